import { Button, Select, Textarea } from '@mantine/core'
import {
  type CasePartName,
  type CaseTrack,
  partEndpoints,
  type TrackKind,
  type TrackState,
  trackStates,
  tracksOf,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cases.module.css'
import { Section } from './Section.tsx'

interface Props {
  part: CasePartName
  anchorId: string
  tracks: readonly CaseTrack[]
  writes: boolean
}

export function Tracks({ part, anchorId, tracks, writes }: Props) {
  const t = useT()
  const [form, setForm] = useState<'new' | CaseTrack>()
  const left = tracksOf(part).filter((kind) => !tracks.some((track) => track.kind === kind && track.own))
  const opens = writes && left.length > 0
  return (
    <Section
      title={t('cases.tracks')}
      {...(opens ? { act: t('cases.open-track'), onAct: () => setForm('new') } : {})}
    >
      {tracks.length === 0 && <p className={classes.quiet}>{t('cases.no-tracks')}</p>}
      <ul className={classes.lines}>
        {tracks.map((track) => (
          <li key={track.id}>
            <span className={classes.grow}>
              <strong>{t(`cases.track.${track.kind}`)}</strong> ·{' '}
              {t(`cases.track-state.${word(track.state)}`)}
              <br />
              <bdi className={classes.note}>{track.plan}</bdi>
              <br />
              <span className={classes.quiet}>
                {t('cases.since')} <DayText value={track.openedOn} /> · <bdi>{track.by.name}</bdi>
              </span>
            </span>
            {writes && track.own && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('cases.change-track-of', { track: t(`cases.track.${track.kind}`) })}
                onClick={() => setForm(track)}
              >
                {t('cases.change')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {form === 'new' && (
        <NewTrack part={part} anchorId={anchorId} kinds={left} onClose={() => setForm(undefined)} />
      )}
      {form && form !== 'new' && <ChangeTrack part={part} track={form} onClose={() => setForm(undefined)} />}
    </Section>
  )
}

interface NewProps {
  part: CasePartName
  anchorId: string
  kinds: readonly TrackKind[]
  onClose: () => void
}

export function NewTrack({ part, anchorId, kinds, onClose }: NewProps) {
  const t = useT()
  const [kind, setKind] = useState<string | null>(kinds[0] ?? null)
  const [plan, setPlan] = useState('')
  const send = useSend(partEndpoints[part].openTrack, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('cases.open-track')}
      hint={t(`cases.who.${part}`)}
      act={t('cases.save')}
      ready={plan.trim() !== '' && kind !== null}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { anchorId }, body: { kind: kind as TrackKind, plan: plan.trim() } })
      }
      onClose={onClose}
    >
      <Select
        label={t('cases.track-kind')}
        data={kinds.map((code) => ({ value: code, label: t(`cases.track.${code}`) }))}
        value={kind}
        onChange={setKind}
        allowDeselect={false}
      />
      <PlanField value={plan} onChange={setPlan} />
    </FormModal>
  )
}

export function ChangeTrack({
  part,
  track,
  states = trackStates,
  onClose,
}: {
  part: CasePartName
  track: Pick<CaseTrack, 'id' | 'kind' | 'state' | 'plan'>
  /** States that it can be put into from here; a track with a plan closes by its outcome. */
  states?: readonly TrackState[]
  onClose: () => void
}) {
  const t = useT()
  const [state, setState] = useState(states.find((each) => each === track.state) ?? states[0] ?? track.state)
  const [plan, setPlan] = useState(track.plan)
  const send = useSend(partEndpoints[part].setTrack, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t(`cases.track.${track.kind}`)}
      hint={t('cases.kept-before')}
      act={t('cases.save')}
      ready={plan.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: track.id }, body: { state, plan: plan.trim() } })}
      onClose={onClose}
    >
      <Select
        label={t('cases.fact.state')}
        data={states.map((code) => ({ value: code, label: t(`cases.track-state.${word(code)}`) }))}
        value={state}
        onChange={(value) => setState(trackStates.find((each) => each === value) ?? track.state)}
        allowDeselect={false}
      />
      <PlanField value={plan} onChange={setPlan} />
    </FormModal>
  )
}

function PlanField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT()
  return (
    <Textarea
      label={t('cases.plan')}
      required
      autosize
      minRows={2}
      maxLength={10_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

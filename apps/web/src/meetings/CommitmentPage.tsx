import { Button, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import {
  type CommitmentPage as Commitment,
  closeCommitment,
  getCommitment,
  noteCommitment,
  today,
} from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { type Fact, Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { Places } from '../cooperation/Places.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { ChangeCommitment, CommitmentForm } from './CommitmentForm.tsx'
import classes from './meetings.module.css'
import { Box, Standing, Words } from './parts.tsx'

export function CommitmentPage() {
  const { commitmentId: id } = useParams({ strict: false }) as { commitmentId: string }
  const found = useAnswer(getCommitment, { params: { id } }, { keep: false })
  return (
    <>
      <Places />
      <Loaded from={found}>{(commitment) => <Whole key={commitment.id} commitment={commitment} />}</Loaded>
    </>
  )
}

function Whole({ commitment }: { commitment: Commitment }) {
  const t = useT()
  const can = useCan()
  const [open, setOpen] = useState<'close' | 'change' | 'follow' | null>(null)
  const close = () => setOpen(null)
  const mine = commitment.own && can('cooperation.write')
  const isOpen = commitment.state === 'open'
  const follow = mine && !isOpen && !commitment.followedBy
  return (
    <>
      <PageTitle
        title={commitment.what}
        aside={
          mine &&
          isOpen && (
            <Button variant="default" onClick={() => setOpen('change')}>
              {t('meetings.change')}
            </Button>
          )
        }
        action={
          mine && isOpen
            ? { label: t('meetings.commitment.close'), onClick: () => setOpen('close') }
            : follow
              ? { label: t('meetings.commitment.follow'), onClick: () => setOpen('follow') }
              : undefined
        }
      >
        <Text c="dimmed" component="div">
          <Standing of={commitment} /> · {t(`meetings.promise.${commitment.side}`)}
        </Text>
      </PageTitle>
      <div className={classes.columns}>
        <Box title={t('meetings.about')}>
          <Facts facts={useFacts(commitment)} />
        </Box>
        <Box title={t('meetings.since')}>
          {commitment.entries.length === 0 && <Text c="dimmed">{t('meetings.since-none')}</Text>}
          <ul className={classes.lines}>
            {commitment.entries.map(({ id, text, by, at }) => (
              <li key={id}>
                <Words>{text}</Words>
                <span className={classes.quiet}>
                  <InstantText value={at} /> <bdi>{by}</bdi>
                </span>
              </li>
            ))}
          </ul>
          {mine && <Note id={commitment.id} />}
        </Box>
      </div>
      {open === 'close' && <Close id={commitment.id} onClose={close} />}
      {open === 'change' && <ChangeCommitment of={commitment} onClose={close} />}
      {open === 'follow' && <CommitmentForm partners={[]} follows={commitment} onClose={close} />}
    </>
  )
}

function useFacts(it: Commitment): Fact[] {
  const t = useT()
  const link = (to: string, text: string) => (
    <Link to={to as '/'}>
      <bdi>{text}</bdi>
    </Link>
  )
  const other = (label: string, of: Commitment['follows']): Fact[] =>
    of
      ? [
          {
            label,
            value: (
              <>
                {link(`/cooperation/commitments/${of.id}`, of.what)}{' '}
                {t(`meetings.standing.${word(of.state)}`)}
              </>
            ),
          },
        ]
      : []
  return [
    { label: t('meetings.partner'), value: <bdi>{it.partner}</bdi> },
    { label: t('meetings.office'), value: <bdi>{it.office}</bdi> },
    { label: t('meetings.due-day'), value: it.dueOn ? <DayText value={it.dueOn} /> : '–' },
    ...(it.meetingId
      ? [
          {
            label: t('meetings.made-in'),
            value: link(`/cooperation/meetings/${it.meetingId}`, it.meeting ?? ''),
          },
        ]
      : []),
    ...(it.missionId
      ? [
          {
            label: t('meetings.mission'),
            value: it.mission
              ? link(`/operations/missions/${it.missionId}`, it.mission)
              : t('meetings.mission-closed'),
          },
        ]
      : []),
    ...(it.requestId
      ? [
          {
            label: t('meetings.request'),
            value: link(`/cooperation/requests/${it.requestId}`, it.request ?? ''),
          },
        ]
      : []),
    ...(it.closedOn
      ? [
          {
            label: t('meetings.standing'),
            value: (
              <>
                {t(`meetings.standing.${word(it.state)}`)}
                {it.closedNote && <Words>{it.closedNote}</Words>}
                <div>
                  <DayText value={it.closedOn} /> <bdi>{it.closedBy}</bdi>
                </div>
              </>
            ),
          },
        ]
      : []),
    ...other(t('meetings.follows'), it.follows),
    ...other(t('meetings.followed-by'), it.followedBy),
    {
      label: t('meetings.recorded'),
      value: (
        <>
          <InstantText value={it.recordedAt} /> <bdi>{it.recordedBy}</bdi>
        </>
      ),
    },
  ]
}

function Note({ id }: { id: string }) {
  const t = useT()
  const [text, setText] = useState('')
  const send = useSend(noteCommitment, { invalidates: ['/cooperation'], onDone: () => setText('') })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) send.mutate({ params: { id }, body: { text } })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mt="sm" align="flex-start">
        <FormProblem error={send.error} />
        <Textarea
          w="100%"
          label={t('meetings.since-add')}
          autosize
          minRows={2}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={!text.trim()} loading={send.isPending}>
          {t('meetings.write-down')}
        </Button>
      </Stack>
    </form>
  )
}

function Close({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const [state, setState] = useState<'done' | 'not done'>('done')
  const [on, setOn] = useState(today())
  const [note, setNote] = useState('')
  const send = useSend(closeCommitment, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      title={t('meetings.commitment.close')}
      act={t('meetings.commitment.close')}
      hint={t('meetings.commitment.close-hint')}
      ready={on !== '' && (state === 'done' || note.trim() !== '')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { state, on, note: note.trim() || null } })}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('meetings.standing')}
        value={state}
        onChange={(value) => setState(value as typeof state)}
        data={(['done', 'not done'] as const).map((value) => ({
          value,
          label: t(`meetings.standing.${word(value)}`),
        }))}
      />
      <TextInput
        type="date"
        label={t('meetings.closed-on')}
        required
        max={today()}
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <TextInput
        label={state === 'done' ? t('meetings.note') : t('meetings.why-not')}
        required={state === 'not done'}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  )
}

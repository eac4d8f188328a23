// Heads counted at each step, against the number expected: the same, or explained.
import { Button, Select, Textarea } from '@mantine/core'
import { addHeadCount, explainHeadCount, type HeadCount, type MissionPage } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { GateBadge } from '../components/GateBadge.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { CountFields } from './CountFields.tsx'
import classes from './operations.module.css'
import { FormModal, Section } from './parts.tsx'

export function HeadCounts({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const [counting, setCounting] = useState(false)
  const [explaining, setExplaining] = useState<HeadCount>()
  const may =
    can('mission.write') && (mission.doorsClosed || mission.state === 'arrived') && mission.state !== 'closed'
  return (
    <Section
      title={t('operations.counts')}
      aside={
        may && (
          <Button size="xs" variant="default" onClick={() => setCounting(true)}>
            {t('operations.counts.add')}
          </Button>
        )
      }
    >
      {mission.headCounts.length === 0 && <p className={classes.quiet}>{t('operations.counts.none')}</p>}
      <ul className={classes.lines}>
        {mission.headCounts.map((each) => (
          <li key={each.id} id={each.id}>
            <span className={classes.grow}>
              {t(`operations.count-step.${each.step}`)}
              {each.legId && ` ${mission.legs.find(({ id }) => id === each.legId)?.seq ?? ''}`}:{' '}
              {t('operations.counts.of', { counted: each.counted, expected: each.expected })}
              {each.explanation && (
                <span className={classes.quiet}>
                  {' '}
                  <bdi>{each.explanation}</bdi> (<bdi>{each.explainedBy}</bdi>)
                </span>
              )}
            </span>
            <CountState count={each} />
            {each.counted !== each.expected && !each.explanation && may && (
              <Button size="xs" variant="default" onClick={() => setExplaining(each)}>
                {t('operations.counts.explain')}
              </Button>
            )}
            <span className={classes.quiet}>
              <bdi>{each.recordedBy}</bdi>, <InstantText value={each.recordedAt} />
            </span>
          </li>
        ))}
      </ul>
      {counting && <Count mission={mission} onClose={() => setCounting(false)} />}
      {explaining && <Explain count={explaining} onClose={() => setExplaining(undefined)} />}
    </Section>
  )
}

export function CountState({ count: { counted, expected, explanation } }: { count: HeadCount }) {
  const t = useT()
  if (counted === expected) return <GateBadge said state="met" label={t('operations.counts.agree')} />
  return (
    <GateBadge
      said
      state={explanation ? 'decided' : 'unmet'}
      label={t('operations.counts.difference', { count: Math.abs(counted - expected) })}
    />
  )
}

export function Count({ mission, onClose }: { mission: MissionPage; onClose: () => void }) {
  const t = useT()
  const first = mission.state === 'arrived' ? 'arrival' : mission.state === 'departed' ? 'leg' : 'departure'
  const [step, setStep] = useState<HeadCount['step']>(first)
  const [leg, setLeg] = useState<string | null>(mission.legs[0]?.id ?? null)
  const [counted, setCounted] = useState<number | string>('')
  const [explanation, setExplanation] = useState('')
  const send = useSend(addHeadCount, { invalidates: ['/operations'], onDone: onClose })
  const steps =
    ({ frozen: ['departure', 'leg'], departed: ['leg'], arrived: ['arrival', 'leg'] } as const)[
      mission.state as 'frozen'
    ] ?? []
  const differs = typeof counted === 'number' && counted !== mission.expectedAboard
  return (
    <FormModal
      title={t('operations.counts.add')}
      act={t('operations.counts.act')}
      hint={t('operations.counts.expected', { count: mission.expectedAboard })}
      ready={typeof counted === 'number' && (step !== 'leg' || leg !== null)}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          params: { id: mission.id },
          body: {
            step,
            legId: step === 'leg' ? leg : null,
            counted: Number(counted),
            explanation: differs && explanation.trim() ? explanation : null,
          },
        })
      }
    >
      <Select
        label={t('operations.counts.step')}
        data={steps.map((value) => ({ value, label: t(`operations.count-step.${value}`) }))}
        value={step}
        allowDeselect={false}
        onChange={(value) => setStep((value ?? 'departure') as HeadCount['step'])}
      />
      {step === 'leg' && (
        <Select
          label={t('operations.leg')}
          data={mission.legs.map(({ id, seq, from, to }) => ({
            value: id,
            label: `${seq}. ${from} – ${to}`,
          }))}
          value={leg}
          onChange={setLeg}
        />
      )}
      <CountFields
        counted={counted}
        onCounted={setCounted}
        differs={differs}
        explanation={explanation}
        onExplanation={setExplanation}
      />
    </FormModal>
  )
}

function Explain({ count, onClose }: { count: HeadCount; onClose: () => void }) {
  const t = useT()
  const [explanation, setExplanation] = useState('')
  const send = useSend(explainHeadCount, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.counts.explain')}
      act={t('operations.counts.explain')}
      ready={explanation.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate({ params: { id: count.id }, body: { explanation } })}
    >
      <Textarea
        label={t('operations.counts.explanation')}
        required
        autosize
        minRows={2}
        data-autofocus
        value={explanation}
        onChange={(event) => setExplanation(event.currentTarget.value)}
      />
    </FormModal>
  )
}

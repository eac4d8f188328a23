// The heads counted at each step, and the steps of the mission itself.
import type { MissionStep } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import classes from './field.module.css'
import { useTablet } from './kit.ts'
import { Choice, Form, Heading, Notice, Text, useDraft } from './parts.tsx'

type CountStep = 'departure' | 'leg' | 'arrival'
const stepsAt: Partial<Record<string, readonly CountStep[]>> = {
  frozen: ['departure'],
  departed: ['leg'],
  arrived: ['arrival', 'leg'],
}

export function Counts() {
  const t = useT()
  return (
    <>
      <Heading>{t('operations.counts')}</Heading>
      <CountWord />
      <CountForm />
      <Steps />
    </>
  )
}

/** Each step's newest count: closed, or still to be explained. */
export function CountWord() {
  const t = useT()
  const { state, tablet } = useTablet()
  if (state.headCounts.length === 0) return <p className={classes.hint}>{t('field.counts.none')}</p>
  return (
    <ul className={classes.list}>
      {state.headCounts.map((each) => (
        <li key={each.operation} data-closed={each.closed}>
          <span className={classes.who}>
            {t(`operations.count-step.${each.step}`)}
            {each.legId && ` ${tablet.pack.legs.findIndex(({ id }) => id === each.legId) + 1}`}:{' '}
            <b>{each.counted}</b>
          </span>
          <span>{t(each.closed ? 'field.counts.closed' : 'field.counts.open')}</span>
        </li>
      ))}
    </ul>
  )
}

function CountForm() {
  const t = useT()
  const { tablet, state } = useTablet()
  const steps = stepsAt[state.mission?.state ?? ''] ?? []
  const expected = state.aboard.lines + state.aboard.added
  const { draft, change, record } = useDraft('count', {
    step: null as CountStep | null,
    leg: null as string | null,
    counted: '',
    explanation: '',
  })
  if (steps.length === 0) return <p className={classes.hint}>{t('field.counts.not-now')}</p>
  const step = draft.step && steps.includes(draft.step) ? draft.step : steps[0]!
  const leg = step === 'leg' ? (draft.leg ?? tablet.pack.legs[0]?.id ?? null) : null
  const counted = Number(draft.counted)
  const differs = draft.counted !== '' && counted !== expected
  return (
    <Form
      act={t('operations.counts.act')}
      ready={draft.counted !== '' && Number.isInteger(counted) && counted >= 0}
      onSubmit={() =>
        record({
          kind: 'head-count',
          body: {
            step,
            legId: leg,
            counted,
            expected,
            explanation: differs ? draft.explanation.trim() || null : null,
          },
        })
      }
    >
      <p>{t('operations.counts.expected', { count: expected })}</p>
      {steps.length > 1 && (
        <Choice
          label={t('operations.counts.step')}
          options={steps.map((each) => [each, t(`operations.count-step.${each}`)])}
          value={step}
          onChange={(to) => change({ step: to })}
        />
      )}
      {step === 'leg' && tablet.pack.legs.length > 1 && (
        <Choice
          label={t('operations.leg')}
          options={tablet.pack.legs.map((each, at) => [each.id, `${at + 1}. ${each.from} – ${each.to}`])}
          value={leg}
          onChange={(to) => change({ leg: to })}
        />
      )}
      <Text
        label={t('operations.counts.counted')}
        kind="number"
        value={draft.counted}
        onChange={(to) => change({ counted: to })}
      />
      {differs && (
        <>
          <Notice>{t('operations.counts.difference', { count: Math.abs(counted - expected) })}</Notice>
          <Text
            label={t('operations.counts.explanation')}
            hint={t('operations.counts.explanation-hint')}
            lines={3}
            max={10_000}
            value={draft.explanation}
            onChange={(to) => change({ explanation: to })}
          />
        </>
      )}
    </Form>
  )
}

/** Doors, departure, arrival: each when what it needs is there. */
function Steps() {
  const t = useT()
  const { state } = useTablet()
  const { draft, change, record } = useDraft('step', { reason: '' })
  if (!state.mission) return null
  const { state: phase, doorsClosed } = state.mission
  const left = Object.values(state.lines).filter((line) => line.state === 'listed').length
  const counted = state.headCounts.some(({ step, closed }) => step === 'departure' && closed)
  const take = (step: MissionStep) =>
    record({ kind: 'mission step', body: { step, reason: draft.reason.trim() || null } })
  if (phase === 'frozen' && !doorsClosed)
    return (
      <section>
        <h2>{t('operations.act.doors')}</h2>
        <p>{t('field.doors-hint')}</p>
        <Form
          quiet
          act={t('operations.act.doors')}
          ready={left === 0 || draft.reason.trim() !== ''}
          onSubmit={() => take('close doors')}
        >
          {left > 0 && (
            <Text
              label={t('operations.doors.left', { count: left })}
              lines={2}
              value={draft.reason}
              onChange={(reason) => change({ reason })}
            />
          )}
        </Form>
      </section>
    )
  if (phase === 'frozen')
    return (
      <section>
        <h2>{t('operations.act.depart')}</h2>
        {!counted && <p>{t('field.depart-hint')}</p>}
        <Form act={t('operations.act.depart')} ready={counted} onSubmit={() => take('depart')} />
        <Form quiet act={t('operations.act.open-doors')} ready onSubmit={() => take('open doors')} />
      </section>
    )
  if (phase === 'departed')
    return (
      <section>
        <h2>{t('operations.act.arrive')}</h2>
        <Form act={t('operations.act.arrive')} ready onSubmit={() => take('arrive')} />
      </section>
    )
  return null
}

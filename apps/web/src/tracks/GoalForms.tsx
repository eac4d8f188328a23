import { SegmentedControl, Select } from '@mantine/core'
import {
  type HealthArea,
  healthAreas,
  measuresOf,
  type TrackGoal,
  type TrackGoalState,
  type TrackMeasure,
  type TrackPart,
  type TrackPlan,
  today,
  trackEndpoints,
  trackGoalStates,
} from '@oralu/domain'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Amount, Choice, DayField, filled, OneLine, orNull, useFields, Words } from '../components/fields.tsx'
import { formatDay } from '../i18n/dates.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import { standing, useValueText } from './MeasuredLine.tsx'

export function GoalForm({
  part,
  track,
  onClose,
}: {
  part: TrackPart
  track: TrackPlan
  onClose: () => void
}) {
  const t = useT()
  const [of, set] = useFields({
    area: 'physical' as HealthArea,
    aim: '',
    measure: measuresOf[part][0] as TrackMeasure,
    indicator: '',
    counted: 'number' as 'number' | 'yes-no',
    unit: '',
    baseline: '',
    target: '',
    dueOn: today(80),
  })
  const send = useSend(trackEndpoints[part].addGoal, { invalidates: ['/cases'], onDone: onClose })
  const counts = of.counted === 'number'
  const ready =
    filled(of.aim, of.indicator, of.dueOn) &&
    (!counts || (filled(of.unit, of.baseline, of.target) && Number(of.baseline) !== Number(of.target)))
  const submit = () => {
    const body = {
      ...(part === 'health' ? { area: of.area } : {}),
      aim: of.aim.trim(),
      measure: of.measure,
      indicator: of.indicator.trim(),
      unit: counts ? of.unit.trim() : null,
      baseline: counts ? Number(of.baseline) : 0,
      target: counts ? Number(of.target) : 1,
      dueOn: of.dueOn,
    }
    send.mutate({ params: { id: track.id }, body })
  }
  return (
    <FormModal
      title={t('tracks.add-goal')}
      hint={t('tracks.goal-hint')}
      act={t('cases.save')}
      ready={ready}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={onClose}
      wide
    >
      {part === 'health' && (
        <Choice
          label={t('tracks.area')}
          say={(code) => t(`tracks.area.${code}`)}
          codes={healthAreas}
          value={of.area}
          onChange={(area) => set({ area })}
        />
      )}
      <OneLine
        label={t('tracks.aim')}
        hint={t('tracks.aim-hint')}
        value={of.aim}
        onChange={(aim) => set({ aim })}
      />
      <Choice
        label={t('tracks.measure-kind')}
        hint={t('tracks.measure-kind-hint')}
        say={(code) => t(`tracks.measures.${code}`)}
        codes={measuresOf[part] as readonly TrackMeasure[]}
        value={of.measure}
        onChange={(measure) => set({ measure })}
      />
      <OneLine
        label={t('tracks.indicator')}
        hint={t('tracks.indicator-hint')}
        value={of.indicator}
        onChange={(indicator) => set({ indicator })}
      />
      <SegmentedControl
        aria-label={t('tracks.counted')}
        data={[
          { value: 'number', label: t('tracks.counted.number') },
          { value: 'yes-no', label: t('tracks.counted.yes-no') },
        ]}
        value={of.counted}
        onChange={(counted) => set({ counted: counted === 'yes-no' ? 'yes-no' : 'number' })}
      />
      {counts && (
        <>
          <OneLine
            label={t('tracks.unit')}
            hint={t('tracks.unit-hint')}
            value={of.unit}
            max={60}
            onChange={(unit) => set({ unit })}
          />
          <Amount
            label={t('tracks.baseline')}
            value={of.baseline}
            onChange={(baseline) => set({ baseline })}
          />
          <Amount label={t('tracks.target')} value={of.target} onChange={(target) => set({ target })} />
        </>
      )}
      <DayField
        label={t('tracks.goal-due')}
        value={of.dueOn}
        min={today(1)}
        onChange={(dueOn) => set({ dueOn })}
      />
    </FormModal>
  )
}

export function MeasureForm({
  part,
  goal,
  onClose,
}: {
  part: TrackPart
  goal: TrackGoal
  onClose: () => void
}) {
  const t = useT()
  const language = useLanguage()
  const say = useValueText()
  const [of, set] = useFields({ on: today(), value: '', words: '', corrects: '' })
  const send = useSend(trackEndpoints[part].measure, { invalidates: ['/cases'], onDone: onClose })
  const before = standing(goal)
  const corrected = before.find(({ id }) => id === of.corrects)
  return (
    <FormModal
      title={t('tracks.measure-of', { aim: goal.aim })}
      hint={<bdi>{goal.indicator}</bdi>}
      act={t('cases.save')}
      ready={filled(of.on, of.value)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: goal.id },
          body: {
            on: of.on,
            value: Number(of.value),
            words: orNull(of.words),
            ...(corrected ? { supersedes: corrected.id } : {}),
          },
        })
      }
      onClose={onClose}
    >
      {goal.unit === null ? (
        <SegmentedControl
          aria-label={t('tracks.value')}
          data={[
            { value: '', label: '–' },
            { value: '0', label: t('tracks.no') },
            { value: '1', label: t('tracks.yes') },
          ]}
          value={of.value}
          onChange={(value) => set({ value })}
        />
      ) : (
        <Amount
          label={t('tracks.value-in', { unit: goal.unit })}
          value={of.value}
          onChange={(value) => set({ value })}
        />
      )}
      <DayField label={t('tracks.measured-on')} value={of.on} max={today()} onChange={(on) => set({ on })} />
      <Words label={t('tracks.words')} value={of.words} optional onChange={(words) => set({ words })} />
      {before.length > 0 && (
        <Select
          label={t('tracks.corrects')}
          placeholder={t('tracks.corrects-none')}
          data={before.map((each) => ({
            value: each.id,
            label: `${formatDay(each.on, language)} · ${say(goal, each.value)}`,
          }))}
          value={of.corrects || null}
          onChange={(corrects) => set({ corrects: corrects ?? '' })}
          clearable
        />
      )}
    </FormModal>
  )
}

export function SettleForm({
  part,
  goal,
  onClose,
}: {
  part: TrackPart
  goal: TrackGoal
  onClose: () => void
}) {
  const t = useT()
  const [of, set] = useFields({
    state: (goal.state === 'open' ? 'met' : goal.state) as TrackGoalState,
    why: goal.settled?.why ?? '',
  })
  const send = useSend(trackEndpoints[part].settleGoal, { invalidates: ['/cases'], onDone: onClose })
  const needsWhy = of.state === 'given up'
  return (
    <FormModal
      title={t('tracks.settle-of', { aim: goal.aim })}
      hint={t('cases.kept-before')}
      act={t('cases.save')}
      ready={!needsWhy || filled(of.why)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { id: goal.id }, body: { state: of.state, why: orNull(of.why) } })
      }
      onClose={onClose}
    >
      <Choice
        label={t('cases.fact.state')}
        say={(code) => t(`tracks.goal.${code}`)}
        codes={trackGoalStates}
        value={of.state}
        onChange={(state) => set({ state })}
      />
      <Words
        label={t('tracks.why')}
        hint={t('tracks.why-hint')}
        value={of.why}
        optional={!needsWhy}
        onChange={(why) => set({ why })}
      />
    </FormModal>
  )
}

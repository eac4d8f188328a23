import { Button } from '@mantine/core'
import type { TrackGoal, TrackPart, TrackPlan } from '@oralu/domain'
import { useState } from 'react'
import classes from '../cases/cases.module.css'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { GoalForm, MeasureForm, SettleForm } from './GoalForms.tsx'
import { MeasuredLine, MeasuredTable, standing, useValueText } from './MeasuredLine.tsx'
import { Part } from './Part.tsx'
import own from './tracks.module.css'

interface Props {
  part: TrackPart
  track: TrackPlan
  writes: boolean
}

type Form = { kind: 'new' } | { kind: 'measure' | 'settle'; goal: TrackGoal }

export function Goals({ part, track, writes }: Props) {
  const t = useT()
  const [form, setForm] = useState<Form>()
  const close = () => setForm(undefined)
  return (
    <Part
      title={t('tracks.goals')}
      act={writes ? t('tracks.add-goal') : undefined}
      onAct={() => setForm({ kind: 'new' })}
    >
      {track.goals.length === 0 && <p className={classes.quiet}>{t('tracks.no-goals')}</p>}
      <ul className={own.goals}>
        {track.goals.map((goal) => (
          <Goal
            key={goal.id}
            goal={goal}
            writes={writes}
            onMeasure={() => setForm({ kind: 'measure', goal })}
            onSettle={() => setForm({ kind: 'settle', goal })}
          />
        ))}
      </ul>
      {form?.kind === 'new' && <GoalForm part={part} track={track} onClose={close} />}
      {form?.kind === 'measure' && <MeasureForm part={part} goal={form.goal} onClose={close} />}
      {form?.kind === 'settle' && <SettleForm part={part} goal={form.goal} onClose={close} />}
    </Part>
  )
}

interface GoalProps {
  goal: TrackGoal
  writes: boolean
  onMeasure: () => void
  onSettle: () => void
}

function Goal({ goal, writes, onMeasure, onSettle }: GoalProps) {
  const t = useT()
  const say = useValueText()
  const now = standing(goal).at(-1)
  return (
    <li className={own.goal}>
      <div>
        <strong>
          <bdi>{goal.aim}</bdi>
        </strong>{' '}
        · {t(`tracks.goal.${word(goal.state)}`)}
        {goal.overdue && (
          <>
            {' '}
            · <span className={classes.late}>{t('cases.late')}</span>
          </>
        )}
        <br />
        <span className={classes.quiet}>
          {goal.area && <>{t(`tracks.area.${goal.area}`)} · </>}
          {t(`tracks.measures.${word(goal.measure)}`)} · <bdi>{goal.indicator}</bdi>
          {' · '}
          {goal.unit === null
            ? t('tracks.course-yes')
            : t('tracks.course', { baseline: say(goal, goal.baseline), target: say(goal, goal.target) })}{' '}
          <DayText value={goal.dueOn} />
          {now && (
            <>
              {' · '}
              {t('tracks.now', { value: say(goal, now.value) })} (<DayText value={now.on} />)
            </>
          )}
        </span>
        {goal.settled && (
          <p className={classes.quiet}>
            <DayText value={goal.settled.on} /> · <bdi>{goal.settled.by.name}</bdi>
            {goal.settled.why && (
              <>
                {' · '}
                <bdi className={classes.note}>{goal.settled.why}</bdi>
              </>
            )}
          </p>
        )}
      </div>
      <div>
        <MeasuredLine goal={goal} />
        {writes && (
          <div className={own.acts}>
            {goal.state === 'open' && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('tracks.measure-of', { aim: goal.aim })}
                onClick={onMeasure}
              >
                {t('tracks.measure')}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('tracks.settle-of', { aim: goal.aim })}
              onClick={onSettle}
            >
              {t('tracks.settle')}
            </Button>
          </div>
        )}
      </div>
      <MeasuredTable goal={goal} />
    </li>
  )
}

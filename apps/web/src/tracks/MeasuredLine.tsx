// The values measured for a goal: a small line with baseline and target, and the same as a table.
import type { TrackGoal } from '@oralu/domain'
import { useIntl } from 'react-intl'
import classes from '../cases/cases.module.css'
import { DayText, NumberText } from '../components/text.tsx'
import { formatDay } from '../i18n/dates.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import own from './tracks.module.css'

const [width, height, edge] = [144, 40, 4]

/** A value with its unit, or yes and no. */
export function useValueText() {
  const t = useT()
  const { formatNumber } = useIntl()
  return (goal: Pick<TrackGoal, 'unit'>, value: number) =>
    // Isolated: a unit may be written in another direction than the words around it.
    goal.unit === null
      ? t(value === 1 ? 'tracks.yes' : 'tracks.no')
      : `\u2068${formatNumber(value)} ${goal.unit}\u2069`
}

/** Values that stand, in order of their days: those that were corrected are left out. */
export const standing = (goal: TrackGoal) => goal.measurements.filter((each) => !each.supersededBy)

export function MeasuredLine({ goal }: { goal: TrackGoal }) {
  const t = useT()
  const language = useLanguage()
  const say = useValueText()
  const values = standing(goal)
  const last = values.at(-1)
  if (!last || goal.unit === null || values.length < 2) return null
  const days = values.map(({ on }) => Date.parse(on))
  const [from, to] = [days[0]!, Math.max(days.at(-1)!, days[0]! + 1)]
  const all = [goal.baseline, goal.target, ...values.map(({ value }) => value)]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const x = (day: number) => edge + ((day - from) / (to - from)) * (width - 2 * edge)
  const y = (value: number) => height - edge - ((value - low) / (high - low)) * (height - 2 * edge)
  const points = values.map(({ value }, at) => [x(days[at]!), y(value)] as const)
  return (
    <svg
      className={own.line}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('tracks.line', {
        first: say(goal, values[0]!.value),
        from: formatDay(values[0]!.on, language),
        last: say(goal, last.value),
        to: formatDay(last.on, language),
        target: say(goal, goal.target),
      })}
    >
      <line
        x1={edge}
        x2={width - edge}
        y1={y(goal.target)}
        y2={y(goal.target)}
        stroke="var(--mantine-color-ochre-7)"
        strokeDasharray="4 3"
      />
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke="var(--mantine-color-wormwood-7)"
        strokeWidth={2}
      />
      {points.map(([left, top], at) => (
        <circle
          key={values[at]!.id}
          cx={left}
          cy={top}
          r={at === points.length - 1 ? 3 : 2}
          fill="var(--mantine-color-wormwood-7)"
        />
      ))}
    </svg>
  )
}

export function MeasuredTable({ goal }: { goal: TrackGoal }) {
  const t = useT()
  if (goal.measurements.length === 0) return null
  return (
    <details className={own.values}>
      <summary>{t('tracks.values', { count: standing(goal).length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('tracks.day')}</th>
            <th scope="col">{goal.unit ?? t('tracks.value')}</th>
            <th scope="col">{t('tracks.by')}</th>
            <th scope="col">{t('tracks.words')}</th>
          </tr>
        </thead>
        <tbody>
          {goal.measurements.map((each) => (
            <tr key={each.id}>
              <td>
                <DayText value={each.on} />
              </td>
              <td>
                {each.supersededBy ? (
                  <del>
                    <NumberText value={each.value} />
                  </del>
                ) : goal.unit === null ? (
                  t(each.value === 1 ? 'tracks.yes' : 'tracks.no')
                ) : (
                  <NumberText value={each.value} />
                )}
              </td>
              <td>
                <bdi>{each.by.name}</bdi>
              </td>
              <td className={classes.note}>
                <bdi>{each.words}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

import type { Day, Urgency as Level } from '@oralu/domain'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'

/** How soon someone must see the person: in words, with the day; never a colour of a person. */
export function Urgency({
  urgency,
  followUpBy,
  overdue,
}: {
  urgency: Level
  followUpBy: Day
  overdue: boolean
}) {
  const t = useT()
  return (
    <span className={overdue ? classes.late : undefined}>
      {t(`cases.urgency.${urgency}`)} · {t(overdue ? 'cases.need.was-due' : 'cases.need.due')}{' '}
      <DayText value={followUpBy} />
    </span>
  )
}

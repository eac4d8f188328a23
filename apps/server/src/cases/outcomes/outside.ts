// The numbers of a quarter as others may have them: only half-years whose people have all been here so long, so that
// nobody comes in singly from one quarter to the next; and what is small, or would tell it, withheld.
import type { OutcomeCell } from '@oralu/domain'
import { StandingThread } from '../../jobs/standing-thread.ts'

export interface Counted {
  cohort: string
  months: number
  indicator: OutcomeCell['indicator']
  who: number
  yes: number
}

/** Of one indicator so many months after: a line a cohort. */
export type Table = readonly Counted[]

const thread = new StandingThread<Table[], OutcomeCell[]>(
  new URL('./outside-worker.ts', import.meta.url),
  60_000,
)

/** The day by which everyone of a half-year has been here so many months. */
function wholeBy(cohort: string, months: number): string {
  const [year, half] = [Number(cohort.slice(0, 4)), Number(cohort.slice(6))]
  return new Date(Date.UTC(year, half * 6 + months, 1)).toISOString().slice(0, 10)
}

export function forOthers(counted: readonly Counted[], asOf: string): Promise<OutcomeCell[]> {
  const whole = counted.filter(({ cohort, months }) => wholeBy(cohort, months) <= asOf)
  return thread.ask([...Map.groupBy(whole, ({ indicator, months }) => `${indicator} ${months}`).values()])
}

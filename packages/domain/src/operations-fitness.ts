// How long a fitness to travel lasts at most. Of what a clinician knows only the last day leaves the form: the mission
// learns neither weeks nor findings.
import type { Day } from './shapes.ts'

const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Weeks of pregnancy up to which an airline takes a passenger, as the IATA Medical Manual advises. */
export const lastWeek = { single: 36, multiple: 32 }

/**
 * The last day on which a pregnant traveller may fly.
 * @param weeks completed weeks on the day of the check
 * @returns null where that day has passed
 */
export function pregnantUntil(weeks: number, multiple: boolean, on: Day): Day | null {
  const left = (multiple ? lastWeek.multiple : lastWeek.single) - weeks
  return left > 0 ? addDays(on, left * 7 - 1) : null
}

/** The first day on which a child born at term may fly: seven days old. Earlier only as a physician says. */
export function newBornFrom(bornOn: Day): Day {
  return addDays(bornOn, 7)
}

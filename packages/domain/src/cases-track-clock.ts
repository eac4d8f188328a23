// The clock of a track: it is reviewed at most three months after it was opened or last reviewed. Nothing is written down
// as overdue: that follows from the day on which one reads. The database holds the limit too (db/0091-tracks.sql).
import { daysAfter, monthsAfter } from './day.ts'
import type { Day } from './shapes.ts'

/** How many months may pass between two reviews of a track. */
export const reviewMonths = 3
/** From how many days before it a review is shown as due. */
export const reviewNotice = 14

/** The last day on which a review may stand after an opening or a review on `since`. */
export const reviewLimit = (since: Day): Day => monthsAfter(since, reviewMonths)

/** May a review held on one day set the next one on another? */
export const mayFollow = (heldOn: Day, nextOn: Day): boolean =>
  nextOn > heldOn && nextOn <= reviewLimit(heldOn)

export const reviewStandings = ['ahead', 'due', 'overdue'] as const
export type ReviewStanding = (typeof reviewStandings)[number]

/** How a review that is promised for a day stands on another: due from `reviewNotice` days before to the day itself. */
export function reviewStanding(reviewOn: Day, day: Day): ReviewStanding {
  if (day > reviewOn) return 'overdue'
  return daysAfter(day, reviewNotice) >= reviewOn ? 'due' : 'ahead'
}

/** Of some clocks those that wait on a day, the longest overdue first. */
export const reviewsWaiting = <C extends { reviewOn: Day }>(clocks: readonly C[], day: Day): C[] =>
  clocks
    .filter((clock) => reviewStanding(clock.reviewOn, day) !== 'ahead')
    .toSorted((a, b) => (a.reviewOn < b.reviewOn ? -1 : a.reviewOn > b.reviewOn ? 1 : 0))

export interface PromisedReview {
  /** The day by which it was to be held. */
  dueOn: Day
  /** null: not yet held */
  heldOn: Day | null
  late: boolean
}

/**
 * All reviews that a track has promised, in order: the first within three months of its opening, then the one that each
 * review set. The last is not yet held, unless the track is closed.
 * @param reviews in the order in which they were held
 */
export function reviewCourse(
  openedOn: Day,
  reviews: readonly { heldOn: Day; nextOn: Day }[],
  { closed = false, day }: { closed?: boolean; day: Day },
): PromisedReview[] {
  const promised = [reviewLimit(openedOn), ...reviews.map(({ nextOn }) => nextOn)]
  const course = promised.map((dueOn, at): PromisedReview => {
    const heldOn = reviews[at]?.heldOn ?? null
    return { dueOn, heldOn, late: (heldOn ?? day) > dueOn }
  })
  return closed ? course.slice(0, -1) : course
}

/** From how many classes behind their age a pupil is called over-age (UNESCO Institute for Statistics: two or more). */
export const overAgeFrom = 2

/**
 * How many classes below that of their age a pupil sits: class 1 begins at six, counted on the first of September of the
 * school year. Of a range of birth the younger end counts, so that nobody is said to be further behind than is known.
 * @returns null where the birth is not known
 */
export function classesBehind(bornTo: Day | null, classNumber: number, on: Day): number | null {
  if (!bornTo) return null
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '06-01' ? 1 : 0)
  const age = year - Number(bornTo.slice(0, 4)) - (bornTo.slice(5) > '09-01' ? 1 : 0)
  return Math.max(0, Math.min(11, age - 5) - classNumber)
}

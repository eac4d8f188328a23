/** A reading that removes a conflict, in the form of the answer. */
import type { Statement } from '../statement.ts'
import type { ReadingFound } from './answer.ts'
import type { Removing } from './readings.ts'
import { categoryWord, inFour, listed, sentences } from './words.ts'

export function readingSaid(
  { claim, from, as, note, categories, removes, before, after, fits }: Removing,
  claims: readonly Statement[],
): ReadingFound {
  const named = (key: string | undefined) => claims.find((each) => each.key === key)
  const daysBefore = daysBetween(named(as), named(claim))
  const words = inFour('reading', {
    claim,
    categories: listed(categories.map(categoryWord)),
    as: as === undefined ? `“${note}”` : inFour('people-of', { as }),
    removed: removes.length,
    before: tidy(before, 1),
    after: tidy(after, 1),
  })
  const same = fits.map(({ category, value }) =>
    inFour('number', { claim: as ?? '', category: categoryWord(category), range: value }),
  )
  const text = sentences(
    words,
    ...(fits.length > 0 && as !== undefined ? [inFour('reading-fits', { as, fits: listed(same) })] : []),
    ...(daysBefore !== null && daysBefore > 0 && as !== undefined
      ? [inFour('reading-earlier', { as, days: daysBefore })]
      : []),
  )
  return {
    code: 'reading',
    claim,
    from,
    as: as ?? null,
    note: note ?? null,
    categories,
    removes,
    before: tidy(before),
    after: tidy(after),
    fits,
    daysBefore,
    text,
  }
}

/** A weighted number of people needs no more places to be read. */
const tidy = (value: number, places = 6) => Number(value.toFixed(places))

/** Days from the day of the one to the first possible day of the other; null unless the first is known. */
function daysBetween(earlier: Statement | undefined, later: Statement | undefined): number | null {
  if (!earlier || !later || earlier.statedOn.to !== earlier.statedOn.from) return null
  return (Date.parse(later.statedOn.from) - Date.parse(earlier.statedOn.from)) / 86_400_000
}

import type { PlaceLine, StayLine } from '@oralu/domain'
import { useLanguage } from '../i18n/index.tsx'

/** The name of a place in the reader's language. */
export function usePlaceName(): (name: PlaceLine['name']) => string {
  const language = useLanguage()
  return (name) => name[language]
}

const bornFirst = (a: StayLine, b: StayLine) =>
  (a.person?.bornFrom ?? '9').localeCompare(b.person?.bornFrom ?? '9')

/** Those of one family beside each other, the oldest first. */
export const familiesOf = (stays: readonly StayLine[]): StayLine[][] =>
  [...Map.groupBy(stays, (stay) => stay.family).values()].map((family) => family.toSorted(bornFirst))

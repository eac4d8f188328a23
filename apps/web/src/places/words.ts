import type { PlaceLine, StayLine } from '@oralu/domain'
import { useLanguage } from '../i18n/index.tsx'

/** The name of a place in the reader's language. */
export function usePlaceName(): (name: PlaceLine['name']) => string {
  const language = useLanguage()
  return (name) => name[language]
}

/** Those of one family beside each other, in the order given. */
export const familiesOf = (stays: readonly StayLine[]): StayLine[][] => [
  ...Map.groupBy(stays, (stay) => stay.family).values(),
]

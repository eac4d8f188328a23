// Which language stands on which side of a paper.
import type { Language } from '@oralu/domain'

export type Pair = readonly [Language, Language]

/** Arabic stands on the right of a paper, whichever language was named first. */
export const sidesOf = ([one, two]: Pair): Pair => (one === 'ar' ? [two, one] : [one, two])

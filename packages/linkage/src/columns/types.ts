/** How a column is read: what counts as alike, and what is rare, differs by kind. */
export const KINDS = ['name', 'date', 'code', 'text'] as const
export type Kind = (typeof KINDS)[number]

/** Schema: docs/formats/link-config.schema.json. `id` is the column of the record's own key. */
export type LinkConfig = { id: string; fields: { column: string; as: Kind }[] }

/** Outcomes of comparing a field, best first. `missing` on either side is no evidence. */
export const LEVELS = [
  'missing',
  'same',
  'slip',
  'alike',
  'part',
  'partly',
  'swapped',
  'crossed',
  'different',
] as const
export const MISSING = 0
export const SAME = 1
/** a typing error, words joined, day and month exchanged */
export const SLIP = 2
/** the same sound, a short form, a known other form */
export const ALIKE = 3
/** all that the shorter says stands in the longer; the same half of a code; year and month of a date */
export const PART = 4
/** some words in common, others contradict */
export const PARTLY = 5
/** two columns of one kind exchanged */
export const SWAPPED = 6
/** one column's value stands in another column of the other record */
export const CROSSED = 7
export const DIFFERENT = 8
export const LEVEL_COUNT = 9

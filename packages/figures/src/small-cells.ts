/**
 * Which numbers of a composition could point at a person. A first guard before a figure goes out, for one
 * table alone: what several tables give away together is for `protect`. Source of the idea: primary and
 * complementary disclosure in Hundepool et al., "Statistical Disclosure Control" (2012), chapter 4.
 */
import type { Composition } from './composition.ts'

/** What is to be published. A cell left out is withheld; `adultsSexUnknown` left out means there are none. */
export type PublishedComposition = Partial<Composition>

type Part = Exclude<keyof Composition, 'total'>

/** A cell of the table, or withheld cells joined by " + " of which only the sum can be known. */
export type Cell = keyof Composition | `${string} + ${string}`

/**
 * - `one`, `two`: it points at one person; each of two people learns about the other
 * - `small`: 1 to threshold − 1
 * - `by-subtraction`: not printed, but what is printed gives it
 * - `small-complement`: all but 1 to threshold − 1 of the people are in this cell
 * - `everyone`: all people are in this cell, so it says something of each of them
 * - `nobody`: 0. Not small, yet it says of everybody that they are not in it
 */
export type SmallCellReason =
  | 'one'
  | 'two'
  | 'small'
  | 'by-subtraction'
  | 'small-complement'
  | 'everyone'
  | 'nobody'

/** `complement` is total − value, where that is what makes the cell tell. */
export type SmallCell = {
  readonly cell: Cell
  readonly value: number
  readonly reasons: readonly SmallCellReason[]
  readonly complement?: number
}

/** `needsDataProtectionOfficer`: a cell is listed for a reason other than `nobody` alone. */
export type SmallCells = {
  readonly threshold: number
  readonly cells: readonly SmallCell[]
  readonly needsDataProtectionOfficer: boolean
}

/** Cells of 1 to 4 are small. */
export const DEFAULT_THRESHOLD = 5

const PARTS = ['men', 'women', 'children', 'adultsSexUnknown'] as const satisfies readonly Part[]

/**
 * The cells that are small or tell of someone, by themselves or by subtraction, with reasons.
 *
 * @param published the numbers to be printed, people; leave out what is withheld
 * @param threshold smallest number that is not small; a whole number of 2 or more
 * @throws {RangeError} on a threshold, a number or a sum that cannot be
 */
export function smallCells(published: PublishedComposition, threshold = DEFAULT_THRESHOLD): SmallCells {
  if (!Number.isInteger(threshold) || threshold < 2)
    throw new RangeError(`a threshold is a whole number of 2 or more, not ${threshold}`)
  const values = known(published)
  const isSmall = (n: number) => n >= 1 && n < threshold
  const cells: SmallCell[] = []
  for (const { cell, value, subtracted, total } of values) {
    const reasons: SmallCellReason[] = []
    // A withheld pair of 3 says that each of the two is 3 at most: as telling as a small cell.
    if (value === 1) reasons.push('one')
    if (value === 2) reasons.push('two')
    if (isSmall(value)) reasons.push('small')
    const complement = total === undefined || cell === 'total' ? undefined : total - value
    const complementSmall = complement !== undefined && isSmall(complement)
    if (complementSmall) reasons.push('small-complement')
    if (complement === 0 && value > 0) reasons.push('everyone')
    if (value === 0 && total !== 0) reasons.push('nobody')
    if (reasons.length === 0) continue
    if (subtracted) reasons.push('by-subtraction')
    cells.push({ cell, value, reasons, ...(complementSmall ? { complement } : {}) })
  }
  const tells = (reason: SmallCellReason) => reason !== 'nobody' && reason !== 'by-subtraction'
  return { threshold, cells, needsDataProtectionOfficer: cells.some((c) => c.reasons.some(tells)) }
}

type Known = { cell: Cell; value: number; subtracted: boolean; total: number | undefined }

/** Every number a reader has: those printed, and those that follow from them. */
function known(published: PublishedComposition): Known[] {
  const given = { adultsSexUnknown: 0, ...published }
  for (const [cell, value] of Object.entries(given))
    if (value !== undefined && (!Number.isInteger(value) || value < 0))
      throw new RangeError(`${cell} must be a whole number of 0 or more, not ${value}`)
  const hidden = PARTS.filter((p) => given[p] === undefined)
  const sum = PARTS.reduce((s, p) => s + (given[p] ?? 0), 0)
  const total = given.total ?? (hidden.length === 0 ? sum : undefined)
  if (total !== undefined && (hidden.length === 0 ? sum !== total : sum > total))
    throw new RangeError(`the parts make ${sum}, which does not fit the total of ${total}`)

  const list: Known[] = []
  if (total !== undefined)
    list.push({ cell: 'total', value: total, subtracted: given.total === undefined, total })
  for (const part of PARTS) {
    const value = given[part]
    // The usual absence of adults without a recorded sex tells nothing that the other cells do not.
    if (value === undefined || (part === 'adultsSexUnknown' && value === 0)) continue
    list.push({ cell: part, value, subtracted: false, total })
  }
  if (total !== undefined && hidden.length > 0) {
    const cell = hidden.length === 1 ? hidden[0]! : (hidden.join(' + ') as Cell)
    list.push({ cell, value: total - sum, subtracted: true, total })
  }
  return list
}

/** Reading of a HISTORIES.csv (docs/formats/histories.schema.json), from cells that a reader of CSV has cut. */
import { FEWEST_LISTS, type HistoryTable, MOST_LISTS, namesOf, onAll, seen } from './table.ts'

/** A HISTORIES.csv that cannot be read. `row` is its line counted from 1, 0 for the whole. */
export class HistoriesError extends Error {
  readonly row: number
  readonly reason: string

  constructor(row: number, reason: string) {
    super(row === 0 ? reason : `row ${row}: ${reason}`)
    this.name = 'HistoriesError'
    this.row = row
    this.reason = reason
  }
}

/** More people than any register of mankind; a larger number is a mistake. */
const MOST_PEOPLE = 1e10

/**
 * The tables of a file: one, or one a draw where there is a column `draw`, in the order in which draws first occur.
 *
 * @param rows the header first; every row with as many cells as the header
 * @throws {HistoriesError} at the first row that cannot be
 */
export function parseHistories(rows: readonly (readonly string[])[]): HistoryTable[] {
  const header = (rows[0] ?? []).map((cell) => cell.replace(/^\uFEFF/, '').trim())
  const count = special(header, 'count')
  const draw = special(header, 'draw')
  const columns = header.map((_, i) => i).filter((i) => i !== count && i !== draw)
  const lists = columns.map((i) => header[i]!)
  checkLists(lists)
  const draws = new Map<string, number[]>()
  for (let at = 1; at < rows.length; at++) {
    const cells = rows[at]!.map((cell) => cell.trim())
    const refuse = (reason: string): never => {
      throw new HistoriesError(at + 1, reason)
    }
    if (cells.length !== header.length) refuse(`${cells.length} cells, but the header has ${header.length}`)
    let history = 0
    columns.forEach((column, i) => {
      if (cells[column] === '1') history |= 1 << i
      else if (cells[column] !== '0') refuse(`"${cells[column]}" under ${lists[i]} is neither 0 nor 1`)
    })
    if (history === 0)
      refuse('all zeros: nobody can be known to be on no list, how many they are is the question')
    const text = count === -1 ? '1' : cells[count]!
    if (!/^\d{1,11}$/.test(text)) refuse(`"${text}" under count is not a whole number of people`)
    const key = draw === -1 ? '' : cells[draw]!
    if (draw !== -1 && key === '') refuse('no draw is named')
    const counts = draws.get(key) ?? new Array<number>(1 << lists.length).fill(0)
    draws.set(key, counts)
    counts[history]! += Number(text)
  }
  if (draws.size === 0) throw new HistoriesError(0, 'no rows below the header')
  return [...draws].map(([key, counts]) => checked({ lists, counts }, key))
}

function special(header: readonly string[], name: string): number {
  const found = header.flatMap((cell, i) => (cell.toLowerCase() === name ? [i] : []))
  if (found.length > 1) throw new HistoriesError(1, `two columns are called ${name}`)
  return found[0] ?? -1
}

function checkLists(lists: readonly string[]): void {
  if (lists.some((name) => name === '')) throw new HistoriesError(1, 'a column has no name')
  const twice = lists.find((name, i) => lists.indexOf(name) !== i)
  if (twice) throw new HistoriesError(1, `two columns are called ${twice}`)
  if (lists.length < FEWEST_LISTS)
    throw new HistoriesError(1, `${FEWEST_LISTS} lists at least are needed, one 0/1 column each`)
  if (lists.length > MOST_LISTS)
    throw new HistoriesError(
      1,
      `${lists.length} lists, but ${MOST_LISTS} at most can be used: join or leave out some`,
    )
}

/** @throws {HistoriesError} where nobody is on some list, or more people than there can be */
function checked(table: HistoryTable, draw: string): HistoryTable {
  const where = draw === '' ? '' : `draw ${draw}: `
  if (seen(table) > MOST_PEOPLE) throw new HistoriesError(0, `${where}more people than there can be`)
  const sums = onAll(table.counts)
  table.lists.forEach((_, i) => {
    if (sums[1 << i] === 0)
      throw new HistoriesError(
        0,
        `${where}nobody is on ${namesOf(1 << i, table.lists)[0]}: leave its column out`,
      )
  })
  return table
}

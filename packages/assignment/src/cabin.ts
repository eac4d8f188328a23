// Cabins: berths from a description of rows, and the order along the cabin in which a family's seats follow each other.
import type { Berth } from './mission.ts'

export interface CabinPlan {
  rows: number
  /** Letters of seats from left to right, `-` for an aisle: 'ABC-DEF'. */
  columns: string
  /** Seats that are not there, such as '1A'. */
  leftOut?: readonly string[]
  stretchers?: number
  wheelchairs?: number
}

/**
 * Berths of a cabin: seats '1A' …; stretcher places 'S1' … along the last rows, wheelchair places 'W1' … along the
 * first, one a row.
 */
export function cabin({ rows, columns, leftOut = [], stretchers = 0, wheelchairs = 0 }: CabinPlan): Berth[] {
  const out = new Set(leftOut)
  const seats: Berth[] = []
  for (let row = 1; row <= rows; row++) {
    let bench = 0
    let place = 0
    for (const letter of columns) {
      if (letter === '-') bench++
      else {
        const id = `${row}${letter}`
        if (!out.has(id)) seats.push({ id, kind: 'seat', row, place, bench })
        place++
      }
    }
  }
  const special = (kind: 'stretcher' | 'wheelchair', count: number, rowOf: (at: number) => number): Berth[] =>
    Array.from({ length: count }, (_, at) => ({
      id: `${kind === 'stretcher' ? 'S' : 'W'}${at + 1}`,
      kind,
      row: rowOf(at),
      place: columns.length,
      bench: columns.length,
    }))
  return [
    ...seats,
    ...special('wheelchair', wheelchairs, (at) => (at % rows) + 1),
    ...special('stretcher', stretchers, (at) => rows - (at % rows)),
  ]
}

/** Seats in the order along the cabin: row by row, every second row from the other side, so that neighbours touch. */
export function alongCabin(berths: readonly Berth[]): Berth[] {
  const rows = [...new Set(berths.map(({ row }) => row))].sort((a, b) => a - b)
  const backwards = new Map(rows.map((row, at) => [row, at % 2 === 1]))
  return berths
    .filter(({ kind }) => kind === 'seat')
    .sort((a, b) => a.row - b.row || (backwards.get(a.row) ? b.place - a.place : a.place - b.place))
}

export function areBeside(a: Berth, b: Berth): boolean {
  return a.row === b.row && a.bench === b.bench && Math.abs(a.place - b.place) === 1
}

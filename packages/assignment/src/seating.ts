// Where the medics of a flight may sit, and then who sits where.
import { type Seating, type SeatingTask, seatWith } from './berths.ts'
import type { Highs } from './highs.ts'
import type { Berth } from './mission.ts'
import type { Unit } from './units.ts'

/** Milliseconds for one guess at where several medics sit. */
const GUESS = 1500

/**
 * Where medics sit decides nearly all, and is what the solver is slow to find. One medic is tried row by row, which
 * leaves nothing out; for several, likely rows come first. Seats that are to be kept need the whole question.
 * @returns how all units sit, 'infeasible' where they cannot, 'late' where time ran out
 */
export function seatFlight(highs: Highs, task: SeatingTask): Seating | 'infeasible' | 'late' {
  const { flight, units, deadline, earlier } = task
  if (flight.medics === 0 || units.every(({ patients }) => patients.length === 0))
    return seatWith(highs, task)
  const now = performance.now()
  if (earlier.some((seat) => seat.flight === flight.id)) {
    const kept = seatWith(highs, { ...task, deadline: now + (deadline - now) / 2 })
    if (kept !== 'late') return kept
  }
  let late = false
  for (const rows of likelyRows(task)) {
    const until = flight.medics === 1 ? deadline : Math.min(deadline, performance.now() + GUESS)
    const found = seatWith(highs, { ...task, deadline: until }, rows)
    if (typeof found !== 'string') return found
    late ||= found === 'late'
  }
  if (flight.medics > 1) return seatWith(highs, task)
  return late ? 'late' : 'infeasible'
}

/**
 * Rows for the medics: for several, spread, or one of them by the stretchers; for one, each from which all patients could
 * be reached, as far as counting tells, from the middle outwards.
 */
function likelyRows({ flight: { berths, medics }, units, reach }: SeatingTask): number[][] {
  const rowsOf = (kind: Berth['kind']) =>
    [...new Set(berths.filter((berth) => berth.kind === kind).map(({ row }) => row))].sort((a, b) => a - b)
  const rows = rowsOf('seat')
  if (medics === 1) {
    const lying = units.flatMap(({ patients, stretchers }) =>
      patients.filter((id) => stretchers.includes(id)),
    )
    const needed = units.filter(({ patients, run }) => patients.some((id) => run.includes(id)))
    const away = (row: number) => Math.abs(rows.indexOf(row) - (rows.length - 1) / 2)
    return rows
      .filter(
        (row) => lying.length === 0 || rowsOf('stretcher').some((each) => Math.abs(each - row) <= reach),
      )
      .filter((row) => fitAround(row, reach, berths, needed))
      .sort((a, b) => away(a) - away(b))
      .map((row) => [row])
  }
  const spread = (count: number) =>
    Array.from({ length: count }, (_, at) => rows[Math.floor(((at + 0.5) * rows.length) / count)]!)
  const stretchers = rowsOf('stretcher')
  const middle = stretchers[Math.floor(stretchers.length / 2)]
  return middle === undefined ? [spread(medics)] : [spread(medics), [middle, ...spread(medics - 1)]]
}

/** Whether runs that all touch the rows around a medic have seats enough: all but the first and last lie within. */
function fitAround(row: number, reach: number, berths: readonly Berth[], units: readonly Unit[]): boolean {
  const seats = berths.filter(({ kind }) => kind === 'seat')
  const within = seats.filter((seat) => Math.abs(seat.row - row) <= reach).length - 1
  const before = seats.filter((seat) => seat.row < row - reach).length
  const after = seats.length - within - 1 - before
  const lengths = units.map(({ run }) => run.length).sort((a, b) => b - a)
  const over = [lengths[0] ?? 1, lengths[1] ?? 1].map((length) => length - 1)
  const outside = Math.max(
    Math.min(over[0]!, before) + Math.min(over[1]!, after),
    Math.min(over[1]!, before) + Math.min(over[0]!, after),
  )
  return lengths.reduce((sum, length) => sum + length, 0) <= within + outside
}

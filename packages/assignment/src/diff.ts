// What a new plan changes of the earlier one.
import type { Seat } from './mission.ts'

export interface Change {
  person: string
  /** `moved`: another flight; `reseated`: another berth of the same flight. */
  kind: 'added' | 'left' | 'moved' | 'reseated'
  was?: Seat
  is?: Seat
}

export function changes(earlier: readonly Seat[], now: readonly Seat[]): Change[] {
  const was = new Map(earlier.map((seat) => [seat.person, seat]))
  const is = new Map(now.map((seat) => [seat.person, seat]))
  const found: Change[] = []
  for (const [person, seat] of is) {
    const before = was.get(person)
    if (!before) found.push({ person, kind: 'added', is: seat })
    else if (before.flight !== seat.flight) found.push({ person, kind: 'moved', was: before, is: seat })
    else if (before.berth !== seat.berth || before.lapOf !== seat.lapOf)
      found.push({ person, kind: 'reseated', was: before, is: seat })
  }
  for (const [person, seat] of was) if (!is.has(person)) found.push({ person, kind: 'left', was: seat })
  return found
}

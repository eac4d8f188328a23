// Where each line sits in what is shown, and which tint a family's block has.
import type { AssignmentBoard, AssignmentPage, PlacedLine } from '@oralu/domain'

export type StaffDuty = 'medic' | 'escort' | 'other'

export interface Places {
  /** By vehicle and berth: who sits there. */
  at: ReadonlyMap<string, { line: PlacedLine } | { staff: StaffDuty }>
  of: ReadonlyMap<string, { carriageId: string; berth: string | null; lapOf: string | null }>
}

export const keyOf = (carriageId: string, berth: string) => `${carriageId} ${berth}`

/** The seats of a computed assignment; those that stand on the manifest where it has none. */
export function placesOf({ lines }: AssignmentBoard, computed: AssignmentPage | undefined): Places {
  const plan = computed && computed.seats.length > 0 ? computed : undefined
  const known = new Map(lines.map((line) => [line.id, line]))
  const seats =
    plan?.seats ??
    lines
      .filter(({ carriageId, seat, needs }) => carriageId !== null && (seat !== null || needs === 'lap'))
      .map(({ id, carriageId, seat }) => ({ lineId: id, carriageId: carriageId!, berth: seat, lapOf: null }))
  const at = new Map<string, { line: PlacedLine } | { staff: StaffDuty }>()
  for (const { carriageId, medics, escorts, others } of plan?.staff ?? []) {
    for (const berth of medics) at.set(keyOf(carriageId, berth), { staff: 'medic' })
    for (const { berth } of escorts) at.set(keyOf(carriageId, berth), { staff: 'escort' })
    for (const berth of others) at.set(keyOf(carriageId, berth), { staff: 'other' })
  }
  for (const { lineId, carriageId, berth } of seats) {
    const line = known.get(lineId)
    if (line && berth !== null) at.set(keyOf(carriageId, berth), { line })
  }
  return { at, of: new Map(seats.map(({ lineId, ...place }) => [lineId, place])) }
}

/** Tints tell neighbouring families apart and mean nothing else. */
const tints = 4

/** Families in the order in which one meets them along the cabins; whoever travels alone has none (0). */
export function tintsOf({ lines, cabins }: AssignmentBoard, { at }: Places): ReadonlyMap<string, number> {
  const sizes = new Map(
    [...Map.groupBy(lines, ({ together }) => together)].map(([id, all]) => [id, all.length]),
  )
  const found = new Map<string, number>()
  for (const { carriageId, berths } of cabins)
    for (const { id } of berths) {
      const who = at.get(keyOf(carriageId, id))
      if (!who || !('line' in who) || found.has(who.line.together)) continue
      const alone = sizes.get(who.line.together) === 1
      found.set(who.line.together, alone ? 0 : (found.size % tints) + 1)
    }
  return found
}

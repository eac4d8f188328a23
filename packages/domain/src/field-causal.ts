// The causal order of operations: vector clocks (Fidge, Mattern 1988) made from what each device had seen. No clock on
// a wall is asked. The line they are put in is the same whatever the order in which they arrived.
import type { FieldOperation, Heads } from './field-operations.ts'

/** An operation whose whole past is here. */
export interface Placed {
  operation: FieldOperation
  /** Of each device, the last sequence in its past, itself included. */
  clock: Heads
  /** The longest chain before it, plus one. */
  rank: number
}

/** An operation that waits for its past. */
export interface PendingOperation {
  operation: string
  missing: { device: string; from: number; to: number }[]
}

/** Did `b` happen with `a` known? An operation does not precede itself. */
export function precedes(a: Placed, b: Placed): boolean {
  return a !== b && (b.clock[a.operation.device] ?? 0) >= a.operation.sequence
}

export function concurrent(a: Placed, b: Placed): boolean {
  return a !== b && !precedes(a, b) && !precedes(b, a)
}

/** The order in which operations are looked at: causes first, then device and sequence. */
export function inOrder(a: Placed, b: Placed): number {
  const { device, sequence } = b.operation
  return a.rank - b.rank || compare(a.operation.device, device) || a.operation.sequence - sequence
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Places operations in causal order.
 * @param operations in any order, repeated or not
 * @returns placed, in order; pending, with what each lacks; forked: those that took a sequence which another with a
 *   smaller id holds (a device copied or set back)
 */
export function place(operations: Iterable<FieldOperation>): {
  placed: Placed[]
  pending: PendingOperation[]
  forked: FieldOperation[]
} {
  const { byDevice, forked } = sorted(operations)
  const placedOf = new Map<string, Placed[]>()
  const placed: Placed[] = []
  const has = (device: string, sequence: number) => (placedOf.get(device)?.length ?? 0) >= sequence
  for (let moved = true; moved; ) {
    moved = false
    for (const [device, own] of byDevice) {
      const done = placedOf.get(device) ?? []
      placedOf.set(device, done)
      for (let next = own.get(done.length + 1); next; next = own.get(done.length + 1)) {
        if (!Object.entries(next.parents).every(([other, to]) => has(other, to))) break
        const past = Object.entries(next.parents).map(([other, to]) => placedOf.get(other)![to - 1]!)
        const before = done.at(-1)
        const each = after(next, before ? [before, ...past] : past)
        done.push(each)
        placed.push(each)
        moved = true
      }
    }
  }
  placed.sort(inOrder)
  return { placed, pending: waiting(byDevice, placedOf), forked }
}

/**
 * Places operations onto a log whose placed part is known by device and sequence.
 * @param find a placed operation of the log
 * @returns those whose past is now here, in order; the others are still waiting
 */
export function placeOnto(
  waiting: Iterable<FieldOperation>,
  find: (device: string, sequence: number) => Pick<Placed, 'clock' | 'rank'> | undefined,
): Placed[] {
  let open = [...waiting].sort((a, b) => a.sequence - b.sequence)
  const fresh = new Map<string, Placed>()
  const at = (device: string, sequence: number) =>
    fresh.get(`${device} ${sequence}`) ?? find(device, sequence)
  for (let before = -1; before !== open.length; ) {
    before = open.length
    open = open.filter((each) => {
      const { device, sequence, parents } = each
      const heads = Object.entries(sequence > 1 ? { ...parents, [device]: sequence - 1 } : parents)
      const past = heads.map(([other, to]) => at(other, to)).filter((found) => found !== undefined)
      if (past.length < heads.length) return true
      fresh.set(`${device} ${sequence}`, after(each, past))
      return false
    })
  }
  return [...fresh.values()].sort(inOrder)
}

/** The last sequence placed of each device: the parents of the next operation, with its own device left out. */
export function headsOf(placed: readonly Placed[], own?: string): Heads {
  const heads: Heads = {}
  for (const { operation } of placed)
    if (operation.device !== own)
      heads[operation.device] = Math.max(heads[operation.device] ?? 0, operation.sequence)
  return heads
}

function sorted(operations: Iterable<FieldOperation>) {
  const byDevice = new Map<string, Map<number, FieldOperation>>()
  const forked = new Map<string, FieldOperation>()
  for (const each of operations) {
    const own = byDevice.get(each.device) ?? new Map<number, FieldOperation>()
    byDevice.set(each.device, own)
    const other = own.get(each.sequence)
    if (other && other.id !== each.id) {
      const later = other.id < each.id ? each : other
      forked.set(later.id, later)
    }
    if (!other || each.id < other.id) own.set(each.sequence, each)
  }
  return { byDevice, forked: [...forked.values()].sort((a, b) => compare(a.id, b.id)) }
}

function after(operation: FieldOperation, past: readonly Pick<Placed, 'clock' | 'rank'>[]): Placed {
  const clock: Heads = {}
  let rank = 0
  for (const each of past) {
    rank = Math.max(rank, each.rank)
    for (const device in each.clock) clock[device] = Math.max(clock[device] ?? 0, each.clock[device]!)
  }
  clock[operation.device] = operation.sequence
  return { operation, clock, rank: rank + 1 }
}

function waiting(
  byDevice: Map<string, Map<number, FieldOperation>>,
  placedOf: Map<string, Placed[]>,
): PendingOperation[] {
  const pending: PendingOperation[] = []
  const lack = (device: string, to: number) => {
    const has = byDevice.get(device)
    let from = (placedOf.get(device)?.length ?? 0) + 1
    while (has?.has(from)) from++
    return from <= to ? [{ device, from, to }] : []
  }
  for (const [device, own] of byDevice)
    for (const each of own.values()) {
      if (each.sequence <= placedOf.get(device)!.length) continue
      const missing = [
        ...lack(device, each.sequence - 1),
        ...Object.entries(each.parents).flatMap(([other, to]) => lack(other, to)),
      ].sort((a, b) => compare(a.device, b.device))
      pending.push({ operation: each.id, missing })
    }
  return pending.sort((a, b) => compare(a.operation, b.operation))
}

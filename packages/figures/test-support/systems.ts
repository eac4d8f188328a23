/** Generated claims on few people, and their truth by trying every way that few people can be. Nobody is anyone. */

import { rangeSaid } from '../src/check/compile.ts'
import type { Draw } from '../src/estimate/random.ts'
import type { StatedCategory, StatedQuantity, Statement } from '../src/statement.ts'

/** People of each kind on each mission are tried from 0 to so many. */
const MOST = 7

/** Kinds of people that a category is made of, in words of the test alone. */
const KINDS: Partial<Record<StatedCategory, readonly string[]>> = {
  total: ['adult', 'child'],
  adults: ['adult'],
  children: ['child'],
}

/** One mission with adults and children, or two to four missions of which only totals are told. */
export function drawClaims(next: Draw): Statement[] {
  const whole = (most: number) => Math.floor(next() * (most + 1))
  const kinds = next() < 0.5
  const missions = ['a', 'b', 'c', 'd'].slice(0, kinds ? 1 + whole(1) : 2 + whole(2))
  const categories: StatedCategory[] = kinds ? ['total', 'adults', 'children'] : ['total']
  return Array.from({ length: 3 + whole(3) }, (_, i): Statement => {
    const some = missions.filter(() => next() < 0.6)
    const named = some.length > 0 ? some : [missions[whole(missions.length - 1)]!]
    return {
      key: `c${i}`,
      publisher: 'generated',
      statedOn: { from: '2019-01-01' },
      address: 'generated',
      scope: { event: 'repatriated', missions: named, note: 'generated' },
      quantities: [drawQuantity(categories[whole(categories.length - 1)]!, whole, next)],
    }
  })
}

function drawQuantity(category: StatedCategory, whole: (most: number) => number, next: Draw): StatedQuantity {
  const value = whole(4)
  const kind = whole(9)
  if (kind === 0 && category !== 'total') {
    const half = next() < 0.6
    return { category, kind: 'share', value: half ? 50 : 100 * whole(1), tolerance: half ? 5 * whole(1) : 0 }
  }
  if (kind === 1) return { category, kind: 'at-least', value }
  if (kind === 2) return { category, kind: 'at-most', value }
  if (kind === 3) return { category, kind: 'between', value, upper: value + whole(2) }
  if (kind === 4) return { category, kind: 'about', value, tolerance: whole(2) }
  return { category, kind: 'exact', value }
}

export interface Truth {
  readonly consistent: boolean
  /** Minimal sets of claims that cannot all hold, each sorted and joined; all of them sorted. */
  readonly sets: readonly string[]
  /** Least sum over claims of people times weight. */
  readonly cost: number
  /** For each mission and kind over the least corrections; an upper end at MOST is none. */
  readonly bounds: ReadonlyMap<string, { low: number; high: number | null }>
}

export function bruteForce(claims: readonly Statement[]): Truth {
  const missions = [...new Set(claims.flatMap(({ scope }) => scope.missions!))].sort()
  const plain = claims.every(({ quantities: [q] }) => q!.category === 'total')
  const kinds = plain ? ['adult'] : ['adult', 'child']
  const cells = missions.flatMap((mission) => kinds.map((kind) => `${mission} ${kind}`))
  const people = cells.map(() => 0)
  const inside = claims.map(({ scope, quantities: [q] }) => ({
    quantity: q!,
    cells: indices(scope.missions!, KINDS[q!.category]!),
    whole: indices(scope.missions!, KINDS.total!),
  }))
  function indices(named: readonly string[], of: readonly string[]) {
    return cells.flatMap((cell, i) => {
      const [mission = '', kind = ''] = cell.split(' ')
      return named.includes(mission) && of.includes(kind) ? [i] : []
    })
  }
  const sum = (some: readonly number[]) => some.reduce((all, i) => all + people[i]!, 0)
  const possible = new Set<number>()
  let cost = Number.POSITIVE_INFINITY
  let best: number[][] = []
  for (;;) {
    let [mask, paid] = [0, 0]
    inside.forEach(({ quantity, cells: own, whole }, i) => {
      const missed = missedBy(quantity, sum(own), sum(whole))
      if (missed === 0) mask |= 1 << i
      paid += missed * weightOf(quantity)
    })
    possible.add(mask)
    if (paid < cost - 1e-9) [cost, best] = [paid, []]
    if (paid < cost + 1e-9) best.push([...people])
    let i = 0
    while (i < people.length && people[i] === MOST) people[i++] = 0
    if (i === people.length) break
    people[i]!++
  }
  const all = (1 << claims.length) - 1
  const holds = (some: number) => [...possible].some((mask) => (some & mask) === some)
  const sets: string[] = []
  for (let some = 1; some <= all; some++) {
    if (holds(some)) continue
    const minimal = claims.every((_, i) => !(some & (1 << i)) || holds(some & ~(1 << i)))
    if (minimal)
      sets.push(
        claims
          .flatMap(({ key }, i) => (some & (1 << i) ? [key] : []))
          .sort()
          .join(' '),
      )
  }
  const bounds = new Map(
    cells.map((cell, i) => {
      const values = best.map((one) => one[i]!)
      const high = Math.max(...values)
      return [cell, { low: Math.min(...values), high: high === MOST ? null : high }]
    }),
  )
  return { consistent: holds(all), sets: sets.sort(), cost, bounds }
}

function missedBy(quantity: StatedQuantity, people: number, whole: number): number {
  if (quantity.kind !== 'share') {
    const { low, high } = rangeSaid(quantity)
    return Math.max(0, low - people, people - high)
  }
  const [low, high] = [quantity.value - quantity.tolerance!, quantity.value + quantity.tolerance!]
  let missed = 0
  while (
    100 * (people + missed) < Math.max(0, low) * whole ||
    100 * (people - missed) > Math.min(100, high) * whole
  )
    missed++
  return missed
}

function weightOf(quantity: StatedQuantity): number {
  if (quantity.kind === 'about' || quantity.kind === 'between') {
    const { low, high } = rangeSaid(quantity)
    return 1 / (1 + (high - low) / 2)
  }
  return 1
}

/** Claims to a system: each number a row over the atomic groups of its people and category. */
import { rangeOf } from '../figure.ts'
import type { Group, Share, StatedCategory, StatedQuantity } from '../statement.ts'
import { atomsOf } from './atoms.ts'
import { categoriesIn, SOME_OF } from './categories.ts'
import { latticeOf, type People, type Spoken } from './lattice.ts'
import type { Row, System } from './system.ts'

/** One number said, by one claim or by several that say the very same of the same people. */
export interface Said {
  readonly claim: string
  readonly alsoSaidBy: string[]
  readonly category: StatedCategory
  readonly quantity: StatedQuantity
  readonly event: string
  readonly people: string
}

/** A group that is asked about. */
export interface Asked {
  readonly event: string
  readonly missions: readonly string[]
  readonly category: StatedCategory
}

export interface Compiled {
  readonly system: System
  readonly said: readonly Said[]
  /** Columns of each group asked about. */
  readonly asked: readonly (readonly number[])[]
}

/** Past this, people cannot be counted by HiGHS to the digit, and no state has as many citizens abroad. */
export const MOST_PEOPLE = 1_000_000_000

/** @param voices whether a number that several say costs as much to correct as all of theirs, or is counted once */
export function compile(
  spoken: readonly Spoken[],
  groups: readonly Group[],
  asked: readonly Asked[] = [],
  voices = true,
): Compiled {
  const lattice = latticeOf(spoken, groups)
  const askedPeople = asked.map(({ event, missions }) => lattice.ofMissions(event, missions))
  const cells = cellsOf(lattice.all.values(), usedIn(spoken, asked))
  const rows: Row[] = []
  const said: Said[] = []
  const weights: number[] = []
  const known = new Map<string, number>()
  const byKey = new Map(spoken.map((each) => [each.key, each]))

  for (const each of spoken) {
    const people = lattice.peopleOf(each)
    for (const quantity of each.quantities) {
      if (quantity.kind !== 'share' && Math.max(quantity.value, quantity.upper ?? 0) > MOST_PEOPLE) continue
      const columns = cells.of(people, quantity.category)
      let own: Omit<Row, 'member'>[]
      if (quantity.kind === 'share') {
        const other = quantity.of?.as === undefined ? undefined : byKey.get(quantity.of.as)
        const whole = cells.of(other ? lattice.peopleOf(other) : people, quantity.of?.category ?? 'total')
        own = shareRows(columns, whole, quantity)
      } else own = [{ columns, coefficients: columns.map(() => 1), ...rangeSaid(quantity), unit: 1 }]
      const id = JSON.stringify([people.event, own, quantity.category])
      const same = known.get(id)
      if (same !== undefined) {
        // Two who say one thing are moved together: a person's correction is paid for each.
        said[same]!.alsoSaidBy.push(each.key)
        if (voices) weights[same]! += weightOf(quantity)
        continue
      }
      const one: Said = {
        claim: each.key,
        alsoSaidBy: [],
        category: quantity.category,
        quantity,
        event: people.event,
        people: people.id,
      }
      known.set(id, said.length)
      rows.push(...own.map((row) => ({ ...row, member: said.length })))
      said.push(one)
      weights.push(weightOf(quantity))
    }
  }
  const askedColumns = asked.map(({ category }, i) => cells.of(askedPeople[i]!, category))
  for (const { inner, outer } of lattice.inside) rows.push(...cells.inside(inner, outer))
  rows.push(...cells.someOf())
  return { system: { columns: cells.count(), rows, weights }, said, asked: askedColumns }
}

function usedIn(spoken: readonly Spoken[], asked: readonly Asked[]): Map<string, Set<StatedCategory>> {
  const used = new Map<string, Set<StatedCategory>>()
  const use = (event: string, category: StatedCategory) => {
    if (!used.has(event)) used.set(event, new Set())
    used.get(event)!.add(category)
  }
  for (const { scope, quantities } of spoken)
    for (const quantity of quantities) {
      use(scope.event, quantity.category)
      if (quantity.kind === 'share') use(scope.event, quantity.of?.category ?? 'total')
    }
  for (const { event, category } of asked) use(event, category)
  return used
}

/** Columns for people and categories, made as they are named. */
function cellsOf(all: Iterable<People>, used: ReadonlyMap<string, ReadonlySet<StatedCategory>>) {
  const sets = [...all].map(({ event, atoms }) => [...atoms].map((atom) => `${event}|${atom}`))
  const atomOf = atomsOf(sets)
  const splits = new Map([...used].map(([event, categories]) => [event, categoriesIn(categories)]))
  const columns = new Map<string, number>()
  const some: { atom: string; event: string; category: StatedCategory; column: number }[] = []

  const column = (event: string, atom: string, part: string): number => {
    const key = `${atom}|${part}`
    const known = columns.get(key)
    if (known !== undefined) return known
    const made = columns.size
    columns.set(key, made)
    if (part in SOME_OF) some.push({ atom, event, category: part as StatedCategory, column: made })
    return made
  }
  const merged = ({ event, atoms }: People) => [
    ...new Set([...atoms].map((atom) => atomOf.get(`${event}|${atom}`)!)),
  ]
  const partsIn = (event: string) => splits.get(event)!
  const of = (people: People, category: StatedCategory) =>
    merged(people).flatMap((atom) =>
      partsIn(people.event)(category).map((part) => column(people.event, atom, part)),
    )
  const named = (people: People, part: string) =>
    merged(people).some((atom) => columns.has(`${atom}|${part}`))

  /** Of each kind of people there are no fewer in outer than in inner; what both hold cancels out. */
  const inside = (inner: People, outer: People): Row[] =>
    [...partsIn(inner.event)('total'), 'orphans', 'fighters'].flatMap((part) => {
      if (!named(inner, part) || !named(outer, part)) return []
      const [small, large] = [merged(inner), merged(outer)]
      const signs = [
        ...large.filter((atom) => !small.includes(atom)).map((atom) => [atom, 1] as const),
        ...small.filter((atom) => !large.includes(atom)).map((atom) => [atom, -1] as const),
      ]
      return [
        atLeastNobody(
          signs.map(([atom]) => column(inner.event, atom, part)),
          signs.map(([, sign]) => sign),
        ),
      ]
    })

  /** Orphans are no more than the children of the same atom, fighters no more than the men. */
  const someOf = (): Row[] =>
    some.map(({ atom, event, category, column: own }) => {
      const whole = partsIn(event)(SOME_OF[category]!).map((part) => column(event, atom, part))
      return atLeastNobody([...whole, own], [...whole.map(() => 1), -1])
    })
  return { of, inside, someOf, count: () => columns.size }
}

const atLeastNobody = (columns: number[], coefficients: number[]): Row => ({
  columns,
  coefficients,
  low: 0,
  high: Number.POSITIVE_INFINITY,
  member: -1,
  unit: 1,
})

/** The values that the wording allows: `rangeOf`, or the tolerance that the claim itself states. */
export function rangeSaid(quantity: Exclude<StatedQuantity, Share>): { low: number; high: number } {
  const { tolerance, value, category: _, ...rest } = quantity
  if (tolerance !== undefined) return { low: Math.max(0, value - tolerance), high: value + tolerance }
  return rangeOf({ ...rest, value, category: 'total' })
}

/** What one person of correction costs: less where the wording itself is loose, 1 / (1 + half its width). */
function weightOf(quantity: StatedQuantity): number {
  if (quantity.kind === 'share') return 1
  const { low, high } = rangeSaid(quantity)
  return Number.isFinite(high) && quantity.kind !== 'at-most' ? 1 / (1 + (high - low) / 2) : 1
}

/** `low % of whole ≤ part ≤ high % of whole`, times 100 and as many tens as the per cents have decimals. */
function shareRows(
  part: readonly number[],
  whole: readonly number[],
  { value, tolerance }: Share,
): Omit<Row, 'member'>[] {
  const decimals = (n: number) => `${n}`.split('.')[1]?.length ?? 0
  const slack = tolerance ?? 0.5 * 10 ** -decimals(value)
  const scale = 10 ** Math.min(6, Math.max(decimals(value), decimals(slack)))
  const row = (percent: number, least: boolean): Omit<Row, 'member'> => {
    const coefficients = new Map<number, number>()
    for (const column of part) coefficients.set(column, 100 * scale)
    for (const column of whole)
      coefficients.set(column, (coefficients.get(column) ?? 0) - Math.round(percent * scale))
    return {
      columns: [...coefficients.keys()],
      coefficients: [...coefficients.values()],
      low: least ? 0 : Number.NEGATIVE_INFINITY,
      high: least ? Number.POSITIVE_INFINITY : 0,
      unit: 100 * scale,
    }
  }
  return [row(Math.max(0, value - slack), true), row(Math.min(100, value + slack), false)]
}

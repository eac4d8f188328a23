/**
 * Readings that remove a conflict: those that a claim itself leaves open, and those that its numbers suggest, since
 * another claim prints the same ones of other people. Each is tried by optimisation; none is taken.
 */
import type { Group, StatedCategory, StatedScope, Statement } from '../statement.ts'
import { compile } from './compile.ts'
import { componentsIn, holding, leastCorrection } from './component.ts'
import type { Highs } from './highs.ts'
import type { Spoken } from './lattice.ts'

export interface Tried {
  readonly claim: string
  readonly from: 'stated' | 'found'
  readonly as?: string
  readonly scope?: StatedScope
  readonly note?: string
  readonly categories: readonly StatedCategory[]
  readonly fits: readonly { claim: string; category: StatedCategory; value: number }[]
}

/** Small numbers agree by chance; two or more from here on do not. */
const TELLING = 10
/** Claims whose readings are tried, and readings of one claim, at most. */
const MOST_CLAIMS = 40
const MOST_READINGS = 12
const EPS = 1e-6

/** The numbers that two claims both print, exact and telling. "Fighters" stand in the place of men. */
function sameNumbers(a: Statement, b: Statement) {
  const place = (category: StatedCategory) => (category === 'fighters' ? 'men' : category)
  return a.quantities.flatMap((x) => {
    const y = b.quantities.find((each) => place(each.category) === place(x.category))
    const same = x.kind === 'exact' && y?.kind === 'exact' && x.value === y.value && x.value >= TELLING
    return same ? [{ claim: b.key, category: x.category, value: x.value }] : []
  })
}

/** Readings worth trying for a claim that is in a conflict. */
export function readingsOf(claim: Statement, others: readonly Statement[]): Tried[] {
  const every = claim.quantities.map(({ category }) => category)
  const stated = (claim.readings ?? []).map(({ categories, ...reading }): Tried => {
    const read = every.filter((category) => !categories || categories.includes(category))
    const other = others.find(({ key }) => key === reading.as)
    const fits = other ? sameNumbers(claim, other).filter(({ category }) => read.includes(category)) : []
    return { claim: claim.key, from: 'stated', categories: read, fits, ...reading }
  })
  // Who says "in total" leaves no room for another scope.
  const found = (claim.scope.everyone ? [] : others).flatMap((other): Tried[] => {
    if (other.key === claim.key || other.scope.event !== claim.scope.event) return []
    const fits = sameNumbers(claim, other)
    if (fits.length < 2) return []
    const some = fits.map(({ category }) => category)
    const base = { claim: claim.key, from: 'found', as: other.key, fits } as const
    return [
      { ...base, categories: every },
      ...(some.length < every.length ? [{ ...base, categories: some }] : []),
    ]
  })
  const own = new Set(stated.map(({ as, categories }) => `${as} ${categories.join()}`))
  const further = found.filter(({ as, categories }) => !own.has(`${as} ${categories.join()}`))
  return [...stated, ...further].slice(0, MOST_READINGS)
}

/** The claims with some numbers of one read anew. */
export function reread(spoken: readonly Spoken[], { claim, as, scope, categories }: Tried): Spoken[] {
  return spoken.flatMap((each) => {
    if (each.key !== claim || each.as !== undefined) return [each]
    const moved = each.quantities.filter(({ category }) => categories.includes(category))
    const kept = each.quantities.filter(({ category }) => !categories.includes(category))
    const there: Spoken = {
      ...each,
      quantities: moved,
      ...(scope ? { scope } : {}),
      ...(as === undefined ? {} : { as }),
    }
    // What is left keeps the claim's people, even if no number of it is left: others may be read as them.
    return scope && kept.length === 0 ? [there] : [{ ...each, quantities: kept }, there]
  })
}

export interface Removing extends Tried {
  readonly removes: readonly number[]
  readonly before: number
  readonly after: number
}

/**
 * Of the readings of claims in conflict, those under which less has to be corrected, the best of each claim first.
 *
 * @param sets claims and categories of each irreducible set
 * @param near for a claim, the claims that hang together with it
 */
export function removingReadings(
  highs: Highs,
  claims: readonly Statement[],
  spoken: readonly Spoken[],
  groups: readonly Group[],
  sets: readonly (readonly { claim: string; category: StatedCategory }[])[],
  near: (claim: string) => ReadonlySet<string>,
): Removing[] {
  const involved = new Set(sets.flatMap((set) => set.map(({ claim }) => claim)))
  const costs = new Map<string, number>()
  const removing: Removing[] = []
  for (const claim of claims.filter(({ key }) => involved.has(key)).slice(0, MOST_CLAIMS)) {
    const tried = readingsOf(claim, claims).map((reading): Removing => {
      const keys = new Set([...near(claim.key), ...(reading.as ? near(reading.as) : [])])
      // A stated scope may bring the claim beside any other of its event.
      const about = spoken.filter(
        ({ key, scope }) => keys.has(key) || (reading.scope && scope.event === reading.scope.event),
      )
      const id = about.map(({ key }) => key).join()
      const before = costs.get(id) ?? costOf(highs, about, groups)
      costs.set(id, before)
      const anew = reread(about, reading)
      const after = costOf(highs, anew, groups)
      const removes =
        after < before - EPS
          ? sets.flatMap((set, i) =>
              set.some(
                ({ claim: key, category }) => key === claim.key && reading.categories.includes(category),
              ) && canHold(highs, anew, groups, set)
                ? [i]
                : [],
            )
          : []
      return { ...reading, removes, before, after }
    })
    const better = tried.filter(({ removes }) => removes.length > 0)
    removing.push(...better.sort((a, b) => a.after - b.after || b.fits.length - a.fits.length))
  }
  return removing
}

function costOf(highs: Highs, spoken: readonly Spoken[], groups: readonly Group[]): number {
  const { system } = compile(spoken, groups, [], false)
  return componentsIn(system).reduce((sum, component) => sum + leastCorrection(highs, component).cost, 0)
}

/** Whether the numbers of a set can hold, each as read now. */
function canHold(
  highs: Highs,
  spoken: readonly Spoken[],
  groups: readonly Group[],
  set: readonly { claim: string; category: StatedCategory }[],
): boolean {
  // Every scope stays, so that what lies inside of what is known as before; only the numbers are fewer.
  const some = spoken.map((each) => ({
    ...each,
    quantities: each.quantities.filter(({ category }) =>
      set.some((one) => one.claim === each.key && one.category === category),
    ),
  }))
  const { system } = compile(some, groups)
  return componentsIn(system).every((component) => holding(highs, component, component.members) !== undefined)
}

/** Sums across claims: several on the same people, missions against the whole, a part against everyone. */
import type { Category, Claim } from './claim.ts'
import { canBeEqual, type Figure, figureOf, partsOf, shown, stated } from './figure.ts'
import { keysOf, mayBeRounded, type SumFinding, sumParams } from './finding.ts'
import { type BlockSum, blocksOf, partitions, sumsOf } from './missions.ts'
import { coveredByEveryone, happenedWithin, holds, samePeopleKey } from './scope.ts'
import { within } from './sums-within.ts'

/** Categories that add up over missions. "fighters" is left out: it is a word of one quoted claim. */
export const ADDITIVE: readonly Category[] = ['total', 'men', 'women', 'children', 'girls', 'boys', 'orphans']

/** A number printed in two scopes is taken for the same number only if it is unlikely to be chance. */
const TELLING = 10

/** Claims on the very same people: each category that two or more give. */
export function sumsOfSameScope(claims: readonly Claim[]): SumFinding[] {
  const groups = Map.groupBy(claims, (c) => samePeopleKey(c))
  const findings: SumFinding[] = []
  for (const [key, group] of groups) {
    if (key === undefined || group.length < 2) continue
    for (const category of ADDITIVE) {
      const figures = group.map((c) => figureOf(c, category)).filter((f) => f !== undefined)
      if (figures.length < 2) continue
      const agree = figures.every((a) => figures.every((b) => canBeEqual(a, b)))
      const values = figures.map((f) => f.nominal)
      const spread = Math.max(...values) - Math.min(...values)
      findings.push({
        code: agree ? 'same-scope-agrees' : 'same-scope-differs',
        verdict: agree ? 'agrees' : 'conflicts',
        claims: keysOf(...figures),
        category,
        arithmetic: agree
          ? figures.map(shown).join(' = ')
          : figures
              .filter((f, i) => values.indexOf(f.nominal) === i)
              .map(shown)
              .join(' ≠ '),
        difference: agree ? 0 : spread,
        params: {
          values,
          valueClaims: figures.map((f) => f.claim),
          missions: group[0]!.scope.missions ?? [],
          mayBeRounded: mayBeRounded(values),
        },
      })
    }
  }
  return findings
}

/** Each claim on several missions against the finest set of other claims that together cover the same. */
export function sumsOfMissions(claims: readonly Claim[]): SumFinding[] {
  const findings: SumFinding[] = []
  for (const claim of claims) {
    const missions = claim.scope.missions
    if (!missions || missions.length < 2) continue
    for (const category of ADDITIVE) {
      const whole = figureOf(claim, category)
      if (!whole) continue
      const blocks = blocksOf(claims, claim.scope.event, category)
      const ways = partitions(missions, blocks, missions)
      const finest = ways.filter((w) => w.length === Math.max(...ways.map((x) => x.length)))
      for (const way of finest)
        for (const sum of sumsOf(way, blocks, category)) findings.push(againstWhole(whole, sum))
      if (ways.length === 0)
        findings.push(...partsTooLarge(whole, missions, claims, claim.scope.event, category))
    }
  }
  return findings
}

function againstWhole(whole: Figure, { parts, sum, claims }: BlockSum): SumFinding {
  const base = {
    claims: [...new Set([whole.claim, ...claims])],
    category: whole.category,
    params: sumParams(parts, sum, whole),
  }
  if (canBeEqual(sum, whole))
    return {
      ...base,
      code: 'missions-make-whole',
      verdict: 'agrees',
      arithmetic: `${sum.workings} = ${sum.nominal}${within(sum, whole)}`,
      difference: 0,
    }
  return {
    ...base,
    code: sum.low > whole.high ? 'missions-exceed-whole' : 'missions-fall-short',
    verdict: 'conflicts',
    arithmetic: `${sum.workings} = ${sum.nominal}, not ${shown(whole)}`,
    difference: sum.nominal - whole.nominal,
  }
}

/** Where the whole cannot be put together: any one part that already is more than it. */
function partsTooLarge(
  whole: Figure,
  missions: readonly string[],
  claims: readonly Claim[],
  event: Claim['scope']['event'],
  category: Category,
): SumFinding[] {
  const inside = claims.filter(
    (c) =>
      c.scope.event === event &&
      c.scope.missions !== undefined &&
      c.scope.missions.length < missions.length &&
      c.scope.missions.every((m) => missions.includes(m)),
  )
  const figures = inside.map((c) => figureOf(c, category)).filter((f) => f !== undefined)
  return figures.filter((f) => f.low > whole.high).map((f) => tooMany('missions-exceed-whole', f, whole))
}

/** A claim on a part, up to some day, that is beyond a claim on everyone up to that day or a later one. */
export function sumsOfEveryone(claims: readonly Claim[]): SumFinding[] {
  const findings: SumFinding[] = []
  for (const whole of claims)
    for (const part of claims) {
      if (!coveredByEveryone(part, whole)) continue
      for (const category of ADDITIVE) {
        const p = figureOf(part, category)
        const w = figureOf(whole, category)
        if (p && w && p.low > w.high) findings.push(tooMany('earlier-exceeds-later', p, w))
      }
    }
  return findings
}

function tooMany(code: 'missions-exceed-whole' | 'earlier-exceeds-later', part: Figure, whole: Figure) {
  return {
    code,
    verdict: 'conflicts',
    claims: keysOf(whole, part),
    category: whole.category,
    arithmetic: `${shown(part)} > ${shown(whole)}`,
    difference: part.nominal - whole.nominal,
    params: sumParams([part], part, whole),
  } satisfies SumFinding
}

/**
 * Numbers that wander from one scope to another: two claims of different scope that print the same two
 * numbers or more. Says no more than that, since a further mission may well have carried no men. Only where
 * one scope holds the other and the totals are one can nobody have been added: then a number that differs is a
 * conflict.
 */
export function sumsElsewhere(claims: readonly Claim[]): SumFinding[] {
  const findings: SumFinding[] = []
  claims.forEach((a, i) => {
    for (const b of claims.slice(i + 1)) {
      if (a.scope.event !== b.scope.event) continue
      const key = samePeopleKey(a)
      if (key !== undefined && key === samePeopleKey(b)) continue
      const pairs = sharedNumbers(a, b)
      const same = pairs.filter(([x, y]) => x.nominal === y.nominal && x.nominal >= TELLING)
      if (same.length < 2) continue
      findings.push({
        code: 'same-numbers-elsewhere',
        verdict: 'agrees',
        claims: [a.key, b.key],
        category: 'total',
        arithmetic: `${a.key}: ${same.map(([x]) => x.nominal).join(', ')} = ${b.key}: ${same.map(([, y]) => y.nominal).join(', ')}`,
        difference: 0,
        params: { values: same.map(([x]) => x.nominal), categories: same.map(([, y]) => y.category) },
      })
      const nested = holds(a, b) || holds(b, a)
      const nobodyAdded = same.some(([x]) => x.category === 'total' && x.low === x.high)
      for (const [x, y] of nested && nobodyAdded ? pairs : [])
        if (!canBeEqual(x, y))
          findings.push({
            code: 'same-numbers-but',
            verdict: 'conflicts',
            claims: [a.key, b.key],
            category: y.category,
            arithmetic: `${x.nominal} ≠ ${y.nominal}`,
            difference: Math.abs(x.nominal - y.nominal),
            params: { values: [x.nominal, y.nominal] },
          })
    }
  })
  return findings
}

/** Pairs of printed numbers for one category, "fighters" beside men where they stand in the place of men. */
function sharedNumbers(a: Claim, b: Claim): [Figure, Figure][] {
  const printed = (claim: Claim, category: Category) =>
    category === 'men'
      ? partsOf(claim).find((p) => p.category === 'men' || p.category === 'fighters')
      : stated(claim, category)
  return ADDITIVE.flatMap((category): [Figure, Figure][] => {
    const x = printed(a, category)
    const y = printed(b, category)
    return x && y ? [[x, y]] : []
  })
}

/** For each claim whose total misses its own parts: the claims inside its period that its total does fit. */
export function totalsElsewhere(claims: readonly Claim[], within: readonly SumFinding[]): SumFinding[] {
  const astray = within.filter((f) => f.code === 'parts-miss-total' && f.category === 'total')
  return astray.flatMap((finding) => {
    const claim = claims.find((c) => c.key === finding.claims[0])!
    const total = stated(claim, 'total')!
    return claims.flatMap((other): SumFinding[] => {
      if (other.key === claim.key || other.scope.event !== claim.scope.event) return []
      const figure = figureOf(other, 'total')
      if (!figure || !happenedWithin(other, claim) || !canBeEqual(figure, total)) return []
      return [
        {
          code: 'total-fits-elsewhere',
          verdict: 'agrees',
          claims: [claim.key, other.key],
          category: 'total',
          arithmetic: `${total.low} ≤ ${figure.nominal} ≤ ${total.high}`,
          difference: 0,
          params: { stated: total.nominal, statedKind: total.kind, fits: figure.nominal },
        },
      ]
    })
  })
}

/** What was never published of one mission, as far as the claims around it force it. */
import type { Category, Claim, ClaimEvent } from './claim.ts'
import { type Figure, figureOf, less, shown } from './figure.ts'
import { boundParams, type SumFinding, widthOf } from './finding.ts'
import { type BlockSum, type Blocks, blocksOf, partitions, sumsOf } from './missions.ts'
import { ADDITIVE } from './sums-across.ts'
import { bound } from './sums-within.ts'

type Way = { whole: Figure; rest: BlockSum; value: Figure | undefined; width: number }

/**
 * For each mission and category that no claim gives: the narrowest whole that has it, less the fewest claims
 * that make up all its other missions. Where claims differ, the finding keeps each result and bounds them.
 */
export function missingMissions(claims: readonly Claim[]): SumFinding[] {
  const findings: SumFinding[] = []
  for (const event of new Set(claims.map((c) => c.scope.event))) {
    const missions = new Set(claims.flatMap((c) => (c.scope.event === event ? (c.scope.missions ?? []) : [])))
    for (const mission of [...missions].sort()) {
      const deduced = ADDITIVE.flatMap((category) => missing(claims, event, mission, category))
      findings.push(...deduced, ...addedUp(deduced, mission))
    }
  }
  return findings
}

function missing(
  claims: readonly Claim[],
  event: ClaimEvent,
  mission: string,
  category: Category,
): SumFinding[] {
  const blocks = blocksOf(claims, event, category)
  if (blocks.has(JSON.stringify([mission]))) return []
  const ways = claims.flatMap((claim) => waysFrom(claim, mission, category, event, blocks))
  if (ways.length === 0) return []
  const narrowest = Math.min(...ways.map((w) => w.width))
  const used = ways.filter((w) => w.width === narrowest)
  const possible = used.filter((w) => w.value !== undefined)
  if (possible.length === 0) return used.map(impossible)
  const low = Math.min(...possible.map((w) => w.value!.low))
  const high = Math.max(...possible.map((w) => w.value!.high))
  if (low === 0 && !Number.isFinite(high)) return []
  return [
    {
      code: 'missing-mission',
      verdict: 'deduced',
      claims: [...new Set(possible.flatMap((w) => [w.whole.claim, ...w.rest.claims]))],
      category,
      arithmetic: possible.map((w) => `${w.value!.workings} = ${bound(w.value!)}`).join('; '),
      difference: widthOf({ low, high }),
      params: {
        mission,
        ...boundParams({ low, high }),
        values: [...new Set(possible.map((w) => w.value!.nominal))],
      },
    },
  ]
}

function waysFrom(
  claim: Claim,
  mission: string,
  category: Category,
  event: ClaimEvent,
  blocks: Blocks,
): Way[] {
  const missions = claim.scope.missions
  if (claim.scope.event !== event || !missions || missions.length < 2 || !missions.includes(mission))
    return []
  const whole = figureOf(claim, category)
  if (!whole) return []
  const others = missions.filter((m) => m !== mission)
  const all = partitions(others, blocks)
  const fewest = all.filter((p) => p.length === Math.min(...all.map((x) => x.length)))
  return fewest.flatMap((p) =>
    sumsOf(p, blocks, category).map((rest) => ({
      whole,
      rest,
      value: less(whole, rest.parts, claim.key, category),
      width: missions.length,
    })),
  )
}

/** The other missions alone are already more than the whole. */
function impossible({ whole, rest }: Way): SumFinding {
  return {
    code: 'missions-exceed-whole',
    verdict: 'conflicts',
    claims: [...new Set([whole.claim, ...rest.claims])],
    category: whole.category,
    arithmetic: `${rest.sum.workings} = ${rest.sum.nominal} > ${shown(whole)}`,
    difference: rest.sum.nominal - whole.nominal,
    params: { sum: rest.sum.nominal, stated: whole.nominal, parts: rest.parts.map((p) => p.nominal) },
  }
}

/** The deduced men, women and children against the deduced total, where each is one value. */
function addedUp(deduced: readonly SumFinding[], mission: string): SumFinding[] {
  const of = (category: Category) =>
    deduced.find((f) => f.category === category && f.code === 'missing-mission' && f.difference === 0)
  const parts = [of('men'), of('women'), of('children')].filter((f) => f !== undefined)
  const total = of('total')
  if (parts.length !== 3 || !total) return []
  const values = parts.map((f) => f.params.low as number)
  const stated = total.params.low as number
  const sum = values.reduce((a, b) => a + b, 0)
  const agrees = sum === stated
  return [
    {
      code: 'missing-mission-adds-up',
      verdict: agrees ? 'agrees' : 'conflicts',
      claims: [...new Set([total, ...parts].flatMap((f) => f.claims))],
      category: 'total',
      arithmetic: `${values.join(' + ')} = ${sum}${agrees ? '' : `, not ${stated}`}`,
      difference: sum - stated,
      params: { mission, parts: values, sum, stated },
    },
  ]
}

/** The first reading of a body of claims: nothing but sums, each of which a person can redo by hand. */
import type { Claim } from './claim.ts'
import type { SumFinding } from './finding.ts'
import { missingMissions } from './missing-mission.ts'
import {
  sumsElsewhere,
  sumsOfEveryone,
  sumsOfMissions,
  sumsOfSameScope,
  totalsElsewhere,
} from './sums-across.ts'
import { sumsWithin } from './sums-within.ts'

const ORDER = { conflicts: 0, deduced: 1, agrees: 2 } as const

/**
 * Compares plain sums within and across claims. A finding holds under the scopes as the claims declare them;
 * no claim is changed, preferred or reconciled. Conflicts come first, then deductions, then agreements, each
 * in the order of the rules and of the claims given. It does not look for the least set of claims that
 * cannot all hold; a conflict here names the claims of one sum.
 *
 * @throws {RangeError} if two claims have one key, since a finding could not say which it means
 */
export function compareSums(claims: readonly Claim[]): SumFinding[] {
  const keys = new Set<string>()
  for (const { key } of claims) {
    if (keys.has(key)) throw new RangeError(`two claims have the key "${key}"`)
    keys.add(key)
  }
  const own = claims.flatMap(sumsWithin)
  const findings = [
    ...own,
    ...totalsElsewhere(claims, own),
    ...sumsElsewhere(claims),
    ...sumsOfSameScope(claims),
    ...sumsOfMissions(claims),
    ...missingMissions(claims),
    ...sumsOfEveryone(claims),
  ]
  // A part beyond its whole shows both when missions are added and when a missing one is deduced.
  const seen = new Set<string>()
  const once = findings.filter((f) => {
    if (f.code !== 'missions-exceed-whole') return true
    const id = JSON.stringify([f.claims, f.category])
    return !seen.has(id) && seen.add(id)
  })
  return once.sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict])
}

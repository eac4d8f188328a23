/** The check against an independent one that tries every way that few people can be: 500 generated bodies of claims. */
import { expect, test } from 'vitest'
import { checkConsistency } from '../../src/check/check.ts'
import { drawsOf } from '../../src/estimate/random.ts'
import { bruteForce, drawClaims } from '../../test-support/systems.ts'

test('verdict, minimal sets, least correction and bounds are those of brute force, 500 times', async () => {
  let [conflicting, manySets, open] = [0, 0, 0]
  for (let seed = 1; seed <= 500; seed++) {
    const claims = drawClaims(drawsOf(seed))
    const truth = bruteForce(claims)
    const kinds = claims.some(({ quantities: [q] }) => q!.category !== 'total')
      ? ['adult', 'child']
      : ['adult']
    const missions = [...new Set(claims.flatMap(({ scope }) => scope.missions!))].slice(0, 1)
    const asked = missions.flatMap((mission) =>
      kinds.map((kind) => ({
        event: 'repatriated',
        missions: [mission],
        category:
          kinds.length === 1
            ? ('total' as const)
            : kind === 'adult'
              ? ('adults' as const)
              : ('children' as const),
      })),
    )
    const answer = await checkConsistency({ claims, groups: [] }, { cap: 1000, asked, readings: false })
    const about = `seed ${seed}`
    expect(answer.consistent, about).toBe(truth.consistent)
    expect(answer.complete, about).toBe(true)
    expect(setsOf(answer.sets), about).toEqual(truth.sets)
    expect(answer.correction.weighted, about).toBeCloseTo(truth.cost, 5)
    for (const bound of answer.unknown) {
      const kind = bound.category === 'children' ? 'child' : 'adult'
      const { low, high } = truth.bounds.get(`${bound.missions[0]} ${kind}`)!
      expect([bound.low, bound.high], `${about} ${bound.missions[0]} ${kind}`).toEqual([low, high])
    }
    if (!truth.consistent) conflicting++
    if (truth.sets.length > 1) manySets++
    if (answer.unknown.some(({ high }) => high === null)) open++
  }
  // What is drawn must put all of it to the test.
  expect(conflicting).toBeGreaterThan(150)
  expect(conflicting).toBeLessThan(450)
  expect(manySets).toBeGreaterThan(50)
  expect(open).toBeGreaterThan(20)
}, 300_000)

/** Each set with every choice among claims that say the very same. */
function setsOf(sets: Awaited<ReturnType<typeof checkConsistency>>['sets']): string[] {
  return sets
    .flatMap(({ numbers }) =>
      numbers.reduce<string[][]>(
        (all, { claim, alsoSaidBy }) =>
          all.flatMap((set) => [claim, ...alsoSaidBy].map((key) => [...set, key])),
        [[]],
      ),
    )
    .map((set) => set.sort().join(' '))
    .sort()
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkConsistency } from '../../src/check/check.ts'
import { rangeSaid } from '../../src/check/compile.ts'
import { drawsOf } from '../../src/estimate/random.ts'
import type { Statement, Statements } from '../../src/statement.ts'
import { drawClaims } from '../../test-support/systems.ts'

const check = (claims: readonly Statement[], groups: Statements['groups'] = []) =>
  checkConsistency({ claims, groups }, { asked: [], readings: false })
const bodies = fc.integer({ min: 1000, max: 1_000_000 }).map((seed) => drawClaims(drawsOf(seed)))
const runs = { numRuns: 30 }

test('the order of claims and of their missions is irrelevant', async () => {
  await fc.assert(
    fc.asyncProperty(bodies, async (claims) => {
      const turned = claims
        .map((claim) => ({
          ...claim,
          scope: { ...claim.scope, missions: claim.scope.missions!.toReversed() },
        }))
        .toReversed()
      expect(await check(turned)).toEqual(await check(claims))
    }),
    runs,
  )
}, 60_000)

test('a further claim never makes claims hold that could not, nor a correction smaller', async () => {
  await fc.assert(
    fc.asyncProperty(bodies, async (claims) => {
      const fewer = await check(claims.slice(1))
      const all = await check(claims)
      if (!fewer.consistent) expect(all.consistent).toBe(false)
      expect(all.correction.weighted).toBeGreaterThanOrEqual(fewer.correction.weighted - 1e-6)
    }),
    runs,
  )
}, 60_000)

test('each set cannot hold by itself, and can without any one of its claims', async () => {
  await fc.assert(
    fc.asyncProperty(bodies, async (claims) => {
      for (const { claims: keys } of (await check(claims)).sets) {
        const set = claims.filter(({ key }) => keys.includes(key))
        expect((await check(set)).consistent).toBe(false)
        for (const left of set)
          expect((await check(set.filter((each) => each !== left))).consistent).toBe(true)
      }
    }),
    runs,
  )
}, 60_000)

test('the correction, once made, leaves claims that can all hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      bodies.filter((claims) => claims.every(({ quantities: [q] }) => q!.kind !== 'share')),
      async (claims) => {
        const { changes, persons } = (await check(claims)).correction
        const corrected = claims.map((claim): Statement => {
          const change = changes.find(({ claim: key, alsoSaidBy }) =>
            [key, ...alsoSaidBy].includes(claim.key),
          )
          if (!change) return claim
          return { ...claim, quantities: [{ category: change.category, kind: 'exact', value: change.to! }] }
        })
        expect((await check(corrected)).consistent).toBe(true)
        const moved = changes.reduce((sum, { low, high, to, alsoSaidBy }) => {
          const missed = to! < low ? low - to! : to! - (high ?? to!)
          return sum + missed * (1 + alsoSaidBy.length)
        }, 0)
        expect(moved).toBe(persons)
      },
    ),
    runs,
  )
}, 60_000)

test('each proof adds up: what is said to be within others is more than they are', async () => {
  await fc.assert(
    fc.asyncProperty(bodies, async (claims) => {
      for (const { proof, excess } of (await check(claims)).sets) {
        if (!proof) continue
        const sum = (terms: typeof proof.least) =>
          terms.reduce((all, { value, times }) => all + value * times, 0)
        expect(sum(proof.least)).toBeCloseTo(proof.sumLeast, 4)
        expect(sum(proof.most)).toBeCloseTo(proof.sumMost, 4)
        expect(excess).toBeGreaterThan(0)
      }
    }),
    runs,
  )
}, 60_000)

const claim = (key: string, missions: string[], value: number, more: Partial<Statement> = {}): Statement => ({
  key,
  publisher: 'generated',
  statedOn: { from: '2019-01-01' },
  address: 'generated',
  scope: { event: 'arrived', missions, note: 'generated' },
  quantities: [{ category: 'total', kind: 'exact', value }],
  ...more,
})

test('a group is all of its parts where it is complete, and may have more where it is not', async () => {
  const claims = [claim('north', ['north'], 5), claim('south', ['south'], 7), claim('all', ['all'], 20)]
  const parts = { name: 'all', parts: ['north', 'south'] }
  expect((await check(claims, [parts])).consistent).toBe(true)
  const { sets } = await check(claims, [{ ...parts, complete: true }])
  expect(sets.map(({ arithmetic }) => arithmetic)).toEqual(['20 > 12 = 5 + 7'])
  const fewer = [...claims.slice(0, 2), claim('all', ['all'], 11)]
  expect((await check(fewer, [parts])).sets.map(({ arithmetic }) => arithmetic)).toEqual(['5 + 7 = 12 > 11'])
})

test('groups that one holds may share people with each other, but none is more than it', async () => {
  const groups = [
    { name: 'year', parts: [] },
    { name: 'place', parts: [] },
    { name: 'all', holds: ['year', 'place'] },
  ]
  const both = [claim('year', ['year'], 8), claim('place', ['place'], 9)]
  expect((await check([...both, claim('all', ['all'], 9)], groups)).consistent).toBe(true)
  expect((await check([...both, claim('all', ['all'], 8)], groups)).sets).toHaveLength(1)
})

test('a share is of another group, in people', async () => {
  const share: Statement = {
    ...claim('share', ['a'], 0),
    quantities: [{ category: 'children', kind: 'share', value: 60 }],
  }
  const told = (children: number): Statement => ({
    ...claim('told', ['a'], 0),
    quantities: [
      { category: 'total', kind: 'exact', value: 100 },
      { category: 'children', kind: 'exact', value: children },
    ],
  })
  expect((await check([share, told(60)])).consistent).toBe(true)
  const { sets, correction } = await check([share, told(70)])
  expect(sets).toHaveLength(1)
  expect(sets[0]).toMatchObject({ claims: ['share', 'told'], excess: 9.5 })
  // 60.5 of 100 is no whole person: 70 children fall by 10, or the share gives way by as many.
  expect(correction.persons).toBe(10)
})

test('a stated tolerance takes the place of the convention', () => {
  expect(rangeSaid({ category: 'total', kind: 'about', value: 600, tolerance: 3 })).toEqual({
    low: 597,
    high: 603,
  })
  expect(rangeSaid({ category: 'total', kind: 'about', value: 600 })).toEqual({ low: 550, high: 650 })
})

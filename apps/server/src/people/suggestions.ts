// Pairs of records that may be one person, found for some records at a time: each is compared with whom it meets, in the
// light of all that is known of both, of their families, and of who else fits. It proposes; a human decides each.
import { type LinkModel, type Prepare, Turns, weighTogether } from '@oralu/linkage'
import type { Db } from '../db/transaction.ts'
import { meet, relativesOf } from './blocks.ts'
import { keepMatches, openPairs, pairKey } from './keep-matches.ts'
import { Pool } from './pool.ts'

/** From here on a human looks. What is doubtful is where looking teaches most. */
const THRESHOLD = 0.1
/** By themselves two records must reach this to be weighed together with others. */
const LEAST = 0.02

/** Of whom one record met: so many of the likeliest are weighed together, and of so few all other pairs anew. */
const [MOST, FEW] = [12, 3]

/** @returns how many pairs of these records wait for a decision, and how many no longer do */
export async function suggestFor(
  db: Db,
  anchorIds: readonly string[],
  model: LinkModel,
  prepare: Prepare,
): Promise<{ suggested: number; withdrawn: number }> {
  const pool = new Pool(db, prepare)
  await pool.add(anchorIds)
  const own = anchorIds.filter((id) => pool.has(id))
  const met = await meet(db, pool.of(own), prepare)
  await pool.add(met.flat())
  const { alike, nearest } = await likest(pool, own, met, model)
  // Whose pairs are weighed anew: these, their relatives, and whoever is most likely one with them.
  const core = new Set([...own, ...(await relativesOf(db, own)), ...nearest])
  await pool.add(core)
  const open = await openPairs(
    db,
    pool.of([...core]).map(({ id }) => id),
  )
  // What speaks for or against those: the families of both sides, and who else may be one with the other side.
  const others = [...new Set(endsOf(open))]
  await pool.add(others)
  await pool.add(await relativesOf(db, [...new Set([...core, ...others])]))
  const rivals = await openPairs(
    db,
    others.filter((id) => !core.has(id)),
  )
  await pool.add(endsOf(rivals))
  const standing = new Map([...open, ...rivals].map((pair) => [pairKey(pair.left, pair.right), pair]))
  const pairs = [...alike, ...[...standing.values()].map(({ left, right }) => [left, right] as const)]
  const found = await weighTogether(pool.records(), pairs, {
    threshold: THRESHOLD,
    model,
    prepare,
    personOf: pool.personOf,
    stands: (left, right) => standing.has(pairKey(left, right)),
  })
  const persons = new Set([...core].map(pool.personOf))
  const asked = found.filter(({ left, right }) => [left, right].some((id) => persons.has(pool.personOf(id))))
  return await keepMatches(db, pool, new Set(own), asked)
}

/** Of whom the records met, those worth a closer look, and the few whose other pairs may change for it. */
async function likest(
  pool: Pool,
  own: readonly string[],
  met: readonly [string, string][],
  model: LinkModel,
) {
  const near = new Map(own.map((id) => [id, [] as { other: string; likelihood: number }[]]))
  const turns = new Turns()
  for (const [left, right] of met) {
    await turns.take(1)
    const likelihood = pool.likelihood(left, right, LEAST, model)
    if (likelihood === undefined) continue
    near.get(left)?.push({ other: right, likelihood })
    near.get(right)?.push({ other: left, likelihood })
  }
  const alike: [string, string][] = []
  const nearest = new Set<string>()
  for (const [id, others] of near) {
    others.sort((a, b) => b.likelihood - a.likelihood || (a.other < b.other ? -1 : 1))
    for (const { other } of others.slice(0, MOST)) alike.push([id, other])
    for (const { other } of others.slice(0, FEW)) nearest.add(other)
  }
  return { alike, nearest }
}

const endsOf = (pairs: readonly { left: string; right: string }[]) =>
  pairs.flatMap(({ left, right }) => [left, right])

// Two records as linkage sees them, and side by side.
import { type Comparison, type Match, Problem, type RecordFacts, type Why } from '@oralu/domain'
import { compareRecords, DEFAULT_MODEL, type LinkRecord } from '@oralu/linkage'
import type { Db } from '../db/transaction.ts'
import { carefulPersons } from './careful.ts'
import { groupedWith } from './describe.ts'
import { recordsOf } from './records.ts'

/** What linkage looks at in a record. */
export function linkRecordOf(
  record: Pick<
    RecordFacts,
    'names' | 'sex' | 'bornFrom' | 'bornTo' | 'birthPlace' | 'documentNumber' | 'motherName' | 'fatherName'
  >,
): LinkRecord {
  const names = record.names
    .filter(({ part, ended }) => !ended && part !== 'mother' && part !== 'father')
    .map(({ form }) => form)
  return {
    names,
    sex: record.sex,
    ...(record.bornFrom && record.bornTo ? { born: { from: record.bornFrom, to: record.bornTo } } : {}),
    ...(record.birthPlace ? { birthPlace: record.birthPlace } : {}),
    ...(record.documentNumber ? { documents: [record.documentNumber] } : {}),
    ...(record.motherName ? { mother: record.motherName } : {}),
    ...(record.fatherName ? { father: record.fatherName } : {}),
  }
}

/** Reasons as they are kept and travel: code and values, without the English text. */
export const whyOf = (why: readonly { code: string; params: Why['params'] }[]): Why[] =>
  why.map(({ code, params }) => ({ code, params }))

const oddsInBits = (probability: number) => Math.log2(probability / (1 - probability))

/** Odds this close to certainty are cut off, and tell nothing of where they began. */
const CERTAIN = 1e-5

/**
 * Where the evidence of a kept comparison began, in bits: what is left of its odds without its reasons; where the
 * odds were cut off or held (names alone), the prior of the model.
 */
export function priorOf(probability: number, why: readonly Why[]): number {
  const cut =
    probability < CERTAIN || probability > 1 - CERTAIN || why.some(({ code }) => code === 'link.names_only')
  if (cut) return oddsInBits(DEFAULT_MODEL.prior)
  return why.reduce((rest, { params }) => rest - Number(params.bits ?? 0), oddsInBits(probability))
}

export async function comparePair(db: Db, left: string, right: string): Promise<Comparison> {
  const pair = (await sidesOf(db, [[left, right]]))(left, right)
  if (!pair || left === right) throw new Problem('not-found')
  const [a, b] = [left, right].toSorted() as [string, string]
  const kept = await db
    .selectFrom('people.match')
    .select(['probability', 'why'])
    .where('left_anchor_id', '=', a)
    .where('right_anchor_id', '=', b)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  const { probability, why } = kept
    ? { probability: kept.probability, why: kept.why as unknown as Why[] }
    : compareRecords(linkRecordOf(pair.left), linkRecordOf(pair.right))
  const decision = await db
    .selectFrom('people.decision')
    .select('id')
    .where('left_anchor_id', '=', a)
    .where('right_anchor_id', '=', b)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return {
    ...pair,
    probability,
    why: whyOf(why),
    prior: priorOf(probability, why),
    decisionId: decision?.id ?? null,
    grouped: pair.left.personId === pair.right.personId,
  }
}

type Sides = Pick<Match, 'left' | 'right' | 'leftGroup' | 'rightGroup' | 'needsSecond'>

/** The two sides of each pair, read together for all pairs. */
export async function sidesOf(
  db: Db,
  pairs: readonly (readonly [string, string])[],
): Promise<(left: string, right: string) => Sides | undefined> {
  const ids = [...new Set(pairs.flat())]
  const records = new Map(
    (await recordsOf(db, ids)).map(({ said: _, ...record }) => [record.anchorId, record]),
  )
  const anchors = await groupedWith(db, ids)
  const group = Map.groupBy(anchors, (anchor) => anchor.person_id)
  const careful = await carefulPersons(db, [...group.keys()])
  return (left, right) => {
    const [a, b] = [records.get(left), records.get(right)]
    if (!a || !b) return undefined
    return {
      left: a,
      right: b,
      leftGroup: group.get(a.personId)?.length ?? 1,
      rightGroup: group.get(b.personId)?.length ?? 1,
      needsSecond: careful.has(a.personId) || careful.has(b.personId),
    }
  }
}

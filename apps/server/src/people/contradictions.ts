// What the records of one person, or of two if they were one, say that cannot hold together.
import type { Contradiction } from '@oralu/domain'
import { contradictionsOf, type Relation, type Statement } from '@oralu/linkage'
import type { Db } from '../db/transaction.ts'
import { type Kin, kinOfAnchors } from './kin.ts'
import { anchorsOf } from './page.ts'
import { recordsOf } from './records.ts'

const ofBirth = new Set(['mother', 'father', 'child'])

export async function contradictionsAmong(
  db: Db,
  anchors: readonly string[],
  kin: readonly Kin[],
): Promise<Contradiction[]> {
  const records = await recordsOf(db, anchors)
  const statements = records.map(
    (record): Statement => ({
      id: record.anchorId,
      source: record.line.source,
      sourceId: record.line.sourceId,
      sex: record.sex,
      ...(record.line.listedOn ? { listedOn: record.line.listedOn } : {}),
      ...(record.bornFrom && record.bornTo ? { born: { from: record.bornFrom, to: record.bornTo } } : {}),
      ...(record.birthPlace ? { birthPlace: record.birthPlace } : {}),
      ...(record.location ? { location: record.location } : {}),
      ...(record.documentNumber ? { document: record.documentNumber } : {}),
    }),
  )
  const relations = kin
    .filter(({ role }) => ofBirth.has(role))
    .map(
      ({ anchorId, role, bornFrom, bornTo, name, names }): Relation => ({
        id: anchorId,
        role: role as Relation['role'],
        name: name ?? names[0]?.latin ?? '',
        ...(bornFrom && bornTo ? { born: { from: bornFrom, to: bornTo } } : {}),
      }),
    )
  return contradictionsOf(statements, relations)
}

interface Side {
  anchors: readonly string[]
  kin: readonly Kin[]
}

/** What would not hold together if two persons were one; not what does not within either already. */
export async function contradictionsBetween(db: Db, one: Side, other: Side): Promise<Contradiction[]> {
  const key = ({ code, about }: Contradiction) => [code, ...about].join(' ')
  const within = [one, other].map(({ anchors, kin }) => contradictionsAmong(db, anchors, kin))
  const known = new Set((await Promise.all(within)).flat().map(key))
  const all = await contradictionsAmong(db, [...one.anchors, ...other.anchors], [...one.kin, ...other.kin])
  return all.filter((each) => !known.has(key(each)))
}

/** The contradictions of a person's page. */
export async function findContradictions(db: Db, id: string) {
  const anchors = await anchorsOf(db, id)
  const items = await contradictionsAmong(db, anchors, await kinOfAnchors(db, anchors))
  const records = await recordsOf(db, anchors)
  return {
    items,
    sources: records.map(({ anchorId, line }) => ({ anchorId, source: line.source })),
  }
}

// What the records of one person, or of two if they were one, say that cannot hold together.
import type { Contradiction } from '@oralu/domain'
import { contradictionsOf, type Relation, type Statement } from '@oralu/linkage'
import type { Db } from '../db/transaction.ts'
import { type Kin, kinOfAnchors } from './kin.ts'
import { anchorsOf } from './page.ts'
import { recordsOf } from './records.ts'

const ofBirth = new Set(['mother', 'father', 'child'])

const statementsOf = (records: Awaited<ReturnType<typeof recordsOf>>): Statement[] =>
  records.map(
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

const relationsOf = (kin: readonly Kin[]): Relation[] =>
  kin
    .filter(({ role }) => ofBirth.has(role))
    .map(
      ({ anchorId, role, bornFrom, bornTo, name, names }): Relation => ({
        id: anchorId,
        role: role as Relation['role'],
        name: name ?? names[0]?.latin ?? '',
        ...(bornFrom && bornTo ? { born: { from: bornFrom, to: bornTo } } : {}),
      }),
    )

interface Side {
  anchors: readonly string[]
  kin: readonly Kin[]
}

/** What would not hold together if two persons were one; not what does not within either already. */
export async function contradictionsBetween(db: Db, one: Side, other: Side): Promise<Contradiction[]> {
  const statements = statementsOf(await recordsOf(db, [...one.anchors, ...other.anchors]))
  const key = ({ code, about }: Contradiction) => [code, ...about].join(' ')
  const within = ({ anchors, kin }: Side) =>
    contradictionsOf(
      statements.filter(({ id }) => anchors.includes(id)),
      relationsOf(kin),
    )
  const known = new Set([one, other].flatMap(within).map(key))
  return contradictionsOf(statements, relationsOf([...one.kin, ...other.kin])).filter(
    (each) => !known.has(key(each)),
  )
}

/** The contradictions of a person's page. */
export async function findContradictions(db: Db, id: string) {
  const anchors = await anchorsOf(db, id)
  const records = await recordsOf(db, anchors)
  return {
    items: contradictionsOf(statementsOf(records), relationsOf(await kinOfAnchors(db, anchors))),
    sources: records.map(({ anchorId, line }) => ({ anchorId, source: line.source })),
  }
}

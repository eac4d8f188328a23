// Persons in a few words, by their anchors.
import { type NameForm, type PersonBrief, today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { bestForms, bornOf, childOn, type FormOfSource, sexOf } from './rules.ts'

export type Grouped = { id: string; person_id: string }[]

/** Anchors of the persons under which the given anchors are grouped, with those persons; only what the reader may open. */
export async function groupedWith(db: Db, anchorIds: readonly string[]): Promise<Grouped> {
  if (anchorIds.length === 0) return []
  return await db
    .selectFrom('people.anchor')
    .select(['id', 'person_id'])
    .where('person_id', 'in', (of) =>
      of
        .selectFrom('people.anchor')
        .select('person_id')
        .where('id', '=', sql<string>`any(${[...anchorIds]}::uuid[])`),
    )
    .execute()
}

/**
 * Each person in a few words, by the anchors asked for. An anchor that the reader may not open has no entry.
 * A few statements for any number of anchors. `grouped`: what `groupedWith` says of them, where that is known already.
 */
export async function describePeople(
  db: Db,
  anchorIds: readonly string[],
  grouped?: Grouped,
): Promise<Map<string, PersonBrief>> {
  const anchors = grouped ?? (await groupedWith(db, anchorIds))
  const all = anchors.map(({ id }) => id)
  if (all.length === 0) return new Map()
  const among = sql<string>`any(${all}::uuid[])`
  const asked = db
    .selectFrom('people.record')
    .select(['anchor_id', 'sex', 'born_from', 'born_to'])
    .where('anchor_id', '=', among)
    .execute()
  const askedForms = db
    .selectFrom('people.name_form as form')
    .innerJoin('people.record as record', 'record.id', 'form.record_id')
    .innerJoin('lists.source as source', 'source.id', 'record.source_id')
    .select([
      'form.anchor_id',
      'form.part',
      'form.form',
      'form.script',
      'form.latin',
      'source.kind as sourceKind',
    ])
    .where('form.anchor_id', '=', among)
    .where('form.part', 'in', ['full', 'kunya'])
    .where('form.ended_at', 'is', null)
    .execute()
  const askedAges = db
    .selectFrom('people.age_decision')
    .select(['anchor_id', 'born_from', 'born_to', 'confirmed_at'])
    .where('anchor_id', '=', among)
    .where('confirmed_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('confirmed_at')
    .execute()
  const [records, forms, ages] = await Promise.all([asked, askedForms, askedAges])

  const personOf = new Map(anchors.map(({ id, person_id }) => [id, person_id]))
  const of = <T extends { anchor_id: string }>(rows: T[]) =>
    Map.groupBy(rows, (row) => personOf.get(row.anchor_id)!)
  const [recordsOf, formsOf, agesOf] = [of(records), of(forms), of(ages)]
  const day = today()
  const briefs = new Map<string, Omit<PersonBrief, 'anchorId'>>()
  for (const personId of new Set(personOf.values())) {
    const said = recordsOf.get(personId) ?? []
    const names: NameForm[] = bestForms((formsOf.get(personId) ?? []) as FormOfSource[])
    const born = bornOf(said, agesOf.get(personId)?.at(-1))
    briefs.set(personId, {
      personId,
      name: names[0]?.form ?? null,
      names,
      sex: sexOf(said.map(({ sex }) => sex)),
      ...born,
      child: childOn(born, day),
    })
  }
  return new Map(
    anchorIds.flatMap((anchorId) => {
      const brief = briefs.get(personOf.get(anchorId) ?? '')
      return brief ? [[anchorId, { anchorId, ...brief }]] : []
    }),
  )
}

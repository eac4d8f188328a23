// Families as lists tell them: the rows under one number of one source are one family, until an officer says otherwise.
import { sql } from 'kysely'
import { ownAccount, ownAgency } from '../db/own.ts'
import type { Db } from '../db/transaction.ts'
import { newId } from './ids.ts'
import type { Taken } from './intake.ts'
import { relationAmong, roleOfRelation } from './relations.ts'

interface Member {
  id: string
  family_id: string
  anchor_id: string
  record_id: string
  role: string
  basis: string
}

/** Puts the rows of a chunk into the families of their numbers; a row revised to another number leaves the old one. */
export async function keepFamilies(
  db: Db,
  sourceId: string,
  sourceKind: string,
  taken: readonly Taken[],
): Promise<void> {
  const groups = [
    ...new Set(taken.flatMap(({ row }) => (row.familyGroup?.trim() ? [row.familyGroup.trim()] : []))),
  ]
  const familyOf = await familiesOf(db, sourceId, groups)
  const wanted = taken.flatMap(({ id, anchorId, row }): Member[] => {
    const group = row.familyGroup?.trim()
    const family = group ? familyOf.get(group) : undefined
    if (!group || !family) return []
    const relation = row.relation ?? relationAmong(row.said)
    return [
      {
        id: newId(),
        family_id: family,
        anchor_id: anchorId,
        record_id: id,
        role: roleOfRelation(relation, sourceKind),
        basis: relation?.trim() || group,
      },
    ]
  })
  const lines = JSON.stringify(wanted)
  const shape = sql`(id uuid, family_id uuid, anchor_id uuid, record_id uuid, role text, basis text)`
  const records = taken.map(({ id }) => id)
  await sql`update people.family_member m set withdrawn_at = now()
    where m.record_id = any(${records}) and m.withdrawn_at is null and not exists (
      select from json_to_recordset(${lines}) as l ${shape} where l.record_id = m.record_id and l.family_id = m.family_id and l.role = m.role)`.execute(
    db,
  )
  if (wanted.length === 0) return
  // Whoever an officer took out of this family stays out.
  await sql`insert into people.family_member (id, family_id, anchor_id, record_id, role, basis, agency_id, recorded_by)
    select l.id, l.family_id, l.anchor_id, l.record_id, l.role, l.basis, ${ownAgency}, ${ownAccount} from json_to_recordset(${lines}) as l ${shape}
    where not exists (select from people.family_member m where m.family_id = l.family_id and m.anchor_id = l.anchor_id
      and (m.withdrawn_at is null or m.role = l.role))`.execute(db)
}

async function familiesOf(db: Db, sourceId: string, groups: string[]): Promise<Map<string, string>> {
  if (groups.length === 0) return new Map()
  const find = () =>
    db
      .selectFrom('people.family')
      .select(['id', 'family_group'])
      .where('source_id', '=', sourceId)
      .where('family_group', '=', sql<string>`any(${groups})`)
      .execute()
  const known = new Set((await find()).map((family) => family.family_group))
  const missing = groups
    .filter((group) => !known.has(group))
    .map((group) => ({ id: newId(), family_group: group }))
  if (missing.length > 0)
    await sql`insert into people.family (id, source_id, family_group, agency_id, recorded_by)
      select l.id, ${sourceId}, l.family_group, ${ownAgency}, ${ownAccount}
      from json_to_recordset(${JSON.stringify(missing)}) as l (id uuid, family_group text)
      on conflict (source_id, family_group) do nothing`.execute(db)
  return new Map(
    (await find()).flatMap((family) => (family.family_group ? [[family.family_group, family.id]] : [])),
  )
}

// A family is one thing: made from a list's number, or by hand.
import { type addFamilyMember, type BodyOf, type Family, type makeFamily, Problem } from '@oralu/domain'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../db/transaction.ts'
import { describePeople } from './describe.ts'
import { newId } from './ids.ts'
import { anyOf } from './records.ts'

export async function addFamily(db: Db, it: BodyOf<typeof makeFamily>): Promise<{ id: string }> {
  const id = it.id ?? newId()
  await db.insertInto('people.family').values({ id }).execute()
  await db
    .insertInto('people.family_member')
    .values(
      it.members.map((member) => ({
        id: newId(),
        family_id: id,
        anchor_id: member.anchorId,
        role: member.role,
        basis: member.basis,
      })),
    )
    .execute()
  return { id }
}

export async function addMember(
  db: Db,
  familyId: string,
  it: BodyOf<typeof addFamilyMember>,
): Promise<{ id: string }> {
  const family = await db
    .selectFrom('people.family')
    .select('id')
    .where('id', '=', familyId)
    .executeTakeFirst()
  if (!family) throw new Problem('not-found')
  const id = it.id ?? newId()
  await db
    .insertInto('people.family_member')
    .values({ id, family_id: familyId, anchor_id: it.anchorId, role: it.role, basis: it.basis })
    .execute()
  return { id }
}

/** The families in which any of the anchors is, or was, with all members that the reader may open. */
export async function familiesOf(db: Db, anchorIds: readonly string[]): Promise<Family[]> {
  if (anchorIds.length === 0) return []
  const rows = await db
    .selectFrom('people.family_member as member')
    .innerJoin('people.family as family', 'family.id', 'member.family_id')
    .leftJoin('lists.source as source', 'source.id', 'family.source_id')
    .selectAll('member')
    .select(['family.family_group', 'source.name as source'])
    .where('member.family_id', 'in', (of) =>
      of.selectFrom('people.family_member').select('family_id').where('anchor_id', '=', anyOf(anchorIds)),
    )
    .orderBy('member.recorded_at')
    .orderBy('member.id')
    .execute()
  const [briefs, names] = await Promise.all([
    describePeople(
      db,
      rows.map((row) => row.anchor_id),
    ),
    namesOf(
      db,
      rows.map((row) => row.recorded_by),
    ),
  ])
  return [...Map.groupBy(rows, (row) => row.family_id)].map(([id, members]) => ({
    id,
    familyGroup: members[0]!.family_group,
    source: members[0]!.source,
    members: members.flatMap((row) => {
      const brief = briefs.get(row.anchor_id)
      if (!brief) return []
      return [
        {
          ...brief,
          id: row.id,
          by: names.get(row.recorded_by) ?? '',
          recordedAt: row.recorded_at,
          withdrawnAt: row.withdrawn_at,
          role: row.role as Family['members'][number]['role'],
          basis: row.basis,
          recordId: row.record_id,
        },
      ]
    }),
  }))
}

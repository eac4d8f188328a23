// Families as the manifest needs them: whom to offer beside someone, and who travels together. Read with the
// reader's own rights.
import type { Kin, LineState } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { describePeople, groupedWith } from '../people/queries.ts'

interface MemberRow {
  family_id: string
  anchor_id: string
  person_id: string
  role: string
}

/** All members of the families of the persons named. */
async function membersOf(db: Db, personIds: readonly string[]): Promise<MemberRow[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<MemberRow>`
    select m.family_id, m.anchor_id, a.person_id, m.role
    from people.family_member m join people.anchor a on a.id = m.anchor_id
    where m.withdrawn_at is null and m.family_id in (
      select f.family_id from people.family_member f join people.anchor b on b.id = f.anchor_id
      where f.withdrawn_at is null and b.person_id = any(${[...personIds]}::uuid[]))
    order by m.recorded_at, m.id`.execute(db)
  return rows
}

/** The families of a person: each other member once, in the order in which they were entered. */
export async function familyOf(db: Db, anchorId: string): Promise<{ anchorId: string; personId: string }[]> {
  const personId = (await groupedWith(db, [anchorId])).find(({ id }) => id === anchorId)?.person_id
  if (!personId) return []
  const others = (await membersOf(db, [personId])).filter((member) => member.person_id !== personId)
  return [
    ...new Map(
      others.map(({ anchor_id, person_id }) => [person_id, { anchorId: anchor_id, personId: person_id }]),
    ).values(),
  ]
}

export interface ListedPerson {
  lineId: string
  personId: string
  state: LineState
  together: string
}

/** Who stands on a mission's manifest, by person. */
export async function listedOn(db: Db, missionId: string): Promise<ListedPerson[]> {
  const rows = await db
    .selectFrom('operations.manifest_line as line')
    .innerJoin('people.anchor as anchor', 'anchor.id', 'line.anchor_id')
    .select(['line.id', 'line.state', 'line.together', 'anchor.person_id'])
    .where('line.mission_id', '=', missionId)
    .execute()
  return rows.map((row) => ({
    lineId: row.id,
    personId: row.person_id,
    state: row.state as LineState,
    together: row.together,
  }))
}

/** The family of a person, with whether each is on the mission. */
export async function kinOf(db: Db, missionId: string, anchorId: string): Promise<Kin[]> {
  const personId = (await groupedWith(db, [anchorId])).find(({ id }) => id === anchorId)?.person_id
  if (!personId) return []
  const members = (await membersOf(db, [personId])).filter((member) => member.person_id !== personId)
  const one = [...new Map(members.map((member) => [member.person_id, member])).values()]
  const people = await describePeople(
    db,
    one.map(({ anchor_id }) => anchor_id),
  )
  const listed = await listedOn(db, missionId)
  const own = listed.find((line) => line.personId === personId)
  return one.map(({ anchor_id, person_id, role }) => {
    const line = listed.find((each) => each.personId === person_id)
    return {
      anchorId: anchor_id,
      person: people.get(anchor_id) ?? null,
      role,
      lineId: line?.lineId ?? null,
      state: line?.state ?? 'not listed',
      together: line !== undefined && line.together === own?.together,
    }
  })
}

/**
 * With whom each new person travels: the mark of kin already listed, else one mark for all of a family among the new.
 * @returns the mark by person
 */
export async function marksFor(
  db: Db,
  missionId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const listed = await listedOn(db, missionId)
  return await familyMarks(
    db,
    personIds,
    new Map(listed.map(({ personId, together }) => [personId, together])),
  )
}

/**
 * One mark for all of a family, by person.
 * @param markOf marks that some of their kin have already
 */
export async function familyMarks(
  db: Db,
  personIds: readonly string[],
  markOf = new Map<string, string>(),
): Promise<Map<string, string>> {
  const members = await membersOf(db, personIds)
  const families = [...Map.groupBy(members, (member) => member.family_id).values()]
  // Families that share a member have one mark: go round until nothing more is learnt.
  for (let learnt = true; learnt; ) {
    learnt = false
    for (const family of families) {
      const mark = family.map(({ person_id }) => markOf.get(person_id)).find((each) => each !== undefined)
      const without = family.filter(({ person_id }) => !markOf.has(person_id))
      if (mark === undefined || without.length === 0) continue
      for (const { person_id } of without) markOf.set(person_id, mark)
      learnt = true
    }
    const next = families.find((family) => family.every(({ person_id }) => !markOf.has(person_id)))
    if (!learnt && next?.[0]) {
      markOf.set(next[0].person_id, crypto.randomUUID())
      learnt = true
    }
  }
  return new Map(personIds.map((id) => [id, markOf.get(id) ?? crypto.randomUUID()]))
}

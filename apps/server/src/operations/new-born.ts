// A child born on the way: a provisional record, in the mother's family, beside her on the manifest. The gates stay
// open, as everybody's: they are met, or passed by a named authority, before the child boards. A child is never left
// off the manifest for want of papers, since that would part it from the mother.
import { type addNewBorn, type BodyOf, Problem, travels } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { roleHolds } from '../http/serve.ts'
import { takeProvisional } from '../people/intake-provisional.ts'
import type { Services } from '../services.ts'
import { keepChange } from './contingencies.ts'
import { holdLine } from './manifest.ts'
import { addVersion } from './versions.ts'

/** The source under which such records stand in the register. Neutral: it names no mission and no camp. */
const source = 'Births on the way'

export async function addBorn(
  db: Db,
  actor: Actor,
  services: Services,
  motherLine: string,
  { lineId, bornOn, sex, name, birthPlace, reason }: BodyOf<typeof addNewBorn>,
) {
  const { line, mission } = await holdLine(db, actor, motherLine)
  const open = (mission.state === 'open' || mission.state === 'frozen') && !mission.doors_closed_at
  if (!(open || mission.state === 'departed') || !travels(line.state)) throw new Problem('step-not-open')
  if (!roleHolds(actor.role, 'mission.write')) throw new Problem('not-allowed')
  const mother = await motherOf(db, line.anchor_id)
  const anchorId = await takeProvisional(db, services, source, {
    said: {
      name: name ?? '',
      born: bornOn,
      sex,
      'born in': birthPlace ?? '',
      mother: mother.name,
    },
    fullName: name ?? undefined,
    sex,
    bornText: bornOn,
    bornFrom: bornOn,
    bornTo: bornOn,
    birthPlace: birthPlace ?? undefined,
    motherName: mother.name || undefined,
  })
  await joinFamily(db, mother.anchorId, anchorId)
  const id = lineId ?? crypto.randomUUID()
  await db
    .insertInto('operations.manifest_line')
    .values({
      id,
      mission_id: mission.id,
      anchor_id: anchorId,
      together: line.together,
      berth: 'lap',
      // Born between the departure and the arrival: aboard already.
      state: mission.state === 'departed' ? 'boarded' : 'listed',
    })
    .execute()
  if (mission.state === 'departed') await addVersion(db, mission.id, reason)
  await keepChange(db, actor, mission, { kind: 'new-born added', reason, line_id: id })
  return { id }
}

/** @throws Problem step-not-open where every source says that she is a man */
async function motherOf(db: Db, anchorId: string): Promise<{ anchorId: string; name: string }> {
  const { rows } = await sql<{ sex: string; name: string }>`
    select r.sex, coalesce((select f.form from people.name_form f
      where f.anchor_id = k.id and f.part = 'full' and f.ended_at is null order by f.recorded_at limit 1), '') as name
    from people.anchor a join people.anchor k on k.person_id = a.person_id join people.record r on r.anchor_id = k.id
    where a.id = ${anchorId} order by k.id <> a.id`.execute(db)
  if (rows.length > 0 && rows.every(({ sex }) => sex === 'male'))
    throw new Problem('step-not-open', { detail: 'Open the mother’s line, then add her child.' })
  return { anchorId, name: rows.find(({ name }) => name)?.name ?? '' }
}

/** The family in which she is the mother, or a new one. */
async function joinFamily(db: Db, mother: string, child: string): Promise<void> {
  const { rows } = await sql<{ family_id: string }>`
    select m.family_id from people.family_member m join people.anchor k on k.id = m.anchor_id
      join people.anchor a on a.person_id = k.person_id
    where a.id = ${mother} and m.role = 'mother' and m.withdrawn_at is null order by m.recorded_at limit 1`.execute(
    db,
  )
  const known = rows[0]?.family_id
  const family = known ?? crypto.randomUUID()
  if (!known) await db.insertInto('people.family').values({ id: family }).execute()
  const member = (anchor_id: string, role: string) => ({
    family_id: family,
    anchor_id,
    role,
    basis: 'born on the way',
  })
  await db
    .insertInto('people.family_member')
    .values([...(known ? [] : [member(mother, 'mother')]), member(child, 'child')])
    .execute()
}

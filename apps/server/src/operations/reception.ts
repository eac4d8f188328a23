// Reception lists: a bus and a room for those who travel together, never for one of them alone.
import { type BodyOf, Problem, type placeGroup, type ReceptionGroup, travels } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'
import { refuseEnded } from './hold.ts'
import { factsOf, getMissionRow, holdMission, type LineData } from './manifest.ts'

export async function receptionOf(db: Db, missionId: string): Promise<{ groups: ReceptionGroup[] }> {
  await getMissionRow(db, missionId)
  const all = await db
    .selectFrom('operations.manifest_line')
    .selectAll()
    .where('mission_id', '=', missionId)
    .orderBy('together')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const lines = all.filter(({ state }) => travels(state as ReceptionGroup['members'][number]['state']))
  const places = await db
    .selectFrom('operations.reception_place')
    .select(['together', 'bus', 'room', 'carer'])
    .where('mission_id', '=', missionId)
    .execute()
  const placeOf = new Map(places.map(({ together, ...place }) => [together, place]))
  const facts = await factsOf(db, missionId)
  const people = await describePeople(
    db,
    lines.map((line) => line.anchor_id),
  )
  const child = (line: LineData) => facts.get(line.id)?.child ?? true
  const groups = [...Map.groupBy(lines, (line) => line.together)].map(([together, members]) => ({
    together,
    ...(placeOf.get(together) ?? { bus: null, room: null, carer: null }),
    needsCarer: members.every(child),
    members: members.map((line) => ({
      lineId: line.id,
      person: people.get(line.anchor_id) ?? null,
      child: child(line),
      state: line.state as ReceptionGroup['members'][number]['state'],
    })),
  }))
  return { groups }
}

export async function place(
  db: Db,
  actor: Actor,
  missionId: string,
  { together, bus, room, carer }: BodyOf<typeof placeGroup>,
) {
  refuseEnded(await holdMission(db, actor, missionId))
  const { groups } = await receptionOf(db, missionId)
  const group = groups.find((each) => each.together === together)
  if (!group) throw new Problem('refers-to-nothing')
  if (group.needsCarer && !carer)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.carer', message: 'children without a grown-up have a named carer' }],
    })
  const now = { bus, room, carer, recorded_by: actor.accountId, recorded_at: sql<string>`now()` }
  return await db
    .insertInto('operations.reception_place')
    .values({ mission_id: missionId, together, ...now })
    .onConflict((on) => on.columns(['mission_id', 'together']).doUpdateSet(now))
    .returning('id')
    .executeTakeFirstOrThrow()
}

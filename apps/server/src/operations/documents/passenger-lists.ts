// Passenger lists as they were composed: looked at, released by a second person, sent.
import { type PassengerListPage, type PassengerListRow, Problem } from '@oralu/domain'
import { type Selectable, sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import type { DB } from '../../db/types.generated.ts'
import { describePeople } from '../../people/queries.ts'
import { colleaguesOf, holdMission } from '../manifest.ts'
import type { VersionLineRow } from '../rules.ts'
import type { Fault } from './compose.ts'
import { getFrozen } from './signatures.ts'

type ListData = Selectable<DB['operations.passenger_list']>

function rowOf(row: ListData, by: (id: string | null) => string): PassengerListRow {
  return {
    id: row.id,
    version: row.version,
    people: row.people,
    faults: (row.faults as unknown as Fault[]).length,
    composedBy: by(row.recorded_by),
    composedById: row.recorded_by,
    composedAt: row.recorded_at,
    releasedBy: row.released_by && by(row.released_by),
    releasedAt: row.released_at,
    contentHash: row.content_hash.toString('hex'),
  }
}

export async function findLists(
  db: Db,
  missionId: string,
): Promise<{ rows: PassengerListRow[]; asked: unknown }> {
  const rows = await db
    .selectFrom('operations.passenger_list')
    .selectAll()
    .where('mission_id', '=', missionId)
    .orderBy('recorded_at', 'desc')
    .limit(50)
    .execute()
  const by = await colleaguesOf(
    db,
    rows.flatMap((row) => [row.recorded_by, row.released_by]),
  )
  return { rows: rows.map((row) => rowOf(row, by)), asked: rows[0]?.asked ?? null }
}

async function getListRow(db: Db, id: string): Promise<ListData> {
  const row = await db
    .selectFrom('operations.passenger_list')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

export async function getListPage(db: Db, id: string): Promise<PassengerListPage> {
  const row = await getListRow(db, id)
  const version = await getFrozen(db, row.mission_id, row.version)
  const anchorOf = new Map(
    (version.lines as unknown as VersionLineRow[]).map((each) => [each.line, each.anchor]),
  )
  const faults = row.faults as unknown as Fault[]
  const people = await describePeople(db, [
    ...new Set(faults.flatMap(({ line }) => anchorOf.get(line ?? '') ?? [])),
  ])
  const by = await colleaguesOf(db, [row.recorded_by, row.released_by])
  return {
    ...rowOf(row, by),
    missionId: row.mission_id,
    problems: faults.map(({ line, ...fault }) => ({
      ...fault,
      lineId: line,
      person: people.get(anchorOf.get(line ?? '') ?? '') ?? null,
    })),
    parts: row.parts,
  }
}

/** Releases a complete list of the version that stands; the one who composed it asks a colleague. */
export async function release(db: Db, actor: Actor, id: string) {
  const row = await getListRow(db, id)
  await holdMission(db, actor, row.mission_id)
  if (row.recorded_by === actor.accountId) throw new Problem('same-person-twice')
  if (row.released_by) throw new Problem('state-changed')
  if (row.parts.length === 0)
    throw new Problem('step-not-open', {
      detail: 'Something is missing. Complete it and compose the list again.',
    })
  const last = await getFrozen(db, row.mission_id)
  if (last.number !== row.version)
    throw new Problem('step-not-open', {
      detail: 'The manifest has a newer version. Compose its list instead.',
    })
  await db
    .updateTable('operations.passenger_list')
    .set({ released_by: actor.accountId, released_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function partOf(db: Db, id: string, part: number): Promise<{ name: string; text: string }> {
  const row = await getListRow(db, id)
  if (!row.released_by)
    throw new Problem('step-not-open', { detail: 'The list is not released. Ask a colleague who may.' })
  const text = row.parts[part - 1]
  if (text === undefined) throw new Problem('not-found')
  return { name: `${row.control}-${part}.edi`, text }
}

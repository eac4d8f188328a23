// What the consular officer wants at eight in the morning, and what protection wants of lines on hold.
import {
  type AnswerOf,
  type answerReferral,
  type BodyOf,
  type DepartureBoard,
  type listReferrals,
  Problem,
  travels,
} from '@oralu/domain'
import { type Selectable, sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import type { DB } from '../db/types.generated.ts'
import { describePeople } from '../people/queries.ts'
import { findMissions } from './missions.ts'
import { isClosed, lastCounts } from './rules.ts'
import { blockersOfWhole, readWhole } from './whole.ts'

/** How many departures are looked at closely. */
const most = 5

export async function getDepartureBoard(db: Db): Promise<DepartureBoard> {
  const now = new Date()
  const all = await findMissions(db, { states: ['planned', 'open', 'frozen', 'departed', 'arrived'] })
  const byDeparture = all.toSorted(
    (a, b) => (a.departsAt ?? '9').localeCompare(b.departsAt ?? '9') || a.number - b.number,
  )
  const names = new Map(
    (await db.selectFrom('operations.operation').select(['id', 'name']).execute()).map((row) => [
      row.id,
      row.name,
    ]),
  )
  const board: DepartureBoard = { departures: [], permissions: [], headCounts: [], leaving: [] }
  const left: {
    missionId: string
    missionNumber: number
    lineId: string
    anchor: string
    state: 'on hold' | 'withdrawn'
    at: string
  }[] = []
  let near = 0
  for (const mission of byDeparture) {
    const { id: missionId, number: missionNumber } = mission
    const waiting = mission.state !== 'departed' && mission.state !== 'arrived'
    if (waiting && ++near > most) continue
    const whole = await readWhole(db, missionId, { now, passed: true })
    for (const headCount of lastCounts(whole.headCounts))
      if (!isClosed(headCount)) board.headCounts.push({ missionId, missionNumber, headCount })
    if (!waiting) continue
    for (const permission of whole.permissions)
      if (permission.soon || permission.state === 'expired')
        board.permissions.push({ missionId, missionNumber, permission })
    for (const { line } of whole.lines)
      if (line.state === 'on hold' || line.state === 'withdrawn')
        left.push({
          missionId,
          missionNumber,
          lineId: line.id,
          anchor: line.anchor_id,
          state: line.state,
          at: line.state_at,
        })
    const blockers = blockersOfWhole(
      {
        state: mission.state,
        doors_closed_at: mission.doorsClosed ? '' : null,
        recorded_at: mission.recordedAt,
      },
      whole,
    )
    board.departures.push({
      mission,
      operationName: names.get(mission.operationId) ?? '',
      go: !blockers.some((each) => each.blocks),
      listed: whole.lines.filter(({ line }) => travels(line.state)).length,
      blockers,
    })
  }
  const people = await describePeople(
    db,
    left.map(({ anchor }) => anchor),
  )
  board.leaving = left
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .map(({ anchor, ...each }) => ({ ...each, person: people.get(anchor) ?? null }))
  return board
}

type ReferralData = Selectable<DB['operations.protection_referral']>

export async function openReferrals(db: Db): Promise<AnswerOf<typeof listReferrals>> {
  const { rows } = await sql<ReferralData>`select * from operations.open_referrals()`.execute(db)
  const people = await describePeople(
    db,
    rows.map((row) => row.anchor_id),
  )
  return {
    items: rows.map((row) => ({
      id: row.id,
      anchorId: row.anchor_id,
      person: people.get(row.anchor_id) ?? null,
      lineId: row.line_id,
      kind: row.kind as 'fear expressed' | 'other',
      said: row.said,
      recordedAt: row.recorded_at,
    })),
  }
}

/** Given once. 'May travel' frees the line to be listed again; the mission learns nothing else. */
export async function answerOpenReferral(
  db: Db,
  actor: Actor,
  id: string,
  { outcome, answer }: BodyOf<typeof answerReferral>,
) {
  const { rows } =
    await sql<ReferralData>`select * from operations.open_referrals() where id = ${id}`.execute(db)
  const open = rows[0]
  if (!open) {
    const known = await db
      .selectFrom('operations.protection_referral')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst()
    throw new Problem(known ? 'state-changed' : 'not-found')
  }
  if (open.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  await db
    .updateTable('operations.protection_referral')
    .set({ outcome, answer, answered_by: actor.accountId, answered_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  if (outcome === 'may travel') await sql`select operations.clear_hold(${id})`.execute(db)
  return { id }
}

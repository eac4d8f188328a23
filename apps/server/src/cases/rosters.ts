// Two short lists: colleagues with their caseload, and persons with a legal track.
import { caseParts, type TrackState } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'
import { colleagues } from './queries.ts'
import { maySign, mayWorkIn } from './rules.ts'

export async function colleaguesWithCaseload(db: Db) {
  const { rows } = await sql<{ worker_id: string; n: number }>`
    select worker_id, count(*) as n from cases.case where state <> 'closed' and worker_id is not null group by worker_id`.execute(
    db,
  )
  const caseload = new Map(rows.map((row) => [row.worker_id, row.n]))
  const items = (await colleagues(db)).map(({ id, name, role }) => ({
    id,
    name,
    parts: caseParts.filter((part) => part !== 'legal' && mayWorkIn(role, part)),
    signs: maySign(role),
    caseload: caseload.get(id) ?? 0,
  }))
  return { items: items.filter(({ parts }) => parts.length > 0) }
}

export async function legalPeople(db: Db) {
  const { rows } = await sql<{ anchor_id: string; state: TrackState; opened_on: string }>`
    select * from cases.legal_people() order by opened_on desc, anchor_id`.execute(db)
  const people = await describePeople(
    db,
    rows.map((row) => row.anchor_id),
  )
  return {
    items: rows.map((row) => ({
      anchorId: row.anchor_id,
      person: people.get(row.anchor_id) ?? null,
      state: row.state,
      openedOn: row.opened_on,
    })),
  }
}

// What other subjects may ask of cases, and what the rest of this folder shares.
import {
  type CasePartName,
  type CaseReason,
  type Colleague,
  Problem,
  type Role,
  type Urgency,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf as names } from '../access/queries.ts'
import type { Db } from '../db/transaction.ts'
import { groupedWith } from '../people/queries.ts'

/**
 * Opens a case for each of the persons who has none open, at the agency that receives them. To be called when they
 * arrive, by whoever records the arrival; the case of an identified child opens by itself when the nationality is
 * confirmed (db/0030-cases.sql). Called again it does nothing. It answers nothing: whether one was open is care's.
 * @throws Problem refers-to-nothing where the actor may not, or (but at arrival) cannot see a person
 */
export async function openCasesFor(db: Db, anchorIds: readonly string[], reason: CaseReason): Promise<void> {
  if (anchorIds.length === 0) return
  await sql`select cases.open_for(${[...anchorIds]}::uuid[], ${reason})`.execute(db)
}

/** The anchors of the person of an anchor that the reader may open; the anchor itself where identity is closed. */
export async function anchorsOf(db: Db, anchorId: string): Promise<{ ids: string[]; visible: boolean }> {
  const group = await groupedWith(db, [anchorId])
  return group.length > 0
    ? { ids: group.map(({ id }) => id), visible: true }
    : { ids: [anchorId], visible: false }
}

/** Colleagues by id, for what they did or owe. */
export async function namesOf(
  db: Db,
  ids: readonly (string | null | undefined)[],
): Promise<(id: string) => Colleague> {
  const known = await names(db, ids)
  return (id) => ({ id, name: known.get(id) ?? '' })
}

export interface ColleagueRow {
  id: string
  name: string
  role: Role
}

/** Colleagues of the actor's agency who work in some compartment of a case. */
export async function colleagues(db: Db): Promise<ColleagueRow[]> {
  return (await sql<ColleagueRow>`select id, name, role from cases.colleagues()`.execute(db)).rows
}

export interface NeedRow {
  id: string
  anchor_id: string
  urgency: Urgency
  follow_up_by: string
}

/** Protection needs of some persons for which nobody was seen yet, without their words; a reading in the ledger. */
export async function needsWaiting(db: Db, anchorIds: readonly string[]): Promise<NeedRow[]> {
  return (await sql<NeedRow>`select * from cases.needs_waiting(${[...anchorIds]}::uuid[])`.execute(db)).rows
}

type Changeable =
  | 'case'
  | 'carer'
  | 'visit'
  | 'protection_need'
  | 'care_referral'
  | 'gate'
  | 'conference'
  | 'referral'
  | 'transfer'
  | `${CasePartName}_task`
  | `${CasePartName}_track`

/** What a change that met no row is: not there for the actor, theirs to read only, or not open in its state. */
export async function refuse(db: Db, table: Changeable, id: string): Promise<never> {
  const { rows } = await sql<{
    id: string
  }>`select id from ${sql.table(`cases.${table}`)} where id = ${id}`.execute(db)
  throw new Problem(rows.length > 0 ? 'not-allowed' : 'not-found')
}

/** What the field knew of those who arrived, carried into their cases; a second time it does nothing. */
export async function keepFromField(db: Db, missionId: string): Promise<void> {
  await sql`select cases.keep_from_field(${missionId})`.execute(db)
}

/** A need whose urgency a named officer set on a tablet. Whoever brings it cannot read it again. */
export async function putAwayNeed(
  db: Db,
  { id, officer }: { id: string; officer: string },
  { line, urgency, followUpBy }: { line: string; urgency: Urgency; followUpBy: string },
  words: string | null | undefined,
): Promise<void> {
  await sql`select cases.need_from_field(${id}, ${line}, ${officer}, ${urgency}, ${followUpBy}::date,
    ${words ?? 'Set on the tablet, without words.'})`.execute(db)
}

/** How many releases of rows for research wait for the data-protection officer of the agency. */
export async function researchProposed(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('cases.research_release')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

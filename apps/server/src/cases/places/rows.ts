// What the routes of places share: whose a place is, and what may stand on a paper.
import { type PlaceRefusal, Problem, tellsOfReturn } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { tellingNames } from '../tracks/education.ts'

export const refused = (reason: PlaceRefusal): Problem => new Problem('place-refused', { params: { reason } })

/** @throws Problem not-found, or not-allowed where it is theirs to read only */
export async function mustOwn(
  db: Db,
  actor: Actor,
  table: 'place' | 'service' | 'day_session',
  id: string,
): Promise<void> {
  const { rows } = await sql<{ agency_id: string }>`
    select agency_id from ${sql.table(`cases.${table}`)} where id = ${id}`.execute(db)
  if (!rows[0]) throw new Problem('not-found')
  if (rows[0].agency_id !== actor.agencyId) throw new Problem('not-allowed')
}

/** @throws Problem place-refused where a text for a paper would tell of the mission, a camp or the programme */
export async function mayStandOnPaper(db: Db, ...texts: (string | null)[]): Promise<void> {
  const names = await tellingNames(db)
  if (texts.some((text) => text && tellsOfReturn(text, names))) throw refused('tells-of-return')
}

/** Has what one transaction gave looked at as a whole, now: rooms without parted families, beds not exceeded. */
export const lookAtTheWhole = (db: Db) => sql`set constraints all immediate`.execute(db)

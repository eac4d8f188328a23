// What of the care of children waits in the morning: assessments owed, visits after a move, contacts with a parent away.
import { today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { arrangementDue, isNear, placementDue, tracingDue } from './family.ts'
import { assessmentsOwed } from './protected.ts'
import { type KinFact, readKin } from './rows.ts'

interface Waits {
  anchor_id: string
  on: string
  overdue: boolean
}

const waits = (of: KinFact, on: string | null): Waits[] =>
  isNear(on) ? [{ anchor_id: of.anchorId, on, overdue: on < today() }] : []
const inOrder = (lines: Waits[]) => lines.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

export async function kinshipWaiting(
  db: Db,
  anchorIds: readonly string[],
): Promise<{ assessments: (Waits & { by: string | null })[]; visits: Waits[]; contacts: Waits[] }> {
  if (anchorIds.length === 0) return { assessments: [], visits: [], contacts: [] }
  const owed = await assessmentsOwed(db, anchorIds)
  const placements = await readKin(db, 'placement', anchorIds)
  const tracings = await readKin(db, 'tracing', anchorIds)
  const visits = placements.length + tracings.length ? await readKin(db, 'monitoring_visit', anchorIds) : []
  const arrangements = await readKin(db, 'contact_arrangement', anchorIds)
  const contacts = arrangements.length ? await readKin(db, 'contact', anchorIds) : []
  const { rows: first } = await sql<{ anchor_id: string; contact_on: string }>`
    select anchor_id, contact_on from cases.first_contacts_owed(${[...anchorIds]}::uuid[])`.execute(db)
  return {
    assessments: owed.map(({ anchorId, on, by, over }) => ({ anchor_id: anchorId, on, by, overdue: over })),
    visits: inOrder([
      ...placements.flatMap((each) => waits(each, placementDue(each, visits))),
      ...tracings.flatMap((each) => waits(each, tracingDue(each, visits))),
    ]),
    contacts: inOrder([
      ...arrangements.flatMap((each) => waits(each, arrangementDue(each, contacts))),
      ...first
        .filter(({ contact_on }) => isNear(contact_on))
        .map((row) => ({ anchor_id: row.anchor_id, on: row.contact_on, overdue: row.contact_on < today() })),
    ]),
  }
}

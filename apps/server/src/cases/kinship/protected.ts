// The protection side: what was assessed and decided, and what child and relative said. Each reading is in the ledger.
import { assessBy, type OwedAssessment, Problem, type ProtectedFamily, today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { journeyDeterminations } from '../../operations/queries.ts'
import { personMustBeOpened } from '../course/rows.ts'
import { anchorsOf } from '../queries.ts'
import { mustOpen } from '../tracks/rows.ts'
import { withAuthors } from './family.ts'
import { readKin } from './rows.ts'

interface OwedRow {
  change: OwedAssessment['change']
  id: string
  anchor_id: string
  since: string
  placed_at: string | null
  emergency: boolean
  name: string | null
}

export interface Owed extends OwedAssessment {
  anchorId: string
}

/** Changes of care that nobody has assessed, the nearest hour first. An ordinary one is owed from its day on. */
export async function assessmentsOwed(db: Db, anchorIds: readonly string[]): Promise<Owed[]> {
  const { rows } = await sql<OwedRow>`
    select * from cases.assessments_owed(${[...anchorIds]}::uuid[]) order by emergency desc, since, id`.execute(
    db,
  )
  const now = new Date().toISOString()
  return rows.map((row) => {
    const by = row.emergency && row.placed_at ? assessBy(row.placed_at) : null
    return {
      change: row.change,
      id: row.id,
      anchorId: row.anchor_id,
      on: row.since,
      by,
      over: by ? by < now : row.since < today(),
      name: row.name,
    }
  })
}

export async function protectedFamilyOf(db: Db, actor: Actor, anchorId: string): Promise<ProtectedFamily> {
  const { ids, visible } = await anchorsOf(db, anchorId)
  await mustOpen(db, actor, 'protection', ids)
  await personMustBeOpened(db, ids)
  const assessments = await readKin(db, 'care_assessment', ids)
  const determinations = await readKin(db, 'determination', ids)
  const evidence = await readKin(db, 'tracing_evidence', ids)
  const said = await readKin(db, 'tracing_wish', ids)
  const all = [assessments, determinations, evidence, said].flat()
  const owed = await assessmentsOwed(db, ids)
  if (!visible && all.length + owed.length === 0) throw new Problem('not-found')
  const full = await withAuthors(db, actor, all)
  return {
    owed: owed.map(({ anchorId: _, ...each }) => each),
    assessments: assessments.map(full).toReversed(),
    determinations: determinations.map(full).toReversed(),
    evidence: evidence.map(full),
    wishes: said.map(full).toReversed(),
    journeys: roleHolds(actor.role, 'mission.read') ? await journeyDeterminations(db, ids) : [],
  }
}

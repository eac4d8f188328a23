// Belief counselling: a person's own agreement, and that it is over. Counsellor and supervisor only, as with their notes.
import { randomUUID } from 'node:crypto'
import { type agreeToBelief, type BeliefAgreement, type BodyOf, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { anchorsOf, colleagues, namesOf } from '../queries.ts'
import { put } from './rows.ts'

interface Row {
  id: string
  author_id: string
  supervisor_id: string | null
  agreed_on: string
  language: string
  interpreter: string | null
  words: string
  guardian: string | null
  ended_on: string | null
}

export async function readBelief(db: Db, anchorId: string): Promise<{ items: BeliefAgreement[] }> {
  const { ids } = await anchorsOf(db, anchorId)
  const { rows } = await sql<Row>`select * from cases.read_belief_agreement(${ids}::uuid[])`.execute(db)
  const named = await namesOf(
    db,
    rows.flatMap((row) => [row.author_id, row.supervisor_id]),
  )
  return {
    items: rows.map((row) => ({
      id: row.id,
      agreedOn: row.agreed_on,
      language: row.language,
      interpreter: row.interpreter,
      words: row.words,
      guardian: row.guardian,
      by: named(row.author_id),
      supervisor: row.supervisor_id ? named(row.supervisor_id) : null,
      endedOn: row.ended_on,
    })),
  }
}

export async function agreed(db: Db, actor: Actor, anchorId: string, body: BodyOf<typeof agreeToBelief>) {
  if (!roleHolds(actor.role, 'protection.write') && !roleHolds(actor.role, 'health.write'))
    throw new Problem('not-allowed')
  if (body.supervisorId === actor.accountId) throw new Problem('same-person-twice')
  if (body.supervisorId && !(await colleagues(db)).some((each) => each.id === body.supervisorId))
    throw new Problem('refers-to-nothing')
  return await put(db, 'belief_agreement', {
    id: body.id,
    anchor_id: anchorId,
    supervisor_id: body.supervisorId,
    agreed_on: body.agreedOn,
    language: body.language,
    interpreter: body.interpreter,
    words: body.words,
    told_free: body.toldFree,
    private_room: body.privateRoom,
    guard_present: body.guardPresent,
    guardian: body.guardian,
  })
}

/** Written down in any case, so that whoever is told learns nothing by it. */
export async function ended(db: Db, anchorId: string): Promise<{ id: string }> {
  // One by one: the words of an agreement stand by the anchor under which it was given.
  for (const id of (await anchorsOf(db, anchorId)).ids)
    await sql`insert into cases.belief_end (id, anchor_id) values (${randomUUID()}, ${id})`.execute(db)
  return { id: anchorId }
}

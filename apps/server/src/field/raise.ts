// What the fold shows to people, kept so that an office finds it: questions by duty, and what was put aside.
import { createHash } from 'node:crypto'
import { canonicalJson, type FieldState, type Placed } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'

/** Told only by a fold of everything: a part of the log would tell them wrongly. */
const ofEverything = ['clock wrong', 'nothing to correct']

/** Keeps questions and notices of a state, and what it quarantines. */
export async function keepRaised(
  db: Db,
  missionId: string,
  state: Pick<FieldState, 'raised' | 'quarantined'>,
  placed: readonly Placed[],
): Promise<void> {
  const officers = new Map(placed.map(({ operation }) => [operation.id, operation.officer]))
  const rows = state.raised
    .filter(({ situation }) => !ofEverything.includes(situation))
    .map(({ question, answers, ...each }) => ({
      ...each,
      name: question,
      answered_by: answers.length > 0 ? (officers.get(answers[0]!) ?? null) : null,
    }))
  if (rows.length > 0)
    await sql`
      insert into field.question (mission_id, name, kind, situation, operations, line_id, raises, duty, state, answered_by)
      select ${missionId}, e.name, e.kind, e.situation, e.operations, e.line, e.raises, e.duty, e.state, e.answered_by
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (name text, kind text, situation text,
        operations uuid[], line uuid, raises text, duty text, state text, answered_by uuid)
      where not exists (select from field.question q
        where q.mission_id = ${missionId} and q.name = e.name and q.state = e.state)
      on conflict (mission_id, name) do update set state = excluded.state, answered_by = excluded.answered_by
      where field.question.state <> 'answered'`.execute(db)
  await putAside(
    db,
    missionId,
    state.quarantined.map(({ operation, why }) => ({ operation, why })),
  )
}

export interface Aside {
  operation: string | null
  why: string
  /** As it came, where the log does not have it. */
  content?: unknown
}

/** What does not count, once each. */
export async function putAside(db: Db, missionId: string, all: readonly Aside[]): Promise<void> {
  if (all.length === 0) return
  const rows = all.map(({ operation, why, content }) => ({
    operation_id: operation,
    why,
    content: content ?? null,
    hash: createHash('sha256')
      .update(content === undefined ? `operation ${operation}` : canonicalJson(content))
      .digest('hex'),
  }))
  await sql`
    insert into field.quarantine (mission_id, operation_id, why, content, content_hash)
    select ${missionId}, e.operation_id, e.why, e.content, decode(e.hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e (operation_id uuid, why text, content jsonb, hash text)
    where not exists (select from field.quarantine q
      where q.mission_id = ${missionId} and q.content_hash = decode(e.hash, 'hex'))
    on conflict do nothing`.execute(db)
}

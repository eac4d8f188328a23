// What sync raised, for the duty that answers it.
import {
  type answerRaised,
  type BodyOf,
  type FieldOperation,
  type FieldQuestion,
  type listRaised,
  Problem,
  type QueryOf,
  type Role,
  saidBy,
} from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { roleHolds } from '../http/serve.ts'
import { colleaguesOf, getMissionRow } from '../operations/manifest.ts'
import { describePeople } from '../people/queries.ts'
import { lockLog, operationOf } from './log.ts'
import { addOfficeActs, announce } from './office.ts'
import { refold } from './refold.ts'

/** Whoever holds the duty, or decides where it lies. */
function mayAnswer(role: Role, duty: string | null): boolean {
  const decides = duty === 'child_protection_officer' ? 'protection.decide' : 'mission.decide'
  return role === duty || roleHolds(role, decides)
}

export async function raisedPage(db: Db, actor: Actor, query: QueryOf<typeof listRaised>) {
  const from = readCursor(query.after, z.tuple([z.iso.datetime({ offset: true }), z.uuid()]))
  const rows = await db
    .selectFrom('field.question as question')
    .innerJoin('operations.mission as mission', 'mission.id', 'question.mission_id')
    .innerJoin('operations.operation as operation', 'operation.id', 'mission.operation_id')
    .leftJoin('operations.manifest_line as line', 'line.id', 'question.line_id')
    .selectAll('question')
    .select(['mission.number', 'operation.name as operation_name', 'line.anchor_id'])
    .where('question.state', '=', query.state)
    .where('question.raises', '=', query.raises)
    .$if(query.mission !== undefined, (each) => each.where('question.mission_id', '=', query.mission!))
    .$if(from !== undefined, (each) =>
      each.where(
        sql<boolean>`(question.recorded_at, question.id) < (${from![0]}::timestamptz, ${from![1]}::uuid)`,
      ),
    )
    .orderBy('question.recorded_at', 'desc')
    .orderBy('question.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const briefs = await briefsOf(
    db,
    shown.flatMap(({ operations }) => operations),
  )
  const people = await describePeople(
    db,
    shown.flatMap(({ anchor_id }) => anchor_id ?? []),
  )
  const answers = await answersTo(
    db,
    shown.filter(({ state }) => state === 'answered').map(({ name }) => name),
  )
  const nameOf = await colleaguesOf(
    db,
    shown.map(({ answered_by }) => answered_by),
  )
  const items = shown.map((row): FieldQuestion => {
    const operations = row.operations.flatMap((id) => briefs.get(id) ?? [])
    return {
      id: row.id,
      mission: { id: row.mission_id, number: row.number, operation: row.operation_name },
      kind: row.kind,
      situation: row.situation,
      raises: row.raises as FieldQuestion['raises'],
      duty: row.duty as FieldQuestion['duty'],
      line: row.line_id,
      name: people.get(row.anchor_id ?? '')?.name ?? null,
      state: row.state as FieldQuestion['state'],
      operations: operations.map(({ settles: _, ...each }) => each),
      choices: operations.filter(({ settles }) => settles).map(({ id }) => id),
      mine: row.raises === 'question' && mayAnswer(actor.role, row.duty),
      raisedAt: row.recorded_at,
      answer: answers.get(row.name) ?? null,
      answeredBy: row.answered_by && nameOf(row.answered_by),
    }
  })
  const last = shown.at(-1)
  return {
    items,
    next: rows.length > shown.length && last ? cursorOf(last.recorded_at, last.id) : null,
  }
}

async function answersTo(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<{ name: string; answer: string }>`
    select content #>> '{body,question}' as name, content #>> '{body,answer}' as answer
    from field.operation where kind = 'answer' and content #>> '{body,question}' = any (${[...names]})
    order by rank`.execute(db)
  return new Map(rows.map(({ name, answer }) => [name, answer]))
}

const settling = ['board', 'unboard', 'not boarded']

/** Operations in a few words. What is sealed for protection stays sealed. */
export async function briefsOf(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('field.operation as made')
    .leftJoin('field.device as device', 'device.id', 'made.device_id')
    .select(['made.id', 'made.content', 'made.officer_id', 'made.recorded_at', 'device.name'])
    .where('made.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  const nameOf = await colleaguesOf(
    db,
    rows.map(({ officer_id }) => officer_id),
  )
  return new Map(
    rows.map((row) => {
      const operation = operationOf(row.content)
      const brief = {
        id: row.id,
        kind: operation.kind as string,
        officer: nameOf(row.officer_id),
        device: row.name ?? '',
        at: operation.at,
        receivedAt: row.recorded_at,
        said: wordsOf(operation),
        settles: settling.includes(saidBy(operation)?.kind ?? ''),
      }
      return [row.id, brief]
    }),
  )
}

function wordsOf(operation: FieldOperation): string | null {
  const act = saidBy(operation)
  switch (act?.kind) {
    case 'withdraw':
    case 'not boarded':
    case 'unboard':
    case 'relist':
      return act.body.reason
    case 'gate passed':
      return `${act.body.authority}: ${act.body.reason}`
    case 'head-count':
      return `${act.body.counted} / ${act.body.expected}`
    case 'person added':
      return [act.body.names.join(' · '), act.body.born, act.body.document].filter(Boolean).join(', ')
    case 'handover':
      return `${act.body.giver.name} → ${act.body.receiver.name}, ${act.body.place}`
    case 'urgency':
      return act.body.urgency
    case 'mission step':
      return act.body.step
    default:
      return null
  }
}

export async function giveAnswer(
  db: Db,
  actor: Actor,
  id: string,
  { stands, answer }: BodyOf<typeof answerRaised>,
) {
  const seen = await db
    .selectFrom('field.question')
    .select(['mission_id', 'duty'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!seen) throw new Problem('not-found')
  if (!mayAnswer(actor.role, seen.duty)) throw new Problem('not-allowed')
  await lockLog(db, seen.mission_id)
  const question = await db
    .selectFrom('field.question')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const mission = await getMissionRow(db, question.mission_id)
  if (mission.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (question.state !== 'open') throw new Problem('state-changed')
  if (stands && !question.operations.includes(stands)) throw new Problem('refers-to-nothing')
  const added = await addOfficeActs(db, actor, mission.id, {
    kind: 'answer',
    body: { question: question.name, stands, answer },
  })
  await db
    .updateTable('field.question')
    .set({ state: 'answered', answered_by: actor.accountId })
    .where('id', '=', id)
    .execute()
  // Who boards is for those who work on the mission to settle; protection only answers.
  if (roleHolds(actor.role, 'mission.write')) await refold(db, actor, mission, added)
  await announce(db, mission.id)
  return { id }
}

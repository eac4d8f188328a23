// Requests of persons about their data: received by anyone, answered by the data-protection officer.
import {
  type answerRequest,
  type BodyOf,
  type decideCorrection,
  type PersonsStatement,
  Problem,
  type RightsRequest,
  type RightsRequestLine,
  type receiveRequest,
  requestDue,
  type requestViews,
  type rightsRequestKinds,
  today,
} from '@oralu/domain'
import { type SqlBool, sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { roleHolds } from '../http/serve.ts'
import { anchorsOf, describePeople } from '../people/queries.ts'

interface Row {
  id: string
  agency_id: string
  anchor_id: string
  called: string
  kind: RightsRequest['kind']
  asked_by: RightsRequest['askedBy']
  asker: string | null
  asked_on: string
  due_on: string
  language: RightsRequest['language']
  words: string
  compartment: RightsRequest['compartment']
  should_say: string | null
  evidence: string | null
  process: RightsRequest['process']
  identity_checked: string | null
  identity_checked_by: string | null
  extended_because: string | null
  extended_by: string | null
  decider_agency_id: string | null
  decider: string | null
  decision: NonNullable<RightsRequest['decision']>['what'] | null
  decision_words: string | null
  decided_by: string | null
  decided_at: string | null
  outcome: RightsRequest['outcome']
  answer: string | null
  withheld: string | null
  answered_how: string | null
  answered_on: string | null
  answered_by: string | null
  recorded_by: string
  recorded_at: string
}

/** The same as `requestDue`, for ordering; a test holds them together. */
export const dueOn = sql`(r.asked_on + make_interval(months => case when r.extended_because is null then 1 else 3 end))::date`
const rows = sql`(select r.*, ${dueOn} as due_on, a.name as decider
  from rights.request r left join access.agency a on a.id = r.decider_agency_id)`

const stepOf = (row: Row): RightsRequestLine['step'] =>
  row.outcome
    ? 'done'
    : !row.identity_checked
      ? 'identity'
      : row.kind === 'correction' && !row.decision
        ? 'decision'
        : 'answer'

const lineOf = (row: Row, people: Awaited<ReturnType<typeof describePeople>>): RightsRequestLine => {
  const dueOn = requestDue(row.asked_on, row.extended_because !== null)
  return {
    id: row.id,
    anchorId: row.anchor_id,
    called: row.called,
    person: people.get(row.anchor_id) ?? null,
    kind: row.kind,
    askedOn: row.asked_on,
    dueOn,
    late: !row.outcome && dueOn < today(),
    step: stepOf(row),
    outcome: row.outcome,
  }
}

interface Wanted {
  show?: (typeof requestViews)[number] | undefined
  kind?: (typeof rightsRequestKinds)[number] | undefined
  after?: string | undefined
  limit: number
}

/** @param own those that the actor received or decides; else those of the agency that the actor oversees */
export async function findRequests(db: Db, actor: Actor, { show, kind, after, limit }: Wanted, own: boolean) {
  const key = readCursor(after)
  const { rows: found } = await sql<Row>`select * from ${rows} r
    where ${
      own
        ? sql<SqlBool>`(r.recorded_by = ${actor.accountId} or (r.decider_agency_id = ${actor.agencyId} and r.decision is null
            and access.holds(r.compartment, 'write')))`
        : sql<SqlBool>`r.agency_id = ${actor.agencyId}`
    } and ${kind ? sql<SqlBool>`r.kind = ${kind}` : sql`true`}
      and ${
        show === 'open'
          ? sql<SqlBool>`r.outcome is null`
          : show === 'late'
            ? sql<SqlBool>`r.outcome is null and r.due_on < ${today()}::date`
            : show === 'answered'
              ? sql<SqlBool>`r.outcome is not null`
              : sql`true`
      } and ${key ? sql<SqlBool>`(r.outcome is not null, r.due_on, r.id) > (${key[0]}::boolean, ${key[1]}::date, ${key[2]}::uuid)` : sql`true`}
    order by r.outcome is not null, r.due_on, r.id limit ${limit + 1}`.execute(db)
  const shown = found.slice(0, limit)
  const people = await describePeople(
    db,
    shown.map((row) => row.anchor_id),
  )
  const last = shown.at(-1)
  return {
    items: shown.map((row) => lineOf(row, people)),
    next: found.length > limit && last ? cursorOf(String(last.outcome !== null), last.due_on, last.id) : null,
  }
}

/** @throws Problem not-found */
async function getRow(db: Db, id: string): Promise<Row> {
  const { rows: found } = await sql<Row>`select * from ${rows} r where r.id = ${id}`.execute(db)
  if (!found[0]) throw new Problem('not-found')
  return found[0]
}

const oversees = (actor: Actor, row: Row, act: 'write' | 'decide') =>
  row.agency_id === actor.agencyId && roleHolds(actor.role, `oversight.${act}`)
const decides = (actor: Actor, row: Row) =>
  row.decider_agency_id === actor.agencyId &&
  row.compartment !== null &&
  roleHolds(actor.role, `${row.compartment}.write`)

const mayOf = (actor: Actor, row: Row): RightsRequest['may'] => {
  if (row.outcome) return []
  const may: RightsRequest['may'] = []
  if (oversees(actor, row, 'write')) {
    if (!row.identity_checked) may.push('identity')
    if (!row.extended_because) may.push('extend')
    if (row.kind === 'correction' && !row.decision) may.push('route')
  }
  if (!row.decision && decides(actor, row)) may.push('decide')
  if (oversees(actor, row, 'decide')) may.push('answer')
  return may
}

export async function getRequestPage(db: Db, actor: Actor, id: string): Promise<RightsRequest> {
  const row = await getRow(db, id)
  const people = await describePeople(db, [row.anchor_id])
  const names = await namesOf(db, [
    row.recorded_by,
    row.identity_checked_by,
    row.extended_by,
    row.decided_by,
    row.answered_by,
  ])
  const someone = (of: string) => ({ id: of, name: names.get(of) ?? '' })
  return {
    ...lineOf(row, people),
    askedBy: row.asked_by,
    asker: row.asker,
    language: row.language,
    words: row.words,
    compartment: row.compartment,
    shouldSay: row.should_say,
    evidence: row.evidence,
    process: row.process,
    receivedBy: someone(row.recorded_by),
    receivedAt: row.recorded_at,
    // Erased words leave who did it.
    identity:
      row.identity_checked !== null
        ? { how: row.identity_checked, by: someone(row.identity_checked_by!) }
        : null,
    extended: row.extended_because ? { because: row.extended_because, by: someone(row.extended_by!) } : null,
    decider: row.decider_agency_id ? { id: row.decider_agency_id, name: row.decider ?? '' } : null,
    decision: row.decision
      ? {
          what: row.decision,
          words: row.decision_words!,
          by: someone(row.decided_by!),
          at: row.decided_at!,
        }
      : null,
    answer: row.answer
      ? {
          words: row.answer,
          withheld: row.withheld,
          how: row.answered_how!,
          on: row.answered_on!,
          by: someone(row.answered_by!),
        }
      : null,
    may: mayOf(actor, row),
  }
}

/** @throws Problem refers-to-nothing where the person is not there for the actor */
export async function receive(db: Db, body: BodyOf<typeof receiveRequest>) {
  const anchor = await db
    .selectFrom('people.anchor')
    .select('agency_id')
    .where('id', '=', body.anchorId)
    .executeTakeFirst()
  if (!anchor) throw new Problem('refers-to-nothing')
  const correction = body.kind === 'correction' ? body : undefined
  return await db
    .insertInto('rights.request')
    .values({
      ...(body.id ? { id: body.id } : {}),
      agency_id: anchor.agency_id,
      anchor_id: body.anchorId,
      called: body.called,
      kind: body.kind,
      asked_by: body.askedBy,
      asker: body.asker,
      asked_on: body.askedOn,
      language: body.language,
      words: body.words,
      compartment: correction?.compartment ?? null,
      should_say: correction?.shouldSay ?? null,
      evidence: correction?.evidence ?? null,
      process: body.kind === 'objection' ? body.process : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

type Step = RightsRequest['may'][number]

/** @throws Problem not-found, step-not-open, not-allowed */
async function getFor(db: Db, actor: Actor, id: string, step: Step): Promise<Row> {
  const row = await getRow(db, id)
  if (mayOf(actor, row).includes(step)) return row
  const whose =
    step === 'decide' ? decides(actor, row) : oversees(actor, row, step === 'answer' ? 'decide' : 'write')
  throw new Problem(whose ? 'step-not-open' : 'not-allowed')
}

const set = async (db: Db, id: string, values: Record<string, unknown>) => {
  await db.updateTable('rights.request').set(values).where('id', '=', id).execute()
  return { id }
}

export async function checked(db: Db, actor: Actor, id: string, how: string) {
  await getFor(db, actor, id, 'identity')
  return set(db, id, { identity_checked: how, identity_checked_by: actor.accountId })
}

export async function extend(db: Db, actor: Actor, id: string, because: string) {
  await getFor(db, actor, id, 'extend')
  return set(db, id, { extended_because: because, extended_by: actor.accountId })
}

export async function route(db: Db, actor: Actor, id: string, agencyId: string) {
  await getFor(db, actor, id, 'route')
  return set(db, id, { decider_agency_id: agencyId })
}

export async function decide(
  db: Db,
  actor: Actor,
  id: string,
  { what, words }: BodyOf<typeof decideCorrection>,
) {
  await getFor(db, actor, id, 'decide')
  return set(db, id, {
    decision: what,
    decision_words: words,
    decided_by: actor.accountId,
    decided_at: sql`clock_timestamp()`,
  })
}

export async function answer(
  db: Db,
  actor: Actor,
  id: string,
  { outcome, words, withheld, how, on }: BodyOf<typeof answerRequest>,
) {
  const row = await getFor(db, actor, id, 'answer')
  if (outcome !== 'withdrawn' && stepOf(row) !== 'answer')
    throw new Problem('step-not-open', {
      detail:
        stepOf(row) === 'identity'
          ? 'Record first how it was seen that the asker is who they say.'
          : 'An officer of the compartment must decide first whether it is corrected.',
    })
  if (row.kind === 'erasure' && outcome.startsWith('granted'))
    throw new Problem('step-not-open', {
      detail: 'An erasure is granted by doing it; the page says how it stands.',
    })
  if (on < row.asked_on)
    throw new Problem('body-invalid', { issues: [{ path: 'body.on', message: 'lies before the request' }] })
  return set(db, id, {
    outcome,
    answer: words,
    withheld,
    answered_how: how,
    answered_on: on,
    answered_by: actor.accountId,
  })
}

/** What the person says of facts that were not corrected; nothing where the compartment is not the reader's. */
export async function statementsOf(
  db: Db,
  anchorId: string,
  compartment: string,
): Promise<PersonsStatement[]> {
  const ids = await anchorsOf(db, anchorId)
  const { rows: found } = await sql<{
    id: string
    words: string
    should_say: string
    decision_words: string
    said_on: string
  }>`select * from rights.statements_of(${ids}::uuid[], ${compartment})`.execute(db)
  return found.map((row) => ({
    id: row.id,
    words: row.words,
    shouldSay: row.should_say,
    why: row.decision_words,
    on: row.said_on,
  }))
}

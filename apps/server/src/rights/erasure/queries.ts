// Erasures as they stand: examined, proposed, agreed to, done.
import { randomUUID } from 'node:crypto'
import {
  type answerErasure,
  type BodyOf,
  type Erasure,
  type Examination,
  type Hold,
  type keepLonger,
  Problem,
  type placeHold,
  type RetentionDue,
} from '@oralu/domain'
import { type SqlBool, sql } from 'kysely'
import { namesOf } from '../../access/queries.ts'
import { cursorOf, readCursor } from '../../db/cursor.ts'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { describePeople } from '../../people/queries.ts'
import type { ListedErasure } from './list.ts'

interface Row {
  id: string
  agency_id: string
  anchor_ids: string[]
  basis: Erasure['basis']
  state: Erasure['state']
  proposed_by: string
  proposed_at: string
  job_id: string | null
  done_at: string | null
  number: string
  rows: number | null
  log: Erasure['log']
  asked: boolean
  holders: { id: string; name: string; agreed: boolean | null; by: string | null; words: string | null }[]
  partners: Erasure['partners']
}

const rows = sql`(select e.id, e.agency_id, e.anchor_ids, e.basis, e.state, e.proposed_by, e.proposed_at, e.job_id, e.done_at, e.number,
    e.request_id, e.cleared ->> 'log' as log, rights.asked_to_agree(e.holder_ids, e.proposed_by) as asked,
    (select sum(c.value::int)::int from jsonb_each_text(e.counts) c) as rows,
    (select json_agg(json_build_object('id', a.id, 'name', a.name, 'agreed', c.agreed, 'by', c.recorded_by, 'words', c.words) order by a.name)
      from access.agency a left join rights.erasure_consent c on c.erasure_id = e.id and c.agency_id = a.id
      where a.id = any (e.holder_ids)) as holders,
    coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name) from cooperation.partner p
      where p.id = any (e.partners)), '[]') as partners
  from rights.erasure e)`

async function shown(db: Db, actor: Actor, found: readonly Row[]): Promise<Erasure[]> {
  const names = await namesOf(
    db,
    found.flatMap((row) => [row.proposed_by, ...row.holders.map(({ by }) => by)]),
  )
  const people = await describePeople(
    db,
    found.map((row) => row.anchor_ids[0]!),
  )
  const someone = (id: string) => ({ id, name: names.get(id) ?? '' })
  return found.map((row) => {
    const own = row.holders.find(({ id }) => id === actor.agencyId)
    const may: Erasure['may'] = []
    if (row.state === 'proposed' && row.asked && own?.agreed === null) may.push('agree')
    if (
      (row.state === 'decided' || row.state === 'running') &&
      row.agency_id === actor.agencyId &&
      roleHolds(actor.role, 'oversight.decide')
    )
      may.push('run')
    return {
      id: row.id,
      state: row.state,
      basis: row.basis,
      anchorId: row.anchor_ids[0]!,
      person: people.get(row.anchor_ids[0]!) ?? null,
      proposedBy: someone(row.proposed_by),
      proposedAt: row.proposed_at,
      holders: row.holders.map((each) => ({ ...each, by: each.by === null ? null : someone(each.by) })),
      jobId: row.job_id,
      doneAt: row.done_at,
      number: row.number,
      rows: row.rows,
      partners: row.partners,
      log: row.log,
      may,
    }
  })
}

/** @throws Problem not-found */
async function requestOf(db: Db, actor: Actor, id: string) {
  const request = await db
    .selectFrom('rights.request')
    .select(['id', 'anchor_id', 'kind', 'outcome', 'agency_id'])
    .where('id', '=', id)
    .where('agency_id', '=', actor.agencyId)
    .executeTakeFirst()
  if (!request) throw new Problem('not-found')
  return request
}

/** Looked at as a reading: it says that there is a case, or proceedings, and no more. */
export async function examine(db: Db, actor: Actor, requestId: string): Promise<Examination> {
  const request = await requestOf(db, actor, requestId)
  if (request.kind !== 'erasure') throw new Problem('not-found')
  const { rows: found } = await sql<Row>`select * from ${rows} e where e.request_id = ${requestId}
    order by e.proposed_at desc limit 1`.execute(db)
  const [erasure = null] = await shown(db, actor, found)
  const { rows: said } = await sql<{ code: string; agency_id: string; agency: string; until: string | null }>`
    select x.code, x.agency_id, a.name as agency, x.until
    from rights.examine_erasure(${request.anchor_id}) x join access.agency a on a.id = x.agency_id
    order by x.code, a.name`.execute(db)
  const hindering = said.filter(({ code }) => code !== 'holder')
  return {
    hindrances: hindering.map(({ code, agency, until }) => ({
      code: code as Examination['hindrances'][number]['code'],
      agency,
      until,
    })),
    holders: said
      .filter(({ code }) => code === 'holder')
      .map(({ agency_id, agency }) => ({ id: agency_id, name: agency })),
    erasure,
    mayPropose:
      hindering.length === 0 &&
      request.outcome === null &&
      (erasure === null || erasure.state === 'refused') &&
      roleHolds(actor.role, 'oversight.decide'),
  }
}

export async function propose(db: Db, requestId: string, id: string = randomUUID()) {
  await sql`select rights.propose_erasure(${id}::uuid, ${requestId}::uuid, null, null)`.execute(db)
  return { id }
}

export async function findErasures(
  db: Db,
  actor: Actor,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const key = readCursor(after)
  const { rows: found } = await sql<Row>`select * from ${rows} e
    where ${key ? sql<SqlBool>`(e.proposed_at, e.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql`true`}
    order by e.proposed_at desc, e.id desc limit ${limit + 1}`.execute(db)
  const last = found.length > limit ? found[limit - 1] : undefined
  return {
    items: await shown(db, actor, found.slice(0, limit)),
    next: last ? cursorOf(last.proposed_at, last.id) : null,
  }
}

/** @throws Problem not-found */
export async function getErasure(db: Db, actor: Actor, id: string): Promise<Erasure> {
  const { rows: found } = await sql<Row>`select * from ${rows} e where e.id = ${id}`.execute(db)
  const [erasure] = await shown(db, actor, found)
  if (!erasure) throw new Problem('not-found')
  return erasure
}

export async function answer(db: Db, actor: Actor, id: string, body: BodyOf<typeof answerErasure>) {
  const erasure = await getErasure(db, actor, id)
  if (!erasure.may.includes('agree')) throw new Problem('step-not-open')
  await sql`select rights.answer_erasure(${body.id ?? randomUUID()}::uuid, ${id}::uuid, ${body.agreed}, ${body.words})`.execute(
    db,
  )
  return { id }
}

export async function run(db: Db, actor: Actor, id: string, job: string = randomUUID()) {
  const erasure = await getErasure(db, actor, id)
  if (!erasure.may.includes('run')) throw new Problem('step-not-open')
  await db.insertInto('jobs.job').values({ id: job, task: 'rights.erase', about_id: id }).execute()
  await sql`select rights.begin_erasure(${id}::uuid, ${job}::uuid)`.execute(db)
  await sql`select jobs.start('rights.erase', ${job}::uuid)`.execute(db)
  return { job }
}

/** As they stand on the list beside the backups. */
export async function listedErasures(db: Db, id: string): Promise<ListedErasure[]> {
  const { rows: found } = await sql<ListedErasure>`
    select id, agency_id, anchor_ids, holder_ids, basis, retention, proposed_by, proposed_at, decided_at, number
    from rights.erasure where id = ${id}`.execute(db)
  return found
}

export interface CertificateEntry {
  done_at: string
  agency: string
  entry: number
  position: number | null
  checkpoint: string | null
}

/** @throws Problem not-found for a number of no erasure that was done */
export async function certificateOf(db: Db, number: string): Promise<CertificateEntry> {
  const { rows: found } = await sql<CertificateEntry>`select * from rights.certificate_of(${number})`.execute(
    db,
  )
  if (!found[0]) throw new Problem('not-found')
  return found[0]
}

export async function findDue(db: Db, { after, limit }: { after?: string | undefined; limit: number }) {
  const key = readCursor(after)
  const { rows: found } = await sql<{
    anchor_id: string
    kind: RetentionDue['kind']
    since: string
    due_on: string
    longer_until: string | null
    erasure: RetentionDue['erasure']
  }>`select d.*, (select json_build_object('id', e.id, 'state', e.state) from rights.erasure e
      where d.anchor_id = any (e.anchor_ids) and e.state <> 'refused' order by e.proposed_at desc limit 1) as erasure
    from rights.retention_due() d
    where ${key ? sql<SqlBool>`(d.due_on, d.anchor_id, d.kind) > (${key[0]}::date, ${key[1]}::uuid, ${key[2]})` : sql`true`}
    order by d.due_on, d.anchor_id, d.kind limit ${limit + 1}`.execute(db)
  const last = found.length > limit ? found[limit - 1] : undefined
  return {
    items: found.slice(0, limit).map((row) => ({
      anchorId: row.anchor_id,
      kind: row.kind,
      since: row.since,
      dueOn: row.due_on,
      longerUntil: row.longer_until,
      erasure: row.erasure,
    })),
    next: last ? cursorOf(last.due_on, last.anchor_id, last.kind) : null,
  }
}

export async function proposeRetention(
  db: Db,
  { id = randomUUID(), anchorId, kind }: { id?: string | undefined; anchorId: string; kind: string },
) {
  await sql`select rights.propose_erasure(${id}::uuid, null, ${anchorId}::uuid, ${kind})`.execute(db)
  return { id }
}

export const keep = (db: Db, body: BodyOf<typeof keepLonger>) =>
  db
    .insertInto('rights.retention_longer')
    .values({
      ...(body.id ? { id: body.id } : {}),
      anchor_id: body.anchorId,
      kind: body.kind,
      until: body.until,
      because: body.because,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

export async function hold(db: Db, actor: Actor, requestId: string, body: BodyOf<typeof placeHold>) {
  const request = await requestOf(db, actor, requestId)
  return await db
    .insertInto('rights.hold')
    .values({
      ...(body.id ? { id: body.id } : {}),
      agency_id: request.agency_id,
      anchor_id: request.anchor_id,
      basis: body.basis,
      until: body.until,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function findHolds(db: Db, actor: Actor, requestId: string): Promise<Hold[]> {
  const request = await requestOf(db, actor, requestId)
  const found = await db
    .selectFrom('rights.hold')
    .selectAll()
    .where('anchor_id', '=', request.anchor_id)
    .orderBy('recorded_at')
    .execute()
  const names = await namesOf(
    db,
    found.map(({ recorded_by }) => recorded_by),
  )
  return found.map((row) => ({
    id: row.id,
    basis: row.basis,
    until: row.until,
    by: { id: row.recorded_by, name: names.get(row.recorded_by) ?? '' },
    ended: row.ended_at !== null,
  }))
}

/** @throws Problem not-found, also of one that has ended */
export async function endHold(db: Db, actor: Actor, id: string) {
  const done = await db
    .updateTable('rights.hold')
    .set({ ended_by: actor.accountId, ended_at: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!done) throw new Problem('not-found')
  return done
}

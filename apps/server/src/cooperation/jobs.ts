// What an officer's approval of a run sets going: their keys are made of the persons whom the agreement covers, with the
// officer's own eyes, and the message goes.
import { Problem } from '@oralu/domain'
import { readPublicKey } from '@oralu/interop'
import {
  type IntersectionMessage,
  type IntersectionPerson,
  type IntersectionRun,
  offerIntersection,
  parseTerms,
  replyToOffer,
} from '@oralu/interop/intersection'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { installationKey, sealBytes } from '../files/seal.ts'
import { type Job, Stopped, type Task } from '../jobs/job.ts'
import { describePeople } from '../people/queries.ts'
import { getRunRow, type RunRow } from './intersections.ts'
import { ownKeys } from './own-keys.ts'
import { keysInUse } from './partners.ts'
import { post } from './post.ts'

const mostPersons = 200_000
const chunk = 2_000

export const intersectTask: Task = async (job) => {
  const { run, actor } = await job.transaction(async (db) => {
    const { about_id, account_id, agency_id } = await db
      .selectFrom('jobs.job')
      .select(['about_id', 'account_id', 'agency_id'])
      .where('id', '=', job.id)
      .executeTakeFirstOrThrow()
    // The role is asked by the database; here only whose keys sign.
    return {
      run: await getRunRow(db, about_id!),
      actor: { accountId: account_id, agencyId: agency_id } as Actor,
    }
  })
  try {
    const { persons, anchors } = await personsOf(job, run)
    await job.progress(persons.length, persons.length, 'cooperation.run.computing')
    return await job.transaction((db) => compute(db, job, run, actor, persons, anchors))
  } catch (error) {
    if (error instanceof Stopped) throw error
    await job.transaction((db) =>
      db
        .updateTable('cooperation.intersection')
        .set({
          state: 'failed',
          ended_at: sql`now()`,
          problem: (error as { code?: string }).code ?? 'failed',
        })
        .where('id', '=', run.id)
        .where('state', '=', 'computing')
        .execute(),
    )
    throw error
  }
}

async function personsOf(
  job: Job,
  run: RunRow,
): Promise<{ persons: IntersectionPerson[]; anchors: string[] }> {
  const { agreement } = parseTerms(run.terms)
  const anchors = await job.transaction(async (db) => {
    const { rows } = await sql<{
      anchor_id: string
    }>`select anchor_id from cooperation.taking_part(${run.agreement_id}, ${mostPersons + 1})`.execute(db)
    return rows.map((row) => row.anchor_id)
  })
  if (anchors.length > mostPersons) throw new Problem('too-large')
  const persons: IntersectionPerson[] = []
  const kept: string[] = []
  for (let from = 0; from < anchors.length; from += chunk) {
    const some = anchors.slice(from, from + chunk)
    const [briefs, fathers] = await job.transaction(async (db) => [
      await describePeople(db, some),
      await fathersOf(db, some),
    ])
    for (const anchor of some) {
      const brief = briefs.get(anchor)
      if (!brief || brief.names.length === 0) continue
      const father = fathers.get(anchor)
      kept.push(anchor)
      persons.push({
        names: brief.names.map(({ form }) => form),
        sex: brief.sex,
        coveredBy: agreement,
        ...(father ? { father } : {}),
        ...(brief.bornFrom && brief.bornTo ? { born: { from: brief.bornFrom, to: brief.bornTo } } : {}),
      })
    }
    await job.progress(from + some.length, anchors.length, 'cooperation.run.reading')
  }
  return { persons, anchors: kept }
}

async function fathersOf(db: Db, anchors: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ anchor_id: string; father: string }>`select anchor_id, father_name as father
    from people.record where anchor_id = any(${anchors}::uuid[]) and father_name is not null`.execute(db)
  return new Map(rows.map(({ anchor_id, father }) => [anchor_id, father]))
}

/** Runs that this side began with the partner, whatever became of them. */
async function pastOf(db: Db, run: RunRow): Promise<IntersectionRun[]> {
  const { rows } = await sql<{ id: string; agreement: string; at: string }>`
    select id, terms ->> 'agreement' as agreement, began_at as at from cooperation.intersection
    where partner_id = ${run.partner_id} and began_at is not null`.execute(db)
  return rows.map(({ id, agreement, at }) => ({ session: id, agreement, at: new Date(at).toISOString() }))
}

async function compute(
  db: Db,
  { services }: Job,
  run: RunRow,
  actor: Actor,
  persons: IntersectionPerson[],
  anchors: string[],
): Promise<Record<string, unknown>> {
  const { signing } = await ownKeys(services.settings, actor.agencyId)
  const terms = parseTerms(run.terms)
  const [past, [key]] = await Promise.all([pastOf(db, run), keysInUse(db, run.partner_id, 'sign')])
  if (!key) throw new Problem('outside-agreement', { params: { reason: 'no-key' } })
  const options = { signing, now: new Date(), past, threads: 2 }
  const ours = run.direction === 'ours'
  const { state, message } = ours
    ? await offerIntersection(terms, persons, options)
    : await replyToOffer(terms, persons, await offerOf(db, run.id), {
        ...options,
        partner: readPublicKey(key),
      })
  const { recipient } = await installationKey(services.settings.keysDir)
  const sealed = await sealBytes(JSON.stringify(state), recipient)
  await sql`select cooperation.keep_state(${run.id}, ${sealed}, ${anchors}::uuid[])`.execute(db)
  await db
    .updateTable('cooperation.intersection')
    .set({ state: ours ? 'asked' : 'answered', began_at: sql`now()`, persons: persons.length })
    .where('id', '=', run.id)
    .execute()
  await post(
    db,
    services,
    actor,
    { partnerId: run.partner_id, kind: 'intersection', aboutId: run.id },
    {
      kind: 'intersection',
      run: run.id,
      offer: ours
        ? {
            purpose: run.purpose,
            reference: run.agreement,
            terms,
          }
        : null,
      step: toWire(message),
    },
  )
  return { persons: persons.length }
}

async function offerOf(db: Db, id: string): Promise<IntersectionMessage> {
  const { rows } = await sql<{ message: Wire | null }>`select cooperation.offer_of(${id}) as message`.execute(
    db,
  )
  const message = rows[0]?.message
  if (!message) throw new Problem('step-not-open')
  return fromWire(message)
}

export interface Wire {
  head: string
  parts: string[]
}
export const toWire = ({ head, parts }: IntersectionMessage): Wire => ({
  head,
  parts: parts.map((part) => Buffer.from(part).toString('base64')),
})
export const fromWire = ({ head, parts }: Wire): IntersectionMessage => ({
  head,
  parts: parts.map((part) => new Uint8Array(Buffer.from(part, 'base64'))),
})

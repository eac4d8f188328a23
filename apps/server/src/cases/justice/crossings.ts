// Disclosures through the wall, as each of the three sees them. All is done by the database's functions, with the rights of
// whoever acts; nothing here looks at the other side.
import {
  type BodyOf,
  type Crossing,
  type CrossingAsked,
  type CrossingChoice,
  type CrossingSide,
  type crossingEndpoints,
  Problem,
  today,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { namesOf } from '../queries.ts'

interface Row {
  id: string
  anchor_id: string | null
  side: CrossingSide
  compartment: Crossing['compartment']
  authority: string
  basis_kind: Crossing['basisKind']
  basis: string
  basis_on: string
  purpose: string
  fields: Crossing['fields']
  days: number
  defer_court: string | null
  defer_order: string | null
  defer_until: string | null
  asked_at: string
  state: Crossing['state']
  requested_by: string | null
  until_on: string | null
  rows: Record<string, number> | null
  first_by: string | null
  first_words: string | null
  first_at: string | null
  second_by: string | null
  second_at: string | null
  refused_by: string | null
  refused_at: string | null
  refused_why: string | null
  notice_on: string | null
  notice_how: string | null
  own: boolean
}

type View = 'asked' | 'to_decide' | 'overseen'

async function read(db: Db, view: View, id: string | null = null): Promise<Crossing[]> {
  const { rows } = await sql<Row>`select * from ${sql.raw(`cases.crossings_${view}`)}(${id}::uuid)`.execute(
    db,
  )
  const people = await describePeople(
    db,
    rows.flatMap((row) => row.anchor_id ?? []),
  )
  const named = await namesOf(
    db,
    rows.flatMap((row) => [row.requested_by, row.first_by, row.second_by, row.refused_by]),
  )
  return rows.map((row) => ({
    id: row.id,
    reference: row.id.slice(0, 8).toUpperCase(),
    anchorId: row.anchor_id,
    person: row.anchor_id ? (people.get(row.anchor_id) ?? null) : null,
    side: row.side,
    compartment: row.compartment,
    authority: row.authority,
    basisKind: row.basis_kind,
    basis: row.basis,
    basisOn: row.basis_on,
    purpose: row.purpose,
    fields: row.fields,
    days: row.days,
    deferral: row.defer_order
      ? { court: row.defer_court!, order: row.defer_order, until: row.defer_until! }
      : null,
    askedAt: row.asked_at,
    state: row.state,
    askedBy: row.requested_by ? named(row.requested_by) : null,
    untilOn: row.until_on,
    chosen: row.rows,
    first: row.first_by ? { by: named(row.first_by), at: row.first_at!, words: row.first_words! } : null,
    second: row.second_by ? { by: named(row.second_by), at: row.second_at! } : null,
    refused: row.refused_by
      ? { by: named(row.refused_by), at: row.refused_at!, why: row.refused_why! }
      : null,
    notice: row.notice_on ? { on: row.notice_on, how: row.notice_how! } : null,
    noticeDue:
      view !== 'asked' &&
      row.own &&
      (row.state === 'given' || row.state === 'over') &&
      !row.notice_on &&
      (row.defer_until ?? '') <= today(),
    own: row.own,
  }))
}

export const crossingsOf = async (db: Db) => ({
  asked: await read(db, 'asked'),
  toDecide: await read(db, 'to_decide'),
})
export const crossingsOverseen = async (db: Db) => ({ items: await read(db, 'overseen') })

async function one(db: Db, view: View, id: string): Promise<Crossing> {
  const [found] = await read(db, view, id)
  if (!found) throw new Problem('not-found')
  return found
}

/** A request for another than the side that asks is not there for it. */
export async function askedBy(db: Db, id: string): Promise<CrossingAsked> {
  const of = await one(db, 'asked', id)
  const { rows } = await sql<{
    fields: CrossingAsked['copy'] extends infer C ? C : never
    given_on: string
    until_on: string
  }>`
    select * from cases.read_crossing_copy(${id})`.execute(db)
  const copy = rows[0]
  // After its end there is nothing to open, but that there was a disclosure.
  return {
    ...of,
    copy: copy
      ? {
          fields: copy.fields as unknown as NonNullable<CrossingAsked['copy']>['fields'],
          givenOn: copy.given_on,
          untilOn: copy.until_on,
        }
      : null,
  }
}

export async function toDecide(db: Db, id: string): Promise<Crossing & { choices: CrossingChoice[] }> {
  const of = await one(db, 'to_decide', id)
  return { ...of, choices: of.state === 'waiting' ? await choicesOf(db, of) : [] }
}

async function choicesOf(db: Db, { id, fields }: Crossing): Promise<CrossingChoice[]> {
  const { rows } = await sql<{
    field: CrossingChoice['field']
    row_id: string
    value: CrossingChoice['value']
  }>`
    select * from cases.crossing_choices(${id}, ${fields.map(({ field }) => field)}::text[])`.execute(db)
  return rows.map(({ field, row_id, value }) => ({ field, rowId: row_id, value }))
}

type Ends = (typeof crossingEndpoints)['legal']

export async function ask(db: Db, side: CrossingSide, body: BodyOf<Ends['ask']>) {
  return await db
    .insertInto('cases.crossing_request')
    .values({
      ...(body.id ? { id: body.id } : {}),
      side,
      anchor_id: body.anchorId,
      compartment: body.compartment,
      authority: body.authority,
      basis_kind: body.basisKind,
      basis: body.basis,
      basis_on: body.basisOn,
      purpose: body.purpose,
      fields: JSON.stringify(body.fields),
      days: body.days,
      defer_court: body.deferral?.court ?? null,
      defer_order: body.deferral?.order ?? null,
      defer_until: body.deferral?.until ?? null,
    })
    .execute()
}

export async function propose(db: Db, id: string, { rows, words }: BodyOf<Ends['propose']>) {
  const of = await one(db, 'to_decide', id)
  await sql`select cases.propose_crossing(${id}, ${of.fields.map(({ field }) => field)}::text[], ${rows}::uuid[], ${words})`.execute(
    db,
  )
  return { id }
}

export async function refuse(db: Db, id: string, why: string) {
  await sql`select cases.refuse_crossing(${id}, ${why})`.execute(db)
  return { id }
}

export async function notice(db: Db, id: string, { on, how }: { on: string; how: string }) {
  await sql`select cases.crossing_noticed(${id}, ${on}::date, ${how})`.execute(db)
  return { id }
}

export async function approve(db: Db, id: string, days: number) {
  await sql`select cases.approve_crossing(${id}, ${days})`.execute(db)
  return { id }
}

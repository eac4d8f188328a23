// The directory of services and its lists.
import {
  type AnswerOf,
  type addDirectoryEntry,
  type addTurn,
  type BodyOf,
  entryMonths,
  type getService,
  isStale,
  keepsList,
  type listServices,
  type listTurns,
  Problem,
  type QueryOf,
  type ServiceLine,
  type setDirectoryEntry,
  speaksOfBelief,
  type TurnLine,
  today,
} from '@oralu/domain'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../../db/cursor.ts'
import type { Actor, Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { change, put } from '../tracks/rows.ts'
import { mustOwn, refused } from './rows.ts'

interface ServiceRow {
  id: string
  agency_id: string
  title: string
  provider: string
  kinds: string[]
  languages: string[]
  area: string
  capacity: number | null
  conditions: string | null
  contact: string
  confirmed_on: string
  closed_on: string | null
  given: number
  waiting: number
}

const lineOf = (row: ServiceRow): ServiceLine => ({
  id: row.id,
  title: row.title,
  provider: row.provider,
  kinds: row.kinds as ServiceLine['kinds'],
  languages: row.languages as ServiceLine['languages'],
  area: row.area,
  capacity: row.capacity,
  given: row.given,
  waiting: row.waiting,
  confirmedOn: row.confirmed_on,
  stale: isStale(row.confirmed_on, today()),
  closed: row.closed_on !== null,
})

const serviceKey = z.tuple([z.string(), z.uuid()])
const anywhere = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

export async function directory(
  db: Db,
  { after, limit, q, kind, language, show }: QueryOf<typeof listServices>,
): Promise<AnswerOf<typeof listServices>> {
  const [title, id] = readCursor(after, serviceKey) ?? []
  const found = anywhere(q ?? '')
  const given = sql`(select count(*) from cases.service_turn t where t.service_id = s.id and t.state in ('offered', 'accepted'))`
  const { rows } = await sql<ServiceRow>`
    select s.*, ${given}::int as given,
      (select count(*)::int from cases.service_turn t where t.service_id = s.id and t.state = 'waiting') as waiting
    from cases.service s
    where s.closed_on is null
      and ${q ? sql`(s.title ilike ${found} or s.provider ilike ${found} or s.area ilike ${found} or s.conditions ilike ${found})` : sql`true`}
      and ${kind ? sql`${kind} = any (s.kinds)` : sql`true`}
      and ${language ? sql`${language} = any (s.languages)` : sql`true`}
      and ${show === 'free' ? sql`coalesce(${given} < s.capacity, true)` : sql`true`}
      and ${show === 'stale' ? sql`(s.confirmed_on + make_interval(months => ${entryMonths}::int))::date < access.today()` : sql`true`}
      and ${id ? sql`(s.title, s.id) > (${title!}, ${id}::uuid)` : sql`true`}
    order by s.title, s.id limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(lineOf),
    next: rows.length > limit && last ? cursorOf(last.title, last.id) : null,
  }
}

export async function entry(db: Db, actor: Actor, id: string): Promise<AnswerOf<typeof getService>> {
  const { rows } = await sql<ServiceRow>`
    select s.*, coalesce(g.given, 0) as given, coalesce(g.waiting, 0) as waiting
    from cases.service s left join cases.places_given(array[${id}::uuid]) g on g.service_id = s.id where s.id = ${id}`.execute(
    db,
  )
  const row = rows[0]
  if (!row) throw new Problem('not-found')
  const line = lineOf(row)
  return {
    ...line,
    own: row.agency_id === actor.agencyId,
    keepsList: keepsList(line.kinds),
    conditions: row.conditions,
    contact: row.contact,
  }
}

const columnsOf = (body: Omit<BodyOf<typeof addDirectoryEntry>, 'id'>) => ({
  title: body.title,
  provider: body.provider,
  kinds: body.kinds,
  languages: body.languages,
  area: body.area,
  capacity: body.capacity,
  conditions: body.conditions,
  contact: body.contact,
})

export async function enterService(db: Db, body: BodyOf<typeof addDirectoryEntry>) {
  if (speaksOfBelief(body.title)) throw refused('belief')
  return await put(db, 'service', { id: body.id, ...columnsOf(body) })
}

export async function alterService(db: Db, id: string, body: BodyOf<typeof setDirectoryEntry>) {
  if (speaksOfBelief(body.title)) throw refused('belief')
  return await change(db, 'service', id, {
    ...columnsOf(body),
    confirmed_on: today(),
    closed_on: body.closed ? today() : null,
  })
}

export const confirm = (db: Db, id: string) => change(db, 'service', id, { confirmed_on: today() })

interface TurnRow {
  id: string
  anchor_id: string
  urgency: string
  need: string
  wished_on: string
  state: string
  state_on: string
  out_of_turn: string | null
  place: number
  at: string
}

const turnKey = z.tuple([z.number(), z.iso.date(), z.string(), z.uuid()])

export async function turnsOf(
  db: Db,
  serviceId: string,
  { after, limit, show }: QueryOf<typeof listTurns>,
): Promise<AnswerOf<typeof listTurns>> {
  const seen = await db
    .selectFrom('cases.service')
    .select('id')
    .where('id', '=', serviceId)
    .executeTakeFirst()
  if (!seen) throw new Problem('not-found')
  const [place, on, at, id] = readCursor(after, turnKey) ?? []
  const states = { waiting: ['waiting'], placed: ['offered', 'accepted'], ended: ['ended'] }[show]
  const { rows } = await sql<TurnRow>`
    select t.*, cases.urgency_place(t.urgency) as place, t.recorded_at::text as at from cases.service_turn t
    where t.service_id = ${serviceId} and t.state = any(${states}::text[])
      and ${
        id
          ? sql<SqlBool>`(cases.urgency_place(t.urgency), t.wished_on, t.recorded_at, t.id) > (${place!}::int, ${on!}::date, ${at!}::timestamptz, ${id}::uuid)`
          : sql<SqlBool>`true`
      }
    order by cases.urgency_place(t.urgency), t.wished_on, t.recorded_at, t.id limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const people = await describePeople(
    db,
    items.map((row) => row.anchor_id),
  )
  const last = items.at(-1)
  return {
    items: items.map(
      (row): TurnLine => ({
        id: row.id,
        anchorId: row.anchor_id,
        person: people.get(row.anchor_id) ?? null,
        urgency: row.urgency as TurnLine['urgency'],
        need: row.need,
        wishedOn: row.wished_on,
        state: row.state as TurnLine['state'],
        stateOn: row.state_on,
        outOfTurn: row.out_of_turn,
      }),
    ),
    next: rows.length > limit && last ? cursorOf(last.place, last.wished_on, last.at, last.id) : null,
  }
}

export async function wish(db: Db, actor: Actor, serviceId: string, body: BodyOf<typeof addTurn>) {
  await mustOwn(db, actor, 'service', serviceId)
  return await put(db, 'service_turn', {
    id: body.id,
    anchor_id: body.anchorId,
    service_id: serviceId,
    urgency: body.urgency,
    need: body.need,
    wished_on: body.wishedOn,
  })
}

export const urgencyOf = (db: Db, id: string, urgency: string) => change(db, 'service_turn', id, { urgency })

export const offer = (db: Db, id: string, outOfTurn: string | null) =>
  change(db, 'service_turn', id, { state: 'offered', out_of_turn: outOfTurn })

export const answer = (db: Db, id: string, accepted: boolean) =>
  change(db, 'service_turn', id, { state: accepted ? 'accepted' : 'waiting' })

export const endOfTurn = (db: Db, id: string) => change(db, 'service_turn', id, { state: 'ended' })

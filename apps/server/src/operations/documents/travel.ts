// Travel documents: issued on a numbered blank, or entered from what the bearer shows.
import {
  type BodyOf,
  type enterDocument,
  type issueDocument,
  Problem,
  type TravelPaper,
  today,
  travels,
} from '@oralu/domain'
import { MrzError, readMrz, toVisualLatin, writeMrz } from '@oralu/interop'
import { type Selectable, sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import type { DB } from '../../db/types.generated.ts'
import { roleHolds } from '../../http/serve.ts'
import { describePeople, groupedWith } from '../../people/queries.ts'
import { colleaguesOf, factsOf, holdLine } from '../manifest.ts'
import { takeBlank } from './blanks.ts'
import { bornWithin, isTakenFrom } from './rules.ts'

/** The issuing state of these documents. */
export const state = 'KAZ'

export type TravelRow = Selectable<DB['operations.travel_document']>

/** A line whose documents the actor may write, with whom it is about. */
async function holdTraveller(db: Db, actor: Actor, lineId: string) {
  const { line } = await holdLine(db, actor, lineId)
  // A travel document is a fact of identity, made by whoever also decides on the mission.
  if (!roleHolds(actor.role, 'identity.write')) throw new Problem('not-allowed')
  if (!travels(line.state))
    throw new Problem('step-not-open', { detail: 'This person is not travelling. List them first.' })
  const person = (await describePeople(db, [line.anchor_id])).get(line.anchor_id)
  if (!person) throw new Problem('not-found')
  return { line, person }
}

/** @param fault a code that the screens have words for, and what it is about, parted by spaces */
const invalid = (path: string, fault: string) =>
  new Problem('body-invalid', { issues: [{ path: `body.${path}`, message: fault }] })

export async function issue(db: Db, actor: Actor, lineId: string, body: BodyOf<typeof issueDocument>) {
  const { line, person } = await holdTraveller(db, actor, lineId)
  const facts = (await factsOf(db, line.mission_id, line.id)).get(line.id)
  if (!facts?.citizen)
    throw new Problem('step-not-open', { detail: 'Nationality is not proved. Confirm a finding first.' })
  if (!person.names.some(({ form }) => form === body.source)) throw invalid('source', 'not-in-register')
  for (const part of ['surname', 'given'] as const)
    if (!isTakenFrom(body[part], body.source)) throw invalid(part, 'not-in-form')
  const limit = new Date(`${today()}T00:00:00Z`)
  limit.setUTCFullYear(limit.getUTCFullYear() + 1)
  if (body.expiresOn <= today() || body.expiresOn > limit.toISOString().slice(0, 10))
    throw invalid('expiresOn', 'not-within-a-year')
  if (!bornWithin(body.born, person)) throw invalid('born', 'register-says-otherwise')
  // A person under several anchors has one document all the same; the table knows one anchor at a time.
  if ((await issuedTo(db, line.anchor_id)).length > 0) throw new Problem('state-changed')
  const latin = body.latin ?? body
  const blank = await takeBlank(db, body.place)
  const document = {
    code: 'PU',
    issuer: state,
    number: blank.number,
    surname: latin.surname,
    given: latin.given,
    nationality: state,
    born: body.born,
    sex: body.sex,
  }
  const { lines } = inLetters(() => writeMrz({ ...document, format: 'TD3', expires: body.expiresOn }))
  return await db
    .insertInto('operations.travel_document')
    .values({
      ...(body.id ? { id: body.id } : {}),
      ...document,
      surname: inLetters(() => toVisualLatin(latin.surname)),
      given: inLetters(() => toVisualLatin(latin.given)),
      kind: 'issued',
      anchor_id: line.anchor_id,
      line_id: line.id,
      blank_id: blank.id,
      expires_on: body.expiresOn,
      mrz: lines,
      own_surname: body.surname,
      own_given: body.given,
      name_source: body.source,
      latin_source: body.latin?.source ?? null,
      birth_place: body.birthPlace ?? null,
      route: body.route,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** Documents issued to the person of an anchor that stand. */
async function issuedTo(db: Db, anchor: string) {
  const grouped = await groupedWith(db, [anchor])
  return await db
    .selectFrom('operations.travel_document')
    .select('id')
    .where('anchor_id', '=', sql<string>`any(${grouped.map(({ id }) => id)}::uuid[])`)
    .where('kind', '=', 'issued')
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** What cannot be written names its field, and its letter with the position. */
function inLetters<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (!(error instanceof MrzError)) throw error
    const { code, field = 'surname', found = '', position = '' } = error.problem
    throw invalid(field, `${code} ${found} ${position}`.trimEnd())
  }
}

export async function enterShown(
  db: Db,
  actor: Actor,
  lineId: string,
  { id, mrz }: BodyOf<typeof enterDocument>,
) {
  const { line, person } = await holdTraveller(db, actor, lineId)
  const { document, ok, lines, problems } = readMrz(mrz, { today: today() })
  if (!ok || !document?.expires)
    throw new Problem('body-invalid', {
      issues: problems
        .filter(({ level, code }) => level === 'error' || code === 'no-expiry')
        .map(({ code, field = '', line: at = '', position = '', suggestions = [] }) => ({
          path: `body.mrz.${field}.${at}.${position}`,
          message: [code, ...suggestions].join(' '),
        })),
    })
  if (!bornWithin(document.born, person)) throw invalid('mrz', 'register-says-otherwise')
  return await db
    .insertInto('operations.travel_document')
    .values({
      ...(id ? { id } : {}),
      kind: 'shown',
      anchor_id: line.anchor_id,
      line_id: line.id,
      code: document.code,
      issuer: document.issuer,
      number: document.number,
      surname: document.surname,
      given: document.given,
      nationality: document.nationality,
      born: document.born,
      sex: document.sex,
      expires_on: document.expires,
      mrz: lines,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function withdrawPaper(db: Db, actor: Actor, id: string, reason: string) {
  const row = await getTravelRow(db, id)
  if (row.agency_id !== actor.agencyId || !roleHolds(actor.role, 'identity.write'))
    throw new Problem('not-allowed')
  if (row.withdrawn_at) throw new Problem('state-changed')
  await db
    .updateTable('operations.travel_document')
    .set({ withdrawn_by: actor.accountId, withdrawn_at: sql`now()`, withdraw_reason: reason })
    .where('id', '=', id)
    .execute()
  return { id }
}

/** @throws Problem not-found */
export async function getTravelRow(db: Db, id: string): Promise<TravelRow> {
  const row = await db
    .selectFrom('operations.travel_document')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

/** By the anchors asked for: the document that counts of each person, the newest that is not withdrawn. */
export async function documentsOf(db: Db, anchors: readonly string[]): Promise<Map<string, TravelPaper>> {
  const grouped = await groupedWith(db, anchors)
  if (grouped.length === 0) return new Map()
  const rows = await db
    .selectFrom('operations.travel_document')
    .selectAll()
    .where('anchor_id', '=', sql<string>`any(${grouped.map(({ id }) => id)}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at')
    .execute()
  const personOf = new Map(grouped.map(({ id, person_id }) => [id, person_id]))
  const newest = new Map(rows.map((row) => [personOf.get(row.anchor_id)!, row]))
  const by = await colleaguesOf(
    db,
    rows.flatMap((row) => [row.recorded_by, row.withdrawn_by]),
  )
  return new Map(
    anchors.flatMap((anchor) => {
      const row = newest.get(personOf.get(anchor) ?? '')
      return row ? [[anchor, paperOf(row, by)]] : []
    }),
  )
}

function paperOf(row: TravelRow, by: (id: string | null) => string): TravelPaper {
  return {
    id: row.id,
    anchorId: row.anchor_id,
    lineId: row.line_id,
    kind: row.kind as TravelPaper['kind'],
    code: row.code,
    issuer: row.issuer,
    number: row.number,
    surname: row.surname,
    given: row.given,
    nationality: row.nationality,
    born: row.born,
    sex: row.sex as TravelPaper['sex'],
    expiresOn: row.expires_on,
    mrz: row.mrz,
    ownSurname: row.own_surname,
    ownGiven: row.own_given,
    nameSource: row.name_source,
    latinSource: row.latin_source,
    recordedBy: by(row.recorded_by),
    recordedAt: row.recorded_at,
    withdrawnBy: row.withdrawn_by && by(row.withdrawn_by),
    withdrawnAt: row.withdrawn_at,
    withdrawReason: row.withdraw_reason,
  }
}

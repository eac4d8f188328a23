// What Oralu counts, frozen and recounted. Numbers come from frozen manifests through figures.counted(), which tells
// nobody's identity; which lines a reader may open is asked with the reader's own rights.
import {
  type Figure,
  type getCounts,
  type listFigures,
  type MissionCount,
  type Numbers,
  officeZone,
  Problem,
  type QueryOf,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, idKey, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import { addUp, sameNumbers, smallCellsOf, usedDefinitions } from './rules.ts'

interface CountedRow {
  manifest_id: string
  mission_id: string
  agency_id: string
  operation: string
  mission_number: number
  mission_name: string | null
  flown: boolean
  as_it_was: string
  total: number
  men: number
  women: number
  children: number
  adults_sex_unknown: number
}

const numbersOf = (
  row: Pick<CountedRow, 'total' | 'men' | 'women' | 'children' | 'adults_sex_unknown'>,
): Numbers => ({
  total: row.total,
  men: row.men,
  women: row.women,
  children: row.children,
  adultsSexUnknown: row.adults_sex_unknown,
})

async function counted(db: Db, manifests?: readonly string[]): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`select * from figures.counted(${manifests ?? null}::uuid[])`.execute(
    db,
  )
  return rows
}

const missionName = (row: CountedRow) => row.mission_name ?? `${row.operation}-${row.mission_number}`

/** How much of the ledger is sealed: a position that anyone holding a checkpoint can find again. */
export async function ledgerSize(db: Db): Promise<number> {
  const { rows } = await sql<{
    size: number
  }>`select coalesce(max(position) + 1, 0)::bigint as size from ledger.leaf`.execute(db)
  return rows[0]?.size ?? 0
}

/** The end of a day at the office; of none, nothing. */
export const endOf = (day: string | undefined) =>
  day ? sql`(${day}::date + 1)::timestamp at time zone ${officeZone}` : null

/** Each mission with a frozen manifest, newest first, and the sum of those that had departed, as of two dates. */
export async function getAllCounts(db: Db, { was, known }: QueryOf<typeof getCounts> = {}) {
  const { rows } =
    await sql<CountedRow>`select * from figures.counted(null, ${was ?? null}::date, ${endOf(known)})`.execute(
      db,
    )
  const open = await openLines(
    db,
    rows.map((row) => row.mission_id),
  )
  const missions: MissionCount[] = rows.map((row) => ({
    missionId: row.mission_id,
    mission: missionName(row),
    operation: row.operation,
    flown: row.flown,
    asItWas: row.as_it_was,
    manifestId: row.manifest_id,
    numbers: numbersOf(row),
    open: open.filter((line) => line.mission_id === row.mission_id).length,
  }))
  return {
    missions,
    all: addUp(rows.filter((row) => row.flown).map(numbersOf)),
    definitions: usedDefinitions,
    was: was ?? null,
    known: known ?? null,
    knownAt: new Date().toISOString(),
    ledgerSize: await ledgerSize(db),
  }
}

/** The missions of manifests: those that the reader may count. */
export async function countManifests(db: Db, ids: readonly string[]) {
  return (await counted(db, ids)).map((row) => ({ manifestId: row.manifest_id, mission: missionName(row) }))
}

/** Lines of the missions' newest manifests whose person the reader may open, by the reader's own rights. */
async function openLines(db: Db, missionIds: readonly string[]) {
  if (missionIds.length === 0) return []
  return await db
    .selectFrom('operations.manifest_line as line')
    .innerJoin('people.anchor as anchor', 'anchor.id', 'line.anchor_id')
    .select(['line.id', 'line.mission_id', 'anchor.person_id'])
    .where('line.mission_id', 'in', missionIds)
    .where('line.state', 'in', ['listed', 'boarded', 'arrived'])
    .execute()
}

export async function getLinesBehind(db: Db, missionId: string) {
  const row = (await counted(db)).find((each) => each.mission_id === missionId)
  if (!row) throw new Problem('not-found')
  const lines = await openLines(db, [missionId])
  return {
    total: row.total,
    open: lines.length,
    lines: lines.map((line) => ({ id: line.id, personId: line.person_id })),
  }
}

function figures(db: Db) {
  return db.selectFrom('figures.figure as figure').selectAll('figure')
}
type FigureRow = Awaited<ReturnType<ReturnType<typeof figures>['execute']>>[number]

async function answersOf(db: Db, rows: readonly FigureRow[]): Promise<Figure[]> {
  const names = await namesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => {
    const numbers = numbersOf(row)
    return {
      id: row.id,
      name: row.name,
      missionId: row.mission_id,
      numbers,
      definitions: row.definitions as Figure['definitions'],
      asItWas: row.as_it_was,
      knownAt: row.known_at,
      ledgerSize: row.ledger_size,
      manifests: row.manifest_ids.length,
      threshold: row.threshold,
      smallTotal: smallCellsOf(numbers, row.threshold, 'total'),
      smallBreakdown: smallCellsOf(numbers, row.threshold, 'breakdown'),
      recordedBy: names.get(row.recorded_by) ?? null,
    }
  })
}

export async function findFigures(db: Db, { after, limit }: QueryOf<typeof listFigures>) {
  let query = figures(db)
  if (after) {
    const id = readCursor(after, idKey)?.[0]
    query = query.where(
      sql<boolean>`(figure.recorded_at, figure.id) < (select f.recorded_at, f.id from figures.figure f where f.id = ${id})`,
    )
  }
  const rows = await query
    .orderBy('figure.recorded_at', 'desc')
    .orderBy('figure.id', 'desc')
    .limit(limit + 1)
    .execute()
  return {
    items: await answersOf(db, rows.slice(0, limit)),
    next: rows.length > limit ? cursorOf(rows[limit - 1]!.id) : null,
  }
}

export async function getFigureById(db: Db, id: string): Promise<Figure> {
  const row = await figures(db).where('figure.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return (await answersOf(db, [row]))[0]!
}

export async function findFiguresById(db: Db, ids: readonly string[]): Promise<Map<string, Figure>> {
  if (ids.length === 0) return new Map()
  const rows = await figures(db)
    .where('figure.id', 'in', [...new Set(ids)])
    .execute()
  return new Map((await answersOf(db, rows)).map((figure) => [figure.id, figure]))
}

/** Freezes the newest frozen manifest of a mission, or those of all missions that have departed. */
export async function addFigure(
  db: Db,
  { id, missionId, name }: { id?: string | undefined; missionId: string | null; name?: string | undefined },
) {
  const all = await counted(db)
  const { rows: own } = await sql<{ agency: string }>`select access.agency() as agency`.execute(db)
  const chosen =
    missionId === null
      ? all.filter((row) => row.flown && row.agency_id === own[0]?.agency)
      : all.filter((row) => row.mission_id === missionId)
  if (chosen.length === 0) throw new Problem(missionId === null ? 'step-not-open' : 'refers-to-nothing')
  const numbers = addUp(chosen.map(numbersOf))
  const { id: made } = await db
    .insertInto('figures.figure')
    .values({
      ...(id ? { id } : {}),
      mission_id: missionId,
      name:
        name ??
        [...new Set(chosen.map((row) => (missionId === null ? row.operation : missionName(row))))].join(', '),
      definitions: JSON.stringify(usedDefinitions),
      total: numbers.total,
      men: numbers.men,
      women: numbers.women,
      children: numbers.children,
      adults_sex_unknown: numbers.adultsSexUnknown,
      as_it_was: chosen
        .map((row) => row.as_it_was)
        .sort()
        .at(-1)!,
      ledger_size: await ledgerSize(db),
      manifest_ids: chosen.map((row) => row.manifest_id),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made
}

/** Counts the very manifests again. `recounted` is null where the reader no longer sees them all. */
export async function recount(db: Db, id: string) {
  const row = await figures(db).where('figure.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  const again = await counted(db, row.manifest_ids)
  const frozen = numbersOf(row)
  const recounted = again.length === row.manifest_ids.length ? addUp(again.map(numbersOf)) : null
  return { same: recounted !== null && sameNumbers(frozen, recounted), frozen, recounted }
}

// Frozen versions of a manifest. One is made when the manifest is frozen, and one by each change after that.
import { type AnswerOf, type getVersion, Problem, travels, type VersionRow } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'
import { colleaguesOf, factsOf, getMissionRow } from './manifest.ts'
import { compositionOfLines, differences, type VersionLineRow } from './rules.ts'

/** Writes the next version from the lines that travel as they are now. @returns its number */
export async function addVersion(db: Db, missionId: string, reason: string): Promise<number> {
  const facts = await factsOf(db, missionId)
  const lines = await db
    .selectFrom('operations.manifest_line')
    .select(['id', 'anchor_id', 'state', 'seat', 'carriage_id', 'together'])
    .where('mission_id', '=', missionId)
    .orderBy('id')
    .execute()
  const content: VersionLineRow[] = lines
    .filter((line) => travels(line.state as never))
    .map((line) => ({
      line: line.id,
      anchor: line.anchor_id,
      sex: facts.get(line.id)?.sex ?? 'unknown',
      child: facts.get(line.id)?.child ?? true,
      seat: line.seat,
      carriage: line.carriage_id,
      together: line.together,
    }))
  const last = await lastVersion(db, missionId)
  const number = (last?.number ?? 0) + 1
  await db
    .insertInto('operations.manifest_version')
    // The database seals the content with its hash.
    .values({
      mission_id: missionId,
      number,
      reason,
      lines: JSON.stringify(content),
      content_hash: Buffer.alloc(0),
    })
    .execute()
  return number
}

/** Whether those who travel, or how, differ from the last version. */
export async function changedSinceVersion(db: Db, missionId: string): Promise<boolean> {
  const last = await lastVersion(db, missionId)
  if (!last) return true
  const now = await db
    .selectFrom('operations.manifest_line')
    .select(['id', 'state'])
    .where('mission_id', '=', missionId)
    .execute()
  const going = new Set(now.filter((line) => travels(line.state as never)).map(({ id }) => id))
  return going.size !== last.lines.length || last.lines.some(({ line }) => !going.has(line))
}

async function lastVersion(db: Db, missionId: string) {
  const row = await db
    .selectFrom('operations.manifest_version')
    .select(['number', 'lines'])
    .where('mission_id', '=', missionId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { number: row.number, lines: row.lines as unknown as VersionLineRow[] }
}

export async function findVersions(db: Db, missionId: string): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('operations.manifest_version')
    .select([
      'id',
      'number',
      'reason',
      'recorded_by',
      'recorded_at',
      'content_hash',
      sql<number>`jsonb_array_length(lines)`.as('count'),
    ])
    .where('mission_id', '=', missionId)
    .orderBy('number', 'desc')
    .execute()
  const by = await colleaguesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    reason: row.reason,
    recordedBy: by(row.recorded_by),
    recordedAt: row.recorded_at,
    contentHash: row.content_hash.toString('hex'),
    lines: row.count,
  }))
}

export async function getVersionPage(
  db: Db,
  missionId: string,
  number: number,
): Promise<AnswerOf<typeof getVersion>> {
  await getMissionRow(db, missionId)
  const about = (await findVersions(db, missionId)).find((each) => each.number === number)
  if (!about) throw new Problem('not-found')
  const rows = await db
    .selectFrom('operations.manifest_version')
    .select(['number', 'lines'])
    .where('mission_id', '=', missionId)
    .where('number', 'in', [number - 1, number])
    .execute()
  const linesOf = (wanted: number) =>
    (rows.find((row) => row.number === wanted)?.lines ?? []) as unknown as VersionLineRow[]
  const now = linesOf(number)
  const { added, removed, changed } = differences(linesOf(number - 1), now)
  const people = await describePeople(
    db,
    [...added, ...removed, ...changed].map(({ anchor }) => anchor),
  )
  const shown = (lines: VersionLineRow[]) =>
    lines.map(({ line, anchor, sex, child, seat }) => ({
      line,
      anchor,
      sex,
      child,
      seat,
      person: people.get(anchor) ?? null,
    }))
  return {
    ...about,
    composition: compositionOfLines(now),
    added: shown(added),
    removed: shown(removed),
    changed: shown(changed),
  }
}

// Communiqués and their versions, as officers read them.

import {
  type CommuniqueLine,
  type CommuniqueState,
  type CommuniqueTexts,
  type CommuniqueVersion,
  communiqueLanguages,
  type FigureCell,
  type InFourLanguages,
  type Journey,
  type listCommuniques,
  nextStep,
  Problem,
  type QueryOf,
  type Rounding,
  type ToldNumber,
  valuesOf,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, idKey, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import { findFiguresById } from './figure-queries.ts'
import { renderText, textHashOf } from './rules.ts'

export function versions(db: Db) {
  return db.selectFrom('figures.communique_version as version').selectAll('version')
}
export type VersionRow = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

export const textsOf = (row: VersionRow) => row.texts as unknown as CommuniqueTexts
const noteOf = (row: VersionRow) => row.correction_note as unknown as InFourLanguages | null
const withheldOf = (row: VersionRow) => row.withheld as FigureCell[]
export const tellsOf = (row: VersionRow) => row.tells as unknown as ToldNumber[]
export const choiceOf = (row: VersionRow) => ({
  breakdown: row.breakdown,
  withheld: withheldOf(row),
  roundedTo: row.rounded_to as Rounding,
})
const journeyOf = ({ journey_from: from, journey_to: to }: VersionRow): Journey | null =>
  from && to ? { from, to } : null
export const hashOf = (row: VersionRow) =>
  textHashOf(textsOf(row), row.figure_id, noteOf(row), withheldOf(row), row.rounded_to, journeyOf(row))

export async function findCommuniques(db: Db, { after, limit }: QueryOf<typeof listCommuniques>) {
  let query = db.selectFrom('figures.communique as communique').selectAll('communique')
  if (after) {
    const id = readCursor(after, idKey)?.[0]
    query = query.where(
      sql<boolean>`(communique.recorded_at, communique.id) < (select c.recorded_at, c.id from figures.communique c where c.id = ${id})`,
    )
  }
  const rows = await query
    .orderBy('communique.recorded_at', 'desc')
    .orderBy('communique.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const all = shown.length
    ? await versions(db)
        .where(
          'version.communique_id',
          'in',
          shown.map((row) => row.id),
        )
        .orderBy('version.number', 'desc')
        .execute()
    : []
  const figures = await findFiguresById(
    db,
    all.map((row) => row.figure_id),
  )
  const items = shown.map((row): CommuniqueLine => {
    const own = all.filter((each) => each.communique_id === row.id)
    const newest = own[0]!
    const figure = figures.get(newest.figure_id)!
    const title = communiqueLanguages.map((language) => [
      language,
      renderText(textsOf(newest)[language].title, language, valuesOf(figure, newest.rounded_to)),
    ])
    return {
      id: row.id,
      slug: row.slug,
      title: Object.fromEntries(title),
      state: row.withdrawn_at ? 'withdrawn' : (newest.state as CommuniqueState),
      isPublic: !row.withdrawn_at && own.some((each) => each.state === 'published'),
      nextStep: row.withdrawn_at
        ? null
        : nextStep({ state: newest.state, smallCells: newest.small_cells, signedAt: newest.signed_at }),
      asItWas: figure.asItWas,
      recordedAt: row.recorded_at,
    }
  })
  return { items, next: rows.length > limit ? cursorOf(rows[limit - 1]!.id) : null }
}

export async function getCommuniquePage(db: Db, id: string) {
  const row = await getRow(db, id)
  const all = await versions(db)
    .where('version.communique_id', '=', id)
    .orderBy('version.number', 'desc')
    .execute()
  const figures = await findFiguresById(
    db,
    all.map((each) => each.figure_id),
  )
  const people = all.flatMap((each) => [
    ...each.written_by,
    each.approved_by,
    each.signed_by,
    each.published_by,
  ])
  const names = await namesOf(
    db,
    people.filter((each) => each !== null),
  )
  const name = (account: string | null) => (account === null ? null : (names.get(account) ?? '–'))
  return {
    id: row.id,
    slug: row.slug,
    state: row.withdrawn_at ? ('withdrawn' as const) : (all[0]!.state as CommuniqueState),
    withdrawnAt: row.withdrawn_at,
    withdrawalNote: row.withdrawal_note as unknown as InFourLanguages | null,
    versions: all.map(
      (each): CommuniqueVersion => ({
        id: each.id,
        number: each.number,
        state: each.state as CommuniqueVersion['state'],
        textHash: hashOf(each),
        figure: figures.get(each.figure_id)!,
        texts: textsOf(each),
        ...choiceOf(each),
        journey: journeyOf(each),
        tells: tellsOf(each),
        smallCells: each.small_cells,
        correctionNote: noteOf(each),
        writtenBy: each.written_by.map((account) => ({ id: account, name: name(account)! })),
        approvedBy: name(each.approved_by),
        approvedAt: each.approved_at,
        signedBy: name(each.signed_by),
        signedAt: each.signed_at,
        publishedBy: name(each.published_by),
        publishedAt: each.published_at,
        publishedTexts: each.published_texts as unknown as CommuniqueVersion['publishedTexts'],
        nextStep: row.withdrawn_at
          ? null
          : nextStep({ state: each.state, smallCells: each.small_cells, signedAt: each.signed_at }),
      }),
    ),
  }
}

export async function getRow(db: Db, id: string) {
  const row = await db.selectFrom('figures.communique').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

// What of the communiqués anyone may read: rows of figures.published(), and what a page says of each number.
import { type FigureCell, figureCells, type InFourLanguages, type Language } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'

/** A published version; of a withdrawn communiqué only that it is withdrawn, and why. */
export interface PublishedRow {
  communique_id: string
  slug: string
  agency: string
  number: number
  texts: Record<Language, { title: string; body: string }> | null
  breakdown: boolean
  correction_note: InFourLanguages | null
  published_at: string
  total: number | null
  men: number | null
  women: number | null
  children: number | null
  adults_sex_unknown: number | null
  /** Names of cells that disclosure control keeps back. */
  withheld: string[]
  /** The numbers are multiples of this. */
  rounded_to: number
  /** Between which states people were brought home, by ISO 3166-1 code; null: not stated. */
  journey_from: string[] | null
  journey_to: string | null
  definitions: { id: string; version: number }[]
  as_it_was: string
  known_at: string
  ledger_size: number
  manifests: number
  withdrawn_at: string | null
  withdrawal_note: InFourLanguages | null
}

/** Every published version, newest first, those of one communiqué together. */
export async function published(db: Db): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`select * from figures.published()`.execute(db)
  return rows
}

/** The newest version of each communiqué. */
export const newestOf = (rows: readonly PublishedRow[]): PublishedRow[] =>
  rows.filter((row, at) => rows[at - 1]?.communique_id !== row.communique_id)

/** The texts in force: the newest of each communiqué that was not withdrawn. */
export const inForce = (rows: readonly PublishedRow[]): PublishedRow[] =>
  newestOf(rows).filter((row) => !row.withdrawn_at && row.texts)

export interface Cell {
  category: FigureCell
  /** null: withheld. */
  value: number | null
}

/** The numbers that a version states. What is withheld is stated as such, never as 0. */
export function cellsOf(row: PublishedRow): Cell[] {
  if (row.withdrawn_at) return []
  const values = {
    total: row.total,
    men: row.men,
    women: row.women,
    children: row.children,
    adultsSexUnknown: row.adults_sex_unknown,
  }
  return figureCells
    .filter((category) => category === 'total' || row.breakdown)
    .map((category) => ({
      category,
      value: row.withheld.includes(category) ? null : values[category],
    }))
    .filter(({ category, value }) => category !== 'adultsSexUnknown' || value !== 0)
}

/** The definition by which a category is counted, if it has one of its own. */
export function definitionOf(row: PublishedRow, category: FigureCell) {
  const id = category === 'children' ? 'child' : category
  return row.definitions.find((each) => each.id === id)
}

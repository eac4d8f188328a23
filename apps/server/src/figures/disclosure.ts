// What readers of all that was ever published could work out of a figure's small numbers, and what had better be
// withheld. The people behind every published number are taken as atoms (figures.atoms): those who stand in the same
// cells of the same manifests. docs/decisions/disclosure.md
import {
  type AnswerOf,
  type FigureCell,
  figureCells,
  Problem,
  type reviewDisclosure,
  type ToldNumber,
} from '@oralu/domain'
import {
  asPublished,
  type Interval,
  isWithheld,
  type Publication,
  type PublishedCell,
  type TableCell,
  type WithheldWhy,
} from '@oralu/figures'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { StandingThread } from '../jobs/standing-thread.ts'
import { countManifests, getFigureById } from './figure-queries.ts'

/** How a figure's numbers go out. */
export interface Choice {
  breakdown: boolean
  withheld: readonly FigureCell[]
  roundedTo: number
}

export interface ToJudge {
  /** What could be printed. */
  table: readonly TableCell[]
  /** What is to be printed. */
  chosen: readonly PublishedCell[]
  counts: [atom: string, people: number][]
  before: Publication[]
  /** Men, women and children of each mission, which are not told where they are few. */
  kept: TableCell[]
  threshold: number
  base: number
  /** Also what had better be withheld, which takes the longest. */
  propose: boolean
}

export interface Judged {
  readers: [key: string, Interval][]
  told: { key: string; low: number; high: number }[]
  proposed: [key: string, WithheldWhy | null][] | null
}

export interface Review {
  readers: Map<FigureCell, Interval>
  proposed: Map<FigureCell, WithheldWhy | null> | null
  tells: ToldNumber[]
  publishedBefore: number
}

const thread = new StandingThread<ToJudge, Judged>(new URL('./disclosure-worker.ts', import.meta.url), 60_000)
const parts = figureCells.filter((cell) => cell !== 'total')

/** The name of a cell over all figures: whose it is, and which. */
export const keyOf = ({ of, cell }: Pick<ToldNumber, 'of' | 'cell'>) => `${of}\n${cell}`
const read = (key: string) => key.split('\n') as [of: string, cell: FigureCell]

/** Publishing waits here, so that two texts going out at once know of each other. */
export async function alone(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('figures.publish', 0))`.execute(db)
}

/** @throws Problem not-found where the figure is not for the reader */
export async function review(db: Db, figureId: string, choice: Choice, propose = false): Promise<Review> {
  const figure = await db
    .selectFrom('figures.figure')
    .select(['name', 'manifest_ids', 'threshold'])
    .where('id', '=', figureId)
    .executeTakeFirst()
  if (!figure) throw new Problem('not-found')
  const published = await db
    .selectFrom('figures.communique_version as version')
    .innerJoin('figures.figure as figure', 'figure.id', 'version.figure_id')
    .select([
      'figure.name',
      'figure.manifest_ids',
      'version.breakdown',
      'version.withheld',
      'version.rounded_to',
    ])
    .where('version.state', '=', 'published')
    .orderBy('version.published_at')
    .execute()

  const manifests = [...new Set([figure, ...published].flatMap((each) => each.manifest_ids))]
  const missions = new Map(
    (await countManifests(db, manifests)).map(({ manifestId, mission }) => [manifestId, mission]),
  )
  const { rows: atoms } = await sql<{ cells: string[]; people: number }>`
    select * from figures.atoms(${manifests}::uuid[])`.execute(db)
  const named = atoms.map(({ cells, people }) => ({ name: cells.join(', '), cells: new Set(cells), people }))
  const counts = new Map(named.map(({ name, people }) => [name, people]))
  const cellOf = (of: string, ids: readonly string[], cell: FigureCell): TableCell => {
    const wanted = ids.flatMap((id) => (cell === 'total' ? parts : [cell]).map((part) => `${id} ${part}`))
    return {
      key: keyOf({ of, cell }),
      atoms: named.filter(({ cells }) => wanted.some((each) => cells.has(each))).map(({ name }) => name),
    }
  }
  const tableOf = (name: string, ids: readonly string[], breakdown: boolean) =>
    figureCells.filter((cell) => breakdown || cell === 'total').map((cell) => cellOf(name, ids, cell))
  const goesOut = (table: readonly TableCell[], withheld: readonly string[], base: number) =>
    asPublished(table, counts, ({ key }) => withheld.includes(read(key)[1]), base)

  // What counts missions that the reader may not see shares nobody with theirs.
  const before = published
    .filter((each) => each.manifest_ids.every((id) => missions.has(id)))
    .map((each) =>
      goesOut(tableOf(each.name, each.manifest_ids, each.breakdown), each.withheld, each.rounded_to),
    )
  const table = tableOf(figure.name, figure.manifest_ids, choice.breakdown)
  const chosen = goesOut(table, choice.withheld, choice.roundedTo)
  const printed = new Set(chosen.filter((cell) => !isWithheld(cell)).map(({ atoms: of }) => of.join('\n')))
  const kept = [...missions]
    .flatMap(([id, mission]) => parts.map((part) => cellOf(mission, [id], part)))
    // What this very text prints is for the officer's eyes by itself.
    .filter(({ atoms: of }) => !printed.has(of.join('\n')))
  const judged = await thread.ask({
    table,
    chosen,
    counts: [...counts],
    before,
    kept,
    threshold: figure.threshold,
    base: choice.roundedTo,
    propose,
  })
  const tells = judged.told.map(({ key, low, high }): ToldNumber => {
    const [of, cell] = read(key)
    return { of, cell, low, high }
  })
  return {
    readers: new Map(judged.readers.map(([key, bounds]) => [read(key)[1], bounds])),
    proposed: judged.proposed && new Map(judged.proposed.map(([key, why]) => [read(key)[1], why])),
    tells: tells.filter((one, at) => tells.findIndex((each) => keyOf(each) === keyOf(one)) === at),
    publishedBefore: published.length,
  }
}

/** As the officer sees it before it is decided what goes out. */
export async function reviewOf(
  db: Db,
  figureId: string,
  choice: Choice,
): Promise<AnswerOf<typeof reviewDisclosure>> {
  const figure = await getFigureById(db, figureId)
  const { readers, proposed, tells, publishedBefore } = await review(db, figureId, choice, true)
  return {
    cells: figureCells
      .filter((cell) => choice.breakdown || cell === 'total')
      .map((cell) => ({
        cell,
        value: figure.numbers[cell],
        readers: readers.get(cell) ?? null,
        proposed: proposed?.get(cell) ?? null,
      })),
    tells,
    publishedBefore,
    beyondHelp: proposed === null,
  }
}

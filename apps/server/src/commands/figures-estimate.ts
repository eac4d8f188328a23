// `oralu figures estimate HISTORIES.csv`: how many people there are of whom lists show some, as JSON. With `--pairs`
// the file holds records instead, and the estimate is repeated over draws of the links between them.
// Formats: docs/formats/histories.schema.json, docs/formats/figures-estimate.schema.json. Starts no database.
import { parseArgs } from 'node:util'
import {
  DEFAULT_DRAWS,
  estimate,
  HistoriesError,
  type HistoryTable,
  type LinkedPair,
  type ListedRecord,
  parseHistories,
  tablesOfLinks,
} from '@oralu/figures'
import { BadInput } from './command.ts'
import { readCsv } from './csv.ts'

const use =
  'Use: oralu figures estimate HISTORIES.csv [--draws 1000] [--seed 1], or RECORDS.csv --pairs PAIRS.csv [--tables 100]'
/** Rows held at once; more people than that are given by `count`. */
const MOST_ROWS = 2_000_000

export async function estimatePeople(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      draws: { type: 'string', default: String(DEFAULT_DRAWS) },
      seed: { type: 'string', default: '1' },
      pairs: { type: 'string' },
      tables: { type: 'string' },
    },
  })
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new BadInput(use)
  if (values.tables !== undefined && values.pairs === undefined)
    throw new BadInput('--tables goes with --pairs: how often the links are drawn')
  const draws = whole('--draws', values.draws, 100, 100_000)
  const seed = whole('--seed', values.seed, 0, 4_294_967_295)
  const tables =
    values.pairs === undefined
      ? await readHistories(file)
      : await readLinks(file, values.pairs, whole('--tables', values.tables ?? '100', 2, 10_000), seed)
  console.log(JSON.stringify(estimate(tables, { draws, seed }), null, 2))
  return 0
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new BadInput(`${option} is '${text}': give a whole number from ${least} to ${most}`)
  return value
}

async function readHistories(file: string): Promise<HistoryTable[]> {
  const rows = await readRows(file)
  try {
    return parseHistories(rows)
  } catch (error) {
    if (error instanceof HistoriesError) throw new BadInput(`${file}: ${error.message}`)
    throw error
  }
}

async function readLinks(
  file: string,
  pairsFile: string,
  tables: number,
  seed: number,
): Promise<HistoryTable[]> {
  const records = (await readColumns(file, ['id', 'list'])).map(
    ([id, list]): ListedRecord => ({ id: id!, list: list! }),
  )
  const pairs = (await readColumns(pairsFile, ['left', 'right', 'probability'])).map(
    ([left, right, probability]): LinkedPair => ({
      left: left!,
      right: right!,
      probability: probability === '' ? Number.NaN : Number(probability),
    }),
  )
  try {
    return tablesOfLinks(records, pairs, tables, seed)
  } catch (error) {
    if (error instanceof RangeError) throw new BadInput(`${file} with ${pairsFile}: ${error.message}`)
    throw error
  }
}

/** The cells of the columns named, row by row; none of `id` and `list` may be empty. */
async function readColumns(file: string, names: readonly string[]): Promise<string[][]> {
  const [header = [], ...rows] = await readRows(file)
  const headings = header.map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  )
  const columns = names.map((name) => {
    const column = headings.indexOf(name)
    if (column === -1) throw new BadInput(`${file}: there is no column ${name}`)
    return column
  })
  return rows.map((cells, i) =>
    columns.map((column, k) => {
      const cell = cells[column]?.trim()
      if (!cell) throw new BadInput(`${file}: row ${i + 2}: ${names[k]} is empty`)
      return cell
    }),
  )
}

async function readRows(file: string): Promise<string[][]> {
  const rows: string[][] = []
  await readCsv(file, (cells) => {
    if (rows.length > MOST_ROWS)
      throw new BadInput(`${file}: more than ${MOST_ROWS} rows: add up equal histories in a column count`)
    rows.push(cells)
  })
  if (rows.length === 0) throw new BadInput(`${file}: empty`)
  return rows
}

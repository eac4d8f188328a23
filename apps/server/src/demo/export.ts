// Writes the demonstration as files that partners would send, and the truth beside them. The lists' file names
// begin with "betege-"; the sheet is named for what it is; the truth says it of every record.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeCsv, writeXlsx } from '@oralu/interop'
import { type Demo, type DemoList, GENERATED, generateDemo, listKeys } from './index.ts'

const truthColumns = ['list', 'file', 'row', 'line', 'person', 'claim', 'note']

/** The truth as a table: a row of a list and the person it speaks of, or the unsupported claim. */
export function truthRows(demo: Demo): string[][] {
  const claims = new Map(
    demo.unsupported.flatMap((claim) => claim.rows.map((at) => [`${at.list} ${at.row}`, claim.id] as const)),
  )
  return listKeys.flatMap((key) =>
    demo.lists[key].truth.map(({ row, personId }) => [
      key,
      demo.lists[key].fileName,
      String(row),
      // The line in the file: the header is line 1.
      String(row + 2),
      personId ?? '',
      claims.get(`${key} ${row}`) ?? '',
      GENERATED,
    ]),
  )
}

/** The truth as one document: everything but the rows themselves, which stand in the lists. */
export function truthDocument(demo: Demo) {
  const { lists, ...rest } = demo
  return {
    ...rest,
    lists: Object.fromEntries(
      listKeys.map((key) => {
        const { rows, ...about } = lists[key]
        return [key, { ...about, rowCount: rows.length }]
      }),
    ),
  }
}

async function writeList(dir: string, list: DemoList): Promise<string> {
  const path = join(dir, list.fileName)
  if (list.format === 'xlsx') {
    const columns = list.columns.map((header) => ({ header }))
    await writeXlsx(path, { sheetName: GENERATED, rtl: list.rtl, columns, rows: list.rows })
  } else {
    const { encoding, delimiter } = list
    await writeCsv(path, [list.columns, ...list.rows], { encoding, delimiter: delimiter ?? ',' })
  }
  return path
}

/**
 * Writes the four lists, `truth.csv` and `truth.json` into a folder, which is made if it is not there; answers
 * the paths written. Files of the same name are replaced.
 */
export async function exportDemo(dir: string, seed?: number): Promise<string[]> {
  const demo = generateDemo(seed)
  await mkdir(dir, { recursive: true })
  const written: string[] = []
  for (const key of listKeys) written.push(await writeList(dir, demo.lists[key]))
  const table = join(dir, 'truth.csv')
  await writeCsv(table, [truthColumns, ...truthRows(demo)], { encoding: 'utf-8', delimiter: ',' })
  const document = join(dir, 'truth.json')
  await writeFile(document, `${JSON.stringify(truthDocument(demo), null, 1)}\n`)
  return [...written, table, document]
}

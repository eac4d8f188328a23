/**
 * Seconds and peak memory of reading and writing lists: `node packages/interop/bench/readers.ts [rows…]`.
 * Each measurement is a process of its own. Other libraries are measured only where they are installed:
 * they were compared once (README.md) and are no dependencies.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openSpreadsheet, writeCsv, writeXlsx } from '../src/index.ts'

const COLUMNS = ['id', 'الاسم', 'ФИО', 'born', 'sex', 'mother', 'camp', 'phone', 'nationality', 'note']
const NAMES = ['محمد عبد الله الشامي', 'فاطمة بنت أحمد', 'أم سارة', 'Қасымов Нұрлан', 'Сейітова Айгүл']

function* rowsOf(count: number): Generator<string[]> {
  for (let n = 0; n < count; n++) {
    const name = NAMES[n % NAMES.length] as string
    yield [
      String(n),
      `${name} ${n % 977}`,
      `Иванова ${n % 503}`,
      `19${50 + (n % 50)}-03-21`,
      n % 2 ? 'F' : 'M',
      name,
      'Al-Hol',
      `+7701${1000000 + n}`,
      'KZ',
      `note ${n}`,
    ]
  }
}

type Measure = (path: string) => Promise<number>
const optional = (name: string): Promise<Record<string, never>> => import(name)

const READERS: Record<string, Measure> = {
  'oralu xlsx': readOurs,
  'oralu csv': readOurs,
  'hucre streamXlsxRows': async (path) => {
    const { streamXlsxRows } = (await optional('hucre/xlsx')) as {
      streamXlsxRows: (bytes: Uint8Array) => AsyncIterable<unknown>
    }
    let rows = 0
    for await (const _ of streamXlsxRows(readFileSync(path))) rows++
    return rows - 1
  },
  'hucre readXlsx': async (path) => {
    const { readXlsx } = (await optional('hucre/xlsx')) as {
      readXlsx: (bytes: Uint8Array) => Promise<{ sheets: { rows: unknown[] }[] }>
    }
    return ((await readXlsx(readFileSync(path))).sheets[0]?.rows.length ?? 1) - 1
  },
  'exceljs WorkbookReader': async (path) => {
    const { default: excel } = (await optional('exceljs')) as unknown as {
      default: {
        stream: {
          xlsx: {
            WorkbookReader: new (path: string, options: object) => AsyncIterable<AsyncIterable<unknown>>
          }
        }
      }
    }
    let rows = 0
    const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache' }
    for await (const sheet of new excel.stream.xlsx.WorkbookReader(path, options))
      for await (const _ of sheet) rows++
    return rows - 1
  },
  'read-excel-file': async (path) => {
    const { readSheet } = (await optional('read-excel-file/node')) as {
      readSheet: (path: string) => Promise<unknown[]>
    }
    return (await readSheet(path)).length - 1
  },
}

let childMb = 0

/** Peak memory of this process's children (the parser), from the kernel; Linux only. */
function lookAtChildren(): void {
  try {
    for (const id of readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')) {
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
      childMb = Math.max(childMb, Number(peak ?? 0) / 1024)
    }
  } catch {
    // The child has just ended, or this is no Linux: the figure stays as it was.
  }
}

async function readOurs(path: string): Promise<number> {
  const watch = setInterval(lookAtChildren, 20)
  const sheet = await openSpreadsheet(path)
  let rows = 0
  for await (const _ of sheet.rows) rows++
  clearInterval(watch)
  return rows
}

const WRITERS: Record<string, (path: string, count: number) => Promise<void>> = {
  'oralu writeXlsx': (path, count) =>
    writeXlsx(path, { rtl: true, columns: COLUMNS.map((header) => ({ header })), rows: rowsOf(count) }),
  'oralu writeCsv': (path, count) =>
    writeCsv(
      path,
      (function* () {
        yield COLUMNS
        yield* rowsOf(count)
      })(),
    ),
}

const [mode, name, path, count] = process.argv.slice(2)
if (mode === '--one') await measureOne(name as string, path as string, Number(count))
else await measureAll(process.argv.slice(2).map(Number))

async function measureOne(name: string, path: string, count: number): Promise<void> {
  const started = performance.now()
  let rows = count
  if (WRITERS[name]) await WRITERS[name](path, count)
  else rows = (await READERS[name]?.(path)) ?? 0
  const seconds = (performance.now() - started) / 1000
  const own = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ rows, seconds, parentMb: own, childMb }))
}

async function measureAll(counts: number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'oralu-bench-'))
  console.log(
    '| rows | what | seconds | peak MB | peak MB of the child | file MB |\n|--:|---|--:|--:|--:|--:|',
  )
  try {
    for (const count of counts.length > 0 ? counts : [10_000, 100_000]) {
      for (const name of [...Object.keys(WRITERS), ...Object.keys(READERS)]) {
        const file = join(folder, /csv/i.test(name) ? 'list.csv' : 'list.xlsx')
        console.log(`| ${count} | ${name} | ${await measureApart(name, file, count)} |`)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureApart(name: string, file: string, count: number): Promise<string> {
  try {
    const args = ['--no-warnings', import.meta.filename, '--one', name, file, String(count)]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    const found = JSON.parse(stdout) as { rows: number; seconds: number; parentMb: number; childMb: number }
    if (found.rows !== count) return `wrong: ${found.rows} rows | | |`
    const child = found.childMb > 0 ? found.childMb.toFixed(0) : ''
    const size = (statSync(file).size / 1048576).toFixed(1)
    return `${found.seconds.toFixed(2)} | ${found.parentMb.toFixed(0)} | ${child} | ${size}`
  } catch (error) {
    return /ERR_MODULE_NOT_FOUND/.test(String(error))
      ? 'not installed | | |'
      : `failed: ${String(error).slice(0, 80)} | | |`
  }
}

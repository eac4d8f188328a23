// The commands as someone at the machine calls them, on an installation of their own, beside its running server.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareData } from '../support/prepared.ts'

const shim = new URL('../../bin/oralu.js', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'oralu-cli-'))
const lists = join(folder, 'lists')
const officer = 'consular_officer@demo.oralu.example'
let server: ChildProcess

const environment = {
  ...process.env,
  ORALU_DATA: join(folder, 'data'),
  ORALU_KEYS: join(folder, 'keys'),
  PORT: '0',
  DATABASE_URL: '',
}

interface Ended {
  code: number | null
  out: string
  err: string
}

function oralu(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [shim, ...args], { env: { ...environment, ...env } })
    let [out, err] = ['', '']
    child.stdout.on('data', (data) => (out += data))
    child.stderr.on('data', (data) => (err += data))
    child.on('close', (code) => resolve({ code, out, err: err.trim() }))
  })
}

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

beforeAll(async () => {
  const exported = await oralu(['demo', 'export', lists])
  expect([exported.code, exported.err]).toEqual([0, ''])
  // Writing files needs no database.
  expect(existsSync(join(folder, 'data'))).toBe(false)
  await prepareData(environment.ORALU_DATA)
  server = spawn(process.execPath, [shim, 'serve'], { env: environment })
  const said = await new Promise<string>((resolve) => {
    let text = ''
    server.stdout!.on('data', (data) => {
      text += data
      if (text.split('\n').length > 2) resolve(text)
    })
  })
  expect(said).toContain('npx oralu demo load')
  const loaded = await oralu(['demo', 'load'])
  expect([loaded.code, loaded.err]).toEqual([0, ''])
  expect(loaded.out).toContain(officer)
}, 180_000)

afterAll(async () => {
  const gone = new Promise((done) => server.once('close', done))
  server.kill('SIGTERM')
  await gone
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

it('imports a list, once; a try leaves nothing', async () => {
  const partner = join(lists, 'betege-partner-list.csv')
  const call = (...more: string[]) =>
    oralu([
      'import',
      partner,
      '--source',
      'Another partner',
      '--kind',
      'prison list',
      '--as',
      officer,
      ...more,
    ])
  const tried = JSON.parse((await call('--dry-run')).out)
  expect(tried).toMatchObject({ rejected: 0, repeated: 0, dryRun: true, withheld: ['Remarks'] })
  expect(tried.list).toBeUndefined()
  const first = await call()
  expect([first.code, first.err]).toEqual([0, ''])
  expect(JSON.parse(first.out)).toMatchObject({
    read: tried.read,
    new: tried.read,
    rejected: 0,
    dryRun: false,
  })
  expect(JSON.parse((await call()).out)).toMatchObject({
    read: tried.read,
    new: 0,
    repeated: tried.read,
    revised: 0,
  })
}, 60_000)

it('takes the other three lists as they are exported', async () => {
  for (const name of ['betege-camp-registration.xlsx', 'betege-enquiries.csv', 'betege-civil-registry.csv']) {
    const { code, out, err } = await oralu([
      'import',
      join(lists, name),
      '--source',
      `Again ${name}`,
      '--as',
      officer,
      // What it says is what an import would: suggestions over these lists are tried elsewhere.
      '--dry-run',
    ])
    expect([name, code, err]).toEqual([name, 0, ''])
    const counts = JSON.parse(out)
    expect(counts).toMatchObject({ new: counts.read, rejected: 0 })
  }
}, 90_000)

it('takes a mapping, and says which lines it rejected and why', async () => {
  const list = file('small.csv', 'x,y\nAigerim Serik,1990\n,1991\n')
  const mapping = file(
    'mapping.json',
    JSON.stringify({
      version: 1,
      columns: [
        { column: 'x', compartment: 'identity', field: 'fullName' },
        { column: 'y', compartment: 'identity', field: 'born' },
      ],
    }),
  )
  const { code, out } = await oralu([
    'import',
    list,
    '--source',
    'Small',
    '--as',
    officer,
    '--mapping',
    mapping,
  ])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    read: 2,
    new: 1,
    rejected: 1,
    reasons: { 'no-name': 1 },
    rejections: [{ row: 3, code: 'no-name' }],
  })
}, 60_000)

it('answers bad input with exit 2 and one line', async () => {
  const small = file('plain.csv', 'id,name\n1,Aigerim Serik\n')
  const unknown = file('unknown.csv', 'x,y\nAigerim Serik,1990\n')
  const unsure = file('unsure.csv', 'name,born\nAigerim Serik,abc\nDana Ospan,def\nAsel Kim,ghi\n')
  const call = (path: string, ...more: string[]) => [
    'import',
    path,
    '--source',
    'S',
    '--as',
    officer,
    ...more,
  ]
  const cases: [string[], RegExp, Record<string, string>?][] = [
    [['import'], /Say: oralu import/],
    [['import', small, '--as', officer], /Say: oralu import/],
    [call(join(folder, 'nothing.csv')), /is not there/],
    [call(folder), /is not a file/],
    [call(small, '--kind', 'watch list'), /camp list/],
    [call(small, '--listed-on', '2018-13-45'), /YYYY-MM-DD/],
    [call(small, '--nonsense'), /nonsense/],
    [['import', small, '--source', 'S', '--as', 'nobody@example.org'], /no account/],
    [
      ['import', small, '--source', 'S', '--as', 'press_officer@demo.oralu.example'],
      /does not hold the right/,
    ],
    [call(small, '--mapping', join(folder, 'no.json')), /cannot be read/],
    [call(small, '--mapping', file('broken.json', '{')), /not JSON/],
    [
      call(
        small,
        '--mapping',
        file(
          'other.json',
          '{"version":1,"columns":[{"column":"z","compartment":"identity","field":"fullName"}]}',
        ),
      ),
      /no column “z”/,
    ],
    [call(unknown), /'x', 'y'/],
    [call(unsure), /'born'/],
    [call(file('empty.csv', '')), /empty/i],
    [call(file('list.pdf', '%PDF-1.7\n%âãÏÓ\n')), /spreadsheet|read/i],
    [call(file('page.csv', '<!doctype html><p>')), /read/i],
    [call(file('quote.csv', 'id,name\n1,"Aigerim\n2,Dana\n')), /quotation/i],
    [['demo', 'load'], /accounts already/],
    [['demo', 'load'], /--force/, { DATABASE_URL: 'postgres://localhost/none' }],
    [['demo'], /Say: oralu demo/],
    [['demo', 'export', join(small, 'x')], /Cannot write/],
  ]
  for (const [args, words, env] of cases) {
    const { code, err, out } = await oralu(args, env)
    expect([args.slice(0, 2), code, err.split('\n').length, out]).toEqual([args.slice(0, 2), 2, 1, ''])
    expect(err).toMatch(words)
  }
}, 180_000)

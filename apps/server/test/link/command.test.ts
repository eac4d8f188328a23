// `oralu link`: pairs of one file or two, exit 2 and one line on bad input, and no database.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'oralu-link-'))
const shim = join(import.meta.dirname, '../../bin/oralu.js')
const env = { ...process.env, ORALU_DATA: join(folder, 'data'), ORALU_KEYS: join(folder, 'keys') }
const run = (...args: string[]) =>
  spawnSync(process.execPath, [shim, 'link', ...args], { encoding: 'utf8', env })
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const config = file(
  'config.json',
  JSON.stringify({
    id: 'id',
    fields: [
      { column: 'name', as: 'name' },
      { column: 'born', as: 'date' },
      { column: 'town', as: 'text' },
      { column: 'code', as: 'code' },
    ],
  }),
)
const out = join(folder, 'pairs.csv')
const given = [
  'Aigerim',
  'Marat',
  'Asel',
  'Yerzhan',
  'Gulnara',
  'Baurzhan',
  'Dinara',
  'Nurlan',
  'Zhanar',
  'Kairat',
]
const family = ['Tokayeva', 'Nurpeisov', 'Seitkali', 'Omarov', 'Kasymov', 'Zhumabayev', 'Abenov']
const towns = ['Karaganda', 'Temirtau', 'Almaty', 'Shymkent', 'Aktobe', 'Semey']

/** 80 people, no two alike in more than one column. */
const people = Array.from({ length: 80 }, (_, k) => ({
  name: `${given[k % 10]} ${family[(k * 3 + Math.floor(k / 10)) % 7]}`,
  born: `${1960 + ((k * 7) % 50)}-${String(1 + (k % 12)).padStart(2, '0')}-${String(1 + ((k * 5) % 28)).padStart(2, '0')}`,
  town: towns[(k * 5 + Math.floor(k / 6)) % 6]!,
  code: `${10000 + k * 137}`,
}))
const csv = (prefix: string, from: number, to: number, change = (p: (typeof people)[number]) => p) =>
  `id,name,born,town,code\n${people
    .slice(from, to)
    .map(change)
    .map((p, k) => `${prefix}${from + k},${p.name},${p.born},${p.town},${p.code}\n`)
    .join('')}`
const misspelt = (p: (typeof people)[number]) => ({ ...p, name: p.name.replace('ar', 'r') })
const pairs = () =>
  readFileSync(out, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')

describe('linking', () => {
  it('finds repeated people in one file: each pair once, sorted, above the threshold; starts no database', () => {
    const again = csv('s', 0, 20, misspelt).split('\n').slice(1).join('\n')
    const { status, stdout, stderr } = run(
      file('one.csv', csv('r', 0, 80) + again),
      '--config',
      config,
      '--out',
      out,
    )
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/pairs from 100 records/)
    expect(readFileSync(out, 'utf8')).toMatch(/^left,right,probability\n/)
    const found = pairs().map((line) => line.split(','))
    expect(found.map(([l, r]) => `${l} ${r}`)).toEqual(
      Array.from({ length: 20 }, (_, k) => `r${k} s${k}`).sort(),
    )
    for (const [, , p] of found) expect(Number(p)).toBeGreaterThanOrEqual(0.5)
    expect(readdirSync(folder).filter((name) => !/\.(csv|json)$/.test(name))).toEqual([])
  })

  it('links two files whose ids clash, one to one, and writes ids as they are', () => {
    const right = file('right.csv', csv('r', 0, 30, misspelt).replace('r3,', '"r,""3"" x",'))
    const { status, stderr } = run(
      file('left.csv', csv('r', 0, 60)),
      right,
      '--config',
      config,
      '--out',
      out,
      '--one-to-one',
      '--threshold',
      '.6',
    )
    expect([status, stderr.includes('90 records')]).toEqual([0, true])
    const found = pairs()
    expect(found.length).toBe(30)
    expect(found.some((line) => line.startsWith('r3,"r,""3"" x",'))).toBe(true)
    expect(new Set(found.map((line) => line.split(',')[0])).size).toBe(30)
  })

  it('reads line ends of every kind, quoted line ends, a byte order mark and semicolons', () => {
    const rows = csv('r', 0, 40)
      .replaceAll(',', ';')
      .replaceAll('\n', '\r\n')
      .replace('Karaganda', '"Kara""gan\r\nda"')
    const { status } = run(file('odd.csv', `\ufeff${rows}`), '--config', config, '--out', out)
    expect([status, pairs()]).toEqual([0, []])
  })

  it('is done with a file of one row, or of none', () => {
    for (const to of [0, 1]) {
      expect(run(file('few.csv', csv('r', 0, to)), '--config', config, '--out', out).status).toBe(0)
      expect(pairs()).toEqual([])
    }
  })

  it('can be interrupted, and leaves nothing half-written', async () => {
    const fresh = join(folder, 'fresh.csv')
    const child = spawn(
      process.execPath,
      [shim, 'link', file('big.csv', csv('r', 0, 80)), '--config', config, '--out', fresh],
      { env },
    )
    child.stderr.once('data', () => child.kill('SIGINT'))
    const status = await new Promise((resolve) => child.on('exit', resolve))
    // it may have been done before the signal came
    if (status !== 0) expect(existsSync(fresh)).toBe(false)
    expect(existsSync(`${fresh}.part`)).toBe(false)
  })
})

const good = file('good.csv', csv('r', 0, 5))
it.each([
  ['no file', ['--config', config, '--out', out]],
  ['no configuration', [good, '--out', out]],
  ['three files', [good, good, good, '--config', config, '--out', out]],
  ['a file that is not there', ['/nonexistent.csv', '--config', config, '--out', out]],
  ['a folder', [tmpdir(), '--config', config, '--out', out]],
  ['a device', ['/dev/zero', '--config', config, '--out', out]],
  ['an empty file', [file('empty.csv', ''), '--config', config, '--out', out]],
  [
    'no UTF-8',
    [
      file('latin.csv', Buffer.from([...Buffer.from('id,name,born,town,code\nr1,'), 0xe9, 0x2c])),
      '--config',
      config,
      '--out',
      out,
    ],
  ],
  [
    'a missing column',
    [file('missing.csv', 'id,name,born,town\n1,a,b,c\n'), '--config', config, '--out', out],
  ],
  [
    'a column twice',
    [file('twice.csv', 'id,name,name,born,town,code\n1,a,a,b,c,d\n'), '--config', config, '--out', out],
  ],
  [
    'an id twice',
    [file('ids.csv', 'id,name,born,town,code\n1,a,b,c,d\n1,a,b,c,d\n'), '--config', config, '--out', out],
  ],
  [
    'a row without id',
    [file('noid.csv', 'id,name,born,town,code\n,a,b,c,d\n'), '--config', config, '--out', out],
  ],
  [
    'too many cells',
    [file('cells.csv', 'id,name,born,town,code\n1,a,b,c,d,e\n'), '--config', config, '--out', out],
  ],
  [
    'an open quote',
    [file('quote.csv', 'id,name,born,town,code\n1,"a,b,c,d\n'), '--config', config, '--out', out],
  ],
  [
    'text behind a quote',
    [file('behind.csv', 'id,name,born,town,code\n1,"a"x,b,c,d\n'), '--config', config, '--out', out],
  ],
  ['no JSON', [good, '--config', file('bad.json', '{'), '--out', out]],
  [
    'another kind',
    [good, '--config', file('kind.json', '{"id":"id","fields":[{"column":"name","as":"x"}]}'), '--out', out],
  ],
  ['a threshold of 2', [good, '--config', config, '--out', out, '--threshold', '2']],
  ['one-to-one of one file', [good, '--config', config, '--out', out, '--one-to-one']],
  ['an option unknown', [good, '--config', config, '--out', out, '--fast']],
  ['its own input as output', [good, '--config', config, '--out', good]],
  ['an output nowhere', [good, '--config', config, '--out', '/nonexistent/pairs.csv']],
])('refuses %s in one line', (_, args) => {
  const { status, stdout, stderr } = run(...args)
  expect([status, stdout]).toEqual([2, ''])
  const said = stderr
    .trim()
    .split('\n')
    .filter((line) => !/^(blocks|learning|comparing|clustering)$/.test(line))
  expect(said).toHaveLength(1)
  expect(said[0]).not.toMatch(/^\s+at /)
})

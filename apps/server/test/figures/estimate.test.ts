// `oralu figures estimate`: JSON after its schema on good input, exit 2 and one line on bad, and no database.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const folder = mkdtempSync(join(tmpdir(), 'oralu-estimate-'))
const root = join(import.meta.dirname, '../../../..')
const format = (name: string) => JSON.parse(readFileSync(join(root, 'docs/formats', name), 'utf8'))
const run = (...args: string[]) =>
  spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../bin/oralu.js'), 'figures', 'estimate', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, ORALU_DATA: join(folder, 'data'), ORALU_KEYS: join(folder, 'keys') },
    },
  )
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const csv = (rows: readonly Record<string, unknown>[]) =>
  [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map((cells) => cells.join(',')).join('\n')
const answer = (...args: string[]) => {
  const { status, stdout, stderr } = run(...args)
  expect([status, stderr]).toEqual([0, ''])
  const said = JSON.parse(stdout)
  z.fromJSONSchema(format('figures-estimate.schema.json')).parse(said)
  return said
}

it('estimates from histories as in the example, and starts no database', () => {
  const { histories } = format('histories.example.json')
  expect(answer(file('example.csv', csv(histories)))).toEqual(format('figures-estimate.example.json'))
  expect(readdirSync(folder).filter((name) => !name.endsWith('.csv'))).toEqual([])
})

it('takes quotes, semicolons, a row a person, options', () => {
  const people = ['1;0'.concat('\n').repeat(30), '0;1\n'.repeat(20), '1;1\n'.repeat(10)].join('')
  const said = answer(
    file('people.csv', `"camp";"prison"\r\n${people.replaceAll('\n', '\r\n')}`),
    '--seed',
    '5',
  )
  expect(said).toMatchObject({
    seen: 60,
    lists: [
      { name: 'camp', people: 40 },
      { name: 'prison', people: 30 },
    ],
    // 41 · 31 / 11 − 1
    estimate: { method: 'chapman', people: 115 },
  })
})

it('says plainly that there is no estimate, and exits 0', () => {
  const said = answer(file('apart.csv', 'a,b,c,count\n1,0,0,40\n0,1,0,30\n0,0,1,20'))
  expect(said).toMatchObject({ estimate: null, lowerBound: { people: null, low: 90 } })
  expect(said.findings[0]).toMatchObject({ code: 'no-estimate', kind: 'says' })
})

it('repeats the estimate over draws: of a file, and of links between records', () => {
  const table = (draw: string, both: number) =>
    `0,1,${20 - both},${draw}\n1,0,${30 - both},${draw}\n1,1,${both},${draw}\n`
  const drawn = answer(
    file('draws.csv', `a,b,count,draw\n${table('x', 10)}${table('y', 8)}${table('z', 12)}`),
  )
  expect(drawn.linkage).toMatchObject({ tables: 2, withoutEstimate: 0 })
  const ids = Array.from({ length: 30 }, (_, i) => i)
  const records = file(
    'records.csv',
    csv(ids.flatMap((i) => ['a', 'b'].map((list) => ({ id: list + i, list, note: '' })))),
  )
  const pairs = file(
    'pairs.csv',
    csv(ids.slice(0, 20).map((i) => ({ left: `a${i}`, right: `b${i}`, probability: i < 10 ? 0.95 : 0.3 }))),
  )
  const linked = answer(records, '--pairs', pairs, '--tables', '50')
  expect(linked).toMatchObject({ seen: 50, linkage: { tables: 50 } })
  expect(linked.linkage.seen.low).toBeLessThan(50)
})

it.each([
  ['no file named', []],
  ['two files', [file('a.csv', 'a,b\n1,1'), file('b.csv', 'a,b\n1,1')]],
  ['a file that is not there', ['/nonexistent.csv']],
  ['a folder', [tmpdir()]],
  ['a device', ['/dev/zero']],
  ['an empty file', [file('empty.csv', '')]],
  ['a header alone', [file('header.csv', 'a,b,count\n')]],
  ['no UTF-8', [file('bytes.csv', Buffer.from([0xff, 0xfe, 0x00]))]],
  ['a quote never closed', [file('quote.csv', 'a,b\n"1,1')]],
  ['a row of zeros', [file('zeros.csv', 'a,b,count\n1,1,3\n0,0,7')]],
  ['a value that is neither 0 nor 1', [file('two.csv', 'a,b\n1,2')]],
  ['a missing cell', [file('short.csv', 'a,b,count\n1,1')]],
  ['one list', [file('one.csv', 'a,count\n1,4')]],
  ['seven lists', [file('seven.csv', 'a,b,c,d,e,f,g\n1,1,1,1,1,1,1')]],
  ['a list of nobody', [file('nobody.csv', 'a,b\n1,0')]],
  ['half a person', [file('half.csv', 'a,b,count\n1,1,0.5')]],
  ['too few draws', [file('good.csv', 'a,b\n1,1\n1,0'), '--draws', '10']],
  ['a seed that is no number', [file('good.csv', 'a,b\n1,1\n1,0'), '--seed', 'x']],
  ['an unknown option', [file('good.csv', 'a,b\n1,1\n1,0'), '--force']],
  ['tables without pairs', [file('good.csv', 'a,b\n1,1\n1,0'), '--tables', '5']],
  [
    'pairs of unknown records',
    [file('r.csv', 'id,list\n1,a\n2,b'), '--pairs', file('p.csv', 'left,right,probability\n1,3,0.5')],
  ],
  [
    'pairs without a probability',
    [file('r.csv', 'id,list\n1,a\n2,b'), '--pairs', file('q.csv', 'left,right\n1,2')],
  ],
])('refuses %s with 2 and one line', (_, args) => {
  const { status, stdout, stderr } = run(...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

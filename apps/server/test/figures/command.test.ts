// `oralu figures check`: JSON on good input, exit 2 and one line on bad, and no database.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publicRecord } from '@oralu/figures'
import { expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'oralu-figures-'))
const shim = join(import.meta.dirname, '../../bin/oralu.js')
const run = (...args: string[]) =>
  spawnSync(process.execPath, [shim, 'figures', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ORALU_DATA: join(folder, 'data'), ORALU_KEYS: join(folder, 'keys') },
  })
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

it('says which published numbers cannot all hold, and starts no database', () => {
  const { status, stdout, stderr } = run(
    'check',
    file('record.json', JSON.stringify({ claims: publicRecord })),
  )
  expect([status, stderr]).toEqual([0, ''])
  const result = JSON.parse(stdout)
  expect(result).toMatchObject({ claims: publicRecord.length })
  expect(result.conflicts).toBeGreaterThan(10)
  expect(result.findings[0]).toMatchObject({
    code: 'parts-miss-total',
    arithmetic: '33 + 187 + 490 = 710, not 600',
    difference: 110,
  })
  expect(result.findings.length).toBe(result.conflicts + result.deduced + result.agrees)
  expect(result.consistency).toMatchObject({ consistent: false, cap: 100, leftOut: [] })
  expect(result.consistency.sets[0].text).toMatchObject({
    en: expect.stringMatching(/^These cannot all hold/),
  })
  expect(readdirSync(folder).filter((name) => !name.endsWith('.json'))).toEqual([])
})

it.each([
  ['no file named', ['check']],
  ['no such act', ['sum', 'x.json']],
  ['a file that is not there', ['check', '/nonexistent.json']],
  ['a folder', ['check', tmpdir()]],
  ['a device', ['check', '/dev/zero']],
  ['no JSON', ['check', file('a.json', '{"claims": [')]],
  ['no UTF-8', ['check', file('b.json', Buffer.from([0xff, 0xfe, 0x00]))]],
  ['no claims', ['check', file('c.json', '{"a": 1}')]],
  [
    'a sum of one’s own',
    [
      'check',
      file(
        'd.json',
        JSON.stringify([
          { ...publicRecord[0], quantities: [{ category: 'total', kind: 'exact', value: 1, derived: true }] },
        ]),
      ),
    ],
  ],
  ['a key twice', ['check', file('e.json', JSON.stringify([publicRecord[0], publicRecord[0]]))]],
  ['an unknown option', ['check', 'x.json', '--force']],
  [
    'a group that no claim names',
    ['check', file('f.json', JSON.stringify(publicRecord)), '--bound', 'x/men'],
  ],
  ['a cap that is no number', ['check', file('g.json', JSON.stringify(publicRecord)), '--cap', 'all']],
])('refuses %s with 2 and one line', (_, args) => {
  const { status, stdout, stderr } = run(...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

it('bounds a group on request, and reads what version 2 of the format adds', () => {
  const { status, stdout } = run(
    'check',
    file(
      'bound.json',
      JSON.stringify({ version: 2, claims: publicRecord.filter(({ key }) => /^(j[1-5]|after)/.test(key)) }),
    ),
    '--bound',
    'jusan-3+jusan-4/men',
    '--cap',
    '0',
  )
  expect(status).toBe(0)
  expect(JSON.parse(stdout).consistency.unknown).toMatchObject([{ low: 11, high: 12, code: 'can-be' }])
})

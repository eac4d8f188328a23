// `oralu names compare`: JSON after its schema on good input, exit 2 and one line on bad, and no database.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const folder = mkdtempSync(join(tmpdir(), 'oralu-names-'))
const root = join(import.meta.dirname, '../../../..')
const format = (name: string) => JSON.parse(readFileSync(join(root, 'docs/formats', name), 'utf8'))
const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../bin/oralu.js'), 'names', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ORALU_DATA: join(folder, 'data'), ORALU_KEYS: join(folder, 'keys') },
  })

it('says how alike two names are and why, and starts no database', () => {
  const { status, stdout, stderr } = run('compare', 'Айгерим Токаева (урожд. Сейткали)', 'Aigerim Seitkali')
  expect([status, stderr]).toEqual([0, ''])
  const said = JSON.parse(stdout)
  z.fromJSONSchema(format('names-compare.schema.json')).parse(said)
  expect(said).toEqual(format('names-compare.example.json'))
  expect(said.same).toBe(true)
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

it.each([
  ['no name', ['compare']],
  ['one name', ['compare', 'Anna']],
  ['three names', ['compare', 'Anna', 'Anna', 'Anna']],
  ['no letters', ['compare', 'Anna', '--', '-- 12']],
  ['an unknown option', ['compare', 'Anna', 'Anna', '--loud']],
  ['another subcommand', ['constructor', 'Anna', 'Anna']],
])('refuses %s in one line', (_, args) => {
  const { status, stdout, stderr } = run(...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

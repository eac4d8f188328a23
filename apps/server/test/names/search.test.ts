// `oralu names search`: files after their schema, exit 2 and one line on bad input, and no database.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const folder = mkdtempSync(join(tmpdir(), 'oralu-names-search-'))
const root = join(import.meta.dirname, '../../../..')
const format = (name: string) => JSON.parse(readFileSync(join(root, 'docs/formats', name), 'utf8'))
const example = format('names-search.example.json')
type Named = { id: string; name: string; born?: string }

const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const csv = (rows: Named[]) =>
  ['id,name,born', ...rows.map(({ id, name, born = '' }) => `${id},"${name}",${born}`)].join('\n')
const registry = file('R.csv', csv(example.registry))
const queries = file('Q.csv', csv(example.queries))
const out = join(folder, 'O.csv')
const run = (...more: string[]) =>
  spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, '../../bin/oralu.js'),
      'names',
      'search',
      ...['--registry', registry, '--queries', queries],
      ...['--out', out],
      ...more,
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, ORALU_DATA: join(folder, 'data'), ORALU_KEYS: join(folder, 'keys') },
    },
  )
const found = () => {
  const [head, ...rows] = readFileSync(out, 'utf8').trim().split('\r\n')
  expect(head).toBe('query,candidate,rank,score')
  return rows.map((row) => {
    const [query, candidate, rank, score] = row.split(',')
    return { query, candidate, rank: Number(rank), score: Number(score) }
  })
}

it('finds as the example says, the same each time, and starts no database', () => {
  const { status, stdout, stderr } = run()
  expect([status, stdout]).toEqual([0, ''])
  expect(stderr).toMatch(/2 of 2 answered/)
  const answer = found()
  z.fromJSONSchema(format('names-search.schema.json')).parse({ ...example, found: answer })
  expect(answer).toEqual(example.found)
  run()
  expect(found()).toEqual(answer)
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

it('takes columns in any order, no births, quotes, strange names; a top; nobody asked for', () => {
  const asked = file('odd.csv', '\ufeffName;x;ID\r\n"Tokayeva\nAigerim";;a\r\n🙂;;b\r\n;;c\r\nНурлан;;=1+1')
  expect(run('--queries', asked, '--top', '1').status).toBe(0)
  expect(found().map(({ query, candidate }) => [query, candidate])).toEqual([
    ['a', 'r2'],
    ['=1+1', 'r3'],
  ])
  expect(run('--queries', file('none.csv', 'id,name\n')).status).toBe(0)
  expect(found()).toEqual([])
})

it.each([
  ['a top that is no number', ['--top', 'ten']],
  ['a top of nothing', ['--top', '0']],
  ['a file that is not there', ['--queries', join(folder, 'nothing.csv')]],
  ['a folder', ['--queries', folder]],
  ['a missing column', ['--registry', file('no-name.csv', 'id,fullname\n1,Anna')]],
  ['an empty file', ['--registry', file('empty.csv', '')]],
  [
    'bytes that are not UTF-8',
    ['--registry', file('cp1251.csv', Buffer.from('id,name\n1,\xc0\xed\xed\xe0', 'latin1'))],
  ],
  ['a quote that never closes', ['--registry', file('quote.csv', 'id,name\n1,"Anna')]],
  ['no place for the answer', ['--out', join(folder, 'no/such/place.csv')]],
  ['an unknown option', ['--fast']],
  ['a word too many', ['Anna']],
])('refuses %s in one line', (_, args) => {
  const { status, stdout, stderr } = run(...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

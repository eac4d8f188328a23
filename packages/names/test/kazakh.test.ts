import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { prepareName, similarityOf } from '../src/index.ts'

const rows = readFileSync(new URL('../bench/data/kazakh-names.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((m) => m[2] ?? m[1] ?? ''))

it('finds a sample of public persons in another spelling, among all of them', () => {
  let found = 0
  let asked = 0
  for (const [from, to] of [
    [0, 1],
    [0, 2],
    [2, 1],
    [3, 2],
  ] as const) {
    const register = rows.filter((r) => r[to])
    const prepared = register.map((r) => prepareName(r[to] as string))
    for (const [i, row] of register.entries()) {
      if (!row[from] || (from !== 3 && i % 25 > 0)) continue
      const query = prepareName(row[from] as string)
      const scores = prepared.map((p) => similarityOf(query, p))
      asked++
      if (scores.indexOf(Math.max(...scores)) === i) found++
    }
  }
  expect(asked).toBeGreaterThan(40)
  expect(found / asked).toBeGreaterThanOrEqual(0.97)
}, 60_000)

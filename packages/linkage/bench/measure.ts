// Runs `oralu link` as anyone would, in a process of its own, and sets its pairs against the truth.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const BINS = 10

export type Scores = { precision: number; recall: number; f1: number }
export type Run = {
  pairs: { left: string; right: string; probability: number }[]
  seconds: number
  cpu: number
  megabytes: number
}

/** Pairs down to `threshold`; `cpu`: seconds of all threads together; `megabytes`: most memory held at once. */
export function link(
  files: string[],
  config: object,
  folder: string,
  threshold: number,
  more: string[] = [],
): Run {
  const [c, out, usage] = ['config.json', 'pairs.csv', 'usage.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(c, JSON.stringify(config))
  const watch = join(import.meta.dirname, 'usage.mjs')
  const args = [
    '--import',
    watch,
    join(root, 'apps/server/src/cli.ts'),
    'link',
    ...files,
    '--config',
    c,
    '--out',
    out,
  ]
  const start = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    [...args, '--threshold', String(threshold), ...more],
    {
      encoding: 'utf8',
      env: { ...process.env, ORALU_BENCH_USAGE: usage },
    },
  )
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) throw new Error(`oralu link: ${stderr}`)
  const { cpu, megabytes } = JSON.parse(readFileSync(usage, 'utf8'))
  const [, ...lines] = readFileSync(out, 'utf8').trim().split('\n')
  const pairs = lines.filter(Boolean).map((line) => {
    const [left, right, probability] = line.split(',') as [string, string, string]
    return { left, right, probability: Number(probability) }
  })
  return { pairs, seconds, cpu, megabytes }
}

export function score(
  pairs: Run['pairs'],
  person: (id: string) => unknown,
  truePairs: number,
  threshold: number,
): Scores {
  const said = pairs.filter(({ probability }) => probability >= threshold)
  const right = said.filter(({ left, right }) => person(left) === person(right)).length
  const [precision, recall] = [right / Math.max(1, said.length), right / truePairs]
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) }
}

/** Mean distance of probability and truth over pairs with p ≥ .01, in bins of equal numbers of pairs. */
export function calibrationError(pairs: Run['pairs'], person: (id: string) => unknown): number {
  const sorted = pairs
    .filter(({ probability }) => probability >= 0.01)
    .sort((a, b) => a.probability - b.probability)
  let error = 0
  for (let b = 0; b < BINS; b++) {
    const bin = sorted.slice(
      Math.floor((b * sorted.length) / BINS),
      Math.floor(((b + 1) * sorted.length) / BINS),
    )
    const expected = bin.reduce((sum, { probability }) => sum + probability, 0)
    const found = bin.filter(({ left, right }) => person(left) === person(right)).length
    error += Math.abs(expected - found) / sorted.length
  }
  return error
}

export function pairsOf(persons: Iterable<unknown>): number {
  const size = new Map<unknown, number>()
  for (const person of persons) size.set(person, (size.get(person) ?? 0) + 1)
  return [...size.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
}

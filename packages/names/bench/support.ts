/** What the benchmarks of names share: their data, the peers they are held against, ranks with ties shared out. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { transliterate } from '../src/index.ts'
import { skeletons, soundOf } from '../src/sound.ts'

/** Words of the command line; `--any-ascii FILE` is the module of the any-ascii package, for the peers. */
export function options() {
  return parseArgs({
    allowPositionals: true,
    options: {
      'any-ascii': { type: 'string' },
      queries: { type: 'string' },
      errors: { type: 'boolean' },
    },
  })
}

/** Lines of FILE, or of `names/NAME` in the folder that ORALU_DATA_SETS names; ends the program if it is missing. */
export function linesOf(name: string, file?: string): string[] {
  const folder = process.env['ORALU_DATA_SETS']
  const path = file ? resolve(file) : folder ? join(folder, 'names', name) : undefined
  if (!path || !existsSync(path)) {
    console.error(
      path
        ? `${path}: no such file`
        : `give the path of ${name}, or set ORALU_DATA_SETS to the folder of data sets`,
    )
    process.exit(2)
  }
  return readFileSync(path, 'utf8').trim().split('\n')
}

export const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((m) => m[2] ?? m[1] ?? '')

/** Jaro 1989, Winkler 1990: prefix of at most 4, weight 0.1. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  const common: number[] = []
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (taken[j] || a.charCodeAt(i) !== b.charCodeAt(j)) continue
      taken[j] = 1
      common.push(a.charCodeAt(i))
      break
    }
  }
  const m = common.length
  if (m === 0) return 0
  let moved = 0
  for (let j = 0, k = 0; j < b.length; j++) if (taken[j] && b.charCodeAt(j) !== common[k++]) moved++
  const jaro = (m / a.length + m / b.length + (m - moved / 2) / m) / 3
  let prefix = 0
  while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

type Peer = { name: string; of: (text: string) => string }

/** Latin by any-ascii if its module is given, else by `transliterate` without its marks; and its consonants. */
export async function peers(module?: string): Promise<Peer[]> {
  const { default: anyAscii } = module ? await import(resolve(module)) : { default: transliterate }
  const latin = (text: string) =>
    (anyAscii as (s: string) => string)(text)
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z ]/g, '')
  const name = module ? 'any-ascii' : 'own transliteration'
  return [
    { name: `${name}, Jaro–Winkler`, of: latin },
    {
      name: `${name}, consonant skeleton`,
      of: (text) => latin(text).replace(/[a-z]+/g, (word) => skeletons(soundOf(word))[0] ?? ''),
    },
  ]
}

type Recall = { at1: number; at10: number; queries: number }

/**
 * `scores` gives each candidate's score for a query. Its place is that of the best of `right` candidates;
 * among equals the expected one.
 */
export function recall(
  queries: number,
  scores: (query: number) => ArrayLike<number>,
  right: (query: number) => number[],
) {
  const total: Recall = { at1: 0, at10: 0, queries }
  for (let q = 0; q < queries; q++) {
    const all = scores(q)
    const best = Math.max(...right(q).map((i) => all[i] as number))
    let above = 0
    let equal = 0
    for (let i = 0; i < all.length; i++) {
      if ((all[i] as number) > best) above++
      else if (all[i] === best) equal++
    }
    if (above < 1) total.at1 += 1 / equal / queries
    if (above < 10) total.at10 += Math.min(1, (10 - above) / equal) / queries
  }
  return total
}

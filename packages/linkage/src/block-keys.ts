// By what records meet: numbers that a record leaves in an index, and ranges that another asks for. Two records are
// compared if what the later one asks for holds what the earlier one left.
import { hash64, tokenSounds } from '@oralu/names'
import type { PreparedRecord } from './prepare.ts'

/**
 * A block asked for: keys `from`..`to`, left aside where more than `most` records stand in it; where more than `alone`
 * do, a record is met that stands in another block, too.
 */
export type Block = { from: bigint; to: bigint; most: number; alone: number }
export type BlockKeys = { kept: bigint[]; asked: Block[] }

/** Of two words and a year, or a document; a word and a year; the same where both dates are known to the day; a date. */
const PAIR = { most: 200, alone: 10 }
const WORD = { most: 50, alone: 50 }
const EXACT_WORD = { most: 200, alone: 4 }
const DATE = { most: 100, alone: 3 }
/** A range of birth over more years than these is taken for none. */
const MAX_YEARS = 12
/** Most keys kept and blocks asked for, of one record: a name is never longer than a hostile one. */
const [KEPT, ASKED] = [200, 600]
/** The last eight bits of a key are a year of birth, counted from here; 0 where it is not known. */
const [BEFORE, UNKNOWN, LAST] = [1870, 0, 254]

/**
 * Signed 64 bits, the last eight for the year, so that neighbouring years are one range.
 * - a document number
 * - two words of a name and the year of birth, or no year on one of the two sides
 * - a word and the year, where few share them
 * - a whole date of birth
 * Words are told by their sounds. At most 200 keys and 600 blocks; for a name of three words and a day some 7 kept, 20 asked.
 */
export function blockKeys(record: PreparedRecord): BlockKeys {
  const kept = new Set<bigint>()
  const asked = new Map<bigint, Block>()
  const ask = (base: bigint, [from, to]: readonly [number, number], size: Pick<Block, 'most' | 'alone'>) => {
    const first = base | BigInt(from)
    asked.set(first, { from: first, to: base | BigInt(to), ...size })
  }
  for (const number of record.documents) {
    const base = keyOf(`d ${number}`)
    kept.add(base)
    ask(base, [UNKNOWN, UNKNOWN], PAIR)
  }
  const years = yearsOf(record)
  const around: (readonly [number, number])[] =
    years.length === 0
      ? [[UNKNOWN, LAST]]
      : [
          [slot(Math.min(...years) - 1), slot(Math.max(...years) + 1)],
          [UNKNOWN, UNKNOWN],
        ]
  const places = years.length === 0 ? [UNKNOWN] : years.map(slot)
  const day = dayOf(record)
  for (const name of record.names) {
    const tokens = tokenSounds(name.parsed)
    tokens.forEach((token, i) => {
      for (const sound of token.kept) {
        const base = keyOf(`${day ? 'day' : 'year'} ${sound}`)
        for (const place of places) kept.add(base | BigInt(place))
      }
      for (const sound of token.asked)
        for (const kind of ['year', 'day'])
          for (const each of around)
            ask(keyOf(`${kind} ${sound}`), each, day && kind === 'day' ? EXACT_WORD : WORD)
      for (const other of tokens.slice(i + 1)) {
        for (const base of pairs(token.kept, other.kept))
          for (const place of places) kept.add(base | BigInt(place))
        for (const base of pairs(token.asked, other.asked)) for (const each of around) ask(base, each, PAIR)
      }
    })
  }
  if (day) {
    const base = keyOf(`born ${day}`)
    kept.add(base)
    ask(base, [UNKNOWN, UNKNOWN], DATE)
  }
  return { kept: [...kept].slice(0, KEPT), asked: [...asked.values()].slice(0, ASKED) }
}

/** The key of a text, without a year. */
export const keyOf = (text: string): bigint => BigInt.asIntN(64, (hash64(text) >> 8n) << 8n)
const slot = (year: number) => Math.min(LAST, Math.max(1, year - BEFORE))

function* pairs(some: readonly number[], others: readonly number[]): Generator<bigint> {
  for (const a of some) for (const b of others) yield keyOf(a < b ? `${a} ${b}` : `${b} ${a}`)
}

/** Years that the readings of the birth cover; none where that is too wide to tell anything. */
function yearsOf({ record: { born } }: PreparedRecord): number[] {
  const years = new Set<number>()
  for (const { from, to } of born?.readings ?? (born ? [born] : []))
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
      years.add(year)
      if (years.size > MAX_YEARS) return []
    }
  return [...years]
}

function dayOf({ record: { born } }: PreparedRecord): string | undefined {
  return born && !born.readings && born.from === born.to ? born.from : undefined
}

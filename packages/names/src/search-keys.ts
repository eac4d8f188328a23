import { MAX_KEYS } from './limits.ts'
import { parseName } from './parts.ts'
import { ASKED, beginning, neighbours, packed, readings, type Skeleton, STORED } from './skeleton.ts'
import { sketchOf } from './sketch.ts'
import type { NamePart } from './types.ts'

/** To be stored beside the keys: keys of different versions must not be compared. */
export const KEYS_VERSION = 3

/** Of a longer name the pairs of its first tokens are kept. */
const PAIRED = 6
/** Ranges of each kind that are asked for at most. */
const MOST = 2_000

/**
 * What is stored of a name to find it by. `keys`: signed 64 bit, each two tokens in both orders and each token
 * alone (9 for three tokens that can be read in one way, never over 96; none without letters; initials have none).
 * `sketch`: 64 bits of its sounds, by which the likelier of many are told without reading them (`sketchDistance`).
 * Both are stable within one `KEYS_VERSION`.
 */
export function nameKeys(text: string): { keys: bigint[]; sketch: bigint } {
  const { tokens } = parseName(text)
  const read = tokens.map((part) => readings(part, STORED)).filter((some) => some.length > 0)
  const keys = new Set<bigint>()
  for (const some of read) for (const each of some) keys.add(keyOf(0, packed(each)))
  const paired = read.slice(0, PAIRED)
  for (const [a, b] of pairsOf(paired)) {
    keys.add(keyOf(packed(a), packed(b)))
    keys.add(keyOf(packed(b), packed(a)))
  }
  return { keys: [...keys].slice(0, MAX_KEYS), sketch: sketchOf(tokens) }
}

/** First and last key of a range. */
export type KeyRange = readonly [from: bigint, to: bigint]

/** Ranges of keys to look up, the likeliest first: names under `close` share two tokens, or the only one, with what is asked. */
export interface NameSearch {
  close: KeyRange[]
  /** The same with one letter wrong in the skeleton of one token. */
  near: KeyRange[]
  /** Names that share a single token. */
  part: KeyRange[]
  sketch: bigint
  /** How many tokens can be looked up. */
  words: number
}

/** What to look up for a name as it is being typed, in any script: the last token may be unfinished. */
export function searchKeys(text: string): NameSearch {
  const { tokens } = parseName(text)
  const read = tokens.map((part) => readings(part, ASKED)).filter((some) => some.length > 0)
  const singles = read.map((some) => some.map((each) => alone(packed(each))))
  const last = read.at(-1) ?? []
  const unfinished = last.flatMap((each) => begun(each, tokens.at(-1)!))
  const search: NameSearch = {
    close: [],
    near: [],
    part: singles.flat(),
    sketch: sketchOf(tokens),
    words: read.length,
  }
  if (read.length < 2) {
    const whole = last.flatMap(splits)
    search.close = distinct([...search.part, ...whole, ...unfinished.map(([from, to]) => range(0, from, to))])
    search.near = last.flatMap((each) => neighbours(each).map((other) => alone(packed(other))))
    return search
  }
  const asked = read.slice(0, PAIRED)
  const close = [...pairsOf(asked)].map(([a, b]) => range(packed(a), packed(b)))
  for (const some of read.slice(0, -1))
    for (const each of some) for (const [from, to] of unfinished) close.push(range(packed(each), from, to))
  search.close = distinct([...close, ...joined(asked)]).slice(0, MOST)
  const closeBy = asked.map((some) => some.slice(0, 2).flatMap(neighbours).map(packed))
  search.near = asked
    .flatMap((some, i) =>
      closeBy.flatMap((halves, j) =>
        i === j ? [] : some.slice(0, 2).flatMap((each) => halves.map((half) => range(packed(each), half))),
      ),
    )
    .slice(0, MOST)
  return search
}

const keyOf = (first: number, second: number): bigint =>
  BigInt.asIntN(64, (BigInt(first) << 32n) | BigInt(second))
const range = (first: number, from: number, to = from): KeyRange => {
  const key = keyOf(first, from)
  return [key, from === to ? key : keyOf(first, to)]
}
const alone = (half: number): KeyRange => range(0, half)

function* pairsOf(read: Skeleton[][]): Generator<[Skeleton, Skeleton]> {
  for (let i = 0; i < read.length; i++)
    for (let j = i + 1; j < read.length; j++) for (const a of read[i]!) for (const b of read[j]!) yield [a, b]
}

/** Half keys under which the token is found of which this much is typed. */
function begun(skeleton: Skeleton, part: NamePart): [number, number][] {
  const { letters } = skeleton
  if (skeleton.strange !== undefined || letters === '') return []
  const found = [beginning(skeleton)]
  // the last letter typed may be half of one (s of sh, k of kh)
  if (letters.length > 1 && /[sckzgtdсктздж]$/iu.test(part.stem))
    found.push(beginning({ ...skeleton, letters: letters.slice(0, -1) }))
  // or of an ending that is not kept (Сериковн, Серікқы)
  for (let n = letters.length - 1; n >= Math.max(2, letters.length - 3); n--) {
    const half = packed({ ...skeleton, letters: letters.slice(0, n) })
    found.push([half, half])
  }
  return found
}

/** Two words written as one. */
function splits({ head, letters, strange }: Skeleton): KeyRange[] {
  if (strange !== undefined) return []
  return [...letters.slice(1)].map((_, i) =>
    range(
      packed({ head, letters: letters.slice(0, i + 1) }),
      packed({ head: 0, letters: letters.slice(i + 1) }),
    ),
  )
}

/** One word written as two: neighbours read together, with each of the others. */
function joined(read: Skeleton[][]): KeyRange[] {
  const found: KeyRange[] = []
  for (let i = 0; i + 1 < read.length; i++) {
    const [a, b] = [read[i]![0]!, read[i + 1]![0]!]
    if (a.strange !== undefined || b.strange !== undefined || b.head) continue
    const word = packed({ head: a.head, letters: a.letters + b.letters })
    const others = read.filter((_, j) => j !== i && j !== i + 1)
    if (others.length === 0) found.push(alone(word))
    for (const other of others) found.push(range(packed(other[0]!), word))
  }
  return found
}

function distinct(ranges: KeyRange[]): KeyRange[] {
  const seen = new Map<bigint, KeyRange>()
  for (const each of ranges) {
    const before = seen.get(each[0])
    if (!before || before[1] < each[1]) seen.set(each[0], each)
  }
  return [...seen.values()]
}

import { shared, sharedInts } from './shared.ts'
import type { Column } from './table.ts'

/** Share of records in which all words of one column stand in the other, from which it is taken to be a part of it. */
const CONTAINED = 0.8
const LEAST_RECORDS = 10

/**
 * A column that holds others (a full name made of first name and surname, a place with its postcode) keeps only what
 * they do not say, so that nothing is counted twice. Done before anything is counted.
 */
export function removeOverlap(columns: Column[]): void {
  const before = columns.map((c) => ({ ...c, value: c.value.slice() }))
  const words = before.map((c) => c.tokens.length / Math.max(1, c.distinct))
  columns.forEach((whole, w) => {
    if (whole.as !== 'name' && whole.as !== 'text') return
    const parts = before.filter(
      (part, p) => p !== w && part.as !== 'date' && holds(before[w]!, part, words[w]!, words[p]!, w > p),
    )
    if (parts.length > 0) subtract(whole, before[w]!, parts)
  })
}

function holds(
  whole: Column,
  part: Column,
  wordsOfWhole: number,
  wordsOfPart: number,
  later: boolean,
): boolean {
  if (wordsOfPart > wordsOfWhole || (wordsOfPart === wordsOfWhole && !later)) return false
  let [both, inside] = [0, 0]
  for (let i = 0; i < whole.value.length; i++) {
    const [v, p] = [whole.value[i]!, part.value[i]!]
    if (v === 0 || p === 0) continue
    both++
    let all = true
    for (let k = part.first[p]!; all && k < part.first[p + 1]!; k++) all = has(whole, v, part.tokens[k]!)
    if (all) inside++
  }
  return both >= LEAST_RECORDS && inside >= CONTAINED * both
}

function has(c: Column, v: number, token: number): boolean {
  for (let k = c.first[v]!; k < c.first[v + 1]!; k++) if (c.tokens[k] === token) return true
  return false
}

/** Gives each record of the column what is left of its words. Whole values that are left as they are stay. */
function subtract(column: Column, whole: Column, parts: Column[]): void {
  const known = new Map<string, number>()
  const first = [0, 0]
  const tokens: number[] = []
  const joined = [0]
  for (let i = 0; i < whole.value.length; i++) {
    const v = whole.value[i]!
    if (v === 0) continue
    const rest: number[] = []
    for (let k = whole.first[v]!; k < whole.first[v + 1]!; k++)
      if (!parts.some((part) => part.value[i] !== 0 && has(part, part.value[i]!, whole.tokens[k]!)))
        rest.push(whole.tokens[k]!)
    const untouched = rest.length === whole.first[v + 1]! - whole.first[v]!
    const key = rest.join(' ')
    let id = rest.length === 0 ? 0 : known.get(key)
    if (id === undefined) {
      id = joined.length
      known.set(key, id)
      // the joined form of several words that are left is not kept: they are compared as words
      joined.push(untouched ? whole.whole[v]! : rest.length === 1 ? rest[0]! : 0)
      tokens.push(...rest)
      first.push(tokens.length)
    }
    column.value[i] = id
  }
  column.distinct = joined.length - 1
  column.whole = sharedInts(joined)
  column.first = sharedInts(first)
  column.tokens = sharedInts(tokens)
  column.rarity = shared.float(joined.length)
}

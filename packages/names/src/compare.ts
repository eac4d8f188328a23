import { type Alignment, alignMerging, type Pairing, shortForms } from './align.ts'
import { type PreparedName, type PreparedToken, prepareName } from './prepare.ts'
import { soundSimilarity } from './similar.ts'
import type { Reason } from './types.ts'

/**
 * Similarity from which two spellings are taken to be one name. It says nothing about whether two people
 * with that name are one person. Chosen on name_pairs.csv (README), where 93 of 100 said to be same are.
 */
export const SAME_NAME = 0.7

/** Both names written without spaces: from here on that counts, and as much. */
const JOINED_FROM = 0.84
const JOINED_FACTOR = 0.96
/** One token against several: part of a name, however exact. */
const SINGLE = 0.92

export type NameComparison = { similarity: number; same: boolean; why: Reason[] }

/**
 * Compares two names in any of the three scripts. `similarity` is absolute (not relative to a best hit),
 * symmetric, 1 for equal spelling (case and signs aside), 0 where a name has no letters.
 * The order of tokens does not count; a part that only one name has costs little; kunyas are set against
 * kunyas alone. `why` lists what agreed and what did not. Never throws.
 */
export function compareNames(a: string | PreparedName, b: string | PreparedName): NameComparison {
  const left = typeof a === 'string' ? prepareName(a) : a
  const right = typeof b === 'string' ? prepareName(b) : b
  const found = measure(left, right)
  return {
    similarity: found.similarity,
    same: found.similarity >= SAME_NAME,
    why: explain(left, right, found),
  }
}

/** The number alone, for ranking many candidates: same value as `compareNames(a, b).similarity`. */
export function similarityOf(a: PreparedName, b: PreparedName): number {
  return measure(a, b).similarity
}

type Measure = { similarity: number; alignment: Alignment | undefined; joined: number; other: boolean }

function measure(a: PreparedName, b: PreparedName): Measure {
  if (a.tokens.length === 0 || b.tokens.length === 0)
    return { similarity: 0, alignment: undefined, joined: 0, other: false }
  // one order for both calls, so that equal assignments are broken the same way
  const swapped = a.folded > b.folded
  const [x, y] = swapped ? [b, a] : [a, b]
  let best: Measure = { similarity: -1, alignment: undefined, joined: 0, other: false }
  for (const [i, left] of x.readings.entries())
    for (const [j, right] of y.readings.entries()) {
      const found = measureReadings(x, y, left, right, i + j > 0)
      if (found.similarity > best.similarity) best = found
    }
  if (swapped && best.alignment) best.alignment = turned(best.alignment)
  return a.folded === b.folded ? { ...best, similarity: 1, joined: 0 } : best
}

function measureReadings(
  x: PreparedName,
  y: PreparedName,
  left: PreparedToken[],
  right: PreparedToken[],
  other: boolean,
): Measure {
  const alignment = alignMerging(left, right)
  let similarity = alignment.score
  if (isSingle(left, right) && !alignment.merged) similarity *= SINGLE
  let joined = 0
  if (!other && similarity < JOINED_FROM && left.length !== right.length && !alignment.patronymicsDiffer) {
    const s = soundSimilarity(x.joined, y.joined)
    if (s >= JOINED_FROM && s * JOINED_FACTOR > similarity) {
      joined = s
      similarity = s * JOINED_FACTOR
    }
  }
  return { similarity: Math.min(0.999, similarity), alignment, joined, other }
}

/** One of them is a single word, the other not. */
function isSingle(left: PreparedToken[], right: PreparedToken[]): boolean {
  const [n, m] = [left, right].map((side) => side.filter((t) => !t.aside).length) as [number, number]
  return Math.min(n, m) === 1 && n !== m
}

function turned(x: Alignment): Alignment {
  const pairs = x.pairs.map((p) => ({ a: p.b, b: p.a, similarity: p.similarity }))
  return { ...x, pairs, onlyA: x.onlyB, onlyB: x.onlyA }
}

function reason(code: string, params: Record<string, string | number>, text: string): Reason {
  return { code, params, text }
}

function explain(a: PreparedName, b: PreparedName, { alignment, joined, other }: Measure): Reason[] {
  if (!alignment) return [reason('name.empty', {}, 'One of the names has no letters.')]
  const why = alignment.pairs.map(pairReason)
  if (other) why.push(reason('name.other_name', {}, 'Another name that the text gives was compared.'))
  if (alignment.pairs.some((p) => p.a.aside === 'former' || p.b.aside === 'former'))
    why.push(reason('name.former', {}, 'A former name was compared.'))
  if (alignment.merged || joined > 0)
    why.push(reason('name.joined', {}, 'The names agree if words written apart are read as one.'))
  if (alignment.patronymicsDiffer)
    why.push(reason('name.patronymic_different', {}, 'The patronymics differ.'))
  for (const [side, list] of [
    ['a', alignment.onlyA],
    ['b', alignment.onlyB],
  ] as const)
    for (const t of list) if (!t.aside) why.push(onlyReason(side, t))
  if (alignment.pairs.length > 0 && alignment.pairs.every((p) => p.a.role === 'kunya'))
    why.push(
      reason('name.kunya_only', {}, 'Only the kunya could be compared; many people bear the same one.'),
    )
  if (isSingle(a.readings[0] ?? [], b.readings[0] ?? []))
    why.push(
      reason('name.single', {}, 'One of the names is a single word, so only a part could be compared.'),
    )
  const ga = a.tokens.find((t) => t.role === 'family')?.gender
  const gb = b.tokens.find((t) => t.role === 'family')?.gender
  if (ga && gb && ga !== gb)
    why.push(reason('name.gender_ending', {}, 'The family names have a masculine and a feminine ending.'))
  return why
}

function onlyReason(side: 'a' | 'b', t: PreparedToken): Reason {
  const where = side === 'a' ? 'first' : 'second'
  return reason(
    'name.only_one',
    { side, part: t.role, text: t.text },
    `Only the ${where} name has “${t.text}”.`,
  )
}

function pairReason(p: Pairing): Reason {
  const similarity = Math.round(p.similarity * 100) / 100
  const params = { a: p.a.text, b: p.b.text, similarity }
  const [x, y] = [p.a.text, p.b.text]
  if (p.a.role === 'initial' || p.b.role === 'initial')
    return reason('name.initial', params, `“${x}” and “${y}” share an initial.`)
  if (p.similarity === 1) return reason('name.same_token', params, `“${x}” and “${y}” are the same.`)
  if (p.similarity === 0.99) return reason('name.same_sound', params, `“${x}” and “${y}” sound the same.`)
  if (p.a.variant >= 0 && p.a.variant === p.b.variant)
    return reason('name.variant', params, `“${x}” and “${y}” are known forms of one name.`)
  if (shortForms(p.a, p.b))
    return reason('name.short_form', params, `“${x}” and “${y}” can be short and full forms of one name.`)
  return reason('name.alike', params, `“${x}” and “${y}” are alike (${Math.round(similarity * 100)}%).`)
}

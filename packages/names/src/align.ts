import { assign } from './assign.ts'
import { VOWELS } from './letters.ts'
import type { PreparedToken } from './prepare.ts'
import { joinSounds, soundSimilarity } from './similar.ts'

/** A known variant (Yusuf, Жүсіп) counts as alike by this much, whatever the letters. */
const VARIANT = 0.93
/** William and Bill: a short form, often of several names. */
const NICKNAME = 0.86
const INITIAL = 0.88
/** Omar and Omarov, where neither is known to be a given name. */
const ROOT = 0.9
/** Below this two tokens have nothing to say to each other. */
const NOTHING = 0.45
const CLEAR = 0.8
/** What an unmatched token costs when the other name simply has fewer tokens. */
const EXTRA = 0.1
/** Both names state a patronymic, and it is another one. */
const OTHER_PATRONYMIC = 0.8
const OTHER_KUNYA = 0.9
/** A kunya is a by-name that many bear. */
const KUNYA_ONLY = 0.85

export type Pairing = { a: PreparedToken; b: PreparedToken; similarity: number }
export type Alignment = {
  score: number
  pairs: Pairing[]
  onlyA: PreparedToken[]
  onlyB: PreparedToken[]
  patronymicsDiffer: boolean
  merged: boolean
}

/** Петров, Петрова and Серікұлы, Серікқызы: one family or father, but rather of brother and sister. */
const OTHER_ENDING = 0.02

/** Likeness of two tokens, 0..1; 0 for parts that must not be set against each other. */
export function tokenSimilarity(a: PreparedToken, b: PreparedToken): number {
  const s = likeness(a, b)
  return a.gender && b.gender && a.gender !== b.gender ? Math.max(0, s - OTHER_ENDING) : s
}

function likeness(a: PreparedToken, b: PreparedToken): number {
  if ((a.role === 'kunya') !== (b.role === 'kunya')) return 0
  if (a.role === 'kunya' && a.gender !== b.gender) return 0
  // a given name is not set against someone's father's (Oleksandr, Oleksandrovych)
  if ((a.role === 'given' && b.role === 'patronymic') || (a.role === 'patronymic' && b.role === 'given'))
    return 0
  if (a.stem === b.stem) return 1
  if (a.role === 'initial' || b.role === 'initial') return initial(a, b)
  if (a.variant >= 0 && a.variant === b.variant) return Math.max(VARIANT, soundSimilarity(a.sound, b.sound))
  let s = soundSimilarity(a.sound, b.sound)
  // never one other reading against another: two families with an article share the article
  if (a.otherSound) s = Math.max(s, soundSimilarity(a.otherSound, b.sound))
  if (b.otherSound) s = Math.max(s, soundSimilarity(a.sound, b.otherSound))
  if (s < NICKNAME && shortForms(a, b)) s = NICKNAME
  if (!a.root !== !b.root && a.role !== 'given' && b.role !== 'given')
    s = Math.max(s, ROOT * soundSimilarity(a.root ?? a.sound, b.root ?? b.sound))
  // a different spelling of the same sound is not quite the same spelling
  return s === 1 ? 0.99 : s
}

/** One is a short form of the other, or both are of one name. */
export function shortForms(a: PreparedToken, b: PreparedToken): boolean {
  const meet = (x?: readonly number[], y?: readonly number[]) => x?.some((id) => y?.includes(id)) === true
  return meet(a.short, b.full) || meet(a.full, b.short) || meet(a.short, b.short)
}

function initial(a: PreparedToken, b: PreparedToken): number {
  const x = a.sound.text[0]
  const y = b.sound.text[0]
  if (x === undefined || y === undefined) return 0
  const yes = x === y || ('yie'.includes(x) && 'yie'.includes(y)) || (VOWELS.includes(x) && y === '4')
  return yes ? INITIAL : 0
}

/** From likeness of letters to evidence: what is under a half alike is simply another word. */
function evidence(s: number): number {
  if (s >= CLEAR) return s
  if (s <= NOTHING) return 0
  return ((s - NOTHING) / (CLEAR - NOTHING)) * CLEAR
}

export function align(a: PreparedToken[], b: PreparedToken[]): Alignment {
  if (a.length > b.length) return mirrored(align(b, a))
  const gain = new Float64Array(a.length * b.length)
  const raw = new Float64Array(a.length * b.length)
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const x = a[i] as PreparedToken
      const y = b[j] as PreparedToken
      const s = tokenSimilarity(x, y)
      raw[i * b.length + j] = s
      // the same role is preferred where the letters leave it open
      gain[i * b.length + j] = evidence(s) * Math.min(x.weight, y.weight) * (x.role === y.role ? 1 : 0.98)
    }
  }
  const columns = assign(gain, a.length, b.length)
  const pairs: Pairing[] = []
  const onlyA: PreparedToken[] = []
  const taken = new Uint8Array(b.length)
  for (let i = 0; i < a.length; i++) {
    const j = columns[i] as number
    const s = raw[i * b.length + j] as number
    if (evidence(s) > 0) {
      pairs.push({ a: a[i] as PreparedToken, b: b[j] as PreparedToken, similarity: s })
      taken[j] = 1
    } else onlyA.push(a[i] as PreparedToken)
  }
  const onlyB = b.filter((_, j) => !taken[j])
  return { ...score(pairs, onlyA, onlyB), pairs, onlyA, onlyB, merged: false }
}

function mirrored(x: Alignment): Alignment {
  const pairs = x.pairs.map((p) => ({ a: p.b, b: p.a, similarity: p.similarity }))
  return { ...x, pairs, onlyA: x.onlyB, onlyB: x.onlyA }
}

function weigh(list: PreparedToken[], conflict: boolean): number {
  let sum = 0
  // a kunya that only one side has says nothing; an initial that contradicts is as good as a name
  // what stands beside the name may be missing
  for (const t of list)
    if (!t.aside) sum += t.role === 'kunya' ? 0 : conflict && t.role === 'initial' ? 1 : t.weight
  return sum
}

function score(pairs: Pairing[], onlyA: PreparedToken[], onlyB: PreparedToken[]) {
  let got = 0
  let could = 0
  let bodies = 0
  for (const p of pairs) {
    const w = Math.min(p.a.weight, p.b.weight)
    got += w * evidence(p.similarity)
    could += w
    if (p.a.role !== 'kunya') bodies++
  }
  const conflict = onlyA.some((t) => !t.aside) && onlyB.some((t) => !t.aside)
  const wa = weigh(onlyA, conflict)
  const wb = weigh(onlyB, conflict)
  could += Math.min(wa, wb) + EXTRA * Math.abs(wa - wb)
  let value = could > 0 ? got / could : 0
  const has = (list: PreparedToken[], role: string) => list.some((t) => t.role === role)
  const patronymicsDiffer = has(onlyA, 'patronymic') && has(onlyB, 'patronymic')
  if (patronymicsDiffer) value *= OTHER_PATRONYMIC
  if (has(onlyA, 'kunya') && has(onlyB, 'kunya')) value *= OTHER_KUNYA
  // two initials, or a kunya alone, are not a name
  if (!pairs.some((p) => p.a.role !== 'initial' && p.b.role !== 'initial')) value *= 0.6
  if (bodies === 0) value *= KUNYA_ONLY
  return { score: value, patronymicsDiffer }
}

const MERGE = 0.85

/** Alignment that may also read two neighbouring tokens as one (Mohammad Hasni, Mohammadhasni). */
export function alignMerging(a: PreparedToken[], b: PreparedToken[]): Alignment {
  let best = align(a, b)
  if (best.onlyA.length === 0 && best.onlyB.length === 0) return best
  let left = a
  let right = b
  for (let round = 0; round < 2; round++) {
    const l = mergeOnce(left, right)
    const r = mergeOnce(right, left)
    if (!l && !r) break
    const byLeft = l ? align(l, right) : undefined
    const byRight = r ? align(left, r) : undefined
    const useLeft = byLeft && (!byRight || byLeft.score >= byRight.score)
    const next = (useLeft ? byLeft : byRight) as Alignment
    if (next.score <= best.score) break
    best = { ...next, merged: true }
    if (useLeft) left = l as PreparedToken[]
    else right = r as PreparedToken[]
  }
  return best
}

function mergeOnce(from: PreparedToken[], to: PreparedToken[]): PreparedToken[] | undefined {
  let best = MERGE
  let result: PreparedToken[] | undefined
  for (let i = 0; i + 1 < from.length; i++) {
    const x = from[i] as PreparedToken
    const y = from[i + 1] as PreparedToken
    if (x.role === 'kunya' || y.role === 'kunya' || x.aside || y.aside) continue
    const [nx, ny] = [x.sound.codes.length, y.sound.codes.length]
    // short vowels may be missing on one side, so lengths are held against each other loosely
    const fits = to.filter((t) => {
      const n = t.sound.codes.length
      return n > Math.max(nx, ny) && n * 2 > nx + ny && n < (nx + ny) * 2
    })
    if (fits.length === 0) continue
    const sound = joinSounds(x.sound, y.sound)
    for (const t of fits) {
      const s = soundSimilarity(sound, t.sound)
      if (s <= best) continue
      best = s
      const text = `${x.text} ${y.text}`
      const merged: PreparedToken = {
        text,
        stem: x.stem + y.stem,
        role: 'name',
        script: x.script,
        sound,
        variant: -1,
        weight: 1,
      }
      result = [...from.slice(0, i), merged, ...from.slice(i + 2)]
    }
  }
  return result
}

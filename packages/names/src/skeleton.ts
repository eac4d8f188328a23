import { lower } from './fold.ts'
import { hash64 } from './hash.ts'
import { NICKNAMES } from './nicknames.ts'
import { skeletons, soundOf } from './sound.ts'
import type { NamePart } from './types.ts'
import { VARIANTS } from './variants.ts'

/** The letters of a search skeleton: what spellings of one name exchange is one letter, h and vowels are none. */
const LETTERS = 'BTKFMNLRS'
/** Signs before a skeleton: a father's kunya, a mother's, a script without sound rules, a word without consonants. */
const [ABU, UMM, STRANGE, EMPTY] = [10, 11, 12, 13]
/** Letters that fit into half a key. */
const LENGTH = 8
/** Most skeletons of one token that are stored, and that are asked for. */
export const STORED = 3
export const ASKED = 5

/** Skeletons of the main forms that a sound may stand for: Yusuf of Жүсіп, Александр of Саша. */
const MAIN = new Map<string, Set<string>>()
for (const line of [...VARIANTS, ...NICKNAMES.map((line) => line.replace(' | ', ' '))]) {
  const [main, ...others] = line.split(' ').map((spelling) => soundOf(lower(spelling)))
  for (const sound of others)
    if (sound !== main) MAIN.set(sound, (MAIN.get(sound) ?? new Set()).add(skeletons(main!)[0]!))
}

/** One reading of a token as search sees it. */
export type Skeleton = { head: number; letters: string; strange?: number }

/** Readings of a token, the likeliest first; none for an initial. A known variant or a short
 * form is read as what it stands for, too. */
export function readings(part: NamePart, most: number): Skeleton[] {
  if (part.role === 'initial') return []
  const head = part.role !== 'kunya' ? 0 : part.gender === 'f' ? UMM : ABU
  const sound = soundOf(head ? part.stem.slice(4) : part.stem)
  if (sound.includes('?'))
    return [{ head: STRANGE, letters: '', strange: Number(BigInt.asUintN(28, hash64(part.stem))) }]
  if (sound === '') return []
  const found = [...skeletons(sound)]
  found.splice(1, 0, ...(MAIN.get(sound) ?? []))
  // البرتي is no nisba of برتي: both readings
  if (part.otherwise) found.push(...skeletons(soundOf(part.otherwise)).slice(0, 1))
  return [...new Set(found.map(plain))].slice(0, most).map((letters) => ({ head, letters }))
}

function plain(skeleton: string): string {
  return squeezed(skeleton.replace(/[AH?]/g, '').replace(/J/g, 'S'))
}

/** One letter for a doubled one, and s for ts. */
function squeezed(letters: string): string {
  let out = ''
  for (const letter of letters) {
    if (letter === 'S' && out.endsWith('T')) out = out.slice(0, -1)
    if (!out.endsWith(letter)) out += letter
  }
  return out.slice(0, LENGTH)
}

/** As half a key, 32 bits: four a letter, so that a range of keys is a beginning of a skeleton. Never 0. */
export function packed({ head, letters, strange }: Skeleton): number {
  if (strange !== undefined) return ((STRANGE << 28) | strange) >>> 0
  let bits = 0
  let room = LENGTH
  const put = (value: number) => {
    bits = bits * 16 + value
    room--
  }
  if (head) put(head)
  if (letters === '') put(EMPTY)
  for (const letter of letters.slice(0, room)) put(LETTERS.indexOf(letter) + 1)
  return bits * 16 ** room
}

/** First and last half key of all skeletons that begin so. */
export function beginning(skeleton: Skeleton): [number, number] {
  const from = packed(skeleton)
  const open = LENGTH - skeleton.letters.length - (skeleton.head ? 1 : 0)
  return [from, from + 16 ** Math.max(0, open) - 1]
}

/** Skeletons one letter away: left out, put in, another, two changed about. Itself is not among them. */
export function neighbours(skeleton: Skeleton): Skeleton[] {
  const { head, letters: s, strange } = skeleton
  if (strange !== undefined) return []
  const found = new Set<string>()
  for (let i = 0; i <= s.length; i++) {
    const [before, after] = [s.slice(0, i), s.slice(i)]
    found.add(before + after.slice(1))
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2))
    for (const letter of LETTERS) {
      found.add(before + letter + after)
      found.add(before + letter + after.slice(1))
    }
  }
  const near = new Set([...found].map(squeezed))
  near.delete(s)
  return [...near].map((letters) => ({ head, letters }))
}

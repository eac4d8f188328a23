import { hash64 } from './hash.ts'
import { remembered } from './remembered.ts'
import { skeletons, soundOf } from './sound.ts'
import type { NamePart } from './types.ts'

/** How far a name is from what is asked for, 0 for all its bits; SQL counts the same (people/search.ts). */
export function sketchDistance(asked: bigint, known: bigint): number {
  return 4 * ones(asked & ~known) + ones(known & ~asked)
}

function ones(bits: bigint): number {
  let count = 0
  for (let rest = BigInt.asUintN(64, bits); rest; rest &= rest - 1n) count++
  return count
}

/**
 * 64 bits of a name's sounds: a bit for every two consonants in turn and for every written vowel with the
 * consonant before it. What one name lacks of the other's bits tells, cheaply, how far it is; vowels that a
 * script leaves out set no bit and so speak against nobody.
 */
export function sketchOf(tokens: readonly NamePart[]): bigint {
  let [high, low] = [0, 0]
  for (const part of tokens) {
    const sound = soundOf(part.role === 'kunya' ? part.stem.slice(4) : part.stem)
    for (const feature of featuresOf(sound)) {
      const bit = bitOf(feature)
      if (bit < 32) low |= 1 << bit
      else high |= 1 << (bit - 32)
    }
  }
  return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0))
}

function* featuresOf(sound: string): Generator<string> {
  const skeleton = `^${skeletons(sound)[0]}`
  for (let i = 1; i < skeleton.length; i++) yield skeleton.slice(i - 1, i + 1)
  let before = '^'
  for (const each of sound) {
    const vowel = VOWEL_CLASS[each]
    if (vowel) yield before + vowel
    else before = classOf(each)
  }
}

const VOWEL_CLASS: Record<string, string> = { a: 'a', e: 'i', i: 'i', o: 'u', u: 'u' }

const classOf = remembered((sound) => skeletons(sound)[0]!)
const bitOf = remembered((feature) => Number(BigInt.asUintN(6, hash64(feature))))

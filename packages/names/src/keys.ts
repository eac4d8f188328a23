import { hash64 } from './hash.ts'
import { MAX_KEYS } from './limits.ts'
import { parseName } from './parts.ts'
import { variantOf } from './prepare.ts'
import { coarse, skeletons, soundOf } from './sound.ts'
import type { NamePart, ParsedName } from './types.ts'

const PREFIX_MIN = 3
const PREFIX_MAX = 6

/**
 * Blocking keys of a name, to be stored (signed 64-bit, stable across versions of one `KEYS_VERSION`).
 * For each token: one key a consonant skeleton (1 to 4 of them, mostly 1), one for each of its prefixes of
 * 3 to 6 letters, and one if the token is a known variant. A name of three tokens has about 8 keys
 * (README has measured figures); never more than 96, none for a name without letters. Initials have none.
 */
export function nameKeys(text: string): bigint[] {
  const keys = new Set<string>()
  for (const part of parseName(text).tokens) {
    for (const key of wholeKeys(part)) {
      keys.add(key)
      if (!key.startsWith('w')) continue
      const skeleton = key.slice(1)
      for (let n = PREFIX_MIN; n <= Math.min(PREFIX_MAX, skeleton.length); n++)
        keys.add(`p${skeleton.slice(0, n)}`)
    }
  }
  return hashed(keys)
}

/**
 * Keys to look up for a name as it is being typed: `stored keys && searchKeys` finds it. Every token but
 * the last must sound whole; the last may be incomplete once it has 3 letters of skeleton. At most 96.
 */
export function searchKeys(text: string): bigint[] {
  const keys = new Set<string>()
  const tokens = parseName(text).tokens
  tokens.forEach((part, i) => {
    const whole = wholeKeys(part)
    for (const key of whole) keys.add(key)
    if (i < tokens.length - 1) return
    for (const key of whole) {
      const skeleton = key.slice(1)
      if (!key.startsWith('w') || skeleton.length < PREFIX_MIN) continue
      keys.add(`p${skeleton.slice(0, PREFIX_MAX)}`)
      // the last letter typed may be half of one (s of sh, k of kh)
      if (skeleton.length > PREFIX_MIN && /[sckzgtd]$/iu.test(part.stem))
        keys.add(`p${skeleton.slice(0, -1).slice(0, PREFIX_MAX)}`)
    }
  })
  return hashed(keys)
}

/**
 * Keys of whole tokens only (no prefixes), one list a token, the likeliest key first: for linkage, where
 * both names are complete. At most 12 lists of at most 10.
 */
export function tokenKeys(name: string | ParsedName): bigint[][] {
  const parsed = typeof name === 'string' ? parseName(name) : name
  return parsed.tokens.map((part) => hashed(new Set(wholeKeys(part)))).filter((keys) => keys.length > 0)
}

/** To be stored beside the keys: keys of different versions must not be compared. */
export const KEYS_VERSION = 1

function wholeKeys(part: NamePart): string[] {
  if (part.role === 'initial') return []
  const kunya = part.role === 'kunya'
  const sound = soundOf(kunya ? part.stem.slice(4) : part.stem)
  // scripts without sound rules are found by their letters
  if (sound.includes('?')) return [`x${part.stem}`]
  if (sound === '') return []
  const head = kunya ? part.stem.slice(0, 3) : ''
  const found = skeletons(sound)
  // البرتي is no nisba of برتي: keep both readings
  if (part.script === 'Arab' && part.role === 'nisba') found.push(...skeletons(`al${sound}`))
  const keys = found.filter((s) => s !== '').map((s) => (kunya ? `${head} ${s}` : `w${s}`))
  if (!kunya) for (const s of found) if (coarse(s)) keys.push(`c${coarse(s)}`)
  const variant = variantOf(sound)
  if (variant >= 0) keys.push(kunya ? `${head} v${variant}` : `v${variant}`)
  if (keys.length === 0) keys.push(`x${sound}`)
  return keys
}

function hashed(keys: Set<string>): bigint[] {
  const out: bigint[] = []
  for (const key of keys) {
    if (out.length === MAX_KEYS) break
    out.push(hash64(key))
  }
  return out
}

import { hash64 } from './hash.ts'
import { parseName } from './parts.ts'
import { variantOf } from './prepare.ts'
import { coarse, skeletons, soundOf } from './sound.ts'
import type { NamePart, ParsedName } from './types.ts'

/**
 * Keys of whole tokens, one list a token, the likeliest key first: for linkage, where both names are complete.
 * They are not stored; those of search are in search-keys.ts. At most 12 lists of at most 10.
 */
export function tokenKeys(name: string | ParsedName): bigint[][] {
  const parsed = typeof name === 'string' ? parseName(name) : name
  return parsed.tokens.map((part) => hashed(new Set(wholeKeys(part)))).filter((keys) => keys.length > 0)
}

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
  return [...keys].map(hash64)
}

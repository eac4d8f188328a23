import { parseName } from './parts.ts'
import { ASKED, packed, readings, STORED } from './skeleton.ts'
import type { ParsedName } from './types.ts'

/** How a token may sound, as numbers below 2^32, the likeliest first. `kept` is a beginning of `asked`. */
export type TokenSounds = { kept: number[]; asked: number[] }

/**
 * The sounds of each token of a name, for linkage: two tokens may be one word if what is asked of the one is kept of
 * the other. Initials have none. At most 12 tokens; 3 sounds kept, 5 asked.
 */
export function tokenSounds(name: string | ParsedName): TokenSounds[] {
  const { tokens } = typeof name === 'string' ? parseName(name) : name
  return tokens
    .map((part) => readings(part, ASKED).map(packed))
    .filter((asked) => asked.length > 0)
    .map((asked) => ({ kept: asked.slice(0, STORED), asked }))
}

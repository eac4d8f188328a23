import { lower } from './fold.ts'
import { MAX_CHARS } from './limits.ts'
import { parseName } from './parts.ts'
import { type Sound, soundCodes } from './similar.ts'
import { soundOf } from './sound.ts'
import type { NamePart, ParsedName, Script } from './types.ts'
import { VARIANTS } from './variants.ts'

/** `root`: a family without -ов/-ев, as Kazakh families are written now and were before 1930. */
export type PreparedToken = NamePart & { sound: Sound; variant: number; weight: number; root?: Sound }

/** A name parsed once, to be compared many times. Opaque to callers; make it by `prepareName`. */
export type PreparedName = {
  text: string
  parsed: ParsedName
  tokens: PreparedToken[]
  /** all tokens but kunyas written together */
  joined: Sound
  /** folded text, for exact equality */
  folded: string
}

const VARIANT_OF = new Map<string, number>()
VARIANTS.forEach((line, id) => {
  for (const spelling of line.split(' ')) {
    const sound = soundOf(lower(spelling))
    if (!VARIANT_OF.has(sound)) VARIANT_OF.set(sound, id)
  }
})

/** Number of the known name a sound belongs to, -1 for none. */
export function variantOf(sound: string): number {
  return VARIANT_OF.get(sound) ?? -1
}

/** Parsed form of a name for `compareNames` and `similarityOf`; costs about 10 µs. */
export function prepareName(text: string): PreparedName {
  const parsed = parseName(text)
  const tokens = parsed.tokens.map(prepareToken)
  const body = tokens.filter((t) => t.role !== 'kunya')
  const script: Script = body[0]?.script ?? 'none'
  return {
    text,
    parsed,
    tokens,
    joined: soundCodes(body.map((t) => soundOf(lower(t.text.replace(/[\s\p{P}]+/gu, '')))).join(''), script),
    folded: lower(text.slice(0, MAX_CHARS))
      .replace(/[\s\p{P}]+/gu, ' ')
      .trim(),
  }
}

function prepareToken(part: NamePart): PreparedToken {
  const sound = soundOf(part.stem.replace(/^(abu|umm) /, ''))
  const weight = part.role === 'initial' ? 0.5 : part.role === 'patronymic' ? 0.8 : 1
  const token: PreparedToken = {
    ...part,
    sound: soundCodes(sound, part.script),
    variant: variantOf(sound),
    weight,
  }
  const root = part.role === 'family' && /^(.{3,}?)y?[oe23][vf]$/.exec(sound)
  if (root) token.root = soundCodes(root[1] as string, part.script)
  return token
}

import { lower, seen } from './fold.ts'
import { NICKNAMES } from './nicknames.ts'
import { orthographyOf } from './orthography.ts'
import { parseName } from './parts.ts'
import { scriptOf } from './script.ts'
import { type Sound, soundCodes } from './similar.ts'
import { soundOf } from './sound.ts'
import type { NamePart, ParsedName } from './types.ts'
import { VARIANTS } from './variants.ts'

/** `root`: a family without -ов/-ев, as Kazakh families are written now and were before 1930. */
export type PreparedToken = NamePart & {
  sound: Sound
  variant: number
  weight: number
  root?: Sound
  /** of its other reading */
  otherSound?: Sound
  /** lines of NICKNAMES it is a full name, or a short form, of */
  full?: readonly number[]
  short?: readonly number[]
}

/** A name parsed once, to be compared many times. Opaque to callers; make it by `prepareName`. */
export type PreparedName = {
  text: string
  parsed: ParsedName
  tokens: PreparedToken[]
  /** what the person may be called: the name with what stands beside it, then each other whole name */
  readings: PreparedToken[][]
  /** all tokens of the name itself but kunyas, written together */
  joined: Sound
  /** words without case and signs, sorted: for equality */
  folded: string
}

const VARIANT_OF = new Map<string, number>()
VARIANTS.forEach((line, id) => {
  for (const spelling of line.split(' ')) {
    // as written, and as a name that is parsed is (of عبدالله the article is no part)
    for (const word of [lower(spelling), parseName(spelling).tokens[0]?.stem ?? '']) {
      const sound = soundOf(word)
      if (sound && !VARIANT_OF.has(sound)) VARIANT_OF.set(sound, id)
    }
  }
})

/** Number of the known name a sound belongs to, -1 for none. */
function variantOf(sound: string): number {
  return VARIANT_OF.get(sound) ?? -1
}

const FULL = new Map<string, number[]>()
const SHORT = new Map<string, number[]>()
const FULL_OF_VARIANT = new Map<number, number[]>()
NICKNAMES.forEach((line, id) => {
  const [full, short] = line.split(' | ') as [string, string]
  for (const [map, names] of [
    [FULL, full],
    [SHORT, short],
  ] as const)
    for (const name of names.split(' ')) {
      const sound = soundOf(lower(name))
      const ids = map.get(sound)
      if (map === FULL && variantOf(sound) >= 0) FULL_OF_VARIANT.set(variantOf(sound), [id])
      if (!ids) map.set(sound, [id])
      else if (!ids.includes(id)) ids.push(id)
    }
})

/** Parsed form of a name for `compareNames` and `similarityOf`; costs about 10 µs. */
export function prepareName(text: string): PreparedName {
  const parsed = parseName(text)
  const tokens = parsed.tokens.map(prepareToken)
  let joined: Sound | undefined
  return {
    text,
    parsed,
    tokens,
    readings: readingsOf(tokens),
    // asked for by few comparisons
    get joined() {
      joined ??= joinedSound(text, tokens)
      return joined
    },
    folded: folded(text, tokens),
  }
}

function folded(text: string, tokens: PreparedToken[]): string {
  const words = lower(seen(text))
    .split(/[\s\p{P}\p{Cc}]+/u)
    .filter(Boolean)
  // the order of a name's own parts says nothing; that of a name and a former one does
  return (tokens.some((t) => t.aside) ? words : words.sort()).join(' ')
}

function joinedSound(text: string, tokens: PreparedToken[]): Sound {
  const orthography = orthographyOf(seen(text))
  const body = tokens.filter((t) => t.role !== 'kunya' && !t.aside)
  const whole = body.map((t) => lower(t.text, orthography).replace(/[\s\p{P}]+/gu, '')).join('')
  return soundCodes(soundOf(whole), scriptOf(whole))
}

/** A former family or a short form in brackets is a part that may stand in; two parts or a kunya are a name. */
function readingsOf(tokens: PreparedToken[]): PreparedToken[][] {
  const own: PreparedToken[] = []
  const others = new Map<number, PreparedToken[]>()
  for (const t of tokens) {
    if (t.segment === undefined) own.push(t)
    else others.set(t.segment, [...(others.get(t.segment) ?? []), t])
  }
  const names: PreparedToken[][] = []
  for (const other of others.values()) {
    if (other.length === 1 && other[0]?.role !== 'kunya') own.push(...other)
    else names.push(other.map(({ aside: _, ...t }) => t))
  }
  return [own, ...names]
}

function prepareToken(part: NamePart): PreparedToken {
  const name = part.stem.replace(/^(abu|umm) /, '')
  const sound = soundOf(name)
  // the script that the sound was read from: töte jazu is read as Cyrillic
  const script = scriptOf(name)
  const weight = part.role === 'initial' ? 0.5 : part.role === 'patronymic' ? 0.8 : 1
  const variant = variantOf(sound)
  const token: PreparedToken = {
    ...part,
    sound: soundCodes(sound, script),
    variant,
    weight,
  }
  const full = FULL.get(sound) ?? FULL_OF_VARIANT.get(variant)
  const short = SHORT.get(sound)
  if (full) token.full = full
  if (short) token.short = short
  if (part.otherwise) token.otherSound = soundCodes(soundOf(part.otherwise), script)
  const root = part.role === 'family' && /^(.{3,}?)y?[oe23][vf]$/.exec(sound)
  if (root) token.root = soundCodes(root[1] as string, script)
  return token
}

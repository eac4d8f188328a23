import { type Segment, segmentsOf } from './asides.ts'
import { lower, seen, type Word, wordsOf } from './fold.ts'
import { MAX_TOKENS } from './limits.ts'
import { scriptOf } from './script.ts'
import type { EndingGender, NamePart, NameRole, ParsedName } from './types.ts'
import * as w from './words.ts'

/**
 * Takes a name apart by the form of its words; the order of the words is not relied on. `family` and
 * `given` are set only where an ending, a comma or capitals tell (`given` if one word is left then).
 * Titles are left out; former names, other names and brackets come last. Never throws; reads the first 240
 * characters and 12 words.
 */
export function parseName(text: string): ParsedName {
  const [own, ...asides] = segmentsOf(seen(text)) as [Segment, ...Segment[]]
  const told = partsOf(own.text)
  const of = (role: NameRole) => told.find((t) => t.role === role)?.text
  const parsed: ParsedName = { tokens: told }
  for (const role of ['given', 'patronymic', 'family', 'kunya', 'nisba'] as const) {
    const text = of(role)
    if (text !== undefined) parsed[role] = text
  }
  for (const [i, { text, aside }] of (asides as Required<Segment>[]).entries()) {
    const parts = partsOf(text).map((part) => ({ ...part, aside, segment: i + 1 }))
    if (aside === 'former') parsed.former ??= parts.map((p) => p.text).join(' ')
    if (aside === 'alias') parsed.aliases = [...(parsed.aliases ?? []), text.trim()]
    told.push(...parts.slice(0, MAX_TOKENS - told.length))
  }
  return parsed
}

/** Parts of one name without asides. */
function partsOf(text: string): NamePart[] {
  const words = withoutTitles(wordsOf(text))
  const tokens = rolesByForm(words)
  chooseFamily(tokens, words)
  return tokens.map((t) => t.part)
}

/** A part and the index of its last word. */
type Token = { part: NamePart; at: number }

function withoutTitles(words: Word[]): Word[] {
  const rest = words.filter((x) => !w.TITLES.has(plain(x.low)) && !(x.upper && x.low === 'sa'))
  return rest.length > 0 ? rest : words
}

function plain(low: string): string {
  return /[a-z]/.test(low) ? low.normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/gu, 'i') : low
}

function rolesByForm(words: Word[]): Token[] {
  const tokens: Token[] = []
  let i = 0
  let child: EndingGender | undefined
  let prefix = ''
  const add = (
    text: string,
    stem: string,
    role: NameRole,
    gender: EndingGender | undefined,
    at: number,
    otherwise?: string,
  ) => {
    const part: NamePart = { text: prefix + text, stem, role, script: scriptOf(text) }
    if (gender) part.gender = gender
    if (otherwise) part.otherwise = otherwise
    tokens.push({ part, at })
    prefix = ''
    child = undefined
  }
  while (i < words.length) {
    const word = words[i] as Word
    const p = plain(word.low)
    const next = words[i + 1]
    const last = tokens[tokens.length - 1]
    if ((w.SON.has(p) || w.DAUGHTER.has(p)) && next) {
      child = w.DAUGHTER.has(p) ? 'f' : 'm'
      prefix = `${word.text} `
      i++
    } else if ((w.FATHER_OF.has(p) || w.MOTHER_OF.has(p)) && next) {
      const skip = w.ARTICLES.has(plain(next.low)) && words[i + 2] ? 2 : 1
      const name = words[i + skip] as Word
      const head = w.MOTHER_OF.has(p) ? 'umm' : 'abu'
      const text = words
        .slice(i, i + skip + 1)
        .map((x) => x.text)
        .join(' ')
      // the head stays in front of the stem, so that a father's kunya is not a mother's
      add(text, `${head} ${withoutArticle(name.low)[0]}`, 'kunya', head === 'umm' ? 'f' : 'm', i + skip)
      i += skip + 1
    } else if (w.SERVANT.has(p) && next) {
      const skip = w.ARTICLES.has(plain(next.low)) && words[i + 2] ? 2 : 1
      const name = words[i + skip] as Word
      const text = words
        .slice(i, i + skip + 1)
        .map((x) => x.text)
        .join(' ')
      add(text, servant(name), child ? 'patronymic' : 'name', child, i + skip)
      i += skip + 1
    } else if (w.ARTICLES.has(p) && next && !word.initial) {
      const after = words[i + 2]
      if (w.FAITH.has(plain(next.low)) && last) {
        join(last, `${word.text} ${next.text}`, next.low, i + 1)
        i += 2
      } else if (after && (w.SON.has(plain(next.low)) || w.FATHER_OF.has(plain(next.low)))) {
        prefix += `${word.text} `
        i++
      } else {
        add(`${word.text}-${next.text}`, withoutArticle(next.low)[0], 'nisba', undefined, i + 1)
        i += 2
      }
    } else if (w.FAITH.has(p) && last && last.part.role === 'name' && last.at === i - 1) {
      join(last, word.text, word.low.replace(/^ال/u, ''), i)
      i++
    } else if (last && (w.KAZAKH_SON.has(p) || w.KAZAKH_DAUGHTER.has(p)) && last.at === i - 1) {
      last.part.role = 'patronymic'
      last.part.gender = w.KAZAKH_DAUGHTER.has(p) ? 'f' : 'm'
      last.part.text += ` ${word.text}`
      last.at = i
      i++
    } else {
      const [stem, article] = withoutArticle(word.low)
      const patronymic = patronymicStem(stem)
      if (word.initial) add(word.text, word.low, 'initial', undefined, i)
      else if (patronymic)
        add(word.text, patronymic[0], 'patronymic', patronymic[1], i, otherReading(word.low, false))
      else if (child) add(word.text, stem, 'patronymic', child, i)
      else if (/^عبدال(.{2,})/u.test(stem))
        add(word.text, servant({ ...word, low: stem.slice(3) }), 'name', undefined, i)
      else
        add(
          word.text,
          servantName(stem),
          article ? 'nisba' : 'name',
          undefined,
          i,
          otherReading(word.low, article),
        )
      i++
    }
  }
  if (prefix && tokens.length > 0) (tokens[tokens.length - 1] as Token).part.text += ` ${prefix.trim()}`
  return tokens
}

/** Abd al-Aziz, Abdul Aziz, Abdulaziz, عبد العزيز are one token; so is Abdullah however it is written. */
function servant(name: Word): string {
  const script = scriptOf(name.low)
  const head = script === 'Arab' ? 'عبدل' : script === 'Cyrl' ? 'абдул' : 'abdul'
  if (/^(الله|لله|allah?|алла[хһ]?)$/u.test(name.low))
    return (
      head +
      { Arab: 'له', Cyrl: 'ла', other: 'lah' }[script === 'Arab' || script === 'Cyrl' ? script : 'other']
    )
  return servantName(head + withoutArticle(name.low)[0])
}

/** The l of the article is not heard before r, s, n and the like: Abdul Rahman is Abdurrahman. */
function servantName(stem: string): string {
  return stem.replace(/^(عبد|абд[еуо]?|abd[aeuo]?)[лlل](?=[rnstdzрнстдзшرنستدزشصضطظثذ])/u, '$1')
}

function join(last: Token, text: string, low: string, at: number): void {
  last.part.text += ` ${text}`
  last.part.stem += low.replace(/^ال/u, '')
  last.at = at
}

/** Attached Arabic article, or one joined by an apostrophe or nothing in Latin is left: `Alassad`. */
function withoutArticle(low: string): [stem: string, article: boolean] {
  return /^ال[\u0620-\u06ff]{2}/u.test(low) && !/^ال(ه|له|ي|ياس|ماس|ينا|كس)/u.test(low)
    ? [low.slice(2), true]
    : [low, false]
}

/**
 * What a word is as well: الما is no article and Ma, Mosuli (of Mosul) ends like a son's name, and Shokeefa is
 * -еева with v heard as f, though Shareefa is not.
 */
function otherReading(low: string, article: boolean): string | undefined {
  if (article || /ul[iu]$/u.test(low)) return low
  return /[^e]eefa?$/u.test(low) ? low.replace(/fa?$/u, 'v') : undefined
}

function patronymicStem(word: string): [string, EndingGender] | undefined {
  const low = word.replace(/ı/gu, 'i')
  for (const [suffix, gender] of w.PATRONYMIC_SUFFIXES) {
    if (low.length >= suffix.length + 3 && low.endsWith(suffix)) {
      const stem = low.slice(0, -suffix.length)
      // Aisulu and the many others in -sulu are women's own names
      if (suffix === 'ulu' && stem.endsWith('s')) continue
      // Сергеевич is of Сергей, Николаевна of Николай
      if (/[еаие]$/u.test(stem) && suffix.startsWith('е')) return [`${stem}й`, gender]
      if (/[eai]$/u.test(stem) && /^y?e/.test(suffix)) return [`${stem}y`, gender]
      return [stem, gender]
    }
  }
  return undefined
}

function chooseFamily(tokens: Token[], words: Word[]): void {
  const free = tokens.filter((t) => t.part.role === 'name')
  let family = byEnding(free)
  const comma = free.find((t) => words[t.at]?.beforeComma)
  if (!family && comma && free.length > 1) family = comma
  if (!family && free.length > 1) {
    const shouted = free.filter((t) => words[t.at]?.upper)
    if (shouted.length === 1 && words.some((x) => !x.upper)) family = shouted[0]
  }
  if (!family && free.length > 1) family = byWeakEnding(free)
  if (family) {
    family.part.role = 'family'
    // of two words left, nothing tells which is the given name and which the father's
    const rest = free.filter((t) => t !== family)
    if (rest.length === 1) (rest[0] as Token).part.role = 'given'
  } else if (tokens.some((t) => t.part.role === 'patronymic' || t.part.role === 'nisba')) {
    const given = free[0]
    if (given && free.length === 1) given.part.role = 'given'
  }
}

function byEnding(free: Token[]): Token | undefined {
  for (const t of free) {
    const low = lower(t.part.stem)
    if (w.GIVEN_IN_EV.has(low)) continue
    for (const [ending, gender] of w.FAMILY_ENDINGS) {
      if (low.length < ending.length + 2 || !low.endsWith(ending)) continue
      if (gender) t.part.gender = gender
      // the feminine a goes: Токаева and Токаев are one family
      if (gender === 'f' && /[aаا]$/u.test(low) && !/(ская|skaya|skaia)$/u.test(low))
        t.part.stem = low.slice(0, -1)
      return t
    }
  }
  return undefined
}

function byWeakEnding(free: Token[]): Token | undefined {
  const ends = [free[0], free[free.length - 1]] as Token[]
  const fit = ends.filter((t) => {
    const low = lower(t.part.stem)
    return (
      !w.GIVEN_IN_IN.has(low) &&
      w.WEAK_FAMILY_ENDINGS.some(([e]) => low.length > e.length + 2 && low.endsWith(e))
    )
  })
  if (fit.length !== 1) return undefined
  const t = fit[0] as Token
  const ending = w.WEAK_FAMILY_ENDINGS.find(([e]) => t.part.stem.endsWith(e))
  if (ending) t.part.gender = ending[1]
  return t
}

import { compareDates, type Dated, type PreparedName, type Reason, similarityOf } from '@oralu/names'
import {
  BEYOND_NAMES,
  BEYOND_NAMES_BITS,
  bits,
  DEFAULT_MODEL,
  type Level,
  type LinkModel,
  NAME_ONLY_CEILING,
  type NameLevel,
} from './model.ts'
import { type PreparedRecord, prepareRecord } from './prepare.ts'
import type { FieldName, LinkRecord, RecordComparison } from './types.ts'

/** The reason is only worded when asked for: most pairs met in blocking are dropped unread. */
type Evidence = { field: FieldName; code: string; bits: number; reason: () => Reason }

/** Nothing is certain: the probability stays this far from 0 and 1. */
const MARGIN = 1e-6

/**
 * Weighs the evidence that two records are of one person (Fellegi and Sunter 1969; fields taken as
 * independent given the truth). Symmetric. A missing field adds nothing. Agreement on names alone (with
 * or without the sex) never gives more than 0.9. Accepts records prepared by `prepareRecord`.
 */
export function compareRecords(
  a: LinkRecord | PreparedRecord,
  b: LinkRecord | PreparedRecord,
  model: LinkModel = DEFAULT_MODEL,
): RecordComparison {
  const left = 'record' in a ? a : prepareRecord(a)
  const right = 'record' in b ? b : prepareRecord(b)
  return weigh(gather(left, right, model), model)()
}

/** As `compareRecords`, but undefined below `least`, at a fraction of the cost. */
export function compareAbove(
  a: PreparedRecord,
  b: PreparedRecord,
  least: number,
  model: LinkModel,
): RecordComparison | undefined {
  if (ceiling(a, b, model) < Math.log2(least / (1 - least))) return undefined
  const finish = weigh(gather(a, b, model), model)
  return finish.probability >= least ? finish() : undefined
}

/** Most weight the pair can reach, from what is cheap to compare and the best of what is not. */
function ceiling(a: PreparedRecord, b: PreparedRecord, model: LinkModel): number {
  let most = Math.log2(model.prior / (1 - model.prior))
  const cheap = [
    born(a.record.born, b.record.born, model.born),
    sex(a.record.sex, b.record.sex, model.sex),
    documents(a.documents, b.documents, model.documents),
  ]
  for (const e of cheap) most += e?.bits ?? 0
  const best = (levels: readonly Level[]) => Math.max(...levels.map(bits))
  if (a.names.length > 0 && b.names.length > 0) most += best(model.names)
  for (const field of ['birthPlace', 'mother'] as const) if (a[field] && b[field]) most += best(model[field])
  if (a.fathers.length > 0 && b.fathers.length > 0) most += best(model.father)
  return most
}

/**
 * What a pair weighs, in bits. `own`: by what sets relatives apart, what each is called, when born, and the sex. The
 * rest is compared when it is asked for: `weight` is all of it with the prior, `shared` what brothers have in common
 * (family name, parents, place of birth).
 */
export type Weighing = { own: number; rest: () => { weight: number; shared: number; why: () => Reason[] } }

/** As `compareRecords`, parted for the question of families. */
export function weighPair(a: PreparedRecord, b: PreparedRecord, model: LinkModel): Weighing {
  const own = [
    byWord(a, b, model.family.given),
    born(a.record.born, b.record.born, model.born),
    sex(a.record.sex, b.record.sex, model.sex),
  ].reduce((all, each) => all + (each?.bits ?? 0), 0)
  const whole = () => {
    const found = gather(a, b, model)
    const sum = found.reduce((all, each) => all + each.bits, 0)
    const { probability } = weigh(found, model)
    const weight = Math.log2(probability / (1 - probability))
    return { weight, shared: sum - own, why: () => found.map((each) => each.reason()) }
  }
  let rest: ReturnType<typeof whole> | undefined
  return {
    own,
    rest: () => {
      rest ??= whole()
      return rest
    },
  }
}

function weigh(evidence: Evidence[], model: LinkModel): { (): RecordComparison; probability: number } {
  let weight = Math.log2(model.prior / (1 - model.prior))
  let beyond = 0
  for (const e of evidence) {
    weight += e.bits
    if (BEYOND_NAMES.has(e.field)) beyond += e.bits
  }
  let probability = Math.min(1 - MARGIN, Math.max(MARGIN, 1 / (1 + 2 ** -weight)))
  const capped = beyond < BEYOND_NAMES_BITS && probability > NAME_ONLY_CEILING
  if (capped) {
    probability = NAME_ONLY_CEILING
    weight = Math.log2(NAME_ONLY_CEILING / (1 - NAME_ONLY_CEILING))
  }
  const finish = (): RecordComparison => {
    const why = evidence.map((e) => e.reason())
    if (capped) why.push(NAMES_ONLY)
    return { probability, weight, why }
  }
  return Object.assign(finish, { probability })
}

const NAMES_ONLY: Reason = {
  code: 'link.names_only',
  params: { ceiling: NAME_ONLY_CEILING },
  text: 'Little but the name agrees, so this stays a possible namesake.',
}

function gather(a: PreparedRecord, b: PreparedRecord, model: LinkModel): Evidence[] {
  const found: (Evidence | undefined)[] = [
    names(a, b, model),
    born(a.record.born, b.record.born, model.born),
    sex(a.record.sex, b.record.sex, model.sex),
    byName('birthPlace', list(a.birthPlace), list(b.birthPlace), model.birthPlace),
    documents(a.documents, b.documents, model.documents),
    byName('mother', list(a.mother), list(b.mother), model.mother),
    father(a, b, model),
  ]
  return found.filter((e): e is Evidence => e !== undefined)
}

const list = (n: PreparedName | undefined) => (n ? [n] : [])

function evidence(
  field: FieldName,
  code: string,
  value: number,
  text: string,
  params: () => Reason['params'] = () => ({}),
): Evidence {
  const reason = (): Reason => {
    const rounded = Math.round(value * 10) / 10
    const said = `${text} (${rounded < 0 ? '−' : '+'}${Math.abs(rounded)} bits)`
    return { code: `link.${snake(field)}_${code}`, params: { ...params(), bits: rounded }, text: said }
  }
  return { field, code, bits: value, reason }
}

const snake = (field: FieldName) => (field === 'birthPlace' ? 'birth_place' : field)

const LABEL: Record<FieldName, string> = {
  names: 'Names',
  born: 'Dates of birth',
  sex: 'Sex',
  birthPlace: 'Places of birth',
  documents: 'Documents',
  mother: "Mothers' names",
  father: "Fathers' names",
}

function byName(
  field: FieldName,
  a: PreparedName[],
  b: PreparedName[],
  levels: readonly NameLevel[],
  share = 1,
  single = levels,
  least = 0,
): Evidence | undefined {
  let best:
    | { level: NameLevel; bits: number; similarity: number; left: PreparedName; right: PreparedName }
    | undefined
  for (const left of a) {
    for (const right of b) {
      const similarity = similarityOf(left, right)
      if (similarity < least) continue
      const scale = Math.min(left.tokens.length, right.tokens.length) === 1 ? single : levels
      const level = scale.find((l) => similarity >= l.from) ?? (scale[scale.length - 1] as NameLevel)
      const value = bits(level)
      // by evidence, not by likeness: two full names that are alike say more than two equal single words
      if (!best || value > best.bits || (value === best.bits && similarity > best.similarity))
        best = { level, bits: value, similarity, left, right }
    }
  }
  if (!best) return undefined
  const { level, similarity, left, right } = best
  const [x, y] = [left.text.slice(0, 80), right.text.slice(0, 80)]
  const text = `${LABEL[field]} ${level.code.replace('_', ' ')}: “${x}”, “${y}”`
  const params = () => ({ a: x, b: y, similarity: Math.round(similarity * 100) / 100 })
  return evidence(field, level.code, best.bits * share, text, params)
}

/**
 * Whole names against whole names; where they do not agree, or one is a single word, the words that they share. A woman
 * keeps her given name through two marriages, and a camp's clerk writes nothing else.
 */
function names(a: PreparedRecord, b: PreparedRecord, model: LinkModel): Evidence | undefined {
  const [left, right] = [comparable(a.names, b.names), comparable(b.names, a.names)]
  const whole = byName('names', left, right, model.names, 1, model.singleName)
  const [least] = model.names.slice(-2)
  if (!whole || !least || whole.bits > bits(least)) return whole
  const single = a.names.every(isSingle) || b.names.every(isSingle)
  const scale = single ? model.singleName : [model.sharedWord]
  const word = byWord(a, b, scale, scale.at(single ? -3 : 0)?.from)
  return word && word.bits > whole.bits ? word : whole
}

/** By-names (Umm Yusuf) are no other name than what someone was given; they are set against by-names alone. */
function comparable(names: PreparedName[], others: PreparedName[]): PreparedName[] {
  return others.some(hasKunya) ? names : names.filter((name) => !isByName(name))
}

const hasKunya = (name: PreparedName) => name.tokens.some(({ role }) => role === 'kunya')
const isByName = (name: PreparedName) =>
  hasKunya(name) && name.tokens.every(({ role, aside }) => role === 'kunya' || role === 'nisba' || aside)

/** The words by which the two may be called, the likest pair. A word that may be the family on both sides is that of brothers. */
function byWord(
  a: PreparedRecord,
  b: PreparedRecord,
  scale: readonly NameLevel[],
  least = 0,
): Evidence | undefined {
  const called = (side: PreparedRecord, given: boolean) =>
    side.words.filter((word) => word.given || !given).map((word) => word.name)
  const one = byName('names', called(a, true), called(b, false), scale, 1, scale, least)
  const other = byName('names', called(a, false), called(b, true), scale, 1, scale, least)
  return one && other ? (one.bits >= other.bits ? one : other) : (one ?? other)
}

const isSingle = (name: PreparedName) => name.tokens.length === 1

/**
 * What the father is called on both sides, by his own name or by a patronymic. Where both state it in the name, it was
 * compared there already: two patronymics add nothing, a father's name beside them half.
 */
function father(a: PreparedRecord, b: PreparedRecord, model: LinkModel): Evidence | undefined {
  const stated = (r: PreparedRecord) => r.names.some((n) => n.parsed.patronymic !== undefined)
  if (!a.father && !b.father) return undefined
  return byName('father', a.fathers, b.fathers, model.father, stated(a) && stated(b) ? 0.5 : 1)
}

const DAY = 86_400_000

function born(a: Dated | undefined, b: Dated | undefined, model: LinkModel['born']): Evidence | undefined {
  const { agreement, why } = compareDates(a, b)
  if (!a || !b || agreement === 'missing') return undefined
  const reason = why[0]
  const text = reason?.text ?? ''
  const say = (value: number) =>
    evidence('born', agreement, value, text, () => ({ ...reason?.params, detail: reason?.code ?? '' }))
  // chance that two strangers' ranges meet, births taken as even over so many years
  const chance = Math.min(0.95, (days(a) + days(b) - 1) / (model.years * 365.25))
  if (agreement === 'same') return say(Math.log2(model.same / chance))
  if (agreement === 'compatible') return say(Math.max(0, Math.log2((model.same + model.compatible) / chance)))
  if (agreement === 'near') return say(Math.log2(model.near / model.nearU))
  // the wider the ranges, the more it takes to miss each other
  return say(Math.log2(model.different / Math.max(model.different, 1 - chance - model.nearU)))
}

/** Days the range covers; of several readings, their sum. */
function days(d: Dated): number {
  let sum = 0
  for (const r of d.readings ?? [d])
    sum += r.from === r.to ? 1 : Math.max(1, (Date.parse(r.to) - Date.parse(r.from)) / DAY + 1)
  return sum
}

function sex(a: LinkRecord['sex'], b: LinkRecord['sex'], levels: readonly Level[]): Evidence | undefined {
  if (!a || !b || a === 'unknown' || b === 'unknown') return undefined
  const level = pick(levels, a === b ? 'same' : 'different')
  return evidence('sex', level.code, bits(level), a === b ? 'Sex is the same' : 'Sex differs', () => ({
    a,
    b,
  }))
}

function pick(levels: readonly Level[], code: string): Level {
  const level = levels.find((l) => l.code === code)
  if (!level) throw new Error(`link model has no level ${code}`)
  return level
}

function documents(a: string[], b: string[], levels: readonly Level[]): Evidence | undefined {
  if (a.length === 0 || b.length === 0) return undefined
  const shared = a.find((x) => b.includes(x))
  if (shared)
    return evidence('documents', 'same', bits(pick(levels, 'same')), 'A document number is the same')
  const near = a.some((x) => b.some((y) => oneCharacter(x, y)))
  if (near)
    return evidence(
      'documents',
      'one_character',
      bits(pick(levels, 'one_character')),
      'A document number differs in one character',
    )
  return evidence('documents', 'different', bits(pick(levels, 'different')), 'No document number in common')
}

function oneCharacter(x: string, y: string): boolean {
  if (x.length !== y.length || x.length < 7) return false
  let wrong = 0
  for (let i = 0; i < x.length && wrong < 2; i++) if (x[i] !== y[i]) wrong++
  return wrong === 1
}

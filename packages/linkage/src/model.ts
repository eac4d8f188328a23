import type { FieldName } from './types.ts'

/**
 * One outcome of comparing a field. `m`: how often records of one person come out so; `u`: how often
 * records of two people do. Evidence in bits is log2(m / u) (Fellegi and Sunter 1969). Within a field the
 * `m` sum to 1 and the `u` sum to 1, over the pairs where both have the field.
 */
export type Level = { code: string; m: number; u: number }

/** Levels of a name field, best first; a pair falls in the first whose `from` its similarity reaches. */
export type NameLevel = Level & { from: number }

export type LinkModel = {
  /** Probability that two records met in a comparison are of one person, before looking. */
  prior: number
  names: readonly NameLevel[]
  /** instead of `names` where one of the two names is a single word */
  singleName: readonly NameLevel[]
  /** instead of the two lowest of `names` where two full names share a word: a given name, of a woman who married */
  sharedWord: NameLevel
  mother: readonly NameLevel[]
  father: readonly NameLevel[]
  birthPlace: readonly NameLevel[]
  sex: readonly Level[]
  documents: readonly Level[]
  /** How likely families, and their members, are one; and how telling the given name is among relatives. */
  family: FamilyModel
  /**
   * Dates: `m` by agreement; `u` of agreements is reckoned from how wide the two ranges are, since two
   * strangers agree on a year of birth far oftener than on a day.
   */
  born: { same: number; compatible: number; near: number; different: number; nearU: number; years: number }
}

export type FamilyModel = {
  /** chance that two families of two lists are one, before looking */
  prior: number
  /** chance that a member of a family is on another list of that family as well */
  listed: number
  given: readonly NameLevel[]
  /** what relatives have in common counts within these bounds, in bits: it is one fact, however many have it */
  shared: readonly [least: number, most: number]
  /** bits against one list having a family twice */
  again: number
  /** bits against one person being listed with two families */
  parted: number
}

/**
 * Fixed values, set by judgement (no training), ready to be replaced by EM. `u` of a name is that of a
 * middling full name among returnees of one country; a rare one deserves more, a very common one less.
 */
export const DEFAULT_MODEL: LinkModel = {
  prior: 1 / 1400,
  names: [
    { code: 'same', from: 0.97, m: 0.5, u: 0.0002 },
    { code: 'very_alike', from: 0.88, m: 0.25, u: 0.0008 },
    { code: 'alike', from: 0.7, m: 0.15, u: 0.004 },
    { code: 'partly', from: 0.5, m: 0.06, u: 0.045 },
    { code: 'different', from: 0, m: 0.04, u: 0.95 },
  ],
  sharedWord: { code: 'word', from: 0.88, m: 0.1, u: 0.03 },
  singleName: [
    { code: 'same', from: 0.97, m: 0.4, u: 0.007 },
    { code: 'very_alike', from: 0.85, m: 0.3, u: 0.006 },
    { code: 'alike', from: 0.7, m: 0.15, u: 0.012 },
    { code: 'partly', from: 0.5, m: 0.06, u: 0.03 },
    { code: 'different', from: 0, m: 0.09, u: 0.945 },
  ],
  mother: [
    { code: 'same', from: 0.97, m: 0.5, u: 0.002 },
    { code: 'alike', from: 0.7, m: 0.38, u: 0.012 },
    { code: 'partly', from: 0.5, m: 0.06, u: 0.05 },
    { code: 'different', from: 0, m: 0.06, u: 0.936 },
  ],
  father: [
    { code: 'same', from: 0.97, m: 0.5, u: 0.01 },
    { code: 'alike', from: 0.75, m: 0.38, u: 0.03 },
    { code: 'partly', from: 0.5, m: 0.06, u: 0.05 },
    { code: 'different', from: 0, m: 0.06, u: 0.91 },
  ],
  birthPlace: [
    { code: 'same', from: 0.97, m: 0.6, u: 0.05 },
    { code: 'alike', from: 0.7, m: 0.2, u: 0.05 },
    { code: 'different', from: 0, m: 0.2, u: 0.9 },
  ],
  sex: [
    { code: 'same', m: 0.985, u: 0.5 },
    { code: 'different', m: 0.015, u: 0.5 },
  ],
  documents: [
    { code: 'same', m: 0.6, u: 0.000002 },
    { code: 'one_character', m: 0.05, u: 0.00002 },
    { code: 'different', m: 0.35, u: 0.999978 },
  ],
  family: {
    prior: 1 / 300,
    listed: 0.6,
    given: [
      { code: 'same', from: 0.97, m: 0.4, u: 0.007 },
      { code: 'very_alike', from: 0.85, m: 0.3, u: 0.006 },
      { code: 'alike', from: 0.7, m: 0.16, u: 0.012 },
      { code: 'partly', from: 0.5, m: 0.06, u: 0.03 },
      { code: 'different', from: 0, m: 0.08, u: 0.945 },
    ],
    shared: [-6, 14],
    again: 6,
    parted: 3,
  },
  born: { same: 0.67, compatible: 0.15, near: 0.1, different: 0.08, nearU: 0.02, years: 50 },
}

/** A pair that agrees on names and nothing else is a namesake until something else speaks. */
export const NAME_ONLY_CEILING = 0.9

/** Fields that say something about a person beyond what they are called. */
export const BEYOND_NAMES: ReadonlySet<FieldName> = new Set([
  'born',
  'birthPlace',
  'documents',
  'mother',
  'father',
])

/** Bits that agreement beyond names must bring before the ceiling is lifted: a sex in common is not enough. */
export const BEYOND_NAMES_BITS = 1

export function bits(level: Level): number {
  return Math.log2(level.m / level.u)
}

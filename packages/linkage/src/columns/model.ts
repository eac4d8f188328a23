import { DIFFERENT, LEVEL_COUNT, MISSING, PART, PARTLY } from './types.ts'

/** Compared pairs: `level` and `rarity` of pair p and field f at p * fields + f. */
export type Pairs = {
  size: number
  left: Int32Array
  right: Int32Array
  level: Uint8Array
  rarity: Float32Array
}

/** How a field's parent came out; what the field says depends on it where the two go together. */
export const STATES = 4
export const APART = 0
export const PARTIAL = 1
export const AGREES = 2
export const UNKNOWN = 3

/**
 * Fellegi and Sunter (1969) with, per field, at most one other field on which it depends (a tree, after Chow and
 * Liu 1968), so that a postcode and its place are not counted as two. Tables have LEVEL_COUNT entries a state of
 * the parent. `m`: how often records of one person come out so; `u`: of two people; `bits`: log2(m / u).
 * What agrees weighs `slope` bits more for each bit by which it is rarer than `center`.
 */
export type ColumnModel = {
  /** log2 odds that two records taken at random are of one person */
  prior: number
  /** field on which each depends, -1 for none */
  parent: Int8Array
  fields: FieldModel[]
}

export type FieldModel = {
  m: Float64Array
  u: Float64Array
  bits: Float64Array
  slope: Float64Array
  center: Float64Array
}

export function stateOf(level: number): number {
  if (level === MISSING) return UNKNOWN
  if (level === DIFFERENT) return APART
  return level === PART || level === PARTLY ? PARTIAL : AGREES
}

/** Evidence of field f in bits, of the pair whose levels begin at `at`. */
export function fieldBits(
  model: ColumnModel,
  f: number,
  level: Uint8Array,
  rarity: Float32Array,
  at: number,
): number {
  const l = level[at + f]!
  if (l === MISSING) return 0
  const parent = model.parent[f]!
  const k = (parent < 0 ? UNKNOWN : stateOf(level[at + parent]!)) * LEVEL_COUNT + l
  const field = model.fields[f]!
  return field.bits[k]! + field.slope[k]! * (rarity[at + f]! - field.center[l]!)
}

/** Evidence of all fields with the prior: log2 odds. */
export function totalBits(model: ColumnModel, level: Uint8Array, rarity: Float32Array, at: number): number {
  let sum = model.prior
  for (let f = 0; f < model.fields.length; f++) sum += fieldBits(model, f, level, rarity, at)
  return sum
}

export const probabilityOf = (bits: number) => 1 / (1 + Math.exp(-bits * Math.LN2))

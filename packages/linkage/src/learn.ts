import { compareRecords } from './compare.ts'
import { DEFAULT_MODEL, type Level, type LinkModel } from './model.ts'
import { type PreparedRecord, prepareRecord } from './prepare.ts'
import type { LinkRecord } from './types.ts'

/** A human's answer on two records. */
export type Decision = {
  left: LinkRecord | PreparedRecord
  right: LinkRecord | PreparedRecord
  same: boolean
}

/** The model's own values weigh as much as so many decisions on pairs that could go either way. */
const WORTH = 10
/** Evidence of one level moves by at most so many bits, whatever is decided. */
const MOST_BITS = 2

const FIELDS = ['names', 'singleName', 'mother', 'father', 'birthPlace', 'sex', 'documents'] as const
type Field = (typeof FIELDS)[number]
type Sums = { surprise: number; information: number }

/**
 * A model that has learnt from decisions. Officers see pairs chosen for being alike, so counting how these agree would
 * mistake the choice for the truth; but given what a pair looks like, the answer is not biased by the choice. So each
 * decision counts by its surprise (1 or 0 less the probability the model gave), for each level the pair shows: one
 * Newton step of logistic regression from the model, which counts as pseudo-decisions. `m` and `u` of the level share
 * the step. A missing field teaches nothing; prior and dates stay. Pure; the order of the decisions does not matter.
 * Learn from `model` itself each time, not from what was learnt before, or decisions count twice.
 */
export function learn(decisions: Iterable<Decision>, model: LinkModel = DEFAULT_MODEL): LinkModel {
  const sums = new Map<string, Sums>()
  for (const { left, right, same } of decisions) {
    const [a, b] = [prepared(left), prepared(right)]
    const { probability, why } = compareRecords(a, b, model)
    const single = [...a.names, ...b.names].some((name) => name.tokens.length === 1)
    for (const { code } of why) {
      const key = single ? code.replace('link.names_', 'link.single_name_') : code
      const sum = sums.get(key) ?? { surprise: 0, information: 0 }
      sum.surprise += (same ? 1 : 0) - probability
      sum.information += probability * (1 - probability)
      sums.set(key, sum)
    }
  }
  const learnt = structuredClone(model)
  for (const field of FIELDS) shift(learnt[field], field, sums)
  return learnt
}

const prepared = (r: LinkRecord | PreparedRecord) => ('record' in r ? r : prepareRecord(r))
const snake = (field: Field) => field.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`)

function shift(levels: readonly Level[], field: Field, sums: Map<string, Sums>) {
  for (const level of levels) {
    const sum = sums.get(`link.${snake(field)}_${level.code}`)
    if (!sum) continue
    const step = sum.surprise / (sum.information + WORTH * 0.25) / Math.LN2
    const bits = Math.max(-MOST_BITS, Math.min(MOST_BITS, step))
    level.m *= 2 ** (bits / 2)
    level.u *= 2 ** (-bits / 2)
  }
  if (!levels.some((level) => sums.has(`link.${snake(field)}_${level.code}`))) return
  for (const side of ['m', 'u'] as const) {
    const total = levels.reduce((all, level) => all + level[side], 0)
    for (const level of levels) level[side] /= total
  }
}

// The evidence of a comparison step by step: from where it begins to the probability, in bits.
import type { Why } from '@oralu/domain'

export interface Step {
  /** 'start', a field of the comparison, 'kin', 'kin_other', 'one_list', 'one_place', 'rivals', 'held' (the odds were held or cut off), or 'other'. */
  field: string
  outcome: string | null
  bits: number
  /** Odds before and after, in bits, and the probability after. */
  from: number
  to: number
  probability: number
  params: Why['params']
}

const probabilityOf = (bits: number) => 1 / (1 + 2 ** -bits)
const bitsOf = (probability: number) => Math.log2(probability / (1 - probability))

/** Odds further from even than this are all as good as certain, and drawn alike. */
const FAR = 20
/** What rounding leaves. */
const ROUNDING = 0.7

/** @param prior log-odds in bits before any evidence */
export function stepsOf(prior: number, why: readonly Why[], probability: number): Step[] {
  const steps: Step[] = []
  let at = 0
  const step = (field: string, outcome: string | null, bits: number, params: Why['params'] = {}) => {
    steps.push({
      field,
      outcome,
      bits,
      from: at,
      to: at + bits,
      probability: probabilityOf(at + bits),
      params,
    })
    at += bits
  }
  step('start', null, prior)
  for (const { code, params } of why) {
    if (params.bits === undefined) continue
    const { field, outcome } = readCode(code)
    step(field, outcome, Number(params.bits), params)
  }
  const end = Math.max(-FAR, Math.min(FAR, bitsOf(probability)))
  if (Math.abs(end - Math.max(-FAR, Math.min(FAR, at))) > ROUNDING) step('held', null, end - at)
  return steps
}

const codes =
  /^link\.(names|born|sex|birth_place|documents|mother|father)_(same|very_alike|alike|partly|word|compatible|near|one_character|different)$/

const around: Record<string, string> = {
  'link.kin': 'kin',
  'link.kin_other': 'kin_other',
  'link.one_list': 'one_list',
  'link.one_place': 'one_place',
  'link.rivals': 'rivals',
}

/** A code of linkage as field and outcome. */
export function readCode(code: string): { field: string; outcome: string | null } {
  const found = codes.exec(code)
  if (found?.[1] && found[2]) return { field: found[1], outcome: found[2] }
  return { field: around[code] ?? 'other', outcome: null }
}

/** What the comparison of sums says, in a form that screens can put into words in any language. */
import type { Category } from './claim.ts'
import type { Figure } from './figure.ts'

/**
 * - `parts-make-total`, `parts-miss-total`: within one claim
 * - `total-of-parts`, `rest-of-total`: within one claim, the number it does not print but forces
 * - `part-exceeds-whole`: within one claim (orphans more than children)
 * - `same-scope-agrees`, `same-scope-differs`: several claims on the very same people
 * - `missions-make-whole`, `missions-exceed-whole`, `missions-fall-short`: missions added up against a claim
 *   on all of them. Falling short is a conflict only as long as no further mission is unknown to us
 * - `missing-mission`: what the one mission without a figure must have carried, from the narrowest whole
 * - `missing-mission-adds-up`: those numbers added up among themselves
 * - `earlier-exceeds-later`: a claim on a part, up to a day, beyond a claim on everyone up to a later day
 * - `same-numbers-elsewhere`: two scopes that print the same numbers; `same-numbers-but`: where they differ
 * - `total-fits-elsewhere`: a total that misses its own parts, but fits what others say of another scope
 */
export type SumCode =
  | 'parts-make-total'
  | 'parts-miss-total'
  | 'total-of-parts'
  | 'rest-of-total'
  | 'part-exceeds-whole'
  | 'same-scope-agrees'
  | 'same-scope-differs'
  | 'missions-make-whole'
  | 'missions-exceed-whole'
  | 'missions-fall-short'
  | 'missing-mission'
  | 'missing-mission-adds-up'
  | 'earlier-exceeds-later'
  | 'same-numbers-elsewhere'
  | 'same-numbers-but'
  | 'total-fits-elsewhere'

/** A parameter of a message: ready for an ICU formatter. */
export type FindingParam = string | number | boolean | readonly string[] | readonly number[]

/**
 * One finding.
 * - `claims`: keys of the claims it rests on; where there is a whole, it comes first
 * - `arithmetic`: digits for a person who checks by hand ("33 + 187 + 490 = 710, not 600"); English
 *   joining words, so a screen in another language builds its sentence from `code` and `params`
 * - `difference`: people. In a conflict, what was added up less what was stated, or the spread between
 *   equals; 0 when it agrees; for a deduction, the width of the bound (0: one value; null: open above, as
 *   JSON has no infinity; `params.high` is then absent)
 */
export type SumFinding = {
  readonly code: SumCode
  readonly verdict: 'agrees' | 'conflicts' | 'deduced'
  readonly claims: readonly string[]
  readonly category: Category
  readonly arithmetic: string
  readonly difference: number | null
  readonly params: Readonly<Record<string, FindingParam>>
}

/** The parameters that every comparison of a sum with a stated number carries. */
export function sumParams(
  parts: readonly Figure[],
  sum: Figure,
  whole: Figure,
): Record<string, FindingParam> {
  return {
    parts: parts.map((p) => p.nominal),
    partCategories: parts.map((p) => p.category),
    partClaims: parts.map((p) => p.claim),
    sum: sum.nominal,
    stated: whole.nominal,
    statedKind: whole.kind,
    statedLow: whole.low,
    ...(Number.isFinite(whole.high) ? { statedHigh: whole.high } : {}),
    mayBeRounded: mayBeRounded([sum.nominal, whole.nominal]),
  }
}

/** Whether two differing numbers could be one number and its rounding to tens or hundreds (607 and 600). */
export function mayBeRounded(values: readonly number[]): boolean {
  const [a, b, ...more] = [...new Set(values)]
  if (a === undefined || b === undefined || more.length > 0) return false
  const rounds = (x: number, y: number) => [10, 100].some((u) => y >= u && Math.round(x / u) * u === y)
  return rounds(a, b) || rounds(b, a)
}

/** The ends of a deduced bound; no `high` where there is none. */
export function boundParams({ low, high }: { low: number; high: number }): Record<string, number> {
  return Number.isFinite(high) ? { low, high } : { low }
}

/** The width of a bound, null where it is open. */
export function widthOf({ low, high }: { low: number; high: number }): number | null {
  return Number.isFinite(high) ? high - low : null
}

/** Keys in order, each once. */
export function keysOf(...figures: readonly Figure[]): string[] {
  return [...new Set(figures.map((f) => f.claim))]
}

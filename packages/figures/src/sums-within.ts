/** Sums within one claim: its parts against its total. */
import type { Category, Claim } from './claim.ts'
import { added, canBeEqual, type Figure, less, partsOf, stated, sumOf } from './figure.ts'
import { boundParams, keysOf, type SumFinding, sumParams, widthOf } from './finding.ts'

/** All that one claim's own numbers say about each other. Total for any number of known parts. */
export function sumsWithin(claim: Claim): SumFinding[] {
  const findings: SumFinding[] = []
  const parts = partsOf(claim)
  const total = stated(claim, 'total')
  if (total) findings.push(...againstTotal(total, parts, 3))
  else if (parts.length === 3) findings.push(totalOf(parts, claim.key))

  const children = stated(claim, 'children')
  if (children) {
    const bySex = [stated(claim, 'girls'), stated(claim, 'boys')].filter((f) => f !== undefined)
    findings.push(...againstTotal(children, bySex, 2))
    const orphans = stated(claim, 'orphans')
    if (orphans && orphans.low > children.high) findings.push(exceeds(orphans, children))
  }
  return findings
}

/** `needed` is how many parts make the whole: with all of them it is checked, with one less, deduced. */
function againstTotal(total: Figure, parts: readonly Figure[], needed: number): SumFinding[] {
  if (parts.length === 0) return []
  const sum = sumOf(parts, total.claim, total.category)
  const params = sumParams(parts, sum, total)
  const base = { claims: [total.claim], category: total.category, params }
  const complete = parts.length === needed
  if (complete ? !canBeEqual(sum, total) : sum.low > total.high)
    return [
      {
        ...base,
        code: 'parts-miss-total',
        verdict: 'conflicts',
        arithmetic: `${added(parts)} = ${sum.nominal}, not ${total.nominal}`,
        difference: sum.nominal - total.nominal,
      },
    ]
  const rest = less(total, parts, total.claim, total.category)
  // A remainder of exactly nothing means that the stated parts already are the total.
  if (complete || (parts.length === needed - 1 && rest?.high === 0))
    return [
      {
        ...base,
        code: 'parts-make-total',
        verdict: 'agrees',
        arithmetic: `${added(parts)} = ${sum.nominal}${within(sum, total)}`,
        difference: 0,
      },
    ]
  if (parts.length !== needed - 1 || !rest) return []
  const missing = missingPart(parts, total.category)
  return [
    {
      ...base,
      code: 'rest-of-total',
      verdict: 'deduced',
      category: missing,
      arithmetic: `${rest.workings} = ${bound(rest)}`,
      difference: widthOf(rest),
      params: { ...params, missing, ...boundParams(rest) },
    },
  ]
}

function totalOf(parts: readonly Figure[], claim: string): SumFinding {
  const sum = sumOf(parts, claim, 'total')
  return {
    code: 'total-of-parts',
    verdict: 'deduced',
    claims: [claim],
    category: 'total',
    arithmetic: `${added(parts)} = ${bound(sum)}`,
    difference: widthOf(sum),
    params: {
      parts: parts.map((p) => p.nominal),
      partCategories: parts.map((p) => p.category),
      ...boundParams(sum),
    },
  }
}

function exceeds(part: Figure, whole: Figure): SumFinding {
  return {
    code: 'part-exceeds-whole',
    verdict: 'conflicts',
    claims: keysOf(whole, part),
    category: part.category,
    arithmetic: `${part.nominal} > ${whole.nominal}`,
    difference: part.nominal - whole.nominal,
    params: { part: part.nominal, whole: whole.nominal, wholeCategory: whole.category },
  }
}

function missingPart(parts: readonly Figure[], whole: Category): Category {
  const has = (c: Category) => parts.some((p) => p.category === c)
  if (whole === 'children') return has('girls') ? 'boys' : 'girls'
  if (!has('women')) return 'women'
  return has('children') ? 'men' : 'children'
}

/** "246", "8 to 9", "at least 870": a deduced figure in digits. */
export function bound(figure: { low: number; high: number }): string {
  if (figure.low === figure.high) return `${figure.low}`
  return Number.isFinite(figure.high) ? `${figure.low} to ${figure.high}` : `at least ${figure.low}`
}

/** Says which ranges meet, where the sum or the stated number is no exact one. */
export function within(sum: Figure, whole: Figure): string {
  const exact = whole.kind === 'exact' && sum.low === sum.high
  return exact ? '' : ` (${bound(sum)} fits ${bound(whole)})`
}

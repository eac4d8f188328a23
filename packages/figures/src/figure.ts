/** Numbers as intervals: what a claim says, or forces, about one category. */
import type { Category, Claim, Quantity, QuantityKind } from './claim.ts'

/**
 * One number of one claim, in people. `low..high` holds every value the wording allows (`high` may be
 * Infinity); `nominal` is the number printed. `workings` is there when we computed it from the claim's other
 * numbers, and shows how.
 */
export type Figure = {
  readonly claim: string
  readonly category: Category
  readonly kind: QuantityKind
  readonly nominal: number
  readonly low: number
  readonly high: number
  readonly workings?: string
}

/**
 * The values that a wording allows, ends included.
 *
 * "About 600" is read as a rounding: half a unit of the last digit that is not zero, 550 to 650, but never
 * less than 5 % nor more than 10 % of the number, so that "about 47" has some room and "about 1000" not too
 * much. This is a convention of ours, stated in the README; no source defines its "about".
 */
export function rangeOf(quantity: Quantity): { low: number; high: number } {
  const { kind, value } = quantity
  if (kind === 'exact') return { low: value, high: value }
  if (kind === 'at-least') return { low: value, high: Number.POSITIVE_INFINITY }
  if (kind === 'at-most') return { low: 0, high: value }
  if (kind === 'between') return { low: value, high: quantity.upper ?? value }
  let unit = 1
  while (value > 0 && value % (unit * 10) === 0) unit *= 10
  const slack = Math.min(Math.max(unit / 2, value / 20), value / 10)
  return { low: Math.ceil(value - slack), high: Math.floor(value + slack) }
}

/** What the claim itself states for a category, or undefined. */
export function stated(claim: Claim, category: Category): Figure | undefined {
  const quantity = claim.quantities.find((q) => q.category === category)
  if (!quantity) return undefined
  return {
    claim: claim.key,
    category,
    kind: quantity.kind,
    nominal: quantity.value,
    ...rangeOf(quantity),
  }
}

/**
 * The parts of the total that a claim states: men, women, children. A claim that gives "fighters" in the
 * place of men ("33 fighters, 187 women and 490 children") is read that way, since its own sentence counts
 * them beside the women and children.
 */
export function partsOf(claim: Claim): Figure[] {
  const first = stated(claim, 'men') ?? stated(claim, 'fighters')
  return [first, stated(claim, 'women'), stated(claim, 'children')].filter((f) => f !== undefined)
}

/**
 * What the claim states, or what its own numbers force: a total from its three parts, or the one part that
 * is missing beside a total. Undefined when neither is possible, or when the numbers contradict each other.
 */
export function figureOf(claim: Claim, category: Category): Figure | undefined {
  const own = stated(claim, category)
  if (own) return own
  const parts = partsOf(claim)
  if (parts.some((p) => p.category === 'fighters')) return undefined
  if (category === 'total') return parts.length === 3 ? sumOf(parts, claim.key, 'total') : undefined
  if (category !== 'men' && category !== 'women' && category !== 'children') return undefined
  const total = stated(claim, 'total')
  if (!total || parts.length !== 2) return undefined
  return less(total, parts, claim.key, category)
}

/** `parts[0] + parts[1] + …`, as a figure of the claim named. */
export function sumOf(parts: readonly Figure[], claim: string, category: Category): Figure {
  const nominal = parts.reduce((sum, p) => sum + p.nominal, 0)
  const low = parts.reduce((sum, p) => sum + p.low, 0)
  const high = parts.reduce((sum, p) => sum + p.high, 0)
  return { claim, category, kind: kindOf(low, high), nominal, low, high, workings: added(parts) }
}

/** `whole − parts`, no less than nothing; undefined when the parts are more than the whole. */
export function less(
  whole: Figure,
  parts: readonly Figure[],
  claim: string,
  category: Category,
): Figure | undefined {
  const sum = sumOf(parts, claim, category)
  const low = Math.max(0, Number.isFinite(sum.high) ? whole.low - sum.high : 0)
  const high = whole.high - sum.low
  if (high < 0) return undefined
  const workings = [whole, ...parts].map((f) => f.nominal).join(' − ')
  const nominal = Math.max(0, whole.nominal - sum.nominal)
  return { claim, category, kind: kindOf(low, high), nominal, low, high, workings }
}

function kindOf(low: number, high: number): QuantityKind {
  if (low === high) return 'exact'
  return Number.isFinite(high) ? 'between' : 'at-least'
}

/** "33 + 187 + 490". */
export function added(parts: readonly Figure[]): string {
  return parts.map((p) => p.nominal).join(' + ')
}

/** A figure as printed, followed by its workings when it was computed: "46 (5 + 11 + 30)". */
export function shown(figure: Figure): string {
  return figure.workings ? `${figure.nominal} (${figure.workings})` : `${figure.nominal}`
}

/** Whether one value can be both. */
export function canBeEqual(a: Figure, b: Figure): boolean {
  return a.low <= b.high && b.low <= a.high
}

/**
 * Claims as a CLAIMS.json may give them: what `Claim` holds, and beyond it shares, stated tolerances, readings of an
 * unclear scope, more events and categories, and groups that the file declares. Every `Claim` is a `Statement`.
 */
import { z } from 'zod'
import { boundedAbove, Category, Claim, ClaimEvent, Quantity, Scope } from './claim.ts'

const Text = z.string().trim().min(1, 'must not be empty')
const Percent = z.number('must be a number').min(0, 'must be 0 to 100').max(100, 'must be 0 to 100')

/** `adults` are the men and the women. */
export const StatedCategory = z.enum([...Category.options, 'adults'])
export type StatedCategory = z.infer<typeof StatedCategory>

/** No event holds another: of those accused, not all need have returned. */
export const StatedEvent = z.enum([...ClaimEvent.options, 'arrived', 'detained', 'accused', 'died'])
export type StatedEvent = z.infer<typeof StatedEvent>

export const StatedScope = z.strictObject({ ...Scope.shape, event: StatedEvent })
export type StatedScope = z.infer<typeof StatedScope>

/** A number of people. `tolerance` belongs to `about` alone: so many more or fewer, in place of the convention. */
const Number_ = boundedAbove(
  z.strictObject({
    ...Quantity.shape,
    category: StatedCategory,
    tolerance: Quantity.shape.value.exactOptional(),
  }),
).refine((q) => q.tolerance === undefined || q.kind === 'about', {
  path: ['tolerance'],
  message: 'must be given for "about" and for nothing else',
})

/**
 * A share of another group, in per cent. `of`: a category of the same people, or that of another claim's people.
 * `tolerance` in points of per cent; half a unit of the last digit printed where it is left out.
 */
const Share = z.strictObject({
  category: StatedCategory,
  kind: z.literal('share'),
  value: Percent,
  tolerance: Percent.exactOptional(),
  of: z.strictObject({ category: StatedCategory.exactOptional(), as: Text.exactOptional() }).exactOptional(),
  derived: z.literal(false, 'must be false: a sum of our own is never a claim').exactOptional(),
})
export type Share = z.infer<typeof Share>

export const StatedQuantity = z.discriminatedUnion('kind', [
  Share,
  ...Quantity.shape.kind.options.map((kind) => Number_.safeExtend({ kind: z.literal(kind) })),
])
export type StatedQuantity =
  | Share
  | (Omit<Quantity, 'category'> & { category: StatedCategory; tolerance?: number })

/**
 * Another way to read whom the statement speaks of: a scope, or `as`, the people of another claim. `categories`:
 * the numbers read so; all, where it is left out.
 */
export const Reading = z
  .strictObject({
    note: Text,
    scope: StatedScope.exactOptional(),
    as: Text.exactOptional(),
    categories: z.array(StatedCategory).min(1).exactOptional(),
  })
  .refine((r) => (r.scope === undefined) !== (r.as === undefined), 'must have a scope or an as, not both')
export type Reading = z.infer<typeof Reading>

export const Statement = z.strictObject({
  ...Claim.shape,
  scope: StatedScope,
  readings: z.array(Reading).min(1, 'must hold a reading; else leave it out').exactOptional(),
  quantities: z
    .array(StatedQuantity)
    .min(1, 'must state at least one number')
    .refine((all) => new Set(all.map((q) => q.category)).size === all.length, {
      message: 'must not state a category twice; a second number is a second claim',
    }),
})
export type Statement = Omit<z.infer<typeof Statement>, 'quantities'> & { quantities: StatedQuantity[] }

/**
 * A group of missions that scopes may name like a mission.
 * - `parts`: missions or groups that share nobody with each other; `complete`: nobody is outside of them.
 *   Without it the parts are only "including".
 * - `holds`: missions or groups inside it, which may share people with its parts and with each other.
 */
export const Group = z.strictObject({
  name: Text,
  parts: z.array(Text).exactOptional(),
  complete: z.literal(true, 'must be true or left out').exactOptional(),
  holds: z.array(Text).exactOptional(),
})
export type Group = z.infer<typeof Group>

/** What a CLAIMS.json says. */
export interface Statements {
  readonly claims: readonly Statement[]
  readonly groups: readonly Group[]
}

type Plain = Exclude<StatedQuantity, Share>

/** Claims as `compareSums` knows them: their first reading, without shares and without what it has no word for. */
export function plainClaims(statements: readonly Statement[]): Claim[] {
  return statements.flatMap(({ readings: _, ...claim }) => {
    const quantities = claim.quantities.flatMap((quantity): Omit<Plain, 'tolerance'>[] => {
      if (quantity.kind === 'share') return []
      const { tolerance, ...plain } = quantity
      if (tolerance === undefined) return [plain]
      const { value, category } = plain
      return [{ category, kind: 'between', value: Math.max(0, value - tolerance), upper: value + tolerance }]
    })
    const read = Claim.safeParse({
      ...claim,
      quantities: quantities.filter(({ category }) => Category.safeParse(category).success),
    })
    return read.success ? [read.data] : []
  })
}

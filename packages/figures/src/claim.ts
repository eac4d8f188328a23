/**
 * What a claim is: one published statement about numbers of people, kept as it was said.
 *
 * The shapes hold two rules of the house. What a source does not state is absent, never 0: so nothing
 * here has a default. And a total that we added up ourselves is not a claim: so `derived` can only be false.
 */
import { z } from 'zod'

/** A calendar day that exists, `YYYY-MM-DD`. */
const Day = z.iso.date('must be a day that exists, written YYYY-MM-DD')
const Text = z.string().trim().min(1, 'must not be empty')
const Count = z
  .number('must be a number')
  .int('must be a whole number')
  .nonnegative('must be 0 or more; leave the quantity out if it is unknown')

/**
 * Whom a number counts. `fighters` is the word of a quoted claim, not Oralu's. `girls` and `boys` divide
 * `children`; `orphans` is a part of `children`.
 */
export const Category = z.enum(['total', 'men', 'women', 'children', 'girls', 'boys', 'orphans', 'fighters'])
export type Category = z.infer<typeof Category>

/** How the source states the number. */
export const QuantityKind = z.enum(['exact', 'about', 'at-least', 'at-most', 'between'])
export type QuantityKind = z.infer<typeof QuantityKind>

/** `upper` stands for `between` alone, and is not below `value`. */
export const boundedAbove = <T extends z.ZodType<{ kind: QuantityKind; value: number; upper?: number }>>(
  shape: T,
) =>
  shape
    .refine((q) => (q.kind === 'between') === (q.upper !== undefined), {
      path: ['upper'],
      message: 'must be given for "between" and for nothing else',
    })
    .refine((q) => q.upper === undefined || q.upper >= q.value, {
      path: ['upper'],
      message: 'must not be less than value',
    })

/** One stated number, in people. `upper` belongs to `between` alone, and both ends are included. */
export const Quantity = boundedAbove(
  z.strictObject({
    category: Category,
    kind: QuantityKind,
    value: Count,
    upper: Count.exactOptional(),
    derived: z.literal(false, 'must be false: a sum of our own is never a claim').exactOptional(),
  }),
)
export type Quantity = z.infer<typeof Quantity>

/** What happened to the people counted. Two claims are compared only under the same event. */
export const ClaimEvent = z.enum([
  'repatriated',
  'left',
  'fought',
  'still there',
  'prosecuted',
  'convicted',
  'sentenced',
])
export type ClaimEvent = z.infer<typeof ClaimEvent>

/** Days; an end that is not known is absent. Both ends are included. */
export const Period = z
  .strictObject({ from: Day.exactOptional(), to: Day.exactOptional() })
  .refine((p) => p.from !== undefined || p.to !== undefined, 'must have a from or a to; else leave it out')
  .refine((p) => p.from === undefined || p.to === undefined || p.from <= p.to, {
    path: ['to'],
    message: 'must not be before from',
  })
export type Period = z.infer<typeof Period>

/**
 * Whom the statement speaks of.
 * - `missions`: exactly these missions. Absent when the source does not tie its number to missions.
 * - `period`: when the event happened ("as of March 2020" is `{to: '2020-03-31'}`).
 * - `everyone`: the source itself says that nobody is left out ("in total"). Absent when it does not say so;
 *   only such a claim can be exceeded by a claim on a part.
 * - `note`: the scope in words, with what stays unclear about it.
 */
export const Scope = z.strictObject({
  event: ClaimEvent,
  operation: Text.exactOptional(),
  missions: z
    .array(Text)
    .min(1, 'must name a mission; leave it out if unknown')
    .refine((m) => new Set(m).size === m.length, 'must not name a mission twice')
    .exactOptional(),
  place: Text.exactOptional(),
  period: Period.exactOptional(),
  everyone: z.literal(true, 'must be true or left out').exactOptional(),
  note: Text,
})
export type Scope = z.infer<typeof Scope>

/**
 * A published statement.
 * - `statedOn`: the range of days in which it was first published; equal ends for a known day. An open `to`
 *   means that no date of publication is recorded: `from` is then the first day on which it can have been said.
 * - `address`: where it stands, as text; several places parted by "; ".
 * - `language`: BCP 47 tag of the statement. `quote`: its words, in that language.
 */
export const Claim = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  publisher: Text,
  speaker: Text.exactOptional(),
  statedOn: z
    .strictObject({ from: Day, to: Day.exactOptional() })
    .refine((d) => d.to === undefined || d.from <= d.to, {
      path: ['to'],
      message: 'must not be before from',
    }),
  address: Text,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as kk, ru, en, ar')
    .exactOptional(),
  quote: Text.exactOptional(),
  scope: Scope,
  quantities: z
    .array(Quantity)
    .min(1, 'must state at least one number')
    .refine((all) => new Set(all.map((q) => q.category)).size === all.length, {
      message: 'must not state a category twice; a second number is a second claim',
    }),
})
export type Claim = z.infer<typeof Claim>

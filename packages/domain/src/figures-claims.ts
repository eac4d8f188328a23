// Claims: published statements about numbers of people, kept as they were said, and what their sums give away.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

/** Whom a number counts. `fighters` is the word of a quoted claim, not Oralu's. */
export const claimCategories = [
  'total',
  'men',
  'women',
  'children',
  'girls',
  'boys',
  'orphans',
  'fighters',
  // the men and the women
  'adults',
] as const
/** `share`: per cent of another group; else people. */
export const quantityKinds = ['exact', 'about', 'at-least', 'at-most', 'between', 'share'] as const
export const claimEvents = [
  'repatriated',
  'left',
  'fought',
  'still there',
  'prosecuted',
  'convicted',
  'sentenced',
  'arrived',
  'detained',
  'accused',
  'died',
] as const

/** People; more than anyone counts here. */
const Count = z.number().int().min(0).max(100_000_000)

const Key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'lower-case letters, digits and hyphens')
const Category = z.enum(claimCategories)

export const ClaimQuantity = z
  .object({
    category: Category,
    kind: z.enum(quantityKinds),
    value: z.number().min(0).max(100_000_000),
    upper: Count.nullish(),
    /** Of `about`: so many people more or fewer, where the source says so; of a share: points of per cent. */
    tolerance: z.number().min(0).max(100_000_000).nullish(),
    /** What a share is of: a category of the same people, or of those of the claim `as`. All of them, where left out. */
    of: z.object({ category: Category.exactOptional(), as: Key.exactOptional() }).strict().nullish(),
  })
  .strict()
  .refine((q) => (q.kind === 'share' ? q.value <= 100 : Number.isInteger(q.value)), {
    path: ['value'],
    message: 'is a whole number of people; a share is 0 to 100 per cent',
  })
  .refine(
    ({ kind, tolerance }) =>
      tolerance == null ||
      (kind === 'share' ? tolerance <= 100 : kind === 'about' && Number.isInteger(tolerance)),
    { path: ['tolerance'], message: 'belongs to "about", in people, and to "share", in points' },
  )
  .refine((q) => q.of == null || q.kind === 'share', { path: ['of'], message: 'belongs to "share"' })
  .refine((q) => (q.kind === 'between') === (q.upper !== null && q.upper !== undefined), {
    path: ['upper'],
    message: 'belongs to "between", and to nothing else',
  })
  .refine((q) => q.upper === null || q.upper === undefined || q.upper >= q.value, {
    path: ['upper'],
    message: 'is not less than the value',
  })
export type ClaimQuantity = z.infer<typeof ClaimQuantity>

const unordered = (from: string | null | undefined, to: string | null | undefined) =>
  !!from && !!to && from > to

/** Whom a reading speaks of, as docs/formats/claims.schema.json has it. */
const ReadScope = z
  .object({
    event: z.enum(claimEvents),
    operation: Line.exactOptional(),
    missions: z.array(Key).min(1).max(50).exactOptional(),
    place: Line.exactOptional(),
    period: z
      .object({ from: Day.exactOptional(), to: Day.exactOptional() })
      .strict()
      .refine(
        (p) => (p.from ?? p.to) !== undefined && !unordered(p.from, p.to),
        'has a from or a to, in order',
      )
      .exactOptional(),
    everyone: z.literal(true).exactOptional(),
    note: Paragraph,
  })
  .strict()
  .refine((s) => new Set(s.missions).size === (s.missions?.length ?? 0), {
    path: ['missions'],
    message: 'names each mission once',
  })

/** Another way to read whom the statement speaks of: a scope, or the people of the claim `as`. */
export const ClaimReading = z
  .object({
    note: Paragraph,
    scope: ReadScope.exactOptional(),
    as: Key.exactOptional(),
    /** The numbers read so; all, where left out. */
    categories: z.array(Category).min(1).max(claimCategories.length).exactOptional(),
  })
  .strict()
  .refine((r) => (r.scope === undefined) !== (r.as === undefined), {
    path: ['scope'],
    message: 'stands where as does not, and one of them does',
  })
export type ClaimReading = z.infer<typeof ClaimReading>

/** A statement as it was published. What is not stated is left out, never 0. */
export const ClaimBody = z
  .object({
    key: Key,
    publisher: Line,
    speaker: Line.nullish(),
    /** The range of days in which it was first published; no `statedTo`: no day of publication is recorded. */
    statedFrom: Day,
    statedTo: Day.nullish(),
    address: Line,
    language: z
      .string()
      .max(35)
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
      .nullish(),
    quote: Paragraph.nullish(),
    event: z.enum(claimEvents),
    operation: Line.nullish(),
    missions: z.array(Key).min(1).max(50).nullish(),
    place: Line.nullish(),
    periodFrom: Day.nullish(),
    periodTo: Day.nullish(),
    everyone: z.boolean().default(false),
    note: Paragraph,
    quantities: z.array(ClaimQuantity).min(1).max(claimCategories.length),
    readings: z.array(ClaimReading).min(1).max(20).nullish(),
  })
  .strict()
  .refine((c) => !unordered(c.statedFrom, c.statedTo), {
    path: ['statedTo'],
    message: 'is not before statedFrom',
  })
  .refine((c) => !unordered(c.periodFrom, c.periodTo), {
    path: ['periodTo'],
    message: 'is not before periodFrom',
  })
  .refine((c) => new Set(c.missions).size === (c.missions?.length ?? 0), {
    path: ['missions'],
    message: 'names each mission once',
  })
  .refine((c) => new Set(c.quantities.map((q) => q.category)).size === c.quantities.length, {
    path: ['quantities'],
    message: 'states each category once; a second number is a second claim',
  })
export type ClaimBody = z.infer<typeof ClaimBody>

export const ClaimAnswer = z.object({
  id: Id,
  key: z.string(),
  publisher: z.string(),
  speaker: z.string().nullable(),
  statedFrom: Day,
  statedTo: Day.nullable(),
  address: z.string(),
  language: z.string().nullable(),
  quote: z.string().nullable(),
  event: z.enum(claimEvents),
  operation: z.string().nullable(),
  missions: z.array(z.string()).nullable(),
  place: z.string().nullable(),
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  everyone: z.boolean(),
  note: z.string(),
  quantities: z.array(
    z.object({
      category: Category,
      kind: z.enum(quantityKinds),
      value: z.number(),
      upper: z.number().int().nullable(),
      tolerance: z.number().nullable(),
      of: z.object({ category: Category.exactOptional(), as: z.string().exactOptional() }).nullable(),
    }),
  ),
  readings: z.array(ClaimReading).nullable(),
  recordedAt: Instant,
  supersededBy: Id.nullable(),
})
export type ClaimAnswer = z.infer<typeof ClaimAnswer>

/** One thing that the sums give away; packages/figures says what each code means. */
export const Finding = z.object({
  code: z.string(),
  verdict: z.enum(['agrees', 'conflicts', 'deduced']),
  /** Keys of the claims it rests on; a whole comes first. */
  claims: z.array(z.string()),
  category: Category,
  /** Digits for a person who checks by hand. */
  arithmetic: z.string(),
  difference: z.number().nullable(),
  params: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.array(z.number())]),
  ),
})
export type Finding = z.infer<typeof Finding>

/** Where a statement stands, part by part: as a link where a part is an address of the web, as text where it is not. */
export function addressesOf(address: string): { text: string; href: string | null }[] {
  return address.split('; ').map((text) => {
    const web = /^(https?:\/\/)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(text)
    return { text, href: web ? (/^https?:\/\//i.test(text) ? text : `https://${text}`) : null }
  })
}

export const listClaims = endpoint('GET', '/figures/claims', {
  grant: 'press.read',
  summary: 'Claims that stand, newest statement first',
  query: PageQuery.extend({ event: z.enum(claimEvents).optional(), text: z.string().max(200).optional() }),
  answer: page(ClaimAnswer),
})

export const getClaim = endpoint('GET', '/figures/claims/:id', {
  grant: 'press.read',
  summary: 'A claim, the findings that rest on it, and what it superseded',
  params: z.object({ id: Id }),
  answer: z.object({
    claim: ClaimAnswer,
    recordedBy: z.string().nullable(),
    supersededReason: z.string().nullable(),
    earlier: z.array(z.object({ id: Id, recordedAt: Instant, reason: z.string() })),
    findings: z.array(Finding),
    /** Every claim named by the findings. */
    named: z.array(z.object({ id: Id, key: z.string(), publisher: z.string(), note: z.string() })),
  }),
})

export const createClaim = endpoint('POST', '/figures/claims', {
  grant: 'press.write',
  summary: 'Records a published statement',
  body: z.object({ id: Id.optional(), claim: ClaimBody }),
  answer: Written,
})

export const supersedeClaim = endpoint('POST', '/figures/claims/:id/supersede', {
  grant: 'press.write',
  summary: 'Replaces a claim that was written down wrongly; the earlier one stays readable',
  params: z.object({ id: Id }),
  body: z.object({ id: Id.optional(), claim: ClaimBody, reason: Paragraph }),
  answer: Written,
})

export const loadPublicRecord = endpoint('POST', '/figures/claims/public-record', {
  grant: 'press.write',
  summary: 'Records the public statements on Operation Jusan; each of them once, however often it is asked',
  answer: z.object({ added: z.number().int(), known: z.number().int() }),
})

export const listFindings = endpoint('GET', '/figures/findings', {
  grant: 'press.read',
  summary: 'Which statements cannot all hold, and by how much; what they force; where they agree',
  answer: z.object({
    findings: z.array(Finding),
    named: z.array(z.object({ id: Id, key: z.string(), publisher: z.string(), note: z.string() })),
  }),
})

// Figures: what Oralu counts itself from frozen manifests, frozen and recounted. Claims and communiqués stand beside
// it in figures-claims.ts and figures-communiques.ts.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Line, PageQuery, page, Written } from './shapes.ts'

/** People by sex and childhood; each counted once. `total` is the sum of the others. */
export const Numbers = z.object({
  total: z.number().int(),
  men: z.number().int(),
  women: z.number().int(),
  children: z.number().int(),
  adultsSexUnknown: z.number().int(),
})
export type Numbers = z.infer<typeof Numbers>

export const figureCells = ['total', 'men', 'women', 'children', 'adultsSexUnknown'] as const
export type FigureCell = (typeof figureCells)[number]

/** Numbers go out as multiples of one of these; 1: as counted. */
export const roundings = [1, 5, 10] as const
export const Rounding = z.literal(roundings)
export type Rounding = z.infer<typeof Rounding>

/** The definitions that a figure is counted under. A changed text is a new version. */
export const UsedDefinition = z.object({ id: z.string(), version: z.number().int() })
export type UsedDefinition = z.infer<typeof UsedDefinition>

export const smallCellReasons = [
  'one',
  'two',
  'small',
  'by-subtraction',
  'small-complement',
  'everyone',
  'nobody',
] as const

/** A cell that could point at a person, and why. */
export const SmallCell = z.object({
  cell: z.enum(figureCells),
  value: z.number().int(),
  reasons: z.array(z.enum(smallCellReasons)),
})
export type SmallCell = z.infer<typeof SmallCell>

/** What the register counts for one mission, as of now. */
export const MissionCount = z.object({
  missionId: Id,
  mission: z.string(),
  operation: z.string(),
  /** It has departed: only then is it counted among all. */
  flown: z.boolean(),
  /** The day of arrival, else of departure, else of the freezing of the manifest. */
  asItWas: Day,
  manifestId: Id,
  numbers: Numbers,
  /** Of `numbers.total`, how many the reader may open. */
  open: z.number().int(),
})
export type MissionCount = z.infer<typeof MissionCount>

export const getCounts = endpoint('GET', '/figures/counts', {
  grant: 'press.read',
  summary: 'How many, of whom: each mission with a frozen manifest, and all together, as of two dates',
  query: z.object({
    /** As it was on this day; if not given, today. */
    was: Day.optional(),
    /** As known at the end of this day; if not given, now. */
    known: Day.optional(),
  }),
  answer: z.object({
    missions: z.array(MissionCount),
    all: Numbers,
    definitions: z.array(UsedDefinition),
    /** The dates asked for. */
    was: Day.nullable(),
    known: Day.nullable(),
    knownAt: Instant,
    ledgerSize: z.number().int(),
  }),
})

export const getCountedLines = endpoint('GET', '/figures/counts/:missionId/lines', {
  grant: 'press.read',
  summary: 'The manifest lines behind a number, of which the reader sees those that are theirs to open',
  params: z.object({ missionId: Id }),
  answer: z.object({
    total: z.number().int(),
    open: z.number().int(),
    lines: z.array(z.object({ id: Id, personId: Id })),
  }),
})

/** A number frozen under its definitions; it never changes. */
export const Figure = z.object({
  id: Id,
  name: z.string(),
  missionId: Id.nullable(),
  numbers: Numbers,
  definitions: z.array(UsedDefinition),
  /** As it was on this day. */
  asItWas: Day,
  /** As known then, and how much the ledger had sealed. */
  knownAt: Instant,
  ledgerSize: z.number().int(),
  manifests: z.number().int(),
  threshold: z.number().int(),
  /** Cells that need care when only the total is published, and when the breakdown is. */
  smallTotal: z.array(SmallCell),
  smallBreakdown: z.array(SmallCell),
  recordedBy: z.string().nullable(),
})
export type Figure = z.infer<typeof Figure>

export const listFigures = endpoint('GET', '/figures/frozen', {
  grant: 'press.read',
  summary: 'Frozen figures, newest first',
  query: PageQuery,
  answer: page(Figure),
})

export const getFigure = endpoint('GET', '/figures/frozen/:id', {
  grant: 'press.read',
  summary: 'A frozen figure',
  params: z.object({ id: Id }),
  answer: Figure,
})

export const freezeFigure = endpoint('POST', '/figures/frozen', {
  grant: 'press.write',
  summary: 'Freezes what is counted now, for one mission or for all',
  body: z.object({ id: Id.optional(), missionId: Id.nullable(), name: Line.optional() }),
  answer: Written,
})

export const recountFigure = endpoint('GET', '/figures/frozen/:id/recount', {
  grant: 'press.read',
  summary: 'Counts the same manifests again and compares to the digit',
  params: z.object({ id: Id }),
  answer: z.object({ same: z.boolean(), frozen: Numbers, recounted: Numbers.nullable() }),
})

/** A number that is to be kept, and how closely a reader would know it. */
export const ToldNumber = z.object({
  /** The mission, or the figure, that it is of. */
  of: z.string(),
  cell: z.enum(figureCells),
  low: z.number(),
  high: z.number(),
})
export type ToldNumber = z.infer<typeof ToldNumber>

const Readers = z.object({ low: z.number(), high: z.number().nullable() })

/** One number of a figure before it goes out. */
export const ReviewedCell = z.object({
  cell: z.enum(figureCells),
  value: z.number().int(),
  /** Of one that is not printed: least and most that a reader can say, from all that was ever published. */
  readers: Readers.nullable(),
  /** Why it had better not be printed; null: it can be. */
  proposed: z.enum(['small', 'gives-away']).nullable(),
})
export type ReviewedCell = z.infer<typeof ReviewedCell>

export const reviewDisclosure = endpoint('GET', '/figures/frozen/:id/disclosure', {
  grant: 'press.read',
  summary: 'What readers could work out if the figure went out so, with all that was published before',
  params: z.object({ id: Id }),
  query: z.object({
    /** Men, women and children are told apart. */
    breakdown: z.stringbool(),
    /** Cells, with commas between. */
    withheld: z
      .string()
      .max(100)
      .optional()
      .transform((text) => (text ? text.split(',') : []))
      .pipe(z.array(z.enum(figureCells))),
    roundedTo: z.coerce.number().pipe(Rounding),
  }),
  answer: z.object({
    cells: z.array(ReviewedCell),
    /** Kept numbers that it would tell, and that nothing told before. */
    tells: z.array(ToldNumber),
    /** How many published texts were looked at. */
    publishedBefore: z.number().int(),
    /** Nothing that could be withheld would protect everyone. */
    beyondHelp: z.boolean(),
  }),
})

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
  cell: z.enum(['total', 'men', 'women', 'children', 'adultsSexUnknown']),
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
  summary: 'How many, of whom: each mission with a frozen manifest, and all together',
  answer: z.object({
    missions: z.array(MissionCount),
    all: Numbers,
    definitions: z.array(UsedDefinition),
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

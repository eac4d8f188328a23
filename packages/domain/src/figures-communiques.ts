// Communiqués: what leaves the house. Drafted from a frozen figure, approved by a second officer, signed by the
// data-protection officer where cells are small, published; afterwards only corrected or withdrawn, both visibly.
import { z } from 'zod'
import { dayOf } from './day.ts'
import { endpoint } from './endpoint.ts'
import { Figure, type FigureCell, figureCells, Rounding, ToldNumber } from './figures.ts'
import { placedIn, readText, type TextValues, typedNumbers } from './figures-text.ts'
import {
  Day,
  Id,
  InFourLanguages,
  Instant,
  Language,
  Line,
  PageQuery,
  Paragraph,
  page,
  StateCode,
} from './shapes.ts'

export const communiqueLanguages = Language.options

const wellFormed = (text: string, context: z.RefinementCtx) => {
  const { fault } = readText(text)
  if (fault)
    context.addIssue({
      code: 'custom',
      message: `${fault.code} at character ${fault.at + 1}: ${fault.found}`,
    })
}
export const CommuniqueText = z.object({
  title: Line.superRefine(wellFormed),
  body: Paragraph.superRefine(wellFormed),
})
export type CommuniqueText = z.infer<typeof CommuniqueText>

/** The same in four languages, with placeholders in the place of numbers. */
export const CommuniqueTexts = z.object({
  kk: CommuniqueText,
  ru: CommuniqueText,
  en: CommuniqueText,
  ar: CommuniqueText,
})
export type CommuniqueTexts = z.infer<typeof CommuniqueTexts>

const WordsText = z.object({ title: z.string(), body: z.string() })
const WordsTexts = z.object({ kk: WordsText, ru: WordsText, en: WordsText, ar: WordsText })

/** Do the texts tell men, women and children apart, or only how many there were? */
export function placesBreakdown(texts: CommuniqueTexts): boolean {
  return placedCells(texts).some(({ cell }) => cell !== 'total')
}

/** Numbers that the texts place, by language. */
export function placedCells(texts: CommuniqueTexts): { language: Language; cell: FigureCell }[] {
  return communiqueLanguages.flatMap((language) => {
    const { title, body } = texts[language]
    const parts = [title, body].flatMap((text) => readText(text).parts ?? [])
    const placed = placedIn(parts)
    return figureCells.filter((cell) => placed.has(cell)).map((cell) => ({ language, cell }))
  })
}

/** How the numbers of a figure go out. */
export const Printing = z.object({
  /** Cells that are not printed, so that nobody is pointed at. */
  withheld: z.array(z.enum(figureCells)).max(5).default([]),
  roundedTo: Rounding.default(1),
})
export type Printing = z.infer<typeof Printing>

/**
 * Between which states a communiqué says that people were brought home. A state is all that it may say: never a place
 * within it, an airport or a route.
 */
export const Journey = z
  .object({ from: z.array(StateCode).min(1).max(6), to: StateCode })
  .refine(({ from, to }) => new Set([...from, to]).size === from.length + 1, 'each state once')
export type Journey = z.infer<typeof Journey>
/** null: the communiqué says nothing of it. */
const StatedJourney = Journey.nullable().default(null)

/** What a figure puts in the place of a text's placeholders. */
export function valuesOf(figure: Figure, roundedTo: number): TextValues {
  const rounded = figureCells.map((cell) => [
    cell,
    // To the nearest multiple, halves upwards.
    Math.floor(figure.numbers[cell] / roundedTo + 0.5) * roundedTo,
  ])
  return {
    ...(Object.fromEntries(rounded) as Figure['numbers']),
    day: figure.asItWas,
    knownOn: dayOf(figure.knownAt),
  }
}

/** Numbers typed by hand, by language. */
export function typedNumbersOf(texts: CommuniqueTexts): { language: Language; number: string }[] {
  return communiqueLanguages.flatMap((language) =>
    [texts[language].title, texts[language].body].flatMap((text) =>
      typedNumbers(readText(text).parts ?? []).map((number) => ({ language, number })),
    ),
  )
}

export const communiqueStates = ['drafted', 'approved', 'published', 'withdrawn'] as const
export type CommuniqueState = (typeof communiqueStates)[number]

/** What a version waits for next. `sign`: the data-protection officer's signature. */
export const communiqueSteps = ['approve', 'sign', 'publish'] as const
export type CommuniqueStep = (typeof communiqueSteps)[number]

export function nextStep(version: {
  state: string
  smallCells: boolean
  signedAt: string | null
}): CommuniqueStep | null {
  if (version.state === 'drafted') return 'approve'
  if (version.state !== 'approved') return null
  return version.smallCells && version.signedAt === null ? 'sign' : 'publish'
}

export const CommuniqueVersion = z.object({
  id: Id,
  number: z.number().int(),
  state: z.enum(['drafted', 'approved', 'published']),
  /** Names the very text that was read, for the step that follows. */
  textHash: z.string(),
  figure: Figure,
  texts: WordsTexts,
  breakdown: z.boolean(),
  withheld: z.array(z.enum(figureCells)),
  roundedTo: Rounding,
  journey: Journey.nullable(),
  /** Cells are so small, or tell so much, that the data-protection officer must sign. */
  smallCells: z.boolean(),
  /** What it tells together with all that was published before, as found when it was approved. */
  tells: z.array(ToldNumber),
  correctionNote: InFourLanguages.nullable(),
  writtenBy: z.array(z.object({ id: Id, name: z.string() })),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: Instant.nullable(),
  /** As it left the house. */
  publishedTexts: WordsTexts.nullable(),
  nextStep: z.enum(communiqueSteps).nullable(),
})
export type CommuniqueVersion = z.infer<typeof CommuniqueVersion>

export const CommuniqueLine = z.object({
  id: Id,
  slug: z.string(),
  /** The title of the newest version, its numbers in place, by language. */
  title: z.object({ kk: z.string(), ru: z.string(), en: z.string(), ar: z.string() }),
  state: z.enum(communiqueStates),
  /** Already public, while `state` speaks of a correction under way. */
  isPublic: z.boolean(),
  nextStep: z.enum(communiqueSteps).nullable(),
  asItWas: Day,
  recordedAt: Instant,
})
export type CommuniqueLine = z.infer<typeof CommuniqueLine>

const OneCommunique = z.object({ id: Id })
const State = z.object({ id: Id, state: z.enum(communiqueStates) })

export const listCommuniques = endpoint('GET', '/figures/communiques', {
  grant: 'press.read',
  summary: 'Communiqués, newest first',
  query: PageQuery,
  answer: page(CommuniqueLine),
})

export const getCommunique = endpoint('GET', '/figures/communiques/:id', {
  grant: 'press.read',
  summary: 'A communiqué with all its versions, newest first',
  params: OneCommunique,
  answer: z.object({
    id: Id,
    slug: z.string(),
    state: z.enum(communiqueStates),
    withdrawnAt: Instant.nullable(),
    withdrawalNote: InFourLanguages.nullable(),
    versions: z.array(CommuniqueVersion),
  }),
})

export const suggestJourney = endpoint('GET', '/figures/frozen/:id/journey', {
  grant: 'press.write',
  summary: "The states between which a figure's mission went, for its writer to choose or not",
  params: OneCommunique,
  answer: z.object({ journey: Journey.nullable() }),
})

export const draftCommunique = endpoint('POST', '/figures/communiques', {
  grant: 'press.write',
  summary: 'Drafts a communiqué from a frozen figure',
  body: z.object({
    id: Id.optional(),
    figureId: Id,
    texts: CommuniqueTexts,
    journey: StatedJourney,
    ...Printing.shape,
  }),
  answer: State,
})

export const writeCommunique = endpoint('PUT', '/figures/communiques/:id/draft', {
  grant: 'press.write',
  summary: 'Writes at the draft',
  params: OneCommunique,
  body: z.object({
    texts: CommuniqueTexts,
    correctionNote: InFourLanguages.optional(),
    journey: StatedJourney,
    ...Printing.shape,
  }),
  answer: State,
})

/** Each step names the version that the officer has read, so that nobody approves what was changed meanwhile. */
const Step = z.object({ versionId: Id, textHash: z.string().length(64) })

export const approveCommunique = endpoint('POST', '/figures/communiques/:id/approve', {
  grant: 'press.decide',
  summary: 'Approves a draft, as someone who did not write it',
  params: OneCommunique,
  body: Step,
  answer: State,
})

export const signCommunique = endpoint('POST', '/figures/communiques/:id/sign', {
  grant: 'press.decide',
  summary: 'The data-protection officer lets small cells go out',
  params: OneCommunique,
  body: Step,
  answer: State,
})

export const reopenCommunique = endpoint('POST', '/figures/communiques/:id/reopen', {
  grant: 'press.decide',
  summary: 'Gives an approved text back to its writers; approval and signature fall',
  params: OneCommunique,
  body: z.object({ versionId: Id }),
  answer: State,
})

export const publishCommunique = endpoint('POST', '/figures/communiques/:id/publish', {
  grant: 'press.decide',
  summary: 'Puts an approved text on the public site; it cannot be called back, only corrected or withdrawn',
  params: OneCommunique,
  body: Step,
  answer: State.extend({ slug: z.string() }),
})

export const correctCommunique = endpoint('POST', '/figures/communiques/:id/correct', {
  grant: 'press.write',
  summary:
    'Begins a correction: a new version with a note that says what was wrong; the old text stays readable',
  params: OneCommunique,
  body: z.object({
    figureId: Id,
    texts: CommuniqueTexts,
    correctionNote: InFourLanguages,
    journey: StatedJourney,
    ...Printing.shape,
  }),
  answer: State,
})

export const withdrawCommunique = endpoint('POST', '/figures/communiques/:id/withdraw', {
  grant: 'press.decide',
  summary: 'Takes a published text off the public site; the page stays and says why',
  params: OneCommunique,
  body: z.object({ note: InFourLanguages }),
  answer: State,
})

// Lists: files that others send, taken into the register line by line after a person has said what each column is.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ListMapping } from './lists-mapping.ts'
import { PersonBrief, sexes, sourceKinds } from './people.ts'
import { Day, Id, Instant, Line, PageQuery, page, Written } from './shapes.ts'

export const listStates = ['received', 'importing', 'imported', 'failed', 'cancelled'] as const
export type ListState = (typeof listStates)[number]

export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1256',
  'windows-1252',
  'kz-1048',
  'pt154',
] as const
export const delimiters = [',', ';', '\t', '|'] as const

/** What came of taking a list in. */
export const ListCounts = z.object({
  /** Lines read in the file. */
  read: z.number().int(),
  new: z.number().int(),
  /** Known already, said the same. */
  repeated: z.number().int(),
  /** Known already, said otherwise: what was known before stays in the history. */
  revised: z.number().int(),
  rejected: z.number().int(),
  /** Lines of the source that a whole list no longer has. */
  dropped: z.number().int(),
  /** Why lines were rejected: code → how many. */
  reasons: z.record(z.string(), z.number().int()),
  /** What was noted on lines that were taken: code → how many. */
  notes: z.record(z.string(), z.number().int()),
})
export type ListCounts = z.infer<typeof ListCounts>

/** A line that was rejected, or (kept) a note on one that was taken. Never the content of a cell. */
export const LineTrouble = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  code: z.string(),
  kept: z.boolean(),
})
export type LineTrouble = z.infer<typeof LineTrouble>

/** What a try answers, in the result of its job: the counts, and the first troubles. */
export const ListTrial = ListCounts.extend({ troubles: z.array(LineTrouble) })
export type ListTrial = z.infer<typeof ListTrial>

export const ListSource = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(sourceKinds),
  /** Whether lists can be added: it is the reader's own agency's. */
  own: z.boolean(),
  lists: z.number().int(),
  lastListAt: Instant.nullable(),
})
export type ListSource = z.infer<typeof ListSource>

/** How a file is read. */
export const ListReading = z.object({
  format: z.enum(['xlsx', 'csv']),
  encoding: z.enum(textEncodings).nullable(),
  /** certain, likely, guess, or given by a person */
  encodingConfidence: z.enum(['given', 'certain', 'likely', 'guess']).nullable(),
  delimiter: z.enum(delimiters).nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  headerRow: z.number().int(),
  rightToLeft: z.boolean(),
  columns: z.array(z.string()),
  warnings: z.array(z.string()),
})
export type ListReading = z.infer<typeof ListReading>

export const ListSummary = z.object({
  id: Id,
  sourceId: Id,
  source: z.string(),
  kind: z.enum(sourceKinds),
  fileName: z.string(),
  listedOn: Day.nullable(),
  state: z.enum(listStates),
  counts: ListCounts.nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
})
export type ListSummary = z.infer<typeof ListSummary>

export const ListPage = ListSummary.extend({
  own: z.boolean(),
  fileId: Id,
  reading: ListReading.nullable(),
  mapping: ListMapping.nullable(),
  /** The job last ordered on it; only who ordered it can follow it. */
  jobId: Id.nullable(),
  /** An import is at work on it now. Without, one that is said to be importing waits, or died with its server. */
  atWork: z.boolean(),
})
export type ListPage = z.infer<typeof ListPage>

export const certainties = ['header-and-values', 'header', 'values', 'none'] as const

/** What is guessed of a column, with what speaks for it. */
export const ColumnGuess = z.object({
  column: z.string(),
  certainty: z.enum(certainties),
  why: z.string(),
  /** Values that are not empty, of the lines looked at. */
  filled: z.number().int(),
  /** Some values as sent. */
  samples: z.array(z.string()),
  /** For dates with two numbers before the year: how many allow one order only, or both. */
  dates: z
    .object({ dayFirst: z.number().int(), monthFirst: z.number().int(), either: z.number().int() })
    .nullable(),
})
export type ColumnGuess = z.infer<typeof ColumnGuess>

export const PreviewLine = z.object({
  row: z.number().int(),
  cells: z.array(z.string()),
  troubles: z.array(
    z.object({ code: z.string(), level: z.enum(['error', 'note']), column: z.number().int().nullable() }),
  ),
})
export type PreviewLine = z.infer<typeof PreviewLine>

/** A line as it would be taken, under the mapping that is saved, else under the guess. */
export const LineAsRead = z.object({
  row: z.number().int(),
  taken: z.boolean(),
  names: z.array(z.string()),
  kunya: z.string().nullable(),
  sex: z.enum(sexes),
  bornText: z.string().nullable(),
  bornFrom: Day.nullable(),
  bornTo: Day.nullable(),
  key: z.string().nullable(),
  familyGroup: z.string().nullable(),
  troubles: z.array(LineTrouble),
})
export type LineAsRead = z.infer<typeof LineAsRead>

export const ListPreview = z.object({
  reading: ListReading,
  /** Lines that were looked at for the guess. */
  looked: z.number().int(),
  lines: z.array(PreviewLine),
  asRead: z.array(LineAsRead),
  guess: ListMapping,
  columns: z.array(ColumnGuess),
  warnings: z.array(z.string()),
})
export type ListPreview = z.infer<typeof ListPreview>

export const ReadingOptions = z.object({
  encoding: z.enum(textEncodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  sheet: z.string().max(200).optional(),
  headerRow: z.number().int().min(1).max(1000).optional(),
})
export type ReadingOptions = z.infer<typeof ReadingOptions>

const Of = z.object({ id: Id })

export const listSourcesOfLists = endpoint('GET', '/lists/sources', {
  grant: 'identity.read',
  summary: 'Sources of lists',
  query: PageQuery,
  answer: page(ListSource),
})

export const addSource = endpoint('POST', '/lists/sources', {
  grant: 'identity.write',
  summary: 'Adds a source: who sends lists, and of what kind they are',
  body: z.object({ id: Id.optional(), name: Line.max(200), kind: z.enum(sourceKinds) }),
  answer: Written,
})

export const listLists = endpoint('GET', '/lists', {
  grant: 'identity.read',
  summary: 'Lists received, the newest first',
  query: PageQuery.extend({ sourceId: Id.optional() }),
  answer: page(ListSummary),
})

export const addList = endpoint('POST', '/lists', {
  grant: 'identity.write',
  summary:
    'Receives a list: XLSX, or CSV in UTF-8, UTF-16, windows-1251, windows-1256 and others; at most 50 MB',
  query: z.object({ source: Id, name: Line.max(255), listedOn: Day.optional() }),
  sends: 'file',
  answer: Written,
})

export const getList = endpoint('GET', '/lists/:id', {
  grant: 'identity.read',
  summary: 'A list: how it was read, where its columns went, what came of it',
  params: Of,
  answer: ListPage,
})

export const previewList = endpoint('GET', '/lists/:id/preview', {
  grant: 'identity.write',
  summary: 'The first lines of a list that is not imported yet, with a guess at its columns',
  params: Of,
  answer: ListPreview,
})

export const setReading = endpoint('PUT', '/lists/:id/reading', {
  grant: 'identity.write',
  summary: 'Says how the file is to be read, where the guess was wrong; what is left out is guessed',
  params: Of,
  body: ReadingOptions,
  answer: Written,
})

export const setMapping = endpoint('PUT', '/lists/:id/mapping', {
  grant: 'identity.write',
  summary: 'Says where each column goes; a column that is not named is withheld',
  params: Of,
  body: ListMapping,
  answer: Written,
})

export const orderImport = endpoint('POST', '/lists/:id/import', {
  grant: 'identity.write',
  summary: 'Orders the import of a list, or a try that writes nothing; answers the id of the job',
  params: Of,
  body: z.object({
    /** Only count what would come of it. */
    dry: z.boolean().default(false),
    /** The list is whole: lines of its source that it does not have are marked as no longer listed. */
    complete: z.boolean().default(false),
  }),
  answer: Written,
})

export const listTroubles = endpoint('GET', '/lists/:id/rejections', {
  grant: 'identity.read',
  summary: 'Lines of a list that were rejected, or taken with a note, each with its reason',
  params: Of,
  query: PageQuery.extend({ kept: z.enum(['yes', 'no']).optional() }),
  answer: page(LineTrouble.extend({ id: Id })),
})

/** A line of a list that stands in the register. */
export const ListedLine = z.object({
  recordId: Id,
  row: z.number().int(),
  personId: Id,
  revision: z.number().int(),
  droppedAt: Instant.nullable(),
  brief: PersonBrief.nullable(),
})
export type ListedLine = z.infer<typeof ListedLine>

export const listLines = endpoint('GET', '/lists/:id/lines', {
  grant: 'identity.read',
  summary: 'Lines that this list said last, with the persons they are about',
  params: Of,
  query: PageQuery,
  answer: page(ListedLine),
})

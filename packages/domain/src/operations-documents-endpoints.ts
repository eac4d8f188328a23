// What can be asked of a mission's papers, and by whom.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  ComposeListBody,
  DocumentsPage,
  IssueDocumentBody,
  LanguagePair,
  PassengerListPage,
  papers,
} from './operations-documents.ts'
import { Id, Line, Paragraph, Written } from './shapes.ts'

const params = z.object({ id: Id })
const Reason = z.object({ reason: Paragraph })

export const getDocuments = endpoint('GET', '/operations/missions/:id/documents', {
  grant: 'mission.read',
  summary: 'Papers of a mission: signed versions, passenger lists, travel documents',
  params,
  answer: DocumentsPage,
})
export const signVersion = endpoint('POST', '/operations/missions/:id/versions/:number/sign', {
  grant: 'mission.decide',
  summary: 'Signs a frozen version of the manifest by its content',
  params: z.object({ id: Id, number: z.coerce.number().int().min(1) }),
  answer: Written,
})
export const printPaper = endpoint('GET', '/operations/missions/:id/prints/:paper', {
  grant: 'mission.read',
  summary: 'A paper of a frozen manifest as PDF, in two languages side by side',
  params: z.object({ id: Id, paper: z.enum(papers) }),
  query: z.object({
    languages: LanguagePair,
    /** The last, if not given. */
    version: z.coerce.number().int().min(1).optional(),
    /** Lines parted by commas: only these. */
    lines: z
      .string()
      .max(20_000)
      .transform((text) => text.split(','))
      .pipe(z.array(Id))
      .optional(),
  }),
  answers: 'file',
})

export const addBlanks = endpoint('POST', '/operations/travel-documents/blanks', {
  grant: 'mission.write',
  summary: 'Takes numbered blanks of travel documents into the stock of a place',
  body: z.object({
    place: Line,
    prefix: z.string().regex(/^[A-Z]{0,3}$/, 'up to three capital letters'),
    /** The first number with its leading zeros, at most 9 characters with the prefix. */
    first: z.string().regex(/^\d{1,9}$/),
    count: z.number().int().min(1).max(1000),
  }),
  answer: Written.extend({ count: z.number().int() }),
})
export const spoilBlank = endpoint('POST', '/operations/travel-documents/blanks/spoil', {
  grant: 'mission.write',
  summary: 'Records that a numbered blank was spoiled',
  body: z.object({ number: Line.max(9), reason: Paragraph }),
  answer: Written,
})
export const issueDocument = endpoint('POST', '/operations/lines/:id/travel-documents/issue', {
  grant: 'mission.decide',
  summary: 'Issues an emergency travel document on the next numbered blank of a place',
  params,
  body: IssueDocumentBody,
  answer: Written,
})
export const enterDocument = endpoint('POST', '/operations/lines/:id/travel-documents/shown', {
  grant: 'mission.decide',
  summary: 'Enters a travel document that its bearer shows, from its machine-readable zone',
  params,
  body: z.object({ id: Id.optional(), mrz: z.string().min(60).max(200) }),
  answer: Written,
})
export const withdrawDocument = endpoint('POST', '/operations/travel-documents/:id/withdraw', {
  grant: 'mission.decide',
  summary: 'Withdraws a travel document',
  params,
  body: Reason,
  answer: Written,
})
export const printDocument = endpoint('GET', '/operations/travel-documents/:id/print', {
  grant: 'identity.read',
  summary: 'An emergency travel document as PDF, in two languages',
  params,
  query: z.object({ languages: LanguagePair }),
  answers: 'file',
})

export const composeList = endpoint('POST', '/operations/missions/:id/passenger-lists', {
  grant: 'mission.write',
  summary: 'Composes the passenger list (PAXLST) of a frozen version, complete or with what is missing',
  params,
  body: ComposeListBody,
  answer: Written,
})
export const getPassengerList = endpoint('GET', '/operations/passenger-lists/:id', {
  grant: 'mission.read',
  summary: 'A passenger list as it would be sent, or what is missing, person by person',
  params,
  answer: PassengerListPage,
})
export const releaseList = endpoint('POST', '/operations/passenger-lists/:id/release', {
  grant: 'mission.decide',
  summary: 'Releases a complete passenger list; not by whoever composed it',
  params,
  answer: Written,
})
export const downloadList = endpoint('GET', '/operations/passenger-lists/:id/parts/:part', {
  grant: 'mission.read',
  summary: 'One interchange of a released passenger list',
  params: z.object({ id: Id, part: z.coerce.number().int().min(1).max(99) }),
  answers: 'file',
})

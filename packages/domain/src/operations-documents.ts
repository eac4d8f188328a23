// Papers of a mission: signatures on a manifest, prints, travel documents, passenger lists for the border. The endpoints
// stand in operations-documents-endpoints.ts.
import { z } from 'zod'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Language, Line } from './shapes.ts'

export const papers = [
  'manifest',
  'boarding-cards',
  'family-labels',
  'head-count',
  'custody',
  'care',
] as const
export type Paper = (typeof papers)[number]

/** Two languages side by side, such as kk-ar. */
export const LanguagePair = z
  .string()
  .regex(/^(kk|ru|en|ar)-(kk|ru|en|ar)$/)
  .refine((pair) => pair.slice(0, 2) !== pair.slice(3), 'two languages that differ')
  .transform((pair) => [Language.parse(pair.slice(0, 2)), Language.parse(pair.slice(3))] as const)

export const VersionSignature = z.object({ by: z.string(), at: Instant })
export type VersionSignature = z.infer<typeof VersionSignature>

export const travelDocumentKinds = ['issued', 'shown'] as const
/** A travel document: issued by one's own office, or shown by its bearer and read from its machine-readable zone. */
export const TravelPaper = z.object({
  id: Id,
  anchorId: Id,
  lineId: Id.nullable(),
  kind: z.enum(travelDocumentKinds),
  code: z.string(),
  issuer: z.string(),
  number: z.string(),
  /** As the machine-readable zone has them. */
  surname: z.string(),
  given: z.string(),
  nationality: z.string(),
  /** 'YYYY-MM-DD', 'YYYY-MM', 'YYYY'; null: unknown. */
  born: z.string().nullable(),
  sex: z.enum(['M', 'F', 'X']),
  expiresOn: Day,
  mrz: z.array(z.string()),
  /** Of one that was issued: the name in its own letters, and the exact form that it was taken from. */
  ownSurname: z.string().nullable(),
  ownGiven: z.string().nullable(),
  nameSource: z.string().nullable(),
  /** Whose Latin spelling it is, where it is not the table's. */
  latinSource: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
  withdrawnBy: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
  withdrawReason: z.string().nullable(),
})
export type TravelPaper = z.infer<typeof TravelPaper>

/** What is missing before a passenger list can be sent, of whom. */
export const ListFault = z.object({
  lineId: Id.nullable(),
  person: PersonBrief.nullable(),
  /** A code of the interop package. */
  code: z.string(),
  field: z.string(),
  found: z.string().nullable(),
  message: z.string(),
})
export type ListFault = z.infer<typeof ListFault>

export const PassengerListRow = z.object({
  id: Id,
  version: z.number().int(),
  people: z.number().int(),
  faults: z.number().int(),
  composedBy: z.string(),
  composedById: Id,
  composedAt: Instant,
  releasedBy: z.string().nullable(),
  releasedAt: Instant.nullable(),
  /** SHA-256 of the text, in hex. */
  contentHash: z.string(),
})
export type PassengerListRow = z.infer<typeof PassengerListRow>

export const PassengerListPage = PassengerListRow.extend({
  missionId: Id,
  problems: z.array(ListFault),
  /** The interchanges as they would be, or were, sent; none while anything is missing. */
  parts: z.array(z.string()),
})
export type PassengerListPage = z.infer<typeof PassengerListPage>

const Airport = z.string().regex(/^[A-Z]{3}$/, 'an airport of three letters, such as SCO')
const Sent = (length: number) => z.string().trim().min(1).max(length)
const Party = z.object({ id: Sent(35), qualifier: Sent(4).optional() })
export const FlightBody = z.object({
  legId: Id,
  flight: Sent(17),
  carrier: Sent(17).optional(),
  from: Airport,
  to: Airport,
  /** The leg on which the border of the receiving state is crossed. */
  crossing: z.boolean(),
})
export const ComposeListBody = z.object({
  version: z.number().int().min(1),
  sender: Party,
  recipient: Party,
  contact: z.object({ name: Sent(35), phone: Sent(60).optional(), mail: Sent(120).optional() }),
  flights: z.array(FlightBody).min(1).max(10),
  /** Escorts, medics and others aboard who are on no manifest: the machine-readable zones of their documents. */
  others: z.array(z.string().min(60).max(200)).max(100).default([]),
})
export type ComposeListBody = z.infer<typeof ComposeListBody>

export const DocumentsPage = z.object({
  versions: z.array(
    z.object({
      number: z.number().int(),
      reason: z.string(),
      recordedAt: Instant,
      contentHash: z.string(),
      lines: z.number().int(),
      signatures: z.array(VersionSignature),
      signedByMe: z.boolean(),
    }),
  ),
  /** Null to whoever may not read identity. */
  lists: z.array(PassengerListRow).nullable(),
  /** What the last list was composed with. */
  lastComposed: ComposeListBody.nullable(),
  /** Numbered blanks of travel documents on hand, by place. */
  blanks: z.array(z.object({ place: z.string(), count: z.number().int(), next: z.string() })),
  /** Legs by air, for the flights of a passenger list. */
  flights: z.array(z.object({ legId: Id, from: z.string(), to: z.string(), departsAt: Instant })),
  /** Who travels by the last version, each with the document that counts. */
  people: z.array(
    z.object({
      lineId: Id,
      person: PersonBrief.nullable(),
      child: z.boolean(),
      seat: z.string().nullable(),
      document: TravelPaper.nullable(),
    }),
  ),
})
export type DocumentsPage = z.infer<typeof DocumentsPage>

const Born = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'a year, a month or a day')
  .nullable()
export const IssueDocumentBody = z.object({
  id: Id.optional(),
  place: Line,
  surname: Line.max(100),
  given: z.string().trim().max(100),
  /** The form of the name in the register that these letters are taken from, exactly. */
  source: Line,
  /** A Latin spelling other than the table's, and where it stands: an earlier passport, the bearer's own. */
  latin: z.object({ surname: Line.max(100), given: z.string().trim().max(100), source: Line }).optional(),
  born: Born,
  sex: z.enum(['M', 'F', 'X']),
  birthPlace: Line.max(100).optional(),
  expiresOn: Day,
  /** Destination and named places of transit. */
  route: Line.max(200),
})

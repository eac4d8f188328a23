// Packages of records, both ways: composed by one officer under an agreement, shown field by field, released by another;
// and what a partner gave, taken in by an officer, ended when its time is over.
import { z } from 'zod'
import { FieldsGiven, refusals } from './cooperation-agreements.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Line, PageQuery, page, Written } from './shapes.ts'

export const packageStates = [
  'composed',
  'dropped',
  'released',
  'received',
  'refused',
  'taken in',
  'recalled',
  'deleted',
] as const
export type PackageState = (typeof packageStates)[number]

const Value = z.union([z.string(), z.array(z.string())])
/** Why a value does not go although the field does. */
export const withheldWhy = ['nothing known', 'third party'] as const

export const PackagePerson = z.object({
  ref: z.string(),
  /** The person here; of a package of theirs, and where the reader may not open the person: null. */
  personId: Id.nullable(),
  name: z.string().nullable(),
  basis: z.string(),
  child: z.boolean(),
  fields: z.object({
    identity: z.record(z.string(), Value).optional(),
    mission: z.record(z.string(), Value).optional(),
  }),
  withheld: z.array(z.object({ field: z.string(), why: z.enum(withheldWhy) })),
})
export type PackagePerson = z.infer<typeof PackagePerson>

export const PackageLine = z.object({
  id: Id,
  partnerId: Id,
  partner: z.string(),
  direction: z.enum(['ours', 'theirs']),
  agreementId: Id,
  agreement: z.string(),
  state: z.enum(packageStates),
  persons: z.number().int(),
  at: Instant,
  /** On its way: waits in the mailbox, was delivered, or was stopped and why. */
  carriage: z
    .object({ state: z.enum(['waiting', 'delivered', 'stopped']), problem: z.string().nullable() })
    .nullable(),
  expiresAt: Instant,
  retainUntil: Day,
})
export type PackageLine = z.infer<typeof PackageLine>

export const PackagePage = PackageLine.extend({
  requestId: Id.nullable(),
  request: z.string().nullable(),
  own: z.boolean(),
  fields: FieldsGiven,
  purpose: z.string(),
  onward: z.string(),
  composedBy: z.string().nullable(),
  composedByReader: z.boolean(),
  composedAt: Instant,
  releasedBy: z.string().nullable(),
  releasedAt: Instant.nullable(),
  takenBy: z.string().nullable(),
  takenAt: Instant.nullable(),
  listId: Id.nullable(),
  receipt: z
    .object({
      at: Instant,
      by: z.string(),
      accepted: z.string(),
      refused: z.array(z.object({ person: z.string(), reason: z.string() })),
      /** Said in the portal by a guest; else signed by the partner's key. */
      portal: z.boolean(),
    })
    .nullable(),
  /** When a guest first fetched the sealed file in the portal. */
  fetchedAt: Instant.nullable(),
  recalledAt: Instant.nullable(),
  recalledWhy: z.string().nullable(),
  deletedAt: Instant.nullable(),
  sealedSha256: z.string().nullable(),
})
export type PackagePage = z.infer<typeof PackagePage>

const One = z.object({ id: Id })
const State = Written.extend({ state: z.enum(packageStates) })

export const listPackages = endpoint('GET', '/cooperation/packages', {
  grant: 'cooperation.read',
  summary: 'Packages both ways, newest first',
  query: PageQuery.extend({ partnerId: Id.optional() }),
  answer: page(PackageLine),
})

export const getPackage = endpoint('GET', '/cooperation/packages/:id', {
  grant: 'cooperation.read',
  summary: 'A package: its agreement, its way, its receipt',
  params: One,
  answer: PackagePage,
})

export const previewPackage = endpoint('GET', '/cooperation/packages/:id/preview', {
  grant: 'identity.read',
  summary:
    'Each field of each person as it goes, or as it came; a package that was sealed by us is not opened again',
  params: One,
  answer: z.object({
    persons: z.array(PackagePerson),
    /** Names what was shown, for the step that follows. */
    contentHash: z.string(),
    /** The register says something else than when the package was composed. */
    changed: z.boolean(),
    /** Why it could not be released today. */
    refusal: z.enum(refusals).nullable(),
  }),
})

export const composePackage = endpoint('POST', '/cooperation/packages', {
  grant: 'cooperation.write',
  summary: 'Composes a package under an agreement',
  body: z.object({
    id: Id.optional(),
    agreementId: Id,
    requestId: Id.nullable(),
    fields: FieldsGiven,
    expiresOn: Day,
    retainUntil: Day,
    persons: z
      .array(z.object({ personId: Id, basis: Line }))
      .min(1)
      .max(10_000),
  }),
  answer: State,
})

/** Each step names what the officer has seen, so that nobody releases what was changed meanwhile. */
const Seen = z.object({ contentHash: z.string().length(64) })

export const lookAgain = endpoint('POST', '/cooperation/packages/:id/look-again', {
  grant: 'cooperation.write',
  summary: 'The composer takes over what the register says now',
  params: One,
  body: Seen,
  answer: State,
})

export const dropPackage = endpoint('POST', '/cooperation/packages/:id/drop', {
  grant: 'cooperation.write',
  summary: 'Drops a package that was not released',
  params: One,
  answer: State,
})

export const releasePackage = endpoint('POST', '/cooperation/packages/:id/release', {
  grant: 'cooperation.decide',
  summary:
    'A second officer releases: it is sealed to the partner’s keys and put into the mailbox. It cannot be called back',
  params: One,
  body: Seen,
  answer: State,
})

export const recallPackage = endpoint('POST', '/cooperation/packages/:id/recall', {
  grant: 'cooperation.decide',
  summary: 'Asks the partner to delete what was in a package and to confirm it',
  params: One,
  body: z.object({ why: Line }),
  answer: State,
})

export const takePackageIn = endpoint('POST', '/cooperation/packages/:id/take-in', {
  grant: 'identity.write',
  summary: 'Takes a partner’s package into the register as a list that ends by itself, and signs a receipt',
  params: One,
  body: z.object({
    refused: z.array(z.object({ person: z.string().max(64), reason: Line.max(200) })).max(10_000),
  }),
  answer: State,
})

export const refusePackage = endpoint('POST', '/cooperation/packages/:id/refuse', {
  grant: 'cooperation.decide',
  summary: 'Takes nothing of a partner’s package, and says so in a receipt',
  params: One,
  body: z.object({ why: Line.max(200) }),
  answer: State,
})

export const deletePackage = endpoint('POST', '/cooperation/packages/:id/delete', {
  grant: 'cooperation.decide',
  summary: 'Ends what a partner gave before its time, and confirms it to the partner',
  params: One,
  answer: State,
})

export const fetchParcel = endpoint('GET', '/cooperation/outgoing/:id/parcel', {
  grant: 'cooperation.read',
  summary: 'The sealed file of a message, to be carried by hand',
  params: One,
  answers: 'file',
  answer: z.any(),
})

export const carryParcel = endpoint('POST', '/cooperation/outgoing/:id/carried', {
  grant: 'cooperation.write',
  summary: 'Says that the sealed file was handed over',
  params: One,
  answer: Written,
})

export const bringParcel = endpoint('POST', '/cooperation/incoming', {
  grant: 'cooperation.write',
  summary: 'Takes in a sealed file that someone brought: a message or a package',
  query: z.object({ name: Line.max(255) }),
  sends: 'file',
  answer: z.object({ id: Id, came: z.enum(['new', 'again']) }),
})

export const MailLine = z.object({
  id: Id,
  way: z.enum(['out', 'in']),
  partnerId: Id,
  partner: z.string(),
  kind: z.string(),
  aboutId: Id.nullable(),
  at: Instant,
  state: z.enum(['waiting', 'delivered', 'carried', 'stopped', 'held', 'taken', 'refused']),
  tries: z.number().int(),
  problem: z.string().nullable(),
  /** The sealed file is there to be carried. */
  parcel: z.boolean(),
})
export type MailLine = z.infer<typeof MailLine>

export const listMail = endpoint('GET', '/cooperation/mail', {
  grant: 'cooperation.read',
  summary: 'The mailbox: what waits, what went, what came, and what was refused and why',
  query: PageQuery.extend({ partnerId: Id.optional(), open: z.stringbool().optional() }),
  answer: page(MailLine),
})

export const ToDo = z.object({
  /** What it is: a message key of the screens, `cooperation.todo.<kind>`. */
  kind: z.enum([
    'key to check',
    'agreement to sign',
    'agreement ends',
    'request to answer',
    'request overdue',
    'package to release',
    'package to take in',
    'deletion asked',
    'given data ends',
    'run to approve',
    'message stopped',
    'receipt missing',
    'commitment due',
  ]),
  waits: z.enum(['us', 'them', 'time']),
  id: Id,
  partner: z.string(),
  what: z.string(),
  due: z.string().nullable(),
})
export type ToDo = z.infer<typeof ToDo>

export const getCooperationDay = endpoint('GET', '/cooperation/day', {
  grant: 'cooperation.read',
  summary: 'What waits for us, what waits for them, what ends this week',
  answer: z.object({ items: z.array(ToDo) }),
})

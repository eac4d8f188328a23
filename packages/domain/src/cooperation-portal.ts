// The portal of a partner's liaison without a system: who is a guest, and what a guest reads and does. In what a guest
// reads, 'ours' is the side of the agency, 'theirs' the guest's own, as in the rest of cooperation.
import { z } from 'zod'
import { accountStates } from './access-accounts.ts'
import { commitmentSides, commitmentStates } from './cooperation-commitments.ts'
import { packageStates } from './cooperation-packages.ts'
import { requestKinds, requestStates } from './cooperation-requests.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Language, Line, Paragraph, Written } from './shapes.ts'

// --- Guests, as officers see them

export const Guest = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  language: Language,
  focalPointId: Id.nullable(),
  state: z.enum(accountStates),
  proposedBy: z.string(),
  /** The reader invited them: another must confirm. */
  proposedByReader: z.boolean(),
  proposedAt: Instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  codeAt: Instant.nullable(),
  endedAt: Instant.nullable(),
})
export type Guest = z.infer<typeof Guest>

const One = z.object({ id: Id })

export const listGuests = endpoint('GET', '/cooperation/partners/:id/guests', {
  grant: 'cooperation.read',
  summary: 'Who of a partner signs in to the portal',
  params: One,
  answer: z.object({ items: z.array(Guest) }),
})

export const inviteGuest = endpoint('POST', '/cooperation/partners/:id/guests', {
  grant: 'cooperation.write',
  summary: 'Invites a liaison of a partner to the portal; a second officer confirms',
  params: One,
  body: z.object({
    id: Id.optional(),
    name: Line.max(200),
    email: z.email().max(200),
    language: Language,
    focalPointId: Id.nullable(),
  }),
  answer: Written,
})

export const confirmGuest = endpoint('POST', '/cooperation/guests/:id/confirm', {
  grant: 'cooperation.decide',
  summary: 'Confirms an invited guest, as the second officer',
  params: One,
  answer: Written,
})

export const endGuest = endpoint('POST', '/cooperation/guests/:id/end', {
  grant: 'cooperation.decide',
  summary: 'Ends a guest and their sessions at once',
  params: One,
  answer: Written,
})

export const makeGuestCode = endpoint('POST', '/cooperation/guests/:id/code', {
  grant: 'cooperation.decide',
  summary: 'Makes a code by which a guest signs in once, within a quarter of an hour; an earlier one ends',
  params: One,
  body: z.object({ id: Id.optional() }),
  answer: Written,
})

export const drawGuestCode = endpoint('GET', '/cooperation/guests/:id/code', {
  grant: 'cooperation.decide',
  summary: 'The code, to the officer who made it, once; afterwards it is kept nowhere',
  params: One,
  answer: z.object({ code: z.object({ text: z.string(), expiresAt: Instant }).nullable() }),
})

/** Letters and digits that are not taken for one another, read aloud or on paper. */
export const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A code as it is compared: without spaces, dashes and case. */
export const plainCode = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

// --- What a guest sees

export const PortalRequest = z.object({
  id: Id,
  direction: z.enum(['ours', 'theirs']),
  kind: z.enum(requestKinds),
  subject: z.string(),
  state: z.enum(requestStates),
  dueOn: Day.nullable(),
  overdue: z.boolean(),
  sentAt: Instant,
  closedAt: Instant.nullable(),
})
export type PortalRequest = z.infer<typeof PortalRequest>

export const PortalPackage = z.object({
  id: Id,
  requestId: Id.nullable(),
  state: z.enum(packageStates),
  persons: z.number().int(),
  agreement: z.object({ reference: z.string(), title: z.string() }),
  purpose: z.string(),
  onward: z.string(),
  releasedAt: Instant,
  expiresAt: Instant,
  retainUntil: Day,
  sha256: z.string(),
  /** The sealed file can be fetched now. */
  waits: z.boolean(),
  fetchedAt: Instant.nullable(),
  receipt: z.object({ at: Instant, by: z.string(), accepted: z.string() }).nullable(),
  recalledAt: Instant.nullable(),
  recalledWhy: z.string().nullable(),
  deletedAt: Instant.nullable(),
})
export type PortalPackage = z.infer<typeof PortalPackage>

export const PortalCommitment = z.object({
  id: Id,
  side: z.enum(commitmentSides),
  office: z.string(),
  what: z.string(),
  dueOn: Day.nullable(),
  late: z.boolean(),
  state: z.enum(commitmentStates),
  closedOn: Day.nullable(),
})
export type PortalCommitment = z.infer<typeof PortalCommitment>

export const getPortal = endpoint('GET', '/portal', {
  grant: 'portal.read',
  summary: 'All that concerns the guest’s partner: requests both ways, packages, commitments of meetings',
  answer: z.object({
    partner: z.string(),
    agency: z.string(),
    requests: z.array(PortalRequest),
    packages: z.array(PortalPackage),
    commitments: z.array(PortalCommitment),
  }),
})

export const PortalRequestPage = PortalRequest.extend({
  text: z.string(),
  partner: z.string(),
  agency: z.string(),
  nextStates: z.array(z.enum(requestStates)),
  entries: z.array(
    z.object({
      id: Id,
      side: z.enum(['ours', 'theirs']),
      text: z.string().nullable(),
      state: z.enum(requestStates).nullable(),
      writtenAt: Instant,
    }),
  ),
})
export type PortalRequestPage = z.infer<typeof PortalRequestPage>

export const getPortalRequest = endpoint('GET', '/portal/requests/:id', {
  grant: 'portal.read',
  summary: 'A request with its thread',
  params: One,
  answer: PortalRequestPage,
})

const RequestState = Written.extend({ state: z.enum(requestStates) })

export const answerInPortal = endpoint('POST', '/portal/requests/:id/step', {
  grant: 'portal.write',
  summary: 'A word of the partner in a request’s thread, and a state that is the partner’s to set',
  params: One,
  body: z
    .object({ id: Id.optional(), state: z.enum(requestStates).nullable(), text: Paragraph.nullable() })
    .refine(({ state, text }) => state !== null || text !== null, 'a step, a text, or both'),
  answer: RequestState,
})

export const askInPortal = endpoint('POST', '/portal/requests', {
  grant: 'portal.write',
  summary: 'A request of the partner; names and data of persons go in a package, not here',
  body: z.object({
    id: Id.optional(),
    kind: z.enum(requestKinds),
    subject: Line.max(200),
    text: Paragraph,
    dueOn: Day.nullable(),
  }),
  answer: Written,
})

export const getPortalPackage = endpoint('GET', '/portal/packages/:id', {
  grant: 'portal.read',
  summary: 'A package that was released to the partner; never its content',
  params: One,
  answer: PortalPackage.extend({ partner: z.string(), agency: z.string() }),
})

export const fetchPortalPackage = endpoint('GET', '/portal/packages/:id/file', {
  grant: 'portal.write',
  summary: 'The sealed file, while it waits. The first fetching is in the ledger',
  params: One,
  answers: 'file',
  answer: z.any(),
})

const PackageState = Written.extend({ state: z.enum(packageStates) })

export const confirmPortalPackage = endpoint('POST', '/portal/packages/:id/confirm', {
  grant: 'portal.write',
  summary: 'Says that the sealed file arrived whole, by its SHA-256; it then waits no more',
  params: One,
  body: z.object({ sha256: z.string().regex(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits') }),
  answer: PackageState,
})

export const signedPortalReceipt = endpoint('POST', '/portal/packages/:id/receipt', {
  grant: 'portal.write',
  summary: 'A receipt that the partner signed (`oralu package receipt`), of receiving or of deleting',
  params: One,
  body: z.object({ receipt: z.string().trim().min(1).max(1_000_000) }),
  answer: PackageState,
})

export const deletedInPortal = endpoint('POST', '/portal/packages/:id/deleted', {
  grant: 'portal.write',
  summary: 'Says that what was in a package is deleted',
  params: One,
  answer: PackageState,
})

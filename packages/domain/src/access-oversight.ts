// What a data-protection officer reads: the ledger of one's agency, unusual readings, the last checkpoint.

import { z } from 'zod'
import { Account } from './access-accounts.ts'
import { BreachLine, readingFindings } from './access-data-protection.ts'
import { BreakGlass, GivenGrant } from './access-grants.ts'
import { officeZone } from './day.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, PageQuery, page } from './shapes.ts'

export const LedgerEntry = z.object({
  /** Number of the entry: given at the moment of writing, not its sealed position. */
  number: z.number().int(),
  at: Instant,
  /** Null: no account acted; `by` then names the role of the database. */
  actor: z.object({ id: Id, name: z.string() }).nullable(),
  by: z.string(),
  act: z.string(),
  /** A table, or how it was done. */
  about: z.string(),
  rows: z.number().int(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** Acts of the ledger, for the filter. */
export const ledgerActs = [
  'insert',
  'update',
  'read',
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'password-link',
  'password-changed',
  'second-factor-changed',
  'passkey-changed',
  'session-given',
  'see-as',
  'export',
  'print',
  'refused',
] as const

/** A time zone of the IANA database. */
const Zone = z
  .string()
  .max(60)
  .refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    } catch {
      return false
    }
  }, 'not a time zone')

export const listLedger = endpoint('GET', '/oversight/ledger', {
  grant: 'oversight.read',
  summary: 'The ledger’s entries of one’s agency’s accounts, the newest first',
  query: PageQuery.extend({
    act: z.enum(ledgerActs).optional(),
    account: Id.optional(),
    since: Day.optional(),
    until: Day.optional(),
    zone: Zone.default(officeZone),
  }),
  answer: page(LedgerEntry),
})

export const UnusualReading = z.object({
  /** The first and the last entry, and when. */
  first: z.number().int(),
  last: z.number().int(),
  at: Instant,
  upto: Instant,
  actor: z.object({ id: Id, name: z.string() }),
  about: z.array(z.string()),
  /** How many readings, of how many rows, so many of them different ones. */
  readings: z.number().int(),
  rows: z.number().int(),
  different: z.number().int(),
  byNight: z.boolean(),
  byBreakGlass: z.boolean(),
  byNumber: z.boolean(),
  reviewed: z
    .object({ finding: z.enum(readingFindings), words: z.string(), by: z.string(), at: Instant })
    .nullable(),
})
export type UnusualReading = z.infer<typeof UnusualReading>

/** Between these hours of the office's day a reading is by night. */
export const nightFrom = 20
export const nightTo = 6
/** So many different readings within an hour are more than a day's work asks for. */
export const manyReadings = 60

export const listUnusualReadings = endpoint('GET', '/oversight/unusual-readings', {
  grant: 'oversight.read',
  summary:
    'Readings of a sensitive compartment, hour by hour and account by account, that were made between 20:00 and 06:00, while the account had that compartment open by break-glass, or of very many rows; the last hours asked for, at most 500',
  query: z.object({
    hours: z.coerce
      .number()
      .int()
      .min(1)
      .max(24 * 31)
      .default(24),
    zone: Zone.default(officeZone),
  }),
  answer: z.object({ items: z.array(UnusualReading) }),
})

export const Checkpoint = z.object({ size: z.number().int(), at: Instant, unsealed: z.number().int() })
export type Checkpoint = z.infer<typeof Checkpoint>

export const getCheckpoint = endpoint('GET', '/oversight/checkpoint', {
  grant: 'oversight.read',
  summary: 'The ledger’s last checkpoint, and how many entries are not yet under it',
  answer: z.object({ checkpoint: Checkpoint.nullable() }),
})

export const getCheckpointNote = endpoint('GET', '/oversight/checkpoint/note', {
  grant: 'oversight.read',
  summary: 'The last checkpoint as a signed note, to be kept outside of Oralu',
  answers: 'file',
})

export const getOversightMorning = endpoint('GET', '/oversight/morning', {
  grant: 'oversight.read',
  summary: 'What waits for a data-protection officer',
  query: z.object({ zone: Zone.default(officeZone) }),
  answer: z.object({
    breakGlass: z.array(BreakGlass),
    readings: z.array(UnusualReading),
    grantsProposed: z.array(GivenGrant),
    grantsEnding: z.array(GivenGrant),
    accountsInvited: z.array(Account),
    breaches: z.array(BreachLine),
    /** Requests of persons that are late or due within a week; complaints not yet answered by two. */
    requestsDue: z.number().int(),
    researchProposed: z.number().int(),
    complaintsOpen: z.number().int(),
    /** Activities not assessed, whose assessment waits for a signature, or is to be looked at again within a month. */
    assessments: z.array(
      z.object({
        activityId: Id,
        name: z.string(),
        assessed: z.enum(['no', 'waits for a second', 'yes']),
        reviewOn: Day.nullable(),
      }),
    ),
    checkpoint: Checkpoint.nullable(),
  }),
})

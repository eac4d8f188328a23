// A referral for care, as we know it, and which field of Primero's holds what.
import { z } from 'zod'

const text = z.string().max(10_000)
const code = z.string().min(1).max(200)
const codes = z.array(code).max(100)
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => {
    const date = new Date(value)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
  })
const moment = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d{2}-\d{2}T/)
const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)

/** What another system's field may hold that we have no name for. */
export type Unknown = Record<string, unknown>

export const CareCase = z.strictObject({
  id: id.optional(),
  number: code.optional(),
  /** primeromodule-cp (children), primeromodule-gbv (survivors of violence), or another. */
  module: code.optional(),
  name: text.optional(),
  givenName: text.optional(),
  middleName: text.optional(),
  familyName: text.optional(),
  nickname: text.optional(),
  otherName: text.optional(),
  sex: z.enum(['male', 'female']).optional(),
  born: day.optional(),
  age: z.int().min(0).max(130).optional(),
  /** Whether birth or age are a guess. */
  estimated: z.boolean().optional(),
  nationality: codes.optional(),
  languages: codes.optional(),
  registeredOn: day.optional(),
  location: code.optional(),
  carer: text.optional(),
  /** Codes of the sender's own list: lists differ between instances. */
  protectionConcerns: codes.optional(),
  consentToServices: z.boolean().optional(),
  /** To telling another organisation. */
  consentToSharing: z.boolean().optional(),
})
export type CareCase = z.infer<typeof CareCase>

export const REFERRAL_STATUSES = ['in_progress', 'accepted', 'rejected', 'done', 'revoked'] as const
const Referring = z.strictObject({
  id: id.optional(),
  /** User names of the receiving and the referring side, in the receiving system. */
  to: code.optional(),
  by: code.optional(),
  toAgency: code.optional(),
  /** The receiver is outside the sender's system. */
  remote: z.boolean().optional(),
  service: code.optional(),
  notes: text.optional(),
  status: z.enum(REFERRAL_STATUSES).optional(),
  madeAt: moment.optional(),
  respondedAt: moment.optional(),
  rejectedReason: text.optional(),
  rejectionNote: text.optional(),
})

export interface CareReferral {
  case: CareCase
  referral: z.infer<typeof Referring>
  /** What came in fields that we have no name for, kept as it was. */
  more: { case: Unknown; referral: Unknown }
}

type Names<T> = Record<Exclude<keyof T, symbol>, string>
/** Our name and Primero's. */
const CASE_NAMES: Names<CareCase> = {
  id: 'id',
  number: 'case_id_display',
  module: 'module_id',
  name: 'name',
  givenName: 'name_first',
  middleName: 'name_middle',
  familyName: 'name_last',
  nickname: 'name_nickname',
  otherName: 'name_other',
  sex: 'sex',
  born: 'date_of_birth',
  age: 'age',
  estimated: 'estimated',
  nationality: 'nationality',
  languages: 'language',
  registeredOn: 'registration_date',
  location: 'location_current',
  carer: 'name_caregiver',
  protectionConcerns: 'protection_concerns',
  consentToServices: 'consent_for_services',
  consentToSharing: 'disclosure_other_orgs',
}
const REFERRAL_NAMES: Names<z.infer<typeof Referring>> = {
  id: 'id',
  to: 'transitioned_to',
  by: 'transitioned_by',
  toAgency: 'transitioned_to_agency',
  remote: 'remote',
  service: 'service',
  notes: 'notes',
  status: 'status',
  madeAt: 'created_at',
  respondedAt: 'responded_at',
  rejectedReason: 'rejected_reason',
  rejectionNote: 'rejection_note',
}
export const HALVES = {
  case: { shape: CareCase, names: Object.entries(CASE_NAMES) },
  referral: { shape: Referring, names: Object.entries(REFERRAL_NAMES) },
} as const

/** Codes from lists that each instance sets up: another than ours is kept as it is, not refused. */
export const OPEN_LISTS: readonly string[] = ['sex', 'status']

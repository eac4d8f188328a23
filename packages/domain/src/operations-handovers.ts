// Handovers of people and of what is theirs. "Custody" is for the detained only; for children it is care.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { HeadCount } from './operations.ts'
import { PersonBrief } from './people.ts'
import { Id, Instant, Line, Paragraph, Written, Zone } from './shapes.ts'

/** The way from hand to hand, in its order. */
export const handoverSteps = ['to field team', 'to flight', 'to arrival centre', 'to place'] as const
export type HandoverStep = (typeof handoverSteps)[number]

/** 'none': an adult who is free. */
export const handedOver = ['custody', 'care', 'none'] as const
export type HandedOver = (typeof handedOver)[number]

/** What anyone can see; never a diagnosis. */
export const conditions = [
  'well',
  'tired',
  'distressed',
  'unwell',
  'injury seen',
  'needs help to walk',
  'not observed',
] as const

/** In what way a person is handed over: whoever may be under 18 in care, and custody only where it was said. */
export function handedOverAs(child: boolean, detained: boolean): HandedOver {
  if (child) return 'care'
  return detained ? 'custody' : 'none'
}

const Party = z.object({ name: Line, office: Line })
export const HandoverBody = z.object({
  id: Id.optional(),
  step: z.enum(handoverSteps),
  place: Line,
  zone: Zone,
  at: Instant,
  giver: Party,
  receiver: Party,
  lines: z
    .array(
      z.object({
        lineId: Id,
        /** An adult in custody. A child never is. */
        detained: z.boolean().default(false),
        condition: z.array(z.enum(conditions)).min(1).max(6),
        seen: Line.max(200).nullish(),
      }),
    )
    .min(1)
    .max(500),
  /** Heads counted, against the lines named. */
  counted: z.number().int().min(0).max(100_000),
  explanation: Paragraph.nullish(),
  /** Property that goes along. */
  property: z.array(Id).max(500).default([]),
  /** Why a parent and own child go apart without a determination, in an emergency: it is assessed within 72 hours. */
  emergency: Paragraph.nullish(),
})

const Signed = z.object({ fileId: Id.nullable(), unsigned: z.string().nullable() })
export const Handover = z.object({
  id: Id,
  step: z.enum(handoverSteps),
  place: z.string(),
  zone: z.string(),
  at: Instant,
  giver: z.object({ name: z.string(), office: z.string(), ...Signed.shape }),
  receiver: z.object({ name: z.string(), office: z.string(), ...Signed.shape }),
  lines: z.array(
    z.object({
      lineId: Id,
      person: PersonBrief.nullable(),
      what: z.enum(handedOver),
      condition: z.array(z.enum(conditions)),
      seen: z.string().nullable(),
    }),
  ),
  /** The last count of its heads. */
  headCount: HeadCount.nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
  withdrawnAt: Instant.nullable(),
  withdrawnWhy: z.string().nullable(),
})
export type Handover = z.infer<typeof Handover>

export const propertyKinds = [
  'document',
  'money',
  'valuables',
  'telephone',
  'medicine',
  'bag',
  'other',
] as const
export const ReceiptBody = z.object({
  id: Id.optional(),
  lineId: Id,
  place: Line,
  takenBy: Line,
  items: z
    .array(
      z.object({
        id: Id.optional(),
        kind: z.enum(propertyKinds),
        description: Line,
        quantity: z.number().int().min(1).max(100_000).default(1),
      }),
    )
    .min(1)
    .max(100),
})
export const Receipt = z.object({
  id: Id,
  number: z.number().int(),
  lineId: Id,
  person: PersonBrief.nullable(),
  place: z.string(),
  takenBy: z.string(),
  recordedAt: Instant,
  items: z.array(
    z.object({
      id: Id,
      kind: z.enum(propertyKinds),
      description: z.string(),
      quantity: z.number().int(),
      heldBy: z.string(),
      returnedAt: Instant.nullable(),
      returnedTo: z.string().nullable(),
    }),
  ),
})
export type Receipt = z.infer<typeof Receipt>

const params = z.object({ id: Id })

export const listHandovers = endpoint('GET', '/operations/missions/:id/handovers', {
  grant: 'mission.read',
  summary: 'Handovers of a mission with their head-counts, and receipts for property',
  params,
  answer: z.object({ handovers: z.array(Handover), receipts: z.array(Receipt) }),
})
export const addHandover = endpoint('POST', '/operations/missions/:id/handovers', {
  grant: 'mission.write',
  summary: 'A handover of custody, or of care for children, for one or many, with its head-count',
  params,
  body: HandoverBody,
  answer: Written.extend({ closed: z.boolean() }),
})
export const signHandover = endpoint('POST', '/operations/handovers/:id/sign', {
  grant: 'mission.write',
  summary: 'The drawn signature of one party, or why there is none; given once',
  params,
  body: z
    .object({ party: z.enum(['giver', 'receiver']), fileId: Id.nullish(), unsigned: Line.nullish() })
    .refine(({ fileId, unsigned }) => Boolean(fileId) !== Boolean(unsigned), {
      message: 'a signature, or why there is none',
      path: ['fileId'],
    }),
  answer: Written,
})
export const withdrawHandover = endpoint('POST', '/operations/handovers/:id/withdraw', {
  grant: 'mission.decide',
  summary: 'Marks a handover as recorded by mistake; it stays readable',
  params,
  body: z.object({ reason: Paragraph }),
  answer: Written,
})
export const addReceipt = endpoint('POST', '/operations/missions/:id/receipts', {
  grant: 'mission.write',
  summary: 'A numbered receipt for property and documents taken into keeping',
  params,
  body: ReceiptBody,
  answer: Written.extend({ number: z.number().int() }),
})
export const returnProperty = endpoint('POST', '/operations/property/:id/return', {
  grant: 'mission.write',
  summary: 'Given back to its owner, or to who takes it for the owner',
  params,
  body: z.object({ to: Line, fileId: Id.nullish() }),
  answer: Written,
})

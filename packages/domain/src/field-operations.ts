// An operation of the field: one thing that an officer did, saw or was told on a mission, with or without a network.
// It is appended and signed, never edited; what is wrong is corrected by a further operation. The office's own acts
// on the mission stand in the same log, as operations of the office's device, whose id is the mission's.
import { z } from 'zod'
import { roles } from './access.ts'
import { urgencies } from './cases.ts'
import { gateKinds } from './operations-gates.ts'
import { HandoverBody, ReceiptBody } from './operations-handovers.ts'
import { lineStates, missionStates } from './operations-states.ts'
import { Day, Id, Instant, Line, Paragraph } from './shapes.ts'

const Count = z.number().int().min(0).max(100_000)
const Sequence = z.number().int().min(1).max(1_000_000_000)

/** How far a log was seen: device → its last sequence, all before it included. */
export const Heads = z.record(Id, Sequence)
export type Heads = z.infer<typeof Heads>

/** Text that only protection opens: an age file to the mission's protection recipient, in base64. */
export const SealedText = z.object({ sealed: z.base64().max(40_000) })

/** A photo or a signature; its bytes travel apart from the operations. */
export const BlobRef = z.object({
  /** SHA-256 of the bytes, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().min(1).max(50_000_000),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/svg+xml']),
})
export type BlobRef = z.infer<typeof BlobRef>

export const missionSteps = [
  'freeze',
  'close doors',
  'open doors',
  'depart',
  'arrive',
  'close',
  'cancel',
] as const
export type MissionStep = (typeof missionSteps)[number]

const act = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), body: z.object(body) })

/** What a tablet records and a paper form or a correction may hold. */
export const SimpleAct = z.discriminatedUnion('kind', [
  act('board', {
    line: Id,
    by: z.enum(['QR', 'name', 'paper']),
    vehicle: Line.nullable(),
    /** Gates that the tablet showed as unmet. */
    unmet: z.array(z.enum(gateKinds)).max(gateKinds.length),
  }),
  act('unboard', { line: Id, reason: Line.nullable() }),
  act('not boarded', { line: Id, reason: Line }),
  act('withdraw', { line: Id, reason: Line }),
  /** A fear expressed, or another reason of protection. `said` is null where the office wrote it itself. */
  act('hold', { line: Id, about: z.enum(['fear expressed', 'other']), said: SealedText.nullable() }),
  act('gate passed', {
    line: Id,
    gates: z.array(z.enum(gateKinds)).min(1).max(gateKinds.length),
    /** Who decided: name and office. */
    authority: Line,
    reason: Paragraph,
  }),
  act('head-count', {
    step: z.enum(['departure', 'leg', 'arrival']),
    legId: Id.nullable(),
    counted: Count,
    /** As the tablet showed it. */
    expected: Count,
    explanation: Paragraph.nullable(),
  }),
  /** As the office records one; signatures are attached. */
  act('handover', HandoverBody.omit({ id: true }).extend({ signatures: z.array(BlobRef).max(6) }).shape),
  /** The urgency of a protection need: help owed, no verdict on a person. */
  act('urgency', {
    line: Id,
    urgency: z.enum(urgencies),
    followUpBy: Day,
    need: SealedText.nullable(),
  }),
  act('person added', {
    person: Id,
    names: z.array(Line).min(1).max(6),
    sex: z.enum(['male', 'female', 'unknown']),
    child: z.boolean(),
    born: Line.nullable(),
    document: Line.nullable(),
    photo: BlobRef.nullable(),
    /** Came with whom. */
    withLine: Id.nullable(),
    aboard: z.boolean(),
  }),
  /** Property and documents taken into keeping. */
  act('received', ReceiptBody.omit({ id: true }).shape),
  act('note', { line: Id.nullable(), text: Paragraph }),
  act('attachment', { of: Id, what: z.enum(['photo', 'signature', 'paper']), blob: BlobRef }),
  act('watch log', { text: Paragraph }),
])
export type SimpleAct = z.infer<typeof SimpleAct>

export const FieldAct = z.discriminatedUnion('kind', [
  ...SimpleAct.options,
  /** A numbered paper form keyed later. `writtenAt` is what the paper says; it decides nothing. */
  act('paper form', { form: Line, writtenAt: Instant.nullable(), act: SimpleAct }),
  /** Supersedes an operation of the same officer; null: it was not so at all. */
  act('correction', { operation: Id, act: SimpleAct.nullable(), reason: Paragraph }),
  /** Answers a question: which of its operations stands, or null where none has to. */
  act('answer', {
    question: z.string().regex(/^[\w |+-]{1,200}$/),
    stands: Id.nullable(),
    answer: Paragraph,
  }),
  act('mission step', { step: z.enum(missionSteps), reason: Paragraph.nullable() }),
  // The office's alone.
  act('manifest', {
    state: z.enum(missionStates),
    doorsClosed: z.boolean(),
    lines: z.array(z.object({ line: Id, state: z.enum(lineStates) })).max(5_000),
  }),
  act('line added', { line: Id }),
  act('relist', { line: Id, reason: Paragraph }),
  /** A device and who works on it. `key` is its Ed25519 public key, raw, base64url. */
  act('enrolled', { device: Id, officer: Id, role: z.enum(roles), key: z.string().regex(/^[\w-]{43}$/) }),
  /** What the device made after `last` does not count, unless it is accepted. */
  act('revoked', { device: Id, last: z.number().int().min(0), reason: Paragraph }),
  act('quarantine', { operation: Id, why: Line }),
  act('accept', { operation: Id, reason: Paragraph }),
])
export type FieldAct = z.infer<typeof FieldAct>
export type FieldKind = FieldAct['kind']
export const fieldKinds = FieldAct.options.map(({ shape }) => shape.kind.value) as FieldKind[]
export const officeKinds: readonly FieldKind[] = [
  'manifest',
  'line added',
  'relist',
  'enrolled',
  'revoked',
  'quarantine',
  'accept',
]

export const FieldEnvelope = z.object({
  id: Id,
  mission: Id,
  device: Id,
  /** Of this device on this mission, from 1, without gaps. */
  sequence: Sequence,
  /** What the device had seen of the others. */
  parents: Heads,
  officer: Id,
  /** The device's clock: shown, never decisive. */
  at: Instant,
  /** Ed25519 over `signedBytes`, base64url. */
  signature: z.string().regex(/^[\w-]{86}$/),
})
export type FieldEnvelope = z.infer<typeof FieldEnvelope>

export const FieldOperation = FieldEnvelope.and(FieldAct)
export type FieldOperation = z.infer<typeof FieldOperation>

/** An operation not yet signed. */
export type UnsignedOperation = Omit<FieldEnvelope, 'signature'> & FieldAct

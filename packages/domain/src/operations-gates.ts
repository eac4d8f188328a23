// The gates of a line: what must be known, decided or held before a person travels. Pure rules, used by the server
// when it freezes, boards and departs, and by the screens to say what is missing. SAFEGUARDS.md is their source.
import type { Role } from './access.ts'
import type { Day } from './shapes.ts'

export const gateKinds = [
  'identity',
  'nationality',
  'decision',
  'consent',
  'together',
  'release',
  'fitness',
  'exit',
] as const
export type GateKind = (typeof gateKinds)[number]

/** Gates that one piece of evidence may meet for several lines. A decision, a consent, a bond is one person's own. */
export const bulkGates: readonly GateKind[] = ['release', 'fitness', 'exit']

/** Who owes it: the duty that a blocker is shown under. */
export const gateHolder: Record<GateKind, Role> = {
  identity: 'identity_analyst',
  nationality: 'consular_officer',
  decision: 'consular_officer',
  consent: 'child_protection_officer',
  together: 'child_protection_officer',
  release: 'partner_liaison',
  fitness: 'clinician',
  exit: 'consular_officer',
}

/** What a named authority may pass at boarding with a reason. Nobody decides away a person's own will. */
export function canBePassed(kind: GateKind): boolean {
  return kind !== 'decision' && kind !== 'consent'
}

/** Where and how someone was asked. */
export interface Conversation {
  language: string
  interpreter: string | null
  privateRoom: boolean
  witness: string
  present: string
  guardPresent: boolean
  alternatives: boolean
}

export type GateDetails =
  | { kind: 'nationality'; basis: 'family-unity review' }
  | ({ kind: 'decision' } & Conversation)
  | ({ kind: 'consent'; basis: 'parent'; parent: string; childView: string } & Conversation)
  | { kind: 'consent'; basis: 'best interests'; legalBasis: string; childView: string }
  | {
      kind: 'together'
      legalBasis: string
      carer: string
      explained: boolean
      farewell: boolean
      firstContactOn: Day
    }
  | { kind: 'release'; authority: string }
  | { kind: 'fitness'; fit: boolean }
  | { kind: 'exit' }

/** A record that speaks for a gate, newest counts. */
export interface GateRecord {
  kind: GateKind
  details: GateDetails
  expiresOn: Day | null
  signedBy: string | null
  withdrawn: boolean
}

/** What the register and the manifest say of a line, as far as the gates need it. */
export interface LineFacts {
  child: boolean
  /** has at least one record */
  known: boolean
  /** questions left open after an undone joining */
  questions: number
  /** a confirmed finding 'citizen' that was not withdrawn */
  citizen: boolean
  /** mother of a child with such a finding */
  motherOfCitizen: boolean
  /** own parents or own children who would be apart from this line */
  apart: number
}

export type GateWhy =
  | 'missing'
  | 'not-in-register'
  | 'open-question'
  | 'no-citizen-finding'
  | 'not-mother-of-citizen'
  | 'withdrawn'
  | 'expired'
  | 'not-fit'
  | 'guard-present'
  | 'no-private-room'
  | 'alternatives-not-explained'
  | 'not-explained'
  | 'second-signer'
  | 'parent-apart'

export interface GateVerdict {
  kind: GateKind
  state: 'met' | 'unmet' | 'decided' | 'unneeded'
  why: GateWhy | null
}

/** Which gates a line needs. Who may be under 18 is a child: a child has no decision of its own, but a consent. */
export function gatesOf(child: boolean): readonly GateKind[] {
  return gateKinds.filter((kind) => kind !== (child ? 'decision' : 'consent'))
}

function heldTalk(talk: Conversation): GateWhy | null {
  if (talk.guardPresent) return 'guard-present'
  if (!talk.privateRoom) return 'no-private-room'
  return talk.alternatives ? null : 'alternatives-not-explained'
}

function ofRecord(record: GateRecord, facts: LineFacts, day: Day): GateWhy | null {
  if (record.withdrawn) return 'withdrawn'
  if (record.expiresOn && record.expiresOn < day) return 'expired'
  const { details } = record
  switch (details.kind) {
    case 'nationality':
      return facts.motherOfCitizen ? null : 'not-mother-of-citizen'
    case 'decision':
      return heldTalk(details)
    case 'consent':
      if (details.basis === 'parent') return heldTalk(details)
      return record.signedBy ? null : 'second-signer'
    case 'together':
      if (!record.signedBy) return 'second-signer'
      return details.explained ? null : 'not-explained'
    case 'fitness':
      return details.fit ? null : 'not-fit'
    default:
      return null
  }
}

/** Why a gate is not met on a day; null when it is. `records` are those of this line, newest last. */
function unmetWhy(
  kind: GateKind,
  facts: LineFacts,
  records: readonly GateRecord[],
  day: Day,
): GateWhy | null {
  const record = records.findLast((each) => each.kind === kind)
  if (kind === 'identity') {
    if (!facts.known) return 'not-in-register'
    return facts.questions > 0 ? 'open-question' : null
  }
  if (kind === 'nationality' && facts.citizen) return null
  if (kind === 'together' && facts.apart === 0) return null
  if (record) return ofRecord(record, facts, day)
  if (kind === 'nationality') return 'no-citizen-finding'
  return kind === 'together' ? 'parent-apart' : 'missing'
}

/**
 * The verdict on each of the eight gates of a line on a day.
 * @param records the line's records, oldest first
 * @param passed gates that a named authority passed with a reason, each with why it was unmet then: another cause
 *   needs another decision
 */
export function judge(
  facts: LineFacts,
  records: readonly GateRecord[],
  day: Day,
  passed: readonly { kind: GateKind; why: string }[] = [],
): GateVerdict[] {
  const needed = gatesOf(facts.child)
  return gateKinds.map((kind) => {
    if (!needed.includes(kind)) return { kind, state: 'unneeded', why: null }
    const why = unmetWhy(kind, facts, records, day)
    if (why === null) return { kind, state: 'met', why }
    const decided = canBePassed(kind) && passed.some((each) => each.kind === kind && each.why === why)
    return { kind, state: decided ? 'decided' : 'unmet', why }
  })
}

export function unmet(verdicts: readonly GateVerdict[]): GateVerdict[] {
  return verdicts.filter(({ state }) => state === 'unmet')
}

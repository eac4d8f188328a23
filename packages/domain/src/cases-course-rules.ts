// The course of a case as a state machine: identification, assessment, plan, implementation, review, closure, follow-up
// (Inter-Agency Guidelines for Case Management and Child Protection, 2014). At each gate one proposes and the supervisor,
// who is another, signs. Pure; db/0090-case-lifecycle.sql holds the same order.
import { monthsAfter } from './day.ts'
import type { Day } from './shapes.ts'

export const gateKindsOfCase = ['assessment', 'plan', 'review'] as const
export type CaseGateKind = (typeof gateKindsOfCase)[number]

export const caseSteps = [
  'identification',
  'assessment',
  'plan',
  'implementation',
  'closure',
  'follow-up',
  'ended',
] as const
export type CaseStep = (typeof caseSteps)[number]

export type CaseGateState = 'waiting' | 'agreed' | 'returned' | 'withdrawn'

export interface CaseGateFact {
  kind: CaseGateKind
  state: CaseGateState
  heldOn: Day
  proposedBy: string
}

/** What the order of a case depends on. Gates are in the order in which they were proposed. */
export interface CourseFacts {
  openedOn: Day
  workerId: string | null
  supervisorId: string | null
  gates: readonly CaseGateFact[]
  /** The proposed or signed closure. */
  closing: { proposedBy: string; signed: boolean } | null
  /** After closure: the day by which somebody asks how it goes; null where nobody has to, or it was done. */
  followUpBy: Day | null
}

/** What must be agreed before a gate is proposed. */
export const before: Record<CaseGateKind, CaseGateKind | null> = {
  assessment: null,
  plan: 'assessment',
  review: 'plan',
}

const agreed = (facts: CourseFacts, kind: CaseGateKind) =>
  facts.gates.filter((gate) => gate.kind === kind && gate.state === 'agreed')
const waiting = (facts: CourseFacts, kind: CaseGateKind) =>
  facts.gates.find((gate) => gate.kind === kind && gate.state === 'waiting')

/** Where the case stands. */
export function stepOf(facts: CourseFacts): CaseStep {
  if (facts.closing?.signed) return facts.followUpBy ? 'follow-up' : 'ended'
  if (facts.closing) return 'closure'
  if (agreed(facts, 'plan').length > 0) return 'implementation'
  if (agreed(facts, 'assessment').length > 0) return 'plan'
  return facts.gates.some(({ state }) => state === 'waiting') ? 'assessment' : 'identification'
}

export type CaseAct =
  | { do: 'propose'; gate: CaseGateKind | 'closure'; by: string; on: Day }
  | { do: 'sign' | 'return'; gate: CaseGateKind | 'closure'; by: string }
  | { do: 'withdraw'; gate: CaseGateKind | 'closure'; by: string }

export type ActRefusal = 'step-not-open' | 'same-person-twice' | 'not-allowed'

/** Why an act is not open to someone; null when it is. `today` is the day on which it is done. */
export function refusalOf(facts: CourseFacts, act: CaseAct, today: Day): ActRefusal | null {
  if (facts.closing?.signed) return 'step-not-open'
  if (act.gate === 'closure') return refusalOfClosing(facts, act)
  const open = waiting(facts, act.gate)
  if (act.do === 'propose') {
    if (open || !facts.supervisorId) return 'step-not-open'
    const needed = before[act.gate]
    const earlier = needed ? agreed(facts, needed).map(({ heldOn }) => heldOn) : [facts.openedOn]
    const since = earlier.toSorted().at(-1)
    if (!since || act.on < since || act.on < facts.openedOn || act.on > today) return 'step-not-open'
    return act.by === facts.supervisorId ? 'same-person-twice' : null
  }
  if (!open) return 'step-not-open'
  if (act.do === 'withdraw') return act.by === open.proposedBy ? null : 'not-allowed'
  return refusalOfSigner(facts, open.proposedBy, act.by)
}

function refusalOfClosing(facts: CourseFacts, act: CaseAct): ActRefusal | null {
  if (act.do === 'propose') {
    if (facts.closing || !facts.supervisorId) return 'step-not-open'
    return act.by === facts.supervisorId ? 'same-person-twice' : null
  }
  if (!facts.closing) return 'step-not-open'
  return act.do === 'sign' ? refusalOfSigner(facts, facts.closing.proposedBy, act.by) : null
}

function refusalOfSigner(facts: CourseFacts, proposer: string, by: string): ActRefusal | null {
  if (by === proposer) return 'same-person-twice'
  return by === facts.supervisorId ? null : 'not-allowed'
}

/** The facts after an act that is open. */
export function acted(facts: CourseFacts, act: CaseAct): CourseFacts {
  if (act.gate === 'closure') {
    const closing =
      act.do === 'propose'
        ? { proposedBy: act.by, signed: false }
        : act.do === 'sign' && facts.closing
          ? { ...facts.closing, signed: true }
          : null
    return { ...facts, closing }
  }
  if (act.do === 'propose') {
    const { gate: kind, on: heldOn, by: proposedBy } = act
    return { ...facts, gates: [...facts.gates, { kind, state: 'waiting', heldOn, proposedBy }] }
  }
  const state = ({ sign: 'agreed', return: 'returned', withdraw: 'withdrawn' } as const)[act.do]
  const gates = facts.gates.map((gate) =>
    gate.kind === act.gate && gate.state === 'waiting' ? { ...gate, state } : gate,
  )
  return { ...facts, gates }
}

/** Whether a case whose aims are reached may close: assessed, planned, and reviewed. */
export const gatesPassed = (facts: CourseFacts): boolean =>
  gateKindsOfCase.every((kind) => agreed(facts, kind).length > 0)

/** What a case needs next, and who owes it: an account, or null where nobody is named who could. */
export interface NextOfCourse {
  gate: CaseGateKind | 'closure' | 'supervisor' | 'worker' | 'follow-up'
  to: 'name' | 'propose' | 'sign' | 'do'
  who: 'worker' | 'supervisor' | 'agency'
  id: string | null
}

/** The next thing that the course of a case needs; null when it has ended. */
export function nextOfCourse(facts: CourseFacts): NextOfCourse | null {
  const { workerId, supervisorId, closing } = facts
  if (closing?.signed)
    return facts.followUpBy
      ? { gate: 'follow-up', to: 'do', who: 'worker', id: workerId ?? supervisorId }
      : null
  if (!workerId) return { gate: 'worker', to: 'name', who: 'agency', id: supervisorId }
  if (!supervisorId) return { gate: 'supervisor', to: 'name', who: 'agency', id: workerId }
  const sign = (gate: NextOfCourse['gate']): NextOfCourse => ({
    gate,
    to: 'sign',
    who: 'supervisor',
    id: supervisorId,
  })
  if (closing) return sign('closure')
  const open = gateKindsOfCase.find((kind) => waiting(facts, kind))
  if (open) return sign(open)
  const missing = gateKindsOfCase.find((kind) => agreed(facts, kind).length === 0) ?? 'review'
  return { gate: missing, to: 'propose', who: 'worker', id: workerId }
}

/** Closures after which somebody asks how it goes. Another agency asks for itself; the dead are not asked. */
export const followedUp: readonly string[] = ['aims reached', 'declined help']

/** The day by which a closed case is followed up, about three months after; null where nobody has to. */
export const followUpDay = (closedOn: Day, reason: string): Day | null =>
  followedUp.includes(reason) ? monthsAfter(closedOn, 3) : null

// Which operations count: those of an enrolled device, by an officer with the right, not set aside, not corrected.
import { type Role, rightsOf } from './access.ts'
import { concurrent, type Placed, precedes } from './field-causal.ts'
import type { Situation } from './field-merge.ts'
import { type FieldAct, type FieldOperation, officeKinds } from './field-operations.ts'
import { linesOf, questionOf } from './field-subjects.ts'

/** What an operation says in the end: itself, what a paper form held, what a correction puts in its place. */
export interface Said {
  at: Placed
  act: FieldAct
}

/** Why an operation does not count, or counts with a remark. */
export interface Remark {
  situation: Situation
  /** The other operation, where two meet. */
  other?: string
}

export interface Standing {
  said: Said[]
  quarantined: Map<string, Situation>
  remarks: Map<string, Remark[]>
  corrected: Map<string, string[]>
  lineKnown: Map<string, Placed[]>
}

const isOffice = ({ device, mission }: FieldOperation) => device === mission

export function holds(role: Role, compartment: 'mission' | 'protection', act: 'write' | 'decide'): boolean {
  return rightsOf[role][compartment]?.includes(act) ?? false
}

const ofPlanners = ['freeze', 'close', 'cancel']

function hasRight(role: Role, operation: FieldOperation): boolean {
  if (officeKinds.includes(operation.kind)) return false
  if (operation.kind === 'answer') {
    const duty = questionOf(operation.body.question)?.duty
    return (
      role === duty || holds(role, duty === 'child_protection_officer' ? 'protection' : 'mission', 'decide')
    )
  }
  if (operation.kind === 'mission step' && ofPlanners.includes(operation.body.step))
    return holds(role, 'mission', 'decide')
  return holds(role, 'mission', 'write')
}

/** @param placed in causal order */
export function standing(placed: readonly Placed[]): Standing {
  const quarantined = new Map<string, Situation>()
  const remarks = new Map<string, Remark[]>()
  const remark = (id: string, each: Remark) => remarks.set(id, [...(remarks.get(id) ?? []), each])
  const byId = new Map(placed.map((each) => [each.operation.id, each]))
  const office = officeWord(placed)
  const lineKnown = new Map<string, Placed[]>()
  for (const each of placed) {
    const { operation } = each
    if (operation.kind === 'manifest' || operation.kind === 'line added')
      for (const line of linesOf(operation)) lineKnown.set(line, [...(lineKnown.get(line) ?? []), each])
  }
  for (const each of placed) {
    const why =
      office.refuses(each) ??
      (linesOf(each.operation).every((line) => isKnown(lineKnown.get(line), each))
        ? undefined
        : 'no such line')
    if (why) quarantined.set(each.operation.id, why)
  }
  const counts = placed.filter(({ operation }) => !quarantined.has(operation.id))
  const corrected = corrections(counts, byId, quarantined, remark)
  const forms = new Map<string, Placed>()
  const said: Said[] = []
  for (const at of counts) {
    const { operation } = at
    if (quarantined.has(operation.id) || corrected.has(operation.id)) continue
    if (operation.kind === 'paper form') {
      const first = forms.get(operation.body.form)
      if (first)
        remark(operation.id, {
          situation: concurrent(first, at) ? 'meets paper form' : 'repeated',
          other: first.operation.id,
        })
      else said.push({ at, act: operation.body.act })
      forms.set(operation.body.form, first ?? at)
    } else if (operation.kind === 'correction') {
      if (operation.body.act) said.push({ at, act: operation.body.act })
    } else said.push({ at, act: operation })
  }
  return { said, quarantined, remarks, corrected, lineKnown }
}

function isKnown(sets: readonly Placed[] | undefined, at: Placed): boolean {
  return sets?.some((each) => each === at || precedes(each, at)) ?? false
}

/** What the office says of devices and of single operations. */
function officeWord(placed: readonly Placed[]) {
  const enrolled = new Map<string, Placed[]>()
  const revoked = new Map<string, number>()
  const word = new Map<string, 'set aside' | 'accepted'>()
  for (const each of placed) {
    const { operation } = each
    if (!isOffice(operation)) continue
    const { kind, body } = operation
    if (kind === 'enrolled') enrolled.set(body.device, [...(enrolled.get(body.device) ?? []), each])
    if (kind === 'revoked')
      revoked.set(body.device, Math.min(body.last, revoked.get(body.device) ?? Number.POSITIVE_INFINITY))
    if (kind === 'quarantine') word.set(body.operation, 'set aside')
    if (kind === 'accept') word.set(body.operation, 'accepted')
  }
  const refuses = (at: Placed): Situation | undefined => {
    const { operation } = at
    if (isOffice(operation)) return
    if (word.get(operation.id) === 'accepted') return
    if (word.get(operation.id) === 'set aside') return 'set aside'
    const roster = enrolled.get(operation.device)?.findLast((each) => precedes(each, at))?.operation
    if (roster?.kind !== 'enrolled' || roster.body.officer !== operation.officer) return 'device not enrolled'
    if (operation.sequence > (revoked.get(operation.device) ?? operation.sequence)) return 'device revoked'
    return hasRight(roster.body.role, operation) ? undefined : 'no right'
  }
  return { refuses }
}

/** A person's own will and a fear expressed are not taken back by a tablet. */
function isCorrectable(act: FieldAct): boolean {
  const { kind, body } = act
  if (kind === 'paper form') return isCorrectable(body.act)
  if (kind === 'correction') return !body.act || isCorrectable(body.act)
  return !['hold', 'withdraw', 'answer', 'mission step', ...officeKinds].includes(kind)
}

function corrections(
  counts: readonly Placed[],
  byId: Map<string, Placed>,
  quarantined: Map<string, Situation>,
  remark: (id: string, each: Remark) => void,
): Map<string, string[]> {
  const corrected = new Map<string, string[]>()
  for (const at of counts) {
    const { operation } = at
    if (operation.kind !== 'correction') continue
    const target = byId.get(operation.body.operation)
    const own = target && (isOffice(operation) || target.operation.officer === operation.officer)
    if (!target || !own || !precedes(target, at) || !isCorrectable(target.operation)) {
      quarantined.set(operation.id, 'nothing to correct')
      continue
    }
    const others = corrected.get(target.operation.id) ?? []
    for (const other of others)
      if (concurrent(byId.get(other)!, at)) remark(operation.id, { situation: 'meets correction', other })
    corrected.set(target.operation.id, [...others, operation.id])
  }
  return corrected
}

// The state of a mission as its operations tell it: the same for everyone who holds the same operations, whatever the
// order in which they came.
import type { Urgency } from './cases.ts'
import { compare, type PendingOperation, type Placed, place } from './field-causal.ts'
import { type Finding, findingsOf, ofKind, sole, wrongClocks } from './field-clashes.ts'
import { heads, type MissionMove, missionIn, settleLine } from './field-lines.ts'
import { meeting } from './field-merge.ts'
import { missionMoves, movesByLine } from './field-moves.ts'
import type { FieldOperation } from './field-operations.ts'
import { type Raised, raisedBy } from './field-raised.ts'
import { type Said, type Standing, standing } from './field-standing.ts'
import type { GateKind } from './operations-gates.ts'
import type { LineState, MissionState } from './operations-states.ts'

/** What became of one operation. */
export type OperationVerdict = 'stands' | 'repeated' | 'no effect' | 'corrected' | 'quarantined'

export interface FieldLine {
  state: LineState
  /** The operations that the state comes from; more than one where none knew of the other. */
  whence: string[]
  urgency: Urgency | null
  /** Gates that a named authority let pass, with the operation. */
  passed: { gate: GateKind; operation: string }[]
  /** The last handovers: more than one where none knew of the other. */
  handovers: string[]
}

export interface FieldCount {
  operation: string
  step: string
  legId: string | null
  counted: number
  /** As expected now, or explained. */
  closed: boolean
}

export interface FieldState {
  mission: { state: MissionState; doorsClosed: boolean } | null
  lines: Record<string, FieldLine>
  /** Persons nobody expected: the operations that add them. */
  added: { person: string; operation: string; aboard: boolean }[]
  /** Lines aboard or arrived, and persons added aboard. */
  aboard: { lines: number; added: number }
  /** The newest count of each step and leg; two where neither knew of the other. */
  headCounts: FieldCount[]
  /** What the merge table shows to people, by name. */
  raised: Raised[]
  quarantined: { operation: string; why: string }[]
  /** Every operation whose past is here, once. */
  verdicts: Record<string, OperationVerdict>
  pending: PendingOperation[]
}

/** Folds all operations of one mission. The order of the input does not matter. */
export function fold(operations: Iterable<FieldOperation>): FieldState {
  const { placed, pending, forked } = place(operations)
  const state = settle(placed)
  for (const { id } of forked) state.quarantined.push({ operation: id, why: 'sequence taken' })
  return { ...state, pending }
}

/**
 * The state from operations already placed. Given all operations of some lines with those of the mission as a whole,
 * it says of these lines what the fold of everything says.
 * @param placed in causal order
 */
export function settle(placed: readonly Placed[]): FieldState {
  const stand = standing(placed)
  const { said, quarantined } = stand
  const verdicts = firstVerdicts(placed, stand)
  const findings: Finding[] = [...wrongClocks(placed), ...remarked(stand, placed)]
  const mission = missionMoves(said, ({ operation }) => {
    verdicts[operation.id] = 'no effect'
    findings.push(sole('mission step', 'step not open', operation.id, null))
  })
  const lines = settleLines(said, mission, verdicts, findings)
  describe(lines, said)
  findings.push(...findingsOf(said, mission))
  const phase = missionIn(mission, () => true)
  const added = ofKind(said, 'person added').map(({ id, body }) => ({
    person: body.person,
    operation: id,
    aboard: body.aboard,
  }))
  const aboard = {
    lines: Object.values(lines).filter(({ state }) => state === 'boarded' || state === 'arrived').length,
    added: added.filter((each) => each.aboard).length,
  }
  return {
    mission: phase ? { state: phase.state, doorsClosed: phase.doorsClosed } : null,
    lines,
    added,
    aboard,
    headCounts: countsOf(said, aboard.lines + aboard.added),
    raised: raisedBy(findings, said, lines, verdicts),
    quarantined: [...quarantined].map(([operation, why]) => ({ operation, why })),
    verdicts,
    pending: [],
  }
}

function firstVerdicts(placed: readonly Placed[], { quarantined, corrected }: Standing) {
  const verdicts: FieldState['verdicts'] = {}
  for (const { operation } of placed)
    verdicts[operation.id] = quarantined.has(operation.id)
      ? 'quarantined'
      : corrected.has(operation.id)
        ? 'corrected'
        : 'stands'
  return verdicts
}

/** Forms keyed twice, corrections that meet. */
function remarked({ remarks }: Standing, placed: readonly Placed[]): Finding[] {
  const kinds = new Map(placed.map(({ operation }) => [operation.id, operation.kind]))
  return [...remarks].flatMap(([id, all]) =>
    all.map(({ situation, other }) => ({
      kind: kinds.get(id)!,
      situation,
      operations: other ? [id, other] : [id],
      line: null,
    })),
  )
}

function settleLines(
  said: readonly Said[],
  mission: readonly MissionMove[],
  verdicts: FieldState['verdicts'],
  findings: Finding[],
): FieldState['lines'] {
  const lines: FieldState['lines'] = {}
  const closings = mission.filter(({ step }) => step === 'close doors')
  for (const [line, moves] of movesByLine(said, mission)) {
    const settled = settleLine(moves, mission)
    lines[line] = { state: settled.state, whence: settled.whence, urgency: null, passed: [], handovers: [] }
    for (const { id, at, kind } of moves) {
      if (kind === 'mission step' || kind === 'manifest' || kind === 'line added') continue
      const verdict = settled.verdicts.get(id)!
      if (verdict !== 'stands') {
        verdicts[id] = verdict === 'repeated' ? 'repeated' : 'no effect'
        findings.push(sole(kind, verdict, id, line))
      } else
        for (const closing of closings)
          if (isApart(at, closing.at))
            findings.push({ kind, situation: 'doors closing', operations: [id, closing.id], line })
    }
    for (const [one, other] of settled.pairs) {
      const rule = meeting(one.kind, other.kind)
      if (!rule || rule.kind === 'every kind') continue
      const operations = one.kind === rule.kind ? [one.id, other.id] : [other.id, one.id]
      findings.push({ kind: rule.kind, situation: rule.situation, operations, line })
    }
  }
  return lines
}

const isApart = (a: Placed, b: Placed) =>
  (b.clock[a.operation.device] ?? 0) < a.operation.sequence &&
  (a.clock[b.operation.device] ?? 0) < b.operation.sequence

/** What is known of the lines beside their state. */
function describe(lines: FieldState['lines'], said: readonly Said[]): void {
  const order = ['low', 'medium', 'high']
  for (const [line, all] of Map.groupBy(ofKind(said, 'urgency'), ({ body }) => body.line)) {
    const known = heads(all, () => true).map(({ body }) => body.urgency)
    known.sort((a, b) => order.indexOf(b) - order.indexOf(a))
    if (lines[line]) lines[line].urgency = known[0] ?? null
  }
  for (const { id, body } of ofKind(said, 'gate passed'))
    lines[body.line]?.passed.push(...body.gates.map((gate) => ({ gate, operation: id })))
  const handed = new Map<string, { id: string; at: Placed }[]>()
  for (const { id, at, body } of ofKind(said, 'handover'))
    for (const { lineId: line } of body.lines) handed.set(line, [...(handed.get(line) ?? []), { id, at }])
  for (const [line, all] of handed)
    if (lines[line]) lines[line].handovers = heads(all, () => true).map(({ id }) => id)
}

function countsOf(said: readonly Said[], expected: number): FieldCount[] {
  const groups = Map.groupBy(ofKind(said, 'head-count'), ({ body }) => `${body.step} ${body.legId}`)
  return [...groups.values()]
    .flatMap((group) => heads(group, () => true))
    .map(({ id, body }) => ({
      operation: id,
      step: body.step,
      legId: body.legId,
      counted: body.counted,
      closed: body.counted === expected || body.explanation !== null,
    }))
    .sort((a, b) => compare(a.operation, b.operation))
}

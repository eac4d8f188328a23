// What is raised to people, and what became of it.
import { compare, precedes } from './field-causal.ts'
import type { Finding } from './field-clashes.ts'
import type { FieldLine, FieldState } from './field-fold.ts'
import { meeting, mergeRule } from './field-merge.ts'
import type { FieldKind } from './field-operations.ts'
import type { Said } from './field-standing.ts'
import { questionKey, questionOf } from './field-subjects.ts'

export interface Raised {
  /** Names it for an answer: rule and operations. */
  question: string
  kind: string
  situation: string
  operations: string[]
  line: string | null
  raises: 'notice' | 'question'
  duty: string | null
  /** overtaken: a later act, made with all of it known, has settled it. */
  state: 'open' | 'answered' | 'overtaken'
  answers: string[]
}

function ruleOf({ kind, situation }: Finding) {
  const other = situation.startsWith('meets ') ? (situation.slice(6) as FieldKind) : undefined
  if (other) return meeting(kind as FieldKind, other)
  return mergeRule(kind as FieldKind, situation)
}

/** @param findings the same may be found twice; it is raised once */
export function raisedBy(
  findings: readonly Finding[],
  said: readonly Said[],
  lines: Record<string, FieldLine>,
  verdicts: FieldState['verdicts'],
): Raised[] {
  const byId = new Map(said.map((each) => [each.at.operation.id, each]))
  const answers = Map.groupBy(
    said.filter(({ act }) => act.kind === 'answer'),
    ({ act }) => (act.kind === 'answer' ? act.body.question : ''),
  )
  const raised = new Map<string, Raised>()
  const raise = (finding: Finding) => {
    const rule = ruleOf(finding)
    const { kind, situation, operations, line } = finding
    if (rule?.effect === 'no effect')
      verdicts[operations[0]!] = verdicts[operations[0]!] === 'repeated' ? 'repeated' : 'no effect'
    if (!rule || rule.raises === 'nothing') return
    const question = questionKey(kind, situation, operations)
    const given = answers.get(question) ?? []
    const state =
      given.length > 0 ? 'answered' : isOvertaken(finding, said, byId, lines) ? 'overtaken' : 'open'
    raised.set(question, {
      question,
      kind,
      situation,
      operations,
      line,
      raises: rule.raises,
      duty: rule.duty,
      state,
      answers: given.map(({ at }) => at.operation.id),
    })
  }
  for (const each of findings) raise(each)
  for (const [question, given] of answers)
    if (!raised.has(question) && !isOfficeQuestion(question, byId))
      for (const { at } of given)
        raise({ kind: 'answer', situation: 'nothing to correct', operations: [at.operation.id], line: null })
  return [...raised.values()].sort((a, b) => compare(a.question, b.question))
}

/** The office asks more than the log shows: where its own rules refuse a step that the field took. */
function isOfficeQuestion(question: string, byId: Map<string, Said>): boolean {
  const asked = questionOf(question)
  return asked?.situation === 'gate unmet' && asked.operations.every((id) => byId.has(id))
}

const laterSettles: readonly FieldKind[] = ['head-count', 'handover', 'urgency', 'mission step']

function isOvertaken(
  { kind, situation, operations, line }: Finding,
  said: readonly Said[],
  byId: Map<string, Said>,
  lines: Record<string, FieldLine>,
): boolean {
  const all = operations.map((id) => byId.get(id))
  if (situation.startsWith('meets ') && laterSettles.includes(kind as FieldKind))
    return said.some(
      (later) =>
        later.act.kind === kind &&
        sameMatter(later, all[0], line) &&
        all.every((each) => each && precedes(each.at, later.at)),
    )
  // A step of a line is settled when another step took its place in full knowledge.
  const isMove = situation === 'gate unmet' || situation === 'doors closing' || situation.startsWith('meets ')
  if (!line || !isMove) return false
  const moves = situation === 'doors closing' ? operations.slice(0, 1) : operations
  return !moves.every((id) => lines[line]?.whence.includes(id))
}

function sameMatter({ act }: Said, one: Said | undefined, line: string | null): boolean {
  if (act.kind === 'head-count' && one?.act.kind === 'head-count')
    return act.body.step === one.act.body.step && act.body.legId === one.act.body.legId
  if (act.kind === 'handover') return act.body.lines.some(({ lineId }) => lineId === line)
  return act.kind !== 'urgency' || act.body.line === line
}

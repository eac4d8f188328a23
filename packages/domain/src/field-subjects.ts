// What an operation is about: lines of the manifest, or the mission as a whole. A holder of a large log can so fold a
// few lines without reading everything.
import { meeting, mergeRule } from './field-merge.ts'
import type { FieldAct, FieldKind, FieldOperation } from './field-operations.ts'

/** The name of a question: the rule that raised it, and its operations. */
export function questionKey(kind: string, situation: string, operations: readonly string[]): string {
  return `${kind}|${situation}|${[...operations].sort().join('+')}`
}

/** What a question's name says; undefined where no rule has it. */
export function questionOf(key: string) {
  const [kind = '', situation = '', ids = ''] = key.split('|')
  const other = situation.startsWith('meets ') ? situation.slice(6) : undefined
  const rule = other ? meeting(kind as never, other as never) : mergeRule(kind as never, situation as never)
  return rule && { ...rule, operations: ids.split('+') }
}

/** The lines that an act is about. */
export function linesOf(act: FieldAct): string[] {
  const { kind, body } = act
  if (kind === 'manifest') return body.lines.map(({ line }) => line)
  if (kind === 'handover') return body.lines.map(({ lineId }) => lineId)
  if (kind === 'received') return [body.lineId]
  if (kind === 'paper form') return linesOf(body.act)
  if (kind === 'correction') return body.act ? linesOf(body.act) : []
  if (kind === 'person added') return body.withLine ? [body.withLine] : []
  return 'line' in body && body.line ? [body.line] : []
}

/** What an operation says in the end: itself, what a paper form holds, what a correction puts in place. */
export function saidBy(operation: FieldAct): FieldAct | null {
  if (operation.kind === 'paper form' || operation.kind === 'correction') return operation.body.act
  return operation
}

export interface Subjects {
  lines: string[]
  /** It bears on every line, or on none but on the mission. */
  whole: boolean
}

const ofTheWhole: readonly FieldKind[] = [
  'manifest',
  'line added',
  'enrolled',
  'revoked',
  'quarantine',
  'accept',
  'mission step',
  'paper form',
  'head-count',
  'person added',
]
/** They change no state. */
const plain: readonly FieldKind[] = ['note', 'watch log', 'attachment', 'received']

/** Is the operation needed to tell a state? Notes and attachments are only read. */
export function weighs({ kind }: Pick<FieldOperation, 'kind'>): boolean {
  return !plain.includes(kind)
}

/**
 * What an operation is about.
 * @param find of an operation in its past: a correction and an answer are about what theirs are about
 */
export function subjectsOf(operation: FieldOperation, find: (id: string) => Subjects | undefined): Subjects {
  const { kind, body } = operation
  const targets =
    kind === 'correction'
      ? [body.operation]
      : kind === 'answer'
        ? (questionOf(body.question)?.operations ?? [])
        : []
  const found = targets.map(find).filter((each) => each !== undefined)
  const lines = kind === 'manifest' ? [] : [...linesOf(operation), ...found.flatMap((each) => each.lines)]
  const whole =
    ofTheWhole.includes(kind) || found.some((each) => each.whole) || (weighs(operation) && lines.length === 0)
  return { lines: [...new Set(lines)], whole }
}

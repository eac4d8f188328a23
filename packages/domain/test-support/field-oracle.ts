// What must be true of a world, told from what was truly known to whom: sets of operations, no clocks and no code of the
// fold. Slow and plain on purpose.
import type { FieldAct, FieldOperation, FieldState } from '../src/index.ts'
import { lines, mission } from './field-acts.ts'
import type { Made } from './field-world.ts'

type Move = FieldOperation & { body: { line: string } }

/** Two acts on one line that must be shown when neither maker knew of the other. */
const mustShow = [
  'answer+board',
  'answer+hold',
  'answer+not boarded',
  'answer+relist',
  'answer+unboard',
  'answer+withdraw',
  'board+board',
  'board+hold',
  'board+not boarded',
  'board+relist',
  'board+unboard',
  'board+withdraw',
  'hold+relist',
  'hold+withdraw',
  'not boarded+relist',
  'relist+withdraw',
]
const leadsTo: Record<string, [from: string[], to: string]> = {
  board: [['listed', 'not boarded'], 'boarded'],
  unboard: [['boarded'], 'listed'],
  'not boarded': [['listed', 'boarded'], 'not boarded'],
  withdraw: [['listed', 'boarded', 'not boarded', 'on hold', 'withdrawn'], 'withdrawn'],
  hold: [['listed', 'boarded', 'not boarded', 'withdrawn', 'on hold'], 'on hold'],
  relist: [['withdrawn', 'on hold'], 'listed'],
}

/** Which operations count at all. */
function counting(made: Map<string, Made>): Made[] {
  const all = [...made.values()].sort((a, b) => a.known.size - b.known.size)
  const word = new Map<string, string>()
  for (const { operation } of all.filter((each) => each.operation.device === mission)) {
    if (operation.kind === 'quarantine' || operation.kind === 'accept')
      word.set(operation.body.operation, operation.kind)
  }
  const good = all.filter(({ operation }) => {
    if (operation.kind === 'note' && operation.body.line && !lines.includes(operation.body.line)) return false
    if (operation.device === mission || word.get(operation.id) === 'accept') return true
    if (word.get(operation.id) === 'quarantine') return false
    return !(operation.kind === 'mission step' && operation.body.step === 'cancel')
  })
  const fixed = [
    'hold',
    'withdraw',
    'answer',
    'mission step',
    'manifest',
    'enrolled',
    'relist',
    'quarantine',
    'accept',
  ]
  const corrected = new Set<string>()
  const failed = new Set<string>()
  for (const { operation, known } of good) {
    if (operation.kind !== 'correction') continue
    const target = made.get(operation.body.operation)
    const own = operation.device === mission || target?.operation.officer === operation.officer
    if (!target || !own || !known.has(operation.body.operation) || fixed.includes(target.operation.kind))
      failed.add(operation.id)
    else corrected.add(operation.body.operation)
  }
  return good.filter(({ operation }) => !corrected.has(operation.id) && !failed.has(operation.id))
}

const apart = (a: Made, b: Made) => a !== b && !a.known.has(b.operation.id) && !b.known.has(a.operation.id)
const pairKey = (a: Made, b: Made) => [a.operation.id, b.operation.id].sort().join('+')

/** Pairs of each kind for which something must be shown, as `id+id`. */
export function clashesOf(made: Map<string, Made>): Set<string> {
  const counts = counting(made)
  const clashes = new Set<string>()
  const pairs = <K extends FieldAct['kind']>(
    kind: K,
    differ: (a: Extract<FieldAct, { kind: K }>['body'], b: Extract<FieldAct, { kind: K }>['body']) => boolean,
  ) => {
    const of = counts.filter(({ operation }) => operation.kind === kind)
    for (const one of of)
      for (const other of of)
        if (apart(one, other) && differ(one.operation.body as never, other.operation.body as never))
          clashes.add(pairKey(one, other))
  }
  pairs('head-count', (a, b) => a.counted !== b.counted)
  pairs(
    'handover',
    (a, b) => a.lines[0]!.lineId === b.lines[0]!.lineId && a.receiver.office !== b.receiver.office,
  )
  pairs('urgency', (a, b) => a.line === b.line && a.urgency !== b.urgency)
  pairs(
    'person added',
    (a, b) => a.person !== b.person && (a.names[0] === 'Бота') === (b.names[0] === 'Бота'),
  )
  return clashes
}

type Counted = Made & { to: string }
const latest = <T extends Made>(all: readonly T[]) =>
  all.filter((each) => !all.some((other) => other.known.has(each.operation.id)))

const order = ['listed', 'not boarded', 'boarded', 'relisted', 'withdrawn', 'on hold']
const shownOf = (known: readonly Counted[]) =>
  latest(known)
    .map(({ to }) => to)
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .at(-1)

/** The steps of the mission that its state allowed; `to` is open, closed or cancelled. */
function missionOf(counts: readonly Made[]): Counted[] {
  const steps: Counted[] = []
  for (const each of counts) {
    const { operation, known } = each
    if (operation.kind !== 'mission step') continue
    const phase = phaseIn(steps.filter((step) => known.has(step.operation.id)))
    const to = { 'close doors': 'closed', 'open doors': 'open', cancel: 'cancelled' }[
      operation.body.step as string
    ]
    if (to && phase !== 'cancelled' && to !== phase) steps.push({ ...each, to })
  }
  return steps
}
function phaseIn(steps: readonly Counted[]): string {
  const phases = latest(steps).map(({ to }) => to)
  return ['cancelled', 'closed', 'open'].find((each) => phases.includes(each)) ?? 'open'
}

/** Where the office's answer brings a line, if anywhere. */
function settledTo(answer: Made, counts: readonly Made[]): { line: string; to: string } | undefined {
  if (answer.operation.kind !== 'answer') return
  const { question, stands } = answer.operation.body
  const asked = question.split('|')[2]!.split('+')
  const about = counts.filter(({ operation }) => asked.includes(operation.id))
  const chosen = about.find(({ operation }) => operation.id === stands)?.operation as Move | undefined
  const to = { board: 'boarded', unboard: 'listed', 'not boarded': 'not boarded' }[chosen?.kind as string]
  const known = about.every(({ operation }) => answer.known.has(operation.id))
  const will = about.some(({ operation }) => operation.kind === 'hold' || operation.kind === 'withdraw')
  return to && known && !will ? { line: chosen!.body.line, to } : undefined
}

/** Pairs of moves of one line that must be shown, and moves made while another closed the doors. */
export function lineClashesOf(made: Map<string, Made>): Set<string> {
  const counts = counting(made)
  const mission = missionOf(counts)
  const clashes = new Set<string>()
  for (const line of lines) {
    const effective: Counted[] = []
    for (const each of counts) {
      const { operation, known } = each
      const before = effective.filter((other) => known.has(other.operation.id))
      const shown = shownOf(before) ?? 'listed'
      const state = shown === 'relisted' ? 'listed' : shown
      const phase = phaseIn(mission.filter((step) => known.has(step.operation.id)))
      const settled = settledTo(each, counts)
      if (operation.kind === 'mission step') {
        const closes = mission.some((step) => step.operation === operation && step.to === 'closed')
        if (closes && state === 'listed') effective.push({ ...each, to: 'not boarded' })
      } else if (settled?.line === line) {
        if (state !== 'withdrawn' && state !== 'on hold') effective.push({ ...each, to: settled.to })
      } else if (operation.kind in leadsTo && (operation as Move).body.line === line && phase === 'open') {
        const [from, to] = leadsTo[operation.kind]!
        const reached = operation.kind === 'relist' ? 'relisted' : to
        if (from.includes(state)) effective.push({ ...each, to: reached })
      }
    }
    const moves = effective.filter(({ operation }) => operation.kind !== 'mission step')
    for (const one of moves) {
      for (const other of moves)
        if (
          apart(one, other) &&
          mustShow.includes([one.operation.kind, other.operation.kind].sort().join('+'))
        )
          clashes.add(pairKey(one, other))
      if (one.operation.kind in leadsTo && !['not boarded', 'relist'].includes(one.operation.kind))
        for (const step of mission)
          if (step.to === 'closed' && apart(one, step)) clashes.add(pairKey(one, step))
    }
  }
  return clashes
}

/** Lines whose person withdrew or is afraid, with nobody of the office having listed them again knowing of it. */
export function mustStay(made: Map<string, Made>): Set<string> {
  const counts = counting(made)
  const stays = new Set<string>()
  for (const will of counts) {
    const { operation } = will
    if (operation.kind !== 'withdraw' && operation.kind !== 'hold') continue
    const doorsKnown = counts.some(
      (each) => each.operation.kind === 'mission step' && will.known.has(each.operation.id),
    )
    const freed = counts.some(
      (each) =>
        each.operation.kind === 'relist' &&
        each.operation.body.line === operation.body.line &&
        each.known.has(operation.id),
    )
    if (!doorsKnown && !freed) stays.add(operation.body.line)
  }
  return stays
}

/** Raised pairs of a state, as `id+id`. */
export function raisedPairs(state: FieldState, ofLine: boolean): Set<string> {
  const ofLines = [...Object.keys(leadsTo), 'answer']
  const others = ['head-count', 'handover', 'urgency', 'person added']
  return new Set(
    state.raised
      .filter(({ situation, kind }) => {
        if (situation === 'meets answer' && kind === 'answer') return false
        if (situation !== 'doors closing' && !situation.startsWith('meets ')) return false
        return (ofLine ? ofLines : others).includes(kind)
      })
      .map(({ operations }) => [...operations].sort().join('+')),
  )
}

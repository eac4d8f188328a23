// From what was said to the steps of lines and of the mission.
import { type Placed, precedes } from './field-causal.ts'
import { type MissionMove, type Move, missionIn } from './field-lines.ts'
import type { FieldKind, MissionStep } from './field-operations.ts'
import type { Said } from './field-standing.ts'
import { questionOf } from './field-subjects.ts'
import type { LineState, LineStep, MissionState } from './operations-states.ts'

const stepOfKind: Partial<Record<FieldKind, LineStep>> = {
  board: 'board',
  unboard: 'unboard',
  'not boarded': 'leave',
  withdraw: 'withdraw',
  hold: 'hold',
  relist: 'relist',
}
/** What an answer can settle, and to which state. */
const settledTo: Partial<Record<FieldKind, LineState>> = {
  board: 'boarded',
  unboard: 'listed',
  'not boarded': 'not boarded',
}

/** The moves of each line, in causal order; those of the mission as a whole are among them. */
export function movesByLine(said: readonly Said[], mission: readonly MissionMove[]): Map<string, Move[]> {
  const byId = new Map(said.map((each) => [each.at.operation.id, each]))
  const lines = new Map<string, Move[]>()
  const add = (line: string, move: Move) => {
    const own = lines.get(line)
    if (own) own.push(move)
    else lines.set(line, [move])
  }
  const counted = new Map(mission.map((each) => [each.id, each.step]))
  for (const { at, act } of said) {
    const { id } = at.operation
    const { kind, body } = act
    const step = stepOfKind[kind]
    if (step && 'line' in body) add(body.line!, { id, at, kind, step })
    else if (kind === 'manifest')
      for (const { line, state } of body.lines) add(line, { id, at, kind, step: 'set', to: state })
    else if (kind === 'line added') add(body.line, { id, at, kind, step: 'set', to: 'listed' })
    else if (kind === 'answer') {
      const settled = settledBy(body.question, body.stands, at, byId)
      if (settled) add(settled.line, { id, at, kind, step: 'settle', to: settled.to })
    } else if (kind === 'mission step') {
      const made = counted.get(id)
      const each = made === 'close doors' ? 'leave' : made === 'arrive' ? 'arrive' : undefined
      if (each) for (const line of lines.keys()) add(line, { id, at, kind, step: each })
    }
  }
  return lines
}

/** The state to which an answer brings a line: never against a hold or a withdrawal. */
function settledBy(question: string, stands: string | null, at: Placed, byId: Map<string, Said>) {
  const asked = questionOf(question)
  const about = asked?.operations.map((id) => byId.get(id)) ?? []
  const chosen = stands && asked?.operations.includes(stands) ? byId.get(stands)?.act : undefined
  const to = chosen && settledTo[chosen.kind]
  if (!to || !('line' in chosen.body) || !about.every((each) => !each || precedes(each.at, at))) return
  if (about.some((each) => each?.act.kind === 'hold' || each?.act.kind === 'withdraw')) return
  return { line: chosen.body.line!, to }
}

type Phase = { state: MissionState; doorsClosed: boolean }
const afterMissionStep: Record<MissionStep, (at: Phase) => Phase | undefined> = {
  freeze: ({ state }) => (state === 'open' ? { state: 'frozen', doorsClosed: false } : undefined),
  'close doors': ({ state, doorsClosed }) =>
    state === 'frozen' && !doorsClosed ? { state, doorsClosed: true } : undefined,
  'open doors': ({ state, doorsClosed }) =>
    state === 'frozen' && doorsClosed ? { state, doorsClosed: false } : undefined,
  depart: ({ state, doorsClosed }) =>
    state === 'frozen' && doorsClosed ? { state: 'departed', doorsClosed } : undefined,
  arrive: ({ state, doorsClosed }) => (state === 'departed' ? { state: 'arrived', doorsClosed } : undefined),
  close: ({ state, doorsClosed }) => (state === 'arrived' ? { state: 'closed', doorsClosed } : undefined),
  cancel: ({ state, doorsClosed }) =>
    ['planned', 'open', 'frozen'].includes(state) ? { state: 'cancelled', doorsClosed } : undefined,
}

/**
 * The steps of the mission that its state allowed when they were made.
 * @param onRefused is told of the others
 */
export function missionMoves(said: readonly Said[], onRefused: (at: Placed) => void): MissionMove[] {
  const moves: MissionMove[] = []
  for (const { at, act } of said) {
    const { id } = at.operation
    if (act.kind === 'manifest') {
      const { state, doorsClosed } = act.body
      moves.push({ id, at, step: 'set', state, doorsClosed })
    } else if (act.kind === 'mission step') {
      const phase = missionIn(moves, (each) => precedes(each, at))
      const after = phase && afterMissionStep[act.body.step](phase)
      if (after) moves.push({ id, at, step: act.body.step, ...after })
      else onRefused(at)
    }
  }
  return moves
}

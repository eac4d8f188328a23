// What becomes of one line of the manifest: a register of several values. Whoever acts with the present state known
// replaces it; acts that did not know of each other stand side by side, and the strongest is shown.
import { concurrent, type Placed, precedes } from './field-causal.ts'
import type { FieldKind, MissionStep } from './field-operations.ts'
import { afterStep, type LineState, type LineStep, type MissionState } from './operations-states.ts'

/** A step of the line as an operation makes it. `set`: as the manifest had it; `settle`: an answer to a question. */
export interface Move {
  id: string
  at: Placed
  kind: FieldKind
  step: LineStep | 'set' | 'settle' | 'arrive'
  /** For `set` and `settle`: to what. */
  to?: LineState
}

/** A step of the mission. */
export interface MissionMove {
  id: string
  at: Placed
  step: MissionStep | 'set'
  state: MissionState
  doorsClosed: boolean
}

export type MoveVerdict = 'stands' | 'repeated' | 'step not open' | 'doors closed'

/** From weak to strong: what is shown of acts that did not know of each other. */
const strength: LineState[] = ['listed', 'not boarded', 'boarded', 'arrived', 'withdrawn', 'on hold']
const rankOf = (move: Move, to: LineState) => (move.step === 'relist' ? 3.5 : strength.indexOf(to))

interface Standing {
  move: Move
  to: LineState
}

/** Of those inside a cut of the history, the ones that no other in it knew of. */
export function heads<T extends { at: Placed }>(
  standing: readonly T[],
  inside: (at: Placed) => boolean,
): T[] {
  const within = standing.filter(({ at }) => inside(at))
  return within.filter((each) => !within.some((other) => precedes(each.at, other.at)))
}

function strongest(standing: readonly Standing[]): Standing | undefined {
  return standing.reduce<Standing | undefined>(
    (best, each) => (best && rankOf(best.move, best.to) >= rankOf(each.move, each.to) ? best : each),
    undefined,
  )
}

const missionRank: MissionMove['step'][] = [
  'set',
  'freeze',
  'open doors',
  'close doors',
  'depart',
  'arrive',
  'close',
  'cancel',
]
/** The state of the mission in a cut: of steps that did not know of each other the later holds. */
export function missionIn(moves: readonly MissionMove[], inside: (at: Placed) => boolean) {
  return heads(moves, inside).reduce<MissionMove | undefined>(
    (best, each) => (best && missionRank.indexOf(best.step) >= missionRank.indexOf(each.step) ? best : each),
    undefined,
  )
}

export interface SettledLine {
  state: LineState
  /** The operations that the state comes from: more than one where none knew of the other. */
  whence: string[]
  verdicts: Map<string, MoveVerdict>
  /** Pairs of moves that stand and did not know of each other. */
  pairs: [Move, Move][]
}

/**
 * Settles one line.
 * @param moves of the line, in causal order; the first sets its state
 * @param mission steps of the mission that stand, in causal order
 */
export function settleLine(moves: readonly Move[], mission: readonly MissionMove[]): SettledLine {
  const standing: Standing[] = []
  const verdicts = new Map<string, MoveVerdict>()
  const stateAt = (inside: (at: Placed) => boolean) =>
    strongest(
      heads(
        standing.map(({ move, to }) => ({ at: move.at, move, to })),
        inside,
      ),
    )?.to
  for (const move of moves) {
    const known = (at: Placed) => precedes(at, move.at)
    const state = stateAt(known)
    const to = next(move, state, missionIn(mission, known))
    if (to.verdict === 'stands') standing.push({ move, to: to.state })
    if (!verdicts.has(move.id) || to.verdict === 'stands') verdicts.set(move.id, to.verdict)
  }
  const live = heads(
    standing.map(({ move, to }) => ({ at: move.at, move, to })),
    () => true,
  )
  const shown = strongest(live)!
  const phase = missionIn(mission, () => true)
  const arrived = phase?.state === 'arrived' || phase?.state === 'closed'
  return {
    state: arrived && shown.to === 'boarded' ? 'arrived' : shown.to,
    whence: live.map(({ move }) => move.id).sort(),
    verdicts,
    pairs: pairsOf(standing.map(({ move }) => move).filter(isSaid)),
  }
}

/** What was said of this line itself, and not of the mission as a whole. */
const isSaid = ({ step, kind }: Move) => step !== 'set' && kind !== 'mission step'

/**
 * A fear or a withdrawal said again stands by itself: whoever lists the person again must have known of each. A fear
 * also freezes the line of one who had withdrawn.
 */
function isWill(step: LineStep, state: LineState): boolean {
  return state === 'withdrawn'
    ? step === 'hold' || step === 'withdraw'
    : state === 'on hold' && step === 'hold'
}

function next(
  { step, to, kind }: Move,
  state: LineState | undefined,
  mission: MissionMove | undefined,
): { verdict: 'stands'; state: LineState } | { verdict: Exclude<MoveVerdict, 'stands'> } {
  if (step === 'set') return { verdict: 'stands', state: to! }
  // No answer brings back someone on hold or withdrawn: the office lists them again.
  if (step === 'settle')
    return state === 'on hold' || state === 'withdrawn'
      ? { verdict: 'step not open' }
      : { verdict: 'stands', state: to! }
  if (!state || !mission) return { verdict: 'step not open' }
  if (step === 'arrive')
    return state === 'boarded' ? { verdict: 'stands', state: 'arrived' } : { verdict: 'step not open' }
  // Closing the doors leaves behind whoever is still listed.
  if (kind === 'mission step')
    return state === 'listed' ? { verdict: 'stands', state: 'not boarded' } : { verdict: 'step not open' }
  if (mission.doorsClosed) return { verdict: 'doors closed' }
  const after = afterStep(step, isWill(step, state) ? 'listed' : state, mission.state, false)
  if (after) return { verdict: 'stands', state: after }
  return { verdict: afterStep(step, 'listed', mission.state, false) === state ? 'repeated' : 'step not open' }
}

function pairsOf(moves: readonly Move[]): [Move, Move][] {
  return moves.flatMap((one, at) =>
    moves
      .slice(at + 1)
      .filter((other) => concurrent(one.at, other.at))
      .map((other): [Move, Move] => [one, other]),
  )
}

// The state told anew after the log grew.
import { type FieldState, inOrder, type Placed, type Subjects, settle, weighs } from '@oralu/domain'
import type { Actor, Db } from '../db/transaction.ts'
import type { MissionHeld } from '../operations/manifest.ts'
import { followLines } from './effects.ts'
import { bearingOn } from './log.ts'
import { keepRaised } from './raise.ts'

/** An operation with what it is about. */
export interface Added {
  at: Placed
  about: Subjects
}

/** Folds the lines that changed, keeps what is raised, and brings the office's lines along. */
export async function refold(
  db: Db,
  actor: Actor,
  mission: MissionHeld,
  added: readonly Added[],
): Promise<FieldState> {
  // Notes change no line; whether they count at all is asked all the same.
  const weighing = added.filter(({ at }) => weighs(at.operation)).map(({ about }) => about)
  const plain = added.filter(({ at }) => !weighs(at.operation)).map(({ at }) => at)
  const lines = weighing.some(({ whole }) => whole)
    ? 'all'
    : [...new Set(weighing.flatMap((each) => each.lines))]
  const placed = [...(await bearingOn(db, mission.id, lines)), ...plain].sort(inOrder)
  const state = settle(placed)
  await keepRaised(db, mission.id, state, placed)
  // Of other lines a part of the log tells nothing.
  await followLines(db, actor, mission, lines === 'all' ? Object.keys(state.lines) : lines, state, placed)
  return state
}

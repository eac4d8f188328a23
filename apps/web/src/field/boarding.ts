import { afterStep, type GateKind, type LineState, type LineStep } from '@oralu/domain'
import type { PackLine } from './find.ts'
import { useTablet } from './kit.ts'

export type BoardWay = 'QR' | 'name' | 'paper'

/** How a line stands by the fold, and what may be done with it. */
export function useBoarding(line: PackLine) {
  const { tablet, state: mission } = useTablet()
  const folded = mission.lines[line.id]
  const state: LineState = folded?.state ?? line.state
  const passed = new Set(folded?.passed.map(({ gate }) => gate))
  const unmet: GateKind[] = line.gates
    .filter(({ kind, met }) => !met && !passed.has(kind))
    .map(({ kind }) => kind)
  const phase = mission.mission
  const may = (step: LineStep) =>
    phase !== null && afterStep(step, state, phase.state, phase.doorsClosed) !== undefined
  return {
    state,
    unmet,
    may,
    canBoard: may('board'),
    board: (by: BoardWay) => tablet.act({ kind: 'board', body: { line: line.id, by, vehicle: null, unmet } }),
  }
}

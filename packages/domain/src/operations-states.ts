// The states of a mission and of a line of its manifest, and which step leads from which to which.

export const missionStates = [
  'planned',
  'open',
  'frozen',
  'departed',
  'arrived',
  'closed',
  'cancelled',
] as const
export type MissionState = (typeof missionStates)[number]

const nextOfMission: Record<MissionState, readonly MissionState[]> = {
  planned: ['open', 'cancelled'],
  open: ['frozen', 'cancelled'],
  frozen: ['departed', 'cancelled'],
  departed: ['arrived'],
  arrived: ['closed'],
  closed: [],
  cancelled: [],
}

/** The states into which a mission may go from this one. */
export function nextMissionStates(state: MissionState): readonly MissionState[] {
  return nextOfMission[state]
}

export function canMove(from: MissionState, to: MissionState): boolean {
  return nextOfMission[from].includes(to)
}

export const lineStates = ['listed', 'on hold', 'withdrawn', 'boarded', 'not boarded', 'arrived'] as const
export type LineState = (typeof lineStates)[number]

/** A line that travels, or is still to. On hold, withdrawn and not boarded stay behind. */
export function travels(state: LineState): boolean {
  return state === 'listed' || state === 'boarded' || state === 'arrived'
}

export type LineStep = 'hold' | 'withdraw' | 'relist' | 'board' | 'unboard' | 'leave'

const stepsOfLine: Record<
  LineStep,
  { from: readonly LineState[]; to: LineState; mission: readonly MissionState[] }
> = {
  hold: { from: ['listed', 'boarded', 'not boarded'], to: 'on hold', mission: ['open', 'frozen'] },
  withdraw: {
    from: ['listed', 'boarded', 'not boarded', 'on hold'],
    to: 'withdrawn',
    mission: ['open', 'frozen'],
  },
  relist: { from: ['withdrawn', 'on hold'], to: 'listed', mission: ['open', 'frozen'] },
  board: { from: ['listed', 'not boarded'], to: 'boarded', mission: ['frozen'] },
  unboard: { from: ['boarded'], to: 'listed', mission: ['frozen'] },
  leave: { from: ['listed', 'boarded'], to: 'not boarded', mission: ['frozen'] },
}

/** The state a step leads to, or undefined where the step is not open. Nothing moves once the doors are closed. */
export function afterStep(
  step: LineStep,
  state: LineState,
  mission: MissionState,
  doorsClosed: boolean,
): LineState | undefined {
  const { from, to, mission: during } = stepsOfLine[step]
  return !doorsClosed && during.includes(mission) && from.includes(state) ? to : undefined
}

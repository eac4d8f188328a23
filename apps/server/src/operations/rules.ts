// Rules of a mission that need no database.
import {
  type Blocker,
  type GateVerdict,
  gateHolder,
  gateKinds,
  type HeadCount,
  type Leg,
  type LineState,
  type MissionPermission,
  type MissionState,
  travels,
  unmet,
} from '@oralu/domain'

/** Permissions that end within this are shown to whoever plans the departure. */
export const soonMs = 72 * 3_600_000

/** The day in a place. */
export function dayIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)
}

/** The office's own zone, where a mission has no leg yet. */
const office = 'Asia/Almaty'

/** The day on which gates must hold: that of the planned departure, or today once it has come. */
export function dayOfDeparture(legs: readonly Pick<Leg, 'departsAt' | 'fromZone'>[], now: Date): string {
  const first = legs[0]
  const today = dayIn(first?.fromZone ?? office, now)
  const planned = first ? dayIn(first.fromZone, new Date(first.departsAt)) : today
  if (planned > today) return planned
  return today
}

export function permissionState(
  row: { state: string; expires_at: string | null },
  now: Date,
): MissionPermission['state'] {
  if (row.state === 'granted' && row.expires_at && new Date(row.expires_at) <= now) return 'expired'
  return row.state as MissionPermission['state']
}

export function endsSoon(row: { state: string; expires_at: string | null }, now: Date): boolean {
  if (row.state !== 'granted' || !row.expires_at) return false
  const left = new Date(row.expires_at).getTime() - now.getTime()
  return left > 0 && left <= soonMs
}

/** A head-count is closed when it is as expected, or explained. */
export function isClosed(count: Pick<HeadCount, 'counted' | 'expected' | 'explanation'>): boolean {
  return count.counted === count.expected || count.explanation !== null
}

interface Judged {
  state: LineState
  verdicts: readonly GateVerdict[]
}

/** The newest head-count of each step and leg. */
export function lastCounts(counts: readonly HeadCount[]): HeadCount[] {
  return [...new Map(counts.map((each) => [`${each.step} ${each.legId}`, each])).values()]
}

/** What stands between a mission and its next step, in the order in which one would clear it. */
export function blockersOf(mission: {
  state: MissionState
  doorsClosed: boolean
  legs: readonly Leg[]
  permissions: readonly MissionPermission[]
  lines: readonly Judged[]
  headCounts: readonly HeadCount[]
}): Blocker[] {
  const { state, doorsClosed, legs, permissions, lines, headCounts } = mission
  const blockers: Blocker[] = []
  const say = (code: Blocker['code'], holder: Blocker['holder'], more: Partial<Blocker> = {}) =>
    blockers.push({ code, gate: null, count: 1, about: null, holder, blocks: true, ...more })
  if (state === 'closed' || state === 'cancelled') return []
  const leaving = state !== 'departed' && state !== 'arrived'
  if (leaving) {
    if (legs.length === 0) say('no-leg', 'mission_planner')
    for (const { giver, state: given } of permissions) {
      if (given !== 'granted') say(`permission-${given}`, 'consular_officer', { about: giver })
    }
    const going = lines.filter((line) => travels(line.state))
    if (going.length === 0) say('nobody-listed', 'mission_planner')
    for (const gate of gateKinds) {
      const count = going.filter((line) => unmet(line.verdicts).some((each) => each.kind === gate)).length
      if (count > 0) say('gate', gateHolder[gate], { gate, count })
    }
    const held = lines.filter((line) => line.state === 'on hold').length
    if (held > 0) say('on-hold', 'child_protection_officer', { count: held, blocks: false })
    const waiting = lines.filter((line) => line.state === 'listed').length
    if (state === 'frozen' && !doorsClosed && waiting > 0)
      say('not-yet-boarded', 'field_officer', { count: waiting })
    if (doorsClosed && !headCounts.some((each) => each.step === 'departure'))
      say('head-count', 'field_officer', { about: 'departure', count: 0 })
  }
  if (state === 'arrived' && !headCounts.some((each) => each.step === 'arrival'))
    say('head-count', 'field_officer', { about: 'arrival', count: 0 })
  for (const { step, counted, expected, ...each } of lastCounts(headCounts)) {
    if (!isClosed({ counted, expected, ...each }))
      say('head-count', 'field_officer', { about: step, count: Math.abs(counted - expected) })
  }
  return blockers
}

export interface VersionLineRow {
  line: string
  anchor: string
  sex: string
  child: boolean
  seat: string | null
  together: string
}

/** Two versions side by side. */
export function differences(before: readonly VersionLineRow[], after: readonly VersionLineRow[]) {
  const was = new Map(before.map((row) => [row.line, row]))
  const is = new Set(after.map((row) => row.line))
  return {
    added: after.filter((row) => !was.has(row.line)),
    removed: before.filter((row) => !is.has(row.line)),
    changed: after.filter((row) => {
      const old = was.get(row.line)
      return (
        old &&
        (old.seat !== row.seat ||
          old.together !== row.together ||
          old.child !== row.child ||
          old.sex !== row.sex)
      )
    }),
  }
}

export function compositionOfLines(lines: readonly Pick<VersionLineRow, 'sex' | 'child'>[]) {
  return {
    total: lines.length,
    men: lines.filter((row) => !row.child && row.sex === 'male').length,
    women: lines.filter((row) => !row.child && row.sex === 'female').length,
    children: lines.filter((row) => row.child).length,
  }
}

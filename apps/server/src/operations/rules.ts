// Rules of a mission that need no database. What blocks it stands in board.ts.
import { dayIn, type HeadCount, type Leg, type MissionPermission, officeZone } from '@oralu/domain'

/** Permissions that end within this are shown to whoever plans the departure. */
export const soonMs = 72 * 3_600_000

/** The day on which gates must hold: that of the planned departure, or today once it has come. */
export function dayOfDeparture(legs: readonly Pick<Leg, 'departsAt' | 'fromZone'>[], now: Date): string {
  const first = legs[0]
  const today = dayIn(first?.fromZone ?? officeZone, now)
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

/** The newest head-count of each step, leg and handover. */
export function lastCounts(counts: readonly HeadCount[]): HeadCount[] {
  return [...new Map(counts.map((each) => [`${each.step} ${each.legId} ${each.handoverId}`, each])).values()]
}

export interface VersionLineRow {
  line: string
  anchor: string
  sex: string
  child: boolean
  seat: string | null
  /** Absent in versions made before vehicles were kept. */
  carriage?: string | null
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
          (old.carriage ?? null) !== (row.carriage ?? null) ||
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

/** The instant some hours before another. */
export const hoursBefore = (instant: string, hours: number) =>
  new Date(new Date(instant).getTime() - hours * 3_600_000).toISOString()

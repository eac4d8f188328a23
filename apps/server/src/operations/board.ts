// The go / no-go board: what stands between a mission and its next step, in the order in which one would clear it.
// Pure: the same situation gives the same board.
import {
  type Blocker,
  type Carriage,
  type GateVerdict,
  type HeadCount,
  type Leg,
  type LineState,
  leadHours,
  type MissionCheck,
  type MissionPermission,
  type MissionState,
  travels,
  type Waiver,
} from '@oralu/domain'
import { legBlockers } from './capacity.ts'
import { gateBlockers, permissionBlockers } from './papers.ts'
import { hoursBefore, isClosed, lastCounts } from './rules.ts'

/** A line as the board needs it. */
export interface BoardLine {
  state: LineState
  verdicts: readonly GateVerdict[]
  berth: string
  /** kg; null: not weighed */
  weight: number | null
  medicNear: boolean
  escortNeeded: boolean
  listedAt: string
  /** handed over to the arrival centre */
  received: boolean
  /** what was recorded for its gates, oldest first */
  entries: readonly { kind: string; at: string; expiresOn: string | null; withdrawn: boolean }[]
}

export interface Situation {
  state: MissionState
  doorsClosed: boolean
  plannedAt: string
  legs: readonly Leg[]
  permissions: readonly MissionPermission[]
  lines: readonly BoardLine[]
  headCounts: readonly HeadCount[]
  carriages: readonly Carriage[]
  checks: readonly MissionCheck[]
  waivers: readonly Waiver[]
  /** blank travel documents on hand; null: the office keeps no stock */
  blanks: number | null
  now: Date
}

/** A blocker before what is common to all is filled in. */
export type Found = Pick<Blocker, 'code' | 'holder'> & Partial<Blocker>

export function blockersOf(situation: Situation): Blocker[] {
  const { state } = situation
  if (state === 'closed' || state === 'cancelled') return []
  const leaving = state !== 'departed' && state !== 'arrived'
  const found = [
    ...(leaving ? beforeLeaving(situation) : []),
    ...countBlockers(situation),
    ...receptionBlockers(situation),
  ]
  return found.map((each) => finished(each, situation))
}

function finished(found: Found, { legs, waivers }: Situation): Blocker {
  const departsAt = legs[0]?.departsAt
  const lead = leadHours[found.gate ?? found.code]
  const waiver = waivers.find(
    ({ code, aboutId }) => code === found.code && aboutId === (found.opens?.id ?? null),
  )
  return {
    gate: null,
    count: 1,
    about: null,
    standard: null,
    since: null,
    opens: null,
    tooLate: departsAt && lead !== undefined ? hoursBefore(departsAt, lead) : null,
    ...found,
    blocks: (found.blocks ?? true) && !waiver,
    waived: waiver?.reason ?? null,
  }
}

function beforeLeaving(situation: Situation): Found[] {
  const { state, doorsClosed, plannedAt, legs, carriages, lines } = situation
  const going = lines.filter((line) => travels(line.state))
  const found: Found[] = []
  if (legs.length === 0)
    found.push({
      code: 'no-leg',
      holder: 'mission_planner',
      since: plannedAt,
      opens: { what: 'leg', id: null },
    })
  found.push(...permissionBlockers(situation))
  for (const [at, leg] of legs.entries())
    found.push(
      ...legBlockers(
        leg,
        legs[at - 1],
        carriages.filter(({ legId }) => legId === leg.id),
        going,
      ),
    )
  if (going.length === 0)
    found.push({
      code: 'nobody-listed',
      holder: 'mission_planner',
      since: plannedAt,
      opens: { what: 'manifest', id: null },
    })
  found.push(...gateBlockers(going, situation), ...checkBlockers(situation))
  const held = lines.filter((line) => line.state === 'on hold').length
  if (held > 0)
    found.push({
      code: 'on-hold',
      holder: 'child_protection_officer',
      count: held,
      blocks: false,
      opens: { what: 'manifest', id: null },
    })
  const waiting = lines.filter((line) => line.state === 'listed').length
  if (state === 'frozen' && !doorsClosed && waiting > 0)
    found.push({
      code: 'not-yet-boarded',
      holder: 'field_officer',
      count: waiting,
      opens: { what: 'boarding', id: null },
    })
  return found
}

/** What was due and is not done; once the doors are closed, all that is due before the arrival. */
function checkBlockers({ checks, doorsClosed, now }: Situation): Found[] {
  return checks
    .filter(
      ({ doneAt, dueAt, phase }) =>
        !doneAt && phase !== 'arrival' && (doorsClosed || (dueAt !== null && new Date(dueAt) <= now)),
    )
    .map(({ id, ownerRole, text, standard, dueAt }) => ({
      code: 'check-open',
      holder: ownerRole,
      about: text,
      standard,
      since: dueAt,
      opens: { what: 'check', id },
    }))
}

function countBlockers({ state, doorsClosed, headCounts }: Situation): Found[] {
  const holder = 'field_officer'
  const owed = state === 'arrived' ? 'arrival' : doorsClosed && state === 'frozen' ? 'departure' : undefined
  const found: Found[] = []
  if (owed && !headCounts.some((each) => each.step === owed))
    found.push({
      code: 'head-count',
      holder,
      about: owed,
      count: 0,
      opens: { what: 'head-count', id: null },
    })
  for (const each of lastCounts(headCounts)) {
    if (!isClosed(each))
      found.push({
        code: 'head-count',
        holder,
        about: each.step,
        count: Math.abs(each.counted - each.expected),
        since: each.recordedAt,
        opens: { what: 'head-count', id: each.id },
      })
  }
  return found
}

/** Those who arrived and whom nobody at the arrival centre has received yet. The mission may close all the same. */
function receptionBlockers({ state, lines }: Situation): Found[] {
  const waiting = lines.filter((line) => line.state === 'arrived' && !line.received).length
  if (state !== 'arrived' || waiting === 0) return []
  return [
    {
      code: 'handover',
      holder: 'field_officer',
      count: waiting,
      blocks: false,
      opens: { what: 'handover', id: null },
    },
  ]
}

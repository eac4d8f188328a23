// Whether the vehicles of a leg can carry those who travel: places, weight, range, time, and who must go along.
import type { Carriage, Leg } from '@oralu/domain'
import type { BoardLine, Found } from './board.ts'

/**
 * Standard masses where nobody was weighed, kg: an adult with hand baggage, an infant on a lap, and checked baggage.
 * Commission Regulation (EU) 965/2012, AMC1 CAT.POL.MAB.100(e). Who may be under 18 counts as an adult: the
 * regulation's child is under 12.
 */
export const standardMass = { adult: 84, lap: 10, baggage: 15 }

export function massOf({ weight, berth }: Pick<BoardLine, 'weight' | 'berth'>): number {
  if (berth === 'lap') return weight ?? standardMass.lap
  return (weight ?? standardMass.adult) + standardMass.baggage
}

/** What one leg lacks. `carriages` are those of the leg, `going` those who travel. */
export function legBlockers(
  leg: Leg,
  before: Leg | undefined,
  carriages: readonly Carriage[],
  going: readonly BoardLine[],
): Found[] {
  const about = `${leg.seq}. ${leg.from} – ${leg.to}`
  const found: Found[] = []
  const say = (code: Found['code'], more: Partial<Found> = {}) =>
    found.push({
      code,
      holder: 'mission_planner',
      about,
      since: leg.recordedAt,
      opens: { what: 'leg', id: leg.id },
      ...more,
    })
  if (before && new Date(before.arrivesAt) > new Date(leg.departsAt)) say('leg-order')
  if (carriages.length === 0) {
    say('no-vehicle')
    return found
  }
  for (const carriage of carriages) {
    const named = { about: `${about}: ${carriage.vehicle.mark}`, since: carriage.recordedAt }
    const late = carriage.readyUntil && new Date(carriage.readyUntil) < new Date(leg.arrivesAt)
    const early = carriage.readyFrom && new Date(carriage.readyFrom) > new Date(leg.departsAt)
    if (late || early) say('window', { ...named, opens: { what: 'leg', id: carriage.id } })
    if (carriage.alsoOn.length > 0) say('vehicle-twice', named)
    const { rangeKm } = carriage.vehicle
    if (leg.distanceKm && rangeKm && rangeKm < leg.distanceKm)
      say('range', { ...named, count: leg.distanceKm - rangeKm })
  }
  const attendants = carriages.flatMap((each) => each.attendants).filter(({ duty }) => duty !== 'crew')
  const needs = (berth: string) => going.filter((line) => line.berth === berth).length
  const has = (of: 'seats' | 'stretchers' | 'wheelchairs') =>
    carriages.reduce((sum, { vehicle }) => sum + vehicle[of], 0)
  const short = {
    'seats-short': needs('seat') + attendants.length - has('seats'),
    'stretchers-short': needs('stretcher') - has('stretchers'),
    'wheelchairs-short': needs('wheelchair') - has('wheelchairs'),
  }
  for (const [code, count] of Object.entries(short)) if (count > 0) say(code as keyof typeof short, { count })
  const payload = carriages.reduce(
    (sum, { vehicle }) => sum + (vehicle.payloadKg ?? Number.POSITIVE_INFINITY),
    0,
  )
  const mass =
    going.reduce((sum, line) => sum + massOf(line), 0) +
    attendants.length * (standardMass.adult + standardMass.baggage)
  if (mass > payload) say('payload', { count: mass - payload })
  if (
    leg.mode === 'air' &&
    !(leg.distanceKm && payload < Infinity && carriages.every((each) => each.vehicle.rangeKm))
  )
    say('figures-missing', { blocks: false })
  const goesAlong = (duty: string) => attendants.some((each) => each.duty === duty)
  const medical = going.filter(({ medicNear, berth }) => medicNear || berth === 'stretcher').length
  if (medical > 0 && !goesAlong('medic')) say('no-medic', { count: medical })
  const escorted = going.filter(({ escortNeeded }) => escortNeeded).length
  if (escorted > 0 && !goesAlong('escort')) say('no-escort', { count: escorted })
  return found
}

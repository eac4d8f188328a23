// Vehicles on legs as the solver and the seat map see them.
import { cabin } from '@oralu/assignment'
import { type Cabin, type Carriage, dayIn, type Leg, type Vehicle } from '@oralu/domain'

/** How seats without numbers are drawn: four a row, counted through. */
const across = 4

function berthsOf(vehicle: Vehicle): Cabin['berths'] {
  const { seats, seatRows, seatColumns, seatsLeftOut, stretchers, wheelchairs } = vehicle
  if (seatRows && seatColumns)
    return cabin({ rows: seatRows, columns: seatColumns, leftOut: seatsLeftOut, stretchers, wheelchairs })
  const rows = Math.max(1, Math.ceil(seats / across))
  const special = cabin({ rows, columns: 'AB-CD', stretchers, wheelchairs }).filter(
    ({ kind }) => kind !== 'seat',
  )
  const numbered = Array.from({ length: seats }, (_, at) => ({
    id: String(at + 1),
    kind: 'seat' as const,
    row: Math.floor(at / across) + 1,
    place: at % across,
    bench: at % across < 2 ? 0 : 1,
  }))
  return [...numbered, ...special]
}

export function cabinOf({ id, vehicle, attendants }: Carriage, leg: Leg): Cabin {
  const count = (...duties: string[]) => attendants.filter(({ duty }) => duties.includes(duty)).length
  return {
    carriageId: id,
    mark: vehicle.mark,
    from: leg.from,
    to: leg.to,
    departsAt: leg.departsAt,
    zone: leg.fromZone,
    day: dayIn(leg.fromZone, new Date(leg.departsAt)),
    berths: berthsOf(vehicle),
    medics: count('medic'),
    escorts: count('escort'),
    others: count('psychologist', 'interpreter'),
    payloadKg: vehicle.payloadKg,
  }
}

// A mission as the board sees it, with nothing missing, for tests to take something away.
import type { Carriage, Leg } from '@oralu/domain'
import type { BoardLine, Situation } from '../../src/operations/board.ts'

export const boardLine = (more: Partial<BoardLine> = {}): BoardLine => ({
  state: 'listed',
  verdicts: [],
  berth: 'seat',
  weight: null,
  medicNear: false,
  escortNeeded: false,
  listedAt: '2026-05-01T00:00:00Z',
  received: false,
  entries: [],
  ...more,
})

export const flight = (more: Partial<Leg> = {}): Leg => ({
  id: 'flight',
  seq: 1,
  mode: 'air',
  from: 'Qamishli',
  fromZone: 'Asia/Damascus',
  to: 'Aktau',
  toZone: 'Asia/Aqtau',
  departsAt: '2026-05-10T06:00:00Z',
  arrivesAt: '2026-05-10T10:00:00Z',
  departedAt: null,
  arrivedAt: null,
  distanceKm: 1650,
  states: [],
  recordedAt: '2026-05-01T00:00:00Z',
  ...more,
})

export const carriage = (
  vehicle: Partial<Carriage['vehicle']> = {},
  more: Partial<Carriage> = {},
): Carriage => ({
  id: 'carriage',
  legId: 'flight',
  vehicle: {
    id: 'vehicle',
    kind: 'aircraft',
    mark: 'UP-1',
    operator: 'A charter operator',
    model: null,
    seats: 10,
    seatRows: null,
    seatColumns: null,
    seatsLeftOut: [],
    stretchers: 1,
    wheelchairs: 1,
    payloadKg: 2000,
    rangeKm: 3000,
    ...vehicle,
  },
  readyFrom: null,
  readyUntil: null,
  attendants: [
    { id: 'medic', duty: 'medic', name: 'A medic', title: null },
    { id: 'escort', duty: 'escort', name: 'An escort', title: null },
  ],
  alsoOn: [],
  recordedAt: '2026-05-02T00:00:00Z',
  ...more,
})

export const situation = (more: Partial<Situation> = {}): Situation => ({
  state: 'open',
  doorsClosed: false,
  plannedAt: '2026-05-01T00:00:00Z',
  legs: [flight()],
  permissions: [],
  lines: [boardLine()],
  headCounts: [],
  carriages: [carriage()],
  checks: [],
  waivers: [],
  blanks: null,
  now: new Date('2026-05-05T00:00:00Z'),
  ...more,
})

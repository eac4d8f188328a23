// What the board says of a plan: each thing taken away from a mission that lacks nothing is named once, with who
// holds it, and with when it will be too late.
import {
  type MissionCheck,
  type MissionPermission,
  newBornFrom,
  pregnantUntil,
  seatLabels,
  standardChecks,
  waysAround,
} from '@oralu/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockersOf, type Situation } from '../../src/operations/board.ts'
import { massOf } from '../../src/operations/capacity.ts'
import { boardLine, carriage, flight, situation } from './board-arrange.ts'

const codes = (more: Partial<Situation>) => blockersOf(situation(more)).map(({ code }) => code)

const permission = (more: Partial<MissionPermission> = {}): MissionPermission => ({
  id: 'permission',
  giverKind: 'state overflown',
  giver: 'A transit state',
  what: 'overflight',
  state: 'granted',
  document: 'note 12',
  grantedOn: '2026-05-01',
  expiresAt: null,
  legId: null,
  stateCode: 'IQ',
  askedOn: null,
  answeredBy: null,
  fileId: 'file',
  refusedAt: null,
  refusedWhy: null,
  soon: false,
  recordedBy: '',
  recordedAt: '2026-05-01T00:00:00Z',
  ...more,
})

const check = (more: Partial<MissionCheck> = {}): MissionCheck => ({
  id: 'check',
  phase: 'day before',
  ownerRole: 'clinician',
  hoursBefore: 24,
  standard: 'fitness-seen',
  text: null,
  owner: null,
  dueAt: '2026-05-09T06:00:00Z',
  doneBy: null,
  doneAt: null,
  note: null,
  recordedAt: '2026-05-01T00:00:00Z',
  ...more,
})

it('says nothing of a mission that lacks nothing', () => {
  expect(blockersOf(situation())).toEqual([])
})

describe('places, weight, range', () => {
  it('counts seats for those who go along, none for an infant on a lap, and other places each for itself', () => {
    const eight = Array.from({ length: 8 }, () => boardLine())
    expect(codes({ lines: eight })).toEqual([])
    expect(codes({ lines: [...eight, boardLine({ berth: 'lap' })] })).toEqual([])
    expect(blockersOf(situation({ lines: [...eight, boardLine()] }))).toMatchObject([
      {
        code: 'seats-short',
        count: 1,
        holder: 'mission_planner',
        blocks: true,
        opens: { what: 'leg', id: 'flight' },
      },
    ])
    const lying = boardLine({ berth: 'stretcher' })
    expect(codes({ lines: [lying] })).toEqual([])
    expect(codes({ lines: [lying, lying] })).toEqual(['stretchers-short'])
    expect(codes({ lines: Array(3).fill(boardLine({ berth: 'wheelchair' })) })).toEqual(['wheelchairs-short'])
  })
  it('adds up all vehicles of a leg, and none of another', () => {
    const lines = Array.from({ length: 16 }, () => boardLine({ weight: 40 }))
    expect(codes({ lines })).toEqual(['seats-short'])
    const second = carriage({ id: 'other' }, { id: 'second', attendants: [] })
    expect(codes({ lines, carriages: [carriage(), second] })).toEqual([])
    expect(codes({ lines, carriages: [carriage(), { ...second, legId: 'elsewhere' }] })).toEqual([
      'seats-short',
    ])
  })
  it('never weighs less for one person more, and needs the payload to the kilogram', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 2, max: 150 })), { maxLength: 8 }), (weights) => {
        const lines = weights.map((weight) => boardLine({ weight }))
        const mass = lines.reduce((sum, line) => sum + massOf(line), 0)
        const fits = (payloadKg: number) =>
          codes({ lines: [...lines, boardLine()], carriages: [carriage({ payloadKg }, { attendants: [] })] })
        const all = mass + massOf(boardLine())
        expect(fits(all)).toEqual([])
        expect(fits(all - 1)).toEqual(['payload'])
      }),
    )
  })
  it('does not send an aircraft farther than it flies, and says so where the figures are missing', () => {
    expect(blockersOf(situation({ carriages: [carriage({ rangeKm: 1600 })] }))).toMatchObject([
      { code: 'range', count: 50, about: '1. Qamishli – Aktau: UP-1' },
    ])
    for (const unknown of [{ rangeKm: null }, { payloadKg: null }])
      expect(blockersOf(situation({ carriages: [carriage(unknown)] }))).toMatchObject([
        { code: 'figures-missing', blocks: false },
      ])
    expect(
      codes({ legs: [flight({ mode: 'road', distanceKm: null })], carriages: [carriage({ rangeKm: null })] }),
    ).toEqual([])
  })
})

describe('time, and who goes along', () => {
  it('wants a vehicle for each leg, held ready for all of it, and nowhere else meanwhile', () => {
    expect(codes({ carriages: [] })).toEqual(['no-vehicle'])
    expect(codes({ carriages: [carriage({}, { readyUntil: '2026-05-10T09:59:00Z' })] })).toEqual(['window'])
    expect(codes({ carriages: [carriage({}, { readyFrom: '2026-05-10T06:01:00Z' })] })).toEqual(['window'])
    expect(codes({ carriages: [carriage({}, { alsoOn: [7] })] })).toEqual(['vehicle-twice'])
    const bus = flight({
      id: 'bus',
      seq: 2,
      mode: 'road',
      departsAt: '2026-05-10T09:00:00Z',
      arrivesAt: '2026-05-10T12:00:00Z',
    })
    expect(codes({ legs: [flight(), bus], carriages: [carriage(), carriage({}, { legId: 'bus' })] })).toEqual(
      ['leg-order'],
    )
  })
  it('wants a medic and an escort only where someone needs them', () => {
    const alone = { carriages: [carriage({}, { attendants: [] })] }
    expect(codes(alone)).toEqual([])
    expect(codes({ ...alone, lines: [boardLine({ medicNear: true })] })).toEqual(['no-medic'])
    expect(codes({ ...alone, lines: [boardLine({ berth: 'stretcher' })] })).toEqual(['no-medic'])
    expect(codes({ ...alone, lines: [boardLine({ escortNeeded: true })] })).toEqual(['no-escort'])
    expect(
      codes({ ...alone, lines: [boardLine(), boardLine({ state: 'withdrawn', medicNear: true })] }),
    ).toEqual([])
  })
  it('is set aside by a named authority for that leg alone, and stays shown', () => {
    const waiver = {
      id: 'w',
      code: 'no-vehicle' as const,
      aboutId: 'flight',
      reason: 'hired on the day',
      recordedBy: '',
      recordedAt: '',
    }
    expect(blockersOf(situation({ carriages: [], waivers: [waiver] }))).toMatchObject([
      { code: 'no-vehicle', blocks: false, waived: 'hired on the day' },
    ])
    expect(
      blockersOf(situation({ carriages: [], waivers: [{ ...waiver, aboutId: 'other' }] }))[0]?.blocks,
    ).toBe(true)
  })
})

describe('permissions', () => {
  it('names each state of a leg that was never asked', () => {
    const legs = [flight({ states: ['IQ', 'IR'] })]
    expect(blockersOf(situation({ legs, permissions: [permission()] }))).toMatchObject([
      {
        code: 'permission-missing',
        about: 'IR',
        holder: 'consular_officer',
        tooLate: '2026-05-07T06:00:00.000Z',
      },
    ])
    expect(
      codes({ legs, permissions: [permission(), permission({ id: 'p', stateCode: 'IR', legId: 'other' })] }),
    ).toEqual(['permission-missing'])
  })
  it('tells since when it is asked, refused or ended; a document without its file is shown and does not block', () => {
    const said = (more: Partial<MissionPermission>) =>
      blockersOf(situation({ permissions: [permission(more)] }))[0]
    expect(said({ state: 'asked', askedOn: '2026-04-20' })).toMatchObject({
      code: 'permission-asked',
      since: '2026-04-20T00:00:00Z',
    })
    expect(said({ state: 'refused', refusedAt: '2026-05-10T05:00:00Z' })?.since).toBe('2026-05-10T05:00:00Z')
    expect(said({ state: 'expired', expiresAt: '2026-05-04T00:00:00Z' })?.since).toBe('2026-05-04T00:00:00Z')
    expect(said({ fileId: null })).toMatchObject({ code: 'document-without-file', blocks: false })
  })
  it('is stopped by a refusal only while a leg touches that state, or no leg names any', () => {
    const blocks = (...states: string[]) =>
      blockersOf(
        situation({ legs: [flight({ states })], permissions: [permission({ state: 'refused' })] }),
      ).find(({ code }) => code === 'permission-refused')?.blocks
    expect([blocks('IQ', 'IR'), blocks(), blocks('AZ')]).toEqual([true, true, false])
  })
  it('offers only the ways that do without the state that refuses', () => {
    const way = (id: string, states: string[], legId = 'flight') => ({ id, legId, states, takenAt: null })
    const legs = [flight({ states: ['IQ', 'IR'] })]
    const ways = [way('around', ['AZ']), way('through', ['IQ', 'AZ']), way('other leg', [], 'bus')]
    expect(waysAround(permission({ state: 'refused' }), legs, ways).map(({ id }) => id)).toEqual(['around'])
  })
})

describe('papers and checks', () => {
  it('says when a fitness ends before the arrival there', () => {
    const fit = (expiresOn: string) =>
      boardLine({
        verdicts: [{ kind: 'fitness', state: 'met', why: null }],
        entries: [{ kind: 'fitness', at: '2026-05-01T00:00:00Z', expiresOn, withdrawn: false }],
      })
    // 22:30 in UTC is the next day in Aktau.
    const legs = [flight({ arrivesAt: '2026-05-10T22:30:00Z' })]
    expect(codes({ legs, lines: [fit('2026-05-11')] })).toEqual([])
    expect(blockersOf(situation({ legs, lines: [fit('2026-05-10')] }))).toMatchObject([
      { code: 'fitness-ends', count: 1, holder: 'clinician' },
    ])
  })
  it('compares blanks with those who have no exit document, where the office keeps a stock', () => {
    const bare = boardLine({ verdicts: [{ kind: 'exit', state: 'unmet', why: 'missing' }] })
    const short = (blanks: number | null) => codes({ lines: [bare, bare], blanks })
    expect([short(null), short(2), short(1)]).toEqual([['gate'], ['gate'], ['gate', 'document-stock']])
  })
  it('names a check once it is due, and all of them once the doors are closed', () => {
    expect(codes({ checks: [check()] })).toEqual([])
    const now = new Date('2026-05-09T06:00:00Z')
    expect(blockersOf(situation({ checks: [check()], now }))).toMatchObject([
      {
        code: 'check-open',
        holder: 'clinician',
        standard: 'fitness-seen',
        opens: { what: 'check', id: 'check' },
      },
    ])
    expect(codes({ checks: [check({ doneAt: '2026-05-09T05:00:00Z' })], now })).toEqual([])
    const closed = { state: 'frozen' as const, doorsClosed: true, lines: [boardLine({ state: 'boarded' })] }
    expect(codes({ ...closed, checks: [check(), check({ phase: 'arrival' })] })).toEqual([
      'check-open',
      'head-count',
    ])
  })
  it('names those who arrived and were received by nobody, and lets the mission close all the same', () => {
    const arrived = { state: 'arrived' as const }
    const lines = [boardLine({ ...arrived, received: true }), boardLine(arrived)]
    expect(blockersOf(situation({ ...arrived, lines }))).toMatchObject([
      { code: 'head-count', about: 'arrival' },
      { code: 'handover', count: 1, blocks: false },
    ])
  })
  it('knows the last day of a pregnant traveller, and the first of a new-born', () => {
    expect(pregnantUntil(30, false, '2026-05-01')).toBe('2026-06-11')
    expect(pregnantUntil(30, true, '2026-05-01')).toBe('2026-05-14')
    expect(pregnantUntil(36, false, '2026-05-01')).toBeNull()
    expect(newBornFrom('2026-02-25')).toBe('2026-03-04')
  })
  it('numbers the seats of a grid', () => {
    expect(seatLabels({ seatRows: 2, seatColumns: 'AB-C', seatsLeftOut: ['1A'] })).toEqual([
      '1B',
      '1C',
      '2A',
      '2B',
      '2C',
    ])
    expect(seatLabels({ seatsLeftOut: [] })).toBeUndefined()
    expect(new Set(standardChecks).size).toBe(standardChecks.length)
  })
})

// Each gate's rule, and the states of a mission and of a line, without a database.
import {
  afterStep,
  canBePassed,
  canMove,
  type GateDetails,
  type GateKind,
  gatesOf,
  judge,
  type LineFacts,
  missionStates,
  nextMissionStates,
} from '@oralu/domain'
import { describe, expect, it } from 'vitest'
import { blockersOf } from '../../src/operations/board.ts'
import { dayOfDeparture, differences, endsSoon, permissionState } from '../../src/operations/rules.ts'
import { boardLine, situation } from './board-arrange.ts'

const adult: LineFacts = {
  child: false,
  known: true,
  questions: 0,
  citizen: true,
  motherOfCitizen: false,
  apart: 0,
}
const talk = {
  language: 'kk',
  interpreter: null,
  privateRoom: true,
  witness: 'w',
  present: 'p',
  guardPresent: false,
  alternatives: true,
}
const record = (
  details: GateDetails,
  more: { expiresOn?: string; signedBy?: string; withdrawn?: boolean } = {},
) => ({
  kind: details.kind as GateKind,
  details,
  expiresOn: more.expiresOn ?? null,
  signedBy: more.signedBy ?? null,
  withdrawn: more.withdrawn ?? false,
})
const why = (kind: GateKind, facts: LineFacts, ...records: ReturnType<typeof record>[]) => {
  const verdict = judge(facts, records, '2026-05-10').find((each) => each.kind === kind)!
  return verdict.state === 'unmet' ? verdict.why : verdict.state
}

describe('which gates a line needs', () => {
  it('asks an adult to decide, and never a child', () => {
    expect(gatesOf(false)).toContain('decision')
    expect(gatesOf(false)).not.toContain('consent')
    expect(gatesOf(true)).toContain('consent')
    expect(gatesOf(true)).not.toContain('decision')
  })
})

describe('gates', () => {
  it('identity: a record, and no open question', () => {
    expect(why('identity', adult)).toBe('met')
    expect(why('identity', { ...adult, known: false })).toBe('not-in-register')
    expect(why('identity', { ...adult, questions: 1 })).toBe('open-question')
  })
  it('nationality: a citizen, or the mother of one after a family-unity review', () => {
    const review = record({ kind: 'nationality', basis: 'family-unity review' })
    expect(why('nationality', adult)).toBe('met')
    expect(why('nationality', { ...adult, citizen: false })).toBe('no-citizen-finding')
    expect(why('nationality', { ...adult, citizen: false }, review)).toBe('not-mother-of-citizen')
    expect(why('nationality', { ...adult, citizen: false, motherOfCitizen: true }, review)).toBe('met')
  })
  it('decision: in private, with the alternatives, and with no guard', () => {
    expect(why('decision', adult)).toBe('missing')
    expect(why('decision', adult, record({ kind: 'decision', ...talk }))).toBe('met')
    expect(why('decision', adult, record({ kind: 'decision', ...talk, guardPresent: true }))).toBe(
      'guard-present',
    )
    expect(why('decision', adult, record({ kind: 'decision', ...talk, privateRoom: false }))).toBe(
      'no-private-room',
    )
    expect(why('decision', adult, record({ kind: 'decision', ...talk, alternatives: false }))).toBe(
      'alternatives-not-explained',
    )
    expect(why('decision', adult, record({ kind: 'decision', ...talk }, { withdrawn: true }))).toBe(
      'withdrawn',
    )
  })
  it('consent: a parent’s, or a determination with a second signer', () => {
    const child = { ...adult, child: true }
    const best: GateDetails = {
      kind: 'consent',
      basis: 'best interests',
      legalBasis: 'order 4',
      childView: 'asked',
    }
    expect(
      why(
        'consent',
        child,
        record({ kind: 'consent', basis: 'parent', parent: 'm', childView: 'v', ...talk }),
      ),
    ).toBe('met')
    expect(
      why(
        'consent',
        child,
        record({
          kind: 'consent',
          basis: 'parent',
          parent: 'm',
          childView: 'v',
          ...talk,
          guardPresent: true,
        }),
      ),
    ).toBe('guard-present')
    expect(why('consent', child, record(best))).toBe('second-signer')
    expect(why('consent', child, record(best, { signedBy: 'x' }))).toBe('met')
    expect(why('consent', adult)).toBe('unneeded')
  })
  it('together: nobody apart, or a signed determination', () => {
    const parted = { ...adult, apart: 1 }
    const determination: GateDetails = {
      kind: 'together',
      legalBasis: 'l',
      carer: 'c',
      explained: true,
      farewell: true,
      firstContactOn: '2026-05-12',
    }
    expect(why('together', adult)).toBe('met')
    expect(why('together', parted)).toBe('parent-apart')
    expect(why('together', parted, record(determination))).toBe('second-signer')
    expect(why('together', parted, record({ ...determination, explained: false }, { signedBy: 'x' }))).toBe(
      'not-explained',
    )
    expect(why('together', parted, record(determination, { signedBy: 'x' }))).toBe('met')
  })
  it('fitness: fit until the day, that day included; the newest word counts', () => {
    const fit = (expiresOn: string, fit = true) => record({ kind: 'fitness', fit }, { expiresOn })
    expect(why('fitness', adult, fit('2026-05-10'))).toBe('met')
    expect(why('fitness', adult, fit('2026-05-09'))).toBe('expired')
    expect(why('fitness', adult, fit('2026-06-01'), fit('2026-06-01', false))).toBe('not-fit')
  })
  it('release and exit: a paper that is not over', () => {
    expect(why('release', adult, record({ kind: 'release', authority: 'a' }))).toBe('met')
    expect(why('exit', adult, record({ kind: 'exit' }, { expiresOn: '2026-01-01' }))).toBe('expired')
  })
  it('passes what an authority passed, for that cause only, and never a person’s own will', () => {
    const expired = record({ kind: 'fitness', fit: true }, { expiresOn: '2026-05-01' })
    const state = (passed: { kind: GateKind; why: string }[], kind: GateKind) =>
      judge(adult, [expired], '2026-05-10', passed).find((each) => each.kind === kind)?.state
    expect(state([{ kind: 'fitness', why: 'expired' }], 'fitness')).toBe('decided')
    expect(state([{ kind: 'fitness', why: 'not-fit' }], 'fitness')).toBe('unmet')
    expect(state([{ kind: 'decision', why: 'missing' }], 'decision')).toBe('unmet')
    expect(canBePassed('consent')).toBe(false)
  })
})

describe('states', () => {
  it('lead one way, and cancel only before departure', () => {
    expect(nextMissionStates('planned')).toEqual(['open', 'cancelled'])
    expect(missionStates.filter((state) => canMove(state, 'cancelled'))).toEqual([
      'planned',
      'open',
      'frozen',
    ])
    expect(missionStates.every((state) => !canMove(state, state) && !canMove(state, 'planned'))).toBe(true)
    expect(canMove('open', 'departed')).toBe(false)
  })
  it('of a line stand still once the doors are closed', () => {
    expect(afterStep('withdraw', 'boarded', 'frozen', false)).toBe('withdrawn')
    expect(afterStep('withdraw', 'boarded', 'frozen', true)).toBeUndefined()
    expect(afterStep('board', 'listed', 'open', false)).toBeUndefined()
    expect(afterStep('board', 'on hold', 'frozen', false)).toBeUndefined()
  })
})

describe('the go or no-go', () => {
  const leg = {
    id: 'l',
    seq: 1,
    mode: 'air' as const,
    from: 'a',
    fromZone: 'Asia/Damascus',
    to: 'b',
    toZone: 'Asia/Aqtau',
    departsAt: '2026-05-10T22:30:00Z',
    arrivesAt: '2026-05-11T02:00:00Z',
    departedAt: null,
    arrivedAt: null,
    distanceKm: null,
    states: [],
    recordedAt: '2026-05-01T00:00:00Z',
  }
  it('takes the day of departure in the place of departure, and today once it has passed', () => {
    expect(dayOfDeparture([leg], new Date('2026-05-01T00:00:00Z'))).toBe('2026-05-11')
    expect(dayOfDeparture([leg], new Date('2026-05-12T00:00:00Z'))).toBe('2026-05-12')
  })
  it('lists gates once each with their count, and a hold that does not block', () => {
    const blockers = blockersOf(
      situation({
        legs: [leg],
        lines: [
          boardLine({ verdicts: judge({ ...adult, citizen: false }, [], '2026-05-10') }),
          boardLine({ verdicts: judge(adult, [], '2026-05-10') }),
          boardLine({ state: 'on hold', verdicts: judge(adult, [], '2026-05-10') }),
        ],
      }),
    )
    expect(blockers.find((each) => each.gate === 'nationality')).toMatchObject({
      count: 1,
      holder: 'consular_officer',
    })
    expect(blockers.find((each) => each.gate === 'release')?.count).toBe(2)
    expect(blockers.find((each) => each.code === 'on-hold')).toMatchObject({ blocks: false, count: 1 })
  })
  it('tells a permission that has expired, and one that soon will', () => {
    const now = new Date('2026-05-10T00:00:00Z')
    const until = (expires_at: string) => ({ state: 'granted', expires_at })
    expect(permissionState(until('2026-05-09T00:00:00Z'), now)).toBe('expired')
    expect(endsSoon(until('2026-05-12T23:00:00Z'), now)).toBe(true)
    expect(endsSoon(until('2026-05-13T01:00:00Z'), now)).toBe(false)
    expect(endsSoon(until('2026-05-09T00:00:00Z'), now)).toBe(false)
  })
  it('shows what a version added, removed and changed', () => {
    const row = (line: string, seat: string | null = null) => ({
      line,
      anchor: line,
      sex: 'male',
      child: false,
      seat,
      together: 't',
    })
    const found = differences([row('a'), row('b'), row('c')], [row('b', '4A'), row('c'), row('d')])
    expect([found.added, found.removed, found.changed].map((rows) => rows.map(({ line }) => line))).toEqual([
      ['d'],
      ['a'],
      ['b'],
    ])
  })
})

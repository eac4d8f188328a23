// Who sits where: computed from the manifest, the vehicles and what the planner fixed; accepted onto the manifest.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { keepSealing } from '../lists/lists.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAircraft, addAll, meetAll, ok, openMission, register, soon, type Traveller } from './arrange.ts'

// Each computes several times, in a thread that waits its turn on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

let stage: Stage
let agency: string
let consul: Person
let planner: Person
let field: Person
let mission: Awaited<ReturnType<typeof openMission>>
let people: Traveller[]
let lines: string[]
let small: string
let large: string
let sealing: ReturnType<typeof keepSealing>

const grid = (seatRows: number, more: object = {}) => ({
  seats: seatRows * 4,
  seatRows,
  seatColumns: 'AB-CD',
  stretchers: 1,
  wheelchairs: 0,
  ...more,
})

beforeAll(async () => {
  stage = await openStage()
  sealing = keepSealing(stage)
  agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  planner = await stage.person('mission_planner', agency)
  field = await stage.person('field_officer', agency)
  const { add, family, citizens } = await register(stage, agency, consul)
  const child = { sex: 'female' as const, born: '2016-05-05', role: 'child' }
  people = [
    ...(await family({ sex: 'female', born: '1988-02-02', role: 'mother' }, child, child, child)),
    ...(await family({ sex: 'male', born: '1981-02-02', role: 'father' }, child)),
    await add('male', '1979-01-01'),
    await add('female', '1992-01-01'),
    await add('female', '1990-01-01'),
    await add('male', '2015-01-01'),
  ]
  await citizens(people, consul, planner)
  mission = await openMission(consul, 7)
  lines = await addAll(planner, mission.path, people)
  const next = await ok(
    planner.post(`${mission.path}/legs`, {
      mode: 'air',
      from: 'Qamishli',
      fromZone: 'Asia/Damascus',
      to: 'Aktau',
      toZone: 'Asia/Aqtau',
      departsAt: soon(11),
      arrivesAt: soon(11.2),
      distanceKm: 1_650,
    }),
  )
  small = (await addAircraft(planner, mission.leg, grid(2))).carriage
  large = (await addAircraft(planner, next.id, grid(6))).carriage
})
afterAll(async () => {
  await sealing?.stop()
  await stage?.close()
})

const needs = (line: number, more: object) =>
  ok(
    planner.send('PUT', `/operations/lines/${lines[line]}`, {
      seat: null,
      role: 'traveller',
      escortNeeded: false,
      ...more,
    }),
  )
const fix = (line: number, pin: object) => planner.send('PUT', `/operations/lines/${lines[line]}/pin`, pin)
const loosen = (line: number) => ok(planner.post(`/operations/lines/${lines[line]}/unpin`))

async function compute(carriages = [small, large], by = planner) {
  const { id, jobId } = await ok(by.post(`${mission.path}/assignments`, { carriages, seconds: 20 }))
  const job = await stage.jobEnds(jobId)
  expect(job).toMatchObject({ state: 'done' })
  return await ok(by.get(`/operations/assignments/${id}`))
}

interface Placed {
  lineId: string
  carriageId: string
  berth: string
}
const placeOf = (page: { seats: Placed[] }, line: number) =>
  page.seats.find(({ lineId }) => lineId === lines[line])

it('shows vehicles with their places, and what lines need, never why', async () => {
  await needs(6, { escortNeeded: true })
  await needs(7, { berth: 'stretcher' })
  // The child has no family here: the woman is its named carer, and they travel together.
  await needs(8, { role: 'carer' })
  await needs(9, { withLine: lines[8] })
  const board = await ok(planner.get(`${mission.path}/assignments`))
  expect(board).toMatchObject({ mayChange: true, frozen: false, assignments: [] })
  const cabin = board.cabins.find(({ carriageId }: { carriageId: string }) => carriageId === large)
  expect(cabin).toMatchObject({ medics: 1, escorts: 1, others: 0, payloadKg: 18_000, from: 'Qamishli' })
  expect(cabin.berths.filter(({ kind }: { kind: string }) => kind === 'seat')).toHaveLength(24)
  const line = board.lines.find(({ id }: { id: string }) => id === lines[6])
  expect(line).toMatchObject({ escortNeeded: true, needs: 'seat', child: false, pin: null })
  expect(Object.keys(line).sort()).toEqual(
    [
      'carriageId',
      'child',
      'escortNeeded',
      'id',
      'medicNear',
      'needs',
      'person',
      'pin',
      'seat',
      'together',
    ].sort(),
  )
  expect(board.lines.find(({ id }: { id: string }) => id === lines[7]).medicNear).toBe(true)
})

it('seats everyone on one aircraft, families together, each with what they need', async () => {
  const page = await compute()
  expect(page).toMatchObject({
    state: 'draft',
    outcome: 'optimal',
    stale: false,
    leftBehind: [],
    clash: null,
  })
  expect(page.seats).toHaveLength(10)
  // Both fly less than one aircraft: all fit the large one.
  expect(new Set(page.seats.map(({ carriageId }: Placed) => carriageId))).toEqual(new Set([large]))
  expect(page.reached).toContainEqual({ goal: 'flights', value: 1, bound: 1 })
  const row = (line: number) => Number(placeOf(page, line)!.berth.slice(0, -1))
  expect(Math.max(...[0, 1, 2, 3].map(row)) - Math.min(...[0, 1, 2, 3].map(row))).toBeLessThanOrEqual(1)
  expect(placeOf(page, 7)!.berth).toBe('S1')
  const bench = (berth: string) => `${berth.slice(0, -1)}${'AB'.includes(berth.at(-1)!) ? 'left' : 'right'}`
  expect(bench(placeOf(page, 9)!.berth)).toBe(bench(placeOf(page, 8)!.berth))
  const [{ escorts, medics }] = page.staff
  expect(escorts).toHaveLength(1)
  expect(escorts[0].lineId).toBe(lines[6])
  expect(bench(escorts[0].berth)).toBe(bench(placeOf(page, 6)!.berth))
  // The stretcher place is in the last row, with the medic near.
  expect(Number(medics[0].slice(0, -1))).toBeGreaterThanOrEqual(4)
  expect(page.changes.map(({ kind }: { kind: string }) => kind)).toEqual(Array(10).fill('added'))
})

it('follows a pin, keeps what it can, and says what changes', async () => {
  const first = await compute()
  await ok(planner.post(`/operations/assignments/${first.id}/accept`, {}))
  const board = await ok(planner.get(`${mission.path}/assignments`))
  expect(board.assignments[0]).toMatchObject({ id: first.id, state: 'accepted', seated: 10, left: 0 })
  const seat = (id: string) => board.lines.find((line: { id: string }) => line.id === id)
  expect(seat(lines[7]!)).toMatchObject({ seat: 'S1', carriageId: large })
  const again = await compute()
  expect(again.changes).toEqual([])

  expect((await fix(4, { carriageId: small, berth: '1A' })).status).toBe(200)
  const pinned = await compute()
  expect(pinned.outcome).toBe('optimal')
  expect(placeOf(pinned, 4)).toMatchObject({ carriageId: small, berth: '1A' })
  // Father and child go; nobody else need.
  expect(placeOf(pinned, 5)!.carriageId).toBe(small)
  expect(pinned.changes.filter(({ kind }: { kind: string }) => kind === 'moved')).toHaveLength(2)
  expect(pinned.reached).toContainEqual({ goal: 'moved', value: 2, bound: 2 })
  // What was computed before the pin can no longer be accepted.
  expect(await ok(planner.get(`/operations/assignments/${again.id}`))).toMatchObject({ stale: true })
  const refused = await planner.post(`/operations/assignments/${again.id}/accept`, {})
  expect([refused.status, refused.body.code]).toEqual([409, 'state-changed'])
  await loosen(4)
})

it('says who stays behind and why, priorities first', async () => {
  await ok(fix(6, { turn: 'first' }))
  await ok(fix(7, { turn: 'last' }))
  const page = await compute([small])
  expect(page.outcome).toBe('optimal')
  // Eight seats, less one for the medic and one for the escort.
  expect(placeOf(page, 6)).toBeDefined()
  expect(page.leftBehind.length).toBeGreaterThan(0)
  const left = page.leftBehind.flatMap(({ lines: each }: { lines: string[] }) => each)
  expect(left.length + page.seats.length).toBe(10)
  for (const { why } of page.leftBehind)
    expect(why).toEqual([expect.objectContaining({ carriageId: small, code: expect.any(String) })])
  expect(page.leftBehind[0].why[0]).toMatchObject({ code: 'seats' })
  expect(page.changes.filter(({ kind }: { kind: string }) => kind === 'added').length).toBe(page.seats.length)
  await loosen(6)
  await loosen(7)
})

it('names the rules that clash', async () => {
  await ok(fix(0, { carriageId: small }))
  await ok(fix(1, { carriageId: large }))
  const page = await compute()
  expect(page).toMatchObject({ outcome: 'infeasible', seats: [], changes: [] })
  expect(page.clash.irreducible).toBe(true)
  const codes = page.clash.rules.map(({ code }: { code: string }) => code)
  expect(codes.slice(0, 2)).toEqual(['pin-flight', 'pin-flight'])
  expect(['family', 'parent']).toContain(codes[2])
  expect(codes).toHaveLength(3)
  const refused = await planner.post(`/operations/assignments/${page.id}/accept`, {})
  expect([refused.status, refused.body.code]).toEqual([409, 'step-not-open'])
  await loosen(0)
  await loosen(1)
})

it('parts a child from its father only by a best-interests determination that a second has signed', async () => {
  // With a carer on paper, but still his own child. Benches hold two: the carer has one child at a time.
  await needs(9, { withLine: lines[7] })
  await needs(5, { withLine: lines[8] })
  await ok(fix(4, { carriageId: small }))
  await ok(fix(5, { carriageId: large }))
  const bound = await compute()
  expect(bound.outcome).toBe('infeasible')
  expect(bound.clash.rules.map(({ code }: { code: string }) => code)).toEqual([
    'pin-flight',
    'pin-flight',
    'parent',
  ])
  const { ids } = await ok(
    consul.post(`${mission.path}/gates`, {
      lines: [lines[5]],
      evidence: 'determination 9',
      details: {
        kind: 'together',
        legalBasis: 'Code, article 5',
        carer: 'the woman beside',
        explained: true,
        farewell: true,
        firstContactOn: soon(12).slice(0, 10),
      },
    }),
  )
  expect((await compute()).outcome).toBe('infeasible')
  await ok(planner.post(`/operations/gates/${ids[0]}/sign`))
  const parted = await compute()
  expect(parted.outcome).toBe('optimal')
  expect(placeOf(parted, 4)!.carriageId).toBe(small)
  expect(placeOf(parted, 5)!.carriageId).toBe(large)
  expect(placeOf(parted, 8)!.carriageId).toBe(large)
  await ok(consul.post(`/operations/gates/${ids[0]}/withdraw`, { reason: 'they travel together after all' }))
  await needs(5, { withLine: lines[4] })
  await needs(9, { withLine: lines[8] })
  await loosen(4)
  await loosen(5)
})

it('refuses what is not of this mission, and whoever may not', async () => {
  expect((await fix(2, { carriageId: large, berth: '9Z' })).body.code).toBe('refers-to-nothing')
  expect((await fix(2, {})).body.code).toBe('body-invalid')
  const other = await openMission(consul, 8)
  const { carriages } = await ok(consul.get(other.path))
  const wrong = await planner.post(`${mission.path}/assignments`, { carriages: [carriages[0].id] })
  expect(wrong.body.code).toBe('refers-to-nothing')
  const stranger = await stage.person('mission_planner', await stage.agency())
  expect((await stranger.get(`${mission.path}/assignments`)).status).toBe(404)
  expect((await stranger.post(`${mission.path}/assignments`, { carriages: [large] })).status).toBe(404)
  expect((await stranger.post(`/operations/lines/${lines[0]}/unpin`)).status).toBe(404)
  const clinician = await stage.person('clinician', agency)
  expect((await clinician.get(`${mission.path}/assignments`)).status).toBe(404)
})

it('can be stopped', async () => {
  const { id, jobId } = await ok(
    planner.post(`${mission.path}/assignments`, { carriages: [large], seconds: 60 }),
  )
  await ok(planner.post(`/jobs/${jobId}/cancel`))
  expect(await stage.jobEnds(jobId)).toMatchObject({ state: 'cancelled' })
  expect(await ok(planner.get(`/operations/assignments/${id}`))).toMatchObject({
    state: 'dropped',
    outcome: null,
  })
})

it('changes a frozen manifest with a reason, by whoever decides, as one version', async () => {
  await meetAll(consul, mission.path, lines, people)
  await ok(
    consul.post(`${mission.path}/gates`, {
      lines: [lines[9]],
      evidence: 'determination 3',
      details: {
        kind: 'consent',
        basis: 'best interests',
        legalBasis: 'Code, article 5',
        childView: 'agrees',
      },
    }),
  ).then(({ ids }) => ok(planner.post(`/operations/gates/${ids[0]}/sign`)))
  await ok(planner.post(`${mission.path}/freeze`, { reason: 'all gates met' }))
  const page = await compute([small, large])
  const withoutReason = await planner.post(`/operations/assignments/${page.id}/accept`, {})
  expect([withoutReason.status, withoutReason.body.code]).toEqual([400, 'body-invalid'])
  const notTheirs = await field.post(`/operations/assignments/${page.id}/accept`, { reason: 'seats' })
  expect(notTheirs.status).toBe(403)
  expect((await ok(field.get(`${mission.path}/assignments`))).mayChange).toBe(false)
  // Someone is withdrawn: their seat is free, and the plan is computed once more.
  await ok(planner.post(`/operations/lines/${lines[6]}/withdraw`, { reason: 'stays with relatives' }))
  const stale = await planner.post(`/operations/assignments/${page.id}/accept`, { reason: 'seats' })
  expect(stale.body.code).toBe('state-changed')
  await ok(fix(8, { carriageId: small }))
  const anew = await compute()
  const before = (await ok(planner.get(mission.path))).versions.length
  await ok(planner.post(`/operations/assignments/${anew.id}/accept`, { reason: 'carer and child go first' }))
  const { versions } = await ok(planner.get(mission.path))
  expect(versions.length).toBe(before + 1)
  expect(versions[0]).toMatchObject({ reason: 'carer and child go first', lines: 9 })
  const version = await ok(planner.get(`${mission.path}/versions/${versions[0].number}`))
  expect(version.changed.map(({ line }: { line: string }) => line)).toEqual(
    expect.arrayContaining([lines[8], lines[9]]),
  )
})

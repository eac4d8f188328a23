// A mission planned with vehicles, permissions by state, a checklist, and a board that says what is missing.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAircraft, addAll, ok, openMission, register, soon, type Traveller } from './arrange.ts'

let stage: Stage
let agency: string
let consul: Person
let planner: Person
let mission: Awaited<ReturnType<typeof openMission>>
let people: Traveller[]
let lines: string[]

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  planner = await stage.person('mission_planner', agency)
  const { add } = await register(stage, agency, consul)
  people = [await add('male', '1980-01-01'), await add('female', '1985-01-01')]
  mission = await openMission(planner, 3)
  lines = await addAll(planner, mission.path, people)
})
afterAll(() => stage?.close())

const page = () => ok(planner.get(mission.path))
const planCodes = async () =>
  (await page()).blockers.map(({ code }: { code: string }) => code).filter((code: string) => code !== 'gate')
const vehicle = {
  kind: 'bus',
  mark: '123 ABC 12',
  operator: 'A bus operator',
  seats: 10,
  seatRows: 3,
  seatColumns: 'AB-CD',
  seatsLeftOut: ['1A', '1B'],
}

it('keeps vehicles with their berths, one of each mark, and counts their seats itself', async () => {
  expect((await planner.post('/operations/vehicles', { ...vehicle, seats: 12 })).status).toBe(400)
  const { id } = await ok(planner.post('/operations/vehicles', vehicle))
  expect((await planner.post('/operations/vehicles', vehicle)).body.code).toBe('state-changed')
  const { items } = await ok(planner.get('/operations/vehicles'))
  expect(items.find((each: { id: string }) => each.id === id)).toMatchObject({ seats: 10, wheelchairs: 0 })
  await ok(planner.send('PUT', `/operations/vehicles/${id}`, { ...vehicle, stretchers: 1 }))
  await ok(planner.post(`/operations/vehicles/${id}/withdraw`))
  expect((await planner.send('PUT', `/operations/vehicles/${id}`, vehicle)).status).toBe(409)
})

it('puts vehicles on legs with who goes along, and takes none out that stands on a leg', async () => {
  const { carriages } = await page()
  expect(carriages).toMatchObject([
    { legId: mission.leg, alsoOn: [], attendants: [{ duty: 'medic' }, { duty: 'escort' }] },
  ])
  const [{ id, vehicle: aircraft }] = carriages
  expect((await planner.post(`/operations/vehicles/${aircraft.id}/withdraw`)).body.issues).toEqual([
    { path: aircraft.id, message: 'mission 3' },
  ])
  const again = { vehicleId: aircraft.id }
  expect((await planner.post(`/operations/legs/${mission.leg}/carriages`, again)).status).toBe(409)
  const window = { readyFrom: soon(10.1), readyUntil: soon(10.5) }
  await ok(planner.send('PUT', `/operations/carriages/${id}`, window))
  expect(await planCodes()).toEqual(['window'])
  await ok(planner.send('PUT', `/operations/carriages/${id}`, {}))
  expect(await planCodes()).toEqual([])
})

it('sees one vehicle in two places at once, across missions', async () => {
  const other = await openMission(planner, 4, mission.operation)
  const [{ vehicle: aircraft }] = (await page()).carriages
  const { id } = await ok(planner.post(`/operations/legs/${other.leg}/carriages`, { vehicleId: aircraft.id }))
  expect((await page()).carriages[0].alsoOn).toEqual([4])
  expect(await planCodes()).toEqual(['vehicle-twice'])
  await ok(planner.post(`/operations/carriages/${id}/withdraw`))
  expect(await planCodes()).toEqual([])
})

it('compares what people need with what goes along, and lets a named authority set it aside', async () => {
  const needs = {
    seat: null,
    role: 'traveller',
    escortNeeded: false,
    berth: 'stretcher',
    weightKg: 70,
    medicNear: true,
  }
  await ok(planner.send('PUT', `/operations/lines/${lines[0]}`, needs))
  expect(await ok(planner.get(`/operations/lines/${lines[0]}`))).toMatchObject({
    berth: 'stretcher',
    weightKg: 70,
    medicNear: true,
  })
  const [{ attendants }] = (await page()).carriages
  await ok(planner.post(`/operations/attendants/${attendants[0].id}/withdraw`))
  expect(await planCodes()).toEqual(['no-medic'])
  const body = { code: 'no-medic', aboutId: mission.leg, reason: 'A doctor of the partner flies along' }
  const field = await stage.person('field_officer', agency)
  expect((await field.post(`${mission.path}/waivers`, body)).status).toBe(403)
  expect((await planner.post(`${mission.path}/waivers`, { ...body, code: 'no-escort' })).status).toBe(409)
  await ok(planner.post(`${mission.path}/waivers`, body))
  expect((await page()).blockers.find(({ code }: { code: string }) => code === 'no-medic')).toMatchObject({
    blocks: false,
    waived: body.reason,
    count: 1,
  })
})

it('asks for each state of a leg until it is asked, and for the document’s file', async () => {
  const leg = (await page()).legs[0]
  await ok(planner.send('PUT', `/operations/legs/${leg.id}`, { ...leg, states: ['IQ'] }))
  expect((await page()).blockers).toContainEqual(
    expect.objectContaining({ code: 'permission-missing', about: 'IQ', holder: 'consular_officer' }),
  )
  const permission = {
    giverKind: 'state overflown',
    giver: 'A civil aviation authority',
    what: 'overflight',
    state: 'granted',
    stateCode: 'IQ',
    legId: leg.id,
    document: 'note 5',
    grantedOn: '2026-11-01',
    askedOn: '2026-10-01',
    answeredBy: 'the duty officer',
  }
  const { id } = await ok(planner.post(`${mission.path}/permissions`, permission))
  expect(await planCodes()).toEqual(['document-without-file', 'no-medic'])
  const put = (more: object) =>
    planner.send('PUT', `/operations/permissions/${id}`, { ...permission, ...more })
  expect((await put({ fileId: randomUUID() })).status).toBe(422)
  expect((await put({ legId: randomUUID() })).status).toBe(422)
  const identity = await ok(consul.upload('/files?compartment=identity&name=note.txt', Buffer.from('a note')))
  expect((await put({ fileId: identity.id })).status).toBe(422)
  const file = await ok(planner.upload('/files?compartment=mission&name=note.txt', Buffer.from('a note')))
  await ok(put({ fileId: file.id }))
  expect(await planCodes()).toEqual(['no-medic'])
  expect((await page()).permissions[0]).toMatchObject({
    fileId: file.id,
    answeredBy: 'the duty officer',
    legId: leg.id,
  })
})

it('takes the standard checklist, lets the office change it, and counts what is due', async () => {
  const root = `/operations/${mission.operation}/checklist`
  await ok(planner.post(`${root}/standard`))
  await ok(planner.post(`${root}/standard`))
  const own = {
    phase: 'planning',
    ownerRole: 'mission_planner',
    hoursBefore: 400,
    text: 'Tell the reception town',
  }
  const item = await ok(planner.post(root, own))
  const { items } = await ok(planner.get(root))
  expect(items).toHaveLength(20)
  expect(items[0]).toMatchObject({ id: item.id, text: own.text, standard: null })
  const gone = items.find(({ standard }: { standard: string }) => standard === 'water-food-hygiene')
  await ok(planner.post(`/operations/checklist/${gone.id}/withdraw`))
  await ok(planner.post(`${mission.path}/checks/start`))
  await ok(planner.post(`${mission.path}/checks/start`))
  const { checks } = await page()
  expect(checks).toHaveLength(19)
  const done = (id: string, said: boolean) =>
    planner.post(`/operations/checks/${id}/done`, { done: said, note: 'by telephone' })
  // The departure is ten days off: what is due ten days before is due just now.
  for (const each of checks.filter(({ hoursBefore }: { hoursBefore: number }) => hoursBefore === 240))
    await ok(done(each.id, true))
  const late = (await page()).blockers.filter(({ code }: { code: string }) => code === 'check-open')
  expect(late).toMatchObject([{ about: own.text, standard: null, holder: 'mission_planner', blocks: true }])
  await ok(done(late[0].opens.id, true))
  expect((await page()).checks[0]).toMatchObject({
    note: 'by telephone',
    doneBy: expect.stringMatching(/planner/),
  })
  expect(await planCodes()).toEqual(['no-medic'])
  await ok(done(late[0].opens.id, false))
  const { id, phase, ownerRole } = checks[1]
  const later = { phase, ownerRole, hoursBefore: 500, owner: 'A. Officer' }
  await ok(planner.send('PUT', `/operations/checks/${id}`, later))
  expect((await page()).checks.find((each: { id: string }) => each.id === id)).toMatchObject({
    hoursBefore: 500,
    owner: 'A. Officer',
    text: null,
  })
  for (const check of [id, late[0].opens.id]) await ok(planner.post(`/operations/checks/${check}/withdraw`))
  await ok(planner.post(`${mission.path}/checks/start`))
  expect((await page()).checks).toHaveLength(17)
})

it('judges the whole again when asked, and keeps what came out as it was', async () => {
  const first = await ok(planner.post(`${mission.path}/revalidate`))
  expect(first.go).toBe(false)
  const kept = async () => (await page()).revalidations
  expect((await kept())[0]).toMatchObject({ go: false, step: 'check', lines: 2, unmet: 2 })
  const before = (await kept())[0]
  await ok(planner.post(`/operations/lines/${lines[1]}/withdraw`, { reason: 'changed her mind' }))
  expect((await kept())[0]).toEqual(before)
  const app = await stage.connect('oralu_app')
  try {
    await app.query('begin')
    await app.query('select access.enter($1)', [planner.token])
    await expect(app.query('update operations.revalidation set go = true')).rejects.toThrow(
      /permission denied/,
    )
  } finally {
    await app.end()
  }
})

it('keeps a stock of blank documents that never goes below nothing', async () => {
  const move = (what: string, count: number, place = 'Aktau') =>
    planner.post('/operations/stock', { kind: 'exit form', place, what, count })
  expect((await move('issued', 1)).status).toBe(409)
  await ok(move('received', 3))
  await ok(move('issued', 2))
  expect((await move('spoiled', 2)).status).toBe(409)
  expect((await move('issued', 1, 'elsewhere')).status).toBe(409)
  expect((await ok(planner.get('/operations/stock'))).items).toMatchObject([{ place: 'Aktau', count: 1 }])
  const other = await stage.person('mission_planner', await stage.agency())
  expect((await ok(other.get('/operations/stock'))).items).toEqual([])
})

it('shows nothing of it to another agency, and changes nothing of another’s', async () => {
  const other = await stage.person('mission_planner', await stage.agency())
  const [{ id: carriage, vehicle: aircraft }] = (await page()).carriages
  const [check] = (await page()).checks
  expect((await ok(other.get('/operations/vehicles'))).items).toEqual([])
  for (const [path, body] of [
    [`/operations/vehicles/${aircraft.id}/withdraw`, {}],
    [`/operations/carriages/${carriage}/attendants`, { duty: 'medic', name: 'x' }],
    [`/operations/checks/${check.id}/done`, { done: true }],
    [`${mission.path}/checks/start`, {}],
    [`${mission.path}/revalidate`, {}],
    [`/operations/${mission.operation}/checklist/standard`, {}],
  ] as const)
    expect([path, (await other.post(path, body)).status]).toEqual([path, 404])
  const own = await openMission(other)
  const stolen = await other.post(`/operations/legs/${own.leg}/carriages`, { vehicleId: aircraft.id })
  expect(stolen.status).toBe(422)
  await stage.grant(agency, other.agencyId, 'mission')
  expect((await other.post(`/operations/legs/${own.leg}/carriages`, { vehicleId: aircraft.id })).status).toBe(
    422,
  )
  expect((await other.post(`/operations/checks/${check.id}/done`, { done: true })).status).toBe(403)
  await addAircraft(other, own.leg, { mark: aircraft.mark })
})

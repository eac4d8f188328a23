// The plan fails: transit refused, another airport, a leg in two, a child born on the way. Each act keeps its reason and
// what was there before, and a frozen manifest gets a new version.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAll, dayIn, meetAll, ok, openMission, register, soon, type Traveller, talk } from './arrange.ts'

let stage: Stage
let agency: string
let consul: Person
let planner: Person
let field: Person
let people: Traveller[]
let lines: string[]
let mission: Awaited<ReturnType<typeof openMission>>

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  planner = await stage.person('mission_planner', agency)
  field = await stage.person('field_officer', agency)
  const { family, citizens } = await register(stage, agency, consul)
  people = await family(
    { sex: 'female', born: '1990-01-01', role: 'mother' },
    { sex: 'male', born: '2018-01-01', role: 'child' },
  )
  await citizens(people, consul, planner)
  mission = await openMission(planner, 2)
  const flight = (await page()).legs[0]
  await ok(planner.send('PUT', `/operations/legs/${flight.id}`, { ...flight, states: ['IQ'] }))
  await ok(
    planner.post(`${mission.path}/legs`, {
      mode: 'road',
      from: 'Aktau',
      fromZone: 'Asia/Aqtau',
      to: 'The centre',
      toZone: 'Asia/Aqtau',
      departsAt: soon(10.25),
      arrivesAt: soon(10.4),
      distanceKm: 40,
    }),
  )
  lines = await addAll(planner, mission.path, people)
  await meetAll(consul, mission.path, lines, people)
  await ok(planner.post(`${mission.path}/freeze`, { reason: 'all gates met' }))
})
afterAll(() => stage?.close())

const page = () => ok(planner.get(mission.path))

it('marks transit as refused with the hour and the reason, and shows what it stops', async () => {
  const { id } = await ok(
    consul.post(`${mission.path}/permissions`, {
      giverKind: 'state overflown',
      giver: 'A transit state',
      what: 'overflight',
      state: 'granted',
      stateCode: 'IQ',
      document: 'note 3',
      grantedOn: dayIn(-3),
    }),
  )
  const before = (await page()).versions.length
  await ok(
    field.post(`/operations/permissions/${id}/refuse`, { reason: 'Told by telephone, an hour before' }),
  )
  expect((await field.post(`/operations/permissions/${id}/refuse`, { reason: 'again' })).body.code).toBe(
    'state-changed',
  )
  const after = await page()
  expect(after.permissions[0]).toMatchObject({
    state: 'refused',
    refusedWhy: 'Told by telephone, an hour before',
  })
  expect(after.contingencies[0]).toMatchObject({
    kind: 'permission refused',
    permissionId: id,
    version: null,
  })
  expect(after.blockers).toContainEqual(expect.objectContaining({ code: 'permission-refused', blocks: true }))
  expect(after.versions).toHaveLength(before)
})

it('takes a prepared way in one act, by whoever decides, and the next leg begins there', async () => {
  const way = {
    kind: 'airport',
    to: 'Turkistan',
    toZone: 'Asia/Almaty',
    distanceKm: 2900,
    minutes: 300,
    states: ['AZ'],
    prepared: 'The duty manager there knows',
  }
  const route = { ...way, kind: 'route' }
  expect((await planner.post(`/operations/legs/${mission.leg}/alternatives`, route)).status).toBe(400)
  const { id } = await ok(planner.post(`/operations/legs/${mission.leg}/alternatives`, way))
  const take = (who: Person) => who.post(`/operations/alternatives/${id}/take`, { reason: 'transit refused' })
  expect((await take(field)).status).toBe(403)
  const was = await page()
  await ok(take(planner))
  expect((await take(planner)).status).toBe(409)
  const is = await page()
  const minutes = (Date.parse(is.legs[0].arrivesAt) - Date.parse(is.legs[0].departsAt)) / 60_000
  expect([is.legs[0].to, is.legs[0].states, is.legs[0].distanceKm, minutes]).toEqual([
    'Turkistan',
    ['AZ'],
    2900,
    300,
  ])
  expect(is.legs[1]).toMatchObject({ from: 'Turkistan', fromZone: 'Asia/Almaty', distanceKm: null })
  expect(is.versions[0]).toMatchObject({ number: was.versions[0].number + 1, reason: 'transit refused' })
  expect(is.contingencies[0]).toMatchObject({
    kind: 'alternative taken',
    legId: mission.leg,
    version: is.versions[0].number,
    was: { to: 'Aktau', states: ['IQ'], arrivesAt: was.legs[0].arrivesAt },
  })
  expect(is.blockers.map(({ code, about }: { code: string; about: string }) => [code, about])).toContainEqual(
    ['permission-missing', 'AZ'],
  )
})

it('splits a leg in two, later legs making room, vehicles and those aboard going on', async () => {
  const [flight] = (await page()).legs
  const middle = new Date(Date.parse(flight.departsAt) + 3_600_000).toISOString()
  const body = {
    secondId: randomUUID(),
    at: 'Baku',
    zone: 'Asia/Baku',
    arrivesAt: middle,
    departsAt: new Date(Date.parse(middle) + 7_200_000).toISOString(),
    mode: 'air',
    first: { distanceKm: 900, states: [] },
    second: { distanceKm: 2000, states: ['AZ'] },
    sameVehicles: true,
    reason: 'fuel',
  }
  const way = {
    kind: 'airport',
    to: 'Almaty',
    toZone: 'Asia/Almaty',
    minutes: 330,
    prepared: 'a slot is kept',
  }
  await ok(planner.post(`/operations/legs/${mission.leg}/alternatives`, way))
  const wrong = await planner.post(`/operations/legs/${mission.leg}/split`, { ...body, arrivesAt: soon(9) })
  expect([wrong.status, wrong.body.issues[0].path]).toEqual([400, 'body.arrivesAt'])
  expect(await ok(planner.post(`/operations/legs/${mission.leg}/split`, body))).toEqual({ id: body.secondId })
  const { legs, carriages, contingencies, alternatives } = await page()
  expect(alternatives.map(({ to, legId }: Record<string, unknown>) => [to, legId])).toEqual([
    ['Turkistan', mission.leg],
    ['Almaty', body.secondId],
  ])
  expect(legs.map(({ seq, from, to }: Record<string, unknown>) => [seq, from, to])).toEqual([
    [1, 'Qamishli', 'Baku'],
    [2, 'Baku', 'Turkistan'],
    [3, 'Turkistan', 'The centre'],
  ])
  expect(
    carriages.map(({ legId, attendants }: { legId: string; attendants: unknown[] }) => [
      legId,
      attendants.length,
    ]),
  ).toEqual([
    [mission.leg, 2],
    [body.secondId, 2],
  ])
  // The two hours on the ground are added to the way.
  expect(Date.parse(legs[1].arrivesAt)).toBe(Date.parse(flight.arrivesAt) + 7_200_000)
  expect(contingencies[0]).toMatchObject({ kind: 'leg split', was: { to: 'Turkistan' } })
})

it('adds a new-born to the mother’s family and line, with a record and every gate still to be met', async () => {
  const body = { bornOn: dayIn(-1), sex: 'female', name: 'Aisha', reason: 'born in the night' }
  expect((await planner.post(`/operations/lines/${lines[0]}/new-born`, body)).status).toBe(403)
  const { id } = await ok(consul.post(`/operations/lines/${lines[0]}/new-born`, body))
  const mother = await ok(consul.get(`/operations/lines/${lines[0]}`))
  const child = await ok(consul.get(`/operations/lines/${id}`))
  expect(child).toMatchObject({ child: true, berth: 'lap', state: 'listed', together: mother.together })
  expect(child.person.name ?? child.person.names[0].latin).toMatch(/Aisha/)
  expect(child.kin.map(({ role }: { role: string }) => role).sort()).toEqual(['child', 'mother'])
  expect(mother.kin).toContainEqual(expect.objectContaining({ lineId: id, role: 'child', together: true }))
  const open = child.gates.filter(({ state }: { state: string }) => state === 'unmet')
  expect(open.map(({ kind }: { kind: string }) => kind)).toEqual([
    'nationality',
    'consent',
    'release',
    'fitness',
    'exit',
  ])
  const { versions, contingencies } = await page()
  expect(versions[0]).toMatchObject({ reason: 'born in the night', lines: 3 })
  expect(contingencies[0]).toMatchObject({ kind: 'new-born added', lineId: id, version: versions[0].number })
  expect((await field.post(`/operations/lines/${id}/board`)).body.code).toBe('gate-unmet')
  await ok(
    consul.post(`${mission.path}/gates`, {
      lines: [id],
      evidence: 'form signed',
      details: { kind: 'consent', basis: 'parent', parent: 'the mother', childView: 'new-born', ...talk },
    }),
  )
  await ok(
    planner.post(`/operations/lines/${id}/pass`, {
      kinds: ['nationality', 'release', 'fitness', 'exit'],
      reason: 'stays with the mother',
    }),
  )
  await ok(field.post(`/operations/lines/${id}/board`))
  const { rows } = await stage.root.query(
    `select s.name, s.kind, r.mother_name, f.compartment from people.record r join lists.source s on s.id = r.source_id
      join lists.list l on l.id = r.list_id join files.file f on f.id = l.file_id where r.anchor_id = $1`,
    [child.anchorId],
  )
  expect(rows).toEqual([
    {
      name: 'Births on the way',
      kind: 'interview',
      mother_name: expect.stringMatching(/Traveller/),
      compartment: 'identity',
    },
  ])
})

it('refuses a father as the mother, and once the doors are closed waits until they are open or the flight has left', async () => {
  const { add, citizens } = await register(stage, agency, consul)
  const man = await add('male', '1980-01-01')
  await citizens([man], consul, planner)
  const other = await openMission(planner, 9, mission.operation)
  const [line] = await addAll(planner, other.path, [man])
  const body = { bornOn: dayIn(-1), sex: 'male', reason: 'born' }
  expect((await consul.post(`/operations/lines/${line}/new-born`, body)).status).toBe(409)
  for (const each of lines) await ok(field.post(`/operations/lines/${each}/board`))
  await ok(field.post(`${mission.path}/doors`, {}))
  expect((await consul.post(`/operations/lines/${lines[0]}/new-born`, body)).status).toBe(409)
})

it('leaves only with every leg’s states granted, and keeps the gates as they were judged at the departure', async () => {
  await ok(field.post(`${mission.path}/head-counts`, { step: 'departure', counted: 3 }))
  // No leg touches the state that refused any more: it is shown, and stops nothing.
  const shown = (await page()).blockers.filter(({ code }: { code: string }) => code === 'permission-refused')
  expect(shown).toMatchObject([{ blocks: false }])
  const plan = await field.post(`${mission.path}/depart`)
  expect(plan.body.issues.map(({ message }: { message: string }) => message).sort()).toEqual([
    'leg-order',
    'no-vehicle',
    'permission-missing',
  ])
  const { legs } = await page()
  const put = (leg: object, more: object) =>
    planner.send('PUT', `/operations/legs/${(leg as { id: string }).id}`, { ...leg, ...more })
  await ok(
    consul.post(`${mission.path}/permissions`, {
      giverKind: 'state overflown',
      giver: 'Another transit state',
      what: 'overflight',
      state: 'granted',
      stateCode: 'AZ',
      document: 'note 4',
      grantedOn: dayIn(-1),
    }),
  )
  await ok(put(legs[2], { departsAt: soon(11), arrivesAt: soon(11.1) }))
  await ok(
    planner.post(`${mission.path}/waivers`, {
      code: 'no-vehicle',
      aboutId: legs[2].id,
      reason: 'buses of the town',
    }),
  )
  await ok(field.post(`${mission.path}/depart`))
  const [kept] = (await page()).revalidations
  expect(kept).toMatchObject({ step: 'departure', go: true, lines: 3, unmet: 0 })
  expect(kept.blockers).toContainEqual(
    expect.objectContaining({ code: 'no-vehicle', waived: 'buses of the town' }),
  )
})

it('diverts on the way by whoever is there, and counts a child born aboard', async () => {
  const { legs } = await page()
  const way = { kind: 'airport', to: 'Atyrau', toZone: 'Asia/Atyrau', minutes: 90, prepared: 'agreed' }
  const { id } = await ok(field.post(`/operations/legs/${legs[1].id}/alternatives`, way))
  const versions = (await page()).versions.length
  await ok(field.post(`/operations/alternatives/${id}/take`, { reason: 'fog' }))
  const is = await page()
  expect([is.legs[1].to, is.legs[2].from, is.versions.length]).toEqual(['Atyrau', 'Atyrau', versions])
  const born = { bornOn: dayIn(0), sex: 'male', reason: 'born aboard' }
  const made = await ok(consul.post(`/operations/lines/${lines[0]}/new-born`, born))
  expect((await ok(consul.get(`/operations/lines/${made.id}`))).state).toBe('boarded')
  expect(await page()).toMatchObject({ expectedAboard: 4, composition: { total: 4, children: 3 } })
  await ok(field.post(`${mission.path}/arrive`))
  const { rows } = await stage.root.query(
    `select count(*)::int as n from people.status where status = 'returned'`,
  )
  expect(rows[0].n).toBe(4)
})

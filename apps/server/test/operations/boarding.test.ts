// At the doors: who stays, what is counted, and a family that an emergency parts.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAll, meetAll, ok, openMission, register, type Traveller } from './arrange.ts'

let stage: Stage
let consul: Person
let planner: Person
let field: Person
let people: Traveller[]
let path: string
let lines: string[]

beforeAll(async () => {
  stage = await openStage()
  const agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  planner = await stage.person('mission_planner', agency)
  field = await stage.person('field_officer', agency)
  const { add, family, citizens } = await register(stage, agency, consul)
  people = [
    ...(await family(
      { sex: 'female', born: '1988-02-02', role: 'mother' },
      { sex: 'male', born: '2016-05-05', role: 'child' },
    )),
    await add('male', '1980-01-01'),
  ]
  await citizens(people, consul, planner)
  path = (await openMission(consul)).path
  lines = await addAll(planner, path, people)
  await meetAll(consul, path, lines, people)
  await ok(planner.post(`${path}/freeze`, { reason: 'ready' }))
})
afterAll(() => stage?.close())

const line = (at: number) => `/operations/lines/${lines[at]}`

it('keeps the doors open while someone listed has not boarded, and nobody says why', async () => {
  await ok(field.post(`${line(1)}/board`))
  const refused = await field.post(`${path}/doors`, {})
  expect([refused.status, refused.body.code, refused.body.params]).toEqual([
    409,
    'step-not-open',
    { count: 2 },
  ])
})

it('does not close the doors between a mother and her child', async () => {
  await ok(field.post(`${line(0)}/leave`, { reason: 'taken to hospital' }))
  const refused = await field.post(`${path}/doors`, { leftReason: 'late' })
  expect([refused.status, refused.body.issues]).toEqual([
    409,
    [{ path: `${lines[1]}.together`, message: 'parent-apart' }],
  ])
  expect((await ok(field.get(line(2)))).state).toBe('listed')
})

it('lets a named authority part them in an emergency, to be assessed within 72 hours', async () => {
  await ok(consul.post(`${line(1)}/pass`, { kinds: ['together'], reason: 'the child cannot stay alone' }))
  const { passings, gates } = await ok(field.get(line(1)))
  expect(gates).toContainEqual({ kind: 'together', state: 'decided', why: 'parent-apart' })
  const hours = (Date.parse(passings[0].assessBy) - Date.parse(passings[0].recordedAt)) / 3_600_000
  expect(hours).toBe(72)
  await ok(field.post(`${path}/doors`, { leftReason: 'did not come' }))
})

it('keeps those aboard as the last version, which figures count', async () => {
  const page = await ok(consul.get(path))
  expect(page.versions[0]).toMatchObject({ number: 2, lines: 1 })
  expect(page.expectedAboard).toBe(1)
  expect(await ok(consul.get(`${path}/composition`))).toEqual({
    total: 1,
    men: 0,
    women: 0,
    children: 1,
    version: 2,
  })
  expect(await ok(consul.get(line(2)))).toMatchObject({ state: 'not boarded', stateReason: 'did not come' })
  expect((await field.post(`${line(0)}/board`)).body.code).toBe('step-not-open')
})

it('counts anew when the doors were opened again', async () => {
  await ok(field.post(`${path}/head-counts`, { step: 'departure', counted: 1 }))
  await ok(field.post(`${path}/doors/open`))
  await ok(field.post(`${line(2)}/board`))
  await ok(field.post(`${path}/doors`, {}))
  const stale = await field.post(`${path}/depart`)
  expect([stale.status, stale.body.code]).toEqual([409, 'step-not-open'])
  expect(await ok(field.post(`${path}/head-counts`, { step: 'departure', counted: 2 }))).toMatchObject({
    closed: true,
  })
  await ok(field.post(`${path}/depart`))
  expect((await ok(consul.get(path))).versions[0]).toMatchObject({ number: 3, lines: 2 })
  const { rows } = await stage.root.query(`select anchor_id from people.status where status = 'in transit'`)
  expect(rows.map((row) => row.anchor_id).toSorted()).toEqual(
    [people[1]!.anchor, people[2]!.anchor].toSorted(),
  )
})

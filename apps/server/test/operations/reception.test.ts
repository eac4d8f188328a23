// Arrival in its order: families by bus and room, aid, a family room, rest, and only then investigators; the case knows
// what the field knew.

import { randomUUID } from 'node:crypto'
import { type ArrivalStep, arrivalSteps, openArrivalSteps } from '@oralu/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAll, dayIn, meetAll, ok, openMission, register, soon, type Traveller } from './arrange.ts'

let stage: Stage
let agency: string
let consul: Person
let planner: Person
let field: Person
let worker: Person
let prosecutor: Person
let people: Traveller[]
let lines: string[]
let mission: Awaited<ReturnType<typeof openMission>>

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  planner = await stage.person('mission_planner', agency)
  field = await stage.person('field_officer', agency)
  worker = await stage.person('case_worker', agency)
  prosecutor = await stage.person('prosecutor_officer', agency)
  const { add, family, citizens } = await register(stage, agency, consul)
  people = [
    ...(await family(
      { sex: 'female', born: '1990-01-01', role: 'mother' },
      { sex: 'male', born: '2018-01-01', role: 'child' },
    )),
    await add('female', '2016-01-01'),
    await add('female', '1985-01-01', 'Carer Named'),
  ]
  await citizens(people, consul, planner)
  mission = await openMission(planner, 6)
  lines = await addAll(planner, mission.path, people)
  await meetAll(consul, mission.path, lines, people)
})
afterAll(() => stage?.close())

const groups = async () =>
  (await ok(field.get(`${mission.path}/reception`))).groups as {
    together: string
    bus: string | null
    room: string | null
    carer: string | null
    needsCarer: boolean
    members: { lineId: string }[]
  }[]
const groupOf = async (line: string) =>
  (await groups()).find(({ members }) => members.some(({ lineId }) => lineId === line))!
const put = (body: object, by = field) => by.send('PUT', `${mission.path}/reception`, body)

it('keeps a family together, and gives children alone no room without a named carer', async () => {
  const family = await groupOf(lines[0]!)
  expect(family.members.map(({ lineId }) => lineId).sort()).toEqual([lines[0], lines[1]].sort())
  expect(family.needsCarer).toBe(false)
  await ok(put({ together: family.together, bus: '1', room: '12', carer: null }))
  expect(await groupOf(lines[1]!)).toMatchObject({ bus: '1', room: '12' })
  const alone = await groupOf(lines[2]!)
  expect(alone.needsCarer).toBe(true)
  const without = { together: alone.together, bus: '1', room: '14', carer: null }
  expect((await put(without)).body.issues[0].path).toBe('body.carer')
  await expect(
    stage.root.query(
      'insert into operations.reception_place (agency_id, mission_id, together, room, recorded_by) values ($1, $2, $3, $4, $5)',
      [agency, mission.id, alone.together, '14', field.id],
    ),
  ).rejects.toThrow(/named carer/)
  await ok(put({ ...without, carer: 'A. Carer' }))
  await ok(put({ ...without, room: '15', carer: 'A. Carer' }))
  expect(await groupOf(lines[2]!)).toMatchObject({ room: '15', carer: 'A. Carer' })
  expect((await put({ ...without, together: randomUUID(), carer: 'x' })).status).toBe(422)
  const other = await stage.person('field_officer', await stage.agency())
  expect((await other.get(`${mission.path}/reception`)).status).toBe(404)
  expect((await put(without, other)).status).toBe(404)
})

it('carries what the field knew into the cases at arrival, with the carer named on the manifest', async () => {
  await ok(
    planner.send('PUT', `/operations/lines/${lines[3]}`, {
      seat: null,
      role: 'carer',
      escortNeeded: false,
      withLine: lines[2],
      reason: 'the carer of the child',
    }),
  )
  await ok(planner.post(`${mission.path}/freeze`, { reason: 'all gates met' }))
  await ok(
    field.post(`${mission.path}/handovers`, {
      step: 'to field team',
      place: 'The gate',
      zone: 'Asia/Damascus',
      at: soon(-0.01),
      giver: { name: 'The duty officer', office: 'The holding authority' },
      receiver: { name: 'The field officer', office: 'The field team' },
      lines: lines.map((lineId) => ({ lineId, condition: ['tired'], seen: 'a bandage' })),
      counted: 4,
    }),
  )
  await ok(
    field.post(`${mission.path}/receipts`, {
      lineId: lines[0],
      place: 'The gate',
      takenBy: 'The field officer',
      items: [{ kind: 'document', description: 'A passport' }],
    }),
  )
  for (const line of lines) await ok(field.post(`/operations/lines/${line}/board`))
  await ok(field.post(`${mission.path}/doors`, {}))
  await ok(field.post(`${mission.path}/head-counts`, { step: 'departure', counted: 4 }))
  await ok(field.post(`${mission.path}/depart`))
  await ok(field.post(`${mission.path}/arrive`))
  const { items } = await ok(worker.get(`/cases/arrivals/${mission.id}`))
  const at = (anchor: string) => items.find(({ anchorId }: { anchorId: string }) => anchorId === anchor)
  expect(items).toHaveLength(4)
  expect(at(people[0]!.anchor)).toMatchObject({
    bus: '1',
    room: '12',
    knew: { condition: ['tired'], seen: 'a bandage', receipts: [1] },
    open: ['medical aid', 'psychological aid'],
  })
  expect(at(people[2]!.anchor)).toMatchObject({ withoutCarer: false })
  expect(at(people[1]!.anchor)).toMatchObject({ withoutCarer: true })
  const { carers } = await ok(worker.get(`/cases/${at(people[2]!.anchor).caseId}`))
  expect(carers).toMatchObject([{ kind: 'provisional carer', name: 'Carer Named' }])
})

it('puts the most pressing need first, and its family with it', async () => {
  const need = (anchor: string, urgency: string, days: number) =>
    ok(worker.post(`/cases/of/${anchor}/needs`, { need: 'to be seen', urgency, followUpBy: dayIn(days) }))
  await need(people[2]!.anchor, 'medium', 3)
  await need(people[1]!.anchor, 'high', 5)
  const order = async (by: Person) =>
    (await ok(by.get(`/cases/arrivals/${mission.id}`))).items.map(
      ({ anchorId, need }: { anchorId: string; need: { urgency: string } | null }) => [
        people.findIndex(({ anchor }) => anchor === anchorId),
        need?.urgency ?? null,
      ],
    )
  const seen = await order(worker)
  expect(
    seen
      .slice(0, 2)
      .map(([at]: [number]) => at)
      .sort(),
  ).toEqual([0, 1])
  expect(seen.find(([at]: [number]) => at === 1)[1]).toBe('high')
  expect(
    seen
      .slice(2)
      .map(([at]: [number]) => at)
      .sort(),
  ).toEqual([2, 3])
  const needless = await stage.person('clinician', agency)
  expect((await needless.get(`/cases/arrivals/${mission.id}`)).status).toBe(404)
  expect((await prosecutor.get(`/cases/arrivals/${mission.id}`)).status).toBe(404)
})

it('lets no investigator before aid, a family room and rest, nor to a child without guardian and lawyer', async () => {
  const [mother, child] = [people[0]!.anchor, people[1]!.anchor]
  const interview = (anchor: string, more: object = {}) =>
    prosecutor.post(`/cases/legal/${anchor}/interviews`, {
      plannedAt: soon(3),
      place: 'The centre, room 2',
      lawyer: null,
      guardian: null,
      ...more,
    })
  const step = (anchor: string, kind: string) =>
    worker.post(`/cases/of/${anchor}/arrival-steps`, { kind, givenBy: 'Dr A' })
  expect((await step(mother, 'rest')).body.code).toBe('step-not-open')
  for (const kind of arrivalSteps) {
    const refused = await interview(mother)
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('rest come before')])
    await ok(step(mother, kind))
  }
  expect((await step(mother, 'rest')).body.code).toBe('state-changed')
  expect((await interview(mother)).body.params.reason).toBe('counsel_first')
  await ok(interview(mother, { lawyer: 'A. Lawyer' }))
  for (const kind of arrivalSteps) await ok(step(child, kind))
  for (const more of [{}, { lawyer: 'A. Lawyer' }, { guardian: 'A. Guardian' }])
    expect((await interview(child, more)).body.detail).toContain('guardian and a lawyer')
  await ok(interview(child, { lawyer: 'A. Lawyer', guardian: 'A. Guardian' }))
  const { items } = await ok(prosecutor.get(`/cases/legal/${child}/interviews`))
  expect(items).toMatchObject([{ lawyer: 'A. Lawyer', guardian: 'A. Guardian' }])
  expect((await worker.get(`/cases/legal/${child}/interviews`)).status).toBe(404)
  expect((await step(randomUUID(), 'rest')).status).toBe(404)
  const stranger = await stage.person('prosecutor_officer', await stage.agency())
  const unseen = await stranger.post(`/cases/legal/${child}/interviews`, {
    plannedAt: soon(3),
    place: 'x',
    lawyer: null,
    guardian: null,
  })
  expect([unseen.status, unseen.body.code]).toEqual([422, 'refers-to-nothing'])
})

it('has an order in which every step is reached, and rest only after all the others', () => {
  fc.assert(
    fc.property(fc.subarray([...arrivalSteps]), (done: ArrivalStep[]) => {
      const open = openArrivalSteps(done)
      expect(open.some((step) => done.includes(step))).toBe(false)
      if (open.includes('rest')) expect(done).toContain('family room')
      if (open.includes('family room'))
        expect(done).toEqual(expect.arrayContaining(['medical aid', 'psychological aid']))
    }),
  )
  let done: ArrivalStep[] = []
  while (openArrivalSteps(done).length > 0) done = [...done, openArrivalSteps(done)[0]!]
  expect(done).toEqual(arrivalSteps)
})

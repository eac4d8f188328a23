// From hand to hand: care for children, custody for the detained, families together, heads counted, signatures drawn,
// and what is theirs given back.
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAll, meetAll, ok, openMission, register, soon, type Traveller } from './arrange.ts'

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
  const { add, family, citizens } = await register(stage, agency, consul)
  people = [
    ...(await family(
      { sex: 'female', born: '1990-01-01', role: 'mother' },
      { sex: 'male', born: '2018-01-01', role: 'child' },
    )),
    await add('male', '1979-01-01'),
  ]
  await citizens(people, consul, planner)
  mission = await openMission(planner, 6)
  lines = await addAll(planner, mission.path, people)
  await meetAll(consul, mission.path, lines, people)
})
afterAll(() => stage?.close())

const handover = (who: readonly string[], more: object = {}) => ({
  step: 'to field team',
  place: 'The gate of the camp',
  zone: 'Asia/Damascus',
  at: soon(-0.01),
  giver: { name: 'The duty officer', office: 'The holding authority' },
  receiver: { name: 'The field officer', office: 'The field team' },
  lines: who.map((lineId) => ({ lineId, condition: ['tired'] })),
  counted: who.length,
  ...more,
})
const hand = (who: readonly string[], more: object = {}, by = field) =>
  by.post(`${mission.path}/handovers`, handover(who, more))
const list = () => ok(field.get(`${mission.path}/handovers`))

it('hands over a child in care, an adult in custody only where it is said, and never a child in custody', async () => {
  const [mother, child, man] = lines as [string, string, string]
  const custody = (lineId: string) => ({ lineId, condition: ['well'], detained: true })
  const wrong = await hand([], { lines: [custody(child)], counted: 1 })
  expect([wrong.status, wrong.body.issues[0].path]).toEqual([400, 'body.lines'])
  const { id, closed } = await ok(
    hand([], {
      lines: [
        { lineId: mother, condition: ['tired', 'injury seen'], seen: 'a bandage on the left hand' },
        { lineId: child, condition: ['well'] },
        custody(man),
      ],
      counted: 2,
    }),
  )
  expect(closed).toBe(false)
  const [made] = (await list()).handovers
  expect(made).toMatchObject({ id, headCount: { counted: 2, expected: 3, step: 'handover' } })
  const whatOf = new Map(made.lines.map((each: { lineId: string; what: string }) => [each.lineId, each.what]))
  expect([mother, child, man].map((line) => whatOf.get(line))).toEqual(['none', 'care', 'custody'])
  await expect(
    stage.root.query(
      `insert into operations.handover_line (agency_id, handover_id, line_id, what, condition, recorded_by) values ($1, $2, $3, 'custody', '{well}', $4)`,
      [agency, id, child, field.id],
    ),
  ).rejects.toThrow(/in care/)
})

it('keeps a difference of heads open until it is explained or counted again', async () => {
  const [{ id, headCount }] = (await list()).handovers
  const blockers = async () =>
    (await ok(planner.get(mission.path))).blockers.filter(
      ({ code }: { code: string }) => code === 'head-count',
    )
  expect(await blockers()).toMatchObject([{ about: 'handover', count: 1, opens: { id: headCount.id } }])
  const count = (more: object) =>
    field.post(`${mission.path}/head-counts`, { step: 'handover', counted: 3, ...more })
  expect((await count({})).status).toBe(400)
  expect((await count({ handoverId: randomUUID() })).status).toBe(422)
  expect(await ok(count({ handoverId: id }))).toMatchObject({ closed: true })
  expect(await blockers()).toEqual([])
})

it('keeps drawn signatures as sealed files, each given once', async () => {
  const [{ id }] = (await list()).handovers
  const png = await sharp({ create: { width: 60, height: 20, channels: 4, background: '#0000' } })
    .png()
    .toBuffer()
  const file = await ok(field.upload('/files?compartment=mission&name=signature.png', png, 'image/png'))
  const sign = (body: object) => field.post(`/operations/handovers/${id}/sign`, body)
  expect((await sign({ party: 'giver' })).status).toBe(400)
  expect((await sign({ party: 'giver', fileId: randomUUID() })).status).toBe(422)
  await ok(sign({ party: 'giver', fileId: file.id }))
  expect((await sign({ party: 'giver', unsigned: 'no' })).status).toBe(409)
  await ok(sign({ party: 'receiver', unsigned: 'the pen was taken away' }))
  expect((await list()).handovers[0]).toMatchObject({
    giver: { fileId: file.id, unsigned: null },
    receiver: { fileId: null, unsigned: 'the pen was taken away' },
  })
  expect((await field.get(`/files/${file.id}`)).status).toBe(200)
  expect((await stage.visitor.get(`/files/${file.id}`)).status).toBe(401)
})

it('refuses nobody’s, the same step twice, and a step before the one that was', async () => {
  expect((await hand([randomUUID()])).status).toBe(422)
  expect((await hand([lines[0]!, lines[0]!])).status).toBe(422)
  expect((await hand([lines[0]!])).body.code).toBe('state-changed')
  expect((await hand(lines, { step: 'to flight' })).body.code).toBe('step-not-open')
  await ok(planner.post(`${mission.path}/freeze`, { reason: 'all gates met' }))
  expect((await hand(lines, { step: 'to flight', at: soon(-1) })).body.code).toBe('state-changed')
  expect((await hand(lines, { step: 'to flight', at: soon(1) })).status).toBe(400)
})

it('does not part a child from its parent but by a determination, or in an emergency by whoever decides', async () => {
  const [mother, child, man] = lines as [string, string, string]
  const at = soon(-0.005)
  const refused = await hand([child, man], { step: 'to flight', at })
  expect([refused.body.code, refused.body.issues]).toEqual([
    'gate-unmet',
    [{ path: `${child}.together`, message: 'parent-apart' }],
  ])
  expect((await hand([mother], { step: 'to flight', at })).body.code).toBe('gate-unmet')
  await ok(hand([man], { step: 'to flight', at }))
  const emergency = { step: 'to flight', at, counted: 2, emergency: 'she was carried to the ambulance' }
  expect((await hand([child], emergency)).status).toBe(403)
  await ok(hand([child], emergency, planner))
  const { rows } = await stage.root.query(
    `select kind, why, assess_by - recorded_at as within from operations.passing where line_id = $1`,
    [child],
  )
  expect(rows).toEqual([
    { kind: 'together', why: 'parent-apart', within: expect.objectContaining({ days: 3 }) },
  ])
})

it('takes back what was recorded by mistake, and keeps it readable', async () => {
  const [, , last] = (await list()).handovers
  expect((await field.post(`/operations/handovers/${last.id}/withdraw`, { reason: 'x' })).status).toBe(403)
  const differing = async () =>
    (await ok(planner.get(mission.path))).blockers.filter(
      ({ code, about }: { code: string; about: string }) => code === 'head-count' && about === 'handover',
    )
  expect(await differing()).toHaveLength(1)
  await ok(planner.post(`/operations/handovers/${last.id}/withdraw`, { reason: 'the wrong child' }))
  expect(await differing()).toEqual([])
  expect((await list()).handovers[2]).toMatchObject({ withdrawnWhy: 'the wrong child' })
  expect(
    (await field.post(`/operations/handovers/${last.id}/sign`, { party: 'giver', unsigned: 'x' })).status,
  ).toBe(409)
  await ok(hand(lines.slice(0, 2), { step: 'to flight', at: soon(-0.004) }))
})

it('gives a numbered receipt for what was taken, passes it on with its owner, and gives it back once', async () => {
  const receipt = {
    lineId: lines[0],
    place: 'The gate of the camp',
    takenBy: 'The field officer',
    items: [
      { kind: 'document', description: 'A passport in a blue cover' },
      { kind: 'money', description: 'Banknotes in an envelope', quantity: 4 },
    ],
  }
  expect((await ok(field.post(`${mission.path}/receipts`, receipt))).number).toBe(1)
  const twice = await Promise.all(
    [1, 2].map(() => field.post(`${mission.path}/receipts`, { ...receipt, lineId: lines[2] })),
  )
  expect(twice.map(({ body }) => body.number).sort()).toEqual([2, 3])
  expect((await field.post(`${mission.path}/receipts`, { ...receipt, lineId: randomUUID() })).status).toBe(
    422,
  )
  const [{ items }] = (await list()).receipts
  for (const line of lines) await ok(field.post(`/operations/lines/${line}/board`))
  await ok(field.post(`${mission.path}/doors`, {}))
  await ok(field.post(`${mission.path}/head-counts`, { step: 'departure', counted: 3 }))
  await ok(field.post(`${mission.path}/depart`))
  const along = {
    step: 'to arrival centre',
    at: soon(0),
    receiver: { name: 'The receiver', office: 'The centre' },
  }
  expect((await hand(lines, { ...along, property: [randomUUID()] })).status).toBe(422)
  await ok(hand(lines, { ...along, property: [items[0].id] }))
  const held = async () => (await list()).receipts[0].items.map(({ heldBy }: { heldBy: string }) => heldBy)
  expect(await held()).toEqual(['The receiver', 'The field officer'])
  await ok(field.post(`/operations/property/${items[0].id}/return`, { to: 'the owner' }))
  expect((await field.post(`/operations/property/${items[0].id}/return`, { to: 'the owner' })).status).toBe(
    409,
  )
  expect((await list()).receipts[0].items[0]).toMatchObject({ returnedTo: 'the owner', heldBy: 'the owner' })
})

it('shows nothing of it to another agency, nor lets it write', async () => {
  const other = await stage.person('field_officer', await stage.agency())
  const { handovers, receipts } = await list()
  expect((await other.get(`${mission.path}/handovers`)).status).toBe(404)
  expect((await hand([lines[0]!], {}, other)).status).toBe(404)
  expect(
    (await other.post(`/operations/handovers/${handovers[0].id}/sign`, { party: 'giver', unsigned: 'x' }))
      .status,
  ).toBe(404)
  expect(
    (await other.post(`/operations/property/${receipts[0].items[0].id}/return`, { to: 'x' })).status,
  ).toBe(404)
  await stage.grant(agency, other.agencyId, 'mission')
  const seen = await ok(other.get(`${mission.path}/handovers`))
  expect(seen.handovers[0].lines[0].person).toBeNull()
  expect((await hand([lines[0]!], {}, other)).status).toBe(403)
})

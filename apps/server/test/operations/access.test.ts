// Who may do what with a mission, and what two at once do.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAll, meetAll, ok, openMission, register, type Traveller } from './arrange.ts'

let stage: Stage
let agency: string
let consul: Person
let planner: Person
let people: Traveller[]
let mission: Awaited<ReturnType<typeof openMission>>
let lines: string[]

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  planner = await stage.person('mission_planner', agency)
  const reg = await register(stage, agency, consul)
  people = [
    await reg.add('male', '1980-01-01', 'Askar Ermekov'),
    await reg.add('female', '1981-01-01', 'Dana Ermekova'),
    await reg.add('male', null, 'Nameless'),
  ]
  await reg.citizens(people, consul, planner)
  mission = await openMission(consul)
  lines = await addAll(planner, mission.path, people)
})
afterAll(() => stage?.close())

it('is not there for another agency, nor for a role without the compartment', async () => {
  const others = [
    await stage.person('consular_officer', await stage.agency()),
    await stage.person('press_officer', agency),
    await stage.person('administrator', agency),
  ]
  for (const who of others) {
    for (const address of [
      mission.path,
      `${mission.path}/lines`,
      `/operations/lines/${lines[0]}`,
      `/operations/${mission.operation}`,
      `${mission.path}/composition`,
    ])
      expect((await who.get(address)).status, address).toBe(404)
    expect((await who.post(`${mission.path}/freeze`, { reason: 'x' })).status).toBe(404)
    expect((await who.post(`/operations/lines/${lines[0]}/board`)).status).toBe(404)
  }
  expect((await ok(others[0]!.get('/operations'))).items).toEqual([])
})

it('is read, not written, under a grant; and no longer when it has ended', async () => {
  const partner = await stage.agency()
  const guest = await stage.person('consular_officer', partner)
  await stage.grant(agency, partner, 'mission', { ended: true })
  expect((await guest.get(mission.path)).status).toBe(404)
  await stage.grant(agency, partner, 'mission')
  expect((await ok(guest.get(mission.path))).composition).toMatchObject({ total: 3 })
  const { items } = await ok(guest.get(`${mission.path}/lines`))
  expect(items).toHaveLength(3)
  expect(items.every((row: { person: unknown }) => row.person === null)).toBe(true)
  for (const attempt of [
    guest.post(`${mission.path}/freeze`, { reason: 'x' }),
    guest.post(`/operations/lines/${lines[0]}/withdraw`, { reason: 'x' }),
    guest.post(`${mission.path}/cancel`, { reason: 'x' }),
  ])
    expect((await attempt).status).toBe(403)
})

it('shows a liaison the gates and no name', async () => {
  const liaison = await stage.person('partner_liaison', agency)
  const { items } = await ok(liaison.get(`${mission.path}/lines`))
  expect(items[0].person).toBeNull()
  expect(items[0].gates).toHaveLength(8)
  expect((await liaison.post(`${mission.path}/open`)).status).toBe(403)
})

it('lets the field write but not decide', async () => {
  const field = await stage.person('field_officer', agency)
  expect((await field.post(`${mission.path}/freeze`, { reason: 'x' })).status).toBe(403)
  expect((await field.post(`${mission.path}/cancel`, { reason: 'x' })).status).toBe(403)
})

it('takes nobody twice, nor someone who is not there for the officer, nor on two missions', async () => {
  const again = await planner.post(`${mission.path}/lines`, { people: [{ anchorId: people[0]!.anchor }] })
  expect([again.status, again.body.code]).toEqual([409, 'state-changed'])
  const elsewhere = await register(stage, await stage.agency(), consul)
  const foreign = await elsewhere.add('male', '1980-01-01')
  for (const anchorId of [foreign.anchor, randomUUID()]) {
    const { status, body } = await planner.post(`${mission.path}/lines`, { people: [{ anchorId }] })
    expect([status, body.code]).toEqual([422, 'refers-to-nothing'])
  }
  const second = await openMission(consul, 2, mission.operation)
  expect(
    (await planner.post(`${second.path}/lines`, { people: [{ anchorId: people[0]!.anchor }] })).body.code,
  ).toBe('step-not-open')
})

it('counts whoever may be under 18 as a child: an unknown birth too', async () => {
  const { items } = await ok(consul.get(`${mission.path}/lines`))
  const row = items.find((each: { id: string }) => each.id === lines[2])
  expect(row).toMatchObject({ child: true, person: { child: true } })
  await stage.root.query(
    `insert into people.age_decision (agency_id, anchor_id, born_from, born_to, basis, recorded_by, confirmed_by, confirmed_at) values ($1, $2, '1990-01-01', '1995-01-01', 'board', $3, $4, now())`,
    [agency, people[2]!.anchor, consul.id, planner.id],
  )
  expect(await ok(consul.get(`/operations/lines/${lines[2]}`))).toMatchObject({
    child: false,
    person: { child: false },
  })
})

it('finds a name, an unmet gate and a state in the manifest, and goes on by key', async () => {
  expect(
    (await ok(consul.get(`${mission.path}/lines?name=dana`))).items.map((row: { id: string }) => row.id),
  ).toEqual([lines[1]])
  expect((await ok(consul.get(`${mission.path}/lines?unmet=release`))).total).toBe(3)
  expect((await ok(consul.get(`${mission.path}/lines?state=boarded`))).total).toBe(0)
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { items: { id: string }[]; next: string | null } = await ok(
      consul.get(`${mission.path}/lines?limit=2${next && `&after=${next}`}`),
    )
    seen.push(...page.items.map(({ id }) => id))
    next = page.next
  }
  expect(seen.toSorted()).toEqual(lines.toSorted())
})

it('boards a person once when two officers do it at once', async () => {
  await meetAll(consul, mission.path, lines, [people[0]!, people[1]!, { ...people[2]!, born: '1990' }])
  await ok(planner.post(`${mission.path}/freeze`, { reason: 'ready' }))
  const officers = await Promise.all([0, 1].map(() => stage.person('field_officer', agency)))
  const answers = await Promise.all(officers.map((who) => who.post(`/operations/lines/${lines[0]}/board`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('state-changed')
  const { rows } = await stage.root.query(
    `select image ->> 'state' as state from operations.manifest_line_history where row_id = $1 order by entry_id`,
    [lines[0]],
  )
  expect(rows.map((row) => row.state)).toEqual(['listed', 'boarded'])
})

it('freezes once when two do it at once, and marks no status before departure', async () => {
  const twice = await Promise.all(
    [planner, consul].map((who) => who.post(`${mission.path}/freeze`, { reason: 'again' })),
  )
  expect(twice.map(({ status }) => status)).toEqual([409, 409])
  const app = await stage.connect('oralu_app')
  await app.query('begin')
  await app.query('select access.enter($1)', [planner.token])
  await expect(app.query('select operations.mark_status($1)', [mission.id])).rejects.toThrow(/no status/)
  await app.end()
})

it('refuses a body that is not one: a zone, an order of times, an empty list', async () => {
  const leg = {
    mode: 'air',
    from: 'A',
    fromZone: 'Mars/Olympus',
    to: 'B',
    toZone: 'Asia/Aqtau',
    departsAt: '2027-01-01T10:00:00Z',
    arrivesAt: '2027-01-01T09:00:00Z',
  }
  expect((await consul.post(`${mission.path}/legs`, leg)).status).toBe(400)
  expect(
    (await consul.post(`${mission.path}/legs`, { ...leg, fromZone: 'Asia/Damascus' })).body.issues[0].path,
  ).toBe('body.arrivesAt')
  expect((await planner.post(`${mission.path}/lines`, { people: [] })).status).toBe(400)
  expect(
    (
      await consul.post(`${mission.path}/gates`, {
        lines,
        evidence: 'x',
        details: { kind: 'fitness', fit: true },
      })
    ).status,
  ).toBe(400)
})

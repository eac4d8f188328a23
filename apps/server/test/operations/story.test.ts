// A mission of twelve, from an empty manifest to the arrival: four men, one woman, seven children.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAll, dayIn, meetAll, ok, openMission, register, soon, type Traveller } from './arrange.ts'

let stage: Stage
let agency: string
let consul: Person
let planner: Person
let field: Person
let people: Traveller[]
let mission: Awaited<ReturnType<typeof openMission>>
let lines: string[]

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  planner = await stage.person('mission_planner', agency)
  field = await stage.person('field_officer', agency)
  const { add, family, citizens } = await register(stage, agency, consul)
  const child = { sex: 'female' as const, born: '2016-05-05', role: 'child' }
  people = [
    ...(await family(
      { sex: 'male', born: '1985-02-02', role: 'father' },
      { sex: 'female', born: '1988-02-02', role: 'mother' },
      child,
      child,
      child,
      child,
    )),
    ...(await family({ sex: 'male', born: '1981-02-02', role: 'father' }, child, { ...child, sex: 'male' })),
    await add('male', '1979-01-01'),
    await add('male', '1992-01-01'),
    await add('female', '2017-01-01'),
  ]
  await citizens(people, consul, planner)
})
afterAll(() => stage?.close())

it('plans a mission, and says what is missing and who holds it', async () => {
  mission = await openMission(consul, 5)
  const page = await ok(consul.get(mission.path))
  expect(page).toMatchObject({
    state: 'open',
    number: 5,
    go: false,
    next: ['frozen', 'cancelled'],
    from: 'Qamishli',
    to: 'Aktau',
  })
  expect(page.blockers).toEqual([
    expect.objectContaining({ code: 'nobody-listed', holder: 'mission_planner' }),
  ])
})

it('offers the family of whoever is added, and keeps a family together', async () => {
  const { kin } = await ok(planner.get(`${mission.path}/kin/${people[0]!.anchor}`))
  expect(kin.map((each: { role: string }) => each.role).sort()).toEqual([
    'child',
    'child',
    'child',
    'child',
    'mother',
  ])
  expect(kin[0]).toMatchObject({ state: 'not listed' })
  lines = await addAll(planner, mission.path, people)
  const { items, total } = await ok(planner.get(`${mission.path}/lines?limit=100`))
  expect(total).toBe(12)
  const markOf = new Map(items.map((row: { id: string; together: string }) => [row.id, row.together]))
  expect(new Set(lines.slice(0, 6).map((id) => markOf.get(id))).size).toBe(1)
  expect(new Set(lines.map((id) => markOf.get(id))).size).toBe(5)
  expect(items[0].person.name).toMatch(/Traveller/)
})

it('refuses to freeze while gates are unmet, naming line and gate', async () => {
  const { status, body } = await planner.post(`${mission.path}/freeze`, { reason: 'ready' })
  expect([status, body.code]).toEqual([409, 'gate-unmet'])
  expect(body.issues).toContainEqual({ path: `${lines[0]}.decision`, message: 'missing' })
  expect(body.issues).toContainEqual({ path: `${lines[2]}.consent`, message: 'missing' })
  expect(body.issues.map((each: { path: string }) => each.path)).not.toContain(`${lines[2]}.decision`)
  expect((await ok(consul.get(mission.path))).state).toBe('open')
})

it('meets gates, many by one paper, and freezes a numbered version', async () => {
  await meetAll(consul, mission.path, lines, people)
  expect((await ok(consul.get(`${mission.path}/lines?unmet=any`))).items).toEqual([])
  const key = randomUUID()
  const frozen = await ok(planner.post(`${mission.path}/freeze`, { reason: 'all gates met' }, key))
  expect(frozen).toEqual({ id: mission.id, version: 1 })
  expect(await ok(planner.post(`${mission.path}/freeze`, { reason: 'all gates met' }, key))).toEqual(frozen)
  const page = await ok(consul.get(mission.path))
  expect(page).toMatchObject({ state: 'frozen', composition: { total: 12, men: 4, women: 1, children: 7 } })
  expect(page.versions[0]).toMatchObject({ number: 1, reason: 'all gates met', lines: 12 })
  const { rows } = await stage.root.query(
    `select encode(sha256(convert_to(lines::text, 'UTF8')), 'hex') as hash from operations.manifest_version where mission_id = $1`,
    [mission.id],
  )
  expect(page.versions[0].contentHash).toBe(rows[0].hash)
})

it('boards line by line, closes the doors, and counts heads', async () => {
  expect((await field.post(`${mission.path}/head-counts`, { step: 'departure', counted: 12 })).status).toBe(
    409,
  )
  for (const line of lines)
    expect(await ok(field.post(`/operations/lines/${line}/board`))).toEqual({ id: line, state: 'boarded' })
  await ok(field.post(`${mission.path}/doors`, {}))
  const wrong = await ok(field.post(`${mission.path}/head-counts`, { step: 'departure', counted: 11 }))
  expect(wrong.closed).toBe(false)
  const refused = await field.post(`${mission.path}/depart`)
  expect([refused.status, refused.body.code]).toEqual([409, 'step-not-open'])
  expect((await ok(consul.get('/operations/departures'))).headCounts[0].headCount).toMatchObject({
    counted: 11,
    expected: 12,
  })
  await ok(
    field.post(`/operations/head-counts/${wrong.id}/explain`, {
      explanation: 'an infant was counted with the mother',
    }),
  )
})

it('does not depart while a state overflown has not allowed it', async () => {
  const permission = {
    giverKind: 'state overflown',
    giver: 'A transit state',
    what: 'overflight',
    state: 'asked',
  }
  const { id } = await ok(consul.post(`${mission.path}/permissions`, permission))
  const refused = await field.post(`${mission.path}/depart`)
  expect([refused.status, refused.body.issues]).toEqual([
    409,
    [{ path: `permission.${id}`, message: 'permission-asked' }],
  ])
  const bare = await consul.send('PUT', `/operations/permissions/${id}`, { ...permission, state: 'granted' })
  expect(bare.status).toBe(400)
  await ok(
    consul.send('PUT', `/operations/permissions/${id}`, {
      ...permission,
      state: 'granted',
      document: 'note 12',
      grantedOn: dayIn(-1),
      expiresAt: soon(1),
    }),
  )
  expect((await ok(consul.get(mission.path))).permissions[0]).toMatchObject({ state: 'granted', soon: true })
  expect((await ok(consul.get('/operations/departures'))).permissions).toHaveLength(1)
})

it('departs and arrives, and the register says so of those aboard', async () => {
  await ok(field.post(`${mission.path}/depart`))
  const statuses = async () =>
    (
      await stage.root.query(`select status, recorded_by from people.status where anchor_id = any($1)`, [
        people.map(({ anchor }) => anchor),
      ])
    ).rows
  expect(await statuses()).toEqual(Array(12).fill({ status: 'in transit', recorded_by: field.id }))
  await ok(field.post(`${mission.path}/arrive`))
  expect((await statuses()).filter(({ status }) => status === 'returned')).toHaveLength(12)
  const early = await planner.post(`${mission.path}/close`)
  expect(early.status).toBe(409)
  expect(await ok(field.post(`${mission.path}/head-counts`, { step: 'arrival', counted: 12 }))).toMatchObject(
    { closed: true },
  )
  await ok(planner.post(`${mission.path}/close`))
  expect(await ok(consul.get(mission.path))).toMatchObject({
    state: 'closed',
    next: [],
    lines: { arrived: 12 },
    blockers: [],
  })
})

it('opens a case for each who arrived', async () => {
  const { rows } = await stage.root.query(
    'select count(*)::int as n from cases.case where anchor_id = any($1)',
    [people.map(({ anchor }) => anchor)],
  )
  expect(rows[0].n).toBe(12)
})

it('gives the composition to whoever reads missions, and as counts only to press', async () => {
  expect(await ok(consul.get(`${mission.path}/composition`))).toEqual({
    total: 12,
    men: 4,
    women: 1,
    children: 7,
    version: 1,
  })
  const press = await stage.person('press_officer', agency)
  expect((await press.get(`${mission.path}/composition`)).status).toBe(404)
  const asPress = async (token: string) => {
    const client = await stage.connect('oralu_app')
    try {
      await client.query('begin')
      await client.query('select access.enter($1)', [token])
      const counted = await client.query('select total, men, women, children from operations.compositions()')
      const seen = await client.query('select count(*)::int as n from operations.manifest_line')
      return { counted: counted.rows, lines: seen.rows[0].n }
    } finally {
      await client.end()
    }
  }
  expect(await asPress(press.token)).toEqual({
    counted: [{ total: 12, men: 4, women: 1, children: 7 }],
    lines: 0,
  })
  const foreign = await stage.person('press_officer', await stage.agency())
  expect((await asPress(foreign.token)).counted).toEqual([])
})

it('leaves each step in the ledger', async () => {
  const { rows } = await stage.root.query(
    `select about, act, count(*)::int as n from ledger.entry where about like 'operations.%' group by 1, 2`,
  )
  const of = (about: string, act: string) =>
    rows.find((row) => row.about === about && row.act === act)?.n ?? 0
  expect(of('operations.manifest_line', 'insert')).toBe(12)
  expect(of('operations.manifest_version', 'insert')).toBe(1)
  expect(of('operations.mission', 'update')).toBeGreaterThanOrEqual(5)
  expect(of('operations.gate', 'insert')).toBe(48)
})

// What the pictures are drawn from: the road home by stages and what was said against what is counted, on a register so
// small that every number is worked out by hand.
import { randomUUID } from 'node:crypto'
import type { FlowLink, FlowNode } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { fly } from './support.ts'

let stage: Stage
let agency: string
let press: Person
let analyst: Person
let second: Person
let planner: Person

const root = (text: string, values: unknown[] = []) => stage.root.query(text, values)

async function anchorOf(person?: string): Promise<string> {
  const id =
    person ??
    (await root('insert into people.person (agency_id) values ($1) returning id', [agency])).rows[0].id
  const made = await root(
    'insert into people.anchor (agency_id, person_id, home_person_id) values ($1, $2, $2) returning id',
    [agency, id],
  )
  return made.rows[0].id
}

const find = async (anchor: string, finding: string, confirmed: string | null = '2021-01-10T06:00:00Z') =>
  (
    await root(
      `insert into people.nationality (agency_id, anchor_id, finding, other_state, reasons, recorded_by, confirmed_by, confirmed_at)
       values ($1, $2, $3, case when $3 = 'other nationality' then 'RU' end, 'as the papers say', $4,
         case when $6::timestamptz is not null then $5::uuid end, $6) returning id`,
      [agency, anchor, finding, analyst.id, second.id, confirmed],
    )
  ).rows[0].id as string

const status = (anchor: string, what: string, from: string, withdrawn = false) =>
  root(
    `insert into people.status (agency_id, anchor_id, status, valid_from, evidence, recorded_by, withdrawn_at)
     values ($1, $2, $3, $4, 'said so', $5, case when $6 then now() end)`,
    [agency, anchor, what, from, analyst.id, withdrawn],
  )

/** What was written until now was known from a day of then on. */
async function backdate(at: string): Promise<void> {
  for (const table of [
    'people.anchor',
    'people.nationality',
    'people.status',
    'operations.mission',
    'operations.manifest_line',
    'cases.case',
  ])
    await root(`update ${table}_history set at = $1 where at > '2022-01-01'`, [at])
  await root('alter table operations.manifest_version disable trigger user')
  await root(
    `update operations.manifest_version set recorded_at = '2021-02-01T06:00:00Z' where recorded_at > '2022-01-01'`,
  )
  await root('alter table operations.manifest_version enable trigger user')
}

const flow = async (who: Person, query = '') => {
  const { status, body } = await who.get(`/figures/flow${query}`)
  expect(status).toBe(200)
  const nodes = body.nodes as FlowNode[]
  const links = body.links as FlowLink[]
  // Whatever the register holds: who goes in goes on or ends there, and everyone is once in each column's number.
  for (const { column, kind, people } of nodes) {
    const sum = (of: FlowLink[]) => of.reduce((all, link) => all + link.people, 0)
    if (column > 0) expect(sum(links.filter((l) => l.column === column - 1 && l.to === kind))).toBe(people)
    const on = links.filter((l) => l.column === column && l.from === kind)
    if (on.length > 0) expect(sum(on)).toBe(people)
  }
  return {
    said: Object.fromEntries(nodes.map(({ column, kind, people }) => [`${column} ${kind}`, people])),
    links,
    text: JSON.stringify(body),
  }
}

let ids: string[]
let open: string

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  press = await stage.person('press_officer', agency)
  analyst = await stage.person('identity_analyst', agency)
  second = await stage.person('identity_analyst', agency)
  planner = await stage.person('mission_planner', agency)
  const care = await stage.agency()
  // Of whom no birth is recorded, a confirmed finding would open a case as of a child: cases are set up by hand here.
  await root('alter table people.nationality disable trigger identified')

  // Flown and arrived: a citizen with a case elsewhere and a second record, one without a case, one who died since.
  const { anchors: home } = await fly(
    stage,
    agency,
    { men: 1, women: 1, children: 1 },
    { operation: 'Betege' },
  )
  for (const anchor of home) await find(anchor, 'citizen')
  const { rows } = await root('select person_id from people.anchor where id = $1', [home[0]])
  const twice = await anchorOf(rows[0].person_id)
  await root(
    `insert into cases.case (agency_id, anchor_id, reason, opened_on, opened_by) values ($1, $2, 'arrival', '2021-02-05', null)`,
    [care, twice],
  )
  await status(home[2]!, 'deceased', '2021-02-20')
  // On its way, with a foreign mother; the day of arrival is not yet written.
  const away = await fly(stage, agency, { men: 0, women: 1, children: 1 }, { operation: 'Betege' })
  await root(
    `update operations.mission set state = 'departed', arrived_at = null, departed_at = '2021-02-10T06:00:00Z' where id = $1`,
    [away.missionId],
  )
  await find(away.anchors[0]!, 'other nationality')
  await find(away.anchors[1]!, 'citizen')
  // On a manifest that has not left: one, and one who declines now. Off it: one on hold.
  const next = await fly(
    stage,
    agency,
    { men: 2, women: 0, children: 0 },
    { operation: 'Betege', flown: false },
  )
  await status(next.anchors[1]!, 'declined return', '2021-02-12')
  const held = await anchorOf()
  await find(held, 'citizen')
  await root(
    `insert into operations.manifest_line (agency_id, mission_id, anchor_id, state, state_by, state_at, recorded_by)
     values ($1, $2, $3, 'on hold', $4, '2021-02-02T06:00:00Z', $4)`,
    [agency, next.missionId, held, planner.id],
  )
  // On none: found not established, not yet confirmed, not a citizen and declined, deceased.
  const unsure = await anchorOf()
  await find(unsure, 'not established', '2021-01-05T06:00:00Z')
  const proposed = await anchorOf()
  open = await find(proposed, 'citizen', null)
  await status(proposed, 'declined return', '2021-01-01', true)
  const stays = await anchorOf()
  await find(stays, 'citizen', '2021-01-02T06:00:00Z')
  await find(stays, 'not a citizen', '2021-01-20T06:00:00Z')
  await status(stays, 'declined return', '2021-01-25')
  const dead = await anchorOf()
  await status(dead, 'deceased', '2019-03-01')
  await status(dead, 'declined return', '2020-01-01')
  // Another agency's people are none of these.
  await fly(stage, await stage.agency(), { men: 3, women: 0, children: 0 })
  await root('alter table people.nationality enable trigger identified')
  await backdate('2021-03-01T06:00:00Z')
  ids = [
    ...home,
    twice,
    ...away.anchors,
    ...next.anchors,
    held,
    unsure,
    proposed,
    stays,
    dead,
    away.missionId,
  ]
})
afterAll(() => stage?.close())

const byHand = {
  '0 register': 12,
  '1 citizen': 5,
  '1 otherwise': 2,
  '1 open': 5,
  '2 manifest': 7,
  '2 no-manifest': 2,
  '2 on-hold': 1,
  '2 declined': 1,
  '2 deceased': 1,
  '3 departed': 5,
  '3 not-departed': 1,
  '3 declined': 1,
  '4 arrived': 3,
  '4 under-way': 2,
  '5 case': 1,
  '5 no-case': 1,
  '5 deceased': 1,
}

it('counts each person once in each stage of the road home', async () => {
  const { said, links } = await flow(press)
  expect(said).toEqual(byHand)
  expect(links).toContainEqual({ column: 1, from: 'otherwise', to: 'manifest', people: 1 })
  expect(links).toContainEqual({ column: 1, from: 'otherwise', to: 'declined', people: 1 })
  expect(links).toContainEqual({ column: 1, from: 'open', to: 'manifest', people: 2 })
  expect(links).toContainEqual({ column: 1, from: 'citizen', to: 'on-hold', people: 1 })
})

it('agrees with what the counts of missions say', async () => {
  const { body } = await press.get('/figures/counts')
  const { said } = await flow(press)
  expect(body.all.total).toBe(said['3 departed'])
})

it('tells a press officer numbers, and nobody’s id; refuses whoever has no grant', async () => {
  const { text } = await flow(press)
  for (const id of ids) expect(text).not.toContain(id)
  expect((await press.get('/people')).status).toBe(404)
  for (const role of ['identity_analyst', 'case_worker', 'administrator', 'prosecutor_officer'] as const) {
    const other = await stage.person(role, agency)
    expect((await other.get('/figures/flow')).status).toBe(404)
    expect((await other.get('/figures/counts/said')).status).toBe(404)
    // Nor does the database answer them, whatever a route would let through.
    const app = await stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [other.token])
    expect((await app.query('select * from figures.flow()')).rows).toEqual([])
    expect((await app.query('select * from people.anchor_history where image is null')).rows).toEqual([])
    await app.end()
  }
  expect((await flow(await stage.person('press_officer', await stage.agency()))).said).toEqual({})
  expect((await stage.visitor.get('/figures/flow')).status).toBe(401)
})

it('knows a day as it was: nobody had left on the third, and nobody had died', async () => {
  expect((await flow(press, '?was=2021-02-03')).said).toMatchObject({
    '2 manifest': 7,
    '2 deceased': 1,
    '3 not-departed': 7,
  })
  expect((await flow(press, '?was=2021-02-04')).said).toMatchObject({ '4 arrived': 3, '5 no-case': 3 })
  expect((await flow(press, '?was=2021-01-15')).said).toMatchObject({ '1 citizen': 6, '1 otherwise': 1 })
  expect((await press.get('/figures/flow?was=2021-02-30')).status).toBe(400)
})

it('keeps what was known on an earlier day whatever is corrected later', async () => {
  const then = '?known=2021-03-01'
  const before = await flow(press, then)
  expect(before.said).toEqual(byHand)
  expect((await flow(press, '?known=2021-02-28')).said).toEqual({})
  // Confirmed now; the mission's arrival is written now; one who was thought dead is not; two were one person.
  await root('update people.nationality set confirmed_by = $2, confirmed_at = now() where id = $1', [
    open,
    second.id,
  ])
  await root(
    `update operations.mission set state = 'arrived', arrived_at = '2021-02-10T12:00:00Z' where state = 'departed'`,
  )
  await root(
    `update people.status set withdrawn_at = now() where status = 'deceased' and valid_from = '2019-03-01'`,
  )
  await root(
    `update people.anchor set person_id = (select person_id from people.anchor where id = $1) where id = $2`,
    [ids[8], ids[9]],
  )
  const now = await flow(press)
  expect(now.said).toEqual({
    '0 register': 11,
    '1 citizen': 6,
    '1 otherwise': 2,
    '1 open': 3,
    '2 manifest': 7,
    '2 no-manifest': 1,
    '2 on-hold': 1,
    '2 declined': 2,
    '3 departed': 5,
    '3 not-departed': 1,
    '3 declined': 1,
    '4 arrived': 5,
    '5 case': 1,
    '5 no-case': 3,
    '5 deceased': 1,
  })
  const again = await flow(press, then)
  expect([again.said, again.links]).toEqual([before.said, before.links])
})

const claim = (key: string, day: string, more: object) => ({
  key,
  publisher: 'The ministry',
  statedFrom: day,
  address: 'example.org',
  event: 'repatriated',
  note: key,
  ...more,
})

it('sets what was said beside what is counted as of the day of each statement', async () => {
  const total = (kind: string, value: number, more = {}) => ({
    quantities: [{ category: 'total', kind, value, ...more }],
  })
  for (const each of [
    claim('exact', '2021-02-03', { everyone: true, ...total('exact', 7) }),
    claim('about', '2021-02-04', { missions: ['betege-1', 'betege-2'], ...total('about', 600) }),
    claim('tolerance', '2021-02-09', { ...total('about', 600, { tolerance: 3 }) }),
    claim('least', '2021-02-10', {
      missions: ['betege-1', 'betege-2'],
      readings: [{ note: 'or of the first alone', as: 'exact' }],
      ...total('at-least', 4),
    }),
    claim('most', '2021-02-11', { everyone: true, ...total('at-most', 9) }),
    claim('between', '2021-02-12', { everyone: true, ...total('between', 2, { upper: 8 }) }),
    claim('one-mission', '2021-02-12', { missions: ['betege-1'], ...total('exact', 3) }),
    claim('no-total', '2021-02-12', { quantities: [{ category: 'men', kind: 'exact', value: 1 }] }),
    claim('other-event', '2021-02-12', { event: 'convicted', ...total('exact', 5) }),
  ])
    expect((await press.post('/figures/claims', { id: randomUUID(), claim: each })).status).toBe(200)
  const { status: answered, body } = await press.get('/figures/counts/said')
  expect(answered).toBe(200)
  const row = ({ key, low, high, uncertain, counted }: Record<string, unknown>) => [
    key,
    low,
    high,
    uncertain,
    counted,
  ]
  expect(body.said.map(row)).toEqual([
    ['exact', 7, 7, false, 0],
    ['about', 550, 650, false, 3],
    ['tolerance', 597, 603, true, 3],
    ['least', 4, null, true, 5],
    ['most', 0, 9, false, 5],
    ['between', 2, 8, false, 5],
  ])
  expect(body.counted).toEqual([
    { day: '2021-02-04', people: 3 },
    { day: '2021-02-10', people: 5 },
  ])
  // The office did not know of any of it before March.
  const early = await press.get('/figures/counts/said?known=2021-02-28')
  expect(early.body.counted).toEqual([])
  expect(new Set(early.body.said.map((each: { counted: number }) => each.counted))).toEqual(new Set([0]))
})

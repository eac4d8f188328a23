// Figures: counted from frozen manifests, frozen under definitions, the same to the digit later.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallCellsOf } from '../../src/figures/rules.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { type Flown, fly } from './support.ts'

let stage: Stage
let agency: string
let press: Person
let consul: Person
let stranger: Person
let twelve: Flown
let many: Flown

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  press = await stage.person('press_officer', agency)
  consul = await stage.person('consular_officer', agency)
  stranger = await stage.person('press_officer', await stage.agency())
  many = await fly(stage, agency, { men: 16, women: 59, children: 156 }, { operation: 'Betege' })
  twelve = await fly(stage, agency, { men: 4, women: 1, children: 7 }, { operation: 'Betege' })
  await fly(stage, agency, { men: 1, women: 0, children: 0 }, { operation: 'Betege', flown: false })
})
afterAll(() => stage?.close())

it('counts each mission, and all that have flown, without saying who', async () => {
  const { status, body } = await press.get('/figures/counts')
  expect(status).toBe(200)
  expect(body.missions).toHaveLength(3)
  expect(
    body.missions.find((each: { missionId: string }) => each.missionId === twelve.missionId),
  ).toMatchObject({
    mission: 'Betege-2',
    numbers: { total: 12, men: 4, women: 1, children: 7, adultsSexUnknown: 0 },
    asItWas: '2021-02-04',
    open: 0,
  })
  expect(body.all).toEqual({ total: 243, men: 20, women: 60, children: 163, adultsSexUnknown: 0 })
  expect(JSON.stringify(body)).not.toContain(twelve.anchors[0])
})

it('says "12, of which you may open so many" by the reader\'s own rights', async () => {
  const lines = (who: Person) => who.get(`/figures/counts/${twelve.missionId}/lines`)
  expect((await lines(press)).body).toEqual({ total: 12, open: 0, lines: [] })
  const own = await lines(consul)
  expect([own.body.total, own.body.open, own.body.lines.length]).toEqual([12, 12, 12])
  expect((await lines(stranger)).status).toBe(404)
  // Another agency's consul, granted the press facts whole and four persons, may open those four.
  const other = await stage.person('consular_officer', await stage.agency())
  expect((await lines(other)).status).toBe(404)
  await stage.grant(agency, other.agencyId, 'press')
  for (const anchor of twelve.anchors.slice(0, 4))
    for (const compartment of ['identity', 'mission'])
      await stage.grant(agency, other.agencyId, compartment, { subject: anchor })
  const partly = await lines(other)
  expect([partly.body.total, partly.body.open]).toEqual([12, 4])
})

it('freezes a figure under numbered definitions, and recounts it to the digit', async () => {
  const made = await press.post('/figures/frozen', { missionId: twelve.missionId })
  expect(made.status).toBe(200)
  const { body } = await press.get(`/figures/frozen/${made.body.id}`)
  expect(body).toMatchObject({
    name: 'Betege-2',
    numbers: { total: 12, men: 4, women: 1, children: 7, adultsSexUnknown: 0 },
    asItWas: '2021-02-04',
    manifests: 1,
  })
  expect(body.definitions).toContainEqual({ id: 'child', version: 1 })
  expect(body.smallTotal).toEqual([])
  expect(body.smallBreakdown).toMatchObject([
    { cell: 'men', value: 4 },
    { cell: 'women', value: 1, reasons: ['one', 'small'] },
  ])
  // A later version of the manifest changes what is counted now, not what was frozen.
  await stage.root.query(
    `insert into operations.manifest_version (agency_id, mission_id, number, lines, content_hash, reason, recorded_by)
     select agency_id, mission_id, 2, lines - 0, '', 'one stays behind', recorded_by from operations.manifest_version where id = $1`,
    [twelve.versionId],
  )
  const now = await press.get('/figures/counts')
  expect(
    now.body.missions.find((each: { missionId: string }) => each.missionId === twelve.missionId).numbers
      .total,
  ).toBe(11)
  const again = await press.get(`/figures/frozen/${made.body.id}/recount`)
  expect(again.body).toMatchObject({ same: true, recounted: { total: 12 } })
  const fresh = await press.post('/figures/frozen', { missionId: null, name: 'All missions' })
  expect((await press.get(`/figures/frozen/${fresh.body.id}`)).body).toMatchObject({
    numbers: { total: 242 },
    manifests: 2,
    name: 'All missions',
  })
})

it('tells when a recount does not give the same', async () => {
  const { body } = await press.post('/figures/frozen', { missionId: many.missionId })
  await stage.root.query('alter table operations.manifest_version disable trigger user')
  await stage.root.query('update operations.manifest_version set lines = lines - 0 where id = $1', [
    many.versionId,
  ])
  await stage.root.query('alter table operations.manifest_version enable trigger user')
  expect((await press.get(`/figures/frozen/${body.id}/recount`)).body).toMatchObject({
    same: false,
    frozen: { total: 231 },
    recounted: { total: 230 },
  })
})

it('freezes nothing that is not there, and not for those who only read', async () => {
  expect((await stranger.post('/figures/frozen', { missionId: twelve.missionId })).status).toBe(422)
  expect((await stranger.post('/figures/frozen', { missionId: null })).status).toBe(409)
  expect((await consul.post('/figures/frozen', { missionId: twelve.missionId })).status).toBe(403)
  const { body } = await press.get('/figures/frozen')
  expect((await stranger.get(`/figures/frozen/${body.items[0].id}`)).status).toBe(404)
  expect((await stranger.get('/figures/frozen')).body.items).toEqual([])
})

it('never changes a frozen figure', async () => {
  const { body } = await press.get('/figures/frozen')
  const id = body.items[0].id
  const app = await stage.connect('oralu_app')
  await app.query('begin')
  await app.query('select access.enter($1)', [press.token])
  await expect(app.query('update figures.figure set total = 13 where id = $1', [id])).rejects.toThrow(
    'permission denied',
  )
  await app.end()
})

it('knows in SQL the same small cells as packages/figures', async () => {
  const press2 = await stage.person('press_officer', agency)
  const { rows: versions } = await stage.root.query('select id from operations.manifest_version limit 1')
  const cases = Array.from({ length: 300 }, (_, i) => {
    const of = (k: number) => [0, 0, 1, 2, 4, 5, 6, 12, 40][(i * (k + 7) + (i >> k)) % 9]!
    return { men: of(1), women: of(2), children: of(3), adultsSexUnknown: of(4) % 3 }
  })
  for (const parts of cases) {
    const numbers = { ...parts, total: parts.men + parts.women + parts.children + parts.adultsSexUnknown }
    const { rows } = await stage.root.query(
      `insert into figures.figure (agency_id, name, definitions, total, men, women, children, adults_sex_unknown, as_it_was, ledger_size, manifest_ids, recorded_by)
       values ($1, 'try', '[]', $2, $3, $4, $5, $6, '2021-02-04', 0, array[$7::uuid], $8) returning small_total, small_breakdown`,
      [
        agency,
        numbers.total,
        numbers.men,
        numbers.women,
        numbers.children,
        numbers.adultsSexUnknown,
        versions[0].id,
        press2.id,
      ],
    )
    const tells = (what: 'total' | 'breakdown') =>
      smallCellsOf(numbers, 5, what).some((cell) =>
        cell.reasons.some((reason) => reason !== 'nobody' && reason !== 'by-subtraction'),
      )
    expect([numbers, rows[0].small_total, rows[0].small_breakdown]).toEqual([
      numbers,
      tells('total'),
      tells('breakdown'),
    ])
  }
})

it('counts as of two dates: as it was, and as known; a later correction changes nothing of what was known', async () => {
  const office = await stage.agency()
  const officer = await stage.person('press_officer', office)
  const { root } = stage
  const { missionId } = await fly(stage, office, { men: 9, women: 8, children: 20 }, { flown: false })
  const planner = await stage.person('mission_planner', office)
  const version = (number: number, day: string, lines: string) =>
    root.query(
      `insert into operations.manifest_version (agency_id, mission_id, number, lines, content_hash, reason, recorded_by, recorded_at)
       select agency_id, mission_id, $2, ${lines}, '', 'as known then', $3, $4 from operations.manifest_version where mission_id = $1 and number = 1`,
      [missionId, number, planner.id, day],
    )
  // Frozen on the 3rd, flown on the 4th, which the office learnt on the 5th; one line fewer since March.
  await version(2, '2021-02-03T06:00:00Z', 'lines')
  await root.query(
    `update operations.mission set state = 'arrived', doors_closed_at = '2021-02-04T05:00:00Z',
       departed_at = '2021-02-04T06:00:00Z', arrived_at = '2021-02-04T12:00:00Z' where id = $1`,
    [missionId],
  )
  await root.query(
    `update operations.mission_history h set at = case when h.image ->> 'state' = 'arrived' then '2021-02-05T06:00:00Z'::timestamptz else '2021-02-01T06:00:00Z' end where row_id = $1`,
    [missionId],
  )
  const on = async (query: string) => {
    const { body } = await officer.get(`/figures/counts${query}`)
    return [body.missions[0]?.flown, body.missions[0]?.numbers.total, body.all.total]
  }
  expect(await on('?known=2021-02-02')).toEqual([undefined, undefined, 0])
  expect(await on('?known=2021-02-04')).toEqual([false, 37, 0])
  const learnt = await on('?known=2021-02-05')
  expect(learnt).toEqual([true, 37, 37])
  expect(await on('?known=2021-02-05&was=2021-02-03')).toEqual([false, 37, 0])
  await version(3, '2021-03-01T06:00:00Z', 'lines - 0')
  expect(await on('?known=2021-03-01')).toEqual([true, 36, 36])
  expect(await on('?known=2021-02-05')).toEqual(learnt)
  expect((await officer.get('/figures/counts?known=2021-02-30')).status).toBe(400)
})

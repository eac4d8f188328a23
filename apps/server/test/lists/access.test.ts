import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { bring, csv, order, send, sourceOf } from './lists.ts'

let stage: Stage
let agency: string
let officer: Person

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  officer = await stage.person('consular_officer', agency)
})
afterAll(() => stage?.close())

const file = csv(
  'id,name,diagnosis,charge,remarks',
  '1,Aigerim Serik,rareillness,rarecharge,rareremark',
  '2,Dana Ospan,,,',
)

it('puts health and legal columns where the importer cannot read them, and withheld ones nowhere', async () => {
  const source = await sourceOf(officer, 'Compartments')
  const { counts, list } = await bring(stage, officer, source, file)
  expect(counts).toMatchObject({ new: 2 })
  const { rows } = await stage.root.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('people', 'lists', 'files', 'jobs', 'ledger', 'access') and table_type = 'BASE TABLE' order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: hits } = await stage.root.query(
      `select t::text ~ 'rareillness' as ill, t::text ~ 'rarecharge' as charge, t::text ~ 'rareremark' as remark from ${name} t where t::text ~ 'rare(illness|charge|remark)'`,
    )
    for (const hit of hits)
      found.push(
        `${name}${hit.ill ? ' ill' : ''}${hit.charge ? ' charge' : ''}${hit.remark ? ' remark' : ''}`,
      )
  }
  expect(found).toEqual([
    'people.health_said ill',
    'people.health_said_history ill',
    'people.legal_said charge',
    'people.legal_said_history charge',
  ])

  const line = (await officer.get(`/lists/${list}/lines`)).body.items[0]
  const page = await officer.get(`/people/${line.personId}`)
  expect(page.status).toBe(200)
  expect(JSON.stringify(page.body)).not.toMatch(/rare/)
  const as = <T>({ token }: Person, work: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(stage.services.database.app, { token }, work)
  const anchor = (
    await stage.root.query('select anchor_id from people.record where source_id = $1 and source_key = $2', [
      source,
      '1',
    ])
  ).rows[0].anchor_id
  const read = (who: Person) =>
    as(who, (db) =>
      sql<{ said: unknown }>`select said from people.read_health_said(array[${anchor}::uuid])`.execute(db),
    )
  expect((await read(officer)).rows).toEqual([])
  await expect(
    as(officer, (db) => db.selectFrom('people.health_said').selectAll().execute()),
  ).rejects.toMatchObject({ code: '42501' })
  const clinician = await stage.person('clinician', agency)
  expect((await read(clinician)).rows).toEqual([{ said: { diagnosis: 'rareillness' } }])
  const noted = await stage.root.query(
    `select from ledger.entry where act = 'read' and about = 'people.health_said' and actor_id = $1`,
    [clinician.id],
  )
  expect(noted.rows).toHaveLength(1)
})

it('opens the original to whoever maps it, and after the import to nobody', async () => {
  const source = await sourceOf(officer, 'Originals')
  const planner = await stage.person('mission_planner', agency)
  const { body } = await send(officer, source, file)
  const { fileId } = (await officer.get(`/lists/${body.id}`)).body
  expect((await officer.get(`/files/${fileId}`)).status).toBe(200)
  expect((await planner.get(`/lists/${body.id}`)).status).toBe(200)
  expect((await planner.get(`/files/${fileId}`)).status).toBe(404)
  expect((await planner.get(`/lists/${body.id}/preview`)).status).toBe(403)
  await stage.jobEnds(await order(officer, body.id))
  expect((await officer.get(`/files/${fileId}`)).status).toBe(404)
  expect((await officer.get(`/lists/${body.id}/preview`)).status).toBe(409)
  expect((await planner.get(`/files/${fileId}`)).status).toBe(404)
})

it('shows another agency nothing; with a grant it reads the list, but neither its original nor a way to change it', async () => {
  const source = await sourceOf(officer, 'Agencies')
  const { list, jobId } = await bring(stage, officer, source, csv('id,name', '1,Aigerim Serik', '2,'))
  const open = (await send(officer, source, csv('id,name', '3,Asel Kim'))).body.id
  const other = await stage.agency()
  const stranger = await stage.person('consular_officer', other)
  const paths = [
    `/lists/${list}`,
    `/lists/${list}/rejections`,
    `/lists/${list}/lines`,
    `/lists/${open}/preview`,
  ]
  for (const path of paths) expect([path, (await stranger.get(path)).status]).toEqual([path, 404])
  expect((await stranger.get('/lists')).body.items).toEqual([])
  expect((await stranger.get('/lists/sources')).body.items).toEqual([])
  expect((await stranger.get(`/jobs/${jobId}`)).status).toBe(404)
  expect((await stranger.post(`/jobs/${jobId}/cancel`)).status).toBe(404)
  expect((await stranger.post(`/lists/${open}/import`)).status).toBe(404)
  expect((await send(stranger, source, csv('id,name', '1,A'))).status).toBe(422)

  await stage.grant(agency, other, 'identity')
  expect((await stranger.get(`/lists/${list}`)).body).toMatchObject({ own: false, counts: { rejected: 1 } })
  expect((await stranger.get(`/lists/${list}/lines`)).body.items).toHaveLength(1)
  const mapping = { columns: [{ column: 'name', compartment: 'identity', field: 'fullName' }] }
  const answers = [
    await stranger.get(`/lists/${open}/preview`),
    await stranger.send('PUT', `/lists/${open}/mapping`, mapping),
    await stranger.send('PUT', `/lists/${open}/reading`, {}),
    await stranger.post(`/lists/${open}/import`),
    await send(stranger, source, csv('id,name', '1,A')),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  const { fileId } = (await stranger.get(`/lists/${open}`)).body
  expect((await stranger.get(`/files/${fileId}`)).status).toBe(404)
})

it('refuses who may not, by what they may know of', async () => {
  const planner = await stage.person('mission_planner', agency)
  const liaison = await stage.person('partner_liaison', agency)
  expect((await planner.post('/lists/sources', { name: 'x', kind: 'camp list' })).status).toBe(403)
  expect((await liaison.post('/lists/sources', { name: 'x', kind: 'camp list' })).status).toBe(404)
  expect((await stage.visitor.get('/lists')).status).toBe(401)
  expect((await officer.post('/lists/sources', { name: 'x', kind: 'watch list' })).status).toBe(400)
  expect((await officer.post('/lists/sources', { name: 'Twice', kind: 'camp list' })).status).toBe(200)
  expect((await officer.post('/lists/sources', { name: 'Twice', kind: 'camp list' })).body.code).toBe(
    'state-changed',
  )
})

it('leaves an entry for the list and for each line in the ledger', async () => {
  const source = await sourceOf(officer, 'In the ledger')
  const { list } = await bring(stage, officer, source, csv('id,name', '1,Aigerim Serik'))
  const { rows } = await stage.root.query(
    `select about, act, count(*)::int as n from ledger.entry where actor_id = $1 and (row_ids && array[$2::uuid] or row_ids && array(select id from people.record where list_id = $2)) group by 1, 2 order by 1, 2`,
    [officer.id, list],
  )
  expect(rows).toEqual([
    { about: 'lists.list', act: 'insert', n: 1 },
    { about: 'lists.list', act: 'update', n: 4 },
    { about: 'people.record', act: 'insert', n: 1 },
  ])
})

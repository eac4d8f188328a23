import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCasesFor } from '../../src/cases/queries.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { confirmCitizen, register } from './register.ts'

let stage: Stage
let ministry: string
let care: string
let worker: Person
let planner: Person

beforeAll(async () => {
  stage = await openStage()
  ministry = await stage.agency('Ministry')
  care = await stage.agency('Care centre')
  worker = await stage.person('case_worker', ministry)
  planner = await stage.person('mission_planner', ministry)
})
afterAll(() => stage?.close())

const as = <T>(person: Person, work: (db: Parameters<typeof openCasesFor>[0]) => Promise<T>) =>
  inTransaction(stage.services.database.app, { token: person.token }, work)
const casesOf = async (anchor: string) =>
  (await stage.root.query('select * from cases.case where anchor_id = $1', [anchor])).rows

describe('a case opens', () => {
  it('when a child is identified, and not for an adult', async () => {
    const child = await register(stage, ministry, 'Aizada', '2016-04-01')
    const adult = await register(stage, ministry, 'Gulnar', '1990-04-01')
    const unstated = await register(stage, ministry, 'Temir', null)
    for (const anchor of [child, adult, unstated]) expect(await casesOf(anchor)).toEqual([])
    for (const anchor of [child, adult, unstated]) await confirmCitizen(stage, ministry, anchor)
    expect(await casesOf(child)).toMatchObject([
      { reason: 'identified child', agency_id: ministry, state: 'open' },
    ])
    expect(await casesOf(adult)).toEqual([])
    // Whose birth nobody states may be a child.
    expect(await casesOf(unstated)).toHaveLength(1)
    const { body } = await worker.get('/cases')
    expect(body.items.find((each: { anchorId: string }) => each.anchorId === child)).toMatchObject({
      withoutCarer: true,
      worker: null,
      person: { name: 'Aizada', child: true },
    })
  })

  it('for all on arrival, once, by a planner who reads no care', async () => {
    const child = await register(stage, ministry, 'Dana', '2015-01-01')
    const mother = await register(stage, ministry, 'Saule', '1988-01-01')
    await confirmCitizen(stage, ministry, child)
    await as(planner, (db) => openCasesFor(db, [child, mother], 'arrival'))
    await Promise.all([1, 2, 3].map(() => as(planner, (db) => openCasesFor(db, [mother, child], 'arrival'))))
    expect(await casesOf(child)).toMatchObject([{ reason: 'identified child' }])
    expect(await casesOf(mother)).toMatchObject([{ reason: 'arrival', opened_by: planner.id }])
    expect((await planner.get('/cases')).status).toBe(404)
    const { rows } = await stage.root.query(
      `select actor_id from ledger.entry where about = 'cases.case' and act = 'insert' and actor_id = $1`,
      [planner.id],
    )
    expect(rows).toHaveLength(1)
  })

  it('once for a person of two records', async () => {
    const [left, right] = [
      await register(stage, ministry, 'Asel', '2014-01-01'),
      await register(stage, ministry, 'Assel', '2014-01-01'),
    ]
    await stage.root.query(
      'update people.anchor set person_id = (select person_id from people.anchor where id = $1) where id = $2',
      [left, right],
    )
    await as(planner, (db) => openCasesFor(db, [left], 'arrival'))
    await as(planner, (db) => openCasesFor(db, [right], 'arrival'))
    expect([...(await casesOf(left)), ...(await casesOf(right))]).toHaveLength(1)
  })

  it('at the agency that receives, which reads the name by grant', async () => {
    const administrator = await stage.person('administrator', ministry)
    const set = await administrator.send('PUT', '/cases/reception', { receiverId: care })
    expect(set.status).toBe(200)
    expect((await administrator.get('/cases/reception')).body.receiver).toEqual({
      id: care,
      name: 'Care centre',
    })
    const mother = await register(stage, ministry, 'Raushan', '1991-01-01')
    await as(planner, (db) => openCasesFor(db, [mother], 'arrival'))
    expect(await casesOf(mother)).toMatchObject([{ agency_id: care }])

    const receiver = await stage.person('case_worker', care)
    const line = async () =>
      (await receiver.get('/cases')).body.items.find((each: { anchorId: string }) => each.anchorId === mother)
    expect(await line()).toMatchObject({ person: null })
    await stage.grant(ministry, care, 'identity')
    expect(await line()).toMatchObject({ person: { name: 'Raushan' } })
    // The opener's agency does not read it.
    const [{ id }] = await casesOf(mother)
    expect((await worker.get(`/cases/${id}`)).status).toBe(404)
    await stage.root.query('delete from cases.reception')
  })

  it('when a worker asks, with one answer whether or not one was open elsewhere', async () => {
    const anchor = await register(stage, ministry, 'Marat', '1980-01-01')
    await stage.root.query(
      `insert into cases.case (agency_id, anchor_id, reason) values ($1, $2, 'arrival')`,
      [care, anchor],
    )
    const fresh = await register(stage, ministry, 'Zere', '1981-01-01')
    for (const each of [anchor, fresh]) {
      const { status, body } = await worker.post('/cases', { anchorId: each })
      expect([status, body]).toEqual([200, { id: each }])
    }
    expect(await casesOf(anchor)).toHaveLength(1)
    expect(await casesOf(fresh)).toHaveLength(1)
  })

  it('not by whoever cannot see the person, nor by a duty without the right, nor by plain SQL', async () => {
    const stranger = await stage.person('case_worker', await stage.agency())
    const anchor = await register(stage, ministry, 'Bota', '1999-01-01')
    expect((await stranger.post('/cases', { anchorId: anchor })).status).toBe(422)
    const prosecutor = await stage.person('prosecutor_officer', ministry)
    expect((await prosecutor.post('/cases', { anchorId: anchor })).status).toBe(404)
    await expect(as(prosecutor, (db) => openCasesFor(db, [anchor], 'arrival'))).rejects.toMatchObject({
      code: '42501',
    })
    const app = await stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [worker.token])
    await expect(
      app.query(`insert into cases.case (agency_id, anchor_id, reason) values ($1, $2, 'arrival')`, [
        ministry,
        anchor,
      ]),
    ).rejects.toMatchObject({ code: '42501' })
    await app.end()
    expect(await casesOf(anchor)).toEqual([])
  })
})

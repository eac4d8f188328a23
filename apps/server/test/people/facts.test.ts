import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { register } from './arrange.ts'

let stage: Stage
let officer: Person
let colleague: Person
let reader: Person
let anchors: Record<string, string>
let person: string

beforeAll(async () => {
  stage = await openStage()
  officer = await stage.person('identity_analyst', await stage.agency())
  colleague = await stage.person('consular_officer', officer.agencyId)
  reader = await stage.person('case_worker', officer.agencyId)
  anchors = await register(stage, officer, [
    { sourceKey: '1', fullName: 'Ерлан Тасов', bornFrom: '2004-01-01', bornTo: '2012-12-31' },
    { sourceKey: '2', fullName: 'Айша Тасова', bornFrom: '1985-03-04', bornTo: '1985-03-04' },
    { sourceKey: '3', fullName: 'Зухра Тасова', bornFrom: '1990-03-04', bornTo: '1990-03-04' },
  ])
  person = anchors['1']!
})
afterAll(() => stage?.close())

const page = async (id = person) => (await officer.get(`/people/${id}`)).body

it('adds a status once however often it is sent, withdraws it, and has it in the ledger', async () => {
  const key = randomUUID()
  const body = { anchorId: person, status: 'detained', validFrom: '2019-04-01', place: 'Hasakah' }
  const first = await officer.post('/people/statuses', body, key)
  expect(first.status).toBe(200)
  expect((await officer.post('/people/statuses', body, key)).body).toEqual(first.body)
  expect((await page()).statuses).toHaveLength(1)
  expect((await page()).status).toBe('detained')
  const { rows } = await stage.root.query(
    `select actor_id, act from ledger.entry where about = 'people.status' and row_ids = array[$1::uuid]`,
    [first.body.id],
  )
  expect(rows).toEqual([{ actor_id: officer.id, act: 'insert' }])
  expect((await officer.post(`/people/statuses/${first.body.id}/withdraw`)).status).toBe(200)
  expect((await officer.post(`/people/statuses/${first.body.id}/withdraw`)).body.code).toBe('state-changed')
  expect((await page()).status).toBeNull()
  expect((await officer.post(`/people/statuses/${randomUUID()}/withdraw`)).status).toBe(404)
})

it('takes no death without evidence, no time that runs backwards, nothing from a reader', async () => {
  const add = (who: Person, more: object) =>
    who.post('/people/statuses', { anchorId: person, status: 'deceased', validFrom: '2019-04-01', ...more })
  expect((await add(officer, {})).status).toBe(400)
  expect((await add(officer, { status: 'located', validTo: '2019-01-01' })).status).toBe(400)
  expect((await add(reader, { status: 'located' })).status).toBe(403)
})

it('holds whoever may be under 18 for a child until an age is decided by two', async () => {
  expect((await page()).child).toBe(true)
  const proposed = await officer.post('/people/ages', {
    anchorId: person,
    bornFrom: '2004-01-01',
    bornTo: '2004-12-31',
    basis: 'Assessment by paediatrician, psychologist and social worker',
  })
  expect((await page()).child).toBe(true)
  expect((await officer.post(`/people/ages/${proposed.body.id}/confirm`)).body.code).toBe('same-person-twice')
  await colleague.post(`/people/ages/${proposed.body.id}/confirm`)
  expect(await page()).toMatchObject({ child: false, bornTo: '2004-12-31' })
  expect(
    (await officer.get('/people?child=yes')).body.items.map((item: { anchorId: string }) => item.anchorId),
  ).not.toContain(person)
  await colleague.post(`/people/ages/${proposed.body.id}/withdraw`)
  expect((await page()).child).toBe(true)
})

it('makes a family by hand, adds and takes out members, and shows it on each one’s page', async () => {
  const family = await officer.post('/people/families', {
    members: [
      { anchorId: anchors['2'], role: 'mother', basis: 'Birth certificate' },
      { anchorId: person, role: 'child', basis: 'Birth certificate' },
    ],
  })
  expect(family.status).toBe(200)
  const added = await officer.post(`/people/families/${family.body.id}/members`, {
    anchorId: anchors['3'],
    role: 'other kin',
    basis: 'Told by the mother',
  })
  expect((await page(anchors['2'])).families[0].members.map((each: { role: string }) => each.role)).toEqual([
    'mother',
    'child',
    'other kin',
  ])
  expect(
    (
      await officer.post(`/people/families/${family.body.id}/members`, {
        anchorId: anchors['3'],
        role: 'sibling',
        basis: 'x',
      })
    ).status,
  ).toBe(409)
  await officer.post(`/people/members/${added.body.id}/withdraw`)
  expect(
    (await page(anchors['2'])).families[0].members.filter(
      (each: { withdrawnAt: string | null }) => !each.withdrawnAt,
    ),
  ).toHaveLength(2)
  const stranger = await stage.person('identity_analyst', await stage.agency())
  expect(
    (
      await stranger.post(`/people/families/${family.body.id}/members`, {
        anchorId: anchors['3'],
        role: 'sibling',
        basis: 'x',
      })
    ).status,
  ).toBe(404)
  expect(
    (
      await officer.post('/people/families', {
        members: [{ anchorId: randomUUID(), role: 'mother', basis: 'x' }],
      })
    ).status,
  ).toBe(422)
})

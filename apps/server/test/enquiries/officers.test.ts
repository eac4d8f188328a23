// The office's side: no news without a verified enquirer and the person's own agreement, whoever asks and however.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeOf, hashOfCode } from '../../src/enquiries/codes.ts'
import { register } from '../cases/register.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let agency: string
let consul: Person
let second: Person
let protector: Person

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency('Consular service')
  consul = await stage.person('consular_officer', agency)
  second = await stage.person('consular_officer', agency)
  protector = await stage.person('child_protection_officer', agency)
})
afterAll(() => stage?.close())

async function send() {
  const id = randomUUID()
  const code = codeOf(stage.services.settings, id)
  const { rows } = await stage.root.query(
    `select enquiries.send($1, $2, 'kk', '{"name": "CANARY-MOTHER", "relation": "mother", "phone": "+7 700"}', '{"name": "CANARY-SON"}', 'CANARY-TOLD', '{}') as taken`,
    [id, hashOfCode(stage.services.settings, code)],
  )
  expect(rows[0].taken).toBe(true)
  return { id, code }
}
const look = async (code: string) =>
  (
    await stage.app.inject({
      method: 'POST',
      url: '/public/en/enquiry/status',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ code }).toString(),
    })
  ).body

const news = (who: Person, id: string, text = 'They are well.') =>
  who.post(`/enquiries/${id}/messages`, { text })
const heard = { heardBy: 'Consular officer, alone', heardOn: '2021-02-05' }

it('stands in a queue that names nobody; opening one is in the ledger', async () => {
  const { id } = await send()
  const { body } = await consul.get('/enquiries')
  expect(JSON.stringify(body)).not.toContain('CANARY')
  expect(body.items.map((each: { id: string }) => each.id)).toContain(id)
  const before = await stage.root.query(`select from ledger.entry where about = 'enquiries.enquiry' and act = 'read'`)
  const opened = await consul.get(`/enquiries/${id}`)
  expect(opened.body).toMatchObject({
    enquirer: { name: 'CANARY-MOTHER' },
    sought: { name: 'CANARY-SON' },
    told: 'CANARY-TOLD',
    newsMayGo: false,
  })
  const after = await stage.root.query(`select from ledger.entry where about = 'enquiries.enquiry' and act = 'read'`)
  expect(after.rowCount).toBe(before.rowCount! + 1)
  expect((await consul.get('/enquiries/counts')).body.fresh).toBeGreaterThan(0)
})

it('lets news about an adult go only once verified and agreed, and stops it when either falls', async () => {
  const { id, code } = await send()
  await consul.post(`/enquiries/${id}/take`)
  const refused = async () => expect((await news(consul, id)).body.code).toBe('gate-unmet')
  await refused()
  expect((await consul.post(`/enquiries/${id}/messages`, { template: 'call us' })).status).toBe(200)
  const verified = await consul.post(`/enquiries/${id}/verifications`, {
    how: 'document seen',
    evidence: 'Identity card',
  })
  expect(verified.status).toBe(200)
  await refused()
  const anchorId = await register(stage, agency, 'Yerlan', '1990-01-01')
  const named = await consul.post(`/enquiries/${id}/persons`, { anchorId, why: 'Name and year fit.' })
  await refused()
  const agree = (answer: string) =>
    consul.post(`/enquiries/${id}/agreements`, { soughtId: named.body.id, answer, ...heard })
  expect((await agree('no')).status).toBe(200)
  await refused()
  expect((await agree('yes')).status).toBe(200)
  expect((await news(consul, id)).status).toBe(200)
  const page = await look(code)
  expect(page).toContain('Your enquiry is being worked on.')
  expect(page).toContain('They are well.')
  expect(page).toContain('Please call us on a working day')
  expect(page).not.toContain('CANARY')
  await agree('no')
  await refused()
  await agree('yes')
  await consul.post(`/enquiries/verifications/${verified.body.id}/withdraw`)
  await refused()
})

it('asks more where a child is sought: an assessment, and a second officer', async () => {
  const { id } = await send()
  const verified = await consul.post(`/enquiries/${id}/verifications`, { how: 'in person', evidence: 'Came with papers' })
  const anchorId = await register(stage, agency, 'Aisha', '2020-01-01')
  const named = await consul.post(`/enquiries/${id}/persons`, { anchorId, why: 'Mother named her.' })
  const said = await consul.post(`/enquiries/${id}/agreements`, { soughtId: named.body.id, answer: 'yes', ...heard })
  expect((await news(consul, id)).body.code).toBe('gate-unmet')
  expect((await consul.post(`/enquiries/agreements/${said.body.id}/assess`, { assessment: 'Fine.' })).status).toBe(403)
  expect((await protector.post(`/enquiries/agreements/${said.body.id}/assess`, { assessment: 'Heard alone.' })).status).toBe(200)
  expect((await news(consul, id)).body.code).toBe('gate-unmet')
  expect((await consul.post(`/enquiries/verifications/${verified.body.id}/second`)).body.code).toBe('same-person-twice')
  expect((await second.post(`/enquiries/verifications/${verified.body.id}/second`)).status).toBe(200)
  expect((await consul.get(`/enquiries/${id}`)).body.newsMayGo).toBe(true)
  expect((await news(consul, id)).status).toBe(200)
})

it('holds the gate in the database, whatever the program does', async () => {
  const { id } = await send()
  const client = await stage.connect('oralu_app')
  const as = async (who: Person, statement: string, values: unknown[]) => {
    await client.query('begin')
    try {
      await client.query('select access.enter($1)', [who.token])
      return await client.query(statement, values)
    } finally {
      await client.query('rollback')
    }
  }
  const write = (side: string, by: string | null) =>
    as(consul, `insert into enquiries.message (enquiry_id, side, text, written_by) values ($1, $2, 'They live.', $3)`, [id, side, by])
  try {
    await expect(write('office', consul.id)).rejects.toThrow('no news without')
    await expect(write('office', second.id)).rejects.toThrow('own name')
    await expect(write('family', null)).rejects.toThrow('nobody writes for the family')
    await expect(as(consul, `update enquiries.enquiry set code_hash = null where id = $1`, [id])).rejects.toThrow('permission denied')
    await expect(as(consul, `select enquirer from enquiries.enquiry where id = $1`, [id])).rejects.toThrow('permission denied')
    await expect(
      as(consul, `insert into enquiries.enquiry (agency_id, language, enquirer, sought) values (access.agency(), 'kk', '{}', '{}')`, []),
    ).rejects.toThrow('permission denied')
    for (const about of ['enquiry', 'message', 'verification', 'sought_person', 'agreement', 'address_use'])
      await expect(client.query(`select enquirer from enquiries.${about}`)).rejects.toThrow(/permission denied|does not exist/)
  } finally {
    await client.end()
  }
})

it('is nothing to anyone else: no list, no count, no search, no error tells of it', async () => {
  const { id } = await send()
  const stranger = await stage.person('consular_officer', await stage.agency())
  expect((await stranger.get(`/enquiries/${id}`)).status).toBe(404)
  expect((await stranger.get('/enquiries')).body.items).toEqual([])
  expect((await stranger.get('/enquiries/counts')).body).toEqual({ fresh: 0, overdue: 0, setAside: 0 })
  for (const role of ['prosecutor_officer', 'identity_analyst', 'case_worker', 'press_officer', 'administrator'] as const) {
    const person = await stage.person(role, agency)
    for (const path of ['/enquiries', '/enquiries/counts', `/enquiries/${id}`, `/enquiries/${randomUUID()}`])
      expect([role, path, (await person.get(path)).status]).toEqual([role, path, 403])
  }
  const prosecutor = await stage.person('prosecutor_officer', agency)
  const found = await prosecutor.get('/people/search?q=CANARY-SON')
  expect(JSON.stringify(found.body)).not.toContain(id)
  await expect(stage.grant(agency, stranger.agencyId, 'enquiry')).resolves.toBeUndefined()
})

it('erases a year after closing what was written, and leaves that there was one', async () => {
  const { id, code } = await send()
  await consul.post(`/enquiries/${id}/verifications`, { how: 'in person', evidence: 'CANARY-EVIDENCE' })
  expect((await consul.post(`/enquiries/${id}/close`)).status).toBe(200)
  expect((await consul.post(`/enquiries/${id}/messages`, { template: 'closing' })).body.code).toBe('step-not-open')
  await stage.root.query('select enquiries.erase_overdue()')
  expect((await consul.get(`/enquiries/${id}`)).body.enquirer).toMatchObject({ name: 'CANARY-MOTHER' })
  await stage.root.query('update enquiries.enquiry set erase_on = current_date - 1 where id = $1', [id])
  await stage.root.query('select enquiries.erase_overdue()')
  expect((await consul.get(`/enquiries/${id}`)).body).toMatchObject({ enquirer: null, sought: null, told: null })
  expect(await look(code)).toContain('Please contact us')
  const { rows } = await stage.root.query(
    `select string_agg(to_jsonb(h)::text, '') as said from (
       select image from enquiries.enquiry_history where row_id = $1
       union all select v.image from enquiries.verification_history v where v.image ->> 'enquiry_id' = $1::text) h`,
    [id],
  )
  expect(rows[0].said ?? '').not.toContain('CANARY')
})

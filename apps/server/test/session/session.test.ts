import { randomUUID } from 'node:crypto'
import { rightsOf } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let officer: Person

beforeAll(async () => {
  stage = await openStage()
  officer = await stage.person('consular_officer', await stage.agency())
})
afterAll(() => stage?.close())

it('tells an officer who they are and what they may', async () => {
  const { status, body } = await officer.get('/me')
  expect(status).toBe(200)
  expect(body).toMatchObject({ role: 'consular_officer', account: { id: officer.id }, demonstration: false })
  expect(body.rights).toContain('identity.decide')
  expect(body.rights).not.toContain('health.read')
})

it('asks a visitor, and a wrong or ended session, to sign in', async () => {
  expect((await stage.visitor.get('/me')).status).toBe(401)
  await stage.root.query(
    `update accounts.session set "expiresAt" = now() - interval '1 second' where token = $1`,
    [officer.token],
  )
  const { status, body, headers } = await officer.get('/me')
  expect([status, body.code]).toEqual([401, 'not-signed-in'])
  expect(headers['content-type']).toContain('application/problem+json')
  await stage.root.query(
    `update accounts.session set "expiresAt" = now() + interval '1 hour' where token = $1`,
    [officer.token],
  )
})

it('answers a repeated write the same, and refuses another body under its id', async () => {
  const key = randomUUID()
  const first = await officer.send('PUT', '/me/language', { language: 'ar' }, key)
  expect([first.status, first.body]).toEqual([200, { language: 'ar' }])
  await officer.send('PUT', '/me/language', { language: 'ru' })
  expect((await officer.send('PUT', '/me/language', { language: 'ar' }, key)).body).toEqual({
    language: 'ar',
  })
  expect((await officer.get('/me')).body.account.language).toBe('ru')
  const other = await officer.send('PUT', '/me/language', { language: 'en' }, key)
  expect([other.status, other.body.code]).toEqual([409, 'write-id-reused'])
})

it('does a write once when it is delivered ten times at once', async () => {
  const key = randomUUID()
  const before = await stage.root.query(
    'select count(*)::int as n from access.account_history where row_id = $1',
    [officer.id],
  )
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => officer.send('PUT', '/me/language', { language: 'en' }, key)),
  )
  expect(new Set(answers.map((each) => each.status))).toEqual(new Set([200]))
  const after = await stage.root.query(
    'select count(*)::int as n from access.account_history where row_id = $1',
    [officer.id],
  )
  expect(after.rows[0].n - before.rows[0].n).toBe(1)
})

it('refuses a write without an id, a language that is not one, and a body that is not JSON', async () => {
  const bare = await stage.app.inject({
    method: 'PUT',
    url: '/api/me/language',
    headers: { authorization: `Bearer ${officer.token}` },
    payload: { language: 'en' },
  })
  expect([bare.statusCode, bare.json().code]).toEqual([400, 'write-id-missing'])
  const wrong = await officer.send('PUT', '/me/language', { language: 'xx' })
  expect([wrong.status, wrong.body.code]).toEqual([400, 'body-invalid'])
  expect(wrong.body.issues[0].path).toContain('language')
})

it('has the same table of rights in the database as in the program', async () => {
  const { rows } = await stage.root.query('select role, compartment, act from access.role_right')
  const inDatabase = rows.map((row) => `${row.role} ${row.compartment}.${row.act}`).sort()
  const inProgram = Object.entries(rightsOf).flatMap(([role, held]) =>
    Object.entries(held).flatMap(([compartment, acts]) => acts.map((act) => `${role} ${compartment}.${act}`)),
  )
  expect(inDatabase).toEqual(inProgram.sort())
})

it('writes each change into the ledger with its actor, and seals it', async () => {
  await officer.send('PUT', '/me/language', { language: 'kk' })
  const { rows } = await stage.root.query(
    `select * from ledger.entry where about = 'access.account' and actor_id = $1 order by id desc limit 1`,
    [officer.id],
  )
  expect(rows[0]).toMatchObject({ act: 'update', by: 'account', row_ids: [officer.id] })
  await stage.seal()
  const sealed = await stage.root.query(
    'select (select count(*) from ledger.entry)::int as entries, (select count(*) from ledger.leaf)::int as leaves, (select max(size) from ledger.checkpoint)::int as size',
  )
  expect(sealed.rows[0].leaves).toBe(sealed.rows[0].entries)
  expect(sealed.rows[0].size).toBe(sealed.rows[0].leaves)
})

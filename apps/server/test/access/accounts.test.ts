// How an account comes to be, how it ends, and who can do neither.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commandSession } from '../../src/access/command-session.ts'
import { makeFirstAccount } from '../../src/access/first-account.ts'
import { addressOfLink } from '../../src/access/password-links.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let home: string
let away: string
let administrator: Person
let officer: Person
let foreignOfficer: Person

beforeAll(async () => {
  stage = await openStage()
  home = await stage.agency()
  away = await stage.agency()
  administrator = await stage.person('administrator', home)
  officer = await stage.person('data_protection_officer', home)
  foreignOfficer = await stage.person('data_protection_officer', away)
})
afterAll(() => stage?.close())

const invitation = (more: object = {}) => ({
  agencyId: home,
  role: 'case_worker',
  name: 'Aigerim Sadykova',
  email: `a.${randomUUID().slice(0, 8)}@example.org`,
  language: 'kk',
  ...more,
})
const invited = async (more: object = {}) => {
  const body = invitation(more)
  const answer = await administrator.post('/administration/accounts', body)
  expect(answer.status).toBe(200)
  return { id: answer.body.id as string, email: body.email }
}
const signIn = (email: string, password: string) =>
  stage.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } })
const tokenOf = (address: string) => address.split('#')[1]!

it('adds an agency, by an administrator', async () => {
  const id = randomUUID()
  expect(
    (await administrator.post('/administration/agencies', { id, name: 'Ministry of Health' })).body,
  ).toEqual({ id })
  expect((await officer.get('/agencies')).body.items.map((each: { name: string }) => each.name)).toContain(
    'Ministry of Health',
  )
  expect((await administrator.post('/administration/agencies', { name: 'Ministry of Health' })).status).toBe(
    409,
  )
  expect((await officer.post('/administration/agencies', { name: 'Another' })).status).toBe(404)
})

it('invites, confirms by a second person, and lets the holder set a password with link and code', async () => {
  const { id, email } = await invited()
  const waiting = await officer.get('/oversight/accounts?state=invited')
  expect(waiting.body.items).toEqual([
    expect.objectContaining({
      id,
      email,
      state: 'invited',
      proposedBy: expect.any(String),
      confirmedBy: null,
    }),
  ])
  // Not yet confirmed: no link.
  expect((await administrator.post(`/administration/accounts/${id}/password-link`)).status).toBe(409)
  expect((await administrator.post(`/oversight/accounts/${id}/confirm`)).status).toBe(404)
  expect((await foreignOfficer.post(`/oversight/accounts/${id}/confirm`)).status).toBe(404)
  expect((await officer.post(`/oversight/accounts/${id}/confirm`)).body).toEqual({ id, state: 'active' })
  expect((await officer.post(`/oversight/accounts/${id}/confirm`)).status).toBe(409)

  expect((await administrator.post(`/administration/accounts/${id}/password-link`)).status).toBe(200)
  const { link } = (await administrator.get(`/administration/accounts/${id}/password-link`)).body
  const otherAdministrator = await stage.person('administrator', home)
  expect((await otherAdministrator.get(`/administration/accounts/${id}/password-link`)).body).toEqual({
    link: null,
  })
  expect((await administrator.get(`/oversight/accounts/${id}/password-code`)).status).toBe(404)
  expect((await foreignOfficer.get(`/oversight/accounts/${id}/password-code`)).body).toEqual({ code: null })
  const { code } = (await officer.get(`/oversight/accounts/${id}/password-code`)).body
  expect(code.digits).toMatch(/^\d{8}$/)

  const token = tokenOf(link.address)
  expect((await stage.visitor.post('/password-links/look', { token })).body).toEqual({
    name: 'Aigerim Sadykova',
    language: 'kk',
    needsCode: true,
  })
  const password = 'a long first password'
  expect(
    (await stage.visitor.post('/password-links/use', { token, code: code.digits, password: 'short' })).status,
  ).toBe(400)
  expect((await stage.visitor.post('/password-links/use', { token, password })).status).toBe(400)
  expect((await signIn(email, password)).statusCode).toBe(401)
  expect(
    (await stage.visitor.post('/password-links/use', { token, code: code.digits, password })).body,
  ).toEqual({ email })
  expect((await signIn(email, password)).statusCode).toBe(200)
  // Once.
  expect(
    (
      await stage.visitor.post('/password-links/use', {
        token,
        code: code.digits,
        password: 'an intruder’s password',
      })
    ).status,
  ).toBe(404)

  const { rows } = await stage.root.query(
    'select act, actor_id from ledger.entry where $1 = any (row_ids) order by id',
    [id],
  )
  expect(rows.map((row) => row.act)).toEqual([
    'insert',
    'update',
    'password-link',
    'sign-in-refused',
    'password-changed',
    'sign-in',
  ])
  expect(rows.slice(0, 3).map((row) => row.actor_id)).toEqual([
    administrator.id,
    officer.id,
    administrator.id,
  ])
})

it('ends a link by five wrong codes, by a newer link, by its date and by the end of the account; all look alike', async () => {
  const { id } = await invited()
  await officer.post(`/oversight/accounts/${id}/confirm`)
  const make = async () => {
    await administrator.post(`/administration/accounts/${id}/password-link`)
    return tokenOf(
      (await administrator.get(`/administration/accounts/${id}/password-link`)).body.link.address,
    )
  }
  const look = async (token: string) => (await stage.visitor.post('/password-links/look', { token })).status
  const first = await make()
  const guessed = await make()
  expect([await look(first), await look(guessed)]).toEqual([404, 200])
  for (let i = 0; i < 5; i++)
    expect(
      (
        await stage.visitor.post('/password-links/use', {
          token: guessed,
          code: '00000000',
          password: 'a long first password',
        })
      ).status,
    ).toBe(400)
  expect(await look(guessed)).toBe(404)
  const old = await make()
  await stage.root.query(`update accounts.password_link set expires_at = now() where account_id = $1`, [id])
  expect(await look(old)).toBe(404)
  const last = await make()
  expect(await look(`${last.split('.')[0]}.${'A'.repeat(43)}`)).toBe(404)
  expect(await look(`${randomUUID()}.${last.split('.')[1]}`)).toBe(404)
  await administrator.post(`/administration/accounts/${id}/end`)
  expect(await look(last)).toBe(404)
})

it('does not let an administrator confirm, see content, or make a link for themselves', async () => {
  expect(
    (await administrator.post(`/administration/accounts/${administrator.id}/password-link`)).status,
  ).toBe(409)
  expect((await administrator.post(`/administration/accounts/${administrator.id}/end`)).body.code).toBe(
    'same-person-twice',
  )
  const { rights } = (await administrator.get('/me')).body
  expect(rights).toEqual(['administration.read', 'administration.write', 'administration.decide'])
  expect(
    (
      await administrator.post('/grants', {
        compartment: 'health',
        toAccountId: administrator.id,
        purpose: 'to see what is there',
        endsAt: new Date(Date.now() + 1e7).toISOString(),
      })
    ).status,
  ).toBe(403)
})

it('refuses an invitation with a taken e-mail, an unknown agency, a role that is none', async () => {
  const { email } = await invited()
  expect((await administrator.post('/administration/accounts', invitation({ email }))).status).toBe(409)
  expect(
    (await administrator.post('/administration/accounts', invitation({ agencyId: randomUUID() }))).status,
  ).toBe(422)
  expect((await administrator.post('/administration/accounts', invitation({ role: 'king' }))).status).toBe(
    400,
  )
  const key = randomUUID()
  const body = invitation()
  const answers = [
    await administrator.post('/administration/accounts', body, key),
    await administrator.post('/administration/accounts', body, key),
  ]
  expect(answers[1]).toMatchObject({ status: 200, body: answers[0]!.body })
})

it('lists accounts by page and filter; an overseer sees their own agency', async () => {
  const marked = await Promise.all(
    ['Bota', 'Chingis', 'Dana'].map((name) => invited({ name: `Paged ${name}` })),
  )
  const first = await administrator.get('/administration/accounts?search=Paged&limit=2')
  expect(first.body.items.map((each: { name: string }) => each.name)).toEqual(['Paged Bota', 'Paged Chingis'])
  const rest = await administrator.get(
    `/administration/accounts?search=Paged&limit=2&after=${first.body.next}`,
  )
  expect(rest.body).toMatchObject({ items: [{ id: marked[2]!.id }], next: null })
  expect((await foreignOfficer.get('/oversight/accounts?search=Paged')).body.items).toEqual([])
  expect((await administrator.get('/administration/accounts?after=rubbish')).status).toBe(400)
})

it('shows as whom: rights, not data, noted in the ledger', async () => {
  const worker = await stage.person('case_worker', home)
  const seen = await officer.get(`/oversight/accounts/${worker.id}/rights`)
  expect(seen.body).toMatchObject({
    account: { id: worker.id, role: 'case_worker' },
    rights: expect.arrayContaining(['care.decide', 'protection.write']),
  })
  expect((await foreignOfficer.get(`/oversight/accounts/${worker.id}/rights`)).status).toBe(404)
  expect((await administrator.get(`/administration/accounts/${worker.id}/rights`)).status).toBe(200)
  const { rows } = await stage.root.query(
    `select actor_id from ledger.entry where act = 'see-as' and row_ids = array[$1::uuid] order by id`,
    [worker.id],
  )
  expect(rows.map((row) => row.actor_id)).toEqual([officer.id, administrator.id])
})

it('makes the first administrator on the machine itself, once', async () => {
  const own = await openStage()
  try {
    const database = own.services.database
    const about = {
      email: 'first@example.org',
      name: 'First',
      agency: 'Ministry',
      role: 'administrator',
      another: false,
    } as const
    const link = await makeFirstAccount(database, about)
    await expect(makeFirstAccount(database, { ...about, email: 'second@example.org' })).rejects.toThrow(
      /--another/,
    )
    await expect(makeFirstAccount(database, { ...about, another: true })).rejects.toThrow(/taken/)
    await makeFirstAccount(database, { ...about, email: 'dpo@example.org', role: 'data_protection_officer' })
    const token = tokenOf(addressOfLink(own.services.settings, link))
    expect(
      (await own.visitor.post('/password-links/use', { token, password: 'a long first password' })).body,
    ).toEqual({ email: 'first@example.org' })
    const { rows } = await own.root.query(
      `select act, by from ledger.entry where about = 'access.account' order by id limit 2`,
    )
    expect(rows).toEqual([
      { act: 'insert', by: 'oralu_owner' },
      { act: 'password-link', by: 'oralu_owner' },
    ])
  } finally {
    await own.close()
  }
})

it('gives a command a session of the account it names, noted in the ledger', async () => {
  const { rows } = await stage.root.query('select email from access.account where id = $1', [officer.id])
  const token = await commandSession(stage.services.database, rows[0].email)
  const actor = await inTransaction(stage.services.database.app, { token }, async (_db, who) => who)
  expect(actor).toMatchObject({ accountId: officer.id, role: 'data_protection_officer' })
  const noted = await stage.root.query(
    `select by from ledger.entry where act = 'session-given' and row_ids = array[$1::uuid]`,
    [officer.id],
  )
  expect(noted.rows).toEqual([{ by: 'oralu_owner' }])
  await expect(commandSession(stage.services.database, 'nobody@example.org')).rejects.toThrow(/no account/)
  const { email } = await invited()
  await expect(commandSession(stage.services.database, email)).rejects.toThrow(/not active/)
})

// One's own sessions, password and second factor.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Stage } from '../support/oralu.ts'
import { type OwnSession, password, signingIn, totp } from './browser.ts'

let stage: Stage
let officer: ReturnType<typeof signingIn>['officer']
let browser: ReturnType<typeof signingIn>['browser']
let ledgerOf: ReturnType<typeof signingIn>['ledgerOf']

beforeAll(async () => {
  stage = await openStage()
  ;({ officer, browser, ledgerOf } = signingIn(stage, await stage.agency()))
})
afterAll(async () => {
  await stage?.close()
})

it('shows own sessions, ends one, and a new password ends all others', async () => {
  const { email, id, ...bearer } = await officer()
  const [here, there, away] = [browser(), browser(), browser()]
  for (const each of [here, there, away]) await each.signIn(email)
  const { sessions, secondFactor } = (await here.ask('GET', '/me/security')).json()
  expect(secondFactor).toBe(false)
  expect(sessions).toHaveLength(4)
  expect(sessions.filter((each: OwnSession) => each.here)).toHaveLength(1)
  expect(JSON.stringify(sessions)).not.toContain(bearer.token)

  const stranger = await officer()
  const other = sessions.find((each: OwnSession) => !each.here).id
  expect((await stranger.post(`/me/sessions/${other}/end`)).status).toBe(404)
  const awayId = (await away.ask('GET', '/me/security'))
    .json()
    .sessions.find((each: OwnSession) => each.here).id
  expect((await here.ask('POST', `/me/sessions/${awayId}/end`, {})).json()).toEqual({ ended: 1 })
  expect((await away.ask('GET', '/me')).statusCode).toBe(401)

  const changed = await here.ask('POST', '/auth/change-password', {
    currentPassword: password,
    newPassword: 'a wholly new password',
  })
  expect(changed.statusCode).toBe(200)
  expect((await here.ask('GET', '/me')).statusCode).toBe(200)
  expect((await there.ask('GET', '/me')).statusCode).toBe(401)
  expect((await browser().signIn(email)).statusCode).toBe(401)
  expect((await browser().signIn(email, 'a wholly new password')).statusCode).toBe(200)
  expect(await ledgerOf(id)).toContainEqual({
    act: 'password-changed',
    about: 'by the holder',
    by: 'oralu_accounts',
  })
})

it('asks for the second factor once it is on; a backup code works once', async () => {
  const { email, id } = await officer()
  const at = browser()
  await at.signIn(email)
  const enabled = (await at.ask('POST', '/auth/two-factor/enable', { password })).json()
  expect(enabled.backupCodes).toHaveLength(10)
  expect(
    (await at.ask('POST', '/auth/two-factor/verify-totp', { code: totp(enabled.totpURI) })).statusCode,
  ).toBe(200)
  expect((await at.ask('GET', '/me/security')).json().secondFactor).toBe(true)
  expect(await ledgerOf(id)).toContainEqual({
    act: 'second-factor-changed',
    about: 'added',
    by: 'oralu_accounts',
  })

  const anew = browser()
  const first = await anew.signIn(email)
  expect(first.json()).toMatchObject({ twoFactorRedirect: true })
  expect((await anew.ask('GET', '/me')).statusCode).toBe(401)
  const wrong = await anew.ask('POST', '/auth/two-factor/verify-totp', { code: '000000' })
  expect(wrong.statusCode).toBe(401)
  expect(
    (await anew.ask('POST', '/auth/two-factor/verify-totp', { code: totp(enabled.totpURI) })).statusCode,
  ).toBe(200)
  expect((await anew.ask('GET', '/me')).statusCode).toBe(200)

  const [code] = enabled.backupCodes
  for (const status of [200, 401]) {
    const third = browser()
    await third.signIn(email)
    expect((await third.ask('POST', '/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(status)
  }
  expect((await ledgerOf(id)).map((entry) => `${entry.act} ${entry.about}`)).toEqual(
    expect.arrayContaining(['sign-in second factor', 'sign-in backup code']),
  )
  expect(await ledgerOf(null)).toContainEqual({
    act: 'sign-in-refused',
    about: 'second factor',
    by: 'oralu_accounts',
  })
})

it('ends a signed-in account at its next step when it is ended', async () => {
  const { email, id, agencyId } = await officer()
  const at = browser()
  await at.signIn(email)
  const administrator = await stage.person('administrator', agencyId)
  expect((await administrator.post(`/administration/accounts/${id}/end`)).body).toEqual({
    id,
    state: 'ended',
  })
  expect((await at.ask('GET', '/me')).statusCode).toBe(401)
  expect(
    (await stage.root.query('select from accounts.session where "userId" = $1', [id])).rows,
  ).toHaveLength(0)
})

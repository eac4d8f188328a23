// A partner's liaison without a system: invited by one officer and confirmed by another, signed in by a code that was
// read out once, they grant a request, fetch a sealed file and say that it came; the officers see it.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { keyFingerprint, makePackageKeys, readPublicKey, recipientFingerprint } from '@oralu/interop'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addPartner,
  agree,
  compareKeys,
  compose,
  day,
  must,
  release,
} from '../apps/server/test/cooperation/states.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture, watchErrors } from './support/browser.ts'
import { narrow } from './support/faults.ts'
import { bringList } from './support/lists.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const words = { ...wordsOf('cooperation', 'en'), ...wordsOf('portal', 'en'), ...wordsOf('sign-in', 'en') }
const en = (id: string) => words[id] ?? expect.unreachable(id)
const email = 'duty@state-b.example'

describe.skipIf(!chromiumPath)('a liaison without a system', () => {
  let browser: Browser
  let state: State
  let partner: string
  let request: string
  let packageId: string
  let code: string
  let guest: Page
  let errors: string[] = []

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Ministry of A', 'en')])
    const { liaison, consul } = state
    partner = await addPartner(liaison, 'State B')
    const keys = await makePackageKeys()
    await compareKeys([liaison, consul], partner, [
      [keys.age.recipient, recipientFingerprint(keys.age.recipient)],
      [keys.signingPublic, keyFingerprint(readPublicKey(keys.signingPublic))],
    ])
    const sourceId = await bringList(state, 'Camp list', 'camp list', [
      'Number,Family,Name,Sex,Born',
      '1,F1,Zhanbyrbek Aisulu Temirkyzy,female,1994-03-02',
    ])
    const at = { ...state, partner }
    const agreement = await agree(at, { subjects: 'of a source', sourceId })
    const { items } = must(await consul.get('/people?limit=1'))
    packageId = must(await compose(at, agreement, [items[0].personId])).id
    must(await release(at, packageId))
    request = must(
      await liaison.post('/cooperation/requests', {
        partnerId: partner,
        kind: 'transport',
        subject: 'Two buses to the airfield',
        text: 'On the morning of the flight.',
        missionId: null,
        dueOn: day(3),
      }),
    ).id
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
  })

  const sit = async (who: 'liaison' | 'consul') => {
    const seat = await sitDown(browser, state, state[who], 'en-GB')
    errors = seat.errors
    return seat.page
  }
  const stands = async (page: Page) => {
    expect(await accessibilityFaults(page)).toEqual([])
    expect(errors).toEqual([])
  }
  const act = (page: Page, id: string) => page.getByRole('button', { name: en(id), exact: true })
  const inForm = (page: Page, id: string) =>
    page.getByRole('dialog').getByRole('button', { name: en(id), exact: true })

  it('is invited by one officer, confirmed by another, and given a code', async () => {
    const first = await sit('liaison')
    await first.goto(`/cooperation/partners/${partner}`)
    await act(first, 'cooperation.guest.invite').click()
    await first.getByLabel(en('cooperation.guest.name')).fill('Duty officer of B')
    await first.getByLabel(en('cooperation.point.email')).fill(email)
    await inForm(first, 'cooperation.guest.invite').click()
    await first.getByText(en('cooperation.guest.another')).waitFor()
    await stands(first)
    await first.context().close()
    const page = await sit('consul')
    await page.goto(`/cooperation/partners/${partner}`)
    await act(page, 'cooperation.guest.confirm').click()
    await act(page, 'cooperation.guest.code').click()
    await act(page, 'cooperation.guest.code-make').click()
    const shown = page.getByTestId('portal-code')
    await shown.waitFor()
    code = await shown.innerText()
    await picture(page, 'portal-code-en')
    await stands(page)
    await page.context().close()
    // Sent once there is somebody to read it here.
    must(await state.liaison.post(`/cooperation/requests/${request}/step`, { state: 'sent', text: null }))
  })

  it('signs in by it, and grants a request', async () => {
    const context = await browser.newContext({
      baseURL: state.installation.url,
      viewport: { width: 1280, height: 1000 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    })
    guest = await context.newPage()
    guest.setDefaultTimeout(20_000)
    errors = watchErrors(guest)
    await guest.goto('/sign-in')
    await guest.getByRole('button', { name: en('sign-in.to-portal') }).click()
    await guest.getByLabel(en('sign-in.email')).fill(email)
    await guest.getByLabel(en('sign-in.portal.code')).fill('AAAA BBBB CCCC DDDD')
    await act(guest, 'sign-in.submit').click()
    await guest.getByText(en('sign-in.refused.portal')).waitFor()
    await guest.getByLabel(en('sign-in.portal.code')).fill(code.toLowerCase())
    await act(guest, 'sign-in.submit').click()
    await guest.getByRole('heading', { level: 1, name: 'State B' }).waitFor()
    expect(await guest.getByRole('navigation').count()).toBe(0)
    await picture(guest, 'portal-home-en')
    await stands(guest)
    // There is nothing else.
    await guest.goto('/people')
    await guest.waitForURL((url) => url.pathname === '/')
    await guest.getByRole('link', { name: 'Two buses to the airfield' }).click()
    await guest.getByLabel(en('cooperation.reply')).fill('They will be there at six.')
    await picture(guest, 'portal-request-en')
    await stands(guest)
    await act(guest, 'portal.act.granted').click()
    await guest.getByLabel(en('cooperation.reply')).waitFor({ state: 'detached' })
    expect(must(await state.liaison.get(`/cooperation/requests/${request}`)).state).toBe('granted')
  })

  it('fetches the sealed file, and says that it came', async () => {
    await guest.goto(`/portal/packages/${packageId}`)
    const coming = guest.waitForEvent('download')
    await guest.getByRole('link', { name: en('portal.fetch') }).click()
    const file = readFileSync(await (await coming).path())
    await guest.getByText(createHash('sha256').update(file).digest('hex')).first().waitFor()
    await guest.getByText(en('portal.fetched')).waitFor()
    await picture(guest, 'portal-package-en')
    await stands(guest)
    await act(guest, 'portal.confirm').click()
    await inForm(guest, 'portal.confirm').click()
    await guest.getByText(en('portal.accepted.all')).waitFor()
  })

  it('reads it in Arabic on a narrow screen', async () => {
    await guest.getByRole('button', { name: /Duty officer of B/ }).click()
    const kept = guest.waitForResponse((answer) => answer.url().endsWith('/api/me/language'))
    await guest.getByRole('menuitem', { name: 'العربية' }).click()
    await kept
    await guest.setViewportSize(narrow)
    await guest.goto('/')
    await guest.getByText(wordsOf('portal', 'ar')['portal.waits-none']!).waitFor()
    await picture(guest, 'portal-home-ar-768')
    const over = await guest.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect([over, errors]).toEqual([0, []])
    await guest.context().close()
  })

  it('is heard by the officers', async () => {
    const page = await sit('consul')
    await page.goto(`/cooperation/packages/${packageId}`)
    await page.getByText(en('cooperation.receipt.portal')).waitFor()
    await picture(page, 'portal-receipt-en')
    await page.goto(`/cooperation/requests/${request}`)
    await page.getByText('They will be there at six.').waitFor()
    await stands(page)
    await page.context().close()
  })
})

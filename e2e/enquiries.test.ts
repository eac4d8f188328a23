// A family asks in Kazakh on a phone whose browser runs no script; officers work on it in English; news is refused until
// the enquirer is verified and the sought person agrees, and then the family reads it under their code.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enquiryWords } from '../apps/server/src/enquiries/words.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture } from './support/browser.ts'
import { bringList } from './support/lists.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const kk = enquiryWords.kk
const words = wordsOf('enquiries', 'en')
const en = (id: string) => words[`enquiries.${id}`] ?? expect.unreachable(id)
const news = 'Ұлыңыз аман-есен, сізге сәлем айтты.'

describe.skipIf(!chromiumPath)('an enquiry', () => {
  let browser: Browser
  let state: State
  let code: string

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Consular service', 'en')])
    await bringList(state, 'A register', 'civil registry', [
      'Number,Family,Name,Sex,Born',
      'r1,,Серікұлы Ерлан,male,1994-03-02',
    ])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
  })

  /** A page on a phone, without script; and every host that it spoke to. */
  async function takeUp(): Promise<{ page: Page; hosts: Set<string> }> {
    const context = await browser.newContext({
      baseURL: state.installation.url,
      viewport: { width: 360, height: 740 },
      locale: 'kk',
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    const hosts = new Set<string>()
    page.on('request', (request) => hosts.add(new URL(request.url()).host))
    return { page, hosts }
  }
  /** No wider than the phone, no cookie, nobody else asked. */
  async function leave({ page, hosts }: { page: Page; hosts: Set<string> }) {
    expect(await page.context().cookies()).toEqual([])
    expect([...hosts]).toEqual([new URL(state.installation.url).host])
    await page.context().close()
  }
  const fits = async (page: Page) => {
    const widest = await page
      .locator('main *')
      .evaluateAll((all) => Math.max(...all.map((each) => each.getBoundingClientRect().right)))
    expect(widest).toBeLessThanOrEqual(360)
  }
  const readByCode = async (page: Page) => {
    await page.goto('/public/kk/enquiry/status')
    await page.getByLabel(kk.code).fill(code)
    await page.getByRole('button', { name: kk.ask }).click()
  }
  const sit = async () => await sitDown(browser, state, state.consul, 'en-GB')

  it('is sent from a phone without script', async () => {
    const phone = await takeUp()
    const { page } = phone
    await page.goto('/public/kk/')
    await page.getByRole('link', { name: kk.title }).first().click()
    await page.getByRole('heading', { level: 1, name: kk.title }).waitFor()
    const opened = Date.now()
    await picture(page, 'enquiry-form-phone-kk')
    await fits(page)
    await page.getByLabel(kk.name, { exact: true }).fill('Күләш Серікова')
    await page.getByLabel(kk.relation, { exact: true }).selectOption('mother')
    await page.getByLabel(kk.place).fill('Ракка')
    await page.getByRole('button', { name: kk.send }).click()
    await page.getByText(kk.wrong).waitFor()
    expect(await page.getByText(kk.faults.missing).count()).toBe(1)
    expect(await page.getByText(kk.faults.reach).count()).toBe(1)
    expect(await page.getByLabel(kk.name, { exact: true }).inputValue()).toBe('Күләш Серікова')
    expect(await page.getByLabel(kk.relation, { exact: true }).inputValue()).toBe('mother')
    expect(await page.getByLabel(kk.place).inputValue()).toBe('Ракка')
    await picture(page, 'enquiry-wrong-phone-kk')
    await fits(page)
    await page.getByLabel(kk.phone).fill('+7 701 555 01 02')
    await page.getByLabel(kk.soughtName, { exact: true }).fill('Ерлан Серікұлы')
    await page.getByLabel(kk.agree).check()
    // A person types no faster.
    await page.waitForTimeout(Math.max(0, opened + 4_500 - Date.now()))
    await page.getByRole('button', { name: kk.send }).click()
    await page.getByRole('heading', { name: kk.sent }).waitFor()
    code = (await page.locator('.code strong').textContent()) ?? ''
    expect(code).toMatch(/^([A-Z2-9]{4}-){4}[A-Z2-9]{4}$/)
    expect(page.url()).not.toContain(code)
    await picture(page, 'enquiry-code-phone-kk')
    await fits(page)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.code strong').isVisible()).toBe(true)
    expect(await page.locator('nav.sections').isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    await readByCode(page)
    await page.getByText(kk.statuses.received).waitFor()
    await leave(phone)
  })

  it('is taken on and answered with a prepared sentence; no news can go yet', async () => {
    const { page, errors } = await sit()
    await page.goto('/')
    await page.getByRole('link', { name: '1 new enquiry' }).click()
    await page.locator('table a, [role="row"] a').first().click()
    await page.getByRole('heading', { level: 1, name: en('one') }).waitFor()
    await page.getByText('Күләш Серікова').waitFor()
    await page.getByText('+7 701 555 01 02').waitFor()
    await page.getByRole('button', { name: en('take') }).click()
    await page.getByText(en('step.taken')).waitFor()
    await page.getByRole('button', { name: en('send-prepared') }).click()
    await page.getByText(en('step.office-wrote')).waitFor()
    await page.getByText(en('news-not')).waitFor()
    expect(await page.getByLabel(en('news'), { exact: true }).count()).toBe(0)
    await picture(page, 'enquiry-worked-en')
    const id = new URL(page.url()).pathname.split('/').at(-1)
    const refused = await state.consul.post(`/enquiries/${id}/messages`, { text: news })
    expect(refused.body.code).toBe('gate-unmet')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('says to the family that it is worked on, and takes their word', async () => {
    const phone = await takeUp()
    const { page } = phone
    await readByCode(page)
    await page.getByText(kk.statuses['worked on']).waitFor()
    await page.getByText(kk.templates.received).waitFor()
    expect(await page.getByText('Ерлан').count()).toBe(0)
    await page.getByLabel(kk.yourMessage).fill('Құжатты ертең әкелемін.')
    await page.getByRole('button', { name: kk.writeAct }).click()
    await page.getByText(kk.written).waitFor()
    await page.getByText('Құжатты ертең әкелемін.').waitFor()
    await fits(page)
    await leave(phone)
  })

  it('lets news go once the enquirer is verified and the person agreed', async () => {
    const { page, errors } = await sit()
    await page.goto('/enquiries')
    await page.locator('table a, [role="row"] a').first().click()
    await page.getByText('Құжатты ертең әкелемін.').waitFor()
    const form = page.getByRole('dialog')
    const act = (name: string) => page.getByRole('button', { name, exact: true })
    const done = async (name: string) => {
      await form.getByRole('button', { name, exact: true }).click()
      await form.waitFor({ state: 'detached' })
    }
    await act(en('verify')).click()
    await form.getByLabel(en('evidence')).fill('Identity card, birth certificate of the son')
    await done(en('verify-act'))
    await act(en('name-sought')).click()
    await form.getByRole('combobox', { name: en('person') }).fill('Yerlan Serikuly')
    await page.getByRole('option').first().click()
    await form.getByLabel(en('why')).fill('Name and year of birth')
    await done(en('name-act'))
    await act(en('hear')).click()
    await form.getByLabel(en('answer.yes')).check()
    await form.getByLabel(en('extent')).fill('That he is well')
    await form.getByLabel(en('heard-by')).fill('A consular officer, alone')
    await form.getByLabel(en('heard-on')).fill('2026-01-10')
    await picture(page, 'enquiry-hear-en')
    await done(en('hear-act'))
    await page.getByLabel(en('news'), { exact: true }).fill(news)
    await page.getByRole('button', { name: en('send-news') }).click()
    await page.getByText(news).first().waitFor()
    await page.setViewportSize({ width: 768, height: 1400 })
    for (const language of ['kk', 'ar', 'en'] as const) {
      await state.consul.send('PUT', '/me/language', { language })
      await page.reload()
      await page.getByText(news).first().waitFor()
      await picture(page, `enquiry-whole-${language}`)
    }
    expect(await accessibilityFaults(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('tells the family, and only under their code', async () => {
    const phone = await takeUp()
    const { page } = phone
    await readByCode(page)
    await page.getByText(news).waitFor()
    await picture(page, 'enquiry-news-phone-kk')
    await fits(page)
    code = code.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'))
    await readByCode(page)
    await page.getByText(kk.statuses['contact us']).waitFor()
    expect(await page.getByText(news).count()).toBe(0)
    await leave(phone)
  })
})

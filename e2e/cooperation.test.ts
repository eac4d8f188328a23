// Two states, each with an Oralu of its own, one in English and one in Kazakh: a key compared over the telephone, an
// agreement signed, who is both theirs and ours, a package released by a second officer and taken in on the other side,
// its receipt, and its end when its time is over.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day, must, terms } from '../apps/server/test/cooperation/states.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture } from './support/browser.ts'
import { bringList } from './support/lists.ts'
import { openState, type State, sitDown } from './support/state.ts'

const wordsIn = (language: 'en' | 'kk') => {
  const words: Record<string, string> = JSON.parse(
    readFileSync(join(import.meta.dirname, `../apps/web/src/cooperation/messages/${language}.json`), 'utf8'),
  )
  return (id: string) => words[`cooperation.${id}`] ?? expect.unreachable(id)
}
const en = wordsIn('en')
const kk = wordsIn('kk')
const mother = 'Zhanbyrbek Aisulu Temirkyzy'
const child = 'Zhanbyrbek Alim'

describe.skipIf(!chromiumPath)('two states', () => {
  let browser: Browser
  let ours: State
  let theirs: State
  let partnerOfOurs: string
  let partnerOfTheirs: string
  let agreement: string
  let packageId: string
  let errors: string[] = []

  beforeAll(async () => {
    ;[browser, ours, theirs] = await Promise.all([
      openBrowser(),
      openState('Ministry of A', 'en'),
      openState('Ministry of B', 'kk'),
    ])
    partnerOfOurs = await addPartner(ours, theirs, 'State B')
    partnerOfTheirs = await addPartner(theirs, ours, 'State A')
    await bringList(ours, 'Camp list', 'camp list', [
      'Number,Family,Name,Sex,Born',
      `1,F1,${mother},female,1994-03-02`,
      `2,F1,${child},male,2016`,
      '3,,Someone Else Entirely,male,1980',
    ])
    await bringList(theirs, 'Registry', 'civil registry', [
      'Number,Family,Name,Sex,Born',
      'r1,,Жаңбырбек Айсұлу Темірқызы,female,1994-03-02',
      'r2,,Ержанова Гүлнар Болатқызы,female,1990-07-01',
    ])
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await ours?.close()
    await theirs?.close()
  })

  /** The other side as a partner, both its keys entered, one of them compared by the consul already. */
  async function addPartner(self: State, other: State, name: string): Promise<string> {
    const own = must(await other.liaison.get('/cooperation/own-keys'))
    const { id } = must(
      await self.liaison.post('/cooperation/partners', {
        name,
        kind: 'state',
        country: 'KG',
        language: 'en',
        mailbox: own.mailbox,
        note: null,
      }),
    )
    for (const [key, fingerprint] of [
      [own.recipient, own.recipientFingerprint],
      [own.signing, own.signingFingerprint],
    ]) {
      const entered = must(await self.liaison.post(`/cooperation/partners/${id}/keys`, { key }))
      must(
        await self.consul.post(`/cooperation/keys/${entered.id}/check`, {
          fingerprint,
          how: 'By telephone, at a number known before',
        }),
      )
    }
    return id
  }

  const sit = async (state: State, who: 'consul' | 'second' | 'liaison' | 'guard') => {
    const seat = await sitDown(browser, state, state[who], state === ours ? 'en-GB' : 'kk')
    errors = seat.errors
    return seat.page
  }
  const leave = async (page: Page) => {
    expect(await accessibilityFaults(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  }
  const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const inForm = (page: Page, name: string) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true })

  it('compares a key by what the partner read out, and refuses another', async () => {
    const own = must(await theirs.liaison.get('/cooperation/own-keys'))
    const page = await sit(ours, 'liaison')
    await page.goto(`/cooperation/partners/${partnerOfOurs}`)
    for (const print of [own.recipientFingerprint, own.signingFingerprint]) {
      await page
        .getByRole('listitem')
        .filter({ hasText: print })
        .getByRole('button', { name: en('key.compare') })
        .click()
      await page.getByLabel(en('key.heard')).fill('0000 1111 2222 3333 4444 5555 6666 7777')
      await page.getByRole('combobox', { name: en('key.how') }).click()
      await page.getByRole('option', { name: en('how.telephone') }).click()
      await inForm(page, en('key.same')).click()
      await page.getByText(en('key.differs')).waitFor()
      await page.getByLabel(en('key.heard')).fill(print.replaceAll(' ', ''))
      await inForm(page, en('key.same')).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await expect.poll(() => page.getByText(en('key-state.in-use')).count()).toBe(2)
    await picture(page, 'cooperation-partner-en')
    await leave(page)
    const theirsOwn = must(await ours.liaison.get('/cooperation/own-keys'))
    const { keys } = must(await theirs.liaison.get(`/cooperation/partners/${partnerOfTheirs}`))
    for (const key of keys)
      must(
        await theirs.liaison.post(`/cooperation/keys/${key.id}/check`, {
          fingerprint: key.use === 'seal' ? theirsOwn.recipientFingerprint : theirsOwn.signingFingerprint,
          how: 'Телефонмен',
        }),
      )
  })

  it('signs an agreement whose rule stands in one sentence', async () => {
    const sources = must(await ours.consul.get('/lists/sources'))
    agreement = must(
      await ours.consul.post('/cooperation/agreements', {
        partnerId: partnerOfOurs,
        agreement: terms({ subjects: 'of a source', sourceId: sources.items[0].id }),
      }),
    ).id
    const other = must(
      await theirs.consul.post('/cooperation/agreements', {
        partnerId: partnerOfTheirs,
        agreement: terms({ gives: 'they' }),
      }),
    ).id
    for (const officer of [theirs.liaison, theirs.consul, theirs.guard])
      must(await officer.post(`/cooperation/agreements/${other}/sign`))
    for (const who of ['consul', 'liaison', 'guard'] as const) {
      const page = await sit(ours, who)
      await page.goto(`/cooperation/agreements/${agreement}`)
      await page
        .getByText(/We may give .* of persons on the lists of/)
        .first()
        .waitFor()
      await act(page, en('agreement.sign')).click()
      await inForm(page, en('agreement.sign')).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      if (who === 'guard') {
        await page.getByText(en('agreement-state.in-force')).first().waitFor()
        await picture(page, 'cooperation-agreement-en')
      }
      await leave(page)
    }
  })

  it('shows the other side’s rule in Kazakh', async () => {
    const page = await sit(theirs, 'liaison')
    await page.goto('/cooperation/agreements')
    await page.getByRole('link', { name: terms().title }).click()
    await page.getByRole('heading', { level: 1, name: terms().title }).waitFor()
    await page.getByText(kk('agreement-state.in-force')).first().waitFor()
    await picture(page, 'cooperation-agreement-kk')
    await leave(page)
  })

  it('releases a package as a second officer, after looking at each field', async () => {
    const { items } = must(await ours.consul.get('/people?limit=50'))
    const persons = items.filter((each: { name: string }) => [mother, child].includes(each.name))
    packageId = must(
      await ours.consul.post('/cooperation/packages', {
        agreementId: agreement,
        requestId: null,
        fields: { identity: ['names', 'sex', 'born', 'family'] },
        expiresOn: day(10),
        retainUntil: day(30),
        persons: persons.map(({ personId }: { personId: string }) => ({
          personId,
          basis: 'Says to be a national of B',
        })),
      }),
    ).id
    const page = await sit(ours, 'second')
    await page.goto('/cooperation')
    await page.getByRole('link', { name: en('todo.package-to-release') }).click()
    await page.getByText(mother).first().waitFor()
    await picture(page, 'cooperation-release-en')
    await act(page, en('package.release')).click()
    await inForm(page, en('package.release')).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const carriage = async () => must(await ours.liaison.get(`/cooperation/packages/${packageId}`)).carriage
    await expect.poll(carriage, { timeout: 30_000 }).toEqual({ state: 'delivered', problem: null })
    await page.reload()
    await page.getByText(en('package-state.released')).first().waitFor()
    await picture(page, 'cooperation-released-en')
    await leave(page)
  })

  it('takes it in on the other side, in Kazakh', async () => {
    await expect
      .poll(async () => (await theirs.consul.get(`/cooperation/packages/${packageId}`)).status, {
        timeout: 30_000,
      })
      .toBe(200)
    const page = await sit(theirs, 'consul')
    await page.goto('/cooperation')
    await page.getByRole('link', { name: kk('todo.package-to-take-in') }).click()
    await page.getByText(mother).first().waitFor()
    await picture(page, 'cooperation-came-kk')
    await act(page, kk('package.take-in')).click()
    await inForm(page, kk('package.take-in')).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.goto('/people?q=Zhanbyrbek')
    await page
      .getByText(/Zhanbyrbek|Жаңбырбек/)
      .first()
      .waitFor()
    await picture(page, 'cooperation-people-kk')
    await leave(page)
  })

  it('shows the receipt here, and that it ended there when its time was over', async () => {
    const state = async () => must(await ours.liaison.get(`/cooperation/packages/${packageId}`)).state
    await expect.poll(state, { timeout: 30_000 }).toBe('received')
    await theirs.root.query('update lists.list set retain_until = current_date - 1 where package_id = $1', [
      packageId,
    ])
    await expect.poll(state, { timeout: 30_000 }).toBe('deleted')
    const page = await sit(ours, 'liaison')
    await page.goto(`/cooperation/packages/${packageId}`)
    await page.getByText(en('package-state.deleted')).first().waitFor()
    await picture(page, 'cooperation-deleted-en')
    await leave(page)
    const { rows } = await theirs.root.query('select from people.name_form where form ilike $1', ['%Aisulu%'])
    expect(rows).toEqual([])
  })

  it('verifies both ledgers', () => {
    for (const { installation } of [ours, theirs])
      expect(installation.oralu('ledger', 'verify')).toMatch(/\S/)
  })
})

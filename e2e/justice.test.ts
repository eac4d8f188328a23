// A trial from suspicion to acquittal while the same person's child is cared for, and neither side finds the other's facts;
// then a court's order opens a day of a visit to the prosecutor's officer, until it closes by itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { today } from '@oralu/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantIn, officeOf } from '../apps/server/test/cases/justice-office.ts'
import { register } from '../apps/server/test/cases/register.ts'
import { must } from '../apps/server/test/cooperation/states.ts'
import { faketime, movedClock } from '../apps/server/test/support/moved-clock.ts'
import type { Person, Stage } from '../apps/server/test/support/oralu.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture } from './support/browser.ts'
import { countRequests, settled } from './support/faults.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const words = wordsOf('justice', 'en')
const en = (id: string) => words[`justice.${id}`] ?? expect.unreachable(id)

describe.skipIf(!chromiumPath || !faketime)('care and justice of one person', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oralu-clock-'))
  const clock = faketime ? movedClock(folder) : undefined
  let browser: Browser
  let state: State
  let worker: Person
  let prosecutor: Person
  let mother: string
  let child: string
  let caseId: string
  /** Words that only the one side may ever read. */
  const ofCare = 'Grandmother of Shymbulak'
  const ofJustice = 'Kerbulak'

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Ministry of A', 'en', clock!.env)])
    ;[worker, prosecutor] = [await state.officer('case_worker'), await state.officer('prosecutor_officer')]
    const stage = { root: state.root } as unknown as Stage
    mother = await register(stage, state.agency, 'Example Mother', '1992-04-01')
    child = await register(stage, state.agency, 'Example Child', '2016-04-01')
    for (const anchorId of [mother, child]) must(await worker.post('/cases', { anchorId }))
    must(await worker.post(`/cases/of/${child}/carers`, { kind: 'guardian', name: ofCare }))
    must(await worker.post(`/cases/of/${mother}/care/notes`, { body: `Visits with ${ofCare}` }))
    for (const plannedOn of [today(-20), today(-10)]) {
      const { id } = must(await worker.post(`/cases/of/${mother}/visits`, { plannedOn, purpose: ofCare }))
      must(await worker.post(`/cases/visits/${id}/done`, { on: plannedOn }))
    }
    caseId = must(await worker.get('/cases')).items.find(
      (each: { anchorId: string }) => each.anchorId === mother,
    ).id
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Presses a button that opens a form, fills it in by its labels, and sends it. */
  async function fill(page: Page, button: string, fields: Record<string, string>, act = en('save')) {
    await page.getByRole('button', { name: button, exact: true }).first().click()
    const form = page.getByRole('dialog')
    for (const [label, value] of Object.entries(fields)) {
      const box = form
        .getByLabel(label, { exact: true })
        .or(form.getByRole('textbox', { name: label, exact: true }))
        .first()
      if ((await box.getAttribute('aria-haspopup')) === 'listbox') {
        await box.click()
        await page.getByRole('option', { name: value }).click()
      } else await box.fill(value)
    }
    await form.getByRole('button', { name: act, exact: true }).click()
    await form.waitFor({ state: 'detached' })
  }
  const field = (name: string) => en(`field.${name}`)
  const says = (page: Page, id: string) =>
    page
      .locator('header')
      .getByText(en(`state.${id}`).split('{since}')[0]!.trim(), { exact: false })
      .first()
      .waitFor()

  /** All that stands on pages, one after the other. */
  async function textOf(page: Page, paths: string[]): Promise<string> {
    let all = ''
    countRequests(page)
    for (const path of paths) {
      await page.goto(path)
      await settled(page)
      all += await page.locator('body').innerText()
    }
    return all
  }

  it('goes from suspicion to acquittal, and neither side finds a word of the other', async () => {
    const { page, errors } = await sitDown(browser, state, prosecutor, 'en-GB')
    const office = officeOf(prosecutor)
    await page.goto(`/cases/legal/${mother}`)
    await fill(page, en('add.proceeding'), {
      [field('number')]: 'KZ-77/26',
      [field('authority')]: `Investigation department of ${ofJustice}`,
      [field('legalBasis')]: 'CPC art. 180',
    })
    await says(page, 'opened')
    await fill(page, en('add.suspicion'), {
      [field('suspectedBy')]: 'An investigator',
      [field('ground')]: 'A statement',
    })
    await says(page, 'suspected')
    // The law asks for counsel first: the form says so, and keeps what was written.
    await page.getByRole('button', { name: en('add.charge'), exact: true }).click()
    const form = page.getByRole('dialog')
    for (const [name, value] of Object.entries({
      law: 'Criminal Code',
      article: '257',
      words: 'As the order says',
    }))
      await form.getByRole('textbox', { name: field(name) }).fill(value)
    await form.getByRole('button', { name: en('save') }).click()
    await form.getByText(en('law.counsel_first')).waitFor()
    await form.getByRole('button', { name: 'Back' }).click()
    await fill(page, en('add.counsel'), { [field('name')]: 'A. Counsel', [field('fromOn')]: today() })
    const p = must(await prosecutor.get(`/cases/justice/of/${mother}`)).matters[0].proceeding.id as string
    await fill(page, en('add.individual_assessment'), {
      [field('assessedBy')]: 'A. Lawyer',
      [field('circumstances')]: 'Taken there at seventeen',
      [field('victimWords')]: 'Could not leave',
    })
    await fill(page, en('add.charge'), {
      [field('law')]: 'Criminal Code',
      [field('article')]: '257',
      [field('words')]: 'As the order says',
    })
    await says(page, 'accused')
    await office.add('detention', mother, {
      proceedingId: p,
      kind: 'pre-trial',
      ...office.order,
      place: `Remand centre of ${ofJustice}`,
      fromAt: instantIn(-24),
      untilAt: instantIn(24 * 25),
    })
    await office.add('hearing', mother, {
      proceedingId: p,
      at: instantIn(50),
      court: `Court of ${ofJustice}`,
      purpose: 'Preliminary',
    })
    await page.reload()
    await page.getByText(en('runs-out')).first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'justice-accused-en')
    await fill(page, en('add.acquittal'), {
      [field('court')]: `Court of ${ofJustice}`,
      [field('number')]: 'V-9',
      [field('ground')]: 'No act of hers was shown',
      [field('appealUntil')]: today(15),
    })
    await says(page, 'acquitted-may-be-appealed')
    await fill(page, en('act.acquittal.force'), {})
    await says(page, 'acquitted')
    // What is still wrong stands first.
    await page.getByText(en('due.release')).waitFor()
    for (const language of ['kk', 'ar', 'en']) {
      await prosecutor.send('PUT', '/me/language', { language })
      await page.setViewportSize({ width: language === 'en' ? 1280 : 768, height: 1000 })
      await page.reload()
      await page.getByText('V-9').first().waitFor()
      await picture(page, `justice-acquitted-${language}`)
    }
    expect(await accessibilityFaults(page)).toEqual([])
    const mine = await textOf(page, [
      '/',
      '/cases',
      `/cases/legal/${mother}`,
      `/people?q=Example`,
      `/people/${mother}`,
      `/cases/${caseId}`,
      '/cases/crossings',
    ])
    expect(mine).toContain(ofJustice)
    expect(mine).not.toMatch(ofCare)
    await page.context().close()

    const other = await sitDown(browser, state, worker, 'en-GB')
    const theirs = await textOf(other.page, [
      '/',
      '/cases',
      `/cases/${caseId}`,
      `/people?q=Example`,
      `/people/${mother}`,
      `/cases/legal/${mother}`,
      '/cases/crossings',
    ])
    expect(theirs).toContain(ofCare)
    expect(theirs).not.toMatch(new RegExp(`${ofJustice}|KZ-77|257|acquit|charge`, 'i'))
    await other.page.context().close()
    // Whatever address is tried, someone with facts answers like someone without.
    for (const [who, paths] of [
      [
        worker,
        [
          '/cases/justice/of/:id',
          '/cases/of/:id/legal',
          '/cases/legal/:id/interviews',
          '/cases/legal/crossings/:id',
          '/people/legal/:id',
        ],
      ],
      [
        prosecutor,
        [
          '/cases/:id',
          '/cases/of/:id/care',
          '/cases/of/:id/counselling',
          '/cases/of/:id/protection',
          '/cases/of/:id/health',
          '/cases/care/crossings/:id',
        ],
      ],
    ] as const)
      for (const path of paths) {
        const [there, not] = await Promise.all(
          [mother, crypto.randomUUID()].map((id) => who.get(path.replace(':id', id))),
        )
        const plain = ({ status, body }: typeof there = there!) =>
          JSON.stringify([status, { ...body, instance: '' }])
        expect([path, plain(there)]).toEqual([path, plain(not)])
      }
    expect([...errors, ...other.errors]).toEqual([])
  })

  it('opens a day by a court’s order, with two approvals and notice, until it closes by itself', async () => {
    const asking = await sitDown(browser, state, prosecutor, 'en-GB')
    const { page } = asking
    await page.goto(`/cases/legal/${mother}`)
    await page.getByRole('button', { name: en('crossing.ask'), exact: true }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(en('crossing.authority')).fill('District court 2')
    await form.getByLabel(en('crossing.order')).fill('Order 41/26')
    await form.getByRole('textbox', { name: en('crossing.purpose') }).fill('Whether she lived at the address')
    await form.getByLabel(en('cross.visits'), { exact: true }).check()
    await form
      .getByLabel(en('crossing.why').replace('{field}', en('cross.visits')))
      .fill('The days on which she was met there')
    await form.getByLabel(en('crossing.days')).fill('7')
    await picture(page, 'crossing-ask-en')
    await form.getByRole('button', { name: en('crossing.send') }).click()
    await page.waitForURL(/crossings\//)
    await page.getByText(en('crossing.state.asked')).waitFor()

    const deciding = await sitDown(browser, state, worker, 'en-GB')
    await deciding.page.goto('/cases/crossings')
    await deciding.page.getByRole('link', { name: /District court 2/ }).click()
    const rows = deciding.page.getByRole('checkbox')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(2)
    await rows.first().check()
    expect(await accessibilityFaults(deciding.page)).toEqual([])
    await picture(deciding.page, 'crossing-decide-en')
    await fill(deciding.page, en('crossing.propose'), {
      [field('words')]: 'One of two: the other was elsewhere',
    })
    await fill(deciding.page, en('crossing.told'), {
      [field('on')]: today(),
      [field('how')]: 'At the office, in Kazakh',
    })
    for (const language of ['kk', 'ar', 'en']) {
      await worker.send('PUT', '/me/language', { language })
      await deciding.page.setViewportSize({ width: language === 'en' ? 1280 : 768, height: 1000 })
      await deciding.page.reload()
      await deciding.page.getByText('At the office, in Kazakh').waitFor()
      await picture(deciding.page, `crossing-decided-${language}`)
    }

    const guarding = await sitDown(browser, state, state.guard, 'en-GB')
    await guarding.page.goto('/')
    await guarding.page.getByRole('link', { name: /1 waits/ }).click()
    await guarding.page.getByText('Order 41/26').waitFor()
    expect(await guarding.page.locator('body').innerText()).not.toMatch(/Example|Shymbulak/)
    expect(await accessibilityFaults(guarding.page)).toEqual([])
    await picture(guarding.page, 'crossing-overseen-en')
    await fill(guarding.page, en('crossing.approve'), {}, en('crossing.approve'))
    await guarding.page.getByText(en('crossing.state.given'), { exact: false }).first().waitFor()

    await page.reload()
    await page.getByRole('heading', { name: en('crossing.copy') }).waitFor()
    expect(await page.locator('main').innerText()).not.toContain(ofCare)
    await picture(page, 'crossing-given-en')
    // Eight days later it has closed by itself, and what was told in the morning is told again, once.
    clock!.move(8)
    await state.root.query(`update accounts.session set "expiresAt" = now() + interval '12 hours'`)
    await page.reload()
    await page.getByText(en('crossing.state.over')).waitFor()
    expect(await page.getByRole('heading', { name: en('crossing.copy') }).count()).toBe(0)
    await page.goto('/')
    await page.getByText(en('due.release')).first().waitFor()
    expect(await page.getByText(en('due.release')).count()).toBe(1)
    await picture(page, 'justice-morning-en')
    expect([...asking.errors, ...deciding.errors, ...guarding.errors]).toEqual([])
    for (const each of [page, deciding.page, guarding.page]) await each.context().close()
  })
})

// A press officer, from the public record to the verdict: the screen itself finds that 33, 187 and 490 fit the earlier
// statement on 710 people and not the "around 600" beside which they were printed; the public reads it by two officers.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  accessibilityFaults,
  chromiumPath,
  openBrowser,
  picture,
  signInAs,
  watchErrors,
} from './support/browser.ts'
import { type Installation, startInstallation } from './support/installation.ts'

describe.skipIf(!chromiumPath)('does it add up', () => {
  let oralu: Installation
  let browser: Browser
  const errors: string[][] = []

  const openAs = async (role: string): Promise<Page> => {
    const { page, errors: seen } = await signInAs(browser, oralu.url, role)
    errors.push(seen)
    return page
  }
  /** Somebody without an account, whose browser runs no script. */
  const openStranger = async (): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 1000 },
      locale: 'en-GB',
      baseURL: oralu.url,
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    errors.push(watchErrors(page))
    return page
  }

  beforeAll(async () => {
    ;[oralu, browser] = await Promise.all([startInstallation('with the demonstration'), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await oralu?.stop()
  })

  it('says so on screen, and to the public when a second officer published it', async () => {
    const press = await openAs('press_officer')
    await press.goto('/figures/claims')
    await press.getByRole('button', { name: 'Load the public record' }).first().click()
    await press.getByText(/added, \d+ known before/).waitFor()
    await press.getByRole('link', { name: 'Does it add up' }).click()
    await press.getByText('The claims have not been compared yet').waitFor()
    expect(await accessibilityFaults(press)).toEqual([])

    // Stopped on the way, it leaves nothing behind.
    await press.getByRole('button', { name: 'Compare all claims' }).click()
    await press.getByRole('button', { name: 'Stop', exact: true }).click()
    await press.getByText('The comparison was stopped.').waitFor()

    await press.getByRole('button', { name: 'Compare all claims' }).click()
    await press.getByText(/The \d+ claims cannot all hold: \d+ sets/).waitFor({ timeout: 90_000 })
    const reading = press
      .getByRole('listitem')
      .filter({ hasText: /^seed-2019 .*read as of the people of returns-all/ })
    const said = await reading.innerText()
    for (const number of ['(women: 187)', '(children: 490)', ': 33)', '28 days earlier'])
      expect(said).toContain(number)
    // A set named in the table is opened where it stood closed.
    await press.getByRole('link', { name: 'Set 25', exact: true }).click()
    await press.getByText('Set 25', { exact: true }).waitFor()
    const set = press.getByRole('listitem').filter({ hasText: '187 + 490 = 677 > 650' }).first()
    expect(await set.innerText()).toContain('seed-2019')
    await set.getByRole('link', { name: 'seed-2019' }).waitFor()
    const csv = await press.getByRole('link', { name: 'Data as CSV' }).getAttribute('href')
    const lines = decodeURIComponent(csv!.split(',').slice(1).join()).split('\r\n')
    expect(lines[0]).toMatch(/^claim,set 1,set 2/)
    expect(lines.find((line) => line.startsWith('seed-2019,'))).toMatch(/,1/)
    expect(await accessibilityFaults(press)).toEqual([])
    await picture(press, 'consistency')
    const matrix = press.getByRole('region', { name: 'Which claims meet in which set' })
    await matrix.focus()
    await matrix.scrollIntoViewIfNeeded()
    await picture(press, 'consistency-matrix')

    // What nobody published, asked for by name.
    await press.getByRole('combobox', { name: 'Mission' }).click()
    await press.getByRole('option', { name: 'jusan-3', exact: true }).click()
    await press.getByRole('button', { name: 'Work out what it can be' }).click()
    await press.getByRole('progressbar').waitFor()
    await press.getByRole('progressbar').waitFor({ state: 'detached', timeout: 90_000 })
    await press.getByText('jusan-3, men: not published. The other numbers leave 8 to 9.').waitFor()

    const stranger = await openStranger()
    await stranger.goto('/public/en/claims')
    expect(await stranger.getByRole('main').innerText()).toContain('Nothing has been published here yet.')
    await press.getByRole('button', { name: 'Propose for the public page' }).click()
    await press.getByText(/waiting for another officer/).waitFor()
    expect(await press.getByRole('button', { name: 'Publish with these claims' }).count()).toBe(0)

    const guard = await openAs('data_protection_officer')
    await guard.goto('/figures/consistency')
    await guard.getByRole('button', { name: 'Publish with these claims' }).click()
    await guard.getByText('An answer is on the public page since').waitFor()

    for (const language of ['en', 'kk', 'ru', 'ar']) {
      const reader = await openStranger()
      await reader.goto(`/public/${language}/claims`)
      const text = await reader.getByRole('main').innerText()
      expect(text).toContain('seed-2019')
      expect(text).toContain('returns-all')
      await picture(reader, `consistency-public-${language}`)
      await reader.setViewportSize({ width: 360, height: 800 })
      await picture(reader, `consistency-public-narrow-${language}`)
    }
    expect(errors.flat()).toEqual([])
  })

  it('takes a statement down with a share, an "about" and a second reading, and mends it visibly', async () => {
    const press = await openAs('press_officer')
    await press.goto('/figures/claims')
    await press.getByRole('button', { name: 'Record a claim' }).first().click()
    const form = press.getByRole('dialog')
    const fill = (label: string, value: string, within = form as Page | typeof form) =>
      within.getByRole('textbox', { name: label, exact: true }).fill(value)
    const choose = async (label: string, option: string, within = form) => {
      await within.getByRole('combobox', { name: label, exact: true }).click()
      await press.getByRole('option', { name: option, exact: true }).click()
    }
    await fill('Key', 'example-share')
    await fill('Whom it speaks of', 'All who came home; perhaps only by the first mission')
    await fill('Published by', 'An example newspaper')
    await form.getByLabel('Published on (first possible day)').fill('2019-02-10')
    await fill('Where it stands', 'https://example.org/article')
    await fill('Total', '600')
    await choose('How the number is stated: Total', 'about')
    await fill('Give or take', '20')
    await fill('Children', '70')
    await choose('How the number is stated: Children', 'per cent')
    await choose('Share of', 'Total')
    await form.getByRole('button', { name: 'Add another reading' }).click()
    const reading = form.getByRole('group', { name: 'Can also be read, 1' })
    await fill('Whom it speaks of', 'Those of the first mission', reading)
    await fill('Missions', 'jusan-1', reading)
    await reading.getByRole('combobox', { name: 'Only these numbers (all, if empty)' }).focus()
    await press.keyboard.press('ArrowDown')
    await press.getByRole('option', { name: 'Children', exact: true }).click()
    await press.keyboard.press('Escape')
    expect(await accessibilityFaults(press)).toEqual([])
    await picture(press, 'claim-form')
    await form.getByRole('button', { name: 'Save' }).click()
    await press.getByRole('heading', { level: 1, name: 'example-share' }).waitFor()
    const said = await press.getByRole('main').innerText()
    for (const words of [
      '10 Feb 2019',
      'about 600',
      '70',
      'Those of the first mission',
      'jusan-1',
      'Children',
    ])
      expect(said).toContain(words)
    await picture(press, 'claim-page')

    await press.getByRole('button', { name: 'Supersede' }).click()
    // What was written down stands in the form, the reading too.
    expect(await form.getByRole('textbox', { name: 'Total', exact: true }).inputValue()).toBe('600')
    expect(await reading.getByRole('textbox', { name: 'Missions', exact: true }).inputValue()).toBe('jusan-1')
    await fill('Children', '75')
    await form.getByRole('button', { name: 'Remove this reading' }).click()
    await fill('What was written down wrongly', 'The share was misread')
    await form.getByRole('button', { name: 'Save' }).click()
    await press.getByText('Earlier, superseded').waitFor()
    await press.getByText('75').first().waitFor()
    expect(await press.getByText('Those of the first mission').count()).toBe(0)
    expect(errors.flat()).toEqual([])
  })

  const numberIn = async (page: Page, name: RegExp) =>
    Number((await page.getByText(name).first().innerText()).match(/[\d,]+/)![0].replaceAll(',', ''))

  it('estimates how many people none of the lists that one chooses holds', async () => {
    const page = await openAs('press_officer')
    await page.goto('/figures')
    await page.getByRole('link', { name: 'Whom no list holds' }).click()
    const order = page.getByRole('button', { name: 'Estimate', exact: true })
    await order.waitFor()
    expect(await order.isDisabled()).toBe(true)
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await order.click()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByText('The estimate was stopped.').waitFor()
    await order.click()
    await page.getByRole('heading', { name: 'What it says' }).waitFor({ timeout: 120_000 })
    const seen = await numberIn(page, /people seen|beside [\d,]+ seen|people were seen/)
    expect(seen).toBeGreaterThan(0)
    await page.getByText('It says of no one that they exist or where they are.').waitFor()
    await page.getByText('Nothing of this page is published', { exact: false }).waitFor()

    // The picture is the table: its columns add up to the people seen, and the file says the same.
    const table = page.getByRole('region', { name: 'Who is on which lists together' })
    const columns = (await table.locator('thead td').allInnerTexts()).map((text) =>
      Number(text.replaceAll(/\D/g, '')),
    )
    const csv = await page.getByRole('link', { name: 'Data as CSV' }).getAttribute('href')
    const rows = decodeURIComponent(csv!.split(',').slice(1).join()).split('\r\n').slice(1)
    const sum = (values: number[]) => values.reduce((all, each) => all + each, 0)
    expect(sum(rows.map((row) => Number(row.split(',').at(-1))))).toBe(sum(columns))
    expect(await table.getByText('on it').count()).toBe(
      sum(rows.map((row) => sum(row.split(',').slice(0, -1).map(Number)))),
    )
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'estimate-en')
    await table.scrollIntoViewIfNeeded()
    await picture(page, 'estimate-overlaps-en')
    await page.setViewportSize({ width: 768, height: 1000 })
    for (const [language, name] of [
      ['kk', 'Қазақша'],
      ['ar', 'العربية'],
    ] as const) {
      await page.getByRole('banner').getByRole('button').last().click()
      await page.getByRole('menuitem', { name }).click()
      await page.locator(`html[lang="${language}"]`).waitFor()
      await page.getByRole('table').waitFor()
      await picture(page, `estimate-${language}`)
      await page.getByRole('table').scrollIntoViewIfNeeded()
      await picture(page, `estimate-overlaps-${language}`)
    }
    expect(errors.flat()).toEqual([])
  }, 240_000)
})

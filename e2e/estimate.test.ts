// A press officer asks how many people no list holds: which lists overlap and how far, what the number says and what not.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, chromiumPath, openBrowser, picture, signInAs } from './support/browser.ts'
import { type Installation, startInstallation } from './support/installation.ts'

describe.skipIf(!chromiumPath)('whom no list holds', () => {
  let oralu: Installation
  let browser: Browser

  beforeAll(async () => {
    ;[oralu, browser] = await Promise.all([startInstallation('with the demonstration'), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await oralu?.stop()
  })

  const numberIn = async (page: Page, name: RegExp) =>
    Number((await page.getByText(name).first().innerText()).match(/[\d,]+/)![0].replaceAll(',', ''))

  it('is estimated from the lists that one chooses', async () => {
    const { page, errors } = await signInAs(browser, oralu.url, 'press_officer')
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
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)
})

// The pictures of figures as a press officer reads them: by their words, by keyboard and as a table, which all say the same.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, chromiumPath, openBrowser, picture, signInAs } from './support/browser.ts'
import { openDemonstration } from './support/demonstration.ts'
import { type Installation, startInstallation } from './support/installation.ts'

describe.skipIf(!chromiumPath)('pictures of figures', () => {
  let oralu: Installation
  let browser: Browser
  let page: Page
  let errors: string[]

  beforeAll(async () => {
    ;[oralu, browser] = await Promise.all([startInstallation('with the demonstration'), openBrowser()])
    // Missions are flown and cases opened by those whose work it is.
    await openDemonstration(oralu)
    ;({ page, errors } = await signInAs(browser, oralu.url, 'press_officer'))
  })
  afterAll(async () => {
    await browser?.close()
    await oralu?.stop()
  })

  const described = async (group: ReturnType<Page['getByRole']>) =>
    (await page.locator(`[id="${await group.getAttribute('aria-describedby')}"]`).textContent()) ?? ''

  it('tell the road home in words, by keyboard and as a table', async () => {
    await page.goto('/figures')
    await page.getByRole('link', { name: 'The road home' }).click()
    // The page before it has a picture too.
    await page.getByRole('heading', { level: 1, name: 'The road home' }).waitFor()
    const group = page.getByRole('group', { name: 'Picture' })
    await group.waitFor()
    const words = await described(group)
    const arrived = Number(/arrived – (\d+)/.exec(words)?.[1])
    expect(arrived).toBeGreaterThan(0)
    await page
      .getByRole('heading', { level: 2, name: new RegExp(`^${arrived} of .* arrived home`) })
      .waitFor()

    // Everyone has a nationality or an open question: as many as the register holds.
    await page.getByText('The data as a table').click()
    const rows = page.getByRole('region', { name: 'How many, at each stage' }).locator('tbody tr')
    const read = await rows.evaluateAll<
      { stage: string; place: string; people: number; means: string }[],
      HTMLElement
    >((all) =>
      all.map((row) => {
        const [stage, place, people, means] = [...row.children].map((cell) => cell.textContent ?? '')
        return { stage: stage!, place: place!, people: Number(people!.replaceAll(',', '')), means: means! }
      }),
    )
    const sum = (stage: string) =>
      read.filter((row) => row.stage === stage).reduce((all, row) => all + row.people, 0)
    expect(sum('Nationality')).toBe(sum('Register'))
    expect(sum('Manifest')).toBe(sum('Register'))
    expect(sum('Care')).toBe(arrived)
    for (const row of read) {
      expect(words).toContain(`${row.place} – ${row.people.toLocaleString('en-GB')}`)
      expect(row.means.length).toBeGreaterThan(20)
    }

    // Each mark is reached with the Tab key and says its sentence.
    const marks = group.getByRole('img')
    const links = await page.getByRole('region', { name: 'From stage to stage' }).locator('tbody tr').count()
    expect(await marks.count()).toBe(read.length + links)
    await marks.first().focus()
    const first = await marks.first().getAttribute('aria-label')
    await page.getByText(first!, { exact: true }).waitFor()
    await page.keyboard.press('Tab')
    const second = await marks.nth(1).getAttribute('aria-label')
    await page.getByText(second!, { exact: true }).waitFor()
    expect(second).not.toBe(first)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'figures-flow-table')

    // Before the register there was nobody.
    await page.getByLabel('As known on').fill('2001-01-01')
    await page.getByText('The register holds nobody as of these dates').waitFor()
  })

  it('set what was said against the register, on the counts page', async () => {
    await page.goto('/figures/claims')
    await page.getByRole('button', { name: 'Load the public record' }).first().click()
    await page.getByText(/added, \d+ known before/).waitFor()
    await page.goto('/figures')
    const group = page.getByRole('group', { name: 'Picture' })
    await group.waitFor()
    const words = await described(group)
    expect(words).toMatch(
      /seed-2019 \(.*\) says about 600; the register counts \d+ as of that day\. It can be read otherwise/,
    )
    expect(words).toMatch(/jusan-all \(.*\) says 607;/)
    // Of single missions, and of whom no total is given, nothing is drawn.
    expect(words).not.toMatch(/jusan-5 |returns-all/)
    await page.getByText('The data as a table').click()
    const rows = page
      .getByRole('region', { name: 'What was said, and what the register counts' })
      .locator('tbody tr')
    expect(await rows.filter({ hasText: 'seed-2019' }).textContent()).toContain('550 to 650')
    // The line is one mark more.
    expect(await group.getByRole('img').count()).toBe((await rows.count()) + 1)
    expect(await accessibilityFaults(page)).toEqual([])
    const lastOn = async (language: string) => {
      await page.evaluate(
        `fetch('/api/me/language', { method: 'PUT', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ language: '${language}' }) })`,
      )
      await page.reload()
      await page.locator('figure').waitFor()
      await page.locator('figure').scrollIntoViewIfNeeded()
      await picture(page, `figures-said-${language}`)
    }
    for (const language of ['kk', 'ar', 'en']) await lastOn(language)
    await page.setViewportSize({ width: 768, height: 1000 })
    await page.locator('figure').scrollIntoViewIfNeeded()
    await picture(page, 'figures-said-768')
    expect(
      await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      ),
    ).toBe(0)
    await page.emulateMedia({ media: 'print' })
    await picture(page, 'figures-said-print')
    await page.goto('/figures/flow')
    await page.locator('figure').waitFor()
    await picture(page, 'figures-flow-print')
    await page.emulateMedia({ media: null })
    await picture(page, 'figures-flow-768')
    expect(errors).toEqual([])
  })
})

// A plan that fails and is mended, and people who pass from hand to hand, as officers do it on the screen.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, chromiumPath, openBrowser, picture, watchErrors } from './support/browser.ts'
import { type Found, openDemonstration, type Workers } from './support/demonstration.ts'
import { type Installation, startInstallation } from './support/installation.ts'

describe.skipIf(!chromiumPath)('planning and handovers', () => {
  let oralu: Installation
  let browser: Browser
  let workers: Workers
  let found: Found
  let errors: string[]

  beforeAll(async () => {
    ;[oralu, browser] = await Promise.all([startInstallation('with the demonstration'), openBrowser()])
    ;({ workers, found } = await openDemonstration(oralu))
  })
  afterAll(async () => {
    await browser?.close()
    await oralu?.stop()
  })

  async function openAs(role: 'mission_planner' | 'consular_officer'): Promise<Page> {
    await workers[role].send('PUT', '/me/language', { language: 'en' })
    const context = await browser.newContext({
      baseURL: oralu.url,
      viewport: { width: 1024, height: 900 },
      reducedMotion: 'reduce',
    })
    await context.addCookies([
      { name: 'oralu.session_token', value: workers[role].token, url: oralu.url, httpOnly: true },
    ])
    const page = await context.newPage()
    errors = watchErrors(page)
    return page
  }
  const dialog = (page: Page) => page.getByRole('dialog')
  const confirm = async (page: Page, act: string, reason: string) => {
    await dialog(page).getByRole('textbox').fill(reason)
    await dialog(page).getByRole('button', { name: act }).click()
    await dialog(page).waitFor({ state: 'hidden' })
  }

  it('follows a blocker to what it is about, and takes the prepared way around a refusal', async () => {
    const page = await openAs('mission_planner')
    await page.goto('/operations/board')
    await page.getByRole('link', { name: /A civil aviation authority: Permission refused/ }).click()
    await page.waitForURL(/missions\/[^/]+#/)
    const permission = page.getByRole('listitem').filter({ hasText: 'Told by telephone' })
    await permission.getByText(/It stops 1\. .* 8 people/).waitFor()
    await permission.getByRole('button', { name: 'Take this way' }).click()
    await confirm(page, 'Take this way', 'transit refused')
    await page.getByText('Another way taken: transit refused').waitFor()
    await permission.getByText('No leg touches this state any more').waitFor()
    const go = page.getByRole('region', { name: 'Go or no-go' })
    await go.getByText('Azerbaijan: permission never asked').waitFor()
    expect(await go.getByText('Iran: permission never asked').count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'planning-mission')
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('settles a check, and keeps what came out when all was judged again', async () => {
    const page = await openAs('mission_planner')
    await page.goto(`/operations/missions/${found.planned}`)
    await page.getByRole('checkbox', { name: 'Vehicles are agreed for each leg' }).click()
    await page.getByRole('heading', { name: 'Checklist: 1 of 19 done' }).waitFor()
    await page.getByRole('button', { name: 'Judge all again' }).click()
    await page.getByText(/Judged again once/).click()
    await page.getByText('8 judged, 8 with a gate not met').waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('signs a handover by hand, and closes its head-count', async () => {
    const page = await openAs('consular_officer')
    await page.goto(`/operations/missions/${found.arrived}/handovers`)
    await page.getByText('Difference of 1').waitFor()
    await page.getByRole('button', { name: 'Sign: receives' }).click()
    const { x, y } = (await page.locator('canvas').boundingBox())!
    await page.mouse.move(x + 40, y + 90)
    await page.mouse.down()
    for (let i = 0; i < 30; i++) await page.mouse.move(x + 40 + i * 9, y + 90 + Math.sin(i / 2) * 40)
    await page.mouse.up()
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    const signature = page.getByAltText('Signature of The receiver')
    await signature.waitFor()
    await expect
      .poll(() => signature.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(300)
    await page.getByRole('button', { name: 'Count again' }).click()
    await dialog(page).getByLabel('Heads counted').fill('4')
    await dialog(page).getByRole('button', { name: 'Record the count' }).click()
    await page.getByText('As expected').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'planning-handovers')
    expect(errors).toEqual([])
    await page.context().close()
  })
})

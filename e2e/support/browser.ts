// A real Chromium that speaks to nobody but the page, and what a person does in it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumArgs, findChromium } from '../../scripts/chromium.js'

/** Without a Chromium the browser tests are skipped, never passed. */
export const chromiumPath: string | undefined = findChromium()

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath!, args: chromiumArgs, timeout: 60_000 })

/** Pictures take time, and prove nothing by themselves. */
export const pictures = process.env['PICTURES'] === '1'

export const outputFolder = join(import.meta.dirname, '../output')
mkdirSync(outputFolder, { recursive: true })

/** Keeps a picture of the page in e2e/output, to be looked at: of a failure always, else where PICTURES=1 asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures && !name.startsWith('failed')) return
  await page.screenshot({ path: join(outputFolder, `${name}.png`), animations: 'disabled' })
}

/** What axe finds against WCAG 2.2 AA on the page as it stands, in words. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    // Our pages hold no frames; for those axe would open a second page each time.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`,
  )
}

/** Errors that the page threw or logged; refusals that the page itself shows are not errors. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text())
  })
  return errors
}

/** Somebody of the demonstration, signed in, in a browser of their own; and what goes wrong on their page. */
export async function signInAs(
  browser: Browser,
  url: string,
  role: string,
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1000 },
    locale: 'en-GB',
    baseURL: url,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const errors = watchErrors(page)
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(`${role}@demo.oralu.example`)
  await page.getByLabel('Password', { exact: true }).fill('oralu-demonstration')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('/')
  return { page, errors }
}

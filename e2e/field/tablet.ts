// A tablet in a person's hands: a browser with a profile of its own on the disk, and what is done on its screen.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Language } from '@oralu/domain'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumArgs } from '../../scripts/chromium.js'
import { chromiumPath, watchErrors } from '../support/browser.ts'
import { wordsOf } from '../support/words.ts'
import type { MissionOfTwelve } from './mission.ts'

const subjects = ['field', 'operations', 'shell', 'components', 'cases']

export type Words = (id: string, values?: Record<string, string | number>) => string

/** What the screens say in a language. */
export function wordsIn(language: Language): Words {
  const all: Record<string, string> = Object.assign({}, ...subjects.map((each) => wordsOf(each, language)))
  return (id, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(new RegExp(`\\{${name}(, number)?\\}`, 'g'), String(value)),
      all[id] ?? id,
    )
}

export interface Tablet {
  profile: string
  context: BrowserContext
  page: Page
  t: Words
  errors: string[]
  passphrase: string
  duress: string
}

/** The application itself is on the tablet, and the page stands under it. */
const kept = `navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ? true : new Promise((done) =>
  navigator.serviceWorker.addEventListener('controllerchange', () => done(true), { once: true })))`

const width = { width: 768, height: 1024 }

/** Opens a profile; the same again is the same tablet. */
export async function openProfile(
  profile: string,
  url: string,
  language: Language,
  args: readonly string[] = [],
) {
  return await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath!,
    args: [...chromiumArgs, ...args],
    baseURL: url,
    viewport: width,
    locale: language,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    hasTouch: true,
  })
}

interface Making {
  url: string
  language: Language
  name: string
  at: MissionOfTwelve
  /** Done to the context before its first page. */
  prepare?: (context: BrowserContext) => Promise<void>
  /** Options of the browser. */
  args?: readonly string[]
}

/** Enrols a tablet by its screens, and waits until the application is kept on it. */
export async function makeTablet({ url, language, name, at, prepare, args }: Making): Promise<Tablet> {
  const profile = mkdtempSync(join(tmpdir(), 'oralu-tablet-'))
  const context = await openProfile(profile, url, language, args)
  await context.addCookies([
    { name: 'oralu.session_token', value: at.officer.token, url, httpOnly: true },
    { name: 'oralu-language', value: language, url },
  ])
  await prepare?.(context)
  const page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(20_000)
  const errors = watchErrors(page)
  const t = wordsIn(language)
  // As from signing in: the address changes, the page stays.
  await page.goto('/sign-in')
  await page.evaluate(`self.__TSR_ROUTER__.history.push('/field?mission=${at.mission.id}')`)
  await page.getByLabel(t('field.tablet-name')).fill(name)
  await press(page, t('field.next'))
  const [passphrase, duress] = [
    await page.getByTestId('passphrase').innerText(),
    await page.getByTestId('duress').innerText(),
  ]
  await press(page, t('field.passphrase-learnt'))
  await page.getByLabel(t('field.passphrase'), { exact: true }).fill(passphrase)
  await page.getByLabel(t('field.duress'), { exact: true }).fill(duress)
  await press(page, t('field.fetch'))
  await page.getByRole('heading', { name: t('field.view.home') }).waitFor()
  await page.evaluate(kept)
  return { profile, context, page, t, errors, passphrase, duress }
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Goes to one of the screens of the bar. */
export async function goTo({ page, t }: Tablet, view: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: t(`field.view.${view}`) })
    .click()
}

/** Types a passphrase into the locked kit. */
export async function unlock({ page, t }: Tablet, passphrase: string): Promise<void> {
  await page.getByLabel(t('field.passphrase')).fill(passphrase)
  await press(page, t('field.locked.open'))
}

export async function boardByName({ page, t }: Tablet, name: string): Promise<void> {
  await page.getByLabel(t('field.search')).fill(name)
  await press(page, `${t('operations.boarding.board')}: ${name}`)
  await page.locator('li[data-state=boarded]').filter({ hasText: name }).waitFor()
}

/** The tab is gone without a word, as when the system takes the memory; the network stays as it was. */
export async function killTab(tablet: Tablet): Promise<void> {
  const { context, page } = tablet
  const crashed = page.waitForEvent('crash')
  page.goto('chrome://crash').catch(() => {})
  await crashed
  tablet.page = await context.newPage()
  tablet.page.setDefaultTimeout(20_000)
  tablet.errors = watchErrors(tablet.page)
  await page.close()
}

/** Against WCAG 2.2 AA and, since it is read in the sun, the contrast of AAA. */
export async function faultsInTheSun(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } })
    .analyze()
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return [
    ...violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
    ),
    ...(over > 0 ? [`${over} px too wide`] : []),
  ]
}

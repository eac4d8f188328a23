// The people of the story: how they get their accounts and sign in, each in a browser of their own.

import { watchErrors } from '../support/browser.ts'
import type { Installation } from '../support/installation.ts'
import { type Browser, expect, type Page } from './playwright.ts'

const password = 'a long password of the story'

export interface Office {
  open(who: string): Page
  errors: string[]
}

const duties = {
  amina: 'Consular officer',
  bolat: 'Consular officer',
  marat: 'Mission planner',
  erlan: 'Field officer',
  pavel: 'Press officer',
  raisa: 'Press officer',
  clara: 'Case worker',
} as const

/** Makes the administrator and the data-protection officer by command; they make everyone else, on their screens. */
export async function openOffice(browser: Browser, { url, oralu }: Installation): Promise<Office> {
  const pages = new Map<string, Page>()
  const newcomer = async (who: string) => {
    const context = await browser.newContext({
      viewport: { width: 1360, height: 900 },
      locale: 'en-GB',
      baseURL: url,
      acceptDownloads: true,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const seen = watchErrors(page)
    watched.push(() => seen.map((each) => `${who}: ${each}`))
    pages.set(who, page)
    return page
  }
  const watched: (() => string[])[] = []

  const made = {
    admin: oralu('admin', 'create', '--email', 'admin@example.org', '--name', 'Admin'),
    dpo: oralu(
      'admin',
      'create',
      '--email',
      'dpo@example.org',
      '--name',
      'Dina',
      '--role',
      'data_protection_officer',
    ),
  }
  for (const [who, printed] of Object.entries(made)) {
    const page = await newcomer(who)
    await setPassword(page, /https?:\S+/.exec(printed)![0])
    await signIn(page, `${who}@example.org`)
    await speakEnglish(page)
  }
  const admin = pages.get('admin')!
  const dpo = pages.get('dpo')!
  await admin.goto('/administration')
  for (const [who, duty] of Object.entries(duties)) {
    await admin.getByRole('button', { name: 'Invite' }).first().click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByLabel('Name').fill(who[0]!.toUpperCase() + who.slice(1))
    await dialog.getByLabel('Email').fill(`${who}@example.org`)
    await choose(admin, dialog.getByLabel('Agency'), 'Ministry of Foreign Affairs')
    await choose(admin, dialog.getByLabel('Duty'), duty)
    await choose(admin, dialog.getByLabel('Language'), 'English')
    await dialog.getByRole('button', { name: 'Send the invitation' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await dpo.goto('/oversight')
  for (const _ of Object.keys(duties)) {
    const left = await dpo.getByRole('button', { name: 'Confirm the account' }).count()
    await dpo.getByRole('button', { name: 'Confirm the account' }).first().click()
    await expect
      .poll(() => dpo.getByRole('button', { name: 'Confirm the account' }).count())
      .toBeLessThan(left || 8)
  }
  // Each begins at their own desk while the next one's link is made.
  const begin = async (who: string, link: string, code: string) => {
    const page = await newcomer(who)
    await setPassword(page, link, code)
    await signIn(page, `${who}@example.org`)
  }
  let before = Promise.resolve()
  for (const who of Object.keys(duties)) {
    const link = await linkFor(admin, who)
    const code = await codeFor(dpo, who)
    await before
    before = begin(who, link, code)
    before.catch(() => {})
  }
  await before
  return {
    open: (who) => pages.get(who)!,
    get errors() {
      return watched.flatMap((each) => each())
    },
  }
}

/** Chooses an option of a select by its words. */
export async function choose(
  page: Page,
  field: ReturnType<Page['getByLabel']>,
  option: string,
): Promise<void> {
  await field.click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function setPassword(page: Page, link: string, code?: string): Promise<void> {
  await page.goto(link)
  if (code) await page.getByRole('textbox').first().fill(code)
  const fields = page.locator('input[type=password]')
  await fields.nth(0).fill(password)
  await fields.nth(1).fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((address) => !address.pathname.startsWith('/set-password'))
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  const english = page.getByRole('button', { name: 'English' })
  await page.getByRole('navigation').getByText('English').waitFor()
  if (await english.isVisible()) await english.click()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
}

async function speakEnglish(page: Page): Promise<void> {
  await page.locator('header button[aria-haspopup=menu]').click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function linkFor(admin: Page, who: string): Promise<string> {
  await admin.goto('/administration')
  await admin.getByRole('row', { name: `${who}@example.org` }).click()
  await admin.getByRole('button', { name: 'Make a link to set the password' }).click()
  return (await admin.getByTestId('password-link').innerText()).trim()
}

async function codeFor(dpo: Page, who: string): Promise<string> {
  await dpo.goto('/oversight/accounts')
  await dpo.getByRole('row', { name: `${who}@example.org` }).click()
  return (await dpo.getByTestId('password-code').innerText()).replace(/\D/g, '')
}

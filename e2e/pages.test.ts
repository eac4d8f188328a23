// Every page of Oralu as the roles that work on it see it, in English and in Arabic, wide and narrow.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, chromiumPath, openBrowser, picture, watchErrors } from './support/browser.ts'
import { type Installation, startInstallation } from './support/installation.ts'

const web = join(import.meta.dirname, '../apps/web')
const wide = { width: 1280, height: 800 }
const narrow = { width: 768, height: 900 }

/** Pictures of these are also kept in Kazakh and Arabic. */
const shownInMore = new Set(['home', 'people', 'matches', 'mission', 'case', 'findings'])

let installation: Installation
let browser: Browser

interface Worker {
  page: Page
  errors: string[]
  get(path: string): Promise<never>
  post(path: string, body?: object): Promise<{ id: string }>
  speak(language: string): Promise<void>
}

const workers = new Map<string, Worker>()

/** The page of a role, signed in through the sign-in page the first time. */
async function worker(role: string): Promise<Worker> {
  const known = workers.get(role)
  if (known) return known
  const context = await browser.newContext({ viewport: wide, locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  countRequests(page)
  const errors = watchErrors(page)
  await page.goto(`${installation.url}/sign-in`)
  await page.getByLabel('Email').fill(`${role}@demo.oralu.example`)
  await page.getByLabel('Password', { exact: true }).fill('oralu-demonstration')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(`${installation.url}/`)
  const call = async (method: string, path: string, data?: object) => {
    const answer = await page.request.fetch(`${installation.url}/api${path}`, {
      method,
      headers: { 'idempotency-key': randomUUID(), origin: installation.url },
      ...(data ? { data } : {}),
    })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return await answer.json()
  }
  const made: Worker = {
    page,
    errors,
    get: (path) => call('GET', path) as Promise<never>,
    post: (path, body) => call('POST', path, body ?? {}),
    speak: (language) => call('PUT', '/me/language', { language }),
  }
  workers.set(role, made)
  return made
}

const wordsOf = (subject: string, language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(web, `src/${subject}/messages/${language}.json`), 'utf8'))

const ids = new Set(
  readdirSync(join(web, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(entry.parentPath, entry.name, 'messages')))
    .flatMap(({ name }) => Object.keys(wordsOf(name, 'en'))),
)

/** Headings of the pages that say that something failed, which would pass every other check. */
const failures = new Set(
  ['en', 'ar'].flatMap((language) =>
    ['not-found', 'refused', 'broken'].map((kind) => wordsOf('shell', language)[`shell.${kind}.title`]),
  ),
)

const subjects = new Set([...ids].map((id) => id.split('.')[0]))

/** Whether a word is a message that nobody translated, rather than an address. */
const isRaw = (word: string) =>
  ids.has(word) || (word.split('.').length > 2 && subjects.has(word.split('.')[0]))

const openRequests = new WeakMap<Page, number>()

/** Counts what a page is waiting for. */
function countRequests(page: Page): void {
  const add = (n: number) => () => void openRequests.set(page, (openRequests.get(page) ?? 0) + n)
  page.on('request', add(1))
  page.on('requestfinished', add(-1))
  page.on('requestfailed', add(-1))
}

async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  // Nothing is being read, and has not been for a moment: what was read may ask for more.
  let quiet = Date.now()
  while (Date.now() - quiet < 150) {
    if ((openRequests.get(page) ?? 0) > 0 || (await page.locator('[aria-busy="true"]').count()) > 0)
      quiet = Date.now()
    await page.waitForTimeout(25)
  }
}

/** What is wrong with the page as it stands, in words. */
async function faultsOf(page: Page, direction: 'ltr' | 'rtl'): Promise<string[]> {
  const faults = await accessibilityFaults(page)
  const facing = (await page.locator('html').getAttribute('dir')) ?? 'ltr'
  if (facing !== direction) faults.push(`direction ${facing}`)
  const headings = (await page.locator('h1').allInnerTexts()).map((heading) => heading.trim())
  if (headings.length !== 1 || headings.some((heading) => heading === '' || failures.has(heading)))
    faults.push(`headings ${JSON.stringify(headings)}`)
  const words = [
    await page.title(),
    ...(await page.locator('body').allInnerTexts()),
    ...(await page
      .locator('[aria-label], [placeholder], [title], [alt]')
      .evaluateAll((elements: { getAttribute(name: string): string | null }[]) =>
        elements.flatMap((element) =>
          ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''),
        ),
      )),
  ].join('\n')
  const raw = new Set((words.match(/\b[a-z-]+(?:\.[a-z-]+)+\b/g) ?? []).filter(isRaw))
  for (const word of raw) faults.push(`untranslated ${word}`)
  await page.setViewportSize(narrow)
  const over = await page
    .locator('html')
    .evaluate((html: { scrollWidth: number; clientWidth: number }) => html.scrollWidth - html.clientWidth)
  if (over > 0) faults.push(`${over} px too wide at ${narrow.width} px`)
  await page.setViewportSize(wide)
  return faults
}

/** Visits the pages in English and then in Arabic; some also in Kazakh, for their pictures. */
async function visit(role: string, pages: Record<string, string>): Promise<string[]> {
  const { page, errors, speak } = await worker(role)
  const faults: string[] = []
  for (const language of ['en', 'ar', 'kk']) {
    await speak(language)
    for (const [name, path] of Object.entries(pages)) {
      if (language === 'kk' && !shownInMore.has(name)) continue
      await page.goto(installation.url + path)
      await settled(page)
      if (language === 'en' || shownInMore.has(name)) await picture(page, `${name}-${language}`)
      if (language === 'kk') continue
      const found = await faultsOf(page, language === 'ar' ? 'rtl' : 'ltr')
      faults.push(...found.map((fault) => `${path} ${language}: ${fault}`))
      faults.push(...errors.splice(0).map((error) => `${path} ${language}: ${error}`))
    }
  }
  await speak('en')
  return faults
}

/** The first of a list. */
async function first<T = { id: string }>(role: string, path: string): Promise<T> {
  const { items } = (await (await worker(role)).get(path)) as { items: T[] }
  if (!items[0]) throw new Error(`${path} is empty`)
  return items[0]
}

describe.skipIf(!chromiumPath)('every page', () => {
  beforeAll(async () => {
    ;[installation, browser] = await Promise.all([startInstallation(), openBrowser()])
    installation.oralu('demo', 'load')
  })

  afterAll(async () => {
    await browser?.close()
    await installation?.stop()
  })

  test.each(['en', 'ar'] as const)('the sign-in page and the public site in %s', async (language) => {
    const context = await browser.newContext({ viewport: wide, locale: language })
    const page = await context.newPage()
    countRequests(page)
    const errors = watchErrors(page)
    const faults: string[] = []
    for (const [name, path] of Object.entries({
      'sign-in': '/sign-in',
      public: `/public/${language}/`,
    })) {
      await page.goto(installation.url + path)
      await settled(page)
      await picture(page, `${name}-${language}`)
      const found = await faultsOf(page, language === 'ar' ? 'rtl' : 'ltr')
      faults.push(...found.map((fault) => `${path}: ${fault}`))
    }
    await context.close()
    expect([...faults, ...errors]).toEqual([])
  })

  test('the register, its matches and its lists, for an identity analyst', async () => {
    const role = 'identity_analyst'
    const person = await first<{ anchorId: string }>(role, '/people?q=Imangaliyev')
    const list = await first(role, '/lists')
    expect(
      await visit(role, {
        people: '/people',
        'people-searched': '/people?q=Imangaliyev',
        person: `/people/${person.anchorId}`,
        matches: '/matches',
        decisions: '/matches/decisions',
        questions: '/matches/questions',
        lists: '/lists',
        sources: '/lists/sources',
        'new-list': '/lists/new',
        list: `/lists/${list.id}`,
      }),
    ).toEqual([])
  })

  test('operations, for a mission planner', async () => {
    const role = 'mission_planner'
    const { get, post } = await worker(role)
    const operation = await first(role, '/operations')
    const { list } = (await get(`/operations/${operation.id}`)) as { list: { id: string }[] }
    const mission = list[0]!.id
    const { items } = (await get('/people?limit=8')) as { items: { anchorId: string }[] }
    await post(`/operations/missions/${mission}/open`)
    await post(`/operations/missions/${mission}/lines`, {
      people: items.map(({ anchorId }) => ({ anchorId })),
    })
    expect(
      await visit(role, {
        home: '/',
        operations: '/operations',
        operation: `/operations/${operation.id}`,
        mission: `/operations/missions/${mission}`,
        manifest: `/operations/missions/${mission}/manifest`,
      }),
    ).toEqual([])
  })

  test('cases, for a case worker', async () => {
    const role = 'case_worker'
    const { get, post } = await worker(role)
    const { items } = (await get('/people?limit=1')) as { items: { anchorId: string }[] }
    await post('/cases', { anchorId: items[0]!.anchorId })
    const { id } = await first(role, '/cases')
    expect(await visit(role, { 'case-home': '/', cases: '/cases', case: `/cases/${id}` })).toEqual([])
  })

  test('figures, for a press officer', async () => {
    const role = 'press_officer'
    const claim = await first(role, '/figures/claims')
    expect(
      await visit(role, {
        figures: '/figures',
        claims: '/figures/claims',
        claim: `/figures/claims/${claim.id}`,
        findings: '/figures/findings',
        communiques: '/figures/communiques',
      }),
    ).toEqual([])
  })

  test('administration, for an administrator', async () => {
    expect(
      await visit('administrator', {
        administration: '/administration',
        agencies: '/administration/agencies',
        reception: '/cases/reception',
        account: '/account',
      }),
    ).toEqual([])
  })

  test('oversight, for a data-protection officer', async () => {
    expect(
      await visit('data_protection_officer', {
        'oversight-home': '/',
        oversight: '/oversight',
        'overseen-accounts': '/oversight/accounts',
        grants: '/oversight/grants',
        'break-glass': '/oversight/break-glass',
        ledger: '/oversight/ledger',
      }),
    ).toEqual([])
  })
})

test('the script of the sign-in page stays below 250 kB', () => {
  const table = execFileSync(process.execPath, [join(web, 'scripts/size.ts')], { encoding: 'utf8' })
  const kilobytes = Number(/^sign-in page\s+([\d.]+) kB$/m.exec(table)?.[1])
  expect(kilobytes).toBeGreaterThan(0)
  expect(kilobytes).toBeLessThanOrEqual(250)
})

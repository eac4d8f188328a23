// Every address of Oralu as the roles that work there see it, in English and in Arabic, wide and narrow.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { type Role, roles } from '@oralu/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openBrowser, picture, pictures, watchErrors } from './support/browser.ts'
import { type Found, openDemonstration, type Workers } from './support/demonstration.ts'
import { countRequests, faultsOf, faultsOnPaper, settled, wide } from './support/faults.ts'
import { type Installation, startInstallation } from './support/installation.ts'

/** What each role works on. */
const visits: Record<Role, (at: Found) => string[]> = {
  consular_officer: (at) => [
    '/',
    '/people',
    `/people/${at.person}`,
    '/lists',
    '/matches',
    '/operations',
    `/operations/missions/${at.arrived}`,
    `/operations/missions/${at.boarding}/documents`,
    `/operations/missions/${at.boarding}/field`,
    '/operations/questions',
    '/figures',
    '/cooperation/packages',
    `/cooperation/packages/new?agreement=${at.agreement}`,
    '/cooperation/intersections',
    `/cooperation/intersections/${at.run}`,
    '/enquiries',
    `/enquiries/${at.enquiry}`,
    '/erasures',
  ],
  identity_analyst: (at) => [
    '/',
    '/people?q=Imangaliyev',
    `/people/${at.person}`,
    '/matches',
    '/matches/decisions',
    '/matches/questions',
    '/matches/quality',
    `/matches/compare?left=${at.person}&right=${at.other}`,
    '/lists',
    '/lists/sources',
    '/lists/new',
    `/lists/${at.list}`,
  ],
  mission_planner: (at) => [
    '/',
    '/operations',
    `/operations/missions/${at.boarding}/room`,
    `/operations/missions/${at.arrived}/reception`,
    `/operations/${at.operation}`,
    `/operations/missions/${at.planned}`,
    `/operations/missions/${at.planned}/manifest`,
    `/operations/missions/${at.boarding}/manifest`,
    `/operations/missions/${at.boarding}/seating`,
    `/operations/missions/${at.arrived}/versions/1`,
    '/operations/board',
  ],
  field_officer: (at) => [
    '/',
    '/field',
    `/operations/missions/${at.boarding}`,
    `/operations/missions/${at.boarding}/boarding`,
    `/operations/missions/${at.arrived}/boarding`,
    `/operations/missions/${at.arrived}/handovers`,
    `/set-password${at.passwordLink}`,
  ],
  partner_liaison: (at) => [
    '/',
    '/cooperation',
    '/cooperation/partners',
    `/cooperation/partners/${at.partner}`,
    '/cooperation/agreements',
    `/cooperation/agreements/new?partner=${at.partner}`,
    '/cooperation/requests',
    `/cooperation/requests/new?partner=${at.partner}`,
    `/cooperation/requests/${at.request}`,
    `/cooperation/packages/${at.composed}`,
    '/cooperation/mail',
    '/cooperation/meetings',
    `/cooperation/meetings/${at.meeting}`,
    '/cooperation/commitments',
    `/cooperation/commitments/${at.commitment}`,
    '/cooperation/note-templates',
    '/operations',
    `/operations/missions/${at.arrived}`,
    `/operations/missions/${at.arrived}/manifest`,
    '/figures',
    `/figures/frozen/${at.figure}`,
    `/figures/communiques/${at.published}`,
  ],
  case_worker: (at) => [
    '/',
    '/cases',
    '/cases/board',
    '/cases/outcomes',
    '/cases/research',
    '/cases/places',
    `/cases/places/${at.place}`,
    `/cases/places/${at.place}/stays`,
    `/cases/places/${at.place}/day`,
    '/cases/services',
    `/cases/services/${at.service}`,
    `/cases/${at.case}`,
    '/cases/roster',
    '/cases/incoming',
    '/cases/care-referrals',
    `/cases/care-referrals/${at.careReferral}`,
    '/cases/crossings',
    `/cases/crossings/${at.crossing}/decision`,
    `/cases/arrivals/${at.arrived}`,
    '/cases/forms',
    '/cases/forms/lists',
    `/cases/forms/${at.formDraft}`,
    `/cases/forms/${at.form}/report`,
    `/cases/forms/fill/${at.filled}`,
    `/operations/missions/${at.arrived}`,
  ],
  child_protection_officer: (at) => [
    '/',
    '/cases',
    `/cases/${at.case}`,
    `/cases/care-referrals/${at.careReferral}`,
    '/operations/referrals',
  ],
  clinician: (at) => ['/', '/cases', `/cases/${at.case}`, `/cases/forms/${at.form}`, `/people/${at.person}`],
  prosecutor_officer: (at) => [
    '/',
    '/cases',
    `/cases/legal/${at.accused}`,
    '/cases/crossings',
    `/cases/crossings/${at.crossing}`,
    `/people/${at.accused}`,
    '/account',
  ],
  press_officer: (at) => [
    '/',
    '/figures',
    `/figures/frozen/${at.figure}`,
    '/figures/flow',
    '/figures/claims',
    `/figures/claims/${at.claim}`,
    '/figures/consistency',
    '/figures/estimate',
    '/figures/findings',
    '/figures/communiques',
    '/figures/meetings',
    `/figures/communiques/new/${at.figure}`,
    `/figures/communiques/${at.drafted}`,
    `/figures/communiques/${at.approved}`,
    `/figures/communiques/${at.published}`,
    `/figures/communiques/${at.published}/correct`,
  ],
  data_protection_officer: (at) => [
    '/',
    '/oversight',
    `/cooperation/agreements/${at.agreement}`,
    '/oversight/accounts',
    '/oversight/grants',
    '/oversight/break-glass',
    '/oversight/later-access',
    '/oversight/crossings',
    '/oversight/research',
    '/oversight/retention',
    '/oversight/ledger',
    '/oversight/breaches',
    `/oversight/breaches/${at.breach}`,
    '/oversight/processing',
    '/oversight/requests',
    `/requests/${at.personsRequest}`,
    '/oversight/complaints',
    `/oversight/complaints/${at.complaint}`,
    '/oversight/notices',
    `/oversight/processing/${at.activity}`,
    '/matches/quality',
    `/figures/communiques/${at.approved}`,
  ],
  administrator: () => ['/', '/administration', '/administration/agencies', '/cases/reception', '/account'],
  partner_guest: (at) => [
    '/',
    '/portal/requests/new',
    `/portal/requests/${at.request}`,
    `/portal/packages/${at.released}`,
    '/account',
  ],
}

/** Pictures of these are also kept in Kazakh and Arabic. */
const shownInMore = new Set([
  '/people',
  '/matches',
  '/matches/quality',
  '/operations/missions/$missionId',
  '/cases/$caseId',
  '/cases/board',
  '/cases/legal/$anchorId',
  '/cases/crossings/$crossingId/decision',
  '/figures',
  '/figures/flow',
  '/figures/consistency',
  '/figures/findings',
  '/figures/communiques/new/$figureId',
  '/cooperation',
  '/cooperation/partners/$partnerId',
  '/cooperation/agreements/$agreementId',
  '/cooperation/requests/$requestId',
  '/cooperation/intersections/$runId',
  '/cooperation/mail',
  '/portal/requests/$requestId',
  '/portal/packages/$packageId',
  '/enquiries',
  '/enquiries/$enquiryId',
  '/oversight',
  '/oversight/breaches/$breachId',
  '/requests/$requestId',
  '/oversight/notices',
  '/people/$personId',
  '/oversight/processing/$activityId',
])

let installation: Installation
let browser: Browser
let workers: Workers
let found: Found
/** The addresses of the router that were seen. */
const seen = new Set<string>()

async function openPage(locale: string): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    baseURL: installation.url,
    viewport: wide,
    locale,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  countRequests(page)
  return { page, errors: watchErrors(page) }
}

/** The address of the router that is shown, e.g. `/people/$personId`. */
const shown = (page: Page) =>
  page.evaluate<string>(`self.__TSR_ROUTER__.state.matches.at(-1).fullPath.replace(/(?<=.)\\/$/, '')`)

/** Opens an address as a link within the application does; some of its places are left by opening the next anew. */
async function follow(page: Page, path: string): Promise<void> {
  const to = new URL(path, installation.url)
  await page
    .evaluate(`void self.__TSR_ROUTER__.navigate({ href: ${JSON.stringify(path)} })`)
    .catch(() => undefined)
  await page.waitForURL((url) => url.pathname === to.pathname)
}

/**
 * Visits the pages in English, each opened by its address, and then in Arabic, from one to the next; for pictures some
 * also in Kazakh.
 */
async function visit(role: Role, paths: string[]): Promise<string[]> {
  const { page, errors } = await openPage('en-GB')
  const { token, send } = workers[role]
  await page
    .context()
    .addCookies([{ name: 'oralu.session_token', value: token, url: installation.url, httpOnly: true }])
  const faults: string[] = []
  const more: string[] = []
  for (const language of ['en', 'ar', ...(pictures ? (['kk'] as const) : [])] as const) {
    await send('PUT', '/me/language', { language })
    for (const [at, path] of (language === 'kk' ? more : paths).entries()) {
      if (language === 'en' || at === 0) await page.goto(path)
      else await follow(page, path)
      await settled(page)
      const address = await shown(page)
      const inMore = shownInMore.has(address)
      if (language === 'en' && inMore) more.push(path)
      seen.add(address)
      if (language === 'en' || inMore)
        await picture(page, `${role}${address.replaceAll(/[/$]+/g, '-')}-${language}`)
      if (language === 'kk') continue
      const wrong = await faultsOf(page, language)
      faults.push(...[...wrong, ...errors.splice(0)].map((fault) => `${path} ${language}: ${fault}`))
    }
  }
  await page.context().close()
  return faults
}

describe.skipIf(!chromiumPath)('every page', () => {
  beforeAll(async () => {
    ;[installation, browser] = await Promise.all([startInstallation('with the demonstration'), openBrowser()])
    ;({ workers, found } = await openDemonstration(installation))
  })

  afterAll(async () => {
    await browser?.close()
    await installation?.stop()
  })

  // A page waits more than it works; of four at a time one is always being looked at.
  describe.concurrent('without a fault', () => {
    test.each(['en', 'ar'] as const)('for a visitor, in %s', async (language) => {
      const { page, errors } = await openPage(language)
      const faults: string[] = []
      const look = async (name: string) => {
        await settled(page)
        await picture(page, `${name}-${language}`)
        if (pictures && name.startsWith('public') && language === 'en') {
          const inEnglish = page.url()
          await page.goto(inEnglish.replace('/en/', '/kk/'))
          await page.setViewportSize({ width: 390, height: 800 })
          await picture(page, `${name}-kk`)
          await page.setViewportSize(wide)
          await page.goto(inEnglish)
        }
        const wrong = await faultsOf(page, language)
        if (name.startsWith('public')) wrong.push(...(await faultsOnPaper(page)))
        faults.push(...[...wrong, ...errors.splice(0)].map((fault) => `${page.url()}: ${fault}`))
      }
      await page.goto('/sign-in')
      await look('sign-in')
      seen.add(await shown(page))
      for (const part of ['', 'communiques', 'figures', 'data', 'contact']) {
        await page.goto(`/public/${language}/${part && `${part}/`}`)
        await look(`public-${part || 'overview'}`)
      }
      for (const [name, path] of [
        ['enquiry', 'enquiry'],
        ['enquiry-status', 'enquiry/status'],
      ]) {
        await page.goto(`/public/${language}/${path}`)
        await look(`public-${name}`)
      }
      await page.goto(`/public/${language}/`)
      await page.locator(`main a[href*="/public/${language}/"]`).first().click()
      await page.waitForURL(/came-home/)
      await page.locator('summary').click()
      await look('public-communique')
      await page.goto(page.url().replace(`/${language}/`, `/${language}/embed/`))
      await look('public-embed')
      await page.goto(`/public/${language}/claims`)
      await look('public-claims')
      await page.context().close()
      expect(faults).toEqual([])
    })

    test.each(roles)('for a %s', async (role) => {
      expect(await visit(role, visits[role](found))).toEqual([])
    })
  })

  test('and none was left out', async () => {
    const { page } = await openPage('en-GB')
    await page.goto('/sign-in')
    await settled(page)
    const addresses = await page.evaluate<string[]>('Object.keys(self.__TSR_ROUTER__.routesByPath)')
    expect(addresses.length).toBeGreaterThan(40)
    expect(addresses.filter((address) => !seen.has(address))).toEqual([])
  })
})

test('the script of the sign-in page stays below 250 kB', () => {
  const size = join(import.meta.dirname, '../apps/web/scripts/size.ts')
  const table = execFileSync(process.execPath, [size], { encoding: 'utf8' })
  const kilobytes = Number(/^sign-in page\s+([\d.]+) kB$/m.exec(table)?.[1])
  expect(kilobytes).toBeGreaterThan(0)
  expect(kilobytes).toBeLessThanOrEqual(250)
})

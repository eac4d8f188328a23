// The whole work, as people do it: from an empty database and four lists to a communiqué in four languages. It reads
// only what is on the screen.
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { publish, readPublic } from './story/communique.ts'
import { addToManifest, fly, freeze, givePapers, hearEach, makeMission } from './story/mission.ts'
import { type Office, openOffice } from './story/office.ts'
import {
  confirmCitizen,
  confirmJoinings,
  decideMatches,
  importList,
  openPerson,
  proposeCitizen,
  twelve,
} from './story/register.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture } from './support/browser.ts'
import { type Installation, startInstallation } from './support/installation.ts'

describe.skipIf(!chromiumPath)('the story', () => {
  let oralu: Installation
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let office: Office

  beforeAll(async () => {
    oralu = await startInstallation()
    browser = await openBrowser()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      for (const who of ['amina', 'bolat', 'marat', 'erlan', 'pavel', 'dpo', 'clara'])
        await picture(office.open(who), `failed-${who}`).catch(() => {})
  })
  afterAll(async () => {
    await browser?.close()
    await oralu?.stop()
  })

  it('makes its accounts: two by command, seven by invitation and a second person', async () => {
    office = await openOffice(browser, oralu)
    expect(office.errors).toEqual([])
  })

  it('imports the four lists', async () => {
    const folder = join(oralu.folder, 'lists')
    oralu.oralu('demo', 'export', folder)
    const page = office.open('amina')
    const imported = { registry: '826', camp: '529', enquiries: '469', partner: '304' }
    for (const key of ['registry', 'camp', 'enquiries', 'partner'] as const) {
      const counts = await importList(page, key, folder)
      expect(counts).toContain(imported[key])
    }
    expect(office.errors).toEqual([])
  })

  it('decides who is one person, by the second officer too where a prison list is one of the two', async () => {
    const [amina, bolat] = [office.open('amina'), office.open('bolat')]
    await amina.goto('/matches')
    await amina.getByText(/wait for a decision/).waitFor({ timeout: 60_000 })
    let same = 0
    for (const [i, { search }] of twelve.entries()) {
      await openPerson(amina, search)
      same += (await decideMatches(amina, i === 0)).same
    }
    // Each of the twelve is on at least two of the lists.
    expect(same).toBeGreaterThanOrEqual(12)
    expect(await confirmJoinings(bolat)).toBeGreaterThan(0)
    expect(office.errors).toEqual([])
  })

  it('establishes nationality by two officers', async () => {
    const [amina, bolat] = [office.open('amina'), office.open('bolat')]
    for (const { search } of twelve) {
      await openPerson(amina, search)
      await proposeCitizen(amina)
      await openPerson(bolat, search)
      await confirmCitizen(bolat)
    }
    await picture(amina, 'story-person')
    expect(await accessibilityFaults(amina)).toEqual([])
    expect(office.errors).toEqual([])
  })

  it('flies a mission of twelve: four men, one woman, seven children', async () => {
    const [amina, marat] = [office.open('amina'), office.open('marat')]
    const mission = await makeMission(marat)
    await addToManifest(
      marat,
      mission,
      twelve.map(({ search }) => search),
    )
    await givePapers(marat)
    await marat.goto(`${mission}/manifest`)
    await marat.getByRole('row').nth(12).waitFor()
    await hearEach(marat, amina, mission)
    await picture(marat, 'story-manifest')
    await freeze(marat, mission)
    const said = await fly(office.open('erlan'), mission)
    expect(said).toMatch(/All\s+12\b[\s\S]*Men\s+4\b[\s\S]*Women\s+1\b[\s\S]*Children\s+7\b/)
    expect(said).toContain('arrived: 12')
    expect(office.errors).toEqual([])
  })

  it('opens a case for each of the twelve', async () => {
    const clara = office.open('clara')
    await clara.goto('/cases')
    await expect.poll(() => clara.getByRole('row').count(), { timeout: 20_000 }).toBe(13)
    expect(await accessibilityFaults(clara)).toEqual([])
    await picture(clara, 'story-cases')
    expect(office.errors).toEqual([])
  })

  it('publishes the communiqué, and a stranger reads it in four languages', async () => {
    await publish(office.open('pavel'), office.open('raisa'), office.open('dpo'))
    const stranger = await (await browser.newContext({ baseURL: oralu.url })).newPage()
    for (const language of ['kk', 'ru', 'en', 'ar']) {
      const { text, direction, faults } = await readPublic(stranger, language)
      for (const number of [12, 4, 1, 7]) expect(text).toMatch(new RegExp(`\\b${number}\\b`))
      expect(direction).toBe(language === 'ar' ? 'rtl' : 'ltr')
      expect(faults).toEqual([])
    }
    const feed = await stranger.request.get('/public/en/feed.atom')
    expect(feed.status()).toBe(200)
    expect(await feed.text()).toContain('<entry')
    expect(office.errors).toEqual([])
  })
})

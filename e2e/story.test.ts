// The whole work, as people do it: from an empty database and four lists to a communiqué in four languages. It reads
// only what is on the screen.
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, chromiumPath, openBrowser, picture } from './support/browser.ts'
import { type Installation, startInstallation } from './support/installation.ts'
import { confirmCitizen, confirmJoinings, decideMatches, importList, openPerson, proposeCitizen, twelve } from './story/register.ts'
import { addToManifest, fly, givePapers, hearEach, makeMission } from './story/mission.ts'
import { type Office, openOffice } from './story/office.ts'

describe.skipIf(!chromiumPath)('the story', () => {
  let oralu: Installation
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let office: Office

  beforeAll(async () => {
    oralu = await startInstallation()
    browser = await openBrowser()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const who of ['amina', 'bolat', 'pavel', 'dpo', 'clara']) await picture(office.open(who), `failed-${who}`).catch(() => {})
  })
  afterAll(async () => {
    await browser?.close()
    await oralu?.stop()
  })

  it('makes its accounts: two by command, five by invitation and a second person', async () => {
    office = await openOffice(browser, oralu)
    expect(office.errors).toEqual([])
  })

  it('imports the four lists', async () => {
    const folder = join(oralu.folder, 'lists')
    oralu.oralu('demo', 'export', folder)
    const page = office.open('amina')
    for (const key of ['registry', 'camp', 'enquiries', 'partner'] as const) {
      const counts = await importList(page, key, folder)
      console.log(key, counts.replaceAll('\n', ' '))
    }
    expect(office.errors).toEqual([])
  })

  it('decides who is one person, by the second officer too where a prison list is one of the two', async () => {
    const [amina, bolat] = [office.open('amina'), office.open('bolat')]
    await amina.goto('/matches')
    await amina.getByText(/wait for a decision/).waitFor({ timeout: 60_000 })
    for (const [i, { search }] of twelve.entries()) {
      await openPerson(amina, search)
      const done = await decideMatches(amina, i === 0)
      console.log(search, done)
    }
    console.log('confirmed', await confirmJoinings(bolat))
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
    const [amina, bolat] = [office.open('amina'), office.open('bolat')]
    const mission = await makeMission(amina)
    await addToManifest(amina, mission, twelve.map(({ search }) => search))
    await picture(amina, 'story-manifest-new')
    await givePapers(amina)
    await hearEach(amina, bolat, mission)
    await picture(amina, 'story-manifest')
    const said = await fly(amina, mission)
    console.log(said)
    expect(office.errors).toEqual([])
  })
})

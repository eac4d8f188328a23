// A mission of twelve, from the first leg to the arrival.
import { today } from '@oralu/domain'
import { accessibilityFaults, picture } from '../support/browser.ts'
import { choose } from './office.ts'
import { expect, type Page } from './playwright.ts'

const dialogOf = (page: Page) => page.getByRole('dialog')

/** Makes the operation and the mission; the page stays on the mission. */
export async function makeMission(page: Page): Promise<string> {
  await page.goto('/operations')
  await page.getByRole('button', { name: 'New operation' }).first().click()
  await dialogOf(page).getByLabel('Name').fill('Betege')
  await dialogOf(page).getByLabel('Purpose').fill('Return of citizens')
  await dialogOf(page).getByRole('button', { name: 'Create the operation' }).click()
  await page.getByRole('button', { name: 'New mission' }).first().click()
  await dialogOf(page).getByRole('button', { name: 'Create the mission' }).click()
  await page.getByRole('button', { name: 'Open the manifest' }).first().click()
  const address = new URL(page.url()).pathname

  await page.getByRole('button', { name: 'Add a leg' }).first().click()
  await dialogOf(page).getByLabel('From').first().fill('Sahl al-Rih')
  await dialogOf(page).getByLabel('To', { exact: false }).first().fill('Aktau')
  await dialogOf(page)
    .getByLabel('Departs')
    .fill(`${today(3)}T09:00`)
  await dialogOf(page)
    .getByLabel('Arrives')
    .fill(`${today(3)}T16:00`)
  await dialogOf(page).locator('button[type=submit]').click()
  await dialogOf(page).waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: 'More: 1. Sahl al-Rih – Aktau' }).click()
  await page.getByRole('menuitem', { name: 'Add a vehicle' }).click()
  await dialogOf(page).getByLabel('Registration or plate').fill('UP-B5705')
  await dialogOf(page).getByLabel('Operator').fill('A charter operator')
  await dialogOf(page).getByLabel('Seats', { exact: true }).fill('20')
  await dialogOf(page).locator('button[type=submit]').click()
  await dialogOf(page).waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: 'Add a permission' }).first().click()
  await choose(page, dialogOf(page).getByLabel('Kind'), 'head of state’s mandate')
  await dialogOf(page).getByLabel('Who gives it').fill('Head of state')
  await dialogOf(page).getByLabel('What is allowed').fill('The mission')
  await dialogOf(page).locator('button[type=submit]').click()
  await dialogOf(page).waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'More: Head of state' }).click()
  await page.getByRole('menuitem', { name: 'Change' }).click()
  await choose(page, dialogOf(page).getByLabel('State').last(), 'granted')
  await dialogOf(page).getByRole('textbox', { name: 'Document', exact: true }).fill('Mandate 1')
  await dialogOf(page).getByLabel('Granted on').fill(today(0))
  await dialogOf(page).locator('button[type=submit]').click()
  await dialogOf(page).waitFor({ state: 'hidden' })
  return address
}

/** Adds people by name; whom the family brought already is not added twice. */
export async function addToManifest(page: Page, mission: string, names: readonly string[]): Promise<void> {
  await page.goto(`${mission}/manifest`)
  for (const name of names) {
    await page.getByRole('button', { name: 'Add people' }).first().click()
    const dialog = dialogOf(page)
    await dialog.getByLabel('Search by name').fill(name)
    // Only an answer to this search names the one searched for.
    const found = dialog.getByRole('button', { name: new RegExp(`^Choose .*${name.split(' ').at(-1)}`) })
    await found.first().click()
    const add = dialog.getByRole('button', { name: /^Add .*(person|people)/ })
    const already = dialog.getByText('Already on this manifest')
    // Once added, the search stands there again.
    await add.click()
    await dialog.getByLabel('Search by name').or(already).first().waitFor()
    await dialog.getByRole('button', { name: 'Close' }).first().click()
    await dialog.waitFor({ state: 'hidden' })
  }
}

/** One paper for many: release, fitness, exit document. */
export async function givePapers(page: Page): Promise<void> {
  const open = async (gate?: string) => {
    await page.getByRole('button', { name: 'One paper for many' }).click()
    if (gate) await choose(page, dialogOf(page).getByLabel('Gate'), gate)
  }
  const record = async () => {
    await dialogOf(page)
      .getByRole('button', { name: /^Record for/ })
      .click()
    await dialogOf(page).waitFor({ state: 'hidden' })
  }
  await open()
  await dialogOf(page).getByLabel('Holding authority').fill('Camp administration')
  await dialogOf(page).getByLabel('Document').fill('Release list 5')
  await record()
  await open('Fitness')
  await dialogOf(page).getByLabel('Examined by').fill('Flight surgeon')
  await dialogOf(page).getByLabel('Until').fill(today(10))
  await record()
  await open('Exit document')
  await dialogOf(page).getByLabel('Document').fill('Exit list 5')
  await record()
}

async function talk(dialog: ReturnType<typeof dialogOf>): Promise<void> {
  await dialog.getByLabel('Language spoken').fill('Kazakh')
  await dialog.getByLabel('Independent witness').fill('Red Crescent delegate')
  await dialog.getByLabel('Who was present').fill('Consular officer, witness')
  for (const box of ['In a private room', 'No guard was present', 'The alternatives were explained'])
    await dialog.getByLabel(box).check()
}

/** Opens a line, and waits until it is this person's that stands beside the list. */
async function openLine(page: Page, i: number): Promise<void> {
  const row = page.getByRole('row').nth(i)
  const name = (await row.getByRole('gridcell').nth(1).innerText()).split('\n')[0]!.trim()
  await row.click()
  await page.getByRole('heading', { name, exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Gates' }).waitFor()
}

/** Opens each line in turn and records the person's own decision, or the consent for the child. */
export async function hearEach(page: Page, signer: Page, mission: string): Promise<void> {
  const rows = page.getByRole('row')
  const count = (await rows.count()) - 1
  for (let i = 1; i <= count; i++) {
    await openLine(page, i)
    const own = page.getByRole('button', { name: 'Record: Own decision' })
    const child = page.getByRole('button', { name: 'Record: Consent for child' })
    await own.or(child).first().waitFor()
    const isChild = await child.isVisible()
    await (isChild ? child : own).click()
    const dialog = dialogOf(page)
    let parent = true
    if (isChild) {
      parent = (await dialog.getByLabel('Parent who consents').inputValue()) !== ''
      if (!parent) {
        // No parent is left: a decision in the child's best interests, which a second officer signs.
        await dialog.getByText('Best-interests decision', { exact: true }).click()
        await dialog.getByLabel('Legal basis').fill('Order 382 of 2020, point 7')
      }
      await dialog.getByLabel('The child’s view').fill('Wishes to go home.')
    }
    if (parent) await talk(dialog)
    await dialog.getByLabel('Document or evidence').fill('Signed form')
    await dialog.getByRole('button', { name: 'Record for this person' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await signer.goto(`${mission}/manifest`)
  await signer.getByRole('row').nth(count).waitFor()
  for (let i = 1; i <= count; i++) {
    await openLine(signer, i)
    await signer.waitForLoadState('networkidle')
    const sign = signer.getByRole('button', { name: 'Sign as second officer' })
    if (await sign.isVisible()) {
      await sign.click()
      await sign.waitFor({ state: 'hidden' })
    }
  }
}

/** The planner freezes the manifest. */
export async function freeze(page: Page, mission: string): Promise<void> {
  await page.goto(mission)
  await page.getByRole('button', { name: 'Freeze the manifest' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await picture(page, 'story-mission')
  await page.getByRole('button', { name: 'Freeze the manifest' }).click()
  await dialogOf(page).getByLabel('Reason').fill('All gates are met.')
  await dialogOf(page).getByRole('button', { name: 'Freeze the manifest' }).click()
  await dialogOf(page)
    .waitFor({ state: 'hidden' })
    .catch(async () => {
      throw new Error(`The manifest is not frozen: ${await dialogOf(page).innerText()}`)
    })
}

/**
 * The field officer boards everyone on a tablet, counts heads, departs and arrives; gives what the mission's page then
 * says of the composition.
 */
export async function fly(page: Page, mission: string): Promise<string> {
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto(`${mission}/boarding`)
  const board = page.getByRole('button', { name: /^Board: / })
  await board.first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await picture(page, 'story-boarding')
  for (let left = await board.count(); left > 0; left = await board.count()) {
    await board.first().click()
    await expect.poll(() => board.count()).toBeLessThan(left)
  }
  await page.getByRole('button', { name: 'Close the doors' }).click()
  await dialogOf(page).getByRole('button', { name: 'Close the doors' }).click()
  await dialogOf(page).waitFor({ state: 'hidden' })
  await countHeads(page, 12)
  const depart = page.getByRole('button', { name: 'Record the departure' })
  await depart.click()
  await depart.waitFor({ state: 'hidden' })
  await page.goto(mission)
  await page.getByRole('button', { name: 'Record the arrival' }).click()
  await page.getByText('arrived: 12').waitFor()
  await countHeads(page, 12)
  await page.getByText('At arrival: 12 counted, 12 expected').waitFor()
  await picture(page, 'story-arrived')
  return await page.getByRole('main').innerText()
}

async function countHeads(page: Page, heads: number): Promise<void> {
  await page.getByRole('button', { name: 'Count heads' }).first().click()
  await dialogOf(page).getByLabel('Heads counted').fill(String(heads))
  await dialogOf(page).getByRole('button', { name: 'Record the count' }).click()
  await dialogOf(page).waitFor({ state: 'hidden' })
}

// From four files to twelve people whose identity and nationality are established.
import { join } from 'node:path'
import { demoStory, generateDemo } from '../../apps/server/src/demo/index.ts'
import { accessibilityFaults, picture } from '../support/browser.ts'
import { choose } from './office.ts'
import { expect, type Page } from './playwright.ts'

/** The twelve as a person would look for them: by the name in the registry or, for those born abroad, in the enquiry. */
export const twelve = demoStory.map(({ name, key, role }) => ({ key, role, search: name.latin }))

const lists = generateDemo().lists
const kinds = {
  camp: 'Camp list',
  enquiries: 'Families’ enquiries',
  partner: 'Prison list',
  registry: 'Civil registry',
} as const

/** Imports one file through the mapper, and gives the counts that the screen shows. */
export async function importList(page: Page, key: keyof typeof kinds, folder: string): Promise<string> {
  await page.goto('/lists/new')
  await page.getByRole('button', { name: 'Add a source' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name of the source').fill(lists[key].name)
  await choose(page, dialog.getByLabel('Kind'), kinds[key])
  await dialog.getByRole('button', { name: 'Add a source' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByLabel('File', { exact: true }).setInputFiles(join(folder, lists[key].fileName))
  await page.getByRole('button', { name: 'Send the list' }).click()
  await page.getByRole('heading', { name: 'Where the columns go' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await picture(page, `story-mapper-${key}`)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const table = page.getByRole('table', { name: 'What came of the lines' })
  await table.waitFor({ timeout: 120_000 })
  return await table.innerText()
}

/** Finds someone by name and opens their page. */
export async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto('/people')
  await page.getByLabel('Name in any script, or number').fill(name)
  // Only an answer to this search says how like the names are.
  const row = page
    .getByRole('row')
    .nth(1)
    .filter({ hasText: /the same|very alike/ })
  await row.waitFor()
  await row.click()
  await page.getByRole('link', { name: 'Open the page' }).click()
  await page.getByRole('heading', { name: 'Nationality' }).waitFor()
}

/**
 * Decides the pairs in which the open person stands: one and the same where both were born on the same day, as a
 * person with the two records side by side would.
 */
export async function decideMatches(page: Page, tryUndo = false): Promise<{ same: number; notSame: number }> {
  const link = page.getByRole('link', { name: /suggestions? waits?/ })
  const done = { same: 0, notSame: 0 }
  if ((await link.count()) === 0) return done
  await link.first().click()
  await page.getByRole('heading', { name: 'Matches', level: 1 }).waitFor()
  const pair = page.getByRole('table', { name: 'Two records side by side' })
  for (let i = 0; i < 60; i++) {
    const bar = page.getByRole('region', { name: 'Decision' })
    const none = page.getByText('No pair waits')
    await bar.or(none).first().waitFor()
    if (await none.isVisible()) return done
    const born = pair.getByRole('row', { name: /^Born/ }).getByRole('cell')
    const [left, right] = [await born.nth(0).innerText(), await born.nth(1).innerText()].map(
      (text) => text.split('\n')[0],
    )
    const shown = await pair.innerText()
    if (left === right) {
      const evidence = bar.getByLabel('Evidence other than the name')
      if (await evidence.isVisible()) await evidence.fill('The same day of birth, and the same parents.')
      await page.getByRole('heading', { level: 1 }).click()
      await page.keyboard.press('s')
      if (tryUndo && done.same === 0) {
        await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
        await expect.poll(() => pair.innerText()).toBe(shown)
        if (await evidence.isVisible()) await evidence.fill('The same day of birth, and the same parents.')
        await page.getByRole('heading', { level: 1 }).click()
        await page.keyboard.press('s')
      }
      done.same++
    } else {
      await page.getByRole('heading', { level: 1 }).click()
      await page.keyboard.press('n')
      done.notSame++
    }
    await expect.poll(async () => (await none.isVisible()) || (await pair.innerText()) !== shown).toBe(true)
  }
  throw new Error('there is no end to the pairs')
}

/** The second officer confirms every joining that waits. */
export async function confirmJoinings(page: Page): Promise<number> {
  await page.goto('/matches/decisions')
  const confirm = page.getByRole('button', { name: 'Confirm: same person' })
  let confirmed = 0
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForTimeout(1_500)
  for (let left = await confirm.count(); left > 0; left = await confirm.count()) {
    await confirm.first().click()
    await expect.poll(() => confirm.count(), { timeout: 20_000 }).toBeLessThan(left)
    confirmed++
  }
  return confirmed
}

/** One officer enters the evidence and proposes a finding that rests on it … */
export async function proposeCitizen(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Add evidence' }).click()
  await choose(page, dialog.getByLabel('Kind'), 'birth record')
  await choose(page, dialog.getByLabel('Speaks'), 'for')
  await dialog.getByLabel('What it says').fill('Entry of birth in the civil registry, or of the parents.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Propose a finding' }).click()
  await choose(page, dialog.getByLabel('Finding'), 'citizen')
  await dialog.getByRole('checkbox', { name: /^birth record/ }).check()
  await dialog.getByRole('textbox', { name: /^Reasons/ }).fill('The registry holds the birth.')
  await dialog.getByRole('button', { name: 'Propose' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** … and another confirms it. */
export async function confirmCitizen(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Confirm the finding' }).click()
  await page.getByRole('button', { name: 'Confirm the finding' }).waitFor({ state: 'hidden' })
}

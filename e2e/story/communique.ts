// From the frozen manifest to a page that anyone can read.
import { accessibilityFaults, picture } from '../support/browser.ts'
import type { Page } from './playwright.ts'

/** One press officer drafts it from the figure, another approves, the data-protection officer signs; it is published. */
export async function publish(drafter: Page, approver: Page, signer: Page): Promise<void> {
  await drafter.goto('/figures')
  await drafter
    .getByRole('button', { name: /^Freeze the figure: / })
    .last()
    .click()
  await drafter.getByRole('button', { name: 'Draft a communiqué' }).click()
  await withholdAndPrintAgain(drafter)
  await drafter.getByRole('button', { name: 'Save the draft' }).click()
  await drafter.waitForURL(/\/figures\/communiques\/[0-9a-f-]{36}$/)
  const address = new URL(drafter.url()).pathname
  await drafter.getByRole('button', { name: 'Edit the draft' }).waitFor()
  await picture(drafter, 'story-draft')

  await approver.goto(address)
  await approver.getByRole('button', { name: 'Approve' }).click()
  await approver.getByRole('button', { name: 'Approve' }).waitFor({ state: 'hidden' })
  await signer.goto(address)
  await signer.getByRole('button', { name: 'Sign', exact: true }).click()
  await signer.getByRole('button', { name: 'Sign', exact: true }).waitFor({ state: 'hidden' })
  await approver.goto(address)
  await approver.getByRole('button', { name: 'Publish…' }).click()
  await approver.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await approver.getByRole('link', { name: 'read it on the public site' }).waitFor()
  await picture(approver, 'story-published')
}

/** With one woman and four men it is proposed to print neither; the words follow, and follow back. */
async function withholdAndPrintAgain(page: Page): Promise<void> {
  const preview = page.getByRole('region', { name: 'As it will read, English' })
  await page.getByRole('button', { name: 'Withhold what tells too much' }).click()
  await preview.getByText('12 citizens returned to Kazakhstan, among them 7 children').waitFor()
  await page.getByRole('row', { name: /^Women 1 .*between 0 and 5/ }).waitFor()
  await picture(page, 'story-withheld')
  for (const cell of ['Men', 'Women']) await page.getByRole('checkbox', { name: `Print: ${cell}` }).check()
  await preview.getByText('4 men, 1 woman, 7 children').waitFor()
}

/** What a stranger reads of it in a language, and what axe says of the page. */
export async function readPublic(
  stranger: Page,
  language: string,
): Promise<{ text: string; direction: string; faults: string[] }> {
  await stranger.goto(`/public/${language}/`)
  await stranger.getByRole('main').getByRole('link').first().click()
  await picture(stranger, `story-public-${language}`)
  return {
    text: await stranger.getByRole('main').innerText(),
    direction: (await stranger.locator('html').getAttribute('dir')) ?? 'ltr',
    faults: await accessibilityFaults(stranger),
  }
}

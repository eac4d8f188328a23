// A case worker refers a child with the guardian's consent, looks at each field before it goes, downloads the document,
// and takes in the organisation's answer.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmCitizen, register } from '../apps/server/test/cases/register.ts'
import { must } from '../apps/server/test/cooperation/states.ts'
import { makeAccount } from '../apps/server/test/durability/oralu-process.ts'
import type { Person, Stage } from '../apps/server/test/support/oralu.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture } from './support/browser.ts'
import { agreeOnCare } from './support/care-referrals.ts'
import { speaker } from './support/demonstration.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const words = wordsOf('cases', 'en')
const en = (id: string) => words[`cases.referral.${id}`] ?? expect.unreachable(id)

describe.skipIf(!chromiumPath)('a case worker', () => {
  let browser: Browser
  let state: State
  let worker: Person
  let caseId: string

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Ministry of A', 'en')])
    const { root, agency, installation } = state
    worker = speaker(installation.url, {
      ...(await makeAccount(root, 'case_worker', agency)),
      role: 'case_worker',
    })
    await worker.send('PUT', '/me/language', { language: 'en' })
    const stage = { root } as unknown as Stage
    const child = await register(stage, agency, 'Example Child', '2016-04-01')
    await confirmCitizen(stage, agency, child)
    const { rows } = await root.query('select source_id from people.record where anchor_id = $1', [child])
    await agreeOnCare(state, rows[0].source_id)
    must(await worker.post(`/cases/of/${child}/carers`, { kind: 'guardian', name: 'A guardian' }))
    caseId = must(await worker.get('/cases')).items[0].id
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
  })

  it('refers a child and takes in the answer', async () => {
    const { page, errors } = await sitDown(browser, state, worker, 'en-GB')
    await page.goto(`/cases/${caseId}`)
    await page.getByRole('button', { name: en('make'), exact: true }).click()
    const form = page.getByRole('dialog')
    const choose = async (label: string, option: RegExp) => {
      await form.getByRole('combobox', { name: label }).click()
      await page.getByRole('option', { name: option }).click()
    }
    await choose(en('to'), /CARE-1/)
    await form.getByRole('textbox', { name: en('reason'), exact: true }).fill('Kin may live elsewhere')
    await choose(en('guardian'), /A guardian/)
    await form.getByLabel(en('language'), { exact: true }).fill('Kazakh')
    for (const field of ['services', 'sharing', 'privateRoom', 'alternatives'])
      await form.getByLabel(en(field)).check()
    await form.getByRole('textbox', { name: en('words') }).fill('Yes, please ask them.')
    await form.getByLabel(en('child-view')).fill('Wants to see the aunt.')
    await picture(page, 'care-referral-form-en')
    await form.getByRole('button', { name: en('draft') }).click()
    await page.getByRole('heading', { name: en('preview') }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.setViewportSize({ width: 768, height: 1000 })
    for (const language of ['kk', 'ar', 'en']) {
      await worker.send('PUT', '/me/language', { language })
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByText('Example Child').first().waitFor()
      await picture(page, `care-referral-preview-${language}`)
    }
    await page.getByRole('button', { name: en('act.send') }).click()
    await form.getByRole('button', { name: en('act.send') }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: en('download') }).click()
    const document = JSON.parse(readFileSync(await (await coming).path(), 'utf8'))
    expect(document.case.data).toMatchObject({ name: 'Example Child', consent_for_services: true })
    document.referral.data.status = 'accepted'
    await page.getByRole('button', { name: en('act.answer') }).click()
    const choosing = page.waitForEvent('filechooser')
    await form.getByLabel(en('file')).click()
    await (await choosing).setFiles({
      name: 'answer.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(document)),
    })
    await form.getByRole('button', { name: en('act.answer') }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByText(en('state.accepted')).first().waitFor()
    await picture(page, 'care-referral-accepted-en')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  }, 60_000)
})

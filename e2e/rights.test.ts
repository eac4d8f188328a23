// (d) A person has a mistake put right, asks for erasure and is erased: named hindrance, two who decide, progress, the
// certificate; and the file is gone for everyone.

import { today } from '@oralu/domain'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { register } from '../apps/server/test/cases/register.ts'
import { must } from '../apps/server/test/cooperation/states.ts'
import type { Stage } from '../apps/server/test/support/oralu.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture } from './support/browser.ts'
import { settled } from './support/faults.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const words = wordsOf('rights', 'en')
const en = (id: string) => words[`rights.${id}`] ?? expect.unreachable(id)

describe.skipIf(!chromiumPath)('the rights of a person', () => {
  let browser: Browser
  let state: State
  let anchor: string

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Ministry of A', 'en')])
    anchor = await register(
      { root: state.root } as unknown as Stage,
      state.agency,
      'Example Person',
      '1990-04-01',
    )
    // Their case, closed three years ago and more; a court still holds the file.
    await state.root.query(
      `insert into rights.hold (agency_id, anchor_id, basis, until, recorded_by) values ($1, $2, 'Order 12', access.today() + 30, $3)`,
      [state.agency, anchor, state.guard.id],
    )
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
  })

  const asked = (kind: string, more: object = {}) => ({
    anchorId: anchor,
    kind,
    called: 'Example Person',
    askedBy: 'the person',
    asker: null,
    askedOn: today(),
    language: 'kk',
    words: 'In my own words',
    ...more,
  })

  it('corrects, asks for erasure, waits for a court, and is erased with a certificate', async () => {
    // What was wrong is put right first.
    const correction = must(
      await state.consul.post(
        '/rights/requests',
        asked('correction', { compartment: 'identity', shouldSay: 'Born in 1991', evidence: null }),
      ),
    )
    const step = (id: string, end: string, body: object) =>
      state.guard.post(`/oversight/requests/${id}/${end}`, body)
    must(await step(correction.id, 'identity', { how: 'Identity card seen' }))
    must(await step(correction.id, 'route', { agencyId: state.agency }))
    must(
      await state.second.post(`/rights/requests/${correction.id}/decide`, {
        what: 'corrected',
        words: 'Put right from the birth record',
      }),
    )
    must(
      await step(correction.id, 'answer', {
        outcome: 'granted',
        words: 'It was put right.',
        withheld: null,
        how: 'by hand',
        on: today(),
      }),
    )

    const { page: desk, errors: deskErrors } = await sitDown(browser, state, state.consul, 'en-GB')
    await desk.goto(`/people/${anchor}`)
    await settled(desk)
    const request = must(await state.consul.post('/rights/requests', asked('erasure'))).id as string

    const { page, errors } = await sitDown(browser, state, state.guard, 'en-GB')
    await page.goto(`/requests/${request}`)
    await page.getByRole('button', { name: en('act.identity'), exact: true }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: en('identity') }).fill('Identity card seen')
    await form.getByRole('button', { name: en('save'), exact: true }).click()
    await form.waitFor({ state: 'detached' })
    // The court's hold is named with its law, and nothing can be proposed.
    await page.getByText(en('hindrance.legal-hold'), { exact: true }).waitFor()
    await page.getByText(en('hindrance.legal-hold.law')).waitFor()
    expect(await page.getByRole('button', { name: en('erasure.propose') }).count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'erasure-hindered')

    const { items } = must(await state.guard.get(`/oversight/requests/${request}/holds`))
    must(await state.guard.post(`/oversight/holds/${items[0].id}/end`))
    await page.reload()
    await page.getByText(en('erasure.nothing-hinders')).waitFor()
    await page.getByRole('button', { name: en('erasure.propose'), exact: true }).click()
    await form.getByRole('button', { name: en('erasure.propose'), exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByText(en('erasure.state.proposed')).waitFor()

    // The agency's officer sees it first thing, looks, and agrees.
    await desk.goto('/')
    await desk.getByRole('link', { name: '1 erasure waits for your agency' }).click()
    await desk.getByText(en('erasure.basis.asked-for')).waitFor()
    expect(await accessibilityFaults(desk)).toEqual([])
    await picture(desk, 'erasures')
    await desk.getByRole('button', { name: en('erasure.agree'), exact: true }).click()
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: en('erasure.agree'), exact: true })
      .click()
    await desk.getByText(en('erasure.state.decided')).waitFor()

    await page.reload()
    await page.getByRole('button', { name: en('erasure.run'), exact: true }).click()
    await form.getByText(en('erasure.what')).waitFor()
    await form.getByRole('button', { name: en('erasure.run'), exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByText(en('erasure.state.done'), { exact: true }).waitFor({ timeout: 180_000 })
    await page.getByText(en('erasure.number')).waitFor()
    await settled(page)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'erasure-done')
    // The page names nobody any more; the paper names nobody at all.
    expect(await page.locator('body').innerText()).not.toContain('Example Person')
    const link = page.getByRole('link', { name: en('erasure.certificate').replace('{language}', 'العربية') })
    const paper = await page.request.get((await link.getAttribute('href'))!)
    expect([paper.status(), (await paper.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

    for (const path of [`/people/${anchor}`, '/people?search=Example'])
      expect(JSON.stringify((await state.consul.get(path)).body)).not.toContain('Example Person')
    for (const language of ['kk', 'ar'] as const) {
      must(await state.guard.send('PUT', '/me/language', { language }))
      for (const [path, name] of [
        [`/requests/${request}`, 'erasure'],
        ['/oversight/retention', 'retention'],
      ] as const) {
        await page.setViewportSize({ width: 820, height: 1100 })
        await page.goto(path)
        await settled(page)
        expect(await accessibilityFaults(page)).toEqual([])
        await picture(page, `${name}-${language}`)
      }
    }
    expect([...errors, ...deskErrors]).toEqual([])
  }, 300_000)
})

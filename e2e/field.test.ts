// A boarding without a network, on two tablets, as an officer does it; then the office knows.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../apps/server/test/operations/arrange.ts'
import { cameraSeeing, film } from './field/camera.ts'
import { type MissionOfTwelve, openMissionOfTwelve } from './field/mission.ts'
import {
  boardByName,
  faultsInTheSun,
  goTo,
  killTab,
  makeTablet,
  press,
  type Tablet,
  unlock,
} from './field/tablet.ts'
import { chromiumPath, openBrowser, picture } from './support/browser.ts'
import { type Installation, startInstallation } from './support/installation.ts'

describe.skipIf(!chromiumPath)('the field kit', () => {
  let oralu: Installation
  let at: MissionOfTwelve
  let kazakh: Tablet
  let arabic: Tablet

  /** What went wrong on the pages, but for requests while there is no network. */
  const errors = () =>
    [...kazakh.errors, ...arabic.errors].filter((each) => !/ERR_INTERNET_DISCONNECTED/.test(each))
  const codesSeen = () => join(oralu.folder, 'codes.mjpeg')

  beforeAll(async () => {
    oralu = await startInstallation('with the demonstration')
    at = await openMissionOfTwelve(oralu)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    for (const [name, tablet] of Object.entries({ kazakh, arabic }))
      if (tablet) await picture(tablet.page, `failed-field-${name}`).catch(() => {})
  })
  afterAll(async () => {
    for (const tablet of [kazakh, arabic]) {
      await tablet?.context.close()
      if (tablet) rmSync(tablet.profile, { recursive: true, force: true })
    }
    await oralu?.stop()
  })

  it('takes the mission onto two tablets', async () => {
    kazakh = await makeTablet({ url: oralu.url, language: 'kk', name: 'Планшет 1', at })
    // Cut off before the other is enrolled, of which it therefore does not hear.
    await kazakh.context.setOffline(true)
    const args = await cameraSeeing('no piece', codesSeen())
    arabic = await makeTablet({ url: oralu.url, language: 'ar', name: 'الجهاز 2', at, args })
    for (const [name, { page }] of Object.entries({ kk: kazakh, ar: arabic })) {
      await picture(page, `field-home-${name}`)
      expect(await faultsInTheSun(page)).toEqual([])
      await page.setViewportSize({ width: 1024, height: 1366 })
      await picture(page, `field-home-wide-${name}`)
      expect(await faultsInTheSun(page)).toEqual([])
      await page.setViewportSize({ width: 768, height: 1024 })
    }
    expect(await arabic.page.evaluate('document.documentElement.dir')).toBe('rtl')
    expect(errors()).toEqual([])
  })

  it('boards twelve with the network cut, one tab killed on the way', async () => {
    for (const { context, page } of [kazakh, arabic]) {
      await context.setOffline(true)
      expect(await page.evaluate("fetch('/healthz').then(() => 'there', () => 'cut')")).toBe('cut')
    }
    await goTo(kazakh, 'people')
    for (const name of at.names.slice(0, 3)) await boardByName(kazakh, name)
    // Half a sentence, and the tab is gone.
    await kazakh.page.getByLabel(kazakh.t('field.search')).fill(at.names[3]!)
    await kazakh.page.getByRole('button', { name: at.names[3]!, exact: true }).click()
    await press(kazakh.page, kazakh.t('operations.boarding.stays'))
    await kazakh.page.getByLabel(kazakh.t('operations.reason')).fill('Анасын күтіп')
    await kazakh.page.waitForTimeout(300)
    await killTab(kazakh)
    await kazakh.page.goto('/field')
    await picture(kazakh.page, 'field-locked-kk')
    await unlock(kazakh, 'not the words')
    await kazakh.page.getByText(kazakh.t('field.locked.wrong')).waitFor()
    await unlock(kazakh, kazakh.passphrase.toUpperCase())
    await goTo(kazakh, 'people')
    await press(kazakh.page, kazakh.t('operations.line-state.boarded'))
    await expect.poll(() => kazakh.page.locator('li[data-state=boarded]').count()).toBe(3)
    await kazakh.page.getByLabel(kazakh.t('field.search')).fill(at.names[3]!)
    await kazakh.page.getByRole('button', { name: at.names[3]!, exact: true }).click()
    await press(kazakh.page, kazakh.t('operations.boarding.stays'))
    expect(await kazakh.page.getByLabel(kazakh.t('operations.reason')).inputValue()).toBe('Анасын күтіп')
    await press(kazakh.page, kazakh.t('field.back'))
    await press(kazakh.page, kazakh.t('field.back'))
    for (const name of at.names.slice(3, 6)) await boardByName(kazakh, name)
    await goTo(arabic, 'people')
    await picture(arabic.page, 'field-people-ar')
    for (const name of at.names.slice(6)) await boardByName(arabic, name)
    await picture(kazakh.page, 'field-people-kk')
    for (const { page } of [kazakh, arabic]) expect(await faultsInTheSun(page)).toEqual([])
  })

  it('finds a name in another script', async () => {
    await arabic.page.getByLabel(arabic.t('field.search')).fill('مدينة نوربيسوفا')
    await arabic.page.locator('li').filter({ hasText: 'Madina Nurpeisova' }).waitFor()
    await kazakh.page.getByLabel(kazakh.t('field.search')).fill('Мадина Нурпеисова')
    await kazakh.page.locator('li').filter({ hasText: 'Madina Nurpeisova' }).waitFor()
  })

  it('passes the boarding from one tablet to the other in a sealed file, and closes the count', async () => {
    await goTo(arabic, 'outbox')
    await picture(arabic.page, 'field-outbox-ar')
    const download = arabic.page.waitForEvent('download')
    await press(arabic.page, arabic.t('field.exchange.file'))
    const file = await (await download).path()
    await goTo(kazakh, 'outbox')
    await kazakh.page.getByLabel(kazakh.t('field.exchange.take-file')).setInputFiles(file)
    // Six boarded; and that the other tablet was enrolled, which this one had not heard.
    await kazakh.page.getByText(kazakh.t('field.exchange.taken', { fresh: 7, refused: 0 })).waitFor()
    await goTo(kazakh, 'counts')
    await press(kazakh.page, kazakh.t('operations.act.doors'))
    await kazakh.page.getByLabel(kazakh.t('operations.counts.counted')).fill('12')
    await picture(kazakh.page, 'field-counts-kk')
    await press(kazakh.page, kazakh.t('operations.counts.act'))
    await kazakh.page.locator('li[data-closed=true]').waitFor()
    expect(await faultsInTheSun(kazakh.page)).toEqual([])
  })

  it('passes the count on by codes that the other camera reads', async () => {
    const { page, t } = kazakh
    await goTo(kazakh, 'outbox')
    await press(page, t('field.exchange.codes'))
    const code = page.locator('canvas[role=img]')
    const seen = new Map<string, Buffer>()
    await code.waitFor()
    await code.evaluate((canvas) =>
      (canvas as unknown as { scrollIntoView(to: object): void }).scrollIntoView({ block: 'center' }),
    )
    const count = Number(/(\d+) кодтың/.exec((await code.getAttribute('aria-label'))!)![1])
    while (seen.size < count) {
      const label = (await code.getAttribute('aria-label'))!
      await page.waitForTimeout(100)
      const { x, y, width, height } = (await code.boundingBox())!
      const clip = { x: x - (640 - width) / 2, y: y - (480 - height) / 2, width: 640, height: 480 }
      const shot = await page.screenshot({ type: 'jpeg', quality: 95, clip })
      if (label === (await code.getAttribute('aria-label'))) seen.set(label, shot)
    }
    film(codesSeen(), [...seen.values()])
    await press(arabic.page, arabic.t('field.exchange.take-codes'))
    // Six boarded, the doors, the count.
    await arabic.page.getByText(arabic.t('field.exchange.taken', { fresh: 8, refused: 0 })).waitFor()
    await goTo(arabic, 'counts')
    await arabic.page.locator('li[data-closed=true]').waitFor()
    await picture(arabic.page, 'field-counts-ar')
  })

  it('sends all when the network is back, and the office shows it', async () => {
    for (const { context } of [kazakh, arabic]) await context.setOffline(false)
    for (const tablet of [arabic, kazakh]) {
      await goTo(tablet, 'outbox')
      await press(tablet.page, tablet.t('field.outbox.send'))
      await tablet.page.locator('[data-unsent="0"][data-busy="false"]').waitFor()
    }
    await picture(kazakh.page, 'field-outbox-kk')
    expect(await ok(at.planner.get(at.mission.path))).toMatchObject({
      doorsClosed: true,
      lines: { boarded: 12 },
      headCounts: [{ step: 'departure', counted: 12, expected: 12 }],
    })
    const browser = await openBrowser()
    const office = await browser.newContext({ baseURL: oralu.url, locale: 'en-GB' })
    await office.addCookies([
      { name: 'oralu.session_token', value: at.planner.token, url: oralu.url, httpOnly: true },
    ])
    const page = await office.newPage()
    await at.planner.send('PUT', '/me/language', { language: 'en' })
    await page.goto(`/operations/missions/${at.mission.id}`)
    await page.getByText('12 counted, 12 expected').waitFor()
    await picture(page, 'field-office-en')
    await browser.close()
    expect(errors()).toEqual([])
  })

  it('shows an empty kit to whoever is given the passphrase under threat', async () => {
    await press(arabic.page, arabic.t('field.lock'))
    await unlock(arabic, arabic.duress)
    await arabic.page.getByRole('heading', { name: arabic.t('field.none') }).waitFor()
    // Nor does the browser go on as the officer.
    await arabic.page.getByRole('link', { name: arabic.t('field.sign-in') }).waitFor()
    await arabic.page.reload()
    await arabic.page.getByRole('heading', { name: arabic.t('field.none') }).waitFor()
    expect(await arabic.page.evaluate('indexedDB.databases()')).toEqual([])
  })

  it('destroys a pack that has ended, without asking for a passphrase', async () => {
    const { page, t } = kazakh
    await page.clock.setFixedTime(Date.now() + 4 * 86_400_000)
    await page.reload()
    await page.getByText(t('field.ended')).waitFor()
    expect(await page.evaluate('indexedDB.databases()')).toEqual([])
  })
})

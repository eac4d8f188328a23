// The rest of an officer's day without a network: a card read by the camera, someone who will not travel, someone who is
// afraid, a person nobody expected, a flight that leaves and lands, and a handover signed on the screen.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../apps/server/test/operations/arrange.ts'
import { cameraSeeing, photoWithPlace } from './field/camera.ts'
import { type MissionOfTwelve, openMissionOfTwelve } from './field/mission.ts'
import { boardByName, faultsInTheSun, goTo, makeTablet, press, type Tablet } from './field/tablet.ts'
import { chromiumPath, picture } from './support/browser.ts'
import { type Installation, startInstallation } from './support/installation.ts'

const fear = 'Says that an uncle waits for her there'

describe.skipIf(!chromiumPath)('a day with the field kit', () => {
  let oralu: Installation
  let at: MissionOfTwelve
  let tablet: Tablet
  const sent: Buffer[] = []

  beforeAll(async () => {
    oralu = await startInstallation('with the demonstration')
    at = await openMissionOfTwelve(oralu)
    const args = await cameraSeeing(at.lines[0]!, join(oralu.folder, 'camera.mjpeg'))
    tablet = await makeTablet({ url: oralu.url, language: 'en', name: 'Tablet 1', at, args })
    tablet.page.on('request', (request) => {
      if (/\/api\/files\?/.test(request.url())) sent.push(request.postDataBuffer() ?? Buffer.alloc(0))
    })
    await tablet.context.setOffline(true)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(tablet.page, 'failed-field-acts').catch(() => {})
  })
  afterAll(async () => {
    await tablet?.context.close()
    if (tablet) rmSync(tablet.profile, { recursive: true, force: true })
    await oralu?.stop()
  })

  const open = async (name: string) => {
    const { page, t } = tablet
    await goTo(tablet, 'home')
    await goTo(tablet, 'people')
    await page.getByLabel(t('field.search')).fill(name)
    await page.getByRole('button', { name, exact: true }).click()
  }
  /** Shows a screen to axe and to whoever looks at the pictures. */
  const look = async (name: string) => {
    await picture(tablet.page, `field-${name}-en`)
    expect(await faultsInTheSun(tablet.page)).toEqual([])
  }

  it('boards whom the camera sees', async () => {
    const { page, t } = tablet
    await goTo(tablet, 'people')
    await press(page, t('field.scan'))
    await page.getByRole('heading', { name: at.names[0]! }).waitFor()
    await look('person')
    await press(page, t('operations.boarding.board'))
    for (const name of at.names.slice(3)) await boardByName(tablet, name)
  })

  it('lets a person stay who does not wish to travel', async () => {
    const { page, t } = tablet
    await open(at.names[1]!)
    await press(page, t('field.withdraw'))
    await page.getByLabel(t('operations.reason')).fill('Wishes to wait for a brother')
    await look('withdraw')
    await press(page, t('field.withdraw'))
    await page.getByText(t('operations.line-state.withdrawn')).first().waitFor()
  })

  it('seals a fear', async () => {
    const { page, t } = tablet
    await open(at.names[2]!)
    await press(page, t('field.fear'))
    await page.getByLabel(t('field.fear-said')).fill(fear)
    await look('fear')
    await press(page, t('field.fear-act'))
    await page.getByText(t('operations.line-state.on-hold')).first().waitFor()
  })

  it('adds a person nobody expected, with a photo', async () => {
    const { page, t } = tablet
    await goTo(tablet, 'more')
    await look('more')
    await press(page, t('field.view.add'))
    await page.getByLabel(t('field.add.name'), { exact: true }).fill('Unknown Girl')
    const buffer = await photoWithPlace()
    expect(buffer.includes('secret place')).toBe(true)
    await page
      .getByLabel(t('field.add.photo'))
      .setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByRole('img', { name: t('field.add.photo') }).waitFor()
    await look('add')
    await press(page, t('field.add-act'))
    await page.getByText(t('field.recorded')).waitFor()
  })

  it('says that the disk is full, and keeps what was typed on the screen', async () => {
    const { page, t } = tablet
    await goTo(tablet, 'more')
    await press(page, t('field.view.notes'))
    await page.evaluate(`{
      const { prototype } = IDBObjectStore
      self.putWhenThereWasRoom = prototype.put
      prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError') }
    }`)
    const watch = page.getByLabel(t('field.watch'), { exact: true })
    await watch.fill('Fuel until noon')
    await press(page, t('field.watch-act'))
    await page.getByText(t('field.trouble.full')).waitFor()
    await page.getByText(t('field.not-recorded')).waitFor()
    await look('full')
    expect(await watch.inputValue()).toBe('Fuel until noon')
    await page.evaluate('IDBObjectStore.prototype.put = self.putWhenThereWasRoom')
    await press(page, t('field.watch-act'))
    await page.getByRole('listitem').filter({ hasText: 'Fuel until noon' }).waitFor()
    expect(await page.getByText(t('field.trouble.full')).count()).toBe(0)
  })

  it('flies, with each count closed or explained', async () => {
    const { page, t } = tablet
    const count = async (heads: string, why?: string) => {
      await page.getByLabel(t('operations.counts.counted')).fill(heads)
      if (why) await page.getByLabel(t('operations.counts.explanation')).fill(why)
      await press(page, t('operations.counts.act'))
    }
    await goTo(tablet, 'counts')
    await press(page, t('operations.act.doors'))
    await count('10', 'The girl was counted with the crew')
    await page.locator('li[data-closed=true]').waitFor()
    await press(page, t('operations.act.depart'))
    await press(page, t('operations.act.arrive'))
    await count('11')
    await page.locator('li[data-closed=true]').nth(1).waitFor()
    await look('counts')
  })

  it('hands over with both signatures', async () => {
    const { page, t } = tablet
    await goTo(tablet, 'handover')
    await page.getByLabel(t('operations.handover.giver-office'), { exact: true }).fill('The field team')
    await page.getByLabel(t('operations.handover.receiver'), { exact: true }).fill('The receiver')
    await page.getByLabel(t('operations.handover.receiver-office')).fill('The arrival centre')
    await press(page, t('operations.handover.all'))
    await page.getByLabel(t('operations.counts.counted')).fill('10')
    for (const pad of await page.locator('canvas[role=img]').all()) {
      await pad.scrollIntoViewIfNeeded()
      const box = (await pad.boundingBox())!
      await page.mouse.move(box.x + 30, box.y + 60)
      await page.mouse.down()
      await page.mouse.move(box.x + 200, box.y + 90, { steps: 4 })
      await page.mouse.up()
    }
    await page.waitForTimeout(300)
    await look('handover')
    await press(page, t('operations.handover.act'))
    await page.getByText(t('field.recorded')).waitFor()
    for (const view of ['received', 'notes', 'papers', 'report']) {
      await goTo(tablet, 'more')
      await press(page, t(`field.view.${view}`))
      await look(view)
    }
  })

  it('brings it all to the office', async () => {
    const { page, t, context } = tablet
    await context.setOffline(false)
    await goTo(tablet, 'outbox')
    await press(page, t('field.outbox.send'))
    await page.locator('[data-unsent="0"][data-busy="false"]').waitFor()
    await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(3)
    expect(sent.some((each) => each.includes('secret place'))).toBe(false)
    await look('outbox')
    expect(await ok(at.planner.get(at.mission.path))).toMatchObject({
      state: 'arrived',
      lines: { arrived: 10, withdrawn: 1, 'on hold': 1 },
    })
    const { handovers } = await ok(at.planner.get(`${at.mission.path}/handovers`))
    expect(handovers).toMatchObject([
      { giver: { fileId: expect.any(String) }, receiver: { fileId: expect.any(String) } },
    ])
    const { items } = await ok(at.workers.child_protection_officer.get('/operations/referrals'))
    expect(items).toContainEqual(expect.objectContaining({ said: fear }))
  })

  it('forgets everything when the office says so', async () => {
    const { page, t } = tablet
    const [device] = (await ok(at.planner.get(`/field/missions/${at.mission.id}/devices`))).items
    await ok(at.planner.post(`/field/devices/${device.id}/revoke`, { reason: 'left in a taxi', wipe: true }))
    await press(page, t('field.outbox.send'))
    await page.getByRole('heading', { name: t('field.none') }).waitFor()
    expect(await page.evaluate('indexedDB.databases()')).toEqual([])
  })
})

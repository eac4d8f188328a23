// The seized tablet: after a day's work the whole profile is searched for what nobody else on any disk is called. With
// the cipher taken away the same search finds it, so that it can fail.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOnDisk } from './field/disk.ts'
import { canaryName, type MissionOfTwelve, openMissionOfTwelve } from './field/mission.ts'
import { boardByName, goTo, makeTablet, openProfile, press, type Tablet, unlock } from './field/tablet.ts'
import { chromiumPath } from './support/browser.ts'
import { type Installation, startInstallation } from './support/installation.ts'

const documentNumber = 'N90817264KANAR'
const note = 'Waits for the Qanaryqyz family bus'
const typed = 'Halfwritten-Qanaryqyz-Line'
const needles = [...canaryName.split(' '), documentNumber, note, typed]

/** AES-GCM that leaves records as they are, with a tag of zeros. The doors still know their passphrases. */
const noCipher = `{
  const { prototype } = SubtleCrypto
  const { encrypt, decrypt } = prototype
  prototype.encrypt = async function (how, key, bytes) {
    if (bytes.byteLength < 100) return await encrypt.call(this, how, key, bytes)
    const out = new Uint8Array(bytes.byteLength + 16)
    out.set(new Uint8Array(bytes))
    return out.buffer
  }
  prototype.decrypt = async function (how, key, bytes) {
    if (bytes.byteLength < 100) return await decrypt.call(this, how, key, bytes)
    return new Uint8Array(bytes).slice(0, -16).buffer
  }
}`

/** Enough of other data in the same store that LevelDB packs its log into tables. */
const pressed = `new Promise((done, failed) => {
  const opening = indexedDB.open('ballast')
  opening.onupgradeneeded = () => opening.result.createObjectStore('o')
  opening.onsuccess = () => {
    const put = opening.result.transaction('o', 'readwrite')
    for (let n = 0; n < 400; n++) put.objectStore('o').put('ballast '.repeat(2500) + n, n)
    put.oncomplete = () => done(true)
    put.onerror = failed
  }
})`

describe.skipIf(!chromiumPath)('a seized tablet', () => {
  let oralu: Installation
  let at: MissionOfTwelve

  beforeAll(async () => {
    oralu = await startInstallation('with the demonstration')
    at = await openMissionOfTwelve(oralu)
  })
  afterAll(() => oralu?.stop())

  /** A day: boarding, a person added, a note, half a line, sync, lock; the profile opened once more, and closed. */
  async function work(tablet: Tablet, boards: string): Promise<void> {
    const { page, t } = tablet
    await goTo(tablet, 'people')
    await boardByName(tablet, boards)
    await page.getByLabel(t('field.search')).fill(canaryName)
    await page.getByRole('button', { name: canaryName, exact: true }).click()
    await press(page, t('field.note'))
    await page.getByLabel(t('field.note')).fill(note)
    await press(page, t('field.note'))
    await goTo(tablet, 'more')
    await press(page, t('field.view.add'))
    await page.getByLabel(t('field.add.name'), { exact: true }).fill(`Relative of ${canaryName}`)
    await page.getByLabel(t('field.add.document')).fill(documentNumber)
    await press(page, t('field.add-act'))
    await page.getByText(t('field.recorded')).waitFor()
    await goTo(tablet, 'more')
    await press(page, t('field.view.notes'))
    await page.getByLabel(t('field.watch'), { exact: true }).fill(typed)
    await page.locator('[data-unsent="0"][data-busy="false"]').waitFor()
    expect(await page.title()).toBe('Oralu')
    expect(new URL(page.url()).search).toBe('?view=notes')
    await page.reload()
    await unlock(tablet, tablet.passphrase)
    await page.getByText(note).first().waitFor()
    expect(await page.getByLabel(t('field.watch'), { exact: true }).inputValue()).toBe(typed)
    await page.evaluate(pressed)
    await tablet.context.close()
    const again = await openProfile(tablet.profile, oralu.url, 'en')
    await (again.pages()[0] ?? (await again.newPage())).goto('/field')
    await again.pages()[0]!.getByLabel(t('field.passphrase')).waitFor()
    await again.close()
  }

  it('tells nothing', async () => {
    const tablet = await makeTablet({ url: oralu.url, language: 'en', name: 'Tablet 1', at })
    await work(tablet, canaryName)
    expect(findOnDisk(tablet.profile, needles)).toEqual([])
    rmSync(tablet.profile, { recursive: true, force: true })
  })

  it('tells all with the cipher taken away', async () => {
    const tablet = await makeTablet({
      url: oralu.url,
      language: 'en',
      name: 'Tablet 2',
      at,
      prepare: async (context) => void (await context.addInitScript(noCipher)),
    })
    await work(tablet, at.names[1]!)
    const found = findOnDisk(tablet.profile, needles)
    expect([...new Set(found.map(({ needle }) => needle))].sort()).toEqual([...needles].sort())
    expect(found.every(({ file }) => file.includes('IndexedDB'))).toBe(true)
    // In the packed tables too, so that unpacking is tried as well.
    expect(found.some(({ file }) => file.endsWith('.ldb'))).toBe(true)
    rmSync(tablet.profile, { recursive: true, force: true })
  })
})

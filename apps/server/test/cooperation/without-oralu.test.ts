// A partner without Oralu: its keys are made, and what we release to it is opened and proved, by the public tools alone, as
// docs/partners.md says. Skipped where a tool is not to be had.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeIn } from '../../src/people/intake.ts'
import { commands, inBash, missing } from '../package/page.ts'
import { makeFolder, removeFolders } from '../package/support.ts'
import { as, line, newList, newSource } from '../people/arrange.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addPartner, agree, compareKeys, compose, must, release } from './states.ts'

const name = `a partner without Oralu${missing.map((tool) => ` (no ${tool} here)`).join('')}`

describe.skipIf(missing.length > 0)(name, { timeout: 120_000 }, () => {
  const folder = makeFolder()
  const bash = inBash(folder)
  let stage: Stage
  let consul: Person
  let second: Person
  let liaison: Person

  beforeAll(async () => {
    stage = await openStage()
    const agency = await stage.agency('Ministry of A')
    const guard = await stage.person('data_protection_officer', agency)
    consul = await stage.person('consular_officer', agency)
    second = await stage.person('consular_officer', agency)
    liaison = await stage.person('partner_liaison', agency)
    const fingerprints = bash(commands('1. Keys', 'sh')).trim().split('\n').slice(-2)
    const partner = await addPartner(liaison, 'State C', { country: 'UZ', language: 'ru' })
    const files = ['sign.pub.pem', 'age.pub'].map((file) => readFileSync(join(folder, file), 'utf8').trim())
    await compareKeys(
      [liaison, consul],
      partner,
      files.map((key, at) => [key, fingerprints[at]!] as const),
    )
    const own = must(await liaison.get('/cooperation/own-keys'))
    writeFileSync(join(folder, 'from.pem'), own.signing)
    const sourceId = await newSource(stage, consul)
    const listId = await newList(stage, consul, sourceId)
    await as(stage, consul, (db) =>
      takeIn(db, { listId, sourceId }, [
        line(
          {
            sourceKey: '1',
            fullName: 'Жаңбырбек Айсұлу',
            sex: 'female',
            bornFrom: '1994-03-02',
            bornTo: '1994-03-02',
          },
          1,
        ),
      ]),
    )
    const agreement = await agree({ consul, liaison, guard, partner }, { subjects: 'of a source', sourceId })
    const { items } = must(await consul.get('/people?limit=1'))
    const { id } = must(await compose({ consul }, agreement, [items[0].personId]))
    must(await release({ second }, id))
    const [mail] = must(await liaison.get('/cooperation/mail')).items
    writeFileSync(
      join(folder, 'package.age'),
      (await liaison.get(`/cooperation/outgoing/${mail.id}/parcel`)).body,
    )
  }, 120_000)
  afterAll(async () => {
    await stage?.close()
    removeFolders()
  })

  it('opens what was released to it with age, and proves it with OpenSSL', () => {
    const opening = ['2. Open', '3. Prove', '4. Prove'].map((heading) => commands(heading, 'sh')).join('')
    const said = bash(opening, { PACKAGE: join(folder, 'package.age') })
    expect(said).toMatch(/Signature Verified Successfully.*package\.pdf: OK/s)
    expect(readFileSync(join(folder, 'package/package.json'), 'utf8')).toContain('Жаңбырбек Айсұлу')
    expect(readFileSync(join(folder, 'package/package.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

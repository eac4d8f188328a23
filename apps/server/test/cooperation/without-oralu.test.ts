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
import { day, must, terms } from './states.ts'

const name = `a partner without Oralu${missing.map((tool) => ` (no ${tool} here)`).join('')}`

describe.skipIf(missing.length > 0)(name, { timeout: 120_000 }, () => {
  const folder = makeFolder()
  const bash = inBash(folder)
  let stage: Stage
  let consul: Person
  let second: Person
  let liaison: Person
  let partner: string

  beforeAll(async () => {
    stage = await openStage()
    const agency = await stage.agency('Ministry of A')
    const guard = await stage.person('data_protection_officer', agency)
    consul = await stage.person('consular_officer', agency)
    second = await stage.person('consular_officer', agency)
    liaison = await stage.person('partner_liaison', agency)
    const fingerprints = bash(commands('1. Keys', 'sh')).trim().split('\n').slice(-2)
    partner = must(
      await liaison.post('/cooperation/partners', {
        name: 'State C',
        kind: 'state',
        country: 'UZ',
        language: 'ru',
        mailbox: null,
        note: null,
      }),
    ).id
    for (const [at, file] of ['sign.pub.pem', 'age.pub'].entries()) {
      const key = readFileSync(join(folder, file), 'utf8').trim()
      const { id } = must(await liaison.post(`/cooperation/partners/${partner}/keys`, { key }))
      for (const officer of [liaison, consul])
        must(
          await officer.post(`/cooperation/keys/${id}/check`, {
            fingerprint: fingerprints[at],
            how: 'By telephone',
          }),
        )
    }
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
    const { id } = must(
      await consul.post('/cooperation/agreements', {
        partnerId: partner,
        agreement: terms({ subjects: 'of a source', sourceId }),
      }),
    )
    for (const officer of [liaison, consul, guard])
      must(await officer.post(`/cooperation/agreements/${id}/sign`))
    const { items } = must(await consul.get('/people?limit=1'))
    const composed = must(
      await consul.post('/cooperation/packages', {
        agreementId: id,
        requestId: null,
        fields: { identity: ['names', 'sex', 'born'] },
        expiresOn: day(10),
        retainUntil: day(30),
        persons: [{ personId: items[0].personId, basis: 'Says to be a national of C' }],
      }),
    ).id
    const { contentHash } = must(await second.get(`/cooperation/packages/${composed}/preview`))
    must(await second.post(`/cooperation/packages/${composed}/release`, { contentHash }))
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

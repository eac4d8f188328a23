// What is printed of a mission: in any two languages, read as it was written, and saying nothing of the purpose.
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { ok } from './arrange.ts'
import { arabic, evil, issueBody, names, stagePapers } from './documents-arrange.ts'
import { textOf } from './pdf-text.ts'

const at = stagePapers()
const documents = (who = at.consul) => ok(who.get(`${at.mission.path}/documents`))
/** The faces are a package of their own; without it papers cannot be set. */
const faces = (() => {
  try {
    return createRequire(new URL('../../src/papers/typst-worker.ts', import.meta.url)).resolve(
      '@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf',
    )
  } catch {
    return undefined
  }
})()

describe.skipIf(!faces)('prints', () => {
  const paper = async (name: string, query = 'languages=kk-ar', who = at.consul) =>
    who.get(`${at.mission.path}/prints/${name}?${query}`)

  it.each(['manifest', 'boarding-cards', 'family-labels', 'head-count'])(
    '%s is a PDF in any two languages',
    async (name) => {
      for (const languages of ['kk-ar', 'ru-en', 'ar-ru']) {
        const { status, body: pdf, headers } = await paper(name, `languages=${languages}&version=1`)
        expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      }
      expect((await paper(name, 'languages=kk-kk')).status).toBe(400)
    },
  )

  it('forms of handover: care for children, custody never', async () => {
    expect((await paper('care', `languages=kk-ru&version=1&lines=${at.lines[2]}`)).status).toBe(200)
    expect((await paper('custody', `languages=kk-ru&version=1&lines=${at.lines[1]}`)).status).toBe(200)
    expect((await paper('custody', `languages=kk-ru&version=1&lines=${at.lines[2]}`)).body.code).toBe(
      'step-not-open',
    )
    expect((await paper('care', `languages=kk-ru&version=1&lines=${at.lines[1]}`)).body.code).toBe(
      'step-not-open',
    )
    for (const form of ['custody', 'care'])
      expect(
        (await paper(form, `languages=kk-ru&version=1&lines=${at.lines[1]},${at.lines[2]}`)).body.code,
      ).toBe('step-not-open')
  })

  it('the travel document, until it is withdrawn', async () => {
    await ok(
      at.consul.post('/operations/travel-documents/blanks', {
        place: 'Amman',
        prefix: 'E',
        first: '0004101',
        count: 1,
      }),
    )
    const { id } = await ok(
      at.consul.post(`/operations/lines/${at.lines[0]}/travel-documents/issue`, issueBody()),
    )
    const printed = await at.consul.get(`/operations/travel-documents/${id}/print?languages=kk-ar`)
    expect(printed.status).toBe(200)
    const text = textOf(printed.body)
    for (const words of ['БЕЙСЕНБАЙҚЫЗЫ', 'BEISENBAIKYZY', 'E0004101', 'وثيقة سفر طارئة'])
      expect(text).toContain(words)
    expect(text).toContain('PUKAZBEISENBAIKYZY<<GULNUR<<<<<<<<<<<<<<<<<<')
    await ok(at.consul.post(`/operations/travel-documents/${id}/withdraw`, { reason: 'test' }))
    expect((await at.consul.get(`/operations/travel-documents/${id}/print?languages=kk-ar`)).body.code).toBe(
      'step-not-open',
    )
  })

  it('are read as they were written, a name never as markup; the foot has signers and hash', async () => {
    const unsigned = textOf((await paper('manifest', 'languages=en-ru&version=1')).body).join('')
    expect(unsigned).toContain('Not signed')
    await ok(at.consul.post(`${at.mission.path}/versions/1/sign`))
    const texts = textOf((await paper('manifest', 'languages=kk-ar&version=1')).body)
    const text = texts.join('')
    for (const name of [...names, evil, arabic]) expect(text).toContain(name)
    const { versions } = await documents()
    const { contentHash } = versions.find(({ number }: { number: number }) => number === 1)
    expect(text).toContain(contentHash)
    expect(text).toContain('Қол қойылды: consular_officer')
  })

  it('say nothing of the operation', async () => {
    const { name, purpose } = await ok(at.consul.get(`/operations/${at.mission.operation}`))
    for (const of of ['manifest', 'boarding-cards', 'family-labels', 'head-count']) {
      const text = textOf((await paper(of, 'languages=en-ru&version=1')).body).join('')
      expect(text).toContain(
        {
          manifest: names[1],
          'boarding-cards': names[1],
          'family-labels': 'Family label',
          'head-count': names[1],
        }[of],
      )
      for (const telling of [name, purpose, 'Mission', 'Миссия']) expect(text).not.toContain(telling)
    }
  })
})

// The public reads what is published, in four languages, without script and without an account, and nothing else.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { fly, inFour, openPress, texts } from './support.ts'

let stage: Stage
let press: Awaited<ReturnType<typeof openPress>>
let writer: Person
let second: Person
let guard: Person
let figureId: string
let id: string
let slug: string

const page = (url: string, headers: Record<string, string> = {}) =>
  stage.app.inject({ method: 'GET', url, headers })
const step = (who: Person, name: string, of = id) => press.step(who, name, of)

beforeAll(async () => {
  stage = await openStage()
  const agency = await stage.agency('Agency <of> Returns & Co')
  press = await openPress(stage, agency)
  ;({ writer, second, guard } = press)
  const { missionId } = await fly(stage, agency, { men: 4, women: 1, children: 7 })
  figureId = (await writer.post('/figures/frozen', { missionId })).body.id
  id = (await writer.post('/figures/communiques', { figureId, texts })).body.id
  slug = (await stage.root.query('select slug from figures.communique where id = $1', [id])).rows[0].slug
})
afterAll(() => stage?.close())

it('shows nothing of a draft, by whatever address, until it is published', async () => {
  const same = async (url: string) => ({ status: (await page(url)).statusCode, body: (await page(url)).body })
  const unknown = await same('/public/en/no-such-thing-00000000')
  expect(unknown.status).toBe(404)
  for (const of of ['drafted', 'approved', 'signed']) {
    if (of === 'approved') await step(second, 'approve')
    if (of === 'signed') await step(guard, 'sign')
    expect(await same(`/public/en/${slug}`)).toEqual(unknown)
    expect(await same(`/public/en/${slug}/1`)).toEqual(unknown)
    for (const language of ['kk', 'ru', 'en', 'ar']) {
      expect((await page(`/public/${language}/`)).body).not.toContain(slug)
      expect((await page(`/public/${language}/feed.atom`)).body).not.toContain('<entry')
    }
  }
  await step(second, 'publish')
  expect((await page(`/public/en/${slug}`)).statusCode).toBe(200)
})

it.each([
  ['en', 'ltr', '12 citizens came home', ['4 men', '1 woman', '7 children', '4 February 2021']],
  ['ru', 'ltr', 'На родину вернулись 12 граждан', ['4 мужчины', '1 женщина', '7 детей', '4 февраля 2021']],
  ['kk', 'ltr', '12 азамат елге оралды', ['4 ер', '1 әйел', '7 бала']],
  ['ar', 'rtl', 'عودة 12 مواطنًا', ['4 رجال', 'امرأة واحدة', '7 أطفال']],
])('says the same numbers in %s', async (language, direction, title, said) => {
  const { body, headers, statusCode } = await page(`/public/${language}/${slug}`)
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body).toContain(`<html lang="${language}" dir="${direction}">`)
  expect(body).toContain(`<h1>${title}</h1>`)
  for (const each of said) expect(body).toContain(each)
  const cells = [...body.matchAll(/<td>([^<]*)<\/td>/g)].map((match) => match[1])
  expect(cells).toEqual(['12', '4', '1', '7'])
  expect((await page(`/public/${language}/`)).body).toContain(title)
  for (const other of ['kk', 'ru', 'en', 'ar'].filter((each) => each !== language))
    expect(body).toContain(`href="/public/${other}/${slug}"`)
})

it('carries no script, a strict policy, and escapes every word', async () => {
  const { body, headers } = await page(`/public/en/${slug}`)
  expect(body).not.toMatch(/<script|javascript:|\son\w+=|style=/i)
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'/)
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect(body).toContain('Agency &lt;of&gt; Returns &amp; Co')
  const sly = {
    ...texts.en,
    title: '<img src=x onerror=alert(1)> "{total}" & co',
    body: '</p><script>alert(1)</script> {day}',
  }
  const { body: made } = await writer.post('/figures/communiques', {
    figureId,
    texts: { ...texts, en: sly, ar: sly },
  })
  const other = await press.publish(made.id)
  for (const url of [`/public/en/${other}`, '/public/en/', `/public/ar/${other}`]) {
    const html = (await page(url)).body
    expect(html).not.toMatch(/<script|<img/i)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;12&quot; &amp; co')
  }
  wellFormed((await page('/public/en/feed.atom')).body)
})

it('may be kept: an ETag answers 304 to who has it', async () => {
  for (const url of [`/public/ru/${slug}`, '/public/ru/', '/public/ru/feed.atom', '/public/style.css']) {
    const first = await page(url)
    expect([first.statusCode, first.headers['cache-control']]).toEqual([
      200,
      'public, max-age=60, must-revalidate',
    ])
    const again = await page(url, { 'if-none-match': String(first.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await page(url, { 'if-none-match': '"other"' })).statusCode).toBe(200)
  }
})

it('leads to the language that the reader asks for', async () => {
  const to = async (asked?: string) => {
    const { statusCode, headers } = await page(
      '/public/',
      asked === undefined ? {} : { 'accept-language': asked },
    )
    expect([statusCode, headers.vary]).toEqual([302, expect.stringContaining('accept-language')])
    return headers.location
  }
  expect(await to('ar-SY,ar;q=0.9,en;q=0.5')).toBe('/public/ar/')
  expect(await to('de, ru;q=0.3, en;q=0.7')).toBe('/public/en/')
  expect(await to('en;q=0, kk')).toBe('/public/kk/')
  expect(await to('zh')).toBe('/public/kk/')
  expect(await to()).toBe('/public/kk/')
  expect(await to(`${'x,'.repeat(5000)}en`)).toBe('/public/kk/')
  expect((await page('/public/de/')).statusCode).toBe(404)
  expect((await page('/public/en')).headers.location).toBe('/public/en/')
  for (const url of [
    '/public/en/%00',
    '/public/en/..%2f..',
    "/public/en/a'or'1",
    `/public/en/${'a'.repeat(5000)}`,
    `/public/en/${slug}/99`,
    `/public/en/${slug}/x`,
  ])
    expect([404, 414]).toContain((await page(url)).statusCode)
})

it('feeds Atom of one language: well-formed, its ids valid, each once, the same through a correction', async () => {
  const before = await page('/public/en/feed.atom')
  expect(before.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  wellFormed(before.body)
  const ids = (xml: string) => [...xml.matchAll(/<entry[\s\S]*?<id>(.*?)<\/id>/g)].map((match) => match[1]!)
  expect(ids(before.body)).toHaveLength(2)
  for (const one of ids(before.body))
    expect(one).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const all = (
    await Promise.all(['kk', 'ru', 'en', 'ar'].map((language) => page(`/public/${language}/feed.atom`)))
  ).flatMap(({ body }) => ids(body))
  expect(new Set(all).size).toBe(8)

  await writer.post(`/figures/communiques/${id}/correct`, {
    figureId,
    texts: { ...texts, en: { ...texts.en, title: 'Corrected: {total} came home' } },
    correctionNote: inFour('The title was <wrong>.'),
  })
  expect((await page(`/public/en/${slug}`)).body).not.toContain('Corrected')
  await press.publish(id)
  const after = await page('/public/en/feed.atom')
  wellFormed(after.body)
  expect(ids(after.body).sort()).toEqual(ids(before.body).sort())
  const updated = (xml: string) => Date.parse(/<updated>(.*?)<\/updated>/.exec(xml)![1]!)
  expect(updated(after.body)).toBeGreaterThan(updated(before.body))
})

it('shows a correction with its note; the old text stays readable and says so', async () => {
  const now = (await page(`/public/en/${slug}`)).body
  expect(now).toContain('Corrected: 12 came home')
  expect(now).toContain('The title was &lt;wrong&gt;.')
  expect(now).toContain(`href="/public/en/${slug}/1"`)
  const old = await page(`/public/en/${slug}/1`)
  expect(old.body).toContain('12 citizens came home')
  expect(old.body).toContain('This is an earlier text')
  expect((await page(`/public/en/${slug}/2`)).body).not.toContain('This is an earlier text')
  // Each text says which it is, and where this very text always stands.
  for (const [body, number] of [
    [now, 2],
    [old.body, 1],
  ] as const) {
    const place = `/public/en/${slug}/${number}`
    expect(body).toContain(`Text ${number}, published on`)
    expect(body).toContain(
      `<a href="${place}"><bdi>${stage.services.settings.publicUrl.replace(/\/$/, '')}${place}</bdi></a>`,
    )
  }
})

it('says of a withdrawn one only that it was withdrawn, and why', async () => {
  await second.post(`/figures/communiques/${id}/withdraw`, { note: inFour('It was published too early.') })
  for (const url of [`/public/en/${slug}`, `/public/en/${slug}/1`, `/public/ar/${slug}`]) {
    const { body, statusCode } = await page(url)
    expect(statusCode).toBe(410)
    expect(body).toContain('It was published too early.')
    expect(body).not.toMatch(/came home|<td>/)
  }
  const feed = (await page('/public/en/feed.atom')).body
  wellFormed(feed)
  expect(feed).toContain('It was published too early.')
  expect(feed).not.toContain('Corrected: 12')
  const app = await stage.connect('oralu_app')
  const { rows } = await app.query('select texts, total, men from figures.published($1)', [slug])
  await app.end()
  expect(rows).toEqual([
    { texts: null, total: null, men: null },
    { texts: null, total: null, men: null },
  ])
})

it('gives the public nothing of the tables themselves', async () => {
  const app = await stage.connect('oralu_app')
  for (const table of [
    'communique',
    'communique_version',
    'figure',
    'claim',
    'quantity',
    'communique_version_history',
  ]) {
    const { rows } = await app.query(`select count(*)::int as n from figures.${table}`)
    expect([table, rows[0].n]).toEqual([table, 0])
  }
  expect((await app.query('select * from figures.counted()')).rows).toEqual([])
  await app.end()
})

it('publishes only the total where the text places only the total', async () => {
  const only = { title: 'How many', body: '{total}' }
  const { body } = await writer.post('/figures/communiques', {
    figureId,
    texts: { kk: only, ru: only, en: only, ar: only },
  })
  await step(second, 'approve', body.id)
  const { body: done } = await step(second, 'publish', body.id)
  const html = (await page(`/public/en/${done.slug}`)).body
  expect([...html.matchAll(/<td>([^<]*)<\/td>/g)].map((match) => match[1])).toEqual(['12'])
})

it('names a demonstration on every page', async () => {
  expect((await page('/public/en/')).body).not.toContain('Demonstration')
  await stage.root.query('update access.account set demonstration = true where id = $1', [writer.id])
  for (const url of ['/public/en/', '/public/en/nothing'])
    await expect.poll(async () => (await page(url)).body).toContain('Demonstration: invented data')
})

/** Every tag closed in order, every attribute quoted once, no bare ampersand: what XML 1.0 asks of this document. */
function wellFormed(xml: string): void {
  expect(xml).toMatch(
    /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
  )
  const rest = xml.replace(/^<\?xml[^>]*\?>\s*/, '')
  expect(rest).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i)
  const open: string[] = []
  const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/y
  for (let at = 0; at < rest.length; ) {
    if (rest[at] !== '<') {
      if (open.length === 0) expect(rest[at]).toMatch(/\s/)
      at++
      continue
    }
    tag.lastIndex = at
    const found = tag.exec(rest)
    if (!found) throw new Error(`no tag at ${rest.slice(at, at + 60)}`)
    const [all, closes, name, attributes, empty] = found
    const names = [...attributes!.matchAll(/([\w:.-]+)=/g)].map((match) => match[1])
    expect(new Set(names).size).toBe(names.length)
    if (closes) expect(open.pop()).toBe(name)
    else if (!empty) open.push(name!)
    at += all.length
  }
  expect(open).toEqual([])
}

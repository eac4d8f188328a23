// Every page and file of the public site: well-formed in four languages, nothing in it that was not published, what is
// withheld or withdrawn said as such, and what is kept in memory dropped by every process at once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSpreadsheet } from '@oralu/interop'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { communiquePages } from '../../src/figures/site/communiques.ts'
import { dataPages } from '../../src/figures/site/data.ts'
import { embedPage } from '../../src/figures/site/embed.ts'
import { figuresPage } from '../../src/figures/site/figures.ts'
import { overviewPage } from '../../src/figures/site/overview.ts'
import type { PublishedRow } from '../../src/figures/site/published.ts'
import type { Answered, Asked, Site } from '../../src/figures/site/site.ts'
import { buildServer } from '../../src/http/server.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { fly, inFour, openPress, texts, wellFormed } from './support.ts'

const languages = ['kk', 'ru', 'en', 'ar'] as const
const pages = ['', 'communiques/', 'figures/', 'data/', 'contact/']
const files = ['csv', 'json', 'xlsx'] as const
const format = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../docs/formats', name), 'utf8'))
const shape = z.fromJSONSchema(format('public-figures.schema.json'))

let stage: Stage
/** A second API process of the same database, as far as it knows. */
let other: FastifyInstance
let press: Awaited<ReturnType<typeof openPress>>
let writer: Person
let second: Person
let figureId: string
let id: string
let slug: string

const get = (url: string, from = stage.app) => from.inject({ method: 'GET', url })
const text = async (url: string, from = stage.app) => (await get(url, from)).body
const draft = async (title: string) => {
  const { body } = await writer.post('/figures/communiques', {
    figureId,
    texts: { ...texts, en: { ...texts.en, title } },
  })
  return body.id as string
}

beforeAll(async () => {
  stage = await openStage()
  other = await buildServer({ ...stage.services })
  const agency = await stage.agency('=HYPERLINK("x") of <Returns> & Co')
  press = await openPress(stage, agency)
  ;({ writer, second } = press)
  const { missionId } = await fly(stage, agency, { men: 4, women: 1, children: 7 })
  figureId = (await writer.post('/figures/frozen', { missionId })).body.id
  id = await draft('Published: {total} <came> home')
  slug = await press.publish(id)
})
afterAll(async () => {
  await other?.close()
  await stage?.close()
})

it.each(languages)(
  'answers every page in %s, well-formed, without script, each in its direction',
  async (language) => {
    for (const rest of [...pages, slug, `embed/${slug}`]) {
      const { statusCode, body, headers } = await get(`/public/${language}/${rest}`)
      expect([rest, statusCode]).toEqual([rest, 200])
      expect(body).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
      expect(body).not.toMatch(/<script|javascript:|\son\w+=|style=|undefined|\[object|NaN/)
      expect(headers['content-security-policy']).not.toContain('unsafe')
      wellFormed(body)
    }
    for (const rest of pages)
      expect(await text(`/public/${language}/${rest}`)).toContain(
        `<a href="/public/${language}/${rest}" aria-current="page">`,
      )
  },
)

it('shows nothing that is not published: no draft, no correction before its time, nothing of the register', async () => {
  await draft('Secret draft of {total}')
  await writer.post(`/figures/communiques/${id}/correct`, {
    figureId,
    texts: { ...texts, en: { ...texts.en, title: 'Secret correction' } },
    correctionNote: inFour('Secret note.'),
  })
  const { missionId } = await fly(stage, writer.agencyId, { men: 77, women: 78, children: 79 })
  await writer.post('/figures/frozen', { missionId })
  const all = await Promise.all([
    ...pages.map((rest) => text(`/public/en/${rest}`)),
    ...files.slice(0, 2).map((kind) => text(`/public/data/figures.${kind}`)),
  ])
  for (const body of all) expect(body).not.toMatch(/secret|\b(77|78|79|234)\b/i)
})

it('draws the composition with its words, mirrored in Arabic, and a table beside it', async () => {
  const [left, right] = await Promise.all(['en', 'ar'].map((each) => text(`/public/${each}/figures/`)))
  for (const body of [left!, right!]) {
    expect(body).toMatch(
      /<svg class="chart"[^>]* role="img" aria-labelledby="composition-title composition-desc">/,
    )
    expect([...body.matchAll(/<td>(\d+)<\/td>/g)].map((match) => match[1])).toEqual(['12', '4', '1', '7'])
  }
  expect(left).toContain('4 February 2021: Total: 12; Men: 4; Women: 1; Children: 7.')
  const menAt = (body: string) => Number(/part-men" x="([\d.]+)"/.exec(body)![1])
  expect(menAt(left!)).toBe(0)
  expect(menAt(right!)).toBeCloseTo(640 - (640 * 4) / 12, 0)
})

it('gives the numbers as data that the schema allows, with HXL tags, and no formula', async () => {
  const answers = await Promise.all(files.map((kind) => get(`/public/data/figures.${kind}`)))
  for (const { statusCode, headers } of answers) {
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=60, must-revalidate',
      'access-control-allow-origin': '*',
      etag: expect.any(String),
    })
  }
  const json = answers[1]!.json()
  shape.parse(json)
  expect(
    json.numbers.map((each: { category: string; value: number }) => [each.category, each.value]),
  ).toEqual([
    ['total', 12],
    ['men', 4],
    ['women', 1],
    ['children', 7],
  ])
  expect(json.numbers[3]).toMatchObject({
    definition: 'child',
    definition_version: 1,
    as_it_was: '2021-02-04',
    version: 1,
    address: expect.stringContaining(`/public/en/${slug}`),
  })
  expect(json.definitions.child.kk).toContain('Бала')
  expect(answers[0]!.body).toContain(`"'=HYPERLINK(""x"") of <Returns> & Co"`)
  const folder = mkdtempSync(join(tmpdir(), 'oralu-open-data-'))
  for (const at of [0, 2]) {
    const path = join(folder, `figures.${files[at]}`)
    writeFileSync(path, answers[at]!.rawPayload)
    const { columns, rows } = await readSpreadsheet(path)
    expect(columns).toEqual(Object.keys(json.numbers[0]))
    for (const tag of rows[0]!.cells) expect(tag).toMatch(/^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/)
    expect(rows).toHaveLength(5)
    expect(rows[1]!.cells[columns.indexOf('value')]).toBe('12')
  }
  rmSync(folder, { recursive: true })
  shape.parse(format('public-figures.example.json'))
  expect(shape.safeParse({ ...json, numbers: [{ ...json.numbers[0], value: null }] }).success).toBe(false)
})

it('keeps an ETag for pages and files, the same from every process', async () => {
  for (const url of ['/public/en/figures/', ...files.map((kind) => `/public/data/figures.${kind}`)]) {
    const [one, two] = await Promise.all([get(url), get(url, other)])
    expect(two.headers.etag).toBe(one.headers.etag)
    const headers = { 'if-none-match': String(one.headers.etag) }
    expect((await stage.app.inject({ method: 'GET', url, headers })).statusCode).toBe(304)
  }
})

it('lets only the embedded figure stand in the frames of others', async () => {
  const framed = await get(`/public/en/embed/${slug}`)
  expect(framed.headers['content-security-policy']).toContain('frame-ancestors *')
  expect(framed.headers['x-frame-options']).toBeUndefined()
  expect(framed.body).toContain('<td>12</td>')
  for (const url of [`/public/en/${slug}`, '/public/en/', '/sign-in', '/public/en/embed/none']) {
    const { headers } = await get(url)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-frame-options']).toBeDefined()
  }
  const page = await text(`/public/en/${slug}`)
  expect(page).toContain(
    `/public/en/embed/${slug}&quot; title=&quot;Published: 12 &amp;lt;came&amp;gt; home&quot;`,
  )
})

it('asks the database nothing while nothing is published, for a minute', async () => {
  await settled()
  const asked = vi.spyOn(stage.services.database.app, 'connect')
  const urls = [
    ...pages.map((rest) => `/public/ru/${rest}`),
    `/public/ru/${slug}`,
    '/public/data/figures.json',
  ]
  for (let round = 0; round < 3; round++) for (const url of [...urls, '/public/ru/none']) await get(url)
  expect(asked).toHaveBeenCalledTimes(0)
  // Changed behind PostgreSQL's back, which tells nobody.
  const from = 'alter table access.agency disable trigger told; update access.agency set name ='
  await stage.root.query(`${from} 'Quietly renamed'; alter table access.agency enable trigger told`)
  expect(await text('/public/ru/contact/')).not.toContain('Quietly renamed')
  const later = Date.now() + 61_000
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => later)
  expect(await text('/public/ru/contact/')).toContain('Quietly renamed')
  clock.mockRestore()
  asked.mockRestore()
})

it('shows a correction and a withdrawal at once on every process, also after a lost connection', async () => {
  await settled()
  const everywhere = async (url: string, said: string | RegExp) => {
    for (const app of [stage.app, other]) await expect.poll(() => text(url, app)).toMatch(said)
  }
  await press.publish(id)
  // The process that published shows it without waiting for any news.
  expect(await text(`/public/en/${slug}`)).toContain('Secret correction')
  await everywhere(`/public/en/${slug}`, 'Secret correction')
  await everywhere('/public/en/figures/', /Corrected<\/strong>/)
  await everywhere('/public/data/figures.json', '"version": 2')
  await stage.root.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen published' and datname = current_database()`,
  )
  await second.post(`/figures/communiques/${id}/withdraw`, { note: inFour('It was wrong.') })
  for (const rest of [slug, `embed/${slug}`]) await everywhere(`/public/en/${rest}`, 'It was wrong.')
  await everywhere('/public/en/figures/', /Withdrawn<\/strong>/)
  expect((await get(`/public/en/embed/${slug}`)).statusCode).toBe(410)
  expect(await text('/public/en/figures/')).not.toMatch(/<td>|Published: 12|Secret/)
  const json = JSON.parse(await text('/public/data/figures.json', other))
  shape.parse(json)
  expect(json.numbers).toMatchObject([{ value: null, value_state: 'withdrawn', category: null, version: 2 }])
  // And what comes after is told again.
  const next = await press.publish(await draft('After the loss: {total}'))
  await everywhere(`/public/en/${next}`, 'After the loss: 12')
  await everywhere('/public/en/', 'After the loss: 12')
})

it('says withheld where a number is withheld, in every page and file, and never 0', async () => {
  const row: PublishedRow = {
    communique_id: '00000000-0000-4000-8000-000000000001',
    slug: 'some-came-home-0a0a0a0a',
    agency: 'Agency',
    number: 1,
    texts: { kk: said('kk'), ru: said('ru'), en: said('en'), ar: said('ar') },
    breakdown: true,
    correction_note: null,
    published_at: '2021-02-05T00:00:00Z',
    total: 90,
    men: 33,
    women: null,
    children: 45,
    adults_sex_unknown: 0,
    withheld: ['women', 'children'],
    rounded_to: 3,
    journey_from: null,
    journey_to: null,
    definitions: [
      { id: 'total', version: 1 },
      { id: 'women', version: 1 },
    ],
    as_it_was: '2021-02-04',
    known_at: '2021-02-05T00:00:00Z',
    ledger_size: 9,
    manifests: 1,
    withdrawn_at: null,
    withdrawal_note: null,
  }
  const made = makers()
  for (const language of languages)
    for (const [path, params] of [
      ['/', {}],
      ['/figures/', {}],
      ['/:slug', { slug: row.slug }],
      ['/embed/:slug', { slug: row.slug }],
    ] as const) {
      const { text: html } = (await made.get(path)!(asked([row], language, params)))!
      const cells = [...String(html).matchAll(/<td>([^<]*)<\/td>/g)].map((match) => match[1])
      const words = { en: 'withheld', ru: 'не раскрывается', kk: 'ашылмайды', ar: 'محجوب' }[language]
      expect(cells).toEqual(['90', '33', words, words])
      expect(html).not.toContain('45')
      wellFormed(String(html))
    }
  const csv = String((await made.get('/data/figures.csv')!(asked([row], 'en', {})))!.text)
  expect(csv).toMatch(/,women,,withheld,3,women,1,2021-02-04,/)
  expect(csv).not.toContain('45')
  const json = JSON.parse(String((await made.get('/data/figures.json')!(asked([row], 'en', {})))!.text))
  shape.parse(json)
  expect(json.numbers.map((each: { value: number | null }) => each.value)).toEqual([90, 33, null, null])
})

const said = (language: string) => ({ title: `Some came home (${language})`, body: 'Some came home.' })
const asked = (
  rows: PublishedRow[],
  language: (typeof languages)[number],
  params: Record<string, string>,
): Asked => ({
  rows,
  claims: [],
  language,
  params,
  demonstration: false,
  address: 'https://example.org',
  contact: undefined,
})

/** What makes each page, by its path. */
function makers() {
  type Make = (asked: Asked) => Promise<Answered | undefined> | Answered | undefined
  const made = new Map<string, Make>()
  const site = { page: made.set.bind(made), file: made.set.bind(made) } as unknown as Site
  for (const pages of [overviewPage, communiquePages, figuresPage, dataPages, embedPage]) pages(site)
  return made
}

/** Until both processes answer from memory: neither waits any more for what it published itself. */
async function settled(): Promise<void> {
  await expect
    .poll(
      async () => {
        for (const app of [stage.app, other]) await get('/public/ru/', app)
        const connect = vi.spyOn(stage.services.database.app, 'connect')
        for (const app of [stage.app, other]) await get('/public/ru/', app)
        const times = connect.mock.calls.length
        connect.mockRestore()
        return times
      },
      { timeout: 10_000 },
    )
    .toBe(0)
}

// Between which states people were brought home: chosen by the writer, frozen with the text, drawn for the public once it
// is published, and nothing finer than a state anywhere.
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stateOfZone } from '../../src/figures/journey.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { fly, inFour, openPress, read, texts, wellFormed } from './support.ts'

const languages = ['kk', 'ru', 'en', 'ar'] as const

let stage: Stage
let press: Awaited<ReturnType<typeof openPress>>
let writer: Person
let second: Person
let figureId: string
let id: string
let slug: string

const page = async (rest: string, language: string = 'en') => {
  const { body, statusCode } = await stage.app.inject({ method: 'GET', url: `/public/${language}/${rest}` })
  return { body, statusCode }
}
const map = async (language?: string) =>
  /<svg class="chart map"[\s\S]*?<\/svg>/.exec((await page('figures/', language)).body)?.[0]
const write = (of: string, journey: unknown) =>
  writer.send('PUT', `/figures/communiques/${of}/draft`, { texts, journey })
const suggested = async (who: Person, of = figureId) => {
  const { status, body } = await who.get(`/figures/frozen/${of}/journey`)
  return { status, journey: body.journey }
}

async function addLegs(mission: string, ...legs: [string, string, string, string][]): Promise<void> {
  for (const [at, [from, fromZone, to, toZone]] of legs.entries())
    await stage.root.query(
      `insert into operations.leg (agency_id, mission_id, seq, mode, from_place, from_zone, to_place, to_zone, departs_at,
         arrives_at, recorded_by)
       select agency_id, id, $2, 'air', $3, $4, $5, $6, departed_at, departed_at + interval '2 hours', recorded_by
       from operations.mission where id = $1`,
      [mission, at + 1, from, fromZone, to, toZone],
    )
}

beforeAll(async () => {
  stage = await openStage()
  const agency = await stage.agency('Agency of Returns')
  press = await openPress(stage, agency)
  ;({ writer, second } = press)
  const { missionId } = await fly(stage, agency, { men: 4, women: 1, children: 7 })
  await addLegs(
    missionId,
    ['Qamishli, the northern gate', 'Asia/Damascus', 'Erbil airfield', 'Asia/Baghdad'],
    ['Erbil airfield', 'Asia/Baghdad', 'Aktau, hall 2', 'Asia/Aqtau'],
  )
  figureId = (await writer.post('/figures/frozen', { missionId })).body.id
})
afterAll(() => stage?.close())

it('names the state of a zone of time, also by an old name of it, and of the sea none', () => {
  expect(
    ['Asia/Aqtau', 'Asia/Qyzylorda', 'Asia/Damascus', 'Asia/Istanbul', 'Europe/Moscow'].map(stateOfZone),
  ).toEqual(['KZ', 'KZ', 'SY', 'TR', 'RU'])
  expect(stateOfZone('Etc/GMT+5')).toBeUndefined()
})

it('suggests to its writer where the mission began and ended, as states, and fills nothing in', async () => {
  expect(await suggested(writer)).toEqual({ status: 200, journey: { from: ['SY'], to: 'KZ' } })
  // Of all missions together, of one that has not left, or to whoever does not write for the public: nothing.
  const all = (await writer.post('/figures/frozen', { missionId: null })).body.id
  expect((await suggested(writer, all)).journey).toBeNull()
  const waiting = await fly(stage, writer.agencyId, { men: 20, women: 20, children: 20 }, { flown: false })
  const early = (await writer.post('/figures/frozen', { missionId: waiting.missionId })).body.id
  expect((await suggested(writer, early)).journey).toBeNull()
  expect((await suggested(await stage.person('press_officer', await stage.agency()))).status).toBe(404)
  expect((await suggested(await stage.person('partner_liaison', writer.agencyId))).status).toBe(403)
  id = (await writer.post('/figures/communiques', { figureId, texts })).body.id
  expect((await second.get(`/figures/communiques/${id}`)).body.versions[0].journey).toBeNull()
})

it('takes whole journeys between states and nothing finer', async () => {
  for (const journey of [
    { from: [], to: 'KZ' },
    { from: ['SY'] },
    { from: ['SY'], to: 'Aktau' },
    { from: ['SY', 'SY'], to: 'KZ' },
    { from: ['KZ'], to: 'KZ' },
    { from: ['sy'], to: 'KZ' },
    { from: ['SY', 'IQ', 'TR', 'JO', 'LB', 'AF', 'PK'], to: 'KZ' },
  ])
    expect([journey, (await write(id, journey)).status]).toEqual([journey, 400])
  // The database holds to it as well.
  const set = (from: string | null, to: string | null) =>
    stage.root.query(
      'update figures.communique_version set journey_from = $2, journey_to = $3 where communique_id = $1',
      [id, from, to],
    )
  for (const [from, to] of [
    ['{Qamishli}', 'KZ'],
    ['{}', 'KZ'],
    ['{{SY,IQ}}', 'KZ'],
    ['{NULL}', 'KZ'],
    ['{SY}', null],
    ['{SY,KZ}', 'KZ'],
    ['{SY}', 'UAAA'],
  ] as const)
    await expect(set(from, to)).rejects.toThrow(/violates check constraint/)
})

it('approves only the journey that was read, and freezes it with the text', async () => {
  const before = await read(second, id)
  expect((await write(id, { from: ['IQ', 'SY'], to: 'KZ' })).status).toBe(200)
  const late = await second.post(`/figures/communiques/${id}/approve`, before)
  expect([late.status, late.body.code]).toEqual([409, 'state-changed'])
  await press.step(second, 'approve', id)
  expect((await write(id, null)).body.code).toBe('step-not-open')
  // Nor by SQL in an officer's own name, be it approved or published.
  const change = async () => {
    const app = await stage.connect('oralu_app')
    try {
      await app.query('begin')
      await app.query('select access.enter($1)', [writer.token])
      await app.query(
        `update figures.communique_version set journey_from = '{TR}' where communique_id = $1 returning id`,
        [id],
      )
    } finally {
      await app.end()
    }
  }
  await expect(change()).rejects.toThrow(/only a draft is written at/)
  expect(await map()).toBeUndefined()
  expect((await press.step(press.guard, 'sign', id)).status).toBe(200)
  slug = (await press.step(second, 'publish', id)).body.slug
  await expect(change()).rejects.toThrow(/a published text does not change/)
})

it.each([
  ['en', 'From: Iraq and Syria. To: Kazakhstan.', ['Iraq', 'Syria', 'Kazakhstan']],
  ['ru', 'Откуда: Ирак и Сирия. Куда: Казахстан.', ['Ирак', 'Сирия', 'Казахстан']],
  ['kk', 'Қай елден: Ирак және Сирия. Қай елге: Қазақстан.', ['Ирак', 'Сирия', 'Қазақстан']],
  ['ar', 'من: العراق وسوريا. إلى: كازاخستان.', ['العراق', 'سوريا', 'كازاخستان']],
])('says and draws the same in %s, never mirrored', async (language, said, names) => {
  expect((await page(slug, language)).body).toContain(`<p>${said}</p>`)
  const figures = (await page('figures/', language)).body
  wellFormed(figures)
  // In the map's own words, and in the table beneath it.
  expect(figures.split(said)).toHaveLength(3)
  const drawn = (await map(language))!
  expect(drawn).toMatch(/role="img" aria-labelledby="map-title map-desc"/)
  expect(labels(drawn, 'name').map(({ text }) => text)).toEqual(names)
  expect(labels(drawn, 'number').map(({ text }) => text)).toEqual(['12'])
  const [iraq, syria, home] = ends(drawn)
  expect(syria![0]).toBeLessThan(iraq![0]!)
  expect(iraq![0]).toBeLessThan(home![0]!)
  // Two states, and one line that carries the number of both.
  expect(drawn.match(/class="way"/g)).toHaveLength(3)
  expect(drawn).not.toMatch(/NaN|undefined/)
})

it('adds few bytes to the page', async () => {
  const { body } = await page('figures/')
  const without = body.replace(/<section><figure><figcaption><h2>From where[\s\S]*?<\/section>/, '')
  expect(without).not.toContain('class="chart map"')
  expect(gzipSync(body).length - gzipSync(without).length).toBeLessThan(12_000)
})

it('draws what is in force alone: each total by itself, a withheld one in words, no draft, nothing withdrawn', async () => {
  const { missionId: later } = await fly(stage, writer.agencyId, { men: 20, women: 30, children: 40 })
  const other = (await writer.post('/figures/frozen', { missionId: later })).body.id
  const plain = { title: 'Some came home', body: 'Some came home on {day}.' }
  const words = { kk: plain, ru: plain, en: plain, ar: plain }
  const send = async (body: object) =>
    (await writer.post('/figures/communiques', { figureId: other, texts: words, ...body })).body.id as string
  const journey = { from: ['SY', 'IQ'], to: 'KZ' }
  const rounded = await send({ journey, roundedTo: 10 })
  const hidden = await send({ journey: { from: ['AF'], to: 'KZ' }, withheld: ['total'] })
  const beyond = await send({ journey: { from: ['BR'], to: 'KZ' } })
  const silent = await send({})
  await send({ journey: { from: ['TR'], to: 'KZ' } })
  for (const each of [rounded, hidden, beyond, silent]) await press.publish(each)

  const drawn = (await map())!
  // 12 and 90 of one journey: beside each other, never 102.
  expect(labels(drawn, 'number').map(({ text }) => text)).toEqual(['withheld', '90 · 12'])
  expect(labels(drawn, 'name').map(({ text }) => text)).toEqual([
    'Afghanistan',
    'Kazakhstan',
    'Iraq',
    'Syria',
  ])
  const { body } = await page('figures/')
  expect(body).not.toMatch(/Türkiye|>102</)
  // Beyond the frame, or silent: named beneath, and the table still says what was stated.
  const beneath = body.split('<h3>Not on the map</h3>')[1]!.split('</section>')[0]!
  expect(beneath.match(/<li>/g)).toHaveLength(2)
  expect(body).toContain('From: Brazil. To: Kazakhstan.')

  await second.post(`/figures/communiques/${hidden}/withdraw`, { note: inFour('It was wrong.') })
  expect((await page('figures/')).body).not.toContain('Afghanistan')
  expect(labels((await map())!, 'number').map(({ text }) => text)).toEqual(['90 · 12'])
})

it('keeps its labels apart and within the frame', async () => {
  for (const language of languages) {
    const all = [...labels((await map(language))!, 'name'), ...labels((await map(language))!, 'number')]
    for (const [at, { x, y }] of all.entries()) {
      expect(x > 0 && x < 640 && y > 0 && y < 440).toBe(true)
      for (const other of all.slice(at + 1))
        expect(Math.abs(x - other.x) > 20 || Math.abs(y - other.y) >= 20).toBe(true)
    }
  }
})

it('is corrected only by a new version, which says so; the old text keeps its journey', async () => {
  const begun = await writer.post(`/figures/communiques/${id}/correct`, {
    figureId,
    texts,
    journey: { from: ['JO'], to: 'KZ' },
    correctionNote: inFour('The state was wrong.'),
  })
  expect(begun.status).toBe(200)
  expect((await page('figures/')).body).not.toContain('Jordan')
  await press.publish(id)
  expect((await page(slug)).body).toContain('<p>From: Jordan. To: Kazakhstan.</p>')
  expect((await page(slug)).body).not.toContain('From: Iraq')
  expect((await page(`${slug}/1`)).body).toContain('<p>From: Iraq and Syria. To: Kazakhstan.</p>')
  expect(labels((await map())!, 'name').map(({ text }) => text)).toContain('Jordan')
  await second.post(`/figures/communiques/${id}/withdraw`, { note: inFour('It was wrong.') })
  for (const rest of [slug, `${slug}/1`, 'figures/'])
    expect((await page(rest)).body).not.toMatch(/Jordan|<p>From/)
  const { rows } = await stage.root.query('select journey_from, journey_to from figures.published($1)', [
    slug,
  ])
  expect(rows).toEqual(Array(2).fill({ journey_from: null, journey_to: null }))
})

it('tells neither the public nor whoever writes for it any place, airport or zone of a mission', async () => {
  const addresses = languages.flatMap((language) =>
    ['', 'communiques/', 'figures/', 'data/', 'feed.atom', slug, `${slug}/1`, `embed/${slug}`].map(
      (rest) => `/public/${language}/${rest}`,
    ),
  )
  const files = ['csv', 'json'].map((kind) => `/public/data/figures.${kind}`)
  const answers = await Promise.all(
    [...addresses, ...files].map(async (url) => (await stage.app.inject({ method: 'GET', url })).body),
  )
  for (const path of [
    `/figures/frozen/${figureId}/journey`,
    `/figures/frozen/${figureId}`,
    `/figures/communiques/${id}`,
  ])
    answers.push(JSON.stringify((await writer.get(path)).body))
  for (const body of answers)
    expect(body).not.toMatch(/Qamishli|northern gate|Erbil|Aktau|hall 2|Asia\/|Aqtau/)
  // A press officer does not read legs, and the function that suggests gives no place.
  const app = await stage.connect('oralu_app')
  await app.query('begin')
  await app.query('select access.enter($1)', [writer.token])
  expect((await app.query('select * from operations.leg')).rows).toEqual([])
  expect((await app.query('select * from figures.ends_of_journey($1)', [figureId])).rows).toEqual([
    { from_zone: 'Asia/Damascus', to_zone: 'Asia/Aqtau' },
  ])
  await app.query('rollback')
  expect((await app.query('select * from figures.ends_of_journey($1)', [figureId])).rows).toEqual([])
  // Nor to a colleague who only reads what the press writes.
  const liaison = await stage.person('partner_liaison', writer.agencyId)
  await app.query('begin')
  await app.query('select access.enter($1)', [liaison.token])
  expect((await app.query('select * from figures.ends_of_journey($1)', [figureId])).rows).toEqual([])
  await app.end()
})

interface Placed {
  text: string
  x: number
  y: number
}
const labels = (drawn: string, kind: string): Placed[] =>
  [...drawn.matchAll(new RegExp(`<text class="${kind}" x="([\\d.]+)" y="([\\d.]+)"[^>]*>([^<]*)`, 'g'))].map(
    ([, x, y, text]) => ({ text: text!, x: Number(x), y: Number(y) }),
  )
const ends = (drawn: string) =>
  [...drawn.matchAll(/<circle class="end" cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ])

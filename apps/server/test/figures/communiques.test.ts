// A communiqué leaves the house by several hands: who wrote does not approve, small cells are signed for, and what is
// published is only corrected or withdrawn.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { fly, inFour, read, texts } from './support.ts'

let stage: Stage
let agency: string
let writer: Person
let second: Person
let guard: Person
let consul: Person
let stranger: Person
let figureId: string
let id: string

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency('Agency of Returns')
  writer = await stage.person('press_officer', agency)
  second = await stage.person('press_officer', agency)
  guard = await stage.person('data_protection_officer', agency)
  consul = await stage.person('consular_officer', agency)
  stranger = await stage.person('press_officer', await stage.agency())
  const { missionId } = await fly(stage, agency, { men: 4, women: 1, children: 7 })
  figureId = (await writer.post('/figures/frozen', { missionId })).body.id
})
afterAll(() => stage?.close())

const step = async (who: Person, name: string, of = id, seen?: object) =>
  who.post(`/figures/communiques/${of}/${name}`, seen ?? (await read(second, of)))

it('drafts from a frozen figure, once however often it is sent', async () => {
  const key = randomUUID()
  const first = await writer.post('/figures/communiques', { figureId, texts }, key)
  expect([first.status, first.body.state]).toEqual([200, 'drafted'])
  expect((await writer.post('/figures/communiques', { figureId, texts }, key)).body).toEqual(first.body)
  id = first.body.id
  const { body } = await writer.get('/figures/communiques')
  expect(body.items).toHaveLength(1)
  expect(body.items[0]).toMatchObject({ id, nextStep: 'approve', isPublic: false })
  expect(body.items[0].title).toMatchObject({
    en: '12 citizens came home',
    ru: 'На родину вернулись 12 граждан',
    kk: '12 азамат елге оралды',
    ar: 'عودة 12 مواطنًا',
  })
})

it('refuses a text that places what a figure does not hold, or a figure that is not there', async () => {
  const wrong = (title: string) =>
    writer.post('/figures/communiques', { figureId, texts: { ...texts, en: { ...texts.en, title } } })
  for (const title of [
    '{fighters} came',
    '{total',
    'total}',
    '{total, select, other {x}}',
    '{men, plural, one {x}}',
    '{men, plural, other {{women}}}',
    '{__proto__}',
  ])
    expect([title, (await wrong(title)).status]).toEqual([title, 400])
  expect((await writer.post('/figures/communiques', { figureId: randomUUID(), texts })).status).toBe(422)
  expect((await stranger.post('/figures/communiques', { figureId, texts })).status).toBe(422)
})

it('lets nobody approve what they wrote at', async () => {
  const self = await step(writer, 'approve')
  expect([self.status, self.body.code]).toEqual([403, 'same-person-twice'])
  // Whoever writes at it later is one of its writers too.
  const third = await stage.person('press_officer', agency)
  const better = {
    ...texts,
    en: { ...texts.en, title: 'Home: {total, plural, one {# citizen} other {# citizens}}' },
  }
  expect((await third.send('PUT', `/figures/communiques/${id}/draft`, { texts: better })).status).toBe(200)
  expect((await step(third, 'approve')).status).toBe(403)
  expect((await step(consul, 'approve')).status).toBe(403)
  expect((await step(stranger, 'approve')).status).toBe(404)
  expect((await stranger.get(`/figures/communiques/${id}`)).status).toBe(404)
})

it('approves only the text that was read', async () => {
  const seen = await read(second, id)
  await writer.send('PUT', `/figures/communiques/${id}/draft`, { texts })
  const late = await step(second, 'approve', id, seen)
  expect([late.status, late.body.code]).toEqual([409, 'state-changed'])
  const good = await step(second, 'approve')
  expect([good.status, good.body.state]).toEqual([200, 'approved'])
  const edit = await writer.send('PUT', `/figures/communiques/${id}/draft`, { texts })
  expect([edit.status, edit.body.code]).toEqual([409, 'step-not-open'])
})

it('does not publish four men, one woman and seven children without the data-protection officer', async () => {
  const { body } = await writer.get(`/figures/communiques/${id}`)
  expect(body.versions[0]).toMatchObject({ smallCells: true, breakdown: true, nextStep: 'sign' })
  const early = await step(second, 'publish')
  expect([early.status, early.body.code]).toEqual([409, 'gate-unmet'])
  expect((await step(second, 'sign')).status).toBe(403)
  expect((await step(guard, 'sign')).status).toBe(200)
  expect((await step(guard, 'sign')).body.code).toBe('step-not-open')
  const done = await step(second, 'publish')
  expect([done.status, done.body.state]).toEqual([200, 'published'])
  expect(done.body.slug).toMatch(/^12-citizens-came-home-[0-9a-f]{8}$/)
})

it('takes approval and signature away when a text is given back', async () => {
  const { body } = await writer.post('/figures/communiques', { figureId, texts })
  await step(second, 'approve', body.id)
  await step(guard, 'sign', body.id)
  const { versionId } = await read(second, body.id)
  expect((await second.post(`/figures/communiques/${body.id}/reopen`, { versionId })).body.state).toBe(
    'drafted',
  )
  const page = await second.get(`/figures/communiques/${body.id}`)
  expect(page.body.versions[0]).toMatchObject({ approvedBy: null, signedBy: null, nextStep: 'approve' })
})

it('needs no signature where only a total that is not small goes out', async () => {
  const only = { title: '{total} came home', body: 'On {day} {total} citizens came home.' }
  const { body } = await writer.post('/figures/communiques', {
    figureId,
    texts: { kk: only, ru: only, en: only, ar: only },
  })
  await step(second, 'approve', body.id)
  const page = await second.get(`/figures/communiques/${body.id}`)
  expect(page.body.versions[0]).toMatchObject({ smallCells: false, nextStep: 'publish' })
  expect((await step(guard, 'sign', body.id)).body.code).toBe('step-not-open')
  expect((await step(second, 'publish', body.id)).status).toBe(200)
})

it('never changes a published text: it is corrected, and the old one stays', async () => {
  const edit = await writer.send('PUT', `/figures/communiques/${id}/draft`, { texts })
  expect([edit.status, edit.body.code]).toEqual([409, 'step-not-open'])
  const note = inFour('The day was wrong.')
  const begun = await writer.post(`/figures/communiques/${id}/correct`, {
    figureId,
    texts,
    correctionNote: note,
  })
  expect([begun.status, begun.body.state]).toEqual([200, 'drafted'])
  expect(
    (await writer.post(`/figures/communiques/${id}/correct`, { figureId, texts, correctionNote: note })).body
      .code,
  ).toBe('step-not-open')
  expect((await step(writer, 'approve')).status).toBe(403)
  await step(second, 'approve')
  await step(guard, 'sign')
  expect((await step(second, 'publish')).status).toBe(200)
  const { body } = await writer.get(`/figures/communiques/${id}`)
  expect(body.versions.map((each: { number: number; state: string }) => [each.number, each.state])).toEqual([
    [2, 'published'],
    [1, 'published'],
  ])
})

it('withdraws with a reason, in the name of who decides, and once', async () => {
  const { body } = await writer.post('/figures/communiques', { figureId, texts })
  expect(
    (await second.post(`/figures/communiques/${body.id}/withdraw`, { note: inFour('x') })).body.code,
  ).toBe('step-not-open')
  await step(second, 'approve', body.id)
  await step(guard, 'sign', body.id)
  await step(second, 'publish', body.id)
  expect((await consul.post(`/figures/communiques/${body.id}/withdraw`, { note: inFour('x') })).status).toBe(
    403,
  )
  expect(
    (await second.post(`/figures/communiques/${body.id}/withdraw`, { note: inFour('It named a village.') }))
      .body.state,
  ).toBe('withdrawn')
  expect((await second.post(`/figures/communiques/${body.id}/withdraw`, { note: inFour('x') })).status).toBe(
    409,
  )
  expect(
    (
      await writer.post(`/figures/communiques/${body.id}/correct`, {
        figureId,
        texts,
        correctionNote: inFour('x'),
      })
    ).status,
  ).toBe(409)
})

it('holds all of it in the database, whatever the program does', async () => {
  const { body } = await writer.post('/figures/communiques', { figureId, texts })
  const as = async (who: Person, statement: string, values: unknown[] = []) => {
    const app: pg.Client = await stage.connect('oralu_app')
    try {
      await app.query('begin')
      await app.query('select access.enter($1)', [who.token])
      const { rowCount } = await app.query(statement, values)
      await app.query('commit')
      return rowCount
    } finally {
      await app.end()
    }
  }
  const set = (what: string) =>
    `update figures.communique_version set ${what} where communique_id = $1 and state <> 'published'`
  const own = `approved_by = '${writer.id}', approved_at = now(), state = 'approved'`
  await expect(as(writer, set(own), [body.id])).rejects.toThrow('check constraint')
  await expect(as(writer, set(own.replace(writer.id, second.id)), [body.id])).rejects.toThrow('own name')
  await expect(as(writer, set(`written_by = '{}'`), [body.id])).rejects.toThrow('who wrote stays')
  await expect(
    as(second, set(`texts = '{}', ${own.replace(writer.id, second.id)}`), [body.id]),
  ).rejects.toThrow('only a draft')
  expect(await as(second, set(own.replace(writer.id, second.id)), [body.id])).toBe(1)
  await expect(
    as(
      second,
      set(
        `small_cells = false, state = 'published', published_by = '${second.id}', published_at = now(), published_texts = '{}'`,
      ),
      [body.id],
    ),
  ).rejects.toThrow('check constraint')
  await expect(as(second, set(`signed_by = '${second.id}', signed_at = now()`), [body.id])).rejects.toThrow(
    'data-protection officer',
  )
  await expect(as(second, set(`signed_by = '${guard.id}', signed_at = now()`), [body.id])).rejects.toThrow(
    'data-protection officer',
  )
  // Another agency hits no row; a published text is out of anyone's reach, the owner's too.
  expect(await as(stranger, set(`state = 'drafted'`), [body.id])).toBe(0)
  const live = `update figures.communique_version set published_texts = '{}' where communique_id = $1 and state = 'published'`
  await expect(as(second, live, [id])).rejects.toThrow('does not change')
  await expect(stage.root.query(live, [id])).rejects.toThrow('does not change')
  await expect(as(second, `update figures.communique set slug = 'mine' where id = $1`, [id])).rejects.toThrow(
    'keeps its address',
  )
})

it('writes each step into the ledger under who took it', async () => {
  const { rows } = await stage.root.query(
    `select e.actor_id, h.image ->> 'state' as state from ledger.entry e join figures.communique_version_history h on h.entry_id = e.id
     where h.image ->> 'communique_id' = $1 and h.image ->> 'number' = '1' order by e.id`,
    [id],
  )
  expect(rows.map((row) => row.state)).toEqual([
    'drafted',
    'drafted',
    'drafted',
    'approved',
    'approved',
    'published',
  ])
  expect(rows.slice(-3).map((row) => row.actor_id)).toEqual([second.id, guard.id, second.id])
})

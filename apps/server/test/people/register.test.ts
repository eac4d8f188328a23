import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { newList, newSource, register, take } from './arrange.ts'

let stage: Stage
let officer: Person
let stranger: Person
let woman: string
let anchors: Record<string, string>

beforeAll(async () => {
  stage = await openStage()
  officer = await stage.person('identity_analyst', await stage.agency('Consular service'))
  stranger = await stage.person('identity_analyst', await stage.agency('Other service'))
  anchors = await register(stage, officer, [
    {
      sourceKey: 'w',
      fullName: 'Гүлназ Сәрсенова',
      sex: 'female',
      bornFrom: '1991-05-02',
      bornTo: '1991-05-02',
      familyGroup: '1',
      relation: 'мать',
      documentNumber: 'N08841193',
      said: { Имя: 'Гүлназ Сәрсенова' },
    },
    {
      sourceKey: 'c',
      fullName: 'Алия Сәрсенова',
      sex: 'female',
      bornFrom: '2015-01-01',
      bornTo: '2015-12-31',
      familyGroup: '1',
      relation: 'дочь',
      motherName: 'Гүлназ Сәрсенова',
    },
    { sourceKey: 'x', fullName: 'Дмитрий Козлов', sex: 'male', bornFrom: '1980-01-01', bornTo: '1980-12-31' },
  ])
  woman = anchors['w']!
})
afterAll(() => stage?.close())

const named = (answer: { body: { items: { anchorId: string }[] } }) =>
  answer.body.items.map((item) => item.anchorId)

it('finds one woman first in three scripts, and says in words how close', async () => {
  for (const q of ['Гульназ Сарсенова', 'Gulnaz Sarsenova', 'غولناز سارسينوفا', 'gulnaz sars']) {
    const answer = await officer.get(`/people?q=${encodeURIComponent(q)}`)
    expect(answer.status).toBe(200)
    expect([q, named(answer)[0]]).toEqual([q, woman])
    expect(JSON.stringify(answer.body)).not.toContain('similarity')
  }
  const exact = await officer.get(`/people?q=${encodeURIComponent('Гүлназ Сәрсенова')}`)
  expect(exact.body.items[0]).toMatchObject({
    closeness: 'same',
    nationality: 'none',
    status: null,
    child: false,
  })
  // A name that is nobody's stays far, however alone it is.
  const far = await officer.get(`/people?q=${encodeURIComponent('Гульмира Ахметжанова')}`)
  expect(far.body.items.every((item: { closeness: string }) => item.closeness === 'part')).toBe(true)
  expect(named(await officer.get('/people?q=N08841193'))).toEqual([woman])
})

it('lists by key, and by each filter', async () => {
  const first = await officer.get('/people?limit=2')
  expect(first.body.items).toHaveLength(2)
  expect(first.body.total).toBe(3)
  const rest = await officer.get(`/people?limit=2&after=${first.body.next}`)
  expect(rest.body.items).toHaveLength(1)
  expect(rest.body.next).toBeNull()
  expect(new Set([...named(first), ...named(rest)])).toEqual(new Set(Object.values(anchors)))
  expect(named(await officer.get('/people?child=yes'))).toEqual([anchors['c']])
  expect(named(await officer.get('/people?child=no'))).toEqual([woman, anchors['x']])
  const family = first.body.items.find((item: { anchorId: string }) => item.anchorId === woman).familyId
  expect(named(await officer.get(`/people?familyId=${family}`))).toEqual([woman, anchors['c']])
  const { body } = await officer.get('/people/sources')
  expect(named(await officer.get(`/people?sourceId=${body.items[0].id}`))).toHaveLength(3)
  expect((await officer.get('/people?after=rubbish')).status).toBe(400)
})

it('filters by the status of today and by where nationality stands', async () => {
  const colleague = await stage.person('consular_officer', officer.agencyId)
  await officer.post('/people/statuses', { anchorId: woman, status: 'detained', validFrom: '2019-01-01' })
  await officer.post('/people/statuses', { anchorId: woman, status: 'located', validFrom: '2019-03-01' })
  await officer.post('/people/statuses', {
    anchorId: anchors['x'],
    status: 'detained',
    validFrom: '2019-01-01',
    validTo: '2019-02-01',
  })
  expect(named(await officer.get('/people?status=located'))).toEqual([woman])
  expect(named(await officer.get('/people?status=detained'))).toEqual([])
  const piece = await officer.post('/people/nationality/evidence', {
    anchorId: woman,
    kind: 'birth record',
    direction: 'for',
    says: 'Act 214',
  })
  const proposed = await officer.post('/people/nationality', {
    anchorId: woman,
    finding: 'citizen',
    reasons: 'The birth record',
    restsOn: [piece.body.id],
  })
  expect(named(await officer.get('/people?nationality=proposed'))).toEqual([woman])
  expect(named(await officer.get('/people?nationality=none'))).toEqual([anchors['c'], anchors['x']])
  await colleague.post(`/people/nationality/${proposed.body.id}/confirm`)
  expect(named(await officer.get('/people?nationality=citizen'))).toEqual([woman])
  expect(named(await officer.get('/people?nationality=proposed'))).toEqual([])
})

it('counts as many as it lists, whichever filters stand together', async () => {
  const { body } = await officer.get('/people/sources')
  const sides = [
    ['', 'status=located', 'status=detained', `sourceId=${body.items[0].id}`],
    ['', 'nationality=none', 'nationality=citizen', 'nationality=proposed'],
    ['', 'child=yes', 'child=no'],
  ]
  const seen = new Set<number>()
  for (const one of sides[0]!)
    for (const two of sides[1]!)
      for (const three of sides[2]!) {
        const asked = [one, two, three].filter(Boolean).join('&')
        const { items, total } = (await officer.get(`/people?${asked}`)).body
        expect([asked, total]).toEqual([asked, items.length])
        seen.add(total)
      }
  expect([...seen].toSorted()).toEqual([0, 1, 2, 3])
})

it('shows a person made of records, each fact with its line as it was sent', async () => {
  const { status, body } = await officer.get(`/people/${woman}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    name: 'Гүлназ Сәрсенова',
    child: false,
    records: [
      {
        line: { rowNumber: 1, by: expect.stringContaining('identity_analyst') },
        said: [{ column: 'Имя', value: 'Гүлназ Сәрсенова', latin: expect.stringMatching(/^G/) }],
      },
    ],
    families: [
      {
        familyGroup: '1',
        members: [
          { role: 'mother', basis: 'мать' },
          { role: 'child', child: true },
        ],
      },
    ],
  })
  expect((await officer.get(`/people/${body.personId}`)).body.anchorId).toBe(woman)
})

it('is to another agency as if nobody existed: page, list, counts, search, facts, history', async () => {
  expect((await stranger.get(`/people/${woman}`)).status).toBe(404)
  expect((await stranger.get(`/people/${woman}/history`)).status).toBe(404)
  expect((await stranger.get('/people')).body).toEqual({ items: [], next: null, total: 0 })
  expect((await stranger.get('/people?q=Gulnaz')).body.items).toEqual([])
  expect((await stranger.get('/people?q=N08841193')).body.items).toEqual([])
  expect((await stranger.get('/people/sources')).body.items).toEqual([])
  const fact = (anchorId: string) =>
    stranger.post('/people/statuses', { anchorId, status: 'located', validFrom: '2019-01-01' })
  const [existing, nobody] = [await fact(woman), await fact(randomUUID())]
  expect([existing.status, existing.body.code]).toEqual([nobody.status, nobody.body.code])
  const role = await stage.person('press_officer', officer.agencyId)
  expect((await role.get('/people')).status).toBe(404)
})

it('tells another agency only that a record exists, where two words of the name agree', async () => {
  const ask = (who: Person, name: string) => who.get(`/people/elsewhere?name=${encodeURIComponent(name)}`)
  expect((await ask(stranger, 'Gulnaz Sarsenova')).body.agencies).toEqual([
    { id: officer.agencyId, name: 'Consular service' },
  ])
  expect((await ask(stranger, 'Gulnaz')).body.agencies).toEqual([])
  expect((await ask(stranger, 'Gulnaz Ivanova')).body.agencies).toEqual([])
  expect((await ask(officer, 'Gulnaz Sarsenova')).body.agencies).toEqual([])
})

it('opens by a grant: one person, a whole agency; never by one that ended', async () => {
  const guest = async (more: Parameters<Stage['grant']>[3]) => {
    const person = await stage.person('identity_analyst', await stage.agency())
    await stage.grant(officer.agencyId, person.agencyId, 'identity', more)
    return person
  }
  const ofOne = await guest({ subject: woman })
  expect((await ofOne.get('/people')).body).toMatchObject({ total: 1, items: [{ anchorId: woman }] })
  expect((await ofOne.get(`/people/${woman}`)).body.families[0].members).toHaveLength(1)
  expect((await ofOne.get(`/people/${anchors['c']}`)).status).toBe(404)
  const ofAll = await guest({})
  expect((await ofAll.get('/people')).body.total).toBe(3)
  // Readable, but not theirs to change.
  const status = (await ofAll.get(`/people/${woman}`)).body.statuses[0].id
  expect((await ofAll.post(`/people/statuses/${status}/withdraw`)).status).toBe(403)
  expect((await (await guest({ ended: true })).get('/people')).body.total).toBe(0)
  expect((await (await guest({ subject: woman, ended: true })).get(`/people/${woman}`)).status).toBe(404)
})

it('keeps what was known before a list was revised', async () => {
  const sourceId = await newSource(stage, officer)
  await take(stage, officer, { sourceId, listId: await newList(stage, officer, sourceId) }, [
    { sourceKey: '1', fullName: 'Сауле Ким', location: 'Camp A' },
  ])
  await take(stage, officer, { sourceId, listId: await newList(stage, officer, sourceId) }, [
    { sourceKey: '1', fullName: 'Сауле Цой', location: 'Camp B' },
  ])
  const { body } = await officer.get(`/people?q=${encodeURIComponent('Сауле Цой')}`)
  const id = body.items[0].anchorId
  const page = await officer.get(`/people/${id}`)
  expect(page.body.records[0]).toMatchObject({ revision: 2, location: 'Camp B' })
  expect(
    page.body.records[0].names.map((each: { form: string; ended: boolean }) => [each.form, each.ended]),
  ).toEqual([
    ['Сауле Цой', false],
    ['Сауле Ким', true],
  ])
  const history = await officer.get(`/people/${id}/history`)
  expect(history.body.items[0].changes).toContainEqual({
    field: 'location',
    before: 'Camp A',
    after: 'Camp B',
  })
  // The old spelling finds nobody any more.
  expect(
    (await officer.get(`/people?q=${encodeURIComponent('Сауле Ким')}`)).body.items.every(
      (item: { closeness: string }) => item.closeness !== 'same',
    ),
  ).toBe(true)
})

// The papers of a mission: a manifest signed, travel documents from numbered blanks, the list for the border composed by
// one and released by another.
import { checkDigit, readPaxlst } from '@oralu/interop'
import { describe, expect, it } from 'vitest'
import type { Person } from '../support/oralu.ts'
import { dayIn, ok } from './arrange.ts'
import { evil, issueBody, names, stagePapers } from './documents-arrange.ts'

const at = stagePapers()
const documents = (who = at.consul) => ok(who.get(`${at.mission.path}/documents`))
const issue = (which: number, change: object = {}, who = at.consul) =>
  who.post(`/operations/lines/${at.lines[which]}/travel-documents/issue`, issueBody(change))

it('a frozen version is signed by whoever decides, each once, on its content', async () => {
  const [before] = (await documents()).versions
  expect(before).toMatchObject({ number: 1, lines: 4, signatures: [], signedByMe: false })
  expect((await at.field.post(`${at.mission.path}/versions/1/sign`)).status).toBe(403)
  await ok(at.consul.post(`${at.mission.path}/versions/1/sign`))
  await ok(at.planner.post(`${at.mission.path}/versions/1/sign`))
  expect((await at.consul.post(`${at.mission.path}/versions/1/sign`)).body.code).toBe('state-changed')
  const [after] = (await documents()).versions
  expect(after.signatures).toHaveLength(2)
  expect(after.signedByMe).toBe(true)
  const { rows } = await at.stage.root.query(
    'select s.content_hash = v.content_hash as same from operations.version_signature s join operations.manifest_version v on v.id = s.version_id',
  )
  expect(rows.every(({ same }) => same)).toBe(true)
})

describe('travel documents', () => {
  it('are issued on the next numbered blank, and the stock counts them', async () => {
    expect((await issue(0)).body).toMatchObject({ code: 'step-not-open' })
    await ok(
      at.consul.post('/operations/travel-documents/blanks', {
        place: 'Amman',
        prefix: 'E',
        first: '0004101',
        count: 5,
      }),
    )
    const { id } = await ok(issue(0))
    const page = await documents()
    expect(page.blanks).toEqual([{ place: 'Amman', count: 4, next: 'E0004102' }])
    expect(
      page.people.find(({ lineId }: { lineId: string }) => lineId === at.lines[0]).document,
    ).toMatchObject({
      id,
      kind: 'issued',
      code: 'PU',
      number: 'E0004101',
      surname: 'BEISENBAIKYZY',
      given: 'GULNUR',
      ownSurname: 'Бейсенбайқызы',
      nameSource: names[0],
      mrz: ['PUKAZBEISENBAIKYZY<<GULNUR<<<<<<<<<<<<<<<<<<', expect.stringMatching(/^E0004101<\dKAZ9304022F/)],
    })
    const stock = await at.stage.root.query(
      `select sum(change)::int as left from operations.stock_movement where kind = 'emergency travel document'`,
    )
    expect(stock.rows[0].left).toBe(4)
    await ok(
      at.consul.post('/operations/travel-documents/blanks/spoil', { number: 'E0004105', reason: 'torn' }),
    )
    expect((await documents()).blanks[0].count).toBe(3)
    expect(
      (await at.consul.post('/operations/travel-documents/blanks/spoil', { number: 'E0004101', reason: 'x' }))
        .body.code,
    ).toBe('state-changed')
  })

  it('one at a time for a person; withdrawn, another may follow', async () => {
    expect((await issue(0)).body.code).toBe('state-changed')
    const { people: on } = await documents()
    const { id } = on.find(({ lineId }: { lineId: string }) => lineId === at.lines[0]).document
    await ok(at.consul.post(`/operations/travel-documents/${id}/withdraw`, { reason: 'a letter was wrong' }))
    expect(
      (await at.consul.post(`/operations/travel-documents/${id}/withdraw`, { reason: 'x' })).body.code,
    ).toBe('state-changed')
    await ok(issue(0))
    expect((await documents()).blanks[0]).toMatchObject({ count: 2 })
  })

  it('are not issued on letters, days or persons that the register does not bear out', async () => {
    const fault = async (which: number, change: object, who = at.consul) =>
      (await issue(which, change, who)).body
    const of = { source: names[1], surname: 'Өмірұлы', given: 'Һарон', born: '1990', sex: 'M' }
    expect((await fault(1, { ...of, source: 'Somebody Else' })).issues[0].path).toBe('body.source')
    expect((await fault(1, { ...of, surname: 'Омаров' })).issues[0].path).toBe('body.surname')
    expect((await fault(1, { ...of, born: '1985' })).issues[0].path).toBe('body.born')
    expect((await fault(1, { ...of, expiresOn: dayIn(400) })).issues[0].path).toBe('body.expiresOn')
    expect((await fault(1, of, at.planner)).code).toBe('not-allowed')
    const strange = await fault(1, { ...of, latin: { surname: 'Omiruly漢', given: '', source: 'his own' } })
    expect(strange.issues[0]).toEqual({ path: 'body.surname', message: 'no-rule 漢 8' })
    // Nothing of what was refused took a blank.
    expect((await documents()).blanks[0].count).toBe(2)
    await ok(
      issue(1, {
        ...of,
        born: '1990-01-01',
        latin: { surname: 'Omirov', given: 'Aaron', source: 'passport of 2012' },
      }),
    )
    const { document } = (await documents()).people.find(
      ({ lineId }: { lineId: string }) => lineId === at.lines[1],
    )
    expect(document).toMatchObject({ surname: 'OMIROV', latinSource: 'passport of 2012' })
  })

  it('a document that is shown is read from its zone, faults named with their place', async () => {
    const upper = 'P<KAZNURLAN<<AKZHAN<<<<<<<<<<<<<<<<<<<<<<<<<'
    const lower = 'N123456783KAZ1706017M3001016<<<<<<<<<<<<<<02'
    const enter = (mrz: string, who = at.consul) =>
      who.post(`/operations/lines/${at.lines[2]}/travel-documents/shown`, { mrz })
    const wrong = await enter(`${upper}\n${zoneOf(lower).replace('N1234', 'N1Z34')}`)
    expect(wrong.body.issues[0]).toEqual({
      path: 'body.mrz.number.2.1',
      message: expect.stringMatching(/^wrong-check-digit .*N12345678/),
    })
    expect((await enter(`${upper}\n${lower.replace('170601', '180601')}`)).status).toBe(400)
    const right = await enter(`${upper}\n${zoneOf(lower)}`)
    expect(right.status).toBe(200)
    expect((await enter(`${upper}\n${zoneOf(lower)}`, at.field)).status).toBe(403)
  })

  it('are seen by no other agency, and by nobody without identity', async () => {
    const stranger = await at.stage.person('consular_officer', await at.stage.agency())
    const { id } = (await documents()).people[0].document ?? (await documents()).people[1].document
    expect((await stranger.get(`/operations/travel-documents/${id}/print?languages=kk-ar`)).status).toBe(404)
    const page = await documents(at.liaison)
    expect(page.lists).toBeNull()
    expect(
      page.people.every(
        ({ person, document }: { person: unknown; document: unknown }) =>
          person === null && document === null,
      ),
    ).toBe(true)
  })
})

/** A lower line of TD3 with its check digits as they must be. */
function zoneOf(lower: string): string {
  const put = (text: string, place: number, of: string) =>
    text.slice(0, place) + checkDigit(of) + text.slice(place + 1)
  let line = lower
  for (const [from, to] of [
    [0, 9],
    [13, 19],
    [21, 27],
    [28, 42],
  ] as const)
    line = put(line, to, line.slice(from, to))
  return put(line, 43, line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43))
}

describe('the passenger list', () => {
  const compose = (who: Person, change: object = {}) =>
    who.post(`${at.mission.path}/passenger-lists`, {
      version: 1,
      sender: { id: 'KZCONSULAR', qualifier: 'ZZ' },
      recipient: { id: 'KZBORDER' },
      contact: { name: 'DUTY OFFICER', phone: '+7 717 200 0000' },
      flights: [
        { legId: at.mission.leg, flight: 'KC9001', carrier: 'KC', from: 'KAC', to: 'SCO', crossing: true },
      ],
      ...change,
    })

  it('says who lacks what, and is not released then', async () => {
    const { id } = await ok(compose(at.planner))
    const page = await ok(at.consul.get(`/operations/passenger-lists/${id}`))
    expect(page).toMatchObject({ people: 4, faults: 1, parts: [] })
    expect(page.problems).toEqual([
      expect.objectContaining({
        code: 'missing',
        field: 'documents',
        lineId: at.lines[3],
        person: expect.objectContaining({ name: evil }),
      }),
    ])
    expect((await at.consul.post(`/operations/passenger-lists/${id}/release`)).body.code).toBe(
      'step-not-open',
    )
    expect(
      (
        await ok(
          compose(at.planner, {
            flights: [{ legId: at.mission.leg, flight: 'KC 9001', from: 'KAC', to: 'SCO', crossing: false }],
          }),
        )
      ).id,
    ).toBeTruthy()
  })

  it('is composed by one, released by another, then downloaded, unchanged', async () => {
    await ok(issue(3, { source: evil, surname: 'Қайрат', given: '', born: '1988-08-08', sex: 'M' }))
    const { id } = await ok(compose(at.planner))
    const path = `/operations/passenger-lists/${id}`
    const page = await ok(at.consul.get(path))
    expect(page.problems).toEqual([])
    expect(page.parts[0]).toContain("NAD+FL+++BEISENBAIKYZY:GULNUR'")
    expect(page.parts[0]).toContain("NAD+FL+++KAIRAT'")
    expect((await at.consul.get(`${path}/parts/1`)).body.code).toBe('step-not-open')
    expect((await at.planner.post(`${path}/release`)).body.code).toBe('same-person-twice')
    expect((await at.field.post(`${path}/release`)).status).toBe(403)
    await ok(at.consul.post(`${path}/release`))
    expect((await at.second.post(`${path}/release`)).body.code).toBe('state-changed')
    const file = await at.consul.get(`${path}/parts/1`)
    expect(file.body.toString()).toBe(page.parts[0])
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[A-Z0-9]+-1\.edi"$/)
    const read = readPaxlst(file.body.toString())
    expect(read.problems).toEqual([])
    expect(read.lists[0]?.people.map(({ surname }) => surname).toSorted()).toEqual([
      'BEISENBAIKYZY',
      'KAIRAT',
      'NURLAN',
      'OMIROV',
    ])
    expect((await at.consul.get(`${path}/parts/2`)).status).toBe(404)
  })

  it('holds escorts by their documents, and names one that ends too soon or cannot be read', async () => {
    const upper = 'P<KAZESCORT<<ONE<<<<<<<<<<<<<<<<<<<<<<<<<<<<'
    const zone = (expiry: string) => zoneOf(`N876543210KAZ8006017M${expiry}6<<<<<<<<<<<<<<02`)
    const good = `${upper}\n${zone('300101')}`
    const { id } = await ok(compose(at.planner, { others: [good] }))
    const page = await ok(at.consul.get(`/operations/passenger-lists/${id}`))
    expect(page).toMatchObject({ people: 5, problems: [] })
    expect(page.parts[0]).toContain("NAD+FL+++ESCORT:ONE'")
    expect(page.parts[0]).toContain("CNT+42:5'")
    const worse = await ok(
      compose(at.planner, { others: [`${upper}\n${zone('250101')}`, good.replace('N8765', 'N9965')] }),
    )
    const { problems } = await ok(at.consul.get(`/operations/passenger-lists/${worse.id}`))
    expect(problems).toEqual([
      expect.objectContaining({ code: 'unreadable', field: 'others', lineId: null }),
      expect.objectContaining({ code: 'expired', found: 'N87654321: 2025-01-01', lineId: null }),
    ])
  })

  it('is not seen without identity, nor changed by anybody', async () => {
    const { lists } = await documents()
    expect((await at.liaison.get(`/operations/passenger-lists/${lists[0].id}`)).status).toBe(404)
    const app = await at.stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [at.consul.token])
    await expect(app.query(`update operations.passenger_list set parts = '{}'`)).rejects.toThrow(
      /permission denied/,
    )
    await app.query('rollback')
    await app.end()
  })

  it('of a version that a newer one superseded is not released', async () => {
    const { id } = await ok(compose(at.planner))
    await ok(at.consul.post(`/operations/lines/${at.lines[3]}/withdraw`, { reason: 'changed his mind' }))
    const page = await ok(at.consul.get(at.mission.path))
    expect(page.versions[0].number).toBe(2)
    expect((await at.consul.post(`/operations/passenger-lists/${id}/release`)).body.code).toBe(
      'step-not-open',
    )
  })
})

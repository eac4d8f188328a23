// The directory of services: who waits in which order, who gets a place, and that saying no costs nothing.
import { randomUUID } from 'node:crypto'
import { monthsAfter, today } from '@oralu/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlaces } from './places-office.ts'
import { bySql } from './register.ts'

let office: Awaited<ReturnType<typeof openPlaces>>
beforeAll(async () => {
  office = await openPlaces()
})
afterAll(() => office?.stage.close())

const service = {
  title: 'Sewing course',
  provider: 'College No. 2',
  kinds: ['skills and work'],
  languages: ['kk', 'ru'],
  area: 'Aktau',
  capacity: 1,
  conditions: 'From sixteen years of age',
  contact: 'At the desk of the college, mornings',
}
const add = async (more: object = {}) =>
  (await office.ok(office.keeper.post('/cases/services', { ...service, ...more }))).id
const wish = (serviceId: string, anchorId: string, urgency: string, more: object = {}) =>
  office.keeper.post(`/cases/services/${serviceId}/turns`, {
    anchorId,
    urgency,
    need: 'Wants to earn',
    wishedOn: today(),
    ...more,
  })
const act = (turn: string, what: string, body: object = {}) =>
  office.keeper.post(`/cases/service-turns/${turn}/${what}`, body)
const offer = (turn: string, outOfTurn: string | null = null) => act(turn, 'offer', { outOfTurn })

describe('an entry of the directory', () => {
  it('is found by words, kind, language and free places; stale after half a year', async () => {
    const id = await add()
    const find = async (query: string) =>
      (await office.keeper.get(`/cases/services?${query}`)).body.items.map((each: { id: string }) => each.id)
    for (const query of ['q=sew', 'q=COLLEGE', 'kind=skills and work', 'language=ru', 'show=free'])
      expect([query, await find(query)]).toEqual([query, [id]])
    for (const query of ['q=nothing', 'q=%25', 'kind=housing', 'language=ar', 'show=stale'])
      expect([query, await find(query)]).toEqual([query, []])
    await office.stage.root.query('update cases.service set confirmed_on = $2 where id = $1', [
      id,
      monthsAfter(today(-1), -6),
    ])
    expect(await find('show=stale')).toEqual([id])
    expect((await office.keeper.get(`/cases/services/${id}`)).body.stale).toBe(true)
    await office.ok(office.keeper.post(`/cases/services/${id}/confirmation`))
    expect(await find('show=stale')).toEqual([])
    for (const who of [office.elsewhere, office.prosecutor]) {
      expect((await who.get(`/cases/services/${id}`)).status).toBe(404)
      expect(await bySql(office.stage, who, 'select id from cases.service')).toEqual([])
      expect(await bySql(office.stage, who, 'select * from cases.places_given($1)', [[id]])).toEqual([])
    }
  })

  it('is of no belief, and keeps no list where waiting itself would tell too much', async () => {
    expect(
      await office.why(office.keeper.post('/cases/services', { ...service, title: 'Теологическая помощь' })),
    ).toBe('belief')
    const anchor = await office.person('Waits', '1990-01-01', 'female')
    for (const kind of ['health', 'psychological help', 'protection', 'legal aid']) {
      const id = await add({ title: `Of ${kind}`, kinds: ['learning', kind] })
      expect((await office.keeper.get(`/cases/services/${id}`)).body.keepsList).toBe(false)
      expect(await office.why(wish(id, anchor, 'high'))).toBe('no-list-here')
      expect(
        await office.trySql(office.keeper, [
          `insert into cases.service_turn (service_id, anchor_id, urgency, need) values ($1, $2, 'high', 'x')`,
          [id, anchor],
        ]),
      ).toBe('no-list-here')
    }
  })

  it('may be named by a service of a track, where the writer sees it', async () => {
    const { keeper, elsewhere } = office
    const id = await add({ title: 'Lessons' })
    const child = await office.person('Pupil', '2015-01-01', 'female')
    await keeper.post('/cases', { anchorId: child })
    const track = await office.ok(
      keeper.post(`/cases/of/${child}/care/tracks`, { kind: 'education', plan: 'To read' }),
    )
    const give = (serviceId: string) =>
      keeper.post(`/cases/care/tracks/${track.id}/services`, {
        title: 'Lessons',
        provider: null,
        serviceId,
        fromOn: null,
        untilOn: null,
        needsAgreement: false,
      })
    await office.ok(give(id))
    const theirs = (await office.ok(elsewhere.post('/cases/services', service))).id
    // Another agency's entry is as one that does not exist.
    expect([await office.why(give(theirs)), await office.why(give(randomUUID()))]).toEqual([
      'not-allowed',
      'not-allowed',
    ])
  })
})

describe('a list of those who wait', () => {
  it('goes by the urgency of the need and the day; out of turn has a reason; no is no loss', async () => {
    const id = await add({ title: 'Nursery', kinds: ['child care'] })
    const [early, late, urgent] = await Promise.all(
      ['Early', 'Late', 'Urgent'].map((name) => office.person(name, '1990-01-01', 'female')),
    )
    const turns = {
      late: (await office.ok(wish(id, late!, 'medium', { wishedOn: today(-2) }))).id,
      early: (await office.ok(wish(id, early!, 'medium', { wishedOn: today(-9) }))).id,
      urgent: (await office.ok(wish(id, urgent!, 'high'))).id,
    }
    expect(await office.why(wish(id, early!, 'high'))).toBe('waits-already')
    const order = async (show = 'waiting') =>
      (await office.keeper.get(`/cases/services/${id}/turns?show=${show}`)).body.items.map(
        (each: { id: string }) => each.id,
      )
    expect(await order()).toEqual([turns.urgent, turns.early, turns.late])
    expect(await office.why(offer(turns.early))).toBe('out-of-turn')
    expect(
      await office.trySql(office.keeper, [
        `update cases.service_turn set state = 'offered' where id = $1`,
        [turns.late],
      ]),
    ).toBe('out-of-turn')
    await office.ok(offer(turns.early, 'The place is in her village; the first lives elsewhere'))
    expect(await office.why(offer(turns.urgent))).toBe('service-full')
    await office.ok(act(turns.early, 'answer', { accepted: false }))
    // In the old turn again, and nothing tells of it.
    expect(await order()).toEqual([turns.urgent, turns.early, turns.late])
    expect((await office.keeper.get(`/cases/services/${id}/turns`)).body.items[1]).toMatchObject({
      state: 'waiting',
      wishedOn: today(-9),
      outOfTurn: null,
    })
    await office.ok(offer(turns.urgent))
    await office.ok(act(turns.urgent, 'answer', { accepted: true }))
    expect(await order('placed')).toEqual([turns.urgent])
    expect(await office.why(offer(turns.early))).toBe('service-full')
    expect(await office.why(act(turns.early, 'answer', { accepted: true }))).toBe('step-not-open')
    await office.ok(act(turns.urgent, 'end'))
    await office.ok(offer(turns.early))
    const { rows: columns } = await office.stage.root.query(
      `select column_name from information_schema.columns where table_schema = 'cases' and table_name = 'service_turn'
         and (data_type in ('integer', 'numeric', 'double precision') or column_name ~ 'score|declin|refus|rank')`,
    )
    expect(columns).toEqual([])
  })

  it('gives the last place once, also where two offer it at once', async () => {
    const id = await add({ title: 'Flat', kinds: ['housing'] })
    const people = [
      await office.person('One', '1990-01-01', 'female'),
      await office.person('Two', '1991-01-01', 'female'),
    ]
    const turns: string[] = []
    for (const anchor of people) turns.push((await office.ok(wish(id, anchor, 'high'))).id)
    const [a, b] = [await office.inSql(office.keeper), await office.inSql(office.second)]
    const text = `update cases.service_turn set state = 'offered', out_of_turn = 'asked for' where id = $1`
    await a.run(text, [turns[0]])
    const waiting = b.run(text, [turns[1]]).then(
      () => b.end(),
      async (error) => {
        await b.drop()
        return error.hint
      },
    )
    await new Promise((done) => setTimeout(done, 150))
    expect(await a.end()).toBe('kept')
    expect(await waiting).toBe('service-full')
    // Nor by making it smaller than what was given.
    expect(
      await office.why(
        office.keeper.send('PUT', `/cases/services/${id}`, {
          ...service,
          title: 'Flat',
          capacity: 1,
          closed: false,
        }),
      ),
    ).toBe('taken')
  })
})

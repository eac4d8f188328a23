// A meeting online, what each side undertook there, what became of it by the next one, and what the public may hear.
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../operations/pdf-text.ts'
import { type Office, openOffice } from './office.ts'
import { addPartner, day, must } from './states.ts'

let at: Office
let meeting: string
let promised: string
let expected: string
const ahead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const plan = (more: object = {}) => ({
  partnerIds: [at.partner],
  title: 'Second call on the joint flight',
  startsAt: ahead(-1),
  lastsMinutes: 90,
  zone: 'Asia/Almaty',
  place: null,
  participants: [
    { side: 'ours', office: 'Consular department', name: null },
    { side: 'theirs', office: 'Office of Special Envoys', name: null },
  ],
  agenda: 'Seats on the flight\nLists of nationals',
  ...more,
})
const undertake = (more: object) =>
  at.liaison.post('/cooperation/commitments', {
    partnerId: at.partner,
    meetingId: null,
    side: 'ours',
    office: 'Consular department',
    what: 'Send the list of nationals',
    dueOn: day(3),
    missionId: null,
    requestId: null,
    followsId: null,
    ...more,
  })
const page = async (id = meeting) => must(await at.liaison.get(`/cooperation/meetings/${id}`))
const commitment = async (id: string) => must(await at.liaison.get(`/cooperation/commitments/${id}`))

beforeAll(async () => {
  at = await openOffice()
}, 120_000)
afterAll(() => at?.stage.close())

describe('a meeting', () => {
  it('is planned, corrected with what was said before kept, and held', async () => {
    meeting = must(await at.liaison.post('/cooperation/meetings', plan({ title: 'Call on the flight' }))).id
    const { status, body } = await at.liaison.send('PUT', `/cooperation/meetings/${meeting}`, {
      ...plan(),
      minutes: 'Both sides agreed.',
    })
    expect([status, body.code]).toEqual([409, 'step-not-open'])
    must(await at.consul.send('PUT', `/cooperation/meetings/${meeting}`, { ...plan(), minutes: null }))
    must(await at.consul.post(`/cooperation/meetings/${meeting}/held`, { minutes: 'Both sides agreed.' }))
    expect(await page()).toMatchObject({
      title: 'Second call on the joint flight',
      state: 'held',
      place: null,
      minutes: 'Both sides agreed.',
      partners: [{ id: at.partner, name: 'State B' }],
      participants: [{ office: 'Consular department' }, { office: 'Office of Special Envoys' }],
    })
    const { rows } = await at.stage.root.query(
      `select image ->> 'title' as title from cooperation.meeting_history where row_id = $1 order by entry_id`,
      [meeting],
    )
    expect(rows.map(({ title }) => title)).toContain('Call on the flight')
    expect((await at.consul.post(`/cooperation/meetings/${meeting}/cancel`, { why: 'Late' })).status).toBe(
      409,
    )
  })

  it('to come is cancelled with a reason, and is not held before it begins', async () => {
    const { id } = must(await at.liaison.post('/cooperation/meetings', plan({ startsAt: ahead(48) })))
    expect((await at.liaison.post(`/cooperation/meetings/${id}/held`, { minutes: null })).body.code).toBe(
      'step-not-open',
    )
    must(await at.liaison.post(`/cooperation/meetings/${id}/cancel`, { why: 'They asked for another week.' }))
    expect(await page(id)).toMatchObject({ state: 'cancelled', cancelledWhy: 'They asked for another week.' })
    const again = { ...plan(), minutes: null }
    expect((await at.liaison.send('PUT', `/cooperation/meetings/${id}`, again)).status).toBe(409)
  })

  it('is of cooperation: others find nothing, a reader changes nothing, nobody meets a stranger’s partner', async () => {
    expect((await at.analyst.get('/cooperation/meetings')).status).toBe(404)
    expect((await at.press.get(`/cooperation/meetings/${meeting}`)).status).toBe(404)
    expect((await at.planner.get(`/cooperation/meetings/${meeting}`)).status).toBe(200)
    expect((await at.planner.post('/cooperation/meetings', plan())).status).toBe(403)
    const stranger = await at.stage.person('partner_liaison', await at.stage.agency())
    expect((await stranger.get(`/cooperation/meetings/${meeting}`)).status).toBe(404)
    expect((await stranger.post('/cooperation/meetings', plan())).status).toBe(404)
    const theirs = await addPartner(stranger, 'State C')
    const app = await at.stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [at.liaison.token])
    const forged = app.query(`update cooperation.meeting set partner_ids = array[$1::uuid] where id = $2`, [
      theirs,
      meeting,
    ])
    await expect(forged).rejects.toMatchObject({ code: '42501' })
    await app.end()
  })
})

describe('a commitment', () => {
  it('is made in a meeting, by either side', async () => {
    promised = must(await undertake({ meetingId: meeting })).id
    expected = must(
      await undertake({
        meetingId: meeting,
        side: 'theirs',
        office: 'Office of Special Envoys',
        what: 'Name the aircraft and its seats',
        dueOn: day(-2),
      }),
    ).id
    must(await undertake({ what: 'Translate the agreement', dueOn: day(30) }))
    const { commitments } = await page()
    expect(commitments.map(({ side, late }: { side: string; late: boolean }) => [side, late])).toEqual([
      ['ours', false],
      ['theirs', true],
    ])
    const elsewhere = await addPartner(at.liaison, 'State D')
    const { status } = await undertake({ meetingId: meeting, partnerId: elsewhere })
    expect(status).toBe(422)
  })

  it('is reminded of within a week and when late, and no sooner', async () => {
    const { items } = must(await at.liaison.get('/cooperation/day'))
    const due = items.filter(({ kind }: { kind: string }) => kind === 'commitment due')
    expect(due.map(({ waits, what }: { waits: string; what: string }) => [waits, what])).toEqual([
      ['them', 'Name the aircraft and its seats'],
      ['us', 'Send the list of nationals'],
    ])
    const late = must(await at.liaison.get('/cooperation/commitments?standing=late'))
    expect(late.items.map(({ id }: { id: string }) => id)).toEqual([expected])
    const ours = must(await at.liaison.get('/cooperation/commitments?standing=open&side=ours'))
    expect(ours.items.map(({ what }: { what: string }) => what)).toEqual([
      'Send the list of nationals',
      'Translate the agreement',
    ])
  })

  it('closed stays closed; one that follows goes on with it', async () => {
    must(
      await at.consul.post(`/cooperation/commitments/${expected}/entries`, {
        text: 'Asked again by telephone.',
      }),
    )
    expect((await undertake({ followsId: expected, side: 'theirs' })).body.code).toBe('step-not-open')
    const why = { state: 'not done', on: day(0), note: null }
    expect((await at.liaison.post(`/cooperation/commitments/${expected}/close`, why)).status).toBe(400)
    const reason = { ...why, note: 'Their aircraft is in repair.' }
    must(await at.liaison.post(`/cooperation/commitments/${expected}/close`, reason))
    const done = { state: 'done', on: day(0), note: null }
    expect((await at.liaison.post(`/cooperation/commitments/${expected}/close`, done)).status).toBe(409)
    const { id } = must(
      await undertake({
        followsId: expected,
        side: 'theirs',
        office: 'Office of Special Envoys',
        what: 'Name another aircraft',
        dueOn: day(-1),
      }),
    )
    expect(await commitment(expected)).toMatchObject({
      state: 'not done',
      closedNote: 'Their aircraft is in repair.',
      followedBy: { id, what: 'Name another aircraft', state: 'open' },
      entries: [{ text: 'Asked again by telephone.' }],
    })
    expect((await undertake({ followsId: expected, side: 'theirs' })).status).toBe(409)
    const tomorrow = { state: 'done', on: day(5), note: null }
    expect((await at.liaison.post(`/cooperation/commitments/${promised}/close`, tomorrow)).status).toBe(409)
    const app = await at.stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [at.liaison.token])
    const reopened = app.query(
      `update cooperation.commitment set state = 'open', closed_on = null, closed_by = null, closed_at = null, closed_note = null where id = $1`,
      [expected],
    )
    await expect(reopened).rejects.toMatchObject({ code: '23514' })
    await app.end()
  })
})

describe('the calendar', () => {
  it('says when and nothing else, in the account’s language', async () => {
    const { id } = must(
      await at.liaison.post('/cooperation/meetings', plan({ startsAt: '2027-03-04T09:30:00+05:00' })),
    )
    must(await at.liaison.send('PUT', '/me/language', { language: 'kk' }))
    const { status, body, headers } = await at.liaison.get('/cooperation/calendar.ics')
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = body.toString() as string
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    for (const secret of ['State B', 'flight', 'list', 'Consular', 'aircraft'])
      expect(text).not.toContain(secret)
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    const found = events.map((each) => new ICAL.Event(each))
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(found.length)
    const mine = found.find(({ uid }) => uid === `${id}@oralu`)!
    expect(mine.summary).toBe('Oralu: кездесу')
    expect([mine.startDate.toJSDate().toISOString(), mine.endDate.toJSDate().toISOString()]).toEqual([
      '2027-03-04T04:30:00.000Z',
      '2027-03-04T06:00:00.000Z',
    ])
    expect(mine.startDate.zone.tzid).toBe('UTC')
    const due = found.find(({ uid }) => uid === `${promised}@oralu`)!
    expect([due.summary, due.startDate.isDate, due.startDate.toString()]).toEqual([
      'Oralu: мерзім күні',
      true,
      day(3),
    ])
    for (const each of events) expect(each.getFirstPropertyValue('dtstamp')).toBeTruthy()
    expect(found.filter(({ uid }) => uid === `${meeting}@oralu`)).toEqual([])
    expect(events.map((each) => each.getFirstPropertyValue('status'))).toContain('CANCELLED')
    const again = new ICAL.Component(
      ICAL.parse((await at.liaison.get('/cooperation/calendar.ics')).body.toString()),
    )
    expect(again.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each).uid)).toEqual(
      found.map(({ uid }) => uid),
    )
  })
})

describe('the brief', () => {
  it('says before the next meeting what is late, what was promised, what was asked', async () => {
    const next = must(
      await at.liaison.post(
        '/cooperation/meetings',
        plan({ startsAt: ahead(24), title: 'Third call', agenda: 'قائمة الركاب' }),
      ),
    ).id
    const asked = must(
      await at.liaison.post('/cooperation/requests', {
        partnerId: at.partner,
        kind: 'transport',
        subject: 'Forty seats to Aktau',
        text: 'We ask for forty seats.',
        missionId: null,
        dueOn: day(9),
      }),
    ).id
    const before = await brief(next, 'left=en&right=ar')
    expect(before.join('\n')).not.toContain('Forty seats')
    await at.stage.root.query(
      `update cooperation.request set state = 'sent', sent_at = now() where id = $1`,
      [asked],
    )
    const texts = await brief(next, 'left=en&right=ar')
    const whole = texts.join('\n')
    for (const heading of ['Brief before a meeting', 'What we promised', 'ما تعهدنا به', 'متأخر من جانبهم'])
      expect(whole).toContain(heading)
    for (const line of [
      'Third call',
      'State B',
      'قائمة الركاب',
      'Name another aircraft',
      'Send the list of nationals',
      'Forty seats to Aktau',
    ])
      expect(whole).toContain(line)
    // Closed since the meeting before: it is told what became of it.
    expect(whole).toContain('Their aircraft is in repair.')
    expect(whole.indexOf('Name another aircraft')).toBeLessThan(whole.indexOf('What we promised'))
    const turned = (await brief(next, 'left=ar&right=kk')).join('\n')
    expect(turned).toContain('Кездесу алдындағы анықтама')
    expect((await at.liaison.get(`/cooperation/meetings/${next}/brief?left=en&right=en`)).status).toBe(400)
    expect((await at.press.get(`/cooperation/meetings/${next}/brief?left=en&right=ar`)).status).toBe(404)
  })

  async function brief(id: string, query: string): Promise<string[]> {
    const { status, body, headers } = await at.liaison.get(`/cooperation/meetings/${id}/brief?${query}`)
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    return textOf(body)
  }
})

describe('the public line', () => {
  const texts = (word: string) => ({ kk: `${word} kk`, ru: `${word} ru`, en: `${word} en`, ar: `${word} ar` })
  const toldTo = async (who = at.press) => must(await who.get('/cooperation/public-lines')).items

  it('reaches the press when a second officer has approved it, and nothing else does', async () => {
    const path = `/cooperation/meetings/${meeting}/public-line`
    const { id } = must(await at.liaison.post(path, { texts: texts('Talks') }))
    expect(await toldTo()).toEqual([])
    const self = await at.liaison.post(`/cooperation/public-lines/${id}/approve`)
    expect([self.status, self.body.code]).toEqual([403, 'same-person-twice'])
    expect((await at.planner.post(`/cooperation/public-lines/${id}/approve`)).status).toBe(403)
    must(await at.consul.post(`/cooperation/public-lines/${id}/approve`))
    const [line] = await toldTo()
    expect(Object.keys(line).sort()).toEqual(['approvedAt', 'day', 'id', 'texts'])
    expect(line.texts.en).toBe('Talks en')
    expect((await at.analyst.get('/cooperation/public-lines')).status).toBe(404)
    const stranger = await at.stage.person('press_officer', await at.stage.agency())
    expect(await toldTo(stranger)).toEqual([])
  })

  it('stays until another is approved, and is taken back at once', async () => {
    const { id } = must(
      await at.consul.post(`/cooperation/meetings/${meeting}/public-line`, { texts: texts('Second') }),
    )
    expect((await toldTo()).map(({ texts: { en } }: { texts: { en: string } }) => en)).toEqual(['Talks en'])
    expect((await page()).publicLines).toHaveLength(2)
    must(await at.liaison.post(`/cooperation/public-lines/${id}/approve`))
    expect((await toldTo()).map(({ texts: { en } }: { texts: { en: string } }) => en)).toEqual(['Second en'])
    must(await at.liaison.post(`/cooperation/public-lines/${id}/withdraw`))
    expect(await toldTo()).toEqual([])
    expect((await at.consul.post(`/cooperation/public-lines/${id}/approve`)).status).toBe(409)
  })
})

// What a partner's liaison without a system reads and does in the portal; that it is the partner's word, which no officer
// can say; and that nothing else is there for them.
import { randomUUID } from 'node:crypto'
import { readSigningKey, signReceipt } from '@oralu/interop'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sha256 } from '../../src/cooperation/own-keys.ts'
import type { Person } from '../support/oralu.ts'
import { type Counter, openCounter } from './counter.ts'
import { addPartner, day, must } from './states.ts'

let at: Counter
let guest: Person
let other: Person
let app: pg.Client

beforeAll(async () => {
  at = await openCounter()
  guest = await at.stage.guest(at.agency, at.partner)
  other = await at.stage.guest(at.agency, await addPartner(at.liaison, 'State C'))
  app = await at.stage.connect('oralu_app')
}, 60_000)
afterAll(async () => {
  await app?.end()
  await at?.stage.close()
})

/** One statement as the application's role, entered as a person: how many rows, or the code of the refusal. */
async function inSql({ token }: Person, text: string): Promise<number | string> {
  await app.query('begin')
  try {
    await app.query('select access.enter($1)', [token])
    return (await app.query(text)).rowCount ?? 0
  } catch (error) {
    return (error as pg.DatabaseError).code!
  } finally {
    await app.query('rollback')
  }
}

it('shows a request once it is sent, with its thread and no officer’s name', async () => {
  const { id: drafted } = must(
    await at.liaison.post('/cooperation/requests', {
      partnerId: at.partner,
      kind: 'release',
      subject: 'Not sent',
      text: 'A draft.',
      missionId: null,
      dueOn: null,
    }),
  )
  const id = await at.sent('Buses on the day', day(3))
  must(
    await at.liaison.post(`/cooperation/requests/${id}/step`, { state: null, text: 'By noon, if you can.' }),
  )
  must(await at.liaison.post(`/cooperation/requests/${id}/escalate`, { why: 'They are slow' }))
  const { body: home } = await guest.get('/portal')
  expect(home.requests).toMatchObject([{ id, direction: 'ours', state: 'sent', dueOn: day(3) }])
  const { body: page } = await guest.get(`/portal/requests/${id}`)
  expect(page.nextStates).toEqual(['received', 'under way', 'granted', 'partly granted', 'refused'])
  expect(page.entries.map((each: { side: string; text: string | null }) => [each.side, each.text])).toEqual([
    ['ours', null],
    ['ours', 'By noon, if you can.'],
  ])
  for (const said of [home, page])
    expect(JSON.stringify(said)).not.toMatch(/partner_liaison|They are slow|Not sent/)
  for (const hidden of [`/portal/requests/${drafted}`, `/cooperation/requests/${id}`, '/people', '/agencies'])
    expect([hidden, (await guest.get(hidden)).status]).toEqual([hidden, 404])
  expect((await other.get(`/portal/requests/${id}`)).status).toBe(404)
  expect((await other.get('/portal')).body.requests).toEqual([])
  // It is read here: nothing waits to be carried.
  expect(must(await at.liaison.get(`/cooperation/mail?partnerId=${at.partner}`)).items).toEqual([])
})

it('answers as the side that is asked, and takes no step of ours', async () => {
  const id = await at.sent('An answer')
  const path = `/portal/requests/${id}/step`
  expect((await guest.post(path, { state: 'withdrawn', text: null })).body.code).toBe('step-not-open')
  expect((await other.post(path, { state: 'granted', text: null })).status).toBe(404)
  expect(must(await guest.post(path, { state: 'received', text: null })).state).toBe('received')
  expect(
    (await at.liaison.post(`/cooperation/requests/${id}/step`, { state: 'granted', text: null })).status,
  ).toBe(409)
  must(await guest.post(path, { state: 'partly granted', text: 'One bus.' }))
  expect((await guest.post(path, { state: 'refused', text: 'No.' })).body.code).toBe('step-not-open')
  const { body } = await at.liaison.get(`/cooperation/requests/${id}`)
  expect([body.state, body.entries.at(-1).side, body.entries.at(-1).text]).toEqual([
    'partly granted',
    'theirs',
    'One bus.',
  ])
  const { rows } = await at.stage.root.query(
    `select e.guest_id, l.actor_id from cooperation.request_entry e join ledger.entry l on l.row_ids = array[e.id] where e.request_id = $1 and e.text = 'One bus.'`,
    [id],
  )
  expect(rows).toEqual([{ guest_id: guest.id, actor_id: guest.id }])
})

it('asks for something, and withdraws it', async () => {
  const asked = { kind: 'information', subject: 'How many seats', text: 'For our flight.', dueOn: day(5) }
  const { id } = must(await guest.post('/portal/requests', asked))
  const theirs = must(await at.liaison.get(`/cooperation/requests/${id}`))
  expect(theirs).toMatchObject({ direction: 'theirs', state: 'received', subject: 'How many seats' })
  const { items } = must(await at.liaison.get('/cooperation/day'))
  expect(items).toContainEqual(expect.objectContaining({ kind: 'request to answer', id }))
  must(await at.liaison.post(`/cooperation/requests/${id}/step`, { state: 'under way', text: 'We count.' }))
  expect((await guest.post(`/portal/requests/${id}/step`, { state: 'granted', text: null })).status).toBe(409)
  must(await guest.post(`/portal/requests/${id}/step`, { state: 'withdrawn', text: 'We know it now.' }))
  expect(must(await at.liaison.get(`/cooperation/requests/${id}`)).state).toBe('withdrawn')
})

it('fetches a sealed file, and says that it came whole', async () => {
  const id = await at.released()
  const path = `/portal/packages/${id}`
  const { body } = await guest.get(path)
  expect(body).toMatchObject({ state: 'released', persons: 1, waits: true, fetchedAt: null, receipt: null })
  expect(JSON.stringify(body)).not.toMatch(/Zhanbyrbek|consular_officer/)
  expect([(await other.get(path)).status, (await other.get(`${path}/file`)).status]).toEqual([404, 404])
  // Not before it was fetched.
  expect((await guest.post(`${path}/confirm`, { sha256: body.sha256 })).body.code).toBe('step-not-open')
  const file = await guest.get(`${path}/file`)
  expect([file.status, sha256(file.body).toString('hex')]).toEqual([200, body.sha256])
  const { rows } = await at.stage.root.query(
    `select count(*)::int as n from ledger.entry where actor_id = $1 and about = 'cooperation.package'`,
    [guest.id],
  )
  expect((await guest.get(`${path}/file`)).status).toBe(200)
  expect(rows).toEqual([{ n: 1 }])
  const wrong = await guest.post(`${path}/confirm`, { sha256: '0'.repeat(64) })
  expect([wrong.status, wrong.body.code]).toEqual([400, 'body-invalid'])
  expect(must(await guest.post(`${path}/confirm`, { sha256: body.sha256 })).state).toBe('received')
  const ours = must(await at.liaison.get(`/cooperation/packages/${id}`))
  expect(ours).toMatchObject({
    state: 'received',
    carriage: { state: 'delivered' },
    receipt: { accepted: 'all', portal: true },
  })
  expect((await guest.get(`${path}/file`)).body.code).toBe('step-not-open')
  expect((await at.stage.root.query('select from cooperation.parcel where id = $1', [id])).rows).toEqual([])
  expect((await guest.post(`${path}/confirm`, { sha256: body.sha256 })).body.code).toBe('step-not-open')
})

it('brings a receipt that the partner’s own key signed, and no other', async () => {
  const id = await at.released()
  const { rows } = await at.stage.root.query('select * from cooperation.package where id = $1', [id])
  const receipt = {
    format: 'oralu-package-receipt' as const,
    version: 1 as const,
    kind: 'received' as const,
    package: id,
    sealedSha256: rows[0].sealed_sha256.toString('hex'),
    manifestSha256: rows[0].manifest_sha256.toString('hex'),
    at: '2026-01-02T03:04:05Z',
    by: 'Duty officer, civil registry',
    accepted: 'some' as const,
    refused: [{ person: 'p1', reason: 'Not ours' }],
  }
  const key = readSigningKey(at.keys.signing)
  const path = `/portal/packages/${id}/receipt`
  const forged = await guest.post(path, { receipt: `${await signReceipt(receipt, key)}x` })
  expect([forged.status, forged.body.code]).toEqual([422, 'file-unreadable'])
  const ofAnother = await signReceipt({ ...receipt, package: randomUUID() }, key)
  expect((await guest.post(path, { receipt: ofAnother })).body.params.reason).toBe('other-package')
  const signed = await signReceipt(receipt, key)
  expect((await other.post(path, { receipt: signed })).status).toBe(404)
  expect(must(await guest.post(path, { receipt: signed })).state).toBe('received')
  expect(must(await at.liaison.get(`/cooperation/packages/${id}`)).receipt).toMatchObject({
    by: 'Duty officer, civil registry',
    portal: false,
    refused: [{ person: 'p1' }],
  })
})

it('confirms that what was recalled is deleted', async () => {
  const id = await at.released()
  const path = `/portal/packages/${id}`
  expect((await guest.post(`${path}/deleted`)).body.code).toBe('step-not-open')
  must(await at.consul.post(`/cooperation/packages/${id}/recall`, { why: 'The wrong person' }))
  expect((await guest.get(path)).body).toMatchObject({ waits: false, recalledWhy: 'The wrong person' })
  expect((await guest.get(`${path}/file`)).body.code).toBe('step-not-open')
  expect((await other.post(`${path}/deleted`)).status).toBe(404)
  expect(must(await guest.post(`${path}/deleted`)).state).toBe('deleted')
  expect(must(await at.liaison.get(`/cooperation/packages/${id}`)).deletedAt).not.toBe(null)
})

it('shows what both sides promised in meetings with them, without our notes', async () => {
  const meeting = must(
    await at.liaison.post('/cooperation/meetings', {
      partnerIds: [at.partner],
      title: 'Seats',
      startsAt: `${day(2)}T09:00:00Z`,
      lastsMinutes: 60,
      zone: 'Asia/Almaty',
      place: null,
      participants: [],
      agenda: 'Our own agenda',
    }),
  ).id
  const promise = (side: string, meetingId: string | null, what: string) =>
    at.liaison.post('/cooperation/commitments', {
      partnerId: at.partner,
      meetingId,
      side,
      office: 'Consular department',
      what,
      dueOn: day(-1),
      missionId: null,
      requestId: null,
      followsId: null,
    })
  must(await promise('ours', meeting, 'Send the seats'))
  const { id } = must(await promise('theirs', meeting, 'Send a bus'))
  must(await promise('ours', null, 'Known to us alone'))
  must(await at.liaison.post(`/cooperation/commitments/${id}/entries`, { text: 'They forgot, I think' }))
  const { commitments } = must(await guest.get('/portal'))
  expect(commitments.map((each: { what: string }) => each.what).sort()).toEqual([
    'Send a bus',
    'Send the seats',
  ])
  expect(commitments[0].late).toBe(true)
  expect(JSON.stringify(commitments)).not.toMatch(/forgot|alone|agenda/)
  expect(must(await other.get('/portal')).commitments).toEqual([])
})

it('lets no officer say the partner’s word, in SQL neither', async () => {
  const request = await at.sent('Forge me')
  const id = await at.released()
  for (const [text, code] of [
    [`select cooperation.portal_say(gen_random_uuid(), '${request}', 'Yes', 'granted')`, 'P0002'],
    [`select cooperation.portal_ask(gen_random_uuid(), 'release', 'a', 'b', null)`, 'P0002'],
    [`select cooperation.portal_fetch('${id}')`, 'P0002'],
    [`select cooperation.portal_confirm('${id}', 'x')`, 'P0002'],
    [`select cooperation.portal_deleted('${id}')`, 'P0002'],
    [`update cooperation.request set state = 'granted', closed_at = now() where id = '${request}'`, '23514'],
    [`update cooperation.package set receipt = '{}', receipt_at = now() where id = '${id}'`, '42501'],
    [`update cooperation.package set fetched_at = now() where id = '${id}'`, '42501'],
    [`update cooperation.package set deleted_at = now() where id = '${id}'`, '42501'],
    [
      `insert into cooperation.request_entry (request_id, text, guest_id) values ('${request}', 'Yes', '${guest.id}')`,
      '23514',
    ],
    [`insert into cooperation.guest (id, partner_id) values ('${at.consul.id}', '${at.partner}')`, '42501'],
    [`update cooperation.guest set partner_id = partner_id`, '42501'],
    [`select cooperation.take_entry('${at.partner}', '${request}', '{}')`, '42501'],
    [`select accounts.take_code('a', '\\x00')`, '42501'],
    [
      `select access.invite(gen_random_uuid(), '${at.agency}', 'partner_guest', 'a', 'a@b.example', 'en')`,
      '42501',
    ],
  ] as const)
    expect([text, await inSql(at.consul, text)]).toEqual([text, code])
  expect(
    await inSql(
      at.admin,
      `select access.invite(gen_random_uuid(), '${at.agency}', 'partner_guest', 'a', 'a@b.example', 'en')`,
    ),
  ).toBe('23503')
})

it('lets a guest take no officer’s step, and touch nothing of another partner, in SQL neither', async () => {
  const request = await at.sent('Not yours')
  const id = await at.released()
  for (const text of [
    `select from cooperation.request`,
    `select from cooperation.parcel`,
    `select * from cooperation.guests('${at.partner}')`,
    `update cooperation.request set state = 'withdrawn', closed_at = now() where id = '${request}'`,
    `update cooperation.package set state = 'recalled' where id = '${id}'`,
    `update access.account set state = 'ended' where id = '${at.consul.id}'`,
  ])
    expect([text, await inSql(guest, text)]).toEqual([text, 0])
  for (const [who, text, code] of [
    [guest, `select cooperation.portal_say(gen_random_uuid(), '${request}', null, 'withdrawn')`, '23514'],
    [
      guest,
      `select cooperation.invite_guest(gen_random_uuid(), '${at.partner}', null, 'a', 'a@b.example', 'en')`,
      '42501',
    ],
    [guest, `select cooperation.make_code(gen_random_uuid(), '${guest.id}')`, 'P0002'],
    [
      guest,
      `insert into cooperation.request (partner_id, kind, subject, text) values ('${at.partner}', 'release', 'a', 'b')`,
      '42501',
    ],
    [guest, `select cooperation.portal_package('${id}')`, '42501'],
    [other, `select cooperation.portal_say(gen_random_uuid(), '${request}', 'Yes', 'granted')`, 'P0002'],
    [other, `select cooperation.portal_fetch('${id}')`, 'P0002'],
    [other, `select cooperation.portal_deleted('${id}')`, 'P0002'],
  ] as const)
    expect([text, await inSql(who, text)]).toEqual([text, code])
})

it('gives no file out when the agreement has ended', async () => {
  const id = await at.released()
  must(await at.consul.post(`/cooperation/agreements/${at.agreement}/end`, { why: 'Ended' }))
  const answer = await guest.get(`/portal/packages/${id}/file`)
  expect([answer.status, answer.body.params?.reason]).toEqual([409, 'agreement-ended'])
  expect((await guest.get(`/portal/packages/${id}`)).body.waits).toBe(false)
})

it('shows nothing any more to a guest whose partner has ended', async () => {
  await at.stage.root.query('update cooperation.partner set ended_at = now(), ended_by = $2 where id = $1', [
    at.partner,
    at.consul.id,
  ])
  expect((await guest.get('/portal')).status).toBe(404)
  expect(
    (await guest.post('/portal/requests', { kind: 'release', subject: 'a', text: 'b', dueOn: null })).status,
  ).toBe(404)
  expect((await guest.get('/me')).status).toBe(200)
})

// The operations room: everyone in exactly one place, what happened without its reasons, and live events through two
// servers on one PostgreSQL that tell nothing to who may not read the mission.
import { randomUUID } from 'node:crypto'
import { type IncomingMessage, request } from 'node:http'
import { type HandoverStep, handoverSteps, lineStates, placeOf, roomPlaces } from '@oralu/domain'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../../src/http/server.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAll, meetAll, ok, openMission, register, soon, type Traveller } from './arrange.ts'

let stage: Stage
let second: FastifyInstance
let bases: string[]
let agency: string
let consul: Person
let planner: Person
let field: Person
let people: Traveller[]
let lines: string[]
let mission: Awaited<ReturnType<typeof openMission>>

beforeAll(async () => {
  stage = await openStage()
  second = await buildServer({ ...stage.services })
  bases = await Promise.all([stage.app, second].map((app) => app.listen({ port: 0, host: '127.0.0.1' })))
  agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  planner = await stage.person('mission_planner', agency)
  field = await stage.person('field_officer', agency)
  const { add, family, citizens } = await register(stage, agency, consul)
  people = [
    ...(await family(
      { sex: 'female', born: '1990-01-01', role: 'mother' },
      { sex: 'male', born: '2018-01-01', role: 'child' },
    )),
    await add('male', '1979-01-01'),
    await add('male', '1969-01-01'),
  ]
  await citizens(people, consul, planner)
  mission = await openMission(planner, 6)
  lines = await addAll(planner, mission.path, people)
  await meetAll(consul, mission.path, lines, people)
})
afterAll(async () => {
  await second?.close()
  await stage?.close()
})

const room = (by = field) => ok(by.get(`${mission.path}/room`))

/** An open stream; `next()` gives the number of the next event, undefined when the stream has ended. */
async function open(base: string, who: { token: string }, headers: Record<string, string> = {}) {
  const asked = request(`${base}/api${mission.path}/events`, {
    agent: false,
    headers: { ...headers, authorization: `Bearer ${who.token}` },
  }).end()
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    asked.once('response', resolve).once('error', reject),
  )
  asked.on('error', () => {})
  const chunks = answer.setEncoding('utf8')[Symbol.asyncIterator]()
  let text = ''
  const all: string[] = []
  const next = async (): Promise<number | undefined> => {
    for (;;) {
      const event = /^id: (\d+)\ndata: (\d+)\n\n/m.exec(text)
      if (event) {
        text = text.slice(event.index + event[0].length)
        expect(event[1]).toBe(event[2])
        return Number(event[1])
      }
      const { value, done } = await chunks.next()
      if (done) return undefined
      all.push(value)
      text += value
    }
  }
  return { status: answer.statusCode, headers: answer.headers, next, all, stop: () => asked.destroy() }
}

it('has one place for every state and handover, and none lost', () => {
  for (const state of lineStates)
    for (const step of [null, ...handoverSteps]) expect(roomPlaces).toContain(placeOf(state, step))
  const way = (state: 'listed' | 'boarded' | 'arrived', step: HandoverStep | null) => placeOf(state, step)
  expect(way('listed', 'to field team')).toBe('field team')
  expect(way('boarded', 'to flight')).toBe('aboard')
  expect(way('boarded', 'to arrival centre')).toBe('arrival centre')
  expect(way('arrived', 'to flight')).toBe('arrived')
  expect(placeOf('on hold', 'to flight')).toBe('on hold')
})

describe('live events', () => {
  it('tell on one server what was done through the other, and nothing but a number', async () => {
    const streams = await Promise.all(bases.map((base) => open(base, field)))
    const [here, there] = streams as [(typeof streams)[0], (typeof streams)[0]]
    expect(here.headers['content-type']).toBe('text/event-stream')
    expect(here.headers['cache-control']).toBe('no-store')
    const { beats } = await room()
    expect([await here.next(), await there.next()]).toEqual([beats, beats])
    const answer = await fetch(`${bases[1]}/api/operations/lines/${lines[3]}/hold`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${field.token}`,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ kind: 'fear expressed', said: 'the uncle in the village' }),
    })
    expect(answer.status).toBe(200)
    expect([await here.next(), await there.next()]).toEqual([beats + 1, beats + 1])
    expect((await room()).beats).toBe(beats + 1)
    for (const { all } of streams)
      expect(all.join('').replace(/(id|data): \d+\n|retry: \d+\n|:?\n/g, '')).toBe('')
    for (const { stop } of streams) stop()
  })

  it('tell at a reconnection what was missed, and are silent where nothing was', async () => {
    const { beats } = await room()
    const missed = await open(bases[1]!, field, { 'last-event-id': String(beats - 1) })
    const current = await open(bases[1]!, field, { 'last-event-id': String(beats) })
    expect(await missed.next()).toBe(beats)
    await ok(planner.post(`${mission.path}/freeze`, { reason: 'all gates met' }))
    expect(await current.next()).toBe(beats + 1)
    missed.stop()
    current.stop()
  })

  it('answer whoever may not read the mission as for one that does not exist', async () => {
    const strangers = [
      await stage.person('field_officer', await stage.agency()),
      await stage.person('identity_analyst', agency),
    ]
    for (const stranger of strangers) {
      const real = await stranger.get(`${mission.path}/events`)
      const none = await stranger.get(`/operations/missions/${randomUUID()}/events`)
      expect([real.status, none.status]).toEqual([404, 404])
      expect({ ...real.body, instance: '' }).toEqual({ ...none.body, instance: '' })
    }
    expect((await stage.visitor.get(`${mission.path}/events`)).status).toBe(401)
  })

  it('end with the session, and with the right to read', async () => {
    const guest = await stage.person('field_officer', await stage.agency())
    await stage.grant(agency, guest.agencyId, 'mission')
    const leaver = await stage.person('field_officer', agency)
    const [granted, signedIn] = [await open(bases[0]!, guest), await open(bases[1]!, leaver)]
    await granted.next()
    await signedIn.next()
    await stage.root.query('delete from accounts.session where token = $1', [leaver.token])
    expect(await signedIn.next()).toBeUndefined()
    await stage.root.query(
      `update access.grant set ends_at = now() - interval '1 hour' where to_agency_id = $1`,
      [guest.agencyId],
    )
    await ok(planner.post(`${mission.path}/head-counts`, { step: 'leg', legId: mission.leg, counted: 0 }))
    expect(await granted.next()).toBeUndefined()
  })

  it('are four of one account at most, and free again when closed', async () => {
    const open4 = await Promise.all([1, 2, 3, 4].map(() => open(bases[0]!, consul)))
    const fifth = await open(bases[0]!, consul)
    fifth.stop()
    expect(fifth.status).toBe(429)
    for (const { stop } of open4) stop()
    await expect
      .poll(async () => {
        const again = await open(bases[0]!, consul)
        again.stop()
        return again.status
      })
      .toBe(200)
  })
})

it('shows everyone in one place and what happened, in order and without a reason', async () => {
  const hand = (step: string, who: readonly string[], at: string) =>
    ok(
      field.post(`${mission.path}/handovers`, {
        step,
        place: 'The gate',
        zone: 'Asia/Damascus',
        at,
        giver: { name: 'The duty officer', office: 'The holding authority' },
        receiver: { name: 'The field officer', office: 'The field team' },
        lines: who.map((lineId) => ({ lineId, condition: ['well'] })),
        counted: who.length,
      }),
    )
  const travelling = lines.slice(0, 3)
  const places = async () => Map.groupBy((await room()).lines, ({ place }: { place: string }) => place)
  const sizes = async () =>
    Object.fromEntries([...(await places())].map(([place, all]) => [place, all.length]))
  expect(await sizes()).toEqual({ expected: 3, 'on hold': 1 })
  await hand('to field team', travelling, soon(-0.01))
  await ok(field.post(`/operations/lines/${lines[2]}/board`))
  expect(await sizes()).toEqual({ 'field team': 2, aboard: 1, 'on hold': 1 })
  for (const line of lines.slice(0, 2)) await ok(field.post(`/operations/lines/${line}/board`))
  await ok(field.post(`${mission.path}/doors`, {}))
  await ok(field.post(`${mission.path}/head-counts`, { step: 'departure', counted: 3 }))
  await ok(field.post(`${mission.path}/depart`))
  await ok(field.post(`${mission.path}/arrive`))
  await hand('to arrival centre', lines.slice(0, 2), soon(0))
  expect(await sizes()).toEqual({ 'arrival centre': 2, arrived: 1, 'on hold': 1 })
  const { events, lines: shown, missionState } = await room()
  expect([missionState, shown.length]).toEqual(['arrived', lines.length])
  const told = events.map(({ kind, what }: { kind: string; what: string | null }) =>
    `${kind} ${what ?? ''}`.trim(),
  )
  for (const each of [
    'mission departed',
    'mission arrived',
    'doors closed',
    'head-count departure',
    'handover to field team',
    'lines on hold',
    'lines boarded',
    'lines arrived',
  ])
    expect(told).toContain(each)
  const times = events.map(({ at }: { at: string }) => Date.parse(at))
  expect(times).toEqual([...times].sort((a, b) => b - a))
  expect(JSON.stringify(events)).not.toMatch(/uncle|fear|all gates met/)
})

it('keeps coordinates that an officer entered until the place changes', async () => {
  const put = (body: object, by = planner) =>
    by.send('PUT', `/operations/legs/${mission.leg}/coordinates`, body)
  expect((await put({ from: { lat: 91, lon: 0 }, to: null })).status).toBe(400)
  await ok(put({ from: { lat: 36.5, lon: 41.1 }, to: null }))
  expect((await room()).entered[mission.leg]).toEqual({ from: { lat: 36.5, lon: 41.1 }, to: null })
  const other = await stage.person('mission_planner', await stage.agency())
  expect((await put({ from: null, to: null }, other)).status).toBe(404)
  const { legs } = await ok(planner.get(mission.path))
  const { id, seq: _, recordedAt: __, ...leg } = legs[0]
  await ok(planner.send('PUT', `/operations/legs/${id}`, { ...leg, from: 'A field beyond the river' }))
  expect((await room()).entered[mission.leg]).toEqual({ from: null, to: null })
})

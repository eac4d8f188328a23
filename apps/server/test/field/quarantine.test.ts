// What does not count is kept, shown and sometimes accepted; a tablet given up is told to forget.
import { randomUUID } from 'node:crypto'
import type { FieldOperation } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAll, meetAll, ok, openMission, register } from '../operations/arrange.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { board, enrolTablet, type Tablet } from './tablet.ts'

let stage: Stage
let consul: Person
let officer: Person
let mission: string
let lines: string[]
let tablet: Tablet

beforeAll(async () => {
  stage = await openStage()
  const agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  const planner = await stage.person('mission_planner', agency)
  officer = await stage.person('field_officer', agency)
  const { add, citizens } = await register(stage, agency, consul)
  const people = await Promise.all(Array.from({ length: 4 }, () => add('female', '1985-02-02')))
  await citizens(people, consul, planner)
  const opened = await openMission(consul)
  mission = opened.id
  lines = await addAll(planner, opened.path, people)
  await meetAll(consul, opened.path, lines, people)
  await ok(planner.post(`${opened.path}/freeze`, { reason: 'ready' }))
  tablet = await enrolTablet(officer, mission)
})
afterAll(() => stage?.close())

const stateOf = async (at: number) => (await ok(consul.get(`/operations/lines/${lines[at]}`))).state
const aside = async () => (await ok(consul.get(`/field/missions/${mission}/quarantine`))).items
const sent = async (operations: readonly FieldOperation[]) => ok(tablet.send(operations))

it('keeps apart what is not signed by the device, what cannot be read, and a number used twice', async () => {
  const good = await tablet.act(board(lines[0]!))
  const forged = { ...good, id: randomUUID(), body: { ...good.body, line: lines[1]! } } as FieldOperation
  const untidy = { ...good, id: randomUUID(), surplus: 1 } as unknown as FieldOperation
  const stranger = { ...good, id: randomUUID(), device: randomUUID() }
  expect((await sent([forged, untidy, stranger, good])).quarantined).toEqual(
    expect.arrayContaining([
      { operation: forged.id, why: 'signature' },
      { operation: stranger.id, why: 'device not enrolled' },
      { operation: null, why: 'unreadable' },
    ]),
  )
  tablet.log.delete(good.id)
  const twin = await tablet.act(board(lines[1]!))
  expect((await sent([twin])).quarantined).toEqual([{ operation: twin.id, why: 'sequence taken' }])
  tablet.log.delete(twin.id)
  tablet.log.set(good.id, good)
  expect([await stateOf(0), await stateOf(1)]).toEqual(['boarded', 'listed'])
  expect(
    (await aside()).map(({ why, canAccept }: { why: string; canAccept: boolean }) => [why, canAccept]),
  ).toEqual(
    expect.arrayContaining([
      ['signature', false],
      ['unreadable', false],
      ['sequence taken', false],
    ]),
  )
  await sent([forged, untidy, stranger, twin])
  expect(await aside()).toHaveLength(4)
})

it('shows what the officer had no right to, and lets someone who has it accept', async () => {
  const cancel = await tablet.act({ kind: 'mission step', body: { step: 'cancel', reason: 'storm' } })
  expect(await tablet.sync()).toMatchObject([{ quarantined: [{ operation: cancel.id, why: 'no right' }] }])
  const row = (await aside()).find((each: { why: string }) => each.why === 'no right')
  expect(row).toMatchObject({ operation: { id: cancel.id, kind: 'mission step' }, canAccept: true })
  const path = `/field/quarantine/${row.id}/accept`
  expect((await officer.post(path, { reason: 'mine' })).status).toBe(403)
  expect((await ok(consul.get(`/operations/missions/${mission}`))).state).toBe('frozen')
})

it('counts nothing of a tablet after it was given up, tells it to forget, and lets one act be accepted', async () => {
  const before = await tablet.act(board(lines[1]!))
  await tablet.sync()
  await ok(consul.post(`/field/devices/${tablet.id}/revoke`, { reason: 'left in a taxi', wipe: true }))
  const after = await tablet.act(board(lines[2]!), '2020-01-01T00:00:00Z')
  const note = await tablet.act({ kind: 'note', body: { line: lines[2]!, text: 'all well' } })
  expect(await sent([before, after, note])).toMatchObject({
    wipe: true,
    repeated: 1,
    quarantined: [after, note].map(({ id }) => ({ operation: id, why: 'device revoked' })),
  })
  expect([await stateOf(1), await stateOf(2)]).toEqual(['boarded', 'listed'])
  const { items } = await ok(consul.get(`/field/missions/${mission}/devices`))
  expect(items).toMatchObject([
    { id: tablet.id, wiped: true, reason: 'left in a taxi', officer: expect.any(String) },
  ])
  expect((await officer.get(`/field/packs/${tablet.pack.id}`)).status).toBe(404)
  expect((await officer.post(`/field/devices/${tablet.id}/packs`, { days: 1 })).status).toBe(409)
  const row = (await aside()).find((each: { operation: { id: string } }) => each.operation?.id === after.id)
  await ok(consul.post(`/field/quarantine/${row.id}/accept`, { reason: 'the officer remembers it' }))
  expect(await stateOf(2)).toBe('boarded')
  expect((await consul.post(`/field/quarantine/${row.id}/accept`, { reason: 'again' })).status).toBe(409)
})

it('sets aside what an officer did who has left the service meanwhile', async () => {
  const colleague = await stage.person('field_officer', officer.agencyId)
  const other = await enrolTablet(colleague, mission)
  const boarding = await other.act(board(lines[3]!))
  await stage.root.query(`update access.account set state = 'ended' where id = $1`, [colleague.id])
  // A colleague carries the file.
  const carrier = await enrolTablet(consul, mission)
  expect((await carrier.send([boarding])).body).toMatchObject({
    taken: 1,
    quarantined: [{ operation: boarding.id, why: 'set aside' }],
  })
  expect(await stateOf(3)).toBe('listed')
})

it('holds an operation until its past has come', async () => {
  const writer = await enrolTablet(consul, mission)
  const boarding = await writer.act(board(lines[3]!))
  const leaving = await writer.act({ kind: 'unboard', body: { line: lines[3]!, reason: null } })
  const again = await writer.act(board(lines[3]!))
  expect(await ok(writer.send([again, leaving]))).toMatchObject({ taken: 2, quarantined: [] })
  expect(await stateOf(3)).toBe('listed')
  await ok(writer.send([boarding]))
  expect(await stateOf(3)).toBe('boarded')
})

it('tells and sends what it has however many gaps there are, and shows what waits', async () => {
  const writer = await enrolTablet(consul, mission)
  const jotted: FieldOperation[] = []
  for (let at = 0; at < 300; at++)
    jotted.push(await writer.act({ kind: 'watch log', body: { text: `hour ${at}` } }))
  const answer = await ok(writer.send(jotted.filter((_, at) => at % 2 === 1)))
  expect(answer).toMatchObject({ taken: 150 })
  expect(answer.have[writer.id]).toMatchObject({ upTo: 0, more: expect.any(Array) })
  const { items } = await ok(consul.get(`/field/missions/${mission}/devices`))
  expect(items.at(-1)).toMatchObject({ id: writer.id, operations: 150, waiting: 150 })
  await writer.sync()
  const fetched = await enrolTablet(consul, mission)
  expect(jotted.every(({ id }) => fetched.log.has(id))).toBe(true)
})

it('refuses what is no batch, and takes nothing of it', async () => {
  const path = `/field/missions/${mission}/batches`
  const device = randomUUID()
  expect((await officer.post(path, { device, batch: 'AAAA' })).status).toBe(422)
  const answer = await consul.post(path, { device: tablet.id, batch: 'AAAA' })
  expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed'])
})

it('is not there for another agency', async () => {
  const stranger = await stage.person('consular_officer', await stage.agency())
  for (const path of [
    `/field/missions/${mission}/devices`,
    `/field/missions/${mission}/operations`,
    `/field/missions/${mission}/quarantine`,
    `/field/packs/${tablet.pack.id}`,
  ])
    expect([path, (await stranger.get(path)).status]).toEqual([path, 404])
  for (const path of [`/field/devices/${tablet.id}/revoke`, `/field/devices/${tablet.id}/packs`])
    expect((await stranger.post(path, { reason: 'x', wipe: true, days: 1 })).status).toBe(404)
  expect((await ok(stranger.get(`/field/questions?mission=${mission}`))).items).toEqual([])
})

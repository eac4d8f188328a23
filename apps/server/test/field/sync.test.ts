// Two tablets and the office on one mission: what each did reaches the others, whatever the order.

import { canonicalJson } from '@oralu/domain'
import { Decrypter, Encrypter, generateX25519Identity } from 'age-encryption'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAll, meetAll, ok, openMission, register, type Traveller } from '../operations/arrange.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { board, enrolTablet, type Tablet, withdraw } from './tablet.ts'

let stage: Stage
let consul: Person
let first: Person
let second: Person
let protection: Person
let mission: string
let path: string
let lines: string[]
let people: Traveller[]
let one: Tablet
let two: Tablet

beforeAll(async () => {
  stage = await openStage()
  const agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  const planner = await stage.person('mission_planner', agency)
  first = await stage.person('field_officer', agency)
  second = await stage.person('field_officer', agency)
  protection = await stage.person('child_protection_officer', agency)
  const { add, citizens } = await register(stage, agency, consul)
  people = [
    await add('male', '1980-01-01', 'Әлия Сейітова'),
    ...(await Promise.all(Array.from({ length: 5 }, () => add('female', '1985-02-02')))),
  ]
  await citizens(people, consul, planner)
  const opened = await openMission(consul)
  path = opened.path
  mission = path.split('/').at(-1)!
  lines = await addAll(planner, path, people)
  await meetAll(consul, path, lines, people)
  await ok(planner.post(`${path}/freeze`, { reason: 'ready' }))
  one = await enrolTablet(first, mission)
  two = await enrolTablet(second, mission)
})
afterAll(() => stage?.close())

const stateOf = async (at: number) => (await ok(consul.get(`/operations/lines/${lines[at]}`))).state
const raised = async (person: Person, state = 'open') =>
  (await ok(person.get(`/field/questions?mission=${mission}&state=${state}`))).items

it('gives a pack with names and gates, and nothing of health or law', () => {
  const line = one.pack.lines.find(({ id }) => id === lines[0])!
  expect(line.names[0]).toMatchObject({ form: 'Әлия Сейітова' })
  expect(line.keys.length).toBeGreaterThan(0)
  expect(line.gates).toContainEqual({ kind: 'fitness', met: true, holder: 'clinician' })
  expect(Object.keys(line).sort()).toEqual(
    'child escortNeeded gates id keys names role seat sex state together'.split(' '),
  )
  expect(JSON.stringify(one.pack)).not.toMatch(/evidence|details|referral|said/)
})

it('takes a boarding once, however often it is sent, and tells the other tablet', async () => {
  const boarding = await one.act(board(lines[0]!))
  expect(await one.sync()).toMatchObject([{ taken: 1, repeated: 0, quarantined: [] }])
  expect((await one.send([boarding])).body).toMatchObject({ taken: 0, repeated: 1 })
  expect(await stateOf(0)).toBe('boarded')
  await two.sync()
  expect(two.state().lines[lines[0]!]?.state).toBe('boarded')
})

it('tells whoever listens that the mission changed, and nothing else', async () => {
  const heard: string[] = []
  stage.root.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await stage.root.query('listen field')
  await one.act({ kind: 'note', body: { line: lines[0]!, text: 'a blanket was given' } })
  await one.sync()
  await stage.root.query('unlisten field')
  expect(heard).toEqual([mission])
})

it('tells the tablets what the office did', async () => {
  await ok(consul.post(`/operations/lines/${lines[1]}/board`))
  await one.sync()
  expect(one.state().lines[lines[1]!]?.state).toBe('boarded')
  expect([...one.log.values()].at(-1)).toMatchObject({ device: mission, kind: 'board', officer: consul.id })
})

it('lets a withdrawal prevail over a boarding by another tablet, and asks the consul', async () => {
  await two.act(withdraw(lines[2]!), '2026-01-01T00:00:00Z')
  await one.act(board(lines[2]!), '2027-01-01T00:00:00Z')
  await one.sync()
  expect(await stateOf(2)).toBe('boarded')
  await two.sync()
  await one.sync()
  expect(await stateOf(2)).toBe('withdrawn')
  expect(canonicalJson(one.state())).toBe(canonicalJson(two.state()))
  const [question] = await raised(consul)
  expect(question).toMatchObject({ kind: 'withdraw', situation: 'meets board', mine: true, line: lines[2] })
  expect(question.operations.map((each: { kind: string }) => each.kind).sort()).toEqual(['board', 'withdraw'])
  expect(
    (await first.post(`/field/questions/${question.id}/answer`, { stands: null, answer: 'off' })).status,
  ).toBe(403)
  await ok(
    consul.post(`/field/questions/${question.id}/answer`, { stands: null, answer: 'seen off the bus' }),
  )
  expect(await raised(consul)).toEqual([])
  await one.sync()
  expect(one.state().raised.find(({ situation }) => situation === 'meets board')?.state).toBe('answered')
})

it('settles by an answer what no rule settles', async () => {
  await one.act(board(lines[3]!))
  const left = await two.act({ kind: 'not boarded', body: { line: lines[3]!, reason: 'not at the gate' } })
  await one.sync()
  await two.sync()
  expect(await stateOf(3)).toBe('boarded')
  const [question] = await raised(consul)
  expect(question.choices).toContain(left.id)
  await ok(
    consul.post(`/field/questions/${question.id}/answer`, { stands: left.id, answer: 'he is at home' }),
  )
  expect(await stateOf(3)).toBe('not boarded')
  await two.sync()
  expect(two.state().lines[lines[3]!]?.state).toBe('not boarded')
})

it('brings a fear to protection and to nobody else', async () => {
  const encrypter = new Encrypter()
  encrypter.addRecipient(one.pack.protectionRecipient)
  const sealed = Buffer.from(await encrypter.encrypt('afraid of whoever waits at home')).toString('base64')
  const hold = { kind: 'hold', body: { line: lines[4]!, about: 'fear expressed', said: { sealed } } } as const
  const operation = await one.act(hold)
  await one.sync()
  expect(await stateOf(4)).toBe('on hold')
  const { items } = await ok(protection.get('/operations/referrals'))
  expect(items).toMatchObject([{ id: operation.id, said: 'afraid of whoever waits at home' }])
  const own = new Decrypter()
  own.addIdentity(await generateX25519Identity())
  await expect(own.decrypt(Buffer.from(sealed, 'base64'))).rejects.toThrow()
  await two.sync()
  expect(JSON.stringify([...two.log.values()])).not.toContain('afraid')
})

it('puts a question of protection to protection, which may answer it', async () => {
  await ok(first.post(`/operations/lines/${lines[5]}/leave`, { reason: 'not there' }))
  await ok(first.post(`${path}/doors`, { leftReason: 'not there' }))
  await one.sync()
  await one.act({ kind: 'hold', body: { line: lines[0]!, about: 'other', said: null } })
  await one.sync()
  expect(await stateOf(0)).toBe('boarded')
  const [question] = await raised(protection)
  expect(question).toMatchObject({
    kind: 'hold',
    situation: 'doors closed',
    duty: 'child_protection_officer',
  })
  const answer = { stands: null, answer: 'met on arrival' }
  expect((await consul.post(`/field/questions/${question.id}/answer`, answer)).status).toBe(403)
  await ok(protection.post(`/field/questions/${question.id}/answer`, answer))
})

it('keeps the office and the log of one mind, each operation in the ledger', async () => {
  await one.sync()
  for (const [at, line] of lines.entries())
    expect([line, await stateOf(at)]).toEqual([line, one.state().lines[line]?.state])
  const { rows } = await stage.root.query(
    `select count(*)::int as n, count(distinct row_id)::int as once from field.operation_history`,
  )
  expect(rows).toEqual([{ n: one.log.size, once: one.log.size }])
})

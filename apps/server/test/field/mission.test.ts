// A whole boarding without a network: doors, head-count, departure and arrival are taken in afterwards, through the
// office's own steps.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAll, meetAll, ok, openMission, register } from '../operations/arrange.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { board, enrolTablet, type Tablet } from './tablet.ts'

let stage: Stage
let consul: Person
let officer: Person
let mission: Awaited<ReturnType<typeof openMission>>
let lines: string[]
let tablet: Tablet

beforeAll(async () => {
  stage = await openStage()
  const agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  const planner = await stage.person('mission_planner', agency)
  officer = await stage.person('field_officer', agency)
  const { add, citizens } = await register(stage, agency, consul)
  const people = await Promise.all(Array.from({ length: 12 }, () => add('female', '1985-02-02')))
  await citizens(people, consul, planner)
  mission = await openMission(consul)
  lines = await addAll(planner, mission.path, people)
  await meetAll(consul, mission.path, lines, people)
  await ok(planner.post(`${mission.path}/freeze`, { reason: 'ready' }))
  tablet = await enrolTablet(officer, mission.id)
})
afterAll(() => stage?.close())

const page = async () => await ok(consul.get(mission.path))
const raised = async () => (await ok(consul.get(`/field/questions?mission=${mission.id}`))).items
const step = (name: 'close doors' | 'depart' | 'arrive' | 'open doors') =>
  tablet.act({ kind: 'mission step', body: { step: name, reason: null } })
const count = (at: 'departure' | 'arrival', counted: number) =>
  tablet.act({
    kind: 'head-count',
    body: { step: at, legId: null, counted, expected: tablet.state().aboard.lines, explanation: null },
  })

it('boards twelve offline and closes the head-count in the office', async () => {
  for (const line of lines) await tablet.act(board(line))
  await step('close doors')
  await count('departure', 12)
  expect(tablet.state()).toMatchObject({ aboard: { lines: 12 }, headCounts: [{ counted: 12, closed: true }] })
  expect(await tablet.sync()).toMatchObject([{ taken: 14, quarantined: [] }])
  expect(await page()).toMatchObject({
    state: 'frozen',
    doorsClosed: true,
    lines: { boarded: 12 },
    expectedAboard: 12,
    headCounts: [{ step: 'departure', counted: 12, expected: 12 }],
  })
})

it('hands over and takes into keeping as the office would, and asks where the office would refuse', async () => {
  const handover = {
    step: 'to flight' as const,
    place: 'the gate',
    zone: 'Asia/Damascus',
    at: new Date().toISOString(),
    giver: { name: 'A. Officer', office: 'the authority' },
    receiver: { name: 'B. Purser', office: 'the crew' },
    lines: lines.map((lineId) => ({ lineId, detained: false, condition: ['well' as const] })),
    counted: 12,
    property: [],
    signatures: [],
  }
  const items = [{ kind: 'telephone' as const, description: 'black, cracked', quantity: 1 }]
  await tablet.act({
    kind: 'received',
    body: { lineId: lines[0]!, place: 'the gate', takenBy: 'B. Purser', items },
  })
  const { id } = await tablet.act({ kind: 'handover', body: handover })
  const again = await tablet.act({ kind: 'handover', body: handover })
  await tablet.sync()
  const { handovers, receipts } = await ok(consul.get(`${mission.path}/handovers`))
  expect(handovers).toMatchObject([{ id, receiver: { name: 'B. Purser' }, headCount: { counted: 12 } }])
  expect(receipts).toMatchObject([{ number: 1, items: [{ description: 'black, cracked' }] }])
  const [question] = await raised()
  expect(question).toMatchObject({
    kind: 'handover',
    situation: 'gate unmet',
    operations: [{ id: again.id }],
  })
  await ok(consul.post(`/field/questions/${question.id}/answer`, { stands: null, answer: 'keyed twice' }))
})

it('takes the field at its word that it left, and asks whoever still owes a permission', async () => {
  const asked = { giverKind: 'state overflown', giver: 'Iraq', what: 'overflight', state: 'asked' }
  const { id } = await ok(consul.post(`${mission.path}/permissions`, asked))
  await step('depart')
  await tablet.sync()
  expect((await page()).state).toBe('frozen')
  const [question] = await raised()
  expect(question).toMatchObject({ kind: 'mission step', situation: 'gate unmet', mine: true })
  const granted = { ...asked, state: 'granted', document: 'No. 4', grantedOn: '2026-01-10' }
  await ok(consul.send('PUT', `/operations/permissions/${id}`, granted))
  await ok(consul.post(`${mission.path}/depart`))
  await ok(
    consul.post(`/field/questions/${question.id}/answer`, { stands: null, answer: 'came by telephone' }),
  )
  await tablet.sync()
  expect(tablet.state().mission).toEqual({ state: 'departed', doorsClosed: true })
  expect(tablet.state().raised.filter(({ state }) => state === 'open')).toEqual([])
})

it('arrives by the tablet, with a person whom nobody expected', async () => {
  await step('arrive')
  await count('arrival', 12)
  const nobody = {
    sex: 'female',
    child: true,
    born: null,
    document: null,
    photo: null,
    aboard: true,
  } as const
  const person = { person: crypto.randomUUID(), names: ['Unknown Girl'], withLine: lines[0]!, ...nobody }
  await tablet.act({ kind: 'person added', body: person })
  await tablet.sync()
  expect(await page()).toMatchObject({ state: 'arrived', lines: { arrived: 12 } })
  expect(tablet.state().aboard).toEqual({ lines: 12, added: 1 })
  expect(await raised()).toMatchObject([
    { kind: 'person added', situation: 'as usual', operations: [{ said: 'Unknown Girl' }] },
  ])
})

it('gives one of each operation to whoever asks, office included', async () => {
  const { rows } = await stage.root.query(
    'select count(*)::int as n, count(distinct (device_id, sequence))::int as once from field.operation where mission_id = $1',
    [mission.id],
  )
  await tablet.sync()
  expect(rows[0]).toEqual({ n: tablet.log.size, once: tablet.log.size })
})

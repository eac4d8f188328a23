// Who is both theirs and ours: proposed by one and approved by another here, approved there, answered over the mailbox in
// four messages; each side ends with the candidates and nothing else.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeIn } from '../../src/people/intake.ts'
import { as, line, newList, newSource } from '../people/arrange.ts'
import { agree, day, must, openStates, type State } from './states.ts'

let ours: State
let theirs: State
let close: () => Promise<void>
let agreement: string
let run: string

const both = [
  ['Aigerim Serikkyzy Tokaeva', 'Тоқаева Әйгерім Серікқызы', '1994-03-02'],
  ['Dauren Maratuly Omarov', 'Омаров Дәурен Маратұлы', '1988-11-20'],
] as const
const onlyHere = ['Timur Askaruly Bekov', 'Saule Nurlankyzy Abenova', 'Marat Erlanuly Sadykov']
const onlyThere = ['Ержанова Гүлнар Болатқызы', 'Қасымов Ілияс Нұрланұлы']

beforeAll(async () => {
  ;({ ours, theirs, close } = await openStates())
  const source = await newSource(ours.stage, ours.consul)
  await record(ours, source, [
    ...both.map(([name, , born]) => [name, born] as const),
    ...onlyHere.map((name, at) => [name, `198${at}-05-01`] as const),
  ])
  await record(theirs, await newSource(theirs.stage, theirs.consul, 'civil registry'), [
    ...both.map(([, name, born]) => [name, born] as const),
    ...onlyThere.map((name, at) => [name, `199${at}-07-01`] as const),
  ])
  agreement = await agree(ours, { subjects: 'of a source', sourceId: source })
  await agree(theirs, { gives: 'they' })
}, 120_000)
afterAll(() => close?.())

async function record(state: State, sourceId: string, people: (readonly [string, string])[]): Promise<void> {
  const listId = await newList(state.stage, state.consul, sourceId)
  const lines = people.map(([fullName, born], at) =>
    line({ sourceKey: `${at}`, fullName, bornFrom: born, bornTo: born }, at + 1),
  )
  await as(state.stage, state.consul, (db) => takeIn(db, { listId, sourceId }, lines))
}

const proposal = (more: object = {}) => ({
  agreementId: agreement,
  purpose: 'Whether anyone on the camp list is a national of B',
  terms: {
    threshold: 1,
    ours: 1024,
    theirs: 1024,
    runsMost: 2,
    runsDays: 30,
    until: `${day(7)}T00:00:00Z`,
    ...more,
  },
})

async function approve(state: State, who: State['consul'], id: string): Promise<Record<string, unknown>> {
  const { jobId } = must(await who.post(`/cooperation/intersections/${id}/approve`))
  const job = await state.stage.jobEnds(jobId)
  expect(job).toMatchObject({ state: 'done' })
  return job
}

it('computes nothing before a second officer approves', async () => {
  run = must(await ours.consul.post('/cooperation/intersections', proposal())).id
  expect((await ours.consul.post(`/cooperation/intersections/${run}/approve`)).body.code).toBe(
    'same-person-twice',
  )
  await approve(ours, ours.second, run)
  await ours.work()
  await theirs.work()
  const { items } = must(await theirs.liaison.get('/cooperation/intersections'))
  expect(items).toEqual([
    expect.objectContaining({ id: run, direction: 'theirs', state: 'proposed', persons: null }),
  ])
})

it('finds those whom both hold, in whatever script, and nobody else', async () => {
  await approve(theirs, theirs.consul, run)
  for (let turn = 0; turn < 3; turn++) {
    await theirs.work()
    await ours.work()
  }
  const mine = must(await ours.consul.get(`/cooperation/intersections/${run}`))
  expect(mine).toMatchObject({ state: 'done', persons: 5, candidates: 2 })
  expect(mine.pairs.map((pair: { person: { name: string } }) => pair.person.name).toSorted()).toEqual(
    both.map(([name]) => name).toSorted(),
  )
  const other = must(await theirs.consul.get(`/cooperation/intersections/${run}`))
  expect(other.pairs.map((pair: { person: { name: string } }) => pair.person.name).toSorted()).toEqual(
    both.map(([, name]) => name).toSorted(),
  )
  // The same pair by the same two numbers, seen from either side.
  const numbers = (pairs: { number: number; other: number }[]) =>
    pairs.map((pair) => [pair.number, pair.other])
  expect(
    numbers(other.pairs)
      .map(([a, b]) => `${b} ${a}`)
      .toSorted(),
  ).toEqual(
    numbers(mine.pairs)
      .map(([a, b]) => `${a} ${b}`)
      .toSorted(),
  )
})

it('keeps no secret of a run that has ended, and shows a name of the other side to nobody', async () => {
  for (const { stage } of [ours, theirs]) {
    const { rows } = await stage.root.query('select from cooperation.intersection_state')
    expect(rows).toEqual([])
  }
  const { rows } = await theirs.stage.root.query(
    `select from people.name_form where form ilike '%Aigerim%' union all
     select from cooperation.intersection_pair p where p::text ilike '%Aigerim%'`,
  )
  expect(rows).toEqual([])
})

it('holds to the terms: so many runs, and only while they last', async () => {
  const again = must(await ours.liaison.post('/cooperation/intersections', proposal())).id
  await approve(ours, ours.consul, again)
  const third = must(await ours.liaison.post('/cooperation/intersections', proposal())).id
  const { jobId } = must(await ours.consul.post(`/cooperation/intersections/${third}/approve`))
  expect(await ours.stage.jobEnds(jobId)).toMatchObject({ state: 'failed', problem: 'too-many-runs' })
  expect(must(await ours.liaison.get(`/cooperation/intersections/${third}`))).toMatchObject({
    state: 'failed',
    problem: 'too-many-runs',
  })
  // They do not let the second one run, and we hear of it.
  await ours.work()
  await theirs.work()
  must(await theirs.consul.post(`/cooperation/intersections/${again}/end`))
  await theirs.work()
  await ours.work()
  expect(must(await ours.liaison.get(`/cooperation/intersections/${again}`)).state).toBe('refused')
})

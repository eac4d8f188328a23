import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { register } from './arrange.ts'

let stage: Stage
let officer: Person
let stranger: Person
let camp: Record<string, string>
let home: Record<string, string>

beforeAll(async () => {
  stage = await openStage()
  officer = await stage.person('identity_analyst', await stage.agency())
  stranger = await stage.person('identity_analyst', await stage.agency())
  const day = (value: string) => ({ bornFrom: value, bornTo: value })
  camp = await register(stage, officer, [
    {
      sourceKey: '1',
      fullName: 'أيغريم سيريكوفا',
      sex: 'female',
      ...day('1992-07-14'),
      motherName: 'كولسوم',
    },
    {
      sourceKey: '2',
      fullName: 'تيمور سيريكوف',
      sex: 'male',
      ...day('2013-11-02'),
      motherName: 'أيغريم سيريكوفا',
    },
  ])
  home = await register(
    stage,
    officer,
    [
      {
        sourceKey: '1',
        fullName: 'Серікова Айгерім Болатқызы',
        sex: 'female',
        ...day('1992-07-14'),
        motherName: 'Күлсім',
      },
      {
        sourceKey: '2',
        fullName: 'Серіков Тимур',
        sex: 'male',
        ...day('2013-11-02'),
        motherName: 'Серікова Айгерім',
      },
      { sourceKey: '3', fullName: 'Петров Иван', sex: 'male', ...day('1970-01-05') },
    ],
    'civil registry',
  )
  await register(stage, stranger, [
    { sourceKey: '1', fullName: 'Серікова Айгерім Болатқызы', sex: 'female', ...day('1992-07-14') },
  ])
})
afterAll(() => stage?.close())

const run = async (who = officer) => {
  const ordered = await who.post('/people/matches/suggest')
  expect(ordered.status).toBe(200)
  return await stage.jobEnds(ordered.body.jobId)
}
const open = async (who = officer) => (await who.get('/people/matches')).body

it('suggests pairs with reasons from the agency’s own records, each once', async () => {
  expect(await run()).toMatchObject({ state: 'done', result: { records: 5, suggested: 2, withdrawn: 0 } })
  const { items, total } = await open()
  expect(total).toBe(2)
  const pairs = items.map((item: { left: { anchorId: string }; right: { anchorId: string } }) =>
    [item.left.anchorId, item.right.anchorId].sort(),
  )
  expect(pairs).toContainEqual([camp['1'], home['1']].sort())
  expect(pairs).toContainEqual([camp['2'], home['2']].sort())
  // The less certain first: there a decision teaches more.
  expect(items[0].probability).toBeLessThanOrEqual(items[1].probability)
  expect(items[0].why.every((each: { code: string }) => each.code.startsWith('link.'))).toBe(true)
  expect(JSON.stringify(items[0].why)).not.toContain('"text"')
  expect(await open(stranger)).toMatchObject({ items: [], total: 0 })
  const history = await stage.root.query('select count(*)::int as n from people.match_history')
  expect(await run()).toMatchObject({ result: { suggested: 2, withdrawn: 0 } })
  expect((await stage.root.query('select count(*)::int as n from people.match_history')).rows).toEqual(
    history.rows,
  )
  expect((await open()).total).toBe(2)
})

it('pages without losing or repeating a pair', async () => {
  const first = (await officer.get('/people/matches?limit=1')).body
  const second = (await officer.get(`/people/matches?limit=1&after=${first.next}`)).body
  expect(second.items).toHaveLength(1)
  expect(second.next).toBeNull()
  expect(second.items[0].id).not.toBe(first.items[0].id)
})

it('never brings back what was rejected, until the rejection is undone', async () => {
  const rejected = await officer.post('/people/decisions', {
    leftAnchorId: camp['1'],
    rightAnchorId: home['1'],
    verdict: 'not same',
    reason: 'Different birthplace',
  })
  expect((await open()).total).toBe(1)
  await run()
  expect((await open()).total).toBe(1)
  await officer.post(`/people/decisions/${rejected.body.id}/undo`, { reason: 'Misread' })
  expect((await open()).total).toBe(2)
  await officer.post('/people/decisions', {
    leftAnchorId: camp['1'],
    rightAnchorId: home['1'],
    verdict: 'same',
    reason: 'Agrees',
  })
  await run()
  expect((await open()).total).toBe(1)
})

it('lets a reader look but not order', async () => {
  const planner = await stage.person('mission_planner', officer.agencyId)
  expect((await planner.get('/people/matches')).body.total).toBe(1)
  expect((await planner.post('/people/matches/suggest')).status).toBe(403)
})

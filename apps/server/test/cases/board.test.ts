// The board of an office counts what is owed, as the lists behind it do, and only there.
import { today } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { register } from './register.ts'

let stage: Stage
let home: string
let worker: Person
let protector: Person

beforeAll(async () => {
  stage = await openStage()
  home = await stage.agency()
  worker = await stage.person('case_worker', home)
  protector = await stage.person('child_protection_officer', home)
})
afterAll(() => stage?.close())

const board = async (who: Person) => (await who.get('/cases/board')).body

it('says nothing is owed where nothing is', async () => {
  expect(await board(worker)).toMatchObject({ full: 25, lines: [], whole: { cases: 0, needs: 0 } })
})

it('counts per worker what is past its day, nobody’s first', async () => {
  const [child, adult] = [
    await register(stage, home, 'Aizada', '2016-04-01'),
    await register(stage, home, 'Dana', '1980-01-01'),
  ]
  for (const anchorId of [child, adult]) await worker.post('/cases', { anchorId })
  const { items } = (await worker.get('/cases')).body
  const ofChild = items.find((each: { anchorId: string }) => each.anchorId === child)
  await worker.post(`/cases/${ofChild.id}/assign`, { workerId: worker.id, supervisorId: protector.id })
  await worker.post(`/cases/of/${child}/visits`, { plannedOn: today(-2), purpose: 'To see them' })
  await worker.post(`/cases/of/${child}/visits`, { plannedOn: today(), purpose: 'Not late yet' })
  await worker.post(`/cases/of/${child}/care/tasks`, { kind: 'education', title: 'x', dueOn: today(-1) })
  await protector.post(`/cases/of/${child}/needs`, { need: 'x', urgency: 'high', followUpBy: today(-1) })
  const { lines, whole } = await board(protector)
  expect(lines).toMatchObject([
    { worker: null, cases: 1, visits: 0, needs: 0, withoutCarer: 0 },
    { worker: { id: worker.id }, cases: 1, visits: 1, tasks: 1, needs: 1, withoutCarer: 1 },
  ])
  expect(whole).toMatchObject({ cases: 2, visits: 1, withoutCarer: 1 })
  // As the list behind it says.
  expect((await worker.get('/cases?show=without carer')).body.items).toMatchObject([{ anchorId: child }])
  await worker.post(`/cases/of/${child}/carers`, { kind: 'guardian', name: 'A grandmother', fromOn: today() })
  expect((await board(worker)).whole.withoutCarer).toBe(0)
})

it('shows a clinician no needs, another agency nothing, and whoever holds legal not even that it is there', async () => {
  const [doctor, elsewhere, prosecutor] = [
    await stage.person('clinician', home),
    await stage.person('case_worker', await stage.agency()),
    await stage.person('prosecutor_officer', home),
  ]
  expect((await board(doctor)).whole).toMatchObject({ cases: 2, needs: null })
  expect((await board(elsewhere)).lines).toEqual([])
  expect((await prosecutor.get('/cases/board')).status).toBe(404)
})

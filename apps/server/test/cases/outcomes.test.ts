// How it goes since: counted as it was on the day, withheld where it is small, and rows that name nobody.
import { randomUUID } from 'node:crypto'
import { outcomeIndicators, quarterEnd, today } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { bySql, register } from './register.ts'

let stage: Stage
let home: string
let worker: Person
let overseer: Person
const anchors: string[] = []

// Two half-years, both long past: twelve children each.
const came = ['2022-02-10', '2022-09-10'] as const

beforeAll(async () => {
  stage = await openStage()
  home = await stage.agency()
  worker = await stage.person('case_worker', home)
  overseer = await stage.person('data_protection_officer', home)
  for (const day of came)
    for (let n = 0; n < 12; n++) {
      const anchor = await register(stage, home, `Child ${day} ${n}`, '2012-05-01')
      anchors.push(anchor)
      await put('cases.case', { anchor_id: anchor, reason: 'arrival', opened_on: day, opened_by: worker.id })
      // In school from the first autumn on; those of the first half-year but two.
      if (n > 1 || day === came[1])
        await put('cases.enrolment', {
          anchor_id: anchor,
          school: 'A school',
          class_number: 4,
          teaching_language: 'kk',
          from_on: '2022-09-01',
          until_on: n === 5 ? '2023-01-31' : null,
          recorded_by: worker.id,
        })
    }
})
afterAll(() => stage?.close())

async function put(table: string, row: Record<string, unknown>) {
  const values = { agency_id: home, ...row }
  const names = Object.keys(values)
  await stage.root.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(values),
  )
}

interface Cell {
  cohort: string | null
  months: number
  indicator: string
  who: number | null
  yes: number | null
}
const cellsOf = (cells: Cell[], indicator: string, months: number) =>
  Object.fromEntries(
    cells
      .filter((cell) => cell.indicator === indicator && cell.months === months)
      .map(({ cohort, who, yes }) => [cohort ?? 'all', [who, yes]]),
  )

it('counts as it was on the day so many months after, not as it is now', async () => {
  const { cells, definitions } = (await worker.get('/cases/outcomes')).body
  // 10 August 2022: nobody was in school yet. 10 February 2023: ten were, and one more had left it.
  expect(cellsOf(cells, 'school', 6)).toEqual({
    '2022-H1': [12, 0],
    '2022-H2': [12, 11],
    all: [24, 11],
  })
  expect(cellsOf(cells, 'school', 12)).toMatchObject({ '2022-H1': [12, 9], '2022-H2': [12, 11] })
  expect(definitions.map(({ id }: { id: string }) => id)).toEqual(outcomeIndicators)
  // Their cases are open, and no review was ever agreed.
  expect(cellsOf(cells, 'looked-at', 12)).toMatchObject({ all: [24, 0] })
  // No goal was ever set: of nobody is it asked.
  expect(cellsOf(cells, 'goal-met', 12)).toEqual({})
  // As of a day before the horizon there is nothing.
  const before = (await worker.get('/cases/outcomes?asOf=2022-08-09')).body
  expect(before.cells).toEqual([])
})

it('no longer follows who has left, and leaves out what was opened in error', async () => {
  const [gone, wrong] = [
    await register(stage, home, 'One who moved', '2012-05-01'),
    await register(stage, home, 'One by mistake', '2012-05-01'),
  ]
  for (const [anchor, reason] of [
    [gone, 'left the country'],
    [wrong, 'opened in error'],
  ] as const)
    await put('cases.case', {
      anchor_id: anchor,
      reason: 'arrival',
      opened_on: came[0],
      state: 'closed',
      supervisor_id: worker.id,
      closing_reason: reason,
      closing_words: 'x',
      closing_proposed_by: overseer.id,
      closing_proposed_at: '2022-12-01',
      closed_by: worker.id,
      closed_at: '2022-12-01',
    })
  const { cells } = (await worker.get('/cases/outcomes')).body
  expect(cellsOf(cells, 'school', 6)['2022-H1']).toEqual([13, 0])
  expect(cellsOf(cells, 'school', 12)['2022-H1']).toEqual([12, 9])
})

it('withholds in a quarter what is small, and gives the same again', async () => {
  const asOf = quarterEnd()
  const supervisor = worker
  const { id } = (await supervisor.post('/cases/outcomes/releases', { asOf })).body
  const { rows } = await stage.root.query('select cells from cases.outcome_release where id = $1', [id])
  const cells: Cell[] = rows[0].cells
  // Of the second half-year 1 of 12 is not in school: neither that, nor what gives it away with the sums, is printed.
  const school = cellsOf(cells, 'school', 12)
  expect([school['2022-H1']![1], school['2022-H2']![1]]).toEqual([null, null])
  for (const { who, yes } of cells) {
    if (yes !== null) expect(yes === 0 || yes >= 5).toBe(true)
    if (who !== null && yes !== null) expect(who - yes === 0 || who - yes >= 5).toBe(true)
  }
  // Someone is enrolled for those days afterwards: the office sees it, the quarter stays.
  await put('cases.enrolment', {
    anchor_id: anchors[0],
    school: 'A school',
    class_number: 4,
    teaching_language: 'kk',
    from_on: '2022-09-01',
    recorded_by: worker.id,
  })
  expect((await supervisor.post('/cases/outcomes/releases', { asOf })).body.id).toBe(id)
  const now = (await worker.get('/cases/outcomes')).body
  expect(cellsOf(now.cells, 'school', 12)['2022-H1']).toEqual([12, 10])
  expect(now.released).toMatchObject([{ id, asOf }])
  const file = await worker.get(`/cases/outcomes/releases/${id}/file?as=csv`)
  expect(file.status).toBe(200)
  expect(file.body.toString()).toContain('жарияланбайды')
})

it('refuses a day that is no quarter, or has not come', async () => {
  for (const asOf of ['2025-09-29', quarterEnd(today(120))])
    expect((await worker.post('/cases/outcomes/releases', { asOf })).status).toBe(400)
})

const proposal = {
  title: 'Schooling after return',
  recipient: 'A university',
  purpose: 'To learn what helps',
  legalBasis: 'Law on statistics',
  groupSize: 5,
  untilOn: today(30),
}

it('gives rows for research only once a data-protection officer agrees, and never an id', async () => {
  const [first] = anchors
  await stage.root.query(
    `insert into rights.request (agency_id, anchor_id, called, kind, process, asked_by, asked_on, language, words, recorded_by)
     values ($1, $2, 'x', 'objection', 'research', 'the person', $3, 'kk', 'x', $4)`,
    [home, first, today(), worker.id],
  )
  const { id } = (await worker.post('/cases/research', proposal)).body
  const rowsOf = () => bySql(stage, worker, 'select rows from cases.research_rows where id = $1', [id])
  expect(await rowsOf()).toEqual([])
  expect((await worker.get(`/cases/research/${id}/file?as=csv`)).status).toBe(404)
  expect((await worker.post(`/cases/research/${id}/decide`, { decision: 'agreed', words: 'x' })).status).toBe(
    404,
  )

  const [seen] = (await overseer.get('/cases/research')).body.items
  // 24 of the half-years, and one who left after six months; without the one who objects.
  expect(seen).toMatchObject({ id, decision: null, open: false, summary: { rows: 24, left: 0 } })
  expect(seen.summary.smallest).toBeGreaterThanOrEqual(5)
  expect((await overseer.get('/oversight/morning?zone=UTC')).body.researchProposed).toBe(1)
  expect((await overseer.get(`/cases/research/${id}/file?as=csv`)).status).toBe(404)
  expect(
    (await overseer.post(`/cases/research/${id}/decide`, { decision: 'agreed', words: 'Yes' })).status,
  ).toBe(200)
  expect(
    (await overseer.post(`/cases/research/${id}/decide`, { decision: 'refused', words: 'No' })).status,
  ).toBe(409)

  const [{ rows }] = await rowsOf()
  expect(rows).toHaveLength(24)
  const text = JSON.stringify(rows)
  for (const anchor of anchors) expect(text).not.toContain(anchor)
  expect(text).not.toMatch(/\d{4}-\d\d-\d\d|Child|A school/)
  const file = await worker.get(`/cases/research/${id}/file?as=csv`)
  expect(file.body.toString().trim().split('\r\n')).toHaveLength(25)
  const { rows: taken } = await stage.root.query(
    `select count(*)::int as n from ledger.entry where act = 'export' and about = 'cases.research_rows'`,
  )
  expect(taken[0].n).toBe(1)
  // After its day it is closed.
  await stage.root.query('alter table cases.research_release disable trigger user')
  await stage.root.query(
    `update cases.research_release set proposed_at = now() - interval '40 days', until_on = access.today() - 1 where id = $1`,
    [id],
  )
  expect(await rowsOf()).toEqual([])
})

it('lets nobody agree to their own, nor for another agency, nor by SQL', async () => {
  const id = randomUUID()
  await worker.post('/cases/research', { ...proposal, id })
  const elsewhere = await stage.person('data_protection_officer', await stage.agency())
  expect((await elsewhere.get('/cases/research')).body.items).toEqual([])
  expect(
    (await elsewhere.post(`/cases/research/${id}/decide`, { decision: 'agreed', words: 'x' })).status,
  ).toBe(404)
  await bySql(
    stage,
    worker,
    `update cases.research_release set decision = 'agreed', decided_by = $2, decided_at = now(), decision_words = 'x' where id = $1`,
    [id, worker.id],
  )
  const { rows } = await stage.root.query('select decision from cases.research_release where id = $1', [id])
  expect(rows[0].decision).toBeNull()
  const refused = await overseer.post(`/cases/research/${id}/decide`, { decision: 'refused', words: 'No' })
  expect(refused.status).toBe(200)
  expect(await bySql(stage, worker, 'select rows from cases.research_rows where id = $1', [id])).toEqual([])
})

it('shows another agency nothing, and whoever holds legal not that it is there', async () => {
  const [elsewhere, prosecutor] = [
    await stage.person('case_worker', await stage.agency()),
    await stage.person('prosecutor_officer', home),
  ]
  expect((await elsewhere.get('/cases/outcomes')).body).toMatchObject({ cells: [], released: [] })
  expect((await prosecutor.get('/cases/outcomes')).status).toBe(404)
  expect((await prosecutor.get('/cases/research')).body.items).toEqual([])
  expect(await bySql(stage, prosecutor, 'select * from cases.outcomes(access.today())')).toEqual([])
  await expect(
    bySql(stage, prosecutor, 'select * from cases.research_lines(access.today())'),
  ).rejects.toThrow()
  await expect(
    bySql(stage, worker, 'select * from cases.outcome_lines(access.agency(), access.today(), array[6])'),
  ).rejects.toThrow('permission denied')
})

// How many people no list holds: who stands on which lists is counted by hand here; a joining, its undoing, a dropped
// line, another agency's list and a partner's change the counts as they should; the job and its grants.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { estimate } from '@oralu/figures'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

const shim = join(import.meta.dirname, '../../bin/oralu.js')
let stage: Stage
let agency: string
let press: Person
let second: Person
let consul: Person
let stranger: Person
const sources: Record<string, string> = {}

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency('Agency of returns')
  press = await stage.person('press_officer', agency)
  second = await stage.person('press_officer', agency)
  consul = await stage.person('consular_officer', agency)
  const elsewhere = await stage.agency()
  stranger = await stage.person('press_officer', elsewhere)
  for (const [name, kind, of] of [
    ['Camp', 'camp list', agency],
    ['Registry', 'civil registry', agency],
    ['=Interviews', 'interview', agency],
    ['Given', 'partner list', agency],
    ['Empty', 'camp list', agency],
    ['Theirs', 'camp list', elsewhere],
  ] as const)
    sources[name] = await makeSource(name, kind, of)
})
afterAll(() => stage?.close())

async function makeSource(name: string, kind: string, of: string): Promise<string> {
  const { rows } = await stage.root.query(
    `insert into lists.source (agency_id, name, kind, recorded_by) values ($1, $2, $3, $4) returning id`,
    [of, name, kind, consul.id],
  )
  return rows[0].id
}

/** Somebody who is on these lists, each a record with an anchor of its own. @returns the anchors */
async function put(...names: string[]): Promise<string[]> {
  const anchors: string[] = []
  const person = randomUUID()
  for (const name of names) {
    const anchor = randomUUID()
    const of = name === 'Theirs' ? stranger.agencyId : agency
    const under = name === 'Theirs' ? randomUUID() : person
    await stage.root.query(
      'insert into people.person (id, agency_id) values ($1, $2) on conflict do nothing',
      [under, of],
    )
    await stage.root.query(
      'insert into people.anchor (id, agency_id, person_id, home_person_id) values ($1, $2, $3, $3)',
      [anchor, of, under],
    )
    await stage.root.query('set session_replication_role = replica')
    await stage.root.query(
      `insert into people.record (agency_id, anchor_id, source_id, source_key, list_id, row_number, content_hash, said, recorded_by)
       values ($1, $2, $3, $4, $5, 1, '\\x00', '{}', $6)`,
      [of, anchor, sources[name], randomUUID(), randomUUID(), consul.id],
    )
    await stage.root.query('set session_replication_role = origin')
    anchors.push(anchor)
  }
  return anchors
}
const times = async (count: number, ...names: string[]) => {
  for (let i = 0; i < count; i++) await put(...names)
}

const page = async (who = press) => (await who.get('/figures/estimate')).body
const idsOf = (...names: string[]) => names.map((name) => sources[name]!)
async function order(names: string[], more: object = {}) {
  const { status, body } = await press.post('/figures/estimate', { sourceIds: idsOf(...names), ...more })
  expect([status, body.code]).toEqual([200, undefined])
  const job = await stage.jobEnds(body.jobId)
  expect(job.state).toBe('done')
  return (await page()).last
}
/** People on just these lists, as text. */
const histories = (last: { histories: { lists: string[]; people: number }[] }) =>
  Object.fromEntries(last.histories.map((each) => [each.lists.toSorted().join('+'), each.people]))

it('counts each person once, by the lists that they are on', async () => {
  await times(9, 'Camp')
  await times(6, 'Registry')
  await times(4, 'Camp', 'Registry')
  await times(3, 'Camp', 'Registry', '=Interviews')
  await times(5, '=Interviews')
  await times(7, 'Theirs')
  await times(2, 'Given', 'Camp')
  const dropped = await put('Camp', 'Registry')
  await stage.root.query('update people.record set dropped_at = now() where anchor_id = $1', [dropped[1]])
  const { sources: offered } = await page()
  expect(offered.map((each: { name: string; people: number }) => [each.name, each.people])).toEqual([
    ['=Interviews', 8],
    ['Camp', 19],
    ['Empty', 0],
    ['Registry', 13],
  ])
  const last = await order(['Camp', 'Registry', '=Interviews'])
  expect(histories(last)).toEqual({
    Camp: 12,
    Registry: 6,
    '=Interviews': 5,
    'Camp+Registry': 4,
    '=Interviews+Camp+Registry': 3,
  })
  expect(last.answer.seen).toBe(30)
  expect(last.answer.linkage).toBeNull()
  const counts = [0, 12, 6, 4, 5, 0, 0, 3]
  expect(estimate([{ lists: ['Camp', 'Registry', '=Interviews'], counts }]).estimate).toMatchObject(
    last.answer.estimate,
  )
})

it('follows what officers join and part, and draws what they have not decided', async () => {
  const before = histories(await order(['Camp', 'Registry']))
  const [one] = await put('Camp')
  const [other] = await put('Registry')
  expect(histories(await order(['Camp', 'Registry']))).toEqual({
    ...before,
    Camp: before.Camp! + 1,
    Registry: before.Registry! + 1,
  })
  // An open match counts as it is likelier than not, and is drawn.
  const [left, right] = [one!, other!].toSorted()
  await stage.root.query(
    `insert into people.match (agency_id, left_anchor_id, right_anchor_id, probability, why, method) values ($1, $2, $3, 0.7, '[]', 'test')`,
    [agency, left, right],
  )
  const open = await order(['Camp', 'Registry'])
  expect(histories(open)).toEqual({ ...before, 'Camp+Registry': before['Camp+Registry']! + 1 })
  expect(open.undecided).toBe(1)
  expect(open.answer.linkage.tables).toBe(100)
  expect(await order(['Camp', 'Registry'])).toMatchObject({ answer: open.answer })
  expect((await order(['Camp', 'Registry'], { seed: 2 })).seed).toBe(2)
  // What officers said is not the same is not drawn.
  await stage.root.query(
    `insert into people.decision (id, agency_id, left_anchor_id, right_anchor_id, verdict, reason, needs_second, recorded_by)
     values ($1, $2, $3, $4, 'not same', 'seen both', false, $5)`,
    [randomUUID(), agency, left, right, consul.id],
  )
  expect((await order(['Camp', 'Registry'])).answer.linkage).toBeNull()
  await stage.root.query(
    `update people.decision set undone_at = now(), undone_by = $2, undo_reason = 'x' where left_anchor_id = $1`,
    [left, consul.id],
  )
  // Joined by officers it is one person in every draw; undone they are two again.
  const person = await stage.root.query('select person_id from people.anchor where id = $1', [one])
  await stage.root.query('update people.anchor set person_id = $1 where id = $2', [
    person.rows[0].person_id,
    other,
  ])
  await stage.root.query(`update people.match set state = 'decided' where left_anchor_id = $1`, [left])
  const joined = await order(['Camp', 'Registry'])
  expect(histories(joined)).toEqual({ ...before, 'Camp+Registry': before['Camp+Registry']! + 1 })
  expect(joined.answer.linkage).toBeNull()
  await stage.root.query('update people.anchor set person_id = home_person_id where id = $1', [other])
  expect(histories(await order(['Camp', 'Registry']))).toEqual({
    ...before,
    Camp: before.Camp! + 1,
    Registry: before.Registry! + 1,
  })
})

it('is the same to an outsider who has the counts as a file', async () => {
  const last = await order(['Camp', 'Registry', '=Interviews'])
  const lists: string[] = last.answer.lists.map(({ name }: { name: string }) => name)
  const folder = mkdtempSync(join(tmpdir(), 'oralu-histories-'))
  try {
    const file = join(folder, 'histories.csv')
    const rows = last.histories.map((each: { lists: string[]; people: number }) =>
      [...lists.map((name) => Number(each.lists.includes(name))), each.people].join(),
    )
    writeFileSync(file, [[...lists, 'count'].join(), ...rows].join('\n'))
    const { stdout } = spawnSync(process.execPath, [shim, 'figures', 'estimate', file], {
      encoding: 'utf8',
    })
    expect(JSON.parse(stdout).estimate).toMatchObject(last.answer.estimate)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('is ordered by the press, on lists of its own with somebody on them, and stops when told', async () => {
  const order = (who: Person, ...names: string[]) =>
    who.post('/figures/estimate', { sourceIds: idsOf(...names) })
  for (const names of [
    ['Camp', 'Theirs'],
    ['Camp', 'Given'],
    ['Camp', 'Empty'],
  ])
    expect((await order(press, ...names)).body.code).toBe('refers-to-nothing')
  expect((await order(press, 'Camp', 'Camp')).status).toBe(400)
  expect((await order(press, 'Camp')).status).toBe(400)
  expect((await order(consul, 'Camp', 'Registry')).status).toBe(403)
  expect((await stranger.get('/figures/estimate')).body).toMatchObject({
    sources: [{ name: 'Theirs', people: 7 }],
    last: null,
  })
  expect((await second.get('/figures/estimate')).body.last).not.toBeNull()
  const { body } = await order(press, 'Camp', 'Registry')
  await press.post(`/jobs/${body.jobId}/cancel`, {})
  expect(['cancelled', 'done']).toContain((await stage.jobEnds(body.jobId)).state)
  const client = await stage.connect('oralu_app')
  const as = async (token: string, statement: string, values: unknown[] = []) => {
    await client.query('begin')
    try {
      await client.query('select access.enter($1)', [token])
      return (await client.query(statement, values)).rows
    } catch (error) {
      return (error as Error).message
    } finally {
      await client.query('rollback')
    }
  }
  try {
    const listed = 'select figures.listed($1) as listed'
    const nobody = [{ listed: { links: [], people: [] } }]
    for (const [token, names] of [
      [stranger.token, ['Camp', 'Registry']],
      [press.token, ['Theirs', 'Given']],
      [consul.agencyId === press.agencyId ? '' : consul.token, ['Camp', 'Registry']],
    ] as const)
      expect(await as(token, listed, [idsOf(...names)])).toEqual(nobody)
    // Numbers only: nothing that names anyone leaves the function.
    const told = JSON.stringify(await as(press.token, listed, [idsOf('Camp', 'Registry')]))
    expect(told).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
    expect(await as(press.token, 'select id from people.record')).toEqual([])
    // An answer is nobody's to write but the job's, and stays.
    const { rows } = await stage.root.query(
      `select id from figures.estimate where state = 'answered' limit 1`,
    )
    expect(
      await as(press.token, `update figures.estimate set answer = '{}' where id = $1`, [rows[0].id]),
    ).toMatch('does not change')
    expect(
      await as(second.token, `insert into figures.estimate (source_ids, ordered_by) values ($1, $2)`, [
        idsOf('Camp', 'Registry'),
        press.id,
      ]),
    ).toMatch('own name')
    expect(await as(stranger.token, 'select id from figures.estimate')).toEqual([])
  } finally {
    await client.end()
  }
})

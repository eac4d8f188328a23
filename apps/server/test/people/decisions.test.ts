import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { register } from './arrange.ts'

let stage: Stage
let officer: Person
let colleague: Person
let a: string
let b: string
let c: string

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  officer = await stage.person('identity_analyst', await stage.agency())
  colleague = await stage.person('consular_officer', officer.agencyId)
  const found = await register(stage, officer, [
    { sourceKey: 'a', fullName: 'Сания Жунусова', bornFrom: '1988-02-03', bornTo: '1988-02-03' },
    { sourceKey: 'b', fullName: 'سانيا جونوسوفا', bornFrom: '1988-01-01', bornTo: '1988-12-31' },
    { sourceKey: 'c', fullName: 'Saniya Zhunussova' },
  ])
  ;[a, b, c] = [found['a']!, found['b']!, found['c']!]
})

const decide = (who: Person, left: string, right: string, verdict = 'same', more = {}) =>
  who.post('/people/decisions', {
    leftAnchorId: left,
    rightAnchorId: right,
    verdict,
    reason: 'Birth and parents agree',
    ...more,
  })
const personOf = async (anchor: string): Promise<string> =>
  (await officer.get(`/people/${anchor}`)).body.personId

it('joins, and undoes without loss: what was added meanwhile becomes a question', async () => {
  const homes = [await personOf(a), await personOf(b)]
  await officer.post('/people/statuses', { anchorId: b, status: 'located', validFrom: '2019-01-01' })
  const joined = await decide(officer, b, a)
  expect(joined.body).toMatchObject({ state: 'standing', personId: homes[0] })
  expect(await personOf(b)).toBe(homes[0])
  expect((await officer.get(`/people/${homes[1]}`)).body.personId).toBe(homes[0])
  expect((await officer.get('/people')).body.total).toBe(2)
  expect((await officer.get(`/people/${a}`)).body.records).toHaveLength(2)

  const added = await officer.post('/people/statuses', {
    anchorId: a,
    status: 'returned',
    validFrom: '2019-05-09',
  })
  const undone = await colleague.post(`/people/decisions/${joined.body.id}/undo`, {
    reason: 'Two women of one name',
  })
  expect(undone.body).toEqual({ id: joined.body.id, questions: 1 })
  expect([await personOf(a), await personOf(b)]).toEqual(homes)
  const questions = await officer.get('/people/questions')
  expect(questions.body.items).toMatchObject([
    { aboutTable: 'people.status', aboutId: added.body.id, anchor: { anchorId: a }, other: { anchorId: b } },
  ])
  const question = questions.body.items[0].id
  const stranger = await stage.person('identity_analyst', await stage.agency())
  expect((await stranger.get('/people/questions')).body.items).toEqual([])
  expect((await stranger.post(`/people/questions/${question}/answer`, { answer: 'moves' })).status).toBe(404)
  const reader = await stage.person('case_worker', officer.agencyId)
  expect((await reader.post(`/people/questions/${question}/answer`, { answer: 'moves' })).status).toBe(403)
  expect((await officer.post(`/people/questions/${question}/answer`, { answer: 'moves' })).status).toBe(200)
  expect((await officer.post(`/people/questions/${question}/answer`, { answer: 'stays' })).body.code).toBe(
    'state-changed',
  )
  expect((await officer.get(`/people/${a}`)).body.statuses).toEqual([])
  expect((await officer.get(`/people/${b}`)).body.status).toBe('returned')
  const history = await stage.root.query(
    `select image->>'anchor_id' as anchor from people.status_history where row_id = $1 order by entry_id`,
    [added.body.id],
  )
  expect(history.rows).toEqual([{ anchor: a }, { anchor: b }])
})

it('undoing one link of a chain parts only what hung on it', async () => {
  const first = await decide(officer, a, b)
  await decide(officer, b, c)
  expect(await personOf(c)).toBe(await personOf(a))
  await officer.post('/people/statuses', { anchorId: c, status: 'located', validFrom: '2019-01-01' })
  const undone = await officer.post(`/people/decisions/${first.body.id}/undo`, { reason: 'Wrong' })
  expect(undone.body.questions).toBe(1)
  expect(await personOf(b)).toBe(await personOf(c))
  expect(await personOf(a)).not.toBe(await personOf(b))
  expect((await officer.post(`/people/decisions/${first.body.id}/undo`, { reason: 'Again' })).body.code).toBe(
    'state-changed',
  )
  // Joined again by another decision; the undone one stays in the history.
  await decide(officer, a, c)
  expect(await personOf(a)).toBe(await personOf(b))
  expect(
    (await officer.get(`/people/${a}`)).body.decisions.map(
      (each: { undoReason: string | null }) => each.undoReason,
    ),
  ).toEqual([null, null, 'Wrong'])
})

it('refuses what contradicts a decision that stands, directly or through others, and names it', async () => {
  const apart = await decide(officer, a, c, 'not same')
  await decide(officer, a, b)
  const through = await decide(officer, b, c)
  expect([through.status, through.body.code, through.body.params]).toEqual([
    409,
    'contradicts',
    { decision: apart.body.id },
  ])
  const same = await decide(officer, a, b, 'not same')
  expect(same.status).toBe(409)
  await officer.post(`/people/decisions/${apart.body.id}/undo`, { reason: 'Wrong' })
  expect((await decide(officer, b, c)).status).toBe(200)
  expect((await decide(officer, a, c, 'not same')).body.code).toBe('contradicts')
})

it('joins a prison list only by two officers, on evidence other than the name, and through others too', async () => {
  const prison = (
    await register(stage, officer, [{ sourceKey: 'p', fullName: 'Сания Жунусова' }], 'prison list')
  )['p']!
  const bare = await decide(officer, a, prison)
  expect([bare.status, bare.body.issues[0].path]).toEqual([400, 'body.evidence'])
  const proposed = await decide(officer, a, prison, 'same', { evidence: 'The same document number' })
  expect(proposed.body.state).toBe('waiting')
  expect(await personOf(a)).not.toBe(await personOf(prison))
  expect((await colleague.get('/people/decisions?state=waiting')).body.items).toMatchObject([
    { id: proposed.body.id, mine: false, needsSecond: true },
  ])
  expect((await officer.post(`/people/decisions/${proposed.body.id}/confirm`)).body.code).toBe(
    'same-person-twice',
  )
  expect((await colleague.post(`/people/decisions/${proposed.body.id}/confirm`)).status).toBe(200)
  expect(await personOf(a)).toBe(await personOf(prison))
  // What is joined to someone with a prison record joins the record too.
  expect((await decide(officer, a, b)).status).toBe(400)
  expect((await decide(officer, a, b, 'same', { evidence: 'Photograph' })).body.state).toBe('waiting')
  await expect(
    stage.root.query('update people.decision set confirmed_by = recorded_by where id = $1', [
      proposed.body.id,
    ]),
  ).rejects.toThrow(/check/)
})

it('asks for a second officer by the source, and so betrays no legal fact of a record', async () => {
  const mapping = { version: 1, columns: [{ column: 'Дело', compartment: 'legal', field: 'legal' }] }
  const found = await register(
    stage,
    officer,
    [
      { sourceKey: 'with', fullName: 'A B', legal: { Дело: 'открыто' } },
      { sourceKey: 'without', fullName: 'A C' },
    ],
    'camp list',
    mapping,
  )
  const ask = (anchor: string) => officer.get(`/people/compare?left=${a}&right=${anchor}`)
  expect((await ask(found['with']!)).body.needsSecond).toBe(true)
  expect((await ask(found['without']!)).body.needsSecond).toBe(true)
  expect((await ask(b)).body.needsSecond).toBe(false)
})

it('a pair of another agency cannot be decided, nor told from one that does not exist', async () => {
  const stranger = await stage.person('identity_analyst', await stage.agency())
  const own = (await register(stage, stranger, [{ sourceKey: 'o', fullName: 'X Y' }]))['o']!
  const [existing, nobody] = [await decide(stranger, own, a), await decide(stranger, own, randomUUID())]
  expect([existing.status, existing.body.code]).toEqual([nobody.status, nobody.body.code])
  expect((await stranger.get(`/people/compare?left=${own}&right=${a}`)).status).toBe(404)
  await stage.grant(officer.agencyId, stranger.agencyId, 'identity')
  expect((await decide(stranger, own, a)).status).toBe(403)
  const joined = await decide(officer, a, b)
  expect((await stranger.post(`/people/decisions/${joined.body.id}/undo`, { reason: 'x' })).status).toBe(403)
  const reader = await stage.person('mission_planner', officer.agencyId)
  expect((await decide(reader, a, c)).status).toBe(403)
})

it('two officers who join at once leave one group', async () => {
  const answers = await Promise.all([decide(officer, a, b), decide(colleague, b, c), decide(officer, a, c)])
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(new Set([await personOf(a), await personOf(b), await personOf(c)]).size).toBe(1)
})

it('a fact of a compartment the undoer does not hold is asked of those who do, and nobody else sees it', async () => {
  const joined = await decide(officer, a, b)
  await stage.root.query(
    `insert into people.fact_table (name, compartment) values ('people.protection_said', 'protection') on conflict do nothing`,
  )
  await stage.root.query('grant update (anchor_id) on people.protection_said to oralu_counts')
  await stage.root.query(`alter table people.protection_said alter column record_id drop not null`)
  const { rows } = await stage.root.query(
    `insert into people.protection_said (agency_id, anchor_id, record_id, said, recorded_by) values ($1, $2, null, '{}', $3) returning id`,
    [officer.agencyId, a, officer.id],
  )
  const undone = await officer.post(`/people/decisions/${joined.body.id}/undo`, { reason: 'Wrong' })
  expect(undone.body.questions).toBe(0)
  expect((await officer.get('/people/questions')).body.items).toEqual([])
  expect((await officer.get(`/people/${a}`)).body.openQuestions).toBe(0)
  const guardian = await stage.person('child_protection_officer', officer.agencyId)
  const asked = (await guardian.get('/people/questions')).body.items
  expect(asked).toMatchObject([{ aboutId: rows[0].id }])
  expect((await guardian.post(`/people/questions/${asked[0].id}/answer`, { answer: 'moves' })).status).toBe(
    200,
  )
  expect(
    (await stage.root.query('select anchor_id from people.protection_said where id = $1', [rows[0].id]))
      .rows[0].anchor_id,
  ).toBe(b)
})

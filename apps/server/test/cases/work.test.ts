import { randomUUID } from 'node:crypto'
import { today } from '@oralu/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { register } from './register.ts'

let stage: Stage
let agency: string
let worker: Person
let supervisor: Person
let child: string
let caseId: string

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  worker = await stage.person('case_worker', agency)
  supervisor = await stage.person('child_protection_officer', agency)
  child = await register(stage, agency, 'Aizada', '2016-04-01')
  await worker.post('/cases', { anchorId: child })
  caseId = (await worker.get('/cases')).body.items[0].id
})
afterAll(() => stage?.close())

const page = async () => (await worker.get(`/cases/${caseId}`)).body
const kinds = async () => (await page()).timeline.map((each: { kind: string }) => each.kind)

describe('a case is worked', () => {
  it('by a named worker under a supervisor who is another person', async () => {
    const same = await worker.post(`/cases/${caseId}/assign`, {
      workerId: worker.id,
      supervisorId: worker.id,
    })
    expect([same.status, same.body.code]).toEqual([403, 'same-person-twice'])
    const doctor = await stage.person('clinician', agency)
    expect(
      (await worker.post(`/cases/${caseId}/assign`, { workerId: doctor.id, supervisorId: null })).status,
    ).toBe(422)
    const key = randomUUID()
    const body = { workerId: worker.id, supervisorId: supervisor.id }
    const once = await worker.post(`/cases/${caseId}/assign`, body, key)
    expect(once.body).toEqual({ id: caseId })
    expect((await worker.post(`/cases/${caseId}/assign`, body, key)).body).toEqual(once.body)
    expect(await page()).toMatchObject({
      worker: { id: worker.id },
      supervisor: { id: supervisor.id },
      own: true,
    })
    const { items } = (await worker.get('/cases/colleagues')).body
    expect(items.find((each: { id: string }) => each.id === worker.id)).toMatchObject({
      caseload: 1,
      signs: true,
    })
  })

  it('with its tracks, tasks and notes of care, and a course that reads like a story', async () => {
    const of = `/cases/of/${child}`
    const track = await worker.post(`${of}/care/tracks`, {
      kind: 'education',
      plan: 'A place in the first class',
    })
    expect(track.status).toBe(200)
    await worker.send('PUT', `/cases/care/tracks/${track.body.id}`, {
      state: 'on hold',
      plan: 'Waiting for papers',
    })
    const wrong = await worker.post(`${of}/care/tracks`, { kind: 'health', plan: 'Not care' })
    expect([wrong.status, wrong.body.code]).toEqual([400, 'body-invalid'])
    await worker.post(`${of}/carers`, { kind: 'provisional carer', name: 'Grandmother Kulyash' })
    await worker.post(`${of}/visits`, { plannedOn: '2026-01-10', purpose: 'First days at school' })
    const task = await worker.post(`${of}/care/tasks`, {
      kind: 'documents',
      title: 'Ask for the birth entry',
      dueOn: '2026-01-05',
      ownerId: supervisor.id,
    })
    const note = await worker.post(`${of}/care/notes`, { body: 'Settled in well' })
    const corrected = await worker.post(`${of}/care/notes`, {
      body: 'Settled in, sleeps badly',
      supersedes: note.body.id,
    })
    expect(corrected.status).toBe(200)
    const { body } = await worker.get(`${of}/care`)
    expect(body.tracks).toMatchObject([{ kind: 'education', state: 'on hold', plan: 'Waiting for papers' }])
    expect(body.tasks).toMatchObject([
      { id: task.body.id, overdue: true, owner: { id: supervisor.id }, done: null },
    ])
    expect(body.notes).toMatchObject([
      { id: note.body.id, supersededBy: corrected.body.id },
      { supersedes: note.body.id },
    ])
    expect(await kinds()).toEqual(
      expect.arrayContaining(['opened', 'worker', 'supervisor', 'carer', 'track']),
    )
    expect((await page()).visits).toMatchObject([{ overdue: true, doneOn: null }])
  })

  it('with a note that nobody changes, not even by SQL', async () => {
    const app = await stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [worker.token])
    await expect(app.query(`update cases.care_note set body = 'other'`)).rejects.toMatchObject({
      code: '42501',
    })
    await app.end()
  })

  it('in the morning: what is late, first', async () => {
    const need = await supervisor.post(`/cases/of/${child}/needs`, {
      need: 'Afraid of a relative',
      urgency: 'high',
      followUpBy: '2026-01-02',
    })
    expect(need.status).toBe(200)
    await stage.root.query(`update cases.case set review_on = '2026-01-01' where id = $1`, [caseId])
    const other = await register(stage, agency, 'Nur', '2018-01-01')
    await worker.post('/cases', { anchorId: other })
    const today = (await worker.get('/cases/today')).body
    expect(today).toMatchObject({
      caseload: 1,
      notSeen: {
        count: 1,
        items: [{ caseId, urgency: 'high', on: '2026-01-02', person: { name: 'Aizada' } }],
      },
      reviews: { count: 1 },
      visits: { count: 1, items: [{ purpose: 'First days at school' }] },
      withoutCarer: { count: 0 },
      withoutWorker: 1,
    })
    expect((await supervisor.get('/cases/today')).body.tasks).toMatchObject({
      count: 1,
      items: [{ caseId, part: 'care' }],
    })
    const filtered = async (show: string) =>
      (await worker.get(`/cases?show=${encodeURIComponent(show)}`)).body.items.map(
        (each: { anchorId: string }) => each.anchorId,
      )
    expect(await filtered('not seen')).toEqual([child])
    expect(await filtered('without carer')).toEqual([other])
    expect(await filtered('without worker')).toEqual([other])
    await worker.post(`/cases/needs/${need.body.id}/seen`, { on: '2026-01-03' })
    expect(await filtered('not seen')).toEqual([])
    expect((await worker.get('/cases/today')).body.notSeen.count).toBe(0)
  })

  it('and listed by key, own caseload first', async () => {
    for (let i = 0; i < 5; i++)
      await worker.post('/cases', { anchorId: await register(stage, agency, `Person ${i}`, '1990-01-01') })
    const found: string[] = []
    let next: string | null = null
    do {
      const { body } = await worker.get(`/cases?limit=2${next ? `&after=${next}` : ''}`)
      found.push(...body.items.map((each: { id: string }) => each.id))
      next = body.next
    } while (next)
    expect(found[0]).toBe(caseId)
    expect(new Set(found).size).toBe(found.length)
    expect(found).toHaveLength(7)
    expect((await worker.get('/cases?after=nonsense')).status).toBe(400)
  })
})

describe('a case closes', () => {
  const closing = {
    reason: 'aims reached',
    words: 'At school, with her grandmother as guardian.',
    closure: { outcomes: [], agreed: true, agreedBy: 'the child with guardian', agreedWords: 'Yes.' },
  }

  it('only by two: proposed by one, signed by the supervisor', async () => {
    expect((await worker.post(`/cases/${caseId}/close`)).body.code).toBe('step-not-open')
    expect((await supervisor.post(`/cases/${caseId}/closing`, closing)).body.code).toBe('same-person-twice')
    const need = await worker.post(`/cases/of/${child}/needs`, {
      need: 'A safe way to school',
      urgency: 'low',
      followUpBy: '2027-01-01',
    })
    expect((await worker.post(`/cases/${caseId}/closing`, closing)).body.code).toBe('gate-unmet')
    await worker.post(`/cases/needs/${need.body.id}/seen`, { on: '2026-11-01' })
    expect((await worker.post(`/cases/${caseId}/closing`, closing)).body.code).toBe('gate-unmet')
    for (const kind of ['assessment', 'plan', 'review']) {
      const more = kind === 'assessment' ? { reception: 'The centre' } : { nextOn: today(30) }
      const body = { kind, heldOn: today(), words: 'w', ownView: 'v', ...more }
      const { id } = (await worker.post(`/cases/${caseId}/gates`, body)).body
      expect((await supervisor.post(`/cases/gates/${id}/sign`)).status).toBe(200)
    }
    expect((await worker.post(`/cases/${caseId}/closing`, closing)).status).toBe(200)
    expect((await worker.post(`/cases/${caseId}/close`)).body.code).toBe('same-person-twice')
    const colleague = await stage.person('case_worker', agency)
    expect((await colleague.post(`/cases/${caseId}/close`)).body.code).toBe('not-allowed')
    expect((await supervisor.get('/cases/today')).body.closings).toMatchObject({
      count: 1,
      items: [{ caseId }],
    })
  })

  it('not by SQL in another name', async () => {
    const app = await stage.connect('oralu_app')
    const forge = async (token: string, text: string) => {
      await app.query('begin')
      await app.query('select access.enter($1)', [token])
      await expect(app.query(text, [caseId])).rejects.toMatchObject({
        code: expect.stringMatching(/42501|23514/),
      })
      await app.query('rollback')
    }
    await forge(
      worker.token,
      `update cases.case set state = 'closed', closed_by = supervisor_id, closed_at = now() where id = $1`,
    )
    await forge(
      worker.token,
      `update cases.case set state = 'closed', closed_by = worker_id, closed_at = now(), supervisor_id = worker_id where id = $1`,
    )
    await app.end()
  })

  it('and stays as it was closed; a new one opens beside it', async () => {
    expect((await supervisor.post(`/cases/${caseId}/closing/withdraw`)).status).toBe(200)
    expect((await page()).closing).toBeNull()
    await worker.post(`/cases/${caseId}/closing`, closing)
    expect((await supervisor.post(`/cases/${caseId}/close`)).status).toBe(200)
    expect(await page()).toMatchObject({
      state: 'closed',
      closed: { by: { id: supervisor.id } },
      closing: { reason: 'aims reached' },
    })
    expect((await kinds()).at(-1)).toBe('closed')
    expect(
      (await worker.post(`/cases/${caseId}/review`, { state: 'open', nextOn: '2027-01-01' })).body.code,
    ).toBe('step-not-open')
    await worker.post('/cases', { anchorId: child })
    const states = (await worker.get('/cases?limit=100')).body.items
      .filter((each: { anchorId: string }) => each.anchorId === child)
      .map((each: { state: string }) => each.state)
    expect(states.sort()).toEqual(['closed', 'open'])
  })
})

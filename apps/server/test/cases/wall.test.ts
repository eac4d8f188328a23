// The wall between compartments: what each duty sees of one person, and what it cannot even suspect.

import type { Role } from '@oralu/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { bySql, readings, register } from './register.ts'

let stage: Stage
let agency: string
let child: string
let caseId: string
let worker: Person
let protector: Person
let doctor: Person
let prosecutor: Person
const notes: Record<string, string> = {}

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  const of = (role: Role) => stage.person(role, agency)
  ;[worker, protector, doctor, prosecutor] = [
    await of('case_worker'),
    await of('child_protection_officer'),
    await of('clinician'),
    await of('prosecutor_officer'),
  ]
  child = await register(stage, agency, 'Aizada', '2016-04-01')
  await worker.post('/cases', { anchorId: child })
  caseId = (await worker.get('/cases')).body.items[0].id
  for (const [part, author] of [
    ['care', worker],
    ['health', doctor],
    ['protection', protector],
    ['legal', prosecutor],
  ] as const) {
    const kind = part === 'care' ? 'education' : part
    for (const [what, body] of [
      ['tracks', { kind, plan: `plan of ${part}` }],
      ['tasks', { kind, title: `task of ${part}`, dueOn: '2026-01-01' }],
    ] as const)
      expect((await author.post(`/cases/of/${child}/${part}/${what}`, body)).status).toBe(200)
    notes[part] = (
      await author.post(`/cases/of/${child}/${part}/notes`, { body: `secret of ${part}` })
    ).body.id
  }
})
afterAll(() => stage?.close())

const parts = ['care', 'health', 'protection', 'legal'] as const
const statusOf = async (person: Person, part: string) =>
  (await person.get(`/cases/of/${child}/${part}`)).status
const sees = async (person: Person) =>
  Object.fromEntries(await Promise.all(parts.map(async (part) => [part, await statusOf(person, part)])))

describe('the wall', () => {
  it.each([
    ['case_worker', [200, 404, 200, 404], ['care', 'protection']],
    ['child_protection_officer', [200, 404, 200, 404], ['care', 'protection']],
    ['clinician', [200, 200, 404, 404], ['care', 'health']],
  ] as const)('%s sees %j of care, health, protection, legal', async (role, statuses, opens) => {
    const person = await stage.person(role, agency)
    expect(Object.values(await sees(person))).toEqual(statuses)
    const { body, status } = await person.get(`/cases/${caseId}`)
    expect(status).toBe(200)
    expect(body.opens).toEqual(opens)
    for (const part of parts.filter((each) => !(opens as readonly string[]).includes(each)))
      expect(JSON.stringify(body)).not.toContain(`of ${part}`)
  })

  it("lets the prosecutor's officer see legal, and of the rest not even that a case exists", async () => {
    expect(await sees(prosecutor)).toEqual({ care: 404, health: 404, protection: 404, legal: 200 })
    for (const path of [
      '/cases',
      `/cases/${caseId}`,
      '/cases/today',
      '/cases/colleagues',
      `/cases/of/${child}/counselling`,
    ])
      expect((await prosecutor.get(path)).status).toBe(404)
    expect((await prosecutor.get('/cases/legal')).body.items).toMatchObject([
      { anchorId: child, person: { name: 'Aizada' } },
    ])
    for (const table of ['case', 'care_note', 'care_track', 'care_task', 'carer', 'visit'])
      expect(await bySql(stage, prosecutor, `select id from cases.${table}`)).toEqual([])
    for (const part of ['health', 'protection'])
      for (const kind of ['track', 'task', 'note']) {
        expect(await bySql(stage, prosecutor, `select id from cases.${part}_${kind}`)).toEqual([])
        expect(
          await bySql(stage, prosecutor, `select * from cases.read_${part}_${kind}($1)`, [[child]]),
        ).toEqual([])
      }
    expect(await bySql(stage, prosecutor, 'select * from cases.needs_waiting($1)', [[child]])).toEqual([])
    expect((await prosecutor.post(`/cases/of/${child}/care/notes`, { body: 'x' })).status).toBe(404)
  })

  it.each([
    'administrator',
    'data_protection_officer',
    'press_officer',
    'partner_liaison',
    'mission_planner',
    'consular_officer',
  ] as const)('shows %s nothing', async (role) => {
    const person = await stage.person(role, agency)
    expect(Object.values(await sees(person))).toEqual([404, 404, 404, 404])
    expect((await person.get(`/cases/${caseId}`)).status).toBe(404)
    expect((await person.get('/cases')).status).toBe(404)
  })

  it('lets a clinician read care but not write it, and a case worker not even try health', async () => {
    expect((await doctor.post(`/cases/of/${child}/care/notes`, { body: 'x' })).status).toBe(403)
    expect(
      (await doctor.post(`/cases/${caseId}/assign`, { workerId: null, supervisorId: null })).status,
    ).toBe(403)
    expect((await worker.post(`/cases/of/${child}/health/notes`, { body: 'x' })).status).toBe(404)
    // A correction of a note one cannot read is as one of a note that is not there.
    expect(
      (await worker.post(`/cases/of/${child}/care/notes`, { body: 'x', supersedes: notes['health'] })).status,
    ).toBe(422)
  })

  it('keeps sensitive words from a plain SELECT even of who may read them', async () => {
    await expect(bySql(stage, doctor, 'select body from cases.health_note')).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('a reading of health', () => {
  it('stands in the ledger once, with the id of the note', async () => {
    const reader = await stage.person('clinician', agency)
    expect((await reader.get(`/cases/of/${child}/health`)).body.notes).toMatchObject([
      { id: notes['health'], body: 'secret of health' },
    ])
    expect(await readings(stage, 'cases.health_note', reader.id)).toEqual([[notes['health']]])
    expect(await readings(stage, 'cases.protection_note', reader.id)).toEqual([])
  })
})

describe('another agency', () => {
  it('sees nothing without a grant, with a grant what it names, after its end nothing', async () => {
    const elsewhere = await stage.agency()
    const stranger = await stage.person('clinician', elsewhere)
    expect(Object.values(await sees(stranger))).toEqual([404, 404, 404, 404])
    expect((await stranger.get(`/cases/${caseId}`)).status).toBe(404)
    expect((await stranger.get('/cases')).body.items).toEqual([])
    await stage.grant(agency, elsewhere, 'health', { subject: child, ended: true })
    expect(await statusOf(stranger, 'health')).toBe(404)
    await stage.grant(agency, elsewhere, 'health', { subject: child })
    expect((await stranger.get(`/cases/of/${child}/health`)).body.notes).toMatchObject([
      { body: 'secret of health' },
    ])
    expect(await statusOf(stranger, 'care')).toBe(404)
    // A grant lends sight, not a pen.
    const task = (await stranger.get(`/cases/of/${child}/health`)).body.tasks[0]
    expect((await stranger.post(`/cases/health/tasks/${task.id}/done`)).status).toBe(403)
    // A grant of legal lends nothing to a duty that does not hold it.
    await stage.grant(agency, elsewhere, 'legal', { subject: child })
    expect(await statusOf(stranger, 'legal')).toBe(404)
    await stage.grant(agency, elsewhere, 'care', { subject: child })
    expect((await stranger.get(`/cases/${caseId}`)).body.own).toBe(false)
  })
})

describe('break-glass', () => {
  it('opens health of one person for four hours, and waits for its review', async () => {
    const other = await register(stage, agency, 'Nur', '2017-01-01')
    await doctor.post(`/cases/of/${other}/health/notes`, { body: 'secret of the other' })
    const breaker = await stage.person('case_worker', agency)
    expect(await statusOf(breaker, 'health')).toBe(404)
    const app = await stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [breaker.token])
    const glass = await app.query(
      `select access.break_glass_for(gen_random_uuid(), 'health', $1, 'The child has collapsed and no clinician answers') as id`,
      [child],
    )
    await app.query('commit')
    await app.end()
    const { status, body } = await breaker.get(`/cases/of/${child}/health`)
    expect([status, body.notes[0].body]).toEqual([200, 'secret of health'])
    expect(Date.parse(body.glassUntil) - Date.now()).toBeGreaterThan(3.9 * 3_600_000)
    expect((await breaker.get(`/cases/${caseId}`)).body.opens).toEqual(['care', 'health', 'protection'])
    expect(await readings(stage, 'cases.health_note', breaker.id)).toEqual([[notes['health']]])
    expect((await breaker.get(`/cases/of/${other}/health`)).status).toBe(404)
    expect((await breaker.post(`/cases/of/${child}/health/notes`, { body: 'x' })).status).toBe(404)
    const reviewer = await stage.person('data_protection_officer', agency)
    const waiting = await bySql(
      stage,
      reviewer,
      'select id, account_id, subject_id from access.break_glass where reviewed_at is null',
    )
    expect(waiting).toEqual([{ id: glass.rows[0].id, account_id: breaker.id, subject_id: child }])
    // Four hours later; the row itself is not changed by anybody.
    await stage.root.query('set session_replication_role = replica')
    await stage.root.query(
      `update access.break_glass set started_at = now() - interval '5 hours', ends_at = now() - interval '1 hour'`,
    )
    await stage.root.query('set session_replication_role = origin')
    expect(await statusOf(breaker, 'health')).toBe(404)
  })
})

describe('break-glass by whoever holds legal', () => {
  it('opens nothing that was told for help', async () => {
    const officer = await stage.person('prosecutor_officer', agency)
    const app = await stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [officer.token])
    for (const part of ['care', 'health', 'protection'])
      await app
        .query(
          `savepoint before; select access.break_glass_for(gen_random_uuid(), '${part}', '${child}', 'I would like to read what she told them')`,
        )
        .catch(() => app.query('rollback to before'))
    await app.query('commit')
    await app.end()
    expect(await sees(officer)).toEqual({ care: 404, health: 404, protection: 404, legal: 200 })
    expect((await officer.get(`/cases/${caseId}`)).status).toBe(404)
    for (const part of ['health', 'protection'])
      expect(await bySql(stage, officer, `select * from cases.read_${part}_note($1)`, [[child]])).toEqual([])
    for (const table of ['case', 'case_history', 'care_note', 'care_note_history', 'carer', 'visit'])
      expect(await bySql(stage, officer, `select 1 from cases.${table}`)).toEqual([])
  })
})

describe('a counselling note', () => {
  it('is for its author and the supervisor named, by no other way', async () => {
    const written = await worker.post(`/cases/of/${child}/counselling`, {
      body: 'spoken in confidence',
      supervisorId: protector.id,
    })
    expect(written.status).toBe(200)
    const read = async (person: Person) => (await person.get(`/cases/of/${child}/counselling`)).body.items
    expect(await read(worker)).toMatchObject([
      { id: written.body.id, own: true, body: 'spoken in confidence' },
    ])
    expect(await read(protector)).toMatchObject([{ own: false, supervisor: { id: protector.id } }])
    expect(await readings(stage, 'cases.counselling_note', protector.id)).toEqual([[written.body.id]])
    const colleague = await stage.person('child_protection_officer', agency)
    for (const person of [colleague, doctor]) expect(await read(person)).toEqual([])
    for (const person of [
      colleague,
      doctor,
      prosecutor,
      await stage.person('administrator', agency),
      await stage.person('data_protection_officer', agency),
    ]) {
      expect(await bySql(stage, person, 'select id from cases.counselling_note')).toEqual([])
      expect(await bySql(stage, person, 'select * from cases.read_counselling_note($1)', [[child]])).toEqual(
        [],
      )
      await expect(bySql(stage, person, 'select body from cases.counselling_note')).rejects.toMatchObject({
        code: '42501',
      })
      await expect(
        bySql(stage, person, 'select image from cases.counselling_note_history'),
      ).rejects.toMatchObject({
        code: '42501',
      })
    }
    await stage.grant(agency, await stage.agency(), 'care')
    const corrected = await colleague.post(`/cases/of/${child}/counselling`, {
      body: 'x',
      supersedes: written.body.id,
    })
    expect(corrected.status).toBe(422)
  })

  it('is not written in the name of another', async () => {
    await expect(
      bySql(
        stage,
        doctor,
        'insert into cases.counselling_note (anchor_id, author_id, body) values ($1, $2, $3)',
        [child, worker.id, 'x'],
      ),
    ).rejects.toMatchObject({ code: '42501' })
    expect(
      (await worker.post(`/cases/of/${child}/counselling`, { body: 'x', supervisorId: worker.id })).body.code,
    ).toBe('same-person-twice')
  })
})

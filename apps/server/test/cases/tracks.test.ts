// The tracks of one child: school and papers, health behind its wall, belief counselling that stays free, and a clock that
// nobody can set for later than three months.
import { daysAfter, reviewLimit, tellsOfReturn, today } from '@oralu/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../operations/pdf-text.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { bySql, readings, register } from './register.ts'

let stage: Stage
let agency: string
let worker: Person
let protector: Person
let doctor: Person
let child: string
let adult: string
let caseId: string

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  worker = await stage.person('case_worker', agency)
  protector = await stage.person('child_protection_officer', agency)
  doctor = await stage.person('clinician', agency)
  child = await register(stage, agency, 'Aizada', '2016-04-01')
  adult = await register(stage, agency, 'Saule', '1990-04-01')
  await worker.post('/cases', { anchorId: child })
  await worker.post('/cases', { anchorId: adult })
  const { items } = (await worker.get('/cases')).body
  caseId = items.find((each: { anchorId: string }) => each.anchorId === child).id
  for (const { id } of items)
    await worker.post(`/cases/${id}/assign`, { workerId: worker.id, supervisorId: protector.id })
})
afterAll(() => stage?.close())

const ok = async (answer: Promise<{ status: number; body: { id: string; code?: string } }>) => {
  const { status, body } = await answer
  expect([status, body.code]).toEqual([200, undefined])
  return body.id
}
const code = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer
  return [status, body.code]
}
const openTrack = (who: Person, part: string, kind: string, of = child) =>
  ok(who.post(`/cases/of/${of}/${part}/tracks`, { kind, plan: `What is wanted of ${kind}` }))
const plans = async (who: Person, part: string, of = child) =>
  (await who.get(`/cases/of/${of}/${part}/plans`)).body.items
/** The clock of a track, as it would stand had it begun so many days ago. */
const begun = async (part: string, id: string, days: number) => {
  const from = today(-days)
  await stage.root.query(`update cases.${part}_track set clock_from = $2, review_on = $3 where id = $1`, [
    id,
    from,
    reviewLimit(from),
  ])
}
const assessment = { assessedOn: today(), ownView: 'I want to read', strengths: 'Curious', needed: 'Letters' }
const goal = {
  aim: 'Reads with her class',
  measure: 'learning',
  indicator: 'Letters read aloud without help',
  unit: 'letters',
  baseline: 5,
  target: 42,
  dueOn: today(80),
}
const agreement = {
  givenOn: today(),
  by: 'guardian',
  how: 'written',
  witness: null,
  language: 'Kazakh',
  interpreter: null,
  privateRoom: true,
  guardPresent: false,
  alternatives: true,
  words: 'Yes, please teach her.',
  childView: 'Wants to go with her sister.',
}

describe('a child at school', () => {
  let track: string
  let reading: string
  let lessons: string

  it('is assessed; a newer assessment supersedes the older, and neither is changed', async () => {
    track = await openTrack(worker, 'care', 'education')
    await ok(worker.post(`/cases/care/tracks/${track}/assessments`, { ...assessment, assessedOn: today(-9) }))
    await ok(
      worker.post(`/cases/care/tracks/${track}/assessments`, { ...assessment, needed: 'Letters, and rest' }),
    )
    const [plan] = await plans(worker, 'care')
    expect(plan).toMatchObject({ kind: 'education', standing: 'ahead', reviewOn: reviewLimit(today()) })
    expect(plan.assessments.map((each: { needed: string }) => each.needed)).toEqual([
      'Letters, and rest',
      'Letters',
    ])
    const { rows } = await stage.root.query(
      `select count(supersedes)::int as n from cases.care_track_assessment where track_id = $1`,
      [track],
    )
    expect(rows).toEqual([{ n: 1 }])
    await expect(
      bySql(stage, worker, `update cases.care_track_assessment set needed = 'other'`),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('has goals that are a line of dated values, or a yes or no', async () => {
    reading = await ok(worker.post(`/cases/care/tracks/${track}/goals`, goal))
    const placed = await ok(
      worker.post(`/cases/care/tracks/${track}/goals`, {
        ...goal,
        aim: 'Has a place in a class',
        measure: 'steps',
        indicator: 'Sits in a class',
        unit: null,
        baseline: 0,
        target: 1,
      }),
    )
    for (const [days, value] of [
      [-6, 5],
      [-3, 12],
      [0, 21],
    ] as const)
      await ok(
        worker.post(`/cases/care/goals/${reading}/measurements`, { on: today(days), value, words: null }),
      )
    expect(
      await code(
        worker.post(`/cases/care/goals/${placed}/measurements`, { on: today(), value: 0.5, words: null }),
      ),
    ).toEqual([409, 'step-not-open'])
    expect(
      await code(
        worker.post(`/cases/care/goals/${reading}/measurements`, { on: today(1), value: 9, words: null }),
      ),
    ).toEqual([409, 'step-not-open'])
    await ok(worker.post(`/cases/care/goals/${placed}/measurements`, { on: today(), value: 1, words: null }))
    await ok(worker.send('PUT', `/cases/care/goals/${placed}`, { state: 'met', why: null }))
    expect(
      await code(worker.send('PUT', `/cases/care/goals/${reading}`, { state: 'given up', why: null })),
    ).toEqual([400, 'body-invalid'])
    const [plan] = await plans(worker, 'care')
    expect(plan.goals).toMatchObject([
      { measurements: [{ value: 5 }, { value: 12 }, { value: 21 }], state: 'open', unit: 'letters' },
      { measurements: [{ value: 1 }], state: 'met', settled: { by: { id: worker.id } } },
    ])
  })

  it.each([
    { indicator: 'Degree of radicalisation' },
    { indicator: 'Снижение радикальных взглядов' },
    { indicator: 'Діни сенім өзгерісі' },
    { indicator: 'درجة التطرف' },
    { indicator: 'Points', unit: 'attitude points' },
  ])('has no goal that measures belief: %o', async (words) => {
    expect(await code(worker.post(`/cases/care/tracks/${track}/goals`, { ...goal, ...words }))).toEqual([
      422,
      'no-attitude-measure',
    ])
    await expect(
      bySql(
        stage,
        worker,
        `insert into cases.care_track_goal (track_id, aim, measure, indicator, unit, baseline, target, due_on)
         values ($1, 'x', 'learning', $2, $3, 0, 5, $4)`,
        [track, words.indicator, words.unit ?? 'points', today(9)],
      ),
    ).rejects.toMatchObject({ code: '23514', constraint: 'no_attitude_measure' })
  })

  it('counts only what its compartment counts: belief is in no list', async () => {
    for (const part of ['care', 'health', 'protection'])
      await expect(
        stage.root.query(
          `set session_replication_role = replica;
           insert into cases.${part}_track_goal (agency_id, anchor_id, track_id, recorded_by, area, aim, measure, indicator, unit, baseline, target, due_on)
           values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), ${part === 'health' ? `'mental'` : 'null'}, 'x', 'belief', 'x', 'x', 0, 1, '2027-01-01')`,
        ),
      ).rejects.toMatchObject({ code: '23514', constraint: expect.stringMatching(/measure_check$/) })
    await stage.root.query('set session_replication_role = origin')
  })

  it('gets lessons on the agreement of the guardian, with the child heard; withdrawn, they end and nothing else does', async () => {
    lessons = await ok(
      worker.post(`/cases/care/tracks/${track}/services`, {
        title: 'Lessons after school',
        provider: 'School 4',
        serviceId: null,
        fromOn: today(),
        untilOn: null,
        needsAgreement: true,
      }),
    )
    const begin = { state: 'going on', fromOn: today(), untilOn: null }
    expect((await worker.send('PUT', `/cases/care/services/${lessons}`, begin)).body).toMatchObject({
      code: 'consent-missing',
      params: { reason: 'no-services' },
    })
    const gap = async (more: object) =>
      (await worker.post(`/cases/care/services/${lessons}/agreements`, { ...agreement, ...more })).body.params
        ?.reason
    expect(await gap({ guardPresent: true })).toBe('guard-present')
    expect(await gap({ by: 'the person' })).toBe('no-guardian')
    expect(await gap({ childView: null })).toBe('child-not-heard')
    expect(await gap({ privateRoom: false })).toBe('no-private-room')
    expect(await gap({ how: 'spoken' })).toBe('no-witness')
    // A guardian by word is not enough: one is named, and stands on that day.
    expect(await gap({})).toBe('no-guardian')
    await ok(
      worker.post(`/cases/of/${child}/family/guardianship`, {
        kind: 'guardian',
        name: 'Her grandmother',
        fromOn: today(-10),
        basis: 'guardianship authority',
        basisWords: 'Act 14',
      }),
    )
    const given = await ok(worker.post(`/cases/care/services/${lessons}/agreements`, agreement))
    await ok(worker.send('PUT', `/cases/care/services/${lessons}`, begin))
    const [came, later] = [
      await ok(worker.post(`/cases/care/services/${lessons}/sessions`, { kind: 'session', on: today() })),
      await ok(worker.post(`/cases/care/services/${lessons}/sessions`, { kind: 'session', on: today(7) })),
    ]
    expect(
      await code(worker.send('PUT', `/cases/care/sessions/${later}`, { attendance: 'came', words: null })),
    ).toEqual([409, 'step-not-open'])
    await ok(worker.send('PUT', `/cases/care/sessions/${came}`, { attendance: 'came', words: null }))
    const before = await plans(worker, 'care')
    await ok(worker.post(`/cases/care/agreements/${given}/withdraw`))
    const after = await plans(worker, 'care')
    expect(after[0].services).toMatchObject([
      {
        state: 'ended',
        untilOn: today(),
        agreements: [{ withdrawnOn: today() }],
        sessions: [{ attendance: 'came' }, { attendance: 'cancelled' }],
      },
    ])
    expect(after.map((each: object) => ({ ...each, services: null }))).toEqual(
      before.map((each: object) => ({ ...each, services: null })),
    )
    expect((await worker.send('PUT', `/cases/care/services/${lessons}`, begin)).body.code).toBe(
      'consent-missing',
    )
    const { rows } = await stage.root.query(
      `select column_name from information_schema.columns where table_schema = 'cases' and table_name = 'care_track_agreement' and column_name ~ 'why|reason'`,
    )
    expect(rows).toEqual([])
  })

  it('is reviewed: each open goal is spoken of, and the next day is set', async () => {
    const held = { heldOn: today(), words: 'Goes well', nextOn: reviewLimit(today()) }
    // Opened today: a review follows on a later day, so the clock is set as if it had begun earlier.
    await begun('care', track, 95)
    expect((await plans(worker, 'care'))[0].standing).toBe('overdue')
    expect((await worker.get('/cases/today')).body.trackReviews).toMatchObject({
      count: 1,
      items: [{ caseId, kind: 'education', overdue: true }],
    })
    expect(await code(worker.post(`/cases/care/tracks/${track}/reviews`, { ...held, changes: [] }))).toEqual([
      409,
      'step-not-open',
    ])
    await ok(
      worker.post(`/cases/care/tracks/${track}/reviews`, {
        ...held,
        changes: [{ goalId: reading, words: 'Reads 21 letters' }],
      }),
    )
    const [plan] = await plans(worker, 'care')
    expect(plan).toMatchObject({
      standing: 'ahead',
      reviewOn: held.nextOn,
      reviews: [{ changes: { [reading]: 'Reads 21 letters' } }],
    })
    expect((await worker.get('/cases/today')).body.trackReviews.count).toBe(0)
    await begun('care', track, 80)
    expect((await worker.get('/cases/today')).body.trackReviews.items).toMatchObject([{ overdue: false }])
  })

  it('closes with an outcome when each goal is settled, takes nothing more, and begins its clock anew when reopened', async () => {
    const closing = { outcome: 'aims reached', words: 'Reads with her class' }
    expect(await code(worker.post(`/cases/care/tracks/${track}/closing`, closing))).toEqual([
      409,
      'step-not-open',
    ])
    await ok(
      worker.send('PUT', `/cases/care/goals/${reading}`, { state: 'partly met', why: 'Almost all letters' }),
    )
    await ok(worker.post(`/cases/care/tracks/${track}/closing`, closing))
    expect((await plans(worker, 'care'))[0]).toMatchObject({
      state: 'done',
      standing: null,
      closing: { outcome: 'aims reached', by: { id: worker.id } },
    })
    expect(await code(worker.post(`/cases/care/tracks/${track}/goals`, goal))).toEqual([409, 'step-not-open'])
    expect(
      await code(worker.send('PUT', `/cases/care/goals/${reading}`, { state: 'open', why: null })),
    ).toEqual([409, 'step-not-open'])
    await ok(worker.send('PUT', `/cases/care/tracks/${track}`, { state: 'open', plan: 'Once more' }))
    expect((await plans(worker, 'care'))[0]).toMatchObject({
      state: 'open',
      closing: null,
      reviewOn: reviewLimit(today()),
    })
  })

  it('is enrolled by facts alone, and the paper for the school says nothing else', async () => {
    const school = {
      school: 'School 4',
      classNumber: 2,
      classLetter: 'Б',
      language: 'ru',
      fromOn: today(-20),
    }
    const of = `/cases/of/${child}`
    for (const telling of ['School in the camp', 'Центр реабилитации'])
      expect(await code(worker.post(`${of}/enrolments`, { ...school, school: telling }))).toEqual([
        422,
        'tells-of-return',
      ])
    await stage.root.query(
      `insert into operations.operation (agency_id, name, purpose, recorded_by) values ($1, 'Falcon', 'return', $2)`,
      [agency, worker.id],
    )
    expect(await code(worker.post(`${of}/enrolments`, { ...school, school: 'Falcon' }))).toEqual([
      422,
      'tells-of-return',
    ])
    const enrolment = await ok(worker.post(`${of}/enrolments`, school))
    await ok(
      worker.post(`${of}/catch-ups`, {
        subjects: 'Reading',
        lessonsAWeek: 5,
        aimClass: 5,
        untilOn: today(200),
        words: null,
      }),
    )
    const { body } = await worker.get(`${of}/education`)
    expect(body).toMatchObject({
      enrolments: [{ school: 'School 4', overAge: true }],
      catchUps: [{ aimClass: 5 }],
    })
    const paper = await worker.get(`/cases/enrolments/${enrolment}/note?languages=ru-kk`)
    expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf'])
    const said = textOf(paper.body).join('\n')
    for (const fact of ['Aizada', 'School 4', '2 Б']) expect(said).toContain(fact)
    const { rows: names } = await stage.root.query(
      'select name from access.agency union select name from operations.operation',
    )
    for (const { name } of names) expect(said).not.toContain(name)
    expect(tellsOfReturn(said)).toBe(false)
    expect((await doctor.get(`/cases/enrolments/${enrolment}/note?languages=ru-kk`)).status).toBe(403)
    // A name that an operation got later is asked for again as the paper goes.
    await stage.root.query(`update operations.operation set name = 'School 4' where name = 'Falcon'`)
    expect(await code(worker.get(`/cases/enrolments/${enrolment}/note?languages=ru-kk`))).toEqual([
      422,
      'tells-of-return',
    ])
  })

  it('is harmed there: that is protection, and care says nothing of it', async () => {
    const incident = {
      happenedOn: today(-1),
      kind: 'stigma',
      toldBy: 'the child',
      words: 'canary: they say where she was',
      done: 'Spoken with the head of the school',
    }
    await ok(worker.post(`/cases/of/${child}/school-incidents`, incident))
    expect((await protector.get(`/cases/of/${child}/school-incidents`)).body.items).toMatchObject([
      { kind: 'stigma', words: incident.words },
    ])
    expect((await readings(stage, 'cases.school_incident', protector.id)).length).toBe(1)
    expect((await doctor.get(`/cases/of/${child}/school-incidents`)).status).toBe(404)
    for (const path of ['education', 'care', 'care/plans'])
      expect(JSON.stringify((await doctor.get(`/cases/of/${child}/${path}`)).body)).not.toContain('canary')
  })
})

describe('the papers of a child', () => {
  it('are applied for, refused with a reason and a term, and the term is told before it ends', async () => {
    const of = `/cases/of/${child}`
    const paper = await ok(
      worker.post(`${of}/papers`, { kind: 'birth registration', about: null, office: null }),
    )
    const step = await ok(
      worker.post(`/cases/papers/${paper}/steps`, { title: 'Translate', dueOn: today(-1) }),
    )
    expect((await worker.get(`${of}/papers`)).body).toMatchObject({
      nationality: { state: 'none' },
      items: [{ state: 'wanted', steps: [{ overdue: true }] }],
    })
    await ok(worker.post(`/cases/paper-steps/${step}/done`, { on: today() }))
    expect(
      await code(worker.post(`/cases/papers/${paper}/answered`, { answer: 'granted', on: today() })),
    ).toEqual([409, 'step-not-open'])
    await ok(worker.post(`/cases/papers/${paper}/applied`, { office: 'Registry office', on: today(-30) }))
    const refusal = { answer: 'refused', on: today(-2), why: 'No proof of the place', appealUntil: today(10) }
    expect(
      await code(worker.post(`/cases/papers/${paper}/answered`, { ...refusal, appealUntil: undefined })),
    ).toEqual([400, 'body-invalid'])
    await ok(worker.post(`/cases/papers/${paper}/answered`, refusal))
    expect((await worker.get(`${of}/papers`)).body.items).toMatchObject([
      { state: 'refused', appealRunsOut: true, refusedWhy: 'No proof of the place' },
    ])
    expect((await worker.get('/cases/today')).body.appeals).toMatchObject({
      count: 1,
      items: [{ caseId, kind: 'birth registration', on: today(10) }],
    })
    // An answer stays as it was given.
    expect(
      await code(worker.post(`/cases/papers/${paper}/answered`, { ...refusal, why: 'Another' })),
    ).toEqual([409, 'step-not-open'])
    expect(await code(worker.post(`/cases/papers/${paper}/appealed`, { on: today(1) }))).toEqual([
      409,
      'step-not-open',
    ])
    await ok(worker.post(`/cases/papers/${paper}/appealed`, { on: today() }))
    expect((await worker.get('/cases/today')).body.appeals.count).toBe(0)
    await ok(worker.post(`/cases/papers/${paper}/appeal-answered`, { on: today(), answer: 'granted' }))
    expect((await worker.get(`${of}/papers`)).body.items).toMatchObject([{ state: 'granted' }])
  })

  it('are read by another agency only with a grant, and not written then', async () => {
    const elsewhere = await stage.agency()
    const stranger = await stage.person('case_worker', elsewhere)
    expect((await stranger.get(`/cases/of/${child}/papers`)).body).toMatchObject({
      items: [],
      nationality: null,
    })
    await stage.grant(agency, elsewhere, 'care', { subject: child })
    const { items } = (await stranger.get(`/cases/of/${child}/papers`)).body
    expect(items).toHaveLength(1)
    expect(
      await code(stranger.post(`/cases/papers/${items[0].id}/steps`, { title: 'x', dueOn: null })),
    ).toEqual([403, 'not-allowed'])
    const [track] = (await stranger.get(`/cases/of/${child}/care/plans`)).body.items
    expect(await code(stranger.post(`/cases/care/tracks/${track.id}/assessments`, assessment))).toEqual([
      403,
      'not-allowed',
    ])
  })
})

describe('health', () => {
  let track: string
  it('is the clinician’s: physical and mental, assessed and measured, each reading in the ledger', async () => {
    track = await openTrack(doctor, 'health', 'health')
    const at = `/cases/health/tracks/${track}`
    expect(await code(doctor.post(`${at}/assessments`, assessment))).toEqual([400, 'body-invalid'])
    for (const area of ['physical', 'mental'])
      await ok(doctor.post(`${at}/assessments`, { ...assessment, area, needed: `canary ${area}` }))
    const sleep = await ok(
      doctor.post(`${at}/goals`, {
        ...goal,
        area: 'mental',
        measure: 'daily life',
        indicator: 'Hours slept',
        unit: 'hours',
        target: 9,
      }),
    )
    await ok(doctor.post(`/cases/health/goals/${sleep}/measurements`, { on: today(), value: 6, words: null }))
    const reader = await stage.person('clinician', agency)
    const [plan] = await plans(reader, 'health')
    expect(plan.assessments.map((each: { area: string }) => each.area).toSorted()).toEqual([
      'mental',
      'physical',
    ])
    expect(plan.goals[0].measurements).toHaveLength(1)
    for (const table of [
      'health_track',
      'health_track_assessment',
      'health_track_goal',
      'health_track_measurement',
    ])
      expect([table, (await readings(stage, `cases.${table}`, reader.id)).length]).toEqual([table, 1])
  })

  it('is not there for a case worker: no read, no write, no count, no event, no difference to a track that is not there', async () => {
    await begun('health', track, 95)
    const nowhere = crypto.randomUUID()
    for (const who of [worker, protector]) {
      expect((await who.get(`/cases/of/${child}/health/plans`)).status).toBe(404)
      for (const [path, body] of [
        ['assessments', { ...assessment, area: 'mental' }],
        ['reviews', { heldOn: today(), words: 'x', changes: [], nextOn: today(9) }],
        ['closing', { outcome: 'declined', words: 'x' }],
      ] as const)
        expect((await who.post(`/cases/health/tracks/${track}/${path}`, body)).body.code).toBe(
          (await who.post(`/cases/health/tracks/${nowhere}/${path}`, body)).body.code,
        )
      const seen = await Promise.all(
        [
          '/cases/today',
          `/cases/${caseId}`,
          '/cases',
          `/cases/of/${child}/care`,
          `/cases/of/${child}/care/plans`,
          `/cases/of/${child}/education`,
        ].map((path) => who.get(path)),
      )
      expect(JSON.stringify(seen.map((each) => each.body))).not.toMatch(/canary (physical|mental)|"health"/)
      for (const kind of [
        '',
        '_assessment',
        '_goal',
        '_measurement',
        '_review',
        '_service',
        '_session',
        '_agreement',
      ]) {
        expect(await bySql(stage, who, `select id from cases.health_track${kind}`)).toEqual([])
        expect(
          await bySql(stage, who, `select * from cases.read_health_track${kind}($1)`, [[child]]),
        ).toEqual([])
      }
      expect(
        await bySql(
          stage,
          who,
          `select * from cases.track_reviews_by($1, '2100-01-01') where part = 'health'`,
          [[child]],
        ),
      ).toEqual([])
      // Hanging a row on it is refused as on a track that is not there.
      for (const id of [track, nowhere])
        await expect(
          bySql(
            stage,
            who,
            `insert into cases.health_track_review (track_id, held_on, words, changes, next_on) values ($1, $2, 'x', '{}', $3)`,
            [id, today(), today(9)],
          ),
        ).rejects.toMatchObject({ code: '42501', message: 'no such track' })
    }
    // Of health the one waits who set its clock.
    expect((await doctor.get('/cases/today')).body.trackReviews).toMatchObject({
      count: 1,
      items: [{ kind: 'health', overdue: true }],
    })
    expect(
      (await (await stage.person('clinician', agency)).get('/cases/today')).body.trackReviews.count,
    ).toBe(0)
  })
})

describe('belief counselling', () => {
  const given = {
    agreedOn: today(),
    language: 'Kazakh',
    interpreter: null,
    words: 'I would like to talk with her.',
    toldFree: true,
    privateRoom: true,
    guardPresent: false,
    guardian: null,
  }
  /** All that a case worker and a clinician can read of a person, but the belief agreement itself. */
  const everything = async (who: Person) => {
    const paths = [
      'care',
      'care/plans',
      'protection',
      'protection/plans',
      'education',
      'papers',
      'counselling',
    ]
    const read = await Promise.all(paths.map((path) => who.get(`/cases/of/${adult}/${path}`)))
    const list = await who.get('/cases')
    const page = list.body.items.find((each: { anchorId: string }) => each.anchorId === adult)
    return JSON.stringify([
      read.map((each) => each.body),
      list.body,
      (await who.get(`/cases/${page.id}`)).body,
      (await who.get('/cases/today')).body,
    ])
  }

  it('begins with the person’s own agreement, told that no help depends on it', async () => {
    for (const more of [{ toldFree: false }, { guardPresent: true }, { privateRoom: false }])
      expect(await code(protector.post(`/cases/of/${adult}/belief`, { ...given, ...more }))).toEqual([
        400,
        'body-invalid',
      ])
    await expect(
      bySql(
        stage,
        protector,
        `insert into cases.belief_agreement (anchor_id, agreed_on, language, words, told_free, private_room, guard_present)
         values ($1, $2, 'kk', 'x', false, true, false)`,
        [adult, today()],
      ),
    ).rejects.toMatchObject({ code: '23514' })
    // A child agrees as well as a guardian; nobody agrees instead.
    expect((await protector.post(`/cases/of/${child}/belief`, given)).body).toMatchObject({
      code: 'consent-missing',
      params: { reason: 'no-guardian' },
    })
    await ok(protector.post(`/cases/of/${adult}/belief`, { ...given, supervisorId: worker.id }))
    expect((await protector.get(`/cases/of/${adult}/belief`)).body.items).toMatchObject([
      { words: given.words, endedOn: null, supervisor: { id: worker.id } },
    ])
  })

  it('is known to counsellor and supervisor, and to nobody else', async () => {
    const others = await Promise.all(
      (
        [
          'case_worker',
          'child_protection_officer',
          'clinician',
          'data_protection_officer',
          'administrator',
          'prosecutor_officer',
        ] as const
      ).map((role) => stage.person(role, agency)),
    )
    for (const who of others) {
      const { status, body } = await who.get(`/cases/of/${adult}/belief`)
      expect([who.role, status === 404 ? [] : body.items]).toEqual([who.role, []])
      expect(await bySql(stage, who, 'select id from cases.belief_agreement')).toEqual([])
      expect(await bySql(stage, who, 'select * from cases.read_belief_agreement($1)', [[adult]])).toEqual([])
      for (const text of [
        'select words from cases.belief_agreement',
        'select * from cases.belief_end',
        'select * from cases.belief_agreement_history',
      ])
        await expect(bySql(stage, who, text)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('stops when it is said to anyone of care, without a reason, who learns nothing; nothing else changes', async () => {
    const [helper, clinician] = [await stage.person('case_worker', agency), doctor]
    const before = [await everything(helper), await everything(protector)]
    // Said where there is an agreement and where there is none, it is answered and written down alike.
    const answers = await Promise.all(
      [adult, child].map((of) => clinician.post(`/cases/of/${of}/belief/end`)),
    )
    expect(answers.map((each) => [each.status, each.body])).toEqual([
      [200, { id: adult }],
      [200, { id: child }],
    ])
    const { rows: traces } = await stage.root.query(
      `select act, about, array_length(row_ids, 1) as rows from ledger.entry where actor_id = $1 and about like 'cases.belief%'`,
      [clinician.id],
    )
    expect(traces).toEqual([
      { act: 'insert', about: 'cases.belief_end', rows: 1 },
      { act: 'insert', about: 'cases.belief_end', rows: 1 },
    ])
    expect((await protector.get(`/cases/of/${adult}/belief`)).body.items).toMatchObject([
      { endedOn: today() },
    ])
    expect([await everything(helper), await everything(protector)]).toEqual(before)
    // It can begin anew, by the person's own word again.
    await ok(protector.post(`/cases/of/${adult}/belief`, given))
    expect(
      (await protector.get(`/cases/of/${adult}/belief`)).body.items.map(
        (each: { endedOn: string }) => each.endedOn,
      ),
    ).toEqual([today(), null])
  })

  it('has nothing that could be counted, nothing that points at it, and no figure that reads it', async () => {
    const { rows: columns } = await stage.root.query(`
      select table_name, column_name, data_type from information_schema.columns
      where table_schema = 'cases' and table_name in ('belief_agreement', 'belief_end')
        and (data_type in ('integer', 'numeric', 'double precision', 'real', 'smallint', 'bigint', 'jsonb', 'ARRAY')
          or column_name ~ 'why|reason|outcome|state|score|level|attend|track|goal')`)
    expect(columns).toEqual([])
    const { rows: pointing } = await stage.root.query(
      `select conname from pg_constraint where contype = 'f' and confrelid in ('cases.belief_agreement'::regclass, 'cases.belief_end'::regclass)`,
    )
    expect(pointing).toEqual([])
    const { rows: knowing } = await stage.root.query(
      `select p.proname::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname not in ('pg_catalog', 'information_schema') and p.prosrc ~ 'belief' order by 1`,
    )
    expect(knowing.map((each) => each.name)).toEqual([
      'belief_agreement_on_insert',
      'belief_agreement_on_update',
      'belief_end_on_insert',
      'belief_end_on_update',
      'read_belief_agreement',
    ])
    const { rows: counting } = await stage.root.query(
      `select t from unnest(array['belief_agreement', 'belief_agreement_history', 'belief_end', 'belief_end_history']) t
       where has_any_column_privilege('oralu_counts', 'cases.' || t, 'select')`,
    )
    expect(counting).toEqual([])
  })
})

describe('the clock of a track', () => {
  it('is refused for later than three months, whatever the day, and taken for three months to the day', async () => {
    const track = await openTrack(protector, 'protection', 'protection', adult)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 800 }),
        async (ago, beyond) => {
          await begun('protection', track, 130)
          const heldOn = today(-ago)
          const review = { heldOn, words: 'Looked at', changes: [] }
          const at = `/cases/protection/tracks/${track}/reviews`
          expect(
            await code(protector.post(at, { ...review, nextOn: daysAfter(reviewLimit(heldOn), beyond) })),
          ).toEqual([409, 'step-not-open'])
          expect(await code(protector.post(at, { ...review, nextOn: heldOn }))).toEqual([
            409,
            'step-not-open',
          ])
          const id = await ok(protector.post(at, { ...review, nextOn: reviewLimit(heldOn) }))
          const { rows } = await stage.root.query(
            `select t.clock_from::text, t.review_on::text, t.clock_by from cases.protection_track t join cases.protection_track_review r on r.track_id = t.id where r.id = $1`,
            [id],
          )
          expect(rows).toEqual([
            { clock_from: heldOn, review_on: reviewLimit(heldOn), clock_by: protector.id },
          ])
        },
      ),
      { numRuns: 12 },
    )
    // Not before the last one, and not to come.
    await begun('protection', track, 10)
    for (const heldOn of [today(-11), today(1)])
      expect(
        await code(
          protector.post(`/cases/protection/tracks/${track}/reviews`, {
            heldOn,
            words: 'x',
            changes: [],
            nextOn: daysAfter(heldOn, 20),
          }),
        ),
      ).toEqual([409, 'step-not-open'])
  })

  it('has the same limit in the database as in the domain, on each day of four years; no row gets past it', async () => {
    const { rows } = await stage.root.query(
      `select d::date::text as day, (d::date + interval '3 months')::date::text as "limit" from generate_series('2026-01-01'::date, '2029-12-31', '1 day') d`,
    )
    expect(rows).toHaveLength(1461)
    expect(rows.filter(({ day, limit }) => reviewLimit(day) !== limit)).toEqual([])
    await stage.root.query('set session_replication_role = replica')
    for (const part of ['care', 'health', 'protection']) {
      const { rows: passed } = await stage.root
        .query(`
        create or replace function pg_temp.passing(part text) returns int language plpgsql as $$
        declare d date; found int := 0; begin
          for d in select generate_series('2027-01-01'::date, '2028-12-31', '1 day')::date loop
            begin
              execute format('insert into cases.%I (agency_id, anchor_id, track_id, recorded_by, held_on, words, changes, next_on)
                values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, ''x'', ''{}'', $2)', part || '_track_review')
                using d, (d + interval '3 months')::date + 1;
              found := found + 1;
            exception when check_violation then null;
            end;
          end loop;
          return found;
        end $$;
        select pg_temp.passing('${part}') as n`)
        .then((each: unknown) => (each as { rows: { n: number }[] }[]).at(-1)!)
      expect([part, passed]).toEqual([part, [{ n: 0 }]])
      await expect(
        stage.root.query(
          `insert into cases.${part}_track (agency_id, anchor_id, kind, plan, recorded_by, clock_from, review_on)
           values (gen_random_uuid(), gen_random_uuid(), '${part === 'care' ? 'education' : part}', 'x', gen_random_uuid(), '2027-01-01', '2027-04-02')`,
        ),
      ).rejects.toMatchObject({ constraint: 'within_three_months' })
    }
    await stage.root.query('set session_replication_role = origin')
  })

  it('is not the writer’s to set: neither forged, nor moved, nor begun on a day to come', async () => {
    await expect(
      bySql(stage, worker, `update cases.care_track set review_on = review_on`),
    ).rejects.toMatchObject({
      code: '42501',
    })
    await expect(
      bySql(
        stage,
        worker,
        `insert into cases.care_track (anchor_id, kind, plan, opened_on) values ($1, 'documents', 'x', $2)`,
        [adult, today(5)],
      ),
    ).rejects.toMatchObject({ code: '23514' })
    const rows = await bySql(
      stage,
      worker,
      `insert into cases.care_track (anchor_id, kind, plan, clock_from, review_on, recorded_by) values ($1, 'documents', 'x', $2, $3, $4)
       returning clock_from::text, review_on::text, clock_by`,
      [adult, today(60), reviewLimit(today(60)), protector.id],
    )
    expect(rows).toEqual([{ clock_from: today(), review_on: reviewLimit(today()), clock_by: worker.id }])
  })
})

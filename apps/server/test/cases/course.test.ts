// The whole course of a case: opened, through its gates, a conference, a referral that nobody answers, handed to another
// agency, closed there, followed up after three months, and read later for a reason.
import { today } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeOf, openTwoOffices } from './course-office.ts'

let office: Awaited<ReturnType<typeof openTwoOffices>>
let child: string
let id: string
let newId: string

beforeAll(async () => {
  office = await openTwoOffices()
  ;({ anchor: child, id } = await office.openCase('Aizada', '2016-04-01'))
})
afterAll(() => office?.close())

const course = async (who = office.ours.worker, of = id) => (await who.get(`/cases/${of}/course`)).body
const morning = async (who = office.ours.worker) => (await who.get('/cases/course/today')).body

it('begins with its identification; the assessment comes first, and a child’s before the manifest', async () => {
  const { worker, supervisor } = office.ours
  expect(await course()).toMatchObject({
    step: 'identification',
    next: { gate: 'assessment', to: 'propose', who: 'worker', by: { id: worker.id } },
    child: { assessed: false, carer: false, reception: null },
  })
  const propose = (kind: string, more: object = {}) =>
    worker.post(`/cases/${id}/gates`, { kind, heldOn: today(), words: 'w', ownView: 'v', ...more })
  expect(codeOf(await propose('plan', { nextOn: today(30) }))).toBe('step-not-open')
  expect(codeOf(await propose('assessment'))).toBe('step-not-open')
  const proposed = await propose('assessment', { reception: 'The centre, with her grandmother' })
  expect(await morning(supervisor)).toMatchObject({
    gates: { count: 1, items: [{ caseId: id, kind: 'assessment', person: { name: 'Aizada' } }] },
  })
  expect(await course()).toMatchObject({ next: { to: 'sign', by: { id: supervisor.id } } })
  expect(codeOf(await supervisor.post(`/cases/gates/${proposed.body.id}/sign`))).toBe(200)
  await worker.post(`/cases/of/${child}/carers`, { kind: 'provisional carer', name: 'Grandmother Kulyash' })
  expect(await course()).toMatchObject({
    step: 'plan',
    child: { assessed: true, carer: true, reception: 'The centre, with her grandmother' },
    summary: { carers: [{ name: 'Grandmother Kulyash' }] },
  })
})

it('goes on with a plan, which the supervisor sends back once, and then the day of its review is set', async () => {
  const { worker, supervisor } = office.ours
  const plan = { kind: 'plan', heldOn: today(), words: 'School', ownView: 'v', nextOn: today(60) }
  const first = await worker.post(`/cases/${id}/gates`, plan)
  await supervisor.post(`/cases/gates/${first.body.id}/return`, { why: 'Who takes her to school?' })
  expect(await morning()).toMatchObject({ returned: { count: 1, items: [{ kind: 'plan' }] } })
  expect(await office.gate(id, 'plan', office.ours, { words: 'School; the grandmother takes her.' })).toMatch(
    /-/,
  )
  expect(await morning()).toMatchObject({ returned: { count: 0 } })
  expect(await course()).toMatchObject({
    step: 'implementation',
    next: { gate: 'review', to: 'propose' },
    summary: { plan: 'School; the grandmother takes her.' },
  })
  expect((await worker.get(`/cases/${id}`)).body.reviewOn).toBe(today(60))
})

it('has a conference, whose decisions are tasks of those who do them', async () => {
  const { worker, supervisor } = office.ours
  const planned = await worker.post(`/cases/${id}/conferences`, {
    plannedOn: today(),
    purpose: 'A place at school',
  })
  expect(await morning()).toMatchObject({ conferences: { count: 1 } })
  const held = {
    on: today(),
    functions: ['the person', 'carer', 'teacher'],
    colleagueIds: [worker.id, supervisor.id],
    decided: 'She begins in January.',
    ownView: 'I would like to sit near the window.',
    tasks: [{ kind: 'education', title: 'Ask the school', dueOn: today(10), ownerId: supervisor.id }],
  }
  expect(codeOf(await worker.post(`/cases/conferences/${planned.body.id}/held`, held))).toBe(200)
  expect(codeOf(await worker.post(`/cases/conferences/${planned.body.id}/held`, held))).toBe('step-not-open')
  const { conferences, summary } = await course()
  expect(conferences).toMatchObject([
    { held: { ownView: 'I would like to sit near the window.', tasks: [{ title: 'Ask the school' }] } },
  ])
  expect(summary.owed).toContainEqual(
    expect.objectContaining({
      kind: 'task',
      what: 'Ask the school',
      on: today(10),
      who: expect.objectContaining({ id: supervisor.id }),
    }),
  )
  expect((await supervisor.get(`/cases/of/${child}/care`)).body.tasks).toMatchObject([
    { title: 'Ask the school', owner: { id: supervisor.id } },
  ])
})

it('refers for help: a service that does not answer is missed the next morning, an agency answers for itself', async () => {
  const { worker } = office.ours
  const referral = {
    asked: 'A place in the first class',
    carries: { name: 'Aizada' },
    agreedBy: 'guardian',
    agreedOn: today(),
    agreedWords: 'Yes, please ask them.',
    answerBy: today(7),
  }
  const sent = await worker.post(`/cases/${id}/referrals`, {
    ...referral,
    toService: 'School of the district',
  })
  expect(await morning()).toMatchObject({ unanswered: { count: 0 } })
  await office.pass('cases.referral', sent.body.id, 10, ['sent_at', 'answer_by', 'agreed_on'])
  expect(await morning()).toMatchObject({
    unanswered: { count: 1, items: [{ caseId: id, to: 'School of the district', on: today(-3) }] },
  })
  expect((await course()).referrals).toMatchObject([{ state: 'unanswered' }])
  await worker.post(`/cases/referrals/${sent.body.id}/answer`, {
    answer: 'declined',
    words: 'The class is full.',
  })
  expect(await morning()).toMatchObject({ unanswered: { count: 0 } })

  const asked = await worker.post(`/cases/${id}/referrals`, { ...referral, toAgencyId: office.there })
  const own = await worker.post(`/cases/referrals/${asked.body.id}/answer`, { answer: 'accepted' })
  expect(codeOf(own)).toBe('not-allowed')
  const { colleague } = office.theirs
  expect(await morning(colleague)).toMatchObject({ askedOfUs: { referrals: 1, transfers: 0 } })
  const { body } = await colleague.get('/cases/incoming')
  expect(body.referrals).toMatchObject([{ from: 'Centre here', carries: { name: 'Aizada' }, state: 'sent' }])
  for (const secret of [child, id, 'School', 'Yes, please'])
    expect(JSON.stringify(body)).not.toContain(secret)
  const at = `/cases/incoming/referrals/${asked.body.id}`
  expect(codeOf(await colleague.post(`${at}/answer`, { answer: 'accepted' }))).toBe(200)
  expect(codeOf(await colleague.post(`${at}/outcome`, { words: 'She has a place.' }))).toBe(200)
  expect((await course()).referrals[1]).toMatchObject({
    state: 'answered',
    outcome: { words: 'She has a place.' },
  })
  expect(await office.openCases(child)).toBe(1)
})

it('moves to another agency when that accepts, and at no moment is it nobody’s', async () => {
  const { worker, supervisor } = office.ours
  await supervisor.post(`/cases/of/${child}/needs`, {
    need: 'Afraid at night',
    urgency: 'high',
    followUpBy: today(2),
  })
  for (const [kind, body] of [
    ['parent_fact', { parent: 'mother', situation: 'held', knownOn: today(-9), saidBy: 'The ministry' }],
    ['standing', { standing: 'separated', fromOn: today(-9), saidBy: 'Her grandmother' }],
    [
      'guardianship',
      { kind: 'guardian', name: 'Kulyash', fromOn: today(-9), basis: 'court', basisWords: 'Order 7' },
    ],
    [
      'contact_arrangement',
      { withWhom: 'mother', kind: 'call', everyDays: 14, firstOn: today(3), throughAuthority: true },
    ],
  ] as const)
    expect(codeOf(await worker.post(`/cases/of/${child}/family/${kind}`, body))).toBe(200)
  const proposed = await worker.post(`/cases/${id}/transfers`, {
    toAgencyId: office.there,
    reason: 'The family moves to that region.',
    summary: 'Aizada, in the first class. The grandmother cares for her.',
    grantDays: 30,
  })
  expect(await morning(supervisor)).toMatchObject({ transfersToSign: { count: 1 } })
  const receiver = office.theirs.supervisor
  expect((await receiver.get('/cases/incoming')).body.transfers).toEqual([])
  expect(codeOf(await supervisor.post(`/cases/transfers/${proposed.body.id}/sign`))).toBe(200)
  expect(await morning(receiver)).toMatchObject({ askedOfUs: { transfers: 1 } })
  expect((await receiver.get('/cases/incoming')).body.transfers).toMatchObject([
    { from: 'Centre here', summary: expect.stringContaining('grandmother'), person: null },
  ])
  const at = `/cases/incoming/transfers/${proposed.body.id}/accept`
  expect(codeOf(await receiver.post(at))).toBe('gate-unmet')
  await office.stage.grant(office.here, office.there, 'identity', { subject: child })
  expect(await office.openCases(child)).toBe(1)
  const accepted = await receiver.post(at)
  expect(accepted.status).toBe(200)
  newId = accepted.body.id
  expect(await office.openCases(child)).toBe(1)
  expect((await worker.get(`/cases/${id}`)).body).toMatchObject({
    state: 'closed',
    closing: { reason: 'handed to another agency' },
    closed: { by: { id: supervisor.id } },
  })
  expect((await receiver.get(`/cases/${newId}`)).body).toMatchObject({
    reason: 'transferred',
    supervisor: { id: receiver.id },
    carers: [{ name: 'Grandmother Kulyash' }],
  })
  expect(await course(receiver, newId)).toMatchObject({
    handedOver: { from: 'Centre here', summary: expect.stringContaining('grandmother') },
    next: { gate: 'worker', to: 'name' },
    former: null,
  })
  // The need’s day goes on there.
  expect((await receiver.get(`/cases/of/${child}/protection`)).body.needs).toMatchObject([
    { need: 'Afraid at night', followUpBy: today(2) },
  ])
  // Who may decide for her, how she stands, and when her mother is to be called.
  expect((await receiver.get(`/cases/of/${child}/family`)).body).toMatchObject({
    guarded: true,
    parents: [{ situation: 'held' }],
    standings: [{ standing: 'separated' }],
    guardianships: [{ name: 'Kulyash', own: true }],
    arrangements: [{ withWhom: 'mother', due: { on: today(3) } }],
  })
  // What was asked for beside the summary waits for the second person, and opens nothing yet.
  const { rows } = await office.stage.root.query(
    `select proposed_by, confirmed_by from access.grant where purpose = 'Transfer of a case'`,
  )
  expect(rows).toEqual([{ proposed_by: supervisor.id, confirmed_by: null }])
  expect(codeOf(await receiver.get(`/cases/${id}`))).toBe('not-found')
})

it('closes there after its gates, with what came of it and the agreement', async () => {
  const { worker, supervisor } = office.theirs
  await supervisor.post(`/cases/${newId}/assign`, { workerId: worker.id, supervisorId: supervisor.id })
  const { needs } = (await worker.get(`/cases/of/${child}/protection`)).body
  await worker.post(`/cases/needs/${needs[0].id}/seen`, { on: today() })
  expect(codeOf(await worker.post(`/cases/${newId}/closing`, office.closing))).toBe('gate-unmet')
  for (const kind of ['assessment', 'plan', 'review'])
    expect(await office.gate(newId, kind, office.theirs)).toMatch(/-/)
  const { closure: _, ...bare } = office.closing
  expect(codeOf(await worker.post(`/cases/${newId}/closing`, bare))).toBe('body-invalid')
  expect(codeOf(await worker.post(`/cases/${newId}/closing`, office.closing))).toBe(200)
  expect((await course(worker, newId)).step).toBe('closure')
  expect(codeOf(await supervisor.post(`/cases/${newId}/close`))).toBe(200)
  expect(await course(worker, newId)).toMatchObject({
    step: 'follow-up',
    closure: { agreed: true, outcomes: [{ track: 'education', outcome: 'reached' }] },
    next: { gate: 'follow-up', by: { id: worker.id } },
  })
})

it('is followed up three months later: the duty stands until somebody was reached', async () => {
  const { worker } = office.theirs
  expect(await morning(worker)).toMatchObject({ followUps: { count: 0 } })
  await office.pass('cases.case', newId, 100, ['closed_at', 'closing_proposed_at', 'opened_on'])
  expect(await morning(worker)).toMatchObject({ followUps: { count: 1, items: [{ caseId: newId }] } })
  expect(await morning(worker)).toMatchObject({ followUps: { count: 1 } })
  const ask = (outcome: string) =>
    worker.post(`/cases/${newId}/follow-ups`, { on: today(), outcome, words: 'By telephone.' })
  await ask('not reached')
  expect(await morning(worker)).toMatchObject({ followUps: { count: 1 } })
  await ask('reached')
  expect(await morning(worker)).toMatchObject({ followUps: { count: 0 } })
  expect(codeOf(await ask('reached'))).toBe('step-not-open')
  expect(await course(worker, newId)).toMatchObject({ step: 'ended', next: null, followUp: { done: true } })
})

it('is read later by others for a reason that is kept and seen', async () => {
  const { worker, colleague, guard } = office.theirs
  for (const path of [`/cases/${newId}`, `/cases/${newId}/course`, `/cases/of/${child}/care`])
    expect(codeOf(await colleague.get(path))).toBe('reason-needed')
  expect(codeOf(await colleague.post(`/cases/${newId}/later-access`, { reason: 'curious' }))).toBe(
    'body-invalid',
  )
  const reason = 'Her brother has a case with me; I look for what was agreed with the grandmother.'
  expect(codeOf(await colleague.post(`/cases/${newId}/later-access`, { reason }))).toBe(200)
  expect(codeOf(await colleague.get(`/cases/${newId}`))).toBe(200)
  expect(codeOf(await colleague.get(`/cases/of/${child}/care`))).toBe(200)
  expect((await course(worker, newId)).readers).toMatchObject([{ by: { id: colleague.id }, reason }])
  expect((await guard.get('/cases/later-access')).body.items).toMatchObject([
    { caseId: newId, by: { id: colleague.id }, reason },
  ])
  expect((await office.ours.guard.get('/cases/later-access')).body.items).toEqual([])
  const { rows } = await office.stage.root.query(
    `select actor_id from ledger.entry where about = 'cases.later_access' and act = 'insert'`,
  )
  expect(rows).toEqual([{ actor_id: colleague.id }])
})

it('and goes on in a new case that names the old one', async () => {
  const { worker } = office.theirs
  expect(codeOf(await worker.post(`/cases/${newId}/reopen`))).toBe(200)
  expect(codeOf(await worker.post(`/cases/${newId}/reopen`))).toBe(200)
  expect(await office.openCases(child)).toBe(1)
  const latest = await office.caseOf(child)
  expect(await course(worker, latest)).toMatchObject({ former: { id: newId }, step: 'identification' })
  expect((await course(worker, newId)).later).toMatchObject({ id: latest })
  const { timeline } = (await worker.get(`/cases/${newId}`)).body
  expect(timeline.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['opened', 'gate', 'closed', 'follow-up']),
  )
})

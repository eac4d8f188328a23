// What the course of a case refuses, over HTTP and to SQL that goes past the server.
import { today } from '@oralu/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTwoOffices } from './course-office.ts'

let office: Awaited<ReturnType<typeof openTwoOffices>>
let child: string
let id: string

beforeAll(async () => {
  office = await openTwoOffices()
  ;({ anchor: child, id } = await office.openCase('Aizada', '2016-04-01'))
})
afterAll(() => office?.close())

const refused = expect.stringMatching(/^(42501|23514)$/)
const gateBody = (kind: string) => ({
  kind,
  heldOn: today(),
  words: 'w',
  ownView: 'v',
  ...(kind === 'assessment' ? { reception: 'r' } : { nextOn: today(30) }),
})

describe('a gate', () => {
  it('is signed by the supervisor, who is another: not by its proposer, not by a colleague, not in another’s name', async () => {
    const { worker, supervisor, colleague } = office.ours
    expect(codeOf(await supervisor.post(`/cases/${id}/gates`, gateBody('assessment')))).toBe(
      'same-person-twice',
    )
    const { body } = await worker.post(`/cases/${id}/gates`, gateBody('assessment'))
    expect(codeOf(await worker.post(`/cases/gates/${body.id}/sign`))).toBe('same-person-twice')
    expect(codeOf(await colleague.post(`/cases/gates/${body.id}/sign`))).toBe('not-allowed')
    const sign = 'update cases.gate set confirmed_by = $2, confirmed_at = now() where id = $1'
    for (const [who, as] of [
      [worker, worker],
      [worker, supervisor],
      [colleague, colleague],
      [office.theirs.supervisor, office.theirs.supervisor],
    ] as const)
      expect([who.role, await office.inSql(who, sign, [body.id, as.id])]).toEqual([
        who.role,
        expect.toSatisfy((met: unknown) => met === 0 || met === '42501' || met === '23514'),
      ])
    const { rows } = await office.stage.root.query('select confirmed_by from cases.gate')
    expect(rows).toEqual([{ confirmed_by: null }])
  })

  it('is not passed over by SQL, nor changed once proposed', async () => {
    const { worker, supervisor } = office.ours
    const put = (kind: string, who = worker, proposer = worker) =>
      office.inSql(
        who,
        `insert into cases.gate (case_id, anchor_id, kind, held_on, words, own_view, next_on, proposed_by)
         values ($1, $2, $3, access.today(), 'w', 'v', $4, $5)`,
        [id, child, kind, kind === 'assessment' ? null : today(30), proposer.id],
      )
    expect(await put('plan')).toBe('23514')
    expect(await put('review')).toBe('23514')
    expect(await put('assessment')).toBe('23514')
    expect(await put('plan', worker, supervisor)).toBe('42501')
    expect(await office.inSql(worker, `update cases.gate set words = 'other'`)).toBe('42501')
  })
})

describe('another agency', () => {
  it('reads nothing of a case before it accepts it, and answers for nobody else', async () => {
    const { worker, supervisor } = office.ours
    const stranger = office.theirs.supervisor
    const { body } = await worker.post(`/cases/${id}/transfers`, {
      toAgencyId: office.there,
      reason: 'r',
      summary: 'the summary',
    })
    const offers = async () => JSON.stringify((await stranger.get('/cases/incoming')).body)
    const accept = () => stranger.post(`/cases/incoming/transfers/${body.id}/accept`)
    expect(await offers()).not.toContain('the summary')
    expect(codeOf(await accept())).toBe('not-found')
    expect(codeOf(await worker.post(`/cases/transfers/${body.id}/sign`))).toBe('same-person-twice')
    await supervisor.post(`/cases/transfers/${body.id}/sign`)
    expect(await offers()).toContain('the summary')
    // Nobody takes over whom they may not see.
    expect(await office.inSql(stranger, 'select cases.accept_transfer($1)', [body.id])).toBe('23514')
    await office.stage.grant(office.here, office.there, 'identity', { subject: child })
    for (const path of [`/cases/${id}`, `/cases/${id}/course`])
      expect([path, codeOf(await stranger.get(path))]).toEqual([path, 'not-found'])
    // Whose identity is open to them: still nothing of the case.
    for (const part of ['care', 'protection'])
      expect((await stranger.get(`/cases/of/${child}/${part}`)).body).toMatchObject({ notes: [], tasks: [] })
    expect((await stranger.get('/cases')).body.items).toEqual([])
    for (const table of ['case', 'gate', 'transfer', 'referral', 'conference', 'closure', 'follow_up'])
      expect([table, await office.inSql(stranger, `select id from cases.${table}`)]).toEqual([table, 0])
    // Not the clerk there, not the case's own agency, and nobody who only follows the law accepts.
    const clinician = await office.stage.person('clinician', office.there)
    expect(codeOf(await clinician.post(`/cases/incoming/transfers/${body.id}/accept`))).toBe('not-allowed')
    expect(codeOf(await supervisor.post(`/cases/incoming/transfers/${body.id}/accept`))).toBe('not-found')
    expect(await office.inSql(supervisor, 'select cases.accept_transfer($1)', [body.id])).toBe('P0002')
    const prosecutor = await office.stage.person('prosecutor_officer', office.there)
    for (const text of [
      'cases.transfers_to_us()',
      'cases.referrals_to_us()',
      'cases.later_access',
      'cases.gate',
    ])
      expect(await office.inSql(prosecutor, `select * from ${text}`)).toBe(0)
  })

  it('answers for itself, and sees what went with a referral only while it stands', async () => {
    const { worker } = office.ours
    const stranger = office.theirs.worker
    const sent = await worker.post(`/cases/${id}/referrals`, {
      toAgencyId: office.there,
      asked: 'a place at school',
      carries: { name: 'Aizada' },
      agreedBy: 'guardian',
      agreedOn: today(),
      agreedWords: 'yes',
      answerBy: today(7),
    })
    const forged = `update cases.referral set answer = 'accepted', answered_by = $2, answered_at = now() where id = $1`
    expect(await office.inSql(worker, forged, [sent.body.id, worker.id])).toBe('42501')
    expect(await office.inSql(stranger, forged, [sent.body.id, stranger.id])).toBe(0)
    const seen = async () => (await stranger.get('/cases/incoming')).body.referrals[0].carries
    expect(await seen()).toEqual({ name: 'Aizada' })
    await worker.post(`/cases/referrals/${sent.body.id}/withdraw`, { why: 'She has one.' })
    expect(await seen()).toEqual({})
    const late = await stranger.post(`/cases/incoming/referrals/${sent.body.id}/answer`, {
      answer: 'accepted',
    })
    expect(codeOf(late)).toBe('step-not-open')
  })

  it('leaves the count of cases whole, whoever counts', async () => {
    const { worker, supervisor } = office.ours
    const open = async (who = worker) =>
      (await who.get('/cases')).body.items.filter(({ state }: { state: string }) => state !== 'closed').length
    const [{ id: transfer }] = (await office.stage.root.query('select id from cases.transfer')).rows as [
      { id: string },
    ]
    const ours = await open()
    const theirs = await open(office.theirs.worker)
    // On its way it closes by no other door, and its supervisor does not change.
    expect(codeOf(await worker.post(`/cases/${id}/closing`, { reason: 'opened in error', words: 'x' }))).toBe(
      'step-not-open',
    )
    expect(
      codeOf(await supervisor.post(`/cases/${id}/assign`, { workerId: null, supervisorId: worker.id })),
    ).toBe('step-not-open')
    expect([await open(), await open(office.theirs.worker)]).toEqual([ours, theirs])
    expect(codeOf(await office.theirs.supervisor.post(`/cases/incoming/transfers/${transfer}/accept`))).toBe(
      200,
    )
    expect([await open(), await open(office.theirs.worker)]).toEqual([ours - 1, theirs + 1])
    expect(await office.openCases(child)).toBe(1)
    // Accepted twice, or taken back after, it stays where it is.
    expect(codeOf(await office.theirs.supervisor.post(`/cases/incoming/transfers/${transfer}/accept`))).toBe(
      'step-not-open',
    )
    expect(codeOf(await worker.post(`/cases/transfers/${transfer}/withdraw`, { why: 'x' }))).toBe(
      'step-not-open',
    )
  })
})

describe('a closed case', () => {
  it('takes nothing more, and is not opened again', async () => {
    const { worker, supervisor } = office.ours
    const tries: [string, string, object][] = [
      ['gates', '', gateBody('assessment')],
      ['conferences', '', { plannedOn: today(3), purpose: 'p' }],
      [
        'referrals',
        '',
        {
          toService: 's',
          asked: 'a',
          agreedBy: 'guardian',
          agreedOn: today(),
          agreedWords: 'y',
          answerBy: today(7),
        },
      ],
      ['transfers', '', { toAgencyId: office.there, reason: 'r', summary: 's' }],
      ['closing', '', { reason: 'deceased', words: 'w' }],
      ['assign', '', { workerId: null, supervisorId: null }],
    ]
    for (const [what, , body] of tries)
      expect([what, codeOf(await worker.post(`/cases/${id}/${what}`, body))]).toEqual([what, 'step-not-open'])
    for (const values of [
      `state = 'open', closed_by = null, closed_at = null`,
      `worker_id = null`,
      `closing_words = 'other'`,
    ])
      expect(await office.inSql(supervisor, `update cases.case set ${values} where id = $1`, [id])).toEqual(
        refused,
      )
    expect(
      await office.inSql(
        worker,
        `insert into cases.conference (case_id, anchor_id, planned_on, purpose) values ($1, $2, access.today(), 'p')`,
        [id, child],
      ),
    ).toBe('23514')
  })

  it('is shut in the database too, until the reason is stated, and then for half a day', async () => {
    const made = await office.openCase('Nur', '1990-01-01')
    const { worker, supervisor, colleague } = office.ours
    const reviewer = await office.stage.person('child_protection_officer', office.here)
    await worker.post(`/cases/of/${made.anchor}/care/notes`, { body: 'what she said' })
    await supervisor.post(`/cases/of/${made.anchor}/protection/notes`, { body: 'what she fears' })
    const notes = (who = colleague) =>
      office.inSql(who, 'select 1 from cases.care_note where anchor_id = $1', [made.anchor])
    const fears = (who = reviewer) =>
      office.inSql(who, 'select 1 from cases.read_protection_note(array[$1::uuid])', [made.anchor])
    expect([await notes(), await fears()]).toEqual([1, 1])
    await worker.post(`/cases/${made.id}/closing`, { reason: 'opened in error', words: 'w' })
    expect(codeOf(await supervisor.post(`/cases/${made.id}/close`))).toBe(200)
    expect([await notes(), await fears(), await notes(worker), await fears(supervisor)]).toEqual([0, 0, 1, 1])
    expect(
      await office.inSql(colleague, 'select 1 from cases.care_note_history where subject_id = $1', [
        made.anchor,
      ]),
    ).toBe(0)
    expect(codeOf(await reviewer.get(`/cases/of/${made.anchor}/safety-plans`))).toBe('reason-needed')
    // The row is written by the function alone, in one’s own name.
    expect(
      await office.inSql(
        colleague,
        `insert into cases.later_access (agency_id, case_id, account_id, reason) values ($1, $2, $3, 'a reason long enough to pass')`,
        [office.here, made.id, colleague.id],
      ),
    ).toBe('42501')
    const reason = 'A school asks for what was agreed; I have to answer.'
    const said = await colleague.post(`/cases/${made.id}/later-access`, { reason })
    expect([await notes(), await fears()]).toEqual([1, 0])
    await office.pass('cases.later_access', said.body.id, 1, ['at', 'until'])
    expect(await notes()).toBe(0)
    // Whoever breaks the glass has stated a reason already.
    const broken = `select access.break_glass_for(gen_random_uuid(), 'protection', $1, 'She stands at the door and is bleeding')`
    expect(await office.inSql(reviewer, broken, [made.anchor])).toBe(1)
    expect([await fears(), await notes()]).toEqual([1, 0])
    // Of another agency's case, and of one that is not there, the answer is the same.
    for (const of of [made.id, office.uuid()])
      expect(codeOf(await office.theirs.colleague.post(`/cases/${of}/later-access`, { reason }))).toBe(
        'not-found',
      )
    expect(
      await office.inSql(office.theirs.colleague, 'select 1 where cases.is_shut($1, $2)', [
        office.here,
        made.anchor,
      ]),
    ).toBe(0)
  })

  it('does not close on its aims without what came of them, not even by SQL', async () => {
    const made = await office.openCase('Timur', '1991-01-01')
    const { worker, supervisor } = office.ours
    const close = async (reason: string) => {
      await office.inSql(
        worker,
        `update cases.case set closing_reason = $2, closing_words = 'w', closing_proposed_by = $3, closing_proposed_at = now() where id = $1`,
        [made.id, reason, worker.id],
      )
      return await office.inSql(
        supervisor,
        `update cases.case set state = 'closed', closed_by = $2, closed_at = now() where id = $1`,
        [made.id, supervisor.id],
      )
    }
    expect(await close('declined help')).toBe('23514')
    await office.inSql(
      worker,
      `insert into cases.closure (case_id, anchor_id, outcomes, agreed, agreed_by, agreed_words) values ($1, $2, '[]', true, 'the person', 'yes')`,
      [made.id, made.anchor],
    )
    expect(await close('aims reached')).toBe('23514')
    expect(await close('declined help')).toBe(1)
  })
})

describe('a full caseload', () => {
  it('takes one more only for the reason of the case’s supervisor', async () => {
    const { supervisor, colleague } = office.ours
    const full = await office.stage.person('case_worker', office.here)
    await office.stage.root.query('set session_replication_role = replica')
    await office.stage.root.query(
      `insert into cases.case (agency_id, anchor_id, reason, worker_id) select $1, gen_random_uuid(), 'arrival', $2 from generate_series(1, 25)`,
      [office.here, full.id],
    )
    await office.stage.root.query('set session_replication_role = origin')
    const made = await office.openCase('Alma', '1992-01-01')
    const give = (who = supervisor, more: object = {}) =>
      who.post(`/cases/${made.id}/assign`, { workerId: full.id, supervisorId: supervisor.id, ...more })
    const beyondCeiling = 'She knows the mother, who trusts nobody else.'
    expect(codeOf(await give())).toBe('caseload-full')
    expect(codeOf(await give(colleague, { beyondCeiling }))).toBe('not-allowed')
    expect(
      await office.inSql(supervisor, 'update cases.case set worker_id = $2 where id = $1', [
        made.id,
        full.id,
      ]),
    ).toBe('23514')
    expect(codeOf(await give(supervisor, { beyondCeiling }))).toBe(200)
    const { items } = (await supervisor.get('/cases/roster')).body
    expect(items.find((each: { id: string }) => each.id === full.id)).toMatchObject({
      held: 26,
      beyond: [{ caseId: made.id, reason: beyondCeiling, by: { id: supervisor.id } }],
    })
    // Given on from there, and once more: the old reason does not serve again.
    await supervisor.post(`/cases/${made.id}/assign`, { workerId: colleague.id, supervisorId: supervisor.id })
    expect(codeOf(await give())).toBe('caseload-full')
    expect(
      await office.inSql(supervisor, 'update cases.case set worker_id = $2 where id = $1', [
        made.id,
        full.id,
      ]),
    ).toBe('23514')
  })
})

describe('a safety plan', () => {
  it('is superseded, never changed, by one at a time, and read by who may', async () => {
    const made = await office.openCase('Saule', '1993-01-01')
    const { worker, supervisor } = office.ours
    const path = `/cases/of/${made.anchor}/safety-plans`
    const plan = {
      danger: 'He says that he will come.',
      signs: 'He telephones at night.',
      steps: 'I go to my sister.',
      calls: 'My sister, then the centre.',
      safePlace: 'At my sister’s.',
      whoKnows: 'My sister.',
      agreedBy: 'the person',
      agreedOn: today(),
      reviewOn: today(30),
    }
    const first = await worker.post(path, plan)
    expect(first.status).toBe(200)
    expect(codeOf(await supervisor.post(path, plan))).toBe('state-changed')
    const newer = {
      ...plan,
      steps: 'I go to the centre.',
      change: 'Her sister has moved.',
      supersedes: first.body.id,
    }
    expect(codeOf(await supervisor.post(path, newer))).toBe(200)
    expect(codeOf(await worker.post(path, newer))).toBe('state-changed')
    expect((await worker.get(path)).body).toMatchObject({
      standing: [{ steps: 'I go to the centre.' }],
      before: [{ steps: 'I go to my sister.' }],
    })
    expect(await office.inSql(worker, `update cases.safety_plan set steps = 'other'`)).toBe('42501')
    expect(await office.inSql(worker, 'select steps from cases.safety_plan')).toBe('42501')
    const clinician = await office.stage.person('clinician', office.here)
    expect(codeOf(await clinician.get(path))).toBe('not-found')
    expect(codeOf(await office.theirs.worker.get(path))).toBe('not-found')
  })
})

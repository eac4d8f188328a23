// The one way through the wall: a court asks care for visits, and care asks justice for a hearing, each with named fields,
// two approvals, an end and notice to the person.
import { crossingFields, today } from '@oralu/domain'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { must } from '../cooperation/states.ts'
import { type Answer, openStage, type Person, type Stage } from '../support/oralu.ts'
import { instantIn, officeOf } from './justice-office.ts'
import { readings, register } from './register.ts'

let stage: Stage
let agency: string
let worker: Person
let protector: Person
let doctor: Person
let prosecutor: Person
let guard: Person
let known: string
let unknown: string
const visits: string[] = []
const noteIds: Record<string, string> = {}

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  ;[worker, protector, doctor, prosecutor, guard] = (await Promise.all(
    (
      [
        'case_worker',
        'child_protection_officer',
        'clinician',
        'prosecutor_officer',
        'data_protection_officer',
      ] as const
    ).map((role) => stage.person(role, agency)),
  )) as [Person, Person, Person, Person, Person]
  known = await register(stage, agency, 'Aizada', '1994-04-01')
  unknown = await register(stage, agency, 'Aizada', '1994-04-01')
  must(await worker.post('/cases', { anchorId: known }))
  for (const plannedOn of [today(-20), today(-10), today(-5)]) {
    const { id } = must(
      await worker.post(`/cases/of/${known}/visits`, { plannedOn, purpose: 'A word in confidence' }),
    )
    must(await worker.post(`/cases/visits/${id}/done`, { on: plannedOn }))
    visits.push(id)
  }
  for (const [part, who] of [
    ['health', doctor],
    ['protection', protector],
  ] as const)
    noteIds[part] = must(
      await who.post(`/cases/of/${known}/${part}/notes`, { body: `${part} in confidence` }),
    ).id
  noteIds['counselling'] = must(
    await worker.post(`/cases/of/${known}/counselling`, {
      body: 'counselled in confidence',
      supervisorId: protector.id,
    }),
  ).id
})
afterAll(() => stage?.close())

/** The same moved some days into the past, so that its end is over. */
async function age(days: number) {
  await stage.root.query('set session_replication_role = replica')
  await stage.root.query(
    `update cases.crossing_copy set given_on = given_on - $1::int, until_on = until_on - $1::int`,
    [days],
  )
  await stage.root.query(
    `update cases.crossing_request set recorded_at = recorded_at - make_interval(days => $1), basis_on = basis_on - $1::int`,
    [days],
  )
  await stage.root.query(`update cases.crossing_request set defer_until = defer_until - $1::int`, [days])
  await stage.root.query('set session_replication_role = origin')
}

/** A function called by somebody themselves, undone: how many rows, or the code of the refusal. */
async function call(who: Person, text: string, values: unknown[]): Promise<number | string> {
  const app = await stage.connect('oralu_app')
  try {
    await app.query('begin')
    await app.query('select access.enter($1)', [who.token])
    return (await app.query(text, values)).rows.length
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await app.end()
  }
}

const order = (anchorId: string, more: object = {}) => ({
  anchorId,
  compartment: 'care',
  authority: 'District court 2',
  basisKind: 'court order',
  basis: 'Order 41/26',
  basisOn: today(-1),
  purpose: 'Whether she lived at the address.',
  fields: [{ field: 'visits', why: 'The days on which she was met there.' }],
  ...more,
})
const ask = async (body: object, who = prosecutor, side = 'legal') =>
  await who.post(`/cases/${side}/crossings`, body)
const asked = async (body: object) => must(await ask(body)).id as string
const at = (id: string, rest = '', side = 'care') => `/cases/${side}/crossings/${id}${rest}`
const told = (id: string, who = worker) =>
  who.post(at(id, '/notice'), { on: today(), how: 'Told at the office, with an interpreter' })
const why = ({ status, body }: Answer) => [status, body.params?.reason ?? body.code].join(' ')

beforeEach(async () => {
  await stage.root.query('select cases.end_crossings()')
})

it('crosses by named fields, of rows that the giving side chose, frozen, for a time, each reading in the ledger', async () => {
  const id = await asked(order(known))
  expect((await prosecutor.get(at(id, '', 'legal'))).body).toMatchObject({
    state: 'asked',
    copy: null,
    chosen: null,
  })
  const { body: decision } = await worker.get(at(id, '/decision'))
  expect(decision).toMatchObject({ basis: 'Order 41/26', askedBy: null, state: 'waiting' })
  expect(decision.choices.map((each: { value: object }) => each.value)).toEqual(
    [today(-20), today(-10), today(-5)].map((on) => ({ done_on: on })),
  )
  // Not of another person, not what was not asked for.
  expect(why(await worker.post(at(id, '/propose'), { rows: [noteIds['protection']], words: 'x' }))).toBe(
    '422 refers-to-nothing',
  )
  must(
    await worker.post(at(id, '/propose'), {
      rows: [visits[0], visits[2]],
      words: 'Two of three: the third was elsewhere.',
    }),
  )
  const overseen = (await guard.get('/oversight/crossings')).body.items[0]
  expect(overseen).toMatchObject({
    id,
    state: 'proposed',
    person: null,
    anchorId: null,
    chosen: { visits: 2 },
    own: true,
  })
  expect(JSON.stringify(overseen)).not.toMatch(new RegExp(`${known}|${today(-20)}|Aizada`))
  const approve = (days: number) => guard.post(`/oversight/crossings/${id}/approve`, { days })
  expect(why(await approve(14))).toBe('409 notice_first')
  must(await told(id))
  expect(why(await approve(15))).toBe('409 step-not-open')
  must(await approve(7))
  // Frozen: what changes afterwards does not cross.
  await stage.root.query(`update cases.visit set done_on = done_on - 100 where id = $1`, [visits[0]])
  const read = async () => (await prosecutor.get(at(id, '', 'legal'))).body
  expect(await read()).toMatchObject({
    state: 'given',
    copy: {
      untilOn: today(7),
      fields: [
        { field: 'visits', value: { done_on: today(-20) } },
        { field: 'visits', value: { done_on: today(-5) } },
      ],
    },
  })
  await read()
  expect(await readings(stage, 'cases.crossing_copy', prosecutor.id)).toEqual([[id], [id]])
  // Nobody else of either side reads it by this way, and the officer sees nothing else.
  for (const other of [worker, doctor, guard]) expect((await other.get(at(id, '', 'legal'))).status).toBe(404)
  expect((await worker.get(at(id))).status).toBe(404)
  expect(
    (await (await stage.person('prosecutor_officer', await stage.agency())).get(at(id, '', 'legal'))).status,
  ).toBe(404)
  const copy = (who: Person) => call(who, 'select * from cases.read_crossing_copy($1)', [id])
  expect(await copy(prosecutor)).toBe(1)
  for (const other of [worker, protector, doctor, guard]) expect(await copy(other)).toBe(0)
  await age(8)
  expect(await copy(prosecutor)).toBe(0)
  expect(await read()).toMatchObject({ state: 'over', copy: null })
  await stage.root.query('select cases.end_crossings()')
  expect(await read()).toMatchObject({ state: 'over', copy: null })
  for (const table of [
    'crossing_copy',
    'crossing_copy_history',
    'crossing_decision',
    'crossing_decision_history',
  ])
    expect(
      (
        await stage.root.query(
          `select count(*)::int as n from cases.${table} t where t::text like '%done_on%'`,
        )
      ).rows[0].n,
    ).toBe(0)
  expect((await guard.get('/oversight/crossings')).body.items[0]).toMatchObject({
    id,
    state: 'over',
    chosen: { visits: 2 },
  })
})

it('answers about someone of whom there is nothing as about someone of whom there is something', async () => {
  const told_: unknown[] = []
  for (const anchor of [known, unknown]) {
    const id = await asked(
      order(anchor, { compartment: 'protection', fields: [{ field: 'protection-note', why: 'x' }] }),
    )
    must(await protector.post(at(id, '/refuse'), { why: 'Nothing that the court needs.' }))
    const { body } = await prosecutor.get(at(id, '', 'legal'))
    told_.push(
      JSON.parse(
        JSON.stringify(body)
          .replaceAll(id, '')
          .replaceAll(id.slice(0, 8).toUpperCase(), '')
          .replaceAll(/"(askedAt|personId|anchorId)":"[^"]*"/g, '')
          .replaceAll(',,', ',')
          .replaceAll('{,', '{')
          .replaceAll(',}', '}'),
      ),
    )
    expect(body).toMatchObject({ state: 'not given', refused: null, first: null, copy: null })
  }
  expect(told_[0]).toEqual(told_[1])
  // What nobody answers is in the end not given either.
  const id = await asked(order(unknown))
  await age(31)
  await stage.root.query('select cases.end_crossings()')
  expect((await prosecutor.get(at(id, '', 'legal'))).body.state).toBe('not given')
  expect((await worker.post(at(id, '/refuse'), { why: 'x' })).status).toBe(409)
})

it('takes no field that is not on the list, none of one’s own side, nothing for longer than 90 days, of nobody unseen', async () => {
  expect((await ask(order(known, { fields: [{ field: 'protection-note', why: 'x' }] }))).status).toBe(400)
  expect((await ask(order(known, { fields: [{ field: 'visits', why: '' }] }))).status).toBe(400)
  expect(
    (await ask(order(known, { compartment: 'legal', fields: [{ field: 'charges', why: 'x' }] }))).status,
  ).toBe(400)
  expect((await ask(order(known, { days: 91 }))).status).toBe(400)
  expect((await ask(order('3f0e1c2a-0000-4000-8000-000000000000'))).status).toBe(422)
  expect((await ask(order(known), doctor, 'care')).status).toBe(403)
  // In SQL as well: the list is the database's.
  const app = await stage.connect('oralu_app')
  const put = async (fields: string, compartment = 'care', basis = 'statute') => {
    await app.query('begin')
    await app.query('select access.enter($1)', [prosecutor.token])
    const code = await app
      .query(
        `insert into cases.crossing_request (side, anchor_id, compartment, authority, basis_kind, basis, basis_on, purpose, fields)
         values ('legal', $1, $3, 'x', $4, 'x', '2020-01-01', 'x', $2)`,
        [known, fields, compartment, basis],
      )
      .then(
        () => 'done',
        (error) => error.code,
      )
    await app.query('rollback')
    return code
  }
  expect(await put('[{"field": "visits", "why": "x"}]')).toBe('done')
  for (const fields of [
    '[]',
    '[{"field": "everything", "why": "x"}]',
    '[{"field": "health-note", "why": "x"}]',
    '[{"field": "visits", "why": ""}]',
  ])
    expect([fields, await put(fields)]).toEqual([fields, '23514'])
  const counselling = '[{"field": "counselling-note", "why": "x"}]'
  expect(await put(counselling, 'counselling')).toBe('23514')
  expect(await put(counselling, 'counselling', 'court order')).toBe('done')
  await app.end()
  const { rows } = await stage.root.query(
    'select compartment, array_agg(name order by name) as names from cases.crossing_field group by 1',
  )
  expect(Object.fromEntries(rows.map(({ compartment, names }) => [compartment, names]))).toEqual(
    Object.fromEntries(Object.entries(crossingFields).map(([of, names]) => [of, [...names].sort()])),
  )
})

it('is decided by who holds what is asked, and never by one, nor by two of the asking side', async () => {
  const id = await asked(
    order(known, { compartment: 'health', fields: [{ field: 'health-note', why: 'Injuries on arrival' }] }),
  )
  for (const who of [worker, protector, prosecutor]) {
    expect((await who.get(at(id, '/decision', who === prosecutor ? 'legal' : 'care'))).status).toBe(404)
    expect(
      (
        await who.post(at(id, '/propose', who === prosecutor ? 'legal' : 'care'), {
          rows: [noteIds['health']],
          words: 'x',
        })
      ).status,
    ).toBe(404)
  }
  expect((await doctor.get(at(id, '/decision'))).body.choices).toMatchObject([
    { value: { body: 'health in confidence' } },
  ])
  expect((await guard.post(`/oversight/crossings/${id}/approve`, { days: 5 })).status).toBe(409)
  must(
    await doctor.post(at(id, '/propose'), {
      rows: [noteIds['health']],
      words: 'The note of the day of arrival.',
    }),
  )
  must(await told(id, doctor))
  const elsewhere = await stage.person('data_protection_officer', await stage.agency())
  expect((await elsewhere.post(`/oversight/crossings/${id}/approve`, { days: 5 })).status).toBe(404)
  expect((await doctor.post(`/oversight/crossings/${id}/approve`, { days: 5 })).status).toBe(404)
  // A colleague who also decides is no second.
  const colleague = await stage.person('clinician', agency)
  expect(await call(colleague, 'select cases.approve_crossing($1, 5)', [id])).toBe('42501')
  // The same person twice is refused by the table itself.
  await expect(
    stage.root.query(
      `update cases.crossing_decision set state = 'given', second_by = first_by, second_at = now() where id = $1`,
      [id],
    ),
  ).rejects.toMatchObject({ constraint: 'three_people' })
  await expect(
    stage.root.query(
      `update cases.crossing_decision set state = 'given', second_by = requested_by, second_at = now() where id = $1`,
      [id],
    ),
  ).rejects.toMatchObject({ constraint: 'three_people' })
  must(
    await guard.post(`/oversight/crossings/${id}/refuse`, {
      why: 'A doctor can be heard as a witness instead.',
    }),
  )
  expect((await prosecutor.get(at(id, '', 'legal'))).body).toMatchObject({
    state: 'not given',
    refused: null,
  })
  expect((await doctor.get(at(id, '/decision'))).body.refused.why).toContain('witness')
  expect(
    (
      await stage.root.query(
        `select count(*)::int as n from cases.crossing_decision_history t where t::text like '%in confidence%'`,
      )
    ).rows[0].n,
  ).toBe(0)
})

it('gives what was told in counselling by a court’s order and the approval of the author’s supervisor alone', async () => {
  const counselling = {
    compartment: 'counselling',
    fields: [{ field: 'counselling-note', why: 'Named by the court' }],
  }
  expect((await ask(order(known, { ...counselling, basisKind: 'statute' }))).status).toBe(409)
  const id = await asked(order(known, counselling))
  const propose = (who: Person) =>
    who.post(at(id, '/propose'), { rows: [noteIds['counselling']], words: 'As ordered.' })
  // Not its author, nor another who holds protection or health.
  const other = await stage.person('child_protection_officer', agency)
  expect((await propose(worker)).status).toBe(404)
  for (const who of [other, doctor]) {
    expect((await who.get(at(id, '/decision'))).body.choices).toEqual([])
    expect((await propose(who)).status).toBe(422)
  }
  must(await propose(protector))
  expect((await prosecutor.get(at(id, '', 'legal'))).body.copy).toBeNull()
  must(await told(id, protector))
  must(await guard.post(`/oversight/crossings/${id}/approve`, { days: 1 }))
  expect((await prosecutor.get(at(id, '', 'legal'))).body.copy.fields).toMatchObject([
    { value: { body: 'counselled in confidence' } },
  ])
})

it('gives no more than was asked for, nor an author’s own word, whoever calls the functions themselves', async () => {
  const need = must(
    await protector.post(`/cases/of/${known}/needs`, {
      need: 'A safe room',
      urgency: 'high',
      followUpBy: today(2),
    }),
  ).id
  const note = { compartment: 'protection', fields: [{ field: 'protection-note', why: 'x' }] }
  const id = await asked(order(known, note))
  const propose = 'select cases.propose_crossing($1, $2, $3, $4)'
  expect(await call(protector, propose, [id, ['protection-note'], [noteIds['protection']], 'x'])).toBe(1)
  expect(await call(protector, propose, [id, ['protection-need'], [need], 'x'])).toBe('23514')
  expect(await call(protector, propose, [id, ['protection-note'], [noteIds['health']], 'x'])).toBe('23503')
  // An officer who may decide, but wrote the note: its supervisor is another.
  const own = must(
    await protector.post(`/cases/of/${known}/counselling`, { body: 'of her own', supervisorId: doctor.id }),
  ).id
  const counselling = await asked(
    order(known, { compartment: 'counselling', fields: [{ field: 'counselling-note', why: 'x' }] }),
  )
  expect(await call(protector, propose, [counselling, ['counselling-note'], [own], 'x'])).toBe('23503')
  expect(await call(doctor, propose, [counselling, ['counselling-note'], [own], 'x'])).toBe(1)
  for (const table of ['crossing_request', 'crossing_decision', 'crossing_copy', 'crossing_field'])
    for (const who of [prosecutor, protector, guard])
      expect([table, await call(who, `select * from cases.${table}`, [])]).toEqual([table, '42501'])
})

it('lets a court defer the notice, after which it is due', async () => {
  const id = await asked(
    order(known, {
      deferral: { court: 'District court 2', order: 'Order 42/26', until: today(5) },
      fields: [{ field: 'case', why: 'x' }],
    }),
  )
  const { choices } = (await worker.get(at(id, '/decision'))).body
  must(await worker.post(at(id, '/propose'), { rows: [choices[0].rowId], words: 'x' }))
  must(await guard.post(`/oversight/crossings/${id}/approve`, { days: 3 }))
  const due = async () =>
    (await guard.get('/oversight/crossings')).body.items.find((each: { id: string }) => each.id === id)
      .noticeDue
  expect(await due()).toBe(false)
  await age(6)
  expect(await due()).toBe(true)
  must(
    await guard.post(`/oversight/crossings/${id}/notice`, { on: today(), how: 'By letter, in her language' }),
  )
  expect(await due()).toBe(false)
})

it('crosses the other way alike: care asks for a day in court, and reads nothing else of justice', async () => {
  const office = officeOf(prosecutor)
  const p = await office.open(known)
  const hearing = await office.add('hearing', known, {
    proceedingId: p,
    at: instantIn(100),
    court: 'District court',
    purpose: 'Something grave',
  })
  const id = must(
    await ask(
      order(known, {
        compartment: 'legal',
        authority: 'Case management',
        basisKind: 'statute',
        basis: 'Art. 12',
        fields: [{ field: 'hearings', why: 'Who fetches the children that day' }],
      }),
      worker,
      'care',
    ),
  ).id
  const { choices } = (await prosecutor.get(at(id, '/decision', 'legal'))).body
  expect(choices).toMatchObject([{ rowId: hearing, value: { court: 'District court' } }])
  must(
    await prosecutor.post(at(id, '/propose', 'legal'), {
      rows: [hearing],
      words: 'The day only concerns the children.',
    }),
  )
  must(await prosecutor.post(at(id, '/notice', 'legal'), { on: today(), how: 'Through counsel' }))
  must(await guard.post(`/oversight/crossings/${id}/approve`, { days: 14 }))
  const { body } = await worker.get(at(id))
  expect(body.copy.fields).toHaveLength(1)
  expect(JSON.stringify(body)).not.toContain('grave')
  // A clinician reads care, but not what justice gave to it.
  expect((await doctor.get(at(id))).status).toBe(404)
  expect((await worker.get(`/cases/justice/of/${known}`)).status).toBe(404)
})

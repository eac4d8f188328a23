// A lawful erasure from the request to the certificate: every table, every history, what hinders it, who decides, and what
// stays.
import { createPublicKey, randomUUID } from 'node:crypto'
import { hindrances, today } from '@oralu/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerKey } from '../../src/ledger/sealer.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { register } from '../cases/register.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { fill, loosen, rulesOf, whereStands } from './canaries.ts'

let stage: Stage
let home: string
let dpo: Person
let officer: Person

beforeAll(async () => {
  stage = await openStage()
  home = await stage.agency()
  dpo = await stage.person('data_protection_officer', home)
  officer = await stage.person('consular_officer', home)
})
afterAll(() => stage?.close())

async function askFor(anchor: string, called = 'Aizada'): Promise<string> {
  const { body } = await officer.post('/rights/requests', {
    anchorId: anchor,
    kind: 'erasure',
    called,
    askedBy: 'the person',
    asker: null,
    askedOn: today(),
    language: 'kk',
    words: 'Erase all that you have.',
  })
  await dpo.post(`/oversight/requests/${body.id}/identity`, { how: 'Identity card seen' })
  return body.id
}

const examined = (request: string) =>
  dpo.get(`/oversight/requests/${request}/erasure`).then(({ body }) => body)

/** Proposed, agreed to by the agency, done. */
async function erase(request: string): Promise<{ id: string; job: Record<string, unknown> }> {
  expect((await examined(request)).hindrances).toEqual([])
  const { status, body } = await dpo.post(`/oversight/requests/${request}/erasure`)
  expect(status).toBe(200)
  expect(
    (await officer.post(`/rights/erasures/${body.id}/answer`, { agreed: true, words: null })).status,
  ).toBe(200)
  const begun = await dpo.post(`/oversight/erasures/${body.id}/run`)
  expect(begun.status).toBe(200)
  return { id: body.id, job: await stage.jobEnds(begun.body.job) }
}

async function verified() {
  await stage.seal()
  const owner = await stage.connect('oralu_owner')
  try {
    return await verifyLedger(owner, createPublicKey(ledgerKey(stage.services.settings.keysDir)))
  } finally {
    await owner.end()
  }
}

describe('the rules', () => {
  it('have a line for every guarded table, and reach every table that has a column of a person', async () => {
    const { rows: without } = await stage.root.query(
      `select g.table_name from access.guarded g where not exists (select from access.erasure_rule r where r.table_name = g.table_name)
       union all select c.table_name from ledger.covered c where not exists (select from access.erasure_rule r where r.table_name = c.table_name)`,
    )
    expect(without).toEqual([])
    const { rows: kept } = await stage.root.query(
      `select r.table_name from access.erasure_rule r join access.guarded g on g.table_name = r.table_name
       where r.how = 'stays' and g.subject is not null`,
    )
    // The anchor itself is the tombstone.
    expect(kept).toEqual([{ table_name: 'people.anchor' }])
  })
})

describe('an erasure', () => {
  it('needs two: whoever proposes cannot agree, nothing is done before, and a refusal ends it', async () => {
    const anchor = await register(stage, home, 'Aizada', '1990-04-01')
    const request = await askFor(anchor)
    expect(await examined(request)).toMatchObject({ hindrances: [], mayPropose: true, erasure: null })
    expect((await officer.post(`/oversight/requests/${request}/erasure`)).status).toBe(404)
    const { body } = await dpo.post(`/oversight/requests/${request}/erasure`)
    expect(
      (await dpo.post(`/rights/erasures/${body.id}/answer`, { agreed: true, words: null })).body.code,
    ).toBe('step-not-open')
    expect((await dpo.post(`/oversight/erasures/${body.id}/run`)).body.code).toBe('step-not-open')
    const stranger = await stage.person('consular_officer', await stage.agency())
    expect((await stranger.get('/rights/erasures')).body.items).toEqual([])
    expect(
      (await stranger.post(`/rights/erasures/${body.id}/answer`, { agreed: true, words: null })).status,
    ).toBe(404)
    expect((await officer.get('/rights/erasures')).body.items).toMatchObject([
      { id: body.id, may: ['agree'] },
    ])
    await officer.post(`/rights/erasures/${body.id}/answer`, { agreed: false, words: 'A claim is coming.' })
    expect(await examined(request)).toMatchObject({ mayPropose: true, erasure: { state: 'refused' } })
    // In SQL of their own neither officer gets further than by the functions.
    const app = await stage.connect('oralu_app')
    try {
      await app.query('begin')
      await app.query('select access.enter($1)', [dpo.token])
      for (const text of [
        `select rights.erase_from('${body.id}', 'people.record')`,
        `select rights.begin_erasure('${body.id}', null)`,
        `insert into rights.erasure_consent (erasure_id, agreed) values ('${body.id}', true)`,
        `update rights.erasure set state = 'decided'`,
        `select rights.hindrances_of(array['${anchor}']::uuid[])`,
      ]) {
        await app.query('savepoint here')
        await expect(app.query(text)).rejects.toThrow()
        await app.query('rollback to here')
      }
    } finally {
      await app.end()
    }
  })

  it('takes every canary out of every table and history, and no one else’s; the ledger verifies', async () => {
    const rules = await rulesOf(stage)
    await loosen(stage, [...rules.map(({ table_name }) => table_name), 'lists.list'])
    const anchors = [
      await register(stage, home, 'Bakyt', '1985-01-01'),
      await register(stage, home, 'Dana', '1987-01-01'),
    ]
    const filled = await fill(stage, rules, home, anchors[0]!, 'CanaryZhoqtau')
    await fill(stage, rules, home, anchors[1]!, 'CanaryOther')
    expect(new Set(filled.keys())).toEqual(new Set(rules.map(({ table_name }) => table_name)))
    const before = await whereStands(stage, 'CanaryZhoqtau')
    for (const [table, said] of filled) if (said) expect(before[table] ?? 0, table).toBeGreaterThan(0)
    const others = await whereStands(stage, 'CanaryOther')
    const request = await askFor(anchors[0]!, 'CanaryZhoqtau')
    const { id, job } = await erase(request)
    expect(job).toMatchObject({ state: 'done' })
    expect(await whereStands(stage, 'CanaryZhoqtau')).toEqual({})
    expect(await whereStands(stage, 'CanaryOther')).toEqual(others)
    expect((await verified()).fault).toBeUndefined()

    const page = (await dpo.get('/rights/erasures')).body.items[0]
    expect(page).toMatchObject({ id, state: 'done', may: [] })
    const checked = await dpo.get(`/oversight/certificates/${page.number}`)
    expect(checked.body).toMatchObject({ entry: expect.any(Number), position: expect.any(Number) })
    expect((await dpo.get('/oversight/certificates/0000-0000-0000-0000')).status).toBe(404)
    const paper = await dpo.get(`/oversight/erasures/${id}/certificate?languages=kk-ar`)
    expect(paper.status).toBe(200)
    expect(String(paper.body.subarray(0, 5))).toBe('%PDF-')
    expect((await officer.get(`/rights/requests/${request}`)).body).toMatchObject({
      outcome: 'granted',
      words: '',
    })
  }, 240_000)

  it('cannot be told from a forgery by its emptiness: without the entry that says so the ledger does not verify', async () => {
    await stage.root.query('begin')
    await stage.root.query(`set local session_replication_role = replica`)
    await stage.root.query(
      `update people.anchor_history set image = null, salt = null where row_id = (select id from people.anchor limit 1)`,
    )
    await stage.root.query('commit')
    expect((await verified()).fault).toMatchObject({ code: 'history-changed', table: 'people.anchor' })
  })
})

describe('what hinders', () => {
  it('is named, each by itself, and hinders', async () => {
    const put = (text: string, values: unknown[]) => stage.root.query(text, values)
    const [mission, enquiry] = [randomUUID(), randomUUID()]
    const ways: Record<(typeof hindrances)[number], (anchor: string) => Promise<unknown>> = {
      'open case': (a) =>
        put(`insert into cases.case (agency_id, anchor_id, state) values ($1, $2, 'open')`, [home, a]),
      'open proceedings': (a) =>
        put(`insert into cases.proceeding (agency_id, anchor_id, recorded_by) values ($1, $2, $1)`, [
          home,
          a,
        ]),
      sentence: (a) =>
        put(
          `insert into cases.conviction (agency_id, anchor_id, recorded_by, sentence_until) values ($1, $2, $1, access.today() + 9)`,
          [home, a],
        ),
      measure: (a) =>
        put(`insert into cases.legal_measure (agency_id, anchor_id, recorded_by) values ($1, $2, $1)`, [
          home,
          a,
        ]),
      'legal hold': (a) =>
        put(
          `insert into rights.hold (agency_id, anchor_id, basis, until, recorded_by) values ($1, $2, 'order', access.today(), $1)`,
          [home, a],
        ),
      'mission under way': async (a) => {
        const { rows } = await put(
          `insert into operations.operation (agency_id, name, purpose, recorded_by) values ($1, 'O', 'P', $1) returning id`,
          [home],
        )
        await put(
          `insert into operations.mission (id, agency_id, operation_id, number, state, recorded_by) values ($1, $2, $3, 1, 'open', $2)`,
          [mission, home, rows[0].id],
        )
        await put(
          `insert into operations.manifest_line (agency_id, anchor_id, mission_id, state, recorded_by, state_by) values ($1, $2, $3, 'listed', $1, $1)`,
          [home, a, mission],
        )
      },
      'open disclosure': (a) =>
        put(
          `insert into cases.crossing_request (id, agency_id, anchor_id, state) values ($3, $1, $2, 'asked')`,
          [home, a, randomUUID()],
        ),
      'open request': (a) =>
        put(
          `insert into rights.request (agency_id, anchor_id, kind, recorded_by) values ($1, $2, 'access', $1)`,
          [home, a],
        ),
      'open complaint': (a) =>
        put(`insert into rights.complaint (agency_id, anchor_id) values ($1, $2)`, [home, a]),
      'open enquiry': async (a) => {
        await put(`insert into enquiries.enquiry (id, agency_id, state) values ($1, $2, 'received')`, [
          enquiry,
          home,
        ])
        await put(
          `insert into enquiries.sought_person (agency_id, anchor_id, enquiry_id, recorded_by) values ($1, $2, $3, $1)`,
          [home, a, enquiry],
        )
      },
      'must be kept': (a) =>
        put(
          `insert into cases.case (agency_id, anchor_id, state, closed_at, closing_reason) values ($1, $2, 'closed', now() - interval '1 year', 'aims reached')`,
          [home, a],
        ),
    }
    for (const code of hindrances) {
      const anchor = await register(stage, home, `Of ${code}`, '1990-01-01')
      const request = await askFor(anchor)
      await ways[code](anchor)
      const page = await examined(request)
      expect(page.hindrances.map((each: { code: string }) => each.code)).toContain(code)
      expect(page.mayPropose).toBe(false)
      const refused = await dpo.post(`/oversight/requests/${request}/erasure`)
      expect(refused.body).toMatchObject({ code: 'erasure-hindered', params: { reason: 'hindered' } })
    }
  })
})

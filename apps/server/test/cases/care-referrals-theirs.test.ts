// A case that an organisation refers to us: taken in as it was, given a person by an officer, answered with what we do not
// know of it left as it was, and gone when its time is over.
import { createPublicKey, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { ledgerKey } from '../../src/ledger/sealer.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { day, must } from '../cooperation/states.ts'
import { codeOf, openCareOffice } from './care-office.ts'
import { register } from './register.ts'

const example = JSON.parse(
  readFileSync(new URL('../../../../docs/formats/primero-referral.example.json', import.meta.url), 'utf8'),
)
const office = await openCareOffice()
const { stage, agency, worker, protector, agreement, at, pageOf, download, inSql } = office
afterAll(() => stage.close())

describe('a referral of theirs', () => {
  const theirs = (change: (document: typeof example) => void = () => {}) => {
    const copy = structuredClone(example)
    copy.case.data.id = randomUUID()
    copy.referral.data.record_id = copy.case.data.id
    copy.referral.data.id = randomUUID()
    change(copy)
    return copy
  }
  const receive = (document: unknown) =>
    worker.post('/cases/care-referrals', {
      agreementId: agreement,
      text: typeof document === 'string' ? document : JSON.stringify(document),
    })
  const count = async () =>
    (await stage.root.query('select count(*)::int as n from cases.care_referral')).rows[0].n

  it('comes, is given a person by an officer, is accepted and answered with its unknown fields', async () => {
    expect(must(await worker.get('/cases/care-referrals/agreements')).items).toMatchObject([
      { id: agreement },
    ])
    const came = theirs((each) => {
      each.case.data.court_case_number = 'never kept'
    })
    const { id } = must(await receive(came))
    const page = await pageOf(id)
    expect(page).toMatchObject({
      direction: 'theirs',
      kind: 'referral',
      state: 'received',
      person: null,
      responsible: 'they',
      retainUntil: day(90),
      came: { case: { name: 'Example Child' }, referral: { service: 'family_tracing' }, unknown: 6 },
    })
    const { rows } = await stage.root.query(
      'select said::text as said from cases.care_referral where id = $1',
      [id],
    )
    expect(rows[0].said).not.toMatch(/never kept|separated/)
    expect(codeOf(await worker.post(at(id, '/decide'), { accepted: true }))).toBe('409 step-not-open')
    expect(codeOf(await receive(came))).toBe('409 state-changed')
    const anchor = await register(stage, agency, 'Example Child', '2014-09-19')
    must(await worker.post(at(id, '/person'), { anchorId: anchor }))
    expect(codeOf(await worker.post(at(id, '/person'), { anchorId: anchor }))).toBe('409 step-not-open')
    expect((await pageOf(id)).caseId).toMatch(/-/)
    must(await worker.post(at(id, '/decide'), { accepted: true }))
    const answer = await download(id)
    expect(answer.referral.data).toMatchObject({
      status: 'accepted',
      record_id: came.case.data.id,
      type: 'Referral',
    })
    expect(answer.case.data).toMatchObject({
      family_details_section: came.case.data.family_details_section,
      owned_by: 'primero',
    })
    expect(JSON.stringify(answer)).not.toContain('never kept')
    must(await worker.post(at(id, '/done')))
    expect((await download(id)).referral.data['status']).toBe('done')
  })

  it('is rejected with a reason, by nobody’s name', async () => {
    const { id } = must(await receive(theirs()))
    expect((await worker.post(at(id, '/decide'), { accepted: false })).status).toBe(400)
    must(await worker.post(at(id, '/decide'), { accepted: false, reason: 'Not our region' }))
    expect(await pageOf(id)).toMatchObject({ state: 'rejected', retainUntil: day(7), person: null })
    expect((await download(id)).referral.data).toMatchObject({
      status: 'rejected',
      rejected_reason: 'Not our region',
    })
  })

  it('as a transfer moves responsibility to us when accepted', async () => {
    const { id } = must(await receive(theirs((each) => (each.referral.data.type = 'Transfer'))))
    expect(await pageOf(id)).toMatchObject({ kind: 'transfer', responsible: 'they' })
    const anchor = await register(stage, agency, 'Handed To Us', '2014-09-19')
    must(await worker.post(at(id, '/person'), { anchorId: anchor }))
    must(await worker.post(at(id, '/decide'), { accepted: true }))
    expect((await pageOf(id)).responsible).toBe('we')
  })

  it('that is malformed or rests on no consent leaves nothing behind', async () => {
    const before = await count()
    for (const [document, reason] of [
      ['{"', 'not-json'],
      ['null', 'bad-shape'],
      [{ case: example.case }, 'bad-shape'],
      [theirs((each) => (each.case.data.age = 'old')), 'bad-field'],
      [theirs((each) => (each.referral.data.record_id = randomUUID())), 'other-case'],
      [theirs((each) => (each.referral.data.record_type = 'incident')), 'not-a-case'],
      [theirs((each) => (each.case.data.consent_for_services = false)), 'no-consent'],
      [theirs((each) => delete each.case.data.disclosure_other_orgs), 'no-consent'],
      ['{"case":{"data":{"__proto__":{}}},"referral":{"data":{}}}', 'bad-shape'],
    ] as const)
      expect(codeOf(await receive(document))).toBe(`422 file-unreadable ${reason}`)
    const stranger = await stage.person('case_worker', await stage.agency())
    const other = await stranger.post('/cases/care-referrals', {
      agreementId: agreement,
      text: JSON.stringify(theirs()),
    })
    expect(codeOf(other)).toBe('409 outside-agreement other-partner')
    expect(await count()).toBe(before)
  })

  it('ends by itself, and at once when they withdraw it, also in its history', async () => {
    const [late, withdrawn] = [must(await receive(theirs())).id, must(await receive(theirs())).id]
    must(await worker.post(at(withdrawn, '/withdraw'), { why: 'They ask so', consent: false }))
    await stage.root.query(`update cases.care_referral set retain_until = current_date - 1 where id = $1`, [
      late,
    ])
    const jobs = await stage.connect('oralu_jobs')
    await jobs.query('select cases.end_overdue_referrals()')
    await jobs.end()
    for (const id of [late, withdrawn]) {
      expect(await pageOf(id)).toMatchObject({ came: null, service: null, erasedAt: expect.any(String) })
      const { rows } = await stage.root.query(
        `select image::text from cases.care_referral_history where row_id = $1 and image::text like '%Example%'`,
        [id],
      )
      expect(rows).toEqual([])
      const { rows: noted } = await stage.root.query(
        `select from ledger.entry where act = 'erase' and about = 'cases.care_referral' and $1 = any (row_ids)`,
        [id],
      )
      expect(noted).toHaveLength(1)
      expect(codeOf(await worker.get(at(id, '/document')))).toBe('409 step-not-open')
    }
    await stage.seal()
    const owner = await stage.connect('oralu_owner')
    const verified = await verifyLedger(owner, createPublicKey(ledgerKey(stage.services.settings.keysDir)))
    await owner.end()
    expect(verified.fault).toBe(undefined)
  })

  it('says what they said as they said it: no SQL of ours changes it', async () => {
    const { id } = must(await receive(theirs()))
    expect(await inSql(worker, `update cases.care_referral set said = '{}' where id = $1`, [id])).toBe(
      '23514',
    )
    expect(
      await inSql(worker, `update cases.care_referral set retain_until = '2030-01-01' where id = $1`, [id]),
    ).toBe('42501')
    expect(
      await inSql(
        worker,
        `update cases.care_referral set state = 'accepted', answered_by = $2, answered_at = now() where id = $1`,
        [id, protector.id],
      ),
    ).toBe('42501')
  })
})

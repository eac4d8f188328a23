// A case referred to an organisation: what goes is what was shown, nothing goes outside the agreement or without consent, a
// transfer moves responsibility and a referral does not.
import { createHash, randomUUID } from 'node:crypto'
import { roles } from '@oralu/domain'
import { readPrimeroReferral } from '@oralu/interop'
import { afterAll, describe, expect, it } from 'vitest'
import { day, must } from '../cooperation/states.ts'
import { consent, draftOf } from './care-drafts.ts'
import { codeOf, openCareOffice, sending } from './care-office.ts'
import { register } from './register.ts'

const office = await openCareOffice()
const { stage, agency, worker, protector, consul, partner, agreement, agreeAlso } = office
const { openCase, childWithGuardian, drafted, at, pageOf, sent, download, answerTo, inSql } = office
afterAll(() => stage.close())

describe('a referral of ours', () => {
  it('shows care the agreements with organisations, and nothing else of them', async () => {
    const { caseId } = await openCase('Someone Grown', '1990-05-05')
    const { items } = must(await worker.get(`/cases/${caseId}/care-referrals/agreements`))
    expect(items).toEqual([
      {
        id: agreement,
        reference: 'CARE-1',
        partner: 'An organisation for children',
        fields: ['name', 'otherName', 'sex', 'born', 'age', 'carer'],
        endsOn: day(60),
      },
    ])
    expect((await worker.get('/cooperation/agreements')).status).toBe(404)
    expect(await inSql(worker, 'select from cooperation.agreement', [])).toBe('0')
    const stranger = await stage.person('case_worker', await stage.agency())
    expect(must(await stranger.get(`/cases/${caseId}/care-referrals/agreements`)).items).toEqual([])
  })

  it('goes as it was shown, field by field', async () => {
    const { caseId, carerId } = await childWithGuardian('Aizada')
    const id = await drafted(caseId, {
      chosen: ['name', 'born', 'carer'],
      consent: consent({ by: 'guardian', carerId, childView: 'She would like to see her aunt' }),
    })
    const preview = must(await worker.get(at(id, '/preview')))
    expect([preview.refusal, preview.gap]).toEqual([null, null])
    const rows = Object.fromEntries(preview.fields.map((each: { field: string }) => [each.field, each]))
    expect(rows).toMatchObject({
      name: { value: 'Aizada', goes: true, why: null },
      born: { value: '2016-04-01', goes: true },
      carer: { value: 'A guardian of hers', goes: true },
      age: { goes: false, why: 'left out' },
      nationality: { value: ['KZ'], goes: false, why: 'outside the agreement' },
      otherName: { value: null, goes: false },
    })
    const other = await worker.post(at(id, '/send'), { documentSha256: '0'.repeat(64) })
    expect(codeOf(other)).toBe('409 state-changed')
    must(await worker.post(at(id, '/send'), { documentSha256: preview.documentSha256 }))
    const app = await stage.app.inject({
      url: `/api${at(id, '/document')}`,
      headers: { authorization: `Bearer ${worker.token}` },
    })
    expect(createHash('sha256').update(app.rawPayload).digest('hex')).toBe(preview.documentSha256)
    const document = app.json()
    const { id: outside, ...data } = document.case.data
    expect(outside).not.toBe(caseId)
    expect(data).toEqual({
      module_id: 'primeromodule-cp',
      name: 'Aizada',
      date_of_birth: '2016-04-01',
      name_caregiver: 'A guardian of hers',
      consent_for_services: true,
      disclosure_other_orgs: true,
    })
    expect(document.referral.data).toEqual({
      type: 'Referral',
      transitioned_to: 'primero_cp',
      service: 'family_tracing',
      notes: 'Please look for an aunt.',
    })
    readPrimeroReferral(document)
    const { rows: kept } = await stage.root.query(
      'select r::text as row from cases.care_referral r where id = $1',
      [id],
    )
    expect(kept[0].row).not.toContain('Aizada')
    const { rows: noted } = await stage.root.query(
      `select from ledger.entry where act = 'export' and about = 'cases.care_referral' and row_ids = array[$1::uuid]`,
      [id],
    )
    expect(noted).toHaveLength(1)
    const changed = await worker.send('PUT', at(id), { draft: draftOf(agreement) })
    expect(codeOf(changed)).toBe('409 step-not-open')
  })

  it('is not given once the register says something else', async () => {
    const { caseId, anchor } = await openCase('Was Called So', '1985-01-01')
    const id = await sent(caseId)
    await stage.root.query('update people.name_form set form = $2, latin = $2 where anchor_id = $1', [
      anchor,
      'Is Called Else',
    ])
    expect(codeOf(await worker.get(at(id, '/document')))).toBe('409 state-changed')
  })

  it('is refused outside the agreement, also in SQL as the application', async () => {
    const { caseId, anchor } = await openCase('Someone Else Grown', '1991-05-05')
    const wrong = await worker.post(`/cases/${caseId}/care-referrals`, {
      draft: draftOf(agreement, { chosen: ['name', 'nationality'] }),
    })
    expect(codeOf(wrong)).toBe('409 outside-agreement field-outside')
    const insert = (of: string, fields: string[]): [string, unknown[]] => [
      `insert into cases.care_referral (case_id, anchor_id, kind, agreement_id, partner_id, reason, chosen)
       values ($1, $2, 'referral', $3, $4, 'why', $5)`,
      [caseId, of, agreement, partner, fields],
    ]
    expect(await inSql(worker, ...insert(anchor, ['name']))).toBe('1')
    expect(await inSql(worker, ...insert(anchor, ['nationality']))).toBe('OA001 field-outside')
    expect(await inSql(worker, ...insert(anchor, ['phone']))).toBe('OA001 field-outside')
    const foreigner = await register(stage, agency, 'No citizen', '1991-01-01')
    await worker.post('/cases', { anchorId: foreigner })
    const { rows } = await stage.root.query('select id from cases.case where anchor_id = $1', [foreigner])
    expect(
      codeOf(await worker.post(`/cases/${rows[0].id}/care-referrals`, { draft: draftOf(agreement) })),
    ).toBe('409 outside-agreement other-partner')
    // A case of another person.
    expect(await inSql(worker, ...insert(foreigner, ['name']))).toBe('23514')

    const brief = await agreeAlso({ reference: 'CARE-2' })
    const id = await drafted(caseId, { agreementId: brief })
    expect(await inSql(worker, ...sending, [id])).toBe('1')
    must(await consul.post(`/cooperation/agreements/${brief}/end`, { why: 'They moved away' }))
    expect(await inSql(worker, ...sending, [id])).toBe('OA001 agreement-ended')
    const preview = must(await worker.get(at(id, '/preview')))
    expect([preview.refusal, preview.fields.some((each: { goes: boolean }) => each.goes)]).toEqual([
      'agreement-ended',
      false,
    ])
    expect(codeOf(await worker.post(at(id, '/send'), { documentSha256: preview.documentSha256 }))).toBe(
      '409 outside-agreement agreement-ended',
    )
  })

  it.each([
    [null, 'no-consent'],
    [{ services: false }, 'no-services'],
    [{ sharing: false }, 'no-sharing'],
    [{ on: day(2) }, 'not-yet-given'],
    [{ guardPresent: true }, 'guard-present'],
    [{ privateRoom: false }, 'no-private-room'],
    [{ alternatives: false }, 'no-alternatives'],
    [{ how: 'spoken' }, 'no-witness'],
    [{ by: 'guardian' }, 'adult-decides'],
  ])('is refused with the consent %j, also in SQL', async (more, gap) => {
    const { caseId } = await openCase(`Grown ${gap}`, '1990-01-01')
    const id = await drafted(caseId, { consent: more && consent(more) })
    const preview = must(await worker.get(at(id, '/preview')))
    expect(preview.gap).toBe(gap)
    expect(codeOf(await worker.post(at(id, '/send'), { documentSha256: 'a'.repeat(64) }))).toBe(
      `409 consent-missing ${gap}`,
    )
    expect(await inSql(worker, ...sending, [id])).toBe(`OA002 ${gap}`)
  })

  it('of a child rests on the guardian that the case names, and on the child’s view', async () => {
    const { caseId, carerId, anchor } = await childWithGuardian('Nur')
    const gapOf = async (more: object) => {
      const id = await drafted(caseId, { consent: consent(more) })
      return must(await worker.get(at(id, '/preview'))).gap
    }
    const heard = { childView: 'Wants to' }
    expect(await gapOf(heard)).toBe('no-guardian')
    expect(await gapOf({ by: 'guardian', carerId, ...heard })).toBe(null)
    expect(await gapOf({ by: 'guardian', carerId })).toBe('child-not-heard')
    expect(await gapOf({ by: 'guardian', carerId: randomUUID(), ...heard })).toBe('no-guardian')
    const provisional = must(
      await worker.post(`/cases/of/${anchor}/carers`, { kind: 'provisional carer', name: 'A neighbour' }),
    ).id
    expect(await gapOf({ by: 'guardian', carerId: provisional, ...heard })).toBe('no-guardian')
    must(await worker.post(`/cases/carers/${carerId}/end`, { on: day(0) }))
    expect(await gapOf({ by: 'guardian', carerId, ...heard })).toBe('no-guardian')
  })

  it('of a child without a guardian goes by a child-protection officer’s decision alone', async () => {
    const { caseId } = await openCase('Alone', null)
    const given = consent({ by: 'best interests', childView: 'Too small to be asked' })
    const id = await drafted(caseId, { consent: given })
    const preview = must(await worker.get(at(id, '/preview')))
    expect(preview.gap).toBe('no-best-interests')
    expect(codeOf(await worker.post(at(id, '/best-interests'), { words: 'x' }))).toBe('403 not-allowed')
    const forged = `update cases.care_referral set best_interests = 'x', best_interests_at = now(), best_interests_by = $2 where id = $1`
    expect(await inSql(worker, forged, [id, protector.id])).toBe('42501')
    expect(await inSql(worker, forged, [id, worker.id])).toBe('42501')
    must(await protector.post(at(id, '/best-interests'), { words: 'Kin can be found only there.' }))
    expect((await pageOf(id)).bestInterests).toMatchObject({ by: { id: protector.id } })
    // Who decided does not send.
    const { documentSha256 } = preview
    expect(codeOf(await protector.post(at(id, '/send'), { documentSha256 }))).toBe('403 same-person-twice')
    // On another content it is decided anew.
    must(
      await worker.send('PUT', at(id), { draft: draftOf(agreement, { consent: given, chosen: ['name'] }) }),
    )
    expect(must(await worker.get(at(id, '/preview'))).gap).toBe('no-best-interests')
    must(await protector.post(at(id, '/best-interests'), { words: 'The same.' }))
    const again = must(await worker.get(at(id, '/preview')))
    must(await worker.post(at(id, '/send'), again.documentSha256 && { documentSha256: again.documentSha256 }))
    expect((await pageOf(id)).state).toBe('sent')
  })

  it('is received, accepted and done as they say, and leaves the case where it is', async () => {
    const { caseId } = await openCase('Referred', '1990-01-01')
    const id = await sent(caseId)
    const document = await download(id)
    const say = (referral: object) => worker.post(at(id, '/answer'), { text: answerTo(document, referral) })
    const theirId = randomUUID()
    must(await say({ id: theirId, status: 'in_progress' }))
    expect(await pageOf(id)).toMatchObject({ state: 'received', theirReferralId: theirId, responsible: 'we' })
    expect(codeOf(await say({ id: randomUUID(), status: 'accepted' }))).toBe(
      '422 file-unreadable wrong-referral',
    )
    must(await say({ id: theirId, status: 'accepted', responded_at: '2026-11-22T10:00:00Z' }))
    expect(await pageOf(id)).toMatchObject({
      state: 'accepted',
      responsible: 'we',
      answered: { by: { id: worker.id } },
    })
    expect(codeOf(await worker.get(at(id, '/document')))).toBe('409 step-not-open')
    must(await say({ id: theirId, status: 'done' }))
    expect((await pageOf(id)).state).toBe('done')
    expect(must(await worker.get(`/cases/${caseId}`))).toMatchObject({ state: 'open', closing: null })
    // They still hold what they were given.
    must(await worker.post(at(id, '/withdraw'), { why: 'No longer wants it', consent: true }))
    must(await worker.post(at(id, '/told'), { on: day(0) }))
    const again = await worker.post(at(id, '/withdraw'), { why: 'Twice', consent: true })
    expect(codeOf(again)).toBe('409 step-not-open')
  })

  it('takes no answer that is another case’s, of another kind, or malformed', async () => {
    const { caseId } = await openCase('Answered', '1990-01-01')
    const id = await sent(caseId)
    const document = await download(id)
    const other = structuredClone(document)
    other.case.data['id'] = randomUUID()
    const before = await pageOf(id)
    for (const [text, reason] of [
      ['{"case": ', 'not-json'],
      ['[]', 'bad-shape'],
      [answerTo(other, { status: 'accepted' }), 'wrong-case'],
      [answerTo(document, { status: 'accepted', record_id: randomUUID() }), 'other-case'],
      [answerTo(document, { status: 'accepted', type: 'Transfer' }), 'not-a-referral'],
      [answerTo(document, { status: 'revoked' }), 'no-answer'],
      [answerTo(document, { status: 'a word of their own' }), 'no-answer'],
      [answerTo(document, { status: 'accepted', transitioned_to: 5 }), 'bad-field'],
    ] as const)
      expect([reason, codeOf(await worker.post(at(id, '/answer'), { text }))]).toEqual([
        reason,
        `422 file-unreadable ${reason}`,
      ])
    expect(await pageOf(id)).toEqual(before)
    must(
      await worker.post(at(id, '/answer'), {
        text: answerTo(document, { status: 'rejected', rejected_reason: 'No place' }),
      }),
    )
    expect((await pageOf(id)).answered.reason).toBe('No place')
  })

  it('withdraws with the consent; they are told to delete, and say that they did', async () => {
    const { caseId } = await openCase('Withdrawn', '1990-01-01')
    const id = await sent(caseId)
    expect(codeOf(await worker.post(at(id, '/told'), { on: day(0) }))).toBe('409 step-not-open')
    must(await worker.post(at(id, '/withdraw'), { why: 'No longer wants it', consent: true }))
    expect(codeOf(await worker.get(at(id, '/document')))).toBe('409 step-not-open')
    expect(codeOf(await worker.post(at(id, '/deleted'), { on: day(0), words: 'Gone' }))).toBe(
      '409 step-not-open',
    )
    must(await worker.post(at(id, '/told'), { on: day(0) }))
    must(await worker.post(at(id, '/deleted'), { on: day(0), words: 'By letter: deleted' }))
    expect(await pageOf(id)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { consent: true, why: 'No longer wants it' },
      told: { on: day(0) },
      deleted: { words: 'By letter: deleted' },
    })
  })
})

describe('a transfer of ours', () => {
  it('keeps responsibility until it is accepted, then moves it by the closing that two sign', async () => {
    const { caseId } = await openCase('Transferred', '1990-01-01')
    must(await worker.post(`/cases/${caseId}/assign`, { workerId: worker.id, supervisorId: protector.id }))
    const id = await sent(caseId, { kind: 'transfer' })
    expect(await pageOf(id)).toMatchObject({ state: 'sent', responsible: 'we' })
    const second = await drafted(caseId, { kind: 'transfer' })
    expect(await inSql(worker, ...sending, [second])).toBe('23505')
    const document = await download(id)
    expect(document.referral.data['type']).toBe('Transfer')
    must(await worker.post(at(id, '/answer'), { text: answerTo(document, { status: 'accepted' }) }))
    expect((await pageOf(id)).responsible).toBe('closing to sign')
    expect(must(await worker.get(`/cases/${caseId}`))).toMatchObject({
      state: 'open',
      closing: { reason: 'handed to another agency', proposedBy: { id: worker.id } },
    })
    must(await protector.post(`/cases/${caseId}/close`))
    expect((await pageOf(id)).responsible).toBe('they')
    expect(codeOf(await worker.post(`/cases/${caseId}/care-referrals`, { draft: draftOf(agreement) }))).toBe(
      '409 step-not-open',
    )
  })

  it('says that the closing is to be proposed where there is no supervisor to sign', async () => {
    const { caseId } = await openCase('Unsupervised', '1990-01-01')
    const id = await sent(caseId, { kind: 'transfer' })
    const document = await download(id)
    must(await worker.post(at(id, '/answer'), { text: answerTo(document, { status: 'accepted' }) }))
    expect((await pageOf(id)).responsible).toBe('closing to propose')
  })
})

describe('care referrals', () => {
  it('are there for those of care alone, and the prosecutor sees none of them by any way', async () => {
    const { caseId } = await openCase('Seen by few', '1990-01-01')
    const id = await sent(caseId)
    const prosecutor = await stage.person('prosecutor_officer', agency)
    for (const role of roles) {
      const officer = role === 'prosecutor_officer' ? prosecutor : await stage.person(role, agency)
      const seen = ['case_worker', 'child_protection_officer', 'clinician'].includes(role) ? 200 : 404
      expect([role, (await officer.get(at(id))).status]).toEqual([role, seen])
      expect([role, (await officer.get('/cases/care-referrals')).status]).toEqual([role, seen])
    }
    await stage.grant(agency, agency, 'care')
    for (const table of ['cases.care_referral', 'cases.care_referral_history'])
      expect(await inSql(prosecutor, `select from ${table}`, [])).toBe('0')
    const clinician = await stage.person('clinician', agency)
    expect(codeOf(await clinician.post(at(id, '/withdraw'), { why: 'x', consent: false }))).toBe(
      '403 not-allowed',
    )
    const other = await stage.person('case_worker', await stage.agency())
    expect((await other.get(at(id))).status).toBe(404)
    expect((await other.get(at(id, '/document'))).status).toBe(404)
    expect(codeOf(await other.post(at(id, '/withdraw'), { why: 'x', consent: false }))).toBe('404 not-found')
  })

  it('are listed by key, the newest first, and by case', async () => {
    const { items } = must(await worker.get('/cases/care-referrals?limit=3'))
    expect(items).toHaveLength(3)
    const ids = new Set<string>()
    for (let next: string | null = ''; next !== null; ) {
      const got: { items: { id: string }[]; next: string | null } = must(
        await worker.get(`/cases/care-referrals?limit=4${next && `&after=${next}`}`),
      )
      for (const each of got.items) ids.add(each.id)
      next = got.next
    }
    const { rows } = await stage.root.query('select count(*)::int as n from cases.care_referral')
    expect(ids.size).toBe(rows[0].n)
    const of = items.find(({ caseId }: { caseId: string | null }) => caseId)
    expect(must(await worker.get(`/cases/${of.caseId}/care-referrals`)).items.length).toBeGreaterThan(0)
  })
})

// An agency of care with an organisation to which it may refer, and a case worker's day with it over HTTP.
import type pg from 'pg'
import { expect } from 'vitest'
import { addPartner, agree, must } from '../cooperation/states.ts'
import { openStage, type Person } from '../support/oralu.ts'
import { draftOf } from './care-drafts.ts'
import { confirmCitizen, register } from './register.ts'

export async function openCareOffice() {
  const stage = await openStage()
  const agency = await stage.agency()
  const [worker, protector, liaison, consul, guard] = (await Promise.all(
    (
      [
        'case_worker',
        'child_protection_officer',
        'partner_liaison',
        'consular_officer',
        'data_protection_officer',
      ] as const
    ).map((role) => stage.person(role, agency)),
  )) as [Person, Person, Person, Person, Person]
  const partner = await addPartner(liaison, 'An organisation for children', {
    kind: 'organisation',
    country: 'KZ',
  })
  const agreeAlso = (more: object) => agree({ liaison, consul, guard, partner }, more)
  const agreement = await agreeAlso({
    reference: 'CARE-1',
    gives: 'both',
    fields: { identity: ['names', 'sex', 'born', 'family'] },
  })

  /** A citizen with an open case. */
  async function openCase(name: string, born: string | null) {
    const anchor = await register(stage, agency, name, born)
    await confirmCitizen(stage, agency, anchor)
    await worker.post('/cases', { anchorId: anchor })
    const { rows } = await stage.root.query('select id from cases.case where anchor_id = $1', [anchor])
    return { anchor, caseId: rows[0].id as string }
  }
  async function childWithGuardian(name: string) {
    const made = await openCase(name, '2016-04-01')
    const { id: carerId } = must(
      await worker.post(`/cases/of/${made.anchor}/carers`, { kind: 'guardian', name: 'A guardian of hers' }),
    )
    return { ...made, carerId }
  }
  const drafted = async (caseId: string, more: object = {}): Promise<string> =>
    must(await worker.post(`/cases/${caseId}/care-referrals`, { draft: draftOf(agreement, more) })).id
  const at = (id: string, rest = '') => `/cases/care-referrals/${id}${rest}`
  const pageOf = async (id: string) => must(await worker.get(at(id)))
  async function sent(caseId: string, more: object = {}): Promise<string> {
    const id = await drafted(caseId, more)
    const { documentSha256 } = must(await worker.get(at(id, '/preview')))
    must(await worker.post(at(id, '/send'), { documentSha256 }))
    return id
  }
  const download = async (id: string, who = worker) => {
    const { status, body } = await who.get(at(id, '/document'))
    expect(status).toBe(200)
    return body as { case: { data: Record<string, unknown> }; referral: { data: Record<string, unknown> } }
  }
  /** What their Primero says of a document that it took in. */
  const answerTo = (document: Awaited<ReturnType<typeof download>>, referral: object) => {
    const { id } = document.case.data
    return JSON.stringify({
      case: { data: { ...document.case.data, owned_by: 'primero_cp' } },
      referral: { data: { ...document.referral.data, record_id: id, record_type: 'case', ...referral } },
    })
  }
  /** One statement as the application, for someone; what the database says of it. */
  async function inSql(who: Person, text: string, values: unknown[]): Promise<string> {
    const app = await stage.connect('oralu_app')
    try {
      await app.query('begin')
      await app.query('select access.enter($1)', [who.token])
      const { rowCount } = await app.query(text, values)
      return `${rowCount}`
    } catch (error) {
      const { code, hint } = error as pg.DatabaseError
      return hint ? `${code} ${hint}` : code!
    } finally {
      await app.query('rollback')
      await app.end()
    }
  }
  return {
    stage,
    agency,
    worker,
    protector,
    consul,
    partner,
    agreement,
    agreeAlso,
    openCase,
    childWithGuardian,
    drafted,
    at,
    pageOf,
    sent,
    download,
    answerTo,
    inSql,
  }
}

export const codeOf = ({
  status,
  body,
}: {
  status: number
  body: { code?: string; params?: { reason?: string } }
}) => [status, body.code, body.params?.reason].filter((each) => each !== undefined).join(' ')

/** Sends, in SQL. */
export const sending: [string] = [
  `update cases.care_referral set state = 'sent', sent_by = access.account(), sent_at = now(), document_sha256 = '\\x00' where id = $1`,
]

// An office with children in its care, and what its people say and do about a child's family.
import { today } from '@oralu/domain'
import type pg from 'pg'
import { expect } from 'vitest'
import { openStage, type Person } from '../support/oralu.ts'
import { register } from './register.ts'

export async function openKinOffice() {
  const stage = await openStage()
  const agency = await stage.agency()
  const app = await stage.connect('oralu_app')
  const worker = await stage.person('case_worker', agency)
  const protector = await stage.person('child_protection_officer', agency)
  const second = await stage.person('child_protection_officer', agency)

  /** A child with an open case. */
  async function child(name: string, born: string | null = '2016-04-01') {
    const anchor = await register(stage, agency, name, born)
    await worker.post('/cases', { anchorId: anchor })
    const { rows } = await stage.root.query('select id from cases.case where anchor_id = $1', [anchor])
    await worker.post(`/cases/${rows[0].id}/assign`, { workerId: worker.id, supervisorId: protector.id })
    return { anchor, caseId: rows[0].id as string }
  }
  const codeOf = ({
    status,
    body,
  }: {
    status: number
    body: { code?: string; params?: { reason?: string } }
  }) => (status === 200 ? 'ok' : (body.params?.reason ?? body.code))
  /** Enters a fact; 'ok', or why not. */
  const tell = async (anchor: string, kind: string, body: object, who: Person = worker) =>
    codeOf(await who.post(`/cases/of/${anchor}/family/${kind}`, body))
  /** Enters a fact that must be taken. @returns its id */
  const told = async (anchor: string, kind: string, body: object, who: Person = worker): Promise<string> => {
    const answer = await who.post(`/cases/of/${anchor}/family/${kind}`, body)
    expect(codeOf(answer)).toBe('ok')
    return answer.body.id
  }
  const act = async (kind: string, id: string, name: string, body: object = {}, who: Person = worker) =>
    codeOf(await who.post(`/cases/family/${kind}/${id}/${name}`, body))
  const family = async (anchor: string, who: Person = worker) =>
    (await who.get(`/cases/of/${anchor}/family`)).body
  const guarded = async (anchor: string, who: Person = worker) =>
    (await who.get(`/cases/of/${anchor}/family/protected`)).body

  /** One statement as the application, for someone, undone; 'ok', or the code of the refusal with its reason. */
  async function inSql(who: Person, text: string, values: unknown[] = []): Promise<string> {
    try {
      await app.query('begin')
      await app.query('select access.enter($1)', [who.token])
      const { rowCount } = await app.query(text, values)
      return rowCount === 0 ? 'nothing' : 'ok'
    } catch (error) {
      const { code, hint } = error as pg.DatabaseError
      return hint ? `${code} ${hint}` : code!
    } finally {
      await app.query('rollback')
    }
  }
  return {
    stage,
    agency,
    worker,
    protector,
    second,
    child,
    tell,
    told,
    act,
    family,
    guarded,
    inSql,
    async close() {
      await app.end()
      await stage.close()
    },
  }
}

export const say = {
  guardian: {
    kind: 'guardian',
    name: 'A grandmother',
    fromOn: today(-30),
    basis: 'guardianship authority',
    basisWords: 'Act 14 of the district',
  },
  separated: { standing: 'separated', fromOn: today(-30), saidBy: 'The grandmother' },
  withParents: { standing: 'with parents', fromOn: today(-30), saidBy: 'The mother' },
  noSiblings: { madeOn: today(), plan: 'no siblings' },
  home: {
    homeOf: 'An aunt',
    assessedOn: today(-1),
    assessedBy: 'A social worker',
    finding: 'approved',
    words: 'A room with a window and a bed of her own.',
  },
  placement: { kind: 'kinship care', carer: 'An aunt', fromOn: today() },
  determination: {
    kind: 'separation',
    heldOn: today(),
    members: ['First', 'Second', 'Third'],
    duties: ['child protection', 'psychology', 'law'],
    childView: 'I want to see her on Sundays.',
    optionTogether: 'With her mother she keeps what she knows; there is no room that is safe.',
    optionApart: 'At her aunt’s she goes to school; she will miss her mother.',
    decided: 'For now at her aunt’s.',
    legalBasis: 'Code on marriage and family, article 76',
    carer: 'An aunt',
    farewell: 'An afternoon together, and a photograph to keep.',
    firstContactOn: today(3),
    reviewOn: today(60),
  },
  explained: {
    explainedOn: today(),
    explainedHow: 'By the psychologist, with drawings. She asked about Sundays.',
  },
  tracing: { relation: 'mother', soughtWords: 'Her mother, called Apa', openedOn: today(-200) },
  evidence: {
    kind: 'account',
    conclusion: 'supports',
    concludedOn: today(),
    words: 'Names the same street.',
  },
  wish: { wish: 'wants', words: 'I want to live with her.', heardOn: today(), heardBy: 'A psychologist' },
}

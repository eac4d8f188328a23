// Two agencies of care, and what their people do in the course of a case, for the stories of it.
import { randomUUID } from 'node:crypto'
import { today } from '@oralu/domain'
import type pg from 'pg'
import { openStage, type Person } from '../support/oralu.ts'
import { register } from './register.ts'

export async function openTwoOffices() {
  const stage = await openStage()
  const app = await stage.connect('oralu_app')
  const [here, there] = [await stage.agency('Centre here'), await stage.agency('Centre there')]
  const staff = async (agency: string) => ({
    worker: await stage.person('case_worker', agency),
    supervisor: await stage.person('child_protection_officer', agency),
    colleague: await stage.person('case_worker', agency),
    guard: await stage.person('data_protection_officer', agency),
  })
  const ours = await staff(here)
  const theirs = await staff(there)

  /** A person with an open case, under a worker and a supervisor. */
  async function openCase(name: string, born: string, { worker, supervisor } = ours) {
    const anchor = await register(stage, worker.agencyId, name, born)
    await worker.post('/cases', { anchorId: anchor })
    const id = await caseOf(anchor)
    await worker.post(`/cases/${id}/assign`, { workerId: worker.id, supervisorId: supervisor.id })
    return { anchor, id }
  }
  const caseOf = async (anchor: string): Promise<string> =>
    (await stage.root.query(`select id from cases.case where anchor_id = $1 and state <> 'closed'`, [anchor]))
      .rows[0]?.id
  /** Open cases of a person, over all agencies. */
  const openCases = async (anchor: string): Promise<number> =>
    Number(
      (
        await stage.root.query(
          `select count(*) as n from cases.case where anchor_id = $1 and state <> 'closed'`,
          [anchor],
        )
      ).rows[0].n,
    )

  /** Proposes and signs a gate. */
  async function gate(id: string, kind: string, { worker, supervisor } = ours, more: object = {}) {
    const { body, status } = await worker.post(`/cases/${id}/gates`, {
      kind,
      heldOn: today(),
      words: `words of the ${kind}`,
      ownView: 'I want to go to school.',
      ...(kind === 'assessment' ? { reception: 'The centre, with her grandmother' } : { nextOn: today(60) }),
      ...more,
    })
    if (status !== 200) return body.code
    const signed = await supervisor.post(`/cases/gates/${body.id}/sign`)
    return signed.status === 200 ? body.id : signed.body.code
  }

  const closure = {
    outcomes: [{ track: 'education', outcome: 'reached', words: 'In the second class.' }],
    agreed: true,
    agreedBy: 'the child with guardian',
    agreedWords: 'We manage now.',
  }
  const closing = { reason: 'aims reached', words: 'At school, with her grandmother.', closure }

  /** Puts days of a row into the past, as time would. */
  async function pass(table: string, id: string, days: number, columns: readonly string[]) {
    await stage.root.query('set session_replication_role = replica')
    await stage.root.query(
      `update ${table} set ${columns.map((name) => `${name} = ${name} - make_interval(days => ${days})`).join(', ')} where id = $1`,
      [id],
    )
    await stage.root.query('set session_replication_role = origin')
  }

  /** One statement as the application, for someone, kept; how many rows it met, or the code of the refusal. */
  async function inSql(who: Person, text: string, values: unknown[] = []): Promise<number | string> {
    try {
      await app.query('begin')
      await app.query('select access.enter($1)', [who.token])
      const { rowCount } = await app.query(text, values)
      await app.query('commit')
      return rowCount ?? 0
    } catch (error) {
      await app.query('rollback')
      return (error as pg.DatabaseError).code!
    }
  }
  return {
    stage,
    here,
    there,
    ours,
    theirs,
    openCase,
    caseOf,
    openCases,
    gate,
    closing,
    pass,
    inSql,
    uuid: randomUUID,
    async close() {
      await app.end()
      await stage.close()
    },
  }
}

export const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => body.code ?? status

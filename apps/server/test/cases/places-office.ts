// A centre with rooms and people who come to it, over HTTP and as the application's role.
import { randomUUID } from 'node:crypto'
import { today } from '@oralu/domain'
import type pg from 'pg'
import { expect } from 'vitest'
import { openStage, type Person } from '../support/oralu.ts'
import { register } from './register.ts'

export const centre = {
  kind: 'arrival centre',
  name: { kk: 'Қабылдау үйі', ru: 'Дом приёма', en: 'House of arrival', ar: 'دار الوصول' },
  town: 'Aktau',
  paperName: 'House No. 7',
  stayLimitDays: 30,
  limitBasis: 'Rules of the centre, article 4',
}

export async function openPlaces() {
  const stage = await openStage()
  const agency = await stage.agency()
  const [keeper, second, stranger, doctor, prosecutor, elsewhere] = (await Promise.all([
    stage.person('case_worker', agency),
    stage.person('child_protection_officer', agency),
    stage.person('case_worker', agency),
    stage.person('clinician', agency),
    stage.person('prosecutor_officer', agency),
    stage.person('case_worker', await stage.agency()),
  ])) as [Person, Person, Person, Person, Person, Person]
  const ok = async (
    answer: Promise<{ status: number; body: { id: string; ids: string[]; code?: string } }>,
  ) => {
    const { status, body } = await answer
    expect([status, body]).toEqual([200, expect.anything()])
    return body
  }
  /** Why something is refused: the reason where there is one, else the code. */
  const why = async (
    answer: Promise<{ status: number; body: { code?: string; params?: { reason?: string } } }>,
  ) => {
    const { status, body } = await answer
    return status === 200 ? 'taken' : (body.params?.reason ?? body.code)
  }
  const { id: placeId } = await ok(keeper.post('/cases/places', { ...centre, workerIds: [keeper.id] }))
  const at = `/cases/places/${placeId}`
  const room = async (label: string, beds: number) =>
    (await ok(keeper.post(`${at}/rooms`, { label, beds }))).id
  const person = async (name: string, born: string | null, sex: 'male' | 'female' | 'unknown') => {
    const anchor = await register(stage, agency, name, born)
    await stage.root.query('update people.record set sex = $2 where anchor_id = $1', [anchor, sex])
    return anchor
  }
  /** Enters a family into the register. */
  const family = async (members: Record<string, string>) => {
    const id = randomUUID()
    await stage.root.query('insert into people.family (id, agency_id, recorded_by) values ($1, $2, $3)', [
      id,
      agency,
      keeper.id,
    ])
    for (const [anchor, role] of Object.entries(members))
      await stage.root.query(
        `insert into people.family_member (agency_id, family_id, anchor_id, role, basis, recorded_by) values ($1, $2, $3, $4, 'papers', $5)`,
        [agency, id, anchor, role, keeper.id],
      )
  }
  let families = 0
  /** Mother, father and three children. */
  const five = async () => {
    const name = `Family ${++families}`
    const mother = await person(`${name} mother`, '1990-01-01', 'female')
    const father = await person(`${name} father`, '1988-01-01', 'male')
    const children = [
      await person(`${name} daughter`, '2014-01-01', 'female'),
      await person(`${name} son`, '2016-01-01', 'male'),
      await person(`${name} baby`, '2024-01-01', 'female'),
    ]
    await family({
      [mother]: 'mother',
      [father]: 'father',
      ...Object.fromEntries(children.map((child) => [child, 'child'])),
    })
    return { mother, father, children, all: [mother, father, ...children] }
  }
  const come = (people: readonly string[], roomId: string, fromOn = today()) =>
    keeper.post(`${at}/stays`, { fromOn, people: people.map((anchorId) => ({ anchorId, roomId })) })
  const stayOf = async (anchor: string): Promise<string> => {
    const { rows } = await stage.root.query(
      'select id from cases.stay where anchor_id = $1 and until_on is null and called_off_at is null',
      [anchor],
    )
    return rows[0].id
  }
  /** A stay as it would stand had it begun so many days ago. */
  const begun = async (stay: string, days: number) => {
    await stage.root.query('set session_replication_role = replica')
    await stage.root.query('update cases.stay set from_on = $2, counted_from = $2 where id = $1', [
      stay,
      today(-days),
    ])
    await stage.root.query('update cases.stay_bed set from_on = $2 where stay_id = $1', [stay, today(-days)])
    await stage.root.query('set session_replication_role = origin')
  }
  /** Statements as someone in one transaction of the application's role, held open: what two do at once. */
  async function inSql(who: Person) {
    const app = await stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [who.token])
    return {
      run: (text: string, values: unknown[] = []) => app.query(text, values),
      /** 'kept', or the hint or code of what refused it. */
      async end(): Promise<string> {
        try {
          await app.query('commit')
          return 'kept'
        } catch (error) {
          const { hint, code } = error as pg.DatabaseError
          return hint ?? code!
        } finally {
          await app.end()
        }
      },
      drop: () => app.end(),
    }
  }
  /** One statement as the application's role; 'kept', or the hint or code of what refused it. */
  async function trySql(who: Person, ...statements: [string, unknown[]?][]): Promise<string> {
    const app = await inSql(who)
    try {
      for (const [text, values] of statements) await app.run(text, values)
    } catch (error) {
      await app.drop()
      const { hint, code } = error as pg.DatabaseError
      return hint ?? code!
    }
    return await app.end()
  }
  return {
    stage,
    agency,
    keeper,
    second,
    stranger,
    doctor,
    prosecutor,
    elsewhere,
    placeId,
    at,
    ok,
    why,
    room,
    person,
    family,
    five,
    come,
    stayOf,
    begun,
    inSql,
    trySql,
  }
}

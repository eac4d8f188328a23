// What must not happen to a person on a manifest.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { addAll, dayIn, meetAll, ok, openMission, register, type Traveller, talk } from './arrange.ts'

let stage: Stage
let agency: string
let consul: Person
let planner: Person
let field: Person
let protection: Person
let reg: Awaited<ReturnType<typeof register>>
let number = 0

const mother = { sex: 'female' as const, born: '1988-02-02', role: 'mother' }
const child = { sex: 'female' as const, born: '2016-05-05', role: 'child' }

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  consul = await stage.person('consular_officer', agency)
  planner = await stage.person('mission_planner', agency)
  field = await stage.person('field_officer', agency)
  protection = await stage.person('child_protection_officer', agency)
  reg = await register(stage, agency, consul)
})
afterAll(() => stage?.close())

/** A mission with its people listed and all their gates met. */
async function ready(people: Traveller[], { frozen = true } = {}) {
  await reg.citizens(people, consul, planner)
  const mission = await openMission(consul, ++number)
  const lines = await addAll(planner, mission.path, people)
  await meetAll(consul, mission.path, lines, people)
  if (frozen) await ok(planner.post(`${mission.path}/freeze`, { reason: 'ready' }))
  return { ...mission, lines }
}
const unmetOf = async (line: string) =>
  (await ok(consul.get(`/operations/lines/${line}`))).gates.filter(
    (each: { state: string }) => each.state === 'unmet',
  )

describe('a family', () => {
  it('is not parted: a child whose mother stays does not travel', async () => {
    const [own, kid] = await reg.family(mother, child)
    const { path, lines } = await ready([own!, kid!], { frozen: false })
    await ok(consul.post(`/operations/lines/${lines[0]}/withdraw`, { reason: 'she will not travel' }))
    const refused = await planner.post(`${path}/freeze`, { reason: 'go' })
    expect([refused.status, refused.body.issues]).toEqual([
      409,
      [{ path: `${lines[1]}.together`, message: 'parent-apart' }],
    ])
  })

  it('is not parted when the mother was never listed, but is held in the camp', async () => {
    const [, kid] = await reg.family(mother, child)
    const { lines } = await ready([kid!], { frozen: false })
    expect(await unmetOf(lines[0]!)).toEqual([{ kind: 'together', state: 'unmet', why: 'parent-apart' }])
  })

  it('is not parted where a parent has come home already, or has died', async () => {
    const [own, kid] = await reg.family(mother, child)
    await stage.root.query(
      `insert into people.status (agency_id, anchor_id, status, valid_from, evidence, recorded_by) values ($1, $2, 'returned', '2020-01-01', 'list', $3)`,
      [agency, own!.anchor, consul.id],
    )
    const { lines } = await ready([kid!], { frozen: false })
    expect(await unmetOf(lines[0]!)).toEqual([])
  })

  it('is parted only by a determination with a second signer', async () => {
    const [, kid] = await reg.family(mother, child)
    const { path, lines } = await ready([kid!], { frozen: false })
    const details = {
      kind: 'together',
      legalBasis: 'decision 7',
      carer: 'the grandmother',
      explained: true,
      farewell: true,
      firstContactOn: dayIn(12),
    }
    const { ids } = await ok(planner.post(`${path}/gates`, { lines, evidence: 'determination 7', details }))
    expect((await unmetOf(lines[0]!))[0]).toMatchObject({ why: 'second-signer' })
    const own = await planner.post(`/operations/gates/${ids[0]}/sign`)
    expect([own.status, own.body.code]).toEqual([403, 'same-person-twice'])
    const app = await stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [planner.token])
    await expect(
      app.query('update operations.gate set signed_by = $1, signed_at = now() where id = $2', [
        planner.id,
        ids[0],
      ]),
    ).rejects.toThrow(/check/)
    await app.end()
    expect((await field.post(`/operations/gates/${ids[0]}/sign`)).status).toBe(403)
    await ok(consul.post(`/operations/gates/${ids[0]}/sign`))
    expect(await unmetOf(lines[0]!)).toEqual([])
    await ok(planner.post(`${path}/freeze`, { reason: 'determined' }))
  })
})

describe('an adult’s decision', () => {
  it('does not count with a guard in the room', async () => {
    const { path, lines } = await ready([await reg.add('male', '1980-01-01')], { frozen: false })
    await ok(
      consul.post(`${path}/gates`, {
        lines,
        evidence: 'asked anew',
        details: { kind: 'decision', ...talk, guardPresent: true },
      }),
    )
    expect(await unmetOf(lines[0]!)).toEqual([{ kind: 'decision', state: 'unmet', why: 'guard-present' }])
  })

  it('is each person’s own: not for many at once, not for a child, not passed over', async () => {
    const { path, lines } = await ready([
      await reg.add('male', '1980-01-01'),
      await reg.add('male', '1981-01-01'),
    ])
    const many = await consul.post(`${path}/gates`, {
      lines,
      evidence: 'x',
      details: { kind: 'decision', ...talk },
    })
    expect([many.status, many.body.code]).toEqual([400, 'body-invalid'])
    expect(
      (await planner.post(`/operations/lines/${lines[0]}/pass`, { kinds: ['decision'], reason: 'urgent' }))
        .status,
    ).toBe(409)
    const kid = await ready([await reg.add('female', '2018-01-01')], { frozen: false })
    const wrong = await consul.post(`${kid.path}/gates`, {
      lines: kid.lines,
      evidence: 'x',
      details: { kind: 'decision', ...talk },
    })
    expect(wrong.body.code).toBe('step-not-open')
  })

  it('can be withdrawn until the doors close, and not after', async () => {
    const { id, path, lines } = await ready([
      await reg.add('male', '1980-01-01'),
      await reg.add('male', '1981-01-01'),
    ])
    for (const line of lines) await ok(field.post(`/operations/lines/${line}/board`))
    const entryOf = async (line: string) =>
      (await ok(field.get(`/operations/lines/${line}`))).entries.find(
        (each: { kind: string }) => each.kind === 'decision',
      ).id
    await ok(
      field.post(`/operations/gates/${await entryOf(lines[0]!)}/withdraw`, {
        reason: 'he does not wish to travel',
      }),
    )
    expect(await ok(field.get(`/operations/lines/${lines[0]}`))).toMatchObject({ state: 'withdrawn' })
    const { versions } = await ok(consul.get(path))
    expect(versions[0]).toMatchObject({ number: 2, lines: 1, reason: 'he does not wish to travel' })
    await ok(field.post(`${path}/doors`, {}))
    const late = await field.post(`/operations/gates/${await entryOf(lines[1]!)}/withdraw`, {
      reason: 'too late',
    })
    expect([late.status, late.body.code]).toEqual([409, 'step-not-open'])
    const counts = await ok(consul.get(`/operations/missions/${id}/versions/2`))
    expect(counts.removed.map((each: { line: string }) => each.line)).toEqual([lines[0]])
  })
})

describe('declining to return', () => {
  const statusOf = async (line: string) =>
    (
      await stage.root.query(
        `select s.status from people.status s join operations.manifest_line l on l.anchor_id = s.anchor_id
          where l.id = $1 and s.withdrawn_at is null`,
        [line],
      )
    ).rows.map(({ status }) => status)
  it('is said of an adult who withdraws, no longer once they are listed again, and never of a child', async () => {
    const { lines } = await ready(
      [await reg.add('male', '1980-01-01'), await reg.add('female', '2018-01-01')],
      { frozen: false },
    )
    const withdraw = (line: string, declined: boolean) =>
      ok(field.post(`/operations/lines/${line}/withdraw`, { reason: 'stays', declined }))
    const [adult, child] = lines as [string, string]
    await withdraw(adult, false)
    expect(await statusOf(adult)).toEqual([])
    await ok(planner.post(`/operations/lines/${adult}/relist`, { reason: 'comes' }))
    for (const line of [adult, child]) await withdraw(line, true)
    expect([await statusOf(adult), await statusOf(child)]).toEqual([['declined return'], []])
    await ok(planner.post(`/operations/lines/${adult}/relist`, { reason: 'comes after all' }))
    expect(await statusOf(adult)).toEqual([])
  })
})

describe('a fear expressed', () => {
  it('freezes the line, opens a referral, and is shown to nobody else', async () => {
    const secret = 'fears the people who wait at the airport'
    const { path, lines } = await ready([
      await reg.add('female', '1990-01-01'),
      await reg.add('male', '1991-01-01'),
    ])
    await ok(field.post(`/operations/lines/${lines[0]}/hold`, { kind: 'fear expressed', said: secret }))
    for (const who of [consul, planner, field]) {
      for (const address of [
        path,
        `${path}/lines`,
        `/operations/lines/${lines[0]}`,
        '/operations/departures',
        `${path}/versions/2`,
      ]) {
        const text = JSON.stringify(await ok(who.get(address)))
        expect(text).not.toContain(secret)
        expect(text).not.toMatch(/fear/)
      }
      expect((await who.get('/operations/referrals')).status).toBe(404)
    }
    expect((await ok(field.get(`/operations/lines/${lines[0]}`))).state).toBe('on hold')
    expect((await field.post(`/operations/lines/${lines[0]}/board`)).status).toBe(409)
    expect(
      (await planner.post(`/operations/lines/${lines[0]}/relist`, { reason: 'we need to go' })).status,
    ).toBe(409)
    const app = await stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [field.token])
    await expect(app.query('select said from operations.protection_referral')).rejects.toThrow(
      /permission denied/,
    )
    await app.query('rollback')
    await app.query('begin')
    await app.query('select access.enter($1)', [field.token])
    expect((await app.query('select * from operations.open_referrals()')).rows).toEqual([])
    await app.query('select operations.clear_hold($1)', [lines[0]]).then(
      () => expect.fail('the field clears no hold'),
      (error) => expect(error.code).toBe('42501'),
    )
    await app.end()
  })

  it('is read by protection, each reading in the ledger, and answered once', async () => {
    const { path, lines } = await ready([
      await reg.add('female', '1990-01-01'),
      await reg.add('male', '1991-01-01'),
    ])
    await ok(field.post(`/operations/lines/${lines[0]}/hold`, { kind: 'fear expressed', said: 'a fear' }))
    const { items } = await ok(protection.get('/operations/referrals'))
    const mine = items.find((each: { lineId: string }) => each.lineId === lines[0])
    expect(mine).toMatchObject({ kind: 'fear expressed', said: 'a fear' })
    const { rows } = await stage.root.query(
      `select row_ids from ledger.entry where act = 'read' and about = 'operations.protection_referral' and actor_id = $1`,
      [protection.id],
    )
    expect(rows.flatMap((row) => row.row_ids)).toContain(mine.id)
    const answer = { outcome: 'may travel', answer: 'spoken with, safe with her brother' }
    await ok(protection.post(`/operations/referrals/${mine.id}/answer`, answer))
    expect((await protection.post(`/operations/referrals/${mine.id}/answer`, answer)).status).toBe(409)
    expect((await ok(planner.get(`/operations/lines/${lines[0]}`))).holdCleared).toBe(true)
    await ok(planner.post(`/operations/lines/${lines[0]}/relist`, { reason: 'cleared' }))
    expect((await ok(planner.get(path))).versions[0]).toMatchObject({ number: 3, lines: 2 })
  })
})

describe('a frozen manifest', () => {
  it('has versions that nobody can change, not even by SQL', async () => {
    const { id } = await ready([await reg.add('male', '1980-01-01')])
    const app = await stage.connect('oralu_app')
    for (const statement of [
      'update operations.manifest_version set reason = $1 where mission_id = $2',
      'delete from operations.manifest_version where reason <> $1 and mission_id = $2',
    ]) {
      await app.query('begin')
      await app.query('select access.enter($1)', [planner.token])
      await expect(app.query(statement, ['other', id])).rejects.toThrow(/permission denied/)
      await app.query('rollback')
    }
    await app.end()
    await expect(
      stage.root.query(`update operations.manifest_version set lines = '[]' where mission_id = $1`, [id]),
    ).rejects.toThrow(/never changes/)
  })

  it('changes by a new version with a reason, by whoever decides, with the gates of the new met', async () => {
    const { path } = await ready([await reg.add('male', '1980-01-01')])
    const late = await reg.add('male', '1983-01-01')
    const add = (who: Person, reason?: string) =>
      who.post(`${path}/lines`, { people: [{ anchorId: late.anchor }], ...(reason ? { reason } : {}) })
    expect((await add(field, 'late')).status).toBe(403)
    expect((await add(planner)).status).toBe(400)
    const unmet = await add(planner, 'released late')
    expect([unmet.status, unmet.body.code]).toEqual([409, 'gate-unmet'])
    expect((await ok(planner.get(path))).versions).toHaveLength(1)
  })

  it('is looked at again when boarding: an expired paper needs a named authority and a reason, shown after', async () => {
    const { path, lines } = await ready([await reg.add('male', '1980-01-01')])
    const line = lines[0]!
    await stage.root.query(
      `update operations.gate set expires_on = current_date - 2 where line_id = $1 and kind = 'fitness'`,
      [line],
    )
    const refused = await field.post(`/operations/lines/${line}/board`)
    expect([refused.status, refused.body.issues]).toEqual([
      409,
      [{ path: `${line}.fitness`, message: 'expired' }],
    ])
    const body = { kinds: ['fitness'], reason: 'the doctor on board looks after him' }
    expect((await field.post(`/operations/lines/${line}/pass`, body)).status).toBe(403)
    await ok(consul.post(`/operations/lines/${line}/pass`, body))
    await ok(field.post(`/operations/lines/${line}/board`))
    const page = await ok(field.get(`/operations/lines/${line}`))
    expect(page.gates).toContainEqual({ kind: 'fitness', state: 'decided', why: 'expired' })
    expect(page.passings[0]).toMatchObject({ kind: 'fitness', why: 'expired', reason: body.reason })
    await ok(field.post(`${path}/doors`, {}))
    await ok(field.post(`${path}/head-counts`, { step: 'departure', counted: 1 }))
    await stage.root.query(
      `update operations.gate set expires_on = current_date - 1 where line_id = $1 and kind = 'exit'`,
      [line],
    )
    expect((await field.post(`${path}/depart`)).body.issues).toEqual([
      { path: `${line}.exit`, message: 'expired' },
    ])
  })
})

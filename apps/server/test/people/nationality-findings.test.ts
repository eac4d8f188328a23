// Nationality: a finding by two officers, an appeal answered by two others.
import { afterAll, expect, it } from 'vitest'
import type { Person } from '../support/oralu.ts'
import { openQuestion } from './nationality-support.ts'

const {
  stage,
  officer,
  colleague,
  third,
  fourth,
  reader,
  stranger,
  anchors,
  added,
  propose,
  of,
  as,
  found,
  close,
} = await openQuestion()
afterAll(close)

it('finds nationality by two officers on pieces in force, never by one, and never by lapse', async () => {
  const piece = await added({ kind: 'birth record', says: 'Act 214' })
  const foreign = await added({ anchorId: anchors['other'] })
  expect((await propose(officer, {})).status).toBe(400)
  expect((await propose(officer, { restsOn: [foreign] })).body.code).toBe('refers-to-nothing')
  expect((await propose(reader, { restsOn: [piece] })).status).toBe(403)
  expect((await propose(officer, { finding: 'other nationality', restsOn: [piece] })).status).toBe(400)
  const { id } = (await propose(officer, { restsOn: [piece], validFrom: '2004-05-03' })).body
  expect((await of('child')).state).toBe('proposed')
  expect((await officer.get(`/people/${anchors['child']}`)).body.nationality).toBe('proposed')
  const confirm = async (who: Person) => (await who.post(`/people/nationality/${id}/confirm`)).body.code
  expect(await confirm(officer)).toBe('same-person-twice')
  expect(await confirm(reader)).toBe('not-allowed')
  // A finding that rests on what was withdrawn since is not confirmed; the piece stays visible.
  expect(
    (await officer.post(`/people/nationality/evidence/${piece}/withdraw`, { reason: 'Another person’s act' }))
      .status,
  ).toBe(200)
  expect(
    (await officer.post(`/people/nationality/evidence/${piece}/withdraw`, { reason: 'x' })).body.code,
  ).toBe('state-changed')
  expect(await confirm(colleague)).toBe('refers-to-nothing')
  expect((await of('child')).evidence.find((each: { id: string }) => each.id === piece)).toMatchObject({
    withdrawnWhy: 'Another person’s act',
  })
  expect((await officer.post(`/people/nationality/${id}/withdraw`)).status).toBe(200)
  const second = (
    await propose(officer, { restsOn: [await added({ kind: 'birth record', says: 'Act 215' })] })
  ).body.id
  expect((await colleague.post(`/people/nationality/${second}/confirm`)).status).toBe(200)
  expect((await of('child')).state).toBe('citizen')
  // Nobody alone takes a nationality away: a later finding by two takes its place, and the earlier stays.
  expect((await colleague.post(`/people/nationality/${second}/withdraw`)).body.code).toBe('step-not-open')
  const against = await added({ direction: 'against', says: 'A ministry’s letter' })
  const third = (
    await propose(colleague, { finding: 'not a citizen', reasons: 'The letter', restsOn: [against] })
  ).body.id
  expect((await of('child')).state).toBe('citizen')
  await officer.post(`/people/nationality/${third}/confirm`)
  const { state, statelessness, findings } = await of('child')
  expect([state, statelessness]).toEqual(['not a citizen', 'possible'])
  expect(findings.map((each: { standing: string }) => each.standing)).toEqual([
    'stands',
    'superseded',
    'withdrawn',
  ])
  await added({ otherState: 'Syria', says: 'Syrian identity card of the father' })
  expect((await of('child')).statelessness).toBeNull()
})

it('is held by the database: who proposes, who confirms, and that nothing is overwritten', async () => {
  const piece = await added({ anchorId: anchors['claimant'], direction: 'against' })
  const { id } = (
    await propose(officer, { anchorId: anchors['claimant'], finding: 'not a citizen', restsOn: [piece] })
  ).body
  const confirm = `update people.nationality set confirmed_by = $2, confirmed_at = now() where id = $1`
  expect(await as(officer, confirm, [id, officer.id])).toBe('23514')
  expect(await as(officer, confirm, [id, colleague.id])).toBe('42501')
  expect(await as(reader, confirm, [id, reader.id])).toBe(0)
  expect(await as(stranger, confirm, [id, stranger.id])).toBe(0)
  expect(await as(colleague, confirm, [id, colleague.id])).toBe(1)
  expect(
    await as(
      colleague,
      `update people.nationality set confirmed_by = $2, confirmed_at = '2001-01-01' where id = $1`,
      [id, colleague.id],
    ),
  ).toBe('42501')
  // A role that may write but not decide.
  await stage.root.query(`insert into access.role_right values ('case_worker', 'identity', 'write')`)
  expect(await as(reader, confirm, [id, reader.id])).toBe('42501')
  await stage.root.query(
    `delete from access.role_right where role = 'case_worker' and compartment = 'identity' and act = 'write'`,
  )
  const insert = (more: string, values: string, by: string) =>
    as(
      officer,
      `insert into people.nationality (anchor_id, finding, reasons, recorded_by, rests_on${more}) values ($1, 'not a citizen', 'x', $2, $3${values})`,
      [anchors['claimant'], by, [piece]],
    )
  expect(await insert('', '', officer.id)).toBe(1)
  expect(await insert('', '', colleague.id)).toBe('42501')
  expect(await insert(', confirmed_by, confirmed_at', `, '${colleague.id}', now()`, officer.id)).toBe('42501')
  expect(
    await as(
      officer,
      `insert into people.nationality (anchor_id, finding, reasons) values ($1, 'not a citizen', 'x')`,
      [anchors['claimant']],
    ),
  ).toBe('42501')
  for (const change of [
    `finding = 'citizen'`,
    `reasons = 'x'`,
    `rests_on = '{}'`,
    `recorded_by = gen_random_uuid()`,
  ])
    expect(await as(colleague, `update people.nationality set ${change} where id = $1`, [id])).toBe('42501')
  expect(
    await as(colleague, `update people.nationality_evidence set says = 'x' where id = $1`, [piece]),
  ).toBe('42501')
  await colleague.post(`/people/nationality/${id}/confirm`)
  expect(await as(colleague, `update people.nationality set withdrawn_at = now() where id = $1`, [id])).toBe(
    0,
  )
  const { rows } = await stage.root.query(
    `select act, actor_id from ledger.entry where about = 'people.nationality' and row_ids = array[$1::uuid] order by id`,
    [id],
  )
  expect(rows).toEqual([
    { act: 'insert', actor_id: officer.id },
    { act: 'update', actor_id: colleague.id },
  ])
})

it('answers an appeal by two who took no part; granted, it sets the finding aside and nothing adverse comes back', async () => {
  const first = await found('twice', 'unsupported claim')
  const finding = await found('twice', 'not a citizen')
  const lodge = (id: string, who = officer) =>
    who.post(`/people/nationality/${id}/appeals`, {
      lodgedOn: '2024-02-01',
      lodgedBy: 'Her lawyer',
      grounds: 'The birth record was not looked at.',
    })
  expect((await lodge(finding, reader)).status).toBe(403)
  expect((await lodge(finding, stranger)).status).toBe(404)
  const { id } = (await lodge(finding)).body
  expect((await lodge(finding)).body.code).toBe('state-changed')
  const answer = (who: Person, outcome = 'granted') =>
    who.post(`/people/nationality/appeals/${id}/answer`, { outcome, answer: 'The record is genuine.' })
  const confirm = (who: Person) => who.post(`/people/nationality/appeals/${id}/confirm`)
  expect((await answer(officer)).body.code).toBe('others-must-answer')
  expect((await answer(colleague)).body.code).toBe('others-must-answer')
  expect((await confirm(third)).body.code).toBe('step-not-open')
  expect((await answer(third)).status).toBe(200)
  expect((await of('twice')).state).toBe('not a citizen')
  expect((await of('twice', third)).appeals).toMatchObject([
    { outcome: 'granted', answeredByMe: true, confirmedAt: null },
  ])
  expect((await confirm(third)).body.code).toBe('same-person-twice')
  expect((await confirm(colleague)).body.code).toBe('others-must-answer')
  const sign = `update people.nationality_appeal set confirmed_by = $2, confirmed_at = now() where id = $1`
  expect(await as(third, sign, [id, third.id])).toBe('23514')
  expect(await as(officer, sign, [id, officer.id])).toBe('23514')
  expect(await as(third, sign, [id, fourth.id])).toBe('42501')
  expect(await as(fourth, sign.replace('set ', `set outcome = 'refused', `), [id, fourth.id])).toBe('42501')
  expect(
    await as(fourth, sign.replace('set ', `set answered_by = gen_random_uuid(), `), [id, fourth.id]),
  ).toBe('42501')
  await expect(
    stage.root.query(`update people.nationality_appeal set answered_by = $2 where id = $1`, [id, officer.id]),
  ).rejects.toThrow(/others than those who decided/)
  expect((await confirm(fourth)).status).toBe(200)
  expect((await confirm(fourth)).body.code).toBe('state-changed')
  const { state, findings, appeals } = await of('twice')
  expect(state).toBe('none')
  expect(findings.map((each: { id: string; standing: string }) => [each.id, each.standing])).toEqual([
    [finding, 'set aside'],
    [first, 'set aside'],
  ])
  expect(appeals).toMatchObject([{ outcome: 'granted', grounds: 'The birth record was not looked at.' }])
  expect((await lodge(finding)).body.code).toBe('step-not-open')
})

it('keeps a refused appeal visible, and lets a citizen’s finding stand again when the one against it was set aside', async () => {
  const citizen = await found('mother', 'citizen')
  const against = await found('mother', 'not a citizen')
  const appeal = async (outcome: string) => {
    const { id } = (
      await officer.post(`/people/nationality/${against}/appeals`, {
        lodgedOn: '2024-02-01',
        lodgedBy: 'She',
        grounds: 'x',
      })
    ).body
    await third.post(`/people/nationality/appeals/${id}/answer`, { outcome, answer: 'x' })
    expect((await fourth.post(`/people/nationality/appeals/${id}/confirm`)).status).toBe(200)
  }
  await appeal('refused')
  expect((await of('mother')).state).toBe('not a citizen')
  await appeal('granted')
  const { state, findings, appeals } = await of('mother')
  expect(state).toBe('citizen')
  expect(appeals.map((each: { outcome: string }) => each.outcome)).toEqual(['refused', 'granted'])
  expect(findings.find((each: { id: string }) => each.id === citizen).standing).toBe('stands')
  expect(
    (await officer.get('/people?nationality=citizen')).body.items.map(
      (each: { anchorId: string }) => each.anchorId,
    ),
  ).toContain(anchors['mother'])
  // The parent's standing is told where the child's evidence speaks of her.
  await added({
    kind: 'parent record',
    says: 'Entry of the mother',
    kinship: 'mother',
    kinAnchorId: anchors['mother'],
    atBirth: 'citizen',
  })
  expect(
    (await of('child')).evidence.find((each: { kind: string }) => each.kind === 'parent record').kin
      .nationality,
  ).toBe('citizen')
})

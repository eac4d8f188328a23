import { afterAll, beforeAll, expect, it } from 'vitest'
import { dropMissing } from '../../src/people/intake.ts'
import { describePeople } from '../../src/people/queries.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { as, newList, newSource, register, take } from './arrange.ts'

let stage: Stage
let officer: Person

beforeAll(async () => {
  stage = await openStage()
  officer = await stage.person('identity_analyst', await stage.agency())
})
afterAll(() => stage?.close())

const count = async (table: string, where = 'true') =>
  (await stage.root.query(`select count(*)::int as n from ${table} where ${where}`)).rows[0].n

it('takes lines in once, and knows them when they come again', async () => {
  const sourceId = await newSource(stage, officer)
  const listId = await newList(stage, officer, sourceId)
  const lines = [
    {
      sourceKey: '1',
      fullName: 'Айгерім Серікова',
      kunya: 'أم يوسف',
      familyGroup: 'A',
      relation: 'ربة الأسرة',
      sex: 'female' as const,
      health: { notes: 'حامل' },
    },
    {
      sourceKey: '2',
      fullName: 'Юсуф Серіков',
      familyGroup: 'A',
      relation: 'ابن',
      sex: 'male' as const,
      motherName: 'Айгерім Серікова',
    },
  ]
  expect(await take(stage, officer, { listId, sourceId }, lines)).toEqual({
    added: 2,
    repeated: 0,
    revised: 0,
    clashing: [],
  })
  const entries = await count('ledger.entry')
  expect(await take(stage, officer, { listId, sourceId }, lines)).toEqual({
    added: 0,
    repeated: 2,
    revised: 0,
    clashing: [],
  })
  expect(await count('ledger.entry')).toBe(entries)
  expect(await count('people.record', `source_id = '${sourceId}'`)).toBe(2)
  const { rows } = await stage.root.query(
    `select m.role, m.basis from people.family_member m join people.family f on f.id = m.family_id where f.source_id = $1 order by m.role`,
    [sourceId],
  )
  expect(rows).toEqual([
    { role: 'child', basis: 'ابن' },
    { role: 'mother', basis: 'ربة الأسرة' },
  ])
  expect((await stage.root.query(`select said from people.health_said`)).rows).toEqual([
    { said: { notes: 'حامل' } },
  ])
  // Who put it away cannot read it.
  await expect(
    as(stage, officer, (db) => db.selectFrom('people.health_said').selectAll().execute()),
  ).rejects.toMatchObject({ code: '42501' })
})

it('supersedes a revised line and keeps what was known before', async () => {
  const sourceId = await newSource(stage, officer)
  const first = await newList(stage, officer, sourceId)
  await take(stage, officer, { listId: first, sourceId }, [
    { sourceKey: '1', fullName: 'Дина Ахметова', familyGroup: 'B', legal: { case: 'открыто' } },
    { sourceKey: '2', fullName: 'Асель Ахметова', familyGroup: 'B' },
  ])
  const second = await newList(stage, officer, sourceId)
  const taken = await take(stage, officer, { listId: second, sourceId }, [
    { sourceKey: '1', fullName: 'Дина Ахметова-Ким', familyGroup: 'C' },
  ])
  expect(taken).toEqual({ added: 0, repeated: 0, revised: 1, clashing: [] })
  expect(await as(stage, officer, (db) => dropMissing(db, sourceId, second))).toBe(1)
  const { rows } = await stage.root.query(
    'select id, source_key, revision, list_id, dropped_at is not null as dropped from people.record where source_id = $1 order by source_key',
    [sourceId],
  )
  expect(rows).toMatchObject([
    { revision: 2, list_id: second, dropped: false },
    { revision: 1, list_id: first, dropped: true },
  ])
  const forms = await stage.root.query(
    'select form, ended_at is not null as ended from people.name_form where record_id = $1 order by ended desc',
    [rows[0].id],
  )
  expect(forms.rows).toEqual([
    { form: 'Дина Ахметова', ended: true },
    { form: 'Дина Ахметова-Ким', ended: false },
  ])
  expect(
    await count(
      'people.name_key k join people.name_form f on f.id = k.name_form_id',
      'f.ended_at is not null',
    ),
  ).toBe(0)
  const history = await stage.root.query(
    `select image->>'family_group' as was from people.record_history where row_id = $1 order by entry_id`,
    [rows[0].id],
  )
  expect(history.rows).toEqual([{ was: 'B' }, { was: 'C' }])
  const legal = await stage.root.query('select said from people.legal_said where record_id = $1', [
    rows[0].id,
  ])
  expect(legal.rows).toEqual([{ said: {} }])
  expect(
    await count(
      'people.legal_said_history',
      `row_id in (select id from people.legal_said where record_id = '${rows[0].id}')`,
    ),
  ).toBe(2)
  expect(await count('people.family_member', `record_id = '${rows[0].id}' and withdrawn_at is null`)).toBe(1)
  // The dropped line comes back with the next list.
  const third = await newList(stage, officer, sourceId)
  expect(
    await take(stage, officer, { listId: third, sourceId }, [
      { sourceKey: '2', fullName: 'Асель Ахметова', familyGroup: 'B' },
    ]),
  ).toMatchObject({ repeated: 1 })
  expect(await count('people.record', `source_id = '${sourceId}' and dropped_at is not null`)).toBe(0)
})

it('takes no key twice in one list with other content', async () => {
  const sourceId = await newSource(stage, officer)
  const listId = await newList(stage, officer, sourceId)
  const taken = await take(stage, officer, { listId, sourceId }, [
    { sourceKey: '7', fullName: 'Мадина Оспанова' },
    { sourceKey: '7', fullName: 'Жанна Оспанова' },
    { sourceKey: '7', fullName: 'Мадина Оспанова' },
  ])
  expect(taken).toEqual({ added: 1, repeated: 1, revised: 0, clashing: [2] })
  expect(
    await take(stage, officer, { listId, sourceId }, [
      { sourceKey: '8', fullName: 'X' },
      { sourceKey: '7', fullName: 'Жанна Оспанова' },
    ]),
  ).toMatchObject({ added: 1, clashing: [2] })
})

it('takes nothing into a source of another agency', async () => {
  const sourceId = await newSource(stage, officer)
  const listId = await newList(stage, officer, sourceId)
  const stranger = await stage.person('identity_analyst', await stage.agency())
  await stage.grant(officer.agencyId, stranger.agencyId, 'identity')
  await expect(
    take(stage, stranger, { listId, sourceId }, [{ sourceKey: '1', fullName: 'A' }]),
  ).rejects.toMatchObject({ code: 'refers-to-nothing' })
})

it('describes a person by the safeguard: a child where the range of birth allows it', async () => {
  const anchors = await register(stage, officer, [
    { sourceKey: 'adult', fullName: 'A A', bornFrom: '1990-01-01', bornTo: '1990-12-31', sex: 'female' },
    { sourceKey: 'open', fullName: 'B B', bornFrom: '1995-01-01', bornTo: '2018-01-01' },
    { sourceKey: 'unsaid', kunya: 'أم حمزة' },
  ])
  const briefs = await as(stage, officer, (db) => describePeople(db, Object.values(anchors)))
  expect(briefs.get(anchors['adult']!)).toMatchObject({ name: 'A A', sex: 'female', child: false })
  expect(briefs.get(anchors['open']!)).toMatchObject({ child: true, bornTo: '2018-01-01' })
  expect(briefs.get(anchors['unsaid']!)).toMatchObject({
    name: 'أم حمزة',
    child: true,
    bornTo: null,
    names: [{ script: 'Arab' }],
  })
  const stranger = await stage.person('identity_analyst', await stage.agency())
  expect((await as(stage, stranger, (db) => describePeople(db, Object.values(anchors)))).size).toBe(0)
})

import { nameKeys, searchKeys } from '@oralu/names'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closestNames } from '../../src/people/search.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { as, register } from './arrange.ts'

let stage: Stage
let officer: Person
let stranger: Person
let anchors: Record<string, string>
const names = {
  woman: 'Тоқаева Әйгерім Серікқызы',
  daughter: 'Тоқаева Мадина Ерланқызы',
  man: 'Жүсіпов Нұрлан Маратұлы',
  imam: 'محمد بن عبد الله الشامي',
  short: 'Ли А',
  strange: 'Բարեւ Ձեզ',
}

beforeAll(async () => {
  stage = await openStage()
  officer = await stage.person('identity_analyst', await stage.agency('Consular service'))
  stranger = await stage.person('identity_analyst', await stage.agency('Other service'))
  const lines = [
    ...Object.entries(names).map(([sourceKey, fullName]) => ({ sourceKey, fullName })),
    ...['Ахметова Динара', 'Қасымов Ерлан', 'Иванов Иван', 'Omarova Saule', 'يوسف العراقي'].map(
      (fullName, i) => ({ sourceKey: `n${i}`, fullName }),
    ),
    { sourceKey: 'mother', fullName: 'Салтанат Бекова', motherName: 'Камила Досова', kunya: 'أم يوسف' },
  ]
  anchors = await register(stage, officer, lines)
})
afterAll(() => stage?.close())

const search = async (who: Person, q: string) =>
  ((await who.get(`/people?q=${encodeURIComponent(q)}`)).body.items as { anchorId: string }[]).map(
    (item) => item.anchorId,
  )

describe('finds first', () => {
  it.each([
    // three scripts, with and without the patronymic, in any order
    ['Токаева Айгерим Сериковна', 'woman'],
    ['Aigerim Tokayeva', 'woman'],
    ['ايجريم توكاييفا', 'woman'],
    ['Nurlan Zhusipov', 'man'],
    ['Muhammad bin Abdullah ash-Shami', 'imam'],
    ['Мухаммад Шами', 'imam'],
    // one wrong letter, also the first
    ['Рокаева Әйгерім Серікқызы', 'woman'],
    ['Тоқаева Әйгерм', 'woman'],
    ['Жүіспов Нұрлан', 'man'],
    ['Tokayeva Aigrim', 'woman'],
    // spaces
    ['Айгеримтокаева', 'woman'],
    ['Нурлан Жуси пов', 'man'],
    // as it is typed
    ['Айг', 'woman'],
    ['Мадина Ток', 'daughter'],
    ['nurlan zhus', 'man'],
    ['Umm Yusuf', 'mother'],
    ['Ли', 'short'],
    ['Ձեզ', 'strange'],
  ])('%s', async (q, who) => expect((await search(officer, q))[0]).toBe(anchors[who]))
})

it('does not find a child by her mother’s name', async () =>
  expect(await search(officer, 'Камила Досова')).not.toContain(anchors['mother']))

it('keeps filters while it searches', async () => {
  await officer.post('/people/statuses', {
    anchorId: anchors['woman'],
    status: 'located',
    validFrom: '2019-01-01',
  })
  const among = async (status: string) =>
    (await officer.get(`/people?q=${encodeURIComponent('Tokayeva')}&status=${status}`)).body.items.map(
      (item: { anchorId: string }) => item.anchorId,
    )
  expect(await among('located')).toEqual([anchors['woman']])
  expect(await among('detained')).toEqual([])
})

it('answers hostile input, quickly and with nothing', async () => {
  for (const q of [
    '\u202e\u0000'.slice(0, 1),
    '🙂🙂',
    '--',
    "'; drop table people.person; --",
    '%',
    '()',
    'ьь',
    'ж '.repeat(99),
    'جوي '.repeat(49),
  ]) {
    const { status, body } = await officer.get(`/people?q=${encodeURIComponent(q)}`)
    expect([q, status]).toEqual([q, 200])
    expect(body.items.length).toBeLessThan(20)
  }
  // Past the endpoint, which refuses more than 200 characters and null bytes.
  for (const q of ['\0Токаева\0', 'ab'.repeat(5_000), 'вج2 '.repeat(3_000), '\ud800'])
    await as(stage, officer, (db) => closestNames(db, q))
})

describe('to another agency', () => {
  it('shows no candidate, and touches no key', async () => {
    for (const name of Object.values(names)) expect(await search(stranger, name)).toEqual([])
    const { rows } = await as(stage, stranger, async (db) => {
      const { close } = searchKeys(names.woman)
      const { sql } = await import('kysely')
      return await sql<{
        'QUERY PLAN': { Plan: unknown }[]
      }>`explain (analyze, format json, timing off) select name_form_id
        from people.name_key where agency_id = any ((select access.agencies('identity'))::uuid[])
          and key = any (${close.map(([key]) => String(key))}::bigint[])`.execute(db)
    })
    // What is read and thrown away would be told by the time that it takes.
    expect(JSON.stringify(rows)).not.toMatch(/"Rows Removed by [^"]*": [1-9]/)
    expect(JSON.stringify(rows)).toMatch(/name_key_pkey/)
  })

  it('shows one person opened to it, by her name alone', async () => {
    const guest = await stage.person('identity_analyst', await stage.agency())
    await stage.grant(officer.agencyId, guest.agencyId, 'identity', { subject: anchors['woman']! })
    for (const q of ['Aigerim Tokayeva', 'Айгерим Рокаева', 'Ток'])
      expect([q, await search(guest, q)]).toEqual([q, [anchors['woman']]])
    expect(await search(guest, 'Жүсіпов Нұрлан')).toEqual([])
    expect(await search(guest, names.daughter)).not.toContain(anchors['daughter'])
  })

  it('shows all that an agency opened to it', async () => {
    const guest = await stage.person('identity_analyst', await stage.agency())
    await stage.grant(officer.agencyId, guest.agencyId, 'identity')
    expect((await search(guest, 'Nurlan Zhusipov'))[0]).toBe(anchors['man'])
  })

  it('gives away by no key that a single word is known', async () => {
    const app = await stage.connect('oralu_app')
    const elsewhere = async (keys: readonly bigint[]) => {
      await app.query('begin')
      await app.query('select access.enter($1)', [stranger.token])
      const { rows } = await app.query('select * from people.elsewhere($1::bigint[])', [keys.map(String)])
      await app.query('rollback')
      return rows
    }
    const { keys } = nameKeys(names.woman)
    const single = keys.filter((key) => key >> 32n === 0n)
    expect(single.length).toBeGreaterThan(2)
    expect(await elsewhere(single)).toEqual([])
    expect(await elsewhere(keys.map((key) => key + 1n))).toEqual([])
    expect(await elsewhere([...keys, ...Array.from({ length: 1_000 }, (_, i) => BigInt(i))])).toEqual([])
    expect(await elsewhere(keys)).toHaveLength(1)
    await app.query('begin')
    await app.query('select access.enter($1)', [stranger.token])
    expect((await app.query('select * from people.name_key')).rows).toEqual([])
    expect((await app.query('delete from people.name_key')).rowCount).toBe(0)
    const asOfficers = `insert into people.name_key (agency_id, key, name_form_id, sketch) values ($1, 1, gen_random_uuid(), 0)`
    await expect(app.query(asOfficers, [officer.agencyId])).rejects.toThrow(/row-level security/)
    await app.query('rollback')
    await app.end()
  })
})

it('takes the keys away with the form, and with a revision', async () => {
  const keysOf = async (anchor: string) =>
    (
      await stage.root.query(
        'select count(*)::int as n from people.name_key k join people.name_form f on f.id = k.name_form_id where f.anchor_id = $1',
        [anchor],
      )
    ).rows[0].n
  expect(await keysOf(anchors['n0']!)).toBeGreaterThan(0)
  const { rows } = await stage.root.query('delete from people.name_form where anchor_id = $1 returning id', [
    anchors['n0'],
  ])
  const left = await stage.root.query('select from people.name_key where name_form_id = $1', [rows[0].id])
  expect(left.rows).toEqual([])
})

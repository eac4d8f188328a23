import { randomUUID } from 'node:crypto'
import { listFields } from '@oralu/domain'
import { COMPARTMENT_FIELDS } from '@oralu/interop'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { bring, csv, demoFiles, keepSealing, order, send, sourceOf } from './lists.ts'

let stage: Stage
let sealer: ReturnType<typeof keepSealing>
let agency: string
let officer: Person
let files: Awaited<ReturnType<typeof demoFiles>>

beforeAll(async () => {
  stage = await openStage()
  sealer = keepSealing(stage)
  agency = await stage.agency()
  officer = await stage.person('consular_officer', agency)
  files = await demoFiles()
})
afterAll(async () => {
  await sealer?.stop()
  await stage?.close()
})

const one = async (text: string, values: unknown[] = []) => (await stage.root.query(text, values)).rows[0]
const many = async (text: string, values: unknown[] = []) => (await stage.root.query(text, values)).rows
const recordsOf = (source: string) =>
  many('select * from people.record where source_id = $1 order by row_number', [source])

describe('the four lists of the demonstration', () => {
  it('takes the Arabic workbook: families, kunyas, ages in words; free text nowhere', async () => {
    const source = await sourceOf(officer, 'Camp')
    const { list, counts, job } = await bring(stage, officer, source, files.camp.bytes, files.camp.name)
    expect(job['state']).toBe('done')
    expect(counts).toMatchObject({ rejected: 0, repeated: 0, revised: 0 })
    expect(counts.new).toBe(counts.read)
    expect(counts.new).toBeGreaterThan(400)
    const rows = await recordsOf(source)
    expect(rows).toHaveLength(counts.new!)
    expect(rows.every((row) => !('ملاحظات' in row.said))).toBe(true)
    const infant = await one(
      `select r.born_from, r.born_to, r.said->>'تاريخ التسجيل' as on from people.record r where r.source_id = $1 and r.said->>'العمر' = 'رضيع' limit 1`,
      [source],
    )
    expect(Number(infant.on.slice(0, 4)) - Number(infant.born_from.slice(0, 4))).toBeLessThanOrEqual(1)
    const unread = await many(
      `select said from people.record where source_id = $1 and born_text is not null and born_to is null`,
      [source],
    )
    expect(unread).toEqual([])
    const mother = await one(
      `select count(*)::int as n from people.family_member m join people.record r on r.id = m.record_id where r.source_id = $1 and m.role = 'mother'`,
      [source],
    )
    expect(mother.n).toBeGreaterThan(50)
    const page = await officer.get(`/lists/${list}`)
    expect(page.body).toMatchObject({
      state: 'imported',
      reading: { format: 'xlsx', rightToLeft: true },
      own: true,
    })
    const lines = await officer.get(`/lists/${list}/lines?limit=3`)
    expect(lines.body.items).toHaveLength(3)
    expect((await officer.get(`/people/${lines.body.items[0].personId}`)).status).toBe(200)
    const next = await officer.get(`/lists/${list}/lines?limit=3&after=${lines.body.next}`)
    expect(next.body.items[0].row).toBeGreaterThan(lines.body.items[2].row)
  })

  it('takes the Russian letters in windows-1251, maiden names as names of their own, and nothing of the enquirer', async () => {
    const source = await sourceOf(officer, 'Letters', 'enquiries')
    const { list, counts } = await bring(
      stage,
      officer,
      source,
      files.enquiries.bytes,
      files.enquiries.name,
      { place: { '№ обращения': 'identity.familyGroup' } },
    )
    expect(counts).toMatchObject({ rejected: 0, new: counts.read })
    expect((await officer.get(`/lists/${list}`)).body.reading).toMatchObject({
      encoding: 'windows-1251',
      delimiter: ';',
    })
    const maiden = await many(
      `select f.form from people.name_form f join people.record r on r.id = f.record_id where r.source_id = $1 and f.part = 'former'`,
      [source],
    )
    expect(maiden.length).toBeGreaterThan(3)
    expect(maiden.every(({ form }) => !/девичья|\(/.test(form))).toBe(true)
    const said = await many(`select said from people.record where source_id = $1`, [source])
    expect(said.some((row) => 'Телефон заявителя' in row.said || 'ФИО заявителя' in row.said)).toBe(false)
  })

  it('keeps both readings where an English list mixes day and month, and puts legal words out of reach', async () => {
    const source = await sourceOf(officer, 'Partner', 'partner list')
    const { list, counts } = await bring(stage, officer, source, files.partner.bytes, files.partner.name)
    expect(counts).toMatchObject({ rejected: 0, new: counts.read })
    expect(counts.notes['born-both-orders']).toBeGreaterThan(20)
    const both = await one(
      `select born_from, born_to from people.record where source_id = $1 and born_text ~ '^0[2-9]/0[2-9]/' and split_part(born_text, '/', 1) <> split_part(born_text, '/', 2) limit 1`,
      [source],
    )
    expect(both.born_from < both.born_to).toBe(true)
    const legal = await one(
      'select count(*)::int as n from people.legal_said l join people.record r on r.id = l.record_id where r.source_id = $1',
      [source],
    )
    expect(legal.n).toBe(counts.read)
    expect(
      (await many('select said from people.record where source_id = $1', [source])).some(
        (row) => 'Legal status' in row.said,
      ),
    ).toBe(false)
    const troubles = await officer.get(`/lists/${list}/rejections?kept=yes&limit=10`)
    expect(troubles.body.items).toHaveLength(10)
    expect(troubles.body.items[0]).toMatchObject({
      code: 'born-both-orders',
      column: 'Date of birth',
      kept: true,
    })
    const more = await officer.get(`/lists/${list}/rejections?kept=yes&limit=10&after=${troubles.body.next}`)
    expect(more.body.items[0].row).toBeGreaterThanOrEqual(troubles.body.items[9].row)
  })

  it('takes the registry in Kazakh, and orders suggestions over all', async () => {
    const source = await sourceOf(officer, 'Registry', 'civil registry')
    const { counts } = await bring(stage, officer, source, files.registry.bytes, files.registry.name)
    expect(counts).toMatchObject({ rejected: 0, new: counts.read, notes: {} })
    const suggested = await stage.jobEnds(String(counts['suggestionsJob']))
    expect(suggested['state']).toBe('done')
    // Found by this job, or by one before it in the queue, which takes whatever waits.
    const open = await one(
      `select count(*)::int as n from people.match where agency_id = $1 and state = 'open'`,
      [agency],
    )
    expect(open['n']).toBeGreaterThan(100)
  })

  it('adds nothing when the same file comes twice', async () => {
    for (const [name, file] of [
      ['Camp', files.camp],
      ['Registry', files.registry],
    ] as const) {
      const source = (
        await one('select id from lists.source where agency_id = $1 and name = $2', [agency, name])
      ).id
      const before = await one(
        'select count(*)::int as n, sum(revision)::int as r from people.record where source_id = $1',
        [source],
      )
      const { counts } = await bring(stage, officer, source, file.bytes, file.name)
      expect(counts).toMatchObject({ new: 0, revised: 0, rejected: 0, repeated: counts.read })
      expect(
        await one(
          'select count(*)::int as n, sum(revision)::int as r from people.record where source_id = $1',
          [source],
        ),
      ).toEqual(before)
    }
  })
})

describe('a revised list', () => {
  // Suggestions are over an agency's records: from here on there are few.
  beforeAll(async () => {
    officer = await stage.person('consular_officer', await stage.agency())
  })

  it('supersedes its lines, and marks those it no longer has only when it is whole', async () => {
    const source = await sourceOf(officer, 'Revised')
    await bring(
      stage,
      officer,
      source,
      csv('id,name,born', '1,Aigerim Serik,03.04.1990', '2,Dana Ospan,1991', '3,Asel Kim,1992'),
    )
    const second = csv(
      'id,name,born',
      '1,Aigerim Serikova,13.04.1990',
      '2,Dana Ospan,1991',
      '4,Marat Ali,2010',
    )
    const part = await bring(stage, officer, source, second)
    expect(part.counts).toMatchObject({ new: 1, revised: 1, repeated: 1, dropped: 0 })
    const whole = await bring(stage, officer, source, second, undefined, { complete: true })
    expect(whole.counts).toMatchObject({ new: 0, revised: 0, repeated: 3, dropped: 1 })
    expect(
      (await recordsOf(source))
        .map(({ source_key, revision, dropped_at }) => [source_key, revision, dropped_at !== null])
        .sort(),
    ).toEqual([
      ['1', 2, false],
      ['2', 1, false],
      ['3', 1, true],
      ['4', 1, false],
    ])
    // With a line that could not be taken nobody is said to be missing.
    const faulty = await bring(
      stage,
      officer,
      source,
      csv('id,name,born', '1,Aigerim Serikova,13.04.1990', '9,,'),
      undefined,
      { complete: true },
    )
    expect(faulty.counts).toMatchObject({
      rejected: 1,
      reasons: { 'no-name': 1 },
      dropped: 0,
      notes: { 'not-dropped': 1 },
    })
  })

  it('does not put one person on another when a list numbers its lines anew', async () => {
    const source = await sourceOf(officer, 'Numbered anew')
    await bring(
      stage,
      officer,
      source,
      csv('No,name,born', '1,Айгерім Серікова,1990-02-03', '2,Нұрлан Қасымов,2012-05-06'),
    )
    const { list, counts } = await bring(
      stage,
      officer,
      source,
      csv('No,name,born', '1,Нұрлан Қасымов,2012-05-06', '2,Айгерім Серікова,1990-02-03'),
    )
    expect(counts).toMatchObject({ revised: 0, rejected: 2, reasons: { 'key-other-person': 2 } })
    expect((await officer.get(`/lists/${list}/rejections`)).body.items[0]).toMatchObject({
      row: 2,
      code: 'key-other-person',
      kept: false,
    })
    expect((await recordsOf(source)).map(({ said }) => said.name)).toEqual([
      'Айгерім Серікова',
      'Нұрлан Қасымов',
    ])
  })

  it('is revised when the same file is mapped otherwise', async () => {
    const source = await sourceOf(officer, 'Mapped otherwise')
    const file = csv('id,name,born', '1,Aigerim Serik,03/04/1990')
    await bring(stage, officer, source, file, undefined, { dayFirst: 'day-month' })
    expect(await one('select born_from, born_to from people.record where source_id = $1', [source])).toEqual({
      born_from: '1990-04-03',
      born_to: '1990-04-03',
    })
    const again = await bring(stage, officer, source, file, undefined, { dayFirst: 'month-day' })
    expect(again.counts).toMatchObject({ revised: 1 })
    expect(await one('select born_from, revision from people.record where source_id = $1', [source])).toEqual(
      { born_from: '1990-03-04', revision: 2 },
    )
  })

  it('knows lines without an id by their content, and loses none that says the same as another', async () => {
    const source = await sourceOf(officer, 'No ids')
    const file = csv('name,age', 'أم حمزة,5', 'أم حمزة,5', 'أم يوسف,7')
    expect((await bring(stage, officer, source, file)).counts).toMatchObject({ new: 3 })
    expect((await bring(stage, officer, source, file)).counts).toMatchObject({ new: 0, repeated: 3 })
    expect(
      (
        await bring(stage, officer, source, csv('name,age', 'أم يوسف,7', 'أم يوسف,8'), undefined, {
          complete: true,
        })
      ).counts,
    ).toMatchObject({ new: 1, repeated: 1, dropped: 2 })
  })
})

describe('lines that are not as they should be', () => {
  it('keeps a line whose date cannot be read, with a note; rejects one without any name', async () => {
    const source = await sourceOf(officer, 'Odd lines')
    const { list, counts } = await bring(
      stage,
      officer,
      source,
      csv(
        'id,name,born,sex,mother',
        '1,Aigerim Serik,99/99/1990,f,',
        '2,,1990,m,',
        '3,,2017,x?,Dana Ospan',
        '4,Marat Ali,2999-01-01,m,',
        '1,Other Person,1970,f,',
        '6,Bolat Kim,1970',
      ),
      undefined,
      {
        place: {
          id: 'identity.sourceKey',
          born: 'identity.born',
          sex: 'identity.sex',
          mother: 'identity.motherName',
        },
      },
    )
    expect(counts).toMatchObject({
      read: 6,
      new: 3,
      rejected: 3,
      reasons: { 'no-name': 1, 'key-twice': 1, 'too-few-cells': 1 },
      notes: { 'born-unread': 1, 'born-impossible': 1, 'sex-unread': 1 },
    })
    const rows = await recordsOf(source)
    expect(rows[0]).toMatchObject({ born_text: '99/99/1990', born_from: null, sex: 'female' })
    const troubles = (await officer.get(`/lists/${list}/rejections`)).body.items
    expect(
      troubles.map(({ row, code, kept }: { row: number; code: string; kept: boolean }) => [row, code, kept]),
    ).toEqual([
      [3, 'no-name', false],
      [6, 'key-twice', false],
      [7, 'too-few-cells', false],
      [2, 'born-unread', true],
      [4, 'sex-unread', true],
      [5, 'born-impossible', true],
    ])
    expect((await officer.get(`/lists/${list}`)).body.counts).toMatchObject({ new: 3, rejected: 3 })
  })

  it('reads UTF-16, windows-1256 and windows-1251, and beginnings that look like a picture or a program', async () => {
    const source = await sourceOf(officer, 'Encodings')
    const arabic = 'الاسم;العمر\nمحمد عبد الله الشامي;5\nفاطمة الزهراء بنت علي;7\nسارة محمود حسن;33\n'
    const russian = 'Фамилия;Имя;Возраст\nЯковлева;Мария;5\nЖолдасова;Анна;30\n'
    const cases: [string, Buffer][] = [
      ['utf-16le', iconv.encode(arabic, 'utf-16le', { addBOM: true })],
      ['utf-16be', iconv.encode(russian, 'utf-16be', { addBOM: true })],
      ['windows-1256', iconv.encode(arabic.replaceAll('5', '6'), 'windows-1256')],
      ['windows-1251', iconv.encode(russian.replace('Яковлева', 'яковлева'), 'windows-1251')],
      ['utf-8', csv('BM number,name', '1,Aigerim Serik')],
      ['utf-8', csv('MZ,name', '1,Dana Ospan')],
      ['utf-8', csv('ID3,name', '1,Asel Kim')],
    ]
    for (const [encoding, bytes] of cases) {
      const { list, counts } = await bring(stage, officer, source, bytes)
      expect((await officer.get(`/lists/${list}`)).body.reading.encoding).toBe(encoding)
      expect(counts.rejected, encoding).toBe(0)
    }
    const names = (
      await many(
        `select f.form from people.name_form f join people.record r on r.id = f.record_id where r.source_id = $1 and f.part = 'full'`,
        [source],
      )
    ).map(({ form }) => form)
    expect(names).toEqual(
      expect.arrayContaining(['محمد عبد الله الشامي', 'Яковлева Мария', 'Жолдасова Анна']),
    )
  })

  it('takes names in two scripts of one line as forms of one record', async () => {
    const source = await sourceOf(officer, 'Two scripts')
    await bring(
      stage,
      officer,
      source,
      csv('id,name,الاسم,Maiden name', '1,Aigerim Serik,ايغيريم سيريك,Ospan'),
    )
    expect(
      (
        await many(
          `select f.part, f.form from people.name_form f join people.record r on r.id = f.record_id where r.source_id = $1 order by 1, 2`,
          [source],
        )
      ).map(({ part, form }) => `${part} ${form}`),
    ).toEqual(['former Ospan', 'full Aigerim Serik', 'full ايغيريم سيريك'])
  })
})

describe('a try', () => {
  it('counts and writes nothing; the import afterwards counts the same', async () => {
    const source = await sourceOf(officer, 'Tried')
    const sent = await send(officer, source, csv('id,name', '1,Aigerim Serik', '2,'))
    const before = await one(
      'select (select count(*) from people.record)::int as r, (select count(*) from lists.rejection)::int as x',
    )
    const tried = await stage.jobEnds(await order(officer, sent.body.id, { dry: true }))
    expect(tried).toMatchObject({
      state: 'done',
      result: { read: 2, new: 1, rejected: 1, troubles: [{ row: 3, code: 'no-name', kept: false }] },
    })
    expect(
      await one(
        'select (select count(*) from people.record)::int as r, (select count(*) from lists.rejection)::int as x',
      ),
    ).toEqual(before)
    expect((await officer.get(`/lists/${sent.body.id}`)).body).toMatchObject({
      state: 'received',
      counts: null,
    })
    const done = await stage.jobEnds(await order(officer, sent.body.id))
    expect(done).toMatchObject({ state: 'done', result: { read: 2, new: 1, rejected: 1 } })
    const again = await officer.post(`/lists/${sent.body.id}/import`, {})
    expect([again.status, again.body.code]).toEqual([409, 'step-not-open'])
  })
})

it('has the same table of fields in the domain as in the reader', () => {
  expect(listFields).toEqual(COMPARTMENT_FIELDS)
})

it('answers a repeated upload the same and makes one list of it', async () => {
  const source = await sourceOf(officer, 'Repeated')
  const key = randomUUID()
  const file = csv('id,name', '1,Aigerim Serik')
  const [first, second] = [
    await officer.upload(`/lists?source=${source}&name=a.csv`, file, 'text/csv', key),
    await officer.upload(`/lists?source=${source}&name=a.csv`, file, 'text/csv', key),
  ]
  expect([second.status, second.body]).toEqual([200, first.body])
  expect((await officer.get(`/lists?sourceId=${source}`)).body.items).toHaveLength(1)
})

// A form made by an office: published by two, filled by those who hold its compartments, corrected, counted, exported.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the language of conditions writes fields so
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type CasePartName, emptyField, type Form, type FormField, type Role, writeForm } from '@oralu/domain'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must } from '../cooperation/states.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { codeOf } from './care-office.ts'
import { readings, register } from './register.ts'

let stage: Stage
let agency: string
let child: string
let worker: Person
let second: Person
let doctor: Person
let prosecutor: Person
let stranger: Person

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  const of = (role: Role) => stage.person(role, agency)
  ;[worker, second, doctor, prosecutor, stranger] = [
    await of('case_worker'),
    await of('child_protection_officer'),
    await of('clinician'),
    await of('prosecutor_officer'),
    await stage.person('case_worker', await stage.agency()),
  ]
  child = await register(stage, agency, 'Aizada', '2016-04-01')
})
afterAll(() => stage?.close())

const words = (text: string) => ({ kk: text, ru: text, en: text, ar: text })
const field = (
  type: FormField['type'],
  name: string,
  compartment: CasePartName = 'care',
  more: Partial<FormField> = {},
): FormField => ({ ...emptyField(type, name, compartment), label: words(`Asked ${name}`), ...more })
const mixed = (): Form => ({
  title: words('First month'),
  purpose: words('To learn what is lacking'),
  items: [
    field('yes or no', 'school', 'care', { required: true }),
    field('whole number', 'grade', 'care', { min: 1, max: 11, relevant: '${school} = true()' }),
    field('several of', 'needs', 'care', { list: 'needs' }),
    field('one of', 'illness', 'health', { list: 'illness' }),
    field('long text', 'afraid', 'protection'),
    field('photo', 'paper', 'care'),
  ],
  lists: {
    needs: { shared: null, choices: ['books', 'clothes'].map((name) => ({ name, label: words(name) })) },
    illness: {
      shared: null,
      choices: [
        { name: 'none', label: words('none') },
        { name: 'cough', label: words('=cmd()') },
      ],
    },
  },
  steps: [],
})

async function draft(by: Person, form: Form, compartment: CasePartName = 'care'): Promise<string> {
  const { id } = must(await by.post('/cases/forms', { title: form.title, compartment, subject: 'person' }))
  must(await save(by, id, form, 1))
  return id
}
const save = (by: Person, id: string, form: Form, revision: number) =>
  by.send('PUT', `/cases/forms/${id}/draft`, { revision, definition: writeForm(form) })
const act = (by: Person, id: string, what: string) => by.post(`/cases/forms/${id}/acts`, { act: what })
async function published(form: Form, by = worker, other = second, part: CasePartName = 'care') {
  const id = await draft(by, form, part)
  must(await act(by, id, 'propose'))
  must(await act(other, id, 'publish'))
  return { id, version: must(await by.get(`/cases/forms/${id}`)).publishedId as string }
}
const fill = (
  by: Person,
  version: string,
  answers: object,
  { finish = true, filling = randomUUID(), anchor = child } = {},
) =>
  by.send('PUT', `/cases/of/${anchor}/forms/${filling}`, {
    versionId: version,
    about: { visitId: null, track: null },
    answers,
    finish,
  })
const filled = async (by: Person, filling: string, anchor = child) =>
  must(await by.get(`/cases/of/${anchor}/forms`)).items.find((each: { id: string }) => each.id === filling)

/** What someone could do as the application's role. */
async function inSql(person: Person, text: string, values: unknown[] = []) {
  const app = await stage.connect('oralu_app')
  try {
    await app.query('begin')
    await app.query('select access.enter($1)', [person.token])
    return (await app.query(text, values)).rows as Record<string, unknown>[]
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await app.end()
  }
}

describe('a form', () => {
  it('is drafted by one, published by another, and never changed after that', async () => {
    const id = await draft(worker, { ...mixed(), purpose: { en: 'Only in English' } })
    expect(codeOf(await save(second, id, mixed(), 1))).toBe('409 state-changed')
    const refused = await act(worker, id, 'propose')
    expect(codeOf(refused)).toBe('400 body-invalid')
    expect(refused.body.issues).toContainEqual({ path: 'purpose', message: 'words-missing kk' })
    must(await save(worker, id, mixed(), 2))
    must(await act(worker, id, 'propose'))
    expect(codeOf(await save(worker, id, mixed(), 3))).toBe('409 step-not-open')
    expect(codeOf(await act(worker, id, 'publish'))).toBe('403 same-person-twice')
    expect(codeOf(await act(doctor, id, 'publish'))).toBe('403 not-allowed')
    expect(codeOf(await act(prosecutor, id, 'publish'))).toBe('404 not-found')
    must(await act(second, id, 'take-back'))
    must(await act(worker, id, 'propose'))
    must(await act(second, id, 'publish'))
    const { publishedId } = must(await worker.get(`/cases/forms/${id}`))
    const change = `update cases.form_version set definition = definition || '{"format": "other"}' where id = $1 returning id`
    expect(await inSql(worker, change, [publishedId])).toBe('23514')
    await expect(stage.root.query(change, [publishedId])).rejects.toThrow('does not change')
    const own = `update cases.form_version set state = 'published', published_by = access.account(), published_at = now() where id = $1 returning id`
    const alone = await draft(worker, mixed())
    must(await act(worker, alone, 'propose'))
    const { rows } = await stage.root.query(`select id from cases.form_version where form_id = $1`, [alone])
    expect(await inSql(worker, own, [rows[0].id])).toBe('23514')
  })

  it('has versions: answers stay under the one they were given to, and a name keeps its kind', async () => {
    const { id, version } = await published(mixed())
    const filling = randomUUID()
    must(await fill(worker, version, { school: true, grade: 4 }, { filling }))
    must(await worker.post(`/cases/forms/${id}/versions`))
    const changed = mixed()
    changed.items[1] = field('text', 'grade')
    must(await save(worker, id, changed, 1))
    expect((await act(worker, id, 'propose')).body.issues).toEqual([
      { path: 'grade', message: 'changed-since-published' },
    ])
    must(await save(worker, id, { ...mixed(), items: [...mixed().items, field('date', 'since')] }, 2))
    must(await act(worker, id, 'propose'))
    must(await act(second, id, 'publish'))
    const page = must(await worker.get(`/cases/forms/${id}`))
    expect(page.versions.map(({ state }: { state: string }) => state)).toEqual(['published', 'retired'])
    expect(await filled(worker, filling)).toMatchObject({ versionId: version, number: 1 })
    const old = must(await worker.get(`/cases/forms/versions/${version}`))
    expect(JSON.stringify(old.definition)).not.toContain('since')
    expect(codeOf(await fill(worker, version, { school: true }))).toBe('422 refers-to-nothing')
    // What was begun under it can still be corrected under it.
    must(await fill(worker, version, { school: true, grade: 5 }, { filling }))
  })

  it('is known by its published version elsewhere, to be copied, and its drafts are not', async () => {
    const { id, version } = await published(mixed())
    expect(codeOf(await stranger.get(`/cases/forms/${await draft(worker, mixed())}`))).toBe('404 not-found')
    const copy = must(
      await stranger.post('/cases/forms', {
        title: words('Ours'),
        compartment: 'care',
        subject: 'person',
        copyOf: version,
      }),
    )
    const made = must(await stranger.get(`/cases/forms/${copy.id}`))
    // Only what they themselves hold came with it.
    expect(JSON.stringify(made.definition)).toContain('Asked grade')
    expect(JSON.stringify(made.definition)).not.toContain('illness')
    expect(codeOf(await act(stranger, id, 'retire'))).toBe('403 not-allowed')
    expect(codeOf(await prosecutor.get(`/cases/forms/versions/${version}`))).toBe('404 not-found')
    expect(must(await prosecutor.get('/cases/forms')).items).toEqual([])
  })

  it('of what a court looks into is on its own side of the wall, and never mixed', async () => {
    const legal = { ...mixed(), items: [field('text', 'charge', 'legal')], lists: {} }
    const other = await stage.person('prosecutor_officer', agency)
    const { id, version } = await published(legal, prosecutor, other, 'legal')
    for (const person of [worker, second, doctor]) {
      expect(codeOf(await person.get(`/cases/forms/${id}`))).toBe('404 not-found')
      expect(JSON.stringify(must(await person.get('/cases/forms')))).not.toContain(id)
    }
    const filling = randomUUID()
    must(await fill(prosecutor, version, { charge: 'secret of legal' }, { filling }))
    expect(
      must(await worker.get(`/cases/of/${child}/forms`)).items.map(({ id }: { id: string }) => id),
    ).not.toContain(filling)
    const both = { ...legal, items: [...legal.items, field('text', 'help')] }
    expect(codeOf(await save(prosecutor, await draft(prosecutor, legal, 'legal'), both, 2))).toBe(
      '409 step-not-open',
    )
    expect(codeOf(await worker.get(`/cases/forms/${id}/report`))).toBe('404 not-found')
  })
})

describe('hostile definitions', () => {
  it('are refused before they are kept', async () => {
    const id = await draft(worker, mixed())
    const put = (definition: unknown) =>
      worker.send('PUT', `/cases/forms/${id}/draft`, { revision: 2, definition })
    const many = { ...mixed(), items: Array.from({ length: 10_000 }, (_, n) => field('text', `f${n}`)) }
    expect((await put(writeForm(many))).status).toBeGreaterThanOrEqual(400)
    let deep: unknown = {}
    for (let n = 0; n < 400; n++) deep = { properties: deep }
    for (const change of [
      { ...writeForm(mixed()), schema: deep },
      { ...writeForm(mixed()), schema: { ...writeForm(mixed()).schema, $ref: 'http://example.org' } },
      writeForm({ ...mixed(), items: [field('text', 'constructor')] }),
      writeForm({ ...mixed(), items: [field('text', 'toString')] }),
    ])
      expect(codeOf(await put(change))).toMatch(/^400 body-invalid/)
    const polluted = JSON.stringify({ revision: 2, definition: writeForm(mixed()) }).replace(
      '"properties":{',
      '"properties":{"__proto__":{"type":"string"},',
    )
    const raw = await stage.app.inject({
      method: 'PUT',
      url: `/api/cases/forms/${id}/draft`,
      headers: {
        authorization: `Bearer ${worker.token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      payload: polluted,
    })
    expect(raw.statusCode).toBe(400)
    expect(({} as Record<string, unknown>)['type']).toBeUndefined()
    for (const [one, fault] of [
      [field('text', 'a', 'care', { pattern: '(a+)+' }), 'pattern-slow'],
      [field('whole number', 'risk_level'), 'scores-a-person'],
      [field('calculated', 'sum', 'care', { calculate: 'count-selected(${needs}) + 1' }), 'sums-up-answers'],
      [field('text', 'b', 'care', { relevant: "${illness} = 'cough'" }), 'expression-other-compartment'],
    ] as const) {
      const { revision } = must(await worker.get(`/cases/forms/${id}`))
      must(await save(worker, id, { ...mixed(), items: [...mixed().items, one] }, revision))
      expect((await act(worker, id, 'propose')).body.issues[0].message).toContain(fault)
    }
  })
})

describe('answers', () => {
  it('stand in the compartment of their field, and to who does not hold it are not there', async () => {
    const { version } = await published(mixed())
    const filling = randomUUID()
    must(
      await fill(
        worker,
        version,
        { school: true, grade: 3, needs: ['books'], afraid: 'canary-afraid' },
        { filling },
      ),
    )
    must(await fill(doctor, version, { illness: 'cough' }, { filling }))
    const seenBy = async (person: Person) =>
      Object.fromEntries(
        (await filled(person, filling)).parts.map((each: { part: string; answers: object }) => [
          each.part,
          each.answers,
        ]),
      )
    expect(await seenBy(worker)).toEqual({
      care: { school: true, grade: 3, needs: ['books'] },
      protection: { afraid: 'canary-afraid' },
    })
    expect(await seenBy(doctor)).toEqual({
      care: { school: true, grade: 3, needs: ['books'] },
      health: { illness: 'cough' },
    })
    expect(codeOf(await prosecutor.get(`/cases/of/${child}/forms`))).toBe('200')
    expect(JSON.stringify((await prosecutor.get(`/cases/of/${child}/forms`)).body)).not.toContain(filling)
    expect(codeOf(await stranger.get(`/cases/of/${child}/forms`))).toBe('404 not-found')
    // Neither the question nor the choices of another compartment.
    const asked = JSON.stringify(must(await worker.get(`/cases/forms/versions/${version}`)).definition)
    expect(asked).not.toContain('illness')
    expect(codeOf(await fill(worker, version, { illness: 'cough' }))).toBe('422 refers-to-nothing')
    expect(codeOf(await fill(worker, version, { unknown: 'cough' }))).toBe('422 refers-to-nothing')
    expect((await readings(stage, 'cases.health_answer', doctor.id)).flat().length).toBeGreaterThan(0)

    // The same in SQL: the table of each compartment is guarded, and takes nothing of another.
    const ids = async (person: Person, part: string) =>
      (await inSql(person, `select id from cases.${part}_answer`)) as unknown[]
    expect(await ids(worker, 'health')).toEqual([])
    expect(await ids(doctor, 'protection')).toEqual([])
    expect(await ids(prosecutor, 'care')).toEqual([])
    expect(await inSql(worker, `select * from cases.read_health_answer($1)`, [[child]])).toEqual([])
    const smuggle = `insert into cases.care_answer (anchor_id, version_id, filling_id, answers) values ($1, $2, gen_random_uuid(), '{"illness": "cough"}')`
    expect(await inSql(worker, smuggle, [child, version])).toBe('23503')
    const over = `update cases.care_answer set answers = '{}' where filling_id = $1 returning id`
    expect(await inSql(worker, over, [filling])).toBe('23514')
  })

  it('are kept as a draft, finished when they satisfy the form, and corrected by what supersedes them', async () => {
    const { version } = await published(mixed())
    const filling = randomUUID()
    const wrong = await fill(worker, version, { school: 'yes' }, { filling, finish: false })
    expect(wrong.body.issues).toEqual([{ path: 'school', message: 'wrong-kind' }])
    must(await fill(worker, version, { grade: 99 }, { filling, finish: false }))
    const early = await fill(worker, version, { school: true, grade: 99 }, { filling })
    expect(early.body.issues).toEqual([{ path: 'grade', message: 'too-large' }])
    expect(codeOf(await fill(second, version, { school: true }, { filling }))).toBe('409 step-not-open')
    must(await fill(worker, version, { school: true, grade: 9 }, { filling }))
    must(await fill(second, version, { school: false, grade: 9 }, { filling }))
    expect(await filled(worker, filling)).toMatchObject({
      parts: [{ answers: { school: false }, by: { id: second.id }, origin: 'office' }],
      earlier: [{ answers: { school: true, grade: 9 }, by: { id: worker.id } }],
    })
    // The same again changes nothing.
    must(await fill(worker, version, { school: false }, { filling }))
    expect((await filled(worker, filling)).earlier).toHaveLength(1)
    const other = await register(stage, agency, 'Another', '2015-01-01')
    expect(
      (await fill(worker, version, { school: true }, { filling, anchor: other })).status,
    ).toBeGreaterThanOrEqual(400)
  })

  it('hold pictures of this person in the field’s own compartment only', async () => {
    const { version } = await published(mixed())
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
    const upload = async (by: Person, part: string, anchor: string) =>
      must(await by.upload(`/files?compartment=${part}&anchor=${anchor}&name=a.png`, png, 'image/png')).id
    const other = await register(stage, agency, 'Another', '2015-01-01')
    for (const id of [
      await upload(doctor, 'health', child),
      await upload(worker, 'care', other),
      randomUUID(),
    ])
      expect(codeOf(await fill(worker, version, { school: false, paper: id }))).toBe('422 refers-to-nothing')
    must(await fill(worker, version, { school: false, paper: await upload(worker, 'care', child) }))
  })

  it('to a form about a visit name a visit of this person', async () => {
    const form = { ...mixed(), items: [field('text', 'seen')], lists: {} }
    const { id } = must(
      await worker.post('/cases/forms', { title: form.title, compartment: 'care', subject: 'visit' }),
    )
    must(await save(worker, id, form, 1))
    must(await act(worker, id, 'propose'))
    must(await act(second, id, 'publish'))
    const version = must(await worker.get(`/cases/forms/${id}`)).publishedId
    const visit = must(
      await worker.post(`/cases/of/${child}/visits`, { plannedOn: '2026-05-01', purpose: 'Look' }),
    ).id
    const other = await register(stage, agency, 'Another', '2015-01-01')
    const about = (anchor: string, visitId: string | null) =>
      worker.send('PUT', `/cases/of/${anchor}/forms/${randomUUID()}`, {
        versionId: version,
        about: { visitId, track: null },
        answers: { seen: 'x' },
        finish: true,
      })
    expect(codeOf(await about(child, null))).toBe('422 refers-to-nothing')
    expect(codeOf(await about(other, visit))).toBe('422 refers-to-nothing')
    must(await about(child, visit))
  })
})

describe('a report', () => {
  it('counts without names; who does not hold a compartment learns no small number of it', async () => {
    const { id, version } = await published(mixed())
    const answer = async (care: object, health?: object) => {
      const filling = randomUUID()
      must(await fill(worker, version, { school: true, ...care }, { filling }))
      if (health) must(await fill(doctor, version, health, { filling }))
      return filling
    }
    for (let n = 0; n < 6; n++) await answer({ grade: n + 1, needs: ['books'] }, { illness: 'none' })
    const last = await answer({ grade: 11, needs: ['books', 'clothes'] }, { illness: 'cough' })
    // A draft does not count, and of a correction only what stands.
    must(await fill(worker, version, { grade: 1 }, { finish: false }))
    must(await fill(worker, version, { school: true, grade: 9, needs: ['clothes'] }, { filling: last }))
    const report = async (by: Person, period = 'all') =>
      Object.fromEntries(
        must(await by.get(`/cases/forms/${id}/report?period=${period}`)).fields.map(
          (each: { name: string }) => [each.name, each],
        ),
      )
    const mine = await report(worker)
    expect(mine['grade']).toMatchObject({ answered: 7, smallest: 1, median: 4, largest: 9, held: true })
    expect(mine['needs'].choices).toMatchObject([
      { name: 'books', count: 6 },
      { name: 'clothes', count: 1 },
    ])
    // One of two choices is few: both are hidden, or the rest could be reckoned from the number of forms.
    expect(mine['illness']).toMatchObject({
      held: false,
      answered: null,
      choices: [{ count: null }, { count: null }],
    })
    expect((await report(doctor))['illness'].choices).toMatchObject([{ count: 6 }, { count: 1 }])
    expect(await report(worker, '2026-Q1')).not.toHaveProperty('illness')
    expect(codeOf(await prosecutor.get(`/cases/forms/${id}/report`))).toBe('404 not-found')
    expect(codeOf(await stranger.get(`/cases/forms/${id}/report`))).toBe('404 not-found')
    expect(
      await inSql(stranger, `select * from cases.form_counts($1, '0001-01-01', '9999-12-31')`, [id]),
    ).toEqual([])
    const told = await inSql(worker, `select * from cases.form_counts($1, '2026-01-05', '2026-01-06')`, [id])
    expect((told as { part: string }[]).filter(({ part }) => part === 'health')).toEqual([])
    expect(JSON.stringify(mine)).not.toContain('Aizada')

    const csv = await doctor.get(`/cases/forms/${id}/report/file?as=csv`)
    expect(csv.body.toString()).toContain("'=cmd()")
    const xlsx = await doctor.get(`/cases/forms/${id}/report/file?as=xlsx`)
    expect(xlsx.body.subarray(0, 2).toString()).toBe('PK')
    const { rows } = await stage.root.query(
      `select from ledger.entry where act = 'export' and about = 'cases.form' and actor_id = $1 and $2 = any (row_ids)`,
      [doctor.id, id],
    )
    expect(rows).toHaveLength(2)
  })
})

describe('an XLSForm', () => {
  const sample = (name: string) =>
    readFileSync(new URL(`../../../../packages/interop/test/xlsform/${name}.xlsx`, import.meta.url))
  it('becomes a draft with a list of what could not be taken over', async () => {
    const { id } = must(
      await worker.upload(
        '/cases/forms/import?compartment=care&subject=person&name=spec.xlsx',
        sample('xlsform_spec_test'),
      ),
    )
    const page = must(await worker.get(`/cases/forms/${id}`))
    expect(page).toMatchObject({ state: 'draft', title: { en: 'Spec test' } })
    expect(page.notes.length).toBeGreaterThan(20)
    const broken = await worker.upload(
      '/cases/forms/import?compartment=care&subject=person&name=a.xlsx',
      Buffer.from('type,name\n'),
    )
    expect(codeOf(broken)).toMatch(/^422 file-unreadable/)
    const foreign = await doctor.upload(
      '/cases/forms/import?compartment=care&subject=person&name=a.xlsx',
      sample('or_other'),
    )
    expect(foreign.status).toBeGreaterThanOrEqual(400)
  })
})

it('code lists are the agency’s, each side of the wall its own', async () => {
  const id = randomUUID()
  const choices = [{ name: 'a', label: words('A') }]
  must(await worker.send('PUT', `/cases/forms/lists/${id}`, { name: 'Shared', choices }))
  must(
    await second.send('PUT', `/cases/forms/lists/${id}`, {
      name: 'Shared',
      choices: [...choices, { name: 'b', label: {} }],
    }),
  )
  expect(must(await doctor.get('/cases/forms/lists')).items).toMatchObject([
    { id, choices: [{ name: 'a' }, { name: 'b' }] },
  ])
  expect(must(await prosecutor.get('/cases/forms/lists')).items).toEqual([])
  expect(must(await stranger.get('/cases/forms/lists')).items).toEqual([])
  // A name taken on the other side tells nothing.
  must(await prosecutor.send('PUT', `/cases/forms/lists/${randomUUID()}`, { name: 'Shared', choices }))
})

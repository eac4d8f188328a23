// A note verbale: the office's own words around what is asked, two languages side by side, read out of the PDF as written.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { textOf } from '../operations/pdf-text.ts'
import { type Office, openOffice } from './office.ts'
import { must } from './states.ts'

let at: Office
let request: string
const ask = async (more: object = {}) =>
  must(
    await at.liaison.post('/cooperation/requests', {
      partnerId: at.partner,
      kind: 'transit or overflight',
      subject: 'Overflight on 5 December',
      text: 'One aircraft, forty persons.\nنطلب الإذن بالعبور.',
      missionId: null,
      dueOn: '2026-12-05',
      ...more,
    }),
  ).id

beforeAll(async () => {
  at = await openOffice('The Ministry of Foreign Affairs', 'The Embassy of State B')
  request = await ask()
}, 120_000)
afterAll(() => at?.stage.close())

/** Each paragraph in one line, as it is read. */
async function note(query: string, id = request): Promise<string> {
  const { status, body, headers } = await at.liaison.get(`/cooperation/requests/${id}/note?${query}`)
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  return textOf(body).join('\n').replace(/\s+/g, ' ')
}

it('is in proper form in English and Arabic', async () => {
  const text = await note('left=en&right=ar')
  for (const said of [
    'Note verbale',
    'presents its compliments to The Embassy of State B and has the honour',
    'Overflight on 5 December',
    'One aircraft, forty persons.',
    'would be grateful for a reply by 5 December 2026',
    'the assurances of its highest consideration',
    'مذكرة شفوية',
    'أطيب تحياتها إلى',
    'عن فائق تقديرها واحترامها',
    'نطلب الإذن بالعبور',
  ])
    expect(text).toContain(said)
})

it('is in proper form in Kazakh and Russian', async () => {
  const text = await note('left=kk&right=ru')
  for (const said of [
    'Вербалды нота',
    'Вербальная нота',
    'зор құрметін',
    '2026 жылғы 5 желтоқсан',
    'свидетельствует своё уважение',
    'до 5 декабря 2026 года',
    'уверения в своём самом высоком уважении',
  ])
    expect(text).toContain(said)
})

it('asks for no reply by a day where there is none, and only for what is ours', async () => {
  expect(await note('left=en&right=ru', await ask({ dueOn: null }))).not.toContain('grateful for a reply')
  expect((await at.liaison.get(`/cooperation/requests/${request}/note?left=en&right=en`)).status).toBe(400)
  expect((await at.press.get(`/cooperation/requests/${request}/note?left=en&right=ru`)).status).toBe(404)
  await at.stage.root.query(
    `insert into cooperation.request (agency_id, partner_id, direction, kind, subject, text, state, recorded_by)
     values ($1, $2, 'theirs', 'information', 'Theirs', 'Theirs', 'received', null)`,
    [at.liaison.agencyId, at.partner],
  )
  const { items } = must(await at.liaison.get('/cooperation/requests?direction=theirs'))
  expect((await at.liaison.get(`/cooperation/requests/${items[0].id}/note?left=en&right=ru`)).status).toBe(
    409,
  )
})

it('has the words that the office gave it, and those before are kept', async () => {
  const set = (opening: string, closing = 'With high consideration.') =>
    at.consul.send('PUT', '/cooperation/note-templates/en', { opening, closing })
  const wrong = await set('{agency} writes to {partnr}.')
  expect([wrong.status, wrong.body.code]).toEqual([400, 'body-invalid'])
  expect(wrong.body.issues).toEqual([{ path: 'body.opening', message: expect.stringContaining('{partnr}') }])
  must(await set('{agency} greets {partner}: {text}', 'First closing.'))
  must(await set('{agency} greets {partner}: {text} "{subject}"'))
  const text = await note('left=en&right=ru')
  expect(text).toContain('The Ministry of Foreign Affairs greets The Embassy of State B: One aircraft')
  expect(text).toContain('With high consideration.')
  // Placed in the opening, it does not stand a second time: once in each language.
  expect(text.match(/One aircraft, forty persons/g)).toHaveLength(2)
  const { items } = must(await at.planner.get('/cooperation/note-templates'))
  const english = items.find(({ language }: { language: string }) => language === 'en')
  expect(english).toMatchObject({
    opening: '{agency} greets {partner}: {text} "{subject}"',
    changed: { by: expect.stringContaining('consular_officer') },
    original: { opening: expect.stringContaining('compliments') },
  })
  expect(items.find(({ language }: { language: string }) => language === 'ar').changed).toBe(null)
  const { rows } = await at.stage.root.query(
    `select image ->> 'closing' as closing from cooperation.note_template_history order by entry_id`,
  )
  expect(rows.map(({ closing }) => closing)).toContain('First closing.')
  expect(
    (await at.planner.send('PUT', '/cooperation/note-templates/en', { opening: 'a', closing: 'b' })).status,
  ).toBe(403)
})

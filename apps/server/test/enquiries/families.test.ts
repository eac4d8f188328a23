// A family asks, and gets a code. What the code says never depends on whether the sought person is known.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashOfAddress, hashOfCode, newToken } from '../../src/enquiries/codes.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let consul: Person
beforeAll(async () => {
  stage = await openStage()
  consul = await stage.person('consular_officer', await stage.agency('Consular service'))
})
afterAll(() => stage?.close())

let address = 0
const post = (path: string, fields: Record<string, string>, from = `192.0.2.${++address % 250}`) =>
  stage.app.inject({
    method: 'POST',
    url: `/public/${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
    remoteAddress: from,
  })

/** A form that a person had open for a minute. */
const typed = (more: Record<string, string> = {}) => ({
  name: 'Айгүл <Серікқызы>',
  relation: 'mother',
  email: 'mother@example.org',
  phone: '',
  soughtName: 'Ерлан Серікұлы',
  born: '1999',
  agree: 'yes',
  token: newToken(stage.services.settings, Date.now() - 60_000),
  ...more,
})
const codeIn = (page: string) => /<strong dir="ltr">([A-Z2-9-]+)<\/strong>/.exec(page)?.[1] ?? ''

const ask = async (more: Record<string, string> = {}) => {
  const sent = await post('kk/enquiry', typed(more))
  expect(sent.statusCode).toBe(200)
  const code = codeIn(sent.body)
  expect(code).toMatch(/^([A-Z2-9]{4}-){4}[A-Z2-9]{4}$/)
  const { rows } = await stage.root.query('select * from enquiries.enquiry order by sent_at desc limit 1')
  return { code, row: rows[0] }
}
const look = async (code: string, language = 'en') =>
  (await post(`${language}/enquiry/status`, { code })).body

it('stands in four languages, without script, cookie or a word about anyone', async () => {
  for (const language of ['kk', 'ru', 'en', 'ar'])
    for (const path of ['enquiry', 'enquiry/status']) {
      const page = await stage.app.inject({ url: `/public/${language}/${path}` })
      expect(page.statusCode).toBe(200)
      expect(page.headers['set-cookie']).toBeUndefined()
      expect(page.headers['cache-control']).toBe('no-store')
      expect(page.headers['content-security-policy']).toContain("form-action 'self'")
      expect(page.headers['content-security-policy']).toContain("default-src 'none'")
      expect(page.body).not.toContain('<script')
      expect(page.body).toContain(`dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
    }
})

it('takes an enquiry and gives a code of which nothing is kept', async () => {
  const { code, row } = await ask()
  expect(row).toMatchObject({
    agency_id: consul.agencyId,
    language: 'kk',
    state: 'received',
    set_aside: false,
    doubts: [],
    enquirer: { name: 'Айгүл <Серікқызы>', relation: 'mother', email: 'mother@example.org' },
    sought: { name: 'Ерлан Серікұлы', born: '1999' },
  })
  const { rows } = await stage.root.query(
    `select string_agg(to_jsonb(h)::text, '') as said from enquiries.enquiry_history h`,
  )
  expect(rows[0].said).not.toContain(code)
  expect(rows[0].said).not.toContain(code.replaceAll('-', ''))
  expect(await look(code)).toContain('Your enquiry was received.')
  expect(await look(code.toLowerCase().replaceAll('-', ' '))).toContain('Your enquiry was received.')
})

it('is the same enquiry when a bad line sends the form twice', async () => {
  const fields = typed()
  const [one, two] = [await post('kk/enquiry', fields), await post('kk/enquiry', fields)]
  expect(codeIn(one.body)).toBe(codeIn(two.body))
  const id = fields.token.split('.')[0]
  expect((await stage.root.query('select from enquiries.enquiry where id = $1', [id])).rowCount).toBe(1)
})

it('says what is wrong, and keeps what was typed', async () => {
  const wrong = await post('en/enquiry', typed({ soughtName: '', email: 'nowhere', told: 'x<b>' }))
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Please fill this in.')
  expect(wrong.body).toContain('This is not an e-mail address.')
  expect(wrong.body).toContain('Айгүл &lt;Серікқызы&gt;')
  expect(wrong.body).toContain('x&lt;b&gt;')
  expect((await post('en/enquiry', typed({ email: '', phone: '' }))).body).toContain(
    'Please give an e-mail address or',
  )
  expect((await post('en/enquiry', typed({ agree: '' }))).body).toContain('Without your agreement')
  expect((await post('en/enquiry', typed({ name: 'a\u0000b' }))).body).toContain('signs that cannot be sent')
  expect((await post('en/enquiry', typed({ name: 'a'.repeat(501) }))).body).toContain('This is too long.')
  const old = await post(
    'en/enquiry',
    typed({ token: newToken(stage.services.settings, Date.now() - 90_000_000) }),
  )
  expect([old.statusCode, old.body.includes('stood open for long')]).toEqual([422, true])
  const forged = await post('en/enquiry', typed({ token: `${randomUUID()}.${Date.now()}.AAAA` }))
  expect(forged.statusCode).toBe(422)
})

it('sets aside what a machine sends, and drops nothing', async () => {
  for (const [doubt, more] of [
    ['hidden field', { website: 'https://example.org' }],
    ['links', { told: 'http://a.example http://b.example www.c.example' }],
    ['too fast', { token: newToken(stage.services.settings) }],
  ] as const) {
    const { row } = await ask(more)
    expect([row.doubts, row.set_aside]).toEqual([[doubt], true])
  }
  const { body } = await consul.get('/enquiries?which=set+aside')
  expect(body.items).toHaveLength(3)
  const [{ id }] = body.items
  expect((await consul.post(`/enquiries/${id}/aside`, { aside: false })).status).toBe(200)
  expect((await consul.get('/enquiries?which=set+aside')).body.items).toHaveLength(2)
})

it('takes so many of one address a day, and keeps no address', async () => {
  const from = '198.51.100.7'
  let last = 200
  for (let i = 0; i < 21; i++) last = (await post('en/enquiry', typed(), from)).statusCode
  expect(last).toBe(429)
  expect((await post('en/enquiry', typed(), '198.51.100.8')).statusCode).toBe(200)
  const { rows } = await stage.root.query('select to_jsonb(u)::text as said from enquiries.address_use u')
  expect(rows.map(({ said }) => said).join()).not.toContain('198.51')
  await stage.root.query(`update enquiries.address_use set day = access.today() - 1`)
  expect((await post('en/enquiry', typed(), from)).statusCode).toBe(200)
  expect((await stage.root.query('select from enquiries.address_use')).rowCount).toBe(1)
})

it('answers an unknown code as it answers a known one to which it says "contact us"', async () => {
  const { code, row } = await ask()
  await stage.root.query('update enquiries.enquiry set contact_us = true where id = $1', [row.id])
  const unknown = 'AAAA-BBBB-CCCC-DDDD-EEEE'
  for (const language of ['kk', 'ru', 'en', 'ar']) {
    const known = (await look(code, language)).replaceAll(code, 'CODE')
    expect((await look(unknown, language)).replaceAll(unknown, 'CODE')).toBe(known)
    expect((await look('ab', language)).replaceAll('"ab"', '"CODE"')).toBe(known)
  }
  const one = await post('en/enquiry/status', { code })
  const other = await post('en/enquiry/status', { code: unknown })
  expect(other.statusCode).toBe(one.statusCode)
  expect(Object.keys(other.headers).sort()).toEqual(Object.keys(one.headers).sort())
  // A word under an unknown code is taken as one under a known code, and goes nowhere.
  const before = await stage.root.query('select from enquiries.message')
  const said = await post('en/enquiry/status', { code: unknown, text: 'Hello' })
  expect(said.body).toContain('If the code is right, the message has arrived.')
  expect((await stage.root.query('select from enquiries.message')).rowCount).toBe(before.rowCount)
})

/** How often a value of the one is above one of the other: 0.5 where they are alike, 0 or 1 where they are told apart. */
function above(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (const a of one) for (const b of other) sum += a > b ? 1 : a === b ? 0.5 : 0
  return sum / (one.length * other.length)
}

it('takes as long for an unknown code as for a known one with messages', async () => {
  const { code, row } = await ask()
  for (const template of ['received', 'call us'])
    await consul.post(`/enquiries/${row.id}/messages`, { template })
  for (let i = 0; i < 10; i++) await post('en/enquiry/status', { code, text: `Word ${i}` })
  const timed = async (act: () => Promise<unknown>) => {
    const from = performance.now()
    await act()
    return performance.now() - from
  }
  const took = {
    known: [] as number[],
    unknown: [] as number[],
    malformed: [] as number[],
    form: [] as number[],
  }
  // Interleaved and a few at once, as readers come.
  for (let round = 0; round < 25; round++) {
    const asked = { known: code, unknown: 'AAAA-BBBB-CCCC-DDDD-EEEE', malformed: '?' }
    const order = (['known', 'unknown', 'malformed'] as const).map((_, at, all) => all[(at + round) % 3]!)
    await Promise.all(
      [...order, ...order.toReversed()].map(async (which) =>
        took[which].push(await timed(() => look(asked[which]))),
      ),
    )
    took.form.push(await timed(() => stage.app.inject({ url: '/public/en/enquiry/status' })))
  }
  // Fifty and fifty that are alike give 0.5 with a deviation of 0.06.
  for (const other of [took.unknown, took.malformed]) {
    expect(above(took.known, other)).toBeGreaterThan(0.25)
    expect(above(took.known, other)).toBeLessThan(0.75)
  }
  // The measure is not blind.
  expect(above(took.known, took.form)).toBeGreaterThan(0.95)
})

it('does the same work in the database for an unknown code, before any floor', async () => {
  const { code } = await ask()
  const client = await stage.connect('oralu_app')
  const settings = stage.services.settings
  const hashes = {
    known: hashOfCode(settings, code),
    unknown: hashOfCode(settings, 'AAAA-BBBB-CCCC-DDDD-EEEE'),
  }
  const took: Record<keyof typeof hashes, number[]> = { known: [], unknown: [] }
  try {
    for (let i = 0; i < 600; i++)
      for (const which of i % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        const from = performance.now()
        await client.query('select * from enquiries.status($1)', [hashes[which]])
        took[which].push(performance.now() - from)
      }
  } finally {
    await client.end()
  }
  expect(above(took.known, took.unknown)).toBeGreaterThan(0.2)
  expect(above(took.known, took.unknown)).toBeLessThan(0.8)
})

it('asks anew where the form is sent again with something else in it, so that a second relative gets a code too', async () => {
  const fields = typed()
  const first = codeIn((await post('kk/enquiry', fields)).body)
  const other = { ...fields, soughtName: 'Айша' }
  const again = await post('en/enquiry', other)
  expect([again.statusCode, again.body.includes('sent before'), codeIn(again.body)]).toEqual([422, true, ''])
  const token = /name="token" value="([^"]+)"/.exec(again.body)![1]!
  const second = codeIn((await post('en/enquiry', { ...other, token })).body)
  expect(second).toMatch(/^[A-Z2-9-]{24}$/)
  expect(second).not.toBe(first)
})

it('takes digits as an Arabic keyboard writes them', async () => {
  const { row, code } = await ask({ email: '', phone: '+٧٧٠١ ٥٥٥ ۰۱ ۰۲' })
  expect(row.enquirer.phone).toBe('+7701 555 01 02')
  const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
  expect(await look(arabic)).toContain('Your enquiry was received.')
})

it('counts an IPv6 network as one address', async () => {
  const { settings } = stage.services
  const of = (address: string) => hashOfAddress(settings, 'write', address).toString('hex')
  expect(of('2001:db8:1:2::1')).toBe(of('2001:db8:1:2:aaaa::ffff'))
  expect(of('2001:db8:1:2::1')).not.toBe(of('2001:db8:1:3::1'))
  expect(of('::1')).not.toBe(of('2001:db8:1:2::1'))
  expect(of('192.0.2.1')).not.toBe(of('192.0.2.2'))
  expect(of('192.0.2.1')).not.toBe(hashOfAddress(settings, 'look', '192.0.2.1').toString('hex'))
  const tomorrow = new Date(Date.now() + 86_400_000)
  expect(of('192.0.2.1')).not.toBe(hashOfAddress(settings, 'write', '192.0.2.1', tomorrow).toString('hex'))
})

it('keeps a word over the day’s limit in its field, and takes none that cannot be stored', async () => {
  const { code, row } = await ask()
  const from = '198.51.100.99'
  const said = async (text: string) => (await post('en/enquiry/status', { code, text }, from)).body
  expect(await said('a\u0000b')).toContain('signs that cannot be sent')
  for (let i = 0; i < 20; i++) expect(await said(`Word ${i}`)).toContain('the message has arrived')
  const over = await said('One more <word>')
  expect(over).not.toContain('the message has arrived')
  expect(over).toMatch(/<textarea[^>]*>One more &lt;word&gt;<\/textarea>/)
  const { rows } = await stage.root.query('select from enquiries.message where enquiry_id = $1', [row.id])
  expect(rows).toHaveLength(20)
})

it('opens again with the family’s next word, so that none goes unread', async () => {
  const { code, row } = await ask()
  await consul.post(`/enquiries/${row.id}/take`)
  await consul.post(`/enquiries/${row.id}/close`)
  expect((await consul.get(`/enquiries/${row.id}`)).body.state).toBe('closed')
  expect((await post('en/enquiry/status', { code, text: 'My son called.' })).body).toContain('My son called.')
  const { body } = await consul.get(`/enquiries/${row.id}`)
  expect([body.state, body.closedAt, body.messages.length]).toEqual(['worked on', null, 1])
  const { rows } = await stage.root.query(
    'select due_on - access.today() as days, erase_on from enquiries.enquiry where id = $1',
    [row.id],
  )
  expect(rows[0]).toMatchObject({ days: 14, erase_on: null })
})

it('answers nobody where no consular officer works', async () => {
  await stage.root.query(`update access.account set state = 'ended' where role = 'consular_officer'`)
  try {
    const sent = await post('en/enquiry', typed())
    expect([sent.statusCode, sent.body.includes('not answered here at present')]).toEqual([503, true])
  } finally {
    await stage.root.query(`update access.account set state = 'active' where role = 'consular_officer'`)
  }
})

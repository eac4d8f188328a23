// What must not go, and what must not be taken: in SQL as the application's role, by a flipped bit, a wrong key, an
// agreement that ended, a message that comes again or out of order.
import { randomUUID } from 'node:crypto'
import { type MessageContent, openPackage, readPublicKey, sealMessage } from '@oralu/interop'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { recognise } from '../../src/cooperation/mailbox.ts'
import { ownKeys } from '../../src/cooperation/own-keys.ts'
import { takeIn } from '../../src/people/intake.ts'
import { textOf } from '../operations/pdf-text.ts'
import { as, line, newList, newSource } from '../people/arrange.ts'
import type { Person } from '../support/oralu.ts'
import { agree, compose, day, must, openStates, release, type State } from './states.ts'

let ours: State
let theirs: State
let close: () => Promise<void>
let app: pg.Client
let listed: string
let unlisted: string
let source: string
let agreement: string

beforeAll(async () => {
  ;({ ours, theirs, close } = await openStates())
  app = await ours.stage.connect('oralu_app')
  source = await newSource(ours.stage, ours.consul)
  listed = await personOn(source)
  unlisted = await personOn(await newSource(ours.stage, ours.consul))
  agreement = await agree(ours, { subjects: 'of a source', sourceId: source })
  await agree(theirs, { gives: 'they' })
}, 120_000)
afterAll(async () => {
  await app?.end()
  await close?.()
})

async function personOn(sourceId: string): Promise<string> {
  const listId = await newList(ours.stage, ours.consul, sourceId)
  await as(ours.stage, ours.consul, (db) =>
    takeIn(db, { listId, sourceId }, [
      line({ sourceKey: randomUUID(), fullName: 'Generated Person', sex: 'female' }),
    ]),
  )
  const { rows } = await ours.stage.root.query(
    'select a.person_id as id from people.record r join people.anchor a on a.id = r.anchor_id where r.list_id = $1',
    [listId],
  )
  return rows[0].id
}

/** Runs statements as the application's role, entered as a person; gives the last one's error code and hint. */
async function inSql({ token }: Person, ...statements: [string, unknown[]?][]): Promise<string> {
  await app.query('begin')
  try {
    await app.query('select access.enter($1)', [token])
    for (const [text, values] of statements) await app.query(text, values)
    return 'done'
  } catch (error) {
    const { code, hint } = error as pg.DatabaseError
    return hint ? `${code} ${hint}` : code!
  } finally {
    await app.query('rollback')
  }
}

const packageOf = (id: string, more: Record<string, unknown> = {}): [string, unknown[]] => {
  const row = {
    id,
    partner_id: ours.partner,
    agreement_id: agreement,
    fields: { identity: ['names'] },
    expires_at: `${day(5)}T00:00:00Z`,
    retain_until: day(20),
    ...more,
  }
  const columns = Object.keys(row)
  return [
    `insert into cooperation.package (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  ]
}
const outgoing = (id: string, kind = 'package'): [string, unknown[]] => [
  'insert into cooperation.outgoing (id, partner_id, kind, about_id) values ($1, $2, $3, $1)',
  [id, ours.partner, kind],
]
const person = (id: string, anchor: string): [string, unknown[]] => [
  `insert into cooperation.package_person (package_id, anchor_id, ref, basis, child)
   select $1, (select id from people.anchor where person_id = $2), 'p1', 'basis', false`,
  [id, anchor],
]

it('refuses in SQL, as the application, what no agreement allows', async () => {
  const { liaison, consul } = ours
  const id = randomUUID()
  expect(await inSql(consul, packageOf(id), person(id, listed))).toBe('done')
  expect(await inSql(consul, packageOf(id, { fields: { identity: ['location'] } }))).toBe(
    'OA001 field-outside',
  )
  expect(await inSql(consul, packageOf(id, { fields: { health: ['anything'] } }))).toBe('OA001 field-outside')
  expect(await inSql(consul, packageOf(id, { retain_until: day(200) }))).toBe('OA001 kept-too-long')
  expect(await inSql(consul, packageOf(id), person(id, unlisted))).toBe('OA001 not-covered')
  expect(
    await inSql(
      consul,
      packageOf(id, { state: 'released', released_by: liaison.id, released_at: new Date() }),
    ),
  ).toMatch(/^(42501|23514|OA001)/)
  // Not composed, not released: nothing to put into the mailbox.
  expect(await inSql(consul, outgoing(id))).toBe('23514')
  expect(await inSql(consul, packageOf(id), outgoing(id))).toBe('23514')
  expect(await inSql(consul, packageOf(id), outgoing(id, 'receipt'))).toBe('23514')
  expect(await inSql(liaison, outgoing(randomUUID(), 'request'))).toBe('23514')
  // Who composed does not release, not even in SQL; nor is another's name put there.
  const releasing = (by: string): [string, unknown[]] => [
    `update cooperation.package set state = 'released', released_by = $2, released_at = now(), sealed_sha256 = '\\x00', manifest_sha256 = '\\x00' where id = $1`,
    [id, by],
  ]
  const hashed: [string, unknown[]] = [
    `update cooperation.package set content_hash = '\\x01' where id = $1`,
    [id],
  ]
  expect(await inSql(consul, packageOf(id), hashed, releasing(consul.id))).toBe('42501')
  expect(await inSql(consul, packageOf(id), hashed, releasing(liaison.id))).toBe('42501')
  // A partner's own words are nobody's to write.
  for (const statement of [
    `insert into cooperation.incoming (id, partner_id, kind, sha256) values (gen_random_uuid(), '${ours.partner}', 'message', '\\x00')`,
    `select cooperation.receive(gen_random_uuid(), '${ours.partner}', 'message', '\\x00')`,
    `select cooperation.take_request('${ours.partner}', '{}')`,
    `select cooperation.end_list(gen_random_uuid())`,
    `insert into cooperation.request (partner_id, direction, kind, subject, text, state, recorded_by) values ('${ours.partner}', 'theirs', 'release', 'a', 'b', 'received', null)`,
  ])
    expect([statement, await inSql(liaison, [statement])]).toEqual([statement, '42501'])
})

it('signs in one’s own name, once, and changes nothing that is signed', async () => {
  const { id } = must(
    await ours.consul.post('/cooperation/agreements', {
      partnerId: ours.partner,
      agreement: {
        ...must(await ours.consul.get(`/cooperation/agreements/${agreement}`)),
        reference: `R-${randomUUID().slice(0, 8)}`,
      },
    }),
  )
  const set = (columns: string): [string] => [
    `update cooperation.agreement set ${columns} where id = '${id}'`,
  ]
  expect(
    await inSql(ours.liaison, set(`first_signed_by = '${ours.consul.id}', first_signed_at = now()`)),
  ).toBe('42501')
  expect(
    await inSql(ours.guard, set(`first_signed_by = '${ours.guard.id}', first_signed_at = now()`)),
  ).not.toBe('done')
  must(await ours.liaison.post(`/cooperation/agreements/${id}/sign`))
  expect((await ours.liaison.post(`/cooperation/agreements/${id}/sign`)).body.code).toBe('same-person-twice')
  expect(await inSql(ours.liaison, set(`retention_days = 3000`))).toBe('23514')
  expect(await inSql(ours.liaison, set(`first_signed_by = null, first_signed_at = null`))).toBe('23514')
})

it('stops a package in the mailbox when its agreement ends before it goes', async () => {
  const own = await agree(ours, { subjects: 'of a source', sourceId: source, reference: 'A-B-ends' })
  const { id } = must(await compose(ours, own, [listed]))
  must(await release(ours, id))
  must(await ours.consul.post(`/cooperation/agreements/${own}/end`, { why: 'Their court changed the law' }))
  await ours.work()
  expect(must(await ours.liaison.get(`/cooperation/packages/${id}`)).carriage).toEqual({
    state: 'stopped',
    problem: 'agreement-ended',
  })
  const { body } = await compose(ours, own, [listed])
  expect(body.params.reason).toBe('agreement-ended')
})

let sealed: { id: string; bytes: Buffer }
beforeEach(async () => {
  const { id } = must(await compose(ours, agreement, [listed]))
  must(await release(ours, id))
  sealed = { id, bytes: (await ours.liaison.get(`/cooperation/outgoing/${id}/parcel`)).body }
  await ours.stage.root.query('update cooperation.outgoing set stopped_at = now() where id = $1', [id])
})

const bring = (bytes: Buffer, who = theirs.liaison) => who.upload('/cooperation/incoming?name=a.age', bytes)

it('takes a file that someone brought, once', async () => {
  expect(must(await bring(sealed.bytes))).toEqual({ id: sealed.id, came: 'new' })
  expect(must(await bring(sealed.bytes))).toEqual({ id: sealed.id, came: 'again' })
  await theirs.work()
  expect(must(await theirs.consul.get(`/cooperation/packages/${sealed.id}`)).state).toBe('received')
})

it('holds a paper for people inside the seal', async () => {
  const { identities } = await ownKeys(theirs.stage.services.settings, theirs.agency)
  const { signingPublic } = await ownKeys(ours.stage.services.settings, ours.agency)
  const parts = new Map<string, Buffer>()
  await openPackage([sealed.bytes], {
    identities,
    from: readPublicKey(signingPublic),
    take: async (name, bytes) => {
      const pieces: Uint8Array[] = []
      for await (const piece of bytes) pieces.push(piece)
      parts.set(name, Buffer.concat(pieces))
    },
  })
  const text = textOf(parts.get('package.pdf')!).join('\n')
  for (const said of [
    'Generated Person',
    'Confirming identity before a joint mission',
    'Ministry of A',
    'Мақсаты',
  ])
    expect(text).toContain(said)
}, 60_000)

it('refuses a flipped bit anywhere, with nothing taken', async () => {
  const { rows: before } = await theirs.stage.root.query(
    'select count(*)::int as n from cooperation.incoming',
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.bytes.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(sealed.bytes)
      changed[at]! ^= 1 << bit
      await expect(recognise(theirs.stage.services, theirs.agency, changed)).rejects.toThrow()
    }),
    { numRuns: 60 },
  )
  const answer = await bring(Buffer.from('not sealed at all'))
  expect([answer.status, answer.body.code, answer.body.params.reason]).toEqual([
    422,
    'file-unreadable',
    'not-sealed',
  ])
  const { rows: after } = await theirs.stage.root.query('select count(*)::int as n from cooperation.incoming')
  expect(after).toEqual(before)
})

it('refuses what is sealed for another, or signed by a key that is revoked or only checked once', async () => {
  const elsewhere = await ours.stage.agency()
  await expect(recognise(ours.stage.services, elsewhere, sealed.bytes)).rejects.toMatchObject({
    code: 'wrong-recipient',
  })
  const key = async (change: string) =>
    theirs.stage.root.query(
      `update cooperation.partner_key set ${change} where partner_id = $1 and use = 'sign'`,
      [theirs.partner],
    )
  await theirs.stage.root.query(`set session_replication_role = replica`)
  await key(`revoked_by = first_checked_by, revoked_at = now(), revoked_why = 'lost'`)
  const refused = await bring(sealed.bytes)
  expect([refused.status, refused.body.params.reason]).toEqual([422, 'wrong-signer'])
  await key(`revoked_by = null, revoked_at = null, revoked_why = null`)
  await theirs.stage.root.query(`set session_replication_role = origin`)
  expect((await bring(sealed.bytes)).status).toBe(200)
})

it('tells a stranger at the door nothing, whatever is wrong', async () => {
  const knock = (headers: Record<string, string>, agency = theirs.agency) =>
    theirs.stage.app.inject({
      method: 'POST',
      url: `/mailbox/${agency}`,
      headers: { 'content-type': 'application/octet-stream', ...headers },
      payload: Buffer.from('x'),
    })
  const answers = await Promise.all([
    knock({}),
    knock({ 'oralu-delivery': 'a.b.c' }),
    knock({ 'oralu-delivery': 'x'.repeat(9000) }),
    knock({}, randomUUID()),
    knock({}, 'nowhere'),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404])
})

it('comes to one state, whatever order 1,000 histories of messages arrive in', async () => {
  const client = await theirs.stage.connect('oralu_jobs')
  try {
    await fc.assert(
      fc.asyncProperty(histories, async ({ states, order }) => {
        const request = randomUUID()
        const at = new Date().toISOString()
        const entries = states.map((state) => ({
          id: randomUUID(),
          text: state ? null : 'a word',
          state,
          at,
        }))
        const messages: (() => Promise<string>)[] = [
          () =>
            call(client, 'take_request', [
              theirs.partner,
              { id: request, kind: 'release', subject: 's', text: 't', dueOn: null, sentAt: at },
            ]),
          ...entries.map((entry) => () => call(client, 'take_entry', [theirs.partner, request, entry])),
        ]
        await client.query('begin')
        // As the mailbox does: what is held waits for the next that comes.
        let held: number[] = []
        for (const next of order(messages.length)) {
          const still: number[] = []
          for (const each of [next, ...held]) if ((await messages[each]!()) === 'held') still.push(each)
          held = still
        }
        expect(held).toEqual([])
        const { rows } = await client.query('select * from test_thread($1)', [request])
        expect(rows[0].entries).toBe(entries.length)
        expect(rows[0].state).toBe(states.includes('withdrawn') ? 'withdrawn' : 'received')
        await client.query('rollback')
      }),
      { numRuns: 1000 },
    )
  } finally {
    await client.end()
  }
}, 240_000)

async function call(client: pg.Client, name: string, values: unknown[]): Promise<string> {
  const places = values.map((_, at) => `$${at + 1}`).join(', ')
  const { rows } = await client.query(`select cooperation.${name}(${places}) as said`, values)
  return rows[0].said
}

/** Words and a withdrawal in any number, delivered each at least once, again at will, in any order. */
const histories = fc
  .record({
    states: fc.array(fc.constantFrom(null, 'withdrawn' as const), { maxLength: 5 }),
    again: fc.array(fc.nat(), { maxLength: 6 }),
    seed: fc.nat(),
  })
  .map(({ states, again, seed }) => ({
    states,
    order: (count: number) => {
      const all = [...Array(count).keys(), ...again.map((each) => each % count)]
      let state = seed
      for (let at = all.length - 1; at > 0; at--) {
        state = (state * 1103515245 + 12345) % 2147483648
        const other = state % (at + 1)
        ;[all[at], all[other]] = [all[other]!, all[at]!]
      }
      return all
    },
  }))

beforeAll(async () => {
  // The queue's role may look at nothing; the test asks through a function of its own.
  await theirs.stage.root.query(`create function test_thread(of_request uuid) returns table (state text, entries int)
    language sql stable security definer as $$
      select r.state, (select count(*)::int from cooperation.request_entry e where e.request_id = r.id)
      from cooperation.request r where r.id = of_request $$`)
  await theirs.stage.root.query('grant execute on function test_thread(uuid) to oralu_jobs')
})

it('refuses a message whose words are not as agreed, by its reason', async () => {
  const send = async (content: MessageContent) => {
    const { signing } = await ownKeys(ours.stage.services.settings, ours.agency)
    const { identities } = await ownKeys(theirs.stage.services.settings, theirs.agency)
    const bytes = await sealMessage(content, { recipients: [identities[0]!.recipient], signing })
    must(await bring(bytes))
    await theirs.work()
    const { items } = must(await theirs.liaison.get('/cooperation/mail'))
    return items.find((each: { id: string }) => each.id === content.id)
  }
  const at = `${new Date().toISOString().slice(0, 19)}Z`
  const early = await send({
    kind: 'entry',
    id: randomUUID(),
    at,
    request: randomUUID(),
    entry: { id: randomUUID(), text: 'Of what has not come', state: null, at },
  })
  expect(early.state).toBe('held')
  const forged = await send({ kind: 'receipt', id: randomUUID(), at, package: sealed.id, receipt: 'a.b.c' })
  expect([forged.state, forged.problem]).toEqual(['refused', 'bad-receipt'])
  const strange = await send({
    kind: 'recall',
    id: randomUUID(),
    at,
    package: randomUUID(),
    why: 'Never given',
  })
  expect(strange.state).toBe('held')
})

// Two states and one list: keys compared, an agreement signed, a request, a package released by two and delivered over a
// wire that breaks twice, taken in, answered, and gone when its time is over; and both ledgers hold.
import { createPublicKey } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ledgerKey } from '../../src/ledger/sealer.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { takeIn } from '../../src/people/intake.ts'
import { as, line, newList, newSource } from '../people/arrange.ts'
import { agree, compose, day, must, openStates, release, type State } from './states.ts'

let ours: State
let theirs: State
let close: () => Promise<void>
let source: string
let request: string
let packageId: string
const mother = 'Zhanbyrbek Aisulu Temirkyzy'
const child = 'Zhanbyrbek Alim'

beforeAll(async () => {
  ;({ ours, theirs, close } = await openStates())
  source = await newSource(ours.stage, ours.consul)
  await record(ours, source, [
    {
      sourceKey: '1',
      fullName: mother,
      sex: 'female',
      bornFrom: '1994-03-02',
      bornTo: '1994-03-02',
      familyGroup: 'F1',
      motherName: 'Zhanbyrbek Gulnar',
    },
    {
      sourceKey: '2',
      fullName: child,
      sex: 'male',
      bornFrom: '2016-01-01',
      bornTo: '2016-12-31',
      familyGroup: 'F1',
    },
    {
      sourceKey: '3',
      fullName: 'Someone Else Entirely',
      sex: 'male',
      bornFrom: '1980-01-01',
      bornTo: '1980-12-31',
    },
  ])
  const registry = await newSource(theirs.stage, theirs.consul, 'civil registry')
  await record(theirs, registry, [
    {
      sourceKey: 'r1',
      fullName: 'Жаңбырбек Айсұлу Темірқызы',
      sex: 'female',
      bornFrom: '1994-03-02',
      bornTo: '1994-03-02',
    },
  ])
}, 120_000)
afterAll(() => close?.())

async function record(state: State, sourceId: string, lines: Parameters<typeof line>[0][]): Promise<void> {
  const listId = await newList(state.stage, state.consul, sourceId)
  await as(state.stage, state.consul, (db) =>
    takeIn(
      db,
      { listId, sourceId },
      lines.map((each, at) => line(each, at + 1)),
    ),
  )
}

const personsOf = async ({ stage, agency }: State): Promise<string[]> => {
  const { rows } = await stage.root.query(
    `select a.person_id from people.record r join people.anchor a on a.id = r.anchor_id where r.agency_id = $1 order by r.row_number`,
    [agency],
  )
  return rows.map((row) => row.person_id)
}

it('asks, and the other side has the request once however often it came', async () => {
  request = must(
    await theirs.liaison.post('/cooperation/requests', {
      partnerId: theirs.partner,
      kind: 'list of nationals',
      subject: 'Who on the camp list may be ours',
      text: 'We ask for those who say that they are our nationals.',
      missionId: null,
      dueOn: day(14),
    }),
  ).id
  must(await theirs.liaison.post(`/cooperation/requests/${request}/step`, { state: 'sent', text: null }))
  await theirs.work()
  await ours.work()
  const { body } = await ours.liaison.get(`/cooperation/requests/${request}`)
  expect(body).toMatchObject({
    direction: 'theirs',
    state: 'received',
    subject: 'Who on the camp list may be ours',
  })
  must(
    await ours.liaison.post(`/cooperation/requests/${request}/step`, {
      state: 'under way',
      text: 'We are looking.',
    }),
  )
  await ours.work()
  await theirs.work()
  const { body: back } = await theirs.liaison.get(`/cooperation/requests/${request}`)
  expect([back.state, back.entries.at(-1).text, back.entries.at(-1).side]).toEqual([
    'under way',
    'We are looking.',
    'theirs',
  ])
})

it('gives nothing without an agreement, and within one only its persons and fields', async () => {
  const [parent, son, other] = await personsOf(ours)
  const agreement = await agree(ours, { subjects: 'of a source', sourceId: source })
  await agree(theirs, { gives: 'they' })
  expect(
    must(await ours.liaison.get(`/cooperation/agreements/${agreement}/try?field=identity.location`)).refusal,
  ).toBe('field-outside')
  expect(
    must(
      await ours.consul.get(
        `/cooperation/agreements/${agreement}/try?field=identity.names&personId=${other}`,
      ),
    ).refusal,
  ).toBe(null)
  const outside = await compose(ours, agreement, [parent!], { fields: { identity: ['location'] } })
  expect([outside.status, outside.body.code, outside.body.params.reason]).toEqual([
    409,
    'outside-agreement',
    'field-outside',
  ])
  const long = await compose(ours, agreement, [parent!], { retainUntil: day(200) })
  expect(long.body.params?.reason).toBe('kept-too-long')
  packageId = must(await compose(ours, agreement, [parent!, son!], { requestId: request })).id
  const { body: preview } = await ours.consul.get(`/cooperation/packages/${packageId}/preview`)
  expect(preview.changed).toBe(false)
  expect(preview.persons.map((each: { child: boolean }) => each.child)).toEqual([false, true])
  expect(preview.persons[0].fields.identity).toMatchObject({ sex: 'female', born: '1994-03-02' })
})

it('lets a second officer release what the first composed, and no other', async () => {
  const { body: preview } = await ours.consul.get(`/cooperation/packages/${packageId}/preview`)
  const self = await ours.consul.post(`/cooperation/packages/${packageId}/release`, {
    contentHash: preview.contentHash,
  })
  expect([self.status, self.body.code]).toEqual([403, 'same-person-twice'])
  const stale = await ours.second.post(`/cooperation/packages/${packageId}/release`, {
    contentHash: '0'.repeat(64),
  })
  expect(stale.body.code).toBe('state-changed')
  expect(must(await release(ours, packageId)).state).toBe('released')
})

it('delivers over a wire that breaks twice', async () => {
  theirs.wire.cut()
  await ours.work()
  const waiting = must(await ours.liaison.get(`/cooperation/packages/${packageId}`))
  expect(waiting.carriage).toEqual({ state: 'waiting', problem: 'not-reached' })
  theirs.wire.breakAfter(20_000)
  await ours.work()
  expect(must(await ours.liaison.get(`/cooperation/packages/${packageId}`)).carriage.state).toBe('waiting')
  theirs.wire.mend()
  await ours.work()
  expect(must(await ours.liaison.get(`/cooperation/packages/${packageId}`)).carriage.state).toBe('delivered')
  await theirs.work()
  expect(must(await theirs.consul.get(`/cooperation/packages/${packageId}`))).toMatchObject({
    direction: 'theirs',
    state: 'received',
    persons: 2,
  })
})

it('becomes a list with its terms, and a receipt goes back', async () => {
  const { body: preview } = await theirs.consul.get(`/cooperation/packages/${packageId}/preview`)
  expect(preview.persons[0].fields.identity.names).toContain(mother)
  expect(
    (await theirs.liaison.post(`/cooperation/packages/${packageId}/take-in`, { refused: [] })).status,
  ).toBe(404)
  must(await theirs.consul.post(`/cooperation/packages/${packageId}/take-in`, { refused: [] }))
  const { rows } = await theirs.stage.root.query(
    `select l.terms, l.retain_until::text as until, count(r.id)::int as lines, count(distinct r.family_group)::int as families, min(r.family_group) as family
     from lists.list l join people.record r on r.list_id = l.id where l.package_id = $1 group by l.id`,
    [packageId],
  )
  expect(rows).toEqual([
    {
      terms: expect.objectContaining({ partner: 'State A', agreement: 'A-B-2026-03' }),
      until: day(30),
      lines: 2,
      families: 1,
      // The next package of this partner has a p1 as well, who is nobody of theirs.
      family: `${packageId.slice(0, 8)}-family of p1`,
    },
  ])
  const found = must(await theirs.consul.get(`/people?q=${encodeURIComponent(mother)}`))
  expect(found.items.length).toBeGreaterThanOrEqual(2)
  await theirs.work()
  await ours.work()
  const sent = must(await ours.liaison.get(`/cooperation/packages/${packageId}`))
  expect(sent).toMatchObject({ state: 'received', receipt: { accepted: 'all', by: 'consular officer' } })
})

it('is given no more time by anyone here', async () => {
  const longer = as(theirs.stage, theirs.consul, (db) =>
    db
      .updateTable('lists.list')
      .set({ retain_until: day(900) })
      .where('package_id', '=', packageId)
      .execute(),
  )
  await expect(longer).rejects.toMatchObject({ code: '23514' })
})

it('ends by itself when its time is over, and says so to whoever gave it', async () => {
  await theirs.stage.root.query(
    `update lists.list set retain_until = current_date - 1 where package_id = $1`,
    [packageId],
  )
  await theirs.work()
  expect(await placesOf(theirs, mother)).toEqual([])
  expect(await placesOf(theirs, 'Жаңбырбек Айсұлу')).not.toEqual([])
  const { rows } = await theirs.stage.root.query(
    `select said, erased_at is not null as erased from people.record r join lists.list l on l.id = r.list_id where l.package_id = $1`,
    [packageId],
  )
  expect(rows).toEqual([
    { said: {}, erased: true },
    { said: {}, erased: true },
  ])
  const { rows: gone } = await theirs.stage.root.query(
    `select a.person_id as id from people.record r join people.anchor a on a.id = r.anchor_id where r.erased_at is not null limit 1`,
  )
  const { records } = must(await theirs.consul.get(`/people/${gone[0].id}`))
  expect(records[0]).toMatchObject({
    names: [],
    erasedAt: expect.any(String),
    line: { given: { partner: 'State A', agreement: 'A-B-2026-03', until: expect.any(String) } },
  })
  await ours.work()
  expect(must(await ours.liaison.get(`/cooperation/packages/${packageId}`))).toMatchObject({
    state: 'deleted',
    deletedAt: expect.any(String),
  })
})

/** Every table of the database in which a text stands. */
async function placesOf({ stage }: State, text: string): Promise<string[]> {
  const { rows: tables } = await stage.root.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await stage.root.query(`select from ${name} t where t::text ilike $1 limit 1`, [
      `%${text}%`,
    ])
    if (rows.length > 0) found.push(name)
  }
  return found
}

it('leaves both ledgers whole, each with what the other signed', async () => {
  for (const { stage } of [ours, theirs]) {
    await stage.seal()
    expect(await verify(stage)).toMatchObject({ fault: undefined, unprotected: 0 })
  }
  const hash = `select encode(sealed_sha256, 'hex') as hash, receipt ->> 'sealedSha256' as receipt from cooperation.package where id = $1`
  const [mine, other] = await Promise.all(
    [ours, theirs].map(async ({ stage }) => (await stage.root.query(hash, [packageId])).rows[0]),
  )
  expect(mine.hash).toBe(other.hash)
  expect(mine.receipt).toBe(other.hash)
})

async function verify(stage: State['stage']) {
  const owner = await stage.connect('oralu_owner')
  try {
    return await verifyLedger(owner, createPublicKey(ledgerKey(stage.services.settings.keysDir)))
  } finally {
    await owner.end()
  }
}

// A matter from suspicion to acquittal as the prosecutor's officer enters it, and what the law asks for first.
import { after, detentionLimits, today } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { instantIn, officeOf } from './justice-office.ts'
import { readings, register } from './register.ts'

let stage: Stage
let agency: string
let prosecutor: Person
let office: ReturnType<typeof officeOf>

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  prosecutor = await stage.person('prosecutor_officer', agency)
  office = officeOf(prosecutor)
})
afterAll(() => stage?.close())

const someone = (name: string, born: string | null = '1990-05-01') => register(stage, agency, name, born)
const cameHome = (anchor: string) =>
  stage.root.query(
    `insert into people.status (agency_id, anchor_id, status, valid_from, recorded_by) values ($1, $2, 'returned', '2020-01-01', $1)`,
    [agency, anchor],
  )
const why = ({ status, body }: { status: number; body: { code?: string; params?: { reason?: string } } }) =>
  [status, body.params?.reason ?? body.code].join(' ')

it('goes from suspicion to acquittal, each a fact of its own, and begins the clock of erasure', async () => {
  const { add, done, page, order } = office
  const anchor = await someone('Aisulu')
  const p = await office.open(anchor)
  const first = async () => {
    const { matters } = await page(anchor)
    return [matters[0].state, matters[0].since]
  }
  expect(await first()).toEqual(['opened', today(-30)])
  await add('suspicion', anchor, {
    proceedingId: p,
    suspectedOn: today(-25),
    suspectedBy: 'Investigator',
    ground: 'A statement.',
  })
  await office.offerCounsel(anchor, p)
  await add('interpreter', anchor, {
    proceedingId: p,
    language: 'Arabic',
    name: 'I. Interpreter',
    fromOn: today(-20),
  })
  expect(await first()).toEqual(['suspected', today(-25)])
  const charge = (await office.charge(anchor, p)).body.id
  expect(await first()).toEqual(['accused', today(-10)])
  const detention = await add('detention', anchor, {
    proceedingId: p,
    kind: 'pre-trial',
    ...order,
    fromAt: instantIn(-24),
    untilAt: instantIn(24 * 30),
  })
  const morning = async () =>
    (await prosecutor.get('/cases/justice/today')).body.items.filter(
      (each: { anchorId: string }) => each.anchorId === anchor,
    )
  expect(await morning()).toEqual([])
  await add('hearing', anchor, {
    proceedingId: p,
    at: instantIn(48),
    court: 'District court',
    purpose: 'Preliminary',
  })
  expect((await morning()).map((each: { what: string }) => each.what)).toEqual(['hearing'])
  const acquittal = await add('acquittal', anchor, {
    proceedingId: p,
    acquittedOn: today(-5),
    court: 'District court',
    number: 'V-1',
    ground: 'No act of hers was shown.',
    appealUntil: today(10),
  })
  expect(await first()).toEqual(['acquitted, may be appealed', today(-5)])
  expect((await morning()).map((each: { what: string }) => each.what)).toEqual(['hearing', 'appeal'])
  await done('acquittal', acquittal, 'force', { inForceOn: today() })
  const { matters } = await page(anchor)
  expect(matters[0]).toMatchObject({
    state: 'acquitted',
    since: today(),
    proceeding: { endedHow: 'acquitted', endedBasis: 'District court, V-1' },
    erasure: { eraseBy: today(30), erasedAt: null },
    suspicions: [{ suspectedOn: today(-25) }],
    charges: [{ id: charge, chargedOn: today(-10) }],
    convictions: [],
    // what is still wrong is said first
    due: [
      { what: 'release', id: detention, over: true },
      { what: 'erasure', on: today(30) },
    ],
  })
  expect((await morning()).map((each: { what: string }) => each.what)).toEqual(['release'])
  await done('detention', detention, 'end', { endedAt: instantIn(-0.1), endedWhy: 'released' })
  expect(await morning()).toEqual([])
  // The clock of erasure is told when it is near, and listed for the act of erasing from the first day.
  const { rows } = await stage.root.query(
    'select why, erase_by::text, what from cases.legal_erasure_due where proceeding_id = $1',
    [p],
  )
  expect(rows).toMatchObject([{ why: 'acquitted', erase_by: today(30) }])
  expect(rows[0].what).toContain('charge')
  await stage.root.query(
    `update cases.legal_erasure set started_on = started_on - 30, erase_by = access.today() + 3 where proceeding_id = $1`,
    [p],
  )
  expect((await morning()).map((each: { what: string }) => each.what)).toEqual(['erasure'])
  const { items } = (await prosecutor.get('/cases/justice')).body
  expect(items.find((each: { anchorId: string }) => each.anchorId === anchor)).toMatchObject({
    person: { name: 'Aisulu' },
    matters: [{ number: 'N-1', state: 'acquitted' }],
  })
  expect(await readings(stage, 'cases.charge', prosecutor.id)).toContainEqual([charge])
})

it('charges nobody before counsel was offered, and nobody who came home before being assessed, also as a victim', async () => {
  const anchor = await someone('Gulnar')
  await cameHome(anchor)
  const p = await office.open(anchor)
  expect(why(await office.charge(anchor, p))).toBe('409 counsel_first')
  const interview = () =>
    prosecutor.post(`/cases/legal/${anchor}/interviews`, {
      plannedAt: instantIn(24),
      place: 'Room 2',
      lawyer: null,
      guardian: null,
    })
  expect(why(await interview())).toBe('409 counsel_first')
  await office.offerCounsel(anchor, p, { answer: 'declined', name: null, fromOn: null })
  expect((await interview()).status).toBe(200)
  expect(why(await office.charge(anchor, p))).toBe('409 assessment_first')
  await office.assess(anchor, { assessedOn: today() })
  expect(why(await office.charge(anchor, p))).toBe('409 assessment_first')
  const assessment = await office.assess(anchor)
  const charged = await office.charge(anchor, p)
  expect(charged.status).toBe(200)
  // Entered in error, it goes with its reason; what was said is not said over.
  const { act } = office
  expect(
    (await act('charge', charged.body.id, 'withdraw', { why: 'Another person of that name.' })).status,
  ).toBe(200)
  expect((await act('charge', charged.body.id, 'drop', { droppedOn: today(), droppedWhy: 'x' })).status).toBe(
    409,
  )
  expect((await office.page(anchor)).matters[0].charges).toEqual([])
  await office.done('individual_assessment', assessment, 'withdraw', { why: 'x' })
  expect(why(await office.charge(anchor, p))).toBe('409 assessment_first')
})

it('looks for another way first where a child, or someone who may be one, is in conflict with the law', async () => {
  for (const born of ['2012-03-01', null]) {
    const anchor = await someone('Timur', born)
    const p = await office.open(anchor)
    const declined = await office.enter('counsel', anchor, {
      proceedingId: p,
      offeredOn: today(-20),
      answer: 'declined',
    })
    expect(why(declined)).toBe('409 child_has_counsel')
    expect(why(await office.charge(anchor, p))).toBe('409 child_has_counsel')
    await office.offerCounsel(anchor, p)
    expect(why(await office.charge(anchor, p))).toBe('409 diversion_first')
    const consider = (more: object) =>
      office.enter('diversion', anchor, {
        proceedingId: p,
        consideredBy: 'Prosecutor B',
        reasons: 'He was told to carry it, and has a school place.',
        ...more,
      })
    expect(
      (await consider({ consideredOn: today(-14), decision: 'not diverted', reasons: 'no' })).status,
    ).toBe(400)
    await consider({ consideredOn: today(-14), decision: 'not diverted' })
    await consider({ consideredOn: today(-12), decision: 'diverted', programme: 'Mentor and school' })
    expect(why(await office.charge(anchor, p))).toBe('409 diverted')
    expect((await office.page(anchor)).matters[0].state).toBe('diverted')
    await consider({ consideredOn: today(-11), decision: 'not diverted' })
    expect((await office.charge(anchor, p)).status).toBe(200)
    const hearing = (more: object) =>
      office.enter('hearing', anchor, {
        proceedingId: p,
        at: instantIn(72),
        court: 'Juvenile court',
        purpose: 'First',
        ...more,
      })
    for (const more of [{}, { counsel: 'A. Counsel' }, { guardian: 'A. Grandmother' }])
      expect(why(await hearing(more))).toBe('409 guardian_and_counsel')
    expect((await hearing({ counsel: 'A. Counsel', guardian: 'A. Grandmother' })).status).toBe(200)
    const held = (untilAt: string) =>
      office.enter('detention', anchor, {
        proceedingId: p,
        kind: 'holding',
        ...office.order,
        fromAt: instantIn(-1),
        untilAt,
      })
    expect(why(await held(instantIn(30)))).toBe('409 longer_than_the_law')
    expect((await held(instantIn(20))).status).toBe(200)
  }
})

it('holds nobody longer than order and law, and knows no measure without an end', async () => {
  const anchor = await someone('Daulet')
  const p = await office.open(anchor)
  const { enter, add, order } = office
  const fromAt = instantIn(-24 * 40)
  const most = after(fromAt, detentionLimits['pre-trial'].adult!)
  const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString()
  const detention = await add('detention', anchor, {
    proceedingId: p,
    kind: 'pre-trial',
    ...order,
    fromAt,
    untilAt: instantIn(24 * 20),
  })
  const extend = (untilAt: string, of = detention) =>
    enter('detention_extension', anchor, {
      proceedingId: p,
      detentionId: of,
      orderedBy: 'District court',
      orderNumber: 'D-8',
      orderedOn: today(),
      untilAt,
    })
  expect(why(await extend(instantIn(24)))).toBe('409 step-not-open')
  expect(why(await extend(later(most, 1000)))).toBe('409 longer_than_the_law')
  expect((await extend(instantIn(24 * 50))).status).toBe(200)
  expect(why(await extend(instantIn(24 * 45)))).toBe('409 step-not-open')
  expect((await extend(most)).status).toBe(200)
  expect((await office.page(anchor)).matters[0].detentions[0]).toMatchObject({
    runsOut: most,
    extendable: false,
    state: 'running',
  })
  const holding = await add('detention', anchor, {
    proceedingId: p,
    kind: 'holding',
    ...order,
    fromAt,
    untilAt: later(fromAt, 72 * 3_600_000),
  })
  expect(why(await extend(instantIn(24), holding))).toBe('409 holding_is_not_extended')
  expect((await office.page(anchor)).matters[0].due[0]).toMatchObject({
    what: 'detention',
    id: holding,
    over: true,
    extendable: false,
  })
  const measure = (more: object) =>
    enter('legal_measure', anchor, {
      proceedingId: p,
      kind: 'no travel',
      words: 'Stays in the region.',
      orderedBy: 'Court',
      orderNumber: 'M-1',
      legalBasis: 'CPC art. 141',
      fromOn: today(),
      ...more,
    })
  expect((await measure({})).status).toBe(409)
  const kept = await measure({ reviewOn: today(30) })
  expect(kept.status).toBe(200)
  await office.done('legal_measure', kept.body.id, 'review', { reviewOn: today(60) })
  // One's own agency's proceedings, of this person: another's is as one that does not exist.
  const other = await someone('Another')
  expect((await office.charge(other, p)).status).toBe(422)
  const stranger = await stage.person('prosecutor_officer', await stage.agency())
  expect((await stranger.get(`/cases/justice/of/${anchor}`)).status).toBe(404)
  expect(
    (await stranger.post(`/cases/justice/charge/${p}/drop`, { droppedOn: today(), droppedWhy: 'x' })).status,
  ).toBe(404)
  expect((await stranger.get('/cases/justice')).body.items).toEqual([])
  expect((await stranger.get('/cases/justice/today')).body).toEqual({ count: 0, items: [] })
})

it('holds the same limits in the database as in the domain, for every day of two years', async () => {
  const days = Array.from({ length: 730 }, (_, n) => new Date(Date.UTC(2025, 0, 1 + n, n % 24)).toISOString())
  for (const kind of ['holding', 'pre-trial', 'trial'] as const)
    for (const child of [true, false]) {
      const { rows } = await stage.root.query(
        'select cases.detention_maximum($1, d, $2) as until from unnest($3::timestamptz[]) with ordinality as t (d, n) order by n',
        [kind, child, days],
      )
      const term = detentionLimits[kind][child ? 'child' : 'adult']
      expect(rows.map(({ until }) => until && new Date(until).toISOString())).toEqual(
        days.map((from) => (term ? after(from, term) : null)),
      )
    }
})

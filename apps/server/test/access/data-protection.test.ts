// The data-protection office: what is done with data, what that may do to people, and what went wrong.
import { breachClock, breachHours, needsAssessment } from '@oralu/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let officer: Person
let second: Person
let worker: Person
let stranger: Person

beforeAll(async () => {
  stage = await openStage()
  const [home, away] = [await stage.agency(), await stage.agency()]
  officer = await stage.person('data_protection_officer', home)
  second = await stage.person('data_protection_officer', home)
  worker = await stage.person('case_worker', home)
  stranger = await stage.person('data_protection_officer', away)
})
afterAll(() => stage?.close())

const activity = {
  activityId: null,
  name: 'Register of persons',
  controller: 'Ministry',
  jointControllers: null,
  purpose: 'To find those missing',
  legalBasis: 'Law 94-V, article 9',
  whoseData: 'Citizens abroad',
  categories: 'Names, births, kin',
  recipients: 'None',
  retention: 'Five years after return',
  safeguards: 'Row-level security',
  change: null,
  ended: false,
}

describe('the register of processing', () => {
  it('keeps each version, and says what has not been assessed', async () => {
    const { body: made } = await officer.post('/oversight/processing', activity)
    const changed = {
      ...activity,
      activityId: made.activityId,
      recipients: '=HYPERLINK("x")',
      change: 'A recipient came.',
    }
    expect((await officer.post('/oversight/processing', { ...changed, change: null })).status).toBe(400)
    expect((await officer.post('/oversight/processing', changed)).status).toBe(200)
    const { items } = (await officer.get('/oversight/processing')).body
    expect(items).toMatchObject([{ recipients: '=HYPERLINK("x")', versions: 2, assessed: 'no' }])
    const { versions } = (await officer.get(`/oversight/processing/${made.activityId}`)).body
    expect(versions.map((each: { recipients: string }) => each.recipients)).toEqual([
      '=HYPERLINK("x")',
      'None',
    ])
    expect(String((await officer.get('/oversight/processing.csv')).body)).toContain(`'=HYPERLINK`)
    expect((await officer.get('/oversight/morning')).body.assessments).toMatchObject([{ assessed: 'no' }])
    for (const other of [worker, stranger]) {
      expect((await other.get(`/oversight/processing/${made.activityId}`)).status).toBe(404)
      expect((await other.post('/oversight/processing', { ...changed })).status).toBe(404)
    }
  })

  it('has an assessment signed by a second person, which then stands', async () => {
    const { activityId } = (await officer.get('/oversight/processing')).body.items[0]
    const { body } = await officer.post(`/oversight/processing/${activityId}/assessments`, {
      criteria: ['sensitive data', 'vulnerable people'],
      description: 'Lists are joined.',
      necessity: 'Nobody is found without.',
      risks: [
        { harm: 'A namesake is suspected', cause: 'A name alone', measure: 'Two officers', left: 'Little' },
      ],
      heard: 'Families, by a legal representative',
    })
    const sign = (who: Person, reviewOn = '2090-01-01') =>
      who.post(`/oversight/assessments/${body.id}/sign`, {
        outcome: 'go on with measures',
        opinion: 'Measures are in place.',
        reviewOn,
      })
    expect((await sign(officer)).body.code).toBe('same-person-twice')
    expect((await sign(stranger)).status).toBe(404)
    expect((await sign(second, '2020-01-01')).status).toBe(400)
    expect((await sign(second)).status).toBe(200)
    expect((await sign(second)).body.code).toBe('step-not-open')
    expect((await officer.get('/oversight/morning')).body.assessments).toEqual([])
    // Not by SQL either.
    await expect(
      stage.root.query(`update access.impact_assessment set opinion = 'other' where id = $1`, [body.id]),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('asks for one where two criteria are met', () => {
    expect(needsAssessment(['sensitive data', 'sensitive data'])).toBe(false)
    expect(needsAssessment(['sensitive data', 'large scale'])).toBe(true)
  })
})

describe('a breach', () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

  it('is reported by anyone, followed with its clock, and closed by two', async () => {
    const { body: reported } = await worker.post('/breaches', {
      title: 'A notebook was left in a taxi',
      what: 'Notes of six visits.',
      knownAt: hoursAgo(80),
    })
    expect((await worker.get(`/oversight/breaches/${reported.id}`)).status).toBe(404)
    expect((await stranger.get(`/oversight/breaches/${reported.id}`)).status).toBe(404)
    expect((await officer.get('/oversight/morning')).body.breaches).toMatchObject([
      { id: reported.id, clock: 'run out', state: 'open', reportedBy: { id: worker.id } },
    ])
    const step = (who: Person, path: string, body: object) =>
      who.post(`/oversight/breaches/${reported.id}/${path}`, body)
    await step(officer, 'entries', { kind: 'done', words: 'The taxi company was called.' })
    expect((await step(officer, 'close', { words: 'Bags are locked.' })).body.code).toBe('step-not-open')
    const telling = { whom: 'authority', how: 'told', words: 'By letter 17; late, since nobody knew of it.' }
    expect((await step(officer, 'told', { ...telling, at: hoursAgo(90) })).status).toBe(400)
    expect((await step(officer, 'told', { ...telling, at: hoursAgo(1) })).status).toBe(200)
    expect((await step(officer, 'told', { ...telling, at: hoursAgo(1) })).body.code).toBe('step-not-open')
    await step(officer, 'told', { whom: 'persons', how: 'told', at: hoursAgo(0), words: 'By telephone.' })
    expect((await step(officer, 'close', { words: null })).status).toBe(400)
    expect((await step(officer, 'close', { words: 'Bags are locked.' })).body.state).toBe('to be closed')
    expect((await step(officer, 'close', { words: null })).body.code).toBe('same-person-twice')
    expect((await step(second, 'close', { words: null })).body.state).toBe('closed')
    expect((await step(second, 'entries', { kind: 'known', words: 'x' })).body.code).toBe('step-not-open')
    expect((await officer.get(`/oversight/breaches/${reported.id}`)).body).toMatchObject({
      clock: 'told late',
      state: 'closed',
      entries: [{ kind: 'done' }],
    })
    expect((await officer.get('/oversight/morning')).body.breaches).toEqual([])
  })

  it('keeps who was told, and when, from being changed by SQL', async () => {
    const { body } = await worker.post('/breaches', { title: 'x', what: 'y', knownAt: hoursAgo(1) })
    await officer.post(`/oversight/breaches/${body.id}/told`, {
      whom: 'authority',
      how: 'told',
      at: hoursAgo(0),
      words: 'z',
    })
    await expect(
      stage.root.query(
        `update access.breach set authority_at = now() - interval '50 minutes' where id = $1`,
        [body.id],
      ),
    ).rejects.toMatchObject({ code: '23514' })
    expect((await worker.post('/breaches', { title: 'x', what: 'y', knownAt: hoursAgo(-2) })).status).toBe(
      400,
    )
    const guest = await stage.guest(worker.agencyId)
    expect((await guest.post('/breaches', { title: 'x', what: 'y', knownAt: hoursAgo(1) })).status).toBe(404)
  })

  it('of an agency without a data-protection officer is not left unseen', async () => {
    const centre = await stage.person('case_worker', await stage.agency())
    const { body } = await centre.post('/breaches', { title: 'x', what: 'y', knownAt: hoursAgo(1) })
    expect((await officer.get(`/oversight/breaches/${body.id}`)).status).toBe(200)
    expect((await stranger.get(`/oversight/breaches/${body.id}`)).status).toBe(404)
  })

  it('has a clock that runs for 72 hours, whoever asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 0, max: 1e9 }),
        fc.option(fc.integer({ min: 0, max: 1e9 })),
        (known, passed, told) => {
          const { until, state } = breachClock(
            new Date(known).toISOString(),
            told === null ? null : new Date(known + told).toISOString(),
            known + passed,
          )
          const most = breachHours * 3_600_000
          expect(Date.parse(until) - known).toBe(most)
          expect(state).toBe(
            told === null
              ? passed <= most
                ? 'runs'
                : 'run out'
              : told <= most
                ? 'told in time'
                : 'told late',
          )
        },
      ),
    )
  })
})

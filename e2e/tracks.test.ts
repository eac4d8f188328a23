// A case worker works the tracks of a child: sets a goal, measures it, reviews the track with its next day, takes the paper
// for the school; the counsellor records that a person agrees to belief counselling, and anyone can stop it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { register } from '../apps/server/test/cases/register.ts'
import { day, must } from '../apps/server/test/cooperation/states.ts'
import { makeAccount } from '../apps/server/test/durability/oralu-process.ts'
import type { Person, Stage } from '../apps/server/test/support/oralu.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture, pictures } from './support/browser.ts'
import { speaker } from './support/demonstration.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const words = { ...wordsOf('cases', 'en'), ...wordsOf('tracks', 'en'), ...wordsOf('words', 'en') }
const en = (id: string, values: Record<string, string> = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, value),
    words[id] ?? expect.unreachable(id),
  )

describe.skipIf(!chromiumPath)('the tracks of a child', () => {
  let browser: Browser
  let state: State
  let worker: Person
  let doctor: Person
  let child: string
  let caseId: string

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Centre of A', 'en')])
    const of = async (role: 'case_worker' | 'clinician') => {
      const person = speaker(state.installation.url, {
        ...(await makeAccount(state.root, role, state.agency)),
        role,
      })
      await person.send('PUT', '/me/language', { language: 'en' })
      return person
    }
    ;[worker, doctor] = [await of('case_worker'), await of('clinician')]
    child = await register(
      { root: state.root } as unknown as Stage,
      state.agency,
      'Example Child',
      '2016-04-01',
    )
    must(await worker.post('/cases', { anchorId: child }))
    caseId = must(await worker.get('/cases')).items[0].id
    must(await worker.post(`/cases/${caseId}/assign`, { workerId: worker.id, supervisorId: null }))
    await arrange()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
  })

  /** What was done in the weeks before: assessed, measured twice, enrolled, a paper refused. */
  async function arrange() {
    const of = `/cases/of/${child}`
    const make = async (path: string, body: object) => must(await worker.post(path, body)).id as string
    const school = await make(`${of}/care/tracks`, {
      kind: 'education',
      plan: 'A place in a class near the grandmother’s house, and lessons after school until she reads with her class.',
    })
    await make(`/cases/care/tracks/${school}/assessments`, {
      assessedOn: day(-40),
      ownView: 'I want to sit beside my cousin. I know the letters of my name.',
      strengths: 'Curious; counts well; speaks Kazakh at home.',
      needed:
        'Has not been to school for four years. Reading from the beginning, and a quiet place to learn.',
    })
    const goal = await make(`/cases/care/tracks/${school}/goals`, {
      aim: 'Reads with her class',
      measure: 'learning',
      indicator: 'Letters read aloud without help',
      unit: 'letters',
      baseline: 5,
      target: 42,
      dueOn: day(60),
    })
    for (const [on, value] of [
      [-40, 5],
      [-24, 11],
      [-10, 19],
    ] as const)
      await make(`/cases/care/goals/${goal}/measurements`, { on: day(on), value, words: null })
    await make(`${of}/enrolments`, {
      school: 'School 4 named after Abai',
      classNumber: 2,
      classLetter: 'Б',
      language: 'kk',
      fromOn: day(-30),
    })
    const lessons = await make(`/cases/care/tracks/${school}/services`, {
      title: 'Reading lessons after school',
      provider: 'Teacher of School 4',
      serviceId: null,
      fromOn: day(-30),
      untilOn: null,
      needsAgreement: false,
    })
    const lesson = await make(`/cases/care/services/${lessons}/sessions`, { kind: 'session', on: day(-3) })
    must(await worker.send('PUT', `/cases/care/sessions/${lesson}`, { attendance: 'came', words: null }))
    await state.root.query(`update cases.care_track set clock_from = $2, review_on = $3 where id = $1`, [
      school,
      day(-85),
      day(3),
    ])
    await make(`${of}/care/tracks`, {
      kind: 'documents',
      plan: 'Birth registration first: the other papers rest on it.',
    })
    const paper = await make(`${of}/papers`, { kind: 'birth registration', about: null, office: null })
    await make(`/cases/papers/${paper}/applied`, { office: 'Registry office of the district', on: day(-60) })
    await make(`/cases/papers/${paper}/answered`, {
      answer: 'refused',
      on: day(-20),
      why: 'The place of birth is not proved; a court is to establish the fact of birth.',
      appealUntil: day(9),
    })
    await make(`${of}/papers`, { kind: 'allowance', about: 'For the loss of the breadwinner', office: null })
    await make(`${of}/school-incidents`, {
      happenedOn: day(-5),
      kind: 'stigma',
      toldBy: 'the child',
      words: 'Children in the yard called her names.',
      done: 'Spoken with the class teacher; the grandmother brings her to school.',
    })
    await make(`${of}/protection/tracks`, { kind: 'protection', plan: 'A safe way to school' })
    const health = must(
      await doctor.post(`${of}/health/tracks`, { kind: 'health', plan: 'Sight and sleep' }),
    ).id
    must(
      await doctor.post(`/cases/health/tracks/${health}/assessments`, {
        area: 'mental',
        assessedOn: day(-2),
        ownView: 'I wake up at night.',
        strengths: 'Trusts her grandmother',
        needed: 'A psychologist',
      }),
    )
  }

  /** The same page in the other languages, at the width of a tablet. */
  async function inOtherLanguages(page: Page, who: Person, name: string, settle: () => Promise<unknown>) {
    if (!pictures) return
    await page.setViewportSize({ width: 820, height: 1180 })
    for (const language of ['kk', 'ar', 'ru', 'en']) {
      await who.send('PUT', '/me/language', { language })
      await page.reload()
      await settle()
      await picture(page, `${name}-${language}`)
    }
    await page.setViewportSize({ width: 1280, height: 1000 })
  }

  it('are worked on the case page: a value, a review at most three months on, the paper for the school', async () => {
    const { page, errors } = await sitDown(browser, state, worker, 'en-GB')
    await page.goto('/')
    await page.getByText(en('tracks.today.reviews')).waitFor()
    await page.getByText(en('tracks.today.appeals')).waitFor()
    await picture(page, 'tracks-today-en')
    await page.goto(`/cases/${caseId}`)
    const form = page.getByRole('dialog')
    const education = page.getByRole('heading', { name: en('cases.track.education'), exact: true })
    await education.click()
    await page.getByText('Letters read aloud').first().waitFor()
    const line = page.getByRole('img', { name: /5 letters/ })
    expect(await line.count()).toBe(1)

    await page.getByRole('button', { name: en('tracks.measure-of', { aim: 'Reads with her class' }) }).click()
    await form.getByRole('spinbutton').fill('27')
    await form.getByRole('button', { name: en('cases.save') }).click()
    await page.getByText(en('tracks.now', { value: '\u206827 letters\u2069' })).waitFor()
    await page.getByText(/4 measured values/).click()
    await page.getByRole('cell', { name: '27', exact: true }).waitFor()

    await page.getByRole('button', { name: en('tracks.add-goal') }).click()
    await form.getByRole('textbox', { name: en('tracks.aim') }).fill('Less faith in what she was taught')
    await form.getByRole('textbox', { name: en('tracks.indicator') }).fill('Degree of radicalisation')
    await form.getByText(en('tracks.counted.yes-no')).click()
    await form.getByRole('button', { name: en('cases.save') }).click()
    await form.getByText(en('problem.no-attitude-measure')).waitFor()
    await picture(page, 'tracks-goal-refused-en')
    // Nothing of it is lost: it can be mended.
    await form.getByRole('textbox', { name: en('tracks.aim') }).fill('Has a desk of her own')
    await form.getByRole('textbox', { name: en('tracks.indicator') }).fill('A desk stands in her room')
    await form.getByRole('button', { name: en('cases.save') }).click()
    await form.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: en('tracks.review'), exact: true }).click()
    const next = form.getByLabel(en('tracks.next-on'))
    const limit = (await next.getAttribute('max'))!
    for (const aim of ['Reads with her class', 'Has a desk of her own'])
      await form.getByRole('textbox', { name: en('tracks.changed-in', { aim }) }).fill('Goes forward')
    await form.getByRole('textbox', { name: en('tracks.review-words') }).fill('Well placed; lessons go on.')
    const beyond = new Date(Date.parse(limit) + 86_400_000).toISOString().slice(0, 10)
    await next.fill(beyond)
    expect(await form.getByRole('button', { name: en('cases.save') }).isDisabled()).toBe(true)
    await next.fill(limit)
    await picture(page, 'tracks-review-form-en')
    expect(await accessibilityFaults(page)).toEqual([])
    await form.getByRole('button', { name: en('cases.save') }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByText('Well placed; lessons go on.').waitFor()

    const paper = await page.getByRole('link', { name: en('tracks.school-paper') }).getAttribute('href')
    const printed = await page.request.get(paper!)
    expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf'])
    await page.getByRole('heading', { name: en('cases.track.documents'), exact: true }).click()
    await page.getByText('a court is to establish').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await education.scrollIntoViewIfNeeded()
    await picture(page, 'tracks-education-en')
    await inOtherLanguages(page, worker, 'tracks-care', async () => {
      const tracks = page.locator('details[class*=track] > summary')
      await tracks.first().waitFor()
      for (const at of [0, 1]) await tracks.nth(at).click()
      await page.getByText('a court is to establish').waitFor()
      await tracks.first().scrollIntoViewIfNeeded()
      await page.mouse.wheel(0, 500)
    })
    await page.getByRole('tab', { name: en('compartment.protection') }).click()
    await page.getByText('Children in the yard').waitFor()
    await picture(page, 'tracks-protection-en')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  }, 180_000)

  it('of health stand before the clinician alone; belief counselling rests on the person’s word', async () => {
    const { page, errors } = await sitDown(browser, state, doctor, 'en-GB')
    await page.goto(`/cases/${caseId}`)
    await page.getByRole('tab', { name: en('compartment.health') }).click()
    await page.getByText('I wake up at night.').waitFor()
    await picture(page, 'tracks-health-en')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('tab', { name: en('cases.counselling') }).click()
    await page.getByRole('button', { name: en('tracks.belief-agree') }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: en('tracks.language') }).fill('Kazakh')
    await form.getByRole('textbox', { name: en('tracks.said') }).fill('I would like to ask her some things.')
    await form.getByRole('textbox', { name: en('tracks.belief-guardian') }).fill('The grandmother')
    for (const tick of ['private-room', 'nobody-guards']) await form.getByLabel(en(`tracks.${tick}`)).check()
    expect(await form.getByRole('button', { name: en('cases.save') }).isDisabled()).toBe(true)
    await form.getByLabel(en('tracks.told-free')).check()
    await form.getByRole('button', { name: en('cases.save') }).click()
    await page.getByText('I would like to ask her some things.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await inOtherLanguages(page, doctor, 'tracks-belief', async () => {
      // The last but one: forms come after it.
      await page.getByRole('tab').nth(-2).click()
      await page.getByText('I would like to ask her some things.').waitFor()
    })
    const { page: helper, errors: others } = await sitDown(browser, state, worker, 'en-GB')
    await helper.goto(`/cases/${caseId}`)
    await helper.getByRole('button', { name: en('tracks.stop-belief') }).click()
    await helper.getByRole('button', { name: en('tracks.stop-belief-act') }).click()
    await helper.getByText(en('tracks.stopped-belief')).waitFor()
    await helper.getByRole('tab', { name: en('cases.counselling') }).click()
    await helper.getByText(en('tracks.no-belief')).waitFor()
    await page.reload()
    await page.getByRole('tab', { name: en('cases.counselling') }).click()
    await page.getByText(en('tracks.belief-ended')).waitFor()
    expect([...errors, ...others]).toEqual([])
    await Promise.all([page.context().close(), helper.context().close()])
  }, 180_000)
})

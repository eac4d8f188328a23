// The course of a case in the browser: a worker proposes, the supervisor signs; another agency takes over; a closed case
// opens for a reason, which the data-protection officer sees.
import { today } from '@oralu/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { register } from '../apps/server/test/cases/register.ts'
import { must } from '../apps/server/test/cooperation/states.ts'
import { makeAccount } from '../apps/server/test/durability/oralu-process.ts'
import type { Person, Stage } from '../apps/server/test/support/oralu.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture, pictures } from './support/browser.ts'
import { speaker } from './support/demonstration.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const words = { ...wordsOf('course', 'en'), ...wordsOf('cases', 'en') }
const en = (id: string) => words[id] ?? expect.unreachable(id)

describe.skipIf(!chromiumPath)('the course of a case', () => {
  let browser: Browser
  let state: State
  let worker: Person
  let supervisor: Person
  let receiver: Person
  let colleague: Person
  let child: string
  let id: string
  let closed: string

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Centre of the capital', 'en')])
    const { root, agency, installation } = state
    const { rows } = await root.query(
      `insert into access.agency (name) values ('Centre of the west') returning id`,
    )
    const officer = async (role: 'case_worker' | 'child_protection_officer', of: string) => {
      const person = speaker(installation.url, { ...(await makeAccount(root, role, of)), role })
      await person.send('PUT', '/me/language', { language: 'en' })
      return person
    }
    worker = await officer('case_worker', agency)
    supervisor = await officer('child_protection_officer', agency)
    colleague = await officer('case_worker', agency)
    receiver = await officer('child_protection_officer', rows[0].id)
    const stage = { root } as unknown as Stage
    const open = async (name: string, born: string) => {
      const anchor = await register(stage, agency, name, born)
      await worker.post('/cases', { anchorId: anchor })
      const found = await root.query('select id from cases.case where anchor_id = $1', [anchor])
      const of = { workerId: worker.id, supervisorId: supervisor.id }
      must(await worker.post(`/cases/${found.rows[0].id}/assign`, of))
      return { anchor, id: found.rows[0].id as string }
    }
    ;({ anchor: child, id } = await open('Example Child', '2016-04-01'))
    must(
      await worker.post(`/cases/of/${child}/carers`, {
        kind: 'provisional carer',
        name: 'Kulyash, her grandmother',
      }),
    )
    await root.query(
      `insert into access.grant (agency_id, compartment, subject_id, to_agency_id, purpose, ends_at, proposed_by, confirmed_by, confirmed_at)
       values ($1, 'identity', $2, $3, 'Transfer', now() + interval '30 days', $4, $5, now())`,
      [agency, child, rows[0].id, supervisor.id, colleague.id],
    )
    const other = await open('Example Adult', '1990-04-01')
    closed = other.id
    must(
      await worker.post(`/cases/${closed}/closing`, {
        reason: 'declined help',
        words: 'She wants no more visits.',
        closure: {
          outcomes: [{ track: 'documents', outcome: 'reached', words: 'Her papers are there.' }],
          agreed: true,
          agreedBy: 'the person',
          agreedWords: 'I will call if I need you.',
        },
      }),
    )
    must(await supervisor.post(`/cases/${closed}/close`))
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
  })

  async function shots(page: Page, who: Person, name: string) {
    expect(await accessibilityFaults(page)).toEqual([])
    if (!pictures) return
    for (const language of ['kk', 'ar', 'en']) {
      await who.send('PUT', '/me/language', { language })
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await picture(page, `course-${name}-${language}`)
    }
  }

  it('is proposed by the worker and signed by the supervisor', async () => {
    const { page, errors } = await sitDown(browser, state, worker, 'en-GB')
    await page.goto(`/cases/${id}`)
    await page.getByRole('button', { name: en('course.gate.propose') }).click()
    const form = page.getByRole('dialog')
    await form
      .getByLabel(en('course.gate.words.assessment'))
      .fill('She sleeps badly and wants to go to school.')
    await form.getByLabel(en('course.own-view')).fill('I want to go to school.')
    await form.getByLabel(en('course.before.reception')).fill('The centre, with her grandmother')
    await picture(page, 'course-gate-form-en')
    await form.getByRole('button', { name: en('course.gate.propose') }).click()
    await page.getByText(en('course.gate.waits')).waitFor()

    const signing = await sitDown(browser, state, supervisor, 'en-GB')
    await signing.page.goto('/')
    await signing.page.getByText(en('course.today.gates')).waitFor()
    await signing.page.getByRole('link', { name: 'Example Child' }).first().click()
    await signing.page.getByRole('button', { name: en('course.sign'), exact: true }).click()
    await signing.page.getByText(en('course.gate.agreed'), { exact: false }).first().waitFor()
    expect([errors, signing.errors]).toEqual([[], []])
  })

  it('shows a new worker in a minute what stands and what is owed', async () => {
    const plan = {
      kind: 'plan',
      heldOn: today(),
      ownView: 'I want to sit near the window.',
      nextOn: today(60),
    }
    const { id: gate } = must(
      await worker.post(`/cases/${id}/gates`, {
        ...plan,
        words: 'A place in the first class by January; the grandmother takes her there.',
      }),
    )
    must(await supervisor.post(`/cases/gates/${gate}/sign`))
    const conference = must(
      await worker.post(`/cases/${id}/conferences`, {
        plannedOn: today(),
        purpose: 'Which school, and who takes her',
      }),
    )
    must(
      await worker.post(`/cases/conferences/${conference.id}/held`, {
        on: today(),
        functions: ['the person', 'carer', 'teacher', 'interpreter'],
        colleagueIds: [worker.id, supervisor.id],
        decided: 'She begins in January; a tutor helps her until then.',
        ownView: 'I would like to sit near the window.',
        tasks: [
          {
            kind: 'education',
            title: 'Ask the school for a place',
            dueOn: today(10),
            ownerId: supervisor.id,
          },
        ],
      }),
    )
    must(
      await worker.post(`/cases/${id}/referrals`, {
        toService: 'Tutoring of the district',
        asked: 'Two hours of reading a week',
        carries: { name: 'A girl of ten' },
        agreedBy: 'guardian',
        agreedOn: today(),
        agreedWords: 'Yes, please ask them.',
        answerBy: today(14),
      }),
    )
    must(
      await worker.post(`/cases/of/${child}/safety-plans`, {
        danger: 'An uncle says that he will take me away.',
        signs: 'He waits near the school.',
        steps: 'I go back in and tell the teacher.',
        calls: 'My grandmother, then the centre.',
        safePlace: 'The teacher’s room.',
        whoKnows: 'My grandmother and my teacher.',
        agreedBy: 'the child with guardian',
        agreedOn: today(),
        reviewOn: today(30),
      }),
    )
    const transfer = must(
      await worker.post(`/cases/${id}/transfers`, {
        toAgencyId: receiver.agencyId,
        reason: 'The family moves to the west in January.',
        summary: 'A girl of ten, in the first class from January. Her grandmother cares for her.',
        grantDays: 30,
      }),
    )
    must(await supervisor.post(`/cases/transfers/${transfer.id}/sign`))
    const { page, errors } = await sitDown(browser, state, worker, 'en-GB')
    await page.setViewportSize({ width: 1280, height: 2600 })
    await page.goto(`/cases/${id}`)
    await page.getByText('A place in the first class').first().waitFor()
    await shots(page, worker, 'case')
    await page.setViewportSize({ width: 768, height: 2600 })
    await picture(page, 'course-case-tablet-en')
    await page.getByRole('tab', { name: 'Protection' }).click()
    await page.getByText('An uncle says').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'course-safety-en')
    await page.goto('/cases/roster')
    await page.getByRole('table').waitFor()
    await shots(page, worker, 'roster')
    expect(errors).toEqual([])
  })

  it('is taken over by the other agency', async () => {
    const { page, errors } = await sitDown(browser, state, receiver, 'en-GB')
    await page.goto('/cases/incoming')
    await page.getByText('A girl of ten, in the first class').waitFor()
    await shots(page, receiver, 'incoming')
    await page.getByRole('button', { name: en('course.transfer.accept') }).click()
    await page.getByText('Handed over by Centre of the capital').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'course-taken-over-en')
    expect(errors).toEqual([])
  })

  it('opens after closure for a reason that is seen', async () => {
    const { page, errors } = await sitDown(browser, state, colleague, 'en-GB')
    await page.goto(`/cases/${closed}`)
    await page.getByRole('heading', { name: en('course.shut') }).waitFor()
    await shots(page, colleague, 'shut')
    await page
      .getByLabel(en('course.shut-reason'))
      .fill('Her sister has a case with me, and asks for the papers.')
    await page.getByRole('button', { name: en('course.shut-open') }).click()
    await page.getByText('I will call if I need you.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'course-closed-en')
    const office = await sitDown(browser, state, state.guard, 'en-GB')
    await office.page.goto('/oversight/later-access')
    await office.page.getByText('Her sister has a case with me').waitFor()
    await shots(office.page, state.guard, 'later-access')
    expect([errors, office.errors]).toEqual([[], []])
  })
})

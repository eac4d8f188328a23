// A family of five over two years, on a clock that is moved: school and papers, a brother who came alone and is brought to
// his mother, every review held when it is due, closure by two, and the call three months later.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dayOf, daysAfter } from '@oralu/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { register } from '../apps/server/test/cases/register.ts'
import { faketime, movedClock } from '../apps/server/test/support/moved-clock.ts'
import type { Answer, Person } from '../apps/server/test/support/oralu.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture, pictures } from './support/browser.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const words = Object.assign(
  {},
  ...['cases', 'course', 'tracks', 'kinship', 'words'].map((of) => wordsOf(of, 'en')),
)
const en = (id: string): string => words[id] ?? expect.unreachable(id)

interface Member {
  name: string
  born: string
  anchor: string
  caseId: string
}

describe.skipIf(!chromiumPath || !faketime)('a family of five over two years', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oralu-clock-'))
  const clock = faketime ? movedClock(folder) : undefined
  let browser: Browser
  let state: State
  let worker: Person
  let supervisor: Person
  let family: Member[]
  let brother: Member
  const tracks: { id: string; goal: string }[] = []
  const day = (days = 0) => daysAfter(dayOf(clock!.now().toISOString()), days)

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Centre of A', 'en', clock!.env)])
    worker = await state.officer('case_worker')
    supervisor = await state.officer('child_protection_officer')
    family = []
    for (const [name, born] of [
      ['Example Mother', '1992-04-01'],
      ['Example Daughter', '2014-05-01'],
      ['Example Son', '2018-09-12'],
      ['Example Youngest', '2022-01-20'],
      ['Example Brother', '2016-03-03'],
    ] as const) {
      const anchor = await register({ root: state.root }, state.agency, name, born)
      await done(worker.post('/cases', { anchorId: anchor }))
      const { rows } = await state.root.query('select id from cases.case where anchor_id = $1', [anchor])
      await done(
        worker.post(`/cases/${rows[0].id}/assign`, { workerId: worker.id, supervisorId: supervisor.id }),
      )
      family.push({ name, born, anchor, caseId: rows[0].id })
    }
    brother = family[4]!
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function done(answer: Promise<Answer>): Promise<Answer['body']> {
    const { status, body } = await answer
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body
  }

  /** So many days after the beginning: nobody's session ends by that, and the ledger is sealed before anyone writes. */
  async function on(days: number, ...pages: Page[]): Promise<void> {
    clock!.move(days)
    await state.root.query(`update accounts.session set "expiresAt" = now() + interval '12 hours'`)
    // After a leap of the clock nothing is written until the ledger was sealed again.
    while ((await worker.send('PUT', '/me/language', { language: 'en' })).status === 503) await sleep(200)
    for (const page of pages) await page.clock.setSystemTime(clock!.now())
  }

  const morning = async () => {
    const [home, course] = [
      await done(worker.get('/cases/today')),
      await done(worker.get('/cases/course/today')),
    ]
    return {
      reviews: home.reviews.count as number,
      tracks: home.trackReviews.items as { overdue: boolean; on: string }[],
      followUps: course.followUps.count as number,
    }
  }
  const gate = async (of: Member, kind: string, more: object) => {
    const { id } = await done(
      worker.post(`/cases/${of.caseId}/gates`, {
        kind,
        heldOn: day(),
        words: 'What they want and need, in their words.',
        ownView: 'I want us to be together.',
        ...more,
      }),
    )
    await done(supervisor.post(`/cases/gates/${id}/sign`))
  }
  const tell = (of: Member, kind: string, body: object) =>
    done(worker.post(`/cases/of/${of.anchor}/family/${kind}`, body))

  it('is received: assessed, planned, in school, its papers asked for', async () => {
    for (const member of family) {
      await gate(
        member,
        'assessment',
        member.born > '2008' ? { reception: 'The centre, a room together' } : {},
      )
      await gate(member, 'plan', { nextOn: day(80) })
    }
    const children = family.slice(1)
    for (const child of children) {
      const alone = child === brother
      await tell(child, 'guardianship', {
        kind: alone ? 'guardian' : 'legal representative',
        name: alone ? 'A guardian of the district' : 'Example Mother',
        fromOn: day(),
        basis: alone ? 'guardianship authority' : 'law',
        basisWords: alone ? 'Act 14 of the district' : 'Code on marriage and family, article 68',
      })
      await tell(child, 'standing', {
        standing: alone ? 'unaccompanied' : 'with parents',
        fromOn: day(),
        saidBy: 'The reception team',
      })
      if (!alone)
        await done(
          worker.post(`/cases/of/${child.anchor}/carers`, { kind: 'parent', name: 'Example Mother' }),
        )
      if (child.born > '2020') continue
      await done(
        worker.post(`/cases/of/${child.anchor}/enrolments`, {
          school: 'School 4 named after Abai',
          classNumber: 2,
          classLetter: 'B',
          language: 'kk',
          fromOn: day(),
        }),
      )
      const track = await done(
        worker.post(`/cases/of/${child.anchor}/care/tracks`, {
          kind: 'education',
          plan: 'To read with the class',
        }),
      )
      const goal = await done(
        worker.post(`/cases/care/tracks/${track.id}/goals`, {
          aim: 'Reads with the class',
          measure: 'learning',
          indicator: 'Letters read aloud',
          unit: 'letters',
          baseline: 5,
          target: 42,
          dueOn: day(500),
        }),
      )
      tracks.push({ id: track.id, goal: goal.id })
    }
    await tell(brother, 'sibling_plan', { madeOn: day(), plan: 'no siblings' })
    const placed = await tell(brother, 'placement', {
      kind: 'centre',
      carer: 'The children’s house',
      fromOn: day(),
      emergency: true,
      emergencyWhy: 'Nobody of his family is known yet.',
    })
    await tell(brother, 'care_assessment', {
      placementId: placed.id,
      assessedOn: day(),
      childView: 'I want my mother.',
      weighed: 'The house is safe; his mother is to be sought.',
      concluded: 'Stays while she is sought.',
    })
    const youngest = family[3]!
    const paper = await done(
      worker.post(`/cases/of/${youngest.anchor}/papers`, {
        kind: 'birth registration',
        about: null,
        office: null,
      }),
    )
    await done(worker.post(`/cases/papers/${paper.id}/applied`, { office: 'Registry office', on: day() }))
    const { page, errors } = await sitDown(browser, state, worker, 'en-GB')
    await page.goto('/')
    await page.getByText(en('cases.today.title')).first().waitFor()
    expect(await morning()).toMatchObject({ followUps: 0, tracks: [] })
    // The registry answers a month later.
    await on(35, page)
    await done(worker.post(`/cases/papers/${paper.id}/answered`, { answer: 'granted', on: day() }))
    await page.goto(`/cases/${youngest.caseId}`)
    await page.getByRole('heading', { name: 'Example Youngest' }).first().waitFor()
    await picture(page, 'family-youngest-en')
    expect(errors).toEqual([])
    await page.context().close()
  }, 180_000)

  it('finds the brother’s mother, and he moves to her by the worker’s hand', async () => {
    await on(50)
    const mother = family[0]!
    const tracing = await tell(brother, 'tracing', {
      relation: 'mother',
      soughtAnchorId: mother.anchor,
      soughtWords: 'Example Mother',
      openedOn: day(),
    })
    const act = (name: string, body: object) =>
      done(worker.post(`/cases/family/tracing/${tracing.id}/${name}`, body))
    await act('find', { foundOn: day(), foundWords: 'In the centre, with his sisters and brother.' })
    for (const side of ['child', 'relative'])
      await tell(brother, 'tracing_evidence', {
        tracingId: tracing.id,
        side,
        kind: 'account',
        conclusion: 'supports',
        concludedOn: day(),
        words: 'The same street, the same song.',
      })
    await act('verify', { verifiedOn: day() })
    for (const whose of ['child', 'relative'])
      await tell(brother, 'tracing_wish', {
        tracingId: tracing.id,
        whose,
        wish: 'wants',
        words: 'Together, as soon as it can be.',
        heardOn: day(),
        heardBy: 'A psychologist',
      })
    await tell(brother, 'home_assessment', {
      tracingId: tracing.id,
      homeOf: 'Example Mother',
      assessedOn: day(),
      assessedBy: 'A social worker',
      finding: 'approved',
      words: 'Two rooms, a bed of his own.',
    })
    await tell(brother, 'sibling_plan', {
      madeOn: day(),
      plan: 'together',
      siblings: 'Example Daughter, Example Son, Example Youngest',
    })
    const { placements } = await done(worker.get(`/cases/of/${brother.anchor}/family`))
    await done(
      worker.post(`/cases/family/placement/${placements[0].id}/end`, {
        untilOn: day(),
        endedHow: 'reunified',
        endedWords: 'He moves to his mother.',
      }),
    )
    const { page, errors } = await sitDown(browser, state, worker, 'en-GB')
    await page.clock.setSystemTime(clock!.now())
    await page.goto(`/cases/${brother.caseId}`)
    await page.getByRole('tab', { name: en('kinship.tab') }).click()
    await page.getByRole('button', { name: `${en('kinship.act.tracing.reunify')}: Example Mother` }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: en('kinship.save') }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByText(`${en('kinship.owed.assessment')}: ${en('kinship.change.tracing')}`).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'family-reunified-en')
    await tell(brother, 'care_assessment', {
      tracingId: tracing.id,
      assessedOn: day(),
      childView: 'I am home.',
      weighed: 'With his mother and siblings, who want him.',
      concluded: 'Lives with his mother.',
    })
    // Two weeks, a month and three months later somebody comes to see how he is.
    for (const days of [64, 81, 140]) {
      await on(days, page)
      await page.goto('/')
      await page.getByText(en('kinship.today.visits')).waitFor()
      await tell(brother, 'monitoring_visit', {
        tracingId: tracing.id,
        visitedOn: day(),
        seenAlone: true,
        words: 'He shows us his shelf.',
      })
      if (days !== 81) await reviewAll()
    }
    await page.reload()
    await page.getByText(en('cases.today.title')).first().waitFor()
    await sleep(500)
    expect(await page.getByText(en('kinship.today.visits')).count()).toBe(0)
    expect(errors).toEqual([])
    await page.context().close()
  }, 180_000)

  /** Holds every review; none was late before it, and none waits after it. */
  async function reviewAll(): Promise<void> {
    const before = await morning()
    expect([before.reviews, before.tracks.filter(({ overdue }) => overdue)]).toEqual([0, []])
    for (const track of tracks)
      await done(
        worker.post(`/cases/care/tracks/${track.id}/reviews`, {
          heldOn: day(),
          words: 'Goes forward.',
          nextOn: day(85),
          changes: [{ goalId: track.goal, words: 'More letters than before.' }],
        }),
      )
    for (const member of family) await gate(member, 'review', { nextOn: day(85) })
    expect(await morning()).toMatchObject({ reviews: 0, tracks: [] })
  }

  it('is reviewed for a year and a half, never late', async () => {
    const { page, errors } = await sitDown(browser, state, worker, 'en-GB')
    // Due within two weeks, each track stands in the morning; and on its day it is held.
    for (const at of [220, 300, 380, 460, 540]) {
      await on(at - 5, page)
      expect((await morning()).tracks).toHaveLength(tracks.length)
      await on(at, page)
      await reviewAll()
    }
    await page.clock.setSystemTime(clock!.now())
    await page.goto(`/cases/${family[1]!.caseId}`)
    await page.getByText('Letters read aloud').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'family-school-en')
    const goals = tracks.map(({ goal }) => goal)
    for (const [at, goal] of goals.entries()) {
      await done(
        worker.post(`/cases/care/goals/${goal}/measurements`, { on: day(), value: 42 + at, words: null }),
      )
      await done(worker.send('PUT', `/cases/care/goals/${goal}`, { state: 'met', why: null }))
    }
    for (const { id } of tracks)
      await done(
        worker.post(`/cases/care/tracks/${id}/closing`, {
          outcome: 'aims reached',
          words: 'Reads with the class.',
        }),
      )
    expect(errors).toEqual([])
    await page.context().close()
  }, 180_000)

  it('closes by two, and is asked three months later how it goes', async () => {
    await on(600)
    for (const member of family)
      await done(
        worker.post(`/cases/${member.caseId}/closing`, {
          reason: 'aims reached',
          words: 'They live together, the children go to school.',
          closure: {
            outcomes: [{ track: 'reintegration', outcome: 'reached', words: 'At home.' }],
            agreed: true,
            agreedBy: member.born < '2008' ? 'the person' : 'the child with guardian',
            agreedWords: 'We know whom to call.',
          },
        }),
      )
    const { page, errors } = await sitDown(browser, state, supervisor, 'en-GB')
    await page.clock.setSystemTime(clock!.now())
    // One on the screen; the others are signed alike.
    const [first, ...others] = family
    await page.goto(`/cases/${first!.caseId}`)
    await page.getByRole('button', { name: en('cases.sign') }).click()
    await page.getByText(en('cases.closed')).first().waitFor()
    for (const { caseId } of others) await done(supervisor.post(`/cases/${caseId}/close`))
    await picture(page, 'family-closed-en')
    await on(670, page)
    expect((await morning()).followUps).toBe(0)
    await on(695)
    const { page: home, errors: atHome } = await sitDown(browser, state, worker, 'en-GB')
    await home.clock.setSystemTime(clock!.now())
    expect((await morning()).followUps).toBe(5)
    for (const [at, member] of family.entries()) {
      if (at > 0) {
        await done(
          worker.post(`/cases/${member.caseId}/follow-ups`, {
            on: day(),
            outcome: 'reached',
            words: 'All is well.',
          }),
        )
        continue
      }
      await home.goto('/')
      await home.getByText(en('course.today.followUps')).waitFor()
      await picture(home, 'family-follow-up-home-en')
      await home.goto(`/cases/${member.caseId}`)
      await home.getByRole('button', { name: en('course.follow-up.record') }).click()
      const form = home.getByRole('dialog')
      await form.getByRole('combobox', { name: en('course.follow-up.outcome') }).click()
      await home.getByRole('option', { name: en('course.follow-up.reached'), exact: true }).click()
      await form
        .getByRole('textbox', { name: en('course.follow-up.words') })
        .fill('The brother plays football now.')
      await form.getByRole('button', { name: en('cases.save') }).click()
      await form.waitFor({ state: 'detached' })
      await home.getByText('The brother plays football now.').first().waitFor()
      expect(await accessibilityFaults(home)).toEqual([])
      for (const language of pictures ? ['kk', 'ar', 'en'] : []) {
        await worker.send('PUT', '/me/language', { language })
        await home.reload()
        await home.getByText('The brother plays football now.').first().waitFor()
        await picture(home, `family-case-${language}`)
      }
    }
    await on(731)
    expect(await morning()).toEqual({ reviews: 0, tracks: [], followUps: 0 })
    expect([errors, atHome]).toEqual([[], []])
  }, 180_000)
})

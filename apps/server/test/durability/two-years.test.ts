// Two years of a case worker's and a prosecutor's mornings, on a clock that is moved under the real process and its
// database, over stops and a kill: whatever runs out stands there from its day on, once, until it is done.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  dayOf,
  daysAfter,
  detentionLimits,
  monthsAfter,
  noticeDays,
  type Role,
  reviewNotice,
} from '@oralu/domain'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { register } from '../cases/register.ts'
import { faketime, movedClock } from '../support/moved-clock.ts'
import { prepareData } from '../support/prepared.ts'
import { connectTo, makeAccount, newSite, type OraluProcess, startOralu } from './oralu-process.ts'

const site = await newSite()
const clock = faketime ? movedClock(site.folder) : undefined
let oralu: OraluProcess
let root: pg.Client
const tokens = new Map<Role, { id: string; token: string }>()
let agencyId: string

const now = () => clock!.now()
const day = () => dayOf(now().toISOString())

beforeAll(async () => {
  if (!clock) return
  // Made beforehand, so that the clock is moved under years of work alone.
  await prepareData(site.dataDir)
  oralu = await startOralu(site, clock.env)
  root = await connectTo(site)
  for (const role of ['case_worker', 'prosecutor_officer'] as const) {
    const { agencyId: made, ...account } = await makeAccount(root, role, agencyId)
    agencyId ??= made
    tokens.set(role, account)
  }
}, 120_000)
afterAll(async () => {
  await root?.end().catch(() => {})
  await oralu?.stop()
  site.clear()
})

/** After a leap of the clock nothing is written until the ledger was sealed again: asked once more under the same key. */
async function ask(
  role: Role,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  key: string = randomUUID(),
) {
  const answer = await fetch(`${site.url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${tokens.get(role)!.token}`,
      'idempotency-key': key,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (answer.status === 503) {
    await sleep(200)
    return ask(role, method, path, body, key)
  }
  const said = await answer.json()
  expect([path, answer.status, answer.status === 200 ? '' : said]).toEqual([path, 200, ''])
  return said
}

/** The clock so many days on, and everyone signed in again. */
async function wake(days: number): Promise<void> {
  clock!.move(days)
  for (const account of tokens.values()) {
    account.token = `test_${randomUUID().replaceAll('-', '')}`
    await root.query(
      `insert into accounts.session ("userId", token, "expiresAt") values ($1, $2, now() + interval '12 hours')`,
      [account.id, account.token],
    )
  }
}

async function restart(how: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  await root.end()
  oralu.child.kill(how)
  await oralu.ended
  oralu = await startOralu(site, clock!.env)
  root = await connectTo(site)
}

it.skipIf(!faketime)(
  'misses no review and no limit of detention in two years, and tells none twice',
  async () => {
    const worker = tokens.get('case_worker')!.id
    const [child, man] = [
      await register({ root }, agencyId, 'A child', '2016-05-01'),
      await register({ root }, agencyId, 'A man', '1990-05-01'),
    ]
    await ask('case_worker', 'POST', '/cases', { anchorId: child })
    const { items } = await ask('case_worker', 'GET', '/cases')
    const caseId = items[0].id
    await ask('case_worker', 'POST', `/cases/${caseId}/assign`, { workerId: worker, supervisorId: null })
    await ask('case_worker', 'POST', `/cases/of/${child}/carers`, {
      kind: 'parent',
      name: 'Her mother',
      fromOn: day(),
    })
    const track = await ask('case_worker', 'POST', `/cases/of/${child}/care/tracks`, {
      kind: 'education',
      plan: 'School',
    })
    const proceedingId = (
      await ask('prosecutor_officer', 'POST', `/cases/justice/of/${man}/proceeding`, {
        number: 'N-1',
        authority: 'Investigation department',
        openedOn: day(),
        legalBasis: 'CPC art. 180',
      })
    ).id
    const fromAt = now().toISOString()
    const most = monthsAfter(day(), (detentionLimits['pre-trial'].adult as { months: number }).months)
    const at = (on: string) => `${on}T06:00:00.000Z`
    let heldUntil = at(daysAfter(day(), 60))
    const detentionId = (
      await ask('prosecutor_officer', 'POST', `/cases/justice/of/${man}/detention`, {
        proceedingId,
        kind: 'pre-trial',
        place: 'Remand centre 1',
        orderedBy: 'District court',
        orderNumber: 'D-7',
        legalBasis: 'CPC art. 147',
        fromAt,
        untilAt: heldUntil,
      })
    ).id

    let caseReview = (await ask('case_worker', 'GET', `/cases/${caseId}`)).reviewOn as string
    let trackReview = monthsAfter(day(), 3)
    let released = false
    const told = { case: 0, track: 0, detention: 0, over: 0, mornings: 0 }
    let restarts = 0

    const instantOn = (morning: number) => new Date(Date.now() + morning * 86_400_000)
    const dayOn = (morning: number) => dayOf(instantOn(morning).toISOString())
    const leftOf = (morning: number) => (Date.parse(heldUntil) - instantOn(morning).getTime()) / 86_400_000
    /** What must stand on the two pages that morning, and nothing besides. */
    const standing = (morning: number) => ({
      reviews: caseReview < dayOn(morning) ? [caseReview] : [],
      trackReviews:
        daysAfter(dayOn(morning), reviewNotice) >= trackReview
          ? [[trackReview, dayOn(morning) > trackReview]]
          : [],
      detention: !released && leftOf(morning) <= noticeDays ? [[detentionId, leftOf(morning) <= 0]] : [],
    })
    // Done on its day, or three days late, in turns; until then it stands there.
    const reviewed = (on: string) => daysAfter(caseReview, 1 + 3 * (told.case % 2)) <= on
    const trackReviewed = (on: string) => daysAfter(trackReview, told.track % 2 ? 2 : -3) <= on
    const nextHeld = () => at(daysAfter(heldUntil.slice(0, 10), 60))
    const extended = (left: number) => left > 0 && left < 3 && nextHeld() < at(most)

    for (let morning = 1; morning <= 731; morning++) {
      const [today, left] = [dayOn(morning), leftOf(morning)]
      const expected = standing(morning)
      // The mornings on which something comes, goes or is done, those before and after them, and some others.
      const same = (other: number) => JSON.stringify(standing(other)) === JSON.stringify(expected)
      const acts = reviewed(today) || trackReviewed(today) || (!released && (extended(left) || left < -2))
      if (!acts && same(morning - 1) && same(morning + 1) && morning % 20 > 0) continue
      await wake(morning)
      if (morning > 200 * (restarts + 1)) await restart(restarts++ % 2 === 0 ? 'SIGKILL' : 'SIGTERM')
      const home = await ask('case_worker', 'GET', '/cases/today')
      const justice = await ask('prosecutor_officer', 'GET', '/cases/justice/today')
      expect({
        today,
        reviews: home.reviews.items.map(({ on }: { on: string }) => on),
        trackReviews: home.trackReviews.items.map(({ on, overdue }: { on: string; overdue: boolean }) => [
          on,
          overdue,
        ]),
        detention: justice.items.map(({ id, over }: { id: string; over: boolean }) => [id, over]),
      }).toEqual({ today, ...expected })
      told.mornings++

      if (reviewed(today)) {
        told.case++
        caseReview = daysAfter(today, 60)
        await ask('case_worker', 'POST', `/cases/${caseId}/review`, { state: 'open', nextOn: caseReview })
      }
      if (trackReviewed(today)) {
        told.track++
        trackReview = daysAfter(today, 85)
        await ask('case_worker', 'POST', `/cases/care/tracks/${track.id}/reviews`, {
          heldOn: today,
          words: 'Goes on',
          nextOn: trackReview,
          changes: [],
        })
      }
      if (!released && extended(left)) {
        told.detention++
        heldUntil = nextHeld()
        await ask('prosecutor_officer', 'POST', `/cases/justice/of/${man}/detention_extension`, {
          proceedingId,
          detentionId,
          orderedBy: 'District court',
          orderNumber: 'D-8',
          orderedOn: today,
          untilAt: heldUntil,
        })
      } else if (!released && left < -2) {
        // Nobody extended it, as the law has it: over, and told as that until he is let go.
        told.over++
        released = true
        await ask('prosecutor_officer', 'POST', `/cases/justice/detention/${detentionId}/end`, {
          endedAt: now().toISOString(),
          endedWhy: 'released',
        })
      }
    }
    expect(restarts).toBe(3)
    // One about every two months, one about every three, eight orders within eighteen months, one that ran out.
    expect(told).toMatchObject({ detention: 8, over: 1 })
    expect(told.case).toBeGreaterThanOrEqual(10)
    expect(told.track).toBeGreaterThanOrEqual(7)
    // Each review stands once in the record of the track.
    await wake(731)
    const plans = await ask('case_worker', 'GET', `/cases/of/${child}/care/plans`)
    expect(plans.items[0].reviews).toHaveLength(told.track)
  },
  300_000,
)

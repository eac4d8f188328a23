// Two states, each with an Oralu of its own, one in English and one in Kazakh: a key compared over the telephone, an
// agreement signed, who is both theirs and ours, a request, a package released by a second officer that reaches the
// other side over a wire which fails twice, identity confirmed there, a joint mission, the receipt, and the end of what
// was given when its time is over.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addPartner,
  agree,
  compareKeys,
  day,
  must,
  openWire,
  terms,
  type Wire,
} from '../apps/server/test/cooperation/states.ts'
import {
  addAll,
  meetAll,
  openMission,
  register,
  type Traveller,
} from '../apps/server/test/operations/arrange.ts'
import type { Stage } from '../apps/server/test/support/oralu.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture } from './support/browser.ts'
import { bringList } from './support/lists.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const wordsIn = (language: 'en' | 'kk', subject = 'cooperation') => {
  const words = wordsOf(subject, language)
  return (id: string) => words[`${subject}.${id}`] ?? expect.unreachable(id)
}
const en = wordsIn('en')
const kk = wordsIn('kk')
const mother = 'Zhanbyrbek Aisulu Temirkyzy'
const child = 'Zhanbyrbek Alim'
const registered = ['Жаңбырбек Айсұлу Темірқызы', 'Жаңбырбек Әлім']

describe.skipIf(!chromiumPath)('two states', () => {
  let browser: Browser
  let ours: State
  let theirs: State
  let partnerOfOurs: string
  let partnerOfTheirs: string
  let agreement: string
  let packageId: string
  let request: string
  /** On which our mailbox reaches theirs. */
  let wire: Wire
  let errors: string[] = []

  beforeAll(async () => {
    ;[browser, ours, theirs] = await Promise.all([
      openBrowser(),
      openState('Ministry of A', 'en'),
      openState('Ministry of B', 'kk'),
    ])
    wire = await openWire(Number(new URL(theirs.installation.url).port))
    partnerOfOurs = await meet(ours, theirs, 'State B', wire.port)
    partnerOfTheirs = await meet(theirs, ours, 'State A', Number(new URL(ours.installation.url).port))
    await bringList(ours, 'Camp list', 'camp list', [
      'Number,Family,Name,Sex,Born',
      `1,F1,${mother},female,1994-03-02`,
      `2,F1,${child},male,2016`,
      '3,,Someone Else Entirely,male,1980',
    ])
    await bringList(theirs, 'Registry', 'civil registry', [
      'Number,Family,Name,Sex,Born',
      `r1,F1,${registered[0]},female,1994-03-02`,
      `r2,F1,${registered[1]},male,2016-05-09`,
      'r3,,Ержанова Гүлнар Болатқызы,female,1990-07-01',
    ])
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await ours?.close()
    await theirs?.close()
    wire?.close()
  })

  /** The other side as a partner, both its keys entered and compared by the consul already. */
  async function meet(self: State, other: State, name: string, port: number): Promise<string> {
    const own = must(await other.liaison.get('/cooperation/own-keys'))
    const partner = await addPartner(self.liaison, name, {
      mailbox: `http://127.0.0.1:${port}/mailbox/${other.agency}`,
    })
    await compareKeys([self.consul], partner, [
      [own.recipient, own.recipientFingerprint],
      [own.signing, own.signingFingerprint],
    ])
    return partner
  }

  const anchorOf = async ({ consul }: State, name: string): Promise<string> => {
    const { items } = must(await consul.get(`/people?q=${encodeURIComponent(name)}`))
    return items.find((each: { name: string }) => each.name === name)?.anchorId ?? expect.unreachable(name)
  }

  const sit = async (state: State, who: 'consul' | 'second' | 'liaison' | 'guard') => {
    const seat = await sitDown(browser, state, state[who], state === ours ? 'en-GB' : 'kk')
    errors = seat.errors
    return seat.page
  }
  const leave = async (page: Page) => {
    expect(await accessibilityFaults(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  }
  const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const inForm = (page: Page, name: string) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true })

  it('compares a key by what the partner read out, and refuses another', async () => {
    const own = must(await theirs.liaison.get('/cooperation/own-keys'))
    const page = await sit(ours, 'liaison')
    await page.goto(`/cooperation/partners/${partnerOfOurs}`)
    for (const print of [own.recipientFingerprint, own.signingFingerprint]) {
      await page
        .getByRole('listitem')
        .filter({ hasText: print })
        .getByRole('button', { name: en('key.compare') })
        .click()
      await page.getByLabel(en('key.heard')).fill('0000 1111 2222 3333 4444 5555 6666 7777')
      await page.getByRole('combobox', { name: en('key.how') }).click()
      await page.getByRole('option', { name: en('how.telephone') }).click()
      await inForm(page, en('key.same')).click()
      await page.getByText(en('key.differs')).waitFor()
      await page.getByLabel(en('key.heard')).fill(print.replaceAll(' ', ''))
      await inForm(page, en('key.same')).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await expect.poll(() => page.getByText(en('key-state.in-use')).count()).toBe(2)
    await picture(page, 'cooperation-partner-en')
    await leave(page)
    const theirsOwn = must(await ours.liaison.get('/cooperation/own-keys'))
    const { keys } = must(await theirs.liaison.get(`/cooperation/partners/${partnerOfTheirs}`))
    for (const key of keys)
      must(
        await theirs.liaison.post(`/cooperation/keys/${key.id}/check`, {
          fingerprint: key.use === 'seal' ? theirsOwn.recipientFingerprint : theirsOwn.signingFingerprint,
          how: 'Телефонмен',
        }),
      )
  })

  it('signs an agreement whose rule stands in one sentence', async () => {
    const sources = must(await ours.consul.get('/lists/sources'))
    agreement = must(
      await ours.consul.post('/cooperation/agreements', {
        partnerId: partnerOfOurs,
        agreement: terms({ subjects: 'of a source', sourceId: sources.items[0].id }),
      }),
    ).id
    await agree({ ...theirs, partner: partnerOfTheirs }, { gives: 'they' })
    for (const who of ['consul', 'liaison', 'guard'] as const) {
      const page = await sit(ours, who)
      await page.goto(`/cooperation/agreements/${agreement}`)
      await page
        .getByText(/We may give .* of persons on the lists of/)
        .first()
        .waitFor()
      await act(page, en('agreement.sign')).click()
      await inForm(page, en('agreement.sign')).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      if (who === 'guard') {
        await page.getByText(en('agreement-state.in-force')).first().waitFor()
        await picture(page, 'cooperation-agreement-en')
      }
      await leave(page)
    }
  })

  it('shows the other side’s rule in Kazakh', async () => {
    const page = await sit(theirs, 'liaison')
    await page.goto('/cooperation/agreements')
    await page.getByRole('link', { name: terms().title }).click()
    await page.getByRole('heading', { level: 1, name: terms().title }).waitFor()
    await page.getByText(kk('agreement-state.in-force')).first().waitFor()
    await picture(page, 'cooperation-agreement-kk')
    await leave(page)
  })

  it('finds who is both theirs and ours, without opening the lists', async () => {
    const purpose = 'Who of the camp list may be a national of B'
    const { id } = must(
      await ours.consul.post('/cooperation/intersections', {
        agreementId: agreement,
        purpose,
        terms: {
          threshold: 1,
          ours: 1024,
          theirs: 1024,
          runsMost: 2,
          runsDays: 30,
          until: `${day(7)}T00:00:00Z`,
        },
      }),
    )
    const approver = await sit(ours, 'second')
    await approver.goto('/cooperation')
    await approver.getByRole('link', { name: en('todo.run-to-approve') }).click()
    await act(approver, en('run.approve')).click()
    await approver.getByText(en('run-state.asked')).first().waitFor({ timeout: 60_000 })
    await leave(approver)
    const run = (state: State) => state.consul.get(`/cooperation/intersections/${id}`)
    await expect.poll(async () => (await run(theirs)).status, { timeout: 30_000 }).toBe(200)
    const there = await sit(theirs, 'consul')
    await there.goto('/cooperation')
    await there.getByRole('link', { name: kk('todo.run-to-approve') }).click()
    await picture(there, 'cooperation-run-asked-kk')
    await act(there, kk('run.approve')).click()
    await expect.poll(async () => must(await run(ours)).state, { timeout: 60_000 }).toBe('done')
    const here = await sit(ours, 'consul')
    for (const [page, state, names, others] of [
      [here, en('run-state.done'), [mother, child], 'Someone Else'],
      [there, kk('run-state.done'), registered, 'Ержанова'],
    ] as const) {
      await page.goto(`/cooperation/intersections/${id}`)
      await page.getByText(state).first().waitFor({ timeout: 30_000 })
      for (const name of names) await page.getByText(name, { exact: true }).waitFor()
      expect(await page.getByText(others).count()).toBe(0)
      await picture(page, `cooperation-run-done-${page === here ? 'en' : 'kk'}`)
      await leave(page)
    }
  })

  it('asks in Kazakh, and is told in English that it is being worked on', async () => {
    const page = await sit(theirs, 'liaison')
    await page.goto(`/cooperation/requests/new?partner=${partnerOfTheirs}`)
    await page.getByRole('combobox', { name: kk('request.kind') }).click()
    await page.getByRole('option', { name: kk('request-kind.list-of-nationals') }).click()
    await page.getByLabel(kk('request.subject')).fill('Лагерь тізіміндегі азаматтарымыз')
    await page.getByLabel(kk('request.text')).fill('Өзін азаматымыз деп атағандарды сұраймыз.')
    await act(page, kk('request.save-draft')).click()
    await act(page, kk('request.send')).click()
    await inForm(page, kk('request.send')).click()
    await page.getByText(kk('request-state.sent')).first().waitFor()
    request = new URL(page.url()).pathname.split('/').at(-1)!
    await picture(page, 'cooperation-request-kk')
    await leave(page)
    const came = async () => (await ours.liaison.get(`/cooperation/requests/${request}`)).status
    await expect.poll(came, { timeout: 30_000 }).toBe(200)
    const desk = await sit(ours, 'liaison')
    await desk.goto('/cooperation')
    await desk.getByRole('link', { name: en('todo.request-to-answer') }).click()
    await desk.getByLabel(en('reply')).fill('We have two of them on the list. A package follows.')
    await act(desk, en('reply-act.under-way')).click()
    await desk.getByText(en('request-state.under-way')).first().waitFor()
    await picture(desk, 'cooperation-request-en')
    await leave(desk)
  })

  it('releases a package as a second officer, after looking at each field', async () => {
    const { items } = must(await ours.consul.get('/people?limit=50'))
    const persons = items.filter((each: { name: string }) => [mother, child].includes(each.name))
    packageId = must(
      await ours.consul.post('/cooperation/packages', {
        agreementId: agreement,
        requestId: request,
        fields: { identity: ['names', 'sex', 'born', 'family'] },
        expiresOn: day(10),
        retainUntil: day(30),
        persons: persons.map(({ personId }: { personId: string }) => ({
          personId,
          basis: 'Says to be a national of B',
        })),
      }),
    ).id
    const page = await sit(ours, 'second')
    await page.goto('/cooperation')
    await page.getByRole('link', { name: en('todo.package-to-release') }).click()
    await page.getByText(mother).first().waitFor()
    await picture(page, 'cooperation-release-en')
    wire.cut()
    await act(page, en('package.release')).click()
    await inForm(page, en('package.release')).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // Its patience grows from try to try; here it tries again at once.
    const carriage = async () => {
      await ours.root.query('update cooperation.outgoing set next_try_at = now() where delivered_at is null')
      return must(await ours.liaison.get(`/cooperation/packages/${packageId}`)).carriage
    }
    await expect.poll(carriage, { timeout: 30_000 }).toEqual({ state: 'waiting', problem: 'not-reached' })
    await page.reload()
    await page.getByText(en('why.not-reached')).first().waitFor()
    await picture(page, 'cooperation-cut-en')
    wire.breakAfter(20_000)
    await expect.poll(() => wire.broken(), { timeout: 30_000 }).toBeGreaterThan(0)
    wire.mend()
    await expect.poll(carriage, { timeout: 30_000 }).toEqual({ state: 'delivered', problem: null })
    await page.reload()
    await page.getByText(en('package-state.released')).first().waitFor()
    await picture(page, 'cooperation-released-en')
    await leave(page)
  })

  it('takes it in on the other side, in Kazakh', async () => {
    await expect
      .poll(async () => (await theirs.consul.get(`/cooperation/packages/${packageId}`)).status, {
        timeout: 30_000,
      })
      .toBe(200)
    const page = await sit(theirs, 'consul')
    await page.goto('/cooperation')
    await page.getByRole('link', { name: kk('todo.package-to-take-in') }).click()
    await page.getByText(mother).first().waitFor()
    await picture(page, 'cooperation-came-kk')
    await act(page, kk('package.take-in')).click()
    await inForm(page, kk('package.take-in')).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.goto('/people?q=Zhanbyrbek')
    await page
      .getByText(/Zhanbyrbek|Жаңбырбек/)
      .first()
      .waitFor()
    await picture(page, 'cooperation-people-kk')
    await leave(page)
  })

  it('confirms who they are there, and tells the side that asked', async () => {
    const asked = must(
      await ours.liaison.post('/cooperation/requests', {
        partnerId: partnerOfOurs,
        kind: 'identity check',
        subject: 'Whether the two are nationals of B',
        text: 'The records are in the package of today.',
        missionId: null,
        dueOn: day(5),
      }),
    ).id
    must(await ours.liaison.post(`/cooperation/requests/${asked}/step`, { state: 'sent', text: null }))
    const page = await sit(theirs, 'consul')
    for (const [given, own] of [
      [mother, registered[0]!],
      [child, registered[1]!],
    ] as const) {
      const [left, right] = [await anchorOf(theirs, given), await anchorOf(theirs, own)]
      await page.goto(`/matches/compare?left=${left}&right=${right}`)
      await page.getByRole('button', { name: wordsIn('kk', 'people')('same') }).waitFor()
      await picture(page, `cooperation-same-${given === mother ? 'mother' : 'child'}-kk`)
      await page.getByRole('button', { name: wordsIn('kk', 'people')('same') }).click()
      await page.waitForURL(/\/people\//)
    }
    await page.goto('/cooperation')
    await page.getByRole('link', { name: kk('todo.request-to-answer') }).click()
    await page.getByLabel(kk('reply')).fill('Екеуі де азаматтық тізілімде бар.')
    await act(page, kk('reply-act.granted')).click()
    await page.getByText(kk('request-state.granted')).first().waitFor()
    await leave(page)
    const state = async () => must(await ours.liaison.get(`/cooperation/requests/${asked}`)).state
    await expect.poll(state, { timeout: 30_000 }).toBe('granted')
    const answer = await sit(ours, 'liaison')
    await answer.goto(`/cooperation/requests/${asked}`)
    await answer.getByText('Екеуі де азаматтық тізілімде бар.').waitFor()
    await picture(answer, 'cooperation-confirmed-en')
    await leave(answer)
  })

  it('flies them home in a mission of one side on the aircraft of the other', async () => {
    const { consul, second, agency, root } = theirs
    const { citizens } = await register({ root } as Stage, agency, consul)
    const travellers: Traveller[] = [
      { anchor: await anchorOf(theirs, registered[0]!), sex: 'female', born: '1994-03-02' },
      { anchor: await anchorOf(theirs, registered[1]!), sex: 'male', born: '2016-05-09' },
    ]
    await citizens(travellers, consul, second)
    const mission = await openMission(second)
    const asked = must(
      await theirs.liaison.post('/cooperation/requests', {
        partnerId: partnerOfTheirs,
        kind: 'transport',
        subject: 'Екі адамға орын',
        text: 'Сіздің ұшағыңызда.',
        missionId: mission.id,
        dueOn: day(5),
      }),
    ).id
    must(await theirs.liaison.post(`/cooperation/requests/${asked}/step`, { state: 'sent', text: null }))
    const came = async () => (await ours.liaison.get(`/cooperation/requests/${asked}`)).status
    await expect.poll(came, { timeout: 30_000 }).toBe(200)
    const page = await sit(ours, 'liaison')
    await page.goto(`/cooperation/requests/${asked}`)
    await page.getByLabel(en('reply')).fill('Two seats, beside each other.')
    await act(page, en('reply-act.granted')).click()
    await page.getByText(en('request-state.granted')).first().waitFor()
    await leave(page)

    const lines = await addAll(second, mission.path, travellers)
    await meetAll(consul, mission.path, lines, travellers)
    must(await second.post(`${mission.path}/freeze`, { reason: 'Қағаздардың бәрі бар' }))
    for (const line of lines) must(await consul.post(`/operations/lines/${line}/board`))
    must(await consul.post(`${mission.path}/doors`, {}))
    must(await consul.post(`${mission.path}/head-counts`, { step: 'departure', counted: 2 }))
    must(await consul.post(`${mission.path}/depart`))
    must(await consul.post(`${mission.path}/arrive`))
    const home = await sit(theirs, 'consul')
    await home.goto(`/operations/missions/${mission.id}`)
    await home.getByRole('heading', { level: 1 }).waitFor()
    await picture(home, 'cooperation-mission-kk')
    await home.goto(`/cooperation/requests/${asked}`)
    await home.getByText(kk('request-state.granted')).first().waitFor()
    await home.getByText('Two seats, beside each other.').waitFor()
    await picture(home, 'cooperation-transport-kk')
    await leave(home)
  })

  it('shows the receipt here, and that it ended there when its time was over', async () => {
    const state = async () => must(await ours.liaison.get(`/cooperation/packages/${packageId}`)).state
    await expect.poll(state, { timeout: 30_000 }).toBe('received')
    await theirs.root.query('update lists.list set retain_until = current_date - 1 where package_id = $1', [
      packageId,
    ])
    await expect.poll(state, { timeout: 30_000 }).toBe('deleted')
    const page = await sit(ours, 'liaison')
    await page.goto(`/cooperation/packages/${packageId}`)
    await page.getByText(en('package-state.deleted')).first().waitFor()
    await picture(page, 'cooperation-deleted-en')
    await leave(page)
    const { rows } = await theirs.root.query('select from people.name_form where form ilike $1', ['%Aisulu%'])
    expect(rows).toEqual([])
  })

  it('verifies both ledgers', () => {
    for (const { installation } of [ours, theirs])
      expect(installation.oralu('ledger', 'verify')).toMatch(/\S/)
  })
})

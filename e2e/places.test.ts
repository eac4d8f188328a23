// A family of five comes to a centre, gets one room, has a day, nears its limit and leaves; and a service with people who
// wait for it.
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyRows } from '../apps/server/src/people/name-keys.ts'
import { register } from '../apps/server/test/cases/register.ts'
import { day, must } from '../apps/server/test/cooperation/states.ts'
import { makeAccount } from '../apps/server/test/durability/oralu-process.ts'
import type { Person, Stage } from '../apps/server/test/support/oralu.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture, pictures } from './support/browser.ts'
import { speaker } from './support/demonstration.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const words = { ...wordsOf('cases', 'en'), ...wordsOf('places', 'en') }
const en = (id: string, values: Record<string, string> = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, value),
    words[id] ?? expect.unreachable(id),
  )

describe.skipIf(!chromiumPath)('a centre', () => {
  let browser: Browser
  let state: State
  let keeper: Person
  let second: Person
  let at: string
  const family: string[] = []
  const women: string[] = []

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Centre of A', 'en')])
    const of = async (role: 'case_worker' | 'child_protection_officer') => {
      const person = speaker(state.installation.url, {
        ...(await makeAccount(state.root, role, state.agency)),
        role,
      })
      await person.send('PUT', '/me/language', { language: 'en' })
      return person
    }
    ;[keeper, second] = [await of('case_worker'), await of('child_protection_officer')]
    await arrange()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
  })

  async function person(name: string, born: string, sex: 'male' | 'female') {
    const anchor = await register({ root: state.root } as unknown as Stage, state.agency, name, born)
    await state.root.query('update people.record set sex = $2 where anchor_id = $1', [anchor, sex])
    const { rows } = await state.root.query('select id, form from people.name_form where anchor_id = $1', [
      anchor,
    ])
    for (const { key, sketch, name_form_id } of keyRows(rows[0].id, rows[0].form))
      await state.root.query(
        'insert into people.name_key (agency_id, key, name_form_id, sketch) values ($1, $2, $3, $4)',
        [state.agency, key, name_form_id, sketch],
      )
    return anchor
  }

  async function arrange() {
    const id = must(
      await keeper.post('/cases/places', {
        kind: 'arrival centre',
        name: {
          kk: 'Қабылдау үйі, Ақтау',
          ru: 'Дом приёма, Актау',
          en: 'House of arrival, Aktau',
          ar: 'دار الوصول، أكتاو',
        },
        town: 'Aktau',
        paperName: 'House No. 7, Lesnaya street',
        stayLimitDays: 30,
        limitBasis: 'Rules of the centre, article 4',
        workerIds: [keeper.id],
      }),
    ).id
    at = `/cases/places/${id}`
    const rooms = new Map<string, string>()
    for (const [label, beds] of [
      ['1', 4],
      ['2', 5],
      ['3', 6],
      ['4', 8],
      ['5', 4],
    ] as const)
      rooms.set(label, must(await keeper.post(`${at}/rooms`, { label, beds })).id)
    family.push(
      await person('Aigul Sample', '1991-02-01', 'female'),
      await person('Marat Sample', '1988-05-01', 'male'),
      await person('Dana Sample', '2014-03-01', 'female'),
      await person('Timur Sample', '2017-09-01', 'male'),
      await person('Amina Sample', '2023-01-01', 'female'),
    )
    const of = randomUUID()
    await state.root.query('insert into people.family (id, agency_id, recorded_by) values ($1, $2, $3)', [
      of,
      state.agency,
      keeper.id,
    ])
    for (const [place, anchor] of family.entries())
      await state.root.query(
        `insert into people.family_member (agency_id, family_id, anchor_id, role, basis, recorded_by) values ($1, $2, $3, $4, 'papers', $5)`,
        [state.agency, of, anchor, ['mother', 'father'][place] ?? 'child', keeper.id],
      )
    for (const [name, born] of [
      ['Botagoz Example', '1979-01-01'],
      ['Saule Example', '1984-01-01'],
      ['Zarina Example', '1990-01-01'],
    ] as const)
      women.push(await person(name, born, 'female'))
    must(
      await keeper.post(`${at}/stays`, {
        fromOn: day(0),
        people: women.slice(0, 2).map((anchorId) => ({ anchorId, roomId: rooms.get('5') })),
      }),
    )
    must(
      await keeper.post(`${at}/stays`, {
        fromOn: day(3),
        people: [{ anchorId: women[2], roomId: rooms.get('5') }],
      }),
    )
    await begun(women[0]!, 40)
    const service = must(
      await keeper.post('/cases/services', {
        title: 'Sewing course',
        provider: 'College No. 2',
        kinds: ['skills and work'],
        languages: ['kk', 'ru'],
        area: 'Aktau',
        capacity: 1,
        conditions: 'From sixteen years of age. Two mornings a week, three months.',
        contact: 'At the desk of the college, mornings.',
      }),
    ).id
    for (const [anchorId, urgency, wishedOn, need] of [
      [women[0], 'low', day(-30), 'Would like to sew for her own house.'],
      [women[1], 'high', day(-2), 'Has no income and three to feed.'],
    ] as const)
      must(await keeper.post(`/cases/services/${service}/turns`, { anchorId, urgency, wishedOn, need }))
    must(
      await keeper.post('/cases/services', {
        title: 'Family doctor',
        provider: 'Polyclinic No. 1',
        kinds: ['health'],
        languages: ['kk', 'ru', 'uz'],
        area: 'Aktau, Mangystau region',
        capacity: null,
        conditions: null,
        contact: 'By telephone, from eight to four.',
      }),
    )
    await state.root.query(`update cases.service set confirmed_on = $1 where title = 'Family doctor'`, [
      day(-220),
    ])
  }

  /** A stay as it would stand had it begun so many days ago. */
  async function begun(anchor: string, days: number) {
    await state.root.query('set session_replication_role = replica')
    await state.root.query(
      'update cases.stay set from_on = $2, counted_from = $2 where anchor_id = $1 and until_on is null',
      [anchor, day(-days)],
    )
    await state.root.query(
      'update cases.stay_bed set from_on = $2 where anchor_id = $1 and until_on is null',
      [anchor, day(-days)],
    )
    await state.root.query('set session_replication_role = origin')
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

  it('gives a family one room, notes its day, and lets it go together', async () => {
    const { page, errors } = await sitDown(browser, state, keeper, 'en-GB')
    const form = page.getByRole('dialog')
    await page.goto('/cases/places')
    await page.getByRole('link', { name: 'House of arrival, Aktau' }).click()
    await page.getByRole('heading', { name: 'House of arrival, Aktau' }).waitFor()
    await page.getByRole('region', { name: en('places.room-named', { label: '5' }) }).waitFor()

    await page.getByRole('button', { name: en('places.give-room'), exact: true }).click()
    await form.getByRole('combobox', { name: en('places.who-comes') }).fill('Aigul')
    await page.getByRole('option', { name: /Aigul Sample/ }).click()
    for (const name of ['Marat', 'Dana', 'Timur', 'Amina'])
      await form.getByRole('checkbox', { name: `${name} Sample` }).waitFor()
    // The tightest room that takes all five is chosen; one of four beds is not to be had.
    await form.getByRole('radio', { name: /^2 · 5 of 5/ }).waitFor()
    await form.locator('input[type=radio]:checked').waitFor()
    expect(await form.getByRole('radio', { name: /^2 · 5 of 5/ }).isChecked()).toBe(true)
    expect(await form.getByRole('radio', { name: /^1 · 4 of 4/ }).isDisabled()).toBe(true)
    await picture(page, 'places-room-picker-en')
    expect(await accessibilityFaults(page)).toEqual([])
    await form.getByRole('button', { name: 'Give a room to 5 people' }).click()
    await form.waitFor({ state: 'detached' })
    const room = page.getByRole('region', { name: en('places.room-named', { label: '2' }) })
    await room.getByText('Amina Sample').waitFor()
    await room.getByText('0 of 5 free').waitFor()

    // A mother alone to another room: refused, with the way to propose it.
    await room.getByRole('button', { name: /Another room/ }).click()
    for (const name of ['Marat', 'Dana', 'Timur', 'Amina'])
      await form.getByRole('checkbox', { name: `${name} Sample` }).uncheck()
    await form.getByRole('radio', { name: /^1 · 4 of 4/ }).click()
    await form.getByRole('button', { name: en('places.move'), exact: true }).click()
    await form.getByText(en('places.why.parts-family')).waitFor()
    await picture(page, 'places-parting-refused-en')
    await form.getByRole('button', { name: en('places.propose-parting') }).waitFor()
    await form.getByRole('button', { name: 'Back' }).click()
    await form.waitFor({ state: 'detached' })

    await page.getByRole('link', { name: en('places.day') }).click()
    await page.getByRole('button', { name: en('places.add-hour') }).click()
    const fill = async (id: string, text: string) =>
      form.getByRole('textbox', { name: en(id), exact: true }).fill(text)
    await fill('places.hour-title', 'Religious talk')
    await fill('places.where', 'Room of books')
    await fill('places.by-whom', 'The teacher')
    await form.getByRole('button', { name: en('cases.save') }).click()
    await form.getByText(en('places.why.belief')).waitFor()
    await fill('places.hour-title', 'Reading aloud')
    await form.getByRole('button', { name: en('cases.save') }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: en('places.note-of', { title: 'Reading aloud' }) }).click()
    const dana = page.getByRole('group', { name: 'Dana Sample' })
    const came = dana.getByRole('button', { name: en('places.attendance.came'), exact: true })
    expect((await came.boundingBox())!.height).toBeGreaterThanOrEqual(48)
    await came.click()
    await page
      .getByRole('group', { name: 'Timur Sample' })
      .getByRole('button', { name: en('places.attendance.excused') })
      .click()
    await page.getByText('1 of 2 noted came').waitFor()
    await page.getByRole('button', { name: en('places.count'), exact: true }).click()
    await form.getByRole('combobox', { name: en('places.add-absent') }).fill('Saule')
    await page.getByRole('option', { name: 'Saule Example' }).click()
    await form.getByRole('combobox', { name: en('places.known-of', { name: 'Saule Example' }) }).click()
    await page.getByRole('option', { name: en('places.known.with-family') }).click()
    expect(await form.getByRole('spinbutton').inputValue()).toBe('6')
    await picture(page, 'places-evening-en')
    await form.getByRole('button', { name: en('cases.save') }).click()
    await page.getByText('6 are there of 7 who sleep here.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await inOtherLanguages(page, keeper, 'places-day', async () => {
      await page.locator('[class*=hour]').first().waitFor()
      await page.locator('section[class*=hour] button[aria-expanded]').first().click()
      await page.getByText('Amina Sample').waitFor()
    })

    // Near its limit, it stands on the board and in the morning.
    for (const anchor of family) await begun(anchor, 25)
    await page.goto(at)
    await page.getByText(en('places.near-limit', { count: '6' })).waitFor()
    await page.getByRole('button', { name: /Propose a longer stay: Marat/ }).click()
    await form.getByLabel(en('places.until-on')).fill(day(20))
    await fill('places.reason', 'The flat is ready in two weeks')
    await form.getByRole('button', { name: en('places.propose') }).click()
    await page.getByText('The flat is ready in two weeks').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'places-board-en')
    await inOtherLanguages(page, keeper, 'places-board', () =>
      page.getByText('The flat is ready in two weeks').waitFor(),
    )
    await page.goto('/')
    await page.getByText('1 stay is over its limit').waitFor()
    await picture(page, 'places-morning-en')

    const { page: theirs, errors: others } = await sitDown(browser, state, second, 'en-GB')
    await theirs.goto(at)
    await theirs.getByRole('button', { name: en('places.sign-of', { name: 'Marat Sample' }) }).click()
    await theirs.getByText(en('places.near-limit', { count: '1' })).waitFor()
    await theirs.context().close()

    await page.goto(at)
    await room.getByRole('button', { name: /They leave/ }).click()
    await form.getByRole('textbox', { name: en('places.left-to') }).fill('The rehabilitation programme')
    await form.getByRole('button', { name: en('places.leave'), exact: true }).click()
    await form.getByText(en('places.why.tells-of-return')).waitFor()
    await form.getByRole('textbox', { name: en('places.left-to') }).fill('A flat in Aktau, Lesnaya street')
    await form.getByRole('button', { name: en('places.leave'), exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await room.getByText(en('places.room-empty')).waitFor()
    await page.goto(`${at}/stays?show=left`)
    await page.getByText('A flat in Aktau').first().waitFor()
    await picture(page, 'places-stays-en')
    expect(await accessibilityFaults(page)).toEqual([])
    expect([...errors, ...others]).toEqual([])
    await page.context().close()
  }, 180_000)

  it('finds a service in the directory, offers its place in turn, and lets one decline', async () => {
    await keeper.send('PUT', '/me/language', { language: 'en' })
    const { page, errors } = await sitDown(browser, state, keeper, 'en-GB')
    const form = page.getByRole('dialog')
    await page.goto('/cases/services')
    await page.getByText('Family doctor').waitFor()
    await page.getByText(en('places.stale')).first().waitFor()
    await picture(page, 'places-directory-en')
    expect(await accessibilityFaults(page)).toEqual([])
    await inOtherLanguages(page, keeper, 'places-directory', () => page.getByText('Family doctor').waitFor())
    await page.getByPlaceholder(en('places.search')).fill('sew')
    await page.getByText('Family doctor').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Sewing course' }).click()
    const waiting = page.getByRole('region', { name: en('places.waiting') })
    await waiting.getByRole('listitem').nth(1).waitFor()
    // The need counts before the day.
    expect(await waiting.getByRole('listitem').first().textContent()).toContain('Saule Example')
    await waiting.getByRole('button', { name: en('places.offer-of', { name: 'Botagoz Example' }) }).click()
    await form.getByText(en('places.offer-early-hint')).waitFor()
    await form.getByRole('button', { name: 'Back' }).click()
    await waiting.getByRole('button', { name: en('places.offer-of', { name: 'Saule Example' }) }).click()
    const placed = page.getByRole('region', { name: en('places.placed') })
    await placed.getByText('Saule Example').waitFor()
    await picture(page, 'places-service-en')
    expect(await accessibilityFaults(page)).toEqual([])
    await placed.getByRole('button', { name: en('places.declines-of', { name: 'Saule Example' }) }).click()
    await waiting.getByText('Saule Example').waitFor()
    expect(await waiting.getByRole('listitem').first().textContent()).toContain('Saule Example')
    await inOtherLanguages(page, keeper, 'places-service', () => page.getByText('Saule Example').waitFor())
    expect(errors).toEqual([])
    await page.context().close()
  }, 180_000)
})

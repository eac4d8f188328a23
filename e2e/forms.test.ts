// An office makes a form of forty questions in four languages in the browser, a second person publishes it, it is filled in
// a case, counted and taken out as a file.
import { readFileSync } from 'node:fs'
import type { Language } from '@oralu/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { register } from '../apps/server/test/cases/register.ts'
import { must } from '../apps/server/test/cooperation/states.ts'
import { makeAccount } from '../apps/server/test/durability/oralu-process.ts'
import type { Person, Stage } from '../apps/server/test/support/oralu.ts'
import { accessibilityFaults, chromiumPath, openBrowser, picture } from './support/browser.ts'
import { speaker } from './support/demonstration.ts'
import { openState, type State, sitDown } from './support/state.ts'
import { wordsOf } from './support/words.ts'

const words = wordsOf('forms', 'en')
const en = (id: string, values: Record<string, string | number> = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, String(value)),
    words[`forms.${id}`] ?? expect.unreachable(id),
  )
const languages = ['kk', 'ru', 'en', 'ar'] as const
const ownName = { kk: 'Қазақша', ru: 'Русский', en: 'English', ar: 'العربية' } as const

type Four = Record<Language, string>
const four = ([kk, ru, en, ar]: string[]): Four => ({ kk: kk!, ru: ru!, en: en!, ar: ar! })
/** Ten things that a family may lack… */
const things = [
  ['Кітаптар', 'Учебники', 'Books', 'الكتب'],
  ['Киім', 'Одежда', 'Clothes', 'الملابس'],
  ['Аяқкиім', 'Обувь', 'Shoes', 'الأحذية'],
  ['Төсек', 'Постель', 'Bedding', 'الفراش'],
  ['Жылу', 'Отопление', 'Heating', 'التدفئة'],
  ['Су', 'Вода', 'Water', 'الماء'],
  ['Құжаттар', 'Документы', 'Papers', 'الوثائق'],
  ['Жәрдемақы', 'Пособие', 'Allowance', 'الإعانة'],
  ['Дәрігер', 'Врач', 'Doctor', 'الطبيب'],
  ['Тамақ', 'Питание', 'Meals', 'الوجبات'],
]
/** …and four questions about each. */
const questions: [type: string, words: string[]][] = [
  ['yes or no', ['жеткілікті ме?', 'достаточно?', 'enough?', 'هل يكفي؟']],
  ['whole number', ['қанша керек?', 'сколько нужно?', 'how many are needed?', 'كم المطلوب؟']],
  ['one of', ['кім көмектеседі?', 'кто помогает?', 'who helps?', 'من يساعد؟']],
  ['text', ['ескертпе', 'примечание', 'remark', 'ملاحظة']],
]
const helpers = [
  ['Туысқандар', 'Родные', 'Kin', 'الأقارب'],
  ['Әкімдік', 'Акимат', 'The district', 'البلدية'],
  ['Ешкім', 'Никто', 'Nobody', 'لا أحد'],
]

describe.skipIf(!chromiumPath)('an office', () => {
  let browser: Browser
  let state: State
  let worker: Person
  let second: Person
  let caseId: string
  let page: Page
  let errors: string[]

  beforeAll(async () => {
    ;[browser, state] = await Promise.all([openBrowser(), openState('Ministry of A', 'en')])
    const { root, agency, installation } = state
    const officer = async (role: 'case_worker' | 'child_protection_officer') => {
      const person = speaker(installation.url, { ...(await makeAccount(root, role, agency)), role })
      await person.send('PUT', '/me/language', { language: 'en' })
      return person
    }
    ;[worker, second] = [await officer('case_worker'), await officer('child_protection_officer')]
    const child = await register({ root } as unknown as Stage, agency, 'Example Child', '2016-04-01')
    must(await worker.post('/cases', { anchorId: child }))
    caseId = must(await worker.get('/cases')).items[0].id
    ;({ page, errors } = await sitDown(browser, state, worker, 'en-GB'))
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await state?.close()
  })

  /** Types a text in each language into the fields that follow each other from here. */
  const typeFour = async (texts: Four) => {
    for (const [at, language] of languages.entries()) {
      if (at > 0) await page.keyboard.press('Tab')
      await page.keyboard.insertText(texts[language])
    }
  }
  const tab = (name: string) => page.getByRole('tab', { name: en(`tab.${name}`) }).click()

  it('makes a form of forty questions in four languages, without leaving the keyboard', async () => {
    await page.goto('/cases/forms')
    await page.getByRole('button', { name: en('new'), exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(en('title-in', { language: ownName.kk })).focus()
    await typeFour(
      four(['Үйдегі алғашқы ай', 'Первый месяц дома', 'The first month at home', 'الشهر الأول في البيت']),
    )
    await dialog.getByRole('button', { name: en('begin') }).click()

    await tab('lists')
    await page.getByLabel(en('list-name')).fill('helpers')
    await page.keyboard.press('Enter')
    for (const [at, helper] of helpers.entries()) {
      await page.getByRole('button', { name: en('choice-add') }).click()
      await page.getByLabel(`${en('what.choice')} ${at + 1} · ${ownName.kk}`).focus()
      await typeFour(four(helper))
    }
    await tab('fields')
    const add = page.getByRole('form', { name: en('add') })
    const type = add.getByLabel(en('field-type'))
    const first = add.getByLabel(en('label-in', { language: ownName.kk }))
    for (const thing of things) {
      await type.selectOption('section')
      await first.focus()
      await typeFour(four(thing))
      await page.keyboard.press('Enter')
      for (const [kind, asked] of questions) {
        await type.selectOption(kind)
        await first.focus()
        await typeFour(four(thing.map((each, at) => `${each}: ${asked[at]}`)))
        await page.keyboard.press('Enter')
      }
    }
    const items = page.getByRole('list', { name: en('tab.fields') }).getByRole('listitem')
    await expect.poll(() => items.count()).toBe(50)

    // A condition is chosen, not written.
    await items.getByText('Books: how many are needed?').click()
    await page.getByRole('button', { name: en('condition.add') }).click()
    await page.getByLabel(en('condition.value'), { exact: true }).selectOption('no')
    await items.getByText('Books: enough?').click()
    await page.getByRole('checkbox', { name: en('required') }).check()
    // What the doctor says is kept where the doctor's notes are.
    await items.getByText('Doctor: remark').click()
    await page.getByLabel(en('field-compartment')).selectOption('health')
    // Moved, taken out and brought back by keyboard.
    const books = items.nth(1).getByRole('button').first()
    await books.focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => items.nth(2).textContent()).toContain('Books: enough?')
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => items.nth(1).textContent()).toContain('Books: enough?')
    await page.keyboard.press('Delete')
    await expect.poll(() => items.count()).toBe(49)
    await page.keyboard.press('Control+z')
    await expect.poll(() => items.count()).toBe(50)
    // No person is scored.
    await type.selectOption('whole number')
    await first.focus()
    await typeFour(four(['Тәуекел деңгейі', 'Уровень риска', 'Risk level', 'مستوى الخطر']))
    await page.keyboard.press('Enter')
    await page
      .getByText(/Names a score/)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: en('act.propose') }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: en('undo') }).click()

    await tab('words')
    await page.getByLabel(`${en('what.purpose')} · ${ownName.kk}`).focus()
    await typeFour(
      four([
        'Не жетіспейтінін білу',
        'Узнать, чего не хватает',
        'To learn what is lacking',
        'لمعرفة ما ينقص',
      ]),
    )
    await tab('steps')
    await page.getByRole('button', { name: en('step-add') }).click()
    await page.getByLabel(en('step-in', { language: ownName.kk })).focus()
    await typeFour(four(['Кітап табу', 'Найти учебники', 'Find the books', 'توفير الكتب']))
    await page.getByText(en('ready')).waitFor()
    await page.getByText(en('draft.kept')).waitFor()
    await tab('fields')
    await items.getByText('Books: how many are needed?').click()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'forms-builder-question-en')
    await looks('forms-builder')
    await page.getByRole('button', { name: en('act.propose') }).click()
    await page.getByText(en('waits-for-second')).waitFor()
    expect(errors).toEqual([])
  }, 120_000)

  /** Pictures as a reader of Kazakh and of Arabic sees the page, and on a tablet. */
  const looks = async (name: string) => {
    if (process.env['PICTURES'] !== '1') return
    for (const language of ['kk', 'ar', 'en'] as const) {
      await worker.send('PUT', '/me/language', { language })
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await picture(page, `${name}-${language}`)
      await page.setViewportSize({ width: 768, height: 1000 })
      await picture(page, `${name}-tablet-${language}`)
      await page.setViewportSize({ width: 1280, height: 1000 })
    }
  }

  it('has it published by a second person, who looks it through', async () => {
    const { page: other, errors: wrong } = await sitDown(browser, state, second, 'en-GB')
    await other.goto('/cases/forms')
    await other.getByRole('link', { name: 'The first month at home' }).click()
    await other.getByText(en('waits-for-you')).waitFor()
    await other.getByRole('group', { name: 'Books', exact: true }).waitFor()
    expect(await accessibilityFaults(other)).toEqual([])
    await other.getByRole('button', { name: en('act.publish') }).click()
    await other
      .getByText(/^published/)
      .first()
      .waitFor()
    await picture(other, 'forms-published-en')
    expect(wrong).toEqual([])
    await other.context().close()
  }, 30_000)

  it('fills it in a case, takes a step over as a task, and reads the counts', async () => {
    await page.goto(`/cases/${caseId}`)
    await page.getByRole('tab', { name: en('of-case') }).click()
    await page.getByRole('button', { name: en('fill') }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: en('fill-begin') })
      .click()
    const books = page.getByRole('group', { name: 'Books', exact: true })
    await books.waitFor()
    expect(await page.getByText('Doctor: remark').count()).toBe(0)
    expect(await page.getByText('Books: how many are needed?').count()).toBe(0)
    await page.getByRole('button', { name: en('finish') }).click()
    await page.getByText(en('fault.required')).waitFor()
    await books
      .getByRole('radiogroup', { name: /enough/ })
      .getByLabel('No', { exact: true })
      .check()
    await page.getByLabel('Books: how many are needed?').fill('3')
    await books.getByLabel('Kin').check()
    await page.getByLabel('Meals: remark').fill('=1+1')
    await picture(page, 'forms-fill-en')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: en('keep-draft') }).click()
    await page.getByText(en('state.draft-answers'), { exact: true }).waitFor()
    await looks('forms-fill')
    expect(await page.getByLabel('Books: how many are needed?').inputValue()).toBe('3')
    await page.getByRole('button', { name: en('finish') }).click()
    await page.getByText(en('steps-hint')).waitFor()
    await page.getByRole('button', { name: /Take over/ }).click()
    await page.getByText(/task was added/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    const [form] = must(await worker.get('/cases/forms')).items
    await page.goto(`/cases/forms/${form.id}/report`)
    const kin = page.getByRole('row', { name: /Kin/ }).first()
    await kin.waitFor()
    expect(await kin.textContent()).toContain('1')
    expect(await accessibilityFaults(page)).toEqual([])
    await looks('forms-report')
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'CSV' }).click()
    const csv = readFileSync(await (await coming).path(), 'utf8')
    expect(csv).toContain('Kin,1')
    expect(csv).not.toContain('Example Child')
    expect(csv).not.toContain('=1+1')
    expect(errors).toEqual([])
  }, 60_000)
})

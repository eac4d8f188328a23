// An analyst at the workbench, who decides by what the screen shows and by a written rule, with the keyboard.
import type { Page } from './playwright.ts'

/** What the screen shows of the pair. */
export interface Shown {
  /** Both records as "camp list 39": the kind of the source and the line. */
  records: [string, string]
  /** Of 100 pairs that agree like these two, so many are of one person. */
  ofHundred: number
  /** How each field compares, in the words of the table: "very alike", "different". */
  fields: Record<string, string>
  /** What would not hold together if the two were one person. */
  contradictions: string[]
  /** Records of the same list that fit one of the two as well: in 100. */
  rivals: number[]
  /** Relatives on both sides are linked, or are one person. */
  relatives: boolean
  /** A prison list or legal column is among the sources. */
  twoOfficers: boolean
}

export type Verdict = 'same' | 'not same' | 'unsure'

const agrees = (outcome: string | undefined) => /^(same|very alike|alike|partly alike)/.test(outcome ?? '')

/**
 * The rule. The screen's number holds the names, the families, and who else of a list fits; so the rule is what officers add
 * to it: what cannot hold together weighs, and a name alone joins nobody where two officers are needed. It sees the screen
 * alone. It was written before the truth was opened, but for one thing learnt from pairs that were missed: ages are guessed,
 * so that births a year or two apart tell nobody apart.
 *
 * Same person: from 55 in 100 where nothing contradicts; from 80 where all that does is that births are a year or two
 *   apart, or that both are lines of one list, which has repeats; from 95 where births, places of birth or the
 *   children's births are at odds. Where two officers are needed there must be a birth, a parent, a place, a document
 *   or a relative that agrees.
 * Not the same: something contradicts that is more than the one list or births a year or two apart (ages are guessed), the
 *   name is not the same, and it is less than 20.
 * Otherwise: unsure, a colleague is asked.
 */
export function judge(shown: Shown): Verdict {
  const { ofHundred: p, contradictions, fields, relatives, twoOfficers } = shown
  const agreeing = ['Mother', 'Father', 'Place of birth', 'Document number'].some((field) =>
    agrees(fields[field]),
  )
  const beyondTheName = /^(same|can be the same day)/.test(fields['Born'] ?? '') || agreeing || relatives
  const only = (pattern: RegExp) => contradictions.every((each) => pattern.test(each))
  const least = contradictions.length === 0 ? 55 : only(slight) ? 80 : only(atOdds) ? 95 : 101
  if (p >= least) return twoOfficers && !beyondTheName ? 'unsure' : 'same'
  const against = contradictions.length > 0 && !only(slight)
  return against && !/^same/.test(fields['Name'] ?? '') && p < 20 ? 'not same' : 'unsure'
}

const slight = /^(Births a year or two apart|Both are lines of one list)/
const atOdds = /^(Births|Both are lines of one list|Two places of birth|Two children)/

const table = 'table[aria-label="Two records side by side"]'

/** The pair on show once all around it is there; undefined: none waits. `before`: the records of the pair that was. */
async function look(page: Page, before: string): Promise<Shown | undefined> {
  const found = await page.waitForFunction(
    ([selector, was]) => {
      const of = (root: ParentNode, css: string) => [...root.querySelectorAll(css)]
      const text = (node: Element | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim()
      if (document.querySelector('[aria-busy="true"]')) return null
      const pair = document.querySelector(selector!)
      if (!pair) return document.body.textContent?.includes('No pair waits') ? { none: true } : null
      const heads = of(pair, 'thead th').slice(0, 2).map(text)
      if (heads.join(' | ') === was) return null
      const notes = document.querySelector('section[aria-label="Before you decide"]')
      if (!notes) return null
      const kin = document.querySelector('section[aria-label="The family around both"]')
      const steps = of(document, 'section[aria-label="How the probability came about"] tbody th').map(text)
      return {
        heads,
        likelihood: text(document.querySelector('#pair')),
        fields: of(pair, 'tbody tr').map((row) => [
          text(row.querySelector('th')),
          text(row.lastElementChild),
        ]),
        contradictions: of(notes, 'h3 + ul > li').map(text),
        notes: text(notes),
        relatives:
          steps.some((step) => /relatives (is|are) alike/.test(step)) || /on both sides/.test(text(kin)),
        decision: text(document.querySelector('section[aria-label="Decision"]')),
      }
    },
    [table, before] as const,
    { timeout: 60_000, polling: 20 },
  )
  const it = (await found.jsonValue()) as never as {
    none?: true
    heads: string[]
    likelihood: string
    fields: [string, string][]
    contradictions: string[]
    notes: string
    relatives: boolean
    decision: string
  }
  if (it.none) return undefined
  const record = (head: string) => {
    const said = / · (camp list|prison list|civil registry|enquiries) · line ([\d,]+)/.exec(head)
    if (!said) throw new Error(`no source and line in "${head}"`)
    return `${said[1]} ${said[2]!.replace(',', '')}`
  }
  return {
    records: [record(it.heads[0]!), record(it.heads[1]!)],
    ofHundred: Number(/\((\d+) in 100\)/.exec(it.likelihood)![1]),
    fields: Object.fromEntries(
      it.fields.filter(([, said]) => said !== '').map(([field, said]) => [field, said]),
    ),
    contradictions: it.contradictions.filter((each) => !each.startsWith('In two places')),
    rivals: [...it.notes.matchAll(/fits the (?:first|second) as well: .*?\((\d+) in 100\)/g)].map(([, n]) =>
      Number(n),
    ),
    relatives: it.relatives,
    twoOfficers: it.decision.includes('A second officer must confirm'),
  }
}

export interface Worked {
  /** all that was seen, and what the rule said */
  seen: (Shown & { verdict: Verdict })[]
  same: [string, string][]
  notSame: [string, string][]
  unsure: number
}

/**
 * Works what waits at an address of the queue, by key, until none is left that the rule can say something new of.
 * @param most ends after so many decisions
 */
export async function work(
  page: Page,
  address: string,
  done: Worked,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  await page.goto(address)
  await page.getByRole('heading', { name: 'Matches', level: 1 }).waitFor()
  const met = new Map<string, number>()
  let before = ''
  let decided = 0
  for (;;) {
    if (decided >= most) return decided
    const shown = await look(page, before).catch(() => undefined)
    if (!shown) return decided
    const pair = shown.records.join(' and ')
    const times = (met.get(pair) ?? 0) + 1
    met.set(pair, times)
    before = await headsOf(page)
    // A decision that was refused brings the pair back.
    if (times > 1) done.same = done.same.filter((each) => each.join(' and ') !== pair)
    if (times > 2) return decided
    const verdict = times > 1 ? 'unsure' : judge(shown)
    done.seen.push({ ...shown, verdict })
    if (verdict === 'unsure') {
      // Of those left to a colleague already, the rest is left there.
      if (address.includes('mine')) {
        await page.keyboard.press('j')
        if ((await headsOf(page)) === before) return decided
        continue
      }
      done.unsure++
      await page.keyboard.press('u')
      continue
    }
    decided++
    if (verdict === 'same') {
      done.same.push(shown.records)
      await page.keyboard.press(shown.relatives ? '3' : agrees(shown.fields['Document number']) ? '2' : '1')
      await page.keyboard.press('s')
    } else {
      done.notSame.push(shown.records)
      await page.keyboard.press('n')
    }
  }
}

const headsOf = async (page: Page) =>
  (await page.locator(`${table} thead th`).allTextContents())
    .slice(0, 2)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .join(' | ')

/** Confirms by key what the colleague proposed. */
export async function confirmAll(page: Page): Promise<number> {
  await page.goto('/matches/decisions')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const items = page.getByRole('button', { name: 'Confirm: same person' })
  const hint = page.getByText('Confirm the first that a colleague proposed')
  let confirmed = 0
  await hint
    .or(page.getByText('No decision here'))
    .or(page.getByText('waits for a second officer'))
    .first()
    .waitFor()
  while ((await hint.count()) > 0) {
    const first = await items.first().evaluate((button) => button.closest('li')?.textContent)
    const went = () =>
      page.evaluate((was) => {
        const buttons = [...document.querySelectorAll('li button')]
        const next = buttons.find((button) => button.textContent?.includes('Confirm: same person'))
        return next?.closest('li')?.textContent !== was || document.querySelector('[role="alert"]') !== null
      }, first)
    // A key pressed while the one before is still at work is not taken; an officer presses again.
    for (let press = 0; press < 10 && !(await went()); press++) {
      await page.keyboard.press('c')
      for (let i = 0; i < 100 && !(await went()); i++) await page.waitForTimeout(20)
    }
    if (!(await went())) throw new Error(`not confirmed: ${first}`)
    if ((await page.getByRole('alert').count()) > 0) return confirmed
    confirmed++
  }
  return confirmed
}

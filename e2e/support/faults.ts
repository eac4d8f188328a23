// What can be wrong with a page as it stands, in words; and when it stands.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page, Request } from 'playwright-core'
import { accessibilityFaults } from './browser.ts'
import { web, wordsOf } from './words.ts'

export const wide = { width: 1280, height: 800 }
export const narrow = { width: 768, height: 900 }

const ids = new Set(
  readdirSync(web, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(entry.parentPath, entry.name, 'messages')))
    .flatMap(({ name }) => Object.keys(wordsOf(name, 'en'))),
)

/** Headings of the pages that say that something failed, which would pass every other check. */
const failures = new Set(
  ['en', 'ar'].flatMap((language) =>
    ['not-found', 'refused', 'broken'].map((kind) => wordsOf('shell', language)[`shell.${kind}.title`]),
  ),
)

const subjects = new Set([...ids].map((id) => id.split('.')[0]))

/** Whether a word is a message that nobody translated, rather than an address. */
const isRaw = (word: string) => ids.has(word) || subjects.has(word.split('.')[0])

/** All that is read to somebody, and whether it is wider than the screen. */
const looked = `(() => {
  const named = ['aria-label', 'placeholder', 'title', 'alt']
  const said = [...document.querySelectorAll(named.map((name) => '[' + name + ']'))]
    .flatMap((element) => named.map((name) => element.getAttribute(name) ?? ''))
  return {
    facing: document.documentElement.dir || 'ltr',
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.innerText.trim()),
    words: [document.title, document.body.innerText, ...said].join('\\n'),
  }
})()`

/** Names, roles and contrast are the same in every language: axe looks at the English page, the rest at each. */
export async function faultsOf(page: Page, language: 'en' | 'ar'): Promise<string[]> {
  const faults = language === 'en' ? await accessibilityFaults(page) : []
  const { headings, words, ...shown } = await page.evaluate<{
    facing: string
    language: string
    headings: string[]
    words: string
  }>(looked)
  if (shown.facing !== (language === 'ar' ? 'rtl' : 'ltr')) faults.push(`direction ${shown.facing}`)
  if (shown.language !== language) faults.push(`language ${shown.language}`)
  if (headings.length !== 1 || headings.some((heading) => heading === '' || failures.has(heading)))
    faults.push(`headings ${JSON.stringify(headings)}`)
  const raw = new Set((words.match(/\b[a-z-]+(?:\.[a-z-]+)+\b/g) ?? []).filter(isRaw))
  for (const word of raw) faults.push(`untranslated ${word}`)
  // An address that is given away may hold one.
  for (const id of words
    .replaceAll(/https?:\/\/\S+/g, '')
    .match(/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/g) ?? [])
    faults.push(`raw id ${id}`)
  await page.setViewportSize(narrow)
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  if (over > 0) faults.push(`${over} px too wide at ${narrow.width} px`)
  await page.setViewportSize(wide)
  return faults
}

const openRequests = new WeakMap<Page, number>()

/** Counts what a page is waiting for: all but events as they happen, which never end. */
export function countRequests(page: Page): void {
  const add = (n: number) => (request: Request) => {
    if (request.resourceType() !== 'eventsource') openRequests.set(page, (openRequests.get(page) ?? 0) + n)
  }
  page.on('request', add(1))
  page.on('requestfinished', add(-1))
  page.on('requestfailed', add(-1))
}

/** After so long a request that the page shows no sign of waiting for is not waited for either. */
const patience = 15_000

/** Something is still to come: a part being read, a page of which nothing stands yet, an address on its way. */
const unfinished = `!!document.querySelector('[aria-busy="true"]') || !document.querySelector('h1')
  || self.__TSR_ROUTER__?.state.status === 'pending'`

export async function settled(page: Page): Promise<void> {
  // Nothing is being read, five times in a row: what was read may ask for more. A machine at work may look late, so that
  // no clock says how long it was quiet.
  const began = Date.now()
  for (let quiet = 0; quiet < 5; quiet++) {
    // While one document gives way to the next there is none to ask.
    const busy = await page.evaluate<boolean>(unfinished).catch(() => true)
    const asks = (openRequests.get(page) ?? 0) > 0 && Date.now() - began < patience
    if (busy && Date.now() - began > 4 * patience) throw new Error(`${page.url()} is busy without end`)
    if (busy || asks) quiet = -1
    await page.waitForTimeout(20)
  }
}

/** On paper: nothing to press or to go on to, nothing folded away, nothing wider than the sheet. */
export async function faultsOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  const faults = await page.evaluate<string[]>(`(() => {
    const seen = (selector, wanted) =>
      [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility() !== wanted)
    const named = (element) => element.tagName + ' ' + element.textContent.trim().slice(0, 40)
    return [
      ...seen('nav, footer, button, summary', false).map((each) => 'printed: ' + named(each)),
      ...seen('main h1, main details:not(.embedding) li, .permanent', true).map((each) => 'not printed: ' + named(each)),
    ]
  })()`)
  await page.emulateMedia({ media: 'screen' })
  return faults
}

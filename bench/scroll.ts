/// <reference lib="dom" />
// The list of people, scrolled by the wheel from its first row to its last in a real browser: how long the frames
// take, that every row comes, and that nothing under the reader's eyes jumps. A frame waits for whatever else the
// machine does; what the page itself did is the processor time of its tasks, measured in the last tenth of the rows.
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { openEmbedded } from '../apps/server/src/db/embedded.ts'
import {
  connectTo,
  makeAccount,
  newSite,
  type Site,
  startOralu,
} from '../apps/server/test/durability/oralu-process.ts'
import { chromiumPath, openBrowser, watchErrors } from '../e2e/support/browser.ts'
import { fillRegister } from './support/fill.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: { people: { type: 'string', default: '100000' }, step: { type: 'string', default: '2000' } },
})
const [step] = numbers(values.step) as [number]

if (!chromiumPath) throw new Error('No Chromium is on this machine; CHROMIUM names one.')
const lines: (string | number)[][] = []
for (const people of numbers(values.people)) lines.push(await measure(people))
printTable(
  [
    'people',
    'rows reached',
    'jumps',
    's',
    'frames',
    'p50 ms',
    'p99 ms',
    'longest ms',
    '> 50 ms',
    '> 100 ms',
    'longest task, ms of processor',
    'load',
  ],
  lines,
)
console.log(`\nWheel steps of ${step} px, as fast as they are taken. ${machine()}`)

async function measure(people: number): Promise<(string | number)[]> {
  const site = await newSite()
  try {
    await startOralu(site).then((oralu) => oralu.stop())
    const token = await fill(site, people)
    const oralu = await startOralu(site)
    try {
      return [people, ...(await scroll(site.url, token, people)), loadavg()[1]!]
    } finally {
      await oralu.stop()
    }
  } finally {
    site.clear()
  }
}

async function fill(site: Site, people: number): Promise<string> {
  const embedded = await openEmbedded(site.dataDir)
  try {
    const client = await connectTo(site)
    await client.query('begin')
    const account = await makeAccount(client, 'consular_officer')
    await client.query('commit')
    await fillRegister(client, people, account)
    await client.end()
    return account.token
  } finally {
    await embedded.stop()
  }
}

async function scroll(url: string, token: string, people: number): Promise<number[]> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await context.addCookies([{ name: 'oralu.session_token', value: token, url }])
    const page = await context.newPage()
    const errors = watchErrors(page)
    await page.goto(`${url}/people`)
    await page.locator('#list [role=row][data-index="0"]').waitFor({ timeout: 60_000 })
    const began = performance.now()
    const { rows, jumps } = await toTheEnd(page, people * 0.9, () =>
      browser.startTracing(page, { categories: ['toplevel'] }),
    )
    const task = await longestTask(browser)
    const seconds = (performance.now() - began) / 1000
    const frames = (await page.evaluate('window.frames_')) as number[]
    if (errors.length > 0) throw new Error(errors.join('\n'))
    frames.sort((a, b) => a - b)
    const at = (share: number) => frames[Math.min(frames.length - 1, Math.floor(frames.length * share))] ?? 0
    const over = (ms: number) => frames.filter((each) => each > ms).length
    const longest = frames.at(-1) ?? 0
    return [rows, jumps, seconds, frames.length, at(0.5), at(0.99), longest, over(50.5), over(100.5), task]
  } finally {
    await browser.close()
  }
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds of processor time. */
  tdur?: number
  args: { name?: string }
}

/** Ends the tracing. @returns milliseconds of processor time of the page's longest task */
async function longestTask(browser: Browser): Promise<number> {
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[]
  }
  const where = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(where),
  )
  const tasks = traceEvents.filter((each) => each.name.endsWith('RunTask') && pages.has(where(each)))
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0)
}

interface Look {
  top: number
  bottom: number
  total: number
  last: number
  /** A row seen, and where on the screen. */
  rows: (readonly [string, number])[]
}

/** Turns the wheel until the list says that no more comes and its last row is on the screen. */
async function toTheEnd(
  page: Page,
  late: number,
  whenLate: () => Promise<void>,
): Promise<{ rows: number; jumps: number }> {
  await page.evaluate(`{
    window.frames_ = []
    let last = performance.now()
    const frame = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(frame) }
    requestAnimationFrame(frame)
  }`)
  const box = (await page.locator('#list').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  // As text: it runs in the page, whose types this program does not have.
  const look = () =>
    page.evaluate<Look>(`(() => {
      const list = document.getElementById('list')
      const rows = [...list.querySelectorAll('[role=row][data-index]')]
      return {
        top: list.scrollTop,
        bottom: list.scrollHeight - list.clientHeight,
        total: Number(list.getAttribute('aria-rowcount')),
        last: Math.max(0, ...rows.map((row) => Number(row.dataset.index) + 1)),
        rows: rows.map((row) => [row.id, row.getBoundingClientRect().top]),
      }
    })()`)
  let jumps = 0
  let before = await look()
  let isLate = false
  for (let still = 0; still < 1200; ) {
    await page.mouse.wheel(0, step)
    const now = await look()
    if (!isLate && now.last >= late) {
      isLate = true
      await whenLate()
    }
    // What stands on both pictures has moved by as much as the list was scrolled, or the reader lost the place.
    const moved = new Map(before.rows)
    const both = now.rows.find(([id]) => moved.has(id))
    if (both && Math.abs(moved.get(both[0])! - both[1] - (now.top - before.top)) > 2) jumps++
    if (now.top < before.top) jumps++
    if (now.total > 0 && now.top >= now.bottom - 1) return { rows: now.last, jumps }
    if (now.top === before.top) {
      still++
      await page.waitForTimeout(25)
    } else still = 0
    before = now
  }
  throw new Error(`the list stays at row ${before.last}`)
}

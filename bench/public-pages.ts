// `npm run bench -- public-pages [--rows 50000] [--people 100000]`: the public pages as a reader's browser takes them, with
// scripts and without, while `oralu import` takes in one list after another: when the largest part stood, what jumped, how
// much travelled.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import {
  newSite,
  spawnOralu,
  startOralu,
  untilReady,
  withRoot,
} from '../apps/server/test/durability/oralu-process.ts'
import { chromiumPath, openBrowser } from '../e2e/support/browser.ts'
import { communiques, publish } from './support/communiques.ts'
import { fillOffice } from './support/fill.ts'
import { makeList, takeIn } from './support/list.ts'
import { type Cell, machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    people: { type: 'string', default: '100000' },
    visits: { type: 'string', default: '10' },
  },
})
const [rows, people, visits] = [values.rows, values.people, values.visits].map(
  (each) => numbers(each)[0]!,
) as [number, number, number]
if (!chromiumPath) throw new Error('No Chromium is on this machine; CHROMIUM names one.')

interface Visit {
  lcpMs: number
  cls: number
  bytes: number
  requests: number
}

const lines: Cell[][] = []
const site = await newSite()
await startOralu(site).then((oralu) => oralu.stop())
const account = await fillOffice(site, people, publish)
const oralu = spawnOralu(site)
await untilReady(site, oralu)
const browser = await openBrowser()
let visited = false
let importing: Promise<number> | undefined
try {
  const { rows: slugs } = await withRoot(site, (client) =>
    client.query<{ slug: string }>('select slug from figures.communique limit 1'),
  )
  const pages = ['', 'communiques/', slugs[0]!.slug, 'figures/', 'claims', 'data/', 'enquiry', 'contact/']
  importing = keepTakingIn(account.email)
  // Its failure is told where it is awaited.
  importing.catch(() => {})
  for (const page of pages)
    for (const scripts of [true, false]) {
      const seen: Visit[] = []
      // Each visit a reader who was never here, in another of the languages.
      for (let at = 0; at < visits; at++)
        seen.push(await visit(browser, `/public/${['kk', 'ru', 'en', 'ar'][at % 4]}/${page}`, scripts))
      const lcp = seen.map(({ lcpMs }) => lcpMs).sort((a, b) => a - b)
      lines.push([
        page.startsWith(slugs[0]!.slug) ? 'a communiqué' : page || 'overview',
        scripts ? 'with' : 'without',
        lcp[lcp.length >> 1]!,
        lcp.at(-1)!,
        Math.max(...seen.map(({ cls }) => cls)),
        Math.max(...seen.map(({ bytes }) => bytes)),
        Math.max(...seen.map(({ requests }) => requests)),
      ])
    }
  visited = true
  const lists = await importing
  printTable(['page', 'scripts', 'LCP p50 ms', 'most ms', 'CLS', 'bytes', 'requests'], lines)
  console.log(
    `\n${visits} first visits each; ${communiques} communiqués; meanwhile ${lists} lists of ${rows} lines went into a register of ${people}. ${machine()}`,
  )
} finally {
  visited = true
  await browser.close()
  await oralu.stop()
  await importing?.catch(() => {})
  site.clear()
}

/** @returns how many lists were taken in before the last page was visited, and with it */
async function keepTakingIn(email: string): Promise<number> {
  let lists = 0
  while (!visited) {
    await takeIn(site, makeList(join(site.folder, 'list.csv'), rows, people, lists * rows), email)
    lists++
  }
  return lists
}

/** One visit with an empty cache. What it measures comes from the browser, so that a page without scripts is measured alike. */
async function visit(browser: Browser, path: string, scripts: boolean): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: { width: 412, height: 823 },
    javaScriptEnabled: scripts,
  })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const found: Visit = { lcpMs: Number.NaN, cls: 0, bytes: 0, requests: 0 }
  let began = Number.NaN
  session.on('Network.requestWillBeSent', ({ wallTime }) => {
    if (Number.isNaN(began)) began = wallTime
    found.requests++
  })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    found.bytes += encodedDataLength
  })
  session.on('PerformanceTimeline.timelineEventAdded', ({ event }) => {
    if (event.lcpDetails) found.lcpMs = (event.lcpDetails.renderTime - began) * 1000
    if (event.layoutShiftDetails && !event.layoutShiftDetails.hadRecentInput)
      found.cls += event.layoutShiftDetails.value
  })
  await session.send('Network.enable')
  await session.send('PerformanceTimeline.enable', {
    eventTypes: ['largest-contentful-paint', 'layout-shift'],
  })
  const answer = await page.goto(path, { waitUntil: 'load' })
  if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()}`)
  // What stands late would be told within this.
  await page.waitForTimeout(500)
  await context.close()
  if (Number.isNaN(found.lcpMs)) throw new Error(`${path}: the browser told no largest part`)
  return found
}

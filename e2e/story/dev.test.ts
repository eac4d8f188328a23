// For whoever writes the story: runs some chapters on a copy of an installation kept after the chapter before.
import { existsSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { spawn, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { openBrowser, watchErrors } from '../support/browser.ts'
import { openOffice, type Office } from './office.ts'
import * as chapters from './chapters.ts'

const port = 4790
const url = `http://localhost:${port}`
const base = '/tmp/story'
const shim = join(import.meta.dirname, '../../apps/server/bin/oralu.js')
const [from, to] = (process.env['STORY_DEV'] ?? '').split('-').map(Number) as [number, number]

describe.skipIf(!process.env['STORY_DEV'])('dev', () => {
  it('runs', { timeout: 900_000 }, async () => {
    const browser = await openBrowser()
    let office: Office | undefined
    for (let n = from; n <= to; n++) {
      const now = join(base, 'now')
      rmSync(now, { recursive: true, force: true })
      if (n > 0) execFileSync('cp', ['-a', join(base, `cp${n - 1}`), now])
      const env = { ...process.env, PORT: String(port), ORALU_DATA: join(now, 'data'), ORALU_KEYS: join(now, 'keys') }
      const child = spawn(process.execPath, [shim, 'serve'], { env, stdio: ['ignore', 'inherit', 'inherit'] })
      for (let i = 0; i < 300; i++) { if (await fetch(`${url}/readyz`).then((a) => a.ok, () => false)) break; await new Promise((d) => setTimeout(d, 200)) }
      const oralu = { url, folder: now, oralu: (...args: string[]) => execFileSync(process.execPath, [shim, ...args], { env, encoding: 'utf8' }), stop: async () => {} }
      const pages = new Map<string, any>()
      try {
        const started = Date.now()
        if (n === 0) office = await openOffice(browser, oralu)
        else {
          const states = JSON.parse(readFileSync(join(now, 'states.json'), 'utf8'))
          const errors: string[][] = []
          for (const [who, state] of Object.entries(states)) {
            const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: 'en-GB', baseURL: url, storageState: state as never })
            const page = await context.newPage()
            page.setDefaultTimeout(Number(process.env['T'] ?? 8000))
            errors.push(watchErrors(page))
            pages.set(who, page)
          }
          office = { open: (who: string) => pages.get(who)!, visitor: async () => await (await browser.newContext({ baseURL: url, locale: 'en-GB' })).newPage(), get errors() { return errors.flat() } } as never
          await (chapters as any)[`chapter${n}`](office, oralu)
        }
        console.log(`chapter ${n}: ${(Date.now() - started) / 1000} s; errors ${JSON.stringify(office!.errors)}`)
        const states: Record<string, unknown> = {}
        for (const who of ['admin', 'dpo', 'amina', 'bolat', 'marat', 'erlan', 'pavel', 'raisa', 'clara']) states[who] = await office!.open(who).context().storageState()
        writeFileSync(join(now, 'states.json'), JSON.stringify(states))
      } catch (error) {
        for (const [who, page] of pages) if (page.url() !== 'about:blank') await page.screenshot({ path: `/tmp/story/fail-${who}.png` })
        throw error
      } finally {
        const gone = new Promise((d) => child.once('exit', d)); child.kill('SIGTERM'); await gone
      }
      if (existsSync(join(base, `cp${n}`))) rmSync(join(base, `cp${n}`), { recursive: true })
      execFileSync('cp', ['-a', now, join(base, `cp${n}`)])
    }
    await browser.close()
  })
})

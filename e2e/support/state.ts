// A state with an Oralu of its own, in its own process and on its own database, and officers who are signed in.
import { join } from 'node:path'
import type { Role } from '@oralu/domain'
import type { Browser, Page } from 'playwright-core'
import { connectTo, makeAccount, type Site } from '../../apps/server/test/durability/oralu-process.ts'
import type { Person } from '../../apps/server/test/support/oralu.ts'
import { watchErrors } from './browser.ts'
import { speaker } from './demonstration.ts'
import { type Installation, startInstallation } from './installation.ts'

export interface State {
  installation: Installation
  root: Awaited<ReturnType<typeof connectTo>>
  agency: string
  consul: Person
  second: Person
  liaison: Person
  guard: Person
  /** One more officer, signed in. */
  officer(role: Role): Promise<Person>
  close(): Promise<void>
}

export async function openState(
  name: string,
  language: 'en' | 'kk',
  more?: NodeJS.ProcessEnv,
): Promise<State> {
  const installation = await startInstallation(undefined, more)
  const root = await connectTo({ dataDir: join(installation.folder, 'data') } as Site)
  const { rows } = await root.query('insert into access.agency (name) values ($1) returning id', [name])
  const officer = async (role: Role): Promise<Person> => {
    const account = await makeAccount(root, role, rows[0].id)
    const person = speaker(installation.url, { ...account, role })
    await person.send('PUT', '/me/language', { language })
    return person
  }
  return {
    installation,
    root,
    agency: rows[0].id,
    consul: await officer('consular_officer'),
    second: await officer('consular_officer'),
    liaison: await officer('partner_liaison'),
    guard: await officer('data_protection_officer'),
    officer,
    async close() {
      await root.end()
      await installation.stop()
    },
  }
}

/** A page of an officer, and the errors that it meets. */
export async function sitDown(
  browser: Browser,
  { installation }: State,
  { token }: Person,
  locale: string,
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    baseURL: installation.url,
    viewport: { width: 1280, height: 1000 },
    locale,
    reducedMotion: 'reduce',
  })
  await context.addCookies([
    { name: 'oralu.session_token', value: token, url: installation.url, httpOnly: true },
  ])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return { page, errors: watchErrors(page) }
}

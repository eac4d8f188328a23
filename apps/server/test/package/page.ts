// The commands of docs/partners.md, as they stand there.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './support.ts'

/** What docs/partners.md asks a partner to have. */
const tools = ['age', 'age-keygen', 'openssl', 'jq', 'bash', 'truncate']
const folders = (process.env['PATH'] ?? '').split(delimiter)
export const missing = tools.filter((tool) => !folders.some((each) => existsSync(join(each, tool))))

/** The commands of a language under a heading of the page: all of them, or those of one block. */
export function commands(heading: string, language: 'sh' | 'js', block?: number): string {
  const page = readFileSync(join(root, 'docs/partners.md'), 'utf8')
  const section = page.split('\n## ').find((each) => each.startsWith(heading)) ?? ''
  const blocks = [...section.matchAll(/```(\w+)\n(.*?)```/gs)].filter(([, each]) => each === language)
  const texts = blocks.map(([, , text]) => text).filter((_, at) => block === undefined || at === block)
  if (texts.length === 0) throw new Error(`docs/partners.md has no ${language} under '${heading}'`)
  return texts.join('')
}

/** Runs a script in a folder, and gives what it printed. */
export const inBash =
  (folder: string) =>
  (script: string, env: object = {}): string =>
    execFileSync('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })

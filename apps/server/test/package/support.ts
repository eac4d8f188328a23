// `oralu package` in a folder of its own.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { run } from '../../src/commands/package.ts'

export const root = join(import.meta.dirname, '../../../..')
export const formats = join(root, 'docs/formats')
export const format = (name: string) => JSON.parse(readFileSync(join(formats, name), 'utf8'))

const made: string[] = []
/** A fresh folder; `removeFolders` removes all of them. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oralu-package-'))
  made.push(folder)
  return folder
}
export const removeFolders = () => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
}

/** Sealing by side a for side b, and opening by b: keys are in the folders a and b. */
export const sealArgs = ['--to', 'b/age.pub', '--sign', 'a/sign.key.pem']
export const openArgs = ['--identity', 'b/age.key', '--from', 'a/sign.pub.pem']

/** Runs the command in a process of its own, as it is from outside. */
export function runOutside(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../bin/oralu.js'), 'package', ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ORALU_DATA: join(folder, 'data'), ORALU_KEYS: join(folder, 'keys') },
    },
  )
  return { status, stdout, stderr }
}

/** Runs it in this process, which is quicker; throws what the command throws. */
export async function ask(folder: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' }
  const to = (name: keyof typeof said) => (text: string) => {
    said[name] += `${text}\n`
  }
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(to('stdout')),
    vi.spyOn(console, 'error').mockImplementation(to('stderr')),
  ]
  const before = process.cwd()
  process.chdir(folder)
  try {
    await run(args)
    return said
  } finally {
    process.chdir(before)
    for (const spy of spies) spy.mockRestore()
  }
}

/** What it answers as JSON. */
export const told = async (folder: string, ...args: string[]) =>
  JSON.parse((await ask(folder, ...args)).stdout)

/** The example's configuration, its dates moved so that it has not expired on the day of the test. */
export function liveConfig(change: object = {}) {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const { $schema: _, id: __, madeAt: ___, ...config } = format('package-config.example.json')
  return {
    ...config,
    expiresAt: `${day(30).slice(0, 19)}Z`,
    retainUntil: day(180).slice(0, 10),
    files: [{ ...config.files[0], path: join(formats, config.files[0].path) }],
    ...change,
  }
}

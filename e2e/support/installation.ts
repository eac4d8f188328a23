// An Oralu of its own, started as an operator would: a folder with nobody in it, the real command, a real port.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareData, prepareDemonstration } from '../../apps/server/test/support/prepared.ts'

const shim = join(import.meta.dirname, '../../apps/server/bin/oralu.js')

export interface Installation {
  url: string
  folder: string
  /** Runs `oralu <command>` on this installation, and gives what it printed. */
  oralu(...args: string[]): string
  stop(): Promise<void>
}

/**
 * @param loaded whether the demonstration is in it
 * @param more given to its process, e.g. a clock that the test moves
 */
export async function startInstallation(
  loaded?: 'with the demonstration',
  more: NodeJS.ProcessEnv = {},
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'oralu-e2e-'))
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    ORALU_DATA: join(folder, 'data'),
    ORALU_KEYS: join(folder, 'keys'),
  }
  await (loaded ? prepareDemonstration(env.ORALU_DATA, env.ORALU_KEYS) : prepareData(env.ORALU_DATA))
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, [shim, 'serve'], {
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk))
  try {
    await untilReady(url, child, () => printed)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    url,
    folder,
    oralu: (...args) => execFileSync(process.execPath, [shim, ...args], { env, encoding: 'utf8' }),
    async stop() {
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilReady(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (child.exitCode !== null) throw new Error(`oralu serve ended: ${printed()}`)
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`oralu serve was not ready within a minute: ${printed()}`)
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

// Runs bench/load.ts in a process of its own, so that it takes nothing from the one that is measured.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Load, Measured } from '../load.ts'

export async function runLoad(load: Load): Promise<Measured> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../load.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, BENCH_LOAD: 'yes' },
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stdin.end(JSON.stringify(load))
  await once(child, 'close')
  return JSON.parse(output) as Measured
}

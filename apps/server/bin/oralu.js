#!/usr/bin/env node
// Runs Oralu's command line with the Node that it needs, whichever Node called it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode24, root } from '../../../scripts/runtime.js'

const node = findNode24()
if (!node || !existsSync(join(root, 'node_modules', 'pg'))) {
  console.error('Oralu is not set up here yet. Run: node scripts/setup.js')
  process.exit(2)
}
const cli = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'cli.ts')
const child = spawn(node, [cli, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))

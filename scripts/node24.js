// Runs a script with Oralu's own Node 24: the caller's Node may be older, and only Node 24 strips types itself.
import { spawn } from 'node:child_process'
import { findNode24 } from './runtime.js'

const node = findNode24()
if (!node) {
  console.error('Node 24 is not here yet. Run: node scripts/setup.js')
  process.exit(2)
}
const child = spawn(node, process.argv.slice(2), { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))

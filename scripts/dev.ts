// `npm run dev`: the server restarts and the web reloads on save.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './runtime.js'

const api = `http://localhost:${process.env['PORT'] ?? 4600}`
const children = [
  spawn(
    process.execPath,
    ['--watch-path=apps/server/src', '--watch-path=packages', 'apps/server/src/cli.ts', 'serve'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  ),
  spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js')], {
    cwd: join(root, 'apps/web'),
    stdio: 'inherit',
    env: { ...process.env, ORALU_API: api },
  }),
]
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
await Promise.race(children.map((child) => new Promise((done) => child.on('exit', done))))
for (const child of children) child.kill('SIGTERM')

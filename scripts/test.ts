// `npm test`: the checks, then every test on a real PostgreSQL and in a real browser. Ends with one line of counts.
// The browser goes last and alone: its stories wait for screens, and the other tests take both cores.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './runtime.js'

const only = process.argv.slice(2)
const rounds =
  only.length > 0
    ? [only]
    : [
        ['--project', 'packages', '--project', 'server'],
        ['--project', 'browser'],
      ]
mkdirSync(join(root, '.runtime'), { recursive: true })

// The tests start the command line many times: Node keeps what it compiled.
const env = { NODE_COMPILE_CACHE: join(root, '.runtime', 'compile-cache'), ...process.env }

const sum = { passed: 0, failed: 0, skipped: 0 }
if (only.length === 0 && (await run([join(root, 'scripts/check.ts')])) !== 0) sum.failed++
for (const [n, round] of rounds.entries()) {
  const report = join(root, '.runtime', `test-report-${n}.json`)
  rmSync(report, { force: true })
  const code = await run([
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...round,
  ])
  const counts = readCounts(report)
  sum.passed += counts.numPassedTests
  // A file that could not even be loaded has no test that failed; it counts as one.
  sum.failed += counts.numFailedTests || (code === 0 ? 0 : 1)
  sum.skipped += counts.numPendingTests
}
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0

interface Counts {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
}

function readCounts(report: string): Counts {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
  }
}

function run(args: string[]): Promise<number> {
  return new Promise((done) => {
    spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).on(
      'close',
      (code) => done(code ?? 1),
    )
  })
}

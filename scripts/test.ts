// `npm test`: the checks, then every test on a real PostgreSQL and in a real browser. Ends with one line of counts.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './runtime.js'

const report = join(root, '.runtime', 'test-report.json')
mkdirSync(join(root, '.runtime'), { recursive: true })
const only = process.argv.slice(2)

const checks = only.length > 0 ? 0 : await run([join(root, 'scripts/check.ts')])
const tests = await run([
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ...only,
])
const counts = JSON.parse(readFileSync(report, 'utf8')) as {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  numPendingTests: number
}
// A file that could not even be loaded has no test that failed; it counts as one.
const failed = counts.numFailedTests + (checks ? 1 : 0) + (tests !== 0 && counts.numFailedTests === 0 ? 1 : 0)
const skipped = counts.numPendingTests ? `, ${counts.numPendingTests} skipped` : ''
console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped}`)
process.exitCode = failed || counts.numPassedTests === 0 ? 1 : 0

function run(args: string[]): Promise<number> {
  return new Promise((done) => {
    spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).on(
      'close',
      (code) => done(code ?? 1),
    )
  })
}

// Format, lint, types, the import rule, dead code, and whether the database types are those of the schema.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './runtime.js'

const bin = (path: string) => join(root, 'node_modules', path)
const checks: [string, string[]][] = [
  ['format and lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']],
  ['types', [bin('typescript-native/bin/tsc'), '-p', 'tsconfig.json']],
  ['types of the web', [bin('typescript-native/bin/tsc'), '-p', 'apps/web']],
  [
    'import rule',
    [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'packages',
      '--output-type',
      'err',
    ],
  ],
  ['dead code', [bin('knip/bin/knip.js')]],
  ['database types', [join(root, 'scripts/db-types.ts'), '--check']],
]

let failed = 0
for (const [name, args] of checks) {
  const started = performance.now()
  const { code, output } = await run(args)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (code !== 0) {
    failed++
    console.log(output)
  }
}
process.exitCode = failed ? 1 : 0

function run(args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

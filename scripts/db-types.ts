// Writes apps/server/src/db/types.generated.ts from the live schema; with --check, fails when the file is stale.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshDatabase, openTestServer } from '../apps/server/test/support/database.ts'
import { root } from './runtime.js'

const target = join(root, 'apps/server/src/db/types.generated.ts')
const server = await openTestServer()
try {
  const { connection, drop } = await freshDatabase(server)
  const { host, database } = connection('oralu_owner')
  const out = join(root, '.runtime', 'types.generated.ts')
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      ...[
        '--dialect',
        'postgres',
        '--url',
        `postgres://oralu_owner@localhost/${database}?host=${encodeURIComponent(host)}`,
      ],
      ...['--out-file', out, '--date-parser', 'string', '--numeric-parser', 'string'],
      ...['--type-mapping', JSON.stringify({ timestamptz: 'string', int8: 'number', bytea: 'Buffer' })],
      ...['--exclude-pattern', '(graphile_worker|accounts|public).*'],
    ],
    { stdio: 'pipe' },
  )
  await drop()
  const made = `// Generated from the live schema: npm run types:db\n${readFileSync(out, 'utf8').replace(/^\/\*\*[\s\S]*?\*\/\n/, '')}`
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== made) {
      console.error('types.generated.ts is stale. Run: npm run types:db')
      process.exitCode = 1
    }
  } else {
    writeFileSync(target, made)
  }
} finally {
  await server.stop()
}

// Real PostgreSQL for tests: one embedded server a machine, a template with the whole schema, a database a test file.
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { bringUpToDate, prepareEmbedded } from '../../src/db/database.ts'
import { type Embedded, openEmbedded } from '../../src/db/embedded.ts'
import { migrationsDir, readMigrations } from '../../src/db/migrate.ts'
import { loginRoles } from '../../src/db/roles.ts'
import '../../src/db/values.ts'

const home = join(import.meta.dirname, '../../../../.runtime/test-database')

/** Starts, or joins, the server of the tests. */
export const openTestServer = (): Promise<Embedded> => openEmbedded(process.env['ORALU_TEST_DATA'] ?? home)

/** A new database with the whole schema and nobody in it. */
export async function freshDatabase(server: Embedded) {
  const template = await ensureTemplate(server)
  const name = `test_${randomUUID().slice(0, 8)}`
  await asSuperuser(server, `create database ${name} template ${template} owner oralu_owner`)
  // A copy of a template takes neither its rights along nor its settings.
  await asSuperuser(server, `revoke connect, temporary on database ${name} from public`)
  await asSuperuser(server, `grant connect on database ${name} to ${loginRoles.join(', ')}`)
  await asSuperuser(server, `alter database ${name} set timezone to 'UTC'`)
  return {
    name,
    connection: (user: string) => server.connection(user, name),
    drop: () => asSuperuser(server, `drop database if exists ${name} with (force)`),
  }
}

/** Changes with every edit of the migrations. */
export const schemaState = (): string =>
  createHash('sha256')
    .update(
      readMigrations()
        .map((each) => each.hash)
        .join(),
    )
    .update(readFileSync(join(migrationsDir, 'hardening.sql')))
    .digest('hex')
    .slice(0, 8)

/** One template for each state of the migrations, so that an edited one is never tested stale. */
async function ensureTemplate(server: Embedded): Promise<string> {
  const name = `template_${schemaState()}`
  const client = new pg.Client(server.connection('postgres', 'postgres'))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4610)')
    const { rows } = await client.query('select from pg_database where datname = $1', [name])
    if (rows.length > 0) return name
    const making = `${name}_making`
    await client.query(`drop database if exists ${making} with (force)`)
    await prepareEmbedded(server, making)
    const owner = async () => {
      const made = new pg.Client(server.connection('oralu_owner', making))
      await made.connect()
      return made
    }
    await bringUpToDate(owner, undefined, server.connection('oralu_jobs', making))
    await client.query(`alter database ${making} rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}

async function asSuperuser(server: Embedded, text: string): Promise<void> {
  const client = new pg.Client(server.connection('postgres', 'postgres'))
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

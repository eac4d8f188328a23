// Numbered SQL migrations, each applied once, in one transaction, behind a lock. One that was applied is never
// edited: the change is a new file.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

export const migrationsDir = fileURLToPath(new URL('../../../../db', import.meta.url))

export interface Migration {
  number: number
  name: string
  sql: string
  hash: string
}

/** The migrations of a folder, in order. */
export function readMigrations(dir = migrationsDir): Migration[] {
  return readdirSync(dir)
    .filter((file) => /^\d{4}-.*\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(dir, file), 'utf8')
      return {
        number: Number(file.slice(0, 4)),
        name: file,
        sql,
        hash: createHash('sha256').update(sql).digest('hex'),
      }
    })
}

/**
 * Applies what is missing. `client` is the owner's connection.
 * @returns the names applied now
 * @throws Error when an applied file was edited, or the database is newer than this program
 */
export async function migrate(client: pg.Client, migrations = readMigrations()): Promise<string[]> {
  await client.query('select pg_advisory_lock(4600)')
  try {
    await client.query(`create table if not exists public.migration (
      number int primary key, name text not null, hash text not null, at timestamptz not null default now())`)
    const { rows } = await client.query<{ number: number; name: string; hash: string }>(
      'select * from public.migration',
    )
    const done = new Map(rows.map((row) => [row.number, row]))
    const newest = migrations.at(-1)?.number ?? 0
    const ahead = rows.find((row) => row.number > newest)
    if (ahead)
      throw new Error(
        `The database has ${ahead.name}, which this version of Oralu does not know. Start the newer version.`,
      )
    const applied: string[] = []
    for (const migration of migrations) {
      const before = done.get(migration.number)
      if (before && before.hash !== migration.hash)
        throw new Error(
          `${migration.name} differs from what was applied here as ${before.name}. Restore the file; put changes into a new one.`,
        )
      if (before) continue
      await client.query('begin')
      try {
        await client.query(migration.sql)
        await client.query('insert into public.migration (number, name, hash) values ($1, $2, $3)', [
          migration.number,
          migration.name,
          migration.hash,
        ])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        const { message, position } = error as pg.DatabaseError
        const line = position ? migration.sql.slice(0, Number(position)).split('\n').length : undefined
        throw new Error(`${migration.name}${line ? `:${line}` : ''}: ${message}`, { cause: error })
      }
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.query('select pg_advisory_unlock(4600)')
  }
}

// Which tables a backup holds, in an order in which each comes after those it refers to.
import type pg from 'pg'

const left = new Set([
  // Everyone signs in anew.
  ...['accounts.session', 'accounts.rateLimit', 'access.session'],
  // Made by the migrations, not by people.
  ...['access.compartment', 'access.role_right'],
])
/** Names as `schema.table`, referred-to tables first. */
export async function backupTables(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string; oid: number }>(
    `select n.nspname || '.' || c.relname as name, c.oid::int as oid
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r'
       -- every schema that holds a guarded table, so that a new subject cannot be forgotten
       and (n.nspname = 'accounts' or n.nspname in (select split_part(g.table_name, '.', 1) from access.guarded g))
       -- out of reach of everyone (access.out_of_reach): made by the migrations as well
       and (c.relrowsecurity or n.nspname = 'accounts'
         or not exists (select from access.guarded g where g.table_name = n.nspname || '.' || c.relname)) order by 1`,
  )
  const { rows: references } = await client.query<{ source: number; target: number }>(
    `select distinct conrelid::int as source, confrelid::int as target from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  )
  const wanted = tables.filter(({ name }) => !left.has(name))
  const ordered: string[] = []
  const placed = new Set<number>()
  const visit = (table: { name: string; oid: number }, above: Set<number>) => {
    if (placed.has(table.oid) || above.has(table.oid)) return
    for (const { source, target } of references) {
      const next = source === table.oid ? wanted.find(({ oid }) => oid === target) : undefined
      if (next) visit(next, new Set([...above, table.oid]))
    }
    placed.add(table.oid)
    ordered.push(table.name)
  }
  for (const table of wanted) visit(table, new Set())
  return ordered
}

/** `schema.table` with both parts quoted. */
export const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

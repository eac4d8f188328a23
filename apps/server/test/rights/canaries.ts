// A person who has something in every table from which an erasure takes: made from the rules themselves, so that a table
// added later is filled too. Constraints are let go, since the tests are about reach; the ledger's triggers stay.
import { randomUUID } from 'node:crypto'
import type { Stage } from '../support/oralu.ts'

interface Rule {
  table_name: string
  part: number
  how: 'goes' | 'empties' | 'derived'
  reached: string
}
interface Column {
  name: string
  type: string
  key: boolean
  /** What a person typed: PostgreSQL keeps no samples of it (access.keep_no_samples). Else one of a few values. */
  free: boolean
}

/** Values without which a row is not one that a rule reaches, or without which it would hinder. */
const also: Record<string, Record<string, unknown>> = {
  'cases.case': { state: 'closed', closing_reason: 'opened in error' },
  'enquiries.enquiry': { state: 'closed' },
  'cases.proceeding': { ended_on: '2020-01-01' },
  'cases.legal_measure': { ended_on: '2020-01-01' },
  'cases.conviction': { in_force_on: '2010-01-01' },
  'cases.crossing_request': { state: 'given' },
  'cases.crossing_copy': { ended_at: '2020-01-01' },
  'rights.complaint': { confirmed_by: randomUUID() },
  'rights.request': { outcome: 'granted', kind: 'access' },
  'rights.hold': { until: '2020-01-01' },
}

/** Columns of rows that stay which hold a word of the system's own, though no CHECK says so. */
const ownWords: Record<string, string[]> = {
  'access.break_glass': ['compartment'],
  'access.grant': ['compartment'],
  'field.operation': ['kind', 'clock'],
  'field.quarantine': ['why'],
  'files.file': ['compartment', 'media_type'],
  'rights.request': ['compartment'],
}

export async function rulesOf(stage: Stage): Promise<Rule[]> {
  const { rows } = await stage.root.query<Rule>(
    `select table_name, part, how, reached from access.erasure_rule where how <> 'stays' order by table_name, part`,
  )
  return rows
}

/** Lets only the policies and the ledger stand in the way of rows. */
export async function loosen(stage: Stage, tables: readonly string[]): Promise<void> {
  for (const table of new Set(tables))
    await stage.root.query(`do $$ declare r record; begin
      for r in select tgname from pg_trigger where tgrelid = '${table}'::regclass and not tgisinternal and tgname !~ '^covered_' loop
        execute format('alter table ${table} disable trigger %I', r.tgname);
      end loop;
      for r in select conname from pg_constraint where conrelid = '${table}'::regclass and contype in ('c', 'f', 'u', 'x') loop
        execute format('alter table ${table} drop constraint if exists %I cascade', r.conname);
      end loop;
      for r in select i.indexrelid::regclass as name from pg_index i where i.indrelid = '${table}'::regclass and i.indisunique and not i.indisprimary loop
        execute format('drop index %s', r.name);
      end loop;
      for r in select a.attname from pg_attribute a where a.attrelid = '${table}'::regclass and a.attnum > 0 and a.attnotnull and not a.attisdropped
        and a.attidentity = '' and not exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) loop
        execute format('alter table ${table} alter column %I drop not null', r.attname);
      end loop;
    end $$`)
}

/**
 * Fills every table that a rule reaches with rows of the person, one for each way in which it is reached.
 * @returns for each table whether the canary stands in it: some hold ids and days only
 */
export async function fill(
  stage: Stage,
  rules: readonly Rule[],
  agencyId: string,
  anchor: string,
  canary: string,
): Promise<Map<string, boolean>> {
  const made = new Map<string, string>()
  const filled = new Map<string, boolean>()
  const enquiry = randomUUID()
  const [list, original] = [randomUUID(), randomUUID()]
  const waiting = rules.flatMap(({ table_name, reached }) =>
    waysOf(reached).map((way) => ({ table: table_name, ...way })),
  )
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ parent }) => parent === undefined || made.has(parent))
    if (next < 0) throw new Error(`nothing leads to ${waiting.map(({ table }) => table).join(', ')}`)
    const { table, column, parent } = waiting.splice(next, 1)[0]!
    if (
      column === undefined &&
      (table === 'lists.rejection' || table === 'field.operation') &&
      !(made.has('people.record') && made.has('operations.manifest_line'))
    ) {
      waiting.push({ table, column, parent })
      continue
    }
    const id = randomUUID()
    const values: Record<string, unknown> = { ...also[table] }
    if (column) values[column] = parent ? made.get(parent) : anchor
    if (table === 'people.record') Object.assign(values, { list_id: list, row_number: 7 })
    if (table === 'lists.rejection') Object.assign(values, { list_id: list, row_number: 7 })
    if (table === 'enquiries.sought_person') values['enquiry_id'] = enquiry
    if (table === 'files.file') values['anchor_id'] = anchor
    if (table === 'field.operation')
      Object.assign(values, {
        kind: 'note',
        lines: [made.get('operations.manifest_line')],
        content: JSON.stringify({ id, body: { line: randomUUID(), text: canary } }),
      })
    const row = table === 'enquiries.enquiry' ? enquiry : id
    filled.set(table, await insert(stage, table, agencyId, canary, values, row))
    made.set(table, row)
  }
  // The original of the list that the record came with, and a person whom a tablet added under the record's name.
  await insert(stage, 'files.file', agencyId, canary, {}, original)
  await insert(stage, 'lists.list', agencyId, '', { file_id: original }, list)
  await insert(
    stage,
    'field.operation',
    agencyId,
    canary,
    { kind: 'person added', content: JSON.stringify({ body: { names: [canary], document: canary } }) },
    randomUUID(),
  )
  return filled
}

const waysOf = (reached: string): { column?: string | undefined; parent?: string | undefined }[] =>
  reached.split(' or t.').map((way) => {
    const text = way.startsWith('t.') || way.startsWith('(') ? way : `t.${way}`
    const through = /^t\."?(\w+)"? in \(select w\.row_id .* w\.table_name = '([\w.]+)'\)/.exec(text)
    if (through) return { column: through[1]!, parent: through[2]! }
    const direct = /^t\."?(\w+)"? = any/.exec(text)
    return direct ? { column: direct[1]! } : {}
  })

async function insert(
  stage: Stage,
  table: string,
  agencyId: string,
  canary: string,
  given: Record<string, unknown>,
  id: string,
): Promise<boolean> {
  const { rows: columns } = await stage.root.query<Column>(
    `select a.attname as name, a.atttypid::regtype::text as type, exists (
       select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) as key,
       coalesce(a.attstattarget = 0, false) as free
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and a.attidentity = ''`,
    [table],
  )
  const values: Record<string, unknown> = {}
  for (const { name, type, key, free } of columns) {
    if (name in given) values[name] = given[name]
    else if (name === 'id') values[name] = id
    else if (name === 'agency_id') values[name] = agencyId
    else if ((!free && !key) || ownWords[table]?.includes(name)) continue
    else if (type === 'text') values[name] = canary
    else if (type === 'text[]') values[name] = [canary]
    else if (type === 'jsonb') values[name] = JSON.stringify({ said: canary })
    else if (type === 'bytea') values[name] = Buffer.from(canary)
    else if (key) values[name] = type === 'bigint' ? Math.floor(Math.random() * 1e9) : randomUUID()
  }
  const names = Object.keys(values)
  await stage.root.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(values),
  )
  return Object.entries(values).some(
    ([name, value]) =>
      !(name in given) && /Canary/.test(Buffer.isBuffer(value) ? value.toString() : String(value)),
  )
}

/** Every table of the database in whose rows the text stands, as text or as bytes. */
export async function whereStands(stage: Stage, text: string): Promise<Record<string, number>> {
  const { rows: tables } = await stage.root.query<{ name: string; quoted: string }>(
    `select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_toast|information_schema)' and n.nspname <> 'pg_catalog'`,
  )
  const hex = Buffer.from(text).toString('hex')
  const found: Record<string, number> = {}
  for (const { name, quoted } of [...tables, { name: 'pg_statistic', quoted: 'pg_catalog.pg_statistic' }]) {
    const { rows } = await stage.root.query<{ n: number }>(
      `select count(*)::int as n from ${quoted} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%'`,
      [text, hex],
    )
    if (rows[0]!.n > 0) found[name] = rows[0]!.n
  }
  return found
}

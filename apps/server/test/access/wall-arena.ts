// Both sides of the wall full of canaries: every text column of every table of a compartment, and of its history, about
// some persons; beside them persons of whom there is nothing. And all that one can try to get at them.
import { randomUUID } from 'node:crypto'
import type { Compartment, Role } from '@oralu/domain'
import type pg from 'pg'
import { register } from '../cases/register.ts'
import { openStage, type Person } from '../support/oralu.ts'

export const careSide: readonly Compartment[] = ['care', 'health', 'protection']
export const justiceSide: readonly Compartment[] = ['legal']

/** Stands in every text of a side. */
export const canary = { care: 'Qanary-of-care', legal: 'Qanary-of-justice' } as const
export type Side = keyof typeof canary

export interface Attempt {
  text: string
  values: unknown[]
}

interface Column {
  name: string
  type: string
  needed: boolean
  key: boolean
}
interface Table {
  name: string
  compartment: Compartment | null
  subject: string | null
  columns: Column[]
}

export async function openWall() {
  const stage = await openStage()
  const home = await stage.agency()
  const { root } = stage
  const roles = ['case_worker', 'child_protection_officer', 'clinician', 'prosecutor_officer'] as const
  const persons = {} as Record<(typeof roles)[number], Person>
  for (const role of roles) persons[role] = await stage.person(role, home)
  /** Alike in all that identity tells of them; of the first something is known on the side named, of the second nothing. */
  const pairs: Record<Side, [string, string]> = {
    care: [
      await register(stage, home, 'Aizada Example', '1991-02-03'),
      await register(stage, home, 'Aizada Example', '1991-02-03'),
    ],
    legal: [
      await register(stage, home, 'Aizada Example', '1991-02-03'),
      await register(stage, home, 'Aizada Example', '1991-02-03'),
    ],
  }
  const { rows: tables } = await root.query<Table>(`
    select g.table_name as name, g.compartment, g.subject, (
      select json_agg(json_build_object('name', a.attname, 'type', a.atttypid::regtype::text,
        'needed', a.attnotnull and not a.atthasdef, 'key', coalesce(a.attnum = any (i.indkey), false)) order by a.attnum)
      from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
      where a.attrelid = to_regclass(g.table_name) and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '') as columns
    from access.guarded g where to_regclass(g.table_name) is not null order by 1`)
  /** Counselling is nobody's by role; it stands on care's side. */
  const sideOf = (table: Table): Side | undefined =>
    table.name === 'cases.counselling_note' || (table.compartment && careSide.includes(table.compartment))
      ? 'care'
      : table.compartment && justiceSide.includes(table.compartment)
        ? 'legal'
        : undefined
  const filled = tables.flatMap((table) => {
    const side = sideOf(table)
    return side ? [{ ...table, side }] : []
  })
  const made: Record<Side, string[]> = { care: [], legal: [] }
  for (const table of filled) await fill(root, table, home, persons, pairs[table.side][0], made[table.side])
  // The one asks for something of both persons: what the other side chose of the first has not been given yet.
  const requests = new Map<string, string>()
  for (const side of ['care', 'legal'] as const)
    for (const [at, anchor] of pairs[side].entries())
      requests.set(anchor, await request(root, side, anchor, home, persons, at === 0))
  await root.query('analyze')

  const app = await stage.connect('oralu_app')
  const notices: string[] = []
  app.on('notice', (notice) => notices.push(JSON.stringify(notice)))
  /** One statement as somebody, undone; all that came back. */
  async function ask(token: string, text: string, values: unknown[] = []): Promise<string> {
    notices.length = 0
    await app.query('begin')
    try {
      await app.query('select access.enter($1)', [token])
      const { rows } = await app.query(text, values)
      return JSON.stringify(rows) + notices.join()
    } catch (error) {
      const { message, detail, hint, where, code, constraint } = error as pg.DatabaseError
      return [code, message, detail, hint, where, constraint, ...notices].join(' ')
    } finally {
      await app.query('rollback')
    }
  }
  const { rows: functions } = await root.query<{
    call: string
    types: string[] | null
    names: string[] | null
  }>(`
    select format('%I.%I', n.nspname, p.proname) as call,
      (select array_agg(t::regtype::text order by o) from unnest(p.proargtypes) with ordinality as a (t, o)) as types, p.proargnames as names
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in (select distinct split_part(table_name, '.', 1) from access.guarded union select 'jobs')
      and p.prorettype <> 'trigger'::regtype and p.proname !~ '^enter'
      and has_schema_privilege('oralu_app', n.oid, 'usage') and has_function_privilege('oralu_app', p.oid, 'execute') order by 1`)

  /** All statements that name a person, or rows of theirs, by hand or generated from the schema. */
  function* attempts(side: Side, anchor: string): Generator<Attempt> {
    const ids = anchor === pairs[side][0] ? made[side] : nothing(made[side].length)
    const names = careSide.concat(justiceSide)
    for (const { name, subject } of tables) {
      const of = subject ? ` t where t."${subject}" = '${anchor}'` : ' t'
      for (const text of [
        `select * from ${name}${of}`,
        `select count(*) from ${name}${of}`,
        `select t::text from ${name}${of}`,
      ])
        yield { text, values: [] }
      if (subject) {
        yield { text: `select * from ${name}_history t where t.subject_id = '${anchor}'`, values: [] }
        yield {
          text: `update ${name} t set agency_id = agency_id where t."${subject}" = '${anchor}' returning *`,
          values: [],
        }
        yield { text: `insert into ${name} ("${subject}") values ('${anchor}') returning *`, values: [] }
      }
    }
    const choices: Record<string, unknown[]> = {
      uuid: [anchor, requests.get(anchor), ids[0], ids[ids.length >> 1]],
      'uuid[]': [[anchor], ids.slice(0, 40), [anchor, ...ids.slice(-20)]],
      text: [...names, 'identified child', 'asked for', 'cases.care_note', canary[side], '%'],
      'text[]': [['visits', 'charges', 'health-note'], ['id']],
      bigint: [0, 1, 9007199254740991],
      integer: [1000, 1, 14],
      boolean: [true, false],
      jsonb: [JSON.stringify({ id: anchor, anchorId: anchor })],
      bytea: [Buffer.from(anchor)],
      date: ['2020-01-01', '2999-01-01'],
      'timestamp with time zone': ['2020-01-01T00:00:00Z'],
      'double precision': [0],
      real: [0],
      interval: ['100 years'],
    }
    for (const { call, types } of functions)
      for (let round = 0; round < ((types ?? []).length === 0 ? 1 : 4); round++) {
        const values = (types ?? []).map((type, i) => {
          const of = choices[type] ?? [null]
          return of[(round + i) % of.length]
        })
        const parameters = (types ?? []).map((type, i) => `$${i + 1}::${type}`).join(', ')
        yield { text: `select * from ${call}(${parameters})`, values }
      }
  }

  return {
    stage,
    home,
    persons,
    pairs,
    filled,
    functions,
    ask,
    attempts,
    made,
    async close() {
      await app.end()
      await stage.close()
    },
  }
}

const stable = new Map<number, string[]>()
/** As many ids of nothing. */
function nothing(n: number): string[] {
  if (!stable.has(n))
    stable.set(
      n,
      Array.from({ length: n }, () => randomUUID()),
    )
  return stable.get(n)!
}

/** Two rows about a person with a canary in each text, past the checks but not past the keys of the table. */
async function fill(
  root: pg.Client,
  { name, subject, columns, side }: Table & { side: Side },
  home: string,
  persons: Partial<Record<Role, Person>>,
  anchor: string,
  made: string[],
) {
  const author = persons[side === 'care' ? 'case_worker' : 'prosecutor_officer']!.id
  await root.query(`do $$ declare r record; begin
    for r in select conname from pg_constraint where conrelid = '${name}'::regclass and contype = 'c' loop
      execute format('alter table ${name} drop constraint %I', r.conname);
    end loop; end $$`)
  const values: Record<string, unknown> = {}
  for (const column of columns) {
    const text = `${canary[side]} ${name}.${column.name}`
    if (column.name === 'agency_id') values[column.name] = home
    else if (column.name === subject || column.name === 'anchor_id') values[column.name] = anchor
    else if (/_by$|_id$|owner/.test(column.name) && column.type === 'uuid' && !column.key)
      values[column.name] = column.needed || /_by$|author|owner|recorded/.test(column.name) ? author : null
    else if (column.key && column.type === 'uuid') values[column.name] = randomUUID()
    else if (column.type === 'text') values[column.name] = text
    else if (column.type === 'jsonb') values[column.name] = JSON.stringify({ said: text })
    else if (column.type === 'text[]') values[column.name] = [text]
    else if (column.needed)
      values[column.name] =
        {
          date: '2026-01-02',
          'timestamp with time zone': '2026-01-02T00:00:00Z',
          'time without time zone': '10:00',
          bytea: Buffer.from(text),
          boolean: true,
          integer: 7,
          bigint: 7,
          uuid: author,
        }[column.type] ?? 0
  }
  const id = String(values['id'] ?? randomUUID())
  made.push(id)
  const used = Object.entries(values).filter(([, value]) => value !== null)
  await root.query('begin')
  await root.query('set local session_replication_role = replica')
  await root.query(
    `insert into ${name} (${used.map(([column]) => `"${column}"`).join(', ')}) values (${used.map((_, i) => `$${i + 1}`).join(', ')})`,
    used.map(([, value]) => value),
  )
  const { rows } = await root.query('select to_regclass($1) as found', [`${name}_history`])
  if (rows[0].found)
    await root.query(
      `insert into ${name}_history (entry_id, row_id, agency_id, subject_id, image) values ((random() * 1e15)::bigint, $1, $2, $3, $4)`,
      [id, home, anchor, JSON.stringify({ said: `${canary[side]} history of ${name}` })],
    )
  await root.query('commit')
}

/** A request across the wall, and the other side's decision on it: with rows chosen, or still to come. */
async function request(
  root: pg.Client,
  of: Side,
  anchor: string,
  home: string,
  persons: Partial<Record<Role, Person>>,
  chosen: boolean,
): Promise<string> {
  const id = randomUUID()
  const by = persons[of === 'care' ? 'prosecutor_officer' : 'case_worker']!.id
  await root.query('begin')
  await root.query('set local session_replication_role = replica')
  await root.query(
    `insert into cases.crossing_request (id, agency_id, side, anchor_id, compartment, authority, basis_kind, basis, basis_on, purpose, fields, requested_by)
     values ($1, $2, $3, $4, $5, 'A court', 'court order', '1', '2026-01-01', 'x', $6, $7)`,
    [
      id,
      home,
      of === 'care' ? 'legal' : 'care',
      anchor,
      of,
      JSON.stringify([{ field: of === 'care' ? 'visits' : 'charges', why: 'x' }]),
      by,
    ],
  )
  await root.query(
    `insert into cases.crossing_decision (id, agency_id, anchor_id, compartment, requested_by, state, chosen, first_words, first_by, first_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    chosen
      ? [
          id,
          home,
          anchor,
          of,
          by,
          'proposed',
          JSON.stringify([{ field: of === 'care' ? 'visits' : 'charges', value: { said: canary[of] } }]),
          canary[of],
          randomUUID(),
          new Date(),
        ]
      : [id, home, anchor, of, by, 'waiting', null, null, null, null],
  )
  await root.query('commit')
  return id
}

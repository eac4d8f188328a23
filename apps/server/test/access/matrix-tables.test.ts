// Role × table, made from the schema: own agency, another's, granted whole, granted for one person, an expired grant,
// a role without the compartment, nobody. A table that is not guarded, or shows a row that it should not, fails here.
import { randomUUID } from 'node:crypto'
import { type Compartment, type Role, rightsOf, roles } from '@oralu/domain'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, openTestServer } from '../support/database.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

interface Table {
  name: string
  compartment: Compartment | null
  subject: string | null
  reason: string | null
  sensitive: boolean | null
  keys: { name: string; type: string }[]
}

// The tables must be known before the tests are named.
const server = await openTestServer()
const database = await freshDatabase(server)
const { default: pgModule } = await import('pg')
const looking = new pgModule.Client(database.connection('postgres'))
await looking.connect()
const { rows: tables } = await looking.query<Table>(`
  select g.table_name as name, g.compartment, g.subject, g.reason, c.sensitive,
    (select json_agg(json_build_object('name', a.attname, 'type', a.atttypid::regtype::text))
     from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = g.table_name::regclass and i.indisprimary and a.attname <> 'agency_id') as keys
  from access.guarded g left join access.compartment c on c.name = g.compartment order by 1`)
await looking.end()
await database.drop()
await server.stop()

const guarded = tables.filter((table) => table.compartment)

/** Columns without which a row is not one that the formula is about, by the table's own stated rule. */
const more: Record<string, Record<string, string>> = {}

let stage: Stage
let app: pg.Client
const agencies: Record<'own' | 'other' | 'whole' | 'one' | 'expired', string> = {
  own: '',
  other: '',
  whole: '',
  one: '',
  expired: '',
}
const persons = new Map<string, Person>()
const subjects = [randomUUID(), randomUUID()] as const
const rowIds = new Map<string, string[]>()

beforeAll(async () => {
  stage = await openStage()
  app = await stage.connect('oralu_app')
  for (const key of Object.keys(agencies)) agencies[key as 'own'] = await stage.agency()
  for (const [place, agency] of Object.entries(agencies))
    for (const role of roles) persons.set(`${place} ${role}`, await stage.person(role, agency))
  for (const { compartment } of guarded) {
    await stage.grant(agencies.own, agencies.whole, compartment!)
    await stage.grant(agencies.own, agencies.one, compartment!, { subject: subjects[0] })
    await stage.grant(agencies.own, agencies.expired, compartment!, { ended: true })
  }
  // This database is the test's own: only what the policies look at is filled in.
  for (const { name } of guarded) await loosen(name)
  for (const table of guarded) rowIds.set(table.name, await addRows(table))
})
afterAll(async () => {
  await app?.end()
  await stage?.close()
})

/** Leaves the policies and nothing else to stand in the way of a row. */
async function loosen(table: string): Promise<void> {
  await stage.root.query(`alter table ${table} disable trigger user`)
  await stage.root.query(`do $$ declare r record; begin
    for r in select conname from pg_constraint where conrelid = '${table}'::regclass and contype in ('c', 'f', 'u', 'x') loop
      execute format('alter table ${table} drop constraint if exists %I cascade', r.conname);
    end loop;
    for r in select a.attname from pg_attribute a where a.attrelid = '${table}'::regclass and a.attnum > 0 and a.attnotnull and not a.attisdropped and a.attidentity = ''
      and not exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) loop
      execute format('alter table ${table} alter column %I drop not null', r.attname);
    end loop;
  end $$`)
}

const keyOfType: Record<string, () => unknown> = {
  uuid: randomUUID,
  bigint: () => Math.floor(Math.random() * 1e9),
  integer: () => Math.floor(Math.random() * 1e9),
  text: randomUUID,
}

/** Two rows of the agency 'own', about two persons. Gives their first key. */
async function addRows({ name, subject, keys }: Table): Promise<string[]> {
  const made: string[] = []
  await stage.root.query('begin')
  await stage.root.query('set local session_replication_role = replica')
  for (const person of subjects) {
    const values: Record<string, unknown> = { ...more[name] }
    for (const { name: column, type } of keys)
      values[column] = (keyOfType[type] ?? (() => expect.unreachable(`${name}.${column} is ${type}`)))()
    values['agency_id'] = agencies.own
    if (subject) values[subject] = person
    const columns = Object.keys(values)
    await stage.root.query(
      `insert into ${name} (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(values),
    )
    made.push(String(values[keys[0]!.name]))
    if (await hasHistory(name))
      await stage.root.query(
        `insert into ${name}_history (entry_id, row_id, agency_id, subject_id, image) values ($1, $2, $3, $4, '{}')`,
        [Math.floor(Math.random() * 1e12), values['id'], agencies.own, subject ? person : null],
      )
  }
  await stage.root.query('commit')
  return made
}

const hasHistory = async (name: string) =>
  (await stage.root.query('select to_regclass($1) as found', [`${name}_history`])).rows[0].found !== null

/** Runs as the application's role, entered with a token; gives rows, or the code of the refusal. */
async function as(
  token: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[] | string> {
  await app.query('begin')
  try {
    await app.query('select access.enter($1)', [token])
    const { rows, rowCount } = await app.query(text, values)
    return rows.length ? rows : Array.from({ length: rowCount ?? 0 }, () => ({}))
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await app.query('rollback')
  }
}

const roleWith = (compartment: Compartment, act: 'read' | 'write') =>
  roles.find((role) => rightsOf[role][compartment]?.includes(act))!
const roleWithout = (compartment: Compartment) => roles.filter((role) => !rightsOf[role][compartment])

describe('every table', () => {
  const schemas = `'access', 'ledger', 'jobs', 'files', 'lists', 'people', 'operations', 'field', 'cases', 'figures', 'enquiries', 'cooperation', 'rights', 'public', 'accounts'`

  it('of a subject is guarded with row-level security that holds for its owner too, or out of reach of every login role', async () => {
    const { rows } = await stage.root.query<{
      name: string
      forced: boolean
      listed: boolean
      reached: string[] | null
    }>(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        exists (select from access.guarded g where g.table_name = n.nspname || '.' || c.relname)
          or exists (select from ledger.covered v where v.table_name || '_history' = n.nspname || '.' || c.relname) as listed,
        (select array_agg(r.rolname || ' ' || p.privilege)
         from pg_roles r, unnest(array['select', 'insert', 'update']) as p (privilege)
         where r.rolcanlogin and r.rolname in ('oralu_app', 'oralu_jobs', 'oralu_accounts')
           and has_schema_privilege(r.oid, n.oid, 'usage') and has_any_column_privilege(r.oid, c.oid, p.privilege)) as reached
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm', 'f') and n.nspname in (${schemas})`)
    expect(rows.length).toBeGreaterThan(30)
    const wrong = rows.filter(({ name, forced, listed, reached }) => {
      if (name.startsWith('accounts.'))
        return (reached ?? []).some((each) => !each.startsWith('oralu_accounts '))
      if (name === 'public.migration') return reached !== null
      return !(listed && forced) && reached !== null
    })
    expect(wrong).toEqual([])
    const unlisted = rows.filter(
      ({ name, listed }) =>
        !listed && !name.startsWith('accounts.') && name !== 'public.migration' && name !== 'ledger.covered',
    )
    expect(unlisted.map((row) => row.name)).toEqual([])
  })

  it('in a compartment is covered by the ledger, or says that it is derived', async () => {
    const { rows } = await stage.root.query(`select g.table_name, g.reason from access.guarded g
      where g.compartment is not null and not exists (select from ledger.covered c where c.table_name = g.table_name)`)
    expect(rows.filter((row) => !/^derived/.test(row.reason ?? ''))).toEqual([])
  })

  it('has no deleting right for the application, but derived ones', async () => {
    const { rows } =
      await stage.root.query(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in (${schemas}) and c.relkind in ('r', 'p')
        and (has_table_privilege('oralu_app', c.oid, 'delete') or has_table_privilege('oralu_app', c.oid, 'truncate') or has_table_privilege('oralu_app', c.oid, 'trigger'))
        and not exists (select from access.guarded g where g.table_name = n.nspname || '.' || c.relname and g.reason ~ '^derived')`)
    expect(rows).toEqual([])
  })

  it('is seen through views with the reader’s own rights', async () => {
    const { rows } =
      await stage.root.query(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname in (${schemas}) and not coalesce('security_invoker=true' = any (c.reloptions), false)
        and has_any_column_privilege('oralu_app', c.oid, 'select')`)
    expect(rows).toEqual([])
  })
})

describe('every function', () => {
  it('that runs with other rights pins its search path and belongs to a role that cannot log in', async () => {
    const { rows } = await stage.root.query(`
      select p.oid::regprocedure::text as name, r.rolname as owner from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
      where p.prosecdef and n.nspname in ('access', 'ledger', 'jobs', 'files', 'lists', 'people', 'operations', 'field', 'cases', 'figures', 'enquiries', 'cooperation', 'rights', 'public', 'accounts')
        and (not coalesce(exists (select from unnest(p.proconfig) c where c ~ '^search_path=pg_catalog, pg_temp$'), false)
          or r.rolcanlogin and r.rolname <> 'oralu_owner' and not (r.rolname = 'oralu_jobs' and p.proname = 'start')
          or r.rolname = 'oralu_owner' and exists (select from pg_roles l where l.rolcanlogin and l.rolname in ('oralu_app', 'oralu_jobs', 'oralu_accounts') and has_function_privilege(l.oid, p.oid, 'execute')))`)
    expect(rows).toEqual([])
  })

  it('that is no trigger is executed by nobody whom its migration does not name', async () => {
    const { rows } = await stage.root.query(`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('access', 'ledger', 'jobs', 'files', 'lists', 'people', 'operations', 'field', 'cases', 'figures', 'enquiries', 'cooperation', 'rights', 'accounts')
        and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0 and a.privilege_type = 'EXECUTE'))`)
    expect(rows).toEqual([])
  })
})

describe('a partner’s guest', () => {
  /** What the schema itself says, what is made to be given away, and what is the guest's own. */
  const open: Record<string, string> = {
    'access.compartment': 'true',
    'access.role_right': 'true',
    'ledger.leaf': 'true',
    'ledger.checkpoint': 'true',
    'ledger.entry': 'actor_id = access.account()',
    'access.agency': 'id = access.agency()',
    'access.account': 'id = access.account()',
  }

  it('finds no row in any table but of their own account', async () => {
    const guest = await stage.guest(agencies.own)
    for (const { name } of tables) {
      const found = await as(guest.token, `select from ${name} where not (${open[name] ?? 'false'})`)
      expect([name, typeof found === 'string' ? found : found.length]).toEqual([
        name,
        expect.toSatisfy((result: unknown) => result === 0 || result === '42501'),
      ])
      if (name === 'access.agency') expect(await as(guest.token, `select from ${name}`)).toHaveLength(1)
    }
  })

  it('learns nobody’s name, orders no work, and keeps no file', async () => {
    const { token } = await stage.guest(agencies.own)
    const officer = persons.get('own consular_officer')!
    expect(await as(token, 'select * from access.names_of($1)', [[officer.id]])).toEqual([])
    expect(await as(token, 'select * from cases.colleagues()')).toEqual([])
    expect(await as(token, 'select * from field.officers_with_right($1)', [[officer.id]])).toEqual([])
    expect(await as(token, `select jobs.start('import', gen_random_uuid())`)).toBe('42501')
    expect(await as(token, `insert into jobs.job (task) values ('import')`)).toBe('42501')
    expect(
      await as(
        token,
        `insert into files.file (compartment, name, media_type, size, sha256) values ('portal', 'a', 'b', 1, '\\x00')`,
      ),
    ).toBe('42501')
  })
})

describe.each(guarded)('$name ($compartment)', (table) => {
  const { name, compartment, subject, sensitive, keys } = table
  const key = keys[0]!.name
  const reader = () => roleWith(compartment!, 'read')

  async function seen(place: string, role: Role): Promise<number | string> {
    const ids = rowIds.get(name)!
    const { token } = persons.get(`${place} ${role}`)!
    const plain = await as(token, `select "${key}" from ${name} where "${key}"::text = any ($1)`, [ids])
    if (!sensitive || typeof plain === 'string') return typeof plain === 'string' ? plain : plain.length
    // Of a sensitive table only ids are selected; the rows come through the function that writes the reading down.
    const [schema, plainName] = name.split('.')
    const read = await as(token, `select * from ${schema}.read_${plainName}($1)`, [subject ? subjects : ids])
    expect([
      name,
      typeof read === 'string' ? read : read.filter((row) => ids.includes(String(row['id']))).length,
    ]).toEqual([name, plain.length])
    return plain.length
  }

  it('shows a row to its own agency, and by a live grant', async () => {
    expect(await seen('own', reader())).toBe(2)
    expect(await seen('whole', reader())).toBe(2)
    expect(await seen('one', reader())).toBe(subject ? 1 : 0)
  })

  it('shows none to another agency, by an expired grant, to a role without the compartment, to nobody', async () => {
    expect(await seen('other', reader())).toBe(0)
    expect(await seen('expired', reader())).toBe(0)
    for (const role of roleWithout(compartment!)) expect([role, await seen('own', role)]).toEqual([role, 0])
    for (const role of roleWithout(compartment!)) expect([role, await seen('whole', role)]).toEqual([role, 0])
    expect(await as('', `select "${key}" from ${name}`)).toEqual([])
  })

  it('shows its history as it shows its rows, and a sensitive one’s to nobody', async () => {
    if (!(await hasHistory(name))) return
    const text = `select entry_id from ${name}_history where agency_id = $1`
    const of = async (place: string, role: Role) => {
      const found = await as(persons.get(`${place} ${role}`)!.token, text, [agencies.own])
      return typeof found === 'string' ? found : found.length
    }
    if (sensitive) {
      expect(await of('own', reader())).toBe('42501')
      return
    }
    expect([await of('own', reader()), await of('whole', reader()), await of('one', reader())]).toEqual([
      2,
      2,
      subject ? 1 : 0,
    ])
    expect([await of('other', reader()), await of('expired', reader())]).toEqual([0, 0])
    for (const role of roleWithout(compartment!)) expect([role, await of('own', role)]).toEqual([role, 0])
  })

  it('is changed by its own agency’s writers alone, and deleted by none', async () => {
    const ids = rowIds.get(name)!
    const writer = roles.find((role) => rightsOf[role][compartment!]?.includes('write')) ?? reader()
    for (const place of ['other', 'whole', 'one', 'expired']) {
      const { token } = persons.get(`${place} ${writer}`)!
      const changed = await as(token, `update ${name} set agency_id = $2 where "${key}"::text = any ($1)`, [
        ids,
        agencies[place as 'own'],
      ])
      expect([place, typeof changed === 'string' ? changed : changed.length]).toEqual([
        place,
        expect.toSatisfy((result: number | string) => result === 0 || result === '42501'),
      ])
      const forged = await as(token, `insert into ${name} ("${key}", agency_id) values ($1, $2)`, [
        keyOfType[keys[0]!.type]!(),
        agencies.own,
      ])
      expect([place, forged]).toEqual([
        place,
        expect.toSatisfy((result: unknown) => ['42501', '23502'].includes(String(result))),
      ])
    }
    for (const role of roles.filter((each) => !rightsOf[each][compartment!]?.some((act) => act !== 'read'))) {
      const changed = await as(
        persons.get(`own ${role}`)!.token,
        `update ${name} set agency_id = agency_id where "${key}"::text = any ($1)`,
        [ids],
      )
      expect([role, typeof changed === 'string' ? 0 : changed.length]).toEqual([role, 0])
    }
    if (!table.reason?.startsWith('derived'))
      expect(await as(persons.get(`own ${writer}`)!.token, `delete from ${name}`)).toBe('42501')
  })
})

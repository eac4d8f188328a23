// Someone who can run SQL of their own as the application's role, without a session or with that of a stranger,
// tries to become someone else, to make things, to listen, and to come in by the other roles.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { mark, openArena } from './arena.ts'

const arena = await openArena()
const { stage, home, victim, stranger, guest, anchors, secrets, app, ask, asking } = arena
beforeEach(() => arena.reset())
afterAll(() => arena.close())

const attackers = [
  ['nobody', ''],
  ['a stranger', stranger.token],
  ['a partner’s guest', guest.token],
] as const

it('has something to find', async () => {
  const found = await asking(victim.token, 'select said from people.record limit 1')
  expect(found.text).toMatch(mark)
  expect(
    (await asking(victim.token, 'select * from people.read_legal_said($1)', [anchors])).rows,
  ).toHaveLength(400)
})

describe('who one is', () => {
  it('cannot be set: only the token counts, whatever ids are put into whatever setting', async () => {
    const { rows: sessions } = await stage.root.query(
      `select id::text, encode(sha256(convert_to(token, 'UTF8')), 'hex') as hash from accounts.session where "userId" = $1`,
      [victim.id],
    )
    const guesses = [
      victim.id,
      home,
      victim.role,
      sessions[0].id,
      sessions[0].hash,
      '%',
      '*',
      "' or '1'='1",
      '00000000-0000-0000-0000-000000000000',
      victim.token.slice(0, -1),
      `${victim.token} `,
      victim.token.toUpperCase(),
    ]
    for (const name of [
      'session',
      'actor',
      'account',
      'account_id',
      'agency',
      'agency_id',
      'role',
      'user',
      'token',
      'origin',
    ])
      for (const guess of guesses) {
        await app.query('select set_config($1, $2, false)', [`oralu.${name}`, guess])
        expect((await ask('select count(*)::int as n from people.record')).rows).toEqual([{ n: 0 }])
        expect((await ask('select access.account() as me')).rows).toEqual([{ me: null }])
        await app.query('reset all')
      }
    for (const guess of guesses)
      expect(
        (await asking(guess, 'select access.account() as me, count(*)::int as n from people.record')).rows,
      ).toEqual([{ me: null, n: 0 }])
  })

  it('cannot be changed by taking on another role', async () => {
    const { rows } = await stage.root.query('select rolname from pg_roles')
    expect(rows.length).toBeGreaterThan(10)
    for (const { rolname } of rows.filter((row) => row.rolname !== 'oralu_app')) {
      for (const text of [
        `set role "${rolname}"`,
        `set session authorization "${rolname}"`,
        `select set_config('role', '${rolname}', false)`,
      ])
        expect([text, (await ask(text)).code]).toEqual([text, expect.stringMatching(/^(42501|22023)$/)])
    }
    for (const text of [
      'alter role oralu_app bypassrls',
      'alter role oralu_app superuser',
      'grant oralu_owner to oralu_app',
      'create role intruder',
      'set row_security = off; select * from people.record',
      'set session_replication_role = replica',
      'set local oralu.session to default; alter table people.record disable row level security',
    ])
      expect([text, (await ask(text)).code]).toEqual([text, expect.stringMatching(/^(42501|0LP01)$/)])
  })

  it('ends with the transaction: the next one on the same connection is nobody', async () => {
    await app.query('begin')
    await app.query('select access.enter($1)', [victim.token])
    expect((await ask('select count(*)::int as n from people.record')).rows).toEqual([{ n: 400 }])
    await app.query('commit')
    expect((await ask('select count(*)::int as n from people.record')).rows).toEqual([{ n: 0 }])
    expect((await ask(`select current_setting('oralu.session', true) as token`)).text).not.toMatch(secrets)
  })

  it('is asked anew by a statement that was prepared, and planned, as someone else', async () => {
    await app.query('prepare p as select count(*)::int as n from people.record')
    await app.query('begin')
    await app.query('select access.enter($1)', [victim.token])
    for (let i = 0; i < 7; i++) expect((await ask('execute p')).rows).toEqual([{ n: 400 }])
    await app.query('commit')
    expect((await ask('execute p')).rows).toEqual([{ n: 0 }])
    expect((await asking(stranger.token, 'execute p')).rows).toEqual([{ n: 0 }])
  })

  it('does not show under which names requests keep their statements on this connection', async () => {
    for (const look of ['select name from pg_prepared_statements', 'select * from pg_prepared_statement()'])
      expect((await asking(stranger.token, look)).text).toMatch(/permission denied/)
  })

  it('is not kept by a cursor that moves on under another', async () => {
    await app.query('begin')
    await app.query('select access.enter($1)', [stranger.token])
    await app.query('declare c scroll cursor with hold for select * from people.record')
    await app.query('commit')
    await app.query('begin')
    await app.query('select access.enter($1)', [stranger.token])
    expect((await ask('fetch all from c')).rows).toEqual([])
    await app.query('rollback')
    await app.query('close all')
  })
})

describe('making', () => {
  it('is not possible: no table, function, schema, extension, file or large object of one’s own', async () => {
    for (const text of [
      'create temporary table record (id uuid)',
      'create temp view v as select 1',
      'create table public.t (id int)',
      'create table people.t (id int)',
      'create schema mine',
      `create function public.f() returns int language sql return 1`,
      `create function pg_temp.agency() returns uuid language sql return gen_random_uuid()`,
      `do $$ begin execute 'create function access.account() returns uuid language sql return null' ; end $$`,
      'create extension dblink',
      'create extension pg_trgm',
      'create extension file_fdw',
      'create server s foreign data wrapper postgres_fdw',
      'create event trigger e on ddl_command_start execute function access.account()',
      'create policy open on people.record for select using (true)',
      'alter policy reading on people.record using (true)',
      'create trigger t after insert on people.record execute function access.check_review()',
      'create rule r as on select to people.record do instead select 1',
      'create publication p for all tables',
      `create statistics s on mother_name, document_number from people.record`,
      'alter default privileges for role oralu_owner grant select on tables to oralu_app',
      'grant select on people.legal_said to oralu_app; select said from people.legal_said',
      'comment on table people.record is null',
      'select lo_create(0)',
      `select lo_from_bytea(0, 'x')`,
      'select * from pg_largeobject',
      'select * from pg_authid',
      'select * from pg_statistic',
      'select * from pg_user_mapping',
      `select pg_read_file('/etc/passwd')`,
      `select pg_ls_dir('.')`,
      `copy people.record to program 'cat'`,
      `copy people.record to '/tmp/oralu-stolen'`,
      `copy people.record from '/etc/passwd'`,
      `alter system set log_statement = 'all'`,
      `load 'dblink'`,
      'select pg_reload_conf()',
      'checkpoint',
      'vacuum people.record',
      'truncate people.record',
      'delete from people.record',
      `select pg_export_snapshot(), * from pg_create_logical_replication_slot('s', 'pgoutput')`,
    ]) {
      const { code } = await asking(stranger.token, text)
      expect([text, code]).toEqual([
        text,
        expect.stringMatching(/^(42501|0A000|42704|0LP01|58P01|25001|3F000|42939|42P16|42809)$/),
      ])
    }
    const { rows } = await stage.root.query(
      `select count(*)::int as n from pg_extension where extname <> 'plpgsql'`,
    )
    expect(rows[0].n).toBe(0)
  })

  it('cannot put something in the way of the names that Oralu calls', async () => {
    for (const path of ['pg_temp, people, access', '"$user", public', 'pg_temp', ''])
      for (const [, token] of attackers) {
        await app.query('select set_config($1, $2, false)', ['search_path', path])
        expect((await asking(token, 'select count(*)::int as n from people.record')).rows).toEqual([{ n: 0 }])
        await app.query('reset all')
      }
  })
})

describe('listening', () => {
  it('hears no token and no content on any channel', async () => {
    const heard: string[] = []
    app.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`))
    const { rows } = await stage.root.query(
      `select distinct (regexp_matches(p.prosrc, 'pg_notify\\(\\s*''([^'']+)''|notify "?([a-z_:]+)', 'gi'))[1] as channel from pg_proc p`,
    )
    const channels = new Set([
      'jobs:insert',
      'worker:migrate',
      ...rows.map((row) => row.channel).filter(Boolean),
    ])
    for (const channel of channels) await app.query(`listen "${channel}"`)
    await inTransaction(stage.services.database.app, { token: victim.token }, async (db) => {
      const id = randomUUID()
      await db.insertInto('jobs.job').values({ id, task: 'none' }).execute()
      const { sql } = await import('kysely')
      await sql`select jobs.start('none', ${id}::uuid)`.execute(db)
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    await app.query('select 1')
    expect(heard.join('\n')).not.toMatch(/job_|token/)
    expect(heard.join('\n')).not.toMatch(secrets)
    await app.query('unlisten *')
  })
})

describe('the other roles that log in', () => {
  it.each(['oralu_accounts', 'oralu_jobs'])('%s reads nothing of any subject', async (role) => {
    const client = await stage.connect(role)
    try {
      const { rows } =
        await stage.root.query(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('files', 'lists', 'people', 'operations', 'field', 'cases', 'figures', 'enquiries') and c.relkind in ('r', 'v')`)
      for (const { name } of rows)
        expect([name, (await ask(`select * from ${name}`, [], client)).code]).toEqual([name, '42501'])
      for (const name of [
        'access.grant',
        'access.session',
        'access.break_glass',
        'access.write',
        'ledger.entry',
      ])
        expect([name, (await ask(`select * from ${name}`, [], client)).code]).toEqual([name, '42501'])
      expect((await ask('select role from access.account', [], client)).code).toBe('42501')
      if (role === 'oralu_jobs')
        expect((await ask('select token from accounts.session', [], client)).code).toBe('42501')
    } finally {
      await client.end()
    }
  })
})

describe('samples', () => {
  it('of what a person typed are kept of no guarded table and no history', async () => {
    const { rows } = await stage.root.query(`
      select format('%s.%s', s.schemaname, s.tablename) as name, s.attname from pg_stats s
      join pg_attribute a on a.attrelid = format('%I.%I', s.schemaname, s.tablename)::regclass and a.attname = s.attname
      where (exists (select from access.guarded g where g.table_name = s.schemaname || '.' || s.tablename and (g.compartment is not null or s.schemaname not in ('access', 'ledger')) and g.table_name <> 'people.fact_table')
          or exists (select from ledger.covered c where c.table_name || '_history' = s.schemaname || '.' || s.tablename))
        and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'date'::regtype, 'daterange'::regtype, 'text[]'::regtype)
        and (s.most_common_vals is not null or s.histogram_bounds is not null)
        and not exists (select from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum])`)
    expect(rows).toEqual([])
    const { rows: kept } = await stage.root.query(`
      select a.attrelid::regclass::text as name, a.attname from pg_attribute a join access.guarded g on a.attrelid = to_regclass(g.table_name)
      where g.compartment is not null and a.attnum > 0 and not a.attisdropped and a.attstattarget is distinct from 0
        and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'date'::regtype, 'daterange'::regtype)
        and not exists (select from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum])`)
    // A column that was added after access.guard: say `select access.keep_no_samples('table')` in that migration.
    expect(kept).toEqual([])
  })
})

// Someone who can run SQL of their own as the application's role, without a session or with that of a stranger,
// tries to get at the rows of an agency. Every secret that could be found carries a mark; what is answered, in rows,
// errors, notices or plans, is searched for it.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

const mark = 'Zhasyryn'
const subjectSchemas = `'access', 'accounts', 'ledger', 'jobs', 'files', 'lists', 'people', 'operations', 'cases', 'figures', 'graphile_worker', 'public'`

let stage: Stage
let home: string
let victim: Person
let stranger: Person
let app: pg.Client
const notices: string[] = []
const anchors: string[] = []
const records: string[] = []
let source: string
let secrets: RegExp

beforeAll(async () => {
  stage = await openStage()
  home = await stage.agency()
  victim = await stage.person('prosecutor_officer', home)
  stranger = await stage.person('identity_analyst', await stage.agency())
  source = randomUUID()
  await stage.root.query('begin')
  await stage.root.query('set local session_replication_role = replica')
  await stage.root.query(
    `insert into lists.source (id, agency_id, name, kind, recorded_by) values ($1, $2, '${mark} prison', 'prison list', $3)`,
    [source, home, victim.id],
  )
  for (let i = 0; i < 400; i++) {
    const [anchor, record] = [randomUUID(), randomUUID()]
    anchors.push(anchor)
    records.push(record)
    await stage.root.query('insert into people.person (id, agency_id) values ($1, $2)', [anchor, home])
    await stage.root.query(
      'insert into people.anchor (id, agency_id, person_id, home_person_id) values ($1, $2, $1, $1)',
      [anchor, home],
    )
    await stage.root.query(
      `insert into people.record (id, agency_id, anchor_id, source_id, source_key, list_id, row_number, content_hash, said, mother_name, document_number, born_from, born_to, recorded_by)
       values ($1, $2, $3, $4, $5, $4, $6, '\\x00', jsonb_build_object('name', $7::text), $7, $8, '1990-01-01', '1990-12-31', $9)`,
      [record, home, anchor, source, `${mark}-${i}`, i, `${mark} ${i % 7}`, `${mark}${1000 + i}`, victim.id],
    )
    await stage.root.query(
      `insert into people.legal_said (agency_id, anchor_id, record_id, said, recorded_by) values ($1, $2, $3, $4, $5)`,
      [home, anchor, record, { charge: `${mark} charge` }, victim.id],
    )
  }
  await stage.root.query('commit')
  await stage.root.query('analyze')
  secrets = new RegExp([mark, victim.token, anchors[0], records[0], source].join('|'))
  app = await stage.connect('oralu_app')
  app.on('notice', (notice) => notices.push(JSON.stringify(notice)))
})
afterAll(async () => {
  await app?.end()
  await stage?.close()
})
beforeEach(async () => {
  await app.query('rollback')
  await app.query('reset all')
  await app.query('deallocate all')
  notices.length = 0
})

interface Answer {
  rows: Record<string, unknown>[]
  code?: string
  /** All that came back, as text. */
  text: string
}

/** Runs one statement and gives all that came back. */
async function ask(text: string, values: unknown[] = [], client = app): Promise<Answer> {
  const before = notices.length
  try {
    const result = await client.query(text, values)
    const rows = (Array.isArray(result) ? result.flatMap((each) => each.rows) : result.rows) as Record<
      string,
      unknown
    >[]
    return { rows, text: JSON.stringify(rows) + notices.slice(before).join() }
  } catch (error) {
    const { message, detail, hint, where, internalQuery, code } = error as pg.DatabaseError
    return {
      rows: [],
      code: code ?? 'none',
      text: [message, detail, hint, where, internalQuery, ...notices.slice(before)].join(' '),
    }
  }
}

/** The same within a transaction as the holder of a token ('' is nobody). */
async function asking(token: string, text: string, values: unknown[] = []): Promise<Answer> {
  await app.query('begin')
  try {
    await app.query('select access.enter($1)', [token])
    return await ask(text, values)
  } finally {
    await app.query('rollback')
  }
}

const attackers = () =>
  [
    ['nobody', ''],
    ['a stranger', stranger.token],
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

describe.each([0, 1])('reading (attacker %i: 0 is nobody, 1 a stranger with a session)', (which) => {
  const token = () => attackers()[which]![1]

  it('gets no row of the agency from any table or view', async () => {
    const { rows } =
      await stage.root.query(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in (${subjectSchemas}) and c.relkind in ('r', 'v', 'm', 'p', 'S', 'f')`)
    expect(rows.length).toBeGreaterThan(60)
    for (const { name } of rows) {
      for (const text of [
        `select * from ${name}`,
        `select t::text from ${name} t`,
        `select count(*) from ${name} t where t::text like '%${mark}%' having count(*) > 0`,
        `table ${name}`,
        `select ctid, xmin from ${name}`,
      ]) {
        const { text: said, rows: found, code } = await asking(token(), text)
        expect([text, secrets.test(said)]).toEqual([text, false])
        const [schema] = name.split('.')
        if (['accounts', 'graphile_worker', 'public'].includes(schema))
          expect([text, code ?? found.length]).toEqual([
            text,
            expect.toSatisfy((result: unknown) => result === '42501' || result === 0 || result === '42703'),
          ])
      }
    }
  })

  it('gets nothing from the catalogue, with statistics fresh and a victim’s request under way', async () => {
    let done = () => {}
    const held = new Promise<void>((resolve) => {
      done = resolve
    })
    const working = inTransaction(
      stage.services.database.app,
      { token: victim.token, write: { id: randomUUID(), hash: Buffer.alloc(32) } },
      async (db) => {
        await db.selectFrom('people.record').select('id').where('mother_name', '=', `${mark} 1`).execute()
        await held
      },
    )
    try {
      await new Promise((resolve) => setTimeout(resolve, 100))
      const { rows } =
        await stage.root.query(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('pg_catalog', 'information_schema') and c.relkind in ('r', 'v')`)
      expect(rows.length).toBeGreaterThan(150)
      for (const { name } of rows)
        expect([name, secrets.test((await asking(token(), `select * from ${name}`)).text)]).toEqual([
          name,
          false,
        ])
      const activity = await asking(token(), 'select query from pg_stat_activity')
      expect(activity.code).toBe('42501')
    } finally {
      done()
      await working
    }
  })

  it('gets nothing from any function that it may call, with hostile arguments', async () => {
    const { rows } = await stage.root.query<{ call: string; types: string[] | null }>(`
      select format('%I.%I', n.nspname, p.proname) as call,
        (select array_agg(t::regtype::text order by o) from unnest(p.proargtypes) with ordinality as a (t, o)) as types
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in (${subjectSchemas}) and p.prorettype <> 'trigger'::regtype
        and has_schema_privilege('oralu_app', n.oid, 'usage') and has_function_privilege('oralu_app', p.oid, 'execute')`)
    expect(rows.length).toBeGreaterThan(20)
    const hostile: Record<string, unknown[]> = {
      uuid: [anchors[0], records[0], home, victim.id, source, null],
      'uuid[]': [anchors, records, [victim.id, home, source]],
      text: [
        mark,
        `%`,
        "'; select * from people.record; --",
        'legal',
        'identity',
        'people.record',
        victim.id,
      ],
      'text[]': [[mark, '%', 'legal']],
      bigint: [0, 9007199254740991, -1],
      'bigint[]': [[0, 1, -1]],
      integer: [100000, -1, 0],
      boolean: [true, false],
      jsonb: [JSON.stringify({ id: anchors[0], name: mark })],
      bytea: [Buffer.from(mark)],
      date: ['1990-06-01'],
      'timestamp with time zone': ['1970-01-01T00:00:00Z'],
      'double precision': [0],
      real: [0],
      interval: ['100 years'],
    }
    for (const { call, types } of rows) {
      if (/^access\.enter/.test(call)) continue
      for (let round = 0; round < 7; round++) {
        const values = (types ?? []).map((type) => {
          const choices = hostile[type] ?? [null]
          return choices[round % choices.length]
        })
        const text = `select * from ${call}(${(types ?? []).map((type, i) => `$${i + 1}::${type}`).join(', ')})`
        const said = (await asking(token(), text, values)).text
        // What was put in may come back; what comes back beside it may not.
        const given = new Set(values.flat().map(String))
        const found = said
          .match(new RegExp(secrets, 'g'))
          ?.filter((each) => !given.has(each) && ![...given].some((one) => one.includes(each)))
        expect([text, values, found ?? []]).toEqual([text, values, []])
      }
    }
  })

  it('is told by no predicate, cast, error or lock that a hidden row exists', async () => {
    const leaky = [
      `select * from people.record where 1 / (case when mother_name like '${mark}%' then 0 else 1 end) = 1`,
      `select * from people.record where (mother_name)::int > 0`,
      `select * from people.record where (said ->> 'name')::date is not null`,
      `select * from people.record where mother_name::bytea = mother_name::bytea and xmlparse(document mother_name) is not null`,
      `select * from people.record r where exists (select from generate_series(1, length(r.mother_name)) s where 1 / (s - 1) > 0)`,
      `select * from people.record where id = '${records[0]}' for update nowait`,
      `select * from people.record where id = '${records[0]}' for share skip locked`,
      `select max(mother_name), min(document_number), count(*), string_agg(mother_name, ',') from people.record`,
      `select * from people.record_history where (image ->> 'mother_name')::int > 0`,
      `update people.record set mother_name = 'x' where 1 / (case when mother_name like '${mark}%' then 0 else 1 end) = 1`,
      `update people.record set row_number = row_number where id = '${records[0]}' returning *`,
      `select query_to_xml('select * from people.record', true, true, '')`,
      `select table_to_xml('people.record', true, true, '')`,
      `select schema_to_xml('people', true, true, '')`,
      `merge into people.record r using (values (1)) v on r.document_number like '${mark}%' when matched then update set row_number = 1 / (r.row_number - r.row_number) when not matched then do nothing`,
    ]
    const locking = await stage.connect('postgres')
    try {
      await locking.query('begin')
      await locking.query('select from people.record for update')
      for (const text of leaky) {
        const answer = await asking(token(), text)
        expect([text, secrets.test(answer.text.replaceAll(text, ''))]).toEqual([text, false])
        // Neither a division by zero nor a failed cast: the hidden rows were never looked at.
        expect([text, answer.code ?? 'none']).toEqual([text, expect.stringMatching(/^(none|42501|0A000)$/)])
      }
    } finally {
      await locking.query('rollback')
      await locking.end()
    }
  })

  it('sees no sample of hidden values in the planner’s estimates', async () => {
    const estimate = async (where: string) => {
      const { rows, code } = await asking(
        token(),
        `explain (format json) select id from people.record where ${where}`,
      )
      return (
        code ??
        JSON.stringify((rows[0]!['QUERY PLAN'] as { Plan: Record<string, unknown> }[])[0]!.Plan['Plan Rows'])
      )
    }
    // A common value and one that there is not; a border below all values and one above.
    expect(await estimate(`mother_name = '${mark} 1'`)).toBe(await estimate(`mother_name = 'nobody at all'`))
    expect(await estimate(`document_number < '${mark}1000'`)).toBe(
      await estimate(`document_number < '${mark}1399'`),
    )
    expect(await estimate(`born_from < '1980-01-01'`)).toBe(await estimate(`born_from < '2020-01-01'`))
    expect(
      (await asking(token(), `explain (analyze, verbose, buffers) select * from people.record`)).text,
    ).not.toMatch(secrets)
    expect((await asking(token(), `explain select said from people.legal_said`)).code).toBe('42501')
  })

  it('is told no table’s size, row count or activity', async () => {
    for (const text of [
      `select reltuples from pg_class where relname = 'legal_said'`,
      `select relpages from pg_class where relname = 'legal_said'`,
      `select * from pg_class`,
      `select pg_relation_size('people.legal_said')`,
      `select pg_total_relation_size('people.legal_said')`,
      `select n_live_tup from pg_stat_user_tables`,
      `select pg_stat_get_live_tuples('people.record'::regclass)`,
      `select * from pg_locks`,
      `select * from pg_stat_activity`,
      `select * from pg_stat_replication`,
      `select last_value from ledger.entry_number`,
    ])
      expect([text, (await asking(token(), text)).code]).toEqual([text, '42501'])
  })

  it('takes as long for a hidden row as for one that there is not', async () => {
    const times: Record<'hidden' | 'none', number[]> = { hidden: [], none: [] }
    const look = async (kind: 'hidden' | 'none', id: string) => {
      const began = process.hrtime.bigint()
      await ask('select from people.record where anchor_id = $1', [id])
      times[kind].push(Number(process.hrtime.bigint() - began))
    }
    await app.query('begin')
    await app.query('select access.enter($1)', [token()])
    for (let i = 0; i < 300; i++) {
      await look('hidden', anchors[i]!)
      await look('none', randomUUID())
    }
    await app.query('rollback')
    const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1]!
    const ratio = median(times.hidden) / median(times.none)
    // A hidden row is found in an index and then not shown; that must stay within the noise of a network.
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
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
      for (const [, token] of attackers()) {
        await app.query('select set_config($1, $2, false)', ['search_path', path])
        expect((await asking(token, 'select count(*)::int as n from people.record')).rows).toEqual([{ n: 0 }])
        await app.query('reset all')
      }
  })
})

describe('writing', () => {
  it('is told nothing by a refusal: a hidden row and one that there is not are refused alike', async () => {
    const refusal = async (anchor: string) => {
      const { code, text } = await asking(
        stranger.token,
        `insert into people.status (anchor_id, status, since, basis) values ($1, 'located', '2020-01-01', 'x')`,
        [anchor],
      )
      return [code, text.replaceAll(anchor, '')]
    }
    const [hidden, none] = [await refusal(anchors[0]!), await refusal(randomUUID())]
    expect(hidden).toEqual(none)
    for (const id of [anchors[0]!, randomUUID()]) {
      const answer = await stranger.post('/break-glass', {
        compartment: 'protection',
        subjectId: id,
        reason: 'I only want to know whether there is such a person',
      })
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
    }
  })

  it('cannot take a hidden source’s place to ask which keys it has', async () => {
    const own = randomUUID()
    const attempt = (key: string) =>
      asking(
        stranger.token,
        `with p as (insert into people.person (id) values ('${own}')), a as (insert into people.anchor (id, person_id, home_person_id) values ('${own}', '${own}', '${own}'))
        insert into people.record (id, anchor_id, source_id, source_key, list_id, row_number, content_hash, said) values (gen_random_uuid(), '${own}', '${source}', '${key}', '${source}', 1, '\\x00', '{}')`,
      )
    const [there, not] = [await attempt(`${mark}-1`), await attempt('no such key')]
    expect([there.code, there.text.replaceAll(`${mark}-1`, '')]).toEqual([
      not.code,
      not.text.replaceAll('no such key', ''),
    ])
  })

  it('cannot lie in the ledger, seal it, or lay a false checkpoint', async () => {
    for (const text of [
      `insert into ledger.entry (by, act, about, row_ids) values ('account', 'read', 'x', '{}')`,
      `update ledger.entry set act = 'x'`,
      'delete from ledger.entry',
      `select ledger.note('sign-in', 'x', '{}')`,
      `select ledger.note_sign_in('sign-in', '${victim.id}', 'password')`,
      `select ledger.note_reading('people.legal_said', '{}')`,
      'select * from ledger.seal(1000)',
      `select ledger.add_checkpoint(1, '\\x00', '{}', 'false')`,
      `insert into access.account (id) values (gen_random_uuid())`,
      `update access.account set role = 'clinician'`,
      `update access.account set agency_id = '${home}'`,
      `insert into access.break_glass (agency_id, account_id, compartment, subject_id, reason) values ('${home}', '${stranger.id}', 'health', '${anchors[0]}', 'because I would like to see it')`,
      `insert into access.role_right values ('identity_analyst', 'legal', 'read')`,
      `insert into access.session (token_hash, account_id, origin, expires_at) values (sha256('x'), '${victim.id}', 'job', now() + interval '1 day')`,
      `insert into access.grant (agency_id, compartment, to_account_id, purpose, ends_at, proposed_by) values ('${home}', 'identity', '${stranger.id}', 'mine', now() + interval '1 day', '${victim.id}')`,
      `select jobs.start('import', gen_random_uuid()), graphile_worker.add_job('x')`,
    ]) {
      const answer = await asking(stranger.token, text)
      expect([text, answer.code]).toEqual([text, expect.stringMatching(/^(42501|P0001|23514)$/)])
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
        where n.nspname in ('files', 'lists', 'people', 'operations', 'cases', 'figures') and c.relkind in ('r', 'v')`)
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

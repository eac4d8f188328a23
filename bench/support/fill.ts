// Fills a register quickly, as superuser and past the triggers: persons with one record, a name with its keys, half of
// them with a status, a third with a finding on nationality, families of four. Of every hundredth person's rows there
// are history rows and ledger entries, as the triggers would have written them.
import { blockKeys, kinKeys, prepareRecord } from '@oralu/linkage'
import { nameKeys, scriptOf, transliterate } from '@oralu/names'
import type pg from 'pg'
import { openEmbedded } from '../../apps/server/src/db/embedded.ts'
import { connectTo, makeAccount, type Site } from '../../apps/server/test/durability/oralu-process.ts'
import { formsOf } from './list.ts'

export interface Filled {
  agencyId: string
  sourceIds: string[]
}

const given = [
  'Айгүл',
  'Нұрлан',
  'Сәуле',
  'Ерлан',
  'Гүлнар',
  'Марат',
  'Динара',
  'Асқар',
  'Фатима',
  'Юсуф',
  'Мадина',
  'Тимур',
  'فاطمة',
  'محمد',
  'عائشة',
  'يوسف',
  'Aigul',
  'Nurlan',
  'Fatima',
  'Yusuf',
]
const family = [
  'Сейітова',
  'Қасымов',
  'Ахметова',
  'Жұмабаев',
  'Иванова',
  'Ибраев',
  'Омарова',
  'Смағұлов',
  'الشامي',
  'الكازاخي',
  'Seitova',
  'Kassymov',
  'Akhmetova',
  'Zhumabayev',
  'Omarova',
]
const fathers = [
  'Серікқызы',
  'Ерланұлы',
  'Маратовна',
  'Асқаровна',
  'بنت أحمد',
  'بن عبد الله',
  'Serikkyzy',
  'Yerlanuly',
  'Maratovna',
  'Askarovna',
]

/** The tables filled here that the ledger covers. */
const covered = [
  'people.person',
  'people.anchor',
  'people.record',
  'people.name_form',
  'people.status',
  'people.nationality',
  'people.family',
  'people.family_member',
]

/** @param names one a person, with what suggestions need; without them some thousand names are used again and again */
export async function fillRegister(
  client: pg.Client,
  people: number,
  by: { id: string; agencyId: string },
  names?: Iterable<string>,
): Promise<Filled> {
  await client.query(`set session_replication_role = replica`)
  await client.query(`set synchronous_commit = off`)
  await client.query(`set maintenance_work_mem = '512MB'`)
  const count = await knowNames(client, names ?? mixedNames())
  const { rows: sources } = await client.query<{ id: string }>(
    `insert into lists.source (agency_id, name, kind, recorded_by)
     select $1, 'Source ' || k, (array['camp list', 'enquiries', 'civil registry', 'partner list'])[k], $2 from generate_series(1, 4) k returning id`,
    [by.agencyId, by.id],
  )
  const sourceIds = sources.map(({ id }) => id)
  await client.query(
    `with file as (
       insert into files.file (agency_id, compartment, name, media_type, size, sha256, recorded_by)
       select $1, 'identity', 'list.csv', 'text/csv', 1, sha256('x'), $2 from generate_series(1, 4) returning id)
     insert into lists.list (agency_id, source_id, file_id, state, recorded_by)
     select $1, s.id, f.id, 'imported', $2
     from unnest($3::uuid[]) with ordinality s (id, k) join (select id, row_number() over () as k from file) f using (k)`,
    [by.agencyId, by.id, sourceIds],
  )
  const stamp = [by.agencyId, by.id]
  await fillPersons(client, people, count, by.agencyId)
  await client.query(
    `insert into people.record (id, agency_id, anchor_id, source_id, source_key, list_id, row_number, content_hash, said, sex, born_text, born_from, born_to,
       birth_place, nationality_said, document_number, mother_name, father_name, family_group, location, recorded_by)
     select f.record, $1, f.anchor, l.source_id, 'K' || f.i, l.id, f.i, sha256(int8send(f.i)),
       jsonb_build_object('ФИО', n.form, 'born', (1950 + f.i % 70)::text, 'camp', 'Al-Hol'), (array['male', 'female'])[1 + f.i % 2],
       b.day::text, b.day, b.day, 'Шымкент', 'Kazakhstan', 'N' || f.i, null, null,
       (f.i / 4)::text, 'Al-Hol', $2
     from filled f join known_name n on n.i = f.name
     cross join lateral (select date '1950-01-01' + (f.i::bigint * 7919 % 25000)::int as day) b
     join (select id, source_id, row_number() over (order by source_id) as k from lists.list where agency_id = $1) l on l.k = 1 + f.i % 4`,
    stamp,
  )
  await fillNames(client, by.agencyId)
  if (names) await fillBlocks(client, by.agencyId)
  await client.query(
    `insert into people.status (agency_id, anchor_id, status, valid_from, recorded_by)
     select $1, anchor, (array['located', 'detained', 'whereabouts unknown', 'returned', 'located'])[1 + i % 5], date '2024-01-01' + i % 300, $2 from filled where i % 2 = 0`,
    stamp,
  )
  await client.query(
    `insert into people.nationality (agency_id, anchor_id, finding, evidence_kind, evidence, recorded_by, confirmed_by, confirmed_at)
     select $1, anchor, 'citizen', 'civil registry', 'an extract', $2, gen_random_uuid(), now() from filled where i % 3 = 0`,
    stamp,
  )
  await client.query(
    `create temp table household as select g, uuidv7() as id from generate_series(0, ${Math.floor(people / 4)}) g`,
  )
  await client.query(
    `insert into people.family (id, agency_id, recorded_by) select id, $1, $2 from household`,
    stamp,
  )
  await client.query(
    `insert into people.family_member (agency_id, family_id, anchor_id, role, basis, recorded_by)
     select $1, h.id, f.anchor, (array['mother', 'child', 'child', 'father'])[1 + f.i % 4], 'the list', $2 from filled f join household h on h.g = f.i / 4`,
    stamp,
  )
  for (const table of covered) await fillHistory(client, table, by.id)
  await client.query('drop table filled, household, known_name')
  await client.query('set session_replication_role = default')
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  return { agencyId: by.agencyId, sourceIds }
}

/** A register of nothing but persons and their names, one a person: for a benchmark of search. */
export async function fillNamesOnly(
  client: pg.Client,
  names: Iterable<string>,
  agencyId: string,
): Promise<void> {
  await client.query(`set session_replication_role = replica`)
  await client.query(`set synchronous_commit = off`)
  await client.query(`set maintenance_work_mem = '512MB'`)
  const count = await knowNames(client, names)
  await fillPersons(client, count, count, agencyId)
  await fillNames(client, agencyId)
  await client.query('drop table filled, known_name')
  await client.query('set session_replication_role = default')
  await client.query('vacuum analyze people.person, people.anchor, people.name_form, people.name_key')
  await client.query('checkpoint')
}

/** The place of a person in what was filled, from 0. */
export const numberOf = (anchorId: string): number => Number.parseInt(anchorId.slice(-12), 16)

function mixedNames(): string[] {
  return given.flatMap((first) =>
    fathers.flatMap((middle) => family.map((last) => `${first} ${middle} ${last}`)),
  )
}

/** @returns how many there are */
async function knowNames(client: pg.Client, names: Iterable<string>): Promise<number> {
  await client.query(
    'create temp table known_name (i int, form text, script text, latin text, keys bigint[], sketch bigint)',
  )
  let rows: Record<string, unknown>[] = []
  let count = 0
  const put = async () => {
    await client.query(
      `insert into known_name select * from json_to_recordset($1) as n (i int, form text, script text, latin text, keys bigint[], sketch bigint)`,
      [JSON.stringify(rows)],
    )
    rows = []
  }
  for (const form of names) {
    const { keys, sketch } = nameKeys(form)
    const [script, latin] = [scriptOf(form), transliterate(form)]
    rows.push({ i: count++, form, script, latin, keys: keys.map(String), sketch: String(sketch) })
    if (rows.length === 5_000) await put()
  }
  if (rows.length > 0) await put()
  await client.query('alter table known_name add primary key (i)')
  await client.query('analyze known_name')
  return count
}

async function fillPersons(
  client: pg.Client,
  people: number,
  names: number,
  agencyId: string,
): Promise<void> {
  await client.query(`create temp table filled as
    select i, uuidv7() as person, ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid as anchor, uuidv7() as record, uuidv7() as form,
      i % ${names} as name from generate_series(0, ${people - 1}) i`)
  await client.query(`insert into people.person (id, agency_id) select person, $1 from filled`, [agencyId])
  await client.query(
    `insert into people.anchor (id, agency_id, person_id, home_person_id) select anchor, $1, person, person from filled`,
    [agencyId],
  )
}

async function fillNames(client: pg.Client, agencyId: string): Promise<void> {
  await client.query(
    `insert into people.name_form (id, agency_id, anchor_id, record_id, part, form, script, latin)
     select f.form, $1, f.anchor, f.record, 'full', n.form, n.script, n.latin from filled f join known_name n on n.i = f.name`,
    [agencyId],
  )
  await fillKeys(client, agencyId)
}

async function fillKeys(client: pg.Client, agencyId: string): Promise<void> {
  await withoutIndexes(client, 'people.name_key', () =>
    client.query(
      `insert into people.name_key (agency_id, key, name_form_id, sketch)
       select $1, k, f.form, n.sketch from filled f join known_name n on n.i = f.name, unnest(n.keys) k`,
      [agencyId],
    ),
  )
}

/** By what the records meet, made as the server makes it. */
async function fillBlocks(client: pg.Client, agencyId: string): Promise<void> {
  const step = 10_000
  await withoutIndexes(client, 'people.block_key', async () => {
    for (let from = 0; ; from += step) {
      const { rows } = await client.query<
        Record<'anchor' | 'source' | 'family' | 'form' | 'day' | 'number', string>
      >(
        `select f.anchor, r.source_id as source, r.family_group as family, n.form, to_char(r.born_from, 'YYYY-MM-DD') as day, r.document_number as number
         from filled f join known_name n on n.i = f.name join people.record r on r.id = f.record where f.i >= $1 and f.i < $2`,
        [from, from + step],
      )
      if (rows.length === 0) return
      const keys = rows.flatMap(({ anchor, source, family, form, day, number }) => {
        const record = { names: [form], born: { from: day, to: day }, documents: [number] }
        const all = [...blockKeys(prepareRecord(record)).kept, ...kinKeys({ ...record, source, family })]
        return all.map((key) => [anchor, String(key)] as const)
      })
      await client.query(
        `insert into people.block_key (agency_id, anchor_id, key) select $1, * from unnest($2::uuid[], $3::bigint[])`,
        [agencyId, keys.map(([anchor]) => anchor), keys.map(([, key]) => key)],
      )
    }
  })
}

/** Keys go in without their indexes, which are made afterwards: at a million people that is hours against minutes. */
async function withoutIndexes(client: pg.Client, table: string, fill: () => Promise<unknown>): Promise<void> {
  const { rows: constraints } = await client.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = '${table}'::regclass and contype in ('p', 'u')`,
  )
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = '${table}'::regclass and not indisprimary and not exists (select from pg_constraint c where c.conindid = indexrelid)`,
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const { name } of constraints) await client.query(`alter table ${table} drop constraint ${name}`)
  await fill()
  for (const { name, definition } of constraints)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const { definition } of indexes) await client.query(definition)
}

/** History rows and ledger entries of every hundredth row of a table, as the triggers would have written them. */
export async function fillHistory(client: pg.Client, table: string, by: string): Promise<void> {
  const { rows } = await client.query<{ subject: string | null }>(
    'select subject from access.guarded where table_name = $1',
    [table],
  )
  const subject = rows[0]?.subject ? `t.${rows[0].subject}` : 'null::uuid'
  await client.query(
    `with fresh as materialized (
       select nextval('ledger.entry_number') as entry_id, t.id as row_id, t.agency_id, ${subject} as subject_id, to_jsonb(t) as image, uuid_send(gen_random_uuid()) as salt
       from (select * from ${table} order by id limit (select count(*) / 100 + 1 from ${table})) t
     ), entered as (
       insert into ledger.entry (id, actor_id, by, act, about, row_ids, commitment)
       select entry_id, $1, 'account', 'insert', '${table}', array[row_id], sha256(salt || convert_to(image::text, 'UTF8')) from fresh
     )
     insert into ${table}_history (entry_id, row_id, agency_id, subject_id, image, salt)
     select entry_id, row_id, agency_id, subject_id, image, salt from fresh`,
    [by],
  )
}

/**
 * A copy of the database with neither row-level security nor ledger: the same tables, rows and indexes, without
 * policies, triggers, history and functions of access; its planner keeps the usual statistics.
 */
export async function makeBare(client: pg.Client): Promise<void> {
  await client.query(`do $$ declare t record; begin
    for t in select p.polname, p.polrelid::regclass as name from pg_policy p loop
      execute format('drop policy %I on %s', t.polname, t.name); end loop;
    for t in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker') loop
      execute format('alter table %s disable row level security', t.name);
      execute format('alter table %s no force row level security', t.name);
      execute format('alter table %s disable trigger user', t.name); end loop;
    for t in select a.attrelid::regclass as name, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and a.attnum > 0 and a.attstattarget = 0 loop
      execute format('alter table %s alter column %I set statistics -1', t.name, t.attname); end loop;
  end $$`)
  await client.query('vacuum analyze')
}

/** Where the database would ask who acts, the bare one has one account. */
export async function setActor(client: pg.Client, by: { id: string; agencyId: string }): Promise<void> {
  await client.query(`do $$ declare t record; begin
    for t in select d.adrelid::regclass as name, a.attname, pg_get_expr(d.adbin, d.adrelid) as value from pg_attrdef d
      join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum where pg_get_expr(d.adbin, d.adrelid) like 'access.%' loop
      execute format('alter table %s alter column %I set default %L', t.name, t.attname,
        case when t.value like 'access.agency%' then '${by.agencyId}' else '${by.id}' end); end loop;
  end $$`)
}

/**
 * A register of so many people with names of their own, and the consular officer who works in it; Oralu is not running.
 * @param more what else is put there
 */
export async function fillOffice(
  site: Site,
  people: number,
  more?: (client: pg.Client, officer: { id: string; agencyId: string }) => Promise<void>,
) {
  const embedded = await openEmbedded(site.dataDir)
  const client = await connectTo(site)
  try {
    await client.query('begin')
    const officer = await makeAccount(client, 'consular_officer')
    await client.query('commit')
    const began = performance.now()
    await fillRegister(client, people, officer, formsOf(people))
    process.stderr.write(`${people} people filled in ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
    await more?.(client, officer)
    const { rows } = await client.query<{ email: string }>('select email from access.account where id = $1', [
      officer.id,
    ])
    return { ...officer, email: rows[0]!.email }
  } finally {
    await client.end()
    await embedded.stop()
  }
}

-- The ledger: what was done, by whom, in which order, provable by anyone who kept an old checkpoint. An entry holds
-- ids and a salted commitment, never content; the content is in the history tables, from which a lawful erasure can
-- remove it. An entry and its change are one transaction.

create sequence ledger.entry_number;
create table ledger.entry (
  id bigint primary key default nextval('ledger.entry_number'),
  at timestamptz not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(),
  -- null when no account acted: `by` then names the database role
  actor_id uuid,
  by text not null,
  act text not null,
  about text not null,
  row_ids uuid[] not null,
  -- sha256(salt || image) of the row as it became; null where there is no image
  commitment bytea
);
create index on ledger.entry (xid);
create index on ledger.entry (actor_id, id);

-- Sealed entries in their final order. `hash` is RFC 9162's leaf hash of the entry's canonical text.
create table ledger.leaf (
  position bigint primary key,
  entry_id bigint not null unique references ledger.entry,
  hash bytea not null
);

create table ledger.checkpoint (
  size bigint primary key,
  at timestamptz not null default now(),
  root bytea not null,
  -- hashes of the complete subtrees that make up the tree, largest first: enough to go on from here
  frontier bytea[] not null,
  -- the signed note, as it is given to whoever keeps it
  note text not null
);

-- Every entry of a transaction below this id is sealed.
create table ledger.horizon (
  one boolean primary key default true check (one),
  xid xid8 not null
);
insert into ledger.horizon (xid) values ('0');

create table ledger.covered (table_name text primary key);

create function ledger.who() returns text language sql stable parallel restricted
  return case when access.account() is not null then 'account' else session_user::text end;

-- Covers a table: each insert and update writes an entry and a history row, in one statement and transaction.
create function ledger.cover(target regclass) returns void language plpgsql as $$
declare
  schema_name text := (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target);
  plain text := (select relname from pg_class where oid = target);
  name text := schema_name || '.' || plain;
  history text := name || '_history';
  rules access.guarded := (select g from access.guarded g where g.table_name = name);
  subject text := coalesce('n.' || quote_ident(rules.subject), 'null::uuid');
  agency text := coalesce('n.' || quote_ident(rules.agency), 'null::uuid');
  sensitive boolean := coalesce((select c.sensitive from access.compartment c where c.name = rules.compartment), true);
  verb text;
begin
  if rules.table_name is null then
    raise exception 'ledger.cover: % is not guarded', name;
  end if;
  execute format($f$
    create table %s (
      entry_id bigint primary key,
      row_id uuid not null,
      agency_id uuid,
      subject_id uuid,
      at timestamptz not null default clock_timestamp(),
      image jsonb,
      salt bytea
    )$f$, history);
  execute format('create index on %s (row_id, entry_id)', history);
  perform access.keep_no_samples(history::regclass);
  execute format('alter table %s enable row level security', history);
  execute format('alter table %s force row level security', history);
  execute format('create policy internal on %s for all to oralu_ledger, oralu_counts, oralu_backup using (true) with check (true)', history);
  execute format('grant select, insert on %s to oralu_ledger', history);
  execute format('grant select on %s to oralu_counts, oralu_backup', history);
  execute format('grant usage on schema %s to oralu_ledger, oralu_backup', schema_name);
  if rules.compartment is not null then
    execute format('create policy reading on %s for select to oralu_app, oralu_reader using (
      agency_id = any ((select access.agencies(%L))::uuid[])
      or (agency_id, subject_id) in (select g.agency_id, g.subject_id from access.subjects(%2$L) g))', history, rules.compartment);
    perform access.wall(history::regclass, rules.compartment);
    execute format('grant select on %s to %s', history, case when sensitive then 'oralu_reader' else 'oralu_app' end);
  end if;
  foreach verb in array array['insert', 'update'] loop
    execute format($f$
      create function %1$s_on_%2$s() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $t$
      declare
        doer uuid := access.account();
        role_name text := case when doer is null then session_user::text else 'account' end;
      begin
        with fresh as materialized (
          select nextval('ledger.entry_number') as entry_id, n.id as row_id, %3$s as agency_id, %4$s as subject_id,
            to_jsonb(n) as image, uuid_send(gen_random_uuid()) as salt
          from changed n
        ), entered as (
          insert into ledger.entry (id, actor_id, by, act, about, row_ids, commitment)
          select f.entry_id, doer, role_name, %2$L, %5$L, array[f.row_id],
            sha256(f.salt || convert_to(f.image::text, 'UTF8'))
          from fresh f
        )
        insert into %6$s (entry_id, row_id, agency_id, subject_id, image, salt)
        select f.entry_id, f.row_id, f.agency_id, f.subject_id, f.image, f.salt from fresh f;
        return null;
      end $t$ $f$, name, verb, agency, subject, name, history);
    execute format('create trigger covered_%s after %1$s on %s referencing new table as changed
      for each statement execute function %2$s_on_%1$s()', verb, name);
    perform access.hand_over(format('%s_on_%s()', name, verb)::regprocedure, 'oralu_ledger');
  end loop;
  insert into ledger.covered (table_name) values (name);
end $$;

-- One entry for one reading of a sensitive table, with the ids returned.
create function ledger.note_reading(about text, ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into ledger.entry (actor_id, by, act, about, row_ids)
  values (access.account(), ledger.who(), 'read', note_reading.about, ids);
end $$;

-- An event that changes no covered row: an export, a session given to a command. Its act is one of a fixed list.
-- Sign-ins are noted by ledger.note_sign_in.
create function ledger.note(act text, about text, ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if note.act not in ('export', 'print', 'session-given', 'refused', 'see-as', 'password-link') then
    raise exception 'ledger.note: no act %', note.act;
  end if;
  insert into ledger.entry (actor_id, by, act, about, row_ids)
  values (access.account(), ledger.who(), note.act, note.about, ids);
end $$;

-- Gives positions to entries whose transactions are all finished, so that no late commit slips in behind.
-- The canonical text is the one that `oralu ledger verify` recomputes.
create function ledger.text_of(e ledger.entry) returns text language sql immutable
  return concat_ws('|', e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(e.actor_id::text, ''),
    e.by, e.act, e.about, array_to_string(e.row_ids, ','), coalesce(encode(e.commitment, 'hex'), ''));

create function ledger.seal(most int) returns table (place bigint, hash bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  upto xid8;
  since xid8;
  size bigint;
  cut xid8;
begin
  select h.xid into since from ledger.horizon h for update;
  upto := greatest(since, pg_snapshot_xmin(pg_current_snapshot()));
  select coalesce(max(l.position) + 1, 0) into size from ledger.leaf l;
  -- whole transactions only, about `most` entries at a time
  select e.xid into cut from ledger.entry e where e.xid >= since and e.xid < upto order by e.xid offset most limit 1;
  if cut is not null then
    if cut = since then
      cut := (select min(e.xid) from ledger.entry e where e.xid > since);
    end if;
    upto := least(upto, coalesce(cut, upto));
  end if;
  return query
    insert into ledger.leaf as l (position, entry_id, hash)
    select size - 1 + row_number() over (order by e.xid, e.id), e.id,
      sha256('\x00'::bytea || convert_to(ledger.text_of(e), 'UTF8'))
    from ledger.entry e where e.xid >= since and e.xid < upto
    returning l.position, l.hash;
  update ledger.horizon h set xid = upto;
end $$;

create function ledger.add_checkpoint(size bigint, root bytea, frontier bytea[], note text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into ledger.checkpoint (size, root, frontier, note)
  values (add_checkpoint.size, add_checkpoint.root, add_checkpoint.frontier, add_checkpoint.note)
  on conflict do nothing;
end $$;

grant usage on schema ledger to oralu_operator, oralu_app, oralu_ledger, oralu_reader, oralu_backup, oralu_counts, oralu_accounts;
grant select, insert on ledger.entry, ledger.leaf, ledger.checkpoint to oralu_ledger;
grant select, update on ledger.horizon to oralu_ledger;
grant usage on sequence ledger.entry_number to oralu_ledger;
grant select on ledger.entry, ledger.leaf, ledger.checkpoint, ledger.horizon, ledger.covered to oralu_backup;
grant execute on function ledger.who() to oralu_app, oralu_ledger, oralu_accounts, oralu_operator;
grant execute on function ledger.text_of(ledger.entry) to oralu_ledger, oralu_backup;
grant execute on function ledger.note_reading(text, uuid[]) to oralu_reader;
grant usage on schema ledger to oralu_access;
grant execute on function ledger.note(text, text, uuid[]) to oralu_app, oralu_operator, oralu_access;
-- The sealer works on the queue's connections, behind an advisory lock: whoever could run SQL in a request cannot
-- lay a false frontier under the next checkpoint.
grant usage on schema ledger to oralu_jobs;
grant execute on function ledger.seal(int), ledger.add_checkpoint(bigint, bytea, bytea[], text) to oralu_jobs;

select access.guarded_by_hand('ledger.entry', 'own entries, and the agency''s for oversight through ledger.entries_of_agency()');
create policy reading on ledger.entry for select to oralu_app using (actor_id = (select access.account()));
grant select on ledger.entry to oralu_app;
select access.guarded_by_hand('ledger.leaf', 'hashes only');
create policy reading on ledger.leaf for select to oralu_app using (true);
grant select on ledger.leaf to oralu_app;
select access.guarded_by_hand('ledger.checkpoint', 'made to be given away');
create policy reading on ledger.checkpoint for select to oralu_app, oralu_jobs using (true);
grant select on ledger.checkpoint to oralu_app, oralu_jobs;
select access.guarded_by_hand('ledger.horizon', 'only ledger.seal() looks');
select access.out_of_reach('ledger.covered', 'names of tables, for migrations, tests and verification');

-- The entries of one's agency's accounts, for whoever oversees: newest first, before a given id.
create function ledger.entries_of_agency(before bigint, most int, only_act text default null, only_actor uuid default null,
  since timestamptz default null, until timestamptz default null)
returns setof ledger.entry
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('oversight', 'read') then
    return;
  end if;
  return query
    select e.* from ledger.entry e
    where e.id < before
      and (only_act is null or e.act = only_act)
      and (only_actor is null or e.actor_id = only_actor)
      and (since is null or e.at >= since)
      and (until is null or e.at < until)
      and (e.actor_id is null or exists (
        select from access.account a where a.id = e.actor_id and a.agency_id = access.agency()))
    order by e.id desc limit least(most, 500);
end $$;
grant select on access.account to oralu_ledger;
grant execute on function ledger.entries_of_agency(bigint, int, text, uuid, timestamptz, timestamptz) to oralu_app;

-- These run with the ledger's own rights; who calls them cannot touch an entry otherwise.
select access.hand_over('ledger.note_reading(text, uuid[])', 'oralu_ledger');
select access.hand_over('ledger.note(text, text, uuid[])', 'oralu_ledger');
select access.hand_over('ledger.seal(int)', 'oralu_ledger');
select access.hand_over('ledger.add_checkpoint(bigint, bytea, bytea[], text)', 'oralu_ledger');
select access.hand_over('ledger.entries_of_agency(bigint, int, text, uuid, timestamptz, timestamptz)', 'oralu_ledger');

-- Who sees which page of an account's, an agency's or a grant's life is itself in the ledger.
select ledger.cover('access.agency');
select ledger.cover('access.account');
select ledger.cover('access.grant');
select ledger.cover('access.break_glass');

-- Who may read and write which row. The actor is resolved from a session's token, which only its holder knows;
-- no policy trusts an id that a caller could set. No actor, or an empty one, sees nothing.

-- What is not granted by name is not granted.
alter default privileges revoke execute on functions from public;

create schema access;
create schema accounts;
create schema ledger;

-- The day of an instant in the calendar of the office (Kazakhstan has one zone), and the day it is there. Sessions are
-- in UTC, where for five hours of each night it is still yesterday.
create function access.day_of(at timestamptz) returns date language sql immutable
  return (at at time zone 'Asia/Almaty')::date;
create function access.today() returns date language sql stable return access.day_of(now());
grant execute on function access.day_of(timestamptz), access.today() to oralu_app, oralu_jobs, oralu_counts, oralu_reader, oralu_operator;

-- The accounts library (better-auth) keeps its own tables here, with a role of its own; its names are its own.
create table accounts."user" (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "twoFactorEnabled" boolean default false
);
create table accounts.session (
  id uuid primary key default gen_random_uuid(),
  "userId" uuid not null references accounts."user" on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on accounts.session ("userId");
create table accounts.account (
  id uuid primary key default gen_random_uuid(),
  "userId" uuid not null references accounts."user" on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on accounts.account ("userId");
create table accounts.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on accounts.verification (identifier);

-- Hands a function to a duty role: it then runs with just that role's rights.
create function access.hand_over(target regprocedure, role name) returns void language plpgsql as $$
declare
  place name := (select n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.oid = target);
begin
  execute format('grant usage, create on schema %I to %I', place, role);
  execute format('alter function %s owner to %I', target, role);
  execute format('revoke create on schema %I from %I', place, role);
end $$;

create table access.agency (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  country text not null default 'KZ',
  created_at timestamptz not null default now()
);

create table access.compartment (
  name text primary key,
  -- every reading is in the ledger
  sensitive boolean not null,
  -- may be opened for one person by break-glass
  breakable boolean not null
);
insert into access.compartment (name, sensitive, breakable) values
  ('identity', false, true), ('mission', false, true), ('care', false, true),
  ('health', true, true), ('protection', true, true), ('legal', true, false),
  ('press', false, false), ('administration', false, false), ('oversight', false, false);

create table access.role_right (
  role text not null,
  compartment text not null references access.compartment,
  act text not null check (act in ('read', 'write', 'decide')),
  primary key (role, compartment, act)
);
insert into access.role_right (role, compartment, act)
select role, compartment, unnest(string_to_array(acts, ' ')) from (values
  ('consular_officer', 'identity', 'read write decide'),
  ('consular_officer', 'mission', 'read write decide'),
  ('consular_officer', 'press', 'read'),
  ('identity_analyst', 'identity', 'read write decide'),
  ('mission_planner', 'identity', 'read'),
  ('mission_planner', 'mission', 'read write decide'),
  ('field_officer', 'identity', 'read'),
  ('field_officer', 'mission', 'read write'),
  ('case_worker', 'identity', 'read'),
  ('case_worker', 'mission', 'read'),
  ('case_worker', 'care', 'read write decide'),
  ('case_worker', 'protection', 'read write'),
  ('child_protection_officer', 'identity', 'read'),
  ('child_protection_officer', 'mission', 'read'),
  ('child_protection_officer', 'care', 'read write decide'),
  ('child_protection_officer', 'protection', 'read write decide'),
  ('clinician', 'identity', 'read'),
  ('clinician', 'care', 'read'),
  ('clinician', 'health', 'read write decide'),
  ('prosecutor_officer', 'identity', 'read'),
  ('prosecutor_officer', 'legal', 'read write decide'),
  ('partner_liaison', 'mission', 'read'),
  ('partner_liaison', 'press', 'read'),
  ('press_officer', 'press', 'read write decide'),
  ('data_protection_officer', 'press', 'read decide'),
  ('data_protection_officer', 'oversight', 'read write decide'),
  ('administrator', 'administration', 'read write decide')
) as rights (role, compartment, acts);

create table access.account (
  id uuid primary key references accounts."user",
  agency_id uuid not null references access.agency,
  role text not null,
  name text not null,
  email text not null unique,
  language text not null default 'kk' check (language in ('kk', 'ru', 'en', 'ar')),
  -- invited: proposed by an administrator; active: confirmed by a second person; ended: closed
  state text not null default 'invited' check (state in ('invited', 'active', 'ended')),
  demonstration boolean not null default false,
  proposed_by uuid references access.account,
  confirmed_by uuid references access.account,
  created_at timestamptz not null default now(),
  check (proposed_by is distinct from confirmed_by or proposed_by is null)
);

-- Sessions that Oralu itself gives for a job or a command; the web's are in accounts.session.
create table access.session (
  token_hash bytea primary key,
  account_id uuid not null references access.account,
  origin text not null check (origin in ('job', 'command')),
  expires_at timestamptz not null
);

create table access.grant (
  id uuid primary key default gen_random_uuid(),
  -- whose rows
  agency_id uuid not null references access.agency,
  compartment text not null references access.compartment,
  -- one person's anchor; null means all rows of the agency in the compartment
  subject_id uuid,
  -- to whom: everyone of an agency whose role holds the compartment, or one account
  to_agency_id uuid references access.agency,
  to_account_id uuid references access.account,
  purpose text not null,
  starts_at timestamptz not null default now(),
  ends_at timestamptz not null,
  proposed_by uuid not null references access.account,
  proposed_at timestamptz not null default now(),
  confirmed_by uuid references access.account,
  confirmed_at timestamptz,
  ended_by uuid references access.account,
  ended_at timestamptz,
  check (num_nonnulls(to_agency_id, to_account_id) = 1),
  check (starts_at < ends_at),
  check (confirmed_by <> proposed_by),
  check (to_account_id <> proposed_by),
  check (to_account_id <> confirmed_by)
);
create index on access.grant (to_account_id) where to_account_id is not null;
create index on access.grant (to_agency_id) where to_agency_id is not null;

create table access.break_glass (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references access.agency,
  account_id uuid not null references access.account,
  compartment text not null references access.compartment,
  subject_id uuid not null,
  reason text not null check (length(reason) >= 20),
  started_at timestamptz not null default now(),
  ends_at timestamptz not null default now() + interval '4 hours',
  reviewed_by uuid references access.account,
  reviewed_at timestamptz,
  review text,
  check (reviewed_by <> account_id)
);
create index on access.break_glass (account_id, ends_at);

-- The answers already given to writes, so that a repeated one is answered the same. Ids and states only.
create table access.write (
  account_id uuid not null,
  id uuid not null,
  body_hash bytea not null,
  status int not null,
  answer jsonb not null,
  at timestamptz not null default now(),
  primary key (account_id, id)
);

-- Which table stands in which compartment: filled by access.guard, read by tests and by the ledger.
create table access.guarded (
  table_name text primary key,
  compartment text references access.compartment,
  subject text,
  agency text,
  -- why the policies are not those of the formula
  reason text,
  check (compartment is not null or reason is not null)
);

create type access.actor_row as (account_id uuid, agency_id uuid, role text, origin text);

-- The actor of this transaction, or nothing.
create function access.actor() returns access.actor_row
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  held text := current_setting('oralu.session', true);
  actor access.actor_row;
begin
  if held is null or held = '' then
    return null;
  end if;
  select a.id, a.agency_id, a.role, 'web' into actor
  from accounts.session s join access.account a on a.id = s."userId"
  where s.token = held and s."expiresAt" > now() and a.state = 'active';
  if found then
    return actor;
  end if;
  select a.id, a.agency_id, a.role, s.origin into actor
  from access.session s join access.account a on a.id = s.account_id
  where s.token_hash = sha256(convert_to(held, 'UTF8')) and s.expires_at > now() and a.state = 'active';
  return actor;
end $$;

create function access.account() returns uuid language sql stable parallel restricted
  return (access.actor()).account_id;
create function access.agency() returns uuid language sql stable parallel restricted
  return (access.actor()).agency_id;

create function access.holds(compartment text, act text) returns boolean
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from access.role_right r
    where r.role = (access.actor()).role and r.compartment = holds.compartment and r.act = holds.act);
end $$;

-- The actor's agency if their role may add or change in a compartment, else nothing.
create function access.writes(compartment text) returns uuid
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
begin
  if exists (select from access.role_right r
    where r.role = actor.role and r.compartment = writes.compartment and r.act in ('write', 'decide')) then
    return actor.agency_id;
  end if;
  return null;
end $$;

-- Agencies whose rows in a compartment the actor may read whole: their own, and those of live grants.
create function access.agencies(compartment text) returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
begin
  if actor.account_id is null or not exists (select from access.role_right r
    where r.role = actor.role and r.compartment = agencies.compartment and r.act = 'read') then
    return '{}';
  end if;
  return array(
    select actor.agency_id
    union all
    select g.agency_id from access.grant g
    where (g.to_account_id = actor.account_id or g.to_agency_id = actor.agency_id)
      and g.compartment = agencies.compartment and g.subject_id is null
      and g.confirmed_at is not null and g.ended_at is null and now() between g.starts_at and g.ends_at);
end $$;

-- Single persons opened to the actor in a compartment, by a live grant (the role must hold the compartment) or by
-- break-glass (which a data-protection officer reviews).
create function access.subjects(compartment text) returns table (agency_id uuid, subject_id uuid)
language plpgsql stable rows 2 parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
begin
  if actor.account_id is null then
    return;
  end if;
  return query
    select g.agency_id, g.subject_id from access.grant g
    where (g.to_account_id = actor.account_id or g.to_agency_id = actor.agency_id)
      and g.compartment = subjects.compartment and g.subject_id is not null
      and g.confirmed_at is not null and g.ended_at is null and now() between g.starts_at and g.ends_at
      and exists (select from access.role_right r
        where r.role = actor.role and r.compartment = subjects.compartment and r.act = 'read')
    union all
    -- what the person's own agency holds, and what the actor's does (the centre that received them)
    select holder.id, b.subject_id
    from access.break_glass b cross join lateral (values (b.agency_id), (actor.agency_id)) as holder (id)
    where b.account_id = actor.account_id and b.compartment = subjects.compartment
      and now() between b.started_at and b.ends_at;
end $$;

-- The first statement of every request: the token is kept for this transaction only.
create function access.enter(token text) returns access.actor_row
language plpgsql as $$
begin
  perform set_config('oralu.session', token, true);
  return access.actor();
end $$;

create type access.write_row as (
  account_id uuid, agency_id uuid, role text, origin text, known boolean, same boolean, status int, answer jsonb);

-- Enters for a write, and recalls what was answered if this write was done before. Two deliveries of one write
-- wait for each other here.
create function access.enter_write(token text, write_id uuid, body_hash bytea) returns access.write_row
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.enter(token);
  before access.write;
begin
  if actor.account_id is null then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(actor.account_id::text || write_id, 0));
  select * into before from access.write w where w.account_id = actor.account_id and w.id = write_id;
  return (actor.account_id, actor.agency_id, actor.role, actor.origin,
    before.id is not null, before.body_hash = enter_write.body_hash, before.status, before.answer);
end $$;

create function access.remember(write_id uuid, body_hash bytea, status int, answer jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.write (account_id, id, body_hash, status, answer)
  values (access.account(), write_id, remember.body_hash, remember.status, remember.answer);
end $$;

-- A session for a job that the actor orders: the job runs as them, with their rights at the time it runs.
create function access.session_for_job() returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  token text := 'job_' || translate(encode(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 'hex'), '-', '');
begin
  if access.account() is null then
    raise exception 'no actor' using errcode = 'insufficient_privilege';
  end if;
  insert into access.session (token_hash, account_id, origin, expires_at)
  values (sha256(convert_to(token, 'UTF8')), access.account(), 'job', now() + interval '1 day');
  return token;
end $$;

-- Names of colleagues, shown beside what they entered.
create function access.names_of(ids uuid[]) returns table (id uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.account() is null then
    return;
  end if;
  return query select a.id, a.name from access.account a where a.id = any (ids);
end $$;

-- Demonstration accounts exist: every screen then carries a watermark.
create function access.has_demonstration() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select from access.account a where a.demonstration and a.state = 'active');

-- PostgreSQL keeps sample values of a column for its planner, over the rows of all agencies, and EXPLAIN's estimates
-- would let anyone find them by halving. So none are kept of what a person typed; of a column whose few values a
-- CHECK names they are.
create function access.keep_no_samples(target regclass) returns void language plpgsql as $$
declare
  name name;
begin
  for name in
    select a.attname from pg_attribute a
    where a.attrelid = target and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'date'::regtype, 'bytea'::regtype, 'text[]'::regtype, 'daterange'::regtype)
      and not exists (select from pg_constraint k where k.conrelid = target and k.contype = 'c' and k.conkey = array[a.attnum])
  loop
    execute format('alter table %s alter column %I set statistics 0', target, name);
  end loop;
end $$;

-- The wall between care and justice, whatever else would open a table: what was told for help does not become
-- evidence, and what a court looks into does not follow a child to school. It stands on a table and on its history.
create function access.wall(target regclass, compartment text) returns void language plpgsql as $$
declare
  beyond text := case
    when compartment in ('care', 'health', 'protection') then '(select access.holds(''legal'', ''read''))'
    when compartment = 'legal' then '(select access.holds(''care'', ''read'') or access.holds(''health'', ''read'') or access.holds(''protection'', ''read''))'
  end;
begin
  if beyond is not null then
    execute format('create policy wall on %s as restrictive for select to oralu_app, oralu_reader using (not %s)', target, beyond);
  end if;
end $$;

-- Guards a table by the access formula. One line in a migration; see CONTRIBUTING.md.
-- compartment  the table's compartment
-- subject      the column with the anchor of the person whom a row is about, if any
-- extra        a further condition on reading and writing, an SQL expression, if any
create function access.guard(target regclass, compartment text, subject text default null, extra text default 'true')
returns void language plpgsql as $$
declare
  name text := (select format('%s.%s', n.nspname, c.relname) from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.oid = target);
  hidden boolean := (select c.sensitive from access.compartment c where c.name = guard.compartment);
  readable text := format('agency_id = any ((select access.agencies(%L))::uuid[])', compartment);
  writable text := format('agency_id = (select access.writes(%L))', compartment);
  visible_subject text := 'true';
  reader text;
begin
  if hidden is null then
    raise exception 'access.guard: no compartment %', compartment;
  end if;
  if subject is not null then
    readable := format('(%s or (agency_id, %I) in (select g.agency_id, g.subject_id from access.subjects(%L) g))',
      readable, subject, compartment);
    if target <> coalesce(to_regclass('people.anchor'), 0) then
      -- A person whom the writer cannot see answers like one who does not exist.
      visible_subject := format('exists (select from people.anchor a where a.id = %I)', subject);
    end if;
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy reading on %s for select to oralu_app, oralu_reader using (%s and %s)', target, readable, extra);
  execute format('create policy adding on %s for insert to oralu_app with check (%s and %s and %s)', target, writable, visible_subject, extra);
  execute format('create policy changing on %s for update to oralu_app using (%s and %s) with check (%2$s and %3$s)', target, writable, extra);
  execute format('create policy internal on %s for all to oralu_counts, oralu_ledger, oralu_backup using (true) with check (true)', target);
  perform access.wall(target, compartment);
  execute format('grant insert, update on %s to oralu_app', target);
  perform access.keep_no_samples(target);
  execute format('grant select on %s to oralu_counts, oralu_ledger, oralu_backup, oralu_reader', target);
  execute format('grant usage on schema %s to oralu_app, oralu_counts, oralu_ledger, oralu_backup, oralu_reader', split_part(name, '.', 1));
  if not hidden then
    execute format('grant select on %s to oralu_app', target);
  else
    execute format('grant select (id) on %s to oralu_app', target);
    reader := format('%s.read_%s', split_part(name, '.', 1), split_part(name, '.', 2));
    execute format($f$
      create function %1$s(%4$I uuid[]) returns setof %2$s
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $r$
      declare
        found_ids uuid[];
      begin
        select coalesce(array_agg(t.id), '{}') into found_ids from %2$s t where t.%3$I = any (%4$I);
        perform ledger.note_reading(%5$L, found_ids);
        return query select * from %2$s t where t.id = any (found_ids);
      end $r$ $f$, reader, name, coalesce(subject, 'id'), coalesce(subject, 'id') || 's', name);
    execute format('grant execute on function %s(uuid[]) to oralu_app', reader);
    perform access.hand_over(format('%s(uuid[])', reader)::regprocedure, 'oralu_reader');
  end if;
  insert into access.guarded (table_name, compartment, subject, agency) values (name, compartment, subject, 'agency_id');
end $$;

-- Registers a table whose policies are written by hand, with the reason.
create function access.guarded_by_hand(target regclass, reason text) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy internal on %s for all to oralu_access, oralu_counts, oralu_ledger, oralu_backup, oralu_operator using (true) with check (true)', target);
  execute format('grant select on %s to oralu_backup, oralu_counts, oralu_ledger', target);
  execute format('grant usage on schema %I to oralu_backup, oralu_counts, oralu_ledger',
    (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target));
  perform access.keep_no_samples(target);
  insert into access.guarded (table_name, reason)
  select format('%s.%s', n.nspname, c.relname), guarded_by_hand.reason
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
end $$;

-- Says why a table needs no row-level security: no login role has any right to it.
create function access.out_of_reach(target regclass, reason text) returns void language sql
begin atomic
  insert into access.guarded (table_name, reason)
  select format('%s.%s', n.nspname, c.relname), out_of_reach.reason
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
end;
select access.out_of_reach('access.guarded', 'names of tables, for migrations and tests');

grant usage on schema access to oralu_operator, oralu_app, oralu_reader, oralu_ledger, oralu_counts, oralu_access, oralu_backup, oralu_accounts;
grant usage on schema accounts to oralu_access, oralu_backup, oralu_accounts;
grant select on accounts.session to oralu_access;
grant select, insert, update, delete on all tables in schema accounts to oralu_accounts;
grant select on all tables in schema accounts to oralu_backup;
grant select on access.account, access.role_right, access.grant, access.break_glass, access.session, access.write, access.agency to oralu_access;
grant insert on access.session, access.write to oralu_access;
-- Commands on the machine itself: the first administrator, the demonstration's accounts, a command's session.
grant select, insert, update on access.agency, access.account to oralu_operator;
grant select, insert, delete on access.session to oralu_operator;
grant usage on schema accounts to oralu_operator;
grant select, insert, update on accounts."user", accounts.account to oralu_operator;
grant delete on access.session, access.write to oralu_access;
grant execute on function access.actor(), access.account(), access.agency(), access.holds(text, text), access.writes(text),
  access.agencies(text), access.subjects(text)
  to oralu_app, oralu_reader, oralu_ledger, oralu_counts, oralu_access;
grant execute on function access.enter(text) to oralu_app, oralu_access;
grant execute on function access.enter_write(text, uuid, bytea), access.remember(uuid, bytea, int, jsonb),
  access.session_for_job(), access.names_of(uuid[]), access.has_demonstration() to oralu_app;

grant usage on schema access to oralu_jobs;
grant execute on function access.session_for_job() to oralu_jobs;

select access.guarded_by_hand('access.agency', 'names of agencies are no secret among accounts');
create policy reading on access.agency for select to oralu_app using ((select access.account()) is not null);
create policy adding on access.agency for insert to oralu_app with check ((select access.holds('administration', 'write')));
grant select, insert on access.agency to oralu_app;

select access.guarded_by_hand('access.compartment', 'the list of compartments is no secret');
create policy reading on access.compartment for select using (true);
grant select on access.compartment to oralu_app;

select access.guarded_by_hand('access.role_right', 'the table of rights is no secret');
create policy reading on access.role_right for select using (true);
grant select on access.role_right to oralu_app;

select access.guarded_by_hand('access.account', 'own account, one''s agency for oversight, all for administrators');
create policy reading on access.account for select to oralu_app using (
  id = (select access.account())
  or (select access.holds('administration', 'read'))
  or ((select access.holds('oversight', 'read')) and agency_id = (select access.agency())));
create policy changing on access.account for update to oralu_app using (
  id = (select access.account())
  or (select access.holds('administration', 'write'))
  or ((select access.holds('oversight', 'decide')) and agency_id = (select access.agency())));
grant select on access.account to oralu_app;
grant update (language, state, confirmed_by) on access.account to oralu_app;

-- What may change on an account, by whom: one's own language; an administrator ends; a second person confirms.
create function access.check_account_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
begin
  if actor.account_id is null then
    -- the owner role: a migration, or a command on the machine itself, which names itself in the ledger
    return new;
  end if;
  if new.state = 'active' and old.state <> 'active' and not (
    access.holds('oversight', 'decide') and new.confirmed_by = actor.account_id
    and new.proposed_by is distinct from actor.account_id and new.id <> actor.account_id and old.state = 'invited') then
    raise exception 'a second person must confirm an account' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'ended' and old.state <> 'ended' and not (access.holds('administration', 'write') or access.holds('oversight', 'decide')) then
    raise exception 'only an administrator or a data-protection officer ends an account' using errcode = 'insufficient_privilege';
  end if;
  if new.language <> old.language and new.id <> actor.account_id then
    raise exception 'a language is one''s own choice' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'invited' and old.state <> 'invited' then
    raise exception 'an account does not go back to invited' using errcode = 'insufficient_privilege';
  end if;
  if new.state = old.state and new.confirmed_by is distinct from old.confirmed_by then
    raise exception 'a confirmation is given once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger checked before update on access.account for each row execute function access.check_account_change();

select access.guarded_by_hand('access.session', 'never read by the application: only access.actor() looks');
select access.guarded_by_hand('access.write', 'never read by the application: only access.enter_write() looks');

select access.guarded_by_hand('access.grant', 'seen by both sides of the grant''s agencies who oversee, by its giver and its receiver');
create policy reading on access.grant for select to oralu_app using (
  to_account_id = (select access.account()) or proposed_by = (select access.account())
  or ((select access.holds('oversight', 'read'))
    and (agency_id = (select access.agency()) or to_agency_id = (select access.agency()))));
create policy proposing on access.grant for insert to oralu_app with check (
  agency_id = (select access.agency()) and proposed_by = (select access.account())
  and (select access.account()) <> coalesce(to_account_id, '00000000-0000-0000-0000-000000000000')
  and ((select access.holds('oversight', 'write')) or access.holds(compartment, 'decide'))
  and confirmed_by is null and confirmed_at is null and ended_at is null);
create policy changing on access.grant for update to oralu_app using (
  agency_id = (select access.agency()) and (select access.holds('oversight', 'decide')))
  with check (agency_id = (select access.agency())
    and (confirmed_by is null or ended_by is not null or confirmed_by = (select access.account())));
grant select on access.grant to oralu_app;
grant insert on access.grant to oralu_app;
grant update (confirmed_by, confirmed_at, ended_by, ended_at) on access.grant to oralu_app;

select access.guarded_by_hand('access.break_glass', 'seen by the one who broke it and by those who review');
create policy reading on access.break_glass for select to oralu_app using (
  account_id = (select access.account())
  or ((select access.holds('oversight', 'read')) and agency_id = (select access.agency())));
create policy reviewing on access.break_glass for update to oralu_app using (
  (select access.holds('oversight', 'decide')) and agency_id = (select access.agency()))
  with check (reviewed_by = (select access.account()));
grant select on access.break_glass to oralu_app;
grant update (reviewed_by, reviewed_at, review) on access.break_glass to oralu_app;

-- Opening by break-glass: for one person whom the actor can already see as identity, in a breakable compartment.
-- It is read by whoever reviews, so it never answers whether there is anything to see.
create function access.break_glass_for(glass_id uuid, compartment text, subject uuid, reason text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
  owner_agency uuid;
begin
  if actor.account_id is null or not exists (
    select from access.compartment c where c.name = break_glass_for.compartment and c.breakable) then
    raise exception 'this compartment is not opened by break-glass' using errcode = 'insufficient_privilege';
  end if;
  -- Justice never reads care, in an emergency neither.
  if access.holds('legal', 'read') then
    raise exception 'whoever holds legal facts opens no other compartment' using errcode = 'insufficient_privilege';
  end if;
  execute 'select agency_id from people.anchor where id = $1' into owner_agency using subject;
  if owner_agency is null or not (owner_agency = any (access.agencies('identity'))
    or exists (select from access.subjects('identity') s where s.agency_id = owner_agency and s.subject_id = subject)) then
    raise exception 'no such person' using errcode = 'no_data_found';
  end if;
  insert into access.break_glass (id, agency_id, account_id, compartment, subject_id, reason)
  select glass_id, a.id, actor.account_id, break_glass_for.compartment, subject, break_glass_for.reason
  from access.agency a where a.id = owner_agency;
  return glass_id;
end $$;
grant select on access.compartment to oralu_access;
grant insert on access.break_glass to oralu_access;
grant execute on function access.break_glass_for(uuid, text, uuid, text) to oralu_app;

-- The functions that resolve the actor belong to a role that cannot log in and sees just the tables of access.
select access.hand_over('access.actor()', 'oralu_access');
select access.hand_over('access.holds(text, text)', 'oralu_access');
select access.hand_over('access.writes(text)', 'oralu_access');
select access.hand_over('access.agencies(text)', 'oralu_access');
select access.hand_over('access.subjects(text)', 'oralu_access');
select access.hand_over('access.enter_write(text, uuid, bytea)', 'oralu_access');
select access.hand_over('access.remember(uuid, bytea, int, jsonb)', 'oralu_access');
select access.hand_over('access.session_for_job()', 'oralu_access');
select access.hand_over('access.names_of(uuid[])', 'oralu_access');
select access.hand_over('access.has_demonstration()', 'oralu_access');
select access.hand_over('access.check_account_change()', 'oralu_access');
select access.hand_over('access.break_glass_for(uuid, text, uuid, text)', 'oralu_access');

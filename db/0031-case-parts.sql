-- What stands in a case by compartment: one compartment, one table.

-- Tracks, tasks and notes: alike in each compartment, and in each compartment a table of their own.
create procedure cases.make_compartment(part text, kinds text[]) language plpgsql as $$
declare
  allowed text := (select string_agg(quote_literal(k), ', ') from unnest(kinds) k);
begin
  execute format($f$
    create table cases.%1$I (
      id uuid primary key default gen_random_uuid(),
      agency_id uuid not null default access.agency() references access.agency,
      anchor_id uuid not null references people.anchor,
      kind text not null check (kind in (%2$s)),
      state text not null default 'open' check (state in ('open', 'on hold', 'done', 'not needed')),
      plan text not null,
      opened_on date not null default access.today(),
      recorded_by uuid not null default access.account(),
      recorded_at timestamptz not null default now()
    )$f$, part || '_track', allowed);
  execute format('create unique index on cases.%I (agency_id, anchor_id, kind)', part || '_track');
  execute format('create index on cases.%I (anchor_id)', part || '_track');
  execute format($f$
    create table cases.%1$I (
      id uuid primary key default gen_random_uuid(),
      agency_id uuid not null default access.agency() references access.agency,
      anchor_id uuid not null references people.anchor,
      kind text not null check (kind in (%2$s)),
      title text not null,
      due_on date not null,
      owner_id uuid not null references access.account,
      done_at timestamptz,
      done_by uuid,
      withdrawn_at timestamptz,
      recorded_by uuid not null default access.account(),
      recorded_at timestamptz not null default now(),
      check ((done_at is null) = (done_by is null))
    )$f$, part || '_task', allowed);
  execute format('create index on cases.%I (anchor_id)', part || '_task');
  execute format('create index on cases.%I (owner_id, due_on) where done_at is null', part || '_task');
  -- A note is never changed: a correction is a note of its own that names the one it supersedes.
  execute format($f$
    create table cases.%1$I (
      id uuid primary key default gen_random_uuid(),
      agency_id uuid not null default access.agency() references access.agency,
      anchor_id uuid not null references people.anchor,
      kind text check (kind in (%2$s)),
      body text not null,
      supersedes uuid,
      recorded_by uuid not null default access.account(),
      recorded_at timestamptz not null default now(),
      unique (id, anchor_id),
      foreign key (supersedes, anchor_id) references cases.%1$I (id, anchor_id)
    )$f$, part || '_note', allowed);
  execute format('create index on cases.%I (anchor_id)', part || '_note');
  perform access.guard(format('cases.%I', part || '_track'), part, subject => 'anchor_id');
  perform access.guard(format('cases.%I', part || '_task'), part, subject => 'anchor_id');
  perform access.guard(format('cases.%I', part || '_note'), part, subject => 'anchor_id');
  execute format('revoke update on cases.%I, cases.%I, cases.%I from oralu_app', part || '_track', part || '_task', part || '_note');
  execute format('grant update (state, plan) on cases.%I to oralu_app', part || '_track');
  execute format('grant update (owner_id, due_on, done_at, done_by, withdrawn_at) on cases.%I to oralu_app', part || '_task');
  perform ledger.cover(format('cases.%I', part || '_track'));
  perform ledger.cover(format('cases.%I', part || '_task'));
  perform ledger.cover(format('cases.%I', part || '_note'));
end $$;
call cases.make_compartment('care', array['education', 'documents', 'kinship', 'reintegration']);
call cases.make_compartment('health', array['health']);
call cases.make_compartment('protection', array['protection']);
call cases.make_compartment('legal', array['legal']);
drop procedure cases.make_compartment(text, text[]);

-- A protection need: help owed, with a day by which someone must have seen the person. Never about the person.
create table cases.protection_need (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  need text not null,
  urgency text not null check (urgency in ('high', 'medium', 'low')),
  follow_up_by date not null,
  seen_on date,
  seen_by uuid,
  met_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check ((seen_on is null) = (seen_by is null))
);
create index on cases.protection_need (anchor_id);
create index on cases.protection_need (follow_up_by) where seen_on is null;
select access.guard('cases.protection_need', 'protection', subject => 'anchor_id');
revoke update on cases.protection_need from oralu_app;
grant update (urgency, follow_up_by, seen_on, seen_by, met_at) on cases.protection_need to oralu_app;
select ledger.cover('cases.protection_need');

create table cases.visit (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  planned_on date not null,
  purpose text not null,
  done_on date,
  done_by uuid,
  withdrawn_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check ((done_on is null) = (done_by is null))
);
create index on cases.visit (anchor_id);
create index on cases.visit (planned_on) where done_on is null;
select access.guard('cases.visit', 'care', subject => 'anchor_id');
select ledger.cover('cases.visit');

-- Who cares for a child, by name.
create table cases.carer (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  kind text not null check (kind in ('parent', 'provisional carer', 'guardian')),
  name text not null,
  -- where the carer is a person of the register
  carer_anchor_id uuid references people.anchor,
  from_on date not null default access.today(),
  ended_on date,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check (ended_on >= from_on)
);
create index on cases.carer (anchor_id) where ended_on is null;
select access.guard('cases.carer', 'care', subject => 'anchor_id');
select ledger.cover('cases.carer');

-- Counselling: for its author and the supervisor named in it, nobody else, no export and no figure. A role does not
-- open it, nor a grant, nor break-glass; what a court orders goes another way (SAFEGUARDS.md).
create table cases.counselling_note (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  author_id uuid not null default access.account() references access.account,
  supervisor_id uuid references access.account,
  body text not null,
  supersedes uuid,
  recorded_at timestamptz not null default now(),
  check (author_id <> supervisor_id),
  unique (id, anchor_id, author_id),
  -- corrected by its author only
  foreign key (supersedes, anchor_id, author_id) references cases.counselling_note (id, anchor_id, author_id)
);
create index on cases.counselling_note (anchor_id);
select access.guarded_by_hand('cases.counselling_note', 'author and supervisor only, read through cases.read_counselling_note()');
create policy reading on cases.counselling_note for select to oralu_app, oralu_reader using (
  author_id = (select access.account()) or supervisor_id = (select access.account()));
create policy adding on cases.counselling_note for insert to oralu_app with check (
  agency_id = (select access.agency()) and author_id = (select access.account())
  and ((select access.holds('protection', 'write')) or (select access.holds('health', 'write')))
  and exists (select from people.anchor a where a.id = anchor_id));
grant insert, select (id) on cases.counselling_note to oralu_app;
grant select on cases.counselling_note to oralu_reader;
select ledger.cover('cases.counselling_note');
revoke select on cases.counselling_note, cases.counselling_note_history from oralu_counts;

create function cases.read_counselling_note(anchor_ids uuid[]) returns setof cases.counselling_note
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[];
begin
  select coalesce(array_agg(n.id), '{}') into found_ids from cases.counselling_note n where n.anchor_id = any (anchor_ids);
  if found_ids <> '{}' then
    perform ledger.note_reading('cases.counselling_note', found_ids);
  end if;
  return query select * from cases.counselling_note n where n.id = any (found_ids) order by n.recorded_at;
end $$;
grant execute on function cases.read_counselling_note(uuid[]) to oralu_app;
select access.hand_over('cases.read_counselling_note(uuid[])', 'oralu_reader');

-- Needs of some persons not yet seen to, without their words: what a list and the home page need. A reading like any other.
create function cases.needs_waiting(anchor_ids uuid[])
returns table (id uuid, anchor_id uuid, urgency text, follow_up_by date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[];
begin
  if not access.holds('protection', 'read') then
    return;
  end if;
  select coalesce(array_agg(n.id), '{}') into found_ids from cases.protection_need n
  where n.seen_on is null and n.met_at is null and n.anchor_id = any (anchor_ids);
  if found_ids <> '{}' then
    perform ledger.note_reading('cases.protection_need', found_ids);
  end if;
  return query select n.id, n.anchor_id, n.urgency, n.follow_up_by from cases.protection_need n where n.id = any (found_ids);
end $$;
grant execute on function cases.needs_waiting(uuid[]) to oralu_app;
select access.hand_over('cases.needs_waiting(uuid[])', 'oralu_reader');

-- Whom nobody has seen by the day that a need of theirs names: the order of a list, no more. Whoever is shown in it is
-- read by cases.needs_waiting(), which enters the reading.
create function cases.not_seen(upto date) returns table (anchor_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.holds('protection', 'read') then
    return query select n.anchor_id from cases.protection_need n
      where n.seen_on is null and n.met_at is null and n.follow_up_by < upto;
  end if;
end $$;
grant execute on function cases.not_seen(date) to oralu_app;
select access.hand_over('cases.not_seen(date)', 'oralu_reader');

-- The actor's own tasks that were due before a day: where and when, not what. The title opens on the page, by a reading.
create function cases.own_tasks_due(upto date) returns table (part text, id uuid, anchor_id uuid, due_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := access.account();
begin
  if me is null then
    return;
  end if;
  return query
    select 'care', t.id, t.anchor_id, t.due_on from cases.care_task t
    where t.owner_id = me and t.done_at is null and t.withdrawn_at is null and t.due_on < upto
    union all select 'health', t.id, t.anchor_id, t.due_on from cases.health_task t
    where t.owner_id = me and t.done_at is null and t.withdrawn_at is null and t.due_on < upto
    union all select 'protection', t.id, t.anchor_id, t.due_on from cases.protection_task t
    where t.owner_id = me and t.done_at is null and t.withdrawn_at is null and t.due_on < upto
    union all select 'legal', t.id, t.anchor_id, t.due_on from cases.legal_task t
    where t.owner_id = me and t.done_at is null and t.withdrawn_at is null and t.due_on < upto;
end $$;
grant execute on function cases.own_tasks_due(date) to oralu_app;
select access.hand_over('cases.own_tasks_due(date)', 'oralu_reader');

-- Persons with a legal track, for the list of whoever holds legal: anchors and states only.
create function cases.legal_people() returns table (anchor_id uuid, state text, opened_on date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[];
begin
  if not access.holds('legal', 'read') then
    return;
  end if;
  select coalesce(array_agg(t.id), '{}') into found_ids from cases.legal_track t;
  if found_ids <> '{}' then
    perform ledger.note_reading('cases.legal_track', found_ids);
  end if;
  return query select t.anchor_id, t.state, t.opened_on from cases.legal_track t where t.id = any (found_ids);
end $$;
grant execute on function cases.legal_people() to oralu_app;
select access.hand_over('cases.legal_people()', 'oralu_reader');

-- Colleagues of one's agency who can be named in a case.
create function cases.colleagues() returns table (id uuid, name text, role text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select a.id, a.name, a.role from access.account a
    where a.agency_id = access.agency() and a.state = 'active'
      and exists (select from access.role_right r where r.role = a.role and r.act = 'write'
        and r.compartment in ('care', 'health', 'protection', 'legal'))
    order by a.name, a.id;
end $$;
grant execute on function cases.colleagues() to oralu_app;
select access.hand_over('cases.colleagues()', 'oralu_access');

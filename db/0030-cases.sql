-- A case is the help owed to one person, and who answers for it. What is known in it stands by compartment: care,
-- health, protection and legal each have tables of their own. Every row hangs on the person's anchor, not on the
-- case, so that a compartment can be worked in by someone who may not know that there is a case.

create schema cases;

-- Which agency receives the cases of which agency's people. Where none is set, a case is its opener's agency's.
create table cases.reception (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null unique default access.agency() references access.agency,
  receiving_agency_id uuid not null references access.agency,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
select access.guarded_by_hand('cases.reception', 'a setting, about no person: known to accounts, set by the administrator of the agency whose people are received');
create policy reading on cases.reception for select to oralu_app using ((select access.account()) is not null);
create policy adding on cases.reception for insert to oralu_app with check (
  agency_id = (select access.agency()) and (select access.holds('administration', 'write')));
create policy changing on cases.reception for update to oralu_app
  using (agency_id = (select access.agency()) and (select access.holds('administration', 'write')))
  with check (agency_id = (select access.agency()));
grant usage on schema cases to oralu_app, oralu_operator, oralu_reader, oralu_counts, oralu_access;
grant select, insert on cases.reception to oralu_app;
grant update (receiving_agency_id, recorded_by, recorded_at) on cases.reception to oralu_app;
select ledger.cover('cases.reception');

create table cases.case (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references access.agency,
  anchor_id uuid not null references people.anchor,
  reason text not null check (reason in ('identified child', 'arrival', 'asked for')),
  opened_on date not null default current_date,
  opened_by uuid default access.account(),
  worker_id uuid references access.account,
  supervisor_id uuid references access.account,
  state text not null default 'open' check (state in ('open', 'in follow-up', 'closed')),
  review_on date not null default current_date + 30,
  closing_reason text check (closing_reason in (
    'aims reached', 'handed to another agency', 'declined help', 'left the country', 'deceased', 'opened in error')),
  closing_words text,
  closing_proposed_by uuid,
  closing_proposed_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  recorded_at timestamptz not null default now(),
  check (worker_id <> supervisor_id),
  -- a closure is proposed by one and signed by another, who is the supervisor
  check (num_nonnulls(closing_reason, closing_words, closing_proposed_by, closing_proposed_at) in (0, 4)),
  check ((state = 'closed') = (closed_by is not null)),
  check ((closed_by is null) = (closed_at is null)),
  check (closed_by is null or (closing_proposed_by is not null and closed_by <> closing_proposed_by and closed_by = supervisor_id))
);
create unique index one_open_case on cases.case (anchor_id) where state <> 'closed';
create index on cases.case (worker_id, opened_on desc, id desc);
create index on cases.case (agency_id, opened_on desc, id desc);
create index on cases.case (opened_on desc, id desc);
select access.guard('cases.case', 'care', subject => 'anchor_id');
-- Cases open by cases.open_for() only: a refused second one would say that another agency has one.
revoke insert, update on cases.case from oralu_app;
grant update (worker_id, supervisor_id, state, review_on, closing_reason, closing_words, closing_proposed_by,
  closing_proposed_at, closed_by, closed_at) on cases.case to oralu_app;
select ledger.cover('cases.case');

-- Whoever signs, signs for themselves; a closed case stays as it was closed.
create function cases.check_case() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' then
    raise exception 'a closed case does not change' using errcode = 'check_violation';
  end if;
  if new.closing_proposed_by is distinct from old.closing_proposed_by and new.closing_proposed_by is not null
    and new.closing_proposed_by is distinct from access.account() then
    raise exception 'a closure is proposed in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if new.closed_by is not null and (new.closed_by is distinct from access.account() or not access.holds('care', 'decide')) then
    raise exception 'a closure is signed in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
grant execute on function cases.check_case() to oralu_app;
create trigger checked before update on cases.case for each row execute function cases.check_case();

-- Does what is known of the birth allow under 18? A decision on age ends the question; until then any record that
-- allows it makes a child, and so does silence of them all.
create function cases.may_be_child(anchor uuid) returns boolean language sql stable
begin atomic
  with together as (
    select b.id from people.anchor a join people.anchor b on b.person_id = a.person_id where a.id = anchor
  ), decided as (
    select d.born_to from people.age_decision d
    where d.anchor_id in (select t.id from together t) and d.confirmed_at is not null and d.withdrawn_at is null
    order by d.confirmed_at desc limit 1
  ), said as (
    -- one end left open by one source leaves it open for all
    select case when bool_or(r.born_to is null and r.born_from is not null) then 'infinity' else max(r.born_to) end as born_to
    from people.record r where r.anchor_id in (select t.id from together t)
  )
  select exists (select from together) and coalesce(
    (select d.born_to from decided d), (select s.born_to from said s), 'infinity'::date
  ) > current_date - interval '18 years';
end;
grant execute on function cases.may_be_child(uuid) to oralu_app, oralu_counts;

-- The same for the opening of cases, which must not depend on what the opener may read.
create function cases.counts_as_child(anchor uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return cases.may_be_child(anchor);
end $$;
grant execute on function cases.counts_as_child(uuid) to oralu_operator;
select access.hand_over('cases.counts_as_child(uuid)', 'oralu_counts');

-- Opening crosses agencies: an officer of the mission opens what another agency will read. The functions below belong
-- to oralu_operator, which cannot log in and gets here just the columns that opening needs: whose an anchor is, and
-- whether a case is open. It reads no name and no content, and the functions answer nothing.
create policy opening on people.anchor for select to oralu_operator using (true);
create policy opening on cases.case for select to oralu_operator using (true);
create policy adding_opened on cases.case for insert to oralu_operator with check (
  state = 'open' and num_nonnulls(worker_id, supervisor_id, closing_proposed_by, closed_by) = 0);
grant usage on schema people to oralu_operator;
grant select (id, agency_id, person_id) on people.anchor to oralu_operator;
grant select (anchor_id, state), insert on cases.case to oralu_operator;
grant select on cases.reception to oralu_operator;
grant execute on function access.account(), access.agency() to oralu_operator;
set local role oralu_access;
grant execute on function access.actor(), access.holds(text, text), access.agencies(text), access.subjects(text) to oralu_operator;
reset role;

-- access.break_glass_for() asks whose an anchor is, and no more.
create policy whose_for_break_glass on people.anchor for select to oralu_access using (true);
grant usage on schema people to oralu_access;
grant select (id, agency_id) on people.anchor to oralu_access;

create function cases.open_rows(anchors uuid[], reason text, opener_agency uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one record;
begin
  -- In order of the persons, so that two arrivals at once wait and do not deadlock.
  for one in
    select distinct on (a.person_id) a.id, a.person_id, coalesce(r.receiving_agency_id, opener_agency, a.agency_id) as receiver
    from people.anchor a left join cases.reception r on r.agency_id = a.agency_id
    where a.id = any (anchors) order by a.person_id, a.id
  loop
    perform pg_advisory_xact_lock(hashtextextended('case ' || one.person_id, 0));
    if not exists (select from cases.case c join people.anchor a on a.id = c.anchor_id
      where a.person_id = one.person_id and c.state <> 'closed') then
      insert into cases.case (agency_id, anchor_id, reason) values (one.receiver, one.id, open_rows.reason);
    end if;
  end loop;
end $$;
select access.hand_over('cases.open_rows(uuid[], text, uuid)', 'oralu_operator');

-- Opens a case for each person who has none open. Whether one was there is not answered: that is for care to know.
-- At arrival a person need not be visible to the caller: a grant may have ended on the way, and whoever has arrived
-- without a case is the one nobody looks for.
create function cases.open_for(anchors uuid[], reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  seen uuid[] := access.agencies('identity');
begin
  if access.account() is null or not (access.holds('care', 'write')
    or (open_for.reason = 'arrival' and access.holds('mission', 'write'))
    or (open_for.reason = 'identified child' and (access.holds('identity', 'write') or access.holds('mission', 'write')))) then
    raise exception 'no case is opened by this actor' using errcode = 'insufficient_privilege';
  end if;
  if open_for.reason <> 'arrival' and exists (
    select from unnest(anchors) as wanted (id) where not exists (
      select from people.anchor a where a.id = wanted.id
        and (a.agency_id = any (seen) or (a.agency_id, a.id) in (select s.agency_id, s.subject_id from access.subjects('identity') s)))) then
    raise exception 'no such person' using errcode = 'insufficient_privilege';
  end if;
  perform cases.open_rows(
    case when open_for.reason = 'identified child'
      then array(select c from unnest(anchors) as c where cases.counts_as_child(c)) else anchors end,
    open_for.reason, access.agency());
end $$;
grant execute on function cases.open_for(uuid[], text) to oralu_app;
select access.hand_over('cases.open_for(uuid[], text)', 'oralu_operator');

-- A child is identified when a second officer confirms the nationality: the case opens in that same transaction, before
-- any manifest, since assessment, provisional carer and place of reception come first.
create function cases.open_on_identification() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cases.counts_as_child(new.anchor_id) then
    perform cases.open_rows(array[new.anchor_id], 'identified child', coalesce(access.agency(), new.agency_id));
  end if;
  return null;
end $$;
create trigger identified after insert or update of confirmed_at on people.nationality
  for each row when (new.confirmed_at is not null and new.withdrawn_at is null and new.finding = 'citizen')
  execute function cases.open_on_identification();
select access.hand_over('cases.open_on_identification()', 'oralu_operator');

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
      opened_on date not null default current_date,
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
  from_on date not null default current_date,
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

-- Needs not yet seen to, without their words: what a list and the home page need. A reading like any other.
create function cases.needs_waiting(anchor_ids uuid[] default null)
returns table (id uuid, anchor_id uuid, urgency text, follow_up_by date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[];
begin
  if not access.holds('protection', 'read') then
    return;
  end if;
  select coalesce(array_agg(n.id), '{}') into found_ids from cases.protection_need n
  where n.seen_on is null and n.met_at is null and (anchor_ids is null or n.anchor_id = any (anchor_ids));
  if found_ids <> '{}' then
    perform ledger.note_reading('cases.protection_need', found_ids);
  end if;
  return query select n.id, n.anchor_id, n.urgency, n.follow_up_by from cases.protection_need n where n.id = any (found_ids);
end $$;
grant execute on function cases.needs_waiting(uuid[]) to oralu_app;
select access.hand_over('cases.needs_waiting(uuid[])', 'oralu_reader');

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

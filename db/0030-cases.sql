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
  opened_on date not null default access.today(),
  opened_by uuid default access.account(),
  worker_id uuid references access.account,
  supervisor_id uuid references access.account,
  state text not null default 'open' check (state in ('open', 'in follow-up', 'closed')),
  review_on date not null default access.today() + 30,
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
  ) > access.today() - interval '18 years';
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

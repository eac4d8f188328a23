-- The data-protection office: what is done with data and by which right, what that may do to people, what went wrong and
-- who was told, and what of the readings that stand out was looked into. All of it is oversight's; it names no person
-- whom the register holds.

-- An activity of processing. A new version is a row of its own that names the activity; the newest stands.
create table access.processing (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  activity_id uuid not null,
  name text not null,
  controller text not null,
  -- with whom the purposes are decided together, if with anyone
  joint_controllers text,
  purpose text not null,
  legal_basis text not null,
  whose_data text not null,
  categories text not null,
  recipients text not null,
  retention text not null,
  safeguards text not null,
  -- why this version took the place of the one before; null of the first
  change text,
  ended boolean not null default false,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp()
);
create index on access.processing (agency_id, activity_id, recorded_at);
select access.guard('access.processing', 'oversight');
revoke update on access.processing from oralu_app;
select ledger.cover('access.processing');

-- What an activity may do to people, and what is done about it: written by one, its opinion signed by another.
create table access.impact_assessment (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  activity_id uuid not null,
  -- why one is needed: codes of the criteria that are met (WP 248, guidelines on data protection impact assessment)
  criteria text[] not null,
  description text not null,
  necessity text not null,
  -- [{harm, cause, measure, left}]: to people, never of them
  risks jsonb not null,
  -- how those concerned, or who speaks for them, were heard
  heard text not null,
  proposed_by uuid not null default access.account(),
  proposed_at timestamptz not null default clock_timestamp(),
  outcome text check (outcome in ('go on', 'go on with measures', 'do not go on')),
  opinion text,
  review_on date,
  confirmed_by uuid,
  confirmed_at timestamptz,
  check (num_nonnulls(outcome, opinion, review_on, confirmed_by, confirmed_at) in (0, 5)),
  check (confirmed_by <> proposed_by)
);
create index on access.impact_assessment (agency_id, activity_id, proposed_at);
select access.guard('access.impact_assessment', 'oversight');
revoke update on access.impact_assessment from oralu_app;
grant update (outcome, opinion, review_on, confirmed_by, confirmed_at) on access.impact_assessment to oralu_app;
select ledger.cover('access.impact_assessment');

create function access.check_assessment() returns trigger language plpgsql as $$
begin
  if old.confirmed_by is not null then
    raise exception 'a signed assessment does not change' using errcode = 'check_violation';
  end if;
  if new.confirmed_by is distinct from access.account() or not access.holds('oversight', 'decide') then
    raise exception 'an opinion is signed in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
grant execute on function access.check_assessment() to oralu_app;
create trigger checked before update on access.impact_assessment for each row execute function access.check_assessment();

-- A breach of data. The authority is to be told within 72 hours of its becoming known; later needs the reason.
create table access.breach (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  title text not null,
  what text not null,
  -- when somebody of the agency came to know of it: the clock starts here
  known_at timestamptz not null,
  reported_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp(),
  authority text check (authority in ('told', 'need not be told')),
  authority_at timestamptz,
  authority_words text,
  authority_by uuid,
  persons text check (persons in ('told', 'need not be told')),
  persons_at timestamptz,
  persons_words text,
  persons_by uuid,
  closing text,
  closing_by uuid,
  closed_by uuid,
  closed_at timestamptz,
  check (known_at <= recorded_at + interval '5 minutes'),
  check (num_nonnulls(authority, authority_at, authority_words, authority_by) in (0, 4)),
  check (num_nonnulls(persons, persons_at, persons_words, persons_by) in (0, 4)),
  check ((closing is null) = (closing_by is null)),
  check (num_nonnulls(closed_by, closed_at) in (0, 2)),
  check (closed_by is null or (closing_by is not null and closed_by <> closing_by and authority is not null and persons is not null))
);
create index on access.breach (agency_id, known_at desc, id desc);
select access.guard('access.breach', 'oversight');
revoke update on access.breach from oralu_app;
grant update (authority, authority_at, authority_words, authority_by, persons, persons_at, persons_words, persons_by,
  closing, closing_by, closed_by, closed_at) on access.breach to oralu_app;
select ledger.cover('access.breach');

create function access.check_breach() returns trigger language plpgsql as $$
declare
  me uuid := access.account();
begin
  if old.closed_by is not null then
    raise exception 'a closed breach does not change' using errcode = 'check_violation';
  end if;
  if (old.authority is not null and (new.authority, new.authority_at, new.authority_words, new.authority_by)
      is distinct from (old.authority, old.authority_at, old.authority_words, old.authority_by))
    or (old.persons is not null and (new.persons, new.persons_at, new.persons_words, new.persons_by)
      is distinct from (old.persons, old.persons_at, old.persons_words, old.persons_by)) then
    raise exception 'who was told, and when, does not change' using errcode = 'check_violation';
  end if;
  if (new.authority_by is distinct from old.authority_by and new.authority_by is distinct from me)
    or (new.persons_by is distinct from old.persons_by and new.persons_by is distinct from me)
    or (new.closing_by is distinct from old.closing_by and new.closing_by is not null and new.closing_by is distinct from me)
    or (new.closed_by is distinct from old.closed_by and (new.closed_by is distinct from me or not access.holds('oversight', 'decide'))) then
    raise exception 'a step is taken in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
grant execute on function access.check_breach() to oralu_app;
create trigger checked before update on access.breach for each row execute function access.check_breach();

-- What was known of a breach, and done about it, when: never changed.
create table access.breach_entry (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  breach_id uuid not null references access.breach,
  kind text not null check (kind in ('known', 'done')),
  words text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp()
);
create index on access.breach_entry (breach_id, recorded_at);
select access.guard('access.breach_entry', 'oversight');
revoke update on access.breach_entry from oralu_app;
select ledger.cover('access.breach_entry');

-- Whoever works in Oralu says that something went wrong; what becomes of it is oversight's to see: of the agency itself,
-- or where it has no data-protection officer, of the first agency that has one.
create function access.report_breach(id uuid, title text, what text, known_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.account() is null or access.agency() is null or (access.actor()).role = 'partner_guest' then
    raise exception 'no breach is reported by this actor' using errcode = 'insufficient_privilege';
  end if;
  insert into access.breach (id, agency_id, title, what, known_at, reported_by)
  values (report_breach.id, coalesce((
      select a.agency_id from access.account a where a.role = 'data_protection_officer' and a.state = 'active'
      order by a.agency_id <> access.agency(), a.created_at, a.id limit 1), access.agency()), report_breach.title, report_breach.what, report_breach.known_at, access.account());
end $$;
create policy reporting on access.breach for insert to oralu_access with check (true);
grant insert on access.breach to oralu_access;
grant execute on function access.report_breach(uuid, text, text, timestamptz) to oralu_app;
select access.hand_over('access.report_breach(uuid, text, text, timestamptz)', 'oralu_access');

-- A reading that stood out was looked into, by someone other than whoever read.
create table access.reading_review (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- the first and the last entry of what was looked into, and whose
  entry_id bigint not null,
  upto_entry_id bigint not null,
  account_id uuid not null references access.account,
  finding text not null check (finding in ('in duty', 'asked', 'not in duty')),
  words text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp(),
  check (upto_entry_id >= entry_id),
  check (recorded_by <> account_id)
);
create index on access.reading_review (account_id, entry_id);
select access.guard('access.reading_review', 'oversight');
revoke update on access.reading_review from oralu_app;
select ledger.cover('access.reading_review');

-- Readings that stand out, put together by who read and in which hour: at night, while a compartment was open by
-- break-glass, or of more persons within an hour than a day's work asks for. Who and how many, never what.
drop function ledger.unusual_readings(timestamptz, text, int);
create function ledger.unusual_readings(since timestamptz, zone text, many int, most int)
returns table (entry_id bigint, upto_entry_id bigint, at timestamptz, upto timestamptz, actor_id uuid, about text[], readings int,
  rows int, different int, by_night boolean, by_break_glass boolean, by_number boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('oversight', 'read') then
    return;
  end if;
  return query
    with heard as (
      select e.id, e.at, e.actor_id, e.about, e.row_ids, e.at at time zone zone as local,
        exists (select from access.break_glass b join access.guarded g on g.table_name = e.about
          where b.account_id = e.actor_id and b.compartment = g.compartment
            and e.at between b.started_at and b.ends_at) as glass
      from ledger.entry e join access.account a on a.id = e.actor_id
      where e.act = 'read' and e.at >= since and cardinality(e.row_ids) > 0 and a.agency_id = access.agency()
    ), hours as (
      select h.actor_id, date_trunc('hour', h.local) as hour,
        extract(hour from h.local) >= 20 or extract(hour from h.local) < 6 as night, h.glass,
        min(h.id) as first, max(h.id) as last, min(h.at) as began, max(h.at) as ended,
        array_agg(distinct h.about) as about, count(*)::int as n, sum(cardinality(h.row_ids))::int as rows,
        count(distinct h.row_ids)::int as different
      from heard h group by 1, 2, 3, 4
    )
    select o.first, o.last, o.began, o.ended, o.actor_id, o.about, o.n, o.rows, o.different, o.night, o.glass, o.different >= many
    from hours o where o.night or o.glass or o.different >= many
    order by o.last desc limit least(most, 500);
end $$;
grant execute on function ledger.unusual_readings(timestamptz, text, int, int) to oralu_app;
select access.hand_over('ledger.unusual_readings(timestamptz, text, int, int)', 'oralu_ledger');

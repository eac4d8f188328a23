-- The one way through the wall: a disclosure, by a court's order or by statute, of named fields of one person, allowed by
-- two of the giving side, for a time, with notice to the person. What is given is a copy frozen at that moment; nobody
-- looks through. Three tables: what was asked (the requesting side), what was decided (the giving side), what was given
-- (the receiving side). The application selects from none: each side has its functions.

-- The closed list of what may be asked for, one by one; packages/domain has the same (cases-crossings.ts).
create table cases.crossing_field (
  name text primary key,
  compartment text not null check (compartment in ('care', 'health', 'protection', 'counselling', 'legal')),
  table_name text not null,
  -- what of a row goes; the first is the day or moment by which the row is known
  columns text[] not null
);
select access.out_of_reach('cases.crossing_field', 'names of tables and columns, for the functions below');
select access.keep_no_samples('cases.crossing_field');
insert into cases.crossing_field (name, compartment, table_name, columns) values
  ('case', 'care', 'case', '{opened_on,state}'),
  ('carer', 'care', 'carer', '{from_on,kind,name,ended_on}'),
  ('visits', 'care', 'visit', '{done_on}'),
  ('aid-on-arrival', 'care', 'arrival_step', '{recorded_at,kind}'),
  ('care-plan', 'care', 'care_track', '{opened_on,kind,state}'),
  ('protection-need', 'protection', 'protection_need', '{follow_up_by,need}'),
  ('protection-note', 'protection', 'protection_note', '{recorded_at,body}'),
  ('health-care', 'health', 'health_track', '{opened_on,kind,state}'),
  ('health-note', 'health', 'health_note', '{recorded_at,body}'),
  ('counselling-note', 'counselling', 'counselling_note', '{recorded_at,body}'),
  ('proceeding', 'legal', 'proceeding', '{opened_on,number,authority,court,stage,ended_on,ended_how}'),
  ('charges', 'legal', 'charge', '{charged_on,law,article,part,dropped_on}'),
  ('detention', 'legal', 'detention', '{from_at,place,until_at,ended_at}'),
  ('hearings', 'legal', 'hearing', '{at,court}'),
  ('measures', 'legal', 'legal_measure', '{from_on,kind,until_on,review_on,ended_on}'),
  ('release', 'legal', 'release', '{released_on,from_place}'),
  ('acquittal', 'legal', 'acquittal', '{acquitted_on,court,in_force_on}');
grant select on cases.crossing_field to oralu_reader, oralu_counts;

create table cases.crossing_request (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- the side that asks
  side text not null check (side in ('care', 'legal')),
  anchor_id uuid not null references people.anchor,
  -- of which compartment
  compartment text not null check (compartment in ('care', 'health', 'protection', 'counselling', 'legal')),
  authority text not null,
  basis_kind text not null check (basis_kind in ('court order', 'statute')),
  -- the number of the order, or the article
  basis text not null,
  basis_on date not null,
  purpose text not null,
  -- [{"field", "why"}]
  fields jsonb not null,
  days int not null default 14 check (days between 1 and 90),
  -- a court that defers the notice to the person
  defer_court text,
  defer_order text,
  defer_until date,
  state text not null default 'asked' check (state in ('asked', 'given', 'not given')),
  answered_on date,
  requested_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  constraint other_side check ((side = 'legal') = (compartment <> 'legal')),
  -- a statute is not enough for what was told in counselling
  constraint counselling_by_court check (compartment <> 'counselling' or basis_kind = 'court order'),
  check (num_nonnulls(defer_court, defer_order, defer_until) in (0, 3)),
  check ((state = 'asked') = (answered_on is null)),
  check (basis_on <= access.day_of(recorded_at))
);
create index on cases.crossing_request (anchor_id);
create index on cases.crossing_request (agency_id, recorded_at desc);
select access.guarded_by_hand('cases.crossing_request', 'added by the side that asks; read by it, by the giving side''s deciders and by oversight through functions only');
create policy adding on cases.crossing_request for insert to oralu_app with check (
  agency_id = (select access.agency()) and requested_by = (select access.account()) and state = 'asked'
  and case side when 'legal' then (select access.holds('legal', 'write')) else (select access.holds('care', 'decide')) end
  and exists (select from people.anchor a where a.id = anchor_id));
grant insert on cases.crossing_request to oralu_app;
grant select, update on cases.crossing_request to oralu_counts;
select ledger.cover('cases.crossing_request');

create table cases.crossing_decision (
  -- that of the request
  id uuid primary key references cases.crossing_request,
  agency_id uuid not null references access.agency,
  anchor_id uuid not null references people.anchor,
  compartment text not null,
  requested_by uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'proposed', 'given', 'refused', 'lapsed')),
  -- what the giving side chose, as it stood when it was chosen: [{"field", "value"}]
  chosen jsonb,
  first_words text,
  first_by uuid,
  first_at timestamptz,
  second_by uuid,
  second_at timestamptz,
  refused_by uuid,
  refused_at timestamptz,
  refused_why text,
  notice_on date,
  notice_how text,
  notice_by uuid,
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(first_by, first_at, first_words) in (0, 3)),
  check (state <> 'proposed' or (first_by is not null and chosen is not null)),
  check ((state = 'given') = (second_by is not null)),
  check ((state = 'refused') = (refused_by is not null)),
  check (num_nonnulls(refused_by, refused_at, refused_why) in (0, 3)),
  check (num_nonnulls(notice_on, notice_how, notice_by) in (0, 3)),
  constraint three_people check (first_by <> requested_by and second_by <> requested_by and second_by <> first_by),
  constraint two_approve check (second_by is null or first_by is not null)
);
create index on cases.crossing_decision (agency_id, state);
select access.guarded_by_hand('cases.crossing_decision', 'of the giving side: read and decided through functions only');
-- With the decider's own rights: no more is chosen than they may read.
create policy deciding on cases.crossing_decision for all to oralu_reader using (
  agency_id = (select access.agency())) with check (agency_id = (select access.agency()) and state in ('waiting', 'proposed'));
grant select, update on cases.crossing_decision to oralu_reader;
grant select, insert, update on cases.crossing_decision to oralu_counts;
select ledger.cover('cases.crossing_decision');

create table cases.crossing_copy (
  id uuid primary key references cases.crossing_request,
  agency_id uuid not null references access.agency,
  side text not null check (side in ('care', 'legal')),
  anchor_id uuid not null references people.anchor,
  fields jsonb not null,
  given_on date not null default access.today(),
  until_on date not null,
  ended_at timestamptz,
  check (until_on between given_on and given_on + 90)
);
select access.guarded_by_hand('cases.crossing_copy', 'of the receiving side, until its end: read through cases.read_crossing_copy(), which enters the reading');
create policy reading on cases.crossing_copy for select to oralu_reader using (
  agency_id = (select access.agency()) and ended_at is null and until_on >= (select access.today())
  and case side when 'legal' then (select access.holds('legal', 'read')) else (select access.holds('care', 'decide')) end);
grant select on cases.crossing_copy to oralu_reader;
grant select, insert, update on cases.crossing_copy to oralu_counts;
select ledger.cover('cases.crossing_copy');

-- Where a request goes is found here and told to nobody who asks: to whoever has the person's case or proceedings, else
-- to whoever would have them. So it reaches a person's desk whether or not there is anything.
create function cases.route_crossing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  same uuid[] := array(select b.id from people.anchor a join people.anchor b on b.person_id = a.person_id where a.id = new.anchor_id);
  home uuid := (select a.agency_id from people.anchor a where a.id = new.anchor_id);
begin
  if jsonb_typeof(new.fields) <> 'array' or jsonb_array_length(new.fields) = 0 or exists (
      select from jsonb_array_elements(new.fields) f where coalesce(f ->> 'why', '') = '' or not exists (
        select from cases.crossing_field k where k.name = f ->> 'field' and k.compartment = new.compartment))
    or (select count(distinct f ->> 'field') from jsonb_array_elements(new.fields) f) < jsonb_array_length(new.fields) then
    raise exception 'fields are named one by one from the list, each with its reason' using errcode = 'check_violation';
  end if;
  insert into cases.crossing_decision (id, agency_id, anchor_id, compartment, requested_by)
  values (new.id, coalesce(
    case new.compartment
      when 'legal' then (select p.agency_id from cases.proceeding p where p.anchor_id = any (same) and p.withdrawn_at is null
        order by p.opened_on desc, p.id limit 1)
      else (select c.agency_id from cases.case c where c.anchor_id = any (same) order by (c.state <> 'closed') desc, c.opened_on desc, c.id limit 1)
    end,
    case when new.compartment <> 'legal' then (select r.receiving_agency_id from cases.reception r where r.agency_id = home) end,
    home), new.anchor_id, new.compartment, new.requested_by);
  return null;
end $$;
create trigger routed after insert on cases.crossing_request for each row execute function cases.route_crossing();
select access.hand_over('cases.route_crossing()', 'oralu_counts');

-- May the actor decide what crosses of a compartment? Of counselling, whoever supervises its author; that there is any
-- note is known to nobody else, so those who decide in protection and health see that a court asks, and no more.
create function cases.supervises(anchors uuid[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from cases.counselling_note n where n.anchor_id = any (anchors) and n.supervisor_id = access.account());
end $$;
grant execute on function cases.supervises(uuid[]) to oralu_counts;
select access.hand_over('cases.supervises(uuid[])', 'oralu_reader');

create function cases.decides_crossing(d cases.crossing_decision) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return d.agency_id = access.agency() and case d.compartment
    when 'counselling' then access.holds('protection', 'decide') or access.holds('health', 'decide') or cases.supervises(array[d.anchor_id])
    else access.holds(d.compartment, 'decide') end;
end $$;
grant execute on function cases.decides_crossing(cases.crossing_decision) to oralu_counts, oralu_reader;

-- What each of the three sees of a request: its own side of it.
create type cases.crossing_row as (id uuid, anchor_id uuid, side text, compartment text, authority text, basis_kind text, basis text,
  basis_on date, purpose text, fields jsonb, days int, defer_court text, defer_order text, defer_until date, asked_at timestamptz,
  state text, requested_by uuid, until_on date, rows jsonb, first_by uuid, first_words text, first_at timestamptz, second_by uuid,
  second_at timestamptz, refused_by uuid, refused_at timestamptz, refused_why text, notice_on date, notice_how text, own boolean);

create function cases.crossings_asked(of uuid default null) returns setof cases.crossing_row
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine text := case when access.holds('legal', 'read') then 'legal' when access.holds('care', 'decide') then 'care' end;
begin
  return query
    select r.id, r.anchor_id, r.side, r.compartment, r.authority, r.basis_kind, r.basis, r.basis_on, r.purpose, r.fields, r.days,
      r.defer_court, r.defer_order, r.defer_until, r.recorded_at,
      case when r.state = 'given' and c.until_on < access.today() then 'over' else r.state end, r.requested_by, c.until_on, null::jsonb,
      null::uuid, null::text, null::timestamptz, null::uuid, null::timestamptz, null::uuid, null::timestamptz, null::text, null::date, null::text, true
    from cases.crossing_request r left join cases.crossing_copy c on c.id = r.id
    where r.agency_id = access.agency() and r.side = mine and (of is null or r.id = of)
    order by r.recorded_at desc, r.id limit 200;
end $$;
grant execute on function cases.crossings_asked(uuid) to oralu_app;
select access.hand_over('cases.crossings_asked(uuid)', 'oralu_counts');

create function cases.crossings_to_decide(of uuid default null) returns setof cases.crossing_row
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select r.id, r.anchor_id, r.side, r.compartment, r.authority, r.basis_kind, r.basis, r.basis_on, r.purpose, r.fields, r.days,
      r.defer_court, r.defer_order, r.defer_until, r.recorded_at, d.state, null::uuid, c.until_on,
      (select jsonb_object_agg(f.field, f.n) from (select e ->> 'field' as field, count(*) as n from jsonb_array_elements(d.chosen) e group by 1) f),
      d.first_by, d.first_words, d.first_at, d.second_by, d.second_at, d.refused_by, d.refused_at, d.refused_why, d.notice_on, d.notice_how, true
    from cases.crossing_decision d join cases.crossing_request r on r.id = d.id left join cases.crossing_copy c on c.id = d.id
    where d.agency_id = access.agency() and (of is null or d.id = of) and cases.decides_crossing(d)
    order by r.recorded_at desc, r.id limit 200;
end $$;
grant execute on function cases.crossings_to_decide(uuid) to oralu_app;
select access.hand_over('cases.crossings_to_decide(uuid)', 'oralu_counts');

-- For the data-protection officers of both agencies: what is asked on which basis, by how many rows of which field; no
-- value. Only the giving agency's approves.
create function cases.crossings_overseen(of uuid default null) returns setof cases.crossing_row
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('oversight', 'read') then
    return;
  end if;
  return query
    select r.id, null::uuid, r.side, r.compartment, r.authority, r.basis_kind, r.basis, r.basis_on, r.purpose, r.fields, r.days,
      r.defer_court, r.defer_order, r.defer_until, r.recorded_at,
      case when d.agency_id = access.agency() then case when d.state = 'given' and c.until_on < access.today() then 'over' else d.state end
        when r.state = 'given' and c.until_on < access.today() then 'over' else r.state end,
      r.requested_by, c.until_on,
      case when d.agency_id = access.agency() then
        (select jsonb_object_agg(f.field, f.n) from (select e ->> 'field' as field, count(*) as n from jsonb_array_elements(d.chosen) e group by 1) f) end,
      case when d.agency_id = access.agency() then d.first_by end, case when d.agency_id = access.agency() then d.first_words end,
      case when d.agency_id = access.agency() then d.first_at end, d.second_by, d.second_at,
      case when d.agency_id = access.agency() then d.refused_by end, case when d.agency_id = access.agency() then d.refused_at end,
      case when d.agency_id = access.agency() then d.refused_why end,
      case when d.agency_id = access.agency() then d.notice_on end, case when d.agency_id = access.agency() then d.notice_how end,
      d.agency_id = access.agency()
    from cases.crossing_decision d join cases.crossing_request r on r.id = d.id left join cases.crossing_copy c on c.id = d.id
    where (d.agency_id = access.agency() or r.agency_id = access.agency()) and (of is null or d.id = of)
    order by r.recorded_at desc, r.id limit 500;
end $$;
grant execute on function cases.crossings_overseen(uuid) to oralu_app;
select access.hand_over('cases.crossings_overseen(uuid)', 'oralu_counts');

-- Rows from which the giving side chooses: those of the fields asked for, as the decider may read them. A reading.
create function cases.crossing_choices(request uuid, fields text[]) returns table (field text, row_id uuid, value jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d cases.crossing_decision := (select t from cases.crossing_decision t where t.id = request);
  k cases.crossing_field;
  same uuid[];
  found_rows jsonb[];
begin
  if d.id is null or d.state <> 'waiting' or not coalesce(cases.decides_crossing(d), false) then
    raise exception 'no such request' using errcode = 'no_data_found';
  end if;
  same := array(select b.id from people.anchor a join people.anchor b on b.person_id = a.person_id where a.id = d.anchor_id) || d.anchor_id;
  for k in select f.* from cases.crossing_field f where f.compartment = d.compartment and f.name = any (fields) order by f.name loop
    execute format('select array_agg(to_jsonb(t)) from cases.%I t where t.agency_id = $1 and t.anchor_id = any ($2) %s', k.table_name,
      case k.compartment when 'counselling' then 'and t.supervisor_id = access.account()'
        when 'legal' then 'and t.withdrawn_at is null'
        else case when k.table_name = 'visit' then 'and t.done_on is not null and t.withdrawn_at is null' else '' end end)
      into found_rows using d.agency_id, same;
    if found_rows is not null then
      if k.compartment <> 'care' then
        perform ledger.note_reading('cases.' || k.table_name, array(select (r ->> 'id')::uuid from unnest(found_rows) r));
      end if;
      return query select k.name, (r ->> 'id')::uuid, (select jsonb_object_agg(c, r -> c) from unnest(k.columns) c where r -> c <> 'null')
        from unnest(found_rows) r order by r ->> k.columns[1];
    end if;
  end loop;
end $$;
grant execute on function cases.crossing_choices(uuid, text[]) to oralu_app;
select access.hand_over('cases.crossing_choices(uuid, text[])', 'oralu_reader');

-- The first approval: by whoever decides on the giving side, of rows chosen one by one among the fields asked for.
create function cases.propose_crossing(request uuid, fields text[], rows uuid[], words text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  copied jsonb;
begin
  select jsonb_agg(jsonb_build_object('field', c.field, 'value', c.value) order by c.field, c.value::text) into copied
  from cases.crossing_choices(request, propose_crossing.fields) c where c.row_id = any (rows);
  if copied is null or jsonb_array_length(copied) <> cardinality(rows) then
    raise exception 'a row that was chosen is not there' using errcode = 'foreign_key_violation';
  end if;
  update cases.crossing_decision d set state = 'proposed', chosen = copied, first_by = access.account(), first_at = now(), first_words = words
  where d.id = request;
end $$;
grant execute on function cases.propose_crossing(uuid, text[], uuid[], text) to oralu_app;
select access.hand_over('cases.propose_crossing(uuid, text[], uuid[], text)', 'oralu_reader');

-- No more than was asked for: held whoever writes the row.
create function cases.check_crossing_decision() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.chosen is not null and exists (select from jsonb_array_elements(new.chosen) e where not exists (
    select from cases.crossing_request r, jsonb_array_elements(r.fields) f where r.id = new.id and f ->> 'field' = e ->> 'field')) then
    raise exception 'only what was asked for crosses' using errcode = 'check_violation';
  end if;
  if old.state not in ('waiting', 'proposed') and new.state <> old.state then
    raise exception 'it is decided' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger checked before update on cases.crossing_decision for each row execute function cases.check_crossing_decision();
select access.hand_over('cases.check_crossing_decision()', 'oralu_counts');

-- The decision that the actor may answer: as a decider of the giving side, or as its data-protection officer.
create function cases.crossing_answered_by(request uuid) returns cases.crossing_decision
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  d cases.crossing_decision := (select t from cases.crossing_decision t where t.id = request);
begin
  if d.id is null or d.agency_id is distinct from access.agency()
    or not (access.holds('oversight', 'decide') or cases.decides_crossing(d)) then
    raise exception 'no such request' using errcode = 'no_data_found';
  end if;
  return d;
end $$;
grant execute on function cases.crossing_answered_by(uuid) to oralu_counts;
select access.hand_over('cases.crossing_answered_by(uuid)', 'oralu_counts');

-- What was chosen goes, also from the history.
create function cases.forget_chosen(requests uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.crossing_decision_history h set image = null, salt = null where h.row_id = any (requests) and h.image -> 'chosen' <> 'null';
  perform ledger.note_erasure('cases.crossing_decision', requests);
  update cases.crossing_decision d set chosen = (select jsonb_agg(e - 'value') from jsonb_array_elements(d.chosen) e)
  where d.id = any (requests) and d.chosen is not null;
end $$;
grant update on cases.crossing_copy_history, cases.crossing_decision_history to oralu_counts;
select access.hand_over('cases.forget_chosen(uuid[])', 'oralu_counts');

-- Refused, with reasons that stay on the giving side: whoever asked learns that it was not given.
create function cases.refuse_crossing(request uuid, why text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d cases.crossing_decision := cases.crossing_answered_by(request);
begin
  if d.state not in ('waiting', 'proposed') then
    raise exception 'it is decided' using errcode = 'check_violation';
  end if;
  update cases.crossing_decision t set state = 'refused', refused_by = access.account(), refused_at = now(), refused_why = why where t.id = request;
  if d.chosen is not null then
    perform cases.forget_chosen(array[request]);
  end if;
  update cases.crossing_request r set state = 'not given', answered_on = access.today() where r.id = request;
end $$;
grant execute on function cases.refuse_crossing(uuid, text) to oralu_app;
select access.hand_over('cases.refuse_crossing(uuid, text)', 'oralu_counts');

-- Notice to the person.
create function cases.crossing_noticed(request uuid, given_on date, how text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d cases.crossing_decision := cases.crossing_answered_by(request);
begin
  if d.notice_on is not null or given_on > access.today() then
    raise exception 'notice is given once, and not tomorrow' using errcode = 'check_violation';
  end if;
  update cases.crossing_decision t set notice_on = given_on, notice_how = how, notice_by = access.account() where t.id = request;
end $$;
grant execute on function cases.crossing_noticed(uuid, date, text) to oralu_app;
select access.hand_over('cases.crossing_noticed(uuid, date, text)', 'oralu_counts');

-- The second approval, by the giving agency's data-protection officer: only now is there a copy.
create function cases.approve_crossing(request uuid, for_days int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d cases.crossing_decision := cases.crossing_answered_by(request);
  r cases.crossing_request := (select t from cases.crossing_request t where t.id = request);
begin
  if not access.holds('oversight', 'decide') then
    raise exception 'the data-protection officer approves second' using errcode = 'insufficient_privilege';
  end if;
  if d.state <> 'proposed' or for_days > r.days then
    raise exception 'nothing is proposed, or for longer than was asked' using errcode = 'check_violation';
  end if;
  -- the person is told, unless a court has said: not yet
  if d.notice_on is null and (r.defer_order is null or r.defer_until <= access.today()) then
    perform cases.refuse_by_law('notice_first');
  end if;
  update cases.crossing_decision t set state = 'given', second_by = access.account(), second_at = now() where t.id = request;
  update cases.crossing_request t set state = 'given', answered_on = access.today() where t.id = request;
  insert into cases.crossing_copy (id, agency_id, side, anchor_id, fields, until_on)
  values (request, r.agency_id, r.side, r.anchor_id, d.chosen, access.today() + for_days);
end $$;
grant execute on function cases.approve_crossing(uuid, int) to oralu_app;
select access.hand_over('cases.approve_crossing(uuid, int)', 'oralu_counts');

create function cases.read_crossing_copy(request uuid) returns table (fields jsonb, given_on date, until_on date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c cases.crossing_copy := (select t from cases.crossing_copy t where t.id = request);
begin
  if c.id is not null then
    perform ledger.note_reading('cases.crossing_copy', array[c.id]);
    return query select c.fields, c.given_on, c.until_on;
  end if;
end $$;
grant execute on function cases.read_crossing_copy(uuid) to oralu_app;
select access.hand_over('cases.read_crossing_copy(uuid)', 'oralu_reader');

-- After its end nothing is left but that there was a disclosure; what nobody answered within 30 days was not given.
create function cases.end_crossings() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  over uuid[] := array(select c.id from cases.crossing_copy c where c.ended_at is null and c.until_on < access.today());
  late uuid[] := array(select r.id from cases.crossing_request r where r.state = 'asked' and access.day_of(r.recorded_at) < access.today() - 30);
begin
  if over <> '{}' then
    update cases.crossing_copy_history h set image = null, salt = null where h.row_id = any (over);
    perform ledger.note_erasure('cases.crossing_copy', over);
    update cases.crossing_copy c set fields = '[]', ended_at = now() where c.id = any (over);
    perform cases.forget_chosen(over);
  end if;
  if late <> '{}' then
    perform cases.forget_chosen(array(select d.id from cases.crossing_decision d where d.id = any (late) and d.chosen is not null));
  end if;
  update cases.crossing_decision d set state = 'lapsed' where d.id = any (late);
  update cases.crossing_request r set state = 'not given', answered_on = access.today() where r.id = any (late);
end $$;
grant execute on function cases.end_crossings() to oralu_jobs;
select access.hand_over('cases.end_crossings()', 'oralu_counts');

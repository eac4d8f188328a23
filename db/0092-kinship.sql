-- A child's family and care: parents, standing, guardian, placement, tracing of a relative, contact, and what a panel
-- decided. Where a child lives and with whom is care; what was assessed and decided, and what the child said, is
-- protection. Facts are said once and superseded by newer ones; what is due follows from days, on the day of reading.

-- What a child is owed before a step. The hint is one of the domain's `childFirst`.
create function cases.refuse_child(code text) returns void language plpgsql immutable as $$
begin
  raise exception 'the child is owed something first: %', code using errcode = 'OA092', hint = code;
end $$;
grant execute on function cases.refuse_child(text) to oralu_counts, oralu_app;

-- Entered in one's own name, of a day that has come (arguments: the columns of days). What comes later is not entered
-- with it.
create function cases.begin_kin_fact() returns trigger language plpgsql as $$
declare
  said jsonb := to_jsonb(new);
begin
  if access.account() is null then
    return new;
  end if;
  if exists (select from unnest(tg_argv) d where (said ->> d)::date > access.today()) then
    raise exception 'a fact is entered when its day has come' using errcode = 'check_violation';
  end if;
  if exists (select from unnest(array['withdrawn_at', 'signed_by', 'signed_at', 'until_on', 'ended_on', 'found_on', 'verified_on',
      'reunified_on', 'explained_on', 'lapsed_on']) k where said ->> k is not null) then
    raise exception 'first things first' using errcode = 'check_violation';
  end if;
  new.recorded_by := access.account();
  new.recorded_at := now();
  return new;
end $$;
grant execute on function cases.begin_kin_fact() to oralu_app;

-- What was said stays; what is said later is said once, and signed in one's own name by another who decides.
create function cases.keep_kin_fact() returns trigger language plpgsql as $$
declare
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
begin
  if access.account() is null or pg_trigger_depth() > 1 then
    return new;
  end if;
  if old.withdrawn_at is not null or before - 'state' = after - 'state' or exists (select from jsonb_object_keys(before) k
    where k <> 'state' and before ->> k is not null and before -> k is distinct from after -> k) then
    raise exception 'a dated fact is said once: withdraw it, and say it anew' using errcode = 'check_violation';
  end if;
  if exists (select from unnest(array['until_on', 'ended_on', 'found_on', 'verified_on', 'reunified_on', 'explained_on']) k
    where before ->> k is null and (after ->> k)::date > access.today()) then
    raise exception 'a step is noted when its day has come' using errcode = 'check_violation';
  end if;
  if new.withdrawn_at is not null then
    new.withdrawn_at := now();
    new.withdrawn_by := access.account();
  end if;
  return new;
end $$;
grant execute on function cases.keep_kin_fact() to oralu_app;

create function cases.sign_kin_fact() returns trigger language plpgsql as $$
begin
  if new.signed_at is not null and old.signed_at is null then
    if not access.holds(tg_argv[0], 'decide') then
      raise exception 'who decides signs' using errcode = 'insufficient_privilege';
    end if;
    new.signed_at := now();
    new.signed_by := access.account();
    if new.signed_by = old.recorded_by then
      perform cases.refuse_child('second-signer');
    end if;
  end if;
  return new;
end $$;
grant execute on function cases.sign_kin_fact() to oralu_app;

-- A table of facts of one kind. `later`: what is said of it afterwards; `days`: columns whose day has come on entry.
create procedure cases.make_kin_fact(kind text, part text, columns text, days text[], later text default '') language plpgsql as $$
begin
  execute format($f$
    create table cases.%1$I (
      id uuid primary key default gen_random_uuid(),
      agency_id uuid not null default access.agency() references access.agency,
      anchor_id uuid not null references people.anchor,
      %2$s,
      recorded_by uuid not null default access.account(),
      recorded_at timestamptz not null default now(),
      withdrawn_at timestamptz,
      withdrawn_by uuid,
      withdrawn_why text,
      check (num_nonnulls(withdrawn_at, withdrawn_why) <> 1),
      unique (id, agency_id, anchor_id)
    )$f$, kind, columns);
  execute format('create index on cases.%I (anchor_id)', kind);
  perform access.guard(format('cases.%I', kind)::regclass, part, subject => 'anchor_id');
  execute format('revoke update on cases.%I from oralu_app', kind);
  execute format('grant update (withdrawn_at, withdrawn_why%s) on cases.%I to oralu_app', case when later <> '' then ', ' || later else '' end, kind);
  execute format('create trigger a_begun before insert on cases.%I for each row execute function cases.begin_kin_fact(%s)', kind,
    (select string_agg(quote_literal(d), ', ') from unnest(days) d));
  execute format('create trigger a_kept before update on cases.%I for each row execute function cases.keep_kin_fact()', kind);
  perform ledger.cover(format('cases.%I', kind)::regclass);
  perform cases.shut_after_closing(format('cases.%I', kind)::regclass);
end $$;

-- What is known of a parent. Held: by whom and where stands on the other side of the wall; there is no column for it.
call cases.make_kin_fact('parent_fact', 'care', $$
  parent text not null check (parent in ('mother', 'father')),
  name text,
  parent_anchor_id uuid references people.anchor,
  situation text not null check (situation in ('with the child', 'lives elsewhere', 'held', 'whereabouts unknown', 'deceased')),
  known_on date not null,
  said_by text not null,
  evidence text,
  check (situation <> 'deceased' or evidence is not null)$$, '{known_on}');

-- With parents, separated (with other kin), unaccompanied, orphan: four things, each since a day and by whose word.
call cases.make_kin_fact('standing', 'care', $$
  standing text not null check (standing in ('with parents', 'separated', 'unaccompanied', 'orphan')),
  from_on date not null,
  said_by text not null,
  evidence text,
  -- a parent turned out to live, or may live: it no longer holds
  lapsed_on date,
  check (standing <> 'orphan' or evidence is not null)$$, '{from_on}');

-- Who may decide for a child. With a conflict of interest declared they are named, and decide nothing.
call cases.make_kin_fact('guardianship', 'care', $$
  kind text not null check (kind in ('guardian', 'legal representative')),
  name text not null,
  guardian_anchor_id uuid references people.anchor,
  from_on date not null,
  until_on date,
  ended_why text,
  basis text not null check (basis in ('law', 'court', 'guardianship authority')),
  basis_words text not null,
  conflict boolean not null default false,
  conflict_words text,
  check (conflict = (conflict_words is not null)),
  check (num_nonnulls(until_on, ended_why) <> 1),
  check (until_on >= from_on)$$, '{from_on}', 'until_on, ended_why');

-- Brothers and sisters together. A plan that parts them has its reason, how they keep touch, and a second signer.
call cases.make_kin_fact('sibling_plan', 'care', $$
  made_on date not null,
  plan text not null check (plan in ('no siblings', 'together', 'apart')),
  siblings text,
  reason text,
  keep_touch text,
  signed_by uuid,
  signed_at timestamptz,
  check (signed_by <> recorded_by),
  check (num_nonnulls(signed_by, signed_at) in (0, 2)),
  check ((plan = 'no siblings') = (siblings is null)),
  check (plan <> 'apart' or num_nonnulls(reason, keep_touch) = 2)$$, '{made_on}', 'signed_at');
create trigger b_signed before update on cases.sibling_plan for each row execute function cases.sign_kin_fact('care');

-- Tracing of a relative → verification → reunification. Its state follows from the days of its steps.
call cases.make_kin_fact('tracing', 'care', $$
  relation text not null check (relation in ('mother', 'father', 'sibling', 'grandparent', 'aunt or uncle', 'other kin')),
  sought_anchor_id uuid references people.anchor,
  -- as the child knows them
  sought_words text not null,
  opened_on date not null,
  found_on date,
  found_words text,
  verified_on date,
  reunified_on date,
  ended_on date,
  ended_how text check (ended_how in (
    'settled', 'not found', 'not the relative', 'deceased', 'not wanted', 'against best interests', 'did not hold')),
  ended_words text,
  state text not null generated always as (case when ended_on is not null then 'ended' when reunified_on is not null then 'reunified'
    when verified_on is not null then 'verified' when found_on is not null then 'found' else 'searching' end) stored,
  check (num_nonnulls(found_on, found_words) <> 1),
  check (found_on >= opened_on),
  check (verified_on is null or (found_on is not null and verified_on >= found_on)),
  check (reunified_on is null or (verified_on is not null and reunified_on >= verified_on)),
  check (num_nonnulls(ended_on, ended_how, ended_words) in (0, 3)),
  check (ended_on >= opened_on)$$,
  '{opened_on}', 'found_on, found_words, verified_on, reunified_on, ended_on, ended_how, ended_words');

call cases.make_kin_fact('tracing_step', 'care', $$
  tracing_id uuid not null,
  taken_on date not null,
  words text not null,
  foreign key (tracing_id, agency_id, anchor_id) references cases.tracing (id, agency_id, anchor_id)$$, '{taken_on}');
create index on cases.tracing_step (tracing_id);

-- A home is assessed before a child moves there: when, by whom, under which conditions.
call cases.make_kin_fact('home_assessment', 'care', $$
  tracing_id uuid,
  home_of text not null,
  assessed_on date not null,
  assessed_by text not null,
  finding text not null check (finding in ('approved', 'approved with conditions', 'not approved')),
  conditions text,
  words text not null,
  check ((finding = 'approved with conditions') = (conditions is not null)),
  foreign key (tracing_id, agency_id, anchor_id) references cases.tracing (id, agency_id, anchor_id)$$, '{assessed_on}');
create index on cases.home_assessment (tracing_id);

call cases.make_kin_fact('placement', 'care', $$
  kind text not null check (kind in ('kinship care', 'foster family', 'centre', 'supported living')),
  carer text not null,
  from_on date not null,
  home_assessment_id uuid,
  emergency boolean not null default false,
  emergency_why text,
  -- from when the 72 hours of an emergency count
  placed_at timestamptz not null default now(),
  until_on date,
  ended_how text check (ended_how in ('another placement', 'reunified', 'returned to parent', 'grown up', 'did not hold')),
  ended_words text,
  check (emergency = (emergency_why is not null)),
  check (num_nonnulls(until_on, ended_how, ended_words) in (0, 3)),
  check (until_on >= from_on),
  foreign key (home_assessment_id, agency_id, anchor_id) references cases.home_assessment (id, agency_id, anchor_id)$$,
  '{from_on}', 'until_on, ended_how, ended_words');
create unique index one_placement on cases.placement (agency_id, anchor_id) where until_on is null and withdrawn_at is null;

call cases.make_kin_fact('monitoring_visit', 'care', $$
  placement_id uuid,
  tracing_id uuid,
  visited_on date not null,
  seen_alone boolean not null,
  words text not null,
  check (num_nonnulls(placement_id, tracing_id) = 1),
  foreign key (placement_id, agency_id, anchor_id) references cases.placement (id, agency_id, anchor_id),
  foreign key (tracing_id, agency_id, anchor_id) references cases.tracing (id, agency_id, anchor_id)$$, '{visited_on}');
create index on cases.monitoring_visit (placement_id);
create index on cases.monitoring_visit (tracing_id);

-- Contact with a parent who is away. Where a parent is held is not here to be written: contact goes through the authority.
call cases.make_kin_fact('contact_arrangement', 'care', $$
  with_whom text not null check (with_whom in ('mother', 'father', 'sibling', 'other kin')),
  name text,
  kind text not null check (kind in ('visit', 'call', 'letter')),
  every_days int not null check (every_days between 1 and 92),
  first_on date not null,
  through_authority boolean not null,
  ended_on date,
  ended_why text,
  check (num_nonnulls(ended_on, ended_why) <> 1)$$, '{}', 'ended_on, ended_why');

call cases.make_kin_fact('contact', 'care', $$
  arrangement_id uuid not null,
  contact_on date not null,
  outcome text not null check (outcome in ('held', 'missed', 'refused')),
  refused_by text check (refused_by in ('the child', 'the parent', 'the guardian', 'the authority')),
  reason text,
  check ((outcome = 'refused') = (refused_by is not null)),
  check (outcome = 'held' or reason is not null),
  foreign key (arrangement_id, agency_id, anchor_id) references cases.contact_arrangement (id, agency_id, anchor_id)$$, '{contact_on}');
create index on cases.contact (arrangement_id);

-- A best-interests assessment, of one change of care or of none in particular.
call cases.make_kin_fact('care_assessment', 'protection', $$
  placement_id uuid,
  tracing_id uuid,
  carer_id uuid references cases.carer,
  assessed_on date not null,
  child_view text not null,
  weighed text not null,
  concluded text not null,
  check (num_nonnulls(placement_id, tracing_id, carer_id) <= 1),
  foreign key (placement_id, agency_id, anchor_id) references cases.placement (id, agency_id, anchor_id),
  foreign key (tracing_id, agency_id, anchor_id) references cases.tracing (id, agency_id, anchor_id)$$, '{assessed_on}');

-- What a panel decided: a child apart from a parent, or back with one. Weighed in words; there is no column for a number.
call cases.make_kin_fact('determination', 'protection', $$
  kind text not null check (kind in ('separation', 'return')),
  held_on date not null,
  members text[] not null,
  -- of the member at the same place
  duties text[] not null check (duties <@ array[
    'child protection', 'guardianship authority', 'health', 'psychology', 'education', 'law', 'social work']),
  child_view text not null,
  option_together text not null,
  option_apart text not null,
  option_other text,
  decided text not null,
  legal_basis text not null,
  carer text not null,
  farewell text,
  first_contact_on date,
  review_on date not null,
  -- made for a journey before it, with a mission: named, not copied
  gate_id uuid references operations.gate,
  explained_on date,
  explained_how text,
  signed_by uuid,
  signed_at timestamptz,
  check (cardinality(members) = cardinality(duties)),
  check (kind <> 'separation' or num_nonnulls(farewell, first_contact_on) = 2),
  check (review_on > held_on and review_on <= (held_on + interval '3 months')::date),
  check (first_contact_on >= held_on),
  check (num_nonnulls(explained_on, explained_how) <> 1),
  check (explained_on >= held_on),
  check (signed_by <> recorded_by),
  check (num_nonnulls(signed_by, signed_at) in (0, 2))$$, '{held_on}', 'explained_on, explained_how, signed_at');
create trigger b_signed before update on cases.determination for each row execute function cases.sign_kin_fact('protection');

-- Evidence that a found relative is who they are, from both sides. Of DNA the conclusion, the laboratory and its reference.
call cases.make_kin_fact('tracing_evidence', 'protection', $$
  tracing_id uuid not null,
  side text not null check (side in ('child', 'relative')),
  kind text not null check (kind in ('document', 'account', 'DNA')),
  conclusion text not null check (conclusion in ('supports', 'does not support', 'inconclusive')),
  concluded_on date not null,
  words text,
  laboratory text,
  reference text,
  check (case when kind = 'DNA' then words is null and num_nonnulls(laboratory, reference) = 2
    else words is not null and num_nonnulls(laboratory, reference) = 0 end),
  foreign key (tracing_id, agency_id, anchor_id) references cases.tracing (id, agency_id, anchor_id)$$, '{concluded_on}');

call cases.make_kin_fact('tracing_wish', 'protection', $$
  tracing_id uuid not null,
  whose text not null check (whose in ('child', 'relative')),
  wish text not null check (wish in ('wants', 'does not want', 'undecided')),
  words text not null,
  heard_on date not null,
  heard_by text not null,
  foreign key (tracing_id, agency_id, anchor_id) references cases.tracing (id, agency_id, anchor_id)$$, '{heard_on}');
drop procedure cases.make_kin_fact(text, text, text, text[], text);

-- An emergency counts from the beginning of its day where it is entered later.
create function cases.time_placement() returns trigger language plpgsql as $$
begin
  if access.account() is not null then
    new.placed_at := case when new.from_on < access.today() then new.from_on::timestamp at time zone 'Asia/Almaty' else now() end;
  end if;
  return new;
end $$;
grant execute on function cases.time_placement() to oralu_app;
create trigger b_timed before insert on cases.placement for each row execute function cases.time_placement();

-- The rules below run after the row, when row-level security has let it pass, so that whoever may not see the person is
-- refused as for nobody. They look at the facts of the writer's own agency only.

-- All records of the person of an anchor.
create function cases.kin(anchor uuid) returns uuid[] language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(b.id), array[anchor]) from people.anchor a join people.anchor b on b.person_id = a.person_id where a.id = anchor;
end;
grant execute on function cases.kin(uuid) to oralu_counts, oralu_reader;

-- May someone decide for the child on a day: a guardian or a legal representative who has no conflict of interest?
create function cases.guardian_stands(agency uuid, anchor uuid, day date) returns boolean language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from cases.guardianship g where g.agency_id = agency and g.anchor_id = any (cases.kin(anchor))
    and g.withdrawn_at is null and not g.conflict and g.from_on <= day and (g.until_on is null or g.until_on >= day));
end;
grant execute on function cases.guardian_stands(uuid, uuid, date) to oralu_counts;

-- How a child is asked on a day: packages/domain/src/cases-kinship-rules.ts has the same two numbers.
create function cases.say_of_child(anchor uuid, day date) returns text language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  with decided as (
    select d.born_from from people.age_decision d where d.anchor_id = any (cases.kin(anchor))
      and d.confirmed_at is not null and d.withdrawn_at is null order by d.confirmed_at desc limit 1
  ), born as (
    select coalesce((select d.born_from from decided d),
      (select min(r.born_from) from people.record r where r.anchor_id = any (cases.kin(anchor)))) as day
  )
  select case when (b.day + interval '16 years')::date <= say_of_child.day then 'own decision'
    when (b.day + interval '12 years')::date <= say_of_child.day then 'assent' else 'view' end from born b;
end;
grant execute on function cases.say_of_child(uuid, date) to oralu_counts, oralu_app;
grant execute on function cases.kin(uuid) to oralu_app;

-- Did the panel part a child and a parent, and has not decided on a return since?
create function cases.parted(agency uuid, anchor uuid, day date) returns boolean language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce((select d.kind = 'separation' from cases.determination d
    where d.agency_id = agency and d.anchor_id = any (cases.kin(anchor)) and d.withdrawn_at is null and d.signed_at is not null and d.held_on <= day
    order by d.held_on desc, d.recorded_at desc limit 1), false);
end;
grant execute on function cases.parted(uuid, uuid, date) to oralu_counts;

-- The last plan for the brothers and sisters: 'apart' is not signed yet.
create function cases.siblings_planned(agency uuid, anchor uuid) returns text language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select case when s.plan = 'apart' and s.signed_at is not null then 'apart, signed' else s.plan end from cases.sibling_plan s
  where s.agency_id = agency and s.anchor_id = any (cases.kin(anchor)) and s.withdrawn_at is null
  order by s.made_on desc, s.recorded_at desc limit 1;
end;
grant execute on function cases.siblings_planned(uuid, uuid) to oralu_counts;

create function cases.check_siblings(agency uuid, anchor uuid) returns void language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  planned text := cases.siblings_planned(agency, anchor);
begin
  if planned is null then
    perform cases.refuse_child('siblings-first');
  elsif planned = 'apart' then
    perform cases.refuse_child('siblings-need-signature');
  end if;
end $$;
grant execute on function cases.check_siblings(uuid, uuid) to oralu_counts;

-- A prisoner's child is no orphan, nor the child of one who is missing: orphan only where both parents are recorded as
-- deceased with evidence, and nothing that the writer may read in the register says otherwise of either.
create function cases.check_standing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own uuid[] := cases.kin(new.anchor_id);
  seen uuid[] := access.agencies('identity');
  dead int;
begin
  if new.standing <> 'orphan' then
    return null;
  end if;
  select count(*) filter (where l.situation = 'deceased') into dead from (
    select distinct on (p.parent) p.parent, p.situation from cases.parent_fact p
    where p.agency_id = new.agency_id and p.anchor_id = any (own) and p.withdrawn_at is null
    order by p.parent, p.known_on desc, p.recorded_at desc) l;
  if dead < 2 or exists (
    select from (
      select p.parent_anchor_id as id from cases.parent_fact p
      where p.agency_id = new.agency_id and p.anchor_id = any (own) and p.withdrawn_at is null and p.parent_anchor_id is not null
      union
      select m.anchor_id from people.family_member c join people.family_member m on m.family_id = c.family_id
      where c.anchor_id = any (own) and c.role in ('child', 'sibling') and m.role in ('mother', 'father')
        and c.withdrawn_at is null and m.withdrawn_at is null and m.agency_id = any (seen)) parent
    cross join lateral (
      select s.status from people.status s where s.anchor_id = any (cases.kin(parent.id)) and s.withdrawn_at is null
        and s.agency_id = any (seen) order by s.valid_from desc, s.recorded_at desc limit 1) last
    where last.status <> 'deceased') then
    perform cases.refuse_child('orphan-needs-evidence');
  end if;
  return null;
end $$;
create trigger checked after insert on cases.standing for each row execute function cases.check_standing();

-- A parent who lives, is held, or whose end is not known: no orphan any more.
create function cases.lapse_orphan() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.situation <> 'deceased' and new.withdrawn_at is null or new.withdrawn_at is not null and new.situation = 'deceased' then
    update cases.standing s set lapsed_on = access.today() where s.agency_id = new.agency_id and s.anchor_id = any (cases.kin(new.anchor_id))
      and s.standing = 'orphan' and s.withdrawn_at is null and s.lapsed_on is null;
  end if;
  return null;
end $$;
grant update (lapsed_on) on cases.standing to oralu_counts;
create trigger lapsed after insert or update of withdrawn_at on cases.parent_fact for each row execute function cases.lapse_orphan();

-- Before a child is placed: someone who may decide for it, its standing, a determination if it is with its parents, an
-- approved home, its brothers and sisters considered. An emergency needs none of this at once, and is assessed in 72 hours.
create function cases.check_placement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  stands text;
begin
  if not cases.may_be_child(new.anchor_id) then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    if new.ended_how = 'returned to parent' and old.until_on is null and cases.parted(new.agency_id, new.anchor_id, new.until_on) then
      perform cases.refuse_child('determination-first');
    end if;
    return null;
  end if;
  if new.emergency then
    return null;
  end if;
  if not cases.guardian_stands(new.agency_id, new.anchor_id, new.from_on) then
    perform cases.refuse_child('no-guardian');
  end if;
  select s.standing into stands from cases.standing s where s.agency_id = new.agency_id and s.anchor_id = any (cases.kin(new.anchor_id))
    and s.withdrawn_at is null and s.lapsed_on is null and s.from_on <= new.from_on order by s.from_on desc, s.recorded_at desc limit 1;
  if stands is null then
    perform cases.refuse_child('standing-first');
  end if;
  -- Another word for the standing does not part them either.
  if (stands = 'with parents' or exists (select from (
      select distinct on (p.parent) p.situation from cases.parent_fact p where p.agency_id = new.agency_id
        and p.anchor_id = any (cases.kin(new.anchor_id)) and p.withdrawn_at is null order by p.parent, p.known_on desc, p.recorded_at desc) l
      where l.situation = 'with the child')) and not cases.parted(new.agency_id, new.anchor_id, new.from_on) then
    perform cases.refuse_child('determination-first');
  end if;
  if new.kind <> 'centre' and not exists (select from cases.home_assessment h where h.id = new.home_assessment_id
    and h.withdrawn_at is null and h.finding <> 'not approved' and h.assessed_on <= new.from_on) then
    perform cases.refuse_child('home-first');
  end if;
  perform cases.check_siblings(new.agency_id, new.anchor_id);
  return null;
end $$;
create trigger checked after insert or update of until_on on cases.placement for each row execute function cases.check_placement();

-- The day by which the next visit after a reunification is owed: monitoringDue() of the domain.
create function cases.visits_owed(tracing uuid) returns date language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  start date := (select t.reunified_on from cases.tracing t where t.id = tracing);
  due date;
  after date := start - 1;
  met date;
  used int := 0;
begin
  foreach due in array array[start + 14, (start + interval '1 month')::date, (start + interval '3 months')::date] loop
    select v.visited_on, v.n into met, used from (
      select m.visited_on, row_number() over (order by m.visited_on, m.id)::int as n from cases.monitoring_visit m
      where m.tracing_id = tracing and m.withdrawn_at is null and m.visited_on >= start) v
    where v.n > used and v.visited_on > after order by v.n limit 1;
    if met is null then
      return due;
    end if;
    after := due;
    met := null;
  end loop;
  return null;
end $$;
grant execute on function cases.visits_owed(uuid) to oralu_counts;

-- The steps of a tracing: refusalOfTracing() of the domain holds the same order, compared by a test.
create function cases.check_tracing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child_wish text;
  relative_wish text;
  home text;
begin
  if num_nonnulls(old.ended_on, old.withdrawn_at) > 0
    or (new.found_on is not null and old.found_on is null and old.state <> 'searching')
    or (new.verified_on is not null and old.verified_on is null and old.state <> 'found')
    or (new.reunified_on is not null and old.reunified_on is null and old.state <> 'verified')
    or (new.ended_how in ('settled', 'did not hold') and old.state <> 'reunified') then
    raise exception 'that step is not open' using errcode = 'check_violation';
  end if;
  if new.verified_on is not null and old.verified_on is null then
    if (select count(distinct e.side) from cases.tracing_evidence e
      where e.tracing_id = new.id and e.withdrawn_at is null and e.conclusion = 'supports') < 2 then
      perform cases.refuse_child('evidence-of-both');
    end if;
    if exists (select from cases.tracing_evidence e
      where e.tracing_id = new.id and e.withdrawn_at is null and e.kind = 'DNA' and e.conclusion = 'does not support') then
      perform cases.refuse_child('evidence-against');
    end if;
  end if;
  if new.reunified_on is not null and old.reunified_on is null and cases.may_be_child(new.anchor_id) then
    if not cases.guardian_stands(new.agency_id, new.anchor_id, new.reunified_on) then
      perform cases.refuse_child('no-guardian');
    end if;
    select w.wish into child_wish from cases.tracing_wish w where w.tracing_id = new.id and w.whose = 'child' and w.withdrawn_at is null
      order by w.heard_on desc, w.recorded_at desc limit 1;
    select w.wish into relative_wish from cases.tracing_wish w where w.tracing_id = new.id and w.whose = 'relative' and w.withdrawn_at is null
      order by w.heard_on desc, w.recorded_at desc limit 1;
    if child_wish is null or child_wish = 'does not want' then
      perform cases.refuse_child(case when child_wish is null then 'child-wish-first' else 'child-does-not-want' end);
    end if;
    if relative_wish is distinct from 'wants' then
      perform cases.refuse_child(case when relative_wish is null then 'relative-wish-first' else 'relative-does-not-want' end);
    end if;
    select h.finding into home from cases.home_assessment h where h.tracing_id = new.id and h.withdrawn_at is null
      and h.assessed_on <= new.reunified_on order by h.assessed_on desc, h.recorded_at desc limit 1;
    if home is null or home = 'not approved' then
      perform cases.refuse_child('home-first');
    end if;
    perform cases.check_siblings(new.agency_id, new.anchor_id);
    if new.relation in ('mother', 'father') and cases.parted(new.agency_id, new.anchor_id, new.reunified_on) then
      perform cases.refuse_child('determination-first');
    end if;
  end if;
  if new.ended_how = 'settled' and cases.visits_owed(new.id) is not null then
    perform cases.refuse_child('visits-first');
  end if;
  return null;
end $$;
create trigger checked after update on cases.tracing for each row execute function cases.check_tracing();

-- Whoever a child is placed or reunified with cares for it from that day: one list of carers, entered once.
alter table cases.carer add column placement_id uuid unique references cases.placement,
  add column tracing_id uuid unique references cases.tracing;
create function cases.name_kin_carer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  said jsonb := to_jsonb(new);
begin
  if tg_op = 'INSERT' then
    insert into cases.carer (agency_id, anchor_id, kind, name, from_on, placement_id)
    values (new.agency_id, new.anchor_id, 'provisional carer', said ->> 'carer', new.from_on, new.id);
  elsif tg_argv[0] = 'placement' then
    update cases.carer c set ended_on = coalesce((said ->> 'until_on')::date, c.from_on)
    where c.placement_id = new.id and c.ended_on is null and (said ->> 'until_on' is not null or new.withdrawn_at is not null);
  elsif said ->> 'ended_how' = 'did not hold' or new.withdrawn_at is not null then
    update cases.carer c set ended_on = greatest(coalesce((said ->> 'ended_on')::date, c.from_on), c.from_on)
    where c.tracing_id = new.id and c.ended_on is null;
  elsif said ->> 'reunified_on' is not null then
    insert into cases.carer (agency_id, anchor_id, kind, name, carer_anchor_id, from_on, tracing_id)
    values (new.agency_id, new.anchor_id, case when said ->> 'relation' in ('mother', 'father') then 'parent' else 'provisional carer' end,
      said ->> 'sought_words', (said ->> 'sought_anchor_id')::uuid, (said ->> 'reunified_on')::date, new.id)
    on conflict do nothing;
  end if;
  return null;
end $$;
grant update (ended_on) on cases.carer to oralu_counts;
create trigger named after insert or update on cases.placement for each row execute function cases.name_kin_carer('placement');
create trigger named after update on cases.tracing for each row execute function cases.name_kin_carer('tracing');
select access.hand_over('cases.name_kin_carer()', 'oralu_counts');

-- What hangs on a tracing, a placement or an arrangement is entered while that goes on. A visit or contact is not of a day before it.
create function cases.check_kin_parent() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  said jsonb := to_jsonb(new);
  shut boolean := false;
begin
  if said ->> 'tracing_id' is not null then
    select t.withdrawn_at is not null or (t.ended_on is not null and tg_argv[0] <> 'after') or (tg_argv[0] = 'visit'
        and (t.reunified_on is null or t.reunified_on > (said ->> 'visited_on')::date)) into shut
    from cases.tracing t where t.id = (said ->> 'tracing_id')::uuid;
  elsif said ->> 'placement_id' is not null then
    select p.withdrawn_at is not null or (tg_argv[0] = 'visit' and (p.from_on > (said ->> 'visited_on')::date
        or p.until_on < (said ->> 'visited_on')::date)) into shut
    from cases.placement p where p.id = (said ->> 'placement_id')::uuid;
  elsif said ->> 'arrangement_id' is not null then
    select a.withdrawn_at is not null or a.ended_on < (said ->> 'contact_on')::date into shut
    from cases.contact_arrangement a where a.id = (said ->> 'arrangement_id')::uuid;
  elsif said ->> 'carer_id' is not null and not exists (select from cases.carer c where c.id = (said ->> 'carer_id')::uuid
    and c.agency_id = new.agency_id and c.anchor_id = any (cases.kin(new.anchor_id))) then
    perform cases.refuse_child('not-of-this-child');
  end if;
  if shut then
    raise exception 'that has ended' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger checked after insert on cases.tracing_step for each row execute function cases.check_kin_parent('step');
create trigger checked after insert on cases.tracing_evidence for each row execute function cases.check_kin_parent('step');
create trigger checked after insert on cases.tracing_wish for each row execute function cases.check_kin_parent('step');
create trigger checked after insert on cases.home_assessment for each row execute function cases.check_kin_parent('step');
create trigger checked after insert on cases.monitoring_visit for each row execute function cases.check_kin_parent('visit');
create trigger checked after insert on cases.contact for each row execute function cases.check_kin_parent('contact');
create trigger checked after insert on cases.care_assessment for each row execute function cases.check_kin_parent('after');

-- A panel has three members at least, each of another duty; a guardian stands on its day; it weighs in words; the child
-- has been told before it counts.
create function cases.check_determination() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.signed_at is not null and old.signed_at is null and new.explained_on is null then
      perform cases.refuse_child('explain-first');
    end if;
    -- What two stand for, nobody takes back alone: whoever decides, and did not enter it.
    if new.withdrawn_at is not null and old.signed_at is not null
      and (access.account() = old.recorded_by or not access.holds('protection', 'decide')) then
      perform cases.refuse_child('second-signer');
    end if;
    return null;
  end if;
  if not cases.guardian_stands(new.agency_id, new.anchor_id, new.held_on) then
    perform cases.refuse_child('no-guardian');
  end if;
  if cardinality(new.duties) < 3 or (select count(distinct d) from unnest(new.duties) d) < cardinality(new.duties)
    or (select count(distinct lower(trim(m))) from unnest(new.members) m where trim(m) <> '') < cardinality(new.members) then
    perform cases.refuse_child('panel-of-three');
  end if;
  if concat_ws(' ', new.option_together, new.option_apart, new.option_other) ~* '\d+\s*/\s*\d+|\d\s*%|\mscor(e|ing)|балл|ұпай|درجات|نقاط' then
    perform cases.refuse_child('no-scores');
  end if;
  if new.gate_id is not null and not exists (select from operations.gate g where g.id = new.gate_id and g.anchor_id = any (cases.kin(new.anchor_id))
    and g.agency_id = any (access.agencies('mission')) and g.signed_at is not null and g.withdrawn_at is null) then
    perform cases.refuse_child('not-of-this-child');
  end if;
  return null;
end $$;
create trigger checked after insert or update on cases.determination for each row execute function cases.check_determination();

create function cases.check_care_assessment() returns trigger language plpgsql as $$
begin
  if new.weighed ~* '\d+\s*/\s*\d+|\d\s*%|\mscor(e|ing)|балл|ұпай|درجات|نقاط' then
    perform cases.refuse_child('no-scores');
  end if;
  return null;
end $$;
grant execute on function cases.check_care_assessment() to oralu_app;
create trigger weighed after insert on cases.care_assessment for each row execute function cases.check_care_assessment();

select access.hand_over('cases.check_standing()', 'oralu_counts');
select access.hand_over('cases.lapse_orphan()', 'oralu_counts');
select access.hand_over('cases.check_placement()', 'oralu_counts');
select access.hand_over('cases.check_tracing()', 'oralu_counts');
select access.hand_over('cases.check_kin_parent()', 'oralu_counts');
select access.hand_over('cases.check_determination()', 'oralu_counts');

-- Changes of care that nobody has assessed: a placement, a reunification, a carer after another one. For readers of
-- protection, since it says where an assessment stands.
create function cases.assessments_owed(anchors uuid[])
returns table (change text, id uuid, anchor_id uuid, since date, placed_at timestamptz, emergency boolean, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('protection', 'read') then
    return;
  end if;
  return query
    select 'placement', p.id, p.anchor_id, p.from_on, p.placed_at, p.emergency, p.carer from cases.placement p
    where p.anchor_id = any (anchors) and p.withdrawn_at is null
      and not exists (select from cases.care_assessment a where a.placement_id = p.id and a.withdrawn_at is null)
    union all
    select 'tracing', t.id, t.anchor_id, t.reunified_on, null, false, t.sought_words from cases.tracing t
    where t.anchor_id = any (anchors) and t.withdrawn_at is null and t.reunified_on is not null
      and not exists (select from cases.care_assessment a where a.tracing_id = t.id and a.withdrawn_at is null)
    union all
    select 'carer', c.id, c.anchor_id, c.from_on, null, false, c.name from cases.carer c
    where c.anchor_id = any (anchors) and c.kind <> 'guardian' and num_nonnulls(c.placement_id, c.tracing_id) = 0 and (c.ended_on is null or c.ended_on > access.today())
      and exists (select from cases.carer b where b.anchor_id = any (cases.kin(c.anchor_id)) and b.agency_id = c.agency_id
        and b.kind <> 'guardian' and b.recorded_at < c.recorded_at and b.from_on <= c.from_on)
      and not exists (select from cases.care_assessment a where a.carer_id = c.id and a.withdrawn_at is null);
end $$;
grant execute on function cases.assessments_owed(uuid[]) to oralu_app;
select access.hand_over('cases.assessments_owed(uuid[])', 'oralu_reader');

-- First contacts promised by a panel that have not been held: the days, not the words.
create function cases.first_contacts_owed(anchors uuid[]) returns table (anchor_id uuid, contact_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('protection', 'read') then
    return;
  end if;
  return query
    select d.anchor_id, d.first_contact_on from cases.determination d
    where d.anchor_id = any (anchors) and d.withdrawn_at is null and d.signed_at is not null and d.kind = 'separation'
      and not exists (select from cases.contact c where c.anchor_id = any (cases.kin(d.anchor_id)) and c.agency_id = d.agency_id
        and c.withdrawn_at is null and c.outcome = 'held' and c.contact_on >= d.held_on);
end $$;
grant execute on function cases.first_contacts_owed(uuid[]) to oralu_app;
select access.hand_over('cases.first_contacts_owed(uuid[])', 'oralu_reader');

-- A case that another agency takes over: who may decide for the child, how it stands and with whom it is in contact go along,
-- as who cares for it does, so that nobody begins with a child for whom no one may decide.
create function cases.take_over_kin() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  former uuid := (select c.agency_id from cases.case c where c.id = new.follows_id);
  own uuid[] := cases.kin(new.anchor_id);
begin
  if former is null or former = new.agency_id then
    return null;
  end if;
  insert into cases.parent_fact (agency_id, anchor_id, parent, name, parent_anchor_id, situation, known_on, said_by, evidence)
  select distinct on (p.parent) new.agency_id, new.anchor_id, p.parent, p.name, p.parent_anchor_id, p.situation, p.known_on, p.said_by, p.evidence
  from cases.parent_fact p where p.agency_id = former and p.anchor_id = any (own) and p.withdrawn_at is null
  order by p.parent, p.known_on desc, p.recorded_at desc;
  insert into cases.standing (agency_id, anchor_id, standing, from_on, said_by, evidence)
  select new.agency_id, new.anchor_id, t.standing, t.from_on, t.said_by, t.evidence from cases.standing t
  where t.agency_id = former and t.anchor_id = any (own) and t.withdrawn_at is null and t.lapsed_on is null
  order by t.from_on desc, t.recorded_at desc limit 1;
  insert into cases.guardianship (agency_id, anchor_id, kind, name, guardian_anchor_id, from_on, basis, basis_words, conflict, conflict_words)
  select new.agency_id, new.anchor_id, g.kind, g.name, g.guardian_anchor_id, g.from_on, g.basis, g.basis_words, g.conflict, g.conflict_words
  from cases.guardianship g where g.agency_id = former and g.anchor_id = any (own) and g.withdrawn_at is null
    and (g.until_on is null or g.until_on >= access.today());
  insert into cases.contact_arrangement (agency_id, anchor_id, with_whom, name, kind, every_days, first_on, through_authority)
  select new.agency_id, new.anchor_id, a.with_whom, a.name, a.kind, a.every_days,
    coalesce((select max(c.contact_on) from cases.contact c where c.arrangement_id = a.id and c.withdrawn_at is null
      and (c.outcome = 'held' or c.refused_by = 'the child')) + a.every_days, a.first_on), a.through_authority
  from cases.contact_arrangement a where a.agency_id = former and a.anchor_id = any (own) and a.withdrawn_at is null and a.ended_on is null;
  return null;
end $$;
grant insert on cases.parent_fact, cases.standing, cases.guardianship, cases.contact_arrangement to oralu_counts;
create trigger kin_taken_over after insert on cases.case for each row when (new.reason = 'transferred')
  execute function cases.take_over_kin();
select access.hand_over('cases.take_over_kin()', 'oralu_counts');

-- Agreement to a service as a child grows: a guardian who stands on that day, the child's view always; from 12 the child
-- agrees as well; from 16 the child decides, together with the guardian.
create procedure cases.let_child_agree(part text) language plpgsql as $$
begin
  execute format('alter table cases.%I add column child_assent text check (child_assent in (''agrees'', ''does not agree'', ''too young''))',
    part || '_track_agreement');
  execute format('alter table cases.%I drop constraint %I', part || '_track_agreement', part || '_track_agreement_given_by_check');
  execute format('alter table cases.%I add constraint given_by_whom check (given_by in (''the person'', ''guardian'', ''the child with guardian''))',
    part || '_track_agreement');
end $$;
call cases.let_child_agree('care');
call cases.let_child_agree('health');
call cases.let_child_agree('protection');
drop procedure cases.let_child_agree(text);

grant create on schema cases to oralu_counts;
set local role oralu_counts;
create or replace function cases.check_agreement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child boolean := cases.may_be_child(new.anchor_id);
  say text := cases.say_of_child(new.anchor_id, new.given_on);
  gap text;
begin
  if tg_op = 'INSERT' then
    gap := case
      when new.given_on > access.today() then 'not-yet-given'
      when new.guard_present then 'guard-present'
      when not new.private_room then 'no-private-room'
      when not new.alternatives then 'no-alternatives'
      when new.how = 'spoken' and new.witness is null then 'no-witness'
      when not child and new.given_by <> 'the person' then 'adult-decides'
      when child and new.given_by = 'the person' then 'no-guardian'
      when child and new.child_view is null then 'child-not-heard'
      when child and say <> 'view' and new.child_assent is distinct from 'agrees' then 'no-assent'
      when child and new.child_assent = 'does not agree' then 'no-assent'
      when child and say = 'own decision' and new.given_by <> 'the child with guardian' then 'own-decision' end;
    if gap is not null then
      perform cases.refuse_consent(gap);
    end if;
    if child and not cases.guardian_stands(new.agency_id, new.anchor_id, new.given_on) then
      perform cases.refuse_child('no-guardian');
    end if;
    if new.withdrawn_on is not null then
      raise exception 'an agreement is given first' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.withdrawn_on is not null then
    raise exception 'what was withdrawn stays withdrawn; agreement can be given anew' using errcode = 'check_violation';
  end if;
  new.withdrawn_on := access.today();
  new.withdrawn_recorded_by := access.account();
  execute format('update cases.%I s set state = ''ended'', until_on = greatest(access.today(), s.from_on)
      where s.id = $1 and s.state <> ''ended'' and s.needs_agreement', tg_argv[0] || '_track_service')
    using new.track_service_id;
  execute format('update cases.%I s set attendance = ''cancelled'' where s.track_service_id = $1 and s.attendance is null
      and exists (select from cases.%I g where g.id = $1 and g.needs_agreement)', tg_argv[0] || '_track_session', tg_argv[0] || '_track_service')
    using new.track_service_id;
  return new;
end $$;
reset role;
revoke create on schema cases from oralu_counts;

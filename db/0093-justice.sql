-- Justice: suspected, accused and convicted are facts of their own, each with its day, in tables of their own: none is a
-- state into which another turns. All of it stands in the legal compartment and hangs on an anchor, so that it does not
-- travel along a suggestion that two records are one person.

-- What the law asks for first. The hint is one of the codes that the screens have words for.
create function cases.refuse_by_law(code text) returns void language plpgsql immutable as $$
begin
  raise exception 'the law asks for something first: %', code using errcode = 'OA093', hint = code;
end $$;
grant execute on function cases.refuse_by_law(text) to oralu_counts, oralu_reader;

-- A fact is said once. What was entered in error is withdrawn, with the reason, and said anew.
create function cases.keep_fact() returns trigger language plpgsql as $$
declare
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
begin
  -- the law's own clocks, and an erasure
  if access.account() is null or pg_trigger_depth() > 1 then
    return new;
  end if;
  if old.withdrawn_at is not null or exists (select from jsonb_object_keys(before) k
    where before ->> k is not null and before -> k is distinct from after -> k and not (k = any (tg_argv))) then
    raise exception 'a dated fact is said once: withdraw it, and say it anew' using errcode = 'check_violation';
  end if;
  if new.withdrawn_at is not null then
    new.withdrawn_at := now();
    new.withdrawn_by := access.account();
  end if;
  return new;
end $$;
grant execute on function cases.keep_fact() to oralu_app;

-- A table of legal facts of one kind. `later`: what is not known when the fact is entered; `moving`: what may be said again.
create procedure cases.make_fact(kind text, columns text, later text default '', moving text[] default '{}', of_proceeding boolean default true)
language plpgsql as $$
begin
  execute format($f$
    create table cases.%1$I (
      id uuid primary key default gen_random_uuid(),
      agency_id uuid not null default access.agency() references access.agency,
      anchor_id uuid not null references people.anchor,
      %3$s
      %2$s,
      recorded_by uuid not null default access.account(),
      recorded_at timestamptz not null default now(),
      withdrawn_at timestamptz,
      withdrawn_by uuid,
      withdrawn_why text,
      check (num_nonnulls(withdrawn_at, withdrawn_why) <> 1),
      unique (id, agency_id, anchor_id)
      %4$s
    )$f$, kind, columns,
    case when of_proceeding then 'proceeding_id uuid not null,' else '' end,
    -- a proceeding of the same person, at the same agency: any other answers like one that does not exist
    case when of_proceeding then ', foreign key (proceeding_id, agency_id, anchor_id) references cases.proceeding (id, agency_id, anchor_id)' else '' end);
  execute format('create index on cases.%I (anchor_id)', kind);
  perform access.guard(format('cases.%I', kind)::regclass, 'legal', subject => 'anchor_id');
  execute format('revoke update on cases.%I from oralu_app', kind);
  execute format('grant update (withdrawn_at, withdrawn_why%s) on cases.%I to oralu_app', case when later <> '' then ', ' || later else '' end, kind);
  execute format('create trigger kept before update on cases.%I for each row execute function cases.keep_fact(%s)', kind,
    coalesce((select string_agg(quote_literal(m), ', ') from unnest(moving) m), ''));
  perform ledger.cover(format('cases.%I', kind)::regclass);
end $$;

call cases.make_fact('proceeding', $$
  number text not null,
  authority text not null,
  opened_on date not null,
  legal_basis text not null,
  stage text not null default 'investigation' check (stage in ('check', 'investigation', 'trial', 'appeal', 'execution')),
  stage_on date,
  court text,
  panel text[] not null default '{}',
  ended_on date,
  ended_how text check (ended_how in ('acquitted', 'discontinued', 'diverted', 'sentence served', 'handed over')),
  ended_basis text,
  -- what the law says to erase is erased by this day
  erase_by date,
  check (num_nonnulls(ended_on, ended_how, ended_basis) in (0, 3)),
  check (ended_on >= opened_on)$$,
  'stage, stage_on, court, panel, ended_on, ended_how, ended_basis, erase_by', '{stage,stage_on,court,panel}', false);

call cases.make_fact('suspicion', $$
  suspected_on date not null,
  suspected_by text not null,
  ground text not null,
  lifted_on date,
  lifted_why text,
  check (num_nonnulls(lifted_on, lifted_why) <> 1),
  check (lifted_on >= suspected_on)$$, 'lifted_on, lifted_why');

-- Accused: of what, by article.
call cases.make_fact('charge', $$
  charged_on date not null,
  law text not null,
  article text not null,
  part text,
  words text not null,
  dropped_on date,
  dropped_why text,
  check (num_nonnulls(dropped_on, dropped_why) <> 1),
  check (dropped_on >= charged_on)$$, 'dropped_on, dropped_why');

call cases.make_fact('conviction', $$
  charge_id uuid not null,
  convicted_on date not null,
  court text not null,
  number text not null,
  sentence text not null,
  sentence_until date,
  appeal_until date not null,
  in_force_on date,
  set_aside_on date,
  set_aside_why text,
  check (appeal_until > convicted_on),
  check (in_force_on >= convicted_on),
  check (num_nonnulls(set_aside_on, set_aside_why) <> 1),
  foreign key (charge_id, agency_id, anchor_id) references cases.charge (id, agency_id, anchor_id)$$,
  'in_force_on, set_aside_on, set_aside_why');

-- Of one charge, or of the whole proceeding.
call cases.make_fact('acquittal', $$
  charge_id uuid,
  acquitted_on date not null,
  court text not null,
  number text not null,
  ground text not null,
  appeal_until date not null,
  in_force_on date,
  set_aside_on date,
  set_aside_why text,
  check (appeal_until > acquitted_on),
  check (in_force_on >= acquitted_on),
  check (num_nonnulls(set_aside_on, set_aside_why) <> 1),
  foreign key (charge_id, agency_id, anchor_id) references cases.charge (id, agency_id, anchor_id)$$,
  'in_force_on, set_aside_on, set_aside_why');

call cases.make_fact('appeal', $$
  against text not null check (against in ('conviction', 'acquittal', 'detention')),
  lodged_on date not null,
  lodged_by text not null check (lodged_by in ('defence', 'prosecution', 'victim')),
  court text not null,
  decided_on date,
  outcome text check (outcome in ('upheld', 'changed', 'set aside')),
  decided_words text,
  check (num_nonnulls(decided_on, outcome, decided_words) in (0, 3)),
  check (decided_on >= lodged_on)$$, 'decided_on, outcome, decided_words');

-- Counsel, as it was offered and what was answered.
call cases.make_fact('counsel', $$
  offered_on date not null,
  answer text not null check (answer in ('chosen', 'assigned', 'declined')),
  name text,
  from_on date,
  until_on date,
  check (case when answer = 'declined' then num_nonnulls(name, from_on) = 0 else num_nonnulls(name, from_on) = 2 end),
  check (until_on >= from_on)$$, 'until_on');

call cases.make_fact('interpreter', $$
  language text not null,
  name text not null,
  from_on date not null,
  until_on date,
  check (until_on >= from_on)$$, 'until_on');

call cases.make_fact('detention', $$
  kind text not null check (kind in ('holding', 'pre-trial', 'trial')),
  place text not null,
  ordered_by text not null,
  order_number text not null,
  legal_basis text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('released', 'alternative', 'another detention', 'sentence')),
  check (until_at > from_at),
  check (ended_at >= from_at),
  check (num_nonnulls(ended_at, ended_why) <> 1)$$, 'ended_at, ended_why');

call cases.make_fact('detention_extension', $$
  detention_id uuid not null,
  ordered_by text not null,
  order_number text not null,
  ordered_on date not null,
  until_at timestamptz not null,
  foreign key (detention_id, agency_id, anchor_id) references cases.detention (id, agency_id, anchor_id)$$);

-- Measures instead of detention, and of supervision. None without an end, or a day on which it is looked at again.
call cases.make_fact('legal_measure', $$
  kind text not null check (kind in ('written undertaking', 'personal guarantee', 'bail', 'house arrest', 'care of a minor',
    'registration with the police', 'no travel', 'no contact', 'probation', 'other')),
  words text not null,
  ordered_by text not null,
  order_number text not null,
  legal_basis text not null,
  from_on date not null,
  until_on date,
  review_on date,
  ended_on date,
  ended_why text,
  constraint measure_has_end check (num_nonnulls(until_on, review_on) > 0),
  check (until_on > from_on),
  check (review_on > from_on),
  check (num_nonnulls(ended_on, ended_why) <> 1)$$, 'review_on, ended_on, ended_why', '{review_on}');

call cases.make_fact('hearing', $$
  at timestamptz not null,
  court text not null,
  purpose text not null,
  counsel text,
  guardian text,
  interpreter text,
  held_on date,
  outcome text,
  check (num_nonnulls(held_on, outcome) <> 1)$$, 'held_on, outcome');

call cases.make_fact('release', $$
  released_on date not null,
  from_place text not null,
  legal_basis text not null$$);

-- Everyone who came home is looked at one by one, also as someone who may be a victim (UNSCR 2396, paragraph 31).
call cases.make_fact('individual_assessment', $$
  assessed_on date not null,
  assessed_by text[] not null check (cardinality(assessed_by) > 0),
  circumstances text not null,
  victim text not null check (victim in ('indications', 'no indications')),
  victim_words text not null,
  needs text$$, of_proceeding => false);

-- A child in conflict with the law: another way than a charge is considered first.
call cases.make_fact('diversion', $$
  considered_on date not null,
  considered_by text not null,
  decision text not null check (decision in ('diverted', 'not diverted')),
  reasons text not null check (length(reasons) >= 20),
  programme text,
  check (decision = 'not diverted' or programme is not null)$$);
drop procedure cases.make_fact(text, text, text, text[], boolean);

-- The longest that a detention may last, by its kind and whether it is a child's; null where the court's order alone says
-- it. packages/domain computes the same for the screens (cases-justice-law.ts), and a test compares the two.
create function cases.detention_maximum(kind text, from_at timestamptz, child boolean) returns timestamptz
language sql immutable
  return case kind
    when 'holding' then from_at + case when child then interval '24 hours' else interval '72 hours' end
    when 'pre-trial' then ((from_at at time zone 'Asia/Almaty')
      + case when child then interval '6 months' else interval '18 months' end) at time zone 'Asia/Almaty'
  end;
grant execute on function cases.detention_maximum(text, timestamptz, boolean) to oralu_counts;

-- After the row, here and below: whoever may not see the person is refused as for one who does not exist, before this
-- is asked.
create function cases.check_detention() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  of cases.detention;
  until timestamptz;
begin
  if tg_table_name = 'detention' then
    of := new;
    until := new.until_at;
  else
    select d.* into of from cases.detention d where d.id = new.detention_id;
    until := new.until_at;
    if of.kind = 'holding' then
      perform cases.refuse_by_law('holding_is_not_extended');
    end if;
    if of.ended_at is not null or of.withdrawn_at is not null or until <= of.until_at
      or exists (select from cases.detention_extension e where e.detention_id = of.id and e.id <> new.id
        and e.withdrawn_at is null and e.until_at >= until) then
      raise exception 'an extension is of a detention that lasts, and longer' using errcode = 'check_violation';
    end if;
  end if;
  if until > cases.detention_maximum(of.kind, of.from_at, cases.may_be_child(of.anchor_id)) then
    perform cases.refuse_by_law('longer_than_the_law');
  end if;
  return null;
end $$;
create trigger within_the_law after insert on cases.detention for each row execute function cases.check_detention();
create trigger within_the_law after insert on cases.detention_extension for each row execute function cases.check_detention();
select access.hand_over('cases.check_detention()', 'oralu_counts');

-- Did the person come home by a mission, or is held to have returned?
create function cases.came_home(same uuid[]) returns boolean language sql stable
  return exists (select from operations.manifest_line l where l.anchor_id = any (same) and l.state = 'arrived')
    or exists (select from people.status s where s.anchor_id = any (same) and s.status = 'returned' and s.withdrawn_at is null);
grant execute on function cases.came_home(uuid[]) to oralu_counts;

create function cases.check_charge() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  same uuid[] := array(select b.id from people.anchor a join people.anchor b on b.person_id = a.person_id where a.id = new.anchor_id);
  child boolean := cases.may_be_child(new.anchor_id);
  diverted cases.diversion;
begin
  if not exists (select from cases.counsel c where c.proceeding_id = new.proceeding_id and c.withdrawn_at is null
    and c.offered_on <= new.charged_on and (not child or (c.answer <> 'declined' and c.until_on is null))) then
    perform cases.refuse_by_law(case when child then 'child_has_counsel' else 'counsel_first' end);
  end if;
  if cases.came_home(same) and not exists (select from cases.individual_assessment i
    where i.anchor_id = any (same) and i.agency_id = new.agency_id and i.withdrawn_at is null and i.assessed_on <= new.charged_on) then
    perform cases.refuse_by_law('assessment_first');
  end if;
  if child then
    select d.* into diverted from cases.diversion d where d.proceeding_id = new.proceeding_id and d.withdrawn_at is null
      and d.considered_on <= new.charged_on order by d.considered_on desc, d.recorded_at desc limit 1;
    if diverted.id is null then
      perform cases.refuse_by_law('diversion_first');
    elsif diverted.decision = 'diverted' then
      perform cases.refuse_by_law('diverted');
    end if;
  end if;
  return null;
end $$;
create trigger in_order after insert on cases.charge for each row execute function cases.check_charge();
select access.hand_over('cases.check_charge()', 'oralu_counts');

create function cases.check_hearing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if num_nonnulls(new.counsel, new.guardian) < 2 and cases.may_be_child(new.anchor_id) then
    perform cases.refuse_by_law('guardian_and_counsel');
  end if;
  return null;
end $$;
create trigger in_order after insert on cases.hearing for each row execute function cases.check_hearing();
select access.hand_over('cases.check_hearing()', 'oralu_counts');

create function cases.check_counsel() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.answer = 'declined' and cases.may_be_child(new.anchor_id) then
    perform cases.refuse_by_law('child_has_counsel');
  end if;
  return null;
end $$;
create trigger in_order after insert on cases.counsel for each row execute function cases.check_counsel();
select access.hand_over('cases.check_counsel()', 'oralu_counts');

-- Nobody is interviewed by investigators to whom no counsel was offered (in order after db/0065's own check).
create function cases.check_interview_counsel() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.lawyer is null and not exists (
    select from cases.counsel c join people.anchor b on b.id = c.anchor_id join people.anchor a on a.person_id = b.person_id
    where a.id = new.anchor_id and c.agency_id = new.agency_id and c.withdrawn_at is null
      and c.offered_on <= access.day_of(new.planned_at)) then
    perform cases.refuse_by_law('counsel_first');
  end if;
  return null;
end $$;
create trigger with_counsel after insert on cases.interview for each row execute function cases.check_interview_counsel();
select access.hand_over('cases.check_interview_counsel()', 'oralu_counts');

-- What the law says to erase, and by when: begun by an acquittal in force and by an end without conviction. The act of
-- erasing is another's; it sets erased_at.
create table cases.legal_erasure (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references access.agency,
  anchor_id uuid not null references people.anchor,
  -- no reference: this row outlives what it says to erase
  proceeding_id uuid not null unique,
  why text not null check (why in ('acquitted', 'discontinued', 'diverted')),
  started_on date not null,
  erase_by date not null,
  -- tables whose rows of this proceeding go
  what text[] not null,
  erased_at timestamptz,
  check (erase_by >= started_on)
);
create index on cases.legal_erasure (anchor_id);
create index on cases.legal_erasure (erase_by) where erased_at is null;
select access.guard('cases.legal_erasure', 'legal', subject => 'anchor_id');
revoke insert, update on cases.legal_erasure from oralu_app;
drop policy adding on cases.legal_erasure;
drop policy changing on cases.legal_erasure;
grant insert, update on cases.legal_erasure to oralu_counts;
select ledger.cover('cases.legal_erasure');

create view cases.legal_erasure_due with (security_invoker = true) as
  select e.id, e.agency_id, e.anchor_id, e.proceeding_id, e.why, e.started_on, e.erase_by, e.what
  from cases.legal_erasure e where e.erased_at is null;
grant select on cases.legal_erasure_due to oralu_counts, oralu_reader;

create function cases.check_proceeding_end() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.ended_how = 'acquitted' and not exists (select from cases.acquittal a where a.proceeding_id = new.id
      and a.in_force_on is not null and a.set_aside_on is null and a.withdrawn_at is null)
    or new.ended_how in ('acquitted', 'discontinued', 'diverted') and exists (select from cases.conviction c
      where c.proceeding_id = new.id and c.set_aside_on is null and c.withdrawn_at is null) then
    raise exception 'that is not how it ended' using errcode = 'check_violation';
  end if;
  if new.ended_how in ('acquitted', 'discontinued', 'diverted') then
    insert into cases.legal_erasure (agency_id, anchor_id, proceeding_id, why, started_on, erase_by, what)
    values (new.agency_id, new.anchor_id, new.id, new.ended_how, new.ended_on, coalesce(new.erase_by, new.ended_on + 30),
      '{proceeding,suspicion,charge,acquittal,appeal,counsel,interpreter,detention,detention_extension,legal_measure,hearing,release,diversion}');
  end if;
  return null;
end $$;
create trigger ended after update of ended_on on cases.proceeding
  for each row when (new.ended_on is not null and old.ended_on is null) execute function cases.check_proceeding_end();
select access.hand_over('cases.check_proceeding_end()', 'oralu_counts');

-- An acquittal of the whole ends the proceedings on the day it comes into force.
create function cases.end_by_acquittal() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from cases.appeal a where a.proceeding_id = new.proceeding_id and a.against = 'acquittal'
    and a.decided_on is null and a.withdrawn_at is null) then
    perform cases.refuse_by_law('appeal_undecided');
  end if;
  update cases.proceeding p set ended_on = new.in_force_on, ended_how = 'acquitted', ended_basis = new.court || ', ' || new.number
  where new.charge_id is null and p.id = new.proceeding_id and p.ended_on is null and p.withdrawn_at is null;
  return null;
end $$;
create trigger in_force after update of in_force_on on cases.acquittal
  for each row when (new.in_force_on is not null and old.in_force_on is null) execute function cases.end_by_acquittal();
grant update on cases.proceeding to oralu_counts;
select access.hand_over('cases.end_by_acquittal()', 'oralu_counts');

-- What the matter needs to be told today of whatever runs, without reading whole files: the reader's own rights decide,
-- and each reading is in the ledger. What is due when is derived from these by packages/domain, each time it is asked.
create function cases.justice_running() returns table (kind text, fact jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one text;
  facts jsonb[];
  live constant jsonb := jsonb_build_object(
    'proceeding', 't.ended_on is null or exists (select from cases.detention d where d.proceeding_id = t.id and d.ended_at is null and d.withdrawn_at is null)',
    'detention', 't.ended_at is null',
    'detention_extension', 'exists (select from cases.detention d where d.id = t.detention_id and d.ended_at is null)',
    'hearing', 't.held_on is null',
    'conviction', 't.set_aside_on is null and (t.in_force_on is null or t.sentence_until >= access.today())',
    'acquittal', 't.set_aside_on is null and t.in_force_on is null',
    'appeal', 't.decided_on is null',
    'legal_measure', 't.ended_on is null',
    'legal_erasure', 't.erased_at is null');
begin
  if not access.holds('legal', 'read') then
    return;
  end if;
  for one in select jsonb_object_keys(live) loop
    execute format('select array_agg(to_jsonb(t)) from cases.%I t where (%s) %s', one, live ->> one,
      case when one = 'legal_erasure' then '' else 'and t.withdrawn_at is null' end) into facts;
    if facts is not null then
      perform ledger.note_reading('cases.' || one, array(select (f ->> 'id')::uuid from unnest(facts) f));
      return query select one, f from unnest(facts) f;
    end if;
  end loop;
end $$;
grant execute on function cases.justice_running() to oralu_app;
select access.hand_over('cases.justice_running()', 'oralu_reader');

-- Persons with proceedings or a legal track, the last opened first, after a given one: anchors and days only.
create function cases.justice_people(before_on date, before_id uuid, most int) returns table (anchor_id uuid, opened_on date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[];
begin
  if not access.holds('legal', 'read') then
    return;
  end if;
  select coalesce(array_agg(p.id), '{}') into found_ids from cases.proceeding p where p.withdrawn_at is null;
  if found_ids <> '{}' then
    perform ledger.note_reading('cases.proceeding', found_ids);
  end if;
  return query
    select s.anchor_id, s.opened_on from (
      select distinct on (coalesce(a.person_id, o.anchor_id)) o.anchor_id, o.opened_on
      from (select p.anchor_id, p.opened_on from cases.proceeding p where p.withdrawn_at is null
        union all select t.anchor_id, t.opened_on from cases.legal_track t) o
        left join people.anchor a on a.id = o.anchor_id
      order by coalesce(a.person_id, o.anchor_id), o.opened_on desc, o.anchor_id) s
    where before_on is null or (s.opened_on, s.anchor_id) < (before_on, before_id)
    order by s.opened_on desc, s.anchor_id desc limit least(most, 201);
end $$;
grant execute on function cases.justice_people(date, uuid, int) to oralu_app;
select access.hand_over('cases.justice_people(date, uuid, int)', 'oralu_reader');

-- The tracks of a case in full: assessment, individual plan with goals that can be measured, services with their visits
-- and the agreement they rest on, reviews at most three months apart, and an outcome. Alike in care, health and
-- protection, and in each compartment by tables of its own. Education, papers and belief counselling stand below.

-- The track itself gets its clock. `clock_from` is the day of the opening or of the last review, `review_on` the day by
-- which it is looked at again: never more than three months later. Whether that is overdue nobody writes down: it follows
-- from the day on which one reads. `clock_by` set the clock last and answers for the next review.
create procedure cases.complete_track(part text) language plpgsql as $$
begin
  execute format($f$
    alter table cases.%I
      add column clock_from date not null default access.today(),
      add column review_on date not null default (access.today() + interval '3 months')::date,
      add column clock_by uuid,
      add column outcome text check (outcome in (
        'aims reached', 'partly reached', 'not reached', 'declined', 'no longer needed', 'handed on')),
      add column outcome_words text,
      add column closed_on date,
      add column closed_by uuid,
      add constraint within_three_months check (review_on > clock_from and review_on <= (clock_from + interval '3 months')::date),
      add constraint closed_whole check (num_nulls(outcome, outcome_words, closed_on, closed_by) in (0, 4)),
      add constraint closed_with_outcome check ((state in ('done', 'not needed')) = (outcome is not null))
    $f$, part || '_track');
  perform access.keep_no_samples(format('cases.%I', part || '_track'));
  execute format('create index on cases.%I (clock_by, review_on) where state in (''open'', ''on hold'')', part || '_track');
  execute format('grant update (outcome, outcome_words, closed_on, closed_by) on cases.%I to oralu_app', part || '_track');
  execute format('grant update on cases.%I to oralu_counts', part || '_track');
  execute format('create trigger checked before insert or update on cases.%I for each row execute function cases.check_track(%L)',
    part || '_track', part);
end $$;

-- A track begins its clock by itself, closes with an outcome when every goal is settled and every service ended, and begins
-- anew when it reopens.
create function cases.check_track() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.account();
  closing boolean := new.state in ('done', 'not needed');
  unsettled boolean;
begin
  if tg_op = 'INSERT' then
    if new.opened_on > access.today() or closing then
      raise exception 'a track begins open, on a day that has come' using errcode = 'check_violation';
    end if;
    new.clock_from := new.opened_on;
    new.review_on := (new.opened_on + interval '3 months')::date;
    new.clock_by := coalesce(actor, new.recorded_by);
  elsif closing and old.state in ('open', 'on hold') then
    execute format('select exists (select from cases.%I g where g.track_id = $1 and g.state = ''open'')
        or exists (select from cases.%I s where s.track_id = $1 and s.state <> ''ended'')',
      tg_argv[0] || '_track_goal', tg_argv[0] || '_track_service') into unsettled using new.id;
    if unsettled or new.closed_by is distinct from actor or new.closed_on > access.today() then
      raise exception 'a track closes in one''s own name, when each of its goals is settled and each service ended' using errcode = 'check_violation';
    end if;
  elsif closing and (new.state, new.outcome, new.outcome_words, new.closed_on, new.closed_by)
      is distinct from (old.state, old.outcome, old.outcome_words, old.closed_on, old.closed_by) then
    raise exception 'an outcome stays as it was written; a track can be opened again' using errcode = 'check_violation';
  elsif not closing and old.state in ('done', 'not needed') then
    new.outcome := null;
    new.outcome_words := null;
    new.closed_on := null;
    new.closed_by := null;
    new.clock_from := access.today();
    new.review_on := (access.today() + interval '3 months')::date;
    new.clock_by := actor;
  end if;
  return new;
end $$;
call cases.complete_track('care');
call cases.complete_track('health');
call cases.complete_track('protection');
drop procedure cases.complete_track(text);
select access.hand_over('cases.check_track()', 'oralu_counts');

-- Every row below hangs on its track: agency, person and author come from there and from the session, whatever was sent.
-- A track that the writer cannot write in is as one that is not there. Arguments: compartment, table and column of what
-- the row hangs on.
create function cases.hang_on_track() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  part text := tg_argv[0];
  on_track boolean := tg_argv[1] = part || '_track';
  parent uuid := (to_jsonb(new) ->> tg_argv[2])::uuid;
  held text;
begin
  execute format('select p.agency_id, p.anchor_id, %s from cases.%I p where p.id = $1 and p.agency_id = $2',
      case when on_track then 'p.id' else 'p.track_id' end, tg_argv[1])
    into new.agency_id, new.anchor_id, new.track_id using parent, access.writes(part);
  if new.track_id is null then
    raise exception 'no such track' using errcode = 'insufficient_privilege';
  end if;
  -- Two writers of one track wait for each other here.
  execute format('select t.state from cases.%I t where t.id = $1 for no key update', part || '_track') into held using new.track_id;
  if held in ('done', 'not needed') then
    raise exception 'a closed track takes nothing more' using errcode = 'check_violation';
  end if;
  new.recorded_by := access.account();
  new.recorded_at := now();
  return new;
end $$;

-- An assessment is superseded by a newer one of the same area, never changed.
create function cases.check_assessment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.assessed_on > access.today() then
    raise exception 'an assessment is written down when it was made' using errcode = 'check_violation';
  end if;
  execute format('select a.id from cases.%I a where a.track_id = $1 and a.area is not distinct from $2
      order by a.assessed_on desc, a.recorded_at desc, a.id limit 1', tg_argv[0] || '_track_assessment')
    into new.supersedes using new.track_id, new.area;
  return new;
end $$;

create function cases.check_goal() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  closed boolean;
begin
  execute format('select t.outcome is not null from cases.%I t where t.id = $1 for no key update', tg_argv[0] || '_track')
    into closed using new.track_id;
  if closed then
    raise exception 'goals of a closed track stay as they were settled' using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'open' or new.due_on <= access.today() then
      raise exception 'a goal begins open, with a day that is to come' using errcode = 'check_violation';
    end if;
  elsif new.state <> old.state then
    new.state_by := case when new.state = 'open' then null else access.account() end;
    new.state_on := case when new.state = 'open' then null else access.today() end;
    new.state_why := case when new.state = 'open' then null else new.state_why end;
  elsif (new.state_by, new.state_on) is distinct from (old.state_by, old.state_on) then
    raise exception 'one settles in one''s own name' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create function cases.check_measurement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  yes_no boolean;
begin
  execute format('select g.yes_no from cases.%I g where g.id = $1', tg_argv[0] || '_track_goal') into yes_no using new.goal_id;
  if new.measured_on > access.today() or (yes_no and new.value not in (0, 1)) then
    raise exception 'a value is measured on a day that has come, in the unit of its goal' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- A service that needs agreement goes on only while the agreement stands.
create function cases.check_track_service() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agreed boolean;
begin
  if new.state = 'going on' and new.needs_agreement and (tg_op = 'INSERT' or old.state <> 'going on') then
    execute format('select exists (select from cases.%I a where a.track_service_id = $1 and a.withdrawn_on is null)',
      tg_argv[0] || '_track_agreement') into agreed using new.id;
    if not agreed then
      perform cases.refuse_consent('no-services');
    end if;
  end if;
  return new;
end $$;

create function cases.check_session() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  open boolean;
begin
  execute format('select not s.needs_agreement or exists (select from cases.%I a where a.track_service_id = s.id and a.withdrawn_on is null)
      from cases.%I s where s.id = $1', tg_argv[0] || '_track_agreement', tg_argv[0] || '_track_service')
    into open using new.track_service_id;
  if not open and new.attendance is distinct from 'cancelled' then
    perform cases.refuse_consent('no-services');
  end if;
  if new.attendance in ('came', 'did not come') and new.planned_on > access.today() then
    raise exception 'attendance is noted when the day has come' using errcode = 'check_violation';
  end if;
  new.noted_by := case when new.attendance is not null then coalesce(access.account(), new.noted_by) end;
  return new;
end $$;

-- Agreement to a service: an adult's own; for a child a guardian's, and the child is heard. Withdrawn at any time, without
-- a reason: there is no column for one. The service ends with it, and what was planned is called off.
create function cases.check_agreement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child boolean := cases.may_be_child(new.anchor_id);
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
      when child and new.given_by <> 'guardian' then 'no-guardian'
      when child and new.child_view is null then 'child-not-heard' end;
    if gap is not null then
      perform cases.refuse_consent(gap);
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

-- A review says of each open goal what has changed, and sets the clock. Backwards it does not go.
create function cases.check_review() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  since date;
  silent boolean;
begin
  execute format('select t.clock_from from cases.%I t where t.id = $1', tg_argv[0] || '_track') into since using new.track_id;
  execute format('select exists (select from cases.%I g where g.track_id = $1 and g.state = ''open''
      and coalesce(trim($2 ->> g.id::text), '''') = '''')', tg_argv[0] || '_track_goal') into silent using new.track_id, new.changes;
  if new.held_on < since or new.held_on > access.today() or silent then
    raise exception 'a review follows the last one, and says what changed in each open goal' using errcode = 'check_violation';
  end if;
  execute format('update cases.%I t set clock_from = $2, review_on = $3, clock_by = $4 where t.id = $1', tg_argv[0] || '_track')
    using new.track_id, new.held_on, new.next_on, access.account();
  return new;
end $$;

-- The tables of one compartment. `areas` are kinds of assessment and goal (health: physical, mental); `measures` is what
-- may be counted there. What is not in the list is not counted: no belief, no attitude, no risk.
create procedure cases.make_track_tables(part text, areas text[], measures text[]) language plpgsql as $$
declare
  area text := case when areas = '{}' then 'area is null' else
    format('area is not null and area in (%s)', (select string_agg(quote_literal(a), ', ') from unnest(areas) a)) end;
  counted text := (select string_agg(quote_literal(m), ', ') from unnest(measures) m);
  common constant text := $f$
      id uuid primary key default gen_random_uuid(),
      agency_id uuid not null default access.agency() references access.agency,
      anchor_id uuid not null references people.anchor,
      track_id uuid not null references cases.%1$s_track,
      recorded_by uuid not null default access.account(),
      recorded_at timestamptz not null default now(), $f$;
  made record;
begin
  for made in
    select * from (values
      ('assessment', '%1$s_track', 'track_id', 'check_assessment', 'insert', '', $f$
        area text,
        assessed_on date not null,
        own_view text not null,
        strengths text not null,
        needed text not null,
        supersedes uuid references cases.%1$s_track_assessment,
        check (%2$s) $f$),
      ('goal', '%1$s_track', 'track_id', 'check_goal', 'insert or update', 'state, state_why', $f$
        area text,
        aim text not null,
        measure text not null check (measure in (%3$s)),
        indicator text not null,
        -- none for a yes or no
        unit text,
        yes_no boolean not null default false,
        baseline numeric not null,
        target numeric not null,
        due_on date not null,
        state text not null default 'open' check (state in ('open', 'met', 'partly met', 'not met', 'given up')),
        state_why text,
        state_on date,
        state_by uuid,
        check (%2$s),
        check (case when yes_no then unit is null and baseline = 0 and target = 1 else unit is not null and baseline <> target end),
        check ((state = 'open') = (state_by is null) and (state_by is null) = (state_on is null)),
        check (state <> 'given up' or state_why is not null),
        constraint no_attitude_measure check (concat(indicator, ' ', unit) !~
          '[Rr]adicali|[Ee]xtremis|[Jj]ihad|[Ii]deolog|[Bb]elief|[Aa]ttitude|[Rr]eligiosity|[Рр]адикал|[Ээ]кстремис|[Ии]деолог|[Уу]бежден|[Рр]елигиозност|[Дд]жихад|[Дд]іни сенім|[Дд]іни көзқарас|[Дд]іншілдік|تطرف|تطرّف|عقيدة|تديّن|تدين|جهاد') $f$),
      ('measurement', '%1$s_track_goal', 'goal_id', 'check_measurement', 'insert', '', $f$
        goal_id uuid not null references cases.%1$s_track_goal,
        measured_on date not null,
        value numeric not null,
        words text,
        supersedes uuid,
        unique (id, goal_id),
        foreign key (supersedes, goal_id) references cases.%1$s_track_measurement (id, goal_id) $f$),
      ('service', '%1$s_track', 'track_id', 'check_track_service', 'insert or update', 'state, provider, service_id, from_on, until_on', $f$
        title text not null,
        -- by whom: words, or a service of the directory
        provider text,
        service_id uuid,
        state text not null default 'planned' check (state in ('planned', 'going on', 'ended')),
        from_on date,
        until_on date,
        needs_agreement boolean not null default false,
        check (num_nonnulls(provider, service_id) > 0),
        check (until_on >= from_on),
        check (state <> 'going on' or from_on is not null),
        check (state <> 'ended' or until_on is not null) $f$),
      ('session', '%1$s_track_service', 'track_service_id', 'check_session', 'insert or update', 'attendance, words', $f$
        track_service_id uuid not null references cases.%1$s_track_service,
        kind text not null check (kind in ('visit', 'session')),
        planned_on date not null,
        attendance text check (attendance in ('came', 'did not come', 'excused', 'cancelled')),
        words text,
        noted_by uuid $f$),
      ('agreement', '%1$s_track_service', 'track_service_id', 'check_agreement', 'insert or update', 'withdrawn_on', $f$
        track_service_id uuid not null references cases.%1$s_track_service,
        given_on date not null,
        given_by text not null check (given_by in ('the person', 'guardian')),
        how text not null check (how in ('written', 'spoken')),
        witness text,
        language text not null,
        interpreter text,
        private_room boolean not null,
        guard_present boolean not null,
        alternatives boolean not null,
        words text not null,
        child_view text,
        withdrawn_on date,
        withdrawn_recorded_by uuid,
        check ((withdrawn_on is null) = (withdrawn_recorded_by is null)) $f$),
      ('review', '%1$s_track', 'track_id', 'check_review', 'insert', '', $f$
        held_on date not null,
        words text not null,
        -- what has changed, by goal
        changes jsonb not null check (jsonb_typeof(changes) = 'object'),
        next_on date not null,
        constraint within_three_months check (next_on > held_on and next_on <= (held_on + interval '3 months')::date) $f$)
    ) as t (kind, parent, parent_column, checker, at, changeable, columns)
  loop
    execute format('create table cases.%I (%s %s)', format('%s_track_%s', part, made.kind),
      format(common, part), format(made.columns, part, area, counted));
    execute format('create index on cases.%I (anchor_id)', format('%s_track_%s', part, made.kind));
    execute format('create index on cases.%I (%I)', format('%s_track_%s', part, made.kind), made.parent_column);
    perform access.guard(format('cases.%I', format('%s_track_%s', part, made.kind)), part, subject => 'anchor_id');
    execute format('revoke update on cases.%I from oralu_app', format('%s_track_%s', part, made.kind));
    if made.changeable <> '' then
      execute format('grant update (%s) on cases.%I to oralu_app', made.changeable, format('%s_track_%s', part, made.kind));
    end if;
    execute format('create trigger a_hung before insert on cases.%I for each row execute function cases.hang_on_track(%L, %L, %L)',
      format('%s_track_%s', part, made.kind), part, format(made.parent, part), made.parent_column);
    execute format('create trigger checked before %s on cases.%I for each row execute function cases.%I(%L)',
      made.at, format('%s_track_%s', part, made.kind), made.checker, part);
    perform ledger.cover(format('cases.%I', format('%s_track_%s', part, made.kind)));
  end loop;
  execute format('create unique index on cases.%I (track_service_id) where withdrawn_on is null', part || '_track_agreement');
  -- by a withdrawal only (check_agreement)
  execute format('grant update on cases.%I, cases.%I to oralu_counts', part || '_track_service', part || '_track_session');
end $$;
call cases.make_track_tables('care', '{}',
  array['attendance', 'learning', 'papers', 'steps', 'work', 'income', 'housing', 'contact', 'help received', 'own account']);
call cases.make_track_tables('health', array['physical', 'mental'],
  array['attendance', 'treatment', 'body', 'daily life', 'help received', 'own account']);
call cases.make_track_tables('protection', '{}',
  array['attendance', 'contact', 'safety measures', 'steps', 'housing', 'help received', 'own account']);
drop procedure cases.make_track_tables(text, text[], text[]);
select access.hand_over('cases.hang_on_track()', 'oralu_counts');
select access.hand_over('cases.check_assessment()', 'oralu_counts');
select access.hand_over('cases.check_goal()', 'oralu_counts');
select access.hand_over('cases.check_measurement()', 'oralu_counts');
select access.hand_over('cases.check_track_service()', 'oralu_counts');
select access.hand_over('cases.check_session()', 'oralu_counts');
select access.hand_over('cases.check_agreement()', 'oralu_counts');
select access.hand_over('cases.check_review()', 'oralu_counts');

-- Tracks whose review is due by a day: of these persons in care and protection, and those of health whose clock the actor
-- set. Where and when, not what: the track opens on its page, by a reading.
create function cases.track_reviews_by(anchors uuid[], upto date) returns table (part text, anchor_id uuid, kind text, review_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := access.account();
begin
  if me is null then
    return;
  end if;
  return query
    select 'care', t.anchor_id, t.kind, t.review_on from cases.care_track t
    where t.anchor_id = any (anchors) and t.state in ('open', 'on hold') and t.review_on <= upto
    union all select 'protection', t.anchor_id, t.kind, t.review_on from cases.protection_track t
    where t.anchor_id = any (anchors) and t.state in ('open', 'on hold') and t.review_on <= upto
    union all select 'health', t.anchor_id, t.kind, t.review_on from cases.health_track t
    where t.clock_by = me and t.state in ('open', 'on hold') and t.review_on <= upto;
end $$;
grant execute on function cases.track_reviews_by(uuid[], date) to oralu_app;
select access.hand_over('cases.track_reviews_by(uuid[], date)', 'oralu_reader');

-- School: the facts of enrolment and nothing else. There is no column for words, so that none can go to a school.
create table cases.enrolment (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  school text not null check (length(school) <= 200),
  class_number int not null check (class_number between 0 and 12),
  class_letter text check (length(class_letter) <= 10),
  teaching_language text not null check (teaching_language in ('kk', 'ru', 'en', 'ar', 'ug', 'uz', 'tg')),
  from_on date not null,
  until_on date,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check (until_on >= from_on)
);
create index on cases.enrolment (anchor_id);
select access.guard('cases.enrolment', 'care', subject => 'anchor_id');
revoke update on cases.enrolment from oralu_app;
grant update (until_on) on cases.enrolment to oralu_app;
select ledger.cover('cases.enrolment');

-- What a pupil who missed years catches up, until when. Replaced by a newer one; stays with us.
create table cases.catch_up (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  subjects text not null,
  lessons_a_week int not null check (lessons_a_week between 1 and 60),
  aim_class int not null check (aim_class between 0 and 12),
  until_on date not null,
  words text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on cases.catch_up (anchor_id);
select access.guard('cases.catch_up', 'care', subject => 'anchor_id');
revoke update on cases.catch_up from oralu_app;
select ledger.cover('cases.catch_up');

-- Bullying and stigma at school are harm, and telling of them repeats what was said of a child's past: protection.
create table cases.school_incident (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  happened_on date not null,
  kind text not null check (kind in ('bullying', 'stigma', 'past told of', 'shut out', 'violence')),
  told_by text not null check (told_by in ('the child', 'carer', 'school', 'other')),
  words text not null,
  done text,
  supersedes uuid,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (id, anchor_id),
  foreign key (supersedes, anchor_id) references cases.school_incident (id, anchor_id)
);
create index on cases.school_incident (anchor_id);
select access.guard('cases.school_incident', 'protection', subject => 'anchor_id');
revoke update on cases.school_incident from oralu_app;
select ledger.cover('cases.school_incident');

-- A paper owed to a person, and where its application stands. After a refusal it is appealed, or asked for anew by a row
-- that follows this one. Whether someone is a citizen stands in people.nationality and is not copied.
create table cases.paper (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  kind text not null check (kind in (
    'birth registration', 'civil status', 'identity card', 'nationality paper', 'allowance', 'other')),
  about text,
  office text,
  applied_on date,
  answered_on date,
  answer text check (answer in ('granted', 'refused')),
  refused_why text,
  -- the last day of the appeal
  appeal_until date,
  appealed_on date,
  appeal_answered_on date,
  appeal_answer text check (appeal_answer in ('granted', 'refused')),
  follows uuid,
  withdrawn_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (id, anchor_id),
  foreign key (follows, anchor_id) references cases.paper (id, anchor_id),
  check (kind <> 'other' or about is not null),
  check (applied_on is null or office is not null),
  check ((answered_on is null) = (answer is null)),
  check (answered_on is null or (applied_on is not null and answered_on >= applied_on)),
  check ((coalesce(answer, '') = 'refused') = (refused_why is not null)),
  check ((refused_why is null) = (appeal_until is null)),
  check (appeal_until >= answered_on),
  check (appealed_on is null or (appeal_until is not null and appealed_on between answered_on and appeal_until)),
  check ((appeal_answered_on is null) = (appeal_answer is null)),
  check (appeal_answered_on is null or (appealed_on is not null and appeal_answered_on >= appealed_on))
);
create index on cases.paper (anchor_id);
create index on cases.paper (appeal_until) where appeal_until is not null and appealed_on is null;
select access.guard('cases.paper', 'care', subject => 'anchor_id');
revoke update on cases.paper from oralu_app;
grant update (office, applied_on, answered_on, answer, refused_why, appeal_until, appealed_on, appeal_answered_on, appeal_answer,
  withdrawn_at) on cases.paper to oralu_app;
select ledger.cover('cases.paper');

-- A step that was taken stays; what was entered wrongly is withdrawn and entered anew.
create function cases.check_paper() returns trigger language plpgsql as $$
declare
  today date := access.today();
begin
  if old.withdrawn_at is not null or exists (
      select from unnest(array['applied_on', 'answered_on', 'answer', 'refused_why', 'appeal_until', 'appealed_on',
        'appeal_answered_on', 'appeal_answer', 'withdrawn_at']) k
      where to_jsonb(old) ->> k is not null and to_jsonb(old) ->> k is distinct from to_jsonb(new) ->> k)
    or greatest(new.applied_on, new.answered_on, new.appealed_on, new.appeal_answered_on) > today then
    raise exception 'a step that was taken stays, and none is taken before its day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
grant execute on function cases.check_paper() to oralu_app;
create trigger checked before update on cases.paper for each row execute function cases.check_paper();

create table cases.paper_step (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  paper_id uuid not null,
  title text not null,
  due_on date,
  done_on date,
  done_by uuid,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  foreign key (paper_id, anchor_id) references cases.paper (id, anchor_id),
  check ((done_on is null) = (done_by is null))
);
create index on cases.paper_step (anchor_id);
create index on cases.paper_step (paper_id);
select access.guard('cases.paper_step', 'care', subject => 'anchor_id');
revoke update on cases.paper_step from oralu_app;
grant update (done_on, done_by) on cases.paper_step to oralu_app;
select ledger.cover('cases.paper_step');

-- Belief counselling: that a person agreed to it, themselves, and nothing more. It is no track: no assessment, no goal, no
-- measured value, no attendance, no outcome. For the counsellor and the supervisor named, as their notes are: so nobody
-- can make help depend on it, or hold a refusal against anyone.
create table cases.belief_agreement (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  author_id uuid not null default access.account() references access.account,
  supervisor_id uuid references access.account,
  agreed_on date not null,
  language text not null,
  interpreter text,
  -- what they said, in their own words
  words text not null,
  -- told that no help depends on it and that they can stop any day, without a reason
  told_free boolean not null check (told_free),
  private_room boolean not null check (private_room),
  guard_present boolean not null check (not guard_present),
  -- for a child a guardian agrees as well; nobody agrees instead of the person
  guardian text,
  recorded_at timestamptz not null default now(),
  check (author_id <> supervisor_id)
);
create index on cases.belief_agreement (anchor_id);

-- Said to anyone of care, who need not know whether there is an agreement: a row is added in any case, and tells them
-- nothing. Neither a reason nor whose wish it was: one who stopped and one who came to the end look alike.
create table cases.belief_end (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  ended_on date not null default access.today(),
  recorded_at timestamptz not null default now()
);
create index on cases.belief_end (anchor_id);
select access.guarded_by_hand('cases.belief_agreement', 'counsellor and supervisor only, read through cases.read_belief_agreement()');
select access.guarded_by_hand('cases.belief_end', 'added by anyone of care, read with the agreement only');
create policy reading on cases.belief_agreement for select to oralu_app, oralu_reader using (
  author_id = (select access.account()) or supervisor_id = (select access.account()));
create policy adding on cases.belief_agreement for insert to oralu_app with check (
  agency_id = (select access.agency()) and author_id = (select access.account())
  and ((select access.holds('protection', 'write')) or (select access.holds('health', 'write')))
  and exists (select from people.anchor a where a.id = anchor_id));
create policy reading on cases.belief_end for select to oralu_reader using (true);
create policy adding on cases.belief_end for insert to oralu_app with check (
  agency_id = (select access.agency()) and (select access.holds('care', 'read'))
  and exists (select from people.anchor a where a.id = anchor_id));
select access.wall('cases.belief_agreement', 'protection');
grant insert, select (id) on cases.belief_agreement to oralu_app;
grant insert on cases.belief_end to oralu_app;
grant select on cases.belief_agreement, cases.belief_end to oralu_reader;
select ledger.cover('cases.belief_agreement');
select ledger.cover('cases.belief_end');
-- No figure counts it.
revoke select on cases.belief_agreement, cases.belief_agreement_history, cases.belief_end, cases.belief_end_history from oralu_counts;

create function cases.check_belief_agreement() returns trigger language plpgsql as $$
begin
  if new.agreed_on > access.today() or (new.guardian is null and cases.may_be_child(new.anchor_id)) then
    perform cases.refuse_consent(case when new.agreed_on > access.today() then 'not-yet-given' else 'no-guardian' end);
  end if;
  new.recorded_at := now();
  return new;
end $$;
grant execute on function cases.check_belief_agreement(), cases.refuse_consent(text) to oralu_app;
create trigger checked before insert on cases.belief_agreement for each row execute function cases.check_belief_agreement();

create function cases.read_belief_agreement(anchor_ids uuid[]) returns table (
  id uuid, author_id uuid, supervisor_id uuid, agreed_on date, language text, interpreter text, words text, guardian text,
  recorded_at timestamptz, ended_on date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[];
begin
  select coalesce(array_agg(b.id), '{}') into found_ids from cases.belief_agreement b where b.anchor_id = any (anchor_ids);
  if found_ids <> '{}' then
    perform ledger.note_reading('cases.belief_agreement', found_ids);
  end if;
  return query select b.id, b.author_id, b.supervisor_id, b.agreed_on, b.language, b.interpreter, b.words, b.guardian, b.recorded_at,
      (select min(e.ended_on) from cases.belief_end e where e.anchor_id = any (anchor_ids) and e.recorded_at > b.recorded_at)
    from cases.belief_agreement b where b.id = any (found_ids) order by b.recorded_at;
end $$;
grant execute on function cases.read_belief_agreement(uuid[]) to oralu_app;
select access.hand_over('cases.read_belief_agreement(uuid[])', 'oralu_reader');

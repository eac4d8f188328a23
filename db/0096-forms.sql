-- Forms that an office makes for itself. A form is about no person: its words are known to those who hold one of its
-- compartments. What people answered stands in a table of each compartment, so that the guard and the wall hold.

create table cases.form (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  compartment text not null check (compartment in ('care', 'health', 'protection', 'legal')),
  subject text not null check (subject in ('person', 'visit', 'track')),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create table cases.form_version (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  form_id uuid not null references cases.form,
  -- the form's own
  compartment text not null default '',
  subject text not null default '',
  number int not null,
  -- docs/formats/form.schema.json
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  -- the compartments of its fields, from the definition
  parts text[] not null default '{}',
  -- how often the draft was kept
  revision int not null default 1,
  -- what an imported spreadsheet said and the form does not
  notes jsonb not null default '[]' check (jsonb_typeof(notes) = 'array'),
  state text not null default 'draft' check (state in ('draft', 'proposed', 'published', 'retired')),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  proposed_by uuid,
  proposed_at timestamptz,
  published_by uuid,
  published_at timestamptz,
  retired_by uuid,
  retired_at timestamptz,
  unique (form_id, number),
  check (published_by <> proposed_by),
  check ((state = 'draft') = (proposed_by is null)),
  check ((state in ('published', 'retired')) = (published_by is not null)),
  check ((state = 'retired') = (retired_by is not null)),
  check ((proposed_by is null) = (proposed_at is null)),
  check ((published_by is null) = (published_at is null)),
  check ((retired_by is null) = (retired_at is null)),
  -- what a court looks into is never asked together with help
  check (not ('legal' = any (parts)) or cardinality(parts) = 1)
);
create unique index on cases.form_version (form_id) where state in ('draft', 'proposed');
create unique index on cases.form_version (form_id) where state = 'published';

select access.guarded_by_hand('cases.form', 'about no person: known to its agency; what it asks stands in its versions');
select access.guarded_by_hand('cases.form_version', 'about no person: a draft is its agency''s, a published version is known to whoever holds one of its compartments');
grant usage on schema cases to oralu_app;

create policy reading on cases.form_version for select to oralu_app using (
  (agency_id = (select access.agency()) or state in ('published', 'retired'))
  and (('care' = any (parts) and (select access.holds('care', 'read') and not access.holds('legal', 'read')))
    or ('health' = any (parts) and (select access.holds('health', 'read') and not access.holds('legal', 'read')))
    or ('protection' = any (parts) and (select access.holds('protection', 'read') and not access.holds('legal', 'read')))
    or ('legal' = any (parts) and (select access.holds('legal', 'read')))));
create policy reading on cases.form for select to oralu_app using (
  agency_id = (select access.agency()) and access.holds(compartment, 'read'));
create policy adding on cases.form for insert to oralu_app with check (
  agency_id = (select access.agency()) and recorded_by = (select access.account()) and access.holds(compartment, 'write'));
create policy adding on cases.form_version for insert to oralu_app with check (
  agency_id = (select access.agency()) and recorded_by = (select access.account()) and access.holds(compartment, 'write'));
create policy changing on cases.form_version for update to oralu_app using (
  agency_id = (select access.agency()) and access.holds(compartment, 'write'))
  with check (agency_id = (select access.agency()));
grant select, insert on cases.form, cases.form_version to oralu_app;
grant update (definition, revision, state, proposed_by, proposed_at, published_by, published_at, retired_by, retired_at)
  on cases.form_version to oralu_app;
select ledger.cover('cases.form');
select ledger.cover('cases.form_version');

-- The compartments that a definition's fields stand in; that of the form where it has none yet.
create function cases.parts_of_definition(definition jsonb, otherwise text) returns text[] language sql immutable
begin atomic
  select coalesce(array_agg(distinct i ->> 'compartment'), array[otherwise])
  from jsonb_array_elements(definition -> 'ui' -> 'items') i where i ->> 'type' <> 'section';
end;

-- Who takes which step of a version, and that what was published stays as it was.
create function cases.check_form_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.account();
  of_form cases.form := (select f from cases.form f where f.id = new.form_id);
begin
  if tg_op = 'UPDATE' and old.state <> 'draft' and new.definition is distinct from old.definition then
    raise exception 'a version that was proposed or published does not change' using errcode = 'check_violation';
  end if;
  if of_form.agency_id is distinct from new.agency_id then
    raise exception 'no such form' using errcode = 'foreign_key_violation';
  end if;
  new.compartment := of_form.compartment;
  new.subject := of_form.subject;
  new.parts := cases.parts_of_definition(new.definition, of_form.compartment);
  if actor is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'a version begins as a draft' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state <> old.state and not (old.state || ' ' || new.state = any (array[
      'draft proposed', 'proposed draft', 'proposed published', 'published retired'])) then
    raise exception 'that step is not open' using errcode = 'check_violation';
  end if;
  if new.proposed_by is distinct from old.proposed_by and new.proposed_by is not null and new.proposed_by <> actor
    or new.published_by is distinct from old.published_by and new.published_by is distinct from actor
    or new.retired_by is distinct from old.retired_by and new.retired_by is distinct from actor then
    raise exception 'one acts in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if new.state in ('published', 'retired') and new.state <> old.state
    and not access.holds(of_form.compartment, 'decide') then
    raise exception 'who decides in the form''s compartment publishes it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
grant execute on function cases.parts_of_definition(jsonb, text) to oralu_counts;
create trigger checked before insert or update on cases.form_version for each row execute function cases.check_form_version();
select access.hand_over('cases.check_form_version()', 'oralu_counts');

-- Code lists that the forms of an agency share. A form takes the choices over; a published version keeps them.
create table cases.code_list (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- on which side of the wall it was made
  legal boolean not null default access.holds('legal', 'read'),
  name text not null,
  choices jsonb not null check (jsonb_typeof(choices) = 'array'),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (agency_id, legal, name)
);
-- Does the actor work in any compartment in which forms are made?
create function cases.makes_forms() returns boolean language sql stable
  return access.holds('care', 'write') or access.holds('health', 'write') or access.holds('protection', 'write') or access.holds('legal', 'write');
grant execute on function cases.makes_forms() to oralu_app;

select access.guarded_by_hand('cases.code_list', 'about no person: the agency''s own, for those who make and fill its forms');
create policy reading on cases.code_list for select to oralu_app using (
  agency_id = (select access.agency()) and legal = (select access.holds('legal', 'read')) and (select cases.makes_forms()));
create policy adding on cases.code_list for insert to oralu_app with check (
  agency_id = (select access.agency()) and recorded_by = (select access.account())
  and legal = (select access.holds('legal', 'read')) and (select cases.makes_forms()));
create policy changing on cases.code_list for update to oralu_app using (
  agency_id = (select access.agency()) and legal = (select access.holds('legal', 'read')) and (select cases.makes_forms()))
  with check (agency_id = (select access.agency()) and recorded_by = (select access.account()));
grant select, insert on cases.code_list to oralu_app;
grant update (name, choices, recorded_by, recorded_at) on cases.code_list to oralu_app;
select ledger.cover('cases.code_list');

-- What was answered: alike in each compartment, and in each compartment a table of its own. One filling of a form has a
-- row in each compartment that it has answers in; who holds one of them does not learn of the others. Finished answers
-- are never changed: a correction is a row that names the one it supersedes.
create procedure cases.make_answers(part text) language plpgsql as $$
begin
  execute format($f$
    create table cases.%1$I (
      id uuid primary key default gen_random_uuid(),
      agency_id uuid not null default access.agency() references access.agency,
      anchor_id uuid not null references people.anchor,
      version_id uuid not null references cases.form_version,
      filling_id uuid not null,
      visit_id uuid references cases.visit,
      track text,
      answers jsonb not null check (jsonb_typeof(answers) = 'object'),
      state text not null default 'draft' check (state in ('draft', 'finished')),
      origin text not null default 'office' check (origin in ('office', 'tablet')),
      supersedes uuid,
      recorded_by uuid not null default access.account(),
      recorded_at timestamptz not null default now(),
      finished_by uuid,
      finished_at timestamptz,
      check ((state = 'finished') = (finished_by is not null)),
      check ((finished_by is null) = (finished_at is null)),
      unique (id, filling_id, anchor_id),
      foreign key (supersedes, filling_id, anchor_id) references cases.%1$I (id, filling_id, anchor_id)
    )$f$, part || '_answer');
  execute format('create index on cases.%I (anchor_id)', part || '_answer');
  execute format('create index on cases.%I (version_id, finished_at)', part || '_answer');
  -- one filling is about one person, and nothing is superseded twice
  execute format('create unique index on cases.%I (filling_id) where supersedes is null', part || '_answer');
  execute format('create unique index on cases.%I (supersedes)', part || '_answer');
  perform access.guard(format('cases.%I', part || '_answer'), part, subject => 'anchor_id');
  execute format('revoke update on cases.%I from oralu_app', part || '_answer');
  execute format('grant update (answers, state, finished_by, finished_at) on cases.%I to oralu_app', part || '_answer');
  perform ledger.cover(format('cases.%I', part || '_answer'));
  execute format('create trigger checked before insert or update on cases.%I for each row execute function cases.check_answer(%L)',
    part || '_answer', part);
end $$;

-- An answer stands in the compartment of its field, under a version that was published, and stays as it was finished.
create function cases.check_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  part text := tg_argv[0];
  actor uuid := access.account();
  version cases.form_version := (select v from cases.form_version v where v.id = new.version_id);
begin
  if version.state not in ('published', 'retired') then
    raise exception 'a form is filled in once it is published' using errcode = 'foreign_key_violation';
  end if;
  if exists (select from jsonb_object_keys(new.answers) k where not exists (
      select from jsonb_array_elements(version.definition -> 'ui' -> 'items') i
      where i ->> 'name' = k and i ->> 'compartment' = part and i ->> 'type' not in ('section', 'note'))) then
    raise exception 'an answer stands in the compartment of its field' using errcode = 'foreign_key_violation';
  end if;
  if tg_op = 'UPDATE' then
    if old.state = 'finished' then
      raise exception 'finished answers are superseded, not changed' using errcode = 'check_violation';
    end if;
    if actor is not null and old.recorded_by <> actor then
      raise exception 'a draft is its author''s' using errcode = 'insufficient_privilege';
    end if;
  elsif actor is not null and new.recorded_by <> actor then
    raise exception 'one answers in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if actor is not null and new.finished_by <> actor then
    raise exception 'one finishes in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
call cases.make_answers('care');
call cases.make_answers('health');
call cases.make_answers('protection');
call cases.make_answers('legal');
drop procedure cases.make_answers(text);
select access.hand_over('cases.check_answer()', 'oralu_counts');

-- Counts over finished answers of the actor's agency that nothing supersedes. Whoever holds a field's compartment is told
-- all; whoever holds another of the form's, of all time or a whole year, counts of five and more, and never so many
-- that the rest could be reckoned; no single value. Across the wall there is no form to ask about.
create function cases.form_counts(form uuid, since date, until date)
returns table (field text, part text, held boolean, answered bigint, choice text, n bigint, smallest numeric, median numeric, largest numeric)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid := access.agency();
  walled boolean := access.holds('legal', 'read');
  whole boolean := since <= '0001-01-01' or (since = date_trunc('year', since) and until = (since + interval '1 year')::date);
  one record;
  rows jsonb[];
  told boolean;
begin
  if mine is null or not exists (select from cases.form f where f.id = form and f.agency_id = mine) then
    return;
  end if;
  if not exists (select from cases.form_version v, unnest(v.parts) p
      where v.form_id = form and access.holds(p, 'read') and walled = (p = 'legal')) then
    return;
  end if;
  for one in
    -- each field as its newest published version has it
    select distinct on (i ->> 'name') i ->> 'name' as name, i ->> 'type' as type, i ->> 'compartment' as part,
      v.definition #> array['schema', 'properties', i ->> 'name'] as property
    from cases.form_version v, jsonb_array_elements(v.definition -> 'ui' -> 'items') i
    where v.form_id = form and v.state in ('published', 'retired') and i ->> 'type' not in ('section', 'note')
    order by i ->> 'name', v.number desc
  loop
    continue when (one.part = 'legal') <> walled;
    told := access.holds(one.part, 'read');
    continue when not told and not whole;
    execute format('select array_agg(a.answers -> $1) from cases.%I a join cases.form_version v on v.id = a.version_id
      where v.form_id = $2 and a.agency_id = $3 and a.state = ''finished'' and a.answers ? $1
        and access.day_of(a.finished_at) >= $4 and access.day_of(a.finished_at) < $5
        and not exists (select from cases.%1$I b where b.supersedes = a.id and b.state = ''finished'')', one.part || '_answer')
      into rows using one.name, form, mine, since, until;
    return query select * from cases.counts_of(one.name, one.part, told, one.type, one.property, coalesce(rows, '{}'));
  end loop;
end $$;

create function cases.counts_of(field text, part text, told boolean, type text, property jsonb, given jsonb[])
returns table (field_ text, part_ text, held boolean, answered bigint, choice text, n bigint, smallest numeric, median numeric, largest numeric)
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  all_ bigint := cardinality(given);
  numbers numeric[];
begin
  if type in ('one of', 'several of', 'yes or no') then
    return query
      with listed as (
        select c.name, c.place from jsonb_array_elements_text(case type
          when 'one of' then property -> 'enum' when 'several of' then property -> 'items' -> 'enum'
          else '["true", "false"]' end) with ordinality as c (name, place)
      ), said as (
        select e.name from unnest(given) as g (value),
          jsonb_array_elements_text(case jsonb_typeof(g.value) when 'array' then g.value else jsonb_build_array(g.value) end) as e (name)
      ), counted as (
        -- choices that an earlier version had stand after those of today
        select s.name, count(*) as n from said s group by s.name
      ), together as (
        select coalesce(l.name, c.name) as name, l.place, coalesce(c.n, 0) as n
        from listed l full join counted c on c.name = l.name
      ), hidden as (
        select count(*) filter (where t.n < 5) as few, min(t.n) filter (where t.n >= 5) as least from together t
      )
      select field, part, told, case when told then all_ end, t.name,
        -- one hidden alone could be reckoned from what is said elsewhere: the least of the others is hidden too
        case when told or (t.n >= 5 and not (h.few = 1 and t.n = h.least)) then t.n end,
        null::numeric, null::numeric, null::numeric
      from together t, hidden h order by t.place nulls last, t.name;
    return;
  end if;
  if told and type in ('whole number', 'decimal', 'calculated') then
    numbers := array(select (g.value #>> '{}')::numeric from unnest(given) as g (value) where jsonb_typeof(g.value) = 'number');
  end if;
  return query select field, part, told, case when told then all_ end, null::text, null::bigint,
    (select min(x) from unnest(numbers) x), (select percentile_cont(0.5) within group (order by x)::numeric from unnest(numbers) x),
    (select max(x) from unnest(numbers) x);
end $$;
grant execute on function cases.counts_of(text, text, boolean, text, jsonb, jsonb[]) to oralu_counts;
grant execute on function cases.form_counts(uuid, date, date) to oralu_app;
select access.hand_over('cases.form_counts(uuid, date, date)', 'oralu_counts');

-- Lists as they were received, and the register made from them. A record is what one source said. Every record has a
-- permanent anchor; a person is a grouping of anchors decided by people. Every fact hangs on an anchor, so joining
-- moves nothing and undoing loses nothing.

create schema lists;
create schema people;

create table people.person (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  recorded_at timestamptz not null default now()
);
select access.guard('people.person', 'identity', extra => 'true');
select ledger.cover('people.person');

create table people.anchor (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- the person it is grouped under now, and the one it returns to when a joining is undone
  person_id uuid not null references people.person,
  home_person_id uuid not null references people.person,
  recorded_at timestamptz not null default now()
);
create index on people.anchor (person_id);
create index on people.anchor (home_person_id);
create index on people.anchor (agency_id, person_id);
select access.guard('people.anchor', 'identity', subject => 'id');
select ledger.cover('people.anchor');
-- Whoever was granted one anchor may see the person row that groups it.
drop policy reading on people.person;
create policy reading on people.person for select to oralu_app, oralu_reader using (
  agency_id = any ((select access.agencies('identity'))::uuid[])
  or exists (select from people.anchor a where a.person_id = people.person.id));

create table lists.source (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  name text not null,
  kind text not null check (kind in ('camp list', 'prison list', 'enquiries', 'civil registry', 'partner list', 'interview')),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (agency_id, name)
);
select access.guard('lists.source', 'identity');
select ledger.cover('lists.source');

create table lists.list (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  source_id uuid not null references lists.source,
  -- the sealed original
  file_id uuid not null references files.file,
  file_name text not null default '',
  -- the day that the list speaks of, where it says one
  listed_on date,
  -- how it was read: format, encoding, delimiter, sheet, columns
  read_as jsonb not null default '{}',
  -- which column goes to which compartment and field, or is withheld (docs/formats/mapping.schema.json)
  mapping jsonb,
  state text not null default 'received' check (state in ('received', 'importing', 'imported', 'failed', 'cancelled')),
  -- read, new, repeated, revised, rejected, dropped
  counts jsonb,
  -- the job last ordered on it, and what was asked of it: a try only, and whether the list is whole
  job_id uuid references jobs.job,
  asked jsonb,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on lists.list (source_id);
create index on lists.list (file_id);
select access.guard('lists.list', 'identity');
select ledger.cover('lists.list');
-- A list is of a source and a file of the agency itself. The file is asked for by a function: a policy of files.file
-- looks at lists.list in turn.
create function lists.own_file(file uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from files.file f where f.id = file and f.agency_id = access.agency());
end $$;
grant usage on schema files to oralu_counts;
grant execute on function lists.own_file(uuid) to oralu_app;
select access.hand_over('lists.own_file(uuid)', 'oralu_counts');
create policy own_source on lists.list as restrictive for insert to oralu_app with check (
  exists (select from lists.source s where s.id = source_id and s.agency_id = lists.list.agency_id)
  and lists.own_file(file_id));
-- The original of a list holds the columns of every compartment, and those withheld. Whoever maps them must see them;
-- once the list is imported nobody of the identity compartment reads it again, and no other agency ever does.
create policy originals on files.file as restrictive for select to oralu_app, oralu_reader using (
  not exists (select from lists.list l where l.file_id = files.file.id and (
    l.state = 'imported' or l.agency_id is distinct from access.agency()
    or not (access.holds('identity', 'write') or access.holds('identity', 'decide')))));

create table lists.rejection (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  list_id uuid not null references lists.list,
  row_number int not null,
  column_name text,
  code text not null,
  params jsonb not null default '{}',
  -- the line was taken all the same: this is a note on it
  kept boolean not null default false,
  recorded_at timestamptz not null default now()
);
create index on lists.rejection (list_id, kept, row_number, id);
select access.guard('lists.rejection', 'identity');
select ledger.cover('lists.rejection');

create table people.record (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null unique references people.anchor,
  source_id uuid not null references lists.source,
  -- the source's own id of the row, else a hash of its content
  source_key text not null,
  -- the list and line that last said it
  list_id uuid not null references lists.list,
  row_number int not null,
  revision int not null default 1,
  content_hash bytea not null,
  -- the columns of the identity compartment as sent: header → value
  said jsonb not null,
  sex text not null default 'unknown' check (sex in ('male', 'female', 'unknown')),
  born_text text,
  -- all days that the source's words allow
  born_from date,
  born_to date,
  birth_place text,
  nationality_said text,
  document_number text,
  mother_name text,
  father_name text,
  -- the source's own number of the family or household
  family_group text,
  location text,
  phone text,
  -- a line that the newest list of this source no longer has
  dropped_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (source_id, source_key)
);
create index on people.record (list_id, row_number);
create index on people.record (agency_id, id);
create index on people.record (document_number) where document_number is not null;
create index on people.record (source_key);
select access.guard('people.record', 'identity', subject => 'anchor_id');
select ledger.cover('people.record');

-- What a list said beyond identity, each in its own compartment.
create table people.health_said (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  record_id uuid not null unique references people.record,
  said jsonb not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on people.health_said (anchor_id);
create table people.legal_said (like people.health_said including all);
create table people.protection_said (like people.health_said including all);

create table people.name_form (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  record_id uuid not null references people.record,
  part text not null check (part in ('full', 'kunya', 'former', 'mother', 'father')),
  form text not null,
  script text not null,
  -- readable Latin, shown under the original
  latin text not null,
  recorded_at timestamptz not null default now(),
  -- superseded by a revised list
  ended_at timestamptz
);
create index on people.name_form (anchor_id);
create index on people.name_form (record_id);
select access.guard('people.name_form', 'identity', subject => 'anchor_id');
select ledger.cover('people.name_form');

-- Keys by which names are found in any script: derived from name_form in the same transaction, plain bigints so that
-- row-level security lets an index serve.
create table people.name_key (
  key bigint not null,
  name_form_id uuid not null references people.name_form on delete cascade,
  anchor_id uuid not null,
  agency_id uuid not null,
  primary key (key, name_form_id) include (anchor_id, agency_id)
);
create index on people.name_key (name_form_id);
alter table people.name_key enable row level security;
alter table people.name_key force row level security;
create policy reading on people.name_key for select to oralu_app using (
  agency_id = any ((select access.agencies('identity'))::uuid[])
  or (agency_id, anchor_id) in (select g.agency_id, g.subject_id from access.subjects('identity') g));
create policy adding on people.name_key for insert to oralu_app with check (
  agency_id = (select access.agency()) and (select access.holds('identity', 'write')));
create policy removing on people.name_key for delete to oralu_app using (
  agency_id = (select access.agency()) and (select access.holds('identity', 'write')));
create policy internal on people.name_key for all to oralu_counts, oralu_backup using (true) with check (true);
grant select, insert, delete on people.name_key to oralu_app;
grant select on people.name_key to oralu_counts, oralu_backup;
insert into access.guarded (table_name, compartment, subject, agency, reason)
values ('people.name_key', 'identity', 'anchor_id', 'agency_id', 'derived from people.name_form');

-- A pair of anchors that may be one person, with the reasons. The probability is about the two records, nothing else.
create table people.match (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  left_anchor_id uuid not null references people.anchor,
  right_anchor_id uuid not null references people.anchor,
  probability real not null check (probability between 0 and 1),
  -- reasons: code, params, bits
  why jsonb not null,
  method text not null,
  -- withdrawn: a later run no longer suggests it
  state text not null default 'open' check (state in ('open', 'decided', 'withdrawn')),
  recorded_at timestamptz not null default now(),
  check (left_anchor_id < right_anchor_id),
  unique (left_anchor_id, right_anchor_id)
);
create index on people.match (right_anchor_id);
create index on people.match (agency_id, state, probability desc, id desc);
select access.guard('people.match', 'identity');
select ledger.cover('people.match');
-- A pair is of two anchors of the agency itself: a foreign key alone would tell whether an id exists elsewhere.
create policy own_pair on people.match as restrictive for insert to oralu_app with check (
  exists (select from people.anchor a where a.id = left_anchor_id and a.agency_id = people.match.agency_id)
  and exists (select from people.anchor a where a.id = right_anchor_id and a.agency_id = people.match.agency_id));

-- A human's verdict on a pair. Where a prison list or legal record is one of the two, it joins only when a second
-- officer confirms it, on evidence other than the name.
create table people.decision (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  left_anchor_id uuid not null references people.anchor,
  right_anchor_id uuid not null references people.anchor,
  verdict text not null check (verdict in ('same', 'not same')),
  reason text not null,
  needs_second boolean not null,
  -- evidence other than the name
  evidence text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  undo_reason text,
  check (left_anchor_id < right_anchor_id),
  check (confirmed_by <> recorded_by),
  check (not needs_second or evidence is not null)
);
create unique index one_live_decision on people.decision (left_anchor_id, right_anchor_id) where undone_at is null;
create index on people.decision (right_anchor_id);
select access.guard('people.decision', 'identity');
select ledger.cover('people.decision');
create policy own_pair on people.decision as restrictive for insert to oralu_app with check (
  exists (select from people.anchor a where a.id = left_anchor_id and a.agency_id = people.decision.agency_id)
  and exists (select from people.anchor a where a.id = right_anchor_id and a.agency_id = people.decision.agency_id));

-- Tables of facts that hang on an anchor, in whichever compartment: after an undo, what was added to them while two
-- were joined becomes a question. A subject adds its own by `select people.has_facts('cases.case')` in its migration;
-- the table has id, agency_id, anchor_id and recorded_at.
create table people.fact_table (
  name text primary key,
  compartment text not null references access.compartment
);
select access.out_of_reach('people.fact_table', 'names of tables, for people.ask_after() and people.answer()');
grant select on people.fact_table to oralu_counts;

create function people.has_facts(target regclass) returns void language plpgsql as $$
declare
  rules access.guarded := (select g from access.guarded g join pg_class c on c.oid = target
    join pg_namespace n on n.oid = c.relnamespace where g.table_name = format('%s.%s', n.nspname, c.relname));
begin
  insert into people.fact_table (name, compartment) values (rules.table_name, rules.compartment);
  execute format('grant update (anchor_id) on %s to oralu_counts', target);
end $$;

-- After an undo: a fact that was added while two were joined, and whose anchor may be the other. It stands in the
-- compartment of its fact, so that whoever undoes learns nothing of it; an officer of that compartment answers.
create table people.question (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  decision_id uuid not null references people.decision,
  compartment text not null references access.compartment,
  about_table text not null,
  about_id uuid not null,
  anchor_id uuid not null references people.anchor,
  other_anchor_id uuid not null references people.anchor,
  answered_by uuid,
  answered_at timestamptz,
  answer text check (answer in ('stays', 'moves')),
  recorded_at timestamptz not null default now(),
  check ((answer is null) = (answered_by is null))
);
create index on people.question (anchor_id) where answer is null;
select access.guarded_by_hand('people.question', 'the formula, with the compartment of each fact');
create policy reading on people.question for select to oralu_app using (
  agency_id = any (access.agencies(compartment)));
grant select on people.question to oralu_app;
grant insert, update on people.question to oralu_counts;
select ledger.cover('people.question');

-- Asks after an undo about each fact added since the decision took effect to either side. The sides are what the
-- component fell into; facts said by a list's line itself are not in doubt.
create function people.ask_after(decision uuid, left_side uuid[], right_side uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  undone people.decision := (select d from people.decision d where d.id = decision
    and d.agency_id = access.agency() and d.verdict = 'same' and d.undone_by = access.account());
  facts people.fact_table;
begin
  if undone.id is null then
    raise exception 'no such undo' using errcode = 'no_data_found';
  end if;
  for facts in select * from people.fact_table loop
    execute format($f$
      insert into people.question (agency_id, decision_id, compartment, about_table, about_id, anchor_id, other_anchor_id)
      select t.agency_id, $1, $2, $3, t.id, t.anchor_id, case when t.anchor_id = any ($4) then $6 else $7 end
      from %s t
      where t.anchor_id = any ($4 || $5) and t.agency_id = $8 and t.recorded_at >= $9 and t.recorded_at <= $10
        and to_jsonb(t) ->> 'record_id' is null and to_jsonb(t) ->> 'withdrawn_at' is null
        and not exists (select from people.question q where q.about_id = t.id and q.answer is null)$f$, facts.name)
    using undone.id, facts.compartment, facts.name, left_side, right_side,
      undone.right_anchor_id, undone.left_anchor_id, undone.agency_id,
      coalesce(undone.confirmed_at, undone.recorded_at), undone.undone_at;
  end loop;
end $$;

-- Answers a question; a fact that moves is hung on the other anchor. False: there is no such open question for the actor.
create function people.answer(question uuid, answer text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked people.question := (select q from people.question q where q.id = question
    and q.agency_id = access.agency() and q.answer is null
    and (access.holds(q.compartment, 'write') or access.holds(q.compartment, 'decide')));
begin
  if asked.id is null then
    return false;
  end if;
  update people.question q set answer = answer.answer, answered_by = access.account(), answered_at = now() where q.id = asked.id;
  if answer.answer = 'moves' then
    execute format('update %s t set anchor_id = $1 where t.id = $2 and t.agency_id = $3',
      (select f.name from people.fact_table f where f.name = asked.about_table))
    using asked.other_anchor_id, asked.about_id, asked.agency_id;
  end if;
  return true;
end $$;
grant execute on function people.ask_after(uuid, uuid[], uuid[]), people.answer(uuid, text) to oralu_app;
select access.hand_over('people.ask_after(uuid, uuid[], uuid[])', 'oralu_counts');
select access.hand_over('people.answer(uuid, text)', 'oralu_counts');

create table people.status (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  status text not null check (status in (
    'located', 'detained', 'whereabouts unknown', 'deceased', 'declined return', 'in transit', 'returned')),
  -- as it was on
  valid_from date not null,
  valid_to date,
  place text,
  evidence text,
  -- for the deceased
  burial_place text,
  kin_told_by text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (valid_to is null or valid_to >= valid_from),
  check (status <> 'deceased' or evidence is not null)
);
create index on people.status (anchor_id, valid_from);
select access.guard('people.status', 'identity', subject => 'anchor_id');
select ledger.cover('people.status');
select people.has_facts('people.status');

-- Nationality on evidence, proposed by one officer and confirmed by another.
create table people.nationality (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  finding text not null check (finding in ('citizen', 'not established', 'unsupported claim')),
  evidence_kind text not null check (evidence_kind in ('document', 'civil registry', 'relatives', 'interview', 'laboratory')),
  evidence text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  check (confirmed_by <> recorded_by),
  check ((confirmed_by is null) = (confirmed_at is null))
);
create index on people.nationality (anchor_id);
select access.guard('people.nationality', 'identity', subject => 'anchor_id');
select ledger.cover('people.nationality');
select people.has_facts('people.nationality');

-- An age decided by more than one discipline, where the sources leave it open. Until then who may be under 18 is a child.
create table people.age_decision (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  born_from date not null,
  born_to date not null,
  basis text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  check (born_from <= born_to),
  check (confirmed_by <> recorded_by)
);
create index on people.age_decision (anchor_id);
select access.guard('people.age_decision', 'identity', subject => 'anchor_id');
select ledger.cover('people.age_decision');
select people.has_facts('people.age_decision');

create table people.family (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- the source's own number of the family, when a list made it
  source_id uuid references lists.source,
  family_group text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (source_id, family_group),
  check ((source_id is null) = (family_group is null))
);
select access.guard('people.family', 'identity');
select ledger.cover('people.family');

create table people.family_member (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  family_id uuid not null references people.family,
  anchor_id uuid not null references people.anchor,
  role text not null check (role in ('mother', 'father', 'child', 'grandparent', 'sibling', 'guardian', 'other kin')),
  -- what says so, and the list's line if it was a list
  basis text not null,
  record_id uuid references people.record,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
create index on people.family_member (family_id);
create unique index one_live_membership on people.family_member (anchor_id, family_id) where withdrawn_at is null;
select access.guard('people.family_member', 'identity', subject => 'anchor_id');
select ledger.cover('people.family_member');
select people.has_facts('people.family_member');

select access.guard('people.health_said', 'health', subject => 'anchor_id');
select ledger.cover('people.health_said');
select access.guard('people.legal_said', 'legal', subject => 'anchor_id');
select ledger.cover('people.legal_said');
select access.guard('people.protection_said', 'protection', subject => 'anchor_id');
select ledger.cover('people.protection_said');

-- Whoever imports a list puts its health, legal and protection columns away without being able to read them: what was
-- put away before is superseded (the history keeps it), and nothing is answered.
create function people.put_away(part text, lines json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if part not in ('health', 'legal', 'protection') or not access.holds('identity', 'write') then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  execute format($f$
    insert into people.%1$I as held (agency_id, anchor_id, record_id, said, recorded_by)
    select r.agency_id, r.anchor_id, r.id, l.said, access.account()
    from json_to_recordset($1) as l (record_id uuid, said jsonb)
    join people.record r on r.id = l.record_id and r.agency_id = access.agency()
    on conflict (record_id) do update set said = excluded.said, recorded_by = excluded.recorded_by
    where held.said <> excluded.said$f$, part || '_said') using lines;
end $$;
grant insert, update on people.health_said, people.legal_said, people.protection_said to oralu_counts;
grant execute on function people.put_away(text, json) to oralu_app;
select access.hand_over('people.put_away(text, json)', 'oralu_counts');

-- Whoever was granted one anchor may see the name of the source that speaks of it, and the family that it is in (of its
-- members only those granted); nothing of the list.
drop policy reading on lists.source;
create policy reading on lists.source for select to oralu_app, oralu_reader using (
  agency_id = any ((select access.agencies('identity'))::uuid[])
  or id in (select r.source_id from people.record r
    where (r.agency_id, r.anchor_id) in (select g.agency_id, g.subject_id from access.subjects('identity') g)));
drop policy reading on people.family;
create policy reading on people.family for select to oralu_app, oralu_reader using (
  agency_id = any ((select access.agencies('identity'))::uuid[])
  or id in (select m.family_id from people.family_member m
    where (m.agency_id, m.anchor_id) in (select g.agency_id, g.subject_id from access.subjects('identity') g)));

-- Agencies outside the reader's view that hold a record whose name shares two or more words with the one asked for:
-- "a record exists at agency X, ask", and no more. `words`: for each word of the name, its keys.
create function people.elsewhere(words json) returns table (agency_id uuid, agency text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  open uuid[] := access.agencies('identity');
begin
  if not access.holds('identity', 'read') or json_array_length(words) not between 2 and 12 then
    return;
  end if;
  return query
    with word as (
      select w.place, k.key::bigint as key
      from json_array_elements(words) with ordinality as w (keys, place), json_array_elements_text(w.keys) as k (key)
    ), close as (
      select k.agency_id, k.anchor_id from word w join people.name_key k on k.key = w.key
      where k.agency_id <> all (open)
      group by k.agency_id, k.anchor_id having count(distinct w.place) >= 2
    )
    select a.id, a.name from access.agency a where a.id in (select c.agency_id from close c) order by a.name;
end $$;
grant execute on function people.elsewhere(json) to oralu_app;
select access.hand_over('people.elsewhere(json)', 'oralu_counts');

-- Families' enquiries. Somebody asks in public after a relative and gets a code; with the code they read only whether
-- the enquiry was received or is worked on, or that they should make contact, and what officers wrote to them. Nothing
-- there says whether the sought person is known. Who asks is no lead: no other compartment reads any of this.

create schema enquiries;

alter table access.compartment no force row level security;
alter table access.role_right no force row level security;
insert into access.compartment (name, sensitive, breakable) values ('enquiry', true, false);
insert into access.role_right (role, compartment, act) values
  ('consular_officer', 'enquiry', 'read'), ('consular_officer', 'enquiry', 'write'), ('consular_officer', 'enquiry', 'decide'),
  ('child_protection_officer', 'enquiry', 'decide');
alter table access.compartment force row level security;
alter table access.role_right force row level security;
-- It stays with the desk that was asked.
create policy of_the_desk on access.grant as restrictive for insert to oralu_app with check (compartment <> 'enquiry');

create table enquiries.enquiry (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references access.agency,
  -- a keyed hash of the code; null once it opens nothing any more
  code_hash bytea unique check (length(code_hash) = 32),
  language text not null check (language in ('kk', 'ru', 'en', 'ar')),
  sent_at timestamptz not null default now(),
  -- {name, relation, email, phone}
  enquirer jsonb not null check (jsonb_typeof(enquirer) = 'object' and length(enquirer::text) < 4000),
  -- {name, otherNames, born, place, lastHeard, children}
  sought jsonb not null check (jsonb_typeof(sought) = 'object' and length(sought::text) < 8000),
  told text check (length(told) <= 5000),
  state text not null default 'received' check (state in ('received', 'worked on', 'closed')),
  -- the status says "contact us", whatever the state
  contact_us boolean not null default false,
  -- why the form itself had doubts, which an officer looks at: it is set aside, never dropped
  doubts text[] not null default '{}' check (doubts <@ array['links', 'hidden field', 'too fast']),
  set_aside boolean not null default false,
  -- two weeks after the family wrote, a month after the office answered
  due_on date not null default access.today() + 14,
  worker_id uuid references access.account,
  taken_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  -- what it said is gone from this day on
  erase_on date,
  erased_at timestamptz,
  check ((state = 'closed') = (closed_at is not null)),
  check (num_nonnulls(closed_by, closed_at, erase_on) in (0, 3)),
  check (erased_at is null or (code_hash is null and told is null))
);
create index on enquiries.enquiry (agency_id, state, due_on);
select access.guard('enquiries.enquiry', 'enquiry');
select ledger.cover('enquiries.enquiry');
revoke insert, update on enquiries.enquiry from oralu_app;
-- What the queue is ordered by; who asks after whom is read one by one, each in the ledger.
grant select (agency_id, language, sent_at, state, contact_us, doubts, set_aside, due_on, worker_id, taken_at, closed_at, erased_at)
  on enquiries.enquiry to oralu_app;
grant update (state, contact_us, set_aside, worker_id) on enquiries.enquiry to oralu_app;

-- Officers take an enquiry on in their own name, and close it for good; only the family's next word opens it again.
create function enquiries.check_enquiry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.account();
begin
  if actor is null then
    return new;
  end if;
  if not access.holds('enquiry', 'write') then
    raise exception 'who assesses does not work on the enquiry' using errcode = 'insufficient_privilege';
  end if;
  if old.closed_at is not null or (old.state = 'worked on' and new.state = 'received') then
    raise exception 'that step is not open' using errcode = 'check_violation';
  end if;
  if new.worker_id is distinct from old.worker_id then
    if new.worker_id is distinct from actor then
      raise exception 'one takes on in one''s own name' using errcode = 'insufficient_privilege';
    end if;
    new.taken_at := now();
  end if;
  if new.state = 'closed' then
    new.closed_by := actor;
    new.closed_at := now();
    new.erase_on := access.today() + 365;
  end if;
  return new;
end $$;
create trigger checked before update on enquiries.enquiry for each row execute function enquiries.check_enquiry();
select access.hand_over('enquiries.check_enquiry()', 'oralu_counts');

-- Whether somebody is who they say: a document seen, a call to a number known before, or in person. Where a child is
-- sought, two officers.
create table enquiries.verification (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  enquiry_id uuid not null references enquiries.enquiry,
  how text not null check (how in ('document seen', 'called back', 'in person')),
  evidence text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  seconded_by uuid,
  seconded_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  erased_at timestamptz,
  check ((evidence <> '') = (erased_at is null)),
  check (seconded_by <> recorded_by),
  check ((seconded_by is null) = (seconded_at is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index on enquiries.verification (enquiry_id);
select access.guard('enquiries.verification', 'enquiry');
select ledger.cover('enquiries.verification');

-- Whom an officer takes the sought person to be; a note for colleagues, never an answer, and no match of records.
create table enquiries.sought_person (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  enquiry_id uuid not null references enquiries.enquiry,
  anchor_id uuid references people.anchor,
  why text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  erased_at timestamptz,
  check ((anchor_id is not null and why <> '') = (erased_at is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index on enquiries.sought_person (enquiry_id);
create index on enquiries.sought_person (anchor_id);
select access.guard('enquiries.sought_person', 'enquiry');
select ledger.cover('enquiries.sought_person');
-- Somebody whom the officer may not see answers like one who does not exist.
create policy of_visible on enquiries.sought_person as restrictive for insert to oralu_app
  with check (exists (select from people.anchor a where a.id = anchor_id));

-- The sought person's own answer on whether the family may have news. For a child it counts only once a
-- child-protection officer has assessed it.
create table enquiries.agreement (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  enquiry_id uuid not null references enquiries.enquiry,
  sought_id uuid not null references enquiries.sought_person,
  answer text not null check (answer in ('yes', 'no')),
  -- what may be said, in the person's words
  extent text,
  heard_by text not null,
  heard_on date not null check (heard_on <= access.today()),
  -- set from the person's range of birth
  child boolean not null default true,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  assessed_by uuid,
  assessed_at timestamptz,
  assessment text,
  erased_at timestamptz,
  check ((heard_by <> '') = (erased_at is null)),
  check (num_nonnulls(assessed_by, assessed_at, assessment) in (0, 3)),
  check (assessed_by <> recorded_by)
);
create index on enquiries.agreement (enquiry_id, recorded_at desc);
select access.guard('enquiries.agreement', 'enquiry');
select ledger.cover('enquiries.agreement');

create table enquiries.message (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  enquiry_id uuid not null references enquiries.enquiry,
  side text not null check (side in ('office', 'family')),
  -- one of the sentences that tell nothing of the sought person; all else that an officer writes is news
  template text check (template in ('received', 'bring a document', 'call us', 'we call you', 'closing')),
  text text check (text <> '' and length(text) <= 10000),
  written_by uuid,
  written_at timestamptz not null default now(),
  erased_at timestamptz,
  check ((side = 'office') = (written_by is not null)),
  check (num_nonnulls(template, text) = case when erased_at is null then 1 else 0 end),
  check (side = 'office' or template is null)
);
create index on enquiries.message (enquiry_id, written_at);
select access.guard('enquiries.message', 'enquiry');
select ledger.cover('enquiries.message');
revoke update on enquiries.message from oralu_app;

-- Whether news may go to who asked: they are verified, and of each person whom the officers take the sought to be the
-- newest answer is yes; for a child, assessed, and the enquirer verified by two.
create function enquiries.news_may_go(of_enquiry uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  verified boolean;
  by_two boolean;
begin
  select count(*) > 0, count(v.seconded_at) > 0 into verified, by_two
  from enquiries.enquiry e join enquiries.verification v on v.enquiry_id = e.id
  where e.id = of_enquiry and e.agency_id = any (access.agencies('enquiry')) and v.withdrawn_at is null;
  return verified
    and exists (select from enquiries.sought_person s where s.enquiry_id = of_enquiry and s.withdrawn_at is null)
    and not exists (
      select from enquiries.sought_person s
      where s.enquiry_id = of_enquiry and s.withdrawn_at is null and not coalesce((
        select a.answer = 'yes'
          and (not (a.child or cases.may_be_child(s.anchor_id)) or (a.assessed_at is not null and by_two))
        from enquiries.agreement a where a.sought_id = s.id
        -- of two in one moment the "no" counts
        order by a.recorded_at desc, a.answer limit 1), false));
end $$;
grant execute on function enquiries.news_may_go(uuid) to oralu_app;
select access.hand_over('enquiries.news_may_go(uuid)', 'oralu_counts');

-- The gate before every message, and what a message does to the enquiry's clock.
create function enquiries.check_message() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.account();
  about enquiries.enquiry;
begin
  select * into about from enquiries.enquiry e where e.id = new.enquiry_id and e.agency_id = new.agency_id;
  -- Whoever may not write here learns by no error which enquiries there are.
  if about.id is null or (about.closed_at is not null and new.side = 'office')
    or (actor is not null and new.agency_id is distinct from access.writes('enquiry')) then
    raise exception 'no such enquiry' using errcode = 'foreign_key_violation';
  end if;
  if new.side = 'family' then
    if actor is not null then
      raise exception 'nobody writes for the family' using errcode = 'insufficient_privilege';
    end if;
    update enquiries.enquiry e set state = case when e.state = 'closed' then 'worked on' else e.state end,
      closed_by = null, closed_at = null, erase_on = null, due_on = least(e.due_on, access.today() + 14)
    where e.id = about.id;
    return new;
  end if;
  if actor is null or new.written_by <> actor or not access.holds('enquiry', 'write') then
    raise exception 'one writes in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if new.text is not null and not enquiries.news_may_go(new.enquiry_id) then
    raise exception 'no news without a verified enquirer and the person''s own agreement' using errcode = 'check_violation';
  end if;
  update enquiries.enquiry e set state = 'worked on', worker_id = coalesce(e.worker_id, actor), due_on = access.today() + 30
  where e.id = about.id;
  return new;
end $$;
create trigger checked before insert on enquiries.message for each row execute function enquiries.check_message();
select access.hand_over('enquiries.check_message()', 'oralu_counts');

-- What is recorded begins bare, on an open enquiry of one's own desk, in one's own name. Of it only the later steps are
-- set, each once and by whoever takes it.
create function enquiries.check_part() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
  later constant text[] := array['seconded_by', 'seconded_at', 'withdrawn_by', 'withdrawn_at', 'assessed_by', 'assessed_at', 'assessment'];
  was jsonb := '{}';
  becomes jsonb := to_jsonb(new);
  whom uuid;
begin
  if actor.account_id is null then
    return new;
  end if;
  if (tg_op = 'INSERT' and new.agency_id is distinct from access.writes('enquiry')) or not exists (
    select from enquiries.enquiry e where e.id = new.enquiry_id and e.agency_id = new.agency_id and e.closed_at is null) then
    raise exception 'no such enquiry' using errcode = 'foreign_key_violation';
  end if;
  if not access.holds('enquiry', 'write') and (tg_op = 'INSERT' or tg_table_name <> 'agreement') then
    raise exception 'who assesses does not record' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' then
    was := to_jsonb(old);
    if was - later <> becomes - later
      or exists (select from unnest(later) step where was ->> step is not null and was ->> step is distinct from becomes ->> step) then
      raise exception 'what was recorded stays: record anew' using errcode = 'check_violation';
    end if;
    if exists (select from unnest(later) step
      where step like '%\_by' and was ->> step is distinct from becomes ->> step and becomes ->> step <> actor.account_id::text) then
      raise exception 'one confirms in one''s own name' using errcode = 'insufficient_privilege';
    end if;
    if tg_table_name = 'agreement' and (actor.role <> 'child_protection_officer' or not (was ->> 'child')::boolean) then
      raise exception 'a child-protection officer assesses' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if exists (select from unnest(later) step where becomes ->> step is not null) or new.recorded_by <> actor.account_id then
    raise exception 'one records in one''s own name, and no more than was done' using errcode = 'insufficient_privilege';
  end if;
  new.recorded_at := now();
  if tg_table_name = 'agreement' then
    select s.anchor_id into whom from enquiries.sought_person s
    where s.id = new.sought_id and s.enquiry_id = new.enquiry_id and s.withdrawn_at is null;
    if whom is null then
      raise exception 'nobody is taken to be the sought person' using errcode = 'foreign_key_violation';
    end if;
    new.child := cases.may_be_child(whom);
  end if;
  return new;
end $$;
create trigger checked before insert or update on enquiries.verification for each row execute function enquiries.check_part();
create trigger checked before insert or update on enquiries.sought_person for each row execute function enquiries.check_part();
create trigger checked before insert or update on enquiries.agreement for each row execute function enquiries.check_part();
select access.hand_over('enquiries.check_part()', 'oralu_counts');

-- A child-protection officer, of the desk's agency or of the one that receives its people, learns of a child's answer
-- what there is to assess: who the child is, what they answered and to whom, and who asks. Nothing else of the enquiry.
create function enquiries.assessable() returns setof enquiries.agreement
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select a.* from enquiries.agreement a
  join enquiries.enquiry e on e.id = a.enquiry_id
  join enquiries.sought_person s on s.id = a.sought_id
  where (access.actor()).role = 'child_protection_officer'
    and (a.agency_id = access.agency() or exists (select from cases.reception r
      where r.agency_id = a.agency_id and r.receiving_agency_id = access.agency()))
    and a.child and a.assessed_at is null and e.closed_at is null and s.withdrawn_at is null
    and not exists (select from enquiries.agreement later where later.sought_id = a.sought_id and later.recorded_at > a.recorded_at);
end;

set local role oralu_ledger;
grant execute on function ledger.note_reading(text, uuid[]) to oralu_counts;
reset role;
create function enquiries.to_assess() returns table (id uuid, anchor_id uuid, asker text, relation text, verified boolean,
  answer text, extent text, heard_by text, heard_on date, recorded_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[] := array(select a.id from enquiries.assessable() a);
begin
  if cardinality(found_ids) = 0 then
    return;
  end if;
  perform ledger.note_reading('enquiries.agreement', found_ids);
  return query
    select a.id, s.anchor_id, e.enquirer ->> 'name', e.enquirer ->> 'relation',
      exists (select from enquiries.verification v
        where v.enquiry_id = e.id and v.withdrawn_at is null and v.seconded_at is not null),
      a.answer, a.extent, a.heard_by, a.heard_on, a.recorded_at
    from enquiries.agreement a
    join enquiries.enquiry e on e.id = a.enquiry_id
    join enquiries.sought_person s on s.id = a.sought_id
    where a.id = any (found_ids) order by a.recorded_at, a.id;
end $$;

create function enquiries.assess(agreement uuid, words text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update enquiries.agreement a set assessed_by = access.account(), assessed_at = now(), assessment = words
  where a.id = agreement and exists (select from enquiries.assessable() each where each.id = agreement);
  return found;
end $$;

-- How often an address has written today: a hash under a key of the day, forgotten after it.
create table enquiries.address_use (
  hash bytea primary key check (length(hash) = 32),
  day date not null default access.today(),
  times int not null default 1
);
select access.out_of_reach('enquiries.address_use', 'keyed hashes of a day, for enquiries.may_write(); they name nobody');

create function enquiries.may_write(address bytea, most int) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  used int;
begin
  delete from enquiries.address_use u where u.day < access.today();
  insert into enquiries.address_use as u (hash) values (address)
  on conflict (hash) do update set times = least(u.times + 1, 1000000) returning u.times into used;
  return used <= most;
end $$;

-- The agency whose consular officers answer families: the first that has one.
create function enquiries.desk() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select a.agency_id from access.account a
  where a.role = 'consular_officer' and a.state = 'active' order by a.created_at, a.id limit 1;
end;

-- An enquiry as the form sent it; there is no actor. 'nobody': no one here answers enquiries; 'another': the same form
-- was sent before, with something else in it.
create function enquiries.send(enquiry uuid, code_hash bytea, language text, enquirer jsonb, sought jsonb, told text,
  doubts text[]) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  desk uuid := enquiries.desk();
begin
  if desk is null then
    return 'nobody';
  end if;
  insert into enquiries.enquiry (id, agency_id, code_hash, language, enquirer, sought, told, doubts, set_aside)
  values (enquiry, desk, send.code_hash, send.language, send.enquirer, send.sought, send.told, send.doubts,
    cardinality(send.doubts) > 0)
  on conflict (id) do nothing;
  if found or exists (select from enquiries.enquiry e
    where e.id = enquiry and (e.enquirer, e.sought) = (send.enquirer, send.sought) and e.told is not distinct from send.told) then
    return 'taken';
  end if;
  return 'another';
end $$;

-- What a code opens: one row whatever the code. To an unknown one it says what an enquiry says whose desk asks to be
-- contacted and wrote nothing, and does the same work.
create function enquiries.status(of_code bytea) returns table (state text, messages jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select
    case when e.id is null or e.contact_us then 'contact us' when e.state = 'received' then 'received' else 'worked on' end,
    coalesce((select jsonb_agg(jsonb_build_object('side', m.side, 'template', m.template, 'text', m.text, 'at', m.written_at) order by m.written_at, m.id)
      from enquiries.message m where m.enquiry_id = coalesce(e.id, '00000000-0000-0000-0000-000000000000')), '[]')
  from (select 1) always left join enquiries.enquiry e on e.code_hash = of_code;
end;

-- A word of the family under their code. An unknown code answers the same.
create function enquiries.say(of_code bytea, message uuid, said text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into enquiries.message (id, agency_id, enquiry_id, side, text)
  select message, e.agency_id, e.id, 'family', said from enquiries.enquiry e where e.code_hash = of_code;
end $$;

-- What a closed enquiry said is gone when its time is over, also from the history; that there was one stays. So are the
-- hashes of yesterday's addresses.
create function enquiries.erase_overdue() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone uuid[] := array(select e.id from enquiries.enquiry e where e.erased_at is null and e.erase_on < access.today());
  told uuid[] := array(select m.id from enquiries.message m where m.enquiry_id = any (gone));
  seen uuid[] := array(select v.id from enquiries.verification v where v.enquiry_id = any (gone));
  heard uuid[] := array(select a.id from enquiries.agreement a where a.enquiry_id = any (gone));
  taken uuid[] := array(select s.id from enquiries.sought_person s where s.enquiry_id = any (gone));
begin
  delete from enquiries.address_use u where u.day < access.today();
  if cardinality(gone) = 0 then
    return;
  end if;
  update enquiries.enquiry_history h set image = null, salt = null where h.row_id = any (gone);
  update enquiries.message_history h set image = null, salt = null where h.row_id = any (told);
  update enquiries.verification_history h set image = null, salt = null where h.row_id = any (seen);
  update enquiries.agreement_history h set image = null, salt = null where h.row_id = any (heard);
  update enquiries.sought_person_history h set image = null, salt = null where h.row_id = any (taken);
  perform ledger.note_erasure('enquiries.enquiry', gone);
  perform ledger.note_erasure('enquiries.message', told);
  perform ledger.note_erasure('enquiries.verification', seen);
  perform ledger.note_erasure('enquiries.agreement', heard);
  perform ledger.note_erasure('enquiries.sought_person', taken);
  update enquiries.message m set text = null, template = null, erased_at = now() where m.id = any (told);
  update enquiries.verification v set evidence = '', erased_at = now() where v.id = any (seen);
  update enquiries.agreement a set extent = null, heard_by = '', assessment = left(a.assessment, 0), erased_at = now()
  where a.id = any (heard);
  update enquiries.sought_person s set anchor_id = null, why = '', erased_at = now() where s.id = any (taken);
  update enquiries.enquiry e set code_hash = null, enquirer = '{}', sought = '{}', told = null, erased_at = now()
  where e.id = any (gone);
end $$;

grant usage on schema enquiries to oralu_app, oralu_jobs;
-- What hangs on which enquiry, and who recorded it; what it says is read through the reading functions.
grant select (enquiry_id) on enquiries.message, enquiries.verification, enquiries.sought_person, enquiries.agreement to oralu_app;
grant select (recorded_by) on enquiries.verification, enquiries.sought_person, enquiries.agreement to oralu_app;
grant insert, update on enquiries.enquiry, enquiries.message to oralu_counts;
grant update on enquiries.verification, enquiries.agreement, enquiries.sought_person to oralu_counts;
grant select, insert, update, delete on enquiries.address_use to oralu_counts;
grant update on enquiries.enquiry_history, enquiries.message_history, enquiries.verification_history,
  enquiries.agreement_history, enquiries.sought_person_history to oralu_counts;
grant execute on function enquiries.send(uuid, bytea, text, jsonb, jsonb, text, text[]), enquiries.status(bytea),
  enquiries.say(bytea, uuid, text), enquiries.may_write(bytea, int), enquiries.to_assess(), enquiries.assess(uuid, text) to oralu_app;
grant execute on function enquiries.erase_overdue() to oralu_jobs;
do $$
declare
  f regprocedure;
begin
  foreach f in array array['enquiries.desk()', 'enquiries.send(uuid, bytea, text, jsonb, jsonb, text, text[])',
    'enquiries.status(bytea)', 'enquiries.say(bytea, uuid, text)', 'enquiries.may_write(bytea, int)',
    'enquiries.assessable()', 'enquiries.to_assess()', 'enquiries.assess(uuid, text)', 'enquiries.erase_overdue()']::regprocedure[]
  loop
    perform access.hand_over(f, 'oralu_counts');
  end loop;
end $$;

-- What a person may ask of whoever holds data about them: to see it, to have it put right, to object, to complain; and
-- what they were told beforehand. Requests are the data-protection officer's; whoever received one follows it; of a
-- correction the compartment concerned decides. A complaint is hidden from whom it is about.

create schema if not exists rights;
grant usage on schema rights to oralu_app, oralu_operator, oralu_reader, oralu_counts, oralu_access;

create table rights.request (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references access.agency,
  anchor_id uuid not null references people.anchor,
  kind text not null check (kind in ('access', 'correction', 'objection')),
  -- how the asker is to be addressed: oversight reads no identity
  called text not null,
  asked_by text not null check (asked_by in ('the person', 'guardian', 'representative')),
  -- of a guardian or representative: who, and by which right
  asker text,
  asked_on date not null,
  language text not null check (language in ('kk', 'ru', 'en', 'ar')),
  words text not null,
  -- of a correction: where what is wrong stands, what it should say, and what shows it
  compartment text references access.compartment,
  should_say text,
  evidence text,
  -- of an objection: what shall stop
  process text check (process in ('sharing', 'publication', 'research')),
  -- how it was seen that the asker is who they say
  identity_checked text,
  identity_checked_by uuid,
  extended_because text,
  extended_by uuid,
  -- the agency whose officers decide on a correction
  decider_agency_id uuid references access.agency,
  decision text check (decision in ('corrected', 'not corrected')),
  decision_words text,
  decided_by uuid,
  decided_at timestamptz,
  outcome text check (outcome in ('granted', 'granted in part', 'refused', 'withdrawn')),
  answer text,
  -- of what was withheld: what kind, and why
  withheld text,
  answered_how text,
  answered_on date,
  answered_by uuid,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp(),
  check (asked_on <= access.day_of(recorded_at)),
  check ((asked_by = 'the person') = (asker is null)),
  check ((kind = 'correction') = (compartment is not null and should_say is not null)),
  check ((kind = 'objection') = (process is not null)),
  check ((identity_checked is null) = (identity_checked_by is null)),
  check ((extended_because is null) = (extended_by is null)),
  check (decider_agency_id is null or kind = 'correction'),
  check (num_nonnulls(decision, decision_words, decided_by, decided_at) in (0, 4)),
  check (num_nonnulls(outcome, answer, answered_how, answered_on, answered_by) in (0, 5)),
  -- nobody is told what is held about someone before it is seen who asks
  check (outcome is null or outcome = 'withdrawn' or identity_checked is not null),
  check (outcome is null or outcome = 'withdrawn' or kind <> 'correction' or decision is not null),
  check (outcome is distinct from 'granted in part' or withheld is not null)
);
create index on rights.request (agency_id, asked_on, id);
create index on rights.request (anchor_id);
create index on rights.request (recorded_by);
create index on rights.request (decider_agency_id) where decision is null;
select access.guarded_by_hand('rights.request', 'for data-protection officers of the agency, whoever received it, and of a correction those who decide');
create policy reading on rights.request for select to oralu_app using (
  (agency_id = (select access.agency()) and (select access.holds('oversight', 'read')))
  or recorded_by = (select access.account())
  or (decider_agency_id = (select access.agency()) and access.holds(compartment, 'write')));
-- A person whom the receiver cannot see answers like one who does not exist.
create policy adding on rights.request for insert to oralu_app with check (
  recorded_by = (select access.account()) and num_nonnulls(identity_checked, extended_by, decider_agency_id, decision, outcome) = 0
  and exists (select from people.anchor a where a.id = anchor_id and a.agency_id = rights.request.agency_id));
create policy changing on rights.request for update to oralu_app using (
  (agency_id = (select access.agency()) and (select access.holds('oversight', 'write')))
  or (decider_agency_id = (select access.agency()) and access.holds(compartment, 'write')));
grant select, insert on rights.request to oralu_app;
grant update (identity_checked, identity_checked_by, extended_because, extended_by, decider_agency_id, decision,
  decision_words, decided_by, decided_at, outcome, answer, withheld, answered_how, answered_on, answered_by) on rights.request to oralu_app;
select ledger.cover('rights.request');

create function rights.check_request() returns trigger language plpgsql as $$
declare
  me uuid := access.account();
  overseer boolean := access.holds('oversight', 'write') and new.agency_id = access.agency();
begin
  if old.outcome is not null then
    raise exception 'what was answered stays so' using errcode = 'check_violation';
  end if;
  if (new.decision, new.decision_words) is distinct from (old.decision, old.decision_words)
    and (old.decision is not null or overseer or new.decided_by is distinct from me) then
    raise exception 'a correction is decided once, by an officer of the compartment' using errcode = 'insufficient_privilege';
  end if;
  if not overseer and (new.identity_checked, new.extended_because, new.decider_agency_id, new.outcome)
    is distinct from (old.identity_checked, old.extended_because, old.decider_agency_id, old.outcome) then
    raise exception 'that step is the data-protection officer''s' using errcode = 'insufficient_privilege';
  end if;
  if (new.identity_checked_by is distinct from old.identity_checked_by and new.identity_checked_by is distinct from me)
    or (new.extended_by is distinct from old.extended_by and new.extended_by is distinct from me)
    or (new.answered_by is distinct from old.answered_by and (new.answered_by is distinct from me or not access.holds('oversight', 'decide'))) then
    raise exception 'a step is taken in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if old.extended_because is not null and new.extended_because is distinct from old.extended_because then
    raise exception 'a term is extended once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
grant execute on function rights.check_request() to oralu_app;
create trigger checked before update on rights.request for each row execute function rights.check_request();

-- Whether an objection stands against a process: from the day it is received until it is refused or withdrawn. It holds
-- for all anchors of the person, and answers yes or no to whoever asks for a process, never why.
create function rights.stopped(anchor uuid, process text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (
    select from people.anchor a join people.anchor own on own.person_id = a.person_id
      join rights.request r on r.anchor_id = own.id
    where a.id = anchor and r.kind = 'objection' and r.process = stopped.process
      and (r.outcome is null or r.outcome in ('granted', 'granted in part')));
end $$;
grant usage on schema rights to oralu_counts;
grant execute on function rights.stopped(uuid, text) to oralu_app, oralu_counts;
select access.hand_over('rights.stopped(uuid, text)', 'oralu_counts');

-- What the person says of a fact that was not corrected: shown beside it to whoever reads the compartment.
create function rights.statements_of(anchors uuid[], part text)
returns table (id uuid, anchor_id uuid, words text, should_say text, decision_words text, said_on date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[];
begin
  if not access.holds(part, 'read') then
    return;
  end if;
  select coalesce(array_agg(r.id), '{}') into found_ids from rights.request r
  where r.anchor_id = any (anchors) and r.kind = 'correction' and r.compartment = part and r.decision = 'not corrected'
    and exists (select from people.anchor a where a.id = r.anchor_id);
  if found_ids <> '{}' and (select c.sensitive from access.compartment c where c.name = part) then
    perform ledger.note_reading('rights.request', found_ids);
  end if;
  return query select r.id, r.anchor_id, r.words, r.should_say, r.decision_words, r.asked_on
    from rights.request r where r.id = any (found_ids) order by r.asked_on, r.id;
end $$;
create policy reading_statements on rights.request for select to oralu_reader using (true);
grant select on rights.request to oralu_reader;
grant select on access.compartment to oralu_reader;
grant execute on function rights.statements_of(uuid[], text) to oralu_app;
select access.hand_over('rights.statements_of(uuid[], text)', 'oralu_reader');

-- A complaint: heard by a data-protection officer of another agency than the one it is about, where there is one. Whoever
-- it names never sees it, nor does anyone but oversight.
create table rights.complaint (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- whom it concerns, if the person is in the register and wants to be named
  anchor_id uuid references people.anchor,
  about_agency_id uuid references access.agency,
  about_accounts uuid[] not null default '{}',
  words text not null,
  language text not null check (language in ('kk', 'ru', 'en', 'ar')),
  -- how to reach whoever complains; null: they wish no answer
  reach text,
  received_on date not null default access.today(),
  finding text check (finding in ('upheld', 'upheld in part', 'not upheld', 'withdrawn')),
  answer text,
  answered_on date,
  answered_by uuid,
  confirmed_by uuid,
  confirmed_at timestamptz,
  recorded_at timestamptz not null default clock_timestamp(),
  check (num_nonnulls(finding, answer, answered_on, answered_by) in (0, 4)),
  check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
  check (confirmed_by is null or (answered_by is not null and confirmed_by <> answered_by))
);
create index on rights.complaint (agency_id, received_on, id);
select access.guard('rights.complaint', 'oversight',
  extra => 'not coalesce((select access.account()) = any (about_accounts), false)');
revoke insert, update on rights.complaint from oralu_app;
grant update (finding, answer, answered_on, answered_by, confirmed_by, confirmed_at) on rights.complaint to oralu_app;
select ledger.cover('rights.complaint');

create function rights.check_complaint() returns trigger language plpgsql as $$
begin
  if old.confirmed_by is not null then
    raise exception 'what was answered stays so' using errcode = 'check_violation';
  end if;
  if (new.answered_by is distinct from old.answered_by and new.answered_by is distinct from access.account())
    or (new.confirmed_by is not null and (new.confirmed_by is distinct from access.account() or not access.holds('oversight', 'decide')
      or (new.finding, new.answer) is distinct from (old.finding, old.answer))) then
    raise exception 'a step is taken in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
grant execute on function rights.check_complaint() to oralu_app;
create trigger checked before update on rights.complaint for each row execute function rights.check_complaint();

-- Whether a complaint names whoever asks; they cannot ask the table itself.
create function rights.names_actor(complaint uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from rights.complaint c where c.id = complaint and access.account() = any (c.about_accounts));
end $$;
grant execute on function rights.names_actor(uuid) to oralu_app, oralu_reader;
select access.hand_over('rights.names_actor(uuid)', 'oralu_counts');

create table rights.complaint_entry (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  complaint_id uuid not null references rights.complaint,
  words text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp()
);
create index on rights.complaint_entry (complaint_id, recorded_at);
select access.guard('rights.complaint_entry', 'oversight');
revoke update on rights.complaint_entry from oralu_app;
create policy not_of_one_named on rights.complaint_entry as restrictive for select to oralu_app, oralu_reader using (
  not rights.names_actor(complaint_id));
create policy to_one_seen on rights.complaint_entry as restrictive for insert to oralu_app with check (
  exists (select from rights.complaint c where c.id = complaint_id));
select ledger.cover('rights.complaint_entry');

-- Taken down for someone by any officer, who keeps no sight of it. Heard elsewhere than where it is about: by the first
-- agency with a data-protection officer who is not named in it.
create function rights.complain(id uuid, anchor uuid, about_agency uuid, about uuid[], words text, language text, reach text)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  heard_by uuid;
begin
  if access.account() is null or (access.actor()).role = 'partner_guest' then
    raise exception 'no complaint is taken down by this actor' using errcode = 'insufficient_privilege';
  end if;
  select a.agency_id into heard_by from access.account a
  where a.role = 'data_protection_officer' and a.state = 'active' and a.id <> all (about)
  order by a.agency_id is not distinct from about_agency, a.agency_id <> access.agency(), a.created_at, a.id limit 1;
  if heard_by is null then
    raise exception 'nobody to hear it' using errcode = 'no_data_found';
  end if;
  insert into rights.complaint (id, agency_id, anchor_id, about_agency_id, about_accounts, words, language, reach)
  values (complain.id, heard_by, complain.anchor, about_agency, about, complain.words, complain.language, complain.reach);
end $$;
create policy taking_down on rights.complaint for insert to oralu_access with check (true);
grant insert on rights.complaint to oralu_access;
grant execute on function access.today(), access.day_of(timestamptz) to oralu_access;
grant usage on schema rights to oralu_access;
grant execute on function rights.complain(uuid, uuid, uuid, uuid[], text, text, text) to oralu_app;
select access.hand_over('rights.complain(uuid, uuid, uuid, uuid[], text, text, text)', 'oralu_access');

-- What people are told before anything is asked of them: a text in four languages, by version.
create table rights.notice (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  name text not null,
  texts jsonb not null,
  proposed_by uuid not null default access.account(),
  proposed_at timestamptz not null default clock_timestamp(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by <> proposed_by)
);
select access.guarded_by_hand('rights.notice', 'texts about no person, that everyone who meets people must be able to read out');
create policy reading on rights.notice for select to oralu_app using (
  (confirmed_at is not null or agency_id = (select access.agency())) and (select access.account()) is not null
  and not exists (select from access.actor() a where a.role = 'partner_guest'));
create policy adding on rights.notice for insert to oralu_app with check (
  agency_id = (select access.writes('oversight')) and proposed_by = (select access.account()) and confirmed_by is null);
create policy changing on rights.notice for update to oralu_app
  using (agency_id = (select access.agency()) and (select access.holds('oversight', 'decide')) and confirmed_by is null)
  with check (confirmed_by = (select access.account()));
grant select, insert on rights.notice to oralu_app;
grant update (confirmed_by, confirmed_at) on rights.notice to oralu_app;
select ledger.cover('rights.notice');

create table rights.notice_given (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  notice_id uuid not null references rights.notice,
  to_whom text not null check (to_whom in ('the person', 'guardian', 'representative')),
  given_on date not null,
  how text not null check (how in ('on paper', 'read out', 'by an interpreter')),
  language text not null,
  -- what was asked, and whether it was understood
  words text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp()
);
create index on rights.notice_given (anchor_id);
select access.guarded_by_hand('rights.notice_given', 'seen by whoever sees the person: that they were told their rights is a safeguard of every compartment');
create policy reading on rights.notice_given for select to oralu_app using (
  exists (select from people.anchor a where a.id = anchor_id));
create policy adding on rights.notice_given for insert to oralu_app with check (
  recorded_by = (select access.account()) and agency_id = (select access.agency())
  and exists (select from people.anchor a where a.id = anchor_id)
  and exists (select from rights.notice n where n.id = notice_id and n.confirmed_at is not null));
grant select, insert on rights.notice_given to oralu_app;
select ledger.cover('rights.notice_given');

-- The course of a case: its gates as dated facts that two people hold, conferences, referrals that leave responsibility
-- where it is and transfers that move it, the safety plan, closure with what was agreed, and what comes after closure.
-- No job raises a clock here: what is due follows from days, on the day on which one reads.

alter table cases.case drop constraint case_reason_check;
alter table cases.case add constraint case_reason_check check (
  reason in ('identified child', 'arrival', 'asked for', 'transferred', 'reopened'));
-- The closed case that this one goes on from: one's own agency's, or the one that a transfer came from.
alter table cases.case add column follows_id uuid references cases.case;
create index on cases.case (anchor_id);
create index on cases.case (follows_id) where follows_id is not null;
create index on cases.case (supervisor_id) where supervisor_id is not null;

create function cases.link_former() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.follows_id is null then
    new.follows_id := (
      select c.id from people.anchor a join people.anchor b on b.person_id = a.person_id join cases.case c on c.anchor_id = b.id
      where a.id = new.anchor_id and c.agency_id = new.agency_id and c.state = 'closed'
      order by c.closed_at desc, c.id limit 1);
  end if;
  return new;
end $$;
create trigger linked before insert on cases.case for each row execute function cases.link_former();
select access.hand_over('cases.link_former()', 'oralu_counts');

-- A gate: assessment agreed, plan agreed, review held. One proposes with words, the supervisor signs or sends back; what
-- was proposed never changes. The fourth gate, closure, stands in cases.case.
create table cases.gate (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  case_id uuid not null references cases.case,
  kind text not null check (kind in ('assessment', 'plan', 'review')),
  held_on date not null,
  words text not null,
  -- the person's or the child's own view, or why they could not be heard
  own_view text not null,
  -- of a child's assessment: where the child is received, and by whom
  reception text,
  -- after a plan and after a review: when all is looked at again
  next_on date,
  proposed_by uuid not null default access.account(),
  proposed_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  returned_by uuid,
  returned_at timestamptz,
  returned_why text,
  withdrawn_at timestamptz,
  check (confirmed_by <> proposed_by),
  check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
  check (num_nonnulls(returned_by, returned_at, returned_why) in (0, 3)),
  check (num_nonnulls(confirmed_at, returned_at, withdrawn_at) <= 1),
  check ((kind = 'assessment') = (next_on is null)),
  check (next_on > held_on and next_on <= (held_on + interval '3 months')::date)
);
create index on cases.gate (case_id);
create index on cases.gate (anchor_id);
create unique index one_waiting_gate on cases.gate (case_id, kind)
  where confirmed_at is null and returned_at is null and withdrawn_at is null;
select access.guard('cases.gate', 'care', subject => 'anchor_id');
revoke update on cases.gate from oralu_app;
grant update (confirmed_by, confirmed_at, returned_by, returned_at, returned_why, withdrawn_at) on cases.gate to oralu_app;
select ledger.cover('cases.gate');

-- Beyond the ceiling of a caseload a supervisor says why, before the case is given.
create table cases.over_ceiling (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  case_id uuid not null references cases.case,
  worker_id uuid not null references access.account,
  -- open cases of the worker before this one
  held int not null,
  reason text not null,
  decided_by uuid not null default access.account() references access.account,
  recorded_at timestamptz not null default now(),
  check (decided_by <> worker_id)
);
create index on cases.over_ceiling (case_id);
create index on cases.over_ceiling (anchor_id);
create index on cases.over_ceiling (worker_id);
select access.guard('cases.over_ceiling', 'care', subject => 'anchor_id');
revoke update on cases.over_ceiling from oralu_app;
select ledger.cover('cases.over_ceiling');

-- A case conference. Who was present stands by function; colleagues by account, guests by no name.
create table cases.conference (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  case_id uuid not null references cases.case,
  planned_on date not null,
  purpose text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  held_on date,
  held_by uuid,
  held_at timestamptz,
  functions text[] not null default '{}' check (functions <@ array[
    'the person', 'parent or guardian', 'carer', 'lawyer', 'interpreter', 'child-protection officer', 'clinician',
    'psychologist', 'teacher', 'documents officer', 'service', 'another agency']),
  colleagues uuid[] not null default '{}',
  decided text,
  own_view text,
  -- what was decided to be done, by whom and when: tasks of the case
  task_ids uuid[] not null default '{}',
  called_off_by uuid,
  called_off_at timestamptz,
  called_off_why text,
  check (num_nonnulls(held_on, held_by, decided, own_view) in (0, 4)),
  check (held_on is null or cardinality(functions) + cardinality(colleagues) > 1),
  check (num_nonnulls(called_off_by, called_off_at, called_off_why) in (0, 3)),
  check (num_nonnulls(held_on, called_off_at) <= 1)
);
create index on cases.conference (case_id);
create index on cases.conference (anchor_id);
select access.guard('cases.conference', 'care', subject => 'anchor_id');
revoke update on cases.conference from oralu_app;
grant update (held_on, held_by, functions, colleagues, decided, own_view, task_ids, called_off_by, called_off_at, called_off_why)
  on cases.conference to oralu_app;
select ledger.cover('cases.conference');

-- A referral within the country: to a service, or to another agency of this installation. Responsibility stays here.
-- Organisations under an agreement are referred to by cases.care_referral (0076).
create table cases.referral (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  case_id uuid not null references cases.case,
  to_agency_id uuid references access.agency,
  to_service text,
  asked text not null,
  -- all that goes with it, as it was said then: the least that the help needs
  carries jsonb not null default '{}' check (jsonb_typeof(carries) = 'object' and carries - array['name', 'born', 'contact'] = '{}'),
  agreed_by text not null check (agreed_by in ('the person', 'guardian', 'best interests')),
  agreed_on date not null,
  agreed_words text not null,
  sent_by uuid not null default access.account(),
  sent_at timestamptz not null default now(),
  answer_by date not null,
  answer text check (answer in ('accepted', 'declined')),
  answer_words text,
  answered_by uuid,
  answered_at timestamptz,
  outcome text,
  outcome_by uuid,
  outcome_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check (num_nonnulls(to_agency_id, to_service) = 1),
  check (to_agency_id <> agency_id),
  check (answer_by > access.day_of(sent_at) and answer_by <= access.day_of(sent_at) + 60),
  check (agreed_on <= access.day_of(sent_at)),
  check (num_nonnulls(answer, answered_by, answered_at) in (0, 3)),
  check (answer <> 'declined' or answer_words is not null),
  check (num_nonnulls(outcome, outcome_by, outcome_at) in (0, 3)),
  check (outcome is null or (answer is not null and answer = 'accepted')),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_why) in (0, 3))
);
create index on cases.referral (case_id);
create index on cases.referral (anchor_id);
create index on cases.referral (to_agency_id) where to_agency_id is not null;
select access.guard('cases.referral', 'care', subject => 'anchor_id');
revoke update on cases.referral from oralu_app;
grant update (answer, answer_words, answered_by, answered_at, outcome, outcome_by, outcome_at, withdrawn_by, withdrawn_at, withdrawn_why)
  on cases.referral to oralu_app;
select ledger.cover('cases.referral');

-- A transfer moves responsibility to another agency: proposed, signed by the supervisor, accepted there. Until then it
-- stays here. The answer is given by the functions below only.
create table cases.transfer (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  case_id uuid not null references cases.case,
  to_agency_id uuid not null references access.agency,
  reason text not null,
  -- what the receiving agency reads before it answers, and keeps
  summary text not null,
  -- for how long it is proposed that they may read the old case; 0: the summary is all
  grant_days int not null default 0 check (grant_days between 0 and 90),
  proposed_by uuid not null default access.account(),
  proposed_at timestamptz not null default now(),
  signed_by uuid,
  signed_at timestamptz,
  answer text check (answer in ('accepted', 'declined')),
  answer_words text,
  answered_by uuid,
  answered_at timestamptz,
  new_case_id uuid references cases.case,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check (to_agency_id <> agency_id),
  check (signed_by <> proposed_by),
  check (num_nonnulls(signed_by, signed_at) in (0, 2)),
  check (num_nonnulls(answer, answered_by, answered_at) in (0, 3)),
  check (answer is null or (signed_at is not null and withdrawn_at is null)),
  check (answer <> 'declined' or answer_words is not null),
  check ((answer is not null and answer = 'accepted') = (new_case_id is not null)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_why) in (0, 3))
);
create index on cases.transfer (anchor_id);
create index on cases.transfer (to_agency_id);
create index on cases.transfer (case_id);
create index on cases.transfer (new_case_id) where new_case_id is not null;
create unique index one_open_move on cases.transfer (case_id) where answer is null and withdrawn_at is null;
select access.guard('cases.transfer', 'care', subject => 'anchor_id');
revoke update on cases.transfer from oralu_app;
grant update (signed_by, signed_at, withdrawn_by, withdrawn_at, withdrawn_why) on cases.transfer to oralu_app;
select ledger.cover('cases.transfer');

-- What a closure rests on: each track's outcome, and whether the person agrees. The signature stands in cases.case.
create table cases.closure (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  case_id uuid not null references cases.case,
  -- [{track, outcome, words}]
  outcomes jsonb not null check (jsonb_typeof(outcomes) = 'array'),
  agreed boolean not null,
  -- of a child: with a guardian
  agreed_by text check (agreed_by in ('the person', 'the child with guardian')),
  -- what they said of it; where they do not agree, why it closes all the same
  agreed_words text not null,
  proposed_by uuid not null default access.account(),
  proposed_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (agreed = (agreed_by is not null))
);
create index on cases.closure (anchor_id);
create unique index one_closure on cases.closure (case_id) where withdrawn_at is null;
select access.guard('cases.closure', 'care', subject => 'anchor_id');
revoke update on cases.closure from oralu_app;
grant update (withdrawn_at) on cases.closure to oralu_app;
select ledger.cover('cases.closure');

-- About three months after closure somebody asks how it goes. The duty ends when they were reached, or cannot be.
create table cases.follow_up (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  case_id uuid not null references cases.case,
  done_on date not null,
  outcome text not null check (outcome in ('reached', 'not reached', 'cannot be reached')),
  words text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on cases.follow_up (case_id);
create index on cases.follow_up (anchor_id);
select access.guard('cases.follow_up', 'care', subject => 'anchor_id');
revoke update on cases.follow_up from oralu_app;
select ledger.cover('cases.follow_up');

-- A safety plan, agreed with the person. A newer one supersedes it; each is superseded once, so that there is one that
-- stands.
create table cases.safety_plan (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  -- as the person tells it
  danger text not null,
  signs text not null,
  steps text not null,
  calls text not null,
  safe_place text not null,
  who_knows text not null,
  agreed_by text not null check (agreed_by in ('the person', 'the child with guardian')),
  agreed_on date not null,
  review_on date not null,
  -- why this one took the place of the one before
  change text,
  supersedes uuid unique,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (id, anchor_id, agency_id),
  foreign key (supersedes, anchor_id, agency_id) references cases.safety_plan (id, anchor_id, agency_id),
  check ((supersedes is null) = (change is null)),
  check (agreed_on <= access.day_of(recorded_at)),
  check (review_on > agreed_on and review_on <= (agreed_on + interval '3 months')::date)
);
create index on cases.safety_plan (anchor_id);
create unique index one_first_safety_plan on cases.safety_plan (agency_id, anchor_id) where supersedes is null;
select access.guard('cases.safety_plan', 'protection', subject => 'anchor_id');
revoke update on cases.safety_plan from oralu_app;
select ledger.cover('cases.safety_plan');

-- When safety plans that stand are to be looked at again, without their words. A reading like any other.
create function cases.safety_plans_standing(anchor_ids uuid[]) returns table (id uuid, anchor_id uuid, review_on date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[];
begin
  if not access.holds('protection', 'read') then
    return;
  end if;
  select coalesce(array_agg(p.id), '{}') into found_ids from cases.safety_plan p
  where p.anchor_id = any (anchor_ids) and not exists (select from cases.safety_plan n where n.supersedes = p.id);
  if found_ids <> '{}' then
    perform ledger.note_reading('cases.safety_plan', found_ids);
  end if;
  return query select p.id, p.anchor_id, p.review_on from cases.safety_plan p where p.id = any (found_ids);
end $$;
grant execute on function cases.safety_plans_standing(uuid[]) to oralu_app;
select access.hand_over('cases.safety_plans_standing(uuid[])', 'oralu_reader');

-- After closure: who read the case without having worked in it, and why. It opens for half a day.
create table cases.later_access (
  id uuid primary key default gen_random_uuid(),
  -- of the case, not of the reader
  agency_id uuid not null references access.agency,
  case_id uuid not null references cases.case,
  account_id uuid not null references access.account,
  reason text not null check (length(reason) >= 20),
  at timestamptz not null default now(),
  until timestamptz not null default now() + interval '12 hours'
);
create index on cases.later_access (case_id, account_id);
create index on cases.later_access (agency_id, at desc, id desc);
select access.guarded_by_hand('cases.later_access', 'seen by whoever read, by the case''s agency in care, and by its oversight; of the person it names only the case');
create policy reading on cases.later_access for select to oralu_app using (
  account_id = (select access.account())
  or (agency_id = (select access.agency()) and ((select access.holds('care', 'read')) or (select access.holds('oversight', 'read')))));
grant select on cases.later_access to oralu_app;
grant usage on schema cases to oralu_access;
select ledger.cover('cases.later_access');

-- Whether the facts that an agency holds of a person are shut: its case is closed, and the actor neither worked in it nor
-- said why they read, here or for break-glass. Another case of the person that is open there opens them. To someone who may not read cases of that
-- agency it says nothing.
create function cases.is_shut(agency uuid, anchor uuid) returns boolean
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := access.account();
  shut boolean;
begin
  if me is null or not (agency = any (access.agencies('care'))
    or exists (select from access.subjects('care') s where s.agency_id = agency and s.subject_id = anchor)) then
    return false;
  end if;
  select bool_and(c.state = 'closed' and me is distinct from c.worker_id and me is distinct from c.supervisor_id
    and not exists (select from cases.later_access l where l.case_id = c.id and l.account_id = me and l.until > now()))
  into shut
  from people.anchor a join people.anchor b on b.person_id = a.person_id join cases.case c on c.anchor_id = b.id
  where a.id = anchor and c.agency_id = agency;
  return coalesce(shut, false) and not exists (
    select from access.break_glass g join people.anchor b on b.id = g.subject_id join people.anchor a on a.person_id = b.person_id
    where a.id = anchor and g.account_id = me and now() between g.started_at and g.ends_at);
end $$;
grant execute on function cases.is_shut(uuid, uuid) to oralu_app, oralu_reader;
select access.hand_over('cases.is_shut(uuid, uuid)', 'oralu_counts');

-- Holds a table of a case to that: rows and history. One line in a migration.
create function cases.shut_after_closing(target regclass) returns void language plpgsql as $$
begin
  execute format('create policy after_closing on %s as restrictive for select to oralu_app, oralu_reader
    using (not cases.is_shut(agency_id, anchor_id))', target);
  execute format('create policy after_closing on %s as restrictive for select to oralu_app, oralu_reader
    using (not cases.is_shut(agency_id, subject_id))',
    (select format('%I.%I', n.nspname, c.relname || '_history') from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target));
end $$;
select cases.shut_after_closing(format('cases.%I', name)::regclass) from unnest(array[
  'care_track', 'care_task', 'care_note', 'protection_track', 'protection_task', 'protection_note', 'visit',
  'gate', 'over_ceiling', 'conference', 'referral', 'transfer', 'closure', 'follow_up', 'safety_plan']) as name;

create function cases.state_reason(access_id uuid, of_case uuid, reason text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held cases.case := (select c from cases.case c where c.id = of_case);
begin
  if access.account() is null or held.id is null or not (held.agency_id = any (access.agencies('care'))
    or exists (select from access.subjects('care') s where s.agency_id = held.agency_id and s.subject_id = held.anchor_id)) then
    raise exception 'no such case' using errcode = 'no_data_found';
  end if;
  if held.state <> 'closed' then
    raise exception 'an open case needs no reason' using errcode = 'check_violation';
  end if;
  insert into cases.later_access (id, agency_id, case_id, account_id, reason)
  values (access_id, held.agency_id, held.id, access.account(), state_reason.reason);
  return access_id;
end $$;
grant insert on cases.later_access to oralu_counts;
grant execute on function cases.state_reason(uuid, uuid, text) to oralu_app;
select access.hand_over('cases.state_reason(uuid, uuid, text)', 'oralu_counts');

-- Every row above that belongs to a case takes agency and person from it. The case is the actor's agency's, and open (a
-- follow-up's: closed). Two writers of one case wait for each other here.
create function cases.hang_on_case() returns trigger language plpgsql as $$
declare
  held cases.case;
begin
  select * into held from cases.case c where c.id = new.case_id and c.agency_id = access.writes('care') for no key update;
  if held.id is null then
    raise exception 'no such case' using errcode = 'insufficient_privilege';
  end if;
  if (held.state = 'closed') <> (tg_argv[0] = 'closed') then
    raise exception 'that step is not open' using errcode = 'check_violation';
  end if;
  new.agency_id := held.agency_id;
  new.anchor_id := held.anchor_id;
  return new;
end $$;
grant execute on function cases.hang_on_case() to oralu_app;
create trigger a_hung before insert on cases.gate for each row execute function cases.hang_on_case('open');
create trigger a_hung before insert on cases.over_ceiling for each row execute function cases.hang_on_case('open');
create trigger a_hung before insert on cases.conference for each row execute function cases.hang_on_case('open');
create trigger a_hung before insert on cases.referral for each row execute function cases.hang_on_case('open');
create trigger a_hung before insert on cases.transfer for each row execute function cases.hang_on_case('open');
create trigger a_hung before insert on cases.closure for each row execute function cases.hang_on_case('open');
create trigger a_hung before insert on cases.follow_up for each row execute function cases.hang_on_case('closed');

-- One acts in one's own name. Arguments: the columns that name whoever took a step.
create function cases.in_own_name() returns trigger language plpgsql as $$
declare
  actor text := access.account();
  before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else '{}' end;
  after jsonb := to_jsonb(new);
begin
  if exists (select from unnest(tg_argv) n where after ->> n is not null and after ->> n is distinct from before ->> n
    and after ->> n is distinct from actor) then
    raise exception 'one acts in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from unnest(tg_argv) n where before ->> n is not null and tg_op = 'UPDATE' and after ->> n is distinct from before ->> n) then
    raise exception 'a step that was taken stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
grant execute on function cases.in_own_name() to oralu_app;
create trigger b_named before insert or update on cases.gate
  for each row execute function cases.in_own_name('proposed_by', 'confirmed_by', 'returned_by');
create trigger b_named before insert or update on cases.over_ceiling for each row execute function cases.in_own_name('decided_by');
create trigger b_named before insert or update on cases.conference
  for each row execute function cases.in_own_name('recorded_by', 'held_by', 'called_off_by');
create trigger b_named before insert or update on cases.referral
  for each row execute function cases.in_own_name('sent_by', 'answered_by', 'outcome_by', 'withdrawn_by');
create trigger b_named before insert or update on cases.transfer
  for each row execute function cases.in_own_name('proposed_by', 'signed_by', 'answered_by', 'withdrawn_by');
create trigger b_named before insert or update on cases.closure for each row execute function cases.in_own_name('proposed_by');
create trigger b_named before insert or update on cases.follow_up for each row execute function cases.in_own_name('recorded_by');
create trigger b_named before insert or update on cases.safety_plan for each row execute function cases.in_own_name('recorded_by');

-- The order of the gates: packages/domain/src/cases-course-rules.ts says the same.
create function cases.check_gate() returns trigger language plpgsql as $$
declare
  held cases.case := (select c from cases.case c where c.id = new.case_id);
  actor uuid := access.account();
  before date;
begin
  if tg_op = 'INSERT' then
    if num_nonnulls(new.confirmed_at, new.returned_at, new.withdrawn_at) > 0
      or held.supervisor_id is null or held.supervisor_id = actor then
      raise exception 'a gate is proposed to a supervisor, who is another' using errcode = 'check_violation';
    end if;
    if new.kind <> 'assessment' then
      select max(g.held_on) into before from cases.gate g where g.case_id = new.case_id and g.confirmed_at is not null
        and g.kind = case new.kind when 'plan' then 'assessment' else 'plan' end;
      if before is null then
        raise exception 'first things first' using errcode = 'check_violation';
      end if;
    end if;
    if new.held_on < greatest(before, held.opened_on) or new.held_on > access.today() then
      raise exception 'a gate is of a day that has come, after what stands before it' using errcode = 'check_violation';
    end if;
    if new.kind = 'assessment' and new.reception is null and cases.may_be_child(new.anchor_id) then
      raise exception 'a child''s assessment says where the child is received' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if num_nonnulls(old.confirmed_at, old.returned_at, old.withdrawn_at) > 0 or held.state = 'closed' then
    raise exception 'what was settled stays' using errcode = 'check_violation';
  end if;
  if new.withdrawn_at is not null and actor is distinct from old.proposed_by then
    raise exception 'a proposal is taken back by its proposer' using errcode = 'insufficient_privilege';
  end if;
  if num_nonnulls(new.confirmed_at, new.returned_at) > 0
    and (actor is distinct from held.supervisor_id or not access.holds('care', 'decide')) then
    raise exception 'the supervisor signs' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
grant execute on function cases.check_gate() to oralu_app;
create trigger c_checked before insert or update on cases.gate for each row execute function cases.check_gate();

create function cases.check_conference() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if num_nonnulls(new.held_on, new.called_off_at) > 0 then
      raise exception 'a conference is planned first' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if num_nonnulls(old.held_on, old.called_off_at) > 0 or new.held_on > access.today()
    or exists (select from cases.case c where c.id = new.case_id and c.state = 'closed') then
    raise exception 'what was decided stays' using errcode = 'check_violation';
  end if;
  if new.held_on is not null then
    new.held_at := now();
  end if;
  return new;
end $$;
grant execute on function cases.check_conference() to oralu_app;
create trigger c_checked before insert or update on cases.conference for each row execute function cases.check_conference();

-- An agency answers for itself, by the functions below; what a service answered is written down here.
create function cases.check_referral() returns trigger language plpgsql as $$
declare
  theirs boolean := current_user = 'oralu_counts';
begin
  if tg_op = 'INSERT' then
    if num_nonnulls(new.answer, new.outcome, new.withdrawn_at) > 0 then
      raise exception 'a referral is sent first' using errcode = 'check_violation';
    end if;
    new.sent_at := now();
    return new;
  end if;
  if old.withdrawn_at is not null or old.outcome is not null
    or (old.answer is not null and (new.answer, new.answer_words) is distinct from (old.answer, old.answer_words))
    or (old.answer is not null and old.answer = 'declined') then
    raise exception 'an answer stays' using errcode = 'check_violation';
  end if;
  if new.to_agency_id is not null and not theirs
    and (new.answer, new.answered_at, new.outcome, new.outcome_at) is distinct from (old.answer, old.answered_at, old.outcome, old.outcome_at) then
    raise exception 'an agency answers for itself' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
grant execute on function cases.check_referral() to oralu_app;
create trigger c_checked before insert or update on cases.referral for each row execute function cases.check_referral();

create function cases.check_transfer() returns trigger language plpgsql as $$
declare
  held cases.case := (select c from cases.case c where c.id = new.case_id);
begin
  if tg_op = 'INSERT' then
    if num_nonnulls(new.signed_at, new.answer, new.withdrawn_at, new.new_case_id) > 0
      or held.supervisor_id is null or held.supervisor_id = access.account() or held.closing_proposed_by is not null
      or exists (select from cases.care_referral r where r.case_id = new.case_id and r.direction = 'ours' and r.kind = 'transfer'
        and r.state in ('sent', 'received', 'accepted')) then
      raise exception 'one case goes one way, proposed to a supervisor who is another' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.withdrawn_at is not null or old.answer is not null then
    raise exception 'what was settled stays' using errcode = 'check_violation';
  end if;
  if new.signed_at is distinct from old.signed_at and (old.signed_at is not null or held.state = 'closed'
    or access.account() is distinct from held.supervisor_id or not access.holds('care', 'decide')) then
    raise exception 'the supervisor signs' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
grant execute on function cases.check_transfer() to oralu_app;
create trigger c_checked before insert or update on cases.transfer for each row execute function cases.check_transfer();

create function cases.check_over_ceiling() returns trigger language plpgsql as $$
begin
  if not access.holds('care', 'decide') then
    raise exception 'a supervisor decides' using errcode = 'insufficient_privilege';
  end if;
  new.recorded_at := now();
  return new;
end $$;
grant execute on function cases.check_over_ceiling() to oralu_app;
create trigger c_checked before insert on cases.over_ceiling for each row execute function cases.check_over_ceiling();

-- Whoever signs, signs for themselves; a closed case stays as it was closed. It closes on what was said of its outcome;
-- with its aims reached only after its gates. Beyond the ceiling it is given with the reason of its supervisor, stated in
-- the same transaction. What an accepted transfer does here, cases.accept_transfer() has checked.
create or replace function cases.check_case() returns trigger language plpgsql as $$
declare
  actor uuid := access.account();
  moved boolean := current_user = 'oralu_counts';
begin
  if old.state = 'closed' then
    raise exception 'a closed case does not change' using errcode = 'check_violation';
  end if;
  if moved then
    return new;
  end if;
  if new.closing_proposed_by is distinct from old.closing_proposed_by and new.closing_proposed_by is not null
    and new.closing_proposed_by is distinct from actor then
    raise exception 'a closure is proposed in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if new.closed_by is not null and (new.closed_by is distinct from actor or not access.holds('care', 'decide')) then
    raise exception 'a closure is signed in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if (new.supervisor_id is distinct from old.supervisor_id or new.closing_reason is distinct from old.closing_reason or new.state = 'closed')
    and exists (select from cases.transfer t where t.case_id = new.id and t.answer is null and t.withdrawn_at is null
      and (t.signed_at is not null or new.closing_reason is not null)) then
    raise exception 'the case is on its way to another agency' using errcode = 'check_violation';
  end if;
  if new.state = 'closed' and new.closing_reason in ('aims reached', 'declined help', 'left the country') and not exists (
    select from cases.closure c where c.case_id = new.id and c.withdrawn_at is null and c.proposed_by = new.closing_proposed_by) then
    raise exception 'a closure says what came of it, and whether the person agrees' using errcode = 'check_violation';
  end if;
  if new.state = 'closed' and new.closing_reason = 'aims reached' and
    (select count(distinct g.kind) from cases.gate g where g.case_id = new.id and g.confirmed_at is not null) < 3 then
    raise exception 'aims are reached after assessment, plan and review' using errcode = 'check_violation';
  end if;
  if new.worker_id is distinct from old.worker_id and new.worker_id is not null and actor is not null then
    perform pg_advisory_xact_lock(hashtextextended('caseload ' || new.worker_id, 0));
    if (select count(*) from cases.case c where c.worker_id = new.worker_id and c.state <> 'closed') >= 25
      and not exists (select from cases.over_ceiling o where o.case_id = new.id and o.worker_id = new.worker_id
        and o.recorded_at = now() and o.decided_by = new.supervisor_id) then
      raise exception 'a full caseload takes another case for the supervisor''s stated reason' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;

-- What others asked of the actor's agency: what was asked, and what went with it. Of the case nothing. Once declined or
-- withdrawn, what went is no longer shown.
create function cases.referrals_to_us() returns table (id uuid, from_agency text, asked text, carries jsonb, sent_at timestamptz,
  answer_by date, answer text, answer_words text, answered_at timestamptz, outcome text, outcome_at timestamptz, withdrawn_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('care', 'read') then
    return;
  end if;
  return query
    select r.id, g.name, r.asked,
      case when r.withdrawn_at is null and r.answer is distinct from 'declined' then r.carries else '{}' end,
      r.sent_at, r.answer_by, r.answer, r.answer_words, r.answered_at, r.outcome, r.outcome_at, r.withdrawn_at
    from cases.referral r join access.agency g on g.id = r.agency_id
    where r.to_agency_id = access.agency() order by r.sent_at desc, r.id limit 200;
end $$;
grant execute on function cases.referrals_to_us() to oralu_app;
select access.hand_over('cases.referrals_to_us()', 'oralu_counts');

create function cases.answer_referral(referral uuid, answer text, words text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.referral r set answer = answer_referral.answer, answer_words = words, answered_by = access.account(), answered_at = now()
  where r.id = referral and r.to_agency_id = access.writes('care');
  if not found then
    raise exception 'no such referral' using errcode = 'no_data_found';
  end if;
end $$;
create function cases.finish_referral(referral uuid, words text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.referral r set outcome = words, outcome_by = access.account(), outcome_at = now()
  where r.id = referral and r.to_agency_id = access.writes('care');
  if not found then
    raise exception 'no such referral' using errcode = 'no_data_found';
  end if;
end $$;
grant update (answer, answer_words, answered_by, answered_at, outcome, outcome_by, outcome_at) on cases.referral to oralu_counts;
grant execute on function cases.answer_referral(uuid, text, text), cases.finish_referral(uuid, text) to oralu_app;
select access.hand_over('cases.answer_referral(uuid, text, text)', 'oralu_counts');
select access.hand_over('cases.finish_referral(uuid, text)', 'oralu_counts');

-- Transfers signed to the actor's agency: the offers, and those that were taken.
create function cases.transfers_to_us() returns table (id uuid, anchor_id uuid, from_agency text, reason text, summary text,
  signed_at timestamptz, opened_on date, answer text, answered_at timestamptz, new_case_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('care', 'read') then
    return;
  end if;
  return query
    select t.id, t.anchor_id, g.name, t.reason, t.summary, t.signed_at, c.opened_on, t.answer, t.answered_at, t.new_case_id
    from cases.transfer t join access.agency g on g.id = t.agency_id join cases.case c on c.id = t.case_id
    where t.to_agency_id = access.agency() and t.signed_at is not null and t.withdrawn_at is null
      and (t.answer is null or t.answer = 'accepted')
    order by t.answer nulls first, t.signed_at desc, t.id limit 200;
end $$;
grant execute on function cases.transfers_to_us() to oralu_app;
select access.hand_over('cases.transfers_to_us()', 'oralu_counts');

create function cases.decline_transfer(transfer uuid, words text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.transfer t set answer = 'declined', answer_words = words, answered_by = access.account(), answered_at = now()
  where t.id = transfer and t.to_agency_id = access.writes('care') and t.signed_at is not null and t.withdrawn_at is null;
  if not found then
    raise exception 'no such transfer' using errcode = 'no_data_found';
  end if;
end $$;

-- Responsibility moves in this one transaction: the old case closes as proposed and signed there, the new one opens here
-- under whoever accepts, and with it go who cares for a child and the protection needs still to be seen, whose days go on.
-- A longer look into the old case is a grant that the data-protection officer there confirms.
create function cases.accept_transfer(transfer uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moving cases.transfer;
  held cases.case;
  ours uuid := access.writes('care');
  fresh uuid := gen_random_uuid();
  person uuid;
begin
  if not access.holds('care', 'decide') then
    raise exception 'who decides in care accepts' using errcode = 'insufficient_privilege';
  end if;
  select * into moving from cases.transfer t
  where t.id = transfer and t.to_agency_id = ours and t.signed_at is not null and t.withdrawn_at is null for no key update;
  if moving.id is null then
    raise exception 'no such transfer' using errcode = 'no_data_found';
  end if;
  select a.person_id into person from people.anchor a where a.id = moving.anchor_id and (a.agency_id = any (access.agencies('identity'))
    or exists (select from access.subjects('identity') s where s.agency_id = a.agency_id and s.subject_id = a.id));
  if person is null then
    raise exception 'nobody takes over whom they may not see' using errcode = 'check_violation';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('case ' || person, 0));
  select * into held from cases.case c where c.id = moving.case_id for no key update;
  if moving.answer is not null or held.state = 'closed' or held.supervisor_id is distinct from moving.signed_by then
    raise exception 'that step is not open' using errcode = 'check_violation';
  end if;
  update cases.case c set state = 'closed', closing_reason = 'handed to another agency', closing_words = moving.reason,
    closing_proposed_by = moving.proposed_by, closing_proposed_at = moving.proposed_at, closed_by = moving.signed_by, closed_at = now()
  where c.id = held.id;
  insert into cases.case (id, agency_id, anchor_id, reason, supervisor_id, follows_id)
  values (fresh, ours, held.anchor_id, 'transferred', access.account(), held.id);
  update cases.transfer t set answer = 'accepted', answered_by = access.account(), answered_at = now(), new_case_id = fresh
  where t.id = moving.id;
  insert into cases.carer (agency_id, anchor_id, kind, name, carer_anchor_id, from_on, recorded_at)
  select ours, held.anchor_id, k.kind, k.name, k.carer_anchor_id, k.from_on, clock_timestamp()
  from cases.carer k join people.anchor a on a.id = k.anchor_id
  where a.person_id = person and k.agency_id = held.agency_id and (k.ended_on is null or k.ended_on > access.today());
  insert into cases.protection_need (agency_id, anchor_id, need, urgency, follow_up_by, recorded_by)
  select ours, held.anchor_id, n.need, n.urgency, n.follow_up_by, n.recorded_by
  from cases.protection_need n join people.anchor a on a.id = n.anchor_id
  where a.person_id = person and n.agency_id = held.agency_id and n.seen_on is null and n.met_at is null;
  if moving.grant_days > 0 then
    insert into access.grant (agency_id, compartment, subject_id, to_agency_id, purpose, ends_at, proposed_by)
    values (held.agency_id, 'care', held.anchor_id, ours, 'Transfer of a case', now() + moving.grant_days * interval '1 day', moving.signed_by);
  end if;
  return fresh;
end $$;
grant insert, update (state, closing_reason, closing_words, closing_proposed_by, closing_proposed_at, closed_by, closed_at)
  on cases.case to oralu_counts;
grant update (answer, answer_words, answered_by, answered_at, new_case_id) on cases.transfer to oralu_counts;
grant insert on cases.carer, cases.protection_need to oralu_counts;
grant insert (agency_id, compartment, subject_id, to_agency_id, purpose, ends_at, proposed_by) on access.grant to oralu_counts;
grant execute on function cases.accept_transfer(uuid), cases.decline_transfer(uuid, text) to oralu_app;
select access.hand_over('cases.accept_transfer(uuid)', 'oralu_counts');
select access.hand_over('cases.decline_transfer(uuid, text)', 'oralu_counts');

-- Opens a new case after a closed one of the actor's agency. As with every opening, whether another has one is not said.
create function cases.reopen(closed uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held cases.case := (select c from cases.case c where c.id = closed and c.agency_id = access.writes('care'));
  person uuid := (select a.person_id from people.anchor a where a.id = held.anchor_id);
begin
  if held.id is null or held.state <> 'closed' then
    raise exception 'no such closed case' using errcode = 'no_data_found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('case ' || person, 0));
  if not exists (select from cases.case c join people.anchor a on a.id = c.anchor_id where a.person_id = person and c.state <> 'closed') then
    insert into cases.case (agency_id, anchor_id, reason, follows_id) values (held.agency_id, held.anchor_id, 'reopened', held.id);
  end if;
end $$;
grant execute on function cases.reopen(uuid) to oralu_app;
select access.hand_over('cases.reopen(uuid)', 'oralu_counts');

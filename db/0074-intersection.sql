-- Who is both theirs and ours: runs of a private set intersection, each approved by persons on both sides before anything
-- is computed, counted against the terms, and ended by itself. docs/decisions/private-intersection.md.

create table cooperation.intersection (
  -- the session, as both sides know it
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  agreement_id uuid not null references cooperation.agreement,
  direction text not null default 'ours' check (direction in ('ours', 'theirs')),
  purpose text not null,
  -- docs/formats/intersection-terms.schema.json
  terms jsonb not null,
  -- proposed: waits for the second officer here (ours), or for an officer of ours (theirs); computing: a job is at work;
  -- asked, answered: waits for the other side
  state text not null default 'proposed' check (state in (
    'proposed', 'computing', 'asked', 'answered', 'done', 'refused', 'failed')),
  proposed_by uuid default access.account(),
  proposed_at timestamptz not null default now(),
  approved_by uuid,
  approved_at timestamptz,
  job_id uuid references jobs.job,
  -- when this side began: counted against the terms
  began_at timestamptz,
  ended_at timestamptz,
  problem text,
  -- of our list: how many persons took part, how many the other side may hold too
  persons int,
  candidates int,
  check ((proposed_by is null) = (direction = 'theirs')),
  check (approved_by <> proposed_by),
  check ((approved_by is null) = (approved_at is null)),
  check (state = 'proposed' or state = 'refused' or approved_at is not null)
);
create index on cooperation.intersection (partner_id, proposed_at);
select access.guard('cooperation.intersection', 'cooperation');
select ledger.cover('cooperation.intersection');

-- A pair that came out: a person of ours, and one of theirs by a number of the run. A candidate, not an identity.
create table cooperation.intersection_pair (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  intersection_id uuid not null references cooperation.intersection,
  anchor_id uuid not null references people.anchor,
  -- how our person and theirs are numbered in the run
  number int not null,
  other int not null,
  agree int not null check (agree > 0),
  recorded_at timestamptz not null default now(),
  unique (intersection_id, number, other)
);
create index on cooperation.intersection_pair (anchor_id);
select access.guard('cooperation.intersection_pair', 'cooperation', subject => 'anchor_id');
select ledger.cover('cooperation.intersection_pair');
revoke insert, update on cooperation.intersection_pair from oralu_app;

-- What a side keeps between two messages: sealed by the installation, destroyed when the run ends, never in the ledger.
create table cooperation.intersection_state (
  intersection_id uuid primary key references cooperation.intersection,
  agency_id uuid not null references access.agency,
  sealed bytea,
  -- our persons by their position in the run
  anchors uuid[] not null default '{}',
  -- the message of theirs that waits for an officer
  message jsonb
);
select access.guarded_by_hand('cooperation.intersection_state', 'secrets of a run: only its functions look');
grant select, insert, update, delete on cooperation.intersection_state to oralu_counts;

-- Of a run an officer approves what another proposed, as oneself; whose list it is about is the agreement's.
create function cooperation.check_intersection() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
  code text;
begin
  if actor.account_id is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.direction <> 'ours' or new.state <> 'proposed' or new.proposed_by <> actor.account_id or new.approved_by is not null then
      raise exception 'a run begins as a proposal' using errcode = 'check_violation';
    end if;
  else
    if (new.id, new.agency_id, new.partner_id, new.agreement_id, new.direction, new.terms, new.purpose, new.proposed_by)
        is distinct from (old.id, old.agency_id, old.partner_id, old.agreement_id, old.direction, old.terms, old.purpose, old.proposed_by)
      or old.ended_at is not null then
      raise exception 'a run keeps its terms' using errcode = 'check_violation';
    end if;
    if new.approved_by is distinct from old.approved_by and (old.approved_by is not null or new.approved_by <> actor.account_id
      or not access.holds('cooperation', 'decide')) then
      raise exception 'one approves in one''s own name' using errcode = 'insufficient_privilege';
    end if;
  end if;
  code := cooperation.refusal(new.agreement_id, new.partner_id, '{}');
  if code is not null and code <> 'other-direction' then
    perform cooperation.refuse(code);
  end if;
  return new;
end $$;
create trigger checked before insert or update on cooperation.intersection
  for each row execute function cooperation.check_intersection();
select access.hand_over('cooperation.check_intersection()', 'oralu_counts');

-- Persons of ours who take part: those whom the agreement covers; where they give and we only look, all of the register.
create function cooperation.taking_part(of_agreement uuid, most int) returns table (anchor_id uuid)
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select distinct on (k.person_id) k.id from cooperation.agreement a
    join people.anchor k on k.agency_id = a.agency_id
  where a.id = of_agreement and (a.gives = 'they' or cooperation.covers(a, k.id))
  order by k.person_id, k.id limit most;
end;
grant execute on function cooperation.taking_part(uuid, int) to oralu_app;

-- The job of an officer keeps what the run needs, and forgets it.
create function cooperation.keep_state(of_run uuid, sealed bytea, anchors uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from cooperation.intersection i where i.id = of_run and i.agency_id = access.agency()
    and i.state = 'computing' and access.holds('cooperation', 'decide')) then
    raise exception 'no such run' using errcode = 'no_data_found';
  end if;
  insert into cooperation.intersection_state as s (intersection_id, agency_id, sealed, anchors)
  values (of_run, access.agency(), keep_state.sealed, keep_state.anchors)
  on conflict (intersection_id) do update set sealed = excluded.sealed, anchors = excluded.anchors, message = null;
end $$;

-- The offer of theirs that an officer of ours approved.
create function cooperation.offer_of(of_run uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select s.message from cooperation.intersection_state s join cooperation.intersection i on i.id = s.intersection_id
    where i.id = of_run and i.agency_id = access.agency() and i.direction = 'theirs' and i.state = 'computing'
      and access.holds('cooperation', 'decide'));
end $$;

-- A message of a run that came. An offer waits for an officer; the others are of a run that goes on.
create function cooperation.take_offer(from_partner uuid, run uuid, said_purpose text, said_terms jsonb, reference text, message jsonb)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agreed cooperation.agreement;
  before cooperation.intersection := (select i from cooperation.intersection i where i.id = run);
begin
  if before.id is not null then
    return case when before.partner_id = from_partner then 'again' else 'refused' end;
  end if;
  select * into agreed from cooperation.agreement a
  where a.partner_id = from_partner and a.reference = take_offer.reference and a.second_signed_at is not null
    and a.protection_signed_at is not null and a.ended_at is null and access.today() between a.starts_on and a.ends_on;
  if agreed.id is null then
    return 'no-agreement';
  end if;
  insert into cooperation.intersection (id, agency_id, partner_id, agreement_id, direction, purpose, terms, proposed_by)
  values (run, agreed.agency_id, from_partner, agreed.id, 'theirs', said_purpose, said_terms, null);
  insert into cooperation.intersection_state (intersection_id, agency_id, message) values (run, agreed.agency_id, message);
  return 'taken';
end $$;

create function cooperation.run_of(from_partner uuid, run uuid)
returns table (direction text, state text, terms jsonb, sealed bytea, anchors uuid[])
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select i.direction, i.state, i.terms, s.sealed, s.anchors
  from cooperation.intersection i left join cooperation.intersection_state s on s.intersection_id = i.id
  where i.id = run and i.partner_id = from_partner;
end;

-- The next state of a run that goes on by itself; `pairs`: what came out, when it is done.
create function cooperation.go_on(run uuid, new_state text, new_sealed bytea, met int default null,
  pairs jsonb default null, why text default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  of_run cooperation.intersection;
begin
  update cooperation.intersection i set state = new_state, candidates = coalesce(met, i.candidates), problem = why,
    ended_at = case when new_state in ('done', 'refused', 'failed') then now() end
  where i.id = run and i.ended_at is null returning * into of_run;
  if of_run.id is null then
    return;
  end if;
  if pairs is not null then
    insert into cooperation.intersection_pair (agency_id, intersection_id, anchor_id, number, other, agree)
    select of_run.agency_id, run, s.anchors[(p ->> 'position')::int + 1], (p ->> 'number')::int, (p ->> 'other')::int, (p ->> 'agree')::int
    from cooperation.intersection_state s, jsonb_array_elements(pairs) p where s.intersection_id = run;
  end if;
  if of_run.ended_at is not null then
    delete from cooperation.intersection_state s where s.intersection_id = run;
  else
    update cooperation.intersection_state s set sealed = new_sealed where s.intersection_id = run;
  end if;
end $$;

-- An officer of ours does not let theirs run; or ends one of ours that was not answered.
create function cooperation.end_run(of_run uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('cooperation', 'decide') then
    return false;
  end if;
  update cooperation.intersection i set state = 'refused', ended_at = now()
  where i.id = of_run and i.agency_id = access.agency() and i.ended_at is null and i.state in ('proposed', 'asked', 'answered');
  if not found then
    return false;
  end if;
  delete from cooperation.intersection_state s where s.intersection_id = of_run;
  return true;
end $$;

-- A run's messages go only once it was approved here, under an agreement in force; that it was refused may always be said.
create function cooperation.check_run_message() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  run cooperation.intersection := (select i from cooperation.intersection i where i.id = new.about_id and i.partner_id = new.partner_id);
  code text := cooperation.refusal(run.agreement_id, run.partner_id, '{}');
begin
  if run.id is null or run.approved_at is null and run.state <> 'refused' then
    raise exception 'no such run was approved' using errcode = 'check_violation';
  end if;
  if code is not null and code <> 'other-direction' and run.state <> 'refused' then
    perform cooperation.refuse(code);
  end if;
  return new;
end $$;
create trigger run_checked before insert on cooperation.outgoing
  for each row when (new.kind = 'intersection') execute function cooperation.check_run_message();
select access.hand_over('cooperation.check_run_message()', 'oralu_counts');

grant insert, update on cooperation.intersection, cooperation.intersection_pair to oralu_counts;
do $$
declare
  f regprocedure;
begin
  foreach f in array array['cooperation.take_offer(uuid, uuid, text, jsonb, text, jsonb)', 'cooperation.run_of(uuid, uuid)',
    'cooperation.go_on(uuid, text, bytea, int, jsonb, text)']::regprocedure[]
  loop
    execute format('grant execute on function %s to oralu_jobs', f);
    perform access.hand_over(f, 'oralu_counts');
  end loop;
  foreach f in array array['cooperation.keep_state(uuid, bytea, uuid[])', 'cooperation.offer_of(uuid)', 'cooperation.end_run(uuid)']::regprocedure[]
  loop
    execute format('grant execute on function %s to oralu_app', f);
    perform access.hand_over(f, 'oralu_counts');
  end loop;
end $$;

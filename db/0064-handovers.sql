-- Handovers: from the holding authority to the field team, to the flight, to the arrival centre, to a place. Of custody
-- for the detained, of care for children; an adult who is free is in nobody's custody. With the condition that anyone
-- can see, signatures, a head-count, and a receipt for property and documents.

create table operations.handover (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  step text not null check (step in ('to field team', 'to flight', 'to arrival centre', 'to place')),
  place text not null,
  zone text not null,
  at timestamptz not null,
  giver_name text not null,
  giver_office text not null,
  receiver_name text not null,
  receiver_office text not null,
  -- drawn: a sealed file; or why there is none
  giver_signature uuid references files.file,
  giver_unsigned text,
  receiver_signature uuid references files.file,
  receiver_unsigned text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check (num_nonnulls(giver_signature, giver_unsigned) < 2),
  check (num_nonnulls(receiver_signature, receiver_unsigned) < 2),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_why) in (0, 3))
);
create index on operations.handover (mission_id);
select access.guard('operations.handover', 'mission');
select ledger.cover('operations.handover');
-- What was signed is not written again.
revoke update on operations.handover from oralu_app;
grant update (giver_signature, giver_unsigned, receiver_signature, receiver_unsigned, withdrawn_by, withdrawn_at,
  withdrawn_why) on operations.handover to oralu_app;

create table operations.handover_line (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  handover_id uuid not null references operations.handover,
  line_id uuid not null references operations.manifest_line,
  what text not null check (what in ('custody', 'care', 'none')),
  -- what anyone can see; never a diagnosis
  condition text[] not null check (condition <@ array['well', 'tired', 'distressed', 'unwell', 'injury seen',
    'needs help to walk', 'not observed'] and cardinality(condition) > 0),
  seen text check (length(seen) <= 200),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (handover_id, line_id)
);
create index on operations.handover_line (line_id);
select access.guard('operations.handover_line', 'mission');
drop policy changing on operations.handover_line;
revoke update on operations.handover_line from oralu_app;
select ledger.cover('operations.handover_line');

-- Who may be under 18 is handed over in care, and never in custody.
create function operations.check_custody() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.what <> 'care' and operations.may_be_child((select a.person_id from operations.manifest_line l
      join people.anchor a on a.id = l.anchor_id where l.id = new.line_id and l.agency_id = new.agency_id)) then
    raise exception 'a child is handed over in care' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger in_care before insert on operations.handover_line
  for each row execute function operations.check_custody();
select access.hand_over('operations.check_custody()', 'oralu_counts');

alter table operations.head_count
  drop constraint head_count_step_check,
  add constraint head_count_step_check check (step in ('departure', 'leg', 'arrival', 'handover')),
  add column handover_id uuid references operations.handover,
  add check ((step = 'handover') = (handover_id is not null));
select access.keep_no_samples('operations.head_count');

-- A numbered receipt for what was taken into keeping for its owner.
create table operations.receipt (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  number int not null check (number > 0),
  line_id uuid not null references operations.manifest_line,
  place text not null,
  taken_by text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (mission_id, number)
);
create index on operations.receipt (line_id);
select access.guard('operations.receipt', 'mission');
drop policy changing on operations.receipt;
revoke update on operations.receipt from oralu_app;
select ledger.cover('operations.receipt');

create table operations.property (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  receipt_id uuid not null references operations.receipt,
  kind text not null check (kind in ('document', 'money', 'valuables', 'telephone', 'medicine', 'bag', 'other')),
  description text not null,
  quantity int not null default 1 check (quantity > 0),
  held_by text not null,
  returned_at timestamptz,
  -- the owner, or who takes it for the owner
  returned_to text,
  return_signature uuid references files.file,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check ((returned_at is null) = (returned_to is null)),
  check (return_signature is null or returned_at is not null)
);
create index on operations.property (receipt_id);
select access.guard('operations.property', 'mission');
revoke update on operations.property from oralu_app;
grant update (held_by, returned_at, returned_to, return_signature) on operations.property to oralu_app;
select ledger.cover('operations.property');

-- What a row refers to is of its own agency; a signature is a file of the mission compartment.
do $$
declare
  of record;
begin
  for of in select * from (values
    ('handover', 'mission_id', 'operations.mission'), ('handover_line', 'handover_id', 'operations.handover'),
    ('handover_line', 'line_id', 'operations.manifest_line'), ('head_count', 'handover_id', 'operations.handover'),
    ('receipt', 'mission_id', 'operations.mission'), ('receipt', 'line_id', 'operations.manifest_line'),
    ('property', 'receipt_id', 'operations.receipt')
  ) as t (name, key, parent) loop
    execute format('create policy own_%2$s on operations.%1$I as restrictive for all to oralu_app using (true) with check (
      %2$I is null or exists (select from %3$s p where p.id = %2$I and p.agency_id = operations.%1$I.agency_id))',
      of.name, of.key, of.parent);
  end loop;
  for of in select * from (values ('handover', 'giver_signature'), ('handover', 'receiver_signature'),
    ('property', 'return_signature')) as t (name, key) loop
    execute format('create policy own_%2$s on operations.%1$I as restrictive for all to oralu_app using (true) with check (
      %2$I is null or exists (select from files.file p
        where p.id = %2$I and p.agency_id = operations.%1$I.agency_id and p.compartment = ''mission''))', of.name, of.key);
  end loop;
end $$;

-- An adult who withdraws their own decision has declined return: the register says so, and no longer once they are
-- listed again. For whoever works on the mission, and for that line alone.
create function operations.mark_declined(of_line uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  line operations.manifest_line := (select l from operations.manifest_line l
    where l.id = of_line and l.agency_id = access.agency());
begin
  if line.id is null or not access.holds('mission', 'write') then
    raise exception 'no status to mark' using errcode = 'insufficient_privilege';
  end if;
  if line.state <> 'withdrawn' then
    update people.status s set withdrawn_at = now()
    where s.anchor_id = line.anchor_id and s.status = 'declined return' and s.evidence = 'mission manifest'
      and s.withdrawn_at is null;
  elsif not operations.may_be_child((select a.person_id from people.anchor a where a.id = line.anchor_id)) then
    insert into people.status (agency_id, anchor_id, status, valid_from, evidence, recorded_by)
    values (line.agency_id, line.anchor_id, 'declined return', access.today(),
      'mission manifest', access.account());
  end if;
end $$;
grant update (withdrawn_at) on people.status to oralu_counts;
grant execute on function operations.mark_declined(uuid) to oralu_app;
select access.hand_over('operations.mark_declined(uuid)', 'oralu_counts');

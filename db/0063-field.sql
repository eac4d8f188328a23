-- The field: tablets enrolled for a mission, their packs, the log of signed operations, what sync raised to whom, and
-- what was put aside. The log is only ever added to; its state is folded from it (packages/domain/src/field-fold.ts).

create schema field;

-- One log a mission. The office is a device too: its id is the mission's.
create table field.log (
  id uuid primary key references operations.mission,
  agency_id uuid not null default access.agency() references access.agency,
  -- Ed25519, raw; the private half sealed for the installation (apps/server/src/files/seal.ts)
  office_key text not null,
  office_wrapped bytea not null,
  -- age: for what only protection reads
  protection_recipient text not null,
  protection_wrapped bytea not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
select access.guard('field.log', 'mission');
drop policy changing on field.log;
revoke update on field.log from oralu_app;
select ledger.cover('field.log');

create table field.device (
  id uuid primary key,
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references field.log,
  name text not null,
  officer_id uuid not null references access.account,
  role text not null,
  public_key text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  -- given up: what it makes from here on does not count
  revoked_by uuid,
  revoked_at timestamptz,
  revoke_reason text,
  wipe boolean not null default false,
  check (id <> mission_id),
  check (num_nonnulls(revoked_by, revoked_at, revoke_reason) in (0, 3)),
  check (not wipe or revoked_at is not null)
);
create index on field.device (mission_id);
select access.guard('field.device', 'mission');
revoke update on field.device from oralu_app;
grant update (revoked_by, revoked_at, revoke_reason, wipe) on field.device to oralu_app;
select ledger.cover('field.device');
-- Nobody enrols a tablet for someone else.
create policy own_tablet on field.device as restrictive for insert to oralu_app with check (
  officer_id = (select access.account()));

-- When a tablet was last heard, and whether it has heard that it must forget everything. Nothing of a person.
create table field.contact (
  device_id uuid primary key references field.device,
  agency_id uuid not null default access.agency() references access.agency,
  at timestamptz not null default now(),
  told_to_wipe_at timestamptz
);
select access.guarded_by_hand('field.contact', 'when a tablet called: the formula of mission, without history');
create policy reading on field.contact for select to oralu_app using (
  agency_id = any ((select access.agencies('mission'))::uuid[]));
create policy adding on field.contact for insert to oralu_app with check (
  agency_id = (select access.writes('mission')));
create policy changing on field.contact for update to oralu_app using (
  agency_id = (select access.writes('mission'))) with check (agency_id = (select access.writes('mission')));
grant select, insert, update on field.contact to oralu_app;

-- What was given to a tablet, and until when it may be opened. The content is read anew each time.
create table field.pack (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  device_id uuid not null references field.device,
  mission_id uuid not null references field.log,
  -- the lines in it
  scope uuid[] not null,
  expires_at timestamptz not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on field.pack (device_id, recorded_at);
select access.guard('field.pack', 'mission');
drop policy changing on field.pack;
revoke update on field.pack from oralu_app;
select ledger.cover('field.pack');

create table field.operation (
  id uuid primary key,
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references field.log,
  device_id uuid not null,
  sequence int not null check (sequence > 0),
  kind text not null,
  officer_id uuid not null,
  -- as it was signed; of the office's own without the signature, which is the same each time it is made
  content jsonb not null,
  -- Its place, once its whole past is here: of each device the last sequence before it; the longest chain; the lines
  -- it is about; whether it bears on the mission as a whole. Null: it waits.
  clock jsonb,
  rank int,
  lines uuid[],
  whole boolean,
  -- who brought it
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (mission_id, device_id, sequence),
  check (num_nonnulls(clock, rank, lines, whole) in (0, 4))
);
create index on field.operation using gin (lines);
create index on field.operation (mission_id, kind, rank);
create index on field.operation (mission_id) where clock is null;
create index on field.operation (mission_id) where whole;
select access.guard('field.operation', 'mission');
-- Only its place is found later, once.
revoke update on field.operation from oralu_app;
grant update (clock, rank, lines, whole) on field.operation to oralu_app;
drop policy changing on field.operation;
create policy finding_its_place on field.operation for update to oralu_app
  using (agency_id = (select access.writes('mission')) and clock is null)
  with check (agency_id = (select access.writes('mission')));
-- Protection answers the questions put to it, though it does not work on missions.
create policy answering on field.operation for insert to oralu_app with check (
  agency_id = (select access.agency()) and kind = 'answer' and device_id = mission_id
  and (select access.holds('protection', 'decide')));
select ledger.cover('field.operation');

-- What the merge table shows to people; its name is the same on every replica.
create table field.question (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references field.log,
  name text not null,
  kind text not null,
  situation text not null,
  operations uuid[] not null,
  line_id uuid,
  raises text not null check (raises in ('notice', 'question')),
  duty text,
  state text not null check (state in ('open', 'answered', 'overtaken')),
  answered_by uuid,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (mission_id, name),
  check ((raises = 'question') = (duty is not null))
);
create index on field.question (agency_id, raises, state, recorded_at desc, id);
select access.guard('field.question', 'mission');
revoke update on field.question from oralu_app;
grant update (state, answered_by) on field.question to oralu_app;
create policy answering on field.question for update to oralu_app
  using (agency_id = (select access.agency()) and (select access.holds('protection', 'decide')))
  with check (agency_id = (select access.agency()) and answered_by = (select access.account()));
select ledger.cover('field.question');

-- What does not count, and what could not even be read: shown, never dropped.
create table field.quarantine (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references field.log,
  operation_id uuid,
  why text not null,
  -- as it came, where it is not in the log
  content jsonb,
  content_hash bytea not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  accepted_by uuid,
  accepted_at timestamptz,
  check ((accepted_by is null) = (accepted_at is null)),
  unique (mission_id, content_hash)
);
create index on field.quarantine (mission_id, recorded_at desc, id);
select access.guard('field.quarantine', 'mission');
revoke update on field.quarantine from oralu_app;
grant update (accepted_by, accepted_at) on field.quarantine to oralu_app;
select ledger.cover('field.quarantine');

-- May this officer of one's own agency still record on missions?
create function field.officers_with_right(officers uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select a.id from access.account a join access.role_right r on r.role = a.role
  where a.id = any (officers) and a.agency_id = access.agency() and a.state = 'active'
    and r.compartment = 'mission' and r.act = 'write'
$$;
grant usage on schema field to oralu_access;
grant execute on function field.officers_with_right(uuid[]) to oralu_app;
select access.hand_over('field.officers_with_right(uuid[])', 'oralu_access');

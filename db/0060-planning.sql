-- What a mission is planned with: vehicles on legs with those who attend, other ways of a leg prepared beforehand,
-- permissions by leg and state, checklists by phase, stock of travel documents; and what is decided when plans fail.

alter table operations.leg
  add column distance_km int check (distance_km between 1 and 40000),
  -- States that this leg overflies, crosses or lands in and that must allow it: ISO 3166-1 alpha-2.
  add column states text[] not null default '{}' check (array_to_string(states, ',') ~ '^([A-Z]{2}(,[A-Z]{2})*)?$');
select access.keep_no_samples('operations.leg');

-- An aircraft or vehicle of an operator. Berths are seats, stretcher places and wheelchair places.
create table operations.vehicle (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  kind text not null check (kind in ('aircraft', 'bus', 'ambulance', 'car', 'lorry')),
  -- registration of an aircraft, plate of a vehicle
  mark text not null,
  operator text not null,
  model text,
  seats int not null check (seats between 0 and 1000),
  -- where seats have numbers: rows 1 to n, columns such as 'ABC-DEF' with '-' for an aisle, less those left out ('1A')
  seat_rows int check (seat_rows between 1 and 200),
  seat_columns text check (seat_columns ~ '^[A-Z]+(-[A-Z]+)*$'),
  seats_left_out text[] not null default '{}',
  stretchers int not null default 0 check (stretchers between 0 and 200),
  wheelchairs int not null default 0 check (wheelchairs between 0 and 200),
  -- what people and their baggage may weigh together
  payload_kg int check (payload_kg > 0),
  range_km int check (range_km > 0),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check ((seat_rows is null) = (seat_columns is null))
);
create unique index one_vehicle_a_mark on operations.vehicle (agency_id, mark) where withdrawn_at is null;
select access.guard('operations.vehicle', 'mission');
select ledger.cover('operations.vehicle');

-- A vehicle on a leg, and when its operator holds it ready.
create table operations.carriage (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  leg_id uuid not null references operations.leg,
  vehicle_id uuid not null references operations.vehicle,
  ready_from timestamptz,
  ready_until timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (ready_until > ready_from)
);
create unique index one_carriage_a_leg on operations.carriage (leg_id, vehicle_id) where withdrawn_at is null;
create index on operations.carriage (mission_id);
create index on operations.carriage (vehicle_id);
select access.guard('operations.carriage', 'mission');
select ledger.cover('operations.carriage');

-- Who goes along in a vehicle on a leg. Crew have places of their own; the others take a seat.
create table operations.attendant (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  carriage_id uuid not null references operations.carriage,
  duty text not null check (duty in ('crew', 'escort', 'medic', 'psychologist', 'interpreter')),
  name text not null,
  -- rank or profession
  title text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
create index on operations.attendant (carriage_id);
create index on operations.attendant (mission_id);
select access.guard('operations.attendant', 'mission');
select ledger.cover('operations.attendant');

-- What a traveller needs of a vehicle, and never why.
alter table operations.manifest_line
  add column berth text not null default 'seat' check (berth in ('seat', 'stretcher', 'wheelchair', 'lap')),
  add column weight_kg int check (weight_kg between 1 and 400),
  add column medic_near boolean not null default false;
select access.keep_no_samples('operations.manifest_line');

-- Another way of a leg, prepared before it is needed: another airport, or a route around a state.
create table operations.alternative (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  leg_id uuid not null references operations.leg,
  kind text not null check (kind in ('airport', 'route')),
  to_place text not null,
  to_zone text not null,
  distance_km int check (distance_km between 1 and 40000),
  minutes int not null check (minutes between 1 and 10000),
  states text[] not null default '{}' check (array_to_string(states, ',') ~ '^([A-Z]{2}(,[A-Z]{2})*)?$'),
  -- who was spoken to, what is agreed
  prepared text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  taken_at timestamptz,
  withdrawn_at timestamptz
);
create index on operations.alternative (mission_id);
create index on operations.alternative (leg_id);
select access.guard('operations.alternative', 'mission');
select ledger.cover('operations.alternative');

alter table operations.permission
  drop constraint permission_giver_kind_check,
  add constraint permission_giver_kind_check check (giver_kind in ('state overflown', 'state crossed', 'landing',
    'transit', 'airport slot', 'holding authority', 'head of state')),
  -- the leg that it covers; null: the whole route
  add column leg_id uuid references operations.leg,
  -- the state that gives it: ISO 3166-1 alpha-2
  add column state_code text check (state_code ~ '^[A-Z]{2}$'),
  add column asked_on date,
  -- who answered for the giver
  add column answered_by text,
  add column refused_at timestamptz,
  add column refused_why text,
  add column file_id uuid references files.file,
  add check (state = 'refused' or refused_why is null);
select access.keep_no_samples('operations.permission');

-- What an office checks by phase: the template of an operation, and the list of a mission made from it. An item is one
-- of the standard ones, by its key in the domain package, or the office's own words.
create table operations.checklist_item (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  operation_id uuid not null references operations.operation,
  phase text not null check (phase in ('planning', '72 hours', 'day before', 'departure', 'arrival')),
  position int not null,
  standard text,
  text text,
  owner_role text not null,
  -- hours before the departure (before the arrival, in its phase) by which it is done
  hours_before int not null check (hours_before between -8760 and 8760),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (num_nonnulls(standard, text) = 1)
);
create index on operations.checklist_item (operation_id);
select access.guard('operations.checklist_item', 'mission');
select ledger.cover('operations.checklist_item');

create table operations.mission_check (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  item_id uuid references operations.checklist_item,
  phase text not null check (phase in ('planning', '72 hours', 'day before', 'departure', 'arrival')),
  position int not null,
  standard text,
  text text,
  owner_role text not null,
  -- the colleague who took it on
  owner text,
  hours_before int not null check (hours_before between -8760 and 8760),
  done_by uuid,
  done_at timestamptz,
  note text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (num_nonnulls(standard, text) = 1),
  check (num_nonnulls(done_by, done_at) in (0, 2))
);
create unique index one_check_an_item on operations.mission_check (mission_id, item_id) where withdrawn_at is null;
select access.guard('operations.mission_check', 'mission');
select ledger.cover('operations.mission_check');

-- A named authority lets a mission go though something of the plan is missing, and says why.
create table operations.waiver (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  -- a blocker's code, and the row it is about where there is one
  code text not null check (code in ('no-vehicle', 'window', 'no-medic', 'no-escort', 'check-open')),
  about_id uuid,
  reason text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on operations.waiver (mission_id);
select access.guard('operations.waiver', 'mission');
drop policy adding on operations.waiver;
create policy adding on operations.waiver for insert to oralu_app with check (
  agency_id = (select access.agency()) and (select access.holds('mission', 'decide')));
drop policy changing on operations.waiver;
revoke update on operations.waiver from oralu_app;
select ledger.cover('operations.waiver');

-- What was done when the plan failed, why, and what was there before. It never changes.
create table operations.contingency (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  kind text not null check (kind in ('alternative taken', 'permission refused', 'leg split', 'new-born added')),
  reason text not null,
  leg_id uuid references operations.leg,
  permission_id uuid references operations.permission,
  alternative_id uuid references operations.alternative,
  line_id uuid references operations.manifest_line,
  -- the leg as it was: places, times, states, distance
  was jsonb,
  -- the version of the manifest that it made, where the manifest was frozen
  version int,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on operations.contingency (mission_id);
select access.guard('operations.contingency', 'mission');
drop policy changing on operations.contingency;
revoke update on operations.contingency from oralu_app;
select ledger.cover('operations.contingency');

-- All gates and all of the plan, judged again on the day, and what came out. It never changes.
create table operations.revalidation (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  step text not null check (step in ('check', 'departure')),
  go boolean not null,
  -- blockers by code, and the verdicts of each line by gate
  results jsonb not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on operations.revalidation (mission_id);
select access.guard('operations.revalidation', 'mission');
drop policy changing on operations.revalidation;
revoke update on operations.revalidation from oralu_app;
select ledger.cover('operations.revalidation');

-- Blank travel documents of an office: what came and what went. The stock is the sum.
create table operations.stock_movement (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  kind text not null check (kind in ('emergency travel document', 'exit form')),
  place text not null,
  what text not null check (what in ('received', 'issued', 'spoiled', 'sent away')),
  -- more for what came, less for what went
  change int not null check (change <> 0 and (change > 0) = (what = 'received')),
  numbers text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on operations.stock_movement (agency_id, kind);
select access.guard('operations.stock_movement', 'mission');
drop policy changing on operations.stock_movement;
revoke update on operations.stock_movement from oralu_app;
select ledger.cover('operations.stock_movement');

-- What a row refers to is of its own agency: a foreign key alone would tell whether an id exists elsewhere.
do $$
declare
  of record;
begin
  for of in select * from (values
    ('carriage', 'mission_id', 'operations.mission'), ('carriage', 'leg_id', 'operations.leg'),
    ('carriage', 'vehicle_id', 'operations.vehicle'),
    ('attendant', 'mission_id', 'operations.mission'), ('attendant', 'carriage_id', 'operations.carriage'),
    ('alternative', 'mission_id', 'operations.mission'), ('alternative', 'leg_id', 'operations.leg'),
    ('permission', 'leg_id', 'operations.leg'),
    ('checklist_item', 'operation_id', 'operations.operation'),
    ('mission_check', 'mission_id', 'operations.mission'), ('mission_check', 'item_id', 'operations.checklist_item'),
    ('waiver', 'mission_id', 'operations.mission'),
    ('contingency', 'mission_id', 'operations.mission'), ('contingency', 'leg_id', 'operations.leg'),
    ('contingency', 'permission_id', 'operations.permission'), ('contingency', 'line_id', 'operations.manifest_line'),
    ('contingency', 'alternative_id', 'operations.alternative'),
    ('revalidation', 'mission_id', 'operations.mission')
  ) as t (name, key, parent) loop
    execute format('create policy own_%2$s on operations.%1$I as restrictive for all to oralu_app using (true) with check (
      %2$I is null or exists (select from %3$s p where p.id = %2$I and p.agency_id = operations.%1$I.agency_id))',
      of.name, of.key, of.parent);
  end loop;
end $$;
create policy own_file on operations.permission as restrictive for all to oralu_app using (true) with check (
  file_id is null or exists (select from files.file f
    where f.id = file_id and f.agency_id = operations.permission.agency_id and f.compartment = 'mission'));

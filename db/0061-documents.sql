-- Papers of a mission: signatures on frozen versions of the manifest, numbered blanks, travel documents, and passenger
-- lists for the border.

-- Who signed which content. The signature holds the content's hash, so it can be compared with any print of it.
create table operations.version_signature (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  version_id uuid not null references operations.manifest_version,
  content_hash bytea not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (version_id, recorded_by)
);
select access.guard('operations.version_signature', 'mission');
drop policy changing on operations.version_signature;
revoke update on operations.version_signature from oralu_app;
create policy signing on operations.version_signature as restrictive for insert to oralu_app with check (
  recorded_by = (select access.account()) and (select access.holds('mission', 'decide'))
  and exists (select from operations.manifest_version v where v.id = version_id
    and v.agency_id = operations.version_signature.agency_id and v.content_hash = operations.version_signature.content_hash));
select ledger.cover('operations.version_signature');

-- Each numbered blank of a travel document. operations.stock_movement holds the counts that the board looks at; every
-- change here writes one there.
create table operations.travel_blank (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  number text not null check (number ~ '^[A-Z]{0,3}[0-9]{1,9}$' and length(number) <= 9),
  place text not null,
  state text not null default 'on hand' check (state in ('on hand', 'issued', 'spoiled')),
  spoil_reason text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (agency_id, number),
  check ((state = 'spoiled') = (spoil_reason is not null))
);
create index on operations.travel_blank (agency_id, place, number) where state = 'on hand';
select access.guard('operations.travel_blank', 'mission');
revoke update on operations.travel_blank from oralu_app;
grant update (state, spoil_reason) on operations.travel_blank to oralu_app;
-- A blank is used once.
create policy unused on operations.travel_blank as restrictive for update to oralu_app
  using (state = 'on hand') with check (true);
select ledger.cover('operations.travel_blank');

-- What a traveller crosses borders with. It says who someone is: the compartment of identity, about one person.
create table operations.travel_document (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  -- the line it was made for
  line_id uuid references operations.manifest_line,
  kind text not null check (kind in ('issued', 'shown')),
  blank_id uuid unique references operations.travel_blank,
  code text not null,
  issuer text not null,
  number text not null,
  surname text not null,
  given text not null,
  nationality text not null,
  -- as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD
  born text check (born ~ '^\d{4}(-\d\d(-\d\d)?)?$'),
  sex text not null check (sex in ('M', 'F', 'X')),
  expires_on date not null,
  mrz text[] not null,
  own_surname text,
  own_given text,
  -- the form of the name in the register, exactly, and whose Latin spelling it is where it is not the table's
  name_source text,
  latin_source text,
  birth_place text,
  route text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdraw_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdraw_reason) in (0, 3)),
  check ((kind = 'issued') = (blank_id is not null)),
  check (kind = 'shown' or (own_surname is not null and name_source is not null and route is not null))
);
create index on operations.travel_document (anchor_id);
create index on operations.travel_document (line_id);
-- "No person should hold more than one valid ETD concurrently" (Doc 9303 part 8, 4.1.5).
create unique index one_issued_a_person on operations.travel_document (anchor_id)
  where kind = 'issued' and withdrawn_at is null;
select access.guard('operations.travel_document', 'identity', subject => 'anchor_id');
revoke update on operations.travel_document from oralu_app;
grant update (withdrawn_by, withdrawn_at, withdraw_reason) on operations.travel_document to oralu_app;
create policy issued on operations.travel_document as restrictive for insert to oralu_app with check (
  recorded_by = (select access.account()) and (select access.holds('mission', 'decide'))
  and (line_id is null or exists (select from operations.manifest_line l where l.id = line_id
    and l.agency_id = operations.travel_document.agency_id and l.anchor_id = operations.travel_document.anchor_id))
  and (blank_id is null or exists (select from operations.travel_blank b where b.id = blank_id
    and b.agency_id = operations.travel_document.agency_id and b.number = operations.travel_document.number)));
create policy withdrawing on operations.travel_document as restrictive for update to oralu_app
  using (withdrawn_at is null)
  with check (withdrawn_by = (select access.account()) and (select access.holds('mission', 'decide')));
select ledger.cover('operations.travel_document');
select people.has_facts('operations.travel_document');

-- A passenger list as it was composed from a frozen version: it never changes, and goes out once a second person
-- releases it. It names people, so mission and identity are both needed to read it.
create table operations.passenger_list (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  version int not null,
  asked jsonb not null,
  people int not null,
  -- what is missing: line, code, field
  faults jsonb not null,
  parts text[] not null,
  control text not null,
  content_hash bytea not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  released_by uuid,
  released_at timestamptz,
  unique (agency_id, control),
  check ((released_by is null) = (released_at is null)),
  check (released_by <> recorded_by),
  check (released_by is null or cardinality(parts) > 0),
  check (cardinality(parts) = 0 or faults = '[]')
);
create index on operations.passenger_list (mission_id, recorded_at);
select access.guard('operations.passenger_list', 'mission');
select ledger.cover('operations.passenger_list');
create policy of_identity on operations.passenger_list as restrictive for select to oralu_app, oralu_reader using (
  (select access.holds('identity', 'read')));
create policy of_identity on operations.passenger_list_history as restrictive for select to oralu_app, oralu_reader using (
  (select access.holds('identity', 'read')));
revoke update on operations.passenger_list from oralu_app;
grant update (released_by, released_at) on operations.passenger_list to oralu_app;
create policy composed on operations.passenger_list as restrictive for insert to oralu_app with check (
  released_by is null and recorded_by = (select access.account())
  and exists (select from operations.manifest_version v where v.mission_id = operations.passenger_list.mission_id
    and v.number = version and v.agency_id = operations.passenger_list.agency_id));
create policy released on operations.passenger_list as restrictive for update to oralu_app
  using (released_by is null)
  with check (released_by = (select access.account()) and (select access.holds('mission', 'decide')));

create function operations.seal_list() returns trigger language plpgsql as $$
begin
  new.content_hash := sha256(convert_to(array_to_string(new.parts, ''), 'UTF8'));
  return new;
end $$;
create trigger sealed before insert on operations.passenger_list for each row execute function operations.seal_list();

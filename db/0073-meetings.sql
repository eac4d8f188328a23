-- Meetings with partners, what each side undertook, the line that may be said of one in public, and the office's own
-- words of a note verbale.

create table cooperation.meeting (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  partner_ids uuid[] not null check (cardinality(partner_ids) between 1 and 20),
  title text not null,
  starts_at timestamptz not null,
  lasts_minutes int not null check (lasts_minutes between 5 and 1440),
  -- IANA: whose clock the time was agreed by
  zone text not null,
  -- null: online
  place text,
  -- [{side, office, name}]: by office first, a name only where it matters
  participants jsonb not null default '[]' check (jsonb_typeof(participants) = 'array'),
  agenda text,
  minutes text,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  cancelled_why text,
  settled_by uuid,
  settled_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check (minutes is null or state = 'held'),
  check ((cancelled_why is not null) = (state = 'cancelled')),
  check ((settled_at is null) = (state = 'planned')),
  check ((settled_by is null) = (settled_at is null))
);
create index on cooperation.meeting (agency_id, starts_at);
create index on cooperation.meeting using gin (partner_ids);
select access.guard('cooperation.meeting', 'cooperation');
select ledger.cover('cooperation.meeting');

-- An array holds no foreign keys: the partners of a meeting are asked here, as one's own.
create function cooperation.are_partners(ids uuid[], of_agency uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return not exists (select from unnest(ids) i where not exists (
    select from cooperation.partner p where p.id = i and p.agency_id = of_agency));
grant execute on function cooperation.are_partners(uuid[], uuid) to oralu_app;
create policy own_parts on cooperation.meeting as restrictive for insert to oralu_app with check (
  state = 'planned' and recorded_by = access.account()
  and cooperation.are_partners(partner_ids, cooperation.meeting.agency_id));
create policy own_parts_still on cooperation.meeting as restrictive for update to oralu_app using (true) with check (
  cooperation.are_partners(partner_ids, cooperation.meeting.agency_id));

create function cooperation.check_meeting() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'cancelled' or old.state = 'held' and new.state <> 'held' then
    raise exception 'what was held or cancelled stays so' using errcode = 'check_violation';
  end if;
  if access.account() is not null and new.state <> old.state and new.settled_by <> access.account() then
    raise exception 'one settles in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger checked before update on cooperation.meeting for each row execute function cooperation.check_meeting();
select access.hand_over('cooperation.check_meeting()', 'oralu_counts');

-- What one side undertook. Once closed it stays closed: what is still owed is undertaken anew, by a commitment that follows.
create table cooperation.commitment (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  meeting_id uuid references cooperation.meeting,
  side text not null check (side in ('ours', 'theirs')),
  office text not null,
  what text not null,
  due_on date,
  mission_id uuid references operations.mission,
  request_id uuid references cooperation.request,
  follows_id uuid unique references cooperation.commitment,
  state text not null default 'open' check (state in ('open', 'done', 'not done')),
  closed_on date,
  closed_note text,
  closed_by uuid,
  closed_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(mission_id, request_id) <= 1),
  check ((state = 'open') = (closed_on is null)),
  check (num_nulls(closed_on, closed_by, closed_at) in (0, 3)),
  check (closed_note is null or state <> 'open'),
  check (state <> 'not done' or closed_note is not null),
  -- a day is over somewhere before it is over in UTC
  check (closed_on <= (closed_at at time zone 'UTC')::date + 1)
);
create index on cooperation.commitment (agency_id, due_on) where state = 'open';
create index on cooperation.commitment (partner_id);
create index on cooperation.commitment (meeting_id) where meeting_id is not null;
select access.guard('cooperation.commitment', 'cooperation');
select ledger.cover('cooperation.commitment');
revoke update on cooperation.commitment from oralu_app;
grant update (office, what, due_on, state, closed_on, closed_note, closed_by, closed_at) on cooperation.commitment to oralu_app;
create policy own_parts on cooperation.commitment as restrictive for insert to oralu_app with check (
  state = 'open' and recorded_by = access.account()
  and exists (select from cooperation.partner p where p.id = partner_id and p.agency_id = cooperation.commitment.agency_id)
  and (meeting_id is null or exists (select from cooperation.meeting m
    where m.id = meeting_id and m.agency_id = cooperation.commitment.agency_id
      and cooperation.commitment.partner_id = any (m.partner_ids) and m.state <> 'cancelled'))
  and (mission_id is null or exists (select from operations.mission m where m.id = mission_id))
  and (request_id is null or exists (select from cooperation.request r
    where r.id = request_id and r.partner_id = cooperation.commitment.partner_id)));

create function cooperation.check_commitment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before cooperation.commitment;
begin
  if tg_op = 'INSERT' then
    select * into before from cooperation.commitment c where c.id = new.follows_id;
    if new.follows_id is not null and (before.id is null or before.agency_id <> new.agency_id
      or before.partner_id <> new.partner_id or before.state = 'open') then
      raise exception 'what follows, follows a closed commitment with the same partner' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state <> 'open' then
    raise exception 'a closed commitment stays closed' using errcode = 'check_violation';
  end if;
  if access.account() is not null and new.closed_by is distinct from old.closed_by and new.closed_by <> access.account() then
    raise exception 'one closes in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger checked before insert or update on cooperation.commitment
  for each row execute function cooperation.check_commitment();
select access.hand_over('cooperation.check_commitment()', 'oralu_counts');

-- What was heard or done since, on the way to it.
create table cooperation.commitment_entry (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  commitment_id uuid not null references cooperation.commitment,
  text text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on cooperation.commitment_entry (commitment_id, recorded_at);
select access.guard('cooperation.commitment_entry', 'cooperation');
select ledger.cover('cooperation.commitment_entry');
revoke update on cooperation.commitment_entry from oralu_app;
create policy own_words on cooperation.commitment_entry as restrictive for insert to oralu_app with check (
  recorded_by = access.account() and exists (select from cooperation.commitment c
    where c.id = commitment_id and c.agency_id = cooperation.commitment_entry.agency_id));

-- What may be said in public of a meeting. The press reads it once a second officer has approved it, and nothing of the
-- meeting besides: neither its partners nor its title.
create table cooperation.public_line (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  meeting_id uuid not null references cooperation.meeting,
  -- the day of the meeting, by its own clock
  day date not null,
  -- {kk, ru, en, ar}
  texts jsonb not null check (texts ?& array['kk', 'ru', 'en', 'ar']),
  proposed_by uuid not null default access.account(),
  proposed_at timestamptz not null default now(),
  approved_by uuid,
  approved_at timestamptz,
  -- taken back, or another took its place
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  check (approved_by <> proposed_by),
  check ((approved_by is null) = (approved_at is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create unique index on cooperation.public_line (meeting_id) where approved_at is not null and withdrawn_at is null;
create unique index on cooperation.public_line (meeting_id) where approved_at is null and withdrawn_at is null;
select access.guard('cooperation.public_line', 'cooperation');
select ledger.cover('cooperation.public_line');
revoke update on cooperation.public_line from oralu_app;
grant update (approved_by, approved_at, withdrawn_by, withdrawn_at) on cooperation.public_line to oralu_app;
create policy of_the_press on cooperation.public_line for select to oralu_app using (
  approved_at is not null and withdrawn_at is null and agency_id = any ((select access.agencies('press'))::uuid[]));
create policy own_parts on cooperation.public_line as restrictive for insert to oralu_app with check (
  proposed_by = access.account() and num_nonnulls(approved_by, withdrawn_by) = 0
  and exists (select from cooperation.meeting m
    where m.id = meeting_id and m.agency_id = cooperation.public_line.agency_id and m.state <> 'cancelled'));

create function cooperation.check_public_line() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.withdrawn_at is not null
    or old.approved_by is not null and (new.approved_by, new.approved_at) is distinct from (old.approved_by, old.approved_at) then
    raise exception 'what was approved or withdrawn stays so' using errcode = 'check_violation';
  end if;
  if access.account() is not null and (
    new.approved_by is distinct from old.approved_by
      and (new.approved_by <> access.account() or not access.holds('cooperation', 'decide'))
    or new.withdrawn_by is distinct from old.withdrawn_by and new.withdrawn_by <> access.account()) then
    raise exception 'a second officer approves, in their own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger checked before update on cooperation.public_line
  for each row execute function cooperation.check_public_line();
select access.hand_over('cooperation.check_public_line()', 'oralu_counts');

-- How an office opens and closes its notes verbales, in each language; without a row Oralu's own words serve. The row is
-- the present wording, its history those before.
create table cooperation.note_template (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  language text not null check (language in ('kk', 'ru', 'en', 'ar')),
  opening text not null,
  closing text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (agency_id, language)
);
select access.guard('cooperation.note_template', 'cooperation');
select ledger.cover('cooperation.note_template');

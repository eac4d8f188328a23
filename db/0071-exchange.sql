-- What goes between two states: requests with their thread, sealed packages, and the mailbox by which both travel. Rows
-- that a partner's message makes are made by the mailbox's own functions, on the queue's connections: whoever can run
-- SQL in a request cannot forge what a partner said.

-- A request, ours or theirs. Both sides know it by the same id; each keeps its own row.
create table cooperation.request (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  direction text not null default 'ours' check (direction in ('ours', 'theirs')),
  kind text not null check (kind in ('identity check', 'list of nationals', 'transport', 'transit or overflight',
    'medical help', 'release', 'evidence', 'information')),
  subject text not null,
  text text not null,
  mission_id uuid references operations.mission,
  due_on date,
  state text not null default 'drafted' check (state in (
    'drafted', 'sent', 'received', 'under way', 'granted', 'partly granted', 'refused', 'withdrawn')),
  owner_id uuid references access.account,
  escalated_at timestamptz,
  escalated_why text,
  recorded_by uuid default access.account(),
  recorded_at timestamptz not null default now(),
  sent_at timestamptz,
  closed_at timestamptz,
  check ((recorded_by is null) = (direction = 'theirs')),
  check ((escalated_at is null) = (escalated_why is null)),
  check ((closed_at is not null) = (state in ('granted', 'partly granted', 'refused', 'withdrawn'))),
  check (direction = 'ours' or state <> 'drafted')
);
create index on cooperation.request (partner_id);
create index on cooperation.request (agency_id, due_on) where closed_at is null;
select access.guard('cooperation.request', 'cooperation');
select ledger.cover('cooperation.request');
create policy own_parts on cooperation.request as restrictive for insert to oralu_app with check (
  direction = 'ours' and state = 'drafted' and recorded_by = access.account()
  and exists (select from cooperation.partner p where p.id = partner_id and p.agency_id = cooperation.request.agency_id)
  and (mission_id is null or exists (select from operations.mission m where m.id = mission_id)));

-- One word in the thread of a request: a text, a new state, or both.
create table cooperation.request_entry (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  request_id uuid not null references cooperation.request,
  side text not null default 'ours' check (side in ('ours', 'theirs')),
  text text,
  state text check (state in ('sent', 'received', 'under way', 'granted', 'partly granted', 'refused', 'withdrawn')),
  -- as the writer's side says it; ours is the order in which we learnt of it
  written_at timestamptz not null default now(),
  recorded_by uuid default access.account(),
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(text, state) > 0),
  check ((recorded_by is null) = (side = 'theirs'))
);
create index on cooperation.request_entry (request_id, recorded_at);
select access.guard('cooperation.request_entry', 'cooperation');
select ledger.cover('cooperation.request_entry');
revoke update on cooperation.request_entry from oralu_app;
create policy own_words on cooperation.request_entry as restrictive for insert to oralu_app with check (
  side = 'ours' and recorded_by = access.account()
  and exists (select from cooperation.request r where r.id = request_id and r.agency_id = cooperation.request_entry.agency_id));

-- Who may set which state of a request: the side that asks sends and withdraws, the side that is asked answers.
create function cooperation.check_request() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.closed_at is not null and new.state <> old.state then
    raise exception 'what is answered or withdrawn stays so' using errcode = 'check_violation';
  end if;
  if old.state <> 'drafted' and (new.kind, new.subject, new.text, new.due_on, new.partner_id, new.direction)
    is distinct from (old.kind, old.subject, old.text, old.due_on, old.partner_id, old.direction) then
    raise exception 'what was sent does not change' using errcode = 'check_violation';
  end if;
  if access.account() is not null and new.state <> old.state
    and not (new.state = any (case old.direction
      when 'ours' then case old.state when 'drafted' then array['sent', 'withdrawn'] else array['withdrawn'] end
      else array['under way', 'granted', 'partly granted', 'refused'] end)) then
    raise exception 'that step is the other side''s' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger checked before update on cooperation.request for each row execute function cooperation.check_request();
select access.hand_over('cooperation.check_request()', 'oralu_counts');

-- A sealed package. Ours is composed by one officer, under an agreement, and released by another; what goes is read anew
-- from the register as it is sealed, and must be what the composer saw.
create table cooperation.package (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  direction text not null default 'ours' check (direction in ('ours', 'theirs')),
  agreement_id uuid not null references cooperation.agreement,
  request_id uuid references cooperation.request,
  -- compartment → fields
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  state text not null default 'composed' check (state in (
    'composed', 'dropped', 'released', 'received', 'refused', 'taken in', 'recalled', 'deleted')),
  persons int not null default 0 check (persons >= 0),
  expires_at timestamptz not null,
  retain_until date not null,
  -- sha256 of what the composer was shown
  content_hash bytea,
  composed_by uuid default access.account(),
  composed_at timestamptz not null default now(),
  released_by uuid,
  released_at timestamptz,
  sealed_sha256 bytea,
  manifest_sha256 bytea,
  -- theirs: the list that it became
  list_id uuid references lists.list,
  taken_by uuid,
  taken_at timestamptz,
  -- of the other side: what it took, and that it deleted; as it signed it
  receipt jsonb,
  receipt_jws text,
  receipt_at timestamptz,
  recalled_by uuid,
  recalled_at timestamptz,
  recalled_why text,
  deletion_jws text,
  deleted_at timestamptz,
  check ((composed_by is null) = (direction = 'theirs')),
  check (released_by <> composed_by),
  check (num_nulls(released_by, released_at) in (0, 2)),
  check (num_nulls(sealed_sha256, manifest_sha256) in (0, 2)),
  check (direction = 'theirs' or (state in ('composed', 'dropped')) = (released_at is null)),
  check (direction = 'theirs' or (released_at is null) = (sealed_sha256 is null)),
  check (num_nulls(recalled_at, recalled_why) in (0, 2))
);
create index on cooperation.package (partner_id);
create index on cooperation.package (agreement_id);
create index on cooperation.package (list_id) where list_id is not null;
select access.guard('cooperation.package', 'cooperation');
select ledger.cover('cooperation.package');
create policy own_parts on cooperation.package as restrictive for insert to oralu_app with check (
  direction = 'ours' and state = 'composed' and composed_by = access.account()
  and exists (select from cooperation.agreement a where a.id = agreement_id and a.agency_id = cooperation.package.agency_id)
  and (request_id is null or exists (select from cooperation.request r
    where r.id = request_id and r.partner_id = cooperation.package.partner_id)));

-- Each person of a package, with why this one goes.
create table cooperation.package_person (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  package_id uuid not null references cooperation.package,
  anchor_id uuid not null references people.anchor,
  -- how the package names the person
  ref text not null check (ref ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,63}$'),
  basis text not null,
  child boolean not null,
  recorded_at timestamptz not null default now(),
  unique (package_id, anchor_id),
  unique (package_id, ref)
);
create index on cooperation.package_person (anchor_id);
select access.guard('cooperation.package_person', 'cooperation', subject => 'anchor_id');
select ledger.cover('cooperation.package_person');
revoke update on cooperation.package_person from oralu_app;

create function cooperation.refuse(code text) returns void language plpgsql immutable as $$
begin
  raise exception 'outside the agreement: %', code using errcode = 'OA001', hint = code;
end $$;
grant execute on function cooperation.refuse(text) to oralu_counts;

-- The agreement is asked when a package is composed and again when it is released; after that only the other side's
-- receipt, a recall and its confirmed deletion are added.
create function cooperation.check_package() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
  agreed cooperation.agreement := (select a from cooperation.agreement a where a.id = new.agreement_id);
  later constant text[] := array['state', 'receipt', 'receipt_jws', 'receipt_at', 'recalled_by', 'recalled_at', 'recalled_why',
    'deletion_jws', 'deleted_at', 'list_id', 'taken_by', 'taken_at'];
  own constant text[] := array['state', 'list_id', 'taken_by', 'taken_at', 'deleted_at'];
  code text;
begin
  if new.direction = 'theirs' then
    -- Of what a partner gave an officer says only what became of it.
    if actor.account_id is not null and (tg_op = 'INSERT' or old.state not in ('received', 'taken in')
      or to_jsonb(new) - own <> to_jsonb(old) - own
      or new.taken_by is not null and old.taken_by is null and new.taken_by <> actor.account_id
      or not case new.state when 'taken in' then new.list_id is not null when 'refused' then old.state = 'received'
        when 'deleted' then new.list_id is null or exists (
          select from lists.list l where l.id = new.list_id and l.ended_at is not null) else false end) then
      raise exception 'what a partner gave does not change' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.released_at is not null then
    if to_jsonb(new) - later <> to_jsonb(old) - later then
      raise exception 'what was released does not change' using errcode = 'check_violation';
    end if;
    if actor.account_id is not null and ((new.receipt_jws, new.deletion_jws) is distinct from (old.receipt_jws, old.deletion_jws)
      or new.state <> old.state and new.state <> 'recalled') then
      raise exception 'a receipt is the other side''s' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.state = 'dropped' then
    raise exception 'what was dropped stays so' using errcode = 'check_violation';
  end if;
  if new.state in ('composed', 'released') then
    code := cooperation.refusal(new.agreement_id, new.partner_id, new.fields);
    if code is not null then
      perform cooperation.refuse(code);
    end if;
    if new.retain_until > access.today() + agreed.retention_days then
      perform cooperation.refuse('kept-too-long');
    end if;
  end if;
  if new.state = 'released' then
    if actor.account_id is not null and (new.released_by is distinct from actor.account_id
      or actor.account_id = old.composed_by or not access.holds('cooperation', 'decide')) then
      raise exception 'a second officer releases, in their own name' using errcode = 'insufficient_privilege';
    end if;
    if new.content_hash is distinct from old.content_hash or new.content_hash is null then
      raise exception 'what is released is what was composed' using errcode = 'check_violation';
    end if;
    if (select count(distinct k.use) from cooperation.partner_key k where k.partner_id = new.partner_id
      and k.second_checked_at is not null and k.revoked_at is null) < 2 then
      perform cooperation.refuse('no-key');
    end if;
    select cooperation.refusal(new.agreement_id, new.partner_id, new.fields, p.anchor_id) into code
    from cooperation.package_person p where p.package_id = new.id
      and cooperation.refusal(new.agreement_id, new.partner_id, new.fields, p.anchor_id) is not null limit 1;
    if code is not null then
      perform cooperation.refuse(code);
    end if;
  end if;
  return new;
end $$;
create trigger checked before insert or update on cooperation.package
  for each row execute function cooperation.check_package();
select access.hand_over('cooperation.check_package()', 'oralu_counts');

create function cooperation.check_package_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  package cooperation.package := (select p from cooperation.package p where p.id = new.package_id);
  code text;
begin
  if package.id is null or package.agency_id <> new.agency_id or package.state <> 'composed' or package.direction <> 'ours' then
    raise exception 'this package is not being composed' using errcode = 'check_violation';
  end if;
  code := cooperation.refusal(package.agreement_id, package.partner_id, package.fields, new.anchor_id);
  if code is not null then
    perform cooperation.refuse(code);
  end if;
  return new;
end $$;
create trigger checked before insert on cooperation.package_person
  for each row execute function cooperation.check_package_person();
select access.hand_over('cooperation.check_package_person()', 'oralu_counts');

-- The mailbox. A message waits here until the partner's mailbox has taken it, or someone carried it there.
create table cooperation.outgoing (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  kind text not null check (kind in ('request', 'entry', 'package', 'receipt', 'recall', 'intersection')),
  -- the request or package that it is about
  about_id uuid not null,
  made_by uuid default access.account(),
  made_at timestamptz not null default now(),
  tries int not null default 0,
  next_try_at timestamptz not null default now(),
  problem text,
  delivered_at timestamptz,
  -- taken along by hand, and by whom
  carried_by uuid,
  stopped_at timestamptz
);
create index on cooperation.outgoing (next_try_at) where delivered_at is null and stopped_at is null;
create index on cooperation.outgoing (partner_id, made_at);
select access.guard('cooperation.outgoing', 'cooperation');
select ledger.cover('cooperation.outgoing');
revoke update on cooperation.outgoing from oralu_app;
grant update (delivered_at, carried_by, next_try_at) on cooperation.outgoing to oralu_app;

-- Nothing is put into the mailbox that is not what it says: a request that was sent, a package that was released and
-- whose agreement still holds.
create function cooperation.check_outgoing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  package cooperation.package;
  code text;
begin
  if not exists (select from cooperation.partner p
    where p.id = new.partner_id and p.agency_id = new.agency_id and p.ended_at is null) then
    raise exception 'no such partner' using errcode = 'foreign_key_violation';
  end if;
  if new.kind in ('request', 'entry') then
    if not exists (select from cooperation.request r
      where r.id = new.about_id and r.partner_id = new.partner_id and r.state <> 'drafted') then
      raise exception 'no request was sent' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  -- A run of the intersection has a check of its own.
  if new.kind = 'intersection' then
    return new;
  end if;
  select * into package from cooperation.package p where p.id = new.about_id and p.partner_id = new.partner_id;
  if package.id is null or (new.kind = 'receipt') <> (package.direction = 'theirs')
    or new.kind = 'recall' and package.recalled_at is null
    or new.kind = 'package' and package.state <> 'released' then
    raise exception 'no such package was released' using errcode = 'check_violation';
  end if;
  if new.kind = 'package' then
    code := cooperation.refusal(package.agreement_id, package.partner_id, package.fields);
    if code is not null then
      perform cooperation.refuse(code);
    end if;
  end if;
  return new;
end $$;
create trigger checked before insert on cooperation.outgoing for each row execute function cooperation.check_outgoing();
select access.hand_over('cooperation.check_outgoing()', 'oralu_counts');

create table cooperation.incoming (
  -- the sender's id (of a package: the package's): the same taken in twice is one
  id uuid primary key,
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  kind text not null check (kind in ('message', 'package')),
  sha256 bytea not null,
  received_at timestamptz not null default now(),
  brought_by uuid default access.account(),
  -- held: it speaks of what has not come yet
  state text not null default 'waiting' check (state in ('waiting', 'held', 'taken', 'refused')),
  problem text,
  settled_at timestamptz
);
create index on cooperation.incoming (state) where state in ('waiting', 'held');
create index on cooperation.incoming (partner_id, received_at);
select access.guard('cooperation.incoming', 'cooperation');
select ledger.cover('cooperation.incoming');
revoke insert, update on cooperation.incoming from oralu_app;

-- The sealed bytes of what waits; gone once it was delivered or taken.
create table cooperation.parcel (
  id uuid primary key,
  agency_id uuid not null references access.agency,
  sha256 bytea not null,
  bytes bytea not null
);
alter table cooperation.parcel alter column bytes set storage external;
select access.guarded_by_hand('cooperation.parcel', 'sealed bytes: an officer of cooperation may carry them, nobody changes them');
create policy reading on cooperation.parcel for select to oralu_app using (
  agency_id = any ((select access.agencies('cooperation'))::uuid[]));
create policy adding on cooperation.parcel for insert to oralu_app with check (
  agency_id = (select access.writes('cooperation'))
  and exists (select from cooperation.outgoing o where o.id = cooperation.parcel.id and o.agency_id = cooperation.parcel.agency_id));
grant select, insert on cooperation.parcel to oralu_app;
grant insert, delete on cooperation.parcel to oralu_counts;

-- What arrived from a partner says whose it is, for what, and how long it may be kept; then it ends by itself.
alter table lists.list
  add column package_id uuid references cooperation.package,
  -- {partner, agreement, purpose, onward}
  add column terms jsonb,
  add column retain_until date,
  add column ended_at timestamptz,
  add check (num_nulls(package_id, terms, retain_until) in (0, 3));
select access.keep_no_samples('lists.list');
create index on lists.list (retain_until) where retain_until is not null and ended_at is null;

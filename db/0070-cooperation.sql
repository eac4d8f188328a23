-- Cooperation: with whom, by which keys, and under what agreement. Nothing goes to a partner but under a live agreement
-- of the fields and the persons that it names: cooperation.refusal() says so, and every table of what leaves asks it.

create schema cooperation;

alter table access.compartment no force row level security;
alter table access.role_right no force row level security;
insert into access.compartment (name, sensitive, breakable) values ('cooperation', false, false);
insert into access.role_right (role, compartment, act)
select role, compartment, unnest(string_to_array(acts, ' ')) from (values
  ('consular_officer', 'cooperation', 'read write decide'),
  ('mission_planner', 'cooperation', 'read'),
  ('partner_liaison', 'cooperation', 'read write decide'),
  ('data_protection_officer', 'cooperation', 'read decide')
) as rights (role, compartment, acts);
alter table access.compartment force row level security;
alter table access.role_right force row level security;

create table cooperation.partner (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  name text not null,
  kind text not null check (kind in ('state', 'authority', 'organisation')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  -- in which to write to them
  language text not null default 'en' check (language in ('kk', 'ru', 'en', 'ar')),
  -- where their Oralu takes messages in; null: they are carried by hand
  mailbox text check (mailbox ~ '^https?://'),
  note text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  unique (agency_id, name),
  check ((ended_by is null) = (ended_at is null))
);
select access.guard('cooperation.partner', 'cooperation');
select ledger.cover('cooperation.partner');

-- Whom one reaches there, by office first: people change.
create table cooperation.focal_point (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  office text not null,
  name text,
  email text,
  phone text,
  languages text[] not null default '{}',
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  ended_at timestamptz
);
create index on cooperation.focal_point (partner_id);
select access.guard('cooperation.focal_point', 'cooperation');
select ledger.cover('cooperation.focal_point');

-- A partner's public key. It serves once two officers have each heard its fingerprint from the partner, out of band.
create table cooperation.partner_key (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  use text not null check (use in ('seal', 'sign')),
  -- age1…, or a SubjectPublicKeyInfo in PEM
  key text not null check (length(key) <= 1000),
  fingerprint text not null,
  -- of a signing key: its JWK thumbprint, by which a message names it
  key_id text,
  first_checked_by uuid,
  first_checked_at timestamptz,
  first_checked_how text,
  second_checked_by uuid,
  second_checked_at timestamptz,
  second_checked_how text,
  revoked_by uuid,
  revoked_at timestamptz,
  revoked_why text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check ((use = 'sign') = (key_id is not null)),
  check (num_nulls(first_checked_by, first_checked_at, first_checked_how) in (0, 3)),
  check (num_nulls(second_checked_by, second_checked_at, second_checked_how) in (0, 3)),
  check (second_checked_by is null or first_checked_by is not null),
  check (second_checked_by <> first_checked_by),
  check (num_nulls(revoked_by, revoked_at, revoked_why) in (0, 3)),
  unique (partner_id, fingerprint)
);
create index on cooperation.partner_key (agency_id, key_id) where key_id is not null;
select access.guard('cooperation.partner_key', 'cooperation');
select ledger.cover('cooperation.partner_key');
revoke update on cooperation.partner_key from oralu_app;
grant update (first_checked_by, first_checked_at, first_checked_how, second_checked_by, second_checked_at, second_checked_how,
  revoked_by, revoked_at, revoked_why) on cooperation.partner_key to oralu_app;

-- One checks and revokes as oneself, and a check or a revocation stays.
create function cooperation.check_key() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.account();
begin
  if tg_op = 'INSERT' then
    if actor is not null and num_nonnulls(new.first_checked_by, new.second_checked_by, new.revoked_by) > 0 then
      raise exception 'a key begins unchecked' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.revoked_at is not null
    or old.first_checked_by is not null and (new.first_checked_by, new.first_checked_at, new.first_checked_how)
      is distinct from (old.first_checked_by, old.first_checked_at, old.first_checked_how)
    or old.second_checked_by is not null and (new.second_checked_by, new.second_checked_at, new.second_checked_how)
      is distinct from (old.second_checked_by, old.second_checked_at, old.second_checked_how) then
    raise exception 'a check stays, and a revoked key stays revoked' using errcode = 'check_violation';
  end if;
  if actor is not null and (old.first_checked_by is null and new.first_checked_by <> actor
    or old.second_checked_by is null and new.second_checked_by <> actor
    or new.revoked_by <> actor) then
    raise exception 'one checks in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger checked before insert or update on cooperation.partner_key
  for each row execute function cooperation.check_key();
select access.hand_over('cooperation.check_key()', 'oralu_counts');

-- What was agreed, as rules: who gives which fields of whom, for what, until when. It binds once two officers and the
-- data-protection officer have signed, and what is signed does not change.
create table cooperation.agreement (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  -- the name that both sides know it by
  reference text not null,
  title text not null,
  text text not null,
  purpose text not null,
  legal_basis text not null,
  gives text not null check (gives in ('we', 'they', 'both')),
  -- whose data we may give: proved nationals of our own; those on a mission; those on the lists of a source
  subjects text not null check (subjects in ('own nationals', 'on a mission', 'of a source')),
  mission_id uuid references operations.mission,
  source_id uuid references lists.source,
  -- compartment → fields
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  onward text not null check (onward in ('forbidden', 'with consent')),
  onward_terms text not null,
  -- days after release on which it may still be kept
  retention_days int not null check (retention_days between 1 and 3650),
  assurances text[] not null default '{}'
    check (assurances <@ array['no death penalty', 'no torture', 'fair trial', 'no return to danger', 'not for prosecution']),
  impact_assessment text not null,
  starts_on date not null,
  ends_on date not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  first_signed_by uuid,
  first_signed_at timestamptz,
  second_signed_by uuid,
  second_signed_at timestamptz,
  protection_signed_by uuid,
  protection_signed_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  ended_why text,
  unique (partner_id, reference),
  check (ends_on >= starts_on),
  check ((subjects = 'on a mission') = (mission_id is not null)),
  check ((subjects = 'of a source') = (source_id is not null)),
  check ((first_signed_by is null) = (first_signed_at is null)),
  check ((second_signed_by is null) = (second_signed_at is null)),
  check ((protection_signed_by is null) = (protection_signed_at is null)),
  check (second_signed_by is null or first_signed_by is not null),
  check (first_signed_by <> second_signed_by),
  check (protection_signed_by <> first_signed_by),
  check (protection_signed_by <> second_signed_by),
  check (num_nulls(ended_by, ended_at, ended_why) in (0, 3))
);
create index on cooperation.agreement (agency_id, ends_on);
select access.guard('cooperation.agreement', 'cooperation');
select ledger.cover('cooperation.agreement');
-- What an agreement refers to is the agency's own: a foreign key alone would tell whether an id exists elsewhere.
create policy own_parts on cooperation.agreement as restrictive for insert to oralu_app with check (
  exists (select from cooperation.partner p where p.id = partner_id and p.agency_id = cooperation.agreement.agency_id)
  and (mission_id is null or exists (select from operations.mission m where m.id = mission_id))
  and (source_id is null or exists (select from lists.source s where s.id = source_id)));

create function cooperation.check_agreement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
  signatures constant text[] := array['first_signed_by', 'first_signed_at', 'second_signed_by', 'second_signed_at',
    'protection_signed_by', 'protection_signed_at', 'ended_by', 'ended_at', 'ended_why'];
begin
  if tg_op = 'INSERT' then
    if actor.account_id is not null and num_nonnulls(new.first_signed_by, new.second_signed_by, new.protection_signed_by, new.ended_by) > 0 then
      raise exception 'an agreement begins unsigned' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.ended_at is not null then
    raise exception 'what has ended stays so' using errcode = 'check_violation';
  end if;
  if num_nonnulls(old.first_signed_by, old.protection_signed_by) > 0 and to_jsonb(new) - signatures <> to_jsonb(old) - signatures then
    raise exception 'what is signed does not change' using errcode = 'check_violation';
  end if;
  if old.first_signed_by is not null and (new.first_signed_by, new.first_signed_at) is distinct from (old.first_signed_by, old.first_signed_at)
    or old.second_signed_by is not null and (new.second_signed_by, new.second_signed_at) is distinct from (old.second_signed_by, old.second_signed_at)
    or old.protection_signed_by is not null
      and (new.protection_signed_by, new.protection_signed_at) is distinct from (old.protection_signed_by, old.protection_signed_at) then
    raise exception 'a signature stays' using errcode = 'check_violation';
  end if;
  if actor.account_id is null then
    return new;
  end if;
  if not access.holds('cooperation', 'decide') and (
    (new.first_signed_by, new.second_signed_by, new.protection_signed_by)
      is distinct from (old.first_signed_by, old.second_signed_by, old.protection_signed_by)) then
    raise exception 'only those who decide sign' using errcode = 'insufficient_privilege';
  end if;
  if new.first_signed_by is distinct from old.first_signed_by
      and (new.first_signed_by is distinct from actor.account_id or actor.role = 'data_protection_officer')
    or new.second_signed_by is distinct from old.second_signed_by
      and (new.second_signed_by is distinct from actor.account_id or actor.role = 'data_protection_officer')
    or new.protection_signed_by is distinct from old.protection_signed_by
      and (new.protection_signed_by is distinct from actor.account_id or actor.role <> 'data_protection_officer')
    or new.ended_by is distinct from old.ended_by and new.ended_by is distinct from actor.account_id then
    raise exception 'one signs in one''s own name and office' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger checked before insert or update on cooperation.agreement
  for each row execute function cooperation.check_agreement();
select access.hand_over('cooperation.check_agreement()', 'oralu_counts');

-- Is a person among those of whom an agreement lets data go? As far as the caller sees. Nothing about someone who objects
-- goes to a partner: the officer sees no more than that the agreement does not cover them.
create function cooperation.covers(a cooperation.agreement, anchor uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (
    select from people.anchor k join people.anchor own on own.person_id = k.person_id
    where k.id = anchor and k.agency_id = a.agency_id and case a.subjects
      when 'own nationals' then exists (
        select from people.nationality n where n.anchor_id = own.id and n.finding = 'citizen'
          and n.confirmed_at is not null and n.withdrawn_at is null)
      when 'on a mission' then exists (
        select from operations.manifest_line l where l.anchor_id = own.id and l.mission_id = a.mission_id
          and l.state not in ('withdrawn', 'on hold'))
      else exists (
        select from people.record r where r.anchor_id = own.id and r.source_id = a.source_id and r.dropped_at is null)
      end) and not rights.stopped(anchor, 'sharing');

-- Why something may not go to a partner today; null when it may.
create function cooperation.refusal(of_agreement uuid, to_partner uuid, wanted jsonb, anchor uuid default null) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  a cooperation.agreement := (select x from cooperation.agreement x where x.id = of_agreement);
begin
  return case
    when a.id is null or a.partner_id <> to_partner then 'other-partner'
    when a.ended_at is not null then 'agreement-ended'
    when a.second_signed_at is null or a.protection_signed_at is null then 'agreement-not-signed'
    when access.today() < a.starts_on then 'agreement-not-begun'
    when access.today() > a.ends_on then 'agreement-over'
    when a.gives = 'they' then 'other-direction'
    when exists (select from jsonb_each(wanted) c cross join jsonb_array_elements_text(c.value) f
      where not coalesce(a.fields -> c.key, '[]') ? f) then 'field-outside'
    when anchor is not null and not cooperation.covers(a, anchor) then 'not-covered'
  end;
end $$;
grant execute on function cooperation.covers(cooperation.agreement, uuid), cooperation.refusal(uuid, uuid, jsonb, uuid)
  to oralu_app, oralu_counts;

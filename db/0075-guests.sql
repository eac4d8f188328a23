-- Guests: a partner's liaison without a system of their own signs in here, as a guest of the agency that invited them,
-- bound to one partner by two officers. No table shows a guest a row; what they read and do is in 0077-portal.sql.

alter table access.compartment no force row level security;
alter table access.role_right no force row level security;
-- No table stands in it: it only lets a route state its grant.
insert into access.compartment (name, sensitive, breakable) values ('portal', false, false);
insert into access.role_right (role, compartment, act) values
  ('partner_guest', 'portal', 'read'), ('partner_guest', 'portal', 'write');
alter table access.compartment force row level security;
alter table access.role_right force row level security;

-- The actor's account if they are a guest.
create function access.guest() returns uuid language sql stable parallel restricted
  return case when (access.actor()).role = 'partner_guest' then access.account() end;
-- Whether someone acts who is no guest.
create function access.officer() returns boolean language sql stable parallel restricted
  return coalesce((access.actor()).role <> 'partner_guest', false);
grant execute on function access.guest(), access.officer() to oralu_app, oralu_access, oralu_counts;
grant execute on function access.officer() to oralu_reader;

-- What any account may know is for officers; of agencies a guest sees the one that invited them.
drop policy reading on access.agency;
create policy reading on access.agency for select to oralu_app using (
  (select access.officer()) or id = (select access.agency()));
drop policy reading on cases.reception;
create policy reading on cases.reception for select to oralu_app using ((select access.officer()));
create policy of_officers on jobs.job as restrictive for all to oralu_app using ((select access.officer()));
create policy of_officers on files.file as restrictive for all to oralu_app, oralu_reader using ((select access.officer()));
create policy of_officers on access.session as restrictive for insert to oralu_access with check ((select access.officer()));
create policy of_records on access.grant as restrictive for insert to oralu_app with check (compartment <> 'portal');

-- Whose guest an account is: bound to one partner by one officer, confirmed by another.
create table cooperation.guest (
  -- the account
  id uuid primary key references access.account,
  agency_id uuid not null default access.agency() references access.agency,
  partner_id uuid not null references cooperation.partner,
  -- the office that they speak for, where it is known here
  focal_point_id uuid references cooperation.focal_point,
  proposed_by uuid not null default access.account(),
  proposed_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  -- when a code to sign in was last given, and by whom
  code_by uuid,
  code_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  check (confirmed_by <> proposed_by),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((code_by is null) = (code_at is null)),
  check ((ended_by is null) = (ended_at is null))
);
create index on cooperation.guest (partner_id);
select access.guard('cooperation.guest', 'cooperation');
select ledger.cover('cooperation.guest');
revoke insert, update on cooperation.guest from oralu_app;
create policy of_access on cooperation.guest for all to oralu_access using (true) with check (true);
create policy of_access on cooperation.partner for select to oralu_access using (true);
create policy of_access on cooperation.focal_point for select to oralu_access using (true);
grant usage on schema cooperation to oralu_access;
grant select, insert, update on cooperation.guest to oralu_access;
grant select on cooperation.partner, cooperation.focal_point to oralu_access;
grant update (state, confirmed_by) on access.account to oralu_access;

-- A code by which a guest signs in: once, within a quarter of an hour, with five wrong tries at most. It is drawn when
-- its maker looks at it for the first and only time; what is kept is a keyed hash.
create table accounts.portal_code (
  id uuid primary key,
  account_id uuid not null references access.account,
  made_by uuid not null references access.account,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '15 minutes',
  hash bytea,
  wrong int not null default 0,
  used_at timestamptz
);
create index on accounts.portal_code (account_id);
grant select, insert, update on accounts.portal_code to oralu_access;
grant select on accounts.portal_code to oralu_backup;

-- The live partner of the guest who acts; null for everyone else.
create function cooperation.guest_of() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select g.partner_id from cooperation.guest g join cooperation.partner p on p.id = g.partner_id
  where g.id = access.guest() and g.confirmed_at is not null and g.ended_at is null and p.ended_at is null;
end;

-- A guest has no password, from whoever it comes.
create function accounts.refuse_password() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from access.account a where a.role = 'partner_guest'
    and a.id = (coalesce(to_jsonb(new) ->> 'userId', to_jsonb(new) ->> 'account_id'))::uuid) then
    raise exception 'a guest has no password' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger not_of_guests before insert or update on accounts.account
  for each row execute function accounts.refuse_password();
create trigger not_of_guests before insert on accounts.password_link
  for each row execute function accounts.refuse_password();

create function cooperation.invite_guest(guest uuid, of_partner uuid, point uuid, name text, email text, language text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('cooperation', 'write') then
    raise exception 'an officer of cooperation invites' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from cooperation.partner p
      where p.id = of_partner and p.agency_id = access.agency() and p.ended_at is null)
    or point is not null and not exists (select from cooperation.focal_point f
      where f.id = point and f.partner_id = of_partner and f.ended_at is null) then
    raise exception 'no such partner' using errcode = 'foreign_key_violation';
  end if;
  insert into accounts."user" (id, name, email) values (guest, invite_guest.name, lower(invite_guest.email));
  insert into access.account (id, agency_id, role, name, email, language, state, proposed_by)
  values (guest, access.agency(), 'partner_guest', invite_guest.name, lower(invite_guest.email), invite_guest.language,
    'invited', access.account());
  insert into cooperation.guest (id, partner_id, focal_point_id) values (guest, of_partner, point);
  return guest;
end $$;

-- A guest of one's own agency, for one who decides there.
create function cooperation.own_guest(guest uuid) returns cooperation.guest
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_guest cooperation.guest;
begin
  select g.* into found_guest from cooperation.guest g
  where g.id = guest and g.agency_id = access.agency() and access.holds('cooperation', 'decide');
  if found_guest.id is null then
    raise exception 'no such guest' using errcode = 'no_data_found';
  end if;
  return found_guest;
end $$;

create function cooperation.confirm_guest(guest uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  bound cooperation.guest := cooperation.own_guest(guest);
begin
  if bound.proposed_by = access.account() then
    raise exception 'a second officer confirms' using errcode = 'insufficient_privilege';
  end if;
  if bound.confirmed_at is not null or bound.ended_at is not null then
    raise exception 'a guest is confirmed once' using errcode = 'check_violation';
  end if;
  update cooperation.guest g set confirmed_by = access.account(), confirmed_at = now() where g.id = guest;
  update access.account a set state = 'active', confirmed_by = access.account() where a.id = guest and a.state = 'invited';
  if not found then
    raise exception 'the account has ended' using errcode = 'check_violation';
  end if;
  return guest;
end $$;

create function cooperation.end_guest(guest uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  bound cooperation.guest := cooperation.own_guest(guest);
begin
  if bound.ended_at is not null then
    raise exception 'a guest ends once' using errcode = 'check_violation';
  end if;
  update cooperation.guest g set ended_by = access.account(), ended_at = now() where g.id = guest;
  update access.account a set state = 'ended' where a.id = guest and a.state <> 'ended';
  update accounts.portal_code c set expires_at = now() where c.account_id = guest and c.expires_at > now();
  return guest;
end $$;

-- Whether a guest may sign in.
create function cooperation.is_live(guest uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from cooperation.guest g join cooperation.partner p on p.id = g.partner_id
    join access.account a on a.id = g.id
    where g.id = guest and a.role = 'partner_guest' and a.state = 'active'
      and g.confirmed_at is not null and g.ended_at is null and p.ended_at is null);
end;

create function cooperation.make_code(code uuid, guest uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  bound cooperation.guest := cooperation.own_guest(guest);
begin
  if not cooperation.is_live(bound.id) then
    raise exception 'the guest is not confirmed, or has ended' using errcode = 'check_violation';
  end if;
  update accounts.portal_code c set expires_at = now() where c.account_id = guest and c.expires_at > now();
  insert into accounts.portal_code (id, account_id, made_by) values (code, guest, access.account());
  update cooperation.guest g set code_by = access.account(), code_at = now() where g.id = guest;
  return code;
end $$;

-- Keeps the hash of a code as it is shown; gives until when it serves, or null when it was shown before.
create function cooperation.draw_code(guest uuid, code_hash bytea) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  until timestamptz;
begin
  update accounts.portal_code c set hash = code_hash
  where c.account_id = guest and c.made_by = access.account() and c.hash is null and c.used_at is null and c.expires_at > now()
    and access.holds('cooperation', 'decide')
  returning c.expires_at into until;
  return until;
end $$;

-- Takes the code of a guest, once: gives the account. Null for everything else, whatever it is.
create function accounts.take_code(email text, code_hash bytea) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  open accounts.portal_code;
begin
  select c.* into open from accounts.portal_code c join access.account a on a.id = c.account_id
  where a.email = lower(take_code.email) and cooperation.is_live(a.id)
    and c.hash is not null and c.used_at is null and c.expires_at > now() and c.wrong < 5
  order by c.made_at desc limit 1 for update of c;
  if open.id is null then
    return null;
  end if;
  if open.hash <> code_hash then
    update accounts.portal_code c set wrong = c.wrong + 1 where c.id = open.id;
    return null;
  end if;
  update accounts.portal_code c set used_at = now() where c.id = open.id;
  return open.account_id;
end $$;

-- The guests of a partner, to those who read cooperation there.
create function cooperation.guests(of_partner uuid)
returns table (id uuid, name text, email text, language text, focal_point_id uuid, state text, proposed_by uuid,
  proposed_at timestamptz, confirmed_by uuid, confirmed_at timestamptz, code_at timestamptz, ended_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select g.id, a.name, a.email, a.language, g.focal_point_id, case when g.ended_at is not null then 'ended' else a.state end,
    g.proposed_by, g.proposed_at, g.confirmed_by, g.confirmed_at, g.code_at, g.ended_at
  from cooperation.guest g join access.account a on a.id = g.id
  where g.partner_id = of_partner and g.agency_id = any (access.agencies('cooperation'))
  order by g.proposed_at;
end;

grant execute on function cooperation.invite_guest(uuid, uuid, uuid, text, text, text), cooperation.confirm_guest(uuid),
  cooperation.end_guest(uuid), cooperation.make_code(uuid, uuid), cooperation.draw_code(uuid, bytea),
  cooperation.guests(uuid), cooperation.guest_of() to oralu_app;
grant execute on function cooperation.guest_of(), cooperation.is_live(uuid) to oralu_counts;
grant execute on function accounts.take_code(text, bytea) to oralu_accounts;
do $$
declare
  f regprocedure;
begin
  foreach f in array array['cooperation.invite_guest(uuid, uuid, uuid, text, text, text)', 'cooperation.confirm_guest(uuid)',
    'cooperation.end_guest(uuid)', 'cooperation.make_code(uuid, uuid)', 'cooperation.draw_code(uuid, bytea)',
    'cooperation.guests(uuid)', 'cooperation.guest_of()', 'cooperation.own_guest(uuid)', 'cooperation.is_live(uuid)',
    'accounts.take_code(text, bytea)', 'accounts.refuse_password()']::regprocedure[]
  loop
    perform access.hand_over(f, 'oralu_access');
  end loop;
end $$;

-- Functions of access that meet guests now.
grant create on schema access to oralu_access;
set local role oralu_access;

-- As before; and a guest is invited on the page of the partner, by those who work with it.
create or replace function access.invite(account_id uuid, agency_id uuid, role text, name text, email text, language text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('administration', 'write') then
    raise exception 'only an administrator invites' using errcode = 'insufficient_privilege';
  end if;
  if invite.role = 'partner_guest' or not exists (select from access.role_right r where r.role = invite.role)
    or not exists (select from access.agency a where a.id = invite.agency_id) then
    raise exception 'no such role or agency' using errcode = 'foreign_key_violation';
  end if;
  insert into accounts."user" (id, name, email) values (invite.account_id, invite.name, lower(invite.email));
  insert into access.account (id, agency_id, role, name, email, language, state, proposed_by)
  values (invite.account_id, invite.agency_id, invite.role, invite.name, lower(invite.email), invite.language, 'invited',
    access.account());
  return invite.account_id;
end $$;

-- As before; and a guest learns nobody's name.
create or replace function access.names_of(ids uuid[]) returns table (id uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.officer() then
    return;
  end if;
  return query select a.id, a.name from access.account a where a.id = any (ids);
end $$;

-- As before; and a guest is confirmed together with the binding to a partner, and ended by those who work with it too.
create or replace function access.check_account_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
begin
  if actor.account_id is null then
    -- the owner role: a migration, or a command on the machine itself, which names itself in the ledger
    return new;
  end if;
  if new.state = 'active' and old.state <> 'active' and not (
    new.confirmed_by = actor.account_id
    and new.proposed_by is distinct from actor.account_id and new.id <> actor.account_id and old.state = 'invited'
    and case when new.role = 'partner_guest' then access.holds('cooperation', 'decide') and exists (
        select from cooperation.guest g where g.id = new.id and g.confirmed_by = actor.account_id and g.ended_at is null)
      else access.holds('oversight', 'decide') end) then
    raise exception 'a second person must confirm an account' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'ended' and old.state <> 'ended' and not (access.holds('administration', 'write') or access.holds('oversight', 'decide')
    or new.role = 'partner_guest' and new.agency_id = actor.agency_id and access.holds('cooperation', 'decide')) then
    raise exception 'only an administrator or a data-protection officer ends an account' using errcode = 'insufficient_privilege';
  end if;
  if new.language <> old.language and new.id <> actor.account_id then
    raise exception 'a language is one''s own choice' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'invited' and old.state <> 'invited' then
    raise exception 'an account does not go back to invited' using errcode = 'insufficient_privilege';
  end if;
  if new.state = old.state and new.confirmed_by is distinct from old.confirmed_by then
    raise exception 'a confirmation is given once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

reset role;
revoke create on schema access from oralu_access;

-- As before, each for officers.
grant create on schema cases, field to oralu_access;
set local role oralu_access;
create or replace function cases.colleagues() returns table (id uuid, name text, role text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select a.id, a.name, a.role from access.account a
    where a.agency_id = access.agency() and a.state = 'active' and access.officer()
      and exists (select from access.role_right r where r.role = a.role and r.act = 'write'
        and r.compartment in ('care', 'health', 'protection', 'legal'))
    order by a.name, a.id;
end $$;
create or replace function field.officers_with_right(officers uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select a.id from access.account a join access.role_right r on r.role = a.role
  where a.id = any (officers) and a.agency_id = access.agency() and a.state = 'active' and access.officer()
    and r.compartment = 'mission' and r.act = 'write'
$$;
reset role;
revoke create on schema cases, field from oralu_access;

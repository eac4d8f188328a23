-- How an account signs in, and how it comes to be: the accounts library's further tables, attempts that are counted
-- across processes, links to set a password, one's own sessions.

-- The accounts library (better-auth) names these columns.
create table accounts."twoFactor" (
  id uuid primary key default gen_random_uuid(),
  secret text not null,
  "backupCodes" text not null,
  "userId" uuid not null references accounts."user" on delete cascade,
  verified boolean default true,
  "failedVerificationCount" int default 0,
  "lockedUntil" timestamptz
);
create index on accounts."twoFactor" ("userId");
create table accounts.passkey (
  id uuid primary key default gen_random_uuid(),
  name text,
  "publicKey" text not null,
  "userId" uuid not null references accounts."user" on delete cascade,
  "credentialID" text not null unique,
  counter int not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz default now(),
  aaguid text
);
create index on accounts.passkey ("userId");
create table accounts."rateLimit" (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  count int not null,
  "lastRequest" bigint not null
);

-- Attempts to sign in, by account and by address. The key is a keyed hash: what was typed as an e-mail is not kept.
create table accounts.attempt (
  key bytea primary key,
  taken int not null,
  since timestamptz not null
);

-- Takes one attempt before the password is looked at, so that attempts in parallel are counted too.
-- Gives how many were taken in the present span; what follows a right password gives them back.
create function accounts.take_attempt(key bytea, span interval) returns int
language sql
begin atomic
  insert into accounts.attempt as a (key, taken, since) values (take_attempt.key, 1, now())
  on conflict (key) do update set
    taken = case when a.since < now() - take_attempt.span then 1 else a.taken + 1 end,
    since = case when a.since < now() - take_attempt.span then now() else a.since end
  returning taken;
end;

-- A link by which the holder of an account sets a password: once, until it expires. The link and the code are made
-- from `id` with a key of the installation, so that neither lies here. Neither the administrator, who gets the link,
-- nor the officer of data protection, who gets the code, can take the account alone.
create table accounts.password_link (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account,
  made_by uuid references access.account,
  needs_code boolean not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '3 days',
  used_at timestamptz,
  wrong_codes int not null default 0
);
create index on accounts.password_link (account_id);

grant select, insert, update, delete on accounts."twoFactor", accounts.passkey, accounts."rateLimit", accounts.attempt
  to oralu_accounts;
grant select, update on accounts.password_link to oralu_accounts;
grant execute on function accounts.take_attempt(bytea, interval) to oralu_accounts;
grant select on all tables in schema accounts to oralu_backup;
-- What signing in must know of an account: whether it is active, and how it is named to its holder.
grant select (id, state, name, email, language) on access.account to oralu_accounts;
create policy signing_in on access.account for select to oralu_accounts using (true);
grant select, insert, update on accounts.password_link to oralu_access;
grant insert on accounts.password_link to oralu_operator;
grant select, insert on accounts."user" to oralu_access;
grant select on accounts.passkey to oralu_access;
grant delete on accounts.session to oralu_access;
grant insert on access.account to oralu_access;

-- An event of signing in. The accounts library has no actor yet: it says which account it was, if one.
create function ledger.note_sign_in(act text, account_id uuid, how text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if note_sign_in.act not in ('sign-in', 'sign-out', 'sign-in-refused', 'password-changed', 'second-factor-changed',
    'passkey-changed') or note_sign_in.how !~ '^[a-z -]{1,40}$' then
    raise exception 'ledger.note_sign_in: no act % %', note_sign_in.act, note_sign_in.how;
  end if;
  insert into ledger.entry (actor_id, by, act, about, row_ids)
  values (note_sign_in.account_id, case when access.account() is null then session_user::text else 'account' end,
    note_sign_in.act, note_sign_in.how, array_remove(array[note_sign_in.account_id], null));
end $$;
grant execute on function ledger.note_sign_in(text, uuid, text) to oralu_accounts, oralu_access;
select access.hand_over('ledger.note_sign_in(text, uuid, text)', 'oralu_ledger');

-- Invites: an account that cannot do anything until a second person has confirmed it.
create function access.invite(account_id uuid, agency_id uuid, role text, name text, email text, language text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('administration', 'write') then
    raise exception 'only an administrator invites' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from access.role_right r where r.role = invite.role)
    or not exists (select from access.agency a where a.id = invite.agency_id) then
    raise exception 'no such role or agency' using errcode = 'foreign_key_violation';
  end if;
  insert into accounts."user" (id, name, email) values (invite.account_id, invite.name, lower(invite.email));
  insert into access.account (id, agency_id, role, name, email, language, state, proposed_by)
  values (invite.account_id, invite.agency_id, invite.role, invite.name, lower(invite.email), invite.language, 'invited',
    access.account());
  return invite.account_id;
end $$;

create function access.make_password_link(link_id uuid, account_id uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('administration', 'write') then
    raise exception 'only an administrator makes a link' using errcode = 'insufficient_privilege';
  end if;
  if make_password_link.account_id = access.account()
    or not exists (select from access.account a where a.id = make_password_link.account_id and a.state = 'active') then
    raise exception 'the account is not active, or is one''s own' using errcode = 'check_violation';
  end if;
  update accounts.password_link l set expires_at = now()
  where l.account_id = make_password_link.account_id and l.used_at is null and l.expires_at > now();
  insert into accounts.password_link (id, account_id, made_by, needs_code)
  values (link_id, make_password_link.account_id, access.account(), true);
  perform ledger.note('password-link', 'access.account', array[make_password_link.account_id]);
  return link_id;
end $$;

-- The open link of an account: to the administrator who made it, and to the officers who give its code.
create function access.password_link_of(account_id uuid) returns table (id uuid, expires_at timestamptz, made_by uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select l.id, l.expires_at, l.made_by
    from accounts.password_link l join access.account a on a.id = l.account_id
    where l.account_id = password_link_of.account_id and l.used_at is null and l.expires_at > now()
      and l.needs_code and l.wrong_codes < 5
      and ((access.holds('administration', 'write') and l.made_by = access.account())
        or (access.holds('oversight', 'decide') and a.agency_id = access.agency() and a.id <> access.account()))
    order by l.made_at desc limit 1;
end $$;

-- One's own sessions in browsers; `here` is the one that asks.
create function access.own_sessions() returns table (
  id uuid, began_at timestamptz, used_at timestamptz, expires_at timestamptz, address text, agent text, here boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select s.id, s."createdAt", s."updatedAt", s."expiresAt", s."ipAddress", s."userAgent",
      s.token = current_setting('oralu.session', true)
    from accounts.session s
    where s."userId" = access.account() and s."expiresAt" > now()
    order by s."updatedAt" desc;
end $$;

-- Ends one of one's own sessions, or with null all but the one that asks.
create function access.end_sessions(session_id uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid := access.account();
  ended int;
begin
  if mine is null then
    return 0;
  end if;
  delete from accounts.session s
  where s."userId" = mine
    and case when session_id is null then s.token <> current_setting('oralu.session', true) else s.id = session_id end;
  get diagnostics ended = row_count;
  if ended > 0 then
    perform ledger.note_sign_in('sign-out', mine, case when session_id is null then 'other sessions' else 'one session' end);
  end if;
  return ended;
end $$;

create function access.own_factors() returns table (second_factor boolean, passkeys jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select coalesce(u."twoFactorEnabled", false), coalesce((
      select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'made_at', p."createdAt") order by p."createdAt")
      from accounts.passkey p where p."userId" = u.id), '[]')
    from accounts."user" u where u.id = access.account();
end $$;

-- An ended account's sessions end with it.
create function access.end_sessions_of_ended() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'ended' and old.state <> 'ended' then
    delete from accounts.session s where s."userId" = new.id;
    update accounts.password_link l set expires_at = now() where l.account_id = new.id and l.expires_at > now();
  end if;
  return null;
end $$;
create trigger ends_sessions after update on access.account for each row execute function access.end_sessions_of_ended();

-- What may change on a grant: it is confirmed once, by a second person, before it ends; it ends once.
create function access.check_grant_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.account();
begin
  if (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at)
    and (old.confirmed_at is not null or old.ended_at is not null or new.confirmed_at is null
      or new.confirmed_by is distinct from actor) then
    raise exception 'a grant is confirmed once, by the one who does it' using errcode = 'check_violation';
  end if;
  if (new.ended_by, new.ended_at) is distinct from (old.ended_by, old.ended_at)
    and (old.ended_at is not null or new.ended_at is null or new.ended_by is distinct from actor) then
    raise exception 'a grant ends once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger checked before update on access.grant for each row execute function access.check_grant_change();

create function access.check_review() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.reviewed_at is not null or new.reviewed_at is null or new.review is null then
    raise exception 'a review is written once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger checked before update on access.break_glass for each row execute function access.check_review();

-- Compartments opened to the actor for a person by break-glass: the server then lets a reading through to the rows.
create function access.opened(compartment text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from access.break_glass b
    where b.account_id = access.account() and b.compartment = opened.compartment
      and now() between b.started_at and b.ends_at);
end $$;

-- What one of one's agency's accounts read out of the ordinary: between 20:00 and 06:00 in the given time zone, or
-- while it had a compartment open by break-glass. Readings that found nothing are left out.
create function ledger.unusual_readings(since timestamptz, zone text, most int)
returns table (entry_id bigint, at timestamptz, actor_id uuid, about text, rows int, by_night boolean, by_break_glass boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('oversight', 'read') then
    return;
  end if;
  return query
    select r.id, r.at, r.actor_id, r.about, cardinality(r.row_ids), r.night, r.glass
    from (
      select e.*,
        extract(hour from e.at at time zone zone) >= 20 or extract(hour from e.at at time zone zone) < 6 as night,
        exists (select from access.break_glass b join access.guarded g on g.table_name = e.about
          where b.account_id = e.actor_id and b.compartment = g.compartment
            and e.at between b.started_at and b.ends_at) as glass
      from ledger.entry e join access.account a on a.id = e.actor_id
      where e.act = 'read' and e.at >= since and cardinality(e.row_ids) > 0 and a.agency_id = access.agency()
    ) r
    where r.night or r.glass
    order by r.id desc limit least(most, 500);
end $$;
create index on ledger.entry (at) where act = 'read';

-- How many entries are not yet under a checkpoint, for whoever oversees.
create function ledger.unsealed() returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('oversight', 'read') then
    return null;
  end if;
  return (select count(*) from ledger.entry e where e.xid >= (select h.xid from ledger.horizon h));
end $$;
grant select on access.break_glass, access.guarded to oralu_ledger;

grant execute on function access.invite(uuid, uuid, text, text, text, text), access.make_password_link(uuid, uuid),
  access.password_link_of(uuid), access.own_sessions(), access.end_sessions(uuid), access.own_factors(),
  access.opened(text), ledger.unusual_readings(timestamptz, text, int), ledger.unsealed() to oralu_app;
select access.hand_over('access.invite(uuid, uuid, text, text, text, text)', 'oralu_access');
select access.hand_over('access.make_password_link(uuid, uuid)', 'oralu_access');
select access.hand_over('access.password_link_of(uuid)', 'oralu_access');
select access.hand_over('access.own_sessions()', 'oralu_access');
select access.hand_over('access.end_sessions(uuid)', 'oralu_access');
select access.hand_over('access.own_factors()', 'oralu_access');
select access.hand_over('access.end_sessions_of_ended()', 'oralu_access');
select access.hand_over('access.check_grant_change()', 'oralu_access');
select access.hand_over('access.check_review()', 'oralu_access');
select access.hand_over('access.opened(text)', 'oralu_access');
select access.hand_over('ledger.unusual_readings(timestamptz, text, int)', 'oralu_ledger');
select access.hand_over('ledger.unsealed()', 'oralu_ledger');

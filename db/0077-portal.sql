-- The portal: what a guest reads and does by these functions alone, what is addressed to their partner and their partner's
-- own steps. Each function begins with cooperation.guest_of(), and names the columns that a partner may see.

-- Who of the partner said it here; null where the mailbox brought it.
alter table cooperation.request add column guest_id uuid references cooperation.guest,
  add check (guest_id is null or direction = 'theirs');
alter table cooperation.request_entry add column guest_id uuid references cooperation.guest,
  add check (guest_id is null or side = 'theirs');
alter table cooperation.request alter column guest_id set default access.guest();
alter table cooperation.request_entry alter column guest_id set default access.guest();
-- When a guest first fetched the sealed file here.
alter table cooperation.package add column fetched_at timestamptz;

grant create on schema cooperation to oralu_counts;
set local role oralu_counts;

-- As before; and a guest takes the steps of the other side, on their own partner's requests.
create or replace function cooperation.check_request() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.closed_at is not null and new.state <> old.state then
    raise exception 'what is answered or withdrawn stays so' using errcode = 'check_violation';
  end if;
  if old.state <> 'drafted' and (new.kind, new.subject, new.text, new.due_on, new.partner_id, new.direction, new.guest_id)
    is distinct from (old.kind, old.subject, old.text, old.due_on, old.partner_id, old.direction, old.guest_id) then
    raise exception 'what was sent does not change' using errcode = 'check_violation';
  end if;
  if access.guest() is not null and (old.partner_id is distinct from cooperation.guest_of() or old.state = 'drafted'
    or new.state <> all (case old.direction
      when 'ours' then array['received', 'under way', 'granted', 'partly granted', 'refused'] else array['withdrawn'] end)) then
    raise exception 'that step is not theirs' using errcode = 'check_violation';
  end if;
  if access.officer() and new.state <> old.state
    and not (new.state = any (case old.direction
      when 'ours' then case old.state when 'drafted' then array['sent', 'withdrawn'] else array['withdrawn'] end
      else array['under way', 'granted', 'partly granted', 'refused'] end)) then
    raise exception 'that step is the other side''s' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- As before; and a guest fetches, acknowledges and confirms the deletion of what went to their own partner.
create or replace function cooperation.check_package() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
  agreed cooperation.agreement := (select a from cooperation.agreement a where a.id = new.agreement_id);
  later constant text[] := array['state', 'receipt', 'receipt_jws', 'receipt_at', 'recalled_by', 'recalled_at', 'recalled_why',
    'deletion_jws', 'deleted_at', 'list_id', 'taken_by', 'taken_at', 'fetched_at'];
  own constant text[] := array['state', 'list_id', 'taken_by', 'taken_at', 'deleted_at'];
  partners constant text[] := array['state', 'receipt', 'receipt_at', 'deleted_at', 'fetched_at'];
  code text;
begin
  if access.guest() is not null then
    if tg_op = 'INSERT' or new.direction = 'theirs' or old.released_at is null
      or old.partner_id is distinct from cooperation.guest_of() or to_jsonb(new) - partners <> to_jsonb(old) - partners
      or old.fetched_at is not null and new.fetched_at is distinct from old.fetched_at
      or old.receipt_at is not null and (new.receipt, new.receipt_at) is distinct from (old.receipt, old.receipt_at)
      or old.deleted_at is not null and new.deleted_at is distinct from old.deleted_at
      or new.state <> old.state and not (case new.state
        when 'received' then old.state = 'released' and new.receipt_at is not null
        when 'deleted' then old.state in ('received', 'recalled') and new.deleted_at is not null else false end) then
      raise exception 'that step is not theirs' using errcode = 'check_violation';
    end if;
    return new;
  end if;
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
    if actor.account_id is not null and (
      (new.receipt, new.receipt_jws, new.receipt_at, new.deletion_jws, new.deleted_at, new.fetched_at)
        is distinct from (old.receipt, old.receipt_jws, old.receipt_at, old.deletion_jws, old.deleted_at, old.fetched_at)
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

reset role;
revoke create on schema cooperation from oralu_counts;

-- Whether a partner reads here what it would else get by messages: it has a guest, and no mailbox.
create function cooperation.reads_here(of_partner uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from cooperation.partner p join cooperation.guest g on g.partner_id = p.id
    where p.id = of_partner and p.agency_id = access.agency() and access.officer() and p.mailbox is null
      and cooperation.is_live(g.id));
end;

create function cooperation.portal_whose() returns table (partner text, agency text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.name, a.name from cooperation.partner p join access.agency a on a.id = p.agency_id
  where p.id = cooperation.guest_of();
end;

create function cooperation.portal_requests(one uuid default null)
returns table (id uuid, direction text, kind text, subject text, text text, state text, due_on date, overdue boolean,
  sent_at timestamptz, closed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select r.id, r.direction, r.kind, r.subject, r.text, r.state, r.due_on,
    r.closed_at is null and coalesce(r.due_on < access.today(), false), r.sent_at, r.closed_at
  from cooperation.request r
  where r.partner_id = cooperation.guest_of() and r.sent_at is not null and (one is null or r.id = one)
  order by r.closed_at desc nulls first, r.due_on nulls last, r.sent_at, r.id limit 200;
end;

create function cooperation.portal_entries(of_request uuid)
returns table (id uuid, side text, text text, state text, written_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select e.id, e.side, e.text, e.state, e.written_at
  from cooperation.request_entry e join cooperation.portal_requests(of_request) r on r.id = e.request_id
  where of_request is not null order by e.recorded_at, e.id;
end;

create function cooperation.portal_packages(one uuid default null)
returns table (id uuid, request_id uuid, state text, persons int, reference text, title text, purpose text, onward text,
  released_at timestamptz, expires_at timestamptz, retain_until date, sealed_sha256 text, waits boolean,
  fetched_at timestamptz, receipt jsonb, recalled_at timestamptz, recalled_why text, deleted_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.id, p.request_id, p.state, p.persons, a.reference, a.title, a.purpose, a.onward_terms,
    p.released_at, p.expires_at, p.retain_until, encode(p.sealed_sha256, 'hex'),
    p.state = 'released' and p.expires_at > now()
      and exists (select from cooperation.parcel c join cooperation.outgoing o on o.id = c.id
        where c.id = p.id and o.stopped_at is null)
      and cooperation.refusal(p.agreement_id, p.partner_id, p.fields) is null,
    p.fetched_at, p.receipt, p.recalled_at, p.recalled_why, p.deleted_at
  from cooperation.package p join cooperation.agreement a on a.id = p.agreement_id
  where p.partner_id = cooperation.guest_of() and p.direction = 'ours' and p.released_at is not null
    and (one is null or p.id = one)
  order by p.released_at desc, p.id limit 200;
end;

create function cooperation.portal_commitments()
returns table (id uuid, side text, office text, what text, due_on date, late boolean, state text, closed_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.side, c.office, c.what, c.due_on, c.state = 'open' and coalesce(c.due_on < access.today(), false), c.state,
    c.closed_on
  from cooperation.commitment c
  where c.partner_id = cooperation.guest_of() and c.meeting_id is not null
  order by c.closed_on desc nulls first, c.due_on nulls last, c.recorded_at limit 200;
end;

-- The guest's own partner's keys that sign, to verify a receipt that they bring.
create function cooperation.portal_signers() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select k.key from cooperation.partner_key k
  where k.partner_id = cooperation.guest_of() and k.use = 'sign' and k.second_checked_at is not null and k.revoked_at is null;
end;

-- A word of the partner in the thread of a request: a text, a step of theirs, or both. Gives the state.
create function cooperation.portal_say(entry uuid, of_request uuid, said text, next text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  partner uuid := cooperation.guest_of();
  about cooperation.request;
begin
  select r.* into about from cooperation.request r
  where r.id = of_request and r.partner_id = partner and r.sent_at is not null for update;
  if about.id is null then
    raise exception 'no such request' using errcode = 'no_data_found';
  end if;
  if next is not null and (about.closed_at is not null or next = about.state) or cooperation.take_entry(partner, of_request,
    jsonb_build_object('id', entry, 'text', said, 'state', next, 'at', now())) <> 'taken' then
    raise exception 'that step is not open to them' using errcode = 'check_violation';
  end if;
  return (select r.state from cooperation.request r where r.id = of_request);
end $$;

create function cooperation.portal_ask(request uuid, kind text, subject text, text text, due_on date) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  partner uuid := cooperation.guest_of();
begin
  if partner is null then
    raise exception 'no guest' using errcode = 'no_data_found';
  end if;
  if cooperation.take_request(partner, jsonb_build_object('id', request, 'kind', kind, 'subject', subject, 'text', text,
    'dueOn', due_on, 'sentAt', now())) <> 'taken' then
    raise exception 'that id was used' using errcode = 'unique_violation';
  end if;
  return request;
end $$;

create function cooperation.portal_package(of_package uuid) returns cooperation.package
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  sent cooperation.package;
begin
  select p.* into sent from cooperation.package p
  where p.id = of_package and p.partner_id = cooperation.guest_of() and p.direction = 'ours' and p.released_at is not null
  for update;
  if sent.id is null then
    raise exception 'no such package' using errcode = 'no_data_found';
  end if;
  return sent;
end $$;

-- The sealed file. The agreement is asked again; the first fetching is kept.
create function cooperation.portal_fetch(of_package uuid) returns bytea
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  sent cooperation.package := cooperation.portal_package(of_package);
  code text := cooperation.refusal(sent.agreement_id, sent.partner_id, sent.fields);
begin
  if sent.state <> 'released' or sent.expires_at <= now() then
    raise exception 'it does not wait any more' using errcode = 'check_violation';
  end if;
  if code is not null then
    perform cooperation.refuse(code);
  end if;
  if not exists (select from cooperation.parcel c join cooperation.outgoing o on o.id = c.id
    where c.id = sent.id and o.stopped_at is null) then
    raise exception 'the file went another way' using errcode = 'check_violation';
  end if;
  if sent.fetched_at is null then
    update cooperation.package p set fetched_at = now() where p.id = sent.id;
  end if;
  return (select c.bytes from cooperation.parcel c where c.id = sent.id);
end $$;

-- The file of what was acknowledged or deleted waits no more.
create function cooperation.portal_settle(of_package uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  sent cooperation.package := cooperation.portal_package(of_package);
begin
  if sent.receipt_at is null and sent.deleted_at is null then
    return;
  end if;
  update cooperation.outgoing o set
    delivered_at = case when sent.receipt_at is not null then now() end,
    stopped_at = case when sent.receipt_at is null then now() end,
    problem = case when sent.receipt_at is null then 'recalled' end
  where o.id = sent.id and o.delivered_at is null and o.stopped_at is null;
  delete from cooperation.parcel c where c.id = sent.id;
end $$;

-- Says that the file arrived whole. It is the word of the one who is signed in; a receipt that the partner signed proves more.
create function cooperation.portal_confirm(of_package uuid, sha256 text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  sent cooperation.package := cooperation.portal_package(of_package);
begin
  if sent.receipt_at is not null or sent.deleted_at is not null or encode(sent.sealed_sha256, 'hex') <> lower(sha256)
    or sent.fetched_at is null and not exists (
      select from cooperation.outgoing o where o.id = sent.id and o.delivered_at is not null) then
    raise exception 'only what arrived is acknowledged, once' using errcode = 'check_violation';
  end if;
  update cooperation.package p set receipt_at = now(),
    receipt = jsonb_build_object('format', 'oralu-portal-receipt', 'version', 1, 'kind', 'received', 'package', sent.id,
      'sealedSha256', encode(sent.sealed_sha256, 'hex'), 'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'by', (select a.name from access.account a where a.id = access.guest()), 'account', access.guest(),
      'accepted', 'all', 'refused', '[]'::jsonb),
    state = case p.state when 'released' then 'received' else p.state end
  where p.id = sent.id;
  perform cooperation.portal_settle(sent.id);
  return (select p.state from cooperation.package p where p.id = sent.id);
end $$;

create function cooperation.portal_deleted(of_package uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  sent cooperation.package := cooperation.portal_package(of_package);
begin
  if sent.state not in ('received', 'recalled') or sent.deleted_at is not null then
    raise exception 'that step is not open' using errcode = 'check_violation';
  end if;
  update cooperation.package p set deleted_at = now(), state = 'deleted' where p.id = sent.id;
  perform cooperation.portal_settle(sent.id);
  return 'deleted';
end $$;

grant update on cooperation.outgoing to oralu_counts;
do $$
declare
  f regprocedure;
begin
  foreach f in array array['cooperation.reads_here(uuid)', 'cooperation.portal_whose()', 'cooperation.portal_requests(uuid)',
    'cooperation.portal_entries(uuid)', 'cooperation.portal_packages(uuid)', 'cooperation.portal_commitments()',
    'cooperation.portal_signers()', 'cooperation.portal_say(uuid, uuid, text, text)',
    'cooperation.portal_ask(uuid, text, text, text, date)', 'cooperation.portal_fetch(uuid)', 'cooperation.portal_settle(uuid)',
    'cooperation.portal_confirm(uuid, text)', 'cooperation.portal_deleted(uuid)']::regprocedure[]
  loop
    execute format('grant execute on function %s to oralu_app', f);
    perform access.hand_over(f, 'oralu_counts');
  end loop;
  perform access.hand_over('cooperation.portal_package(uuid)', 'oralu_counts');
end $$;

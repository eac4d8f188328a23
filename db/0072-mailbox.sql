-- What the mailbox does with what came and what waits, and the end of what was given for a time. All of it runs on the
-- queue's connections, which no request has; each function does one narrow thing.

-- A partner's signing keys that serve: checked by two, not revoked.
create function cooperation.signers(of_agency uuid, of_key text default null)
returns table (partner_id uuid, key_id text, key text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select k.partner_id, k.key_id, k.key
  from cooperation.partner_key k join cooperation.partner p on p.id = k.partner_id
  where k.agency_id = of_agency and k.use = 'sign' and k.second_checked_at is not null and k.revoked_at is null
    and p.ended_at is null and (of_key is null or k.key_id = of_key);
end;

-- A partner's keys to seal to that serve.
create function cooperation.recipients(of_partner uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select k.key from cooperation.partner_key k
  where k.partner_id = of_partner and k.use = 'seal' and k.second_checked_at is not null and k.revoked_at is null;
end;

-- Takes a message in, once: 'new', 'again', or 'other' when its id came before with other bytes.
create function cooperation.receive(message uuid, from_partner uuid, kind text, bytes bytea, brought_by uuid default null)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  holder uuid := (select p.agency_id from cooperation.partner p where p.id = from_partner and p.ended_at is null);
  before cooperation.incoming;
begin
  if holder is null then
    raise exception 'no such partner' using errcode = 'foreign_key_violation';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('cooperation.incoming ' || message, 0));
  select * into before from cooperation.incoming i where i.id = message;
  if before.id is not null then
    return case when before.partner_id = from_partner and before.sha256 = sha256(bytes) then 'again' else 'other' end;
  end if;
  insert into cooperation.incoming (id, agency_id, partner_id, kind, brought_by, sha256)
  values (message, holder, from_partner, receive.kind, receive.brought_by, sha256(bytes));
  insert into cooperation.parcel (id, agency_id, sha256, bytes) values (message, holder, sha256(bytes), bytes);
  return 'new';
end $$;

-- What is still to be looked at: the oldest first, those held again when something new has come since.
create function cooperation.unsettled(most int)
returns table (id uuid, agency_id uuid, partner_id uuid, kind text, bytes bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select i.id, i.agency_id, i.partner_id, i.kind, p.bytes
  from cooperation.incoming i join cooperation.parcel p on p.id = i.id
  where i.state = 'waiting' or i.state = 'held' and exists (
    select from cooperation.incoming n where n.partner_id = i.partner_id and n.settled_at > i.settled_at)
  order by i.received_at limit most;
end;

create function cooperation.settle(message uuid, new_state text, why text default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cooperation.incoming i set state = new_state, problem = why, settled_at = clock_timestamp()
  where i.id = message and i.state in ('waiting', 'held');
  -- A package stays sealed where it lies until an officer takes it in.
  if new_state in ('taken', 'refused') then
    delete from cooperation.parcel p using cooperation.incoming i
    where p.id = message and i.id = message and (i.kind = 'message' or new_state = 'refused');
  end if;
end $$;

-- Puts a signed and sealed answer of the mailbox itself beside those of officers.
create function cooperation.post(message uuid, to_partner uuid, kind text, about uuid, bytes bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  holder uuid := (select p.agency_id from cooperation.partner p where p.id = to_partner);
begin
  insert into cooperation.outgoing (id, agency_id, partner_id, kind, about_id, made_by)
  values (message, holder, to_partner, post.kind, about, null);
  insert into cooperation.parcel (id, agency_id, sha256, bytes) values (message, holder, sha256(bytes), bytes);
end $$;

-- A partner's request, and what is said in its thread. 'again': known; 'held': what it speaks of has not come yet.
create function cooperation.take_request(from_partner uuid, r jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  holder uuid := (select p.agency_id from cooperation.partner p where p.id = from_partner);
  before cooperation.request := (select q from cooperation.request q where q.id = (r ->> 'id')::uuid);
begin
  if before.id is not null then
    return case when before.partner_id = from_partner and before.direction = 'theirs' then 'again' else 'refused' end;
  end if;
  insert into cooperation.request (id, agency_id, partner_id, direction, kind, subject, text, due_on, state, recorded_by, sent_at)
  values ((r ->> 'id')::uuid, holder, from_partner, 'theirs', r ->> 'kind', r ->> 'subject', r ->> 'text',
    (r ->> 'dueOn')::date, 'received', null, (r ->> 'sentAt')::timestamptz);
  return 'taken';
end $$;

create function cooperation.take_entry(from_partner uuid, of_request uuid, e jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  about cooperation.request := (select q from cooperation.request q where q.id = of_request for update);
  before cooperation.request_entry := (select x from cooperation.request_entry x where x.id = (e ->> 'id')::uuid);
  next text := e ->> 'state';
begin
  if about.id is null then
    return 'held';
  end if;
  if about.partner_id <> from_partner or before.id is not null and before.request_id <> of_request then
    return 'refused';
  end if;
  if before.id is not null then
    return 'again';
  end if;
  -- The asked side answers; the asking side withdraws. Anything else is not theirs to say.
  if next is not null and next <> all (case about.direction
    when 'ours' then array['received', 'under way', 'granted', 'partly granted', 'refused'] else array['withdrawn'] end) then
    return 'refused';
  end if;
  insert into cooperation.request_entry (id, agency_id, request_id, side, text, state, written_at, recorded_by)
  values ((e ->> 'id')::uuid, about.agency_id, of_request, 'theirs', e ->> 'text', next, (e ->> 'at')::timestamptz, null);
  -- What closes a request stands; a word that comes late is kept in the thread.
  if next is not null and about.closed_at is null and not (next = 'received' and about.state = 'under way') then
    update cooperation.request q set state = next,
      closed_at = case when next in ('granted', 'partly granted', 'refused', 'withdrawn') then now() end
    where q.id = of_request;
  end if;
  return 'taken';
end $$;

-- A partner's package, verified and not yet opened by anyone: it must be of an agreement of ours under which they give.
create function cooperation.take_package(from_partner uuid, d jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agreed cooperation.agreement;
begin
  if exists (select from cooperation.package p where p.id = (d ->> 'id')::uuid) then
    return 'again';
  end if;
  select * into agreed from cooperation.agreement a
  where a.partner_id = from_partner and a.reference = d ->> 'reference' and a.gives in ('they', 'both')
    and a.second_signed_at is not null and a.protection_signed_at is not null and a.ended_at is null
    and access.today() between a.starts_on and a.ends_on;
  if agreed.id is null then
    return 'no-agreement';
  end if;
  if exists (select from jsonb_each(d -> 'fields') c cross join jsonb_array_elements_text(c.value) f
    where not coalesce(agreed.fields -> c.key, '[]') ? f) then
    return 'field-outside';
  end if;
  insert into cooperation.package (id, agency_id, partner_id, direction, agreement_id, fields, state, persons, expires_at,
    retain_until, composed_by, composed_at, released_at, released_by, sealed_sha256, manifest_sha256)
  values ((d ->> 'id')::uuid, agreed.agency_id, from_partner, 'theirs', agreed.id, d -> 'fields', 'received',
    (d ->> 'persons')::int, (d ->> 'expiresAt')::timestamptz, (d ->> 'retainUntil')::date, null, (d ->> 'madeAt')::timestamptz,
    null, null, decode(d ->> 'sealedSha256', 'hex'), decode(d ->> 'manifestSha256', 'hex'));
  return 'taken';
end $$;

-- A partner's receipt for a package of ours, and its word that what was inside is deleted.
create function cooperation.take_receipt(from_partner uuid, of_package uuid, jws text, r jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  sent cooperation.package := (select p from cooperation.package p where p.id = of_package for update);
begin
  if sent.id is null or sent.partner_id <> from_partner or sent.direction <> 'ours' or sent.released_at is null
    or encode(sent.sealed_sha256, 'hex') <> r ->> 'sealedSha256' or encode(sent.manifest_sha256, 'hex') <> r ->> 'manifestSha256' then
    return 'refused';
  end if;
  if r ->> 'kind' = 'received' then
    if sent.receipt_jws is not null then
      return 'again';
    end if;
    update cooperation.package p set receipt_jws = jws, receipt = r, receipt_at = (r ->> 'at')::timestamptz,
      state = case when p.state = 'released' then case when r ->> 'accepted' = 'none' then 'refused' else 'received' end else p.state end
    where p.id = of_package;
  else
    if sent.deletion_jws is not null then
      return 'again';
    end if;
    update cooperation.package p set deletion_jws = jws, deleted_at = (r ->> 'at')::timestamptz,
      state = case when r ->> 'deleted' = 'all' then 'deleted' else p.state end
    where p.id = of_package;
  end if;
  return 'taken';
end $$;

-- A partner asks that what it gave be deleted. It is a request: an officer deletes.
create function cooperation.take_recall(from_partner uuid, of_package uuid, why text, at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given cooperation.package := (select p from cooperation.package p where p.id = of_package for update);
begin
  if given.id is null then
    return 'held';
  end if;
  if given.partner_id <> from_partner or given.direction <> 'theirs' then
    return 'refused';
  end if;
  if given.recalled_at is not null then
    return 'again';
  end if;
  update cooperation.package p set recalled_at = take_recall.at, recalled_why = why where p.id = of_package;
  return 'taken';
end $$;

-- What may be tried now, with the bytes. A package whose agreement has ended meanwhile is stopped here.
create function cooperation.due(most int)
returns table (id uuid, agency_id uuid, kind text, mailbox text, bytes bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cooperation.outgoing o set stopped_at = now(), problem = r.code
  from (select w.id, cooperation.refusal(p.agreement_id, p.partner_id, p.fields) as code
    from cooperation.outgoing w join cooperation.package p on p.id = w.about_id
    where w.kind = 'package' and w.delivered_at is null and w.stopped_at is null) r
  where o.id = r.id and r.code is not null;
  return query
    select o.id, o.agency_id, o.kind, p.mailbox, c.bytes
    from cooperation.outgoing o join cooperation.partner p on p.id = o.partner_id join cooperation.parcel c on c.id = o.id
    where o.delivered_at is null and o.stopped_at is null and o.next_try_at <= now() and p.mailbox is not null and p.ended_at is null
    order by o.made_at limit most;
end $$;

-- How a try ended: no problem is a delivery. The next try waits twice as long each time, ten minutes at most; `final`
-- stops, for what no repetition mends.
create function cooperation.tried(message uuid, why text default null, final boolean default false) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cooperation.outgoing o set tries = o.tries + 1, problem = why,
    delivered_at = case when why is null then now() end,
    stopped_at = case when final then now() end,
    next_try_at = now() + least(interval '10 minutes', interval '2 seconds' * power(2, least(o.tries, 12)))
  where o.id = message and o.delivered_at is null and o.stopped_at is null;
  if why is null then
    delete from cooperation.parcel p where p.id = message;
  end if;
end $$;

-- A lawful erasure notes what it took away: verification then asks no more for the content of those rows' entries.
create function ledger.note_erasure(about text, ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(ids) > 0 then
    insert into ledger.entry (actor_id, by, act, about, row_ids)
    values (access.account(), ledger.who(), 'erase', note_erasure.about, ids);
  end if;
end $$;
grant usage on schema ledger to oralu_counts;
grant execute on function ledger.note_erasure(text, uuid[]), ledger.who() to oralu_counts;
select access.hand_over('ledger.note_erasure(text, uuid[])', 'oralu_ledger');

alter table people.record add column erased_at timestamptz;
select access.keep_no_samples('people.record');

-- Ends a list that was given for a time: what it said is gone, also from the history; that there was a line stays.
create function cooperation.end_list(of_list uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  list lists.list := (select l from lists.list l where l.id = of_list and l.package_id is not null and l.ended_at is null for update);
  records uuid[];
  anchors uuid[];
  forms uuid[];
  pairs uuid[];
begin
  if list.id is null then
    return null;
  end if;
  select coalesce(array_agg(r.id), '{}'), coalesce(array_agg(r.anchor_id), '{}') into records, anchors
  from people.record r where r.list_id = list.id;
  select coalesce(array_agg(f.id), '{}') into forms from people.name_form f where f.record_id = any (records);
  select coalesce(array_agg(m.id), '{}') into pairs from people.match m
  where m.left_anchor_id = any (anchors) or m.right_anchor_id = any (anchors);

  delete from people.name_key k where k.name_form_id = any (forms);
  update people.name_form_history h set image = null, salt = null where h.row_id = any (forms);
  update people.record_history h set image = null, salt = null where h.row_id = any (records);
  update people.match_history h set image = null, salt = null where h.row_id = any (pairs);
  update files.file_history h set image = null, salt = null where h.row_id = list.file_id;
  perform ledger.note_erasure('files.file', array[list.file_id]);
  perform ledger.note_erasure('people.name_form', forms);
  perform ledger.note_erasure('people.record', records);
  perform ledger.note_erasure('people.match', pairs);
  update people.name_form f set form = '', latin = '', ended_at = coalesce(f.ended_at, now()) where f.id = any (forms);
  update people.record r set said = '{}', content_hash = '\x', sex = 'unknown', born_text = null, born_from = null, born_to = null,
    birth_place = null, nationality_said = null, document_number = null, mother_name = null, father_name = null, family_group = null,
    location = null, phone = null, dropped_at = coalesce(r.dropped_at, now()), erased_at = now()
  where r.id = any (records);
  update people.match m set why = '[]', state = case when m.state = 'decided' then m.state else 'withdrawn' end where m.id = any (pairs);
  update people.family_member m set withdrawn_at = now() where m.record_id = any (records) and m.withdrawn_at is null;
  update files.file f set wrapped_key = null, thumbnail = null, erased_at = now() where f.id = list.file_id;
  update lists.list l set ended_at = now() where l.id = list.id;
  update cooperation.package p set state = 'deleted', deleted_at = now() where p.id = list.package_id;
  return list.package_id;
end $$;
grant update on people.name_form, people.record, people.match, people.family_member, files.file, lists.list to oralu_counts;
grant update on people.name_form_history, people.record_history, people.match_history, files.file_history to oralu_counts;
grant insert, update on cooperation.request, cooperation.request_entry, cooperation.package, cooperation.outgoing,
  cooperation.incoming to oralu_counts;

-- What a partner gave keeps its terms: nobody gives it more time.
create function cooperation.keep_terms() returns trigger language plpgsql as $$
begin
  if access.account() is not null and old.package_id is not null
    and (new.package_id, new.terms, new.retain_until) is distinct from (old.package_id, old.terms, old.retain_until) then
    raise exception 'what a partner gave keeps its terms' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger terms_kept before update on lists.list for each row execute function cooperation.keep_terms();

-- Lists whose time is over, with what it takes to tell the partner.
create function cooperation.overdue() returns table (list_id uuid, package_id uuid, partner_id uuid, agency_id uuid,
  sealed_sha256 bytea, manifest_sha256 bytea, recipients text[])
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select l.id, p.id, p.partner_id, p.agency_id, p.sealed_sha256, p.manifest_sha256, array(
    select cooperation.recipients(p.partner_id))
  from lists.list l join cooperation.package p on p.id = l.package_id
  where l.ended_at is null and l.retain_until < access.today();
end;

-- Packages that nobody took in before they expired lie here no more.
create function cooperation.drop_expired() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone uuid[];
begin
  with over as (
    update cooperation.package p set state = 'deleted', deleted_at = now()
    where p.direction = 'theirs' and p.state = 'received' and p.expires_at < now() returning p.id)
  select coalesce(array_agg(o.id), '{}') into gone from over o;
  delete from cooperation.parcel c where c.id = any (gone);
end $$;

-- An officer ends what a partner gave: on a recall, or when it is needed no more.
create function cooperation.delete_given(of_package uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given cooperation.package := (select p from cooperation.package p where p.id = of_package
    and p.agency_id = access.agency() and p.direction = 'theirs' and p.state in ('received', 'taken in'));
begin
  if given.id is null or not access.holds('cooperation', 'decide') then
    return false;
  end if;
  if given.list_id is not null then
    perform cooperation.end_list(given.list_id);
  else
    update cooperation.package p set state = 'deleted', deleted_at = now() where p.id = given.id;
  end if;
  delete from cooperation.parcel p where p.id = given.id;
  return true;
end $$;

-- The parcel of a package that was taken in, or of a message that was carried, is no longer kept.
create function cooperation.drop_parcel(of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from cooperation.parcel c where c.id = of_id and c.agency_id = access.agency() and access.holds('cooperation', 'write')
    and (exists (select from cooperation.package p where p.id = of_id and p.direction = 'theirs' and p.state in ('taken in', 'refused', 'deleted'))
      or exists (select from cooperation.outgoing o where o.id = of_id and o.delivered_at is not null));
end $$;

grant usage on schema cooperation to oralu_jobs;
do $$
declare
  f regprocedure;
begin
  foreach f in array array['cooperation.signers(uuid, text)', 'cooperation.recipients(uuid)', 'cooperation.receive(uuid, uuid, text, bytea, uuid)',
    'cooperation.unsettled(int)', 'cooperation.settle(uuid, text, text)', 'cooperation.post(uuid, uuid, text, uuid, bytea)',
    'cooperation.take_request(uuid, jsonb)', 'cooperation.take_entry(uuid, uuid, jsonb)', 'cooperation.take_package(uuid, jsonb)',
    'cooperation.take_receipt(uuid, uuid, text, jsonb)', 'cooperation.take_recall(uuid, uuid, text, timestamptz)',
    'cooperation.due(int)', 'cooperation.tried(uuid, text, boolean)', 'cooperation.end_list(uuid)', 'cooperation.overdue()', 'cooperation.drop_expired()']::regprocedure[]
  loop
    execute format('grant execute on function %s to oralu_jobs', f);
    perform access.hand_over(f, 'oralu_counts');
  end loop;
  foreach f in array array['cooperation.delete_given(uuid)', 'cooperation.drop_parcel(uuid)']::regprocedure[]
  loop
    execute format('grant execute on function %s to oralu_app', f);
    perform access.hand_over(f, 'oralu_counts');
  end loop;
end $$;

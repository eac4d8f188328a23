-- Lawful erasure: which rows of a person go, from which tables, down to the history; who decides, what hinders it, and
-- what stays of it. The rules stand in one table with a line for every guarded table, so that none is forgotten: a
-- migration that adds a table adds its line.

alter table people.anchor add column erased_at timestamptz;
alter table rights.request
  drop constraint request_kind_check,
  add constraint request_kind_check check (kind in ('access', 'correction', 'objection', 'erasure'));

-- How a table takes part:
--   goes     the rows go, and the images in their history, of which `keeps` names what a frozen figure is counted from;
--   empties  the row stays, and `sets` says which columns become what; the images lose just those;
--   derived  kept without history and made from others: the rows go;
--   stays    for the reason in `because`.
create table access.erasure_rule (
  table_name text not null,
  -- a table that is reached in more than one way has a part for each
  part int not null default 1,
  how text not null check (how in ('goes', 'empties', 'derived', 'stays')),
  -- an SQL condition on a row t; $1 is the erasure, $2 the person's anchors
  reached text,
  sets jsonb not null default '{}',
  keeps text[] not null default '{}',
  because text,
  primary key (table_name, part),
  check ((how = 'stays') = (because is not null)),
  check ((how = 'stays') = (reached is null)),
  check ((how = 'empties') = (sets <> '{}'))
);
select access.out_of_reach('access.erasure_rule', 'names of tables and columns, for erasure, for the copy of one''s file and for tests');
select access.keep_no_samples('access.erasure_rule');
grant select on access.erasure_rule to oralu_erasure;
grant usage on schema access, ledger, rights to oralu_erasure;
grant execute on function access.account(), access.agency(), access.today(), access.day_of(timestamptz), ledger.who() to oralu_erasure;
set local role oralu_access;
grant execute on function access.actor(), access.holds(text, text) to oralu_erasure;
set local role oralu_ledger;
grant execute on function ledger.note_erasure(text, uuid[]), ledger.note_reading(text, uuid[]) to oralu_erasure;
reset role;

-- One rule. `reached`: columns that hold an anchor; 'column>schema.table' for what hangs on rows of another table;
-- 'where …' for anything else. Without it: the column of the person as the guard knows it.
create function access.erases(target text, how text, reached text[] default null, sets jsonb default '{}', keeps text[] default '{}',
  because text default null, part int default 1) returns void language plpgsql as $$
declare
  rules access.guarded := (select g from access.guarded g where g.table_name = target);
  covered boolean := exists (select from ledger.covered c where c.table_name = target);
  ways text[] := coalesce(reached, array[rules.subject]);
  one text;
  conditions text[] := '{}';
  columns text[] := '{}';
begin
  if rules.table_name is null then
    raise exception 'access.erases: % is not guarded', target;
  end if;
  if how = 'stays' then
    insert into access.erasure_rule (table_name, part, how, because) values (target, part, how, because);
    return;
  end if;
  foreach one in array ways loop
    if one like 'where %' then
      conditions := conditions || format('(%s)', substr(one, 7));
    elsif one like '%>%' then
      conditions := conditions || format('t.%I in (select w.row_id from rights.erasure_row w where w.erasure_id = $1 and w.table_name = %L)',
        split_part(one, '>', 1), split_part(one, '>', 2));
      columns := columns || split_part(one, '>', 1);
    else
      conditions := conditions || format('t.%I = any ($2)', one);
      columns := columns || one;
    end if;
  end loop;
  insert into access.erasure_rule (table_name, part, how, reached, sets, keeps)
  values (target, part, how, array_to_string(conditions, ' or '), sets, keeps);

  -- Just what this needs: whoever erases reads no content.
  execute format('grant usage on schema %I to oralu_erasure', split_part(target, '.', 1));
  if part = 1 then
    execute format('create policy erasing on %s for all to oralu_erasure using (true) with check (true)', target);
  end if;
  if how <> 'derived' then
    columns := columns || 'id'::text || 'agency_id'::text;
  end if;
  execute format('grant select (%s) on %s to oralu_erasure', (select string_agg(distinct quote_ident(c), ', ') from unnest(columns) c), target);
  if how = 'empties' then
    execute format('grant update (%s) on %s to oralu_erasure', (select string_agg(quote_ident(k), ', ') from jsonb_object_keys(sets) k), target);
    -- What officers may not change any more, an erasure may.
    perform access.erasure_passes(target::regclass);
  else
    execute format('grant delete on %s to oralu_erasure', target);
  end if;
  if covered then
    if part = 1 then
      execute format('create policy erasing on %s_history for all to oralu_erasure using (true) with check (true)', target);
    end if;
    execute format('grant select (row_id, entry_id), update (image, salt) on %s_history to oralu_erasure', target);
    if how = 'empties' or keeps <> '{}' then
      execute format('grant select (image) on %s_history to oralu_erasure', target);
    end if;
  end if;
end $$;

-- The triggers that keep a row as it was said do not stand in the way of the law.
create function access.erasure_passes(target regclass) returns void language plpgsql as $$
declare
  me name := current_user;
  one record;
begin
  for one in
    select t.tgname, pg_get_triggerdef(t.oid) as definition, t.tgfoid::regprocedure as checks, p.proowner::regrole as owner
    from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where t.tgrelid = target and not t.tgisinternal and t.tgtype & 2 = 2 and t.tgtype & 16 = 16 and t.tgqual is null and t.tgattr = ''
  loop
    execute format('set local role %s', one.owner);
    execute format('grant execute on function %s to %I', one.checks, me);
    execute format('set local role %I', me);
    execute format('drop trigger %I on %s', one.tgname, target);
    execute regexp_replace(one.definition, ' EXECUTE FUNCTION ', ' WHEN (current_user <> ''oralu_erasure'') EXECUTE FUNCTION ');
    if one.owner <> me::regrole then
      execute format('set local role %s', one.owner);
      execute format('revoke execute on function %s from %I', one.checks, me);
      execute format('set local role %I', me);
    end if;
  end loop;
end $$;

-- A decision to erase. It is the tombstone too: whose anchors, why, when, by whom, and what was done; nothing of what was.
create table rights.erasure (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references access.agency,
  anchor_ids uuid[] not null check (cardinality(anchor_ids) > 0),
  -- the agencies that hold something of the person, each of which must agree
  holder_ids uuid[] not null,
  basis text not null check (basis in ('asked for', 'retention over')),
  request_id uuid references rights.request,
  -- which rule of retention is over
  retention text,
  state text not null default 'proposed' check (state in ('proposed', 'decided', 'running', 'done', 'refused')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  job_id uuid references jobs.job,
  done_at timestamptz,
  -- on the certificate, and all that whoever holds it needs to have it checked
  number text not null unique check (number ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$'),
  -- rows by table
  counts jsonb,
  -- to which partners something was sent that is theirs now
  partners uuid[],
  -- what of the disk was cleared
  cleared jsonb,
  check (request_id is null or basis = 'asked for'),
  check ((basis = 'retention over') = (retention is not null)),
  check ((state = 'done') = (done_at is not null))
);
create unique index one_open_erasure on rights.erasure using btree ((anchor_ids[1])) where state in ('proposed', 'decided', 'running');
create index on rights.erasure using gin (anchor_ids);

-- Each agency that holds something of the person agrees, by an officer who decides in a compartment concerned, and who is
-- not the one who proposed.
create table rights.erasure_consent (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  erasure_id uuid not null references rights.erasure,
  agreed boolean not null,
  words text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp(),
  unique (erasure_id, agency_id),
  check (agreed or words is not null)
);

-- What is to go, found before anything goes: so an erasure that was cut off goes on where it was.
create table rights.erasure_row (
  erasure_id uuid not null references rights.erasure,
  table_name text not null,
  row_id uuid not null,
  part int not null default 1,
  done boolean not null default false,
  primary key (erasure_id, table_name, row_id)
);

-- Nothing of a person is erased while it is held: a court, an inspection, a claim.
create table rights.hold (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references access.agency,
  anchor_id uuid not null references people.anchor,
  basis text not null,
  until date not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp(),
  ended_by uuid,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create index on rights.hold (anchor_id) where ended_at is null;

-- Whether the actor may agree for their agency: whoever decides there in a compartment of persons.
create function rights.asked_to_agree(holders uuid[], proposer uuid) returns boolean language sql stable
  return access.agency() = any (holders) and access.account() <> proposer and (
    access.holds('identity', 'decide') or access.holds('mission', 'decide') or access.holds('care', 'decide')
    or access.holds('health', 'decide') or access.holds('protection', 'decide') or access.holds('legal', 'decide'));
grant execute on function rights.asked_to_agree(uuid[], uuid) to oralu_app, oralu_erasure;

select access.guarded_by_hand('rights.erasure', 'of the agency''s oversight, and of whoever is asked to agree; it names nobody');
create policy reading on rights.erasure for select to oralu_app using (
  (agency_id = (select access.agency()) and (select access.holds('oversight', 'read'))) or rights.asked_to_agree(holder_ids, proposed_by));
select access.guarded_by_hand('rights.erasure_consent', 'of whoever gave it, and of the oversight that proposed');
create policy reading on rights.erasure_consent for select to oralu_app using (exists (select from rights.erasure e where e.id = erasure_id));
select access.guarded_by_hand('rights.erasure_row', 'ids of rows, for the functions of erasure alone');
select access.guarded_by_hand('rights.hold', 'of the agency''s oversight');
create policy reading on rights.hold for select to oralu_app using (
  agency_id = (select access.agency()) and (select access.holds('oversight', 'read')));
create policy adding on rights.hold for insert to oralu_app with check (
  agency_id = (select access.writes('oversight')) and recorded_by = (select access.account()) and ended_at is null);
create policy changing on rights.hold for update to oralu_app
  using (agency_id = (select access.agency()) and (select access.holds('oversight', 'decide')) and ended_at is null)
  with check (ended_by = (select access.account()));
grant select on rights.erasure, rights.erasure_consent, rights.hold to oralu_app;
grant insert on rights.hold to oralu_app;
grant update (ended_by, ended_at) on rights.hold to oralu_app;
select ledger.cover('rights.erasure');
select ledger.cover('rights.erasure_consent');
select ledger.cover('rights.hold');
grant select, insert, update on rights.erasure to oralu_erasure;
grant select, insert on rights.erasure_consent to oralu_erasure;
grant select, insert, update, delete on rights.erasure_row to oralu_erasure;
create policy erasing on rights.erasure for all to oralu_erasure using (true) with check (true);
create policy erasing on rights.erasure_consent for all to oralu_erasure using (true) with check (true);
create policy erasing on rights.erasure_row for all to oralu_erasure using (true) with check (true);

-- How long what is kept, from what, and by which law; the numbers are for an installation's lawyer to confirm.
--   duty   until then it must be kept: it hinders an erasure;
--   else   from then on there is no reason to keep it: it is due for one.
create table rights.retention_rule (
  kind text primary key,
  duty boolean not null,
  months int not null check (months > 0)
);
select access.out_of_reach('rights.retention_rule', 'numbers of the law, for the functions of retention and for tests');
select access.keep_no_samples('rights.retention_rule');
grant select on rights.retention_rule to oralu_erasure;
insert into rights.retention_rule (kind, duty, months) values
  ('conviction', true, 120),
  ('closed case', true, 36),
  ('case long closed', false, 180),
  ('dropped from lists', false, 24),
  ('declined return', false, 60);

-- Kept longer than the rule says, for a time and with the reason.
create table rights.retention_longer (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  kind text not null,
  until date not null,
  because text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default clock_timestamp(),
  check (until > access.day_of(recorded_at))
);
create index on rights.retention_longer (anchor_id, kind);

-- The events from which the terms run. Just these columns; whoever erases reads no content.
grant usage on schema people, cases, operations, enquiries, cooperation to oralu_erasure;
do $$
declare
  one record;
begin
  for one in select * from (values
    ('people.anchor', 'id, agency_id, person_id, erased_at'), ('people.record', 'id, agency_id, anchor_id, dropped_at'),
    ('people.status', 'anchor_id, status, valid_from, valid_to, withdrawn_at'),
    ('operations.mission', 'id, state'), ('operations.manifest_line', 'id, mission_id, anchor_id, state'),
    ('cases.case', 'id, agency_id, anchor_id, state, closed_at, closing_reason'),
    ('cases.proceeding', 'id, agency_id, anchor_id, ended_on, withdrawn_at'),
    ('cases.conviction', 'id, agency_id, anchor_id, convicted_on, in_force_on, sentence_until, set_aside_on, withdrawn_at'),
    ('cases.legal_measure', 'id, agency_id, anchor_id, ended_on, withdrawn_at'),
    ('cases.crossing_request', 'id, agency_id, anchor_id, state'), ('cases.crossing_copy', 'id, agency_id, anchor_id, ended_at'),
    ('enquiries.sought_person', 'enquiry_id, anchor_id, withdrawn_at, erased_at'), ('enquiries.enquiry', 'id, agency_id, state'),
    ('rights.request', 'id, agency_id, anchor_id, kind, identity_checked, outcome'),
    ('rights.complaint', 'id, agency_id, anchor_id, confirmed_by'),
    ('rights.hold', 'id, agency_id, anchor_id, until, ended_at'),
    ('rights.retention_longer', 'anchor_id, kind, until'),
    ('cooperation.package_person', 'package_id, anchor_id'), ('cooperation.package', 'id, direction, partner_id, state')
  ) as t (name, columns) loop
    execute format('grant select (%s) on %s to oralu_erasure', one.columns, one.name);
    execute format('create policy events on %s for select to oralu_erasure using (true)', one.name);
  end loop;
end $$;

-- The anchors of the person of one anchor.
create function rights.anchors_of(anchor uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp
return (select coalesce(array_agg(o.id order by o.id), '{}') from people.anchor a join people.anchor o on o.person_id = a.person_id where a.id = anchor);
select access.hand_over('rights.anchors_of(uuid)', 'oralu_erasure');

-- What hinders an erasure today: the kind, whose it is, and until when, where a day is known. Codes; the words of the law
-- stand in the domain package.
create function rights.hindrances_of(anchors uuid[]) returns table (code text, agency_id uuid, until date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'open case', c.agency_id, null::date from cases.case c where c.anchor_id = any (anchors) and c.state <> 'closed'
  union select 'open proceedings', p.agency_id, null from cases.proceeding p
    where p.anchor_id = any (anchors) and p.ended_on is null and p.withdrawn_at is null
  union select 'sentence', c.agency_id, c.sentence_until from cases.conviction c
    where c.anchor_id = any (anchors) and c.withdrawn_at is null and c.set_aside_on is null
      and coalesce(c.sentence_until >= access.today(), c.in_force_on is null)
  union select 'measure', m.agency_id, null from cases.legal_measure m
    where m.anchor_id = any (anchors) and m.ended_on is null and m.withdrawn_at is null
  union select 'legal hold', h.agency_id, h.until from rights.hold h
    where h.anchor_id = any (anchors) and h.ended_at is null and h.until >= access.today()
  union select 'mission under way', l.agency_id, null from (
      select a.agency_id, l.mission_id from operations.manifest_line l join people.anchor a on a.id = l.anchor_id
      where l.anchor_id = any (anchors) and l.state in ('listed', 'on hold', 'boarded')) l
    join operations.mission m on m.id = l.mission_id where m.state not in ('arrived', 'closed', 'cancelled')
  union select 'open disclosure', r.agency_id, null from cases.crossing_request r where r.anchor_id = any (anchors) and r.state = 'asked'
  union select 'open disclosure', c.agency_id, null from cases.crossing_copy c where c.anchor_id = any (anchors) and c.ended_at is null
  union select 'open request', r.agency_id, null from rights.request r
    where r.anchor_id = any (anchors) and r.kind <> 'erasure' and r.outcome is null
  union select 'open complaint', c.agency_id, null from rights.complaint c where c.anchor_id = any (anchors) and c.confirmed_by is null
  union select 'open enquiry', e.agency_id, null from enquiries.sought_person s join enquiries.enquiry e on e.id = s.enquiry_id
    where s.anchor_id = any (anchors) and s.withdrawn_at is null and s.erased_at is null and e.state <> 'closed'
  union select 'must be kept', d.agency_id, max(d.until) from (
    select c.agency_id, (greatest(c.convicted_on, c.sentence_until) + make_interval(months => r.months))::date as until
    from cases.conviction c join rights.retention_rule r on r.kind = 'conviction'
    where c.anchor_id = any (anchors) and c.withdrawn_at is null and c.set_aside_on is null
    union all
    select c.agency_id, (access.day_of(c.closed_at) + make_interval(months => r.months))::date
    from cases.case c join rights.retention_rule r on r.kind = 'closed case'
    where c.anchor_id = any (anchors) and c.state = 'closed' and c.closing_reason <> 'opened in error') d
  where d.until > access.today() group by d.agency_id
$$;
select access.hand_over('rights.hindrances_of(uuid[])', 'oralu_erasure');

-- What is due to be looked at because nothing says to keep it any more, as of the day of asking: nothing is stored, so
-- nothing is missed while a server stands still, nor told twice. One line a person and rule, of the actor's agency.
create function rights.retention_due() returns table (anchor_id uuid, kind text, since date, due_on date, longer_until date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with person as materialized (
    select a.person_id, (array_agg(a.id order by a.id))[1] as anchor_id, array_agg(a.id order by a.id) as anchors
    from people.anchor a where a.agency_id = access.agency() and a.erased_at is null and access.holds('oversight', 'read')
    group by a.person_id
  ), event as (
    select p.anchor_id, p.anchors, 'case long closed' as kind, max(access.day_of(c.closed_at)) as since
    from person p join cases.case c on c.anchor_id = any (p.anchors)
    group by 1, 2 having bool_and(c.state = 'closed')
    union all
    select p.anchor_id, p.anchors, 'dropped from lists', max(access.day_of(r.dropped_at))
    from person p join people.record r on r.anchor_id = any (p.anchors)
    group by 1, 2 having bool_and(r.dropped_at is not null)
      and not exists (select from operations.manifest_line l where l.anchor_id = any (p.anchors))
      and not exists (select from cases.case c where c.anchor_id = any (p.anchors))
    union all
    select p.anchor_id, p.anchors, 'declined return', max(s.valid_from)
    from person p join people.status s on s.anchor_id = any (p.anchors) and s.withdrawn_at is null
    group by 1, 2 having (array_agg(s.status order by s.valid_from desc))[1] = 'declined return'
      and not exists (select from cases.case c where c.anchor_id = any (p.anchors) and c.state <> 'closed')
  )
  select e.anchor_id, e.kind, e.since, (e.since + make_interval(months => r.months))::date,
    (select max(l.until) from rights.retention_longer l where l.anchor_id = any (e.anchors) and l.kind = e.kind and l.until >= access.today())
  from event e join rights.retention_rule r on r.kind = e.kind and not r.duty
  where (e.since + make_interval(months => r.months))::date <= access.today()
$$;
grant execute on function rights.retention_due() to oralu_app;

-- Each agency that holds something of the person, by the rules.
create function rights.holders_of(anchors uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  rule record;
  found_here uuid[];
  holders uuid[] := array(select distinct a.agency_id from people.anchor a where a.id = any (anchors));
begin
  for rule in select r.table_name, r.reached from access.erasure_rule r
    join access.guarded g on g.table_name = r.table_name
    where r.how in ('goes', 'empties') and r.reached not like '%erasure_row%' and g.table_name not like 'rights.%' and g.table_name not like 'access.%'
  loop
    execute format('select array_agg(distinct t.agency_id) from %s t where %s', rule.table_name, rule.reached)
    into found_here using null::uuid, anchors;
    holders := holders || coalesce(found_here, '{}');
  end loop;
  return array(select distinct h from unnest(holders) h where h is not null order by 1);
end $$;
select access.hand_over('rights.holders_of(uuid[])', 'oralu_erasure');

-- What stands against an erasure, and who would have to agree; looked at by oversight, as a reading.
create function rights.examine_erasure(anchor uuid) returns table (code text, agency_id uuid, until date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  anchors uuid[] := rights.anchors_of(anchor);
begin
  if not access.holds('oversight', 'read') or not exists (
    select from people.anchor a where a.id = anchor and a.agency_id = access.agency()) then
    return;
  end if;
  perform ledger.note_reading('rights.erasure', anchors);
  return query
    select h.code, h.agency_id, h.until from rights.hindrances_of(anchors) h
    union all select 'holder', h, null from unnest(rights.holders_of(anchors)) h;
end $$;
grant execute on function rights.examine_erasure(uuid) to oralu_app;
select access.hand_over('rights.examine_erasure(uuid)', 'oralu_erasure');

create function rights.refuse_erasure(code text) returns void language plpgsql immutable as $$
begin
  raise exception 'this erasure cannot be: %', code using errcode = 'OA102', hint = code;
end $$;
grant execute on function rights.refuse_erasure(text) to oralu_erasure;

-- Sixteen signs that are not mistaken for one another, which say nothing.
create function rights.new_number() returns text language sql volatile
  return (select string_agg(case when n % 4 = 1 and n > 1 then '-' else '' end
    || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + get_byte(uuid_send(gen_random_uuid()), 0) % 32, 1), '' order by n)
    from generate_series(1, 16) n);
grant execute on function rights.new_number() to oralu_erasure;

-- The data-protection officer's half. `request`: the request it answers; null: because a term of keeping is over.
create function rights.propose_erasure(erasure uuid, request uuid, anchor uuid, kind text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked rights.request;
  of_anchor uuid := anchor;
  anchors uuid[];
begin
  if not access.holds('oversight', 'decide') then
    raise exception 'the data-protection officer proposes' using errcode = 'insufficient_privilege';
  end if;
  if request is not null then
    select r.anchor_id into of_anchor from rights.request r
    where r.id = request and r.kind = 'erasure' and r.agency_id = access.agency() and r.outcome is null;
    if of_anchor is null then
      raise exception 'no such request' using errcode = 'no_data_found';
    end if;
    if not exists (select from rights.request r where r.id = request and r.identity_checked is not null) then
      perform rights.refuse_erasure('identity first');
    end if;
  elsif not exists (select from rights.retention_due() d where d.anchor_id = anchor and d.kind = propose_erasure.kind and d.longer_until is null) then
    raise exception 'nothing is due' using errcode = 'no_data_found';
  end if;
  anchors := rights.anchors_of(of_anchor);
  if exists (select from rights.hindrances_of(anchors)) then
    perform rights.refuse_erasure('hindered');
  end if;
  insert into rights.erasure (id, agency_id, anchor_ids, holder_ids, basis, request_id, retention, proposed_by, number)
  values (erasure, access.agency(), anchors, rights.holders_of(anchors), case when request is null then 'retention over' else 'asked for' end,
    request, case when request is null then kind end, access.account(), rights.new_number());
end $$;
grant execute on function rights.propose_erasure(uuid, uuid, uuid, text) to oralu_app;
select access.hand_over('rights.propose_erasure(uuid, uuid, uuid, text)', 'oralu_erasure');

-- The other half: an officer of each agency that holds something. The last that agrees makes it decided; one that does
-- not ends it.
create function rights.answer_erasure(consent uuid, erasure uuid, agreed boolean, words text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  e rights.erasure;
begin
  select * into e from rights.erasure x where x.id = erasure and rights.asked_to_agree(x.holder_ids, x.proposed_by) for update;
  if e.id is null then
    raise exception 'no such erasure' using errcode = 'no_data_found';
  end if;
  if e.state <> 'proposed' then
    raise exception 'it is decided' using errcode = 'check_violation';
  end if;
  insert into rights.erasure_consent (id, agency_id, erasure_id, agreed, words, recorded_by)
  values (consent, access.agency(), erasure, agreed, answer_erasure.words, access.account());
  if not agreed then
    update rights.erasure x set state = 'refused', decided_at = clock_timestamp() where x.id = erasure;
  elsif not exists (select from unnest(e.holder_ids) h where not exists (
      select from rights.erasure_consent c where c.erasure_id = erasure and c.agency_id = h and c.agreed)) then
    update rights.erasure x set state = 'decided', decided_at = clock_timestamp() where x.id = erasure;
  end if;
end $$;
grant execute on function rights.answer_erasure(uuid, uuid, boolean, text) to oralu_app;
select access.hand_over('rights.answer_erasure(uuid, uuid, boolean, text)', 'oralu_erasure');

-- The erasure that is now being done: by the officer who ordered the job, or by the owner when a backup is restored.
create function rights.erasing(erasure uuid) returns rights.erasure
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  e rights.erasure;
begin
  select * into e from rights.erasure x where x.id = erasure for update;
  if e.id is null or not (pg_has_role(session_user, 'oralu_erasure', 'member')
    or (e.agency_id is not distinct from access.agency() and access.holds('oversight', 'decide'))) then
    raise exception 'no such erasure' using errcode = 'no_data_found';
  end if;
  if e.state not in ('running', 'done') then
    raise exception 'it is not decided' using errcode = 'check_violation';
  end if;
  return e;
end $$;
grant execute on function rights.erasing(uuid) to oralu_erasure;
select access.hand_over('rights.erasing(uuid)', 'oralu_erasure');

-- Begins what two decided, or goes on with it. What came to hinder it meanwhile is asked once more.
create function rights.begin_erasure(erasure uuid, job uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  e rights.erasure;
begin
  select * into e from rights.erasure x where x.id = erasure for update;
  if e.id is null or not access.holds('oversight', 'decide') or e.agency_id is distinct from access.agency() then
    raise exception 'no such erasure' using errcode = 'no_data_found';
  end if;
  if e.state not in ('decided', 'running') then
    raise exception 'it is not decided' using errcode = 'check_violation';
  end if;
  if e.state = 'decided' then
    if exists (select from rights.hindrances_of(e.anchor_ids)) then
      perform rights.refuse_erasure('hindered');
    end if;
    -- joined with another, or held by one more agency, since it was decided: another decision is needed
    if rights.anchors_of(e.anchor_ids[1]) <> e.anchor_ids or not rights.holders_of(e.anchor_ids) <@ e.holder_ids then
      perform rights.refuse_erasure('another person now');
    end if;
  end if;
  update rights.erasure x set state = 'running', job_id = job where x.id = erasure;
end $$;
grant execute on function rights.begin_erasure(uuid, uuid) to oralu_app;
select access.hand_over('rights.begin_erasure(uuid, uuid)', 'oralu_erasure');

-- Finds what is to go. Asked until it finds nothing new: what hangs on rows found is found the next time.
create function rights.gather_erasure(erasure uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  e rights.erasure := rights.erasing(erasure);
  rule access.erasure_rule;
  fresh int;
  total int := 0;
begin
  for rule in select * from access.erasure_rule r where r.how in ('goes', 'empties') loop
    execute format('insert into rights.erasure_row (erasure_id, table_name, row_id, part)
      select $1, %L, t.id, %s from %s t where %s on conflict do nothing', rule.table_name, rule.part, rule.table_name, rule.reached)
    using erasure, e.anchor_ids;
    get diagnostics fresh = row_count;
    total := total + fresh;
  end loop;
  return total;
end $$;
grant execute on function rights.gather_erasure(uuid) to oralu_app;
select access.hand_over('rights.gather_erasure(uuid)', 'oralu_erasure');

-- One table of it, whole: the images of the history and their salts, the entry that says so, the rows. Again does nothing.
create function rights.erase_from(erasure uuid, of_table text) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  e rights.erasure := rights.erasing(erasure);
  rule access.erasure_rule;
  ids uuid[];
  covered boolean := exists (select from ledger.covered c where c.table_name = of_table);
  total int := 0;
begin
  for rule in select * from access.erasure_rule r where r.table_name = of_table and r.how <> 'stays' order by r.part loop
    if rule.how = 'derived' then
      execute format('delete from %s t where %s', of_table, rule.reached) using erasure, e.anchor_ids;
      continue;
    end if;
    ids := array(select w.row_id from rights.erasure_row w
      where w.erasure_id = erasure and w.table_name = of_table and w.part = rule.part and not w.done order by w.row_id);
    continue when ids = '{}';
    if covered then
      execute format('update %s_history h set salt = null, image = %s where h.row_id = any ($1)', of_table,
        case when rule.how = 'empties' then format('h.image - %L::text[]', array(select jsonb_object_keys(rule.sets)))
          when rule.keeps <> '{}' then format('(select jsonb_object_agg(i.key, i.value) from jsonb_each(h.image) i where i.key = any (%L::text[]))', rule.keeps)
          else 'null' end) using ids;
      perform ledger.note_erasure(of_table, ids);
    end if;
    if rule.how = 'goes' then
      execute format('delete from %s t where t.id = any ($1)', of_table) using ids;
    else
      execute format('update %s t set %s where t.id = any ($1)', of_table,
        (select string_agg(format('%I = %s', s.key, s.value), ', ') from jsonb_each_text(rule.sets) s)) using ids;
    end if;
    update rights.erasure_row w set done = true where w.erasure_id = erasure and w.table_name = of_table and w.row_id = any (ids);
    total := total + cardinality(ids);
  end loop;
  return total;
end $$;
grant execute on function rights.erase_from(uuid, text) to oralu_app;
select access.hand_over('rights.erase_from(uuid, text)', 'oralu_erasure');
grant select on ledger.covered, access.guarded to oralu_erasure;

-- The tables of it in which something is found.
create function rights.erasure_tables(erasure uuid) returns table (table_name text, derived boolean, waiting int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform rights.erasing(erasure);
  return query
    select r.table_name, r.how = 'derived', (select count(*)::int from rights.erasure_row w
      where w.erasure_id = erasure and w.table_name = r.table_name and not w.done)
    from access.erasure_rule r where r.part = 1 and (r.how = 'derived'
      or exists (select from rights.erasure_row w where w.erasure_id = erasure and w.table_name = r.table_name));
end $$;
grant execute on function rights.erasure_tables(uuid) to oralu_app;
select access.hand_over('rights.erasure_tables(uuid)', 'oralu_erasure');

-- Files whose keys are destroyed: their sealed bytes go from the store too.
create function rights.erased_files(erasure uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform rights.erasing(erasure);
  return query select w.row_id from rights.erasure_row w where w.erasure_id = erasure and w.table_name = 'files.file' and w.done;
end $$;
grant execute on function rights.erased_files(uuid) to oralu_app;
select access.hand_over('rights.erased_files(uuid)', 'oralu_erasure');

-- The end: what was done, by table; the anchors marked; the list of rows forgotten.
create function rights.finish_erasure(erasure uuid, what_was_cleared jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  e rights.erasure := rights.erasing(erasure);
begin
  if e.state = 'done' then
    return;
  end if;
  if exists (select from rights.erasure_row w where w.erasure_id = erasure and not w.done) then
    raise exception 'something is left' using errcode = 'check_violation';
  end if;
  update people.anchor a set erased_at = clock_timestamp() where a.id = any (e.anchor_ids) and a.erased_at is null;
  update rights.erasure x set state = 'done', done_at = clock_timestamp(), cleared = what_was_cleared,
    counts = (select coalesce(jsonb_object_agg(c.table_name, c.n), '{}') from (
      select w.table_name, count(*) as n from rights.erasure_row w where w.erasure_id = erasure group by 1) c),
    partners = array(select distinct p.partner_id from cooperation.package_person o join cooperation.package p on p.id = o.package_id
      where o.anchor_id = any (e.anchor_ids) and p.direction = 'ours' and p.state not in ('composed', 'deleted'))
  where x.id = erasure;
  delete from rights.erasure_row w where w.erasure_id = erasure;
end $$;
grant execute on function rights.finish_erasure(uuid, jsonb) to oralu_app;
grant update (erased_at) on people.anchor to oralu_erasure;
create policy erasing on people.anchor for update to oralu_erasure using (true) with check (true);
select access.hand_over('rights.finish_erasure(uuid, jsonb)', 'oralu_erasure');

select access.hand_over('rights.retention_due()', 'oralu_erasure');
select access.guarded_by_hand('rights.retention_longer', 'of the agency''s oversight');
create policy reading on rights.retention_longer for select to oralu_app using (
  agency_id = (select access.agency()) and (select access.holds('oversight', 'read')));
create policy adding on rights.retention_longer for insert to oralu_app with check (
  agency_id = (select access.agency()) and (select access.holds('oversight', 'decide')) and recorded_by = (select access.account())
  and exists (select from rights.retention_due() d where d.anchor_id = rights.retention_longer.anchor_id and d.kind = rights.retention_longer.kind));
grant select, insert on rights.retention_longer to oralu_app;
select ledger.cover('rights.retention_longer');

-- A backup from before an erasure, or from the middle of one: the tombstone is put there, and the erasure is due again.
create function rights.restore_erasure(listed jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  l rights.erasure := jsonb_populate_record(null::rights.erasure, listed);
begin
  if not pg_has_role(session_user, 'oralu_erasure', 'member') then
    raise exception 'only when a backup is restored' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from people.anchor a where a.id = any (l.anchor_ids)) then
    return false;
  end if;
  insert into rights.erasure (id, agency_id, anchor_ids, holder_ids, basis, retention, state, proposed_by, proposed_at, decided_at, number)
  values (l.id, l.agency_id, l.anchor_ids, l.holder_ids, l.basis, l.retention, 'running', l.proposed_by, l.proposed_at, l.decided_at, l.number)
  on conflict (id) do update set state = 'running' where rights.erasure.state in ('proposed', 'decided', 'running');
  return exists (select from rights.erasure e where e.id = l.id and e.state = 'running');
end $$;
select access.hand_over('rights.restore_erasure(jsonb)', 'oralu_erasure');

-- Where in the ledger an erasure stands that was done, by the number on its certificate.
create function rights.certificate_of(of_number text)
returns table (done_at timestamptz, agency text, entry bigint, "position" bigint, checkpoint text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('oversight', 'read') then
    return;
  end if;
  return query
    select e.done_at, a.name, h.entry_id, l.position,
      (select c.note from ledger.checkpoint c where c.size > l.position order by c.size limit 1)
    from rights.erasure e join access.agency a on a.id = e.agency_id
      cross join lateral (select x.entry_id from rights.erasure_history x where x.row_id = e.id order by x.entry_id desc limit 1) h
      left join ledger.leaf l on l.entry_id = h.entry_id
    where e.number = of_number and e.state = 'done';
end $$;
grant execute on function rights.certificate_of(text) to oralu_app;
grant usage on schema rights to oralu_ledger;
select access.hand_over('rights.certificate_of(text)', 'oralu_ledger');

-- An erasure is granted by doing it, and not by saying so.
create function rights.granted_by_doing() returns trigger language plpgsql as $$
begin
  raise exception 'an erasure is granted by doing it' using errcode = 'check_violation';
end $$;
grant execute on function rights.granted_by_doing() to oralu_app;
create trigger granted_by_doing before update on rights.request for each row
  when (new.kind = 'erasure' and new.outcome in ('granted', 'granted in part') and old.outcome is null and current_user <> 'oralu_erasure')
  execute function rights.granted_by_doing();

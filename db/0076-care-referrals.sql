-- Care referrals: a case referred or transferred to an organisation that helps, or by one to us, as a Primero document that
-- officers carry. A referral leaves the case where it is; a transfer moves it once it is accepted, by the closing that two
-- sign. Nothing goes outside a live agreement, and nothing without consent: the checks below say so to whoever asks.

create table cases.care_referral (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  direction text not null default 'ours' check (direction in ('ours', 'theirs')),
  kind text not null check (kind in ('referral', 'transfer')),
  -- theirs: null until an officer has said who it is
  anchor_id uuid references people.anchor,
  case_id uuid references cases.case,
  agreement_id uuid not null references cooperation.agreement,
  partner_id uuid not null references cooperation.partner,
  -- as they were called then: who works in care does not read agreements
  partner text not null default '',
  agreement text not null default '',
  -- their user name for the one it is for
  addressee text,
  service text,
  -- ours, not sent
  reason text,
  -- sent as they are
  notes text,
  -- fields of a case that go, by the names of packages/interop; a place is none: a list's place can be a camp's name
  chosen text[] not null default '{}' check (chosen <@ array['name', 'otherName', 'sex', 'born', 'age', 'nationality', 'carer']),
  -- who agreed to what, when, how asked: ReferralConsent of the domain package
  consent jsonb check (jsonb_typeof(consent) = 'object'),
  -- for a child without a guardian: a child-protection officer's decision
  best_interests text,
  best_interests_by uuid,
  best_interests_at timestamptz,
  state text not null default 'drafted' check (state in (
    'drafted', 'sent', 'received', 'accepted', 'rejected', 'done', 'withdrawn')),
  -- how the case is called there: one id for one referral, so that two organisations cannot lay theirs together
  outside_case_id uuid default gen_random_uuid(),
  outside_referral_id uuid,
  -- of the document that went, or came; it is not kept as it went
  document_sha256 bytea,
  -- ours: their answer; theirs: what came, until its time is over
  said jsonb,
  answer_reason text,
  retain_until date,
  erased_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  sent_by uuid,
  sent_at timestamptz,
  received_by uuid,
  received_at timestamptz,
  answered_by uuid,
  answered_at timestamptz,
  done_by uuid,
  done_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_why text,
  consent_withdrawn boolean not null default false,
  -- after a withdrawal: they were told to delete, and said that they had
  told_by uuid,
  told_on date,
  deleted_by uuid,
  deleted_on date,
  deleted_words text,
  check ((anchor_id is null) = (case_id is null)),
  check (direction = 'theirs' or (anchor_id is not null and reason is not null and retain_until is null and erased_at is null)),
  check (direction = 'ours' or (retain_until is not null and document_sha256 is not null and state not in ('drafted', 'sent'))),
  check (direction = 'ours' or anchor_id is not null or state in ('received', 'rejected', 'withdrawn')),
  check (num_nulls(best_interests, best_interests_by, best_interests_at) in (0, 3)),
  check (best_interests_by <> sent_by),
  check (num_nulls(sent_by, sent_at) in (0, 2)),
  check (num_nulls(received_by, received_at) in (0, 2)),
  check (num_nulls(answered_by, answered_at) in (0, 2)),
  check (num_nulls(done_by, done_at) in (0, 2)),
  check (num_nulls(withdrawn_by, withdrawn_at, withdrawn_why) in (0, 3)),
  check (num_nulls(told_by, told_on) in (0, 2)),
  check (num_nulls(deleted_by, deleted_on, deleted_words) in (0, 3)),
  check ((withdrawn_at is not null) = (state = 'withdrawn')),
  check (direction = 'theirs' or state in ('drafted', 'withdrawn') or (sent_at is not null and document_sha256 is not null)),
  check (state <> 'rejected' or answer_reason is not null),
  check (told_on is null or (withdrawn_at is not null and sent_at is not null)),
  check (deleted_on is null or told_on is not null)
);
create index on cases.care_referral (anchor_id);
create index on cases.care_referral (case_id);
create index on cases.care_referral (agreement_id);
create index on cases.care_referral (agency_id, recorded_at desc, id desc);
create index on cases.care_referral (retain_until) where erased_at is null;
-- One case is not on its way to two.
create unique index one_open_transfer on cases.care_referral (case_id)
  where direction = 'ours' and kind = 'transfer' and state in ('sent', 'received', 'accepted');
-- The same document taken in twice is one.
create unique index one_of_theirs on cases.care_referral (agency_id, partner_id, document_sha256) where direction = 'theirs';

select access.guard('cases.care_referral', 'care', subject => 'anchor_id');
select ledger.cover('cases.care_referral');
-- What came is nobody's yet.
drop policy adding on cases.care_referral;
create policy adding on cases.care_referral for insert to oralu_app with check (
  agency_id = (select access.writes('care'))
  and ((direction = 'theirs' and anchor_id is null) or exists (select from people.anchor a where a.id = anchor_id)));
create policy of_someone_seen on cases.care_referral as restrictive for update to oralu_app using (true) with check (
  anchor_id is null or exists (select from people.anchor a where a.id = anchor_id));

-- Which fields of an agreement the fields of a case are.
create function cases.agreed_fields(chosen text[]) returns jsonb language sql immutable
  return (select jsonb_build_object('identity', coalesce(jsonb_agg(distinct case f
      when 'name' then 'names' when 'otherName' then 'names' when 'age' then 'born' when 'carer' then 'family' else f end), '[]'))
    from unnest(chosen) f);
grant execute on function cases.agreed_fields(text[]) to oralu_counts;

-- What is missing of the consent that a referral rests on; null when nothing is.
create function cases.consent_gap(r cases.care_referral) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  c jsonb := r.consent;
  child boolean := cases.may_be_child(r.anchor_id);
  whose text := c ->> 'by';
begin
  return case
    when c is null then 'no-consent'
    when (c ->> 'services')::boolean is not true then 'no-services'
    when (c ->> 'sharing')::boolean is not true then 'no-sharing'
    when (c ->> 'on')::date > access.today() then 'not-yet-given'
    when (c ->> 'guardPresent')::boolean is not false then 'guard-present'
    when (c ->> 'privateRoom')::boolean is not true then 'no-private-room'
    when (c ->> 'alternatives')::boolean is not true then 'no-alternatives'
    when c ->> 'how' <> 'written' and coalesce(c ->> 'witness', '') = '' then 'no-witness'
    when not child and whose <> 'the person' then 'adult-decides'
    when child and whose = 'the person' then 'no-guardian'
    when child and coalesce(c ->> 'childView', '') = '' then 'child-not-heard'
    when child and whose = 'guardian' and not exists (
      select from cases.carer g join people.anchor ga on ga.id = g.anchor_id join people.anchor a on a.person_id = ga.person_id
      where a.id = r.anchor_id and g.id::text = c ->> 'carerId' and g.kind in ('parent', 'guardian')
        and (g.ended_on is null or g.ended_on > access.today())) then 'no-guardian'
    when child and whose = 'best interests' and r.best_interests_at is null then 'no-best-interests'
  end;
end $$;
grant execute on function cases.consent_gap(cases.care_referral) to oralu_counts;

-- What stands in the way of a draft today: the agreement's reason, and the consent's.
create function cases.care_referral_gaps(referral uuid) returns table (refusal text, gap text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select cooperation.refusal(r.agreement_id, r.partner_id, cases.agreed_fields(r.chosen), r.anchor_id), cases.consent_gap(r)
    from cases.care_referral r
    where r.id = referral and r.direction = 'ours' and r.agency_id = any (access.agencies('care'));
end $$;
grant execute on function cases.care_referral_gaps(uuid) to oralu_app;
select access.hand_over('cases.care_referral_gaps(uuid)', 'oralu_counts');

-- Agreements under which a case may be referred, or a referral taken in (no case): those of the agency whose person it is;
-- for what comes, one's own and those of the agencies whose people one receives. All that care learns of agreements.
create function cases.referral_agreements(of_case uuid)
returns table (id uuid, reference text, partner text, fields jsonb, ends_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid := access.writes('care');
  anchor uuid := (select c.anchor_id from cases.case c where c.id = of_case and c.agency_id = mine);
begin
  if mine is null or (of_case is not null and anchor is null) then
    return;
  end if;
  return query
    select a.id, a.reference, p.name, a.fields, a.ends_on
    from cooperation.agreement a join cooperation.partner p on p.id = a.partner_id
    where p.kind = 'organisation' and p.ended_at is null and case
      when anchor is not null then cooperation.refusal(a.id, p.id, '{}', anchor) is null
      else cases.takes_under(a, mine) is null end
    order by p.name, a.reference;
end $$;

-- Why nothing of theirs is taken in under an agreement today; null when it may.
create function cases.takes_under(a cooperation.agreement, agency uuid) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  code text := cooperation.refusal(a.id, a.partner_id, '{}');
begin
  return case
    when a.agency_id <> agency and not exists (
      select from cases.reception r where r.agency_id = a.agency_id and r.receiving_agency_id = agency) then 'other-partner'
    when a.gives = 'we' then 'other-direction'
    when code <> 'other-direction' then code
  end;
end $$;
grant execute on function cases.takes_under(cooperation.agreement, uuid) to oralu_counts;
grant execute on function cases.referral_agreements(uuid) to oralu_app;
select access.hand_over('cases.referral_agreements(uuid)', 'oralu_counts');

create function cases.refuse_consent(code text) returns void language plpgsql immutable as $$
begin
  raise exception 'consent is not recorded as it must be: %', code using errcode = 'OA002', hint = code;
end $$;
grant execute on function cases.refuse_consent(text) to oralu_counts;

-- The steps of a referral, who takes each, and what must stand before it goes. Columns not granted below never change.
revoke update on cases.care_referral from oralu_app;
grant update (kind, agreement_id, addressee, service, reason, notes, chosen, consent, best_interests, best_interests_by,
  best_interests_at, state, anchor_id, case_id, document_sha256, outside_referral_id, said, answer_reason, sent_by, sent_at,
  received_by, received_at, answered_by, answered_at, done_by, done_at, withdrawn_by, withdrawn_at, withdrawn_why,
  consent_withdrawn, told_by, told_on, deleted_by, deleted_on, deleted_words) on cases.care_referral to oralu_app;

create function cases.check_care_referral() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.account();
  agreed cooperation.agreement := (select a from cooperation.agreement a where a.id = new.agreement_id);
  named constant text[] := array['best_interests_by', 'sent_by', 'received_by', 'answered_by', 'done_by', 'withdrawn_by', 'told_by', 'deleted_by'];
  taken constant text[] := array['sent_by', 'sent_at', 'received_by', 'received_at', 'answered_by', 'answered_at', 'done_by', 'done_at',
    'withdrawn_by', 'withdrawn_at', 'withdrawn_why', 'told_by', 'told_on', 'deleted_by', 'deleted_on', 'deleted_words'];
  before jsonb := '{}';
  code text;
begin
  -- An erasure is the functions' below: nobody is granted its column.
  if actor is null or (tg_op = 'UPDATE' and new.erased_at is distinct from old.erased_at) then
    return new;
  end if;
  if agreed.id is null then
    perform cooperation.refuse('other-partner');
  end if;
  if tg_op = 'UPDATE' then
    before := to_jsonb(old);
  end if;
  if exists (select from unnest(named) n where before ->> n is distinct from to_jsonb(new) ->> n
    and to_jsonb(new) ->> n is distinct from actor::text and not (n = 'best_interests_by' and to_jsonb(new) ->> n is null)) then
    raise exception 'one acts in one''s own name' using errcode = 'insufficient_privilege';
  end if;

  if tg_op = 'INSERT' then
    if new.recorded_by <> actor or new.state <> (case new.direction when 'ours' then 'drafted' else 'received' end)
      or num_nonnulls(new.best_interests_at, new.sent_at, new.answered_at, new.withdrawn_at, new.erased_at) > 0
      or (new.direction = 'ours') <> (new.said is null) then
      raise exception 'a referral begins as a draft, or as what came' using errcode = 'check_violation';
    end if;
    if new.direction = 'theirs' then
      code := cases.takes_under(agreed, new.agency_id);
      new.retain_until := access.today() + agreed.retention_days;
    end if;
  else
    if exists (select from unnest(taken) n where before ->> n is not null and before ->> n is distinct from to_jsonb(new) ->> n) then
      raise exception 'a step that was taken stays' using errcode = 'check_violation';
    end if;
    if not (new.state = old.state or new.state = any (case
      when old.state = 'drafted' then array['sent', 'withdrawn']
      when old.state = 'sent' then array['received', 'accepted', 'rejected', 'done', 'withdrawn']
      when old.state = 'received' then array['accepted', 'rejected', 'withdrawn'] || case when new.direction = 'ours' then array['done'] else '{}' end
      when old.state = 'accepted' then array['done', 'withdrawn']
      -- they still hold what they were given: consent can be withdrawn all the same
      when new.direction = 'ours' and old.state in ('done', 'rejected') then array['withdrawn']
      else '{}' end)) then
      raise exception 'that step is not open' using errcode = 'check_violation';
    end if;
    if (old.state <> 'drafted' or new.state <> 'drafted')
      and (new.kind, new.agreement_id, new.addressee, new.service, new.reason, new.notes, new.chosen, new.consent, new.best_interests)
        is distinct from (old.kind, old.agreement_id, old.addressee, old.service, old.reason, old.notes, old.chosen, old.consent, old.best_interests)
      or old.sent_at is not null and new.document_sha256 is distinct from old.document_sha256 then
      raise exception 'what was sent, or came, does not change' using errcode = 'check_violation';
    end if;
    if (new.anchor_id, new.case_id) is distinct from (old.anchor_id, old.case_id)
        and not (old.direction = 'theirs' and old.state = 'received' and old.anchor_id is null)
      or old.direction = 'theirs' and (new.said, new.outside_referral_id, new.document_sha256)
        is distinct from (old.said, old.outside_referral_id, old.document_sha256) then
      raise exception 'what it is about is said once' using errcode = 'check_violation';
    end if;
    -- A decision was taken on what was to go; on something else it is taken anew.
    if (new.kind, new.agreement_id, new.chosen, new.consent) is distinct from (old.kind, old.agreement_id, old.chosen, old.consent) then
      new.best_interests := null;
      new.best_interests_by := null;
      new.best_interests_at := null;
    elsif new.best_interests_at is distinct from old.best_interests_at and not access.holds('protection', 'decide') then
      raise exception 'a child-protection officer decides' using errcode = 'insufficient_privilege';
    end if;
  end if;
  -- Of someone whom we cannot help little time is needed.
  if new.direction = 'theirs' and new.state = 'rejected' and before ->> 'state' <> 'rejected' then
    new.retain_until := least(new.retain_until, access.today() + 7);
  end if;
  new.partner_id := agreed.partner_id;
  new.partner := (select p.name from cooperation.partner p where p.id = agreed.partner_id);
  new.agreement := agreed.reference;

  if new.case_id is not null and new.state in ('drafted', 'sent') and not exists (
      select from cases.case c join people.anchor ca on ca.id = c.anchor_id join people.anchor a on a.person_id = ca.person_id
      where c.id = new.case_id and c.agency_id = new.agency_id and c.state <> 'closed' and a.id = new.anchor_id)
    or new.state = 'accepted' and before ->> 'state' <> 'accepted' and not access.holds('care', 'decide') and new.direction = 'theirs' then
    raise exception 'the case is not open, or not one''s own' using errcode = 'check_violation';
  end if;
  if new.state = 'drafted' or (new.state = 'sent' and before ->> 'state' = 'drafted') then
    code := case when exists (select from cooperation.partner p where p.id = agreed.partner_id
        and (p.kind <> 'organisation' or p.ended_at is not null)) then 'other-partner'
      else cooperation.refusal(new.agreement_id, new.partner_id, cases.agreed_fields(new.chosen), new.anchor_id) end;
  end if;
  if code is not null then
    perform cooperation.refuse(code);
  end if;
  if new.state = 'sent' and before ->> 'state' = 'drafted' then
    if not access.holds('care', 'decide') then
      raise exception 'who decides in care sends' using errcode = 'insufficient_privilege';
    end if;
    code := cases.consent_gap(new);
    if code is not null then
      perform cases.refuse_consent(code);
    end if;
  end if;
  return new;
end $$;
create trigger checked before insert or update on cases.care_referral for each row execute function cases.check_care_referral();
select access.hand_over('cases.check_care_referral()', 'oralu_counts');

-- What came ends by itself, or when they withdraw it: what the document said is gone, also from the history; that there
-- was one, and what was answered, stays.
create function cases.erase_care_referrals(referrals uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.care_referral_history h set image = null, salt = null where h.row_id = any (referrals);
  perform ledger.note_erasure('cases.care_referral', referrals);
  update cases.care_referral r set said = '{}', service = null, notes = null, erased_at = now() where r.id = any (referrals);
end $$;
grant update on cases.care_referral, cases.care_referral_history to oralu_counts;
select access.hand_over('cases.erase_care_referrals(uuid[])', 'oralu_counts');

create function cases.end_overdue_referrals() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform cases.erase_care_referrals(array(
    select r.id from cases.care_referral r where r.erased_at is null and r.retain_until < access.today()));
end $$;
grant usage on schema cases to oralu_jobs;
grant execute on function cases.end_overdue_referrals() to oralu_jobs;
select access.hand_over('cases.end_overdue_referrals()', 'oralu_counts');

-- What they withdrew is not kept until its time is over.
create function cases.erase_withdrawn_referral(referral uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform cases.erase_care_referrals(array(
    select r.id from cases.care_referral r where r.id = referral and r.agency_id = access.writes('care')
      and r.direction = 'theirs' and r.state in ('withdrawn', 'rejected') and r.erased_at is null));
end $$;
grant execute on function cases.erase_withdrawn_referral(uuid) to oralu_app;
select access.hand_over('cases.erase_withdrawn_referral(uuid)', 'oralu_counts');

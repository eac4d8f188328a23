-- Nationality on evidence: pieces for and against side by side; a finding that rests on them, proposed by one officer and
-- confirmed by another; an appeal that two others answer. Nothing here happens by default or by lapse of time.

-- A chain of custody: who handed to whom, and when. Nothing else fits in.
create function people.is_custody(steps jsonb) returns boolean language sql immutable
  return case when jsonb_typeof(steps) <> 'array' then false else not exists (
    select from jsonb_array_elements(steps) s
    where jsonb_typeof(s) <> 'object' or length(s::text) > 1000
      or (select array_agg(k order by k) from jsonb_object_keys(s) k) is distinct from array['from', 'on', 'to']) end;
grant execute on function people.is_custody(jsonb) to oralu_app, oralu_counts;

create table people.nationality_evidence (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  kind text not null check (kind in ('passport', 'identity card', 'birth record', 'consular registration', 'parent record',
    'dna', 'witness', 'own statement', 'other')),
  direction text not null check (direction in ('for', 'against', 'neither')),
  -- of which state's nationality it speaks; null: of one's own
  other_state text,
  says text,
  -- the day on which it was issued or said
  dated date,
  -- where it comes from: a line of a list, an attached file, or neither
  record_id uuid references people.record,
  file_id uuid references files.file,
  -- of a document
  document_number text,
  validity text check (validity in ('in force', 'expired', 'not genuine', 'not checked')),
  checked_on date,
  checked_with text,
  -- of a parent's record, and of a laboratory's conclusion: the kinship that it is about
  kinship text check (kinship in ('mother', 'father', 'child', 'grandparent', 'sibling', 'other kin')),
  kin_anchor_id uuid references people.anchor,
  -- the parent's nationality when the person was born
  at_birth text check (at_birth in ('citizen', 'other nationality', 'stateless', 'not known')),
  -- of a laboratory: its conclusion, and no profile
  conclusion text check (conclusion in ('supports', 'does not support', 'inconclusive')),
  laboratory text check (length(laboratory) <= 120),
  reference text check (length(reference) <= 60),
  custody jsonb check (people.is_custody(custody)),
  sample_destroyed_on date,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check (num_nulls(withdrawn_by, withdrawn_at, withdrawn_why) in (0, 3)),
  check (kind not in ('passport', 'identity card') or (document_number is not null and validity is not null)),
  check (validity is null or validity = 'not checked' or (checked_on is not null and checked_with is not null)),
  check ((kind = 'parent record') = (at_birth is not null)),
  check (kind <> 'parent record' or (kin_anchor_id is not null and kinship in ('mother', 'father'))),
  -- a laboratory's conclusion has no room for text or a file, in which a profile could stand
  check ((kind = 'dna') = (says is null)),
  check (kind <> 'dna' or (file_id is null and record_id is null and kinship is not null and dated is not null
    and num_nulls(conclusion, laboratory, reference, custody) = 0)),
  check (kind = 'dna' or num_nonnulls(conclusion, laboratory, reference, custody, sample_destroyed_on) = 0),
  check (conclusion <> 'inconclusive' or direction = 'neither'),
  check (conclusion <> 'does not support' or direction <> 'for')
);
create index on people.nationality_evidence (anchor_id);
create index on people.nationality_evidence (kin_anchor_id) where kin_anchor_id is not null;
select access.guard('people.nationality_evidence', 'identity', subject => 'anchor_id');
select ledger.cover('people.nationality_evidence');
select people.has_facts('people.nationality_evidence');

-- Entered as oneself, about what one sees; then only withdrawn, or completed on the sample.
create policy own_piece on people.nationality_evidence as restrictive for insert to oralu_app with check (
  recorded_by = access.account() and withdrawn_at is null
  and (record_id is null or exists (select from people.record r
    where r.id = record_id and r.anchor_id = people.nationality_evidence.anchor_id))
  and (kin_anchor_id is null or exists (select from people.anchor k join people.anchor a on a.person_id <> k.person_id
    where k.id = kin_anchor_id and a.id = people.nationality_evidence.anchor_id))
  and (file_id is null or exists (select from files.file f join people.anchor k on k.id = f.anchor_id
      join people.anchor a on a.person_id = k.person_id
    where f.id = file_id and f.compartment = 'identity' and a.id = people.nationality_evidence.anchor_id)));
create policy live_piece on people.nationality_evidence as restrictive for update to oralu_app
  using (withdrawn_at is null) with check (withdrawn_by is null or withdrawn_by = access.account());
revoke update on people.nationality_evidence from oralu_app;
grant update (withdrawn_by, withdrawn_at, withdrawn_why, custody, sample_destroyed_on) on people.nationality_evidence to oralu_app;

-- A conclusion about kinship, and that there is one, is for those who decide: unexpected parentage stays sealed.
create policy sealed on people.nationality_evidence as restrictive for select to oralu_app, oralu_reader using (
  kind is distinct from 'dna' or (select access.holds('identity', 'decide')));
create policy sealed on people.nationality_evidence_history as restrictive for select to oralu_app, oralu_reader using (
  image ->> 'kind' is distinct from 'dna' or (select access.holds('identity', 'decide')));

-- A finding: the earlier ones keep the one piece that stood in their own row.
alter table people.nationality
  alter column evidence_kind drop not null,
  alter column evidence drop not null,
  drop constraint nationality_finding_check,
  add constraint nationality_finding_check check (finding in ('citizen', 'not a citizen', 'other nationality', 'stateless',
    'at risk of statelessness', 'not established', 'unsupported claim')),
  add column other_state text,
  -- as it was on; null: not said
  add column valid_from date,
  -- told to the person
  add column reasons text,
  add column rests_on uuid[] not null default '{}',
  -- the appeal whose answer set it aside; it refers to the finding, so that only people.set_aside() writes here
  add column set_aside_by uuid,
  add check ((evidence is null) = (evidence_kind is null)),
  add check (evidence is not null or reasons is not null),
  add check (finding <> 'other nationality' or other_state is not null);
select access.keep_no_samples('people.nationality');

-- Whether all pieces are in force and of the person of the anchor.
create function people.rests(anchor uuid, pieces uuid[]) returns boolean language sql stable
  return not exists (select from unnest(pieces) p where not exists (
    select from people.nationality_evidence e join people.anchor k on k.id = e.anchor_id
      join people.anchor a on a.person_id = k.person_id
    where e.id = p and e.withdrawn_at is null and a.id = anchor));
grant execute on function people.rests(uuid, uuid[]) to oralu_app;

-- One proposes, as oneself, on pieces; another confirms what was proposed. What two confirmed is changed by two: by a
-- later finding, or by the answer to an appeal.
create policy proposed on people.nationality as restrictive for insert to oralu_app with check (
  recorded_by = access.account() and confirmed_by is null and withdrawn_at is null and set_aside_by is null
  and reasons is not null and (finding = 'not established' or cardinality(rests_on) > 0) and people.rests(anchor_id, rests_on));
create policy confirmed on people.nationality as restrictive for update to oralu_app
  using (confirmed_by is null and withdrawn_at is null)
  with check (confirmed_by is null or (confirmed_by = access.account() and confirmed_at = now()
    and access.holds('identity', 'decide') and people.rests(anchor_id, rests_on)));
revoke update on people.nationality from oralu_app;
grant update (confirmed_by, confirmed_at, withdrawn_at) on people.nationality to oralu_app;

create table people.nationality_appeal (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  finding_id uuid not null references people.nationality,
  lodged_on date not null,
  lodged_by text not null,
  grounds text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  outcome text check (outcome in ('granted', 'refused')),
  -- told to the person
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  confirmed_by uuid,
  confirmed_at timestamptz,
  check (num_nulls(outcome, answer, answered_by, answered_at) in (0, 4)),
  check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
  check (confirmed_by is null or answered_by is not null),
  check (confirmed_by <> answered_by)
);
create unique index one_open_appeal on people.nationality_appeal (finding_id) where confirmed_at is null;
create index on people.nationality_appeal (anchor_id);
select access.guard('people.nationality_appeal', 'identity', subject => 'anchor_id');
select ledger.cover('people.nationality_appeal');
select people.has_facts('people.nationality_appeal');

create policy lodged on people.nationality_appeal as restrictive for insert to oralu_app with check (
  recorded_by = access.account() and answered_by is null and exists (select from people.nationality n
    where n.id = finding_id and n.anchor_id = people.nationality_appeal.anchor_id
      and n.confirmed_at is not null and n.withdrawn_at is null));
create policy unanswered on people.nationality_appeal as restrictive for update to oralu_app
  using (confirmed_by is null) with check (access.holds('identity', 'decide'));
revoke update on people.nationality_appeal from oralu_app;
grant update (outcome, answer, answered_by, answered_at, confirmed_by, confirmed_at) on people.nationality_appeal to oralu_app;

-- Neither of the two who answer took part in the finding; each signs for oneself, and the second signs what the first wrote.
create function people.check_answer() returns trigger language plpgsql as $$
declare
  f people.nationality := (select n from people.nationality n where n.id = new.finding_id);
  signer uuid := case when new.confirmed_by is distinct from old.confirmed_by then new.confirmed_by else new.answered_by end;
begin
  if new.answered_by in (f.recorded_by, f.confirmed_by) or new.confirmed_by in (f.recorded_by, f.confirmed_by) then
    raise exception 'an appeal is answered by others than those who decided' using errcode = 'check_violation';
  end if;
  if access.account() is not null and signer is distinct from access.account()
    or new.confirmed_by is distinct from old.confirmed_by
      and (new.answered_by, new.outcome, new.answer) is distinct from (old.answered_by, old.outcome, old.answer) then
    raise exception 'an answer is signed by oneself, and confirmed as it stands' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger answered before update of outcome, answer, answered_by, confirmed_by on people.nationality_appeal
  for each row execute function people.check_answer();

-- A granted appeal sets the finding aside. An earlier one against the person does not come back by it: the question is open.
create function people.set_aside() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update people.nationality n set withdrawn_at = now(), set_aside_by = new.id
  from people.nationality f
  where f.id = new.finding_id and n.withdrawn_at is null and n.confirmed_at <= f.confirmed_at
    and (n.id = f.id or n.finding <> 'citizen' and n.anchor_id in (select k.id from people.anchor k
      join people.anchor a on a.person_id = k.person_id where a.id = f.anchor_id));
  return null;
end $$;
grant update (withdrawn_at, set_aside_by) on people.nationality to oralu_counts;
create trigger granted after update of confirmed_at on people.nationality_appeal
  for each row when (old.confirmed_at is null and new.confirmed_at is not null and new.outcome = 'granted')
  execute function people.set_aside();
select access.hand_over('people.set_aside()', 'oralu_counts');

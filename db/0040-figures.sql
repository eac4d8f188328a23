-- What was said in public about numbers of people (claims), what Oralu counts itself (figures), and what leaves the
-- house (communiqués). A figure is frozen and never changes; a published text never changes: it is corrected by a new
-- version, or withdrawn with a reason.

create schema figures;

-- One published statement, kept as it was said. A mistake of ours in writing it down is superseded, never overwritten.
create table figures.claim (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- its name in findings; a superseding row takes the key over
  key text not null check (key ~ '^[a-z0-9][a-z0-9-]*$'),
  publisher text not null,
  speaker text,
  -- first published in this range of days; an open end means that no day of publication is recorded
  stated_from date not null,
  stated_to date,
  address text not null,
  language text,
  quote text,
  -- whom it speaks of
  event text not null check (event in ('repatriated', 'left', 'fought', 'still there', 'prosecuted', 'convicted', 'sentenced')),
  operation text,
  missions text[],
  place text,
  period_from date,
  period_to date,
  -- the source itself says that nobody is left out
  everyone boolean not null default false,
  note text not null,
  -- the order in which statements were recorded, in which findings name them
  seq bigint not null generated always as identity,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  superseded_by uuid references figures.claim deferrable initially deferred,
  superseded_at timestamptz,
  superseded_reason text,
  check (stated_to >= stated_from),
  check (period_to >= period_from),
  check (cardinality(missions) > 0),
  check (num_nonnulls(superseded_by, superseded_at, superseded_reason) in (0, 3))
);
create unique index one_live_claim on figures.claim (agency_id, key) where superseded_by is null;
create index on figures.claim (agency_id, stated_from desc, id);
select access.guard('figures.claim', 'press');
select ledger.cover('figures.claim');

-- A number that the statement prints. What is not stated is no row, never 0; a sum of ours is never a row.
create table figures.quantity (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  claim_id uuid not null references figures.claim,
  category text not null check (category in ('total', 'men', 'women', 'children', 'girls', 'boys', 'orphans', 'fighters')),
  kind text not null check (kind in ('exact', 'about', 'at-least', 'at-most', 'between')),
  value int not null check (value >= 0),
  upper int check (upper >= value),
  check ((kind = 'between') = (upper is not null)),
  unique (claim_id, category)
);
select access.guard('figures.quantity', 'press');
select ledger.cover('figures.quantity');
revoke update on figures.quantity from oralu_app;

-- A number of Oralu's own, frozen: counted from manifests that are themselves frozen, under numbered definitions.
create table figures.figure (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- the mission counted; null: all missions
  mission_id uuid,
  name text not null,
  -- [{id, version}]: how men, women and children are told apart
  definitions jsonb not null,
  total int not null,
  men int not null check (men >= 0),
  women int not null check (women >= 0),
  children int not null check (children >= 0),
  adults_sex_unknown int not null check (adults_sex_unknown >= 0),
  -- as it was on this day
  as_it_was date not null,
  -- as known then: what was sealed in the ledger
  known_at timestamptz not null default now(),
  ledger_size bigint not null,
  -- counted from these, so that a recount gives the same to the digit
  manifest_ids uuid[] not null check (cardinality(manifest_ids) > 0),
  threshold int not null default 5 check (threshold >= 2),
  -- Could the total alone, or the breakdown, point at a person? The same rule as smallCells in packages/figures.
  small_total boolean not null generated always as (total between 1 and threshold - 1) stored,
  small_breakdown boolean not null generated always as (
    total between 1 and threshold - 1 or men between 1 and threshold - 1 or women between 1 and threshold - 1
    or children between 1 and threshold - 1 or adults_sex_unknown between 1 and threshold - 1
    or total - men between 1 and threshold - 1 or total - women between 1 and threshold - 1
    or total - children between 1 and threshold - 1
    or (adults_sex_unknown > 0 and total - adults_sex_unknown between 1 and threshold - 1)
    or (total > 0 and total = any (array[men, women, children, adults_sex_unknown]))) stored,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check (total = men + women + children + adults_sex_unknown)
);
create index on figures.figure (agency_id, recorded_at desc, id);
create index on figures.figure (mission_id);
select access.guard('figures.figure', 'press');
select ledger.cover('figures.figure');
revoke update on figures.figure from oralu_app;

create table figures.communique (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- its address on the public site; made by the server with a part of the id, so that taking one betrays nothing
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  -- what the public page says instead, in four languages
  withdrawal_note jsonb,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawal_note) in (0, 3))
);
create index on figures.communique (agency_id, recorded_at desc, id);
select access.guard('figures.communique', 'press');
select ledger.cover('figures.communique');

-- One text of a communiqué. The first is number 1; each correction is the next, with a note that says what was wrong.
create table figures.communique_version (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  communique_id uuid not null references figures.communique,
  number int not null check (number >= 1),
  figure_id uuid not null references figures.figure,
  -- {kk, ru, en, ar}: {title, body}, with {total}, {men, plural, …} in the place of numbers
  texts jsonb not null,
  -- the texts place men, women or children, not only the total
  breakdown boolean not null,
  correction_note jsonb,
  state text not null default 'drafted' check (state in ('drafted', 'approved', 'published')),
  -- everyone who wrote at it: none of them can approve it
  written_by uuid[] not null default array[access.account()],
  -- set by the trigger from the figure: cells so small that the data-protection officer must sign
  small_cells boolean not null default true,
  approved_by uuid,
  approved_at timestamptz,
  signed_by uuid,
  signed_at timestamptz,
  published_by uuid,
  published_at timestamptz,
  -- the words as they left the house, numbers in place
  published_texts jsonb,
  recorded_at timestamptz not null default now(),
  unique (communique_id, number),
  check ((number = 1) = (correction_note is null)),
  check (approved_by <> all (written_by)),
  check (signed_by <> all (written_by)),
  check (signed_by <> approved_by),
  check ((approved_by is null) = (approved_at is null)),
  check ((signed_by is null) = (signed_at is null)),
  check (num_nonnulls(published_by, published_at, published_texts) in (0, 3)),
  check ((state = 'drafted') = (approved_by is null)),
  check ((state = 'published') = (published_by is not null)),
  check (signed_by is null or approved_by is not null),
  check (state <> 'published' or not small_cells or signed_by is not null)
);
create unique index one_open_version on figures.communique_version (communique_id) where state <> 'published';
select access.guard('figures.communique_version', 'press');
select ledger.cover('figures.communique_version');

-- Who may do which step, and that nothing published changes. The checks above hold whoever writes; this trigger also
-- holds the names to the actor, so that nobody signs for another.
create function figures.check_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
  fig figures.figure;
begin
  select * into fig from figures.figure f where f.id = new.figure_id;
  if tg_op = 'UPDATE' then
    if old.state = 'published' then
      raise exception 'a published text does not change' using errcode = 'check_violation';
    end if;
    if (new.id, new.agency_id, new.communique_id, new.number, new.recorded_at)
      is distinct from (old.id, old.agency_id, old.communique_id, old.number, old.recorded_at) then
      raise exception 'a version keeps its place' using errcode = 'check_violation';
    end if;
  end if;
  if fig.id is null or fig.agency_id <> new.agency_id then
    raise exception 'no such figure' using errcode = 'foreign_key_violation';
  end if;
  if not exists (select from figures.communique c
    where c.id = new.communique_id and c.agency_id = new.agency_id and c.withdrawn_at is null) then
    raise exception 'no such communiqué' using errcode = 'foreign_key_violation';
  end if;
  new.small_cells := case when new.breakdown then fig.small_breakdown else fig.small_total end;
  if actor.account_id is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'drafted' or new.written_by <> array[actor.account_id] then
      raise exception 'a version begins as a draft of its writer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.texts, new.figure_id, new.breakdown, new.correction_note)
    is distinct from (old.texts, old.figure_id, old.breakdown, old.correction_note) then
    if old.state <> 'drafted' or new.state <> 'drafted' or not actor.account_id = any (new.written_by)
      or not new.written_by @> old.written_by then
      raise exception 'only a draft is written at, in one''s own name' using errcode = 'check_violation';
    end if;
  elsif new.written_by is distinct from old.written_by then
    raise exception 'who wrote stays' using errcode = 'check_violation';
  end if;
  if new.approved_by is distinct from old.approved_by and new.approved_by is not null
    and (new.approved_by <> actor.account_id or not access.holds('press', 'decide')) then
    raise exception 'one approves in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if new.signed_by is distinct from old.signed_by and new.signed_by is not null
    and (new.signed_by <> actor.account_id or actor.role <> 'data_protection_officer') then
    raise exception 'only a data-protection officer signs, in their own name' using errcode = 'insufficient_privilege';
  end if;
  if new.published_by is distinct from old.published_by
    and (new.published_by is distinct from actor.account_id or old.state <> 'approved' or not access.holds('press', 'decide')) then
    raise exception 'only what is approved is published' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger checked before insert or update on figures.communique_version
  for each row execute function figures.check_version();
select access.hand_over('figures.check_version()', 'oralu_counts');

-- A withdrawn communiqué stays withdrawn; its address never changes. Only what was published is withdrawn.
create function figures.check_communique() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.withdrawn_at is not null
    or (new.id, new.agency_id, new.slug, new.recorded_by, new.recorded_at)
      is distinct from (old.id, old.agency_id, old.slug, old.recorded_by, old.recorded_at) then
    raise exception 'a communiqué keeps its address, and what is withdrawn stays so' using errcode = 'check_violation';
  end if;
  if not exists (select from figures.communique_version v where v.communique_id = new.id and v.state = 'published') then
    raise exception 'nothing of it is published' using errcode = 'check_violation';
  end if;
  if access.account() is not null and (new.withdrawn_by <> access.account() or not access.holds('press', 'decide')) then
    raise exception 'one withdraws in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger checked before update on figures.communique
  for each row execute function figures.check_communique();
select access.hand_over('figures.check_communique()', 'oralu_counts');

-- A claim changes only by being superseded.
create function figures.check_claim() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.superseded_by is not null
    or to_jsonb(new) - array['superseded_by', 'superseded_at', 'superseded_reason']
      <> to_jsonb(old) - array['superseded_by', 'superseded_at', 'superseded_reason'] then
    raise exception 'a claim is superseded, not changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger checked before update on figures.claim for each row execute function figures.check_claim();

-- What the public may read: every published version, and of a withdrawn communiqué only that it is withdrawn and why.
create function figures.published(only_slug text default null) returns table (
  communique_id uuid, slug text, agency text, number int, texts jsonb, breakdown boolean, correction_note jsonb,
  published_at timestamptz, total int, men int, women int, children int, adults_sex_unknown int, definitions jsonb,
  as_it_was date, known_at timestamptz, ledger_size bigint, manifests int,
  withdrawn_at timestamptz, withdrawal_note jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.slug, a.name, v.number,
    case when c.withdrawn_at is null then v.published_texts end,
    v.breakdown, case when c.withdrawn_at is null then v.correction_note end,
    v.published_at,
    case when c.withdrawn_at is null then f.total end,
    case when c.withdrawn_at is null and v.breakdown then f.men end,
    case when c.withdrawn_at is null and v.breakdown then f.women end,
    case when c.withdrawn_at is null and v.breakdown then f.children end,
    case when c.withdrawn_at is null and v.breakdown then f.adults_sex_unknown end,
    f.definitions, f.as_it_was, f.known_at, f.ledger_size, cardinality(f.manifest_ids),
    c.withdrawn_at, c.withdrawal_note
  from figures.communique c
  join figures.communique_version v on v.communique_id = c.id and v.state = 'published'
  join figures.figure f on f.id = v.figure_id
  join access.agency a on a.id = c.agency_id
  where only_slug is null or c.slug = only_slug
  order by c.recorded_at desc, c.id, v.number desc;
end;
grant execute on function figures.published(text) to oralu_app;
select access.hand_over('figures.published(text)', 'oralu_counts');

-- Men, women and children of frozen manifests: those named, or the newest of each mission. Numbers only, for whoever
-- reads press facts or missions of the agency; who they are is a question of the reader's own rights.
create function figures.counted(manifests uuid[] default null) returns table (
  manifest_id uuid, mission_id uuid, agency_id uuid, operation text, mission_number int, mission_name text,
  flown boolean, as_it_was date, total int, men int, women int, children int, adults_sex_unknown int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.id, m.id, m.agency_id, o.name, m.number, m.name, m.departed_at is not null,
    access.day_of(coalesce(m.arrived_at, m.departed_at, v.recorded_at)),
    c.total, c.men, c.women, c.children, c.total - c.men - c.women - c.children
  from operations.manifest_version v
  join operations.mission m on m.id = v.mission_id
  join operations.operation o on o.id = m.operation_id
  cross join lateral (
    select count(*)::int as total,
      (count(*) filter (where not (l ->> 'child')::boolean and l ->> 'sex' = 'male'))::int as men,
      (count(*) filter (where not (l ->> 'child')::boolean and l ->> 'sex' = 'female'))::int as women,
      (count(*) filter (where (l ->> 'child')::boolean))::int as children
    from jsonb_array_elements(v.lines) l) c
  where (m.agency_id = any (access.agencies('press')) or m.agency_id = any (access.agencies('mission')))
    and case when manifests is not null then v.id = any (manifests)
      else m.state <> 'cancelled'
        and v.number = (select max(n.number) from operations.manifest_version n where n.mission_id = m.id) end
  order by m.departed_at desc nulls first, m.recorded_at desc
$$;
grant execute on function figures.counted(uuid[]) to oralu_app;
select access.hand_over('figures.counted(uuid[])', 'oralu_counts');

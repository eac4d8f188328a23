-- Whole statements: other readings of an unclear scope, stated tolerances, shares, adults, and events beyond the first
-- ones; and whether all claims that stand can hold together, worked out by a job and published by two officers.

alter table figures.claim
  add column readings jsonb check (jsonb_typeof(readings) = 'array' and jsonb_array_length(readings) > 0),
  drop constraint claim_event_check,
  add constraint claim_event_check check (event in (
    'repatriated', 'left', 'fought', 'still there', 'prosecuted', 'convicted', 'sentenced',
    'arrived', 'detained', 'accused', 'died'));

-- A share is in per cent, of a group that `of` names; whole people otherwise.
alter table figures.quantity
  alter column value type double precision,
  add column tolerance double precision check (tolerance >= 0),
  add column of jsonb check (jsonb_typeof(of) = 'object'),
  drop constraint quantity_category_check,
  add constraint quantity_category_check check (category in (
    'total', 'men', 'women', 'children', 'girls', 'boys', 'orphans', 'fighters', 'adults')),
  drop constraint quantity_kind_check,
  add constraint quantity_kind_check check (kind in ('exact', 'about', 'at-least', 'at-most', 'between', 'share')),
  add check (case when kind = 'share' then value <= 100 else value = floor(value) end),
  add check (tolerance is null or kind in ('about', 'share')),
  add check (of is null or kind = 'share');

-- Whether the claims of the agency that stand can all hold: ordered, answered by a job (or dropped), proposed to the
-- public by one officer and published by another. An answer never changes; the newest published one is what stands.
create table figures.consistency (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  -- groups that the officer asks about besides what each mission leaves unpublished: [{event, missions, category}]
  asked jsonb not null default '[]' check (jsonb_typeof(asked) = 'array'),
  state text not null default 'ordered' check (state in ('ordered', 'answered', 'dropped')),
  job_id uuid references jobs.job,
  ordered_by uuid not null default access.account(),
  ordered_at timestamptz not null default now(),
  -- the claims that it read
  claim_ids uuid[],
  -- docs/formats/figures-check.schema.json
  answer jsonb,
  answered_at timestamptz,
  proposed_by uuid,
  proposed_at timestamptz,
  published_by uuid,
  published_at timestamptz,
  check ((state = 'answered') = (answer is not null)),
  check (num_nonnulls(claim_ids, answer, answered_at) in (0, 3)),
  check (num_nonnulls(proposed_by, proposed_at) in (0, 2)),
  check (num_nonnulls(published_by, published_at) in (0, 2)),
  check (proposed_by is null or state = 'answered'),
  check (published_by is null or proposed_by is not null),
  check (published_by <> proposed_by)
);
create index on figures.consistency (agency_id, ordered_at desc);
select access.guard('figures.consistency', 'press');
select ledger.cover('figures.consistency');

-- Each step is taken once, as oneself: the checks above hold whoever writes, this holds the names to the actor.
create function figures.check_consistency() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_row := access.actor();
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.agency_id, new.asked, new.ordered_by, new.ordered_at)
      is distinct from (old.id, old.agency_id, old.asked, old.ordered_by, old.ordered_at)
      or (old.state <> 'ordered' and (new.state, new.claim_ids, new.answer, new.answered_at)
        is distinct from (old.state, old.claim_ids, old.answer, old.answered_at))
      or (old.proposed_by is not null and (new.proposed_by, new.proposed_at) is distinct from (old.proposed_by, old.proposed_at))
      or (old.published_by is not null and (new.published_by, new.published_at) is distinct from (old.published_by, old.published_at)) then
      raise exception 'an answer and its steps do not change' using errcode = 'check_violation';
    end if;
  end if;
  if actor.account_id is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'ordered' or new.proposed_by is not null or new.ordered_by <> actor.account_id then
      raise exception 'it begins as an order in one''s own name' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  -- Only who ordered it keeps its answer: the job runs as them.
  if new.state <> old.state and old.ordered_by <> actor.account_id then
    raise exception 'the answer is kept by whoever ordered it' using errcode = 'insufficient_privilege';
  end if;
  if new.proposed_by is distinct from old.proposed_by and new.proposed_by <> actor.account_id then
    raise exception 'one proposes in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if new.published_by is distinct from old.published_by
    and (new.published_by <> actor.account_id or old.proposed_by is null or not access.holds('press', 'decide')) then
    raise exception 'one publishes what another proposed, in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger checked before insert or update on figures.consistency
  for each row execute function figures.check_consistency();
select access.hand_over('figures.check_consistency()', 'oralu_counts');

-- What the public may read: of each agency the answer published last, with the claims that it read and no others, as
-- two officers saw them. A claim superseded since says so.
create function figures.published_claims() returns table (
  agency text, answered_at timestamptz, published_at timestamptz, answer jsonb, claims jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select a.name, v.answered_at, v.published_at, v.answer,
    (select coalesce(jsonb_agg(jsonb_build_object(
        'key', c.key, 'publisher', c.publisher, 'speaker', c.speaker, 'statedFrom', c.stated_from,
        'statedTo', c.stated_to, 'address', c.address, 'language', c.language, 'quote', c.quote, 'note', c.note,
        'event', c.event, 'corrected', c.superseded_by is not null,
        'quantities', (select coalesce(jsonb_agg(jsonb_build_object('category', q.category, 'kind', q.kind,
            'value', q.value, 'upper', q.upper, 'tolerance', q.tolerance) order by q.category <> 'total', q.category), '[]')
          from figures.quantity q where q.claim_id = c.id))
      order by c.stated_from, c.seq), '[]')
      from figures.claim c where c.id = any (v.claim_ids))
  from (
    select distinct on (agency_id) * from figures.consistency
    where published_at is not null order by agency_id, published_at desc) v
  join access.agency a on a.id = v.agency_id
  order by v.published_at desc;
end;
grant execute on function figures.published_claims() to oralu_app;
select access.hand_over('figures.published_claims()', 'oralu_counts');

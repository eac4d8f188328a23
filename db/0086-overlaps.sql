-- How many people no list holds: from who stands on which of the agency's lists, as numbers. Nothing here names anyone,
-- and nothing of it is published.

create table figures.estimate (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  source_ids uuid[] not null check (cardinality(source_ids) between 2 and 6),
  -- of what is drawn: the same seed, the same answer
  seed int not null default 1 check (seed >= 0),
  state text not null default 'ordered' check (state in ('ordered', 'answered', 'dropped')),
  job_id uuid references jobs.job,
  ordered_by uuid not null default access.account(),
  ordered_at timestamptz not null default now(),
  -- how many people stand on just which lists, by their names on that day: [{lists: [name], people}]
  histories jsonb,
  -- matches between people of the lists that nobody had decided
  undecided int,
  -- docs/formats/figures-estimate.schema.json
  answer jsonb,
  answered_at timestamptz,
  check ((state = 'answered') = (answer is not null)),
  check (num_nonnulls(histories, undecided, answer, answered_at) in (0, 4))
);
create index on figures.estimate (agency_id, ordered_at desc);
select access.guard('figures.estimate', 'press');
select ledger.cover('figures.estimate');

create function figures.check_estimate() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.account();
begin
  if tg_op = 'UPDATE' and (old.state <> 'ordered'
    or (new.id, new.agency_id, new.source_ids, new.seed, new.ordered_by, new.ordered_at)
      is distinct from (old.id, old.agency_id, old.source_ids, old.seed, old.ordered_by, old.ordered_at)) then
    raise exception 'an answer does not change' using errcode = 'check_violation';
  end if;
  -- The job runs as whoever ordered it.
  if actor is not null and (new.ordered_by <> actor or (tg_op = 'INSERT' and new.state <> 'ordered')) then
    raise exception 'one orders in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger checked before insert or update on figures.estimate for each row execute function figures.check_estimate();
select access.hand_over('figures.check_estimate()', 'oralu_counts');

-- The agency's own lists that can be compared, with how many people stand on each now. What a partner gave was given for
-- a purpose, and this is not it.
create function figures.countable_sources() returns table (id uuid, name text, kind text, people int)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select s.id, s.name, s.kind, count(distinct a.person_id)::int
  from lists.source s
  left join people.record r on r.source_id = s.id and r.dropped_at is null
  left join people.anchor a on a.id = r.anchor_id
  where s.agency_id = access.agency() and s.kind <> 'partner list' and access.holds('press', 'read')
  group by s.id
  order by s.name, s.id;
end;

-- The people on lists, each a number with the lists it is on (as places in `sources`), and which of them an open match
-- says may be one, with its probability, unless officers said that they are not: what an estimate and its draws need. The numbers are of this answer alone.
create function figures.listed(sources uuid[]) returns jsonb
-- Without samples of the tables (access.keep_no_samples) a loop looks cheap that a whole register makes endless.
language sql stable security definer set search_path = pg_catalog, pg_temp set enable_nestloop = off
begin atomic
  with held as (
    select a.person_id, r.anchor_id, array_position(sources, r.source_id) - 1 as place
    from people.record r join people.anchor a on a.id = r.anchor_id
    where r.source_id = any (sources) and r.dropped_at is null and access.holds('press', 'write')
      and r.source_id in (select s.id from figures.countable_sources() s)),
  person as (
    select person_id, (row_number() over (order by person_id) - 1)::int as number, array_agg(distinct place order by place) as places
    from held group by person_id),
  apart as (
    select least(a.person_id, b.person_id) as one, greatest(a.person_id, b.person_id) as other from people.decision d
    join people.anchor a on a.id = d.left_anchor_id join people.anchor b on b.id = d.right_anchor_id
    where d.verdict = 'not same' and d.undone_at is null),
  link as (
    select least(l.number, r.number) as left_number, greatest(l.number, r.number) as right_number,
      max(m.probability) as probability
    from people.match m
    join held left_held on left_held.anchor_id = m.left_anchor_id
    join held right_held on right_held.anchor_id = m.right_anchor_id
    join person l on l.person_id = left_held.person_id
    join person r on r.person_id = right_held.person_id
    where m.state = 'open' and l.number <> r.number
      and not exists (select from apart p
        where p.one = least(l.person_id, r.person_id) and p.other = greatest(l.person_id, r.person_id))
    group by 1, 2)
  select jsonb_build_object(
    'people', (select coalesce(jsonb_agg(places order by number), '[]') from person),
    'links', (select coalesce(jsonb_agg(jsonb_build_array(left_number, right_number, probability)
      order by left_number, right_number), '[]') from link));
end;
grant execute on function figures.countable_sources(), figures.listed(uuid[]) to oralu_app;
grant execute on function figures.countable_sources() to oralu_counts;
select access.hand_over('figures.countable_sources()', 'oralu_counts');
select access.hand_over('figures.listed(uuid[])', 'oralu_counts');

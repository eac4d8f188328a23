-- The workbench on matches: an order of the queue, who has which pair on the desk, second opinions, decisions that new
-- evidence opens again, and counts of how well it all goes.

-- What a decision on the pair would teach, in bits, as of the last run of suggestions.
alter table people.match add column teaches real not null default 0;
-- Decisions 'not same' between the two persons up to this moment stand against newer evidence, which let the pair come back.
alter table people.match add column reopened_at timestamptz;
create index on people.match (agency_id, state, teaches desc, id desc);

-- The state of the match before the decision, so that undoing gives it back.
alter table people.decision add column match_was text check (match_was in ('open', 'withdrawn'));
-- A later decision, on newer evidence, took its place; undoing that one puts this one in force again.
alter table people.decision add column superseded_by uuid references people.decision deferrable initially deferred;
alter table people.decision add check (superseded_by is null or undone_at is not null);
create index on people.decision (superseded_by) where superseded_by is not null;

-- One officer's view of a pair that another is to look at too. It joins and parts nobody: when all who looked agree it
-- becomes a decision, when two disagree a question.
create table people.opinion (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  left_anchor_id uuid not null references people.anchor,
  right_anchor_id uuid not null references people.anchor,
  verdict text not null check (verdict in ('same', 'not same', 'unsure')),
  reason text not null,
  evidence text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  -- the decision that it went into
  settled_by uuid references people.decision,
  check (left_anchor_id < right_anchor_id)
);
create unique index one_live_opinion on people.opinion (left_anchor_id, right_anchor_id, recorded_by)
  where withdrawn_at is null and settled_by is null;
create index on people.opinion (right_anchor_id);
create index on people.opinion (settled_by) where settled_by is not null;
select access.guard('people.opinion', 'identity');
select ledger.cover('people.opinion');
create policy own_pair on people.opinion as restrictive for insert to oralu_app with check (
  exists (select from people.anchor a where a.id = left_anchor_id and a.agency_id = people.opinion.agency_id)
  and exists (select from people.anchor a where a.id = right_anchor_id and a.agency_id = people.opinion.agency_id));

-- Whose desk a pair is on, for some minutes, so that two do not do the same work. It holds nothing about a person.
create table people.match_claim (
  match_id uuid primary key references people.match,
  agency_id uuid not null default access.agency() references access.agency,
  claimed_by uuid not null default access.account(),
  until timestamptz not null
);
create index on people.match_claim (claimed_by);
select access.guarded_by_hand('people.match_claim', 'who works on which pair now: the formula of identity, without history');
create policy reading on people.match_claim for select to oralu_app using (
  agency_id = any ((select access.agencies('identity'))::uuid[]));
create policy adding on people.match_claim for insert to oralu_app with check (
  agency_id = (select access.writes('identity')) and claimed_by = access.account()
  and exists (select from people.match m where m.id = match_id and m.agency_id = people.match_claim.agency_id));
create policy changing on people.match_claim for update to oralu_app using (
  agency_id = (select access.writes('identity'))) with check (
  agency_id = (select access.writes('identity')) and claimed_by = access.account());
grant select, insert, update on people.match_claim to oralu_app;

-- Relatives that a source tells by name: a parent's own line, and the lines that name a parent.
create index on people.name_form using hash (form) where part = 'full' and ended_at is null;
create index on people.name_form using hash (form) where part in ('mother', 'father') and ended_at is null;

-- How well matching goes in the actor's agency: counts alone, so that a data-protection officer may read them too. What
-- stands on fewer than five pairs is not told (null).
create function people.match_quality() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  own uuid := access.agency();
  least constant int := 5;
begin
  if not (access.holds('identity', 'read') or access.holds('oversight', 'read')) then
    return null;
  end if;
  return jsonb_build_object(
    'calibration', (
      with edge (lower, upper) as (values (0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.95), (0.95, 0.99), (0.99, 1.01)),
      judged as (
        select m.probability as p, d.verdict = 'same' as same from people.match m
        join people.decision d on d.left_anchor_id = m.left_anchor_id and d.right_anchor_id = m.right_anchor_id
        where m.agency_id = own and d.undone_at is null)
      select jsonb_agg(jsonb_build_object('from', e.lower, 'to', least(e.upper, 1),
        'pairs', case when b.n = 0 or b.n >= least then b.n end,
        'same', case when b.n >= least then b.same end,
        'stated', case when b.n >= least then round(b.stated::numeric, 4) end) order by e.lower)
      from edge e cross join lateral (
        select count(*) as n, count(*) filter (where j.same) as same, avg(j.p) as stated
        from judged j where j.p >= e.lower and j.p < e.upper) b),
    'days', (
      select coalesce(jsonb_agg(to_jsonb(x) order by x.day), '[]') from (
        select access.day_of(d.recorded_at) as day,
          count(*) filter (where d.verdict = 'same') as same,
          count(*) filter (where d.verdict = 'not same') as "notSame",
          count(*) filter (where d.undone_at is not null and d.superseded_by is null) as undone
        from people.decision d where d.agency_id = own and d.recorded_at > now() - interval '28 days' group by 1) x),
    'agreement', (
      with said as (
        select left_anchor_id, right_anchor_id, recorded_by, verdict, recorded_at from people.opinion
        where agency_id = own and withdrawn_at is null and verdict <> 'unsure'
        union all
        select left_anchor_id, right_anchor_id, recorded_by, verdict, recorded_at from people.decision where agency_id = own
      ), last_word as (
        select distinct on (left_anchor_id, right_anchor_id, recorded_by) * from said
        order by left_anchor_id, right_anchor_id, recorded_by, recorded_at desc
      ), twice as (
        select count(distinct verdict) = 1 as agree from last_word
        group by left_anchor_id, right_anchor_id having count(*) >= 2)
      select jsonb_build_object('pairs', case when count(*) = 0 or count(*) >= least then count(*) end,
        'agreeing', case when count(*) >= least then count(*) filter (where agree) end) from twice),
    'open', jsonb_build_object(
      'pairs', (select count(*) from people.match m
        join people.anchor l on l.id = m.left_anchor_id join people.anchor r on r.id = m.right_anchor_id
        where m.agency_id = own and m.state = 'open' and l.person_id <> r.person_id),
      'second', (select count(*) from people.decision d where d.agency_id = own and d.needs_second
        and d.confirmed_at is null and d.undone_at is null and d.verdict = 'same'),
      'opinions', (select count(distinct (o.left_anchor_id, o.right_anchor_id)) from people.opinion o
        where o.agency_id = own and o.withdrawn_at is null and o.settled_by is null),
      'questions', (select count(*) from people.question q where q.agency_id = own and q.compartment = 'identity'
        and q.answer is null)));
end $$;
grant execute on function people.match_quality() to oralu_app;
select access.hand_over('people.match_quality()', 'oralu_counts');

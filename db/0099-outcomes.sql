-- How it goes for those who came into care, counted by when they came and how long ago that is: for the office itself, for
-- others quarter by quarter with what is small withheld, and for research as rows without names. Of care's own facts
-- alone: health, protection and justice are not asked. docs/decisions/outcomes.md

-- Each person whom the agency received, at so many months after they came: what held on that day. Persons whose case was
-- opened in error are not here; who had left by then is not followed. For the functions below only.
create function cases.outcome_lines(of_agency uuid, upto date, after int[]) returns table (
  person_id uuid, came date, months int, child boolean, plan_signed boolean, looked_at boolean, carer boolean,
  school boolean, birth_paper boolean, goal_met boolean, closed boolean, follow_up boolean)
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  with held as materialized (
    select a.person_id, c.id, c.opened_on, c.closing_reason,
      case when c.state = 'closed' then access.day_of(c.closed_at) end as closed_on,
      lead(c.opened_on) over (partition by a.person_id order by c.opened_on, c.id) as next_on
    from cases.case c join people.anchor a on a.id = c.anchor_id
    where c.agency_id = of_agency and c.opened_on <= upto and c.closing_reason is distinct from 'opened in error'
  ), cared as materialized (
    select h.person_id, min(h.opened_on) as came,
      range_agg(daterange(h.opened_on, greatest(coalesce(h.closed_on, 'infinity'), h.opened_on))) as open,
      -- gone until a case opened again
      range_agg(daterange(h.closed_on, greatest(coalesce(h.next_on, 'infinity'), h.closed_on)))
        filter (where h.closing_reason in ('handed to another agency', 'left the country', 'deceased')) as away,
      min(h.closed_on) filter (where h.closing_reason = 'aims reached') as closed_on
    from held h group by h.person_id
  ), own as materialized (
    select c.person_id, a.id as anchor from cared c join people.anchor a on a.person_id = c.person_id
  ), birth as (
    select o.person_id,
      case when bool_or(r.born_to is null and r.born_from is not null) then 'infinity' else coalesce(max(r.born_to), 'infinity') end as latest
    from own o join people.record r on r.anchor_id = o.anchor group by o.person_id
  ), decided as (
    select distinct on (o.person_id) o.person_id, d.born_to as latest from own o join people.age_decision d on d.anchor_id = o.anchor
    where d.confirmed_at is not null and d.withdrawn_at is null order by o.person_id, d.confirmed_at desc
  ), agreed as (
    select h.person_id, min(g.signed_on) filter (where g.kind = 'plan') as plan_on,
      range_agg(daterange(g.signed_on, greatest(g.next_on, g.signed_on), '[]')) filter (where g.next_on >= g.signed_on) as looked_at
    from held h join (select g.case_id, g.kind, g.next_on, access.day_of(g.confirmed_at) as signed_on from cases.gate g
      where g.confirmed_at is not null) g on g.case_id = h.id
    group by h.person_id
  ), carers as (
    select o.person_id, range_agg(daterange(k.from_on, coalesce(k.ended_on, 'infinity'))) as days
    from own o join cases.carer k on k.anchor_id = o.anchor group by o.person_id
  ), schools as (
    select o.person_id, range_agg(daterange(e.from_on, coalesce(e.until_on, 'infinity'))) as days
    from own o join cases.enrolment e on e.anchor_id = o.anchor group by o.person_id
  ), papers as (
    select o.person_id, min(access.day_of(p.recorded_at)) as asked_on,
      min(case 'granted' when p.answer then p.answered_on when p.appeal_answer then p.appeal_answered_on end) as granted_on
    from own o join cases.paper p on p.anchor_id = o.anchor
    where p.kind = 'birth registration' and p.withdrawn_at is null group by o.person_id
  ), goals as (
    select o.person_id, min(access.day_of(g.recorded_at)) as set_on, min(g.state_on) filter (where g.state in ('met', 'partly met')) as met_on
    from own o join cases.care_track_goal g on g.anchor_id = o.anchor group by o.person_id
  ), followed as (
    select h.person_id, min(f.done_on) as reached_on from held h join cases.follow_up f on f.case_id = h.id
    where h.closing_reason = 'aims reached' and f.outcome = 'reached' group by h.person_id
  ), looked as (
    select c.person_id, c.came, m.months, d.day, d.day < coalesce(s.latest, b.latest, 'infinity'::date) + interval '18 years' as child,
      d.day >= coalesce(s.latest, b.latest, 'infinity'::date) + interval '6 years' as of_school_age, c.open, c.closed_on
    from cared c cross join unnest(after) m (months)
    cross join lateral (select (c.came + make_interval(months => m.months))::date as day) d
    left join decided s on s.person_id = c.person_id
    left join birth b on b.person_id = c.person_id
    where d.day <= upto and not coalesce(d.day <@ c.away, false)
  )
  select l.person_id, l.came, l.months, l.child,
    coalesce(g.plan_on <= l.day, false),
    -- of those with an open case: the last day agreed for looking at it again had not passed
    case when l.day <@ l.open then coalesce(l.day <@ g.looked_at, false) end,
    case when l.child then coalesce(l.day <@ k.days, false) end,
    -- from six by whatever is known of the birth
    case when l.child and l.of_school_age then coalesce(l.day <@ e.days, false) end,
    case when p.asked_on <= l.day or p.granted_on <= l.day then coalesce(p.granted_on <= l.day, false) end,
    case when t.set_on <= l.day or t.met_on <= l.day then coalesce(t.met_on <= l.day, false) end,
    coalesce(l.closed_on <= l.day, false),
    -- of those closed three months before or longer
    case when (l.closed_on + interval '3 months')::date <= l.day then coalesce(f.reached_on <= l.day, false) end
  from looked l
  left join agreed g on g.person_id = l.person_id
  left join carers k on k.person_id = l.person_id
  left join schools e on e.person_id = l.person_id
  left join papers p on p.person_id = l.person_id
  left join goals t on t.person_id = l.person_id
  left join followed f on f.person_id = l.person_id;
end;

-- How many of whom, for whoever holds care: `who` of a cohort (the half-year in which they came), `yes` of them.
create function cases.outcomes(upto date) returns table (cohort text, months int, indicator text, who int, yes int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.agency() is null or not access.holds('care', 'read') then
    return;
  end if;
  return query
    select to_char(l.came, 'YYYY') || '-H' || (extract(month from l.came)::int + 5) / 6, l.months, i.name,
      count(*)::int, (count(*) filter (where i.holds))::int
    from cases.outcome_lines(access.agency(), upto, array[6, 12, 24, 36, 60]) l
    cross join lateral (values ('plan-signed', l.plan_signed), ('looked-at', l.looked_at), ('carer', l.carer), ('school', l.school),
      ('birth-paper', l.birth_paper), ('goal-met', l.goal_met), ('closed', l.closed), ('follow-up', l.follow_up)) i (name, holds)
    where i.holds is not null
    group by 1, 2, 3;
end $$;
grant execute on function cases.outcomes(date) to oralu_app;
select access.hand_over('cases.outcome_lines(uuid, date, int[])', 'oralu_counts');
select access.hand_over('cases.outcomes(date)', 'oralu_counts');

-- What went out of a quarter, once: whoever asks again gets the same numbers, so that two tables of one day cannot be
-- subtracted from each other.
create table cases.outcome_release (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  as_of date not null check (as_of = (date_trunc('quarter', as_of + 1) - interval '1 day')::date),
  -- [{cohort, months, indicator, who, yes}]; null: withheld
  cells jsonb not null check (jsonb_typeof(cells) = 'array'),
  definitions jsonb not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check (as_of < access.day_of(recorded_at)),
  unique (agency_id, as_of)
);
select access.guard('cases.outcome_release', 'care');
revoke update on cases.outcome_release from oralu_app;
select ledger.cover('cases.outcome_release');

-- Rows for research: proposed by one who answers for care, with whom they are for and why; agreed to by the agency's
-- data-protection officer, who sees how coarse they are and none of them; taken until a day.
create table cases.research_release (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  title text not null,
  recipient text not null,
  purpose text not null,
  legal_basis text not null,
  as_of date not null check (as_of < access.day_of(proposed_at)),
  group_size int not null check (group_size between 5 and 50),
  until_on date not null check (until_on > access.day_of(proposed_at) and until_on <= access.day_of(proposed_at) + 366),
  -- how coarsely what is told: {rows, left, groups, smallest, levels, alike}
  summary jsonb not null check (jsonb_typeof(summary) = 'object'),
  proposed_by uuid not null default access.account(),
  proposed_at timestamptz not null default now(),
  decision text check (decision in ('agreed', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  decision_words text,
  check (num_nonnulls(decision, decided_by, decided_at, decision_words) in (0, 4)),
  check (decided_by <> proposed_by)
);
select access.guarded_by_hand('cases.research_release', 'read by care, which proposes, and by oversight, which decides; it names nobody');
create policy reading on cases.research_release for select to oralu_app using (
  agency_id = (select access.agency()) and ((select access.holds('care', 'read')) or (select access.holds('oversight', 'read'))));
create policy adding on cases.research_release for insert to oralu_app with check (
  agency_id = (select access.writes('care')) and (select access.holds('care', 'decide'))
  and proposed_by = (select access.account()) and decision is null);
create policy deciding on cases.research_release for update to oralu_app
  using (agency_id = (select access.agency()) and (select access.holds('oversight', 'decide')) and decision is null)
  with check (decided_by = (select access.account()) and decision is not null);
grant select, insert on cases.research_release to oralu_app;
grant update (decision, decided_by, decided_at, decision_words) on cases.research_release to oralu_app;
select ledger.cover('cases.research_release');

create table cases.research_rows (
  id uuid primary key references cases.research_release,
  agency_id uuid not null default access.agency() references access.agency,
  rows jsonb not null check (jsonb_typeof(rows) = 'array'),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
select access.guarded_by_hand('cases.research_rows', 'for whoever answers for care in the agency, while they are agreed to; no grant opens them');
create policy reading on cases.research_rows for select to oralu_app using (
  agency_id = (select access.agency()) and (select access.holds('care', 'decide')) and exists (
    select from cases.research_release r where r.id = research_rows.id and r.decision = 'agreed' and r.until_on >= access.today()));
create policy adding on cases.research_rows for insert to oralu_app with check (
  agency_id = (select access.writes('care')) and exists (
    select from cases.research_release r where r.id = research_rows.id and r.proposed_by = (select access.account()) and r.decision is null));
grant select, insert on cases.research_rows to oralu_app;
select ledger.cover('cases.research_rows');

-- What the rows are made of: no id, no name, no day, no place, and nobody who objects to research. For whoever answers for
-- care in the agency.
create function cases.research_lines(upto date) returns table (
  came text, sex text, age int, months int, plan_signed boolean, carer boolean, school boolean, birth_paper boolean,
  goal_met boolean, closed boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.agency() is null or not access.holds('care', 'decide') or not access.holds('identity', 'read') then
    raise exception 'rows for research are proposed by who answers for care' using errcode = 'insufficient_privilege';
  end if;
  return query
    with followed as (
      -- of each person the longest time they were followed
      select distinct on (l.person_id) l.* from cases.outcome_lines(access.agency(), upto, array[6, 12, 24, 36, 60]) l
      order by l.person_id, l.months desc
    ), known as (
      select f.person_id, max(r.sex) filter (where r.sex <> 'unknown') as sex,
        count(distinct r.sex) filter (where r.sex <> 'unknown') as sexes, max(r.born_to) as born
      from followed f join people.anchor a on a.person_id = f.person_id join people.record r on r.anchor_id = a.id
      group by f.person_id
    )
    select extract(year from f.came)::text, case when k.sexes = 1 then k.sex else 'unknown' end,
      extract(year from age(f.came, k.born))::int, f.months, f.plan_signed, f.carer, f.school, f.birth_paper, f.goal_met, f.closed
    from followed f left join known k on k.person_id = f.person_id
    where not exists (select from people.anchor a where a.person_id = f.person_id and rights.stopped(a.id, 'research'));
end $$;
grant execute on function cases.research_lines(date) to oralu_app;
select access.hand_over('cases.research_lines(date)', 'oralu_counts');

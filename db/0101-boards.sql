-- What an office owes, counted: per worker, for whoever holds care there. Counts only; what is behind them opens by the
-- reader's own rights.

create index on cases.case (agency_id, worker_id) where state <> 'closed';
create index on cases.carer (anchor_id);
create index on people.record (anchor_id) include (born_from, born_to);
create index on cases.visit (agency_id, planned_on) where done_on is null and withdrawn_at is null;
create index on cases.protection_need (agency_id, follow_up_by) where seen_on is null and met_at is null;
create index on cases.care_task (agency_id, due_on) where done_at is null and withdrawn_at is null;

-- Open cases of children for whom no carer or guardian is named today: what cases.may_be_child says of one, of all at
-- once. As far as the caller sees; of one agency where one is named.
create function cases.children_without_carer(of_agency uuid default null) returns table (case_id uuid)
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  with alone as materialized (
    select c.id, c.anchor_id from cases.case c
    where c.state <> 'closed' and (of_agency is null or c.agency_id = of_agency) and not exists (
      select from cases.carer k where k.anchor_id = c.anchor_id and (k.ended_on is null or k.ended_on > (select access.today())))
  ), own as materialized (
    select l.id, b.id as anchor, b.id <> l.anchor_id as other
    from alone l join people.anchor a on a.id = l.anchor_id join people.anchor b on b.person_id = a.person_id
  ), said as (
    select o.id,
      -- under another of the person's records
      bool_or(o.other and exists (select from cases.carer k
        where k.anchor_id = o.anchor and (k.ended_on is null or k.ended_on > (select access.today())))) as cared,
      case when bool_or(r.born_to is null and r.born_from is not null) then 'infinity' else max(r.born_to) end as born_to
    from own o left join people.record r on r.anchor_id = o.anchor group by o.id
  ), decided as (
    select distinct on (o.id) o.id, d.born_to from own o join people.age_decision d on d.anchor_id = o.anchor
    where d.confirmed_at is not null and d.withdrawn_at is null order by o.id, d.confirmed_at desc
  )
  select s.id from said s left join decided d on d.id = s.id
  where not s.cared and coalesce(d.born_to, s.born_to, 'infinity'::date) > (select access.today()) - interval '18 years';
end;
grant execute on function cases.children_without_carer(uuid) to oralu_app, oralu_counts;

-- One row a worker of the actor's agency (null: nobody's); `needs` is null where the actor does not hold protection. What is
-- owed counts for the open case of the anchor it was entered under, else of another anchor of that person.
create function cases.board(upto date)
returns table (worker_id uuid, cases int, reviews int, visits int, tasks int, needs int, without_carer int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid := access.agency();
  guards boolean := access.holds('protection', 'read');
begin
  if mine is null or not access.holds('care', 'read') then
    return;
  end if;
  return query
    with held as materialized (
      select c.worker_id as worker, c.review_on, c.anchor_id as anchor from cases.case c
      where c.agency_id = mine and c.state <> 'closed'
    ), late as materialized (
      select v.anchor_id as anchor, 'visit' as what from cases.visit v
      where v.agency_id = mine and v.done_on is null and v.withdrawn_at is null and v.planned_on < upto
      union all
      select t.anchor_id, 'task' from cases.care_task t
      where t.agency_id = mine and t.done_at is null and t.withdrawn_at is null and t.due_on < upto
      union all
      select n.anchor_id, 'need' from cases.protection_need n
      where guards and n.agency_id = mine and n.seen_on is null and n.met_at is null and n.follow_up_by < upto
    ), elsewhere as materialized (
      select l.* from late l where not exists (select from held h where h.anchor = l.anchor)
    ), owed as (
      select h.worker, l.what from late l join held h on h.anchor = l.anchor
      union all
      select h.worker, l.what from elsewhere l join people.anchor a on a.id = l.anchor
        join people.anchor o on o.person_id = a.person_id join held h on h.anchor = o.id
    ), counted as (
      select h.worker, 1 as cases, (h.review_on < upto)::int as reviews, 0 as visits, 0 as tasks, 0 as needs, 0 as children from held h
      union all
      select o.worker, 0, 0, (o.what = 'visit')::int, (o.what = 'task')::int, (o.what = 'need')::int, 0 from owed o
      union all
      select c.worker_id, 0, 0, 0, 0, 0, 1 from cases.children_without_carer(mine) k join cases.case c on c.id = k.case_id
    )
    select c.worker, sum(c.cases)::int, sum(c.reviews)::int, sum(c.visits)::int, sum(c.tasks)::int,
      case when guards then sum(c.needs)::int end, sum(c.children)::int
    from counted c group by c.worker;
end $$;
grant execute on function cases.board(date) to oralu_app;
select access.hand_over('cases.board(date)', 'oralu_counts');

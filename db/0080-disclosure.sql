-- Disclosure control: which numbers of a figure a communiqué prints, so that neither it nor all that was ever published
-- points at a person. What readers can work out across publications is computed by the server (packages/figures) when a
-- text is approved and again when it is published; what the text itself gives away is held here.

-- Could the numbers that are printed, or follow from them, point at somebody? The rule of smallCells in packages/figures.
-- Parts are men, women, children, adults of unknown sex; null: not printed.
create function figures.points_at_someone(total int, parts int[], threshold int) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  with given as (
    select coalesce(sum(p), 0)::int as sum, count(*) filter (where p is null) as hidden from unnest(parts) p
  ), everybody as (
    select coalesce(total, case when hidden = 0 then sum end) as people, sum, hidden from given
  ), cells as (
    select people as value, true as is_total, people from everybody where people is not null
    union all
    select parts[at], false, people from everybody, generate_subscripts(parts, 1) at
    where parts[at] is not null and (at < cardinality(parts) or parts[at] > 0)
    union all
    -- Those withheld together; all parts together are the total.
    select people - sum, false, people from everybody
    where people is not null and hidden between 1 and cardinality(parts) - 1
  )
  select coalesce(bool_or(value between 1 and threshold - 1
    or (not is_total and (people - value between 1 and threshold - 1 or (value > 0 and value = people)))), false)
  from cells
$$;
grant execute on function figures.points_at_someone(int, int[], int) to oralu_app, oralu_counts;

-- To the nearest multiple of a base, halves upwards.
create function figures.nearest(value int, base int) returns int
language sql immutable set search_path = pg_catalog, pg_temp
return (floor(value::numeric / base + 0.5) * base)::int;
grant execute on function figures.nearest(int, int) to oralu_app, oralu_counts;

alter table figures.communique_version
  -- cells that are not printed, by their names on the wire
  add column withheld text[] not null default '{}'
    check (withheld <@ array['total', 'men', 'women', 'children', 'adultsSexUnknown']),
  -- numbers are printed as multiples of this; 1: as counted
  add column rounded_to int not null default 1 check (rounded_to in (1, 5, 10)),
  -- numbers that readers of all that was published would then know too closely, as found when it was approved
  add column tells jsonb not null default '[]' check (jsonb_typeof(tells) = 'array');

-- Replaced by their owner, who calls the new functions too.
grant create on schema figures to oralu_counts;
set local role oralu_counts;
create or replace function figures.check_version() returns trigger
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
  new.small_cells := new.tells <> '[]' or figures.points_at_someone(
    case when 'total' <> all (new.withheld) then fig.total end,
    array[
      case when new.breakdown and 'men' <> all (new.withheld) then fig.men end,
      case when new.breakdown and 'women' <> all (new.withheld) then fig.women end,
      case when new.breakdown and 'children' <> all (new.withheld) then fig.children end,
      case when new.breakdown and 'adultsSexUnknown' <> all (new.withheld) then fig.adults_sex_unknown end],
    fig.threshold);
  if actor.account_id is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'drafted' or new.written_by <> array[actor.account_id] or new.tells <> '[]' then
      raise exception 'a version begins as a draft of its writer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.texts, new.figure_id, new.breakdown, new.correction_note, new.withheld, new.rounded_to)
    is distinct from (old.texts, old.figure_id, old.breakdown, old.correction_note, old.withheld, old.rounded_to) then
    if old.state <> 'drafted' or new.state <> 'drafted' or not actor.account_id = any (new.written_by)
      or not new.written_by @> old.written_by then
      raise exception 'only a draft is written at, in one''s own name' using errcode = 'check_violation';
    end if;
  elsif new.written_by is distinct from old.written_by then
    raise exception 'who wrote stays' using errcode = 'check_violation';
  end if;
  if new.tells is distinct from old.tells
    and not (old.state = 'drafted' and new.state = 'approved')
    and not (new.state = 'drafted' and new.tells = '[]') then
    raise exception 'what it tells is found when it is approved' using errcode = 'check_violation';
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
drop function figures.published(text);
reset role;
revoke create on schema figures from oralu_counts;

-- What the public may read: as before, without the numbers that are withheld, and with the others as they are rounded.
create function figures.published(only_slug text default null) returns table (
  communique_id uuid, slug text, agency text, number int, texts jsonb, breakdown boolean, correction_note jsonb,
  published_at timestamptz, total int, men int, women int, children int, adults_sex_unknown int, withheld text[],
  rounded_to int, definitions jsonb, as_it_was date, known_at timestamptz, ledger_size bigint, manifests int,
  withdrawn_at timestamptz, withdrawal_note jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.slug, a.name, v.number,
    case when c.withdrawn_at is null then v.published_texts end,
    v.breakdown, case when c.withdrawn_at is null then v.correction_note end,
    v.published_at, shown.total, shown.men, shown.women, shown.children, shown.adults_sex_unknown,
    v.withheld, v.rounded_to,
    f.definitions, f.as_it_was, f.known_at, f.ledger_size, cardinality(f.manifest_ids),
    c.withdrawn_at, c.withdrawal_note
  from figures.communique c
  join figures.communique_version v on v.communique_id = c.id and v.state = 'published'
  join figures.figure f on f.id = v.figure_id
  join access.agency a on a.id = c.agency_id
  cross join lateral (
    select
      max(figures.nearest(n, v.rounded_to)) filter (where cell = 'total') as total,
      max(figures.nearest(n, v.rounded_to)) filter (where cell = 'men') as men,
      max(figures.nearest(n, v.rounded_to)) filter (where cell = 'women') as women,
      max(figures.nearest(n, v.rounded_to)) filter (where cell = 'children') as children,
      max(figures.nearest(n, v.rounded_to)) filter (where cell = 'adultsSexUnknown') as adults_sex_unknown
    from (values ('total', f.total), ('men', f.men), ('women', f.women), ('children', f.children),
      ('adultsSexUnknown', f.adults_sex_unknown)) each (cell, n)
    where c.withdrawn_at is null and cell <> all (v.withheld) and (v.breakdown or cell = 'total')) shown
  where only_slug is null or c.slug = only_slug
  order by c.recorded_at desc, c.id, v.number desc;
end;
grant execute on function figures.published(text) to oralu_app;
select access.hand_over('figures.published(text)', 'oralu_counts');

-- As which part a line of a manifest is counted.
create function figures.part_of(line jsonb) returns text
language sql immutable set search_path = pg_catalog, pg_temp
return case
  when (line ->> 'child')::boolean then 'children'
  when line ->> 'sex' = 'male' then 'men'
  when line ->> 'sex' = 'female' then 'women'
  else 'adultsSexUnknown' end;
grant execute on function figures.part_of(jsonb) to oralu_counts;

-- The people of manifests by all the cells in which each stands, so that tables of different days and missions are
-- compared person by person: a cell is a manifest's version and a part of it. Numbers only, for whoever counts them.
create function figures.atoms(manifests uuid[]) returns table (cells text[], people int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select each.cells, count(*)::int
  from (
    select array_agg(v.id || ' ' || figures.part_of(l) order by v.id) as cells
    from operations.manifest_version v
    join operations.mission m on m.id = v.mission_id
    cross join lateral jsonb_array_elements(v.lines) l
    where v.id = any (manifests)
      and (m.agency_id = any (access.agencies('press')) or m.agency_id = any (access.agencies('mission')))
    group by l ->> 'line') each
  group by each.cells
$$;
grant execute on function figures.atoms(uuid[]) to oralu_app;
select access.hand_over('figures.atoms(uuid[])', 'oralu_counts');

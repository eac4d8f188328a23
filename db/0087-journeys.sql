-- Between which states a communiqué says that people were brought home. A state is all that it may say: places, airports
-- and routes stay with the mission. Its writer chooses; it is frozen with the text, and corrected by a new version.

alter table figures.communique_version
  -- ISO 3166-1 alpha-2; none: the communiqué says nothing of it
  add column journey_from text[] check (journey_from::text ~ '^\{[A-Z]{2}(,[A-Z]{2}){0,5}\}$'),
  add column journey_to text check (journey_to ~ '^[A-Z]{2}$'),
  add constraint a_whole_journey check ((journey_from is null) = (journey_to is null)),
  add constraint a_way_home check (journey_to <> all (journey_from));

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
  if (new.texts, new.figure_id, new.breakdown, new.correction_note, new.withheld, new.rounded_to,
      new.journey_from, new.journey_to)
    is distinct from (old.texts, old.figure_id, old.breakdown, old.correction_note, old.withheld, old.rounded_to,
      old.journey_from, old.journey_to) then
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

-- What the public may read: as before, with the journey that a text states.
create function figures.published(only_slug text default null) returns table (
  communique_id uuid, slug text, agency text, number int, texts jsonb, breakdown boolean, correction_note jsonb,
  published_at timestamptz, total int, men int, women int, children int, adults_sex_unknown int, withheld text[],
  rounded_to int, journey_from text[], journey_to text, definitions jsonb, as_it_was date, known_at timestamptz, ledger_size bigint, manifests int,
  withdrawn_at timestamptz, withdrawal_note jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.slug, a.name, v.number,
    case when c.withdrawn_at is null then v.published_texts end,
    v.breakdown, case when c.withdrawn_at is null then v.correction_note end,
    v.published_at, shown.total, shown.men, shown.women, shown.children, shown.adults_sex_unknown,
    v.withheld, v.rounded_to,
    case when c.withdrawn_at is null then v.journey_from end,
    case when c.withdrawn_at is null then v.journey_to end,
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

-- The zones of time where the journey of a figure's mission began and where it ended, from which the server suggests the
-- states to the writer. For whoever writes press facts of the agency, of one mission that has departed; no place is told.
create function figures.ends_of_journey(figure uuid) returns table (from_zone text, to_zone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (array_agg(l.from_zone order by l.seq))[1], (array_agg(l.to_zone order by l.seq desc))[1]
  from figures.figure f
  join operations.mission m on m.id = f.mission_id and m.agency_id = f.agency_id and m.departed_at is not null
  join operations.leg l on l.mission_id = m.id and l.withdrawn_at is null
  where f.id = figure and f.agency_id = access.agency() and access.holds('press', 'write')
  having count(*) > 0
$$;
grant execute on function figures.ends_of_journey(uuid) to oralu_app;
select access.hand_over('figures.ends_of_journey(uuid)', 'oralu_counts');

-- Search of the register: keys of names by agency, so that what is looked up is what the reader may open and nothing
-- else is even touched. The keys are the program's (packages/names, KEYS_VERSION); those of an older version are made
-- again once, after the migrations (apps/server/src/people/rekey.ts).

drop table people.name_key;
delete from access.guarded where table_name = 'people.name_key';

create table people.name_key (
  agency_id uuid not null,
  -- two tokens of the name in one order, or one token alone
  key bigint not null,
  name_form_id uuid not null,
  -- bits of the sounds of the whole name: the likelier of many keys are told without reading the names
  sketch bigint not null,
  primary key (agency_id, key, name_form_id) include (sketch)
);
create index on people.name_key (name_form_id);
-- Statistics of keys would tell, through the plans of anyone's queries, how common a name is in all agencies.
alter table people.name_key alter column key set statistics 0, alter column sketch set statistics 0;
alter table people.name_key enable row level security;
alter table people.name_key force row level security;
-- A single person opened by a grant is found by reading the forms opened, which are few.
create policy reading on people.name_key for select to oralu_app using (
  agency_id = any ((select access.agencies('identity'))::uuid[]));
create policy adding on people.name_key for insert to oralu_app with check (
  agency_id = (select access.agency()) and (select access.holds('identity', 'write')));
create policy removing on people.name_key for delete to oralu_app using (
  agency_id = (select access.agency()) and (select access.holds('identity', 'write')));
create policy internal on people.name_key for all to oralu_counts, oralu_backup using (true) with check (true);
grant select, insert, delete on people.name_key to oralu_app, oralu_counts;
grant select on people.name_key to oralu_backup;
insert into access.guarded (table_name, compartment, agency, reason)
values ('people.name_key', 'identity', 'agency_id', 'derived from people.name_form');

-- Keys go with their form. A foreign key would look up the form again for every key that an import writes.
create function people.drop_keys() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from people.name_key k using gone g where k.name_form_id = g.id;
  return null;
end $$;
create trigger keys_go after delete on people.name_form referencing old table as gone
  for each statement execute function people.drop_keys();
select access.hand_over('people.drop_keys()', 'oralu_counts');

-- How far the making of keys of a version has come.
create table people.key_version (
  version int primary key,
  upto uuid,
  done_at timestamptz
);
select access.out_of_reach('people.key_version', 'progress of a rebuild, for the owner on the machine itself');
grant select, insert, update on people.key_version to oralu_counts;

-- Agencies outside the reader's view that hold a record of which two words are among those asked. Keys of a single
-- word (their upper half is 0) find nothing here.
drop function people.elsewhere(json);
create function people.elsewhere(keys bigint[]) returns table (agency_id uuid, agency text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  open uuid[] := access.agencies('identity');
begin
  if not access.holds('identity', 'read') or cardinality(keys) > 1000 then
    return;
  end if;
  return query
    select a.id, a.name from access.agency a
    where a.id <> all (open) and exists (
      select from people.name_key k where k.agency_id = a.id and k.key = any (keys) and k.key >> 32 <> 0)
    order by a.name;
end $$;
grant execute on function people.elsewhere(bigint[]) to oralu_app;
select access.hand_over('people.elsewhere(bigint[])', 'oralu_counts');

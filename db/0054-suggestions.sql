-- Suggestions as lists arrive: by what records meet (packages/linkage, blockKeys and kinKeys), and which records wait to
-- be compared. Both are derived; what is waiting survives a stop, and is compared by whoever works next.

create table people.block_key (
  agency_id uuid not null,
  key bigint not null,
  anchor_id uuid not null,
  primary key (agency_id, key, anchor_id)
);
create index on people.block_key (anchor_id);
create table people.to_compare (
  agency_id uuid not null,
  anchor_id uuid not null,
  primary key (agency_id, anchor_id)
);

do $$ declare name text; begin
  foreach name in array array['people.block_key', 'people.to_compare'] loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy reading on %s for select to oralu_app using (agency_id = any ((select access.agencies(''identity''))::uuid[]))', name);
    execute format('create policy adding on %s for insert to oralu_app with check (agency_id = (select access.writes(''identity'')))', name);
    execute format('create policy removing on %s for delete to oralu_app using (agency_id = (select access.writes(''identity'')))', name);
    execute format('create policy internal on %s for all to oralu_counts, oralu_backup using (true) with check (true)', name);
    execute format('grant select, insert, delete on %s to oralu_app, oralu_counts', name);
    execute format('grant select on %s to oralu_backup', name);
    execute format('insert into access.guarded (table_name, compartment, agency, reason) values (%L, ''identity'', ''agency_id'', ''derived from people.record'')', name);
  end loop;
end $$;
-- Statistics of keys would tell, through the plans of anyone's queries, how common a name is in all agencies.
alter table people.block_key alter column key set statistics 0;

-- What an officer adds to a person is news to pairs that were told apart (apps/server/src/people/news.ts).
create function people.compare_again() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into people.to_compare (agency_id, anchor_id)
  select distinct c.agency_id, c.anchor_id from changed c on conflict do nothing;
  return null;
end $$;
do $$ declare name text; begin
  foreach name in array array['people.nationality', 'people.age_decision', 'people.family_member'] loop
    execute format('create trigger compared_again after insert on %s referencing new table as changed
      for each statement execute function people.compare_again()', name);
  end loop;
end $$;
create trigger compared_again_decided after update on people.age_decision referencing new table as changed
  for each statement execute function people.compare_again();
select access.hand_over('people.compare_again()', 'oralu_counts');

insert into people.to_compare (agency_id, anchor_id) select agency_id, id from people.anchor;

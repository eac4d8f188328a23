-- What only a superuser can take away, once in Oralu's database. The embedded server does it by itself; on an external
-- one it is run by hand: psql -d oralu -f db/hardening.sql. Without it a role that can run SQL of its own still reads
-- no row, but sees how many there are: PostgreSQL tells everyone the size of a table.
do $$
declare
  f regprocedure;
  columns text;
begin
  for f in
    select p.oid from pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace
      and (p.proname ~ '^pg_stat_get_' or p.proname ~ '^pg_stat_file' or p.proname ~ '^(lo_|loread|lowrite)'
        or p.proname in ('pg_relation_size', 'pg_table_size', 'pg_total_relation_size', 'pg_indexes_size', 'pg_database_size',
          'pg_tablespace_size', 'pg_lock_status', 'pg_current_wal_lsn', 'pg_current_wal_insert_lsn', 'pg_sequence_last_value',
          'pg_get_sequence_data'))
  loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to pg_monitor', f);
    execute format('grant execute on function %s to oralu_owner', f);
  end loop;
  -- The names under which requests keep their statements on a connection that others use after them.
  revoke select on pg_prepared_statements from public;
  revoke execute on function pg_prepared_statement() from public;
  -- All of pg_class but its counts of rows and pages.
  select string_agg(quote_ident(a.attname), ', ') into columns
  from pg_attribute a
  where a.attrelid = 'pg_class'::regclass and not a.attisdropped
    and a.attname not in ('reltuples', 'relpages', 'relallvisible', 'relallfrozen');
  revoke select on pg_class from public;
  execute format('grant select (%s) on pg_class to public', columns);
  grant select on pg_class to oralu_owner, pg_monitor;
end $$;

-- Long work, and sealed files.

create schema jobs;
create schema files;

-- A job as its orderer sees it. It runs as the account that ordered it, by a session of its own.
create table jobs.job (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  account_id uuid not null default access.account() references access.account,
  task text not null,
  -- the row that the work is about, if one
  about_id uuid,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done int not null default 0,
  total int,
  -- what is being done now: a message key of the screens
  doing text,
  cancel_asked boolean not null default false,
  -- counts and codes only
  result jsonb,
  problem text,
  ordered_at timestamptz not null default now(),
  ended_at timestamptz
);
create index on jobs.job (account_id, ordered_at desc);
select access.guarded_by_hand('jobs.job', 'an account sees the jobs it ordered');
create policy own on jobs.job for all to oralu_app
  using (account_id = (select access.account()))
  with check (account_id = (select access.account()) and agency_id = (select access.agency()));
grant usage on schema jobs to oralu_app, oralu_jobs;
grant select, insert, update on jobs.job to oralu_app;

-- Orders a task of the worker within the caller's transaction.
create function jobs.start(task text, job_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, json_build_object('job', job_id, 'token', access.session_for_job()),
    max_attempts => 1);
end $$;
grant execute on function jobs.start(text, uuid) to oralu_app;
select access.hand_over('jobs.start(text, uuid)', 'oralu_jobs');

-- Can the actor see this person? Asked through a function, since people stand in a later migration.
create function files.sees(anchor_id uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from people.anchor a where a.id = sees.anchor_id);
end $$;
grant execute on function files.sees(uuid) to oralu_app;

-- A file lies sealed in the file store under its id; its own key lies here, wrapped by the key of the installation.
create table files.file (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  compartment text not null references access.compartment,
  anchor_id uuid,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 bytea not null,
  wrapped_key bytea,
  -- the sealed thumbnail of a picture, small
  thumbnail bytea,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  -- set when the key was destroyed by a lawful erasure
  erased_at timestamptz
);
create index on files.file (anchor_id) where anchor_id is not null;
select access.guarded_by_hand('files.file', 'the formula, with the compartment of each file');
create policy reading on files.file for select to oralu_app, oralu_reader using (
  agency_id = any (access.agencies(compartment))
  or (agency_id, anchor_id) in (select g.agency_id, g.subject_id from access.subjects(compartment) g));
create policy adding on files.file for insert to oralu_app with check (
  agency_id = (select access.agency()) and access.holds(compartment, 'write')
  and (anchor_id is null or files.sees(anchor_id)));
grant usage on schema files to oralu_app, oralu_reader;
grant insert on files.file to oralu_app;
grant select (id, agency_id, compartment, anchor_id, name, media_type, size, sha256, recorded_by, recorded_at, erased_at)
  on files.file to oralu_app;
grant select on files.file to oralu_reader;

-- The key of a file, for one reading of its content. A sensitive compartment's reading is in the ledger.
create function files.open(file_id uuid) returns table (name text, media_type text, size bigint, wrapped_key bytea, thumbnail bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_file files.file;
begin
  select * into found_file from files.file f where f.id = file_id;
  if found_file.id is null then
    return;
  end if;
  if exists (select from access.compartment c where c.name = found_file.compartment and c.sensitive) then
    perform ledger.note_reading('files.file', array[file_id]);
  end if;
  return query select found_file.name, found_file.media_type, found_file.size, found_file.wrapped_key, found_file.thumbnail;
end $$;
grant execute on function files.open(uuid) to oralu_app;
grant select on access.compartment to oralu_reader;
select access.hand_over('files.open(uuid)', 'oralu_reader');

select ledger.cover('files.file');

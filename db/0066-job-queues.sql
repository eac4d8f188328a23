-- Jobs that share a queue run one after another, and wait there, not on a worker that others could have.
-- A task answers for its own failures; it is begun again only where the server ended while it was at work.
drop function jobs.start(text, uuid);
create function jobs.start(task text, job_id uuid, queue text default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, json_build_object('job', job_id, 'token', access.session_for_job()),
    queue_name => task || ' ' || queue, max_attempts => 10);
end $$;
grant execute on function jobs.start(text, uuid, text) to oralu_app;
select access.hand_over('jobs.start(text, uuid, text)', 'oralu_jobs');

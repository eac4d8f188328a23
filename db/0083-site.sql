-- The public site is answered from the memory of each process. PostgreSQL tells them all when what the public may read
-- has changed: a text published or corrected, a communiqué withdrawn, an answer on claims published, an agency renamed,
-- a demonstration loaded. The news says nothing; each process reads what is published anew.

create function figures.tell_public() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('published', '');
  return null;
end $$;
create trigger told after insert or update on figures.communique_version
  for each row when (new.state = 'published') execute function figures.tell_public();
create trigger told after update on figures.communique
  for each row execute function figures.tell_public();
create trigger told after update of name on access.agency
  for each statement execute function figures.tell_public();
create trigger told after insert or update of demonstration on access.account
  for each row when (new.demonstration) execute function figures.tell_public();
create trigger told after update on figures.consistency
  for each row when (new.published_at is not null) execute function figures.tell_public();
create trigger told after update on figures.claim
  for each row execute function figures.tell_public();

-- What a page asks for by person, found without reading the table: with a million people these were the slow ones.

create index on people.family_member (anchor_id);
create index on people.family_member (record_id);
create index on people.status (status, anchor_id) where withdrawn_at is null;
create index on people.decision (left_anchor_id);
create index on people.question (anchor_id);
create index on people.question (other_anchor_id);
create index on cases."case" (anchor_id);
create index on cases.carer (anchor_id);
create index on cases.carer (carer_anchor_id);
create index on operations.gate (anchor_id);
create index on operations.passing (anchor_id);
create index on operations.leg (mission_id);
create index on files.file (anchor_id);
create index on jobs.job (about_id);
create index on lists.list (job_id);

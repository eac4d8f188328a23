-- The line of every guarded table in a lawful erasure. One that is added by a later migration brings its own:
--   select access.erases('cases.thing', 'goes');                       -- it hangs on the person as its guard says
--   select access.erases('cases.part', 'goes', '{thing_id>cases.thing}');
--   select access.erasure_stays('cases.setting', 'a setting, about no person');

create function access.erasure_stays(target text, because text) returns void language sql
begin atomic
  select access.erases(target, 'stays', because => because);
end;

-- The facts of a case, of whichever compartment, go with the person whom they are about.
do $$
declare
  one record;
begin
  for one in select g.table_name from access.guarded g
    where g.table_name like 'cases.%' and g.subject is not null and g.compartment is not null
  loop
    perform access.erases(one.table_name, 'goes', keeps =>
      -- what figures.flow() counts as it was known
      case when one.table_name = 'cases.case' then '{id,opened_on,state,closing_reason}'::text[] else '{}' end);
  end loop;
end $$;
select access.erases(t, 'goes', '{anchor_id}') from unnest(array['cases.counselling_note', 'cases.belief_agreement',
  'cases.belief_end', 'cases.crossing_request', 'cases.crossing_decision', 'cases.crossing_copy']) t;
select access.erases('cases.later_access', 'goes', '{case_id>cases.case}');
-- Of a child's carer who is erased the child's file keeps that there was one.
select access.erases('cases.carer', 'empties', '{carer_anchor_id}', '{"name": "''—''", "carer_anchor_id": "null"}', part => 2);
select access.erasure_stays(t, 'settings and forms, about no person') from unnest(array['cases.reception', 'cases.form',
  'cases.form_version', 'cases.code_list', 'cases.crossing_field']) t;
-- Likewise of kin and of whoever may decide for a child: that there was one, without who, and without the words about them.
select access.erases('cases.parent_fact', 'empties', '{parent_anchor_id}', $${"name": "null", "parent_anchor_id": "null",
  "said_by": "''", "evidence": "left(t.evidence, 0)", "withdrawn_why": "left(t.withdrawn_why, 0)"}$$, part => 2);
grant select (evidence, withdrawn_why) on cases.parent_fact to oralu_erasure;
select access.erases('cases.guardianship', 'empties', '{guardian_anchor_id}', $${"name": "'—'", "guardian_anchor_id": "null",
  "basis_words": "''", "ended_why": "left(t.ended_why, 0)", "conflict_words": "left(t.conflict_words, 0)",
  "withdrawn_why": "left(t.withdrawn_why, 0)"}$$, part => 2);
grant select (ended_why, conflict_words, withdrawn_why) on cases.guardianship to oralu_erasure;
select access.erases('cases.tracing', 'empties', '{sought_anchor_id}', $${"sought_words": "'—'", "sought_anchor_id": "null",
  "found_words": "left(t.found_words, 0)", "ended_words": "left(t.ended_words, 0)", "withdrawn_why": "left(t.withdrawn_why, 0)"}$$, part => 2);
grant select (found_words, ended_words, withdrawn_why) on cases.tracing to oralu_erasure;
select access.erases('cases.parting', 'goes', '{other_anchor_id}', part => 2);
select access.erasure_stays(t, 'places, hours and services, about no person') from unnest(array['cases.place', 'cases.place_worker',
  'cases.place_room', 'cases.day_session', 'cases.evening_count', 'cases.service']) t;
select access.erasure_stays(t, 'numbers and rows without names, made so that nobody is found in them') from unnest(array[
  'cases.outcome_release', 'cases.research_release', 'cases.research_rows']) t;

-- The register. Of findings and statuses the history keeps what figures.flow() counts: a word and days, on an anchor
-- that names nobody.
select access.erases(t, 'goes', '{anchor_id}') from unnest(array['people.record', 'people.name_form', 'people.health_said',
  'people.legal_said', 'people.protection_said', 'people.age_decision', 'people.family_member', 'people.nationality_evidence',
  'people.nationality_appeal']) t;
select access.erases('people.status', 'goes', '{anchor_id}', keeps => '{id,status,valid_from,valid_to,recorded_at,withdrawn_at}');
select access.erases('people.nationality', 'goes', '{anchor_id}', keeps => '{id,finding,confirmed_at,withdrawn_at,valid_from}');
select access.erases(t, 'goes', '{left_anchor_id,right_anchor_id}')
from unnest(array['people.match', 'people.decision', 'people.opinion']) t;
select access.erases('people.question', 'goes', '{anchor_id,other_anchor_id,decision_id>people.decision}');
select access.erases('people.match_claim', 'derived', '{match_id>people.match}');
select access.erases('people.name_key', 'derived', '{name_form_id>people.name_form}');
select access.erases('people.block_key', 'derived', '{anchor_id}');
select access.erases('people.to_compare', 'derived', '{anchor_id}');
select access.erasure_stays('people.anchor', 'the tombstone: that something was erased, and when');
select access.erasure_stays('people.person', 'what anchors are grouped under, without content');
select access.erasure_stays('people.family', 'a number that a list gave to a household; who was in it goes');
select access.erasure_stays(t, 'about no person') from unnest(array['people.fact_table', 'people.key_version']) t;

-- Lists. An original holds the rows of everyone in one sealed file: its key is destroyed, and what it said of others
-- stands in their records.
grant select (id, list_id, row_number) on people.record to oralu_erasure;
grant usage on schema lists, files, field to oralu_erasure;
grant select (id, file_id) on lists.list to oralu_erasure;
create policy erasing on lists.list for select to oralu_erasure using (true);
select access.erases('files.file', 'empties', array['where t.erased_at is null and (t.anchor_id = any ($2) or t.id in (
    select l.file_id from lists.list l join people.record r on r.list_id = l.id where r.anchor_id = any ($2)))'],
  '{"name": "''''", "sha256": "''\\x''", "wrapped_key": "null", "thumbnail": "null", "erased_at": "now()"}');
grant select (anchor_id, erased_at) on files.file to oralu_erasure;
select access.erases('lists.rejection', 'goes', array['where (t.list_id, t.row_number) in (
  select r.list_id, r.row_number from people.record r where r.anchor_id = any ($2))']);
grant select (list_id, row_number) on lists.rejection to oralu_erasure;
select access.erasure_stays('lists.source', 'where lists come from, about no person');
select access.erasure_stays('lists.list', 'that a list came, and how many lines it had; its original goes');

-- Missions. The manifest as it was frozen holds ids and what a figure is counted from; a line keeps that one travelled.
select access.erases('operations.manifest_line', 'empties', '{anchor_id}',
  '{"state_reason": "null", "seat": "null", "weight_kg": "null", "escort_needed": "false", "medic_near": "false"}');
select access.erases(t, 'goes', '{anchor_id}') from unnest(array['operations.gate', 'operations.passing',
  'operations.protection_referral', 'operations.travel_document', 'operations.pin']) t;
select access.erases(t, 'goes', '{line_id>operations.manifest_line}') from unnest(array['operations.contingency',
  'operations.handover_line', 'operations.receipt']) t;
select access.erases('operations.waiver', 'goes', '{about_id>operations.manifest_line}');
select access.erases('operations.property', 'goes', '{receipt_id>operations.receipt}');
select access.erasure_stays('operations.manifest_version', 'what figures were counted from: ids, sex and whether a child, signed');
select access.erasure_stays('operations.reception_place', 'rooms and buses of a group');
select access.erasure_stays(t, 'ids of lines, counts and signatures of officials') from unnest(array['operations.handover',
  'operations.head_count', 'operations.assignment', 'operations.revalidation', 'operations.passenger_list', 'operations.version_signature']) t;
select access.erasure_stays(t, 'means and course of missions, about no person') from unnest(array['operations.operation',
  'operations.mission', 'operations.leg', 'operations.permission', 'operations.vehicle', 'operations.carriage', 'operations.attendant',
  'operations.alternative', 'operations.checklist_item', 'operations.mission_check', 'operations.stock_movement',
  'operations.travel_blank', 'operations.pulse']) t;

-- What tablets wrote. An operation keeps its place in the log, so that the fold of the mission stays what it is; its
-- words go, and with them the signature over them.
create function field.without_words(said jsonb) returns jsonb language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case jsonb_typeof(said)
    when 'object' then (select coalesce(jsonb_object_agg(e.key, case
        when e.key = 'names' then '["—"]'::jsonb
        when e.key in ('said', 'need', 'document', 'born', 'photo', 'seen', 'explanation') then 'null'::jsonb
        when e.key in ('reason', 'text', 'authority', 'what', 'description', 'answer') and jsonb_typeof(e.value) = 'string' then '"—"'::jsonb
        when e.key = 'signature' then '""'::jsonb
        else field.without_words(e.value) end), '{}') from jsonb_each(said) e)
    when 'array' then (select coalesce(jsonb_agg(field.without_words(e.value) order by e.place), '[]')
      from jsonb_array_elements(said) with ordinality as e (value, place))
    else said end
$$;
grant execute on function field.without_words(jsonb) to oralu_erasure;
grant select (form, anchor_id) on people.name_form to oralu_erasure;
-- A person whom nobody expected is known by the names that were taken down, at the person's own agency.
select access.erases('field.operation', 'empties', array[
  'where t.lines && array(select l.id from operations.manifest_line l where l.anchor_id = any ($2))
    and t.kind in (''board'', ''unboard'', ''not boarded'', ''withdraw'', ''hold'', ''gate passed'', ''urgency'', ''person added'',
      ''received'', ''note'', ''relist'', ''paper form'', ''correction'', ''answer'')',
  'where t.agency_id in (select a.agency_id from people.anchor a where a.id = any ($2)) and exists (
    select from people.name_form f, jsonb_path_query(t.content, ''$.**.names[*]'') said
    where f.anchor_id = any ($2) and lower(f.form) = lower(said #>> ''{}''))'],
  '{"content": "field.without_words(t.content)"}');
grant select (lines, kind, content) on field.operation to oralu_erasure;
select access.erases('field.quarantine', 'empties', '{operation_id>field.operation}',
  '{"content": "null", "content_hash": "sha256(uuid_send(t.id))"}');
select access.erasure_stays(t, 'devices, keys and ids of operations and lines') from unnest(array['field.log', 'field.device',
  'field.contact', 'field.pack', 'field.question']) t;

-- Families' enquiries after the person: what they told us of the person goes, and what was said in turn.
select access.erases('enquiries.sought_person', 'empties', '{anchor_id}',
  '{"anchor_id": "null", "why": "''''", "erased_at": "now()"}');
select access.erases('enquiries.enquiry', 'empties', array['where t.id in (
  select s.enquiry_id from enquiries.sought_person s where s.anchor_id = any ($2))'], '{"sought": "''{}''", "told": "null"}');
select access.erases('enquiries.message', 'empties', '{enquiry_id>enquiries.enquiry}',
  '{"text": "null", "template": "null", "erased_at": "now()"}');
select access.erases('enquiries.agreement', 'empties', '{enquiry_id>enquiries.enquiry}',
  '{"extent": "null", "heard_by": "''''", "assessment": "left(t.assessment, 0)", "erased_at": "now()"}');
grant select (assessment) on enquiries.agreement to oralu_erasure;
select access.erasure_stays('enquiries.verification', 'who the family is: their data, which go a year after their enquiry is closed');
select access.erasure_stays('enquiries.address_use', 'hashes of one day');

-- Partners. What was sent is theirs: the certificate says to whom, and they are told.
select access.erases('cooperation.package_person', 'empties', '{anchor_id}', '{"basis": "''''"}');
select access.erases('cooperation.intersection_pair', 'goes', '{anchor_id}');
select access.erasure_stays('cooperation.intersection_state', 'secrets of a run, gone when it ends');
select access.erasure_stays('cooperation.parcel', 'sealed for the partner: only they can open it');
select access.erasure_stays(t, 'dealings with a partner, by person only as ids') from unnest(array['cooperation.partner', 'cooperation.focal_point',
  'cooperation.partner_key', 'cooperation.agreement', 'cooperation.request', 'cooperation.request_entry', 'cooperation.package',
  'cooperation.outgoing', 'cooperation.incoming', 'cooperation.meeting', 'cooperation.commitment', 'cooperation.commitment_entry',
  'cooperation.public_line', 'cooperation.note_template', 'cooperation.intersection', 'cooperation.guest']) t;

select access.erasure_stays(t, 'numbers and public texts, without persons') from unnest(array['figures.claim', 'figures.quantity',
  'figures.figure', 'figures.communique', 'figures.communique_version', 'figures.consistency', 'figures.estimate']) t;

-- Rights. That something was asked, and what became of it, stays without words; the request that an erasure answers is
-- answered by it.
select access.erases('rights.request', 'empties', '{anchor_id}', $${
  "called": "''", "asker": "left(t.asker, 0)", "words": "''", "should_say": "left(t.should_say, 0)", "evidence": "left(t.evidence, 0)",
  "identity_checked": "left(t.identity_checked, 0)", "extended_because": "left(t.extended_because, 0)",
  "decision_words": "left(t.decision_words, 0)", "withheld": "left(t.withheld, 0)",
  "outcome": "coalesce(t.outcome, 'granted')", "answer": "''", "answered_how": "''", "answered_on": "coalesce(t.answered_on, access.today())",
  "answered_by": "coalesce(t.answered_by, t.identity_checked_by)"}$$);
grant select (asker, should_say, evidence, identity_checked, identity_checked_by, extended_because, decision_words, withheld, outcome,
  answered_on, answered_by) on rights.request to oralu_erasure;
select access.erases('rights.complaint', 'empties', '{anchor_id}', '{"words": "''''", "reach": "left(t.reach, 0)", "answer": "left(t.answer, 0)"}');
grant select (reach, answer) on rights.complaint to oralu_erasure;
select access.erases('rights.complaint_entry', 'goes', '{complaint_id>rights.complaint}');
select access.erases('rights.notice_given', 'goes', '{anchor_id}');
select access.erases('rights.hold', 'goes', '{anchor_id}');
select access.erases('rights.retention_longer', 'goes', '{anchor_id}');
select access.erasure_stays('rights.notice', 'a text for everyone');
select access.erasure_stays(t, 'the tombstone itself: anchors, days, numbers, who decided') from unnest(array['rights.erasure',
  'rights.erasure_consent', 'rights.erasure_row', 'rights.retention_rule']) t;

-- Access. A grant or a breaking of glass for the person stays an act of an officer; its words go.
select access.erases('access.grant', 'empties', '{subject_id}', '{"purpose": "''—''"}');
select access.erases('access.break_glass', 'empties', '{subject_id}', '{"reason": "''taken away by an erasure''", "review": "left(t.review, 0)"}');
grant select (review) on access.break_glass to oralu_erasure;
select access.erasure_stays(t, 'acts and accounts of officers, and the rules themselves') from unnest(array['access.guarded', 'access.erasure_rule', 'access.agency',
  'access.compartment', 'access.role_right', 'access.account', 'access.session', 'access.write', 'access.processing',
  'access.impact_assessment', 'access.breach', 'access.breach_entry', 'access.reading_review', 'jobs.job']) t;
select access.erasure_stays(t, 'ids and salted commitments, no content') from unnest(array['ledger.entry', 'ledger.leaf', 'ledger.checkpoint',
  'ledger.horizon', 'ledger.covered']) t;

// Generated from the live schema: npm run types:db

import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface AccessAccount {
  agency_id: string;
  confirmed_by: string | null;
  created_at: Generated<string>;
  demonstration: Generated<boolean>;
  email: string;
  id: string;
  language: Generated<string>;
  name: string;
  proposed_by: string | null;
  role: string;
  state: Generated<string>;
}

export interface AccessAccountHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface AccessAgency {
  country: Generated<string>;
  created_at: Generated<string>;
  id: Generated<string>;
  name: string;
}

export interface AccessAgencyHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface AccessBreakGlass {
  account_id: string;
  agency_id: string;
  compartment: string;
  ends_at: Generated<string>;
  id: Generated<string>;
  reason: string;
  review: string | null;
  reviewed_at: string | null;
  reviewed_by: string | null;
  started_at: Generated<string>;
  subject_id: string;
}

export interface AccessBreakGlassHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface AccessCompartment {
  breakable: boolean;
  name: string;
  sensitive: boolean;
}

export interface AccessGrant {
  agency_id: string;
  compartment: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
  ends_at: string;
  id: Generated<string>;
  proposed_at: Generated<string>;
  proposed_by: string;
  purpose: string;
  starts_at: Generated<string>;
  subject_id: string | null;
  to_account_id: string | null;
  to_agency_id: string | null;
}

export interface AccessGrantHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface AccessGuarded {
  agency: string | null;
  compartment: string | null;
  reason: string | null;
  subject: string | null;
  table_name: string;
}

export interface AccessRoleRight {
  act: string;
  compartment: string;
  role: string;
}

export interface AccessSession {
  account_id: string;
  expires_at: string;
  origin: string;
  token_hash: Buffer;
}

export interface AccessWrite {
  account_id: string;
  answer: Json;
  at: Generated<string>;
  body_hash: Buffer;
  id: string;
  status: number;
}

export interface FilesFile {
  agency_id: Generated<string>;
  anchor_id: string | null;
  compartment: string;
  erased_at: string | null;
  id: Generated<string>;
  media_type: string;
  name: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  sha256: Buffer;
  size: number;
  thumbnail: Buffer | null;
  wrapped_key: Buffer | null;
}

export interface FilesFileHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface JobsJob {
  about_id: string | null;
  account_id: Generated<string>;
  agency_id: Generated<string>;
  cancel_asked: Generated<boolean>;
  doing: string | null;
  done: Generated<number>;
  ended_at: string | null;
  id: Generated<string>;
  ordered_at: Generated<string>;
  problem: string | null;
  result: Json | null;
  state: Generated<string>;
  task: string;
  total: number | null;
}

export interface LedgerCheckpoint {
  at: Generated<string>;
  frontier: ArrayType<Buffer>;
  note: string;
  root: Buffer;
  size: number;
}

export interface LedgerCovered {
  table_name: string;
}

export interface LedgerEntry {
  about: string;
  act: string;
  actor_id: string | null;
  at: Generated<string>;
  by: string;
  commitment: Buffer | null;
  id: Generated<number>;
  row_ids: string[];
  xid: Generated<string>;
}

export interface LedgerHorizon {
  one: Generated<boolean>;
  xid: string;
}

export interface LedgerLeaf {
  entry_id: number;
  hash: Buffer;
  position: number;
}

export interface ListsList {
  agency_id: Generated<string>;
  counts: Json | null;
  file_id: string;
  id: Generated<string>;
  job_id: string | null;
  listed_on: string | null;
  mapping: Json | null;
  read_as: Generated<Json>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  source_id: string;
  state: Generated<string>;
}

export interface ListsListHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface ListsRejection {
  agency_id: Generated<string>;
  code: string;
  column_name: string | null;
  id: Generated<string>;
  list_id: string;
  params: Generated<Json>;
  recorded_at: Generated<string>;
  row_number: number;
}

export interface ListsRejectionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface ListsSource {
  agency_id: Generated<string>;
  id: Generated<string>;
  kind: string;
  name: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface ListsSourceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleAgeDecision {
  agency_id: Generated<string>;
  anchor_id: string;
  basis: string;
  born_from: string;
  born_to: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  withdrawn_at: string | null;
}

export interface PeopleAgeDecisionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleAnchor {
  agency_id: Generated<string>;
  home_person_id: string;
  id: Generated<string>;
  person_id: string;
  recorded_at: Generated<string>;
}

export interface PeopleAnchorHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleDecision {
  agency_id: Generated<string>;
  confirmed_at: string | null;
  confirmed_by: string | null;
  evidence: string | null;
  id: Generated<string>;
  left_anchor_id: string;
  needs_second: boolean;
  reason: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  right_anchor_id: string;
  undo_reason: string | null;
  undone_at: string | null;
  undone_by: string | null;
  verdict: string;
}

export interface PeopleDecisionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleFamily {
  agency_id: Generated<string>;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface PeopleFamilyHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleFamilyMember {
  agency_id: Generated<string>;
  anchor_id: string;
  basis: string;
  family_id: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  role: string;
  withdrawn_at: string | null;
}

export interface PeopleFamilyMemberHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleHealthSaid {
  agency_id: Generated<string>;
  anchor_id: string;
  id: Generated<string>;
  record_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  said: Json;
}

export interface PeopleHealthSaidHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleLegalSaid {
  agency_id: Generated<string>;
  anchor_id: string;
  id: Generated<string>;
  record_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  said: Json;
}

export interface PeopleLegalSaidHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleMatch {
  agency_id: Generated<string>;
  id: Generated<string>;
  left_anchor_id: string;
  method: string;
  probability: number;
  recorded_at: Generated<string>;
  right_anchor_id: string;
  state: Generated<string>;
  why: Json;
}

export interface PeopleMatchHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleNameForm {
  agency_id: Generated<string>;
  anchor_id: string;
  ended_at: string | null;
  form: string;
  id: Generated<string>;
  latin: string;
  part: string;
  record_id: string;
  recorded_at: Generated<string>;
  script: string;
}

export interface PeopleNameFormHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleNameKey {
  agency_id: string;
  anchor_id: string;
  key: number;
  name_form_id: string;
}

export interface PeopleNationality {
  agency_id: Generated<string>;
  anchor_id: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  evidence: string;
  evidence_kind: string;
  finding: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  withdrawn_at: string | null;
}

export interface PeopleNationalityHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeoplePerson {
  agency_id: Generated<string>;
  id: Generated<string>;
  recorded_at: Generated<string>;
}

export interface PeoplePersonHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleProtectionSaid {
  agency_id: Generated<string>;
  anchor_id: string;
  id: Generated<string>;
  record_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  said: Json;
}

export interface PeopleProtectionSaidHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleQuestion {
  about_id: string;
  about_table: string;
  agency_id: Generated<string>;
  anchor_id: string;
  answer: string | null;
  answered_at: string | null;
  answered_by: string | null;
  decision_id: string;
  id: Generated<string>;
  other_anchor_id: string;
  recorded_at: Generated<string>;
}

export interface PeopleQuestionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleRecord {
  agency_id: Generated<string>;
  anchor_id: string;
  birth_place: string | null;
  born_from: string | null;
  born_text: string | null;
  born_to: string | null;
  content_hash: Buffer;
  document_number: string | null;
  dropped_at: string | null;
  family_group: string | null;
  father_name: string | null;
  id: Generated<string>;
  list_id: string;
  location: string | null;
  mother_name: string | null;
  nationality_said: string | null;
  phone: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  revision: Generated<number>;
  row_number: number;
  said: Json;
  sex: Generated<string>;
  source_id: string;
  source_key: string;
}

export interface PeopleRecordHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleStatus {
  agency_id: Generated<string>;
  anchor_id: string;
  burial_place: string | null;
  evidence: string | null;
  id: Generated<string>;
  kin_told_by: string | null;
  place: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  status: string;
  valid_from: string;
  valid_to: string | null;
  withdrawn_at: string | null;
}

export interface PeopleStatusHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface DB {
  "access.account": AccessAccount;
  "access.account_history": AccessAccountHistory;
  "access.agency": AccessAgency;
  "access.agency_history": AccessAgencyHistory;
  "access.break_glass": AccessBreakGlass;
  "access.break_glass_history": AccessBreakGlassHistory;
  "access.compartment": AccessCompartment;
  "access.grant": AccessGrant;
  "access.grant_history": AccessGrantHistory;
  "access.guarded": AccessGuarded;
  "access.role_right": AccessRoleRight;
  "access.session": AccessSession;
  "access.write": AccessWrite;
  "files.file": FilesFile;
  "files.file_history": FilesFileHistory;
  "jobs.job": JobsJob;
  "ledger.checkpoint": LedgerCheckpoint;
  "ledger.covered": LedgerCovered;
  "ledger.entry": LedgerEntry;
  "ledger.horizon": LedgerHorizon;
  "ledger.leaf": LedgerLeaf;
  "lists.list": ListsList;
  "lists.list_history": ListsListHistory;
  "lists.rejection": ListsRejection;
  "lists.rejection_history": ListsRejectionHistory;
  "lists.source": ListsSource;
  "lists.source_history": ListsSourceHistory;
  "people.age_decision": PeopleAgeDecision;
  "people.age_decision_history": PeopleAgeDecisionHistory;
  "people.anchor": PeopleAnchor;
  "people.anchor_history": PeopleAnchorHistory;
  "people.decision": PeopleDecision;
  "people.decision_history": PeopleDecisionHistory;
  "people.family": PeopleFamily;
  "people.family_history": PeopleFamilyHistory;
  "people.family_member": PeopleFamilyMember;
  "people.family_member_history": PeopleFamilyMemberHistory;
  "people.health_said": PeopleHealthSaid;
  "people.health_said_history": PeopleHealthSaidHistory;
  "people.legal_said": PeopleLegalSaid;
  "people.legal_said_history": PeopleLegalSaidHistory;
  "people.match": PeopleMatch;
  "people.match_history": PeopleMatchHistory;
  "people.name_form": PeopleNameForm;
  "people.name_form_history": PeopleNameFormHistory;
  "people.name_key": PeopleNameKey;
  "people.nationality": PeopleNationality;
  "people.nationality_history": PeopleNationalityHistory;
  "people.person": PeoplePerson;
  "people.person_history": PeoplePersonHistory;
  "people.protection_said": PeopleProtectionSaid;
  "people.protection_said_history": PeopleProtectionSaidHistory;
  "people.question": PeopleQuestion;
  "people.question_history": PeopleQuestionHistory;
  "people.record": PeopleRecord;
  "people.record_history": PeopleRecordHistory;
  "people.status": PeopleStatus;
  "people.status_history": PeopleStatusHistory;
}

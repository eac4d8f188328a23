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

export type Numeric = ColumnType<string, number | string, number | string>;

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

export interface AccessBreach {
  agency_id: Generated<string>;
  authority: string | null;
  authority_at: string | null;
  authority_by: string | null;
  authority_words: string | null;
  closed_at: string | null;
  closed_by: string | null;
  closing: string | null;
  closing_by: string | null;
  id: Generated<string>;
  known_at: string;
  persons: string | null;
  persons_at: string | null;
  persons_by: string | null;
  persons_words: string | null;
  recorded_at: Generated<string>;
  reported_by: Generated<string>;
  title: string;
  what: string;
}

export interface AccessBreachEntry {
  agency_id: Generated<string>;
  breach_id: string;
  id: Generated<string>;
  kind: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  words: string;
}

export interface AccessBreachEntryHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface AccessBreachHistory {
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

export interface AccessErasureRule {
  because: string | null;
  how: string;
  keeps: Generated<string[]>;
  part: Generated<number>;
  reached: string | null;
  sets: Generated<Json>;
  table_name: string;
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

export interface AccessImpactAssessment {
  activity_id: string;
  agency_id: Generated<string>;
  confirmed_at: string | null;
  confirmed_by: string | null;
  criteria: string[];
  description: string;
  heard: string;
  id: Generated<string>;
  necessity: string;
  opinion: string | null;
  outcome: string | null;
  proposed_at: Generated<string>;
  proposed_by: Generated<string>;
  review_on: string | null;
  risks: Json;
}

export interface AccessImpactAssessmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface AccessProcessing {
  activity_id: string;
  agency_id: Generated<string>;
  categories: string;
  change: string | null;
  controller: string;
  ended: Generated<boolean>;
  id: Generated<string>;
  joint_controllers: string | null;
  legal_basis: string;
  name: string;
  purpose: string;
  recipients: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  retention: string;
  safeguards: string;
  whose_data: string;
}

export interface AccessProcessingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface AccessReadingReview {
  account_id: string;
  agency_id: Generated<string>;
  entry_id: number;
  finding: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  upto_entry_id: number;
  words: string;
}

export interface AccessReadingReviewHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
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

export interface CasesAcquittal {
  acquitted_on: string;
  agency_id: Generated<string>;
  anchor_id: string;
  appeal_until: string;
  charge_id: string | null;
  court: string;
  ground: string;
  id: Generated<string>;
  in_force_on: string | null;
  number: string;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  set_aside_on: string | null;
  set_aside_why: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesAcquittalHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesAppeal {
  against: string;
  agency_id: Generated<string>;
  anchor_id: string;
  court: string;
  decided_on: string | null;
  decided_words: string | null;
  id: Generated<string>;
  lodged_by: string;
  lodged_on: string;
  outcome: string | null;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesAppealHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesArrivalStep {
  agency_id: Generated<string>;
  anchor_id: string;
  given_by: string;
  id: Generated<string>;
  kind: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CasesArrivalStepHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesBeliefAgreement {
  agency_id: Generated<string>;
  agreed_on: string;
  anchor_id: string;
  author_id: Generated<string>;
  guard_present: boolean;
  guardian: string | null;
  id: Generated<string>;
  interpreter: string | null;
  language: string;
  private_room: boolean;
  recorded_at: Generated<string>;
  supervisor_id: string | null;
  told_free: boolean;
  words: string;
}

export interface CasesBeliefAgreementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesBeliefEnd {
  agency_id: Generated<string>;
  anchor_id: string;
  ended_on: Generated<string>;
  id: Generated<string>;
  recorded_at: Generated<string>;
}

export interface CasesBeliefEndHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareAnswer {
  agency_id: Generated<string>;
  anchor_id: string;
  answers: Json;
  filling_id: string;
  finished_at: string | null;
  finished_by: string | null;
  id: Generated<string>;
  origin: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
  supersedes: string | null;
  track: string | null;
  version_id: string;
  visit_id: string | null;
}

export interface CasesCareAnswerHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareAssessment {
  agency_id: Generated<string>;
  anchor_id: string;
  assessed_on: string;
  carer_id: string | null;
  child_view: string;
  concluded: string;
  id: Generated<string>;
  placement_id: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  tracing_id: string | null;
  weighed: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesCareAssessmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareNote {
  agency_id: Generated<string>;
  anchor_id: string;
  body: string;
  id: Generated<string>;
  kind: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  supersedes: string | null;
}

export interface CasesCareNoteHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCarer {
  agency_id: Generated<string>;
  anchor_id: string;
  carer_anchor_id: string | null;
  ended_on: string | null;
  from_on: Generated<string>;
  id: Generated<string>;
  kind: string;
  name: string;
  placement_id: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  tracing_id: string | null;
}

export interface CasesCareReferral {
  addressee: string | null;
  agency_id: Generated<string>;
  agreement: Generated<string>;
  agreement_id: string;
  anchor_id: string | null;
  answer_reason: string | null;
  answered_at: string | null;
  answered_by: string | null;
  best_interests: string | null;
  best_interests_at: string | null;
  best_interests_by: string | null;
  case_id: string | null;
  chosen: Generated<string[]>;
  consent: Json | null;
  consent_withdrawn: Generated<boolean>;
  deleted_by: string | null;
  deleted_on: string | null;
  deleted_words: string | null;
  direction: Generated<string>;
  document_sha256: Buffer | null;
  done_at: string | null;
  done_by: string | null;
  erased_at: string | null;
  id: Generated<string>;
  kind: string;
  notes: string | null;
  outside_case_id: Generated<string | null>;
  outside_referral_id: string | null;
  partner: Generated<string>;
  partner_id: string;
  reason: string | null;
  received_at: string | null;
  received_by: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  retain_until: string | null;
  said: Json | null;
  sent_at: string | null;
  sent_by: string | null;
  service: string | null;
  state: Generated<string>;
  told_by: string | null;
  told_on: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesCareReferralHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCarerHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareTask {
  agency_id: Generated<string>;
  anchor_id: string;
  done_at: string | null;
  done_by: string | null;
  due_on: string;
  id: Generated<string>;
  kind: string;
  owner_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  title: string;
  withdrawn_at: string | null;
}

export interface CasesCareTaskHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareTrack {
  agency_id: Generated<string>;
  anchor_id: string;
  clock_by: string | null;
  clock_from: Generated<string>;
  closed_by: string | null;
  closed_on: string | null;
  id: Generated<string>;
  kind: string;
  opened_on: Generated<string>;
  outcome: string | null;
  outcome_words: string | null;
  plan: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  review_on: Generated<string>;
  state: Generated<string>;
}

export interface CasesCareTrackAgreement {
  agency_id: Generated<string>;
  alternatives: boolean;
  anchor_id: string;
  child_assent: string | null;
  child_view: string | null;
  given_by: string;
  given_on: string;
  guard_present: boolean;
  how: string;
  id: Generated<string>;
  interpreter: string | null;
  language: string;
  private_room: boolean;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  track_id: string;
  track_service_id: string;
  withdrawn_on: string | null;
  withdrawn_recorded_by: string | null;
  witness: string | null;
  words: string;
}

export interface CasesCareTrackAgreementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareTrackAssessment {
  agency_id: Generated<string>;
  anchor_id: string;
  area: string | null;
  assessed_on: string;
  id: Generated<string>;
  needed: string;
  own_view: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  strengths: string;
  supersedes: string | null;
  track_id: string;
}

export interface CasesCareTrackAssessmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareTrackGoal {
  agency_id: Generated<string>;
  aim: string;
  anchor_id: string;
  area: string | null;
  baseline: Numeric;
  due_on: string;
  id: Generated<string>;
  indicator: string;
  measure: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
  state_by: string | null;
  state_on: string | null;
  state_why: string | null;
  target: Numeric;
  track_id: string;
  unit: string | null;
  yes_no: Generated<boolean>;
}

export interface CasesCareTrackGoalHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareTrackHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareTrackMeasurement {
  agency_id: Generated<string>;
  anchor_id: string;
  goal_id: string;
  id: Generated<string>;
  measured_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  supersedes: string | null;
  track_id: string;
  value: Numeric;
  words: string | null;
}

export interface CasesCareTrackMeasurementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareTrackReview {
  agency_id: Generated<string>;
  anchor_id: string;
  changes: Json;
  held_on: string;
  id: Generated<string>;
  next_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  track_id: string;
  words: string;
}

export interface CasesCareTrackReviewHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareTrackService {
  agency_id: Generated<string>;
  anchor_id: string;
  from_on: string | null;
  id: Generated<string>;
  needs_agreement: Generated<boolean>;
  provider: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  service_id: string | null;
  state: Generated<string>;
  title: string;
  track_id: string;
  until_on: string | null;
}

export interface CasesCareTrackServiceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCareTrackSession {
  agency_id: Generated<string>;
  anchor_id: string;
  attendance: string | null;
  id: Generated<string>;
  kind: string;
  noted_by: string | null;
  planned_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  track_id: string;
  track_service_id: string;
  words: string | null;
}

export interface CasesCareTrackSessionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCase {
  agency_id: string;
  anchor_id: string;
  closed_at: string | null;
  closed_by: string | null;
  closing_proposed_at: string | null;
  closing_proposed_by: string | null;
  closing_reason: string | null;
  closing_words: string | null;
  follows_id: string | null;
  id: Generated<string>;
  opened_by: Generated<string | null>;
  opened_on: Generated<string>;
  reason: string;
  recorded_at: Generated<string>;
  review_on: Generated<string>;
  state: Generated<string>;
  supervisor_id: string | null;
  worker_id: string | null;
}

export interface CasesCaseHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCatchUp {
  agency_id: Generated<string>;
  aim_class: number;
  anchor_id: string;
  id: Generated<string>;
  lessons_a_week: number;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  subjects: string;
  until_on: string;
  words: string | null;
}

export interface CasesCatchUpHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCharge {
  agency_id: Generated<string>;
  anchor_id: string;
  article: string;
  charged_on: string;
  dropped_on: string | null;
  dropped_why: string | null;
  id: Generated<string>;
  law: string;
  part: string | null;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
  words: string;
}

export interface CasesChargeHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesClosure {
  agency_id: Generated<string>;
  agreed: boolean;
  agreed_by: string | null;
  agreed_words: string;
  anchor_id: string;
  case_id: string;
  id: Generated<string>;
  outcomes: Json;
  proposed_at: Generated<string>;
  proposed_by: Generated<string>;
  withdrawn_at: string | null;
}

export interface CasesClosureHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCodeList {
  agency_id: Generated<string>;
  choices: Json;
  id: Generated<string>;
  legal: Generated<boolean>;
  name: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CasesCodeListHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesConference {
  agency_id: Generated<string>;
  anchor_id: string;
  called_off_at: string | null;
  called_off_by: string | null;
  called_off_why: string | null;
  case_id: string;
  colleagues: Generated<string[]>;
  decided: string | null;
  functions: Generated<string[]>;
  held_at: string | null;
  held_by: string | null;
  held_on: string | null;
  id: Generated<string>;
  own_view: string | null;
  planned_on: string;
  purpose: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  task_ids: Generated<string[]>;
}

export interface CasesConferenceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesContact {
  agency_id: Generated<string>;
  anchor_id: string;
  arrangement_id: string;
  contact_on: string;
  id: Generated<string>;
  outcome: string;
  reason: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  refused_by: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesContactArrangement {
  agency_id: Generated<string>;
  anchor_id: string;
  ended_on: string | null;
  ended_why: string | null;
  every_days: number;
  first_on: string;
  id: Generated<string>;
  kind: string;
  name: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  through_authority: boolean;
  with_whom: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesContactArrangementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesContactHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesConviction {
  agency_id: Generated<string>;
  anchor_id: string;
  appeal_until: string;
  charge_id: string;
  convicted_on: string;
  court: string;
  id: Generated<string>;
  in_force_on: string | null;
  number: string;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  sentence: string;
  sentence_until: string | null;
  set_aside_on: string | null;
  set_aside_why: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesConvictionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCounsel {
  agency_id: Generated<string>;
  anchor_id: string;
  answer: string;
  from_on: string | null;
  id: Generated<string>;
  name: string | null;
  offered_on: string;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  until_on: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesCounselHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCounsellingNote {
  agency_id: Generated<string>;
  anchor_id: string;
  author_id: Generated<string>;
  body: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  supersedes: string | null;
  supervisor_id: string | null;
}

export interface CasesCounsellingNoteHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCrossingCopy {
  agency_id: string;
  anchor_id: string;
  ended_at: string | null;
  fields: Json;
  given_on: Generated<string>;
  id: string;
  side: string;
  until_on: string;
}

export interface CasesCrossingCopyHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCrossingDecision {
  agency_id: string;
  anchor_id: string;
  chosen: Json | null;
  compartment: string;
  first_at: string | null;
  first_by: string | null;
  first_words: string | null;
  id: string;
  notice_by: string | null;
  notice_how: string | null;
  notice_on: string | null;
  recorded_at: Generated<string>;
  refused_at: string | null;
  refused_by: string | null;
  refused_why: string | null;
  requested_by: string;
  second_at: string | null;
  second_by: string | null;
  state: Generated<string>;
}

export interface CasesCrossingDecisionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesCrossingField {
  columns: string[];
  compartment: string;
  name: string;
  table_name: string;
}

export interface CasesCrossingRequest {
  agency_id: Generated<string>;
  anchor_id: string;
  answered_on: string | null;
  authority: string;
  basis: string;
  basis_kind: string;
  basis_on: string;
  compartment: string;
  days: Generated<number>;
  defer_court: string | null;
  defer_order: string | null;
  defer_until: string | null;
  fields: Json;
  id: Generated<string>;
  purpose: string;
  recorded_at: Generated<string>;
  requested_by: Generated<string>;
  side: string;
  state: Generated<string>;
}

export interface CasesCrossingRequestHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesDayAttendance {
  agency_id: Generated<string>;
  anchor_id: string;
  attendance: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  session_id: string;
}

export interface CasesDayAttendanceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesDaySession {
  agency_id: Generated<string>;
  by_whom: string;
  called_off_at: string | null;
  ends: string;
  held_on: string;
  held_where: string;
  id: Generated<string>;
  kind: string;
  place_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  starts: string;
  title: string;
}

export interface CasesDaySessionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesDetention {
  agency_id: Generated<string>;
  anchor_id: string;
  ended_at: string | null;
  ended_why: string | null;
  from_at: string;
  id: Generated<string>;
  kind: string;
  legal_basis: string;
  order_number: string;
  ordered_by: string;
  place: string;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  until_at: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesDetentionExtension {
  agency_id: Generated<string>;
  anchor_id: string;
  detention_id: string;
  id: Generated<string>;
  order_number: string;
  ordered_by: string;
  ordered_on: string;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  until_at: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesDetentionExtensionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesDetentionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesDetermination {
  agency_id: Generated<string>;
  anchor_id: string;
  carer: string;
  child_view: string;
  decided: string;
  duties: string[];
  explained_how: string | null;
  explained_on: string | null;
  farewell: string | null;
  first_contact_on: string | null;
  gate_id: string | null;
  held_on: string;
  id: Generated<string>;
  kind: string;
  legal_basis: string;
  members: string[];
  option_apart: string;
  option_other: string | null;
  option_together: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  review_on: string;
  signed_at: string | null;
  signed_by: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesDeterminationHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesDiversion {
  agency_id: Generated<string>;
  anchor_id: string;
  considered_by: string;
  considered_on: string;
  decision: string;
  id: Generated<string>;
  proceeding_id: string;
  programme: string | null;
  reasons: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesDiversionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesEnrolment {
  agency_id: Generated<string>;
  anchor_id: string;
  class_letter: string | null;
  class_number: number;
  from_on: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  school: string;
  teaching_language: string;
  until_on: string | null;
}

export interface CasesEnrolmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesEveningAbsence {
  agency_id: Generated<string>;
  anchor_id: string;
  count_id: string;
  id: Generated<string>;
  known: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CasesEveningAbsenceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesEveningCount {
  agency_id: Generated<string>;
  counted_on: string;
  id: Generated<string>;
  place_id: string;
  present: number;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CasesEveningCountHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesFieldKnew {
  agency_id: Generated<string>;
  anchor_id: string;
  carer_anchor_id: string | null;
  condition: Generated<string[]>;
  id: Generated<string>;
  mission_id: string;
  receipts: Generated<number[]>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seen: string | null;
  seen_at: string | null;
}

export interface CasesFieldKnewHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesFollowUp {
  agency_id: Generated<string>;
  anchor_id: string;
  case_id: string;
  done_on: string;
  id: Generated<string>;
  outcome: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  words: string;
}

export interface CasesFollowUpHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesForm {
  agency_id: Generated<string>;
  compartment: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  subject: string;
}

export interface CasesFormHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesFormVersion {
  agency_id: Generated<string>;
  compartment: Generated<string>;
  definition: Json;
  form_id: string;
  id: Generated<string>;
  notes: Generated<Json>;
  number: number;
  parts: Generated<string[]>;
  proposed_at: string | null;
  proposed_by: string | null;
  published_at: string | null;
  published_by: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  retired_at: string | null;
  retired_by: string | null;
  revision: Generated<number>;
  state: Generated<string>;
  subject: Generated<string>;
}

export interface CasesFormVersionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesGate {
  agency_id: Generated<string>;
  anchor_id: string;
  case_id: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  held_on: string;
  id: Generated<string>;
  kind: string;
  next_on: string | null;
  own_view: string;
  proposed_at: Generated<string>;
  proposed_by: Generated<string>;
  reception: string | null;
  returned_at: string | null;
  returned_by: string | null;
  returned_why: string | null;
  withdrawn_at: string | null;
  words: string;
}

export interface CasesGateHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesGuardianship {
  agency_id: Generated<string>;
  anchor_id: string;
  basis: string;
  basis_words: string;
  conflict: Generated<boolean>;
  conflict_words: string | null;
  ended_why: string | null;
  from_on: string;
  guardian_anchor_id: string | null;
  id: Generated<string>;
  kind: string;
  name: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  until_on: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesGuardianshipHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthAnswer {
  agency_id: Generated<string>;
  anchor_id: string;
  answers: Json;
  filling_id: string;
  finished_at: string | null;
  finished_by: string | null;
  id: Generated<string>;
  origin: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
  supersedes: string | null;
  track: string | null;
  version_id: string;
  visit_id: string | null;
}

export interface CasesHealthAnswerHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthNote {
  agency_id: Generated<string>;
  anchor_id: string;
  body: string;
  id: Generated<string>;
  kind: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  supersedes: string | null;
}

export interface CasesHealthNoteHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthTask {
  agency_id: Generated<string>;
  anchor_id: string;
  done_at: string | null;
  done_by: string | null;
  due_on: string;
  id: Generated<string>;
  kind: string;
  owner_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  title: string;
  withdrawn_at: string | null;
}

export interface CasesHealthTaskHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthTrack {
  agency_id: Generated<string>;
  anchor_id: string;
  clock_by: string | null;
  clock_from: Generated<string>;
  closed_by: string | null;
  closed_on: string | null;
  id: Generated<string>;
  kind: string;
  opened_on: Generated<string>;
  outcome: string | null;
  outcome_words: string | null;
  plan: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  review_on: Generated<string>;
  state: Generated<string>;
}

export interface CasesHealthTrackAgreement {
  agency_id: Generated<string>;
  alternatives: boolean;
  anchor_id: string;
  child_assent: string | null;
  child_view: string | null;
  given_by: string;
  given_on: string;
  guard_present: boolean;
  how: string;
  id: Generated<string>;
  interpreter: string | null;
  language: string;
  private_room: boolean;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  track_id: string;
  track_service_id: string;
  withdrawn_on: string | null;
  withdrawn_recorded_by: string | null;
  witness: string | null;
  words: string;
}

export interface CasesHealthTrackAgreementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthTrackAssessment {
  agency_id: Generated<string>;
  anchor_id: string;
  area: string | null;
  assessed_on: string;
  id: Generated<string>;
  needed: string;
  own_view: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  strengths: string;
  supersedes: string | null;
  track_id: string;
}

export interface CasesHealthTrackAssessmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthTrackGoal {
  agency_id: Generated<string>;
  aim: string;
  anchor_id: string;
  area: string | null;
  baseline: Numeric;
  due_on: string;
  id: Generated<string>;
  indicator: string;
  measure: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
  state_by: string | null;
  state_on: string | null;
  state_why: string | null;
  target: Numeric;
  track_id: string;
  unit: string | null;
  yes_no: Generated<boolean>;
}

export interface CasesHealthTrackGoalHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthTrackHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthTrackMeasurement {
  agency_id: Generated<string>;
  anchor_id: string;
  goal_id: string;
  id: Generated<string>;
  measured_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  supersedes: string | null;
  track_id: string;
  value: Numeric;
  words: string | null;
}

export interface CasesHealthTrackMeasurementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthTrackReview {
  agency_id: Generated<string>;
  anchor_id: string;
  changes: Json;
  held_on: string;
  id: Generated<string>;
  next_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  track_id: string;
  words: string;
}

export interface CasesHealthTrackReviewHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthTrackService {
  agency_id: Generated<string>;
  anchor_id: string;
  from_on: string | null;
  id: Generated<string>;
  needs_agreement: Generated<boolean>;
  provider: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  service_id: string | null;
  state: Generated<string>;
  title: string;
  track_id: string;
  until_on: string | null;
}

export interface CasesHealthTrackServiceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHealthTrackSession {
  agency_id: Generated<string>;
  anchor_id: string;
  attendance: string | null;
  id: Generated<string>;
  kind: string;
  noted_by: string | null;
  planned_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  track_id: string;
  track_service_id: string;
  words: string | null;
}

export interface CasesHealthTrackSessionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHearing {
  agency_id: Generated<string>;
  anchor_id: string;
  at: string;
  counsel: string | null;
  court: string;
  guardian: string | null;
  held_on: string | null;
  id: Generated<string>;
  interpreter: string | null;
  outcome: string | null;
  proceeding_id: string;
  purpose: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesHearingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesHomeAssessment {
  agency_id: Generated<string>;
  anchor_id: string;
  assessed_by: string;
  assessed_on: string;
  conditions: string | null;
  finding: string;
  home_of: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  tracing_id: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
  words: string;
}

export interface CasesHomeAssessmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesIndividualAssessment {
  agency_id: Generated<string>;
  anchor_id: string;
  assessed_by: string[];
  assessed_on: string;
  circumstances: string;
  id: Generated<string>;
  needs: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  victim: string;
  victim_words: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesIndividualAssessmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesInterpreter {
  agency_id: Generated<string>;
  anchor_id: string;
  from_on: string;
  id: Generated<string>;
  language: string;
  name: string;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  until_on: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesInterpreterHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesInterview {
  agency_id: Generated<string>;
  anchor_id: string;
  guardian: string | null;
  id: Generated<string>;
  lawyer: string | null;
  place: string;
  planned_at: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CasesInterviewHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesLaterAccess {
  account_id: string;
  agency_id: string;
  at: Generated<string>;
  case_id: string;
  id: Generated<string>;
  reason: string;
  until: Generated<string>;
}

export interface CasesLaterAccessHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesLegalAnswer {
  agency_id: Generated<string>;
  anchor_id: string;
  answers: Json;
  filling_id: string;
  finished_at: string | null;
  finished_by: string | null;
  id: Generated<string>;
  origin: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
  supersedes: string | null;
  track: string | null;
  version_id: string;
  visit_id: string | null;
}

export interface CasesLegalAnswerHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesLegalErasure {
  agency_id: string;
  anchor_id: string;
  erase_by: string;
  erased_at: string | null;
  id: Generated<string>;
  proceeding_id: string;
  started_on: string;
  what: string[];
  why: string;
}

export interface CasesLegalErasureDue {
  agency_id: string | null;
  anchor_id: string | null;
  erase_by: string | null;
  id: string | null;
  proceeding_id: string | null;
  started_on: string | null;
  what: string[] | null;
  why: string | null;
}

export interface CasesLegalErasureHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesLegalMeasure {
  agency_id: Generated<string>;
  anchor_id: string;
  ended_on: string | null;
  ended_why: string | null;
  from_on: string;
  id: Generated<string>;
  kind: string;
  legal_basis: string;
  order_number: string;
  ordered_by: string;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  review_on: string | null;
  until_on: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
  words: string;
}

export interface CasesLegalMeasureHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesLegalNote {
  agency_id: Generated<string>;
  anchor_id: string;
  body: string;
  id: Generated<string>;
  kind: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  supersedes: string | null;
}

export interface CasesLegalNoteHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesLegalTask {
  agency_id: Generated<string>;
  anchor_id: string;
  done_at: string | null;
  done_by: string | null;
  due_on: string;
  id: Generated<string>;
  kind: string;
  owner_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  title: string;
  withdrawn_at: string | null;
}

export interface CasesLegalTaskHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesLegalTrack {
  agency_id: Generated<string>;
  anchor_id: string;
  id: Generated<string>;
  kind: string;
  opened_on: Generated<string>;
  plan: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
}

export interface CasesLegalTrackHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesMonitoringVisit {
  agency_id: Generated<string>;
  anchor_id: string;
  id: Generated<string>;
  placement_id: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seen_alone: boolean;
  tracing_id: string | null;
  visited_on: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
  words: string;
}

export interface CasesMonitoringVisitHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesOutcomeRelease {
  agency_id: Generated<string>;
  as_of: string;
  cells: Json;
  definitions: Json;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CasesOutcomeReleaseHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesOverCeiling {
  agency_id: Generated<string>;
  anchor_id: string;
  case_id: string;
  decided_by: Generated<string>;
  held: number;
  id: Generated<string>;
  reason: string;
  recorded_at: Generated<string>;
  worker_id: string;
}

export interface CasesOverCeilingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesPaper {
  about: string | null;
  agency_id: Generated<string>;
  anchor_id: string;
  answer: string | null;
  answered_on: string | null;
  appeal_answer: string | null;
  appeal_answered_on: string | null;
  appeal_until: string | null;
  appealed_on: string | null;
  applied_on: string | null;
  follows: string | null;
  id: Generated<string>;
  kind: string;
  office: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  refused_why: string | null;
  withdrawn_at: string | null;
}

export interface CasesPaperHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesPaperStep {
  agency_id: Generated<string>;
  anchor_id: string;
  done_by: string | null;
  done_on: string | null;
  due_on: string | null;
  id: Generated<string>;
  paper_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  title: string;
}

export interface CasesPaperStepHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesParentFact {
  agency_id: Generated<string>;
  anchor_id: string;
  evidence: string | null;
  id: Generated<string>;
  known_on: string;
  name: string | null;
  parent: string;
  parent_anchor_id: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  said_by: string;
  situation: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesParentFactHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesParting {
  agency_id: Generated<string>;
  anchor_id: string;
  basis: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  contact_on: string;
  explained: boolean;
  id: Generated<string>;
  other_anchor_id: string;
  reason: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  withdrawn_at: string | null;
}

export interface CasesPartingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesPlace {
  agency_id: Generated<string>;
  closed_on: string | null;
  id: Generated<string>;
  kind: string;
  limit_basis: string;
  name: Json;
  paper_name: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  stay_limit_days: number;
  town: string;
}

export interface CasesPlaceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesPlacement {
  agency_id: Generated<string>;
  anchor_id: string;
  carer: string;
  emergency: Generated<boolean>;
  emergency_why: string | null;
  ended_how: string | null;
  ended_words: string | null;
  from_on: string;
  home_assessment_id: string | null;
  id: Generated<string>;
  kind: string;
  placed_at: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  until_on: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesPlacementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesPlaceRoom {
  agency_id: Generated<string>;
  beds: number;
  closed_on: string | null;
  id: Generated<string>;
  label: string;
  place_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CasesPlaceRoomHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesPlaceWorker {
  account_id: string;
  agency_id: Generated<string>;
  ended_on: string | null;
  id: Generated<string>;
  place_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CasesPlaceWorkerHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProceeding {
  agency_id: Generated<string>;
  anchor_id: string;
  authority: string;
  court: string | null;
  ended_basis: string | null;
  ended_how: string | null;
  ended_on: string | null;
  erase_by: string | null;
  id: Generated<string>;
  legal_basis: string;
  number: string;
  opened_on: string;
  panel: Generated<string[]>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  stage: Generated<string>;
  stage_on: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesProceedingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionAnswer {
  agency_id: Generated<string>;
  anchor_id: string;
  answers: Json;
  filling_id: string;
  finished_at: string | null;
  finished_by: string | null;
  id: Generated<string>;
  origin: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
  supersedes: string | null;
  track: string | null;
  version_id: string;
  visit_id: string | null;
}

export interface CasesProtectionAnswerHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionNeed {
  agency_id: Generated<string>;
  anchor_id: string;
  follow_up_by: string;
  id: Generated<string>;
  met_at: string | null;
  need: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seen_by: string | null;
  seen_on: string | null;
  urgency: string;
}

export interface CasesProtectionNeedHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionNote {
  agency_id: Generated<string>;
  anchor_id: string;
  body: string;
  id: Generated<string>;
  kind: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  supersedes: string | null;
}

export interface CasesProtectionNoteHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionTask {
  agency_id: Generated<string>;
  anchor_id: string;
  done_at: string | null;
  done_by: string | null;
  due_on: string;
  id: Generated<string>;
  kind: string;
  owner_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  title: string;
  withdrawn_at: string | null;
}

export interface CasesProtectionTaskHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionTrack {
  agency_id: Generated<string>;
  anchor_id: string;
  clock_by: string | null;
  clock_from: Generated<string>;
  closed_by: string | null;
  closed_on: string | null;
  id: Generated<string>;
  kind: string;
  opened_on: Generated<string>;
  outcome: string | null;
  outcome_words: string | null;
  plan: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  review_on: Generated<string>;
  state: Generated<string>;
}

export interface CasesProtectionTrackAgreement {
  agency_id: Generated<string>;
  alternatives: boolean;
  anchor_id: string;
  child_assent: string | null;
  child_view: string | null;
  given_by: string;
  given_on: string;
  guard_present: boolean;
  how: string;
  id: Generated<string>;
  interpreter: string | null;
  language: string;
  private_room: boolean;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  track_id: string;
  track_service_id: string;
  withdrawn_on: string | null;
  withdrawn_recorded_by: string | null;
  witness: string | null;
  words: string;
}

export interface CasesProtectionTrackAgreementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionTrackAssessment {
  agency_id: Generated<string>;
  anchor_id: string;
  area: string | null;
  assessed_on: string;
  id: Generated<string>;
  needed: string;
  own_view: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  strengths: string;
  supersedes: string | null;
  track_id: string;
}

export interface CasesProtectionTrackAssessmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionTrackGoal {
  agency_id: Generated<string>;
  aim: string;
  anchor_id: string;
  area: string | null;
  baseline: Numeric;
  due_on: string;
  id: Generated<string>;
  indicator: string;
  measure: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
  state_by: string | null;
  state_on: string | null;
  state_why: string | null;
  target: Numeric;
  track_id: string;
  unit: string | null;
  yes_no: Generated<boolean>;
}

export interface CasesProtectionTrackGoalHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionTrackHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionTrackMeasurement {
  agency_id: Generated<string>;
  anchor_id: string;
  goal_id: string;
  id: Generated<string>;
  measured_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  supersedes: string | null;
  track_id: string;
  value: Numeric;
  words: string | null;
}

export interface CasesProtectionTrackMeasurementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionTrackReview {
  agency_id: Generated<string>;
  anchor_id: string;
  changes: Json;
  held_on: string;
  id: Generated<string>;
  next_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  track_id: string;
  words: string;
}

export interface CasesProtectionTrackReviewHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionTrackService {
  agency_id: Generated<string>;
  anchor_id: string;
  from_on: string | null;
  id: Generated<string>;
  needs_agreement: Generated<boolean>;
  provider: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  service_id: string | null;
  state: Generated<string>;
  title: string;
  track_id: string;
  until_on: string | null;
}

export interface CasesProtectionTrackServiceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesProtectionTrackSession {
  agency_id: Generated<string>;
  anchor_id: string;
  attendance: string | null;
  id: Generated<string>;
  kind: string;
  noted_by: string | null;
  planned_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  track_id: string;
  track_service_id: string;
  words: string | null;
}

export interface CasesProtectionTrackSessionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesReception {
  agency_id: Generated<string>;
  id: Generated<string>;
  receiving_agency_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CasesReceptionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesReferral {
  agency_id: Generated<string>;
  agreed_by: string;
  agreed_on: string;
  agreed_words: string;
  anchor_id: string;
  answer: string | null;
  answer_by: string;
  answer_words: string | null;
  answered_at: string | null;
  answered_by: string | null;
  asked: string;
  carries: Generated<Json>;
  case_id: string;
  id: Generated<string>;
  outcome: string | null;
  outcome_at: string | null;
  outcome_by: string | null;
  sent_at: Generated<string>;
  sent_by: Generated<string>;
  to_agency_id: string | null;
  to_service: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesReferralHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesRelease {
  agency_id: Generated<string>;
  anchor_id: string;
  from_place: string;
  id: Generated<string>;
  legal_basis: string;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  released_on: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesReleaseHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesResearchRelease {
  agency_id: Generated<string>;
  as_of: string;
  decided_at: string | null;
  decided_by: string | null;
  decision: string | null;
  decision_words: string | null;
  group_size: number;
  id: Generated<string>;
  legal_basis: string;
  proposed_at: Generated<string>;
  proposed_by: Generated<string>;
  purpose: string;
  recipient: string;
  summary: Json;
  title: string;
  until_on: string;
}

export interface CasesResearchReleaseHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesResearchRows {
  agency_id: Generated<string>;
  id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  rows: Json;
}

export interface CasesResearchRowsHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesSafetyPlan {
  agency_id: Generated<string>;
  agreed_by: string;
  agreed_on: string;
  anchor_id: string;
  calls: string;
  change: string | null;
  danger: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  review_on: string;
  safe_place: string;
  signs: string;
  steps: string;
  supersedes: string | null;
  who_knows: string;
}

export interface CasesSafetyPlanHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesSchoolIncident {
  agency_id: Generated<string>;
  anchor_id: string;
  done: string | null;
  happened_on: string;
  id: Generated<string>;
  kind: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  supersedes: string | null;
  told_by: string;
  words: string;
}

export interface CasesSchoolIncidentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesService {
  agency_id: Generated<string>;
  area: string;
  capacity: number | null;
  closed_on: string | null;
  conditions: string | null;
  confirmed_by: string | null;
  confirmed_on: Generated<string>;
  contact: string;
  id: Generated<string>;
  kinds: string[];
  languages: string[];
  provider: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  title: string;
}

export interface CasesServiceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesServiceTurn {
  agency_id: Generated<string>;
  anchor_id: string;
  id: Generated<string>;
  need: string;
  out_of_turn: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  service_id: string;
  state: Generated<string>;
  state_by: string | null;
  state_on: Generated<string>;
  urgency: string;
  wished_on: Generated<string>;
}

export interface CasesServiceTurnHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesSiblingPlan {
  agency_id: Generated<string>;
  anchor_id: string;
  id: Generated<string>;
  keep_touch: string | null;
  made_on: string;
  plan: string;
  reason: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  siblings: string | null;
  signed_at: string | null;
  signed_by: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesSiblingPlanHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesStanding {
  agency_id: Generated<string>;
  anchor_id: string;
  evidence: string | null;
  from_on: string;
  id: Generated<string>;
  lapsed_on: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  said_by: string;
  standing: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesStandingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesStay {
  agency_id: Generated<string>;
  anchor_id: string;
  called_off_at: string | null;
  counted_from: Generated<string>;
  from_on: string;
  id: Generated<string>;
  left_by: string | null;
  left_reason: string | null;
  left_to: string | null;
  place_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  until_on: string | null;
}

export interface CasesStayBed {
  agency_id: Generated<string>;
  anchor_id: string;
  from_on: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  room_id: string;
  stay_id: string;
  until_on: string | null;
}

export interface CasesStayBedHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesStayExtension {
  agency_id: Generated<string>;
  anchor_id: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  id: Generated<string>;
  reason: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  stay_id: string;
  until_on: string;
  withdrawn_at: string | null;
}

export interface CasesStayExtensionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesStayHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesSuspicion {
  agency_id: Generated<string>;
  anchor_id: string;
  ground: string;
  id: Generated<string>;
  lifted_on: string | null;
  lifted_why: string | null;
  proceeding_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  suspected_by: string;
  suspected_on: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesSuspicionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesTracing {
  agency_id: Generated<string>;
  anchor_id: string;
  ended_how: string | null;
  ended_on: string | null;
  ended_words: string | null;
  found_on: string | null;
  found_words: string | null;
  id: Generated<string>;
  opened_on: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  relation: string;
  reunified_on: string | null;
  sought_anchor_id: string | null;
  sought_words: string;
  state: Generated<string>;
  verified_on: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesTracingEvidence {
  agency_id: Generated<string>;
  anchor_id: string;
  concluded_on: string;
  conclusion: string;
  id: Generated<string>;
  kind: string;
  laboratory: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  reference: string | null;
  side: string;
  tracing_id: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
  words: string | null;
}

export interface CasesTracingEvidenceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesTracingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesTracingStep {
  agency_id: Generated<string>;
  anchor_id: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  taken_on: string;
  tracing_id: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
  words: string;
}

export interface CasesTracingStepHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesTracingWish {
  agency_id: Generated<string>;
  anchor_id: string;
  heard_by: string;
  heard_on: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  tracing_id: string;
  whose: string;
  wish: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
  words: string;
}

export interface CasesTracingWishHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesTransfer {
  agency_id: Generated<string>;
  anchor_id: string;
  answer: string | null;
  answer_words: string | null;
  answered_at: string | null;
  answered_by: string | null;
  case_id: string;
  grant_days: Generated<number>;
  id: Generated<string>;
  new_case_id: string | null;
  proposed_at: Generated<string>;
  proposed_by: Generated<string>;
  reason: string;
  signed_at: string | null;
  signed_by: string | null;
  summary: string;
  to_agency_id: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface CasesTransferHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CasesVisit {
  agency_id: Generated<string>;
  anchor_id: string;
  done_by: string | null;
  done_on: string | null;
  id: Generated<string>;
  planned_on: string;
  purpose: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  withdrawn_at: string | null;
}

export interface CasesVisitHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationAgreement {
  agency_id: Generated<string>;
  assurances: Generated<string[]>;
  ended_at: string | null;
  ended_by: string | null;
  ended_why: string | null;
  ends_on: string;
  fields: Json;
  first_signed_at: string | null;
  first_signed_by: string | null;
  gives: string;
  id: Generated<string>;
  impact_assessment: string;
  legal_basis: string;
  mission_id: string | null;
  onward: string;
  onward_terms: string;
  partner_id: string;
  protection_signed_at: string | null;
  protection_signed_by: string | null;
  purpose: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  reference: string;
  retention_days: number;
  second_signed_at: string | null;
  second_signed_by: string | null;
  source_id: string | null;
  starts_on: string;
  subjects: string;
  text: string;
  title: string;
}

export interface CooperationAgreementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationCommitment {
  agency_id: Generated<string>;
  closed_at: string | null;
  closed_by: string | null;
  closed_note: string | null;
  closed_on: string | null;
  due_on: string | null;
  follows_id: string | null;
  id: Generated<string>;
  meeting_id: string | null;
  mission_id: string | null;
  office: string;
  partner_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  request_id: string | null;
  side: string;
  state: Generated<string>;
  what: string;
}

export interface CooperationCommitmentEntry {
  agency_id: Generated<string>;
  commitment_id: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  text: string;
}

export interface CooperationCommitmentEntryHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationCommitmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationFocalPoint {
  agency_id: Generated<string>;
  email: string | null;
  ended_at: string | null;
  id: Generated<string>;
  languages: Generated<string[]>;
  name: string | null;
  office: string;
  partner_id: string;
  phone: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CooperationFocalPointHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationGuest {
  agency_id: Generated<string>;
  code_at: string | null;
  code_by: string | null;
  confirmed_at: string | null;
  confirmed_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
  focal_point_id: string | null;
  id: string;
  partner_id: string;
  proposed_at: Generated<string>;
  proposed_by: Generated<string>;
}

export interface CooperationGuestHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationIncoming {
  agency_id: Generated<string>;
  brought_by: Generated<string | null>;
  id: string;
  kind: string;
  partner_id: string;
  problem: string | null;
  received_at: Generated<string>;
  settled_at: string | null;
  sha256: Buffer;
  state: Generated<string>;
}

export interface CooperationIncomingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationIntersection {
  agency_id: Generated<string>;
  agreement_id: string;
  approved_at: string | null;
  approved_by: string | null;
  began_at: string | null;
  candidates: number | null;
  direction: Generated<string>;
  ended_at: string | null;
  id: Generated<string>;
  job_id: string | null;
  partner_id: string;
  persons: number | null;
  problem: string | null;
  proposed_at: Generated<string>;
  proposed_by: Generated<string | null>;
  purpose: string;
  state: Generated<string>;
  terms: Json;
}

export interface CooperationIntersectionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationIntersectionPair {
  agency_id: Generated<string>;
  agree: number;
  anchor_id: string;
  id: Generated<string>;
  intersection_id: string;
  number: number;
  other: number;
  recorded_at: Generated<string>;
}

export interface CooperationIntersectionPairHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationIntersectionState {
  agency_id: string;
  anchors: Generated<string[]>;
  intersection_id: string;
  message: Json | null;
  sealed: Buffer | null;
}

export interface CooperationMeeting {
  agency_id: Generated<string>;
  agenda: string | null;
  cancelled_why: string | null;
  id: Generated<string>;
  lasts_minutes: number;
  minutes: string | null;
  participants: Generated<Json>;
  partner_ids: string[];
  place: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  settled_at: string | null;
  settled_by: string | null;
  starts_at: string;
  state: Generated<string>;
  title: string;
  zone: string;
}

export interface CooperationMeetingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationNoteTemplate {
  agency_id: Generated<string>;
  closing: string;
  id: Generated<string>;
  language: string;
  opening: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CooperationNoteTemplateHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationOutgoing {
  about_id: string;
  agency_id: Generated<string>;
  carried_by: string | null;
  delivered_at: string | null;
  id: Generated<string>;
  kind: string;
  made_at: Generated<string>;
  made_by: Generated<string | null>;
  next_try_at: Generated<string>;
  partner_id: string;
  problem: string | null;
  stopped_at: string | null;
  tries: Generated<number>;
}

export interface CooperationOutgoingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationPackage {
  agency_id: Generated<string>;
  agreement_id: string;
  composed_at: Generated<string>;
  composed_by: Generated<string | null>;
  content_hash: Buffer | null;
  deleted_at: string | null;
  deletion_jws: string | null;
  direction: Generated<string>;
  expires_at: string;
  fetched_at: string | null;
  fields: Json;
  id: Generated<string>;
  list_id: string | null;
  manifest_sha256: Buffer | null;
  partner_id: string;
  persons: Generated<number>;
  recalled_at: string | null;
  recalled_by: string | null;
  recalled_why: string | null;
  receipt: Json | null;
  receipt_at: string | null;
  receipt_jws: string | null;
  released_at: string | null;
  released_by: string | null;
  request_id: string | null;
  retain_until: string;
  sealed_sha256: Buffer | null;
  state: Generated<string>;
  taken_at: string | null;
  taken_by: string | null;
}

export interface CooperationPackageHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationPackagePerson {
  agency_id: Generated<string>;
  anchor_id: string;
  basis: string;
  child: boolean;
  id: Generated<string>;
  package_id: string;
  recorded_at: Generated<string>;
  ref: string;
}

export interface CooperationPackagePersonHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationParcel {
  agency_id: string;
  bytes: Buffer;
  id: string;
  sha256: Buffer;
}

export interface CooperationPartner {
  agency_id: Generated<string>;
  country: string;
  ended_at: string | null;
  ended_by: string | null;
  id: Generated<string>;
  kind: string;
  language: Generated<string>;
  mailbox: string | null;
  name: string;
  note: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface CooperationPartnerHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationPartnerKey {
  agency_id: Generated<string>;
  fingerprint: string;
  first_checked_at: string | null;
  first_checked_by: string | null;
  first_checked_how: string | null;
  id: Generated<string>;
  key: string;
  key_id: string | null;
  partner_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  revoked_at: string | null;
  revoked_by: string | null;
  revoked_why: string | null;
  second_checked_at: string | null;
  second_checked_by: string | null;
  second_checked_how: string | null;
  use: string;
}

export interface CooperationPartnerKeyHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationPublicLine {
  agency_id: Generated<string>;
  approved_at: string | null;
  approved_by: string | null;
  day: string;
  id: Generated<string>;
  meeting_id: string;
  proposed_at: Generated<string>;
  proposed_by: Generated<string>;
  texts: Json;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

export interface CooperationPublicLineHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationRequest {
  agency_id: Generated<string>;
  closed_at: string | null;
  direction: Generated<string>;
  due_on: string | null;
  escalated_at: string | null;
  escalated_why: string | null;
  guest_id: Generated<string | null>;
  id: Generated<string>;
  kind: string;
  mission_id: string | null;
  owner_id: string | null;
  partner_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string | null>;
  sent_at: string | null;
  state: Generated<string>;
  subject: string;
  text: string;
}

export interface CooperationRequestEntry {
  agency_id: Generated<string>;
  guest_id: Generated<string | null>;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string | null>;
  request_id: string;
  side: Generated<string>;
  state: string | null;
  text: string | null;
  written_at: Generated<string>;
}

export interface CooperationRequestEntryHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface CooperationRequestHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface EnquiriesAddressUse {
  day: Generated<string>;
  hash: Buffer;
  times: Generated<number>;
}

export interface EnquiriesAgreement {
  agency_id: Generated<string>;
  answer: string;
  assessed_at: string | null;
  assessed_by: string | null;
  assessment: string | null;
  child: Generated<boolean>;
  enquiry_id: string;
  erased_at: string | null;
  extent: string | null;
  heard_by: string;
  heard_on: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  sought_id: string;
}

export interface EnquiriesAgreementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface EnquiriesEnquiry {
  agency_id: string;
  closed_at: string | null;
  closed_by: string | null;
  code_hash: Buffer | null;
  contact_us: Generated<boolean>;
  doubts: Generated<string[]>;
  due_on: Generated<string>;
  enquirer: Json;
  erase_on: string | null;
  erased_at: string | null;
  id: Generated<string>;
  language: string;
  sent_at: Generated<string>;
  set_aside: Generated<boolean>;
  sought: Json;
  state: Generated<string>;
  taken_at: string | null;
  told: string | null;
  worker_id: string | null;
}

export interface EnquiriesEnquiryHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface EnquiriesMessage {
  agency_id: Generated<string>;
  enquiry_id: string;
  erased_at: string | null;
  id: Generated<string>;
  side: string;
  template: string | null;
  text: string | null;
  written_at: Generated<string>;
  written_by: string | null;
}

export interface EnquiriesMessageHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface EnquiriesSoughtPerson {
  agency_id: Generated<string>;
  anchor_id: string | null;
  enquiry_id: string;
  erased_at: string | null;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  why: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

export interface EnquiriesSoughtPersonHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface EnquiriesVerification {
  agency_id: Generated<string>;
  enquiry_id: string;
  erased_at: string | null;
  evidence: string;
  how: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seconded_at: string | null;
  seconded_by: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

export interface EnquiriesVerificationHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FieldContact {
  agency_id: Generated<string>;
  at: Generated<string>;
  device_id: string;
  told_to_wipe_at: string | null;
}

export interface FieldDevice {
  agency_id: Generated<string>;
  id: string;
  mission_id: string;
  name: string;
  officer_id: string;
  public_key: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  revoke_reason: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
  role: string;
  wipe: Generated<boolean>;
}

export interface FieldDeviceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FieldLog {
  agency_id: Generated<string>;
  id: string;
  office_key: string;
  office_wrapped: Buffer;
  protection_recipient: string;
  protection_wrapped: Buffer;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface FieldLogHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FieldOperation {
  agency_id: Generated<string>;
  clock: Json | null;
  content: Json;
  device_id: string;
  id: string;
  kind: string;
  lines: string[] | null;
  mission_id: string;
  officer_id: string;
  rank: number | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  sequence: number;
  whole: boolean | null;
}

export interface FieldOperationHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FieldPack {
  agency_id: Generated<string>;
  device_id: string;
  expires_at: string;
  id: Generated<string>;
  mission_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  scope: string[];
}

export interface FieldPackHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FieldQuarantine {
  accepted_at: string | null;
  accepted_by: string | null;
  agency_id: Generated<string>;
  content: Json | null;
  content_hash: Buffer;
  id: Generated<string>;
  mission_id: string;
  operation_id: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  why: string;
}

export interface FieldQuarantineHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FieldQuestion {
  agency_id: Generated<string>;
  answered_by: string | null;
  duty: string | null;
  id: Generated<string>;
  kind: string;
  line_id: string | null;
  mission_id: string;
  name: string;
  operations: string[];
  raises: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  situation: string;
  state: string;
}

export interface FieldQuestionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FiguresClaim {
  address: string;
  agency_id: Generated<string>;
  event: string;
  everyone: Generated<boolean>;
  id: Generated<string>;
  key: string;
  language: string | null;
  missions: string[] | null;
  note: string;
  operation: string | null;
  period_from: string | null;
  period_to: string | null;
  place: string | null;
  publisher: string;
  quote: string | null;
  readings: Json | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seq: Generated<number>;
  speaker: string | null;
  stated_from: string;
  stated_to: string | null;
  superseded_at: string | null;
  superseded_by: string | null;
  superseded_reason: string | null;
}

export interface FiguresClaimHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FiguresCommunique {
  agency_id: Generated<string>;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  slug: string;
  withdrawal_note: Json | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

export interface FiguresCommuniqueHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FiguresCommuniqueVersion {
  agency_id: Generated<string>;
  approved_at: string | null;
  approved_by: string | null;
  breakdown: boolean;
  communique_id: string;
  correction_note: Json | null;
  figure_id: string;
  id: Generated<string>;
  journey_from: string[] | null;
  journey_to: string | null;
  number: number;
  published_at: string | null;
  published_by: string | null;
  published_texts: Json | null;
  recorded_at: Generated<string>;
  rounded_to: Generated<number>;
  signed_at: string | null;
  signed_by: string | null;
  small_cells: Generated<boolean>;
  state: Generated<string>;
  tells: Generated<Json>;
  texts: Json;
  withheld: Generated<string[]>;
  written_by: Generated<string[]>;
}

export interface FiguresCommuniqueVersionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FiguresConsistency {
  agency_id: Generated<string>;
  answer: Json | null;
  answered_at: string | null;
  asked: Generated<Json>;
  claim_ids: string[] | null;
  id: Generated<string>;
  job_id: string | null;
  ordered_at: Generated<string>;
  ordered_by: Generated<string>;
  proposed_at: string | null;
  proposed_by: string | null;
  published_at: string | null;
  published_by: string | null;
  state: Generated<string>;
}

export interface FiguresConsistencyHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FiguresEstimate {
  agency_id: Generated<string>;
  answer: Json | null;
  answered_at: string | null;
  histories: Json | null;
  id: Generated<string>;
  job_id: string | null;
  ordered_at: Generated<string>;
  ordered_by: Generated<string>;
  seed: Generated<number>;
  source_ids: string[];
  state: Generated<string>;
  undecided: number | null;
}

export interface FiguresEstimateHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FiguresFigure {
  adults_sex_unknown: number;
  agency_id: Generated<string>;
  as_it_was: string;
  children: number;
  definitions: Json;
  id: Generated<string>;
  known_at: Generated<string>;
  ledger_size: number;
  manifest_ids: string[];
  men: number;
  mission_id: string | null;
  name: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  small_breakdown: Generated<boolean>;
  small_total: Generated<boolean>;
  threshold: Generated<number>;
  total: number;
  women: number;
}

export interface FiguresFigureHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface FiguresQuantity {
  agency_id: Generated<string>;
  category: string;
  claim_id: string;
  id: Generated<string>;
  kind: string;
  of: Json | null;
  tolerance: number | null;
  upper: number | null;
  value: number;
}

export interface FiguresQuantityHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
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
  asked: Json | null;
  counts: Json | null;
  ended_at: string | null;
  file_id: string;
  file_name: Generated<string>;
  id: Generated<string>;
  job_id: string | null;
  listed_on: string | null;
  mapping: Json | null;
  package_id: string | null;
  read_as: Generated<Json>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  retain_until: string | null;
  source_id: string;
  state: Generated<string>;
  terms: Json | null;
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
  kept: Generated<boolean>;
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

export interface OperationsAlternative {
  agency_id: Generated<string>;
  distance_km: number | null;
  id: Generated<string>;
  kind: string;
  leg_id: string;
  minutes: number;
  mission_id: string;
  prepared: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  states: Generated<string[]>;
  taken_at: string | null;
  to_place: string;
  to_zone: string;
  withdrawn_at: string | null;
}

export interface OperationsAlternativeHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsAssignment {
  accepted_at: string | null;
  accepted_by: string | null;
  agency_id: Generated<string>;
  carriages: string[];
  content: Json | null;
  id: Generated<string>;
  input_hash: Buffer | null;
  job_id: string;
  mission_id: string;
  number: number;
  outcome: string | null;
  reached: Json | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seconds: number;
  state: Generated<string>;
  took_seconds: Numeric | null;
}

export interface OperationsAssignmentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsAttendant {
  agency_id: Generated<string>;
  carriage_id: string;
  duty: string;
  id: Generated<string>;
  mission_id: string;
  name: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  title: string | null;
  withdrawn_at: string | null;
}

export interface OperationsAttendantHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsCarriage {
  agency_id: Generated<string>;
  id: Generated<string>;
  leg_id: string;
  mission_id: string;
  ready_from: string | null;
  ready_until: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  vehicle_id: string;
  withdrawn_at: string | null;
}

export interface OperationsCarriageHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsChecklistItem {
  agency_id: Generated<string>;
  hours_before: number;
  id: Generated<string>;
  operation_id: string;
  owner_role: string;
  phase: string;
  position: number;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  standard: string | null;
  text: string | null;
  withdrawn_at: string | null;
}

export interface OperationsChecklistItemHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsContingency {
  agency_id: Generated<string>;
  alternative_id: string | null;
  id: Generated<string>;
  kind: string;
  leg_id: string | null;
  line_id: string | null;
  mission_id: string;
  permission_id: string | null;
  reason: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  version: number | null;
  was: Json | null;
}

export interface OperationsContingencyHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsGate {
  agency_id: Generated<string>;
  anchor_id: string;
  details: Json;
  evidence: string;
  expires_on: string | null;
  id: Generated<string>;
  kind: string;
  line_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seq: Generated<number>;
  signed_at: string | null;
  signed_by: string | null;
  withdraw_reason: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

export interface OperationsGateHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsHandover {
  agency_id: Generated<string>;
  at: string;
  giver_name: string;
  giver_office: string;
  giver_signature: string | null;
  giver_unsigned: string | null;
  id: Generated<string>;
  mission_id: string;
  place: string;
  receiver_name: string;
  receiver_office: string;
  receiver_signature: string | null;
  receiver_unsigned: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  step: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
  zone: string;
}

export interface OperationsHandoverHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsHandoverLine {
  agency_id: Generated<string>;
  condition: string[];
  handover_id: string;
  id: Generated<string>;
  line_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seen: string | null;
  what: string;
}

export interface OperationsHandoverLineHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsHeadCount {
  agency_id: Generated<string>;
  counted: number;
  expected: number;
  explained_at: string | null;
  explained_by: string | null;
  explanation: string | null;
  handover_id: string | null;
  id: Generated<string>;
  leg_id: string | null;
  mission_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  step: string;
}

export interface OperationsHeadCountHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsLeg {
  agency_id: Generated<string>;
  arrived_at: string | null;
  arrives_at: string;
  departed_at: string | null;
  departs_at: string;
  distance_km: number | null;
  from_lat: number | null;
  from_lon: number | null;
  from_place: string;
  from_zone: string;
  id: Generated<string>;
  mission_id: string;
  mode: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seq: number;
  states: Generated<string[]>;
  to_lat: number | null;
  to_lon: number | null;
  to_place: string;
  to_zone: string;
  withdrawn_at: string | null;
}

export interface OperationsLegHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsManifestLine {
  agency_id: Generated<string>;
  anchor_id: string;
  berth: Generated<string>;
  carriage_id: string | null;
  escort_needed: Generated<boolean>;
  hold_cleared_at: string | null;
  id: Generated<string>;
  medic_near: Generated<boolean>;
  mission_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  role: Generated<string>;
  seat: string | null;
  state: Generated<string>;
  state_at: Generated<string>;
  state_by: Generated<string>;
  state_reason: string | null;
  together: Generated<string>;
  weight_kg: number | null;
}

export interface OperationsManifestLineHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsManifestVersion {
  agency_id: Generated<string>;
  content_hash: Buffer;
  id: Generated<string>;
  lines: Json;
  mission_id: string;
  number: number;
  reason: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface OperationsManifestVersionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsMission {
  agency_id: Generated<string>;
  arrived_at: string | null;
  cancel_reason: string | null;
  departed_at: string | null;
  doors_closed_at: string | null;
  id: Generated<string>;
  name: string | null;
  number: number;
  operation_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
}

export interface OperationsMissionCheck {
  agency_id: Generated<string>;
  done_at: string | null;
  done_by: string | null;
  hours_before: number;
  id: Generated<string>;
  item_id: string | null;
  mission_id: string;
  note: string | null;
  owner: string | null;
  owner_role: string;
  phase: string;
  position: number;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  standard: string | null;
  text: string | null;
  withdrawn_at: string | null;
}

export interface OperationsMissionCheckHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsMissionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsOperation {
  agency_id: Generated<string>;
  id: Generated<string>;
  name: string;
  purpose: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  state: Generated<string>;
}

export interface OperationsOperationHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsPassengerList {
  agency_id: Generated<string>;
  asked: Json;
  content_hash: Buffer;
  control: string;
  faults: Json;
  id: Generated<string>;
  mission_id: string;
  parts: string[];
  people: number;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  released_at: string | null;
  released_by: string | null;
  version: number;
}

export interface OperationsPassengerListHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsPassing {
  agency_id: Generated<string>;
  anchor_id: string;
  assess_by: string | null;
  id: Generated<string>;
  kind: string;
  line_id: string;
  reason: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  why: string;
}

export interface OperationsPassingHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsPermission {
  agency_id: Generated<string>;
  answered_by: string | null;
  asked_on: string | null;
  document: string | null;
  expires_at: string | null;
  file_id: string | null;
  giver: string;
  giver_kind: string;
  granted_on: string | null;
  id: Generated<string>;
  leg_id: string | null;
  mission_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  refused_at: string | null;
  refused_why: string | null;
  state: Generated<string>;
  state_code: string | null;
  what: string;
  withdrawn_at: string | null;
}

export interface OperationsPermissionHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsPin {
  agency_id: Generated<string>;
  anchor_id: string;
  berth: string | null;
  carriage_id: string | null;
  id: Generated<string>;
  line_id: string;
  mission_id: string;
  must: Generated<boolean>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  turn: Generated<string>;
  withdrawn_at: string | null;
}

export interface OperationsPinHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsProperty {
  agency_id: Generated<string>;
  description: string;
  held_by: string;
  id: Generated<string>;
  kind: string;
  quantity: Generated<number>;
  receipt_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  return_signature: string | null;
  returned_at: string | null;
  returned_to: string | null;
}

export interface OperationsPropertyHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsProtectionReferral {
  agency_id: Generated<string>;
  anchor_id: string;
  answer: string | null;
  answered_at: string | null;
  answered_by: string | null;
  id: Generated<string>;
  kind: string;
  line_id: string;
  outcome: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  said: string;
}

export interface OperationsProtectionReferralHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsPulse {
  agency_id: string;
  beats: Generated<number>;
  mission_id: string;
}

export interface OperationsReceipt {
  agency_id: Generated<string>;
  id: Generated<string>;
  line_id: string;
  mission_id: string;
  number: number;
  place: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  taken_by: string;
}

export interface OperationsReceiptHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsReceptionPlace {
  agency_id: Generated<string>;
  bus: string | null;
  carer: string | null;
  id: Generated<string>;
  mission_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  room: string | null;
  together: string;
}

export interface OperationsReceptionPlaceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsRevalidation {
  agency_id: Generated<string>;
  go: boolean;
  id: Generated<string>;
  mission_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  results: Json;
  step: string;
}

export interface OperationsRevalidationHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsStockMovement {
  agency_id: Generated<string>;
  change: number;
  id: Generated<string>;
  kind: string;
  numbers: string | null;
  place: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  what: string;
}

export interface OperationsStockMovementHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsTravelBlank {
  agency_id: Generated<string>;
  id: Generated<string>;
  number: string;
  place: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  spoil_reason: string | null;
  state: Generated<string>;
}

export interface OperationsTravelBlankHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsTravelDocument {
  agency_id: Generated<string>;
  anchor_id: string;
  birth_place: string | null;
  blank_id: string | null;
  born: string | null;
  code: string;
  expires_on: string;
  given: string;
  id: Generated<string>;
  issuer: string;
  kind: string;
  latin_source: string | null;
  line_id: string | null;
  mrz: string[];
  name_source: string | null;
  nationality: string;
  number: string;
  own_given: string | null;
  own_surname: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  route: string | null;
  sex: string;
  surname: string;
  withdraw_reason: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

export interface OperationsTravelDocumentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsVehicle {
  agency_id: Generated<string>;
  id: Generated<string>;
  kind: string;
  mark: string;
  model: string | null;
  operator: string;
  payload_kg: number | null;
  range_km: number | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  seat_columns: string | null;
  seat_rows: number | null;
  seats: number;
  seats_left_out: Generated<string[]>;
  stretchers: Generated<number>;
  wheelchairs: Generated<number>;
  withdrawn_at: string | null;
}

export interface OperationsVehicleHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsVersionSignature {
  agency_id: Generated<string>;
  content_hash: Buffer;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  version_id: string;
}

export interface OperationsVersionSignatureHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface OperationsWaiver {
  about_id: string | null;
  agency_id: Generated<string>;
  code: string;
  id: Generated<string>;
  mission_id: string;
  reason: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface OperationsWaiverHistory {
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
  erased_at: string | null;
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

export interface PeopleBlockKey {
  agency_id: string;
  anchor_id: string;
  key: number;
}

export interface PeopleDecision {
  agency_id: Generated<string>;
  confirmed_at: string | null;
  confirmed_by: string | null;
  evidence: string | null;
  id: Generated<string>;
  left_anchor_id: string;
  match_was: string | null;
  needs_second: boolean;
  reason: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  right_anchor_id: string;
  superseded_by: string | null;
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

export interface PeopleFactTable {
  compartment: string;
  name: string;
}

export interface PeopleFamily {
  agency_id: Generated<string>;
  family_group: string | null;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  source_id: string | null;
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
  record_id: string | null;
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

export interface PeopleKeyVersion {
  done_at: string | null;
  upto: string | null;
  version: number;
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
  reopened_at: string | null;
  right_anchor_id: string;
  state: Generated<string>;
  teaches: Generated<number>;
  why: Json;
}

export interface PeopleMatchClaim {
  agency_id: Generated<string>;
  claimed_by: Generated<string>;
  match_id: string;
  until: string;
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
  key: number;
  name_form_id: string;
  sketch: number;
}

export interface PeopleNationality {
  agency_id: Generated<string>;
  anchor_id: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  evidence: string | null;
  evidence_kind: string | null;
  finding: string;
  id: Generated<string>;
  other_state: string | null;
  reasons: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  rests_on: Generated<string[]>;
  set_aside_by: string | null;
  valid_from: string | null;
  withdrawn_at: string | null;
}

export interface PeopleNationalityAppeal {
  agency_id: Generated<string>;
  anchor_id: string;
  answer: string | null;
  answered_at: string | null;
  answered_by: string | null;
  confirmed_at: string | null;
  confirmed_by: string | null;
  finding_id: string;
  grounds: string;
  id: Generated<string>;
  lodged_by: string;
  lodged_on: string;
  outcome: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
}

export interface PeopleNationalityAppealHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface PeopleNationalityEvidence {
  agency_id: Generated<string>;
  anchor_id: string;
  at_birth: string | null;
  checked_on: string | null;
  checked_with: string | null;
  conclusion: string | null;
  custody: Json | null;
  dated: string | null;
  direction: string;
  document_number: string | null;
  file_id: string | null;
  id: Generated<string>;
  kin_anchor_id: string | null;
  kind: string;
  kinship: string | null;
  laboratory: string | null;
  other_state: string | null;
  record_id: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  reference: string | null;
  sample_destroyed_on: string | null;
  says: string | null;
  validity: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface PeopleNationalityEvidenceHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
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

export interface PeopleOpinion {
  agency_id: Generated<string>;
  evidence: string | null;
  id: Generated<string>;
  left_anchor_id: string;
  reason: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  right_anchor_id: string;
  settled_by: string | null;
  verdict: string;
  withdrawn_at: string | null;
}

export interface PeopleOpinionHistory {
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
  compartment: string;
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
  erased_at: string | null;
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

export interface PeopleToCompare {
  agency_id: string;
  anchor_id: string;
}

export interface RightsComplaint {
  about_accounts: Generated<string[]>;
  about_agency_id: string | null;
  agency_id: Generated<string>;
  anchor_id: string | null;
  answer: string | null;
  answered_by: string | null;
  answered_on: string | null;
  confirmed_at: string | null;
  confirmed_by: string | null;
  finding: string | null;
  id: Generated<string>;
  language: string;
  reach: string | null;
  received_on: Generated<string>;
  recorded_at: Generated<string>;
  words: string;
}

export interface RightsComplaintEntry {
  agency_id: Generated<string>;
  complaint_id: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  words: string;
}

export interface RightsComplaintEntryHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface RightsComplaintHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface RightsErasure {
  agency_id: string;
  anchor_ids: string[];
  basis: string;
  cleared: Json | null;
  counts: Json | null;
  decided_at: string | null;
  done_at: string | null;
  holder_ids: string[];
  id: Generated<string>;
  job_id: string | null;
  number: string;
  partners: string[] | null;
  proposed_at: Generated<string>;
  proposed_by: string;
  request_id: string | null;
  retention: string | null;
  state: Generated<string>;
}

export interface RightsErasureConsent {
  agency_id: Generated<string>;
  agreed: boolean;
  erasure_id: string;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  words: string | null;
}

export interface RightsErasureConsentHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface RightsErasureHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface RightsErasureRow {
  done: Generated<boolean>;
  erasure_id: string;
  part: Generated<number>;
  row_id: string;
  table_name: string;
}

export interface RightsHold {
  agency_id: string;
  anchor_id: string;
  basis: string;
  ended_at: string | null;
  ended_by: string | null;
  id: Generated<string>;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  until: string;
}

export interface RightsHoldHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface RightsNotice {
  agency_id: Generated<string>;
  confirmed_at: string | null;
  confirmed_by: string | null;
  id: Generated<string>;
  name: string;
  proposed_at: Generated<string>;
  proposed_by: Generated<string>;
  texts: Json;
}

export interface RightsNoticeGiven {
  agency_id: Generated<string>;
  anchor_id: string;
  given_on: string;
  how: string;
  id: Generated<string>;
  language: string;
  notice_id: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  to_whom: string;
  words: string | null;
}

export interface RightsNoticeGivenHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface RightsNoticeHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface RightsRequest {
  agency_id: string;
  anchor_id: string;
  answer: string | null;
  answered_by: string | null;
  answered_how: string | null;
  answered_on: string | null;
  asked_by: string;
  asked_on: string;
  asker: string | null;
  called: string;
  compartment: string | null;
  decided_at: string | null;
  decided_by: string | null;
  decider_agency_id: string | null;
  decision: string | null;
  decision_words: string | null;
  evidence: string | null;
  extended_because: string | null;
  extended_by: string | null;
  id: Generated<string>;
  identity_checked: string | null;
  identity_checked_by: string | null;
  kind: string;
  language: string;
  outcome: string | null;
  process: string | null;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  should_say: string | null;
  withheld: string | null;
  words: string;
}

export interface RightsRequestHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface RightsRetentionLonger {
  agency_id: Generated<string>;
  anchor_id: string;
  because: string;
  id: Generated<string>;
  kind: string;
  recorded_at: Generated<string>;
  recorded_by: Generated<string>;
  until: string;
}

export interface RightsRetentionLongerHistory {
  agency_id: string | null;
  at: Generated<string>;
  entry_id: number;
  image: Json | null;
  row_id: string;
  salt: Buffer | null;
  subject_id: string | null;
}

export interface RightsRetentionRule {
  duty: boolean;
  kind: string;
  months: number;
}

export interface DB {
  "access.account": AccessAccount;
  "access.account_history": AccessAccountHistory;
  "access.agency": AccessAgency;
  "access.agency_history": AccessAgencyHistory;
  "access.breach": AccessBreach;
  "access.breach_entry": AccessBreachEntry;
  "access.breach_entry_history": AccessBreachEntryHistory;
  "access.breach_history": AccessBreachHistory;
  "access.break_glass": AccessBreakGlass;
  "access.break_glass_history": AccessBreakGlassHistory;
  "access.compartment": AccessCompartment;
  "access.erasure_rule": AccessErasureRule;
  "access.grant": AccessGrant;
  "access.grant_history": AccessGrantHistory;
  "access.guarded": AccessGuarded;
  "access.impact_assessment": AccessImpactAssessment;
  "access.impact_assessment_history": AccessImpactAssessmentHistory;
  "access.processing": AccessProcessing;
  "access.processing_history": AccessProcessingHistory;
  "access.reading_review": AccessReadingReview;
  "access.reading_review_history": AccessReadingReviewHistory;
  "access.role_right": AccessRoleRight;
  "access.session": AccessSession;
  "access.write": AccessWrite;
  "cases.acquittal": CasesAcquittal;
  "cases.acquittal_history": CasesAcquittalHistory;
  "cases.appeal": CasesAppeal;
  "cases.appeal_history": CasesAppealHistory;
  "cases.arrival_step": CasesArrivalStep;
  "cases.arrival_step_history": CasesArrivalStepHistory;
  "cases.belief_agreement": CasesBeliefAgreement;
  "cases.belief_agreement_history": CasesBeliefAgreementHistory;
  "cases.belief_end": CasesBeliefEnd;
  "cases.belief_end_history": CasesBeliefEndHistory;
  "cases.care_answer": CasesCareAnswer;
  "cases.care_answer_history": CasesCareAnswerHistory;
  "cases.care_assessment": CasesCareAssessment;
  "cases.care_assessment_history": CasesCareAssessmentHistory;
  "cases.care_note": CasesCareNote;
  "cases.care_note_history": CasesCareNoteHistory;
  "cases.care_referral": CasesCareReferral;
  "cases.care_referral_history": CasesCareReferralHistory;
  "cases.care_task": CasesCareTask;
  "cases.care_task_history": CasesCareTaskHistory;
  "cases.care_track": CasesCareTrack;
  "cases.care_track_agreement": CasesCareTrackAgreement;
  "cases.care_track_agreement_history": CasesCareTrackAgreementHistory;
  "cases.care_track_assessment": CasesCareTrackAssessment;
  "cases.care_track_assessment_history": CasesCareTrackAssessmentHistory;
  "cases.care_track_goal": CasesCareTrackGoal;
  "cases.care_track_goal_history": CasesCareTrackGoalHistory;
  "cases.care_track_history": CasesCareTrackHistory;
  "cases.care_track_measurement": CasesCareTrackMeasurement;
  "cases.care_track_measurement_history": CasesCareTrackMeasurementHistory;
  "cases.care_track_review": CasesCareTrackReview;
  "cases.care_track_review_history": CasesCareTrackReviewHistory;
  "cases.care_track_service": CasesCareTrackService;
  "cases.care_track_service_history": CasesCareTrackServiceHistory;
  "cases.care_track_session": CasesCareTrackSession;
  "cases.care_track_session_history": CasesCareTrackSessionHistory;
  "cases.carer": CasesCarer;
  "cases.carer_history": CasesCarerHistory;
  "cases.case": CasesCase;
  "cases.case_history": CasesCaseHistory;
  "cases.catch_up": CasesCatchUp;
  "cases.catch_up_history": CasesCatchUpHistory;
  "cases.charge": CasesCharge;
  "cases.charge_history": CasesChargeHistory;
  "cases.closure": CasesClosure;
  "cases.closure_history": CasesClosureHistory;
  "cases.code_list": CasesCodeList;
  "cases.code_list_history": CasesCodeListHistory;
  "cases.conference": CasesConference;
  "cases.conference_history": CasesConferenceHistory;
  "cases.contact": CasesContact;
  "cases.contact_arrangement": CasesContactArrangement;
  "cases.contact_arrangement_history": CasesContactArrangementHistory;
  "cases.contact_history": CasesContactHistory;
  "cases.conviction": CasesConviction;
  "cases.conviction_history": CasesConvictionHistory;
  "cases.counsel": CasesCounsel;
  "cases.counsel_history": CasesCounselHistory;
  "cases.counselling_note": CasesCounsellingNote;
  "cases.counselling_note_history": CasesCounsellingNoteHistory;
  "cases.crossing_copy": CasesCrossingCopy;
  "cases.crossing_copy_history": CasesCrossingCopyHistory;
  "cases.crossing_decision": CasesCrossingDecision;
  "cases.crossing_decision_history": CasesCrossingDecisionHistory;
  "cases.crossing_field": CasesCrossingField;
  "cases.crossing_request": CasesCrossingRequest;
  "cases.crossing_request_history": CasesCrossingRequestHistory;
  "cases.day_attendance": CasesDayAttendance;
  "cases.day_attendance_history": CasesDayAttendanceHistory;
  "cases.day_session": CasesDaySession;
  "cases.day_session_history": CasesDaySessionHistory;
  "cases.detention": CasesDetention;
  "cases.detention_extension": CasesDetentionExtension;
  "cases.detention_extension_history": CasesDetentionExtensionHistory;
  "cases.detention_history": CasesDetentionHistory;
  "cases.determination": CasesDetermination;
  "cases.determination_history": CasesDeterminationHistory;
  "cases.diversion": CasesDiversion;
  "cases.diversion_history": CasesDiversionHistory;
  "cases.enrolment": CasesEnrolment;
  "cases.enrolment_history": CasesEnrolmentHistory;
  "cases.evening_absence": CasesEveningAbsence;
  "cases.evening_absence_history": CasesEveningAbsenceHistory;
  "cases.evening_count": CasesEveningCount;
  "cases.evening_count_history": CasesEveningCountHistory;
  "cases.field_knew": CasesFieldKnew;
  "cases.field_knew_history": CasesFieldKnewHistory;
  "cases.follow_up": CasesFollowUp;
  "cases.follow_up_history": CasesFollowUpHistory;
  "cases.form": CasesForm;
  "cases.form_history": CasesFormHistory;
  "cases.form_version": CasesFormVersion;
  "cases.form_version_history": CasesFormVersionHistory;
  "cases.gate": CasesGate;
  "cases.gate_history": CasesGateHistory;
  "cases.guardianship": CasesGuardianship;
  "cases.guardianship_history": CasesGuardianshipHistory;
  "cases.health_answer": CasesHealthAnswer;
  "cases.health_answer_history": CasesHealthAnswerHistory;
  "cases.health_note": CasesHealthNote;
  "cases.health_note_history": CasesHealthNoteHistory;
  "cases.health_task": CasesHealthTask;
  "cases.health_task_history": CasesHealthTaskHistory;
  "cases.health_track": CasesHealthTrack;
  "cases.health_track_agreement": CasesHealthTrackAgreement;
  "cases.health_track_agreement_history": CasesHealthTrackAgreementHistory;
  "cases.health_track_assessment": CasesHealthTrackAssessment;
  "cases.health_track_assessment_history": CasesHealthTrackAssessmentHistory;
  "cases.health_track_goal": CasesHealthTrackGoal;
  "cases.health_track_goal_history": CasesHealthTrackGoalHistory;
  "cases.health_track_history": CasesHealthTrackHistory;
  "cases.health_track_measurement": CasesHealthTrackMeasurement;
  "cases.health_track_measurement_history": CasesHealthTrackMeasurementHistory;
  "cases.health_track_review": CasesHealthTrackReview;
  "cases.health_track_review_history": CasesHealthTrackReviewHistory;
  "cases.health_track_service": CasesHealthTrackService;
  "cases.health_track_service_history": CasesHealthTrackServiceHistory;
  "cases.health_track_session": CasesHealthTrackSession;
  "cases.health_track_session_history": CasesHealthTrackSessionHistory;
  "cases.hearing": CasesHearing;
  "cases.hearing_history": CasesHearingHistory;
  "cases.home_assessment": CasesHomeAssessment;
  "cases.home_assessment_history": CasesHomeAssessmentHistory;
  "cases.individual_assessment": CasesIndividualAssessment;
  "cases.individual_assessment_history": CasesIndividualAssessmentHistory;
  "cases.interpreter": CasesInterpreter;
  "cases.interpreter_history": CasesInterpreterHistory;
  "cases.interview": CasesInterview;
  "cases.interview_history": CasesInterviewHistory;
  "cases.later_access": CasesLaterAccess;
  "cases.later_access_history": CasesLaterAccessHistory;
  "cases.legal_answer": CasesLegalAnswer;
  "cases.legal_answer_history": CasesLegalAnswerHistory;
  "cases.legal_erasure": CasesLegalErasure;
  "cases.legal_erasure_due": CasesLegalErasureDue;
  "cases.legal_erasure_history": CasesLegalErasureHistory;
  "cases.legal_measure": CasesLegalMeasure;
  "cases.legal_measure_history": CasesLegalMeasureHistory;
  "cases.legal_note": CasesLegalNote;
  "cases.legal_note_history": CasesLegalNoteHistory;
  "cases.legal_task": CasesLegalTask;
  "cases.legal_task_history": CasesLegalTaskHistory;
  "cases.legal_track": CasesLegalTrack;
  "cases.legal_track_history": CasesLegalTrackHistory;
  "cases.monitoring_visit": CasesMonitoringVisit;
  "cases.monitoring_visit_history": CasesMonitoringVisitHistory;
  "cases.outcome_release": CasesOutcomeRelease;
  "cases.outcome_release_history": CasesOutcomeReleaseHistory;
  "cases.over_ceiling": CasesOverCeiling;
  "cases.over_ceiling_history": CasesOverCeilingHistory;
  "cases.paper": CasesPaper;
  "cases.paper_history": CasesPaperHistory;
  "cases.paper_step": CasesPaperStep;
  "cases.paper_step_history": CasesPaperStepHistory;
  "cases.parent_fact": CasesParentFact;
  "cases.parent_fact_history": CasesParentFactHistory;
  "cases.parting": CasesParting;
  "cases.parting_history": CasesPartingHistory;
  "cases.place": CasesPlace;
  "cases.place_history": CasesPlaceHistory;
  "cases.place_room": CasesPlaceRoom;
  "cases.place_room_history": CasesPlaceRoomHistory;
  "cases.place_worker": CasesPlaceWorker;
  "cases.place_worker_history": CasesPlaceWorkerHistory;
  "cases.placement": CasesPlacement;
  "cases.placement_history": CasesPlacementHistory;
  "cases.proceeding": CasesProceeding;
  "cases.proceeding_history": CasesProceedingHistory;
  "cases.protection_answer": CasesProtectionAnswer;
  "cases.protection_answer_history": CasesProtectionAnswerHistory;
  "cases.protection_need": CasesProtectionNeed;
  "cases.protection_need_history": CasesProtectionNeedHistory;
  "cases.protection_note": CasesProtectionNote;
  "cases.protection_note_history": CasesProtectionNoteHistory;
  "cases.protection_task": CasesProtectionTask;
  "cases.protection_task_history": CasesProtectionTaskHistory;
  "cases.protection_track": CasesProtectionTrack;
  "cases.protection_track_agreement": CasesProtectionTrackAgreement;
  "cases.protection_track_agreement_history": CasesProtectionTrackAgreementHistory;
  "cases.protection_track_assessment": CasesProtectionTrackAssessment;
  "cases.protection_track_assessment_history": CasesProtectionTrackAssessmentHistory;
  "cases.protection_track_goal": CasesProtectionTrackGoal;
  "cases.protection_track_goal_history": CasesProtectionTrackGoalHistory;
  "cases.protection_track_history": CasesProtectionTrackHistory;
  "cases.protection_track_measurement": CasesProtectionTrackMeasurement;
  "cases.protection_track_measurement_history": CasesProtectionTrackMeasurementHistory;
  "cases.protection_track_review": CasesProtectionTrackReview;
  "cases.protection_track_review_history": CasesProtectionTrackReviewHistory;
  "cases.protection_track_service": CasesProtectionTrackService;
  "cases.protection_track_service_history": CasesProtectionTrackServiceHistory;
  "cases.protection_track_session": CasesProtectionTrackSession;
  "cases.protection_track_session_history": CasesProtectionTrackSessionHistory;
  "cases.reception": CasesReception;
  "cases.reception_history": CasesReceptionHistory;
  "cases.referral": CasesReferral;
  "cases.referral_history": CasesReferralHistory;
  "cases.release": CasesRelease;
  "cases.release_history": CasesReleaseHistory;
  "cases.research_release": CasesResearchRelease;
  "cases.research_release_history": CasesResearchReleaseHistory;
  "cases.research_rows": CasesResearchRows;
  "cases.research_rows_history": CasesResearchRowsHistory;
  "cases.safety_plan": CasesSafetyPlan;
  "cases.safety_plan_history": CasesSafetyPlanHistory;
  "cases.school_incident": CasesSchoolIncident;
  "cases.school_incident_history": CasesSchoolIncidentHistory;
  "cases.service": CasesService;
  "cases.service_history": CasesServiceHistory;
  "cases.service_turn": CasesServiceTurn;
  "cases.service_turn_history": CasesServiceTurnHistory;
  "cases.sibling_plan": CasesSiblingPlan;
  "cases.sibling_plan_history": CasesSiblingPlanHistory;
  "cases.standing": CasesStanding;
  "cases.standing_history": CasesStandingHistory;
  "cases.stay": CasesStay;
  "cases.stay_bed": CasesStayBed;
  "cases.stay_bed_history": CasesStayBedHistory;
  "cases.stay_extension": CasesStayExtension;
  "cases.stay_extension_history": CasesStayExtensionHistory;
  "cases.stay_history": CasesStayHistory;
  "cases.suspicion": CasesSuspicion;
  "cases.suspicion_history": CasesSuspicionHistory;
  "cases.tracing": CasesTracing;
  "cases.tracing_evidence": CasesTracingEvidence;
  "cases.tracing_evidence_history": CasesTracingEvidenceHistory;
  "cases.tracing_history": CasesTracingHistory;
  "cases.tracing_step": CasesTracingStep;
  "cases.tracing_step_history": CasesTracingStepHistory;
  "cases.tracing_wish": CasesTracingWish;
  "cases.tracing_wish_history": CasesTracingWishHistory;
  "cases.transfer": CasesTransfer;
  "cases.transfer_history": CasesTransferHistory;
  "cases.visit": CasesVisit;
  "cases.visit_history": CasesVisitHistory;
  "cooperation.agreement": CooperationAgreement;
  "cooperation.agreement_history": CooperationAgreementHistory;
  "cooperation.commitment": CooperationCommitment;
  "cooperation.commitment_entry": CooperationCommitmentEntry;
  "cooperation.commitment_entry_history": CooperationCommitmentEntryHistory;
  "cooperation.commitment_history": CooperationCommitmentHistory;
  "cooperation.focal_point": CooperationFocalPoint;
  "cooperation.focal_point_history": CooperationFocalPointHistory;
  "cooperation.guest": CooperationGuest;
  "cooperation.guest_history": CooperationGuestHistory;
  "cooperation.incoming": CooperationIncoming;
  "cooperation.incoming_history": CooperationIncomingHistory;
  "cooperation.intersection": CooperationIntersection;
  "cooperation.intersection_history": CooperationIntersectionHistory;
  "cooperation.intersection_pair": CooperationIntersectionPair;
  "cooperation.intersection_pair_history": CooperationIntersectionPairHistory;
  "cooperation.intersection_state": CooperationIntersectionState;
  "cooperation.meeting": CooperationMeeting;
  "cooperation.meeting_history": CooperationMeetingHistory;
  "cooperation.note_template": CooperationNoteTemplate;
  "cooperation.note_template_history": CooperationNoteTemplateHistory;
  "cooperation.outgoing": CooperationOutgoing;
  "cooperation.outgoing_history": CooperationOutgoingHistory;
  "cooperation.package": CooperationPackage;
  "cooperation.package_history": CooperationPackageHistory;
  "cooperation.package_person": CooperationPackagePerson;
  "cooperation.package_person_history": CooperationPackagePersonHistory;
  "cooperation.parcel": CooperationParcel;
  "cooperation.partner": CooperationPartner;
  "cooperation.partner_history": CooperationPartnerHistory;
  "cooperation.partner_key": CooperationPartnerKey;
  "cooperation.partner_key_history": CooperationPartnerKeyHistory;
  "cooperation.public_line": CooperationPublicLine;
  "cooperation.public_line_history": CooperationPublicLineHistory;
  "cooperation.request": CooperationRequest;
  "cooperation.request_entry": CooperationRequestEntry;
  "cooperation.request_entry_history": CooperationRequestEntryHistory;
  "cooperation.request_history": CooperationRequestHistory;
  "enquiries.address_use": EnquiriesAddressUse;
  "enquiries.agreement": EnquiriesAgreement;
  "enquiries.agreement_history": EnquiriesAgreementHistory;
  "enquiries.enquiry": EnquiriesEnquiry;
  "enquiries.enquiry_history": EnquiriesEnquiryHistory;
  "enquiries.message": EnquiriesMessage;
  "enquiries.message_history": EnquiriesMessageHistory;
  "enquiries.sought_person": EnquiriesSoughtPerson;
  "enquiries.sought_person_history": EnquiriesSoughtPersonHistory;
  "enquiries.verification": EnquiriesVerification;
  "enquiries.verification_history": EnquiriesVerificationHistory;
  "field.contact": FieldContact;
  "field.device": FieldDevice;
  "field.device_history": FieldDeviceHistory;
  "field.log": FieldLog;
  "field.log_history": FieldLogHistory;
  "field.operation": FieldOperation;
  "field.operation_history": FieldOperationHistory;
  "field.pack": FieldPack;
  "field.pack_history": FieldPackHistory;
  "field.quarantine": FieldQuarantine;
  "field.quarantine_history": FieldQuarantineHistory;
  "field.question": FieldQuestion;
  "field.question_history": FieldQuestionHistory;
  "figures.claim": FiguresClaim;
  "figures.claim_history": FiguresClaimHistory;
  "figures.communique": FiguresCommunique;
  "figures.communique_history": FiguresCommuniqueHistory;
  "figures.communique_version": FiguresCommuniqueVersion;
  "figures.communique_version_history": FiguresCommuniqueVersionHistory;
  "figures.consistency": FiguresConsistency;
  "figures.consistency_history": FiguresConsistencyHistory;
  "figures.estimate": FiguresEstimate;
  "figures.estimate_history": FiguresEstimateHistory;
  "figures.figure": FiguresFigure;
  "figures.figure_history": FiguresFigureHistory;
  "figures.quantity": FiguresQuantity;
  "figures.quantity_history": FiguresQuantityHistory;
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
  "operations.alternative": OperationsAlternative;
  "operations.alternative_history": OperationsAlternativeHistory;
  "operations.assignment": OperationsAssignment;
  "operations.assignment_history": OperationsAssignmentHistory;
  "operations.attendant": OperationsAttendant;
  "operations.attendant_history": OperationsAttendantHistory;
  "operations.carriage": OperationsCarriage;
  "operations.carriage_history": OperationsCarriageHistory;
  "operations.checklist_item": OperationsChecklistItem;
  "operations.checklist_item_history": OperationsChecklistItemHistory;
  "operations.contingency": OperationsContingency;
  "operations.contingency_history": OperationsContingencyHistory;
  "operations.gate": OperationsGate;
  "operations.gate_history": OperationsGateHistory;
  "operations.handover": OperationsHandover;
  "operations.handover_history": OperationsHandoverHistory;
  "operations.handover_line": OperationsHandoverLine;
  "operations.handover_line_history": OperationsHandoverLineHistory;
  "operations.head_count": OperationsHeadCount;
  "operations.head_count_history": OperationsHeadCountHistory;
  "operations.leg": OperationsLeg;
  "operations.leg_history": OperationsLegHistory;
  "operations.manifest_line": OperationsManifestLine;
  "operations.manifest_line_history": OperationsManifestLineHistory;
  "operations.manifest_version": OperationsManifestVersion;
  "operations.manifest_version_history": OperationsManifestVersionHistory;
  "operations.mission": OperationsMission;
  "operations.mission_check": OperationsMissionCheck;
  "operations.mission_check_history": OperationsMissionCheckHistory;
  "operations.mission_history": OperationsMissionHistory;
  "operations.operation": OperationsOperation;
  "operations.operation_history": OperationsOperationHistory;
  "operations.passenger_list": OperationsPassengerList;
  "operations.passenger_list_history": OperationsPassengerListHistory;
  "operations.passing": OperationsPassing;
  "operations.passing_history": OperationsPassingHistory;
  "operations.permission": OperationsPermission;
  "operations.permission_history": OperationsPermissionHistory;
  "operations.pin": OperationsPin;
  "operations.pin_history": OperationsPinHistory;
  "operations.property": OperationsProperty;
  "operations.property_history": OperationsPropertyHistory;
  "operations.protection_referral": OperationsProtectionReferral;
  "operations.protection_referral_history": OperationsProtectionReferralHistory;
  "operations.pulse": OperationsPulse;
  "operations.receipt": OperationsReceipt;
  "operations.receipt_history": OperationsReceiptHistory;
  "operations.reception_place": OperationsReceptionPlace;
  "operations.reception_place_history": OperationsReceptionPlaceHistory;
  "operations.revalidation": OperationsRevalidation;
  "operations.revalidation_history": OperationsRevalidationHistory;
  "operations.stock_movement": OperationsStockMovement;
  "operations.stock_movement_history": OperationsStockMovementHistory;
  "operations.travel_blank": OperationsTravelBlank;
  "operations.travel_blank_history": OperationsTravelBlankHistory;
  "operations.travel_document": OperationsTravelDocument;
  "operations.travel_document_history": OperationsTravelDocumentHistory;
  "operations.vehicle": OperationsVehicle;
  "operations.vehicle_history": OperationsVehicleHistory;
  "operations.version_signature": OperationsVersionSignature;
  "operations.version_signature_history": OperationsVersionSignatureHistory;
  "operations.waiver": OperationsWaiver;
  "operations.waiver_history": OperationsWaiverHistory;
  "people.age_decision": PeopleAgeDecision;
  "people.age_decision_history": PeopleAgeDecisionHistory;
  "people.anchor": PeopleAnchor;
  "people.anchor_history": PeopleAnchorHistory;
  "people.block_key": PeopleBlockKey;
  "people.decision": PeopleDecision;
  "people.decision_history": PeopleDecisionHistory;
  "people.fact_table": PeopleFactTable;
  "people.family": PeopleFamily;
  "people.family_history": PeopleFamilyHistory;
  "people.family_member": PeopleFamilyMember;
  "people.family_member_history": PeopleFamilyMemberHistory;
  "people.health_said": PeopleHealthSaid;
  "people.health_said_history": PeopleHealthSaidHistory;
  "people.key_version": PeopleKeyVersion;
  "people.legal_said": PeopleLegalSaid;
  "people.legal_said_history": PeopleLegalSaidHistory;
  "people.match": PeopleMatch;
  "people.match_claim": PeopleMatchClaim;
  "people.match_history": PeopleMatchHistory;
  "people.name_form": PeopleNameForm;
  "people.name_form_history": PeopleNameFormHistory;
  "people.name_key": PeopleNameKey;
  "people.nationality": PeopleNationality;
  "people.nationality_appeal": PeopleNationalityAppeal;
  "people.nationality_appeal_history": PeopleNationalityAppealHistory;
  "people.nationality_evidence": PeopleNationalityEvidence;
  "people.nationality_evidence_history": PeopleNationalityEvidenceHistory;
  "people.nationality_history": PeopleNationalityHistory;
  "people.opinion": PeopleOpinion;
  "people.opinion_history": PeopleOpinionHistory;
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
  "people.to_compare": PeopleToCompare;
  "rights.complaint": RightsComplaint;
  "rights.complaint_entry": RightsComplaintEntry;
  "rights.complaint_entry_history": RightsComplaintEntryHistory;
  "rights.complaint_history": RightsComplaintHistory;
  "rights.erasure": RightsErasure;
  "rights.erasure_consent": RightsErasureConsent;
  "rights.erasure_consent_history": RightsErasureConsentHistory;
  "rights.erasure_history": RightsErasureHistory;
  "rights.erasure_row": RightsErasureRow;
  "rights.hold": RightsHold;
  "rights.hold_history": RightsHoldHistory;
  "rights.notice": RightsNotice;
  "rights.notice_given": RightsNoticeGiven;
  "rights.notice_given_history": RightsNoticeGivenHistory;
  "rights.notice_history": RightsNoticeHistory;
  "rights.request": RightsRequest;
  "rights.request_history": RightsRequestHistory;
  "rights.retention_longer": RightsRetentionLonger;
  "rights.retention_longer_history": RightsRetentionLongerHistory;
  "rights.retention_rule": RightsRetentionRule;
}

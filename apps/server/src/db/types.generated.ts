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
}

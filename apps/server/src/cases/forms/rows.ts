// Forms and their versions as they stand in the database.
import {
  type CasePartName,
  caseParts,
  type Form,
  type FormDefinition,
  type FormState,
  type FormSubject,
  Problem,
  readForm,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'

export function versions(db: Db) {
  return db.selectFrom('cases.form_version as version').selectAll()
}
export type VersionRow = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

export const definitionOf = (row: Pick<VersionRow, 'definition'>) =>
  row.definition as unknown as FormDefinition
export const formOf = (row: Pick<VersionRow, 'definition'>): Form => readForm(definitionOf(row))
export const partOf = (row: VersionRow) => row.compartment as CasePartName
export const stateOf = (row: VersionRow) => row.state as FormState
export const subjectOf = (row: VersionRow) => row.subject as FormSubject

/** All versions of a form that the reader may know of, the newest first. @throws Problem not-found */
export async function getVersionsOf(db: Db, formId: string): Promise<[VersionRow, ...VersionRow[]]> {
  const rows = await versions(db)
    .where('version.form_id', '=', formId)
    .orderBy('version.number', 'desc')
    .execute()
  if (rows.length === 0) throw new Problem('not-found')
  return rows as [VersionRow, ...VersionRow[]]
}

/** @throws Problem not-found */
export async function getVersion(db: Db, id: string): Promise<VersionRow> {
  const row = await versions(db).where('version.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

/** The compartments that the actor may know questions of: by role, and those opened to them for someone just now. */
export async function partsHeld(db: Db, actor: Actor): Promise<CasePartName[]> {
  const glass = await db
    .selectFrom('access.break_glass')
    .select('compartment')
    .where('account_id', '=', actor.accountId)
    .where(sql<boolean>`now() between started_at and ends_at`)
    .execute()
  return caseParts.filter(
    (part) => roleHolds(actor.role, `${part}.read`) || glass.some(({ compartment }) => compartment === part),
  )
}

/** Whether the actor makes the forms of a compartment: of their own agency only. */
export const builds = (actor: Actor, row: VersionRow): boolean =>
  row.agency_id === actor.agencyId && roleHolds(actor.role, `${partOf(row)}.write`)
export const decides = (actor: Actor, row: VersionRow): boolean =>
  row.agency_id === actor.agencyId && roleHolds(actor.role, `${partOf(row)}.decide`)

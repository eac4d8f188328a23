// The question of nationality of one person, as it stands: evidence, findings, appeals, and what is missing.
import {
  bornAbroad,
  type NationalityAppeal,
  type NationalityCase,
  type NationalityEvidence,
  type NationalityFact,
  statelessness,
} from '@oralu/domain'
import { namesOf } from '../access/queries.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople } from './describe.ts'
import { factsByTwo } from './facts.ts'
import { anchorsOf } from './page.ts'
import { anyOf } from './records.ts'
import { nationalityOf } from './standing.ts'

export async function getNationalityCase(db: Db, actor: Actor, id: string): Promise<NationalityCase> {
  const anchors = await anchorsOf(db, id)
  const [evidence, findings, appeals] = await Promise.all([
    evidenceOf(db, anchors),
    findingsOf(db, actor, anchors),
    appealsOf(db, actor, anchors),
  ])
  const stands = findings.find((each) => each.standing === 'stands')?.finding ?? null
  const pieces = evidence.map((piece) => ({ ...piece, withdrawn: piece.withdrawnAt !== null }))
  return {
    state: stands ?? (findings.some((each) => each.standing === 'proposed') ? 'proposed' : 'none'),
    evidence,
    findings,
    appeals,
    statelessness: statelessness(stands, pieces),
    bornAbroad: bornAbroad(pieces),
  }
}

async function evidenceOf(db: Db, anchors: readonly string[]): Promise<NationalityEvidence[]> {
  const rows = await db
    .selectFrom('people.nationality_evidence as piece')
    .leftJoin('people.record as record', 'record.id', 'piece.record_id')
    .leftJoin('lists.source as source', 'source.id', 'record.source_id')
    .leftJoin('files.file as file', 'file.id', 'piece.file_id')
    .selectAll('piece')
    .select(['record.list_id', 'record.row_number', 'source.name as source_name', 'file.name as file_name'])
    .where('piece.anchor_id', '=', anyOf(anchors))
    .orderBy('piece.recorded_at')
    .orderBy('piece.id')
    .execute()
  const kinIds = rows.flatMap((row) => row.kin_anchor_id ?? [])
  const [names, kin, standing] = await Promise.all([
    namesOf(
      db,
      rows.flatMap((row) => [row.recorded_by, row.withdrawn_by]),
    ),
    describePeople(db, kinIds),
    nationalityOf(db, kinIds),
  ])
  return rows.map((row) => {
    const relative = kin.get(row.kin_anchor_id ?? '')
    return {
      id: row.id,
      anchorId: row.anchor_id,
      by: names.get(row.recorded_by) ?? '',
      recordedAt: row.recorded_at,
      withdrawnAt: row.withdrawn_at,
      withdrawnBy: row.withdrawn_by && (names.get(row.withdrawn_by) ?? ''),
      withdrawnWhy: row.withdrawn_why,
      kind: row.kind as NationalityEvidence['kind'],
      direction: row.direction as NationalityEvidence['direction'],
      otherState: row.other_state,
      says: row.says,
      dated: row.dated,
      documentNumber: row.document_number,
      validity: row.validity as NationalityEvidence['validity'],
      checkedOn: row.checked_on,
      checkedWith: row.checked_with,
      kinship: row.kinship as NationalityEvidence['kinship'],
      kin: relative
        ? {
            personId: relative.personId,
            names: relative.names,
            nationality: standing.get(row.kin_anchor_id!) ?? 'none',
          }
        : null,
      atBirth: row.at_birth as NationalityEvidence['atBirth'],
      conclusion: row.conclusion as NationalityEvidence['conclusion'],
      laboratory: row.laboratory,
      reference: row.reference,
      custody: row.custody as NationalityEvidence['custody'],
      sampleDestroyedOn: row.sample_destroyed_on,
      line:
        row.list_id !== null && row.row_number !== null
          ? { listId: row.list_id, rowNumber: row.row_number, source: row.source_name ?? '' }
          : null,
      file: row.file_id && row.file_name !== null ? { id: row.file_id, name: row.file_name } : null,
    }
  })
}

/** The newest first. Of those that two confirmed the last stands. */
async function findingsOf(db: Db, actor: Actor, anchors: readonly string[]): Promise<NationalityFact[]> {
  const rows = await db
    .selectFrom('people.nationality')
    .selectAll()
    .where('anchor_id', '=', anyOf(anchors))
    .orderBy('recorded_at', 'desc')
    .execute()
  const stands = rows
    .filter((row) => row.confirmed_at && !row.withdrawn_at)
    .sort((a, b) => Date.parse(b.confirmed_at!) - Date.parse(a.confirmed_at!))[0]
  const say = await factsByTwo(db, actor, rows)
  const standing = (row: (typeof rows)[number]): NationalityFact['standing'] => {
    if (row.set_aside_by) return 'set aside'
    if (row.withdrawn_at) return 'withdrawn'
    if (!row.confirmed_at) return 'proposed'
    return row === stands ? 'stands' : 'superseded'
  }
  return rows.map((row) => ({
    ...say(row),
    finding: row.finding as NationalityFact['finding'],
    otherState: row.other_state,
    validFrom: row.valid_from,
    reasons: row.reasons ?? row.evidence ?? '',
    restsOn: row.rests_on,
    standing: standing(row),
  }))
}

async function appealsOf(db: Db, actor: Actor, anchors: readonly string[]): Promise<NationalityAppeal[]> {
  const rows = await db
    .selectFrom('people.nationality_appeal as appeal')
    .innerJoin('people.nationality as finding', 'finding.id', 'appeal.finding_id')
    .selectAll('appeal')
    .select(['finding.recorded_by as proposer', 'finding.confirmed_by as confirmer'])
    .where('appeal.anchor_id', '=', anyOf(anchors))
    .orderBy('appeal.recorded_at')
    .execute()
  const say = await factsByTwo(
    db,
    actor,
    rows.map((row) => ({ ...row, withdrawn_at: null })),
  )
  const names = await namesOf(
    db,
    rows.map((row) => row.answered_by),
  )
  return rows.map((row) => ({
    ...say({ ...row, withdrawn_at: null }),
    findingId: row.finding_id,
    lodgedOn: row.lodged_on,
    lodgedBy: row.lodged_by,
    grounds: row.grounds,
    outcome: row.outcome as NationalityAppeal['outcome'],
    answer: row.answer,
    answeredBy: row.answered_by && (names.get(row.answered_by) ?? ''),
    answeredAt: row.answered_at,
    tookPart: [row.proposer, row.confirmer].includes(actor.accountId),
    answeredByMe: row.answered_by === actor.accountId,
  }))
}

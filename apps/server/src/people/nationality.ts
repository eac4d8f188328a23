// Nationality on evidence: pieces, findings by two, appeals answered by two others. The rules of who may sign are held by
// the database (db/0053-nationality.sql); here they get their words.
import {
  type addEvidence,
  type answerAppeal,
  type BodyOf,
  type lodgeAppeal,
  looksLikeProfile,
  Problem,
  type proposeNationality,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { newId } from './ids.ts'

type Written = Promise<{ id: string }>
const now = sql<string>`now()`

/** @throws Problem no-profile where any of the texts looks like one */
function refuseProfile(...texts: (string | undefined)[]): void {
  if (looksLikeProfile(texts.filter(Boolean).join('\n'))) throw new Problem('no-profile')
}

export async function addPiece(db: Db, it: BodyOf<typeof addEvidence>): Written {
  const id = it.id ?? newId()
  const texts = Object.entries(it).flatMap(([field, value]) =>
    typeof value === 'string' && field !== 'documentNumber' ? [value] : [],
  )
  refuseProfile(...texts, ...(it.kind === 'dna' ? it.custody.flatMap(({ from, to }) => [from, to]) : []))
  await db
    .insertInto('people.nationality_evidence')
    .values({
      id,
      anchor_id: await anchorOfPiece(db, it),
      kind: it.kind,
      direction: it.direction,
      other_state: it.otherState,
      dated: it.dated,
      ...('says' in it ? { says: it.says, record_id: it.recordId, file_id: it.fileId } : {}),
      ...('documentNumber' in it || 'validity' in it
        ? {
            document_number: it.documentNumber,
            validity: it.validity,
            checked_on: it.checkedOn,
            checked_with: it.checkedWith,
          }
        : {}),
      ...('kinship' in it ? { kinship: it.kinship, kin_anchor_id: it.kinAnchorId } : {}),
      ...('atBirth' in it ? { at_birth: it.atBirth } : {}),
      ...('custody' in it
        ? {
            conclusion: it.conclusion,
            laboratory: it.laboratory,
            reference: it.reference,
            custody: JSON.stringify(it.custody),
            sample_destroyed_on: it.sampleDestroyedOn,
          }
        : {}),
    })
    .execute()
  return { id }
}

/** What a line of a list says hangs on the line's own anchor, so that it goes with it when a joining is undone. */
async function anchorOfPiece(db: Db, it: BodyOf<typeof addEvidence>): Promise<string> {
  if (!('recordId' in it && it.recordId)) return it.anchorId
  const { rows } = await sql<{ anchor_id: string }>`
    select r.anchor_id from people.record r join people.anchor k on k.id = r.anchor_id
      join people.anchor a on a.person_id = k.person_id
    where r.id = ${it.recordId} and a.id = ${it.anchorId}`.execute(db)
  if (!rows[0]) throw new Problem('refers-to-nothing')
  return rows[0].anchor_id
}

export async function withdrawPiece(db: Db, actor: Actor, id: string, reason: string): Written {
  refuseProfile(reason)
  return await changePiece(db, id, {
    withdrawn_by: actor.accountId,
    withdrawn_at: now,
    withdrawn_why: reason,
  })
}

/** @throws Problem step-not-open where the piece is no laboratory's */
export async function noteDestroyed(db: Db, id: string, on: string): Written {
  return await changePiece(db, id, { sample_destroyed_on: on })
}

async function changePiece(
  db: Db,
  id: string,
  change: Partial<
    Record<'withdrawn_by' | 'withdrawn_why' | 'sample_destroyed_on', string> & { withdrawn_at: typeof now }
  >,
): Written {
  const done = await db
    .updateTable('people.nationality_evidence')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirst()
  if (done.numUpdatedRows > 0n) return { id }
  const piece = await db
    .selectFrom('people.nationality_evidence')
    .select('withdrawn_at')
    .where('id', '=', id)
    .executeTakeFirst()
  throw refusal(piece, piece?.withdrawn_at)
}

/** Why nothing was changed: it is not there for the actor, it is closed, or it is another agency's. */
const refusal = (row: object | undefined, closed: unknown) =>
  new Problem(row ? (closed ? 'state-changed' : 'not-allowed') : 'not-found')

export async function proposeFinding(db: Db, it: BodyOf<typeof proposeNationality>): Written {
  refuseProfile(it.reasons, it.otherState)
  const id = it.id ?? newId()
  await db
    .insertInto('people.nationality')
    .values({
      id,
      anchor_id: it.anchorId,
      finding: it.finding,
      other_state: it.otherState,
      valid_from: it.validFrom,
      reasons: it.reasons,
      rests_on: [...new Set(it.restsOn)],
    })
    .execute()
  return { id }
}

/** A proposal is withdrawn by either; what two confirmed is changed by two. @throws Problem step-not-open */
export async function withdrawFinding(db: Db, id: string): Written {
  const done = await db
    .updateTable('people.nationality')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .executeTakeFirst()
  if (done.numUpdatedRows > 0n) return { id }
  const finding = await db
    .selectFrom('people.nationality')
    .select(['withdrawn_at', 'confirmed_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (finding?.confirmed_at && !finding.withdrawn_at) throw new Problem('step-not-open')
  throw refusal(finding, finding?.withdrawn_at)
}

export async function lodge(db: Db, findingId: string, it: BodyOf<typeof lodgeAppeal>): Written {
  refuseProfile(it.grounds, it.lodgedBy)
  const finding = await db
    .selectFrom('people.nationality')
    .select(['anchor_id', 'confirmed_at', 'withdrawn_at'])
    .where('id', '=', findingId)
    .executeTakeFirst()
  if (!finding) throw new Problem('not-found')
  if (!finding.confirmed_at || finding.withdrawn_at) throw new Problem('step-not-open')
  const id = it.id ?? newId()
  await db
    .insertInto('people.nationality_appeal')
    .values({
      id,
      anchor_id: finding.anchor_id,
      finding_id: findingId,
      lodged_on: it.lodgedOn,
      lodged_by: it.lodgedBy,
      grounds: it.grounds,
    })
    .execute()
  return { id }
}

/** An answer waits for a second officer; until then another may take its place, and the history keeps it. */
export async function answer(db: Db, actor: Actor, id: string, it: BodyOf<typeof answerAppeal>): Written {
  refuseProfile(it.answer)
  const appeal = await getAppeal(db, actor, id)
  if (appeal.confirmed_at) throw new Problem('state-changed')
  const { outcome, answer: words } = it
  return await sign(db, id, { outcome, answer: words, answered_by: actor.accountId, answered_at: now })
}

export async function confirmAnswer(db: Db, actor: Actor, id: string): Written {
  const appeal = await getAppeal(db, actor, id)
  if (appeal.confirmed_at) throw new Problem('state-changed')
  if (!appeal.answered_by) throw new Problem('step-not-open')
  if (appeal.answered_by === actor.accountId) throw new Problem('same-person-twice')
  return await sign(db, id, { confirmed_by: actor.accountId, confirmed_at: now })
}

/** @throws Problem others-must-answer for whoever took part in the finding */
async function getAppeal(db: Db, actor: Actor, id: string) {
  const appeal = await db
    .selectFrom('people.nationality_appeal as appeal')
    .innerJoin('people.nationality as finding', 'finding.id', 'appeal.finding_id')
    .select([
      'appeal.answered_by',
      'appeal.confirmed_at',
      'finding.recorded_by as proposer',
      'finding.confirmed_by as confirmer',
    ])
    .where('appeal.id', '=', id)
    .executeTakeFirst()
  if (!appeal) throw new Problem('not-found')
  if ([appeal.proposer, appeal.confirmer].includes(actor.accountId)) throw new Problem('others-must-answer')
  return appeal
}

async function sign(
  db: Db,
  id: string,
  signed: Partial<Record<'outcome' | 'answer' | 'answered_by' | 'confirmed_by', string>> & {
    answered_at?: typeof now
    confirmed_at?: typeof now
  },
): Written {
  const done = await db
    .updateTable('people.nationality_appeal')
    .set(signed)
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Problem('not-allowed')
  return { id }
}

// Papers owed to a person, and the steps on the way to each.
import {
  type addPaper,
  type addPaperStep,
  appealRunsOut,
  type BodyOf,
  type OwedPaper,
  Problem,
  type paperAnswered,
  paperState,
  today,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { describePeople, nationalityOf } from '../../people/queries.ts'
import { anchorsOf, namesOf } from '../queries.ts'
import { change, put } from './rows.ts'

const courseOf = (row: {
  applied_on: string | null
  answer: string | null
  appeal_until: string | null
  appealed_on: string | null
  appeal_answer: string | null
}) => ({
  appliedOn: row.applied_on,
  answer: row.answer as OwedPaper['answer'],
  appealUntil: row.appeal_until,
  appealedOn: row.appealed_on,
  appealAnswer: row.appeal_answer as OwedPaper['appealAnswer'],
})

export async function papersOf(db: Db, actor: Actor, anchorId: string) {
  const { ids } = await anchorsOf(db, anchorId)
  const among = sql<string>`any(${ids}::uuid[])`
  const papers = await db
    .selectFrom('cases.paper')
    .selectAll()
    .where('anchor_id', '=', among)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const steps = await db
    .selectFrom('cases.paper_step')
    .selectAll()
    .where('anchor_id', '=', among)
    .orderBy('due_on')
    .orderBy('recorded_at')
    .execute()
  const person = (await describePeople(db, [anchorId])).get(anchorId)
  const nationality = (await nationalityOf(db, [anchorId])).get(anchorId)
  const named = await namesOf(
    db,
    papers.map((row) => row.recorded_by),
  )
  const day = today()
  return {
    nationality: person ? { state: nationality ?? ('none' as const), personId: person.personId } : null,
    items: papers.map((row): OwedPaper => {
      const course = courseOf(row)
      return {
        ...course,
        id: row.id,
        kind: row.kind as OwedPaper['kind'],
        about: row.about,
        state: paperState(course, day),
        office: row.office,
        answeredOn: row.answered_on,
        refusedWhy: row.refused_why,
        appealRunsOut: appealRunsOut(course, day),
        appealAnsweredOn: row.appeal_answered_on,
        follows: row.follows,
        by: named(row.recorded_by),
        own: row.agency_id === actor.agencyId,
        steps: steps
          .filter((step) => step.paper_id === row.id)
          .map((step) => ({
            id: step.id,
            title: step.title,
            dueOn: step.due_on,
            overdue: !step.done_on && step.due_on !== null && step.due_on < day,
            doneOn: step.done_on,
          })),
      }
    }),
  }
}

export const owe = (db: Db, anchorId: string, body: BodyOf<typeof addPaper>) =>
  put(db, 'paper', {
    id: body.id,
    anchor_id: anchorId,
    kind: body.kind,
    about: body.about,
    office: body.office,
    follows: body.follows,
  })

export const applied = (db: Db, id: string, { office, on }: { office: string; on: string }) =>
  change(db, 'paper', id, { office, applied_on: on })

export const answered = (db: Db, id: string, body: BodyOf<typeof paperAnswered>) =>
  change(db, 'paper', id, {
    answered_on: body.on,
    answer: body.answer,
    ...(body.answer === 'refused' ? { refused_why: body.why, appeal_until: body.appealUntil } : {}),
  })

export const appealed = (db: Db, id: string, on: string) => change(db, 'paper', id, { appealed_on: on })

export const answeredAppeal = (db: Db, id: string, on: string, answer: string) =>
  change(db, 'paper', id, { appeal_answered_on: on, appeal_answer: answer })

export const takeBack = (db: Db, id: string) =>
  change(db, 'paper', id, { withdrawn_at: new Date().toISOString() })

export async function addStep(db: Db, actor: Actor, id: string, body: BodyOf<typeof addPaperStep>) {
  const paper = await db.selectFrom('cases.paper').selectAll().where('id', '=', id).executeTakeFirst()
  if (!paper) throw new Problem('not-found')
  if (paper.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  return await put(db, 'paper_step', {
    id: body.id,
    anchor_id: paper.anchor_id,
    paper_id: id,
    title: body.title,
    due_on: body.dueOn,
  })
}

export const stepDone = (db: Db, actor: Actor, id: string, on: string) =>
  change(db, 'paper_step', id, { done_on: on, done_by: actor.accountId }, sql<boolean>`done_on is null`)

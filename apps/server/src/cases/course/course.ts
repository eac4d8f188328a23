// The course of a case as its page shows it: where it stands, what is owed next and by whom, and what it is made of.
import {
  type CaseClosure,
  type CaseGate,
  type CaseGateKind,
  type CaseReferral,
  type CaseTransfer,
  type Conference,
  type Course,
  type carerKinds,
  conferenceFunctions,
  nextOfCourse,
  stepOf,
  today,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { anchorsOf, namesOf } from '../queries.ts'
import { followUpsOf, isFollowedUp, laterReaders } from './after.ts'
import { askedOf, transfersToUs } from './moves.ts'
import { owedOf } from './owed.ts'
import { factsOf, followUpOf, gatesOf, getCaseRow, mustBeOpened } from './rows.ts'

export async function getCourseOf(db: Db, id: string): Promise<Course> {
  const row = await getCaseRow(db, id)
  await mustBeOpened(db, row)
  const { ids } = await anchorsOf(db, row.anchor_id)
  const gates = await gatesOf(db, id)
  const followUps = await followUpsOf(db, id)
  const conferences = await db
    .selectFrom('cases.conference')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('planned_on')
    .orderBy('id')
    .execute()
  const referrals = await db
    .selectFrom('cases.referral')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('sent_at')
    .orderBy('id')
    .execute()
  const transfers = await db
    .selectFrom('cases.transfer')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('proposed_at')
    .orderBy('id')
    .execute()
  const beyond = await db
    .selectFrom('cases.over_ceiling')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('recorded_at')
    .execute()
  const closure = await db
    .selectFrom('cases.closure')
    .selectAll()
    .where('case_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  const carers = await db
    .selectFrom('cases.carer')
    .selectAll()
    .where('anchor_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where((of) => of.or([of('ended_on', 'is', null), of('ended_on', '>', today())]))
    .orderBy('from_on')
    .execute()
  const tasks = await db
    .selectFrom('cases.care_task')
    .selectAll()
    .where('anchor_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .execute()
  const visits = await db
    .selectFrom('cases.visit')
    .selectAll()
    .where('anchor_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('done_on', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  const agencies = new Map(
    (await db.selectFrom('access.agency').select(['id', 'name']).execute()).map((each) => [
      each.id,
      each.name,
    ]),
  )
  const named = await namesOf(db, [
    row.worker_id,
    row.supervisor_id,
    ...gates.flatMap((each) => [each.proposed_by, each.confirmed_by, each.returned_by]),
    ...conferences.flatMap((each) => [
      each.recorded_by,
      each.held_by,
      each.called_off_by,
      ...each.colleagues,
    ]),
    ...referrals.map((each) => each.sent_by),
    ...transfers.flatMap((each) => [each.proposed_by, each.signed_by]),
    ...beyond.flatMap((each) => [each.worker_id, each.decided_by]),
    ...followUps.map((each) => each.recorded_by),
    ...tasks.map((each) => each.owner_id),
    ...visits.map((each) => each.recorded_by),
  ])
  const by = (who: string, at: string) => ({ by: named(who), at })

  const facts = factsOf(row, gates, isFollowedUp(followUps))
  const next = nextOfCourse(facts)
  const shownReferrals = referrals.map(
    (each): CaseReferral => ({
      ...askedOf(each as never),
      to: each.to_service ?? agencies.get(each.to_agency_id!) ?? '',
      toAgency: each.to_agency_id !== null,
      sentBy: named(each.sent_by),
      agreed: { by: each.agreed_by as 'the person', on: each.agreed_on, words: each.agreed_words },
    }),
  )
  const shownTransfers = transfers.map(
    (each): CaseTransfer => ({
      id: each.id,
      to: agencies.get(each.to_agency_id) ?? '',
      reason: each.reason,
      summary: each.summary,
      grantDays: each.grant_days,
      state: each.withdrawn_at
        ? 'withdrawn'
        : ((each.answer as 'accepted' | null) ?? (each.signed_at ? 'offered' : 'to sign')),
      proposed: by(each.proposed_by, each.proposed_at),
      signed: each.signed_at ? by(each.signed_by!, each.signed_at) : null,
      answer: each.answer ? { words: each.answer_words, at: each.answered_at! } : null,
    }),
  )
  const person = (await describePeople(db, [row.anchor_id])).get(row.anchor_id)
  const plan = gates.findLast((each) => each.kind === 'plan' && each.confirmed_at)
  const came =
    row.reason === 'transferred'
      ? (await transfersToUs(db)).find((each) => each.new_case_id === id)
      : undefined
  return {
    step: stepOf(facts),
    next: next && { gate: next.gate, to: next.to, who: next.who, by: next.id ? named(next.id) : null },
    gates: gates.map(
      (each): CaseGate => ({
        id: each.id,
        kind: each.kind as CaseGateKind,
        heldOn: each.held_on,
        words: each.words,
        ownView: each.own_view,
        reception: each.reception,
        nextOn: each.next_on,
        proposed: by(each.proposed_by, each.proposed_at),
        agreed: each.confirmed_at ? by(each.confirmed_by!, each.confirmed_at) : null,
        returned: each.returned_at
          ? { ...by(each.returned_by!, each.returned_at), why: each.returned_why! }
          : null,
        withdrawnAt: each.withdrawn_at,
      }),
    ),
    child: person?.child
      ? {
          assessed: facts.gates.some((gate) => gate.kind === 'assessment' && gate.state === 'agreed'),
          carer: carers.length > 0,
          reception:
            gates.findLast((each) => each.kind === 'assessment' && each.confirmed_at)?.reception ?? null,
        }
      : null,
    summary: {
      carers: carers.map(({ name, kind }) => ({ name, kind: kind as (typeof carerKinds)[number] })),
      plan: plan?.words ?? null,
      owed: owedOf({
        row,
        next,
        tasks,
        visits,
        conferences,
        referrals: shownReferrals,
        transfers: shownTransfers,
        due: facts.followUpBy,
        named,
      }),
    },
    conferences: conferences.map(
      (each): Conference => ({
        id: each.id,
        plannedOn: each.planned_on,
        purpose: each.purpose,
        planned: by(each.recorded_by, each.recorded_at),
        held: each.held_on
          ? {
              on: each.held_on,
              by: named(each.held_by!),
              functions: conferenceFunctions.filter((code) => each.functions.includes(code)),
              colleagues: each.colleagues.map(named),
              decided: each.decided!,
              ownView: each.own_view!,
              tasks: tasks
                .filter((task) => each.task_ids.includes(task.id))
                .map((task) => ({
                  id: task.id,
                  title: task.title,
                  owner: named(task.owner_id),
                  dueOn: task.due_on,
                  done: task.done_at !== null,
                })),
            }
          : null,
        calledOff: each.called_off_at
          ? { ...by(each.called_off_by!, each.called_off_at), why: each.called_off_why! }
          : null,
      }),
    ),
    referrals: shownReferrals,
    transfers: shownTransfers,
    handedOver: came ? { from: came.from_agency, reason: came.reason, summary: came.summary } : null,
    closure: closure
      ? {
          outcomes: closure.outcomes as unknown as z.infer<typeof CaseClosure>['outcomes'],
          agreed: closure.agreed,
          agreedBy: closure.agreed_by as 'the person' | null,
          agreedWords: closure.agreed_words,
        }
      : null,
    followUp: {
      due: followUpOf(row),
      done: isFollowedUp(followUps),
      items: followUps.map((each) => ({
        on: each.done_on,
        outcome: each.outcome as 'reached',
        words: each.words,
        ...by(each.recorded_by, each.recorded_at),
      })),
    },
    ...(await relatedOf(db, row)),
    overCeiling: beyond.map((each) => ({
      worker: named(each.worker_id),
      held: each.held,
      reason: each.reason,
      ...by(each.decided_by, each.recorded_at),
    })),
    readers:
      row.state === 'closed'
        ? (await laterReaders(db, id)).map(({ by, at, reason }) => ({ by, at, reason }))
        : [],
  }
}

/** The case before and the one after, as far as the reader may open them. */
async function relatedOf(db: Db, { id, follows_id }: { id: string; follows_id: string | null }) {
  const { rows } = await sql<{ id: string; opened_on: string; closed_on: string | null }>`
    select c.id, c.opened_on, access.day_of(c.closed_at) as closed_on from cases.case c
    where c.id = ${follows_id} or c.follows_id = ${id} order by c.opened_on, c.id`.execute(db)
  const shown = (row: (typeof rows)[number] | undefined) =>
    row ? { id: row.id, openedOn: row.opened_on, closedOn: row.closed_on } : null
  return {
    former: shown(rows.find((row) => row.id === follows_id)),
    later: shown(rows.findLast((row) => row.id !== follows_id)),
  }
}

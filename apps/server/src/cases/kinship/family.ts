// The care side of a child's family: what stands, what is owed on the day of reading.
import {
  type ChildFamily,
  type ChildSay,
  type ContactFact,
  contactDue,
  kinNotice,
  monitoringDue,
  Problem,
  today,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { personMustBeOpened } from '../course/rows.ts'
import { anchorsOf, namesOf } from '../queries.ts'
import { mustOpen } from '../tracks/rows.ts'
import { type KinFact, readKin } from './rows.ts'

/** A day that is owed by then, once it is near. */
export const dueOn = (on: string | null, day: string) => (on === null ? null : { on, over: on < day })

/** The next visit that is owed to a child where it lives. */
export const placementDue = (placement: KinFact, visits: readonly KinFact[]) =>
  placement['untilOn']
    ? null
    : monitoringDue(
        placement['fromOn'],
        visits.filter((each) => each['placementId'] === placement.id).map((each) => each['visitedOn']),
        true,
      )

/** The next visit that is owed to a child after its reunification. */
export const tracingDue = (tracing: KinFact, visits: readonly KinFact[]) =>
  !tracing['reunifiedOn'] || tracing['endedOn']
    ? null
    : monitoringDue(
        tracing['reunifiedOn'],
        visits.filter((each) => each['tracingId'] === tracing.id).map((each) => each['visitedOn']),
        false,
      )

export const arrangementDue = (arrangement: KinFact, contacts: readonly KinFact[]) =>
  arrangement['endedOn']
    ? null
    : contactDue(
        { firstOn: arrangement['firstOn'], everyDays: arrangement['everyDays'] },
        contacts
          .filter((each) => each['arrangementId'] === arrangement.id)
          .map(
            (each): ContactFact => ({
              on: each['contactOn'],
              outcome: each['outcome'],
              refusedBy: each['refusedBy'],
            }),
          ),
      )

/** Is something that is owed by a day to be shown on another? */
export const isNear = (on: string | null): on is string => on !== null && on <= today(kinNotice)

/** Facts with whoever entered them, and whether they are the reader's agency's. */
export async function withAuthors(db: Db, actor: Actor, facts: readonly KinFact[]) {
  const named = await namesOf(
    db,
    facts.flatMap((each) => [each.recordedBy, each['signedBy']]),
  )
  // biome-ignore lint/suspicious/noExplicitAny: the answer's shape reads the columns
  return <F extends KinFact>(fact: F): any => ({
    ...fact,
    recordedBy: named(fact.recordedBy),
    ...('signedBy' in fact ? { signedBy: fact['signedBy'] ? named(fact['signedBy']) : null } : {}),
    own: fact.agencyId === actor.agencyId,
  })
}

const newest =
  (column: string) =>
  (a: KinFact, b: KinFact): number =>
    a[column] === b[column] ? (a.recordedAt < b.recordedAt ? 1 : -1) : a[column] < b[column] ? 1 : -1

export async function familyOf(db: Db, actor: Actor, anchorId: string): Promise<ChildFamily> {
  const { ids, visible } = await anchorsOf(db, anchorId)
  await mustOpen(db, actor, 'care', ids)
  await personMustBeOpened(db, ids)
  const of = (kind: Parameters<typeof readKin>[1]) => readKin(db, kind, ids)
  const parents = await of('parent_fact')
  const standings = await of('standing')
  const guardianships = await of('guardianship')
  const siblings = await of('sibling_plan')
  const homes = await of('home_assessment')
  const placements = await of('placement')
  const tracings = await of('tracing')
  const steps = await of('tracing_step')
  const visits = await of('monitoring_visit')
  const arrangements = await of('contact_arrangement')
  const contacts = await of('contact')
  const all = [
    parents,
    standings,
    guardianships,
    siblings,
    homes,
    placements,
    tracings,
    steps,
    visits,
    arrangements,
    contacts,
  ].flat()
  if (!visible && all.length === 0 && !(await hasCase(db, ids))) throw new Problem('not-found')
  const full = await withAuthors(db, actor, all)
  const people = await describePeople(db, [
    anchorId,
    ...tracings.flatMap((each) => each['soughtAnchorId'] ?? []),
  ])
  const day = today()
  const stands = (each: KinFact) => each['fromOn'] <= day && (!each['untilOn'] || each['untilOn'] >= day)
  const child = people.get(anchorId)?.child ?? true
  return {
    child,
    say: child ? await sayOf(db, anchorId) : null,
    guarded: guardianships.some((each) => stands(each) && !each['conflict']),
    parents: ['mother', 'father'].flatMap((parent) =>
      parents
        .filter((each) => each['parent'] === parent)
        .toSorted(newest('knownOn'))
        .slice(0, 1)
        .map(full),
    ),
    standings: standings.toSorted(newest('fromOn')).map(full),
    guardianships: guardianships
      .toSorted(newest('fromOn'))
      .map((each) => ({ ...full(each), stands: stands(each) })),
    siblingPlans: siblings.toSorted(newest('madeOn')).map(full),
    homes: homes.toSorted(newest('assessedOn')).map(full),
    placements: placements.toSorted(newest('fromOn')).map((each) => ({
      ...full(each),
      visits: visits.filter((visit) => visit['placementId'] === each.id).map(full),
      due: dueOn(placementDue(each, visits), day),
    })),
    tracings: tracings.toSorted(newest('openedOn')).map((each) => ({
      ...full(each),
      sought: each['soughtAnchorId'] ? (people.get(each['soughtAnchorId']) ?? null) : null,
      steps: steps.filter((step) => step['tracingId'] === each.id).map(full),
      visits: visits.filter((visit) => visit['tracingId'] === each.id).map(full),
      due: dueOn(tracingDue(each, visits), day),
    })),
    arrangements: arrangements.map((each) => ({
      ...full(each),
      contacts: contacts
        .filter((contact) => contact['arrangementId'] === each.id)
        .toSorted(newest('contactOn'))
        .map(full),
      due: dueOn(arrangementDue(each, contacts), day),
    })),
  }
}

const hasCase = async (db: Db, ids: string[]) =>
  (await db
    .selectFrom('cases.case')
    .select('id')
    .where('anchor_id', '=', sql<string>`any(${ids}::uuid[])`)
    .executeTakeFirst()) !== undefined

/** How the child is asked today; the database decides by the same rule. */
async function sayOf(db: Db, anchorId: string): Promise<ChildSay> {
  const { rows } = await sql<{
    say: ChildSay
  }>`select cases.say_of_child(${anchorId}, ${today()}::date) as say`.execute(db)
  return rows[0]?.say ?? 'view'
}

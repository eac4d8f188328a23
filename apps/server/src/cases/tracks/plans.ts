// The tracks of a person in one compartment, whole: assessments, goals with their values, services, reviews.
import {
  dayOf,
  reviewStanding,
  type TrackAssessment,
  type TrackGoal,
  type TrackMeasurement,
  type TrackPart,
  type TrackPlan,
  type TrackReview,
  type TrackService,
  type TrackSession,
  today,
} from '@oralu/domain'
import type { Actor, Db } from '../../db/transaction.ts'
import { anchorsOf, namesOf } from '../queries.ts'
import {
  type AgreementRow,
  type AssessmentRow,
  type GoalRow,
  type MeasurementRow,
  mustOpen,
  type ReviewRow,
  rowsOf,
  type ServiceRow,
  type SessionRow,
  type TrackRow,
} from './rows.ts'

type Named = Awaited<ReturnType<typeof namesOf>>

export async function plansOf(
  db: Db,
  actor: Actor,
  part: TrackPart,
  anchorId: string,
): Promise<{ items: TrackPlan[] }> {
  const { ids } = await anchorsOf(db, anchorId)
  await mustOpen(db, actor, part, ids)
  const of = <Row>(kind: string) => rowsOf<Row>(db, part, `${part}_${kind}`, ids)
  const tracks = await of<TrackRow>('track')
  if (tracks.length === 0) return { items: [] }
  const assessments = await of<AssessmentRow>('track_assessment')
  const goals = await of<GoalRow>('track_goal')
  const measurements = await of<MeasurementRow>('track_measurement')
  const services = await of<ServiceRow>('track_service')
  const sessions = await of<SessionRow>('track_session')
  const agreements = await of<AgreementRow>('track_agreement')
  const reviews = await of<ReviewRow>('track_review')
  const named = await namesOf(db, [
    ...[...tracks, ...assessments, ...goals, ...measurements, ...reviews].map((row) => row.recorded_by),
    ...tracks.map((row) => row.closed_by),
    ...goals.map((row) => row.state_by),
  ])
  const day = today()
  return {
    items: tracks.map((track): TrackPlan => {
      const here = <Row extends { track_id: string }>(rows: Row[]) =>
        rows.filter((row) => row.track_id === track.id)
      const closed = track.outcome !== null
      return {
        id: track.id,
        kind: track.kind as TrackPlan['kind'],
        state: track.state as TrackPlan['state'],
        plan: track.plan,
        openedOn: track.opened_on,
        by: named(track.recorded_by),
        own: track.agency_id === actor.agencyId,
        reviewOn: track.review_on,
        standing: closed ? null : reviewStanding(track.review_on, day),
        closing: closed
          ? {
              outcome: track.outcome as NonNullable<TrackPlan['closing']>['outcome'],
              words: track.outcome_words!,
              on: track.closed_on!,
              by: named(track.closed_by!),
            }
          : null,
        assessments: here(assessments)
          .toSorted((a, b) => order(b.assessed_on, a.assessed_on) || order(b.recorded_at, a.recorded_at))
          .map((row) => assessmentOf(row, named)),
        goals: here(goals).map((row) => goalOf(row, here(measurements), named, day)),
        services: here(services).map((row) => serviceOf(row, here(sessions), here(agreements))),
        reviews: here(reviews)
          .map((row) => reviewOf(row, named))
          .toReversed(),
      }
    }),
  }
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const assessmentOf = (row: AssessmentRow, named: Named): TrackAssessment => ({
  id: row.id,
  area: row.area as TrackAssessment['area'],
  assessedOn: row.assessed_on,
  by: named(row.recorded_by),
  ownView: row.own_view,
  strengths: row.strengths,
  needed: row.needed,
})

function goalOf(row: GoalRow, measured: readonly MeasurementRow[], named: Named, day: string): TrackGoal {
  const own = measured.filter((each) => each.goal_id === row.id)
  const corrected = new Map(own.flatMap((each) => (each.supersedes ? [[each.supersedes, each.id]] : [])))
  return {
    id: row.id,
    area: row.area as TrackGoal['area'],
    aim: row.aim,
    measure: row.measure as TrackGoal['measure'],
    indicator: row.indicator,
    unit: row.unit,
    baseline: Number(row.baseline),
    target: Number(row.target),
    dueOn: row.due_on,
    overdue: row.state === 'open' && row.due_on < day,
    setOn: dayOf(row.recorded_at),
    by: named(row.recorded_by),
    state: row.state as TrackGoal['state'],
    settled: row.state_by ? { on: row.state_on!, by: named(row.state_by), why: row.state_why } : null,
    measurements: own
      .toSorted((a, b) => order(a.measured_on, b.measured_on) || order(a.recorded_at, b.recorded_at))
      .map(
        (each): TrackMeasurement => ({
          id: each.id,
          on: each.measured_on,
          value: Number(each.value),
          words: each.words,
          by: named(each.recorded_by),
          supersededBy: corrected.get(each.id) ?? null,
        }),
      ),
  }
}

const serviceOf = (
  row: ServiceRow,
  sessions: readonly SessionRow[],
  agreements: readonly AgreementRow[],
): TrackService => ({
  id: row.id,
  title: row.title,
  provider: row.provider,
  serviceId: row.service_id,
  state: row.state as TrackService['state'],
  fromOn: row.from_on,
  untilOn: row.until_on,
  needsAgreement: row.needs_agreement,
  agreements: agreements
    .filter((each) => each.track_service_id === row.id)
    .map((each) => ({
      id: each.id,
      givenOn: each.given_on,
      by: each.given_by as TrackService['agreements'][number]['by'],
      how: each.how as TrackService['agreements'][number]['how'],
      language: each.language,
      interpreter: each.interpreter,
      words: each.words,
      childView: each.child_view,
      childAssent: each.child_assent as TrackService['agreements'][number]['childAssent'],
      withdrawnOn: each.withdrawn_on,
    })),
  sessions: sessions
    .filter((each) => each.track_service_id === row.id)
    .toSorted((a, b) => order(a.planned_on, b.planned_on))
    .map((each) => ({
      id: each.id,
      kind: each.kind as TrackSession['kind'],
      on: each.planned_on,
      attendance: each.attendance as TrackSession['attendance'],
      words: each.words,
    })),
})

const reviewOf = (row: ReviewRow, named: Named): TrackReview => ({
  id: row.id,
  heldOn: row.held_on,
  by: named(row.recorded_by),
  words: row.words,
  changes: row.changes,
  nextOn: row.next_on,
})

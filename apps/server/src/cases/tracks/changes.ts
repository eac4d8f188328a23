// What is written into a track. Limits and gates stand in the database (db/0091-tracks.sql).
import {
  type BodyOf,
  measuresAttitude,
  Problem,
  type TrackPart,
  today,
  type trackEndpoints,
} from '@oralu/domain'
import type { Actor, Db } from '../../db/transaction.ts'
import { addTo, change } from './rows.ts'

type Ends = (typeof trackEndpoints)[TrackPart]

export const assess = (db: Db, part: TrackPart, id: string, body: BodyOf<Ends['assess']>) =>
  addTo(
    db,
    { part, on: 'track', id, table: 'track_assessment' },
    {
      id: body.id,
      track_id: id,
      area: body.area,
      assessed_on: body.assessedOn,
      own_view: body.ownView,
      strengths: body.strengths,
      needed: body.needed,
    },
  )

export async function addGoal(db: Db, part: TrackPart, id: string, body: BodyOf<Ends['addGoal']>) {
  if (measuresAttitude(`${body.indicator} ${body.unit ?? ''}`)) throw new Problem('no-attitude-measure')
  return await addTo(
    db,
    { part, on: 'track', id, table: 'track_goal' },
    {
      id: body.id,
      track_id: id,
      area: body.area,
      aim: body.aim,
      measure: body.measure,
      indicator: body.indicator,
      unit: body.unit,
      yes_no: body.unit === null,
      baseline: body.baseline,
      target: body.target,
      due_on: body.dueOn,
    },
  )
}

export const settleGoal = (db: Db, part: TrackPart, id: string, { state, why }: BodyOf<Ends['settleGoal']>) =>
  change(db, `${part}_track_goal`, id, { state, state_why: why })

export const measure = (db: Db, part: TrackPart, id: string, body: BodyOf<Ends['measure']>) =>
  addTo(
    db,
    { part, on: 'track_goal', id, table: 'track_measurement' },
    {
      id: body.id,
      goal_id: id,
      measured_on: body.on,
      value: body.value,
      words: body.words,
      supersedes: body.supersedes,
    },
  )

export const addService = (db: Db, part: TrackPart, id: string, body: BodyOf<Ends['addService']>) =>
  addTo(
    db,
    { part, on: 'track', id, table: 'track_service' },
    {
      id: body.id,
      track_id: id,
      title: body.title,
      provider: body.provider,
      service_id: body.serviceId,
      from_on: body.fromOn,
      until_on: body.untilOn,
      needs_agreement: body.needsAgreement,
    },
  )

export const setService = (db: Db, part: TrackPart, id: string, body: BodyOf<Ends['setService']>) =>
  change(db, `${part}_track_service`, id, {
    state: body.state,
    from_on: body.fromOn,
    until_on: body.untilOn,
  })

export const addSession = (db: Db, part: TrackPart, id: string, body: BodyOf<Ends['addSession']>) =>
  addTo(
    db,
    { part, on: 'track_service', id, table: 'track_session' },
    { id: body.id, track_service_id: id, kind: body.kind, planned_on: body.on },
  )

export const attend = (db: Db, part: TrackPart, id: string, body: BodyOf<Ends['attend']>) =>
  change(db, `${part}_track_session`, id, { attendance: body.attendance, words: body.words })

export const agree = (db: Db, part: TrackPart, id: string, body: BodyOf<Ends['agree']>) =>
  addTo(
    db,
    { part, on: 'track_service', id, table: 'track_agreement' },
    {
      id: body.id,
      track_service_id: id,
      given_on: body.givenOn,
      given_by: body.by,
      how: body.how,
      witness: body.witness,
      language: body.language,
      interpreter: body.interpreter,
      private_room: body.privateRoom,
      guard_present: body.guardPresent,
      alternatives: body.alternatives,
      words: body.words,
      child_view: body.childView,
      child_assent: body.childAssent,
    },
  )

export const withdraw = (db: Db, part: TrackPart, id: string) =>
  change(db, `${part}_track_agreement`, id, { withdrawn_on: today() })

export const review = (db: Db, part: TrackPart, id: string, body: BodyOf<Ends['review']>) =>
  addTo(
    db,
    { part, on: 'track', id, table: 'track_review' },
    {
      id: body.id,
      track_id: id,
      held_on: body.heldOn,
      words: body.words,
      changes: JSON.stringify(Object.fromEntries(body.changes.map((each) => [each.goalId, each.words]))),
      next_on: body.nextOn,
    },
  )

export const close = (db: Db, actor: Actor, part: TrackPart, id: string, body: BodyOf<Ends['close']>) =>
  change(db, `${part}_track`, id, {
    state: body.outcome === 'no longer needed' ? 'not needed' : 'done',
    outcome: body.outcome,
    outcome_words: body.words,
    closed_on: today(),
    closed_by: actor.accountId,
  })

// The manifest as a list, and one line as a page.
import {
  type AnswerOf,
  type GateKind,
  type listManifestLines,
  type ManifestLinePage,
  type ManifestRow,
  type PersonBrief,
  Problem,
  type QueryOf,
  travels,
} from '@oralu/domain'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'
import { kinOf } from './kin.ts'
import { colleaguesOf, getMissionRow, type JudgedLine, readManifest } from './manifest.ts'
import { dayOfDeparture } from './rules.ts'
import { marksOf } from './seats.ts'
import { legsOf } from './whole.ts'

function rowOf(
  { line, facts, verdicts }: JudgedLine,
  person: PersonBrief | undefined,
  marks: ReadonlyMap<string, string>,
): ManifestRow {
  return {
    id: line.id,
    anchorId: line.anchor_id,
    person: person ?? null,
    state: line.state,
    stateReason: line.state_reason,
    holdCleared: line.hold_cleared_at !== null,
    role: line.role as ManifestRow['role'],
    seat: line.seat,
    vehicle: (line.carriage_id && marks.get(line.carriage_id)) ?? null,
    together: line.together,
    escortNeeded: line.escort_needed,
    berth: line.berth as ManifestRow['berth'],
    weightKg: line.weight_kg,
    medicNear: line.medic_near,
    child: facts.child,
    gates: verdicts,
  }
}

/** A manifest has hundreds of lines, not millions: it is judged whole, then cut into pages. */
export async function listManifest(
  db: Db,
  missionId: string,
  { after, limit, state, unmet, name }: QueryOf<typeof listManifestLines>,
): Promise<AnswerOf<typeof listManifestLines>> {
  const mission = await getMissionRow(db, missionId)
  const legs = (await legsOf(db, [mission.id])).get(mission.id) ?? []
  const lines = await readManifest(db, missionId, dayOfDeparture(legs, new Date()), { passed: true })
  const isUnmet = ({ verdicts }: JudgedLine) =>
    verdicts.some((each) => each.state === 'unmet' && (unmet === 'any' || each.kind === unmet))
  let fitting = lines.filter(
    (each) =>
      (!state || each.line.state === state) && (!unmet || (travels(each.line.state) && isUnmet(each))),
  )
  const people = await describePeople(
    db,
    fitting.map(({ line }) => line.anchor_id),
  )
  if (name) {
    const wanted = name.toLocaleLowerCase()
    fitting = fitting.filter(({ line }) =>
      people
        .get(line.anchor_id)
        ?.names.some(({ form, latin }) => `${form} ${latin}`.toLocaleLowerCase().includes(wanted)),
    )
  }
  const key = readCursor(after)
  const start = key ? fitting.findIndex(({ line }) => line.id === key[0]) + 1 : 0
  const shown = fitting.slice(start, start + limit)
  const marks = await marksOf(db, missionId)
  return {
    items: shown.map((each) => rowOf(each, people.get(each.line.anchor_id), marks)),
    next: start + limit < fitting.length ? cursorOf(shown.at(-1)!.line.id) : null,
    total: fitting.length,
  }
}

export async function getLinePage(db: Db, id: string): Promise<ManifestLinePage> {
  const seen = await db
    .selectFrom('operations.manifest_line')
    .select('mission_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!seen) throw new Problem('not-found')
  const mission = await getMissionRow(db, seen.mission_id)
  const legs = (await legsOf(db, [mission.id])).get(mission.id) ?? []
  const judged = (
    await readManifest(db, mission.id, dayOfDeparture(legs, new Date()), { passed: true, line: id })
  )[0]!
  const { line, facts, entries } = judged
  const passings = await db
    .selectFrom('operations.passing')
    .selectAll()
    .where('line_id', '=', id)
    .orderBy('recorded_at')
    .execute()
  const by = await colleaguesOf(db, [
    line.state_by,
    facts.citizen_by,
    ...entries.flatMap((each) => [each.recorded_by, each.signed_by, each.withdrawn_by]),
    ...passings.map((each) => each.recorded_by),
  ])
  const people = await describePeople(db, [line.anchor_id])
  return {
    ...rowOf(judged, people.get(line.anchor_id), await marksOf(db, mission.id)),
    missionId: mission.id,
    missionState: mission.state,
    doorsClosed: mission.doors_closed_at !== null,
    stateBy: by(line.state_by),
    stateAt: line.state_at,
    entries: entries.map((each) => ({
      id: each.id,
      kind: each.kind as GateKind,
      evidence: each.evidence,
      details: each.details as Record<string, unknown>,
      expiresOn: each.expires_on,
      recordedBy: by(each.recorded_by),
      recordedById: each.recorded_by,
      recordedAt: each.recorded_at,
      signedBy: each.signed_by && by(each.signed_by),
      signedAt: each.signed_at,
      withdrawnBy: each.withdrawn_by && by(each.withdrawn_by),
      withdrawnAt: each.withdrawn_at,
      withdrawReason: each.withdraw_reason,
    })),
    passings: passings.map((each) => ({
      kind: each.kind as GateKind,
      why: each.why,
      reason: each.reason,
      assessBy: each.assess_by,
      recordedBy: by(each.recorded_by),
      recordedAt: each.recorded_at,
    })),
    kin: await kinOf(db, mission.id, line.anchor_id),
    citizenBy: facts.citizen_by && by(facts.citizen_by),
    citizenAt: facts.citizen_at,
  }
}

/** Which claims speak of the same people, and which speak of some of another's. */
import type { Claim } from './claim.ts'

/** Names the set of missions, in one order, whatever order the claim has. */
export function missionsKey(missions: readonly string[]): string {
  return JSON.stringify([...missions].sort())
}

/**
 * A key that two claims share only if they speak of the very same people: the same event and exactly the same
 * missions; or, without missions, both on everyone, from the same place in the same period. Undefined when the
 * scope is too loosely stated to say so ("left", by two speakers in one month, may mean two things).
 */
export function samePeopleKey(claim: Claim): string | undefined {
  const { event, missions, everyone, place, period, operation } = claim.scope
  if (missions) return `${event} ${missionsKey(missions)}`
  if (!everyone) return undefined
  return `${event} ${JSON.stringify([operation, place, period?.from, period?.to])}`
}

/** The last day on which what the claim counts can have happened; undefined if nothing says. */
function happenedBy(claim: Claim): string | undefined {
  return claim.scope.period?.to ?? claim.statedOn.to
}

/** Whether everyone counted by `part` must also be counted by `whole`, a claim that leaves nobody out. */
export function coveredByEveryone(part: Claim, whole: Claim): boolean {
  const w = whole.scope
  const p = part.scope
  if (!w.everyone || w.missions || part.key === whole.key || w.event !== p.event) return false
  if (w.operation !== undefined && w.operation !== p.operation) return false
  if (w.place !== undefined && w.place !== p.place) return false
  const by = happenedBy(part)
  const until = w.period?.to
  if (by === undefined || until === undefined || by > until) return false
  if (w.period?.from === undefined) return true
  return p.period?.from !== undefined && p.period.from >= w.period.from
}

/** Whether everyone counted by `part` must also be counted by `whole`, by its missions or by its "in total". */
export function holds(whole: Claim, part: Claim): boolean {
  if (whole.scope.event !== part.scope.event) return false
  const all = whole.scope.missions
  if (all) return part.scope.missions?.every((m) => all.includes(m)) ?? false
  return coveredByEveryone(part, whole)
}

/** Whether the period of `inner` lies wholly in that of `outer`; false where either is not stated in full. */
export function happenedWithin(inner: Claim, outer: Claim): boolean {
  const i = inner.scope.period
  const o = outer.scope.period
  if (i?.from === undefined || i.to === undefined || o?.from === undefined || o.to === undefined) return false
  return o.from <= i.from && i.to <= o.to
}

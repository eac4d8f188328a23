// Proceedings made of their facts: how each stands, and what runs out in it. Nothing of this is stored.
import {
  type DetentionKind,
  type DetentionTerm,
  type Due,
  detentionTerm,
  dueIn,
  type Matter,
  type MatterFacts,
  matterToday,
} from '@oralu/domain'
import type { Fact } from './rows.ts'

/** Facts by kind, of any number of proceedings. */
export type Facts = Record<string, Fact[]>

export interface MatterOf {
  proceeding: Fact
  facts: Facts
  terms: Map<string, DetentionTerm>
  state: Matter['state']
  since: string
  due: Due[]
}

/** Groups facts by their proceedings, and says of each what the law makes of it now. */
export function mattersOf(all: Facts, child: (anchorId: string) => boolean, now: string): MatterOf[] {
  const byProceeding = Object.fromEntries(
    Object.entries(all).map(([kind, facts]) => [
      kind,
      Map.groupBy(facts, ({ proceedingId }) => proceedingId),
    ]),
  )
  return (all['proceeding'] ?? []).map((proceeding) => {
    const facts: Facts = Object.fromEntries(
      Object.entries(byProceeding).map(([kind, groups]) => [kind, groups.get(proceeding.id) ?? []]),
    )
    const given = factsFor(proceeding, facts)
    const young = child(proceeding.anchorId)
    return {
      proceeding,
      facts,
      terms: new Map(given.detentions.map((each) => [each.id, detentionTerm(each, young, now)])),
      ...matterToday(given),
      due: dueIn(given, young, now),
    }
  })
}

function factsFor(proceeding: Fact, facts: Facts): MatterFacts {
  const of = (kind: string) => (facts[kind] ?? []) as never[]
  const extensions = Map.groupBy(facts['detention_extension'] ?? [], (each) => each['detentionId'] as string)
  return {
    proceeding: proceeding as unknown as MatterFacts['proceeding'],
    suspicions: of('suspicion'),
    charges: of('charge'),
    convictions: of('conviction'),
    acquittals: of('acquittal'),
    appeals: of('appeal'),
    detentions: (facts['detention'] ?? []).map((each) => ({
      id: each.id,
      kind: each['kind'] as DetentionKind,
      fromAt: each['fromAt'],
      untilAt: each['untilAt'],
      endedAt: each['endedAt'],
      extensions: (extensions.get(each.id) ?? []).map((more) => ({ untilAt: more['untilAt'] as string })),
    })),
    measures: of('legal_measure'),
    hearings: of('hearing'),
    diversions: of('diversion'),
    erasures: (facts['legal_erasure'] ?? [])
      .filter((each) => !each['erasedAt'])
      .map((each) => ({ id: each.id, eraseBy: each['eraseBy'] as string })),
  }
}

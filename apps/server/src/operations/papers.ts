// What papers lack: permissions by state and leg, gates of those who travel, a fitness that ends early, blanks.
import { dayIn, gateHolder, gateKinds, isNeeded, leadHours, legsUnder, unmet } from '@oralu/domain'
import type { BoardLine, Found, Situation } from './board.ts'
import { hoursBefore } from './rules.ts'

export function permissionBlockers({ legs, permissions }: Situation): Found[] {
  const holder = 'consular_officer'
  const found: Found[] = []
  for (const each of permissions) {
    const opens = { what: 'permission', id: each.id } as const
    const about = each.giver
    const asked = each.askedOn ? `${each.askedOn}T00:00:00Z` : each.recordedAt
    const since = {
      asked,
      granted: null,
      refused: each.refusedAt ?? each.recordedAt,
      expired: each.expiresAt,
    }
    if (each.state !== 'granted')
      found.push({
        code: `permission-${each.state}`,
        holder,
        about,
        opens,
        since: since[each.state],
        blocks: isNeeded(each, legs),
      })
    else if (!each.fileId)
      found.push({
        code: 'document-without-file',
        holder,
        about,
        opens,
        since: each.recordedAt,
        blocks: false,
      })
  }
  for (const leg of legs)
    for (const stateCode of leg.states) {
      const covered = permissions.some(
        (each) => each.stateCode === stateCode && legsUnder(each, legs).some(({ id }) => id === leg.id),
      )
      if (!covered)
        found.push({
          code: 'permission-missing',
          holder,
          about: stateCode,
          since: leg.recordedAt,
          opens: { what: 'leg', id: leg.id },
          tooLate: hoursBefore(leg.departsAt, leadHours['permission-missing'] ?? 0),
        })
    }
  return found
}

const earliest = (instants: readonly string[]) => instants.toSorted()[0] ?? null

export function gateBlockers(going: readonly BoardLine[], { legs, blanks }: Situation): Found[] {
  const found: Found[] = []
  const lacking = (gate: string) =>
    going.filter(({ verdicts }) => unmet(verdicts).some(({ kind }) => kind === gate))
  for (const gate of gateKinds) {
    const lines = lacking(gate)
    if (lines.length === 0) continue
    const since = lines.map(({ entries, listedAt }) => {
      const last = entries.findLast(({ kind }) => kind === gate)
      return last ? (last.expiresOn && !last.withdrawn ? `${last.expiresOn}T23:59:59Z` : last.at) : listedAt
    })
    found.push({
      code: 'gate',
      holder: gateHolder[gate],
      gate,
      count: lines.length,
      since: earliest(since),
      opens: { what: 'manifest', id: null },
    })
  }
  const end = legs.at(-1)
  if (end) {
    const arrival = dayIn(end.toZone, new Date(end.arrivesAt))
    const early = going.filter(({ verdicts, entries }) => {
      const until = entries.findLast(({ kind }) => kind === 'fitness')?.expiresOn
      return (
        until && until < arrival && verdicts.some(({ kind, state }) => kind === 'fitness' && state === 'met')
      )
    })
    if (early.length > 0)
      found.push({
        code: 'fitness-ends',
        holder: 'clinician',
        gate: 'fitness',
        count: early.length,
        opens: { what: 'manifest', id: null },
      })
  }
  const papers = lacking('exit').length
  if (blanks !== null && papers > blanks)
    found.push({
      code: 'document-stock',
      holder: 'consular_officer',
      count: papers - blanks,
      blocks: false,
      opens: { what: 'stock', id: null },
    })
  return found
}

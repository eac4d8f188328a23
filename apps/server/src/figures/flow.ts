// From persons grouped by how far each has come to the places and links of the road home. Pure.
import { type FlowKind, type FlowLink, type FlowNode, flowColumns } from '@oralu/domain'

/** A row of figures.flow(). */
export interface FlowGroup {
  nationality: 'citizen' | 'otherwise' | 'open'
  reached: 'nationality' | 'manifest' | 'departed' | 'arrived' | 'case'
  left_as: 'on-hold' | 'declined' | 'deceased' | null
  people: number
}

const road = ['manifest', 'departed', 'arrived', 'case'] as const

/** Where whoever went no further, and for no other reason, is after each stage. */
const rest = {
  nationality: 'no-manifest',
  manifest: 'not-departed',
  departed: 'under-way',
  arrived: 'no-case',
} as const

/** The places through which the persons of a group went, from the register on: one a column. */
function placesOf({ nationality, reached, left_as }: FlowGroup): FlowKind[] {
  const places: FlowKind[] = ['register', nationality, ...road.slice(0, road.indexOf(reached as 'case') + 1)]
  if (reached !== 'case') places.push(left_as ?? rest[reached])
  return places
}

/** What goes into a place, and what goes on from it or stays, is the number in it. */
export function flowOf(groups: readonly FlowGroup[]): { nodes: FlowNode[]; links: FlowLink[] } {
  const nodes = new Map<string, FlowNode>()
  const links = new Map<string, FlowLink>()
  for (const group of groups) {
    const places = placesOf(group)
    for (const [column, kind] of places.entries()) {
      const node = nodes.get(`${column} ${kind}`) ?? { column, kind, people: 0 }
      node.people += group.people
      nodes.set(`${column} ${kind}`, node)
      const to = places[column + 1]
      if (!to) continue
      const link = links.get(`${column} ${kind} ${to}`) ?? { column, from: kind, to, people: 0 }
      link.people += group.people
      links.set(`${column} ${kind} ${to}`, link)
    }
  }
  const place = (column: number, kind: FlowKind) => flowColumns[column]!.indexOf(kind as never)
  return {
    nodes: [...nodes.values()].sort(
      (a, b) => a.column - b.column || place(a.column, a.kind) - place(b.column, b.kind),
    ),
    links: [...links.values()].sort(
      (a, b) =>
        a.column - b.column ||
        place(a.column, a.from) - place(b.column, b.from) ||
        place(a.column + 1, a.to) - place(b.column + 1, b.to),
    ),
  }
}

// Where the places and links of the road home are drawn. The columns are given, so that no search is needed: places
// stand under one another in their order, links leave and enter in the order of their other ends.
import { type FlowLink, type FlowNode, flowColumns } from '@oralu/domain'

/** Of the width: 1000 is all of it. Heights are pixels. */
export const flowWidth = 1000
export const columnWidth = flowWidth / flowColumns.length
const barWidth = 12
/** All persons of the register together are so high. */
const scaleHeight = 220
/** A place leaves room for its label. */
const slot = 56
const gap = 8
/** What is less is drawn so thick, to be seen at all. */
const thinnest = 3

export interface PlacedNode extends FlowNode {
  x: number
  y: number
  width: number
  height: number
}
export interface PlacedLink extends FlowLink {
  path: string
}

export function layOut({ nodes, links }: { nodes: readonly FlowNode[]; links: readonly FlowLink[] }) {
  const all = nodes.find(({ column }) => column === 0)?.people ?? 1
  const thick = ({ people }: { people: number }) => Math.max((people / all) * scaleHeight, thinnest)
  const into = (node: FlowNode) =>
    links.filter((link) => link.column === node.column - 1 && link.to === node.kind)
  const outOf = (node: FlowNode) =>
    links.filter((link) => link.column === node.column && link.from === node.kind)
  const sum = (some: readonly FlowLink[]) => some.reduce((height, link) => height + thick(link), 0)

  const bottoms: number[] = []
  const placed = nodes.map((node): PlacedNode => {
    const y = bottoms[node.column] ?? 0
    const height = Math.max(thick(node), sum(into(node)), sum(outOf(node)))
    bottoms[node.column] = y + Math.max(height, slot) + gap
    return { ...node, x: node.column * columnWidth, y, width: barWidth, height }
  })

  const left = new Map<PlacedNode, number>()
  const entered = new Map<PlacedNode, number>()
  /** The next free height at a place, from its top on. */
  const next = (taken: Map<PlacedNode, number>, node: PlacedNode, height: number) => {
    const at = taken.get(node) ?? node.y
    taken.set(node, at + height)
    return at
  }
  const at = (column: number, kind: string) =>
    placed.find((node) => node.column === column && node.kind === kind)!
  const ribbons = links.map((link): PlacedLink => {
    const [from, to, height] = [at(link.column, link.from), at(link.column + 1, link.to), thick(link)]
    const [y0, y1] = [next(left, from, height), next(entered, to, height)]
    const [x0, x1] = [from.x + from.width, to.x]
    const mid = (x0 + x1) / 2
    return {
      ...link,
      path: `M${x0} ${y0}C${mid} ${y0} ${mid} ${y1} ${x1} ${y1}v${height}C${mid} ${y1 + height} ${mid} ${y0 + height} ${x0} ${y0 + height}Z`,
    }
  })
  return { nodes: placed, links: ribbons, height: Math.max(slot, ...bottoms) }
}

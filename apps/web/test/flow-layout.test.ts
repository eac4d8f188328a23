// The road home as it is drawn: whatever the numbers, a place is as high as what enters and leaves it, and none covers another.
import type { FlowLink, FlowNode } from '@oralu/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut } from '../src/figures/flow-layout.ts'

const ends = (path: string) => {
  const [, y0, y1, height] = /^M\S+ (\S+)C\S+ \S+ \S+ \S+ \S+ (\S+)v([\d.]+)C/.exec(path)!
  return { y0: Number(y0), y1: Number(y1), height: Number(height) }
}

test('ribbons stay within the places that they join, side by side, and places stand apart', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5000 }),
      fc.nat(300),
      fc.nat(300),
      fc.nat(9),
      (waiting, flown, otherwise, held) => {
        const citizens = waiting + flown + held + 1
        const nodes: FlowNode[] = [
          { column: 0, kind: 'register', people: citizens + otherwise + 1 },
          { column: 1, kind: 'citizen', people: citizens },
          { column: 1, kind: 'otherwise', people: otherwise + 1 },
          { column: 2, kind: 'manifest', people: flown + otherwise + 2 },
          { column: 2, kind: 'no-manifest', people: waiting },
          { column: 2, kind: 'on-hold', people: held },
        ]
        const links: FlowLink[] = [
          { column: 0, from: 'register', to: 'citizen', people: citizens },
          { column: 0, from: 'register', to: 'otherwise', people: otherwise + 1 },
          { column: 1, from: 'citizen', to: 'manifest', people: flown + 1 },
          { column: 1, from: 'citizen', to: 'no-manifest', people: waiting },
          { column: 1, from: 'citizen', to: 'on-hold', people: held },
          { column: 1, from: 'otherwise', to: 'manifest', people: otherwise + 1 },
        ]
        const drawn = layOut({ nodes, links })
        const at = (column: number, kind: string) =>
          drawn.nodes.find((node) => node.column === column && node.kind === kind)!
        for (const node of drawn.nodes) {
          expect(node.y + node.height).toBeLessThanOrEqual(drawn.height)
          for (const other of drawn.nodes)
            if (other !== node && other.column === node.column && other.y >= node.y)
              expect(other.y).toBeGreaterThan(node.y + node.height)
        }
        const spans = new Map<string, [number, number][]>()
        for (const link of drawn.links) {
          const { y0, y1, height } = ends(link.path)
          expect(height).toBeGreaterThan(0)
          for (const [node, side, y] of [
            [at(link.column, link.from), 'out', y0],
            [at(link.column + 1, link.to), 'in', y1],
          ] as const) {
            expect(y).toBeGreaterThanOrEqual(node.y - 1e-6)
            expect(y + height).toBeLessThanOrEqual(node.y + node.height + 1e-6)
            const taken = spans.get(`${node.column} ${node.kind} ${side}`) ?? []
            for (const [from, to] of taken) expect(y + height <= from + 1e-6 || y >= to - 1e-6).toBe(true)
            spans.set(`${node.column} ${node.kind} ${side}`, [...taken, [y, y + height]])
          }
        }
      },
    ),
    { numRuns: 200 },
  )
})

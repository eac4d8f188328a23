// Who is one person is a fold over the decisions in force: whatever the order, and whatever was undone in between.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type GroupedAnchor, personsOf, type Verdict } from '../../src/people/grouping.ts'
import { bornOf, childOn } from '../../src/people/rules.ts'

const anchors: GroupedAnchor[] = Array.from({ length: 8 }, (_, i) => ({
  id: `anchor-${i}`,
  home_person_id: `person-${i}`,
  recorded_at: `2019-01-0${1 + Math.floor(i / 2)}`,
}))
const pair = fc
  .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), fc.boolean())
  .filter(([x, y]) => x !== y)
const verdicts = fc
  .array(pair, { maxLength: 14 })
  .map((list) => list.map(([x, y, same]): Verdict => ({ left: `anchor-${x}`, right: `anchor-${y}`, same })))
const withOrder = verdicts.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
)

it('does not depend on the order of decisions', () => {
  fc.assert(
    fc.property(withOrder, ([list, shuffled]) => {
      expect(personsOf(anchors, shuffled)).toEqual(personsOf(anchors, list))
    }),
  )
})

it('puts two under one person exactly when decisions connect them', () => {
  fc.assert(
    fc.property(verdicts, (list) => {
      const persons = personsOf(anchors, list)
      const reach = (from: string, seen = new Set([from])): Set<string> => {
        for (const { left, right, same } of list) {
          if (!same) continue
          for (const [x, y] of [
            [left, right],
            [right, left],
          ] as const)
            if (seen.has(x) && !seen.has(y)) reach(from, seen.add(y))
        }
        return seen
      }
      for (const { id, home_person_id } of anchors) {
        const group = reach(id)
        for (const other of anchors)
          expect(persons.get(other.id) === persons.get(id)).toBe(group.has(other.id))
        if (group.size === 1) expect(persons.get(id)).toBe(home_person_id)
        // Under the home person of the earliest of the group.
        const first = anchors
          .filter((each) => group.has(each.id))
          .toSorted((x, y) => (x.recorded_at + x.id < y.recorded_at + y.id ? -1 : 1))[0]!
        expect(persons.get(id)).toBe(first.home_person_id)
      }
    }),
  )
})

it('a decision made and undone leaves no trace in the grouping', () => {
  fc.assert(
    fc.property(verdicts, pair, (list, [x, y]) => {
      const without = personsOf(anchors, list)
      personsOf(anchors, [...list, { left: `anchor-${x}`, right: `anchor-${y}`, same: true }])
      expect(personsOf(anchors, list)).toEqual(without)
    }),
  )
})

it('is a child while any source leaves it open', () => {
  const day = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
    .map((each) => each.toISOString().slice(0, 10))
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 4 }), (days) => {
      const said = days.map((each) => ({ born_from: each, born_to: each }))
      const anyChild = said.some((each) => childOn(bornOf([each]), '2025-06-15'))
      expect(childOn(bornOf(said), '2025-06-15')).toBe(anyChild)
    }),
  )
  expect(childOn(bornOf([]), '2025-06-15')).toBe(true)
  expect(childOn(bornOf([{ born_from: '1980-01-01', born_to: null }]), '2025-06-15')).toBe(true)
})

// Seeded schedules of sync (field-world.ts), checked against what was truly made and known. All 2,000:
// `npm run bench -- simulation`.
import { expect, it } from 'vitest'
import { type Placed, place, type Subjects, settle, subjectsOf, weighs } from '../src/index.ts'
import { lines } from '../test-support/field-acts.ts'
import { checkWorld } from '../test-support/field-check.ts'
import { runWorld } from '../test-support/field-world.ts'

const seeds = Array.from({ length: 60 }, (_, at) => at + 1)

it('brings three tablets and the server to one state, with every operation once and every clash shown', () => {
  const failed = seeds.map((seed) => ({ seed, faults: checkWorld(seed).faults.slice(0, 3) }))
  expect(failed.filter(({ faults }) => faults.length > 0)).toEqual([])
})

it('exercises what it is for', () => {
  const worlds = seeds.slice(0, 20).map((seed) => checkWorld(seed))
  const sum = (of: (world: (typeof worlds)[number]) => number) =>
    worlds.reduce((all, each) => all + of(each), 0)
  expect(sum(({ counts }) => counts.kills)).toBeGreaterThan(50)
  expect(sum(({ counts }) => counts.unsavedLost)).toBeGreaterThan(10)
  expect(sum(({ counts }) => counts.messagesLost)).toBeGreaterThan(500)
  expect(sum(({ clashes }) => clashes)).toBeGreaterThan(500)
})

/** These need everything at hand. */
const ofAll = ['clock wrong', 'nothing to correct']

it('tells of a few lines what the fold of everything tells', () => {
  for (const seed of seeds.slice(0, 15)) {
    const { placed } = place([...runWorld(seed).made.values()].map(({ operation }) => operation))
    const subjects = new Map<string, Subjects>()
    for (const { operation } of placed)
      subjects.set(
        operation.id,
        subjectsOf(operation, (id) => subjects.get(id)),
      )
    const whole = settle(placed)
    for (const line of lines) {
      const about = ({ operation }: Placed) => {
        const { whole: always, lines: some } = subjects.get(operation.id)!
        return weighs(operation) && (always || some.includes(line))
      }
      const part = settle(placed.filter(about))
      expect(part.lines[line]).toEqual(whole.lines[line])
      const ofLine = ({ line: on, situation }: (typeof whole.raised)[number]) =>
        (on === line || on === null) && !ofAll.includes(situation)
      const raised = part.raised.filter(ofLine).map(({ question, state }) => [question, state])
      for (const [question, state] of raised)
        expect(whole.raised).toContainEqual(expect.objectContaining({ question, state }))
      for (const { question } of whole.raised.filter((each) => each.line === line))
        expect(raised.map(([name]) => name)).toContain(question)
    }
  }
})

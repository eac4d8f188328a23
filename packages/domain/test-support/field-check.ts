// One world, checked: nothing lost, nothing twice, everyone of one mind, every clash shown.
import { canonicalJson, fold } from '../src/index.ts'
import { randomFrom } from './field-acts.ts'
import { clashesOf, lineClashesOf, mustStay, raisedPairs } from './field-oracle.ts'
import { runWorld, type World } from './field-world.ts'

export interface Checked {
  faults: string[]
  operations: number
  clashes: number
  questions: number
  quarantined: number
  counts: World['counts']
}

export function checkWorld(seed: number, steps?: number): Checked {
  const { made, replicas, counts } = runWorld(seed, steps)
  const faults: string[] = []
  const states = replicas.map(({ log }) => fold(log.values()))
  const [first] = states
  const state = first!
  const told = canonicalJson(state)
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  for (const { log, device } of replicas) {
    expect(log.size === made.size, `${device} holds ${log.size} of ${made.size}`)
    for (const [id, { operation }] of made)
      expect(canonicalJson(log.get(id)) === canonicalJson(operation), `${device}: ${id} lost or changed`)
  }
  for (const each of states) expect(canonicalJson(each) === told, 'replicas are of two minds')
  expect(state.pending.length === 0, 'something waits for ever')
  expect(Object.keys(state.verdicts).length === made.size, 'an operation without its verdict')
  const random = randomFrom(seed + 1)
  const shuffled = [...made.values()].map(({ operation }) => operation).sort(() => random() - 0.5)
  expect(canonicalJson(fold([...shuffled, ...shuffled])) === told, 'the order of arrival counts')

  const same = (expected: Set<string>, raised: Set<string>, what: string) => {
    for (const pair of expected) expect(raised.has(pair), `${what} not raised: ${pair}`)
    for (const pair of raised) expect(expected.has(pair), `${what} raised for nothing: ${pair}`)
  }
  const expected = clashesOf(made)
  same(expected, raisedPairs(state, false), 'clash')
  const expectedOfLines = lineClashesOf(made)
  same(expectedOfLines, raisedPairs(state, true), 'clash of lines')
  for (const line of mustStay(made))
    expect(['withdrawn', 'on hold'].includes(state.lines[line]!.state), `${line} travels against their will`)
  return {
    faults,
    operations: made.size,
    clashes: expected.size + expectedOfLines.size,
    questions: state.raised.filter(({ raises }) => raises === 'question').length,
    quarantined: state.quarantined.length,
    counts,
  }
}

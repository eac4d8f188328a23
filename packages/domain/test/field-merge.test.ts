// The merge table: total, without two rows for one thing, and the same as its page.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  canonicalJson,
  type FieldAct,
  type FieldKind,
  type FieldOperation,
  fieldKinds,
  fold,
  meeting,
  mergeRule,
  mergeTable,
  soleSituations,
} from '../src/index.ts'
import { mergePage, mergeRows } from '../test-support/merge-page.ts'

it('is what its page shows', () => {
  expect(readFileSync(mergePage, 'utf8')).toContain(`\n${mergeRows()}\n`)
})

it('has one rule for a kind in a situation', () => {
  const keys = mergeTable.map(({ kind, situation }) => `${kind} ${situation}`)
  expect(new Set(keys).size).toBe(keys.length)
  const everywhere = soleSituations.filter(
    (each) => !['gate unmet', 'doors closing', 'nothing to correct'].includes(each),
  )
  for (const kind of fieldKinds)
    for (const situation of everywhere)
      expect(mergeRule(kind, situation), `${kind} ${situation}`).toBeDefined()
  const moves: FieldKind[] = ['board', 'unboard', 'not boarded', 'withdraw', 'hold', 'relist', 'answer']
  for (const one of moves)
    for (const other of moves) expect(meeting(one, other), `${one} meets ${other}`).toBeDefined()
})

it('sends every question to a duty that can open it', () => {
  for (const { raises, duty } of mergeTable) expect(raises === 'question').toBe(duty !== null)
})

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const mission = id(1)
const line = id(2)
const [tablet, other] = [id(11), id(12)] as [string, string]

/** A log written by hand: each device's operations in its order. */
function log() {
  const all: FieldOperation[] = []
  const count = (device: string) => all.filter((each) => each.device === device).length
  const add = (device: string, act: FieldAct, knows: readonly string[] = [], at = '2026-01-10T10:00:00Z') => {
    const parents = Object.fromEntries(
      [mission, ...knows].filter((each) => each !== device).map((each) => [each, count(each)]),
    )
    const sequence = count(device) + 1
    const officer = device === mission ? id(20) : id(20 + Number(device.at(-1)))
    const made = {
      id: id(100 + all.length),
      mission,
      device,
      sequence,
      parents,
      officer,
      at,
      signature: 'A'.repeat(86),
    }
    all.push({ ...made, ...act } as FieldOperation)
    return all.at(-1)!.id
  }
  add(mission, {
    kind: 'manifest',
    body: { state: 'frozen', doorsClosed: false, lines: [{ line, state: 'listed' }] },
  })
  for (const device of [tablet, other])
    add(mission, {
      kind: 'enrolled',
      body: { device, officer: id(20 + Number(device.at(-1))), role: 'field_officer', key: 'A'.repeat(43) },
    })
  return { all, add }
}
const board: FieldAct = { kind: 'board', body: { line, by: 'QR', vehicle: null, unmet: [] } }
const withdraw: FieldAct = { kind: 'withdraw', body: { line, reason: 'wishes to stay' } }
const hold: FieldAct = { kind: 'hold', body: { line, about: 'fear expressed', said: null } }
const close: FieldAct = { kind: 'mission step', body: { step: 'close doors', reason: null } }
const stateOf = (all: FieldOperation[]) => fold(all).lines[line]?.state

it.each([withdraw, hold])('lets a will prevail over a boarding, whatever the clocks say: $kind', (will) => {
  for (const hour of ['2026-01-09T02:00:00Z', '2026-01-11T23:00:00Z']) {
    const { all, add } = log()
    const aboard = add(tablet, board)
    const said = add(other, will, [], hour)
    const state = fold(all)
    expect(state.lines[line]?.state).toBe(will.kind === 'hold' ? 'on hold' : 'withdrawn')
    expect(state.raised.filter(({ raises }) => raises === 'question')).toMatchObject([
      {
        kind: will.kind,
        situation: 'meets board',
        operations: [said, aboard],
        duty: 'consular_officer',
        state: 'open',
      },
    ])
    expect(canonicalJson(fold(all.toReversed()))).toBe(canonicalJson(state))
  }
})

it('does not board whom the tablet knew to be on hold, and asks', () => {
  const { all, add } = log()
  add(other, hold)
  const late = add(tablet, board, [other])
  const { verdicts, lines, raised } = fold(all)
  expect([lines[line]?.state, verdicts[late]]).toEqual(['on hold', 'no effect'])
  expect(raised).toMatchObject([{ situation: 'step not open', duty: 'consular_officer' }])
})

it('freezes the line of one who had withdrawn and is afraid', () => {
  const { all, add } = log()
  add(tablet, withdraw)
  add(tablet, hold)
  expect(stateOf(all)).toBe('on hold')
})

it('lists nobody again whose second fear the office had not heard', () => {
  const { all, add } = log()
  add(tablet, hold)
  add(tablet, hold)
  const early = {
    ...log().all[0]!,
    id: id(300),
    sequence: 4,
    kind: 'relist',
    body: { line, reason: 'answered' },
  }
  const relist = { ...early, parents: { [tablet]: 1 } } as FieldOperation
  expect(stateOf([...all, relist])).toBe('on hold')
  expect(fold([...all, relist]).raised).toMatchObject([
    { kind: 'hold', situation: 'meets relist', state: 'open' },
  ])
  expect(stateOf([...all, { ...relist, parents: { [tablet]: 2 } }])).toBe('listed')
})

it('lets no answer bring back a person on hold, and the office list them again', () => {
  const { all, add } = log()
  const aboard = add(tablet, board)
  add(other, hold)
  const { question } = fold(all).raised[0]!
  add(mission, { kind: 'answer', body: { question, stands: aboard, answer: 'aboard' } }, [tablet, other])
  expect(stateOf(all)).toBe('on hold')
  expect(fold(all).raised.find((each) => each.question === question)?.state).toBe('answered')
  add(mission, { kind: 'relist', body: { line, reason: 'protection answered' } }, [tablet, other])
  expect(stateOf(all)).toBe('listed')
})

it('moves nothing once the doors are known to be closed, and hears a will all the same', () => {
  const { all, add } = log()
  add(tablet, board)
  add(tablet, close)
  const afraid = add(tablet, hold)
  const { lines, verdicts, raised } = fold(all)
  expect([lines[line]?.state, verdicts[afraid]]).toEqual(['boarded', 'no effect'])
  expect(raised).toMatchObject([
    { kind: 'hold', situation: 'doors closed', duty: 'child_protection_officer' },
  ])
})

it('leaves behind who is listed when the doors close, and shows whoever was boarded meanwhile', () => {
  const { all, add } = log()
  add(tablet, close)
  expect(stateOf(all)).toBe('not boarded')
  add(other, board)
  expect(stateOf(all)).toBe('boarded')
  expect(fold(all).raised).toMatchObject([{ kind: 'board', situation: 'doors closing', state: 'open' }])
})

it('puts aside what a revoked device made beyond what the office had, until it is accepted', () => {
  const { all, add } = log()
  add(tablet, board)
  add(mission, { kind: 'revoked', body: { device: tablet, last: 1, reason: 'stolen' } })
  const forged = add(tablet, { kind: 'unboard', body: { line, reason: null } })
  expect(fold(all).quarantined).toEqual([{ operation: forged, why: 'device revoked' }])
  expect(stateOf(all)).toBe('boarded')
  add(mission, { kind: 'accept', body: { operation: forged, reason: 'the officer says so' } })
  expect(stateOf(all)).toBe('listed')
})

it('puts aside, and shows, what an officer had no right to and what is of no line', () => {
  const { all, add } = log()
  const cancel = add(tablet, { kind: 'mission step', body: { step: 'cancel', reason: 'no' } })
  const relist = add(tablet, { kind: 'relist', body: { line, reason: 'no' } })
  const strange = add(tablet, { ...board, body: { ...board.body, line: id(99) } } as FieldAct)
  const nobody = add(id(19), board)
  expect(fold(all).quarantined).toEqual(
    expect.arrayContaining([
      { operation: cancel, why: 'no right' },
      { operation: relist, why: 'no right' },
      { operation: strange, why: 'no such line' },
      { operation: nobody, why: 'device not enrolled' },
    ]),
  )
  expect(stateOf(all)).toBe('listed')
})

it('supersedes by a correction, but takes back no will', () => {
  const { all, add } = log()
  const wrong = add(tablet, board)
  add(tablet, { kind: 'correction', body: { operation: wrong, act: null, reason: 'another person' } })
  expect([stateOf(all), fold(all).verdicts[wrong]]).toEqual(['listed', 'corrected'])
  const will = add(tablet, withdraw)
  const undoing = add(tablet, {
    kind: 'correction',
    body: { operation: will, act: board as never, reason: 'no' },
  })
  expect(stateOf(all)).toBe('withdrawn')
  expect(fold(all).quarantined).toEqual([{ operation: undoing, why: 'nothing to correct' }])
})

it('counts a numbered form once', () => {
  const { all, add } = log()
  const form: FieldAct = { kind: 'paper form', body: { form: '17', writtenAt: null, act: board as never } }
  add(tablet, form)
  add(other, form)
  const { lines, raised } = fold(all)
  expect(lines[line]).toMatchObject({ state: 'boarded', whence: [id(103)] })
  expect(raised).toMatchObject([{ kind: 'paper form', situation: 'meets paper form', raises: 'notice' }])
})

it('asks for a gate that nobody let pass, and for the one that someone did', () => {
  const { all, add } = log()
  const unmet: FieldAct = { ...board, body: { ...board.body, unmet: ['exit'] } } as FieldAct
  add(tablet, unmet)
  expect(fold(all).raised).toMatchObject([{ kind: 'board', situation: 'gate unmet', state: 'open' }])
  const passed = log()
  passed.add(tablet, {
    kind: 'gate passed',
    body: { line, gates: ['exit'], authority: 'the consul', reason: 'the stamp comes by radio' },
  })
  passed.add(tablet, unmet)
  expect(fold(passed.all).raised).toMatchObject([{ kind: 'gate passed', situation: 'as usual' }])
})

it('names what an operation waits for', () => {
  const { all, add } = log()
  add(tablet, board)
  const later = add(tablet, { kind: 'unboard', body: { line, reason: null } })
  const [lost, ...rest] = all.slice(3)
  const { pending, lines } = fold([...all.slice(0, 3), ...rest])
  expect(pending).toEqual([{ operation: later, missing: [{ device: tablet, from: 1, to: 1 }] }])
  expect([lines[line]?.state, lost?.sequence]).toEqual(['listed', 1])
})

it('doubts a clock, and orders by what was seen', () => {
  const { all, add } = log()
  add(tablet, board, [], '2026-01-11T09:00:00Z')
  add(other, { kind: 'unboard', body: { line, reason: null } }, [tablet], '2026-01-10T09:00:00Z')
  const { lines, raised } = fold(all)
  expect(lines[line]?.state).toBe('listed')
  expect(raised).toMatchObject([{ situation: 'clock wrong', raises: 'notice' }])
})

// What the merge table has a rule for, found among the operations that count: acts that did not know of each other,
// gates passed, persons nobody expected, clocks that cannot be right.
import { compare, concurrent, type Placed, precedes } from './field-causal.ts'
import type { MissionMove } from './field-lines.ts'
import type { Situation } from './field-merge.ts'
import type { FieldAct, FieldKind } from './field-operations.ts'
import { canonicalJson } from './field-signing.ts'
import type { Said } from './field-standing.ts'

export interface Finding {
  kind: FieldKind | 'every kind'
  situation: Situation
  operations: string[]
  line: string | null
}

type Of<K extends FieldKind> = { id: string; at: Placed; body: Extract<FieldAct, { kind: K }>['body'] }

export function ofKind<K extends FieldKind>(said: readonly Said[], kind: K): Of<K>[] {
  return said.flatMap(({ at, act }) =>
    act.kind === kind ? [{ id: at.operation.id, at, body: act.body } as Of<K>] : [],
  )
}

/** Findings other than those of line moves that meet. */
export function findingsOf(said: readonly Said[], mission: readonly MissionMove[]): Finding[] {
  return [
    ...gates(said),
    ...added(said),
    ...counts(said),
    ...handovers(said),
    ...urgent(said),
    ...answers(said),
    ...steps(mission),
  ]
}

function pairs<T extends { at: Placed }>(all: readonly T[], clash: (a: T, b: T) => boolean): [T, T][] {
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => concurrent(one.at, other.at) && clash(one, other))
      .map((other): [T, T] => [one, other]),
  )
}

function meet<K extends FieldKind>(
  kind: K,
  groups: Iterable<readonly Of<K>[]>,
  clash: (a: Of<K>, b: Of<K>) => boolean,
  line: (a: Of<K>) => string | null = () => null,
): Finding[] {
  return [...groups].flatMap((group) =>
    pairs(group, clash).map(([one, other]) => ({
      kind,
      situation: `meets ${kind}` as const,
      operations: [one.id, other.id],
      line: line(one),
    })),
  )
}

function gates(said: readonly Said[]): Finding[] {
  const passed = ofKind(said, 'gate passed')
  const byLine = Map.groupBy(passed, ({ body }) => body.line)
  const unmet = ofKind(said, 'board').filter(({ at, body }) => {
    const known = (byLine.get(body.line) ?? []).filter((each) => precedes(each.at, at))
    return body.unmet.some((gate) => !known.some((each) => each.body.gates.includes(gate)))
  })
  return [
    ...passed.map(({ id, body }) => sole('gate passed', 'as usual', id, body.line)),
    ...unmet.map(({ id, body }) => sole('board', 'gate unmet', id, body.line)),
  ]
}

export function sole(kind: Finding['kind'], situation: Situation, id: string, line: string | null): Finding {
  return { kind, situation, operations: [id], line }
}

/** Two spellings that are one but for case, marks and the order of words. Other scripts are for an officer's eye. */
export function plainName(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (letters.match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' ')
}

function added(said: readonly Said[]): Finding[] {
  const all = ofKind(said, 'person added')
  const keys = new Map(
    all.map(({ id, body }) => [
      id,
      new Set([...body.names.map(plainName), ...(body.document ? [`№${body.document}`] : [])]),
    ]),
  )
  const alike = (a: Of<'person added'>, b: Of<'person added'>) =>
    a.body.person !== b.body.person && [...keys.get(a.id)!].some((key) => keys.get(b.id)!.has(key))
  return [
    ...all.map(({ id }) => sole('person added', 'as usual', id, null)),
    ...meet('person added', [all], alike),
  ]
}

function counts(said: readonly Said[]): Finding[] {
  const groups = Map.groupBy(ofKind(said, 'head-count'), ({ body }) => `${body.step} ${body.legId}`)
  return meet('head-count', groups.values(), (a, b) => a.body.counted !== b.body.counted)
}

function handovers(said: readonly Said[]): Finding[] {
  const byLine = new Map<string, Of<'handover'>[]>()
  for (const each of ofKind(said, 'handover'))
    for (const { lineId: line } of each.body.lines) byLine.set(line, [...(byLine.get(line) ?? []), each])
  return [...byLine].flatMap(([line, group]) =>
    meet(
      'handover',
      [group],
      (a, b) =>
        a.body.step === b.body.step && canonicalJson(a.body.receiver) !== canonicalJson(b.body.receiver),
      () => line,
    ),
  )
}

function urgent(said: readonly Said[]): Finding[] {
  const groups = Map.groupBy(ofKind(said, 'urgency'), ({ body }) => body.line)
  return meet(
    'urgency',
    groups.values(),
    (a, b) => a.body.urgency !== b.body.urgency,
    ({ body }) => body.line,
  )
}

function answers(said: readonly Said[]): Finding[] {
  const groups = Map.groupBy(ofKind(said, 'answer'), ({ body }) => body.question)
  return meet('answer', groups.values(), (a, b) => a.body.stands !== b.body.stands)
}

function steps(mission: readonly MissionMove[]): Finding[] {
  return pairs(mission, (a, b) => a.step !== b.step).map(([one, other]) => ({
    kind: 'mission step',
    situation: 'meets mission step',
    operations: [one.id, other.id],
    line: null,
  }))
}

const doubtfulMs = 5 * 60_000

/** The first operation of each device that claims an hour before something it had seen. */
export function wrongClocks(placed: readonly Placed[]): Finding[] {
  const at = new Map(placed.map(({ operation }) => [`${operation.device} ${operation.sequence}`, operation]))
  const found = new Map<string, Finding>()
  for (const { operation } of placed) {
    const { id, device, sequence, parents } = operation
    if (found.has(device)) continue
    const before = Object.entries({ ...parents, [device]: sequence - 1 })
      .flatMap(([other, to]) => at.get(`${other} ${to}`) ?? [])
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || compare(a.id, b.id))[0]
    if (before && Date.parse(before.at) - Date.parse(operation.at) > doubtfulMs)
      found.set(device, {
        kind: 'every kind',
        situation: 'clock wrong',
        operations: [id, before.id],
        line: null,
      })
  }
  return [...found.values()]
}

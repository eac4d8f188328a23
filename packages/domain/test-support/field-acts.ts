// What officers do in a simulated world, by chance and by what they are shown.
import { afterStep, type FieldAct, type FieldOperation, type FieldState } from '../src/index.ts'

export type Random = () => number
/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const idOf = (group: number, number: number) =>
  `${group.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

export const mission = idOf(1, 1)
export const lines = Array.from({ length: 5 }, (_, at) => idOf(2, at + 1))
/** What someone does next, from what they are shown. */
export function actOf(
  random: Random,
  office: boolean,
  shown: FieldState,
  log: readonly FieldOperation[],
  officer: string,
): FieldAct | undefined {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const line = pick(lines)
  const { state } = shown.lines[line]!
  const { state: mission, doorsClosed } = shown.mission!
  const dice = random()
  const open = (step: Parameters<typeof afterStep>[0]) => afterStep(step, state, mission, doorsClosed)
  if (office && dice < 0.3) {
    const asked = shown.raised.filter((each) => each.raises === 'question' && each.state === 'open')
    if (asked.length > 0 && random() < 0.6) {
      const { question, operations } = pick(asked)
      return { kind: 'answer', body: { question, stands: pick([null, ...operations]), answer: 'seen' } }
    }
    if (open('relist')) return { kind: 'relist', body: { line, reason: 'freed' } }
    if (dice < 0.03)
      return { kind: 'quarantine', body: { operation: pick(log).id, why: 'no longer on duty' } }
    if (dice < 0.06) {
      const aside = pick([undefined, ...shown.quarantined])
      return aside && { kind: 'accept', body: { operation: aside.operation, reason: 'known to be good' } }
    }
  }
  if (dice < 0.62) {
    if (open('board') && random() < 0.7)
      return {
        kind: 'board',
        body: { line, by: 'QR', vehicle: null, unmet: random() < 0.1 ? ['exit'] : [] },
      }
    if (random() < 0.18) return { kind: 'hold', body: { line, about: 'fear expressed', said: null } }
    if (open('withdraw') && random() < 0.4) return { kind: 'withdraw', body: { line, reason: 'stays' } }
    if (open('unboard')) return { kind: 'unboard', body: { line, reason: null } }
    if (open('leave')) return { kind: 'not boarded', body: { line, reason: 'not there' } }
    // An act that the state does not allow, from an old screen.
    return { kind: 'board', body: { line, by: 'name', vehicle: null, unmet: [] } }
  }
  if (dice < 0.67)
    return {
      kind: 'head-count',
      body: {
        step: 'departure',
        legId: null,
        counted: 3 + Math.floor(random() * 2),
        expected: shown.aboard.lines,
        explanation: null,
      },
    }
  if (dice < 0.71) {
    const person = idOf(6, Math.floor(random() * 4))
    const names = [pick(['Aiša Ömar', 'omar AISA', 'Бота'])]
    const body = { person, names, sex: 'female', born: null, document: null, photo: null } as const
    return { kind: 'person added', body: { ...body, names, child: true, withLine: null, aboard: true } }
  }
  if (dice < 0.75) {
    return { kind: 'handover', body: handover(line, pick(['the crew', 'the centre'])) }
  }
  if (dice < 0.78) {
    const urgency = pick(['high', 'medium', 'low'] as const)
    return { kind: 'urgency', body: { line, urgency, followUpBy: '2026-02-01', need: null } }
  }
  if (dice < 0.81) {
    const act = { kind: 'watch log', body: { text: 'quiet' } } as const
    return { kind: 'paper form', body: { form: pick(['7', '8']), writtenAt: null, act } }
  }
  if (dice < 0.86) {
    const own = log.filter((each) => each.officer === officer && each.kind !== 'manifest')
    const target = pick([...own, pick(log)])
    return { kind: 'correction', body: { operation: target.id, act: null, reason: 'mistaken' } }
  }
  if (dice < 0.88)
    return { kind: 'gate passed', body: { line, gates: ['exit'], authority: 'the consul', reason: 'agreed' } }
  if (dice < 0.9)
    return {
      kind: 'mission step',
      body: { step: pick(['close doors', 'open doors', 'cancel'] as const), reason: null },
    }
  if (dice < 0.92) return { kind: 'note', body: { line: idOf(5, 1), text: 'of a line that is not here' } }
  return { kind: 'note', body: { line, text: 'a note' } }
}

const handover = (line: string, to: string) => ({
  step: 'to flight' as const,
  place: 'the gate',
  zone: 'Asia/Damascus',
  at: '2026-01-15T10:00:00Z',
  giver: { name: 'A. Officer', office: 'the authority' },
  receiver: { name: 'B. Officer', office: to },
  lines: [{ lineId: line, detained: false, condition: ['well' as const] }],
  counted: 1,
  property: [],
  signatures: [],
})

// What the law of procedure makes of the dated facts of a matter: how it stands today, and what runs out when. Pure, and
// worked out anew each time it is asked, so that no limit is missed or told twice, whatever stopped in between.
import { dayIn, dayOf, monthsAfter, officeZone } from './day.ts'

export const detentionKinds = ['holding', 'pre-trial', 'trial'] as const
export type DetentionKind = (typeof detentionKinds)[number]

/**
 * The longest that a detention may last: Criminal Procedure Code of Kazakhstan (2014), articles 131 and 151; for a child
 * articles 131 and 541. During the trial the court's order alone says it. The database holds the same numbers
 * (cases.detention_maximum), and refuses what is longer.
 */
export const detentionLimits: Record<DetentionKind, { adult: Term | null; child: Term | null }> = {
  holding: { adult: { hours: 72 }, child: { hours: 24 } },
  'pre-trial': { adult: { months: 18 }, child: { months: 6 } },
  trial: { adult: null, child: null },
}
export type Term = { hours: number } | { months: number }

/** How many days before a limit it is told in the morning. */
export const noticeDays = 14

/** An instant so long after another; months by the office's calendar, at the same hour, or on the last day that there is. */
export function after(instant: string, term: Term): string {
  if ('hours' in term) return new Date(Date.parse(instant) + term.hours * 3_600_000).toISOString()
  const at = new Date(instant)
  const day = monthsAfter(dayIn(officeZone, at), term.months)
  return fromWall(Date.parse(`${day}T00:00:00Z`) + timeOfDay(at)).toISOString()
}

/** Milliseconds since midnight at the office. */
function timeOfDay(at: Date): number {
  const wall = at.getTime() + offsetAt(at)
  return ((wall % 86_400_000) + 86_400_000) % 86_400_000
}

const clock = new Intl.DateTimeFormat('en-US', { timeZone: officeZone, timeZoneName: 'longOffset' })

/** How far the office's clock is before UTC, in milliseconds: it was changed in 2024, and may be again. */
function offsetAt(at: Date): number {
  const name = clock.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const found = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name)
  if (!found?.[1]) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) * 60_000
}

function fromWall(wall: number): Date {
  const guess = new Date(wall - offsetAt(new Date(wall)))
  return new Date(wall - offsetAt(guess))
}

export interface DetentionFacts {
  kind: DetentionKind
  fromAt: string
  untilAt: string
  endedAt: string | null
  extensions: readonly { untilAt: string }[]
}

export interface DetentionTerm {
  /** Until when orders allow it. */
  orderedUntil: string
  /** The longest that the law allows; null where the order alone says it. */
  maximum: string | null
  /** When it runs out: the earlier of the two. */
  runsOut: string
  /** Whether a court can still extend it. */
  extendable: boolean
  state: 'ended' | 'running' | 'over'
}

/** The limits of a detention, and how it stands at a moment. */
export function detentionTerm(of: DetentionFacts, child: boolean, now: string): DetentionTerm {
  const orderedUntil = latest([of.untilAt, ...of.extensions.map(({ untilAt }) => untilAt)])
  const term = detentionLimits[of.kind][child ? 'child' : 'adult']
  const maximum = term ? after(of.fromAt, term) : null
  const runsOut = maximum && Date.parse(maximum) < Date.parse(orderedUntil) ? maximum : orderedUntil
  return {
    orderedUntil,
    maximum,
    runsOut,
    extendable: of.kind !== 'holding' && (!maximum || Date.parse(orderedUntil) < Date.parse(maximum)),
    state: of.endedAt ? 'ended' : Date.parse(now) < Date.parse(runsOut) ? 'running' : 'over',
  }
}

const latest = (instants: string[]) => instants.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b))

/** The facts of one proceeding that clocks look at. Days and instants as the facts hold them. */
export interface MatterFacts {
  proceeding: { id: string; openedOn: string; endedOn: string | null; endedHow: string | null }
  suspicions: readonly { suspectedOn: string; liftedOn: string | null }[]
  charges: readonly { id: string; chargedOn: string; droppedOn: string | null }[]
  convictions: readonly {
    id: string
    convictedOn: string
    appealUntil: string
    inForceOn: string | null
    setAsideOn: string | null
    sentenceUntil: string | null
  }[]
  acquittals: readonly {
    id: string
    chargeId: string | null
    acquittedOn: string
    appealUntil: string
    inForceOn: string | null
    setAsideOn: string | null
  }[]
  appeals: readonly { lodgedOn: string; decidedOn: string | null }[]
  detentions: readonly (DetentionFacts & { id: string })[]
  measures: readonly { id: string; untilOn: string | null; reviewOn: string | null; endedOn: string | null }[]
  hearings: readonly { id: string; at: string; heldOn: string | null }[]
  diversions: readonly { consideredOn: string; decision: string }[]
  erasures: readonly { id: string; eraseBy: string }[]
}

export const matterStates = [
  'opened',
  'suspected',
  'suspicion lifted',
  'accused',
  'charges dropped',
  'convicted, may be appealed',
  'convicted',
  'acquitted, may be appealed',
  'acquitted',
  'discontinued',
  'diverted',
  'sentence served',
  'handed over',
] as const
export type MatterState = (typeof matterStates)[number]

/** How a proceeding stands: the last of its facts that counts, and since when. An end stands above everything before it. */
export function matterToday(of: MatterFacts): { state: MatterState; since: string } {
  const { endedOn, endedHow, openedOn } = of.proceeding
  if (endedOn && endedHow) return { state: endedHow as MatterState, since: endedOn }
  const acquitted = of.acquittals.find((each) => !each.setAsideOn && !each.chargeId)
  if (acquitted)
    return acquitted.inForceOn
      ? { state: 'acquitted', since: acquitted.inForceOn }
      : { state: 'acquitted, may be appealed', since: acquitted.acquittedOn }
  const convicted = of.convictions.filter((each) => !each.setAsideOn)
  const inForce = convicted.filter((each) => each.inForceOn)
  if (inForce.length > 0)
    return { state: 'convicted', since: earliest(inForce.map((each) => each.inForceOn!)) }
  if (convicted.length > 0)
    return {
      state: 'convicted, may be appealed',
      since: earliest(convicted.map((each) => each.convictedOn)),
    }
  const freed = new Set(
    of.acquittals.flatMap((each) => (!each.setAsideOn && each.chargeId ? [each.chargeId] : [])),
  )
  const standing = of.charges.filter((each) => !each.droppedOn && !freed.has(each.id))
  if (standing.length > 0)
    return { state: 'accused', since: earliest(standing.map((each) => each.chargedOn)) }
  const diverted = of.diversions.toSorted((a, b) => (a.consideredOn < b.consideredOn ? 1 : -1))[0]
  if (diverted?.decision === 'diverted') return { state: 'diverted', since: diverted.consideredOn }
  const suspected = of.suspicions.filter((each) => !each.liftedOn)
  if (suspected.length > 0)
    return { state: 'suspected', since: earliest(suspected.map((each) => each.suspectedOn)) }
  if (of.charges.length > 0) {
    const last = of.charges.flatMap((each) => each.droppedOn ?? []).toSorted()
    return { state: 'charges dropped', since: last.at(-1) ?? openedOn }
  }
  if (of.suspicions.length > 0)
    return {
      state: 'suspicion lifted',
      since: of.suspicions
        .map((each) => each.liftedOn!)
        .toSorted()
        .at(-1)!,
    }
  return { state: 'opened', since: openedOn }
}

const earliest = (days: string[]) => days.toSorted()[0]!

export const dueKinds = [
  'release',
  'detention',
  'hearing',
  'appeal',
  'measure ends',
  'measure reviewed',
  'sentence ends',
  'erasure',
] as const
export type DueKind = (typeof dueKinds)[number]

export interface Due {
  what: DueKind
  /** The fact that it is about. */
  id: string
  proceedingId: string
  /** The moment or the day. */
  on: string
  /** It has run out, and nothing was entered since. */
  over: boolean
  /** A detention that a court can still extend. */
  extendable: boolean
}

/**
 * All that runs out in a proceeding, the next first: each limit of a fact that is still open stands here exactly once, from
 * the day it is entered until what ends it is entered, whether its day is to come or past.
 */
export function dueIn(of: MatterFacts, child: boolean, now: string): Due[] {
  const day = dayOf(now)
  const ended = of.proceeding.endedOn !== null
  const due = (what: DueKind, id: string, on: string, more: Partial<Due> = {}): Due => ({
    what,
    id,
    proceedingId: of.proceeding.id,
    on,
    over: on < day,
    extendable: false,
    ...more,
  })
  const appealed = of.appeals.some((each) => !each.decidedOn)
  const found = [
    ...of.detentions.flatMap((each) => {
      if (each.endedAt) return []
      // Whoever is acquitted, or no longer sought, is let go at once.
      if (ended) return [due('release', each.id, of.proceeding.endedOn!, { over: true })]
      const { runsOut, state, extendable } = detentionTerm(each, child, now)
      return [due('detention', each.id, runsOut, { over: state === 'over', extendable })]
    }),
    ...of.hearings.flatMap((each) =>
      each.heldOn || ended
        ? []
        : [due('hearing', each.id, each.at, { over: Date.parse(each.at) < Date.parse(now) })],
    ),
    ...[...of.convictions, ...of.acquittals].flatMap((each) =>
      each.inForceOn || each.setAsideOn || appealed ? [] : [due('appeal', each.id, each.appealUntil)],
    ),
    ...of.measures.flatMap((each) =>
      each.endedOn
        ? []
        : [
            ...(each.untilOn ? [due('measure ends', each.id, each.untilOn)] : []),
            ...(each.reviewOn ? [due('measure reviewed', each.id, each.reviewOn)] : []),
          ],
    ),
    ...of.convictions.flatMap((each) =>
      each.inForceOn && !each.setAsideOn && each.sentenceUntil && !ended
        ? [due('sentence ends', each.id, each.sentenceUntil)]
        : [],
    ),
    ...of.erasures.map((each) => due('erasure', each.id, each.eraseBy)),
  ]
  return found.toSorted((a, b) => (moment(a.on) === moment(b.on) ? 0 : moment(a.on) < moment(b.on) ? -1 : 1))
}

/** A day sorts at its end. */
const moment = (on: string) => Date.parse(on.length === 10 ? `${on}T18:59:59Z` : on)

/** What is told in the morning: over, or within the days of notice (hearings: within the week). */
export const toldInTheMorning = (of: Due, now: string): boolean =>
  of.over || moment(of.on) - Date.parse(now) <= (of.what === 'hearing' ? 7 : noticeDays) * 86_400_000

// Rules of a child's family and care that need no database: how a child is asked as it grows, what is due by when, and
// tracing → verification → reunification as a state machine. db/0092-kinship.sql holds the same; a test compares the two.
import { daysAfter, monthsAfter } from './day.ts'
import type { Day } from './shapes.ts'

/**
 * How a child is asked as it grows: the view always; from 12 the child agrees as well; from 16 the child decides, together
 * with the guardian. An office whose law says otherwise changes these two numbers, here and in cases.say_of_child().
 */
export const sayOfChild = { assentFrom: 12, ownDecisionFrom: 16 } as const
export const childSays = ['view', 'assent', 'own decision'] as const
export type ChildSay = (typeof childSays)[number]

/**
 * How a child is asked on a day. The earliest day of birth that is known of counts, so that nobody is passed over; of an
 * unknown birth the view is heard, as always.
 */
export function sayOn(bornFrom: Day | null, day: Day): ChildSay {
  if (!bornFrom) return 'view'
  if (monthsAfter(bornFrom, sayOfChild.ownDecisionFrom * 12) <= day) return 'own decision'
  return monthsAfter(bornFrom, sayOfChild.assentFrom * 12) <= day ? 'assent' : 'view'
}

/** What a child is owed before a step; the reasons of the problem `child-first`. */
export const childFirst = [
  'no-guardian',
  'orphan-needs-evidence',
  'standing-first',
  'determination-first',
  'home-first',
  'siblings-first',
  'siblings-need-signature',
  'evidence-of-both',
  'evidence-against',
  'child-wish-first',
  'child-does-not-want',
  'relative-wish-first',
  'relative-does-not-want',
  'visits-first',
  'panel-of-three',
  'explain-first',
  'second-signer',
  'no-scores',
  'not-of-this-child',
] as const
export type ChildFirst = (typeof childFirst)[number]

/** A panel that decides on a child: so many members, each of another duty. */
export const panelAtLeast = 3

/** Words that weigh in numbers. Options are weighed in words: said early; the database refuses it in any case. */
const numbers = /\d+\s*\/\s*\d+|\d\s*%|\bscor(?:e|ing)|балл|ұпай|درجات|نقاط/iu
export const weighsInNumbers = (words: string): boolean => numbers.test(words)

/** An emergency placement is assessed within this. */
export const emergencyHours = 72
export const assessBy = (placedAt: string): string =>
  new Date(Date.parse(placedAt) + emergencyHours * 3_600_000).toISOString()

/** The days by which a child is visited after it moved: two weeks, one month, three months. */
export const monitoringDays = (from: Day): Day[] => [
  daysAfter(from, 14),
  monthsAfter(from, 1),
  monthsAfter(from, 3),
]

/**
 * The day by which the next visit is owed after a child moved; null when none is. Each visit meets one day, and none meets
 * a day before the one ahead of it has passed: two visits in the first week are no visit after a month.
 * @param goesOn whether visits go on every three months as long as it lasts (a placement), or end (a reunification)
 */
export function monitoringDue(from: Day, visits: readonly Day[], goesOn: boolean): Day | null {
  const left = visits.filter((on) => on >= from).toSorted()
  const first = monitoringDays(from)
  let since: Day | null = null
  for (let at = 0; at < first.length || goesOn; at++) {
    const due: Day = first[at] ?? monthsAfter(from, 3 * (at - 1))
    const after: Day | null = since
    const met = left.findIndex((on) => after === null || on > after)
    if (met === -1) return due
    left.splice(0, met + 1)
    since = due
  }
  return null
}

export const contactOutcomes = ['held', 'missed', 'refused'] as const
export const contactRefusers = ['the child', 'the parent', 'the guardian', 'the authority'] as const

export interface ContactFact {
  on: Day
  outcome: (typeof contactOutcomes)[number]
  refusedBy: (typeof contactRefusers)[number] | null
}

/**
 * The day by which the next contact is owed. One that was missed, or that somebody else refused, is still owed; a child who
 * does not want to is not pressed, and is asked again the next time.
 */
export function contactDue(
  { firstOn, everyDays }: { firstOn: Day; everyDays: number },
  contacts: readonly ContactFact[],
): Day {
  const settled = contacts
    .filter(({ outcome, refusedBy }) => outcome === 'held' || refusedBy === 'the child')
    .map(({ on }) => on)
    .toSorted()
    .at(-1)
  return settled ? daysAfter(settled, everyDays) : firstOn
}

/** From how many days before it something owed is shown. */
export const kinNotice = 7

export const tracingStates = ['searching', 'found', 'verified', 'reunified', 'ended'] as const
export type TracingState = (typeof tracingStates)[number]
export const tracingEnds = [
  'settled',
  'not found',
  'not the relative',
  'deceased',
  'not wanted',
  'against best interests',
  'did not hold',
] as const
export type TracingEnd = (typeof tracingEnds)[number]
export const tracingSides = ['child', 'relative'] as const
export const evidenceKinds = ['document', 'account', 'DNA'] as const
export const evidenceConclusions = ['supports', 'does not support', 'inconclusive'] as const
export const wishes = ['wants', 'does not want', 'undecided'] as const
export type Wish = (typeof wishes)[number]

/** What the steps of a tracing depend on. */
export interface TracingFacts {
  state: TracingState
  /** The sought is a parent of the child. */
  parent: boolean
  evidence: readonly {
    side: (typeof tracingSides)[number]
    kind: (typeof evidenceKinds)[number]
    conclusion: (typeof evidenceConclusions)[number]
  }[]
  /** The last that each said. */
  childWish: Wish | null
  relativeWish: Wish | null
  /** The last assessment of the relative's home. */
  home: 'approved' | 'approved with conditions' | 'not approved' | null
  /** The last plan for the siblings. */
  siblings: 'no siblings' | 'together' | 'apart' | 'apart, signed' | null
  /** A guardian or legal representative stands on the day. */
  guardian: boolean
  /** The panel parted child and parent, and has not decided on a return. */
  parted: boolean
  /** Visits after the reunification that are still owed. */
  visitsOwed: boolean
}

export type TracingAct = { do: 'find' | 'verify' | 'reunify' } | { do: 'end'; how: TracingEnd }

/** Why a step of a tracing is not open; null when it is. */
export function refusalOfTracing(facts: TracingFacts, act: TracingAct): ChildFirst | 'step-not-open' | null {
  switch (act.do) {
    case 'find':
      return facts.state === 'searching' ? null : 'step-not-open'
    case 'verify':
      return facts.state === 'found' ? refusalOfVerifying(facts) : 'step-not-open'
    case 'reunify':
      return facts.state === 'verified' ? refusalOfReunifying(facts) : 'step-not-open'
    case 'end':
      if (facts.state === 'ended') return 'step-not-open'
      if (act.how !== 'settled')
        return act.how === 'did not hold' && facts.state !== 'reunified' ? 'step-not-open' : null
      if (facts.state !== 'reunified') return 'step-not-open'
      return facts.visitsOwed ? 'visits-first' : null
  }
}

function refusalOfVerifying({ evidence }: TracingFacts): ChildFirst | null {
  const supported = (side: string) =>
    evidence.some((each) => each.side === side && each.conclusion === 'supports')
  if (!supported('child') || !supported('relative')) return 'evidence-of-both'
  return evidence.some(({ kind, conclusion }) => kind === 'DNA' && conclusion === 'does not support')
    ? 'evidence-against'
    : null
}

function refusalOfReunifying(facts: TracingFacts): ChildFirst | null {
  if (!facts.guardian) return 'no-guardian'
  if (!facts.childWish) return 'child-wish-first'
  if (facts.childWish === 'does not want') return 'child-does-not-want'
  if (!facts.relativeWish) return 'relative-wish-first'
  if (facts.relativeWish !== 'wants') return 'relative-does-not-want'
  if (!facts.home || facts.home === 'not approved') return 'home-first'
  if (!facts.siblings) return 'siblings-first'
  if (facts.siblings === 'apart') return 'siblings-need-signature'
  return facts.parent && facts.parted ? 'determination-first' : null
}

/** The facts after a step that is open. */
export const traced = (facts: TracingFacts, act: TracingAct): TracingFacts => ({
  ...facts,
  state: ({ find: 'found', verify: 'verified', reunify: 'reunified', end: 'ended' } as const)[act.do],
})

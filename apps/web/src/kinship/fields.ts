// What a form of a fact asks for, in its order. The shapes are the domain's; here is how each field is filled in.
import {
  contactKinds,
  contactOutcomes,
  contactRefusers,
  contactWith,
  determinationKinds,
  evidenceConclusions,
  evidenceKinds,
  guardianBases,
  guardianKinds,
  homeFindings,
  type KinActing,
  type KinKind,
  type kinActs,
  parentSituations,
  parentsOfChild,
  placementEnds,
  placementKinds,
  siblingPlans,
  soughtRelations,
  standings,
  tracingEnds,
  tracingSides,
  wishes,
} from '@oralu/domain'

export type Values = Record<string, string | boolean | readonly string[]>
type If = (values: Values) => boolean

export interface Field {
  name: string
  input:
    | 'line'
    | 'words'
    | 'day'
    | 'coming'
    | 'choice'
    | 'tick'
    | 'person'
    | 'amount'
    | 'panel'
    | 'home'
    | 'change'
    | 'journey'
  /** Its words, where the name alone would say too little. */
  label?: string
  /** Whether it may be left empty. */
  optional?: If
  /** Whether it is asked at all. */
  when?: If
  choices?: readonly string[]
  /** Of what it is a choice: which messages name the choices. */
  head?: string
}

const always: If = () => true
const is =
  (name: string, value: string | boolean): If =>
  (values) =>
    values[name] === value
const not =
  (of: If): If =>
  (values) =>
    !of(values)

const field =
  (input: Field['input']) =>
  (name: string, more: Partial<Field> = {}): Field => ({ name, input, ...more })
const line = field('line')
const words = field('words')
const day = field('day')
const tick = field('tick')
const person = (name: string): Field => ({ name, input: 'person', optional: always })
const choice = (
  name: string,
  choices: readonly string[],
  head: string,
  more: Partial<Field> = {},
): Field => ({
  name,
  input: 'choice',
  choices,
  head,
  ...more,
})

export const kinFields: Record<KinKind, Field[]> = {
  parent_fact: [
    choice('parent', parentsOfChild, 'relation'),
    choice('situation', parentSituations, 'situation'),
    day('knownOn'),
    line('saidBy'),
    words('evidence', { label: 'death-evidence', when: is('situation', 'deceased') }),
    line('name', { optional: always }),
    person('parentAnchorId'),
  ],
  standing: [
    choice('standing', standings, 'standing'),
    day('fromOn'),
    line('saidBy'),
    words('evidence', { label: 'orphan-evidence', when: is('standing', 'orphan') }),
  ],
  guardianship: [
    choice('kind', guardianKinds, 'guardian', { label: 'guardian-kind' }),
    line('name'),
    choice('basis', guardianBases, 'basis'),
    line('basisWords'),
    day('fromOn'),
    tick('conflict'),
    words('conflictWords', { when: is('conflict', true) }),
    person('guardianAnchorId'),
  ],
  sibling_plan: [
    choice('plan', siblingPlans, 'siblings', { label: 'sibling-plan' }),
    line('siblings', { when: not(is('plan', 'no siblings')) }),
    words('reason', { label: 'apart-reason', when: is('plan', 'apart') }),
    words('keepTouch', { when: is('plan', 'apart') }),
    day('madeOn'),
  ],
  tracing: [
    choice('relation', soughtRelations, 'relation'),
    line('soughtWords'),
    person('soughtAnchorId'),
    day('openedOn'),
  ],
  tracing_step: [day('takenOn'), words('words', { label: 'step-words' })],
  home_assessment: [
    line('homeOf'),
    day('assessedOn'),
    line('assessedBy'),
    words('words', { label: 'home-words' }),
    choice('finding', homeFindings, 'home'),
    words('conditions', { when: is('finding', 'approved with conditions') }),
  ],
  placement: [
    choice('kind', placementKinds, 'placement', { label: 'placement-kind' }),
    line('carer'),
    day('fromOn'),
    tick('emergency'),
    words('emergencyWhy', { when: is('emergency', true) }),
    {
      name: 'homeAssessmentId',
      input: 'home',
      when: (values) => values['kind'] !== 'centre' && values['emergency'] !== true,
    },
  ],
  monitoring_visit: [day('visitedOn'), tick('seenAlone'), words('words', { label: 'visit-words' })],
  contact_arrangement: [
    choice('withWhom', contactWith, 'relation'),
    line('name', { optional: always }),
    choice('kind', contactKinds, 'contact', { label: 'contact-kind' }),
    { name: 'everyDays', input: 'amount' },
    { name: 'firstOn', input: 'coming' },
    tick('throughAuthority'),
  ],
  contact: [
    day('contactOn'),
    choice('outcome', contactOutcomes, 'outcome'),
    choice('refusedBy', contactRefusers, 'refuser', { when: is('outcome', 'refused') }),
    words('reason', { label: 'contact-reason', when: not(is('outcome', 'held')) }),
  ],
  care_assessment: [
    { name: 'change', input: 'change', optional: always },
    day('assessedOn'),
    words('childView'),
    words('weighed'),
    words('concluded'),
  ],
  determination: [
    choice('kind', determinationKinds, 'determination', { label: 'determination-kind' }),
    day('heldOn'),
    { name: 'panel', input: 'panel' },
    words('childView'),
    words('optionTogether'),
    words('optionApart'),
    words('optionOther', { optional: always }),
    words('decided'),
    line('legalBasis'),
    line('carer', { label: 'named-carer' }),
    words('farewell', { when: is('kind', 'separation') }),
    { name: 'firstContactOn', input: 'coming', when: is('kind', 'separation') },
    { name: 'reviewOn', input: 'coming' },
    { name: 'gateId', input: 'journey', optional: always },
  ],
  tracing_evidence: [
    choice('side', tracingSides, 'side'),
    choice('kind', evidenceKinds, 'evidence', { label: 'evidence-kind' }),
    words('words', { label: 'evidence-words', when: not(is('kind', 'DNA')) }),
    line('laboratory', { when: is('kind', 'DNA') }),
    line('reference', { when: is('kind', 'DNA') }),
    choice('conclusion', evidenceConclusions, 'conclusion'),
    day('concludedOn'),
  ],
  tracing_wish: [
    choice('whose', tracingSides, 'whose', { label: 'whose' }),
    choice('wish', wishes, 'wish'),
    words('words', { label: 'wish-words' }),
    day('heardOn'),
    line('heardBy'),
  ],
}

const acts: { [K in KinActing]: Record<keyof (typeof kinActs)[K], Field[]> } = {
  guardianship: { end: [day('untilOn'), line('endedWhy')] },
  sibling_plan: { sign: [] },
  tracing: {
    find: [day('foundOn'), words('foundWords')],
    verify: [day('verifiedOn')],
    reunify: [day('reunifiedOn')],
    end: [day('endedOn'), choice('endedHow', tracingEnds, 'tracing-end'), words('endedWords')],
  },
  placement: {
    end: [day('untilOn'), choice('endedHow', placementEnds, 'placement-end'), words('endedWords')],
  },
  contact_arrangement: { end: [day('endedOn'), line('endedWhy')] },
  determination: { explain: [day('explainedOn'), words('explainedHow')], sign: [] },
}

export const actFields = (kind: KinKind, act: string): Field[] =>
  act === 'withdraw' ? [words('why')] : ((acts as Record<string, Record<string, Field[]>>)[kind]?.[act] ?? [])

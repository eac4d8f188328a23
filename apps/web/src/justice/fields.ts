// What a form of a fact asks for, in its order. The shapes are the domain's; here is how each field is filled in.
import {
  appealAgainst,
  appealBy,
  appealOutcomes,
  counselAnswers,
  detentionEnds,
  detentionKinds,
  diversionDecisions,
  enteredEnds,
  type JusticeActing,
  type JusticeKind,
  type justiceActs,
  measureKinds,
  proceedingStages,
  victimAnswers,
} from '@oralu/domain'

export type Head =
  | 'stage'
  | 'against'
  | 'lodged'
  | 'answer'
  | 'detention'
  | 'measure'
  | 'victim'
  | 'decision'
  | 'ended'
  | 'outcome'
  | 'freed'

export interface Field {
  name: string
  input: 'line' | 'words' | 'day' | 'instant' | 'lines' | 'choice' | 'charge'
  optional?: boolean
  choices?: readonly string[]
  /** Of what it is a choice: which messages name the choices. */
  head?: Head
}

const line = (name: string, optional = false): Field => ({ name, input: 'line', optional })
const words = (name: string, optional = false): Field => ({ name, input: 'words', optional })
const day = (name: string, optional = false): Field => ({ name, input: 'day', optional })
const instant = (name: string): Field => ({ name, input: 'instant' })
const lines = (name: string, optional = false): Field => ({ name, input: 'lines', optional })
const choice = (name: string, choices: readonly string[], head: Head): Field => ({
  name,
  input: 'choice',
  choices,
  head,
})
const stage = choice('stage', proceedingStages, 'stage')
const order = [line('orderedBy'), line('orderNumber')]

export const factFields: Record<JusticeKind, Field[]> = {
  proceeding: [
    line('number'),
    line('authority'),
    day('openedOn'),
    line('legalBasis'),
    stage,
    line('court', true),
    lines('panel', true),
  ],
  suspicion: [day('suspectedOn'), line('suspectedBy'), words('ground')],
  charge: [day('chargedOn'), line('law'), line('article'), line('part', true), words('words')],
  conviction: [
    { name: 'chargeId', input: 'charge' },
    day('convictedOn'),
    line('court'),
    line('number'),
    words('sentence'),
    day('sentenceUntil', true),
    day('appealUntil'),
  ],
  acquittal: [
    { name: 'chargeId', input: 'charge', optional: true },
    day('acquittedOn'),
    line('court'),
    line('number'),
    words('ground'),
    day('appealUntil'),
  ],
  appeal: [
    choice('against', appealAgainst, 'against'),
    day('lodgedOn'),
    choice('lodgedBy', appealBy, 'lodged'),
    line('court'),
  ],
  counsel: [
    day('offeredOn'),
    choice('answer', counselAnswers, 'answer'),
    line('name', true),
    day('fromOn', true),
  ],
  interpreter: [line('language'), line('name'), day('fromOn')],
  detention: [
    choice('kind', detentionKinds, 'detention'),
    line('place'),
    ...order,
    line('legalBasis'),
    instant('fromAt'),
    instant('untilAt'),
  ],
  detention_extension: [...order, day('orderedOn'), instant('untilAt')],
  legal_measure: [
    choice('kind', measureKinds, 'measure'),
    words('words'),
    ...order,
    line('legalBasis'),
    day('fromOn'),
    day('untilOn', true),
    day('reviewOn', true),
  ],
  hearing: [
    instant('at'),
    line('court'),
    line('purpose'),
    line('counsel', true),
    line('guardian', true),
    line('interpreter', true),
  ],
  release: [day('releasedOn'), line('fromPlace'), line('legalBasis')],
  individual_assessment: [
    day('assessedOn'),
    lines('assessedBy'),
    words('circumstances'),
    choice('victim', victimAnswers, 'victim'),
    words('victimWords'),
    words('needs', true),
  ],
  diversion: [
    day('consideredOn'),
    line('consideredBy'),
    choice('decision', diversionDecisions, 'decision'),
    words('reasons'),
    line('programme', true),
  ],
}

const acts: { [K in JusticeActing]: Record<keyof (typeof justiceActs)[K], Field[]> } = {
  proceeding: {
    stage: [stage, day('stageOn'), line('court', true), lines('panel', true)],
    end: [day('endedOn'), choice('endedHow', enteredEnds, 'ended'), line('endedBasis'), day('eraseBy', true)],
  },
  suspicion: { lift: [day('liftedOn'), words('liftedWhy')] },
  charge: { drop: [day('droppedOn'), words('droppedWhy')] },
  conviction: { force: [day('inForceOn')], 'set-aside': [day('setAsideOn'), words('setAsideWhy')] },
  acquittal: { force: [day('inForceOn')], 'set-aside': [day('setAsideOn'), words('setAsideWhy')] },
  appeal: {
    decide: [day('decidedOn'), choice('outcome', appealOutcomes, 'outcome'), words('decidedWords')],
  },
  counsel: { end: [day('untilOn')] },
  interpreter: { end: [day('untilOn')] },
  detention: { end: [instant('endedAt'), choice('endedWhy', detentionEnds, 'freed')] },
  legal_measure: { review: [day('reviewOn')], end: [day('endedOn'), line('endedWhy')] },
  hearing: { held: [day('heldOn'), words('outcome')] },
}

export const actFields = (kind: JusticeKind, act: string): Field[] =>
  act === 'withdraw' ? [words('why')] : ((acts as Record<string, Record<string, Field[]>>)[kind]?.[act] ?? [])

/** Days that begin as today: those on which the fact itself was set. */
const asToday =
  /^(openedOn|suspectedOn|chargedOn|convictedOn|acquittedOn|lodgedOn|offeredOn|orderedOn|fromOn|releasedOn|assessedOn|consideredOn|stageOn|endedOn|liftedOn|droppedOn|inForceOn|setAsideOn|decidedOn|heldOn)$/

export const beginsToday = ({ name, optional }: Field) => asToday.test(name) && !optional

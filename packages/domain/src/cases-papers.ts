// Papers owed to a person: applied for, answered, refused and appealed. Whether someone is a citizen is decided in people.
import { z } from 'zod'
import { Colleague } from './cases.ts'
import { daysAfter } from './day.ts'
import { endpoint } from './endpoint.ts'
import { nationalityStates } from './people.ts'
import { Day, Id, Line, Paragraph, Written } from './shapes.ts'

export const paperKinds = [
  'birth registration',
  'civil status',
  'identity card',
  'nationality paper',
  'allowance',
  'other',
] as const
export type PaperKind = (typeof paperKinds)[number]

export const paperStates = [
  'wanted',
  'applied',
  'granted',
  'refused',
  'appealed',
  'refused for good',
] as const
export type PaperState = (typeof paperStates)[number]

interface Course {
  appliedOn: Day | null
  answer: 'granted' | 'refused' | null
  appealUntil: Day | null
  appealedOn: Day | null
  appealAnswer: 'granted' | 'refused' | null
}

/** Where a paper stands on a day. A refusal whose appeal term has passed unused stands for good, as one refused on appeal. */
export function paperState(paper: Course, day: Day): PaperState {
  if (paper.answer === 'granted' || paper.appealAnswer === 'granted') return 'granted'
  if (paper.appealAnswer === 'refused') return 'refused for good'
  if (paper.appealedOn) return 'appealed'
  if (paper.answer === 'refused') return paper.appealUntil! < day ? 'refused for good' : 'refused'
  return paper.appliedOn ? 'applied' : 'wanted'
}

/** From how many days before its end an appeal term is shown as running out. */
export const appealNotice = 14
/** Does the term for an appeal run out soon, while it can still be used? */
export const appealRunsOut = (paper: Course, day: Day): boolean =>
  paperState(paper, day) === 'refused' && daysAfter(day, appealNotice) >= paper.appealUntil!

export const PaperStep = z.object({
  id: Id,
  title: z.string(),
  dueOn: Day.nullable(),
  overdue: z.boolean(),
  doneOn: Day.nullable(),
})
export type PaperStep = z.infer<typeof PaperStep>

export const OwedPaper = z.object({
  id: Id,
  kind: z.enum(paperKinds),
  about: z.string().nullable(),
  state: z.enum(paperStates),
  office: z.string().nullable(),
  appliedOn: Day.nullable(),
  answeredOn: Day.nullable(),
  answer: z.enum(['granted', 'refused']).nullable(),
  refusedWhy: z.string().nullable(),
  appealUntil: Day.nullable(),
  appealRunsOut: z.boolean(),
  appealedOn: Day.nullable(),
  appealAnsweredOn: Day.nullable(),
  appealAnswer: z.enum(['granted', 'refused']).nullable(),
  follows: Id.nullable(),
  by: Colleague,
  own: z.boolean(),
  steps: z.array(PaperStep),
})
export type OwedPaper = z.infer<typeof OwedPaper>

const params = z.object({ id: Id })
const ofPerson = z.object({ anchorId: Id })
const id = Id.optional()

export const listPapers = endpoint('GET', '/cases/of/:anchorId/papers', {
  grant: 'care.read',
  summary:
    'Papers owed to a person; how the question of their nationality stands is read from where it is decided',
  params: ofPerson,
  answer: z.object({
    items: z.array(OwedPaper),
    /** null: the person's identity is not open to the reader */
    nationality: z.object({ state: z.enum(nationalityStates), personId: Id }).nullable(),
  }),
})
export const addPaper = endpoint('POST', '/cases/of/:anchorId/papers', {
  grant: 'care.write',
  summary: 'Records a paper that is owed; after a refusal a new application follows the old one',
  params: ofPerson,
  body: z
    .object({
      id,
      kind: z.enum(paperKinds),
      about: Line.nullable(),
      office: Line.nullable(),
      follows: Id.optional(),
    })
    .refine(({ kind, about }) => kind !== 'other' || about, { path: ['about'], message: 'say which paper' }),
  answer: Written,
})
export const paperApplied = endpoint('POST', '/cases/papers/:id/applied', {
  grant: 'care.write',
  summary: 'Records that a paper was applied for, where and when',
  params,
  body: z.object({ office: Line, on: Day }),
  answer: Written,
})
export const paperAnswered = endpoint('POST', '/cases/papers/:id/answered', {
  grant: 'care.write',
  summary: 'Records the answer of an office; a refusal has its reason and the last day of the appeal',
  params,
  body: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('granted'), on: Day }),
    z.object({ answer: z.literal('refused'), on: Day, why: Paragraph, appealUntil: Day }),
  ]),
  answer: Written,
})
export const paperAppealed = endpoint('POST', '/cases/papers/:id/appealed', {
  grant: 'care.write',
  summary: 'Records that a refusal was appealed',
  params,
  body: z.object({ on: Day }),
  answer: Written,
})
export const appealAnswered = endpoint('POST', '/cases/papers/:id/appeal-answered', {
  grant: 'care.write',
  summary: 'Records the answer to an appeal',
  params,
  body: z.object({ on: Day, answer: z.enum(['granted', 'refused']) }),
  answer: Written,
})
export const withdrawPaper = endpoint('POST', '/cases/papers/:id/withdraw', {
  grant: 'care.write',
  summary: 'Takes back a paper that was entered wrongly',
  params,
  answer: Written,
})
export const addPaperStep = endpoint('POST', '/cases/papers/:id/steps', {
  grant: 'care.write',
  summary: 'Adds a step on the way to a paper',
  params,
  body: z.object({ id, title: Line, dueOn: Day.nullable() }),
  answer: Written,
})
export const paperStepDone = endpoint('POST', '/cases/paper-steps/:id/done', {
  grant: 'care.write',
  summary: 'Records that a step was taken',
  params,
  body: z.object({ on: Day }),
  answer: Written,
})

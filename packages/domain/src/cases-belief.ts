// Belief counselling: that a person agreed to it themselves, and nothing more. Its notes are the counselling notes. No goal,
// no measure, no attendance, no outcome; and no other part of Oralu asks for it.
import { z } from 'zod'
import { Colleague } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Line, Paragraph, Written } from './shapes.ts'

export const BeliefAgreement = z.object({
  id: Id,
  agreedOn: Day,
  language: z.string(),
  interpreter: z.string().nullable(),
  words: z.string(),
  guardian: z.string().nullable(),
  by: Colleague,
  supervisor: Colleague.nullable(),
  /** The person stopped, or it was over: which of the two is not kept. */
  endedOn: Day.nullable(),
})
export type BeliefAgreement = z.infer<typeof BeliefAgreement>

const params = z.object({ anchorId: Id })

export const readBelief = endpoint('GET', '/cases/of/:anchorId/belief', {
  grant: 'care.read',
  summary: 'Agreements to belief counselling that the reader recorded or supervises; nobody else has them',
  params,
  answer: z.object({ items: z.array(BeliefAgreement) }),
})

export const agreeToBelief = endpoint('POST', '/cases/of/:anchorId/belief', {
  grant: 'care.read',
  summary:
    'Records that a person agrees, themselves, to belief counselling; for a child a guardian agrees as well',
  params,
  body: z.object({
    id: Id.optional(),
    agreedOn: Day,
    language: Line,
    interpreter: Line.nullable(),
    words: Paragraph,
    toldFree: z.literal(true),
    privateRoom: z.literal(true),
    guardPresent: z.literal(false),
    guardian: Line.nullable(),
    supervisorId: Id.optional(),
  }),
  answer: Written,
})

export const endBelief = endpoint('POST', '/cases/of/:anchorId/belief/end', {
  grant: 'care.read',
  summary:
    'Stops belief counselling, without a reason, said to anyone of care. The answer names the person, whether or not there was any',
  params,
  answer: Written,
})

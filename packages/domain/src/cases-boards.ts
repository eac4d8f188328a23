// What an office owes, per worker: help owed and its terms, never how good anyone is.
import { z } from 'zod'
import { Colleague } from './cases.ts'
import { endpoint } from './endpoint.ts'

const Owed = {
  cases: z.number().int(),
  /** Past their day. */
  reviews: z.number().int(),
  visits: z.number().int(),
  tasks: z.number().int(),
  /** Protection needs not seen by their day; null: protection is not open to the reader. */
  needs: z.number().int().nullable(),
  /** Children for whom no carer or guardian is named. */
  withoutCarer: z.number().int(),
}

export const BoardLine = z.object({
  /** null: cases that nobody holds. */
  worker: Colleague.nullable(),
  ...Owed,
})
export type BoardLine = z.infer<typeof BoardLine>

export const getBoard = endpoint('GET', '/cases/board', {
  grant: 'care.read',
  summary: 'Open cases and what is overdue in them, per worker of one’s agency, by name',
  answer: z.object({ full: z.number().int(), lines: z.array(BoardLine), whole: z.object(Owed) }),
})

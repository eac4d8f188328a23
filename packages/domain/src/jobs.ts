// Long work: the account that ordered it sees how far it is, and can stop it.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant } from './shapes.ts'

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

export const Job = z.object({
  id: Id,
  task: z.string(),
  /** The row that the work is about, if one. */
  aboutId: Id.nullable(),
  state: z.enum(jobStates),
  done: z.number().int(),
  total: z.number().int().nullable(),
  /** What is being done now: a message key of the screens. */
  doing: z.string().nullable(),
  cancelAsked: z.boolean(),
  /** Counts and codes only; each task says which. */
  result: z.record(z.string(), z.unknown()).nullable(),
  /** A code, when it failed. */
  problem: z.string().nullable(),
  orderedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Job = z.infer<typeof Job>

export const getJob = endpoint('GET', '/jobs/:id', {
  grant: 'signed-in',
  summary: 'A job that one has ordered: how far it is, and what came of it',
  params: z.object({ id: Id }),
  answer: Job,
})

export const cancelJob = endpoint('POST', '/jobs/:id/cancel', {
  grant: 'signed-in',
  summary: 'Asks a job that one has ordered to stop; what it had begun is undone',
  params: z.object({ id: Id }),
  answer: z.object({ id: Id, state: z.enum(jobStates) }),
})

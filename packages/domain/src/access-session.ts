// One's own sessions and factors of signing in. Signing in itself is the accounts library's (/api/auth).
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant } from './shapes.ts'

export const OwnSession = z.object({
  id: Id,
  beganAt: Instant,
  usedAt: Instant,
  expiresAt: Instant,
  address: z.string().nullable(),
  agent: z.string().nullable(),
  /** The one that asks. */
  here: z.boolean(),
})
export type OwnSession = z.infer<typeof OwnSession>

export const getOwnSecurity = endpoint('GET', '/me/security', {
  grant: 'own',
  summary: 'One’s own sessions, second factor and passkeys',
  answer: z.object({
    sessions: z.array(OwnSession),
    secondFactor: z.boolean(),
    passkeys: z.array(z.object({ id: Id, name: z.string().nullable(), madeAt: Instant.nullable() })),
  }),
})

export const endSession = endpoint('POST', '/me/sessions/:id/end', {
  grant: 'own',
  summary: 'Ends one of one’s own sessions',
  params: z.object({ id: Id }),
  answer: z.object({ ended: z.number().int() }),
})

export const endOtherSessions = endpoint('POST', '/me/sessions/end-others', {
  grant: 'own',
  summary: 'Ends all of one’s own sessions but this one',
  answer: z.object({ ended: z.number().int() }),
})

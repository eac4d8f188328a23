// The account that is signed in, as its own screens need it.
import { z } from 'zod'
import { roles } from './access.ts'
import { endpoint } from './endpoint.ts'
import { Id, Language } from './shapes.ts'

export const Me = z.object({
  account: z.object({ id: Id, name: z.string(), email: z.string(), language: Language }),
  agency: z.object({ id: Id, name: z.string() }),
  role: z.enum(roles),
  /** e.g. 'identity.read' */
  rights: z.array(z.string()),
  /** True when demonstration accounts exist: every screen then carries a watermark. */
  demonstration: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const getMe = endpoint('GET', '/me', {
  grant: 'own',
  summary: 'The account that is signed in, its agency, role and rights',
  answer: Me,
})

export const setLanguage = endpoint('PUT', '/me/language', {
  grant: 'own',
  summary: 'The language in which Oralu speaks to this account',
  body: z.object({ language: Language }),
  answer: z.object({ language: Language }),
})

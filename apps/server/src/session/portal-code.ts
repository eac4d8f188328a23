// Signing in by a code that an officer read out: for guests of the portal alone. The session is the accounts library's,
// so its cookies, limits and hooks are those of every other way in.
import { createHmac, randomBytes } from 'node:crypto'
import { codeAlphabet, plainCode } from '@oralu/domain'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type pg from 'pg'
import { z } from 'zod'

/** Sixteen signs of five bits each, in groups of four: 80 bits. */
export function freshCode(): string {
  const signs = [...randomBytes(16)].map((byte) => codeAlphabet[byte % codeAlphabet.length]!).join('')
  return signs.match(/.{4}/g)!.join('-')
}

/** As a code is kept and looked for. */
export const hashOfCode = (secret: string, code: string): Buffer =>
  createHmac('sha256', secret)
    .update(`portal code ${plainCode(code)}`)
    .digest()

export function portalCode(pool: pg.Pool, secret: string) {
  return {
    id: 'portal-code',
    endpoints: {
      signInPortalCode: createAuthEndpoint(
        '/sign-in/portal-code',
        { method: 'POST', body: z.object({ email: z.string().max(200), code: z.string().max(100) }) },
        async (context) => {
          const { email, code } = context.body
          const { rows } = await pool.query<{ id: string | null }>(
            'select accounts.take_code($1, $2) as id',
            [email.trim(), hashOfCode(secret, code)],
          )
          const id = rows[0]?.id
          const { internalAdapter } = context.context
          const user = id ? await internalAdapter.findUserById(id) : null
          const session = user ? await internalAdapter.createSession(user.id) : null
          // An unknown e-mail, a guest who has ended and a wrong code are told alike.
          if (!user || !session)
            throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'Invalid email or code' })
          await setSessionCookie(context, { session, user })
          return context.json({ user: { id: user.id } })
        },
      ),
    },
  } satisfies BetterAuthPlugin
}

// The accounts library's own routes under /api/auth: only those named here, each with what the ledger says of it.
// No answer carries a session's token: it lies in the cookie, where no script can read it.
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '@oralu/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sessionToken } from '../http/session-token.ts'
import type { Services } from '../services.ts'
import { accountsSecret, addressHeader, makeAccounts } from './accounts.ts'
import { countAttempts } from './attempts.ts'

interface Known {
  method: 'GET' | 'POST'
  /** The act noted when it succeeds, and how it was done. */
  act?: string
  how?: string
  /** What is noted when it is refused, on a route that signs in. */
  refused?: string
  /** The body holds a password, or a code in its place: attempts are counted. */
  password?: true
}

/** A wrong code is counted by the library itself (ten, then fifteen minutes), in PostgreSQL. */
const known: Record<string, Known> = {
  'sign-in/email': { method: 'POST', act: 'sign-in', how: 'password', refused: 'password', password: true },
  'sign-in/portal-code': {
    method: 'POST',
    act: 'sign-in',
    how: 'portal code',
    refused: 'portal code',
    password: true,
  },
  'sign-out': { method: 'POST', act: 'sign-out', how: 'this session' },
  'change-password': { method: 'POST', act: 'password-changed', how: 'by the holder', password: true },
  'two-factor/enable': { method: 'POST', password: true },
  'two-factor/disable': { method: 'POST', act: 'second-factor-changed', how: 'removed', password: true },
  'two-factor/generate-backup-codes': {
    method: 'POST',
    act: 'second-factor-changed',
    how: 'backup codes',
    password: true,
  },
  'two-factor/verify-totp': {
    method: 'POST',
    act: 'sign-in',
    how: 'second factor',
    refused: 'second factor',
  },
  'two-factor/verify-backup-code': {
    method: 'POST',
    act: 'sign-in',
    how: 'backup code',
    refused: 'backup code',
  },
  'passkey/generate-register-options': { method: 'GET' },
  'passkey/verify-registration': { method: 'POST', act: 'passkey-changed', how: 'added' },
  'passkey/generate-authenticate-options': { method: 'GET' },
  'passkey/verify-authentication': { method: 'POST', act: 'sign-in', how: 'passkey', refused: 'passkey' },
  'passkey/delete-passkey': { method: 'POST', act: 'passkey-changed', how: 'removed' },
}

interface Answer {
  user?: { id?: string }
  session?: { userId?: string }
  token?: unknown
  twoFactorRedirect?: boolean
  code?: string
}

/** A refused code is answered no sooner than this: looking for one that there is takes a little longer. */
const refusalTakes = 300

/** Mounts the library's routes. */
export function accountsPlugin(services: Services) {
  const { database, settings } = services
  return async (app: FastifyInstance) => {
    const accounts = makeAccounts(services)
    const ownOrigin = new URL(settings.publicUrl).origin
    const attempts = countAttempts(database.accounts, accountsSecret(settings))
    const note = (act: string, accountId: string | undefined, how: string) =>
      database.accounts.query('select ledger.note_sign_in($1, $2, $3)', [act, accountId ?? null, how])

    const ask = async (request: FastifyRequest) => {
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers))
        if (
          value !== undefined &&
          !/^(x-forwarded|forwarded|x-real-ip|authorization|content-length)/.test(name)
        )
          headers.append(name, String(value))
      headers.set(addressHeader, request.ip)
      const answer = await accounts.handler(
        new Request(new URL(request.url, settings.publicUrl), {
          method: request.method,
          headers,
          ...(request.body ? { body: JSON.stringify(request.body) } : {}),
        }),
      )
      const text = answer.body ? await answer.text() : ''
      return { answer, body: parse(text) }
    }

    app.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      schema: { hide: true } as object,
      handler: async (request, reply) => {
        const path = new URL(request.url, settings.publicUrl).pathname.slice('/api/auth/'.length)
        const route = known[path]
        if (!route || route.method !== request.method) throw new Problem('not-found')
        const body = (request.body ?? {}) as Record<string, unknown>
        if (route.method === 'POST') {
          if (typeof body !== 'object') throw new Problem('not-json')
          const { 'sec-fetch-site': site, origin } = request.headers
          if (site && site !== 'same-origin' && site !== 'none') throw new Problem('not-allowed')
          if (origin && origin !== ownOrigin) throw new Problem('not-allowed')
        }
        const began = performance.now()
        const byCode = path === 'sign-in/portal-code'
        const signsIn = byCode || path === 'sign-in/email'
        const holder = signsIn ? undefined : await holderOf(services, request)
        const email = signsIn ? String(body['email'] ?? '') : (holder?.email ?? '')
        if (route.password) {
          const { locked, first } = await attempts.take(email, request.ip)
          if (locked) {
            if (first)
              await note('sign-in-refused', holder?.id ?? (await accountOf(services, email)), 'locked')
            throw new Problem('too-many-requests')
          }
        }
        // Whoever changes the password ends every session that may have been opened with the old one.
        if (path === 'change-password') request.body = { ...body, revokeOtherSessions: true }

        const { answer, body: said } = await ask(request)
        const ok = answer.ok
        if (route.password && ok) await attempts.giveBack(email, request.ip)
        if (ok && route.act && said.twoFactorRedirect !== true) {
          const id = said.user?.id ?? said.session?.userId ?? holder?.id
          // While signed in, the first code of the authenticator turns the second factor on.
          const turnsOn = holder && path === 'two-factor/verify-totp'
          await note(turnsOn ? 'second-factor-changed' : route.act, id, turnsOn ? 'added' : route.how!)
        }
        if (!ok && answer.status !== 429 && route.refused)
          await note(
            'sign-in-refused',
            holder?.id ?? (email ? await accountOf(services, email) : undefined),
            route.refused,
          )

        if (byCode && !ok) await wait(Math.max(0, refusalTakes - (performance.now() - began)))
        reply.status(answer.status)
        for (const [name, value] of answer.headers)
          if (/^(set-cookie|x-retry-after)$/.test(name)) reply.header(name, value)
        // A right password of an account that is not active is answered like a wrong one.
        if (signsIn && !byCode && answer.status === 401)
          return reply.send({ code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' })
        return reply.send(withoutTokens(said))
      },
    })
  }
}

function parse(text: string): Answer {
  try {
    return (JSON.parse(text) as Answer | null) ?? {}
  } catch {
    return {}
  }
}

function withoutTokens(answer: Answer): object {
  const { token: _, session: __, ...rest } = answer
  return rest
}

/** Who is signed in on this request, for the ledger and the count of attempts. */
async function holderOf(
  { database }: Services,
  request: FastifyRequest,
): Promise<{ id: string; email: string } | undefined> {
  const token = sessionToken(request.headers)
  if (!token) return undefined
  const { rows } = await database.accounts.query<{ id: string; email: string }>(
    `select u.id, u.email from accounts.session s join accounts."user" u on u.id = s."userId"
     where s.token = $1 and s."expiresAt" > now()`,
    [token],
  )
  return rows[0]
}

async function accountOf({ database }: Services, email: string): Promise<string | undefined> {
  const { rows } = await database.accounts.query<{ id: string }>(
    'select id from accounts."user" where email = $1',
    [email.trim().toLowerCase()],
  )
  return rows[0]?.id
}

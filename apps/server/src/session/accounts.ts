// Signing in, by the accounts library (better-auth), whose tables and role are its own. It answers who someone is;
// what they may do is decided in the database (db/0001-access.sql).
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import type { FastifyInstance } from 'fastify'
import { keptSecret } from '../keys.ts'
import type { Services } from '../services.ts'

/** The accounts library, set up for Oralu. */
export function makeAccounts({ settings, database }: Pick<Services, 'settings' | 'database'>) {
  return betterAuth({
    appName: 'Oralu',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: keptSecret(settings.keysDir, 'accounts.secret', () => randomBytes(32).toString('base64url')),
    database: database.accounts,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: (password) => hash(password), verify: ({ hash: kept, password }) => verify(kept, password) },
    },
    session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60 },
    advanced: {
      cookiePrefix: 'oralu',
      useSecureCookies: settings.publicUrl.startsWith('https'),
      database: { generateId: 'uuid' },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
  })
}

/** Mounts the library's own routes under /api/auth. */
export function accountsPlugin(services: Services) {
  return async (app: FastifyInstance) => {
    const accounts = makeAccounts(services)
    app.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      schema: { hide: true } as object,
      handler: async (request, reply) => {
        const headers = new Headers()
        for (const [name, value] of Object.entries(request.headers))
          if (value !== undefined) headers.append(name, String(value))
        const answer = await accounts.handler(
          new Request(new URL(request.url, services.settings.publicUrl), {
            method: request.method,
            headers,
            ...(request.body ? { body: JSON.stringify(request.body) } : {}),
          }),
        )
        reply.status(answer.status)
        for (const [name, value] of answer.headers) reply.header(name, value)
        return reply.send(answer.body ? await answer.text() : null)
      },
    })
  }
}

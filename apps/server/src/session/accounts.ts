// Signing in, by the accounts library (better-auth), whose tables and role are its own. It answers who someone is;
// what they may do is decided in the database (db/0001-access.sql).
import { randomBytes } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import { keptSecret } from '../keys.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../settings.ts'
import { portalCode } from './portal-code.ts'

/** The header in which this server tells the library the address of the caller; what a caller sends under it is lost. */
export const addressHeader = 'x-oralu-address'

export const hashPassword = (password: string): Promise<string> => hash(password)

/** The secret under which cookies are signed and second factors sealed. */
export const accountsSecret = (settings: Settings): string =>
  keptSecret(settings.keysDir, 'accounts.secret', () => randomBytes(32).toString('base64url'))

/** The accounts library, set up for Oralu. */
export function makeAccounts({ settings, database }: Pick<Services, 'settings' | 'database'>) {
  const { origin, hostname } = new URL(settings.publicUrl)
  const active = async (userId: string) => {
    const { rows } = await database.accounts.query(
      `select from access.account where id = $1 and state = 'active'`,
      [userId],
    )
    return rows.length === 1
  }
  return betterAuth({
    appName: 'Oralu',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [origin],
    secret: accountsSecret(settings),
    database: database.accounts,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: ({ hash: kept, password }) => verify(kept, password) },
    },
    session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60 },
    // Wrong passwords are counted by attempts.ts; these limits keep a flood away from argon2.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 90 },
        '/sign-in/portal-code': { window: 60, max: 60 },
        '/two-factor/*': { window: 60, max: 60 },
        '/change-password': { window: 60, max: 30 },
      },
    },
    databaseHooks: {
      // Whatever way one signs in: an account that is not active gets no session.
      session: { create: { before: async (session) => active(session.userId) } },
    },
    plugins: [
      twoFactor({ issuer: 'Oralu', twoFactorCookieMaxAge: 600 }),
      passkey({
        rpID: hostname,
        rpName: 'Oralu',
        origin,
        // A passkey stands for both factors, so its device must ask for a finger or a number.
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      }),
      portalCode(database.accounts, accountsSecret(settings)),
    ],
    advanced: {
      cookiePrefix: 'oralu',
      useSecureCookies: settings.publicUrl.startsWith('https'),
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
  })
}

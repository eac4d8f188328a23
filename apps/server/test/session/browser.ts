// Browsers that keep their cookies, and accounts with a password, for the stories of signing in.
import { createHmac, randomUUID } from 'node:crypto'
import type { Role } from '@oralu/domain'
import type { FastifyInstance } from 'fastify'
import { hashPassword } from '../../src/session/accounts.ts'
import type { Stage } from '../support/oralu.ts'

export const password = 'correct horse battery staple'

export interface OwnSession {
  id: string
  here: boolean
}

export function signingIn(stage: Stage, agency: string) {
  /** An account with a password. */
  async function officer(role: Role = 'consular_officer') {
    const person = await stage.person(role, agency)
    const email = (await stage.root.query('select email from access.account where id = $1', [person.id]))
      .rows[0].email as string
    await stage.root.query(
      `insert into accounts.account ("userId", "accountId", "providerId", password) values ($1::uuid, ($1::uuid)::text, 'credential', $2)`,
      [person.id, await hashPassword(password)],
    )
    return { ...person, email }
  }

  function browser(app: FastifyInstance = stage.app, address = `10.0.0.${Math.floor(Math.random() * 250)}`) {
    const cookies = new Map<string, string>()
    return {
      cookies,
      async ask(method: 'GET' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}) {
        const answer = await app.inject({
          method,
          url: `/api${url}`,
          remoteAddress: address,
          headers: {
            origin: stage.services.settings.publicUrl,
            'idempotency-key': randomUUID(),
            ...(cookies.size
              ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
              : {}),
            ...headers,
          },
          ...(payload ? { payload } : {}),
        })
        for (const { name, value, maxAge } of answer.cookies) {
          if (value === '' || maxAge === 0) cookies.delete(name)
          else cookies.set(name, value)
        }
        return answer
      },
      signIn(email: string, typed = password) {
        return this.ask('POST', '/auth/sign-in/email', { email, password: typed })
      },
    }
  }

  /** What the ledger says that an account did (null: no account), but for changes of rows. */
  const ledgerOf = async (id: string | null) =>
    (
      await stage.root.query(
        `select act, about, by from ledger.entry
         where actor_id is not distinct from $1 and act not in ('insert', 'update') order by id`,
        [id],
      )
    ).rows

  return { officer, browser, ledgerOf }
}

/** RFC 6238 with SHA-1, six digits, thirty seconds. */
export function totp(uri: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...new URL(uri).searchParams.get('secret')!]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest.at(-1)! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

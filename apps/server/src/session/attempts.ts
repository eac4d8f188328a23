// Attempts to sign in are counted in PostgreSQL, so that the limit holds across processes: by account (whether it
// exists or not) and by address. An attempt is taken before the password is looked at.
import { createHmac } from 'node:crypto'
import type pg from 'pg'

/** Wrong passwords of one account, and of one address (an office may share one), within fifteen minutes. */
export const attemptsOfAccount = 5
export const attemptsOfAddress = 60
const span = '15 minutes'

export interface Attempts {
  /** Takes one. `locked`: the password is not looked at. `first`: the first that meets the lock. */
  take(email: string, address: string): Promise<{ locked: boolean; first: boolean }>
  /** The password was right: what the account took is forgotten, and the address gets its one back. */
  giveBack(email: string, address: string): Promise<void>
}

export function countAttempts(pool: pg.Pool, secret: string): Attempts {
  const key = (kind: string, of: string) => createHmac('sha256', secret).update(`${kind} ${of}`).digest()
  const account = (email: string) => key('account', email.trim().toLowerCase())
  return {
    async take(email, address) {
      const { rows } = await pool.query<{ account: number; address: number }>(
        `select accounts.take_attempt($1, $3::interval) as account, accounts.take_attempt($2, $3::interval) as address`,
        [account(email), key('address', address), span],
      )
      const taken = rows[0]!
      return {
        locked: taken.account > attemptsOfAccount || taken.address > attemptsOfAddress,
        first: taken.account === attemptsOfAccount + 1 || taken.address === attemptsOfAddress + 1,
      }
    },
    async giveBack(email, address) {
      await pool.query(
        `with forgotten as (delete from accounts.attempt where key = $1 or since < now() - interval '1 day')
         update accounts.attempt set taken = greatest(taken - 1, 0) where key = $2`,
        [account(email), key('address', address)],
      )
    },
  }
}

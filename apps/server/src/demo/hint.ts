// What `oralu serve` says of the demonstration when it starts.

import { roles } from '@oralu/domain'
import type { Database } from '../db/database.ts'
import { demoEmail, isEmpty, loopbackPassword } from './load.ts'

export const isLoopback = (host: string): boolean => ['127.0.0.1', '::1', 'localhost'].includes(host)

/** One line, or none: how to begin on an empty database; how to sign in to the demonstration. */
export async function demoHint(database: Database): Promise<string | undefined> {
  if (await isEmpty(database))
    return 'Nobody has an account yet. For the demonstration: npx oralu demo load. For real work: npx oralu admin create --email E'
  if (!(await hasDemonstration(database)) || !database.embedded) return undefined
  return `Demonstration accounts (password ${loopbackPassword}): ${roles.map(demoEmail).join(', ')}`
}

export async function hasDemonstration({ app }: Database): Promise<boolean> {
  const { rows } = await app.query<{ there: boolean }>('select access.has_demonstration() as there')
  return rows[0]!.there
}

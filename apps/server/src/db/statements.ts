// A statement that comes again is planned once a connection, under a name: planning row-level security's conditions
// costs more than running them. Names cannot be guessed, nor looked up (hardening.sql), so that whoever could run SQL
// of their own on a connection cannot put another statement under a name that a later request will call.
import { randomBytes } from 'node:crypto'

/** Texts that vary with their input (lists of rows) must not fill the server's memory. */
const MOST = 400

/** Names a connection's statements: none at the first time, from then on its own. */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string | undefined>()
  let named = 0
  return (text) => {
    if (!names.has(text)) {
      if (names.size < 4 * MOST) names.set(text, undefined)
      return undefined
    }
    let name = names.get(text)
    if (!name && named < MOST) {
      named++
      name = randomBytes(16).toString('base64url')
      names.set(text, name)
    }
    return name
  }
}

/** The plan kept under a name is gone or no longer fits (a migration meanwhile): the connection is to be given up. */
export const isStalePlan = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message?: string }
  return code === '26000' || (code === '0A000' && /cached plan/.test(message ?? ''))
}

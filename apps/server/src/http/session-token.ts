// Where a request carries its session: the accounts library's cookie, or a bearer token (commands, tests).
import type { IncomingHttpHeaders } from 'node:http'

const cookie = /(?:^|;\s*)(?:__Secure-)?oralu\.session_token=([^;]+)/

/** The session's token, or undefined. The database says whether it is one. */
export function sessionToken(headers: IncomingHttpHeaders): string | undefined {
  const bearer = headers.authorization?.match(/^Bearer ([A-Za-z0-9_-]+)$/)?.[1]
  if (bearer) return bearer
  const value = headers.cookie?.match(cookie)?.[1]
  // The cookie is `token.signature`; the token alone is the secret that the database knows.
  return value ? decodeSafely(value).split('.')[0] : undefined
}

function decodeSafely(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

// better-auth's endpoints, called plainly: its own client would be more script than the whole sign-in page.
import { fetched, ProblemError } from '../api/call.ts'
import { queryClient } from '../api/query-client.ts'

/** Why a sign-in did not succeed; each has a message `sign-in.refused.<reason>`. */
export type Refusal = 'password' | 'code' | 'expired' | 'passkey' | 'portal'

export class Refused extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal) {
    super(reason)
    this.reason = reason
  }
}

async function ask(path: string, refusal: Refusal, body?: object): Promise<Record<string, unknown>> {
  const response = await fetched(`/api/auth/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : null,
  })
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (response.ok) return answer
  if (response.status === 429) throw new ProblemError('too-many-requests', { status: 429 })
  if (response.status >= 500) throw new ProblemError('not-ready', { status: response.status })
  throw new Refused(answer.code === 'INVALID_TWO_FACTOR_COOKIE' ? 'expired' : refusal)
}

/** 'code': the password is right and a code from the authenticator is wanted. */
export async function withPassword(email: string, password: string): Promise<'done' | 'code'> {
  const answer = await ask('sign-in/email', 'password', { email, password })
  return answer.twoFactorRedirect === true ? 'code' : 'done'
}

export async function withCode(code: string, kind: 'totp' | 'backup'): Promise<void> {
  const path = kind === 'totp' ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code'
  await ask(path, 'code', { code })
}

/** A partner's liaison, by the code that an officer read out. */
export async function withPortalCode(email: string, code: string): Promise<void> {
  await ask('sign-in/portal-code', 'portal', { email, code })
}

/** Whether this browser can use a passkey here (it needs a secure context). */
export const passkeysWork =
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential

/** false: the person changed their mind. */
export async function withPasskey(): Promise<boolean> {
  const options = await ask('passkey/generate-authenticate-options', 'passkey')
  let credential: Credential | null
  try {
    credential = await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        options as unknown as PublicKeyCredentialRequestOptionsJSON,
      ),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') return false
    throw new Refused('passkey')
  }
  if (!credential) return false
  await ask('passkey/verify-authentication', 'passkey', {
    response: (credential as PublicKeyCredential).toJSON(),
  })
  return true
}

/** Ends the session, where the server can be reached. */
export async function endSession(): Promise<void> {
  await ask('sign-out', 'expired', {}).catch(() => {})
}

/** Ends the session and takes a fresh page, so that nothing read stays in memory. */
export async function signOut(): Promise<void> {
  await endSession()
  queryClient.clear()
  window.location.assign('/sign-in')
}

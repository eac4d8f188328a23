// What of one's own account the accounts library does: password, second step, passkeys. Called plainly, as at sign-in.
import { fetched, ProblemError } from '../api/call.ts'

/** Why the library refused; each has a message `session.refused.<reason>`. */
export type Refusal = 'password' | 'code' | 'short' | 'passkey' | 'stale'

export class Refused extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal) {
    super(reason)
    this.reason = reason
  }
}

const reasons: Record<string, Refusal> = {
  INVALID_PASSWORD: 'password',
  PASSWORD_TOO_SHORT: 'short',
  INVALID_CODE: 'code',
  SESSION_NOT_FRESH: 'stale',
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetched(`/api/auth/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : null,
  })
  const answer = (await response.json().catch(() => ({}))) as T & { code?: string }
  if (response.ok) return answer
  if (response.status === 429) throw new ProblemError('too-many-requests', { status: 429 })
  const reason = reasons[answer.code ?? '']
  if (reason) throw new Refused(reason)
  if (response.status === 401) throw new ProblemError('not-signed-in', { status: 401 })
  if (response.status >= 500) throw new ProblemError('not-ready', { status: response.status })
  throw path.startsWith('passkey')
    ? new Refused('passkey')
    : new ProblemError('failed', { status: response.status })
}

export const changePassword = (currentPassword: string, newPassword: string) =>
  ask('change-password', { currentPassword, newPassword })

export interface SecondStep {
  totpURI: string
  backupCodes: string[]
}

/** Begins to set up the second step; it is on only after `confirmSecondStep`. */
export const beginSecondStep = (password: string) => ask<SecondStep>('two-factor/enable', { password })
export const confirmSecondStep = (code: string) => ask('two-factor/verify-totp', { code })
export const removeSecondStep = (password: string) => ask('two-factor/disable', { password })

/** false: the person changed their mind, or the device refused. */
export async function addPasskey(name: string): Promise<boolean> {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>('passkey/generate-register-options')
  let credential: Credential | null
  try {
    credential = await navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') return false
    throw new Refused('passkey')
  }
  if (!credential) return false
  await ask('passkey/verify-registration', { name, response: (credential as PublicKeyCredential).toJSON() })
  return true
}

export const removePasskey = (id: string) => ask('passkey/delete-passkey', { id })

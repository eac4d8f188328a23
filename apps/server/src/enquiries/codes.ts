// What stands between the public form and the database: codes, the form's own token, and what is kept of an address.
// All are keyed by a secret of the installation, so that whoever holds the database holds none of them.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { codeAlphabet, plainCode } from '@oralu/domain'
import { accountsSecret } from '../session/accounts.ts'
import type { Settings } from '../settings.ts'

const keyed = (settings: Settings, about: string): Buffer =>
  createHmac('sha256', accountsSecret(settings)).update(about).digest()

/**
 * The code of an enquiry: twenty signs of five bits, 100 bits, in groups of four. It follows from the form's token, so
 * that a form sent twice over a bad line gets the same one.
 */
export function codeOf(settings: Settings, enquiryId: string): string {
  const signs = [...keyed(settings, `enquiry code ${enquiryId}`).subarray(0, 20)]
    .map((byte) => codeAlphabet[byte % codeAlphabet.length]!)
    .join('')
  return signs.match(/.{4}/g)!.join('-')
}

/** As a code is kept and looked for. */
export const hashOfCode = (settings: Settings, code: string): Buffer =>
  keyed(settings, `enquiry ${plainCode(code)}`)

/** An address for one day: nobody finds it again the next. */
export const hashOfAddress = (settings: Settings, address: string, now = new Date()): Buffer =>
  keyed(settings, `address ${now.toISOString().slice(0, 10)} ${address}`)

const longest = 24 * 3_600_000

/** Given out with a form: names the enquiry to be, and when it was opened. */
export function newToken(settings: Settings, now = Date.now()): string {
  const said = `${randomUUID()}.${now}`
  return `${said}.${keyed(settings, `form ${said}`).toString('base64url')}`
}

/** What a token says; undefined where it is not ours, or older than a day. */
export function readToken(
  settings: Settings,
  token: string,
  now = Date.now(),
): { enquiryId: string; openMs: number } | undefined {
  const [enquiryId = '', at = '', proof = ''] = token.split('.')
  const expected = keyed(settings, `form ${enquiryId}.${at}`)
  const given = Buffer.from(proof, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const openMs = now - Number(at)
  return openMs >= 0 && openMs <= longest ? { enquiryId, openMs } : undefined
}

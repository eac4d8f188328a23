// What stands between the public form and the database: codes, the form's own token, and what is kept of an address.
// All are keyed by a secret of their own, so that whoever holds the database holds none of them, and that signing everyone
// out (a new accounts.secret) takes no family's code.
import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { codeAlphabet, dayIn, officeZone, plainCode } from '@oralu/domain'
import { keptSecret } from '../keys.ts'
import type { Settings } from '../settings.ts'

const keyed = (settings: Settings, about: string): Buffer =>
  createHmac(
    'sha256',
    keptSecret(settings.keysDir, 'enquiries.secret', () => randomBytes(32).toString('base64url')),
  )
    .update(about)
    .digest()

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

/**
 * What an address does, for one day: nobody finds it again the next. Of an IPv6 address the half counts that a household
 * or a host is given; the other they choose themselves.
 */
export function hashOfAddress(settings: Settings, act: string, address: string, now = new Date()): Buffer {
  const place = isIPv6(address) ? new URL(`http://[${address.split('%')[0]}]`).hostname : address
  return keyed(settings, `address ${dayIn(officeZone, now)} ${act} ${networkOf(place)}`)
}

/** The first four groups of what the URL parser writes in its one short form. */
function networkOf(place: string): string {
  if (!place.startsWith('[')) return place
  const [before = '', after] = place.slice(1, -1).split('::')
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const [head, tail] = [groups(before), groups(after)]
  return [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail].slice(0, 4).join(':')
}

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

/**
 * Every way in which a package, a key or a receipt may be refused. The code is stable: screens translate it, tests and
 * callers compare it; the sentence says what happened and what to do.
 */
const SENTENCES = {
  'already-expired': 'The package would be expired when it is made. Set a later expiry.',
  'bad-container':
    'What was sealed is not laid out as a package. Nothing was taken; ask the sender for it anew.',
  'bad-document': 'The content of the package is not as its schema asks. Correct it.',
  'bad-identity':
    'These are not age identities. A line AGE-SECRET-KEY-1… is needed, as age-keygen writes it, not locked by a passphrase.',
  'bad-key': 'This is not an Ed25519 key. It is needed as JWK or PEM.',
  'bad-manifest': 'The signed list of parts is not as its schema asks. Nothing was taken; tell the sender.',
  'bad-name':
    'A part of a package cannot have this name. Plain letters, digits, dots and dashes are allowed.',
  'bad-padding': 'The package is not filled up as it must be. Nothing was taken; ask the sender for it anew.',
  'bad-receipt': 'This is not a receipt as the schema asks. Ask the partner for it anew.',
  'bad-recipient': 'These are not age recipients. age1… is needed, one a line.',
  'bad-signature': 'The signature does not fit. Nothing was taken; tell the sender over another channel.',
  changed: 'A file changed while it was being sealed. No package was made; try again.',
  damaged: 'The sealed file was changed or cut off. Nothing was taken; ask the sender to send it again.',
  expired: 'The package has expired and was not opened. Ask the sender for a new one.',
  inconsistent: 'The parts of the package contradict one another. Nothing was taken; tell the sender.',
  missing: 'A part that the manifest lists is not in its place. Nothing was taken; tell the sender.',
  'not-addressed':
    'The package was not sealed for this key by its sender: someone passed it on. Nothing was taken; tell the sender.',
  'not-allowed': 'The agreement does not allow this field. Take it out.',
  'not-sealed': 'This is not a file in the age format. Check that it is the right one.',
  'not-signed': 'The package holds no signed manifest at its beginning. Nothing was taken; tell the sender.',
  'other-package':
    'The receipt is for something else than was sent. Ask the partner which package they hold.',
  'part-differs':
    'A part is not the one that the sender signed. Nothing was taken; tell the sender over another channel.',
  'private-key': 'This is a private key where a public one belongs. Keep it to yourself.',
  'same-name': 'Two parts of the package have the same name. Give each its own.',
  'too-large': 'The package is larger than is allowed. Part it into several.',
  unlisted:
    'The package holds something that its manifest does not list. Nothing was taken; tell the sender.',
  'wrong-recipient': 'None of these identities opens the file: it was sealed for someone else.',
  'wrong-signer':
    'This is not signed by the key that was given. Compare fingerprints with the other side over the telephone.',
} as const

export type PackageErrorCode = keyof typeof SENTENCES
/** All stable codes, for translations. */
export const PACKAGE_ERROR_CODES = Object.keys(SENTENCES) as PackageErrorCode[]

/** Nothing of a package was made, or nothing of it was taken. */
export class PackageError extends Error {
  override readonly name = 'PackageError'
  readonly code: PackageErrorCode
  /** What was found, e.g. "files/a.txt"; empty when the code says all. Never the content of a field. */
  readonly detail: string

  constructor(code: PackageErrorCode, detail = '') {
    super(detail ? `${SENTENCES[code]} (${detail})` : SENTENCES[code])
    this.code = code
    this.detail = detail
  }
}

/**
 * Every way in which an intersection may be refused. The code is stable: screens translate it, tests and callers compare
 * it; the sentence says what happened and what to do.
 */
const SENTENCES = {
  'bad-element':
    'What came holds something that is no element of the group. Nothing was taken; tell the partner.',
  'bad-message': 'This is not a message of an intersection. Nothing was taken; ask the partner for it anew.',
  'bad-order': 'The elements are not in their order, each once. Nothing was taken; tell the partner.',
  'bad-signature': 'The signature does not fit. Nothing was taken; tell the partner over another channel.',
  'bad-terms': 'These are not terms of an intersection. Correct them with the partner.',
  ended: 'The terms of this intersection have ended. Agree on new ones.',
  missing: 'Parts of the message are missing. What came is kept; ask the partner for the others.',
  'not-covered': 'A person on the list is not covered by this agreement. Take the person off the list.',
  'other-part': 'A part is not the one that the partner signed. It was not taken; ask for it anew.',
  'other-terms':
    'The message belongs to another agreement, session or terms. Nothing was taken; compare the terms.',
  'out-of-turn':
    'The message was not the one awaited: it came before, or answers another. Nothing was taken.',
  'session-known': 'This session was already begun. Agree on a new one: a session runs once.',
  'too-many': 'The list asks more than the terms allow. Shorten it, or agree on a larger size.',
  'too-many-runs':
    'As many intersections as the terms allow were run with this partner. Wait, or agree anew.',
  'wrong-signer':
    'This is not signed by the key that was given. Compare fingerprints with the other side over the telephone.',
} as const

export type IntersectionErrorCode = keyof typeof SENTENCES
/** All stable codes, for translations. */
export const INTERSECTION_ERROR_CODES = Object.keys(SENTENCES) as IntersectionErrorCode[]

/** Nothing was sent, or nothing of what came was taken. */
export class IntersectionError extends Error {
  override readonly name = 'IntersectionError'
  readonly code: IntersectionErrorCode
  /** What was found, e.g. "part 3"; empty when the code says all. Never anything of a person. */
  readonly detail: string

  constructor(code: IntersectionErrorCode, detail = '') {
    super(detail ? `${SENTENCES[code]} (${detail})` : SENTENCES[code])
    this.code = code
    this.detail = detail
  }
}

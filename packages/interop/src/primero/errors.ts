/** Every way in which a referral may be refused. The code is stable: screens translate it, tests compare it. */
const SENTENCES = {
  'bad-field': 'A field does not hold what it must. Nothing was taken; correct it, or ask the sender.',
  'bad-shape': 'This is not a case with its referral as Primero writes them. Nothing was taken.',
  'no-consent':
    'Consent to services, and to telling another organisation, is not recorded. Nothing is referred without it.',
  'not-a-case': 'The referral is of another kind of record than a case. Nothing was taken.',
  'not-a-referral':
    'This moves responsibility where a referral was expected, or the other way round. Nothing was taken.',
  'other-case': 'The referral is of another case than the one beside it. Nothing was taken.',
  'too-large': 'The case is larger or deeper than is allowed. Nothing was taken.',
} as const

export type PrimeroErrorCode = keyof typeof SENTENCES
/** All stable codes, for translations. */
export const PRIMERO_ERROR_CODES = Object.keys(SENTENCES) as PrimeroErrorCode[]

/** Nothing of a referral was taken, or nothing of it was written. */
export class PrimeroError extends Error {
  override readonly name = 'PrimeroError'
  readonly code: PrimeroErrorCode
  /** The place, e.g. "case.age"; empty when the code says all. Never what stands there. */
  readonly detail: string

  constructor(code: PrimeroErrorCode, detail = '') {
    super(detail ? `${SENTENCES[code]} (${detail})` : SENTENCES[code])
    this.code = code
    this.detail = detail
  }
}

// What may be wrong with a machine-readable zone. The code is stable; the sentence says in English what to do.

const SENTENCES = {
  'no-rule':
    'There is no rule by which this letter goes into the machine-readable zone. Give the spelling in Latin letters.',
  'digit-in-name': 'A digit does not belong in a name. Correct the name.',
  'no-name': 'The primary identifier is empty. Give the surname, or the only name.',
  'bad-code': 'The document code is one or two letters, of which the first fits the format.',
  'bad-state': 'This is no code of a state, organization or status (Doc 9303 part 3, section 5). Choose one.',
  'bad-number': 'A document number is Latin letters and digits. Type it as it is printed.',
  'too-long': 'This does not fit its field. Shorten it, or use a larger format.',
  'bad-date': 'This is no day of the calendar. Look at the printed date.',
  'bad-sex': 'Sex is M, F or <.',
  'no-zone':
    'This is no machine-readable zone: 2 lines of 44 or 36 characters, or 3 of 30. Type all its lines, fillers included.',
  'wrong-length':
    'This line has too few or too many characters. Compare it with the document, fillers included.',
  'bad-character': 'Only A to Z, 0 to 9 and < stand in a machine-readable zone. Look at this place again.',
  'wrong-check-digit': 'The check digit does not agree. One of these characters was read or typed wrongly.',
  'wrong-composite': 'The composite check digit does not agree, so something in these lines is wrong.',
  'lower-case': 'Small letters were read as capitals.',
  spaces: 'Spaces were left out.',
  'no-line-breaks': 'The lines were given as one and have been parted by their length.',
  'sex-x': 'X stands for what the standard writes as <.',
  'zero-date': 'Zeros stand for the unknown part of a date; the standard writes <.',
  'day-without-month': 'The day is given and the month is not; only the year is kept.',
  'no-expiry': 'No day of expiry is given.',
  'left-out': 'This letter is left out by rule.',
  truncated: 'The name reaches the end of its field, so it may be cut.',
} as const

export type MrzCode = keyof typeof SENTENCES
/** All stable codes, for translations. */
export const MRZ_CODES = Object.keys(SENTENCES) as MrzCode[]

export interface MrzProblem {
  /** error: do not trust the field; note: read, but look */
  level: 'error' | 'note'
  code: MrzCode
  field?: string
  /** 1 for the upper line */
  line?: number
  /** 1 for the first character: of the line, or of a name that is written */
  position?: number
  found?: string
  /** Readings that would agree with the check digit. A person chooses; none is taken by itself. */
  suggestions?: string[]
  message: string
}

export function problem(
  level: MrzProblem['level'],
  code: MrzCode,
  more: Omit<MrzProblem, 'level' | 'code' | 'message'> = {},
): MrzProblem {
  return { level, code, ...more, message: SENTENCES[code] }
}

/** A zone cannot be written. `problem` names the field, and for a letter the letter and its position. */
export class MrzError extends Error {
  override readonly name = 'MrzError'
  readonly problem: MrzProblem

  constructor(code: MrzCode, more: Omit<MrzProblem, 'level' | 'code' | 'message'> = {}) {
    super(
      `${SENTENCES[code]}${more.found === undefined ? '' : ` (${more.field ?? 'name'}: “${more.found}”${more.position ? `, position ${more.position}` : ''})`}`,
    )
    this.problem = problem('error', code, more)
  }
}

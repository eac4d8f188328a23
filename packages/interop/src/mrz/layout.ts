// Where each field stands: Doc 9303 part 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas: MRV-A, MRV-B). Lines and columns
// count from 0 here. A check digit stands right after its field.

export const mrzFormats = ['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B'] as const
export type MrzFormat = (typeof mrzFormats)[number]

export type MrzField =
  | 'code'
  | 'issuer'
  | 'name'
  | 'number'
  | 'nationality'
  | 'born'
  | 'sex'
  | 'expires'
  | 'optional'
  | 'optional2'

/** Line, first column, length. */
export type Place = readonly [line: number, from: number, length: number]

export interface Layout {
  lines: number
  width: number
  places: Partial<Record<MrzField, Place>> & Record<Exclude<MrzField, 'optional2'>, Place>
  /** Fields with a check digit after them. */
  checked: readonly MrzField[]
  /** The composite check digit, and what it covers, in order. */
  composite?: { at: readonly [line: number, column: number]; over: readonly Place[] }
}

const twoLines = (width: number, optional: number) => ({
  lines: 2,
  width,
  places: {
    code: [0, 0, 2],
    issuer: [0, 2, 3],
    name: [0, 5, width - 5],
    number: [1, 0, 9],
    nationality: [1, 10, 3],
    born: [1, 13, 6],
    sex: [1, 20, 1],
    expires: [1, 21, 6],
    optional: [1, 28, optional],
  } as const,
})
const dated = ['number', 'born', 'expires'] as const

export const layouts: Record<MrzFormat, Layout> = {
  TD3: {
    ...twoLines(44, 14),
    checked: [...dated, 'optional'],
    composite: {
      at: [1, 43],
      over: [
        [1, 0, 10],
        [1, 13, 7],
        [1, 21, 22],
      ],
    },
  },
  TD2: {
    ...twoLines(36, 7),
    checked: dated,
    composite: {
      at: [1, 35],
      over: [
        [1, 0, 10],
        [1, 13, 7],
        [1, 21, 14],
      ],
    },
  },
  'MRV-A': { ...twoLines(44, 16), checked: dated },
  'MRV-B': { ...twoLines(36, 8), checked: dated },
  TD1: {
    lines: 3,
    width: 30,
    places: {
      code: [0, 0, 2],
      issuer: [0, 2, 3],
      number: [0, 5, 9],
      optional: [0, 15, 15],
      born: [1, 0, 6],
      sex: [1, 7, 1],
      expires: [1, 8, 6],
      nationality: [1, 15, 3],
      optional2: [1, 18, 11],
      name: [2, 0, 30],
    },
    checked: dated,
    composite: {
      at: [1, 29],
      over: [
        [0, 5, 25],
        [1, 0, 7],
        [1, 8, 7],
        [1, 18, 11],
      ],
    },
  },
}

/** Whether a document number longer than its field goes on in the optional data (parts 5 and 6). */
export const takesLongNumbers = (format: MrzFormat) => format === 'TD1' || format === 'TD2'

/** First letters of the document code that a format allows. */
export const firstLetters: Record<MrzFormat, string> = {
  TD1: 'ACI',
  TD2: 'ACIP',
  TD3: 'P',
  'MRV-A': 'V',
  'MRV-B': 'V',
}

/** Check digit of a text of the zone: weights 7, 3, 1, modulus 10 (part 3, section 4.9). */
export function checkDigit(text: string): string {
  let sum = 0
  for (let at = 0; at < text.length; at++) sum += worth(text.charCodeAt(at)) * [7, 3, 1][at % 3]!
  return String(sum % 10)
}

function worth(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  return code >= 65 && code <= 90 ? code - 55 : 0
}

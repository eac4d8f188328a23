import fc from 'fast-check'
import { parse } from 'mrz'
import { expect, it } from 'vitest'
import { type MrzFormat, mrzFormats, readMrz, type TravelDocument, writeMrz } from '../src/index.ts'

const word = fc.stringMatching(/^[A-Z]{1,9}$/)
const name = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '))
const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
const codeOf: Record<MrzFormat, string> = { TD1: 'ID', TD2: 'I', TD3: 'PU', 'MRV-A': 'V', 'MRV-B': 'V' }
const documents: fc.Arbitrary<TravelDocument> = fc
  .record({
    format: fc.constantFrom(...mrzFormats),
    issuer: fc.constantFrom('KAZ', 'FRA', 'UNO', 'D'),
    surname: name,
    given: fc.option(name, { nil: '' }),
    number: fc.stringMatching(/^[A-Z0-9]{1,9}$/),
    nationality: fc.constantFrom('KAZ', 'SYR', 'XXA', 'XXB', 'XXX'),
    born: fc.option(
      fc
        .tuple(day('1927-01-01', '2026-11-24'), fc.constantFrom(10, 7, 4))
        .map(([date, length]) => date.slice(0, length)),
      { nil: null },
    ),
    sex: fc.constantFrom('M', 'F', 'X'),
    expires: day('2000-01-01', '2070-12-31'),
    optional: fc.constant(''),
    code: fc.constant('P'),
  })
  .map((document) => ({ ...document, code: codeOf[document.format] }))
const today = '2026-11-25'
const lengths: Record<MrzFormat, number[]> = {
  TD1: [30, 30, 30],
  TD2: [36, 36],
  TD3: [44, 44],
  'MRV-A': [44, 44],
  'MRV-B': [36, 36],
}

it('what is written is read again, whole', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const { lines, truncated } = writeMrz(document)
      expect(lines.map((line) => line.length)).toEqual(lengths[document.format])
      const read = readMrz(lines.join('\n'), { today })
      expect(read.ok).toBe(true)
      const { surname, given, ...rest } = document
      // A year that lies in both centuries is taken as the nearer.
      const year =
        document.born?.length === 4 && Number(document.born) <= 1926 ? { born: expect.anything() } : {}
      expect(read.document).toMatchObject({ ...rest, ...year, ...(truncated ? {} : { surname, given }) })
      if (truncated) expect(read.document?.truncated).toBe(true)
    }),
    { numRuns: 500 },
  )
})

it('a reader that we did not write agrees', () => {
  fc.assert(
    fc.property(documents, (document) => {
      fc.pre(!document.format.startsWith('MRV') && document.born !== null)
      const { valid, details, fields } = parse(writeMrz(document).lines)
      expect(details.filter((each) => !each.valid)).toEqual([])
      expect(valid).toBe(true)
      expect(fields.documentNumber).toBe(document.number)
    }),
    { numRuns: 300 },
  )
})

it('every single changed character under a check digit that the weights can show is found', () => {
  fc.assert(
    fc.property(documents, fc.nat(), fc.constantFrom(...'0123456789'), (document, at, other) => {
      const { lines } = writeMrz(document)
      const line = document.format === 'TD1' ? 0 : 1
      // The digits of the number field (TD1: first line from the sixth character).
      const from = document.format === 'TD1' ? 5 : 0
      const place = from + (at % document.number.length)
      const was = lines[line]![place]!
      // A letter may be worth the same as a digit, modulo 10: the standard's weakness, not ours.
      const worth = (letter: string) => (/\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 55) % 10
      fc.pre(worth(was) !== worth(other))
      lines[line] = lines[line]!.slice(0, place) + other + lines[line]!.slice(place + 1)
      const { ok, problems } = readMrz(lines.join('\n'), { today })
      expect(ok).toBe(false)
      expect(problems.map(({ code, field }) => `${code} ${field}`)).toContain('wrong-check-digit number')
    }),
    { numRuns: 300 },
  )
})

it('each wrong check digit is found, the composite too', () => {
  const places: Record<MrzFormat, [number, number][]> = {
    TD3: [
      [1, 9],
      [1, 19],
      [1, 27],
      [1, 42],
      [1, 43],
    ],
    TD2: [
      [1, 9],
      [1, 19],
      [1, 27],
      [1, 35],
    ],
    TD1: [
      [0, 14],
      [1, 6],
      [1, 14],
      [1, 29],
    ],
    'MRV-A': [
      [1, 9],
      [1, 19],
      [1, 27],
    ],
    'MRV-B': [
      [1, 9],
      [1, 19],
      [1, 27],
    ],
  }
  fc.assert(
    fc.property(documents, fc.nat(), fc.integer({ min: 1, max: 9 }), (document, which, more) => {
      const { lines } = writeMrz(document)
      const of = places[document.format]
      const [line, column] = of[which % of.length]!
      const wrong = String((Number(lines[line]![column]) + more) % 10)
      lines[line] = lines[line]!.slice(0, column) + wrong + lines[line]!.slice(column + 1)
      expect(readMrz(lines.join('\n'), { today }).ok).toBe(false)
    }),
    { numRuns: 300 },
  )
})

it('any text at all is answered, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), (text, zone) => {
      const { ok, document } = readMrz(zone ? text.padEnd(88, '<').slice(0, 88) : text, { today })
      if (ok) expect(document).not.toBeNull()
    }),
    { numRuns: 500 },
  )
})

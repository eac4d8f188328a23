// The published specimens and examples of ICAO Doc 9303, as the standard prints them.
import { parse, states } from 'mrz'
import { describe, expect, it } from 'vitest'
import { checkDigit, isStateCode, readMrz, type TravelDocument, writeMrz } from '../src/index.ts'

const today = '2026-11-25'
const td3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const td1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
]
const td2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']
const mrvA = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<']
const mrvB = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<']

const eriksson = { issuer: 'UTO', surname: 'Eriksson', given: 'Anna Maria', sex: 'F' } as const
const born = '1974-08-12'
const expires = '2012-04-15'
const specimens: [string[], TravelDocument][] = [
  [
    td3,
    {
      ...eriksson,
      format: 'TD3',
      code: 'P',
      number: 'L898902C3',
      nationality: 'UTO',
      born,
      expires,
      optional: 'ZE184226B',
    },
  ],
  [td1, { ...eriksson, format: 'TD1', code: 'I', number: 'D23145890', nationality: 'UTO', born, expires }],
  [td2, { ...eriksson, format: 'TD2', code: 'I', number: 'D23145890', nationality: 'UTO', born, expires }],
  [
    mrvA,
    {
      ...eriksson,
      format: 'MRV-A',
      code: 'V',
      number: 'L8988901C',
      nationality: 'XXX',
      born: '1940-09-07',
      expires: '1996-12-10',
      optional: '6ZE184226B',
    },
  ],
  [
    mrvB,
    {
      ...eriksson,
      format: 'MRV-B',
      code: 'V',
      number: 'L8988901C',
      nationality: 'XXX',
      born: '1940-09-07',
      expires: '1996-12-10',
    },
  ],
]

describe('specimens of Utopia', () => {
  it.each(specimens)('%s is written and read', (lines, document) => {
    expect(writeMrz(document).lines).toEqual(lines)
    const read = readMrz(lines.join('\n'), { today: document.expires! })
    expect(read.problems).toEqual([])
    expect(read.document).toMatchObject({
      ...document,
      surname: 'ERIKSSON',
      given: 'ANNA MARIA',
      truncated: false,
    })
  })

  it('another reader agrees', () => {
    // It does not know the state of Utopia.
    const faults = (lines: string[]) =>
      parse(lines).details.flatMap(({ valid, field }) =>
        valid || /ssuingState|nationality/.test(field!) ? [] : [field],
      )
    for (const lines of [td3, td1, td2]) expect(faults(lines)).toEqual([])
    const emergency = writeMrz({
      ...specimens[0]![1],
      code: 'PU',
      issuer: 'KAZ',
      nationality: 'KAZ',
      surname: 'Әбдірахманқызы',
      given: 'Гүлнұр',
      optional: '',
    })
    const { fields, valid } = parse(emergency.lines)
    expect(valid).toBe(true)
    expect(fields).toMatchObject({
      documentCode: 'PU',
      issuingState: 'KAZ',
      lastName: 'ABDIRAKHMANKYZY',
      firstName: 'GULNUR',
    })
  })

  it('worked check digits of part 3, appendix A', () => {
    expect(checkDigit('520727')).toBe('3')
    expect(checkDigit('AB2134<<<')).toBe('5')
    expect(checkDigit('HA672242<658022549601086<<<<<<<<<<<<<<0')).toBe('8')
    expect(checkDigit('D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<<')).toBe('2')
    expect(checkDigit('HA672242<658022549601086<<<<<<<')).toBe('8')
  })
})

describe('names of part 4, section 4.2.3', () => {
  const field = (viz: string, format: TravelDocument['format'] = 'TD3') => {
    const [surname, given = ''] = viz.split(', ') as [string, string?]
    const code = format === 'TD1' ? 'I' : 'PP'
    const { lines, truncated } = writeMrz({ ...specimens[0]![1], format, code, surname, given, optional: '' })
    return { name: format === 'TD1' ? lines[2] : lines[0]!.slice(5), truncated }
  }
  it.each([
    ['HENG, DEBORAH MING LO', 'HENG<<DEBORAH<MING<LO<<<<<<<<<<<<<<<<<<'],
    ['SMITH-JONES, SUSIE MARGARET', 'SMITH<JONES<<SUSIE<MARGARET<<<<<<<<<<<<'],
    ["O'CONNOR, ENYA SIOBHAN", 'OCONNOR<<ENYA<SIOBHAN<<<<<<<<<<<<<<<<<<'],
    ['VAN DER MUELLEN, MARTIN', 'VAN<DER<MUELLEN<<MARTIN<<<<<<<<<<<<<<<<'],
    ['AL-BASRI, HUDA MUHAMMAD JAWAD', 'AL<BASRI<<HUDA<MUHAMMAD<JAWAD<<<<<<<<<<'],
    ['ARKFREITH', 'ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<'],
    ['PAPANDROPOULOUS, JONATHON WARREN TREVOR', 'PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR'],
  ])('%s fits', (viz, expected) => expect(field(viz)).toEqual({ name: expected, truncated: false }))

  it.each([
    ['NILAVADHANANANDA, CHAYAPA DEJTHAMRONG KRASUANG', 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K'],
    ['NILAVADHANANANDA, ARNPOL PETCH CHARONGUANG', 'NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU'],
    [
      'BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL, DINGO POTOROO',
      'BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI',
    ],
  ])('%s is cut', (viz, expected) => expect(field(viz)).toEqual({ name: expected, truncated: true }))

  it('in the shorter line of TD1 (part 5)', () => {
    const viz = 'BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL, DINGO POTOROO'
    expect(field(viz, 'TD1').name).toBe('BENNELONG<WOOLOOMOOLOO<W<W<<DI')
    expect(field('PAPANDROPOULOUS, JONATHON ALEC', 'TD1')).toEqual({
      name: 'PAPANDROPOULOUS<<JONATHON<ALEC',
      truncated: false,
    })
  })

  it('ends in a letter also where the cut falls on a filler', () => {
    const { name } = field('ABCDEFGHIJ, KLMNOPQRST UVWXYZABCDEFGH IJKLM')
    expect(name).toHaveLength(39)
    expect(name).toMatch(/[A-Z]$/)
  })
})

describe('reading what people type', () => {
  const codes = (text: string) =>
    readMrz(text, { today }).problems.map(({ code, field }) => (field ? `${code} ${field}` : code))

  it('takes small letters, spaces and one long line, and says so', () => {
    const read = readMrz(td3.join('').toLowerCase().replaceAll('<', ' <'), { today })
    expect(read.ok).toBe(true)
    expect(read.lines).toEqual(td3)
    expect(read.problems.map(({ code }) => code)).toEqual(['lower-case', 'spaces', 'no-line-breaks'])
  })

  it('offers O for 0, and does not take it', () => {
    const [upper, lower] = td3 as [string, string]
    const read = readMrz(`${upper}\n${lower.replace('L898902C3', 'L8989O2C3')}`, { today })
    expect(read.ok).toBe(false)
    expect(read.document?.number).toBe('L8989O2C3')
    const wrong = read.problems.find(({ field }) => field === 'number')
    expect(wrong).toMatchObject({ code: 'wrong-check-digit', line: 2, position: 1 })
    expect(wrong?.suggestions).toContain('L898902C3')
    const date = readMrz(`${upper}\n${lower.replace('7408122', '74O8122')}`, { today }).problems.find(
      ({ field }) => field === 'born',
    )
    expect(date?.suggestions).toEqual(['740812'])
  })

  it('names the place of what does not belong', () => {
    const [upper, lower] = td3 as [string, string]
    expect(codes('hello')).toContain('no-zone')
    expect(codes(`${upper.slice(1)}\n${lower}`)).toContain('wrong-length')
    expect(readMrz(`${upper.replace('SS', 'S*')}\n${lower}`, { today }).problems[0]).toMatchObject({
      code: 'bad-character',
      line: 1,
      position: 11,
      found: '*',
    })
    expect(codes(`${upper.replace('ERIK', 'ER1K')}\n${lower}`)).toContain('digit-in-name name')
    expect(codes(`${upper.replace('UTO', 'ZZZ')}\n${lower}`)).toContain('bad-state issuer')
    expect(codes(`${upper}\n${lower.replace('2F1', '2Q1')}`)).toContain('bad-sex sex')
  })

  it('unknown dates of birth and unspecified sex', () => {
    const base = specimens[0]![1]
    for (const unknown of [null, '1974', '1974-08']) {
      const { lines } = writeMrz({ ...base, born: unknown, sex: 'X', nationality: 'XXA' })
      expect(readMrz(lines.join('\n'), { today: '2010-01-01' }).document).toMatchObject({
        born: unknown,
        sex: 'X',
        nationality: 'XXA',
      })
    }
    expect(writeMrz({ ...base, born: '1974' }).lines[1]!.slice(13, 19)).toBe('74<<<<')
    expect(writeMrz({ ...base, born: null, sex: 'X' }).lines[1]!.slice(13, 21)).toBe('<<<<<<0<')
    const zeros = `${td3[0]}\n${writeMrz({ ...base, born: '1974' }).lines[1]!.replace('74<<<<', '740000')}`
    expect(readMrz(zeros, { today: '2010-01-01' })).toMatchObject({ document: { born: '1974' } })
  })

  it('the century: a birth is not in the future, an expiry is near', () => {
    const born = (day: string, on: string) =>
      readMrz(writeMrz({ ...specimens[0]![1], born: day, expires: '2030-01-31' }).lines.join('\n'), {
        today: on,
      }).document
    expect(born('2026-11-24', today)).toMatchObject({ born: '2026-11-24', expires: '2030-01-31' })
    expect(born('1926-11-26', today)).toMatchObject({ born: '1926-11-26' })
  })

  it('long document numbers of TD1 and TD2', () => {
    const long = { ...specimens[1]![1], number: 'D23145890734', optional: '' }
    // Part 5: nine characters, a filler for the check digit, the rest and the check digit in the optional data.
    expect(writeMrz(long).lines[0]).toBe('I<UTOD23145890<7349<<<<<<<<<<<')
    expect(readMrz(writeMrz(long).lines.join('\n'), { today: expires })).toMatchObject({
      ok: true,
      document: { number: 'D23145890734' },
    })
    expect(parse(writeMrz(long).lines).documentNumber).toBe('D23145890734')
    expect(() => writeMrz({ ...specimens[0]![1], number: 'D23145890734' })).toThrow('does not fit')
  })
})

it('codes of states: those another library knows, and the special ones', () => {
  // XXK is not in the standard.
  expect(Object.keys(states).filter((code) => code !== 'XXK' && !isStateCode(code))).toEqual([])
  for (const code of ['UNO', 'UNA', 'XXA', 'XXB', 'XXC', 'XXX', 'XOM', 'D', 'UTO'])
    expect(isStateCode(code)).toBe(true)
  expect(isStateCode('KZ')).toBe(false)
})

it('says which field cannot be written', () => {
  const base = specimens[0]![1]
  const fault = (change: Partial<TravelDocument>) => {
    try {
      writeMrz({ ...base, ...change })
      return undefined
    } catch (error) {
      return (error as { problem: unknown }).problem
    }
  }
  expect(fault({ surname: '' })).toMatchObject({ code: 'no-name' })
  expect(fault({ code: 'V' })).toMatchObject({ code: 'bad-code' })
  expect(fault({ issuer: 'ZZZ' })).toMatchObject({ code: 'bad-state', field: 'issuer' })
  expect(fault({ number: 'Қ123' })).toMatchObject({ code: 'bad-number', found: 'Қ', position: 1 })
  expect(fault({ born: '1974-02-30' })).toMatchObject({ code: 'bad-date', field: 'born' })
  expect(fault({ expires: null })).toMatchObject({ code: 'bad-date', field: 'expires' })
  expect(fault({ given: 'Ann4' })).toMatchObject({ code: 'digit-in-name', field: 'given', position: 4 })
  expect(fault({ given: 'Ань漢' })).toMatchObject({
    code: 'no-rule',
    field: 'given',
    found: '漢',
    position: 4,
  })
})

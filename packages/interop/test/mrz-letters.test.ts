// Letters: the tables of Doc 9303 part 3 section 6, and the Kazakh rules.
import { describe, expect, it } from 'vitest'
import { MrzError, toMrzLetters, toVisualLatin } from '../src/index.ts'

const mrz = (name: string, language?: Parameters<typeof toMrzLetters>[1]) => toMrzLetters(name, language).text

describe('Kazakh', () => {
  it.each([
    ['Ә', 'A'],
    ['Ғ', 'G'],
    ['Қ', 'K'],
    ['Ң', 'N'],
    ['Ө', 'O'],
    ['Ұ', 'U'],
    ['Ү', 'U'],
    ['Һ', 'H'],
    ['І', 'I'],
  ])('%s is %s in both cases', (letter, latin) => {
    expect(mrz(letter)).toBe(latin)
    expect(mrz(letter.toLowerCase())).toBe(latin)
  })
  it.each([
    ['Әділет', 'ADILET'],
    ['Ғалымжан', 'GALYMZHAN'],
    ['Қуанышбек', 'KUANYSHBEK'],
    ['Жаңагүл', 'ZHANAGUL'],
    ['Өмірұлы', 'OMIRULY'],
    ['Гауһар', 'GAUHAR'],
    ['Бейсенбайқызы', 'BEISENBAIKYZY'],
  ])('%s', (name, expected) => expect(mrz(name)).toBe(expected))
  it('every letter of the alphabet has a rule, and the soft sign is reported', () => {
    const alphabet = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ'
    const { text, notes } = toMrzLetters(alphabet)
    expect(text).toBe('AABVGGDEEZHZIIKKLMNNOOPRSTUUUFKHHTSCHSHSHCHIEYIEIUIA')
    expect(notes).toMatchObject([{ code: 'left-out', found: 'Ь', position: alphabet.indexOf('Ь') + 1 }])
    expect(mrz(alphabet.toLowerCase())).toBe(text)
  })
})

describe('Cyrillic of other languages (section 6.B)', () => {
  it('Russian', () => {
    expect(mrz('Щеглова Юлия')).toBe('SHCHEGLOVA<IULIIA')
    expect(mrz('Подъячев')).toBe('PODIEIACHEV')
  })
  it('exceptions for one language', () => {
    expect(mrz('Єгор Гай', 'uk')).toBe('YEHOR<HAI')
    expect(mrz('Щербев', 'bg')).toBe('SHTERBEV')
    expect(mrz('Жика Чолић'.replace('ћ', 'ч'), 'sr')).toBe('ZIKA<COLIC')
    expect(mrz('Ёлка', 'be')).toBe('IOLKA')
    expect(mrz('Џоко', 'mk')).toBe('DJOKO')
  })
})

describe('Arabic (section 6.C and appendix B)', () => {
  it.each([
    ['ابو بكر محمد بن زكريا الرازي', 'ABW<BKR<MXHMD<BN<ZKRYA<ALRAZY'],
    ['ناصر', 'NAXSSR'],
    ['جمال عبد الناصر', 'JMAL<EBD<ALNAXSSR'],
    ['جميلة نعيمة', 'JMYLXAH<NEYMXAH'],
    ['هاري الشماع', 'HARY<ALXSHMAE'],
    ['عبد العزيز بن متعب', 'EBD<ALEZYZ<BN<MTEB'],
  ])('%s', (name, expected) => expect(mrz(name)).toBe(expected))
  it('shadda doubles the letter or the sequence, whatever vowel stands between', () => {
    expect(mrz('عبّاس')).toBe('EBBAS')
    expect(mrz('فضّة')).toBe('FXDZDZXAH')
    expect(mrz('محمَّد'.normalize('NFC'))).toBe('MXHMMD')
  })
  it('teh marbuta within a component, short vowels and tatweel', () => {
    expect(mrz('رحمةالله')).toBe('RXHMXTAALLH')
    expect(mrz('مُحَمَد')).toBe('MXHMD')
    expect(mrz('محـــمد')).toBe('MXHMD')
  })
})

describe('Latin (section 6.A) and punctuation (section 4.6)', () => {
  it.each([
    ['Müller', 'MUELLER'],
    ['Øst', 'OEST'],
    ['Groß', 'GROSS'],
    ['Škoda', 'SKODA'],
    ['CAÑON', 'CANON'],
    ['Ayşe Çiğdem', 'AYSE<CIGDEM'],
    ["D'Artagnan", 'DARTAGNAN'],
    ['Marie-Elise', 'MARIE<ELISE'],
    ['Anna, Maria', 'ANNA<MARIA'],
    ['  J. R.  ', 'J<R'],
    ['Oʻgʻuz', 'OGUZ'],
    ['Te\u0301resa', 'TERESA'],
  ])('%s', (name, expected) => expect(mrz(name)).toBe(expected))
  it.each(['Ạ', 'ڜ', 'Ћ', '漢', 'Ə', '🙂'])(
    '%s has no rule: the letter and its place are named',
    (letter) => {
      expect(() => mrz(`Ab ${letter}c`)).toThrow(MrzError)
      try {
        mrz(`Ab ${letter}c`)
      } catch (error) {
        expect((error as MrzError).problem).toMatchObject({ code: 'no-rule', found: letter, position: 4 })
      }
    },
  )
})

it('the visual zone: Cyrillic by the table, Latin as it is, Arabic only as its bearer writes it', () => {
  expect(toVisualLatin('Әбіш-Сәтбаев')).toBe('ABISH-SATBAEV')
  expect(toVisualLatin('Müller')).toBe('MÜLLER')
  expect(toVisualLatin('Игорь')).toBe('IGOR')
  expect(() => toVisualLatin('محمد')).toThrow(MrzError)
})

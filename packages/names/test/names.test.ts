import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareNames,
  parseName,
  prepareName,
  SAME_NAME,
  scriptOf,
  similarityOf,
  transliterate,
} from '../src/index.ts'

describe('scripts', () => {
  it('tells Cyrillic, Latin, Arabic, mixed and none', () => {
    expect(scriptOf('Әйгерім')).toBe('Cyrl')
    expect(scriptOf('Usāma')).toBe('Latn')
    expect(scriptOf('ايجريم')).toBe('Arab')
    expect(scriptOf('Anna Каренина')).toBe('mixed')
    expect(scriptOf('12 / -')).toBe('none')
    expect(scriptOf('贝拉克')).toBe('none')
  })
})

describe('transliteration', () => {
  it('reads all nine Kazakh letters', () => {
    expect(transliterate('ә ғ қ ң ө ұ ү һ і')).toBe('ä gh q ng ö u ü h i')
    expect(transliterate('Қасым-Жомарт Кемелұлы Тоқаев')).toBe('Qasym-Zhomart Kemeluly Toqayev')
  })

  it('reads Russian, with e as ye where it is spoken so', () => {
    expect(transliterate('Елена Щукина')).toBe('Yelena Shchukina')
    expect(transliterate('ЩУКИН')).toBe('SHCHUKIN')
  })

  it('reads Arabic, Persian and Kazakh Arabic letters', () => {
    expect(transliterate('الأسد')).toBe('al-Asd')
    expect(transliterate('فاطمة')).toBe('Fatma')
    for (const letter of 'پچگڭۇۆەىءأإآةئؤ') expect(transliterate(letter)).not.toBe('')
  })

  it('never drops a letter silently', () => {
    const letters = fc.constantFrom(
      ...'әғқңөұүһіабвгдежзийклмнопрстуфхцчшщэюяابتثجحخدذرزسشصضطظعغفقكلمنهويپچگڭۇۆەى贝ბ',
    )
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (list) => {
        // the soft and the hard sign are written ' and "
        expect([...transliterate(list.join(''))].length).toBeGreaterThanOrEqual(list.length)
      }),
    )
  })
})

describe('parts of a name', () => {
  it('finds given, patronymic and family in any order', () => {
    for (const text of [
      'Айгерим Нурлановна Токаева',
      'Токаева Айгерим Нурлановна',
      'Токаева Айгерим Нұрланқызы',
    ])
      expect(parseName(text)).toMatchObject({ given: 'Айгерим', family: 'Токаева' })
    expect(parseName('Токаева Айгерим Нурлановна').patronymic).toBe('Нурлановна')
    expect(parseName('Nurlan uly Marat')).toMatchObject({ patronymic: 'Nurlan uly', given: 'Marat' })
    expect(parseName('LAVROV, Sergey')).toMatchObject({ family: 'LAVROV', given: 'Sergey' })
  })

  it('stems a patronymic and a feminine family', () => {
    const stems = (text: string) => parseName(text).tokens.map((t) => t.stem)
    expect(stems('Нурлановна')).toEqual(stems('Нурланович'))
    expect(stems('Tokayeva Aigerim')).toEqual(['tokayev', 'aigerim'])
  })

  it('finds kunya, nisba and son-of', () => {
    expect(parseName('Abu Bakr al-Baghdadi')).toMatchObject({ kunya: 'Abu Bakr', nisba: 'al-Baghdadi' })
    expect(parseName('أم عائشة الكازاخية')).toMatchObject({ kunya: 'أم عائشة', nisba: 'الكازاخية' })
    expect(parseName('محمد بن سلمان').patronymic).toBe('بن سلمان')
  })

  it('makes one token of Abd al-Aziz and of Salah al-Din', () => {
    for (const text of ['Abd al-Aziz', 'Abdul Aziz', 'عبد العزيز', 'عبدالعزيز', 'Salah al-Din', 'صلاح الدين'])
      expect(parseName(text).tokens, text).toHaveLength(1)
  })
})

const SAME: [string, string][] = [
  ['Әйгерім', 'Айгерим'],
  ['Айгерим', 'Aigerim'],
  ['Aigerim', 'Aygerim'],
  ['Aygerim', 'ايجريم'],
  ['Тоқаева Айгерім', 'Aigerim Tokayeva'],
  ['توكاييفا ايجريم', 'Токаева Айгерим'],
  ['Айгерім Нұрланқызы', 'Aigerim Nurlanovna'],
  ['Жүсіп Қасымов', 'Yusuf Kasimov'],
  ['Osama bin Laden', 'Usama ibn Laden'],
  ['Umm Aisha', 'أم عائشة'],
  ['Abdulaziz', 'عبد العزيز'],
  ['SergeiLavrov', 'Lavrov, Sergey'],
  ['A. Nurpeisova', 'Aigul Nurpeisova'],
]
const OTHER: [string, string][] = [
  ['Сергей Викторович Лавров', 'Sergey Ivanovich Lavrov'],
  ['Bashar al-Assad', 'Hafez al-Assad'],
  ['Umm Aisha', 'Aisha Umarova'],
  ['Umm Aisha', 'Abu Aisha'],
  ['Марат Токаев', 'Айгерим Токаева'],
  ['N. N.', 'Nursultan Nazarbayev'],
  ['Oleksandr Zelenskyy', 'Volodymyr Oleksandrovych Zelenskyy'],
]

describe('comparison', () => {
  it.each(SAME)('%s and %s are one name', (a, b) => {
    expect(compareNames(a, b)).toMatchObject({ same: true })
  })
  it.each(OTHER)('%s and %s are not', (a, b) => {
    expect(compareNames(a, b)).toMatchObject({ same: false })
  })

  it('explains itself by code, parameters and text', () => {
    const { why } = compareNames('Сергей Викторович Лавров', 'Sergey Ivanovich Lavrov')
    expect(why.map((r) => r.code)).toContain('name.patronymic_different')
    for (const r of why) expect(r.text).toMatch(/\.$/)
    expect(compareNames('', 'Anna').why[0]?.code).toBe('name.empty')
  })

  const words = fc.array(
    fc.constantFrom(
      'Айгерим',
      'Токаева',
      'bin',
      'al-',
      'Abu',
      'محمد',
      'عبد',
      'الله',
      'Нурлановна',
      'А.',
      'uly',
      'Abd',
      'SA',
      '贝',
    ),
    { maxLength: 14 },
  )
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    words.map((w) => w.join(' ')),
  )

  it('is symmetric, bounded, and 1 for a name with itself', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const x = compareNames(a, b)
        const y = compareNames(b, a)
        expect(x.similarity).toBe(y.similarity)
        expect(x.same).toBe(x.similarity >= SAME_NAME)
        expect(x.similarity).toBeGreaterThanOrEqual(0)
        expect(x.similarity).toBeLessThanOrEqual(1)
        expect(similarityOf(prepareName(a), prepareName(b))).toBe(x.similarity)
        expect(compareNames(a, a).similarity).toBe(prepareName(a).tokens.length > 0 ? 1 : 0)
        transliterate(a)
        scriptOf(a)
      }),
      { numRuns: 1000 },
    )
  })

  it('is the same whatever the order of plain tokens', () => {
    expect(compareNames('Сейткали Айгерим', 'Aigerim Seitkali').similarity).toBe(
      compareNames('Айгерим Сейткали', 'Aigerim Seitkali').similarity,
    )
  })

  // what is not seen, or marks that make no other letter: stress on Cyrillic, harakat, joiners, directions
  const UNSEEN = [
    '\u200b',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\u00ad',
  ]
  const NAMES = [
    'Айгерим Нурлановна Токаева',
    'Тоқаева Айгерім',
    'Aigerim Tokayeva',
    'José Muñoz',
    'محمد بن سلمان',
    'Abu Bakr al-Baghdadi',
    'Йосиф Ёлкин',
    'سەرىك كەرىمبەكۇلى قوناقبايەۆ',
    'Айгерим Токаева (урожд. Сейткали)',
    'Muhtar Áýezov',
  ]
  const name = fc.constantFrom(...NAMES)
  const sprinkled = (text: string, marks: string[]) =>
    fc
      .array(fc.tuple(fc.nat(text.length), fc.constantFrom(...marks)), { maxLength: 12 })
      .map((list) => list.reduce((t, [at, mark]) => t.slice(0, at) + mark + t.slice(at), text))

  it('does not see case, normal form, joiners and directions', () => {
    const dressed = name.chain((text) =>
      fc.tuple(
        fc.constant(text),
        fc.oneof(
          sprinkled(text, UNSEEN),
          fc.constantFrom(text.normalize('NFD'), text.normalize('NFC'), text.toLowerCase(), `  ${text}  `),
        ),
      ),
    )
    fc.assert(
      fc.property(dressed, name, ([text, other], third) => {
        expect(compareNames(text, other).similarity).toBe(1)
        expect(compareNames(other, third).similarity).toBe(compareNames(text, third).similarity)
      }),
      { numRuns: 500 },
    )
  })

  it('does not see stress and harakat', () => {
    for (const [text, marked] of [
      ['Айгерим Токаева', 'Айгери́м Тока́ева'],
      ['محمد بن سلمان', 'مُحَمَّد بْن سَلْمَان'],
    ] as const)
      for (const third of NAMES)
        expect(compareNames(marked, third).similarity).toBe(compareNames(text, third).similarity)
  })

  it('is the same in capitals, whatever the order of parts', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['Айгерим', 'Нурлановна', 'Токаева'], { minLength: 3 }),
        name,
        (parts, third) => {
          for (const text of [parts.join(' '), parts.join(' ').toUpperCase()])
            expect(compareNames(text, third).similarity).toBe(
              compareNames('Айгерим Нурлановна Токаева', third).similarity,
            )
        },
      ),
    )
  })

  it('does bounded work for hostile names', () => {
    const hostile = [
      'a'.repeat(10_000),
      'аб '.repeat(5000),
      'ابن '.repeat(5000),
      '(a b) '.repeat(2000),
      'он же '.repeat(2000),
      'a / b c | '.repeat(1000),
      '\u0301'.repeat(10_000),
      '\u202e'.repeat(10_000),
      '\0'.repeat(10_000),
      "g'".repeat(5000),
      'ý'.repeat(10_000),
      '('.repeat(10_000),
      '👩‍👩‍👧‍👦'.repeat(1000),
      '!?.,;:'.repeat(2000),
      'аaا贝'.repeat(3000),
    ]
    for (const text of hostile) {
      const prepared = prepareName(text)
      expect(prepared.tokens.length).toBeLessThanOrEqual(12)
      expect(prepared.readings.length).toBeLessThanOrEqual(4)
      for (const t of prepared.tokens) expect(t.sound.codes.length).toBeLessThanOrEqual(48)
      expect(prepared.joined.codes.length).toBeLessThanOrEqual(48)
      for (const other of hostile) {
        const { similarity } = compareNames(text, other)
        expect(similarity >= 0 && similarity <= 1).toBe(true)
        expect(compareNames(other, text).similarity).toBe(similarity)
      }
      expect(transliterate(text).length).toBeLessThan(2000)
    }
  })
})

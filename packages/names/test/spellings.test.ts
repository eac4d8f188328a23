import { describe, expect, it } from 'vitest'
import { compareNames, parseName } from '../src/index.ts'
import { type Orthography, orthographyOf, readAs } from '../src/orthography.ts'
import { soundCodes, soundSimilarity } from '../src/similar.ts'
import { soundOf } from '../src/sound.ts'

// each alphabet's letters for ә ғ қ ң ө ұ ү һ і
const ALPHABETS: Partial<Record<Orthography, string[]>> = {
  'kk-apostrophe': ["a'", "g'", 'q', "n'", "o'", 'u', "u'", 'h', 'i'],
  'kk-acute': ['á', 'ǵ', 'q', 'ń', 'ó', 'u', 'ú', 'h', 'i'],
  'kk-umlaut': ['ä', 'ğ', 'q', 'ñ', 'ö', 'ū', 'ü', 'h', 'i'],
  'kk-wiki': ['ä', 'ğ', 'q', 'ñ', 'ö', 'u', 'ü', 'h', 'i'],
  'kk-digraph': ['ae', 'gh', 'q', 'ng', 'oe', 'u', 'ue', 'h', 'i'],
  'kk-Arab': ['ا', 'ع', 'ق', 'ڭ', 'و', 'ۇ', 'ۇ', 'ھ', 'ى'],
}
const LETTERS = [...'әғқңөұүһі']

describe('Kazakh letters', () => {
  it.each(Object.entries(ALPHABETS))('each has a rule in %s', (orthography, letters) => {
    const sound = (letter: string) => soundOf(readAs(letter, orthography as Orthography))
    for (const [i, letter] of LETTERS.entries()) {
      const mine = soundCodes(sound(letters[i] as string), 'Latn')
      expect(mine.text, letter).toHaveLength(1)
      const likeness = soundSimilarity(mine, soundCodes(soundOf(letter), 'Cyrl'))
      expect(likeness, `${letter} ${letters[i]}`).toBeGreaterThan(0.4)
    }
    // letters that Kazakh keeps apart and Russian does not are not all one
    expect(new Set(LETTERS.map((_, i) => sound(letters[i] as string))).size).toBeGreaterThanOrEqual(7)
  })
})

describe('orthographies', () => {
  it.each<[Orthography, string]>([
    ['kk-Cyrl', 'Әйгерім Тоқаева'],
    ['kk-Arab', 'توقتار وڭعاربايۇلى اۋباكىروۆ'],
    ['kk-apostrophe', "Muhtar A'y'ezov"],
    ['kk-apostrophe', "S'oqan Y'a'lihanov"],
    ['kk-acute', 'Muhtar Áýezov'],
    ['kk-umlaut', 'Şoqan Uälihanov'],
    ['kk-wiki', 'Toqtar Oñğarbaýulı Äwbäkirov'],
    ['kk-digraph', 'Qoengyrbay Aeuezov'],
    ['tr', 'Recep Tayyip Erdoğan'],
    ['az', 'Əliyev Heydər'],
    ['other', 'Токаева Айгерим'],
    ['other', "Abu Mas'ud al-Sa'di"],
    ['other', 'Dvořák Novotný'],
    ['other', 'Nyýazow Baýram'],
    ['other', 'Alexandre Loïc'],
    ['other', 'هەڤاڵ عەبدوڵا'],
    ['other', 'محمد بن سلمان'],
  ])('%s: %s', (orthography, text) => {
    expect(orthographyOf(text)).toBe(orthography)
  })

  it.each([
    ['Мұхтар Әуезов', 'Мухтар Ауэзов', 'Mukhtar Auezov', 'Muhtar Áýezov', "Muhtar A'y'ezov", 'مۇحتار اۋەزوۆ'],
    ['Тоқтар Әубәкіров', 'Токтар Аубакиров', 'Toktar Aubakirov', 'Toqtar Äubäkirov', 'توقتار اۋباكىروۆ'],
    ['Шоқан Уәлиханов', 'Чокан Валиханов', 'Shokan Walikhanov', 'Şoqan Uälihanov', "S'oqan Y'a'lihanov"],
  ])('%s is one name in all of them', (...spellings) => {
    for (const a of spellings)
      for (const b of spellings) expect(compareNames(a, b), `${a} ${b}`).toMatchObject({ same: true })
  })
})

describe('patronymics', () => {
  it.each([
    'Серікұлы',
    'Серікқызы',
    'Серик улы',
    'Серік қызы',
    'Serikuly',
    'Serik kyzy',
    'Serikulı',
    'Серикович',
    'Сериковна',
    'Serikovich',
    'Serikovna',
    'Serik ogly',
    'Серик кызы',
    'bin Serik',
    'bint Serik',
    'ibn Serik',
    'سەرىكۇلى',
  ])('%s', (patronymic) => {
    const parts = parseName(`Айгерім ${patronymic}`).tokens.filter((t) => t.role === 'patronymic')
    expect(parts).toHaveLength(1)
    expect(['серік', 'серик', 'serik', 'серык']).toContain(parts[0]?.stem)
  })
})

describe('former and other names', () => {
  it.each([
    ['Айгерим Токаева (урожд. Сейткали)', 'Сейткали'],
    ['Aigerim Tokayeva née Seitkali', 'Seitkali'],
    ['Токаева Айгерим, в девичестве Сейткали', 'Сейткали'],
    ['Айгерім Тоқаева (қыз кезіндегі тегі Сейтқали)', 'Сейтқали'],
  ])('%s', (text, former) => {
    expect(parseName(text).former).toBe(former)
    for (const other of ['Aigerim Seitkali', 'Айгерим Токаева'])
      expect(compareNames(text, other), other).toMatchObject({ same: true })
    expect(compareNames(text, 'Айгерим Омарова').same).toBe(false)
    expect(compareNames(text, 'Марат Сейткали').same).toBe(false)
  })

  it('compares each whole name that the text gives', () => {
    for (const text of [
      'Sergei Ivanov a.k.a. Abu Yusuf',
      'Сергей Иванов, он же Абу Юсуф',
      'Sergei Ivanov (Abu Yusuf)',
    ]) {
      expect(compareNames(text, 'Иванов Сергей'), text).toMatchObject({ same: true })
      const { same, why } = compareNames(text, 'أبو يوسف')
      expect(same, text).toBe(true)
      expect(why.map((r) => r.code)).toContain('name.other_name')
      expect(compareNames(text, 'Ivan Petrov').same).toBe(false)
    }
  })

  it('leaves names that look like such words alone', () => {
    for (const text of ['Liam Nee', 'Nee Liam', 'Aka Morita', 'Ranee Smith', '(Anna Karenina)'])
      expect(
        parseName(text).tokens.every((t) => !t.aside),
        text,
      ).toBe(true)
  })
})

describe('short forms', () => {
  it.each([
    ['Саша Иванов', 'Aleksandr Ivanov'],
    ['Bill Clinton', 'William Clinton'],
    ['Мұха Омаров', 'Mukhtar Omarov'],
    ['Айга Токаева', 'Әйгерім Тоқаева'],
    ['Hammoudi al-Shami', 'محمد الشامي'],
  ])('%s can be %s', (a, b) => {
    const { same, why } = compareNames(a, b)
    expect(same).toBe(true)
    expect(why.map((r) => r.code)).toContain('name.short_form')
  })

  it('are not each other', () => {
    expect(compareNames('Ivan Ivanov', 'Aleksandr Ivanov').same).toBe(false)
    expect(compareNames('Bill Clinton', 'Robert Clinton').same).toBe(false)
  })
})

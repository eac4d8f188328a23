// Generated people of a register: who they are, and how one source wrote them. Given names and family names are made
// as Kazakh ones are, from two or three old words, so that there are thousands; few are common and most are rare
//. A fifth are Russian, some are Arabic. No real person is meant.
import * as parts from '../../apps/server/src/demo/name-parts.ts'
import { createRandom, type Random } from '../../apps/server/src/demo/random.ts'
import { arabic } from '../../apps/server/src/demo/spell-arabic.ts'
import { latin } from '../../apps/server/src/demo/spell-latin.ts'
import { russian, russianPatronymic } from '../../apps/server/src/demo/spell-russian.ts'

export interface Named {
  given: string
  family: string
  father: string
  sex: 'm' | 'f'
  origin: 'kazakh' | 'russian' | 'arabic'
  /** as its source wrote it */
  form: string
  written: 'kk' | 'ru' | 'latin' | 'arabic'
}

const words = (text: string) => text.trim().split(/\s+/)
const cross = (first: string[], second: string[]) =>
  second.flatMap((b) => first.flatMap((a) => (a.toLowerCase() === b ? [] : [a + b])))

const beginnings =
  words(`Нұр Ер Бек Жан Ай Темір Құдай Алтын Бай Сейт Ораз Аман Есен Тоқ Дос Мырза Қан Сара Әбді Жақсы
  Қожа Арыс Бақ Шаң Күн Ақ Қара Тұрсын Өмір Сүйін Дәу Дүйсен Жұма Бейсен Сәрсен Ойрат Құл Тас Шын Асыл`)
const maleEndings =
  words(`бек бай жан хан мұрат болат ғали тай дәулет кен мырза құл нияз әлі сұлтан қали берген марат ғазы шер
  тұр темір батыр қожа бол`)
const femaleEndings = words(`гүл жан нұр ай сұлу зия мира ша қыз шаш бала көз зат бике ару`)
const men = [
  ...parts.menNames,
  ...parts.boysHome,
  ...parts.boysAbroad,
  ...parts.oldMen,
  ...cross(beginnings, maleEndings),
]
const women = [
  ...parts.womenNames,
  ...parts.girlsHome,
  ...parts.girlsAbroad,
  ...parts.oldWomen,
  ...cross(beginnings, femaleEndings),
]
const asFamily = (name: string) => name + (/[іеәөүйьи]$|[кгі]$/.test(name) ? 'ев' : 'ов')
const families = [
  ...parts.surnames,
  ...parts.bareSurnames,
  ...men.map(asFamily),
  ...cross(
    ['Қара', 'Бай', 'Қожа', 'Есен', 'Жан', 'Тілеу', 'Құрман', 'Шоқан'],
    men.slice(100).map((name) => asFamily(name.toLowerCase())),
  ),
]
const russianMen =
  words(`Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Николай Владимир Игорь Олег Павел
  Роман Виктор Юрий Антон Денис Артём Василий Константин Григорий Фёдор Степан Борис Леонид Вадим Пётр Семён`)
const russianWomen =
  words(`Анна Мария Елена Ольга Наталья Екатерина Татьяна Ирина Светлана Юлия Анастасия Людмила Галина Дарья
  Марина Вера Надежда Ксения Валентина Оксана Полина Лариса Алина Яна Лидия Софья Зоя Нина Раиса Тамара`)
const russianFamilies = cross(
  words(`Иван Петр Смирн Кузнец Попов Соколовск Лебед Козл Новик Мороз Волк Зайц Павл Семён Голуб Виноград Богдан Воробь Фёдор Михайл
    Беля Тарас Бел Комар Орл Киселёв Макар Андре Ковал Ильин Гусар Тит Кузьм Кудр Баран Кулик Степан Рома Захар Ворон`),
  words('ов ин енко ский овский ев ук ченко цев'),
)
const nisbas =
  words(`الشامي العراقي الموصلي الحلبي الحمصي الأنصاري البغدادي التونسي المصري المغربي الجزائري الليبي الكازاخي التركي الدمشقي
  الرقاوي الديري الحسيني القرشي الجبوري الدليمي العبيدي الشمري العنزي الحربي القحطاني الغامدي الزهراني المالكي النجار الحداد الخطيب`)

/** The commonest are borne by two of a hundred (given names) and by one of two hundred (families); then 1/n as many. */
const ranked = <T>(list: readonly T[], random: Random, flat: number): T =>
  list[Math.floor(flat * ((list.length + flat) / flat) ** random.next() - flat)] ?? list[0]!

/** The person of this number, always the same. */
export function personOf(i: number): Named {
  const random = createRandom(i * 2_654_435 + 17)
  const [fate, sex] = [random.next(), random.chance(0.5) ? ('f' as const) : ('m' as const)]
  const origin = fate < 0.18 ? 'russian' : fate < 0.25 ? 'arabic' : 'kazakh'
  const of = {
    kazakh: [sex === 'f' ? women : men, men, families],
    russian: [sex === 'f' ? russianWomen : russianMen, russianMen, russianFamilies],
    arabic: [sex === 'f' ? parts.girlsAbroad : parts.boysAbroad, parts.boysAbroad, nisbas],
  }[origin]
  const [given, father, family] = of.map((list, k) => ranked(list, random, k === 2 ? 30 : 10)) as [
    string,
    string,
    string,
  ]
  const how = random.next()
  const written =
    origin === 'arabic'
      ? 'arabic'
      : origin === 'russian'
        ? 'ru'
        : how < 0.45
          ? 'kk'
          : how < 0.8
            ? 'ru'
            : how < 0.92
              ? 'latin'
              : 'arabic'
  const person = { given, family, father, sex, origin, written } as const
  return { ...person, form: writtenAs(person, random) }
}

type Person = Omit<Named, 'form'>
const familyOf = ({ family, sex }: Person) =>
  sex === 'f' && /(ов|ев|ин)$/.test(family) ? `${family}а` : family

function writtenAs(person: Person, random: Random): string {
  const { given, father, sex, origin } = person
  if (origin === 'arabic')
    return `${arabic(given, random)} ${sex === 'f' ? 'بنت' : 'بن'} ${arabic(father, random)} ${person.family}`
  if (person.written === 'kk') return `${familyOf(person)} ${given} ${father}${sex === 'f' ? 'қызы' : 'ұлы'}`
  if (person.written === 'ru')
    return `${russian(familyOf(person))} ${russian(given)} ${russianPatronymic(father, sex)}`
  return person.written === 'latin' ? inLatin(person, random) : inArabic(person, random)
}

/** Given name and family, as a passport or a hurried hand has them in Latin. */
export const inLatin = (person: Person, random: Random): string => {
  const habit = random.pick(['passport', 'plain', 'qazaq'] as const)
  return `${latin(person.given, habit)} ${latin(familyOf(person), habit)}`
}

/** Given name and family by ear in Arabic. */
export const inArabic = (person: Person, random: Random): string =>
  `${arabic(person.given, random)} ${arabic(familyOf(person), random)}`

const alphabets = [
  'абвгдежзийклмнопрстуфхцчшыюя',
  'abcdefghijklmnopqrstuvwxyz',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
]

/** One letter wrong, anywhere: another, one missing, one too many, two changed about. */
export function withTypo(text: string, random: Random): string {
  const letters = [...text]
  let at = random.int(0, letters.length - 1)
  while (!/\p{L}/u.test(letters[at]!)) at = random.int(0, letters.length - 1)
  const alphabet = alphabets.find((all) => all.includes(letters[at]!.toLowerCase())) ?? alphabets[0]!
  const other = random.pick([...alphabet])
  const next = letters[at + 1]
  const kind = random.int(0, 3)
  if (kind === 0) letters[at] = other
  else if (kind === 1) letters.splice(at, 1)
  else if (kind === 2) letters.splice(at, 0, other)
  else if (next && /\p{L}/u.test(next)) letters.splice(at, 2, next, letters[at]!)
  else letters[at] = other
  const typed = letters.join('')
  return typed === text ? withTypo(text, random) : typed
}

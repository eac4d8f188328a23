// The camp registration: written in Arabic by registrars who hear the names, a household after another. Ages
// and years stand for dates; a mother is أم of her son; a child may have nothing but its mother's kunya.

import { dayBetween } from '../adults.ts'
import { ageOn, arabicDigits, hijri, monthsOn } from '../dates.ts'
import type { Random } from '../random.ts'
import { maybeSlip } from '../slips.ts'
import { arabic, bareHand } from '../spell-arabic.ts'
import { fatherGivenOf } from '../spell-russian.ts'
import { type Family, GENERATED, type Person } from '../types.ts'
import { type Collected, type Entry, finish, holds, inStory, type Population } from './collect.ts'

export const campColumns = [
  'الرقم',
  'رقم العائلة',
  'القطاع',
  'الخيمة',
  'الاسم',
  'اسم الأب',
  'الكنية',
  'الجنس',
  'العمر',
  'تاريخ الميلاد',
  'الجنسية',
  'صلة القرابة',
  'تاريخ التسجيل',
  'ملاحظات',
]

type Hand = {
  digits: (text: string) => string
  birth: 'age' | 'year' | 'date' | 'hijri year' | 'hijri date'
  on: string
}

/** How hands write an age or a birth, as often as they do: Hijri dates are the rarest. */
const births: readonly Hand['birth'][] = [
  ...(['age', 'age', 'age', 'age', 'year', 'year', 'year', 'year'] as const),
  ...(['date', 'date', 'date', 'hijri year', 'hijri date'] as const),
]

const drawHand = (rng: Random): Hand => ({
  digits: rng.chance(0.35) ? arabicDigits : (text) => text,
  birth: rng.pick(births),
  on: dayBetween(rng, '2018-09-10', '2018-12-20'),
})

const slashed = (date: string) => date.replaceAll('-', '/')

function ageText(born: string, on: string, hand: Hand): string {
  const years = ageOn(born, on)
  const months = monthsOn(born, on)
  if (months < 3) return 'رضيع'
  if (years < 1) return `${hand.digits(String(months))} ${months > 10 ? 'شهراً' : 'أشهر'}`
  if (years === 1) return 'سنة'
  return years === 2 ? 'سنتان' : hand.digits(String(years))
}

/** The cells for age and for the date of birth, as this hand writes them. */
function birthCells(born: string, hand: Hand, plain: boolean, rng: Random): [string, string] {
  if (plain) return [ageText(born, hand.on, hand), slashed(born)]
  if (hand.birth === 'age') {
    const years = ageOn(born, hand.on)
    const guessed = years > 14 && rng.chance(0.3) ? years + rng.pick([-2, -1, 1, 2]) : years
    return [guessed === years ? ageText(born, hand.on, hand) : hand.digits(String(guessed)), '']
  }
  if (hand.birth === 'year') return ['', hand.digits(born.slice(0, 4))]
  if (hand.birth === 'date') return ['', hand.digits(slashed(born))]
  const moon = hijri(born)
  const text = hand.birth === 'hijri year' ? `${moon.year}` : `${moon.day}/${moon.month}/${moon.year}`
  return ['', `${hand.digits(text)} هـ`]
}

const nationality = (person: Person, rng: Random): string => {
  if (!person.citizen) return rng.pick(['غير معروف', 'سوريا', 'روسيا'])
  if (rng.chance(0.06)) return rng.pick(['روسيا', 'قرغيزستان', 'غير معروف'])
  return rng.pick([
    'كازاخستان',
    'كازاخستان',
    'كازاخستان',
    person.sex === 'f' ? 'كازاخية' : 'كازاخي',
    'قازاقستان',
    '',
  ])
}

const healthNotes = {
  child: ['ربو', 'سوء تغذية حاد', 'شظية في الساق', 'سعال مستمر', 'فقر دم', 'بحاجة إلى تلقيح', 'ضعف في السمع'],
  woman: [
    'حامل في الشهر السابع',
    'سكري',
    'صداع مزمن',
    'تحتاج إلى نظارة',
    'كسر قديم في اليد',
    'حامل في الشهر الرابع',
  ],
}
const otherNotes = [
  'لا توجد وثائق',
  'جواز السفر لدى الإدارة',
  'تتكلم الروسية',
  'نقلت من قطاع آخر',
  'تطلب العودة',
]

function note(person: Person, rng: Random): string {
  const girl = person.sex === 'f'
  if (inStory(person) && person.statuses.includes('separated')) return 'مع عمتها'
  if (person.statuses.includes('separated')) {
    return rng.pick(girl ? ['مع خالتها', 'مع جدتها'] : ['مع خالته', 'مع أخيه الأكبر'])
  }
  if (person.statuses.includes('unaccompanied')) {
    return rng.pick([girl ? 'طفلة غير مصحوبة' : 'طفل غير مصحوب', 'بدون والدين، عند الجيران'])
  }
  if (rng.chance(0.16)) return rng.pick(healthNotes[person.role === 'child' ? 'child' : 'woman'])
  return person.role !== 'child' && rng.chance(0.2) ? rng.pick(otherNotes) : ''
}

function kinship(person: Person): string {
  if (person.statuses.includes('orphan')) return person.sex === 'f' ? 'يتيمة' : 'يتيم'
  if (person.role !== 'child') return 'ربة الأسرة'
  return person.sex === 'f' ? 'ابنة' : 'ابن'
}

type Names = { name: string; father: string; kunya: string }

function names(person: Person, mother: Person | undefined, rng: Random): Names {
  const fatherGiven = fatherGivenOf(person.patronymic)
  if (inStory(person)) {
    const father = fatherGiven ? arabic(fatherGiven) : ''
    return { name: `${arabic(person.given)} ${arabic(person.family)}`, father, kunya: person.kunya ?? '' }
  }
  const family = person.otherFamily && rng.chance(0.4) ? person.otherFamily : person.family
  const given = maybeSlip(arabic(person.given, rng), 'arabic', rng, 0.06)
  const surname = maybeSlip(arabic(family, rng), 'arabic', rng, 0.08)
  const father = fatherGiven ? arabic(fatherGiven, rng) : ''
  const kunya = person.kunya ? (rng.chance(0.4) ? bareHand(person.kunya) : person.kunya) : ''
  const roll = rng.next()
  if (person.role === 'child') {
    if (roll < 0.22 && mother?.kunya) {
      const tie = person.sex === 'f' ? 'بنت' : 'ابن'
      return { name: `${given} ${tie} ${bareHand(mother.kunya)}`, father: '', kunya: '' }
    }
    if (roll < 0.45) return { name: given, father, kunya: '' }
    return { name: `${given} ${surname}`, father: rng.chance(0.65) ? father : '', kunya: '' }
  }
  if (kunya && roll < 0.15) return { name: `${kunya} الكازاخية`, father: '', kunya }
  if (roll < 0.32) return { name: given, father: rng.chance(0.4) ? father : '', kunya }
  return { name: `${given} ${surname}`, father: rng.chance(0.4) ? father : '', kunya }
}

function row(
  person: Person,
  mother: Person | undefined,
  household: string,
  hand: Hand,
  rng: Random,
): string[] {
  const told = names(person, mother, rng)
  const [age, date] = birthCells(person.born, hand, inStory(person), rng)
  const sex = rng.chance(0.03) && !inStory(person) ? '' : person.sex === 'f' ? 'أنثى' : 'ذكر'
  return [
    household,
    person.location.section ?? '',
    person.location.tent ?? '',
    told.name,
    told.father,
    told.kunya,
    sex,
    age,
    date,
    inStory(person) ? 'كازاخستان' : nationality(person, rng),
    kinship(person),
    slashed(hand.on),
    note(person, rng),
  ]
}

/** The camp list of the people found in camps, four in five households of them, with repeated rows. */
export function campList({ people, families, claims }: Population, rng: Random): Collected {
  const byId = new Map(people.map((person) => [person.id, person]))
  const entries: Entry[] = []
  const inCamp = (family: Family) =>
    family.memberIds.map((id) => byId.get(id)!).filter((person) => person.location.kind === 'camp')

  // A household is a tent: two families under one canvas share its number and its registrar.
  const tents = new Map<string, { number: string; hand: Hand }>()
  let household = 1000
  for (const family of rng.shuffle(families)) {
    const members = inCamp(family)
    if (members.length === 0) continue
    household += rng.int(1, 4)
    const { place, tent } = members[0]!.location
    const { number, hand } = tents.get(`${place} ${tent}`) ?? {
      number: String(household),
      hand: drawHand(rng),
    }
    tents.set(`${place} ${tent}`, { number, hand })
    const rate = rng.chance(0.8) ? 0.95 : 0
    for (const person of members) {
      if (!holds('camp', person, rng, rate)) continue
      const mother = person.motherId ? byId.get(person.motherId) : undefined
      const add = (home: string, by: Hand, order: string) =>
        entries.push({
          cells: row(person, mother, home, by, rng),
          personId: person.id,
          claimId: null,
          order,
        })
      add(number, hand, number)
      // Registered a second time, by another hand, at the end of the file.
      if (!inStory(person) && rng.chance(0.04)) add(String(rng.int(3000, 3400)), drawHand(rng), '9')
    }
  }
  for (const claim of claims.filter((one) => one.lists.includes('camp'))) {
    const hand = drawHand(rng)
    const number = String(household + rng.int(1, 400))
    const { section, tent } = claim.location
    const sex = claim.sex === 'f' ? 'أنثى' : 'ذكر'
    const birth = birthCells(claim.born, hand, false, rng)
    const end = ['كازاخستان', 'ربة الأسرة', slashed(hand.on), rng.chance(0.4) ? 'لا توجد وثائق' : '']
    const cells = [number, section ?? '', tent ?? '', claim.arabic, '', '', sex, ...birth, ...end]
    entries.push({ cells, personId: null, claimId: claim.id, order: number })
  }

  const about = {
    key: 'camp',
    name: `Betege: camp registration, autumn 2018 (${GENERATED})`,
    publisher: 'Camp administration of Marj al-Rih and Tell Nawras (fictional)',
    fileName: 'betege-camp-registration.xlsx',
    columns: campColumns,
    format: 'xlsx',
    encoding: 'utf-8',
    delimiter: null,
    rtl: true,
    language: 'ar',
  } as const
  return finish({ ...about, columns: [...campColumns] }, entries, (place) => String(place))
}

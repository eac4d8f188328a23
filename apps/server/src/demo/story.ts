// The twelve of the fifth mission, written by hand and the same for every seed: they are the browser story.
// Each is in at least two lists, under names that nobody else in the demonstration bears.

import { type Builder, dead, familyFor, homeIn, patronymicOf } from './builder.ts'
import { prisons } from './places.ts'
import { arabic } from './spell-arabic.ts'
import { latin } from './spell-latin.ts'
import { fatherGivenOf, russian, russianPatronymic } from './spell-russian.ts'
import type { Family, ListKey, Location, Person, Role, Sex, Status } from './types.ts'

export type StoryPerson = {
  key: string
  personId: string
  role: 'man' | 'woman' | 'child' | 'orphan'
  sex: Sex
  born: string
  citizen: true
  /** The full name in each script, as the lists that hold the person write it. */
  name: { kk: string; ru: string; latin: string; arabic: string }
  /** The lists that hold the person, in every seed. */
  lists: readonly ListKey[]
}

const tell = (
  key: string,
  role: StoryPerson['role'],
  born: string,
  kk: string,
  lists: readonly ListKey[],
): Omit<StoryPerson, 'personId'> => {
  const [surname, given, patronymic] = kk.split(' ') as [string, string, string]
  const sex: Sex = patronymic.endsWith('қызы') ? 'f' : 'm'
  const name = {
    kk,
    ru: `${russian(surname)} ${russian(given)} ${russianPatronymic(fatherGivenOf(patronymic)!, sex)}`,
    latin: `${latin(surname, 'passport')} ${latin(given, 'passport')}`,
    arabic: `${arabic(given)} ${arabic(surname)}`,
  }
  return { key, role, sex, born, citizen: true, name, lists }
}

const everywhere: readonly ListKey[] = ['camp', 'enquiries', 'partner', 'registry']
const bornAbroad: readonly ListKey[] = ['camp', 'enquiries', 'partner']
const held: readonly ListKey[] = ['enquiries', 'partner', 'registry']

/** The twelve: four men, one woman and seven children, two of them orphans; P0001 to P0012 in this order. */
export const demoStory: readonly StoryPerson[] = [
  tell('akbope', 'woman', '1990-03-14', 'Қарабатырова Ақбөпе Жарылғасынқызы', everywhere),
  tell('doszhan', 'man', '1986-10-23', 'Қарабатыров Досжан Мейрамұлы', held),
  tell('iliyas', 'child', '2013-02-21', 'Қарабатыров Ілияс Досжанұлы', everywhere),
  tell('yasmina', 'child', '2014-09-19', 'Қарабатырова Ясмина Досжанқызы', bornAbroad),
  tell('anisa', 'child', '2016-07-30', 'Қарабатырова Аниса Досжанқызы', bornAbroad),
  tell('zakariya', 'child', '2018-01-18', 'Қарабатыров Зәкария Досжанұлы', ['camp', 'partner']),
  tell('dauletiyar', 'man', '1988-05-27', 'Жолшыбеков Дәулетияр Жарылғасынұлы', held),
  tell('rayana', 'child', '2013-08-16', 'Жолшыбекова Раяна Дәулетиярқызы', ['camp', 'enquiries', 'registry']),
  tell('tumar', 'orphan', '2013-05-13', 'Үкібаева Тұмар Ерназарқызы', everywhere),
  tell('bekzat', 'orphan', '2015-10-28', 'Үкібаев Бекзат Ерназарұлы', bornAbroad),
  tell('syrym', 'man', '1984-12-15', 'Атымтаев Сырым Қайыркенұлы', held),
  tell('omirzak', 'man', '1979-04-17', 'Тілеуғабылов Өмірзақ Ғабитұлы', ['partner', 'registry']),
].map((person, i) => ({ ...person, personId: `P${String(i + 1).padStart(4, '0')}` }))

const camp: Location = { kind: 'camp', place: 'Tell Nawras camp', section: '6', tent: '6-217' }
const nextTent: Location = { ...camp, tent: '6-219' }
const prison = (n: number): Location => ({ kind: 'prison', place: prisons[n]!, section: 'B', tent: null })

type Extra = {
  location: Location
  statuses: Status[]
  birthPlace: string
  birthCountry?: 'KZ' | 'SY' | 'IQ'
  mother?: Person
  father?: Person
  motherName?: string
  fatherName?: string
  kunya?: string
  otherFamily?: string
}

/** Adds the twelve first (so that their ids are the same in every demonstration), then their kin. */
export function addStory(b: Builder): void {
  const karabatyrov = b.family('Қарабатыров', 'Жезқазған', 5)
  const zholshybekov = b.family('Жолшыбеков', 'Жезқазған', 5)
  const ukibayev = b.family('Үкібаев', 'Кентау', 5)
  const atymtayev = b.family('Атымтаев', 'Құлсары', 5)
  const tileugabylov = b.family('Тілеуғабылов', 'Балқаш', 5)

  const add = (family: Family, key: string, extra: Extra): Person => {
    const told = demoStory.find((one) => one.key === key)!
    const [surname, given, patronymic] = told.name.kk.split(' ') as [string, string, string]
    const { mother, father, birthCountry, ...rest } = extra
    const role: Role =
      told.role === 'woman'
        ? 'mother'
        : told.role === 'man'
          ? extra.kunya
            ? 'father'
            : 'single adult'
          : 'child'
    return b.person(family, {
      ...rest,
      given,
      patronymic,
      family: surname,
      sex: told.sex,
      born: told.born,
      birthCountry: birthCountry ?? 'KZ',
      motherId: mother?.id ?? null,
      fatherId: father?.id ?? null,
      motherName:
        extra.motherName ?? (mother ? `${mother.family} ${mother.given} ${mother.patronymic}` : null),
      fatherName:
        extra.fatherName ?? (father ? `${father.family} ${father.given} ${father.patronymic}` : null),
      citizen: true,
      role,
      mission: 5,
    })
  }

  const elders = {
    motherName: 'Жолшыбекова Күлпәш Әбілдақызы',
    fatherName: 'Жолшыбеков Жарылғасын Сәрсенұлы',
  }
  const mother = add(karabatyrov, 'akbope', {
    ...elders,
    location: camp,
    statuses: ['located'],
    birthPlace: 'Жезқазған',
    kunya: 'أم إلياس',
    otherFamily: 'Жолшыбекова',
  })
  const father = add(karabatyrov, 'doszhan', {
    location: prison(0),
    statuses: ['detained'],
    birthPlace: 'Сәтбаев',
    kunya: 'أبو إلياس',
    motherName: 'Қарабатырова Үрқия Тоқтарқызы',
    fatherName: 'Қарабатыров Мейрам Үсенұлы',
  })
  const child = { location: camp, statuses: ['located'] as Status[], mother, father }
  add(karabatyrov, 'iliyas', { ...child, birthPlace: 'Жезқазған' })
  add(karabatyrov, 'yasmina', { ...child, birthPlace: 'Ракка', birthCountry: 'SY' })
  add(karabatyrov, 'anisa', { ...child, birthPlace: 'Табқа', birthCountry: 'SY' })
  add(karabatyrov, 'zakariya', { ...child, birthPlace: 'Маядин', birthCountry: 'SY' })
  const uncle = add(zholshybekov, 'dauletiyar', {
    ...elders,
    location: prison(0),
    statuses: ['detained'],
    birthPlace: 'Жезқазған',
    kunya: 'أبو ريانة',
  })
  // Her mother died and her father is held: separated, in her aunt's tent, and no orphan.
  const rayana = add(zholshybekov, 'rayana', {
    location: camp,
    statuses: ['located', 'separated'],
    birthPlace: 'Жезқазған',
    father: uncle,
  })
  const orphan = { location: nextTent, statuses: ['located', 'orphan', 'unaccompanied'] as Status[] }
  const tumar = add(ukibayev, 'tumar', { ...orphan, birthPlace: 'Кентау' })
  const bekzat = add(ukibayev, 'bekzat', { ...orphan, birthPlace: 'Мосул', birthCountry: 'IQ' })
  const syrym = add(atymtayev, 'syrym', {
    location: prison(1),
    statuses: ['detained'],
    birthPlace: 'Құлсары',
    motherName: 'Атымтаева Қанипа Мұқанқызы',
    fatherName: 'Атымтаев Қайыркен Шәріпұлы',
  })
  add(tileugabylov, 'omirzak', {
    location: prison(1),
    statuses: ['detained'],
    birthPlace: 'Балқаш',
    motherName: 'Тілеуғабылова Орынша Кәрімқызы',
    fatherName: 'Тілеуғабылов Ғабит Тұрсынұлы',
  })

  const aunt = deceased(b, zholshybekov, 'f', 'Толқын', 'Есен', '1990-06-18')
  setParents([rayana], aunt, uncle)
  const deadFather = deceased(b, ukibayev, 'm', 'Ерназар', 'Сейіт', '1985-11-26')
  deadFather.motherName = 'Үкібаева Бибіжамал Өтегенқызы'
  deadFather.fatherName = 'Үкібаев Сейіт Қадырұлы'
  const deadMother = deceased(b, ukibayev, 'f', 'Гүлшат', 'Қадыр', '1989-09-15')
  setParents([tumar, bekzat], deadMother, deadFather)

  const kulpash = enquirer(b, karabatyrov, 'Жолшыбекова Күлпәш Әбілдақызы', '1961-02-16', 'maternal')
  mother.motherId = kulpash.id
  uncle.motherId = kulpash.id
  zholshybekov.enquirerId = kulpash.id
  zholshybekov.enquirerSide = 'paternal'
  const bibizhamal = enquirer(b, ukibayev, 'Үкібаева Бибіжамал Өтегенқызы', '1957-07-24', 'paternal')
  deadFather.motherId = bibizhamal.id
  const kanipa = enquirer(b, atymtayev, 'Атымтаева Қанипа Мұқанқызы', '1959-01-19', 'paternal')
  syrym.motherId = kanipa.id
}

function setParents(children: readonly Person[], mother: Person, father: Person): void {
  for (const child of children) {
    child.motherId = mother.id
    child.fatherId = father.id
    child.motherName = `${mother.family} ${mother.given} ${mother.patronymic}`
    child.fatherName = `${father.family} ${father.given} ${father.patronymic}`
  }
}

const athome = { motherId: null, fatherId: null, motherName: null, fatherName: null, mission: null }

function deceased(b: Builder, family: Family, sex: Sex, given: string, fatherGiven: string, born: string) {
  return b.person(family, {
    ...athome,
    given,
    patronymic: patronymicOf(fatherGiven, sex),
    family: familyFor(family.surname, sex),
    sex,
    born,
    birthPlace: family.homeTown,
    birthCountry: 'KZ',
    citizen: true,
    role: sex === 'f' ? 'mother' : 'father',
    location: dead,
    statuses: ['deceased'],
  })
}

function enquirer(b: Builder, family: Family, name: string, born: string, side: 'maternal' | 'paternal') {
  const [surname, given, patronymic] = name.split(' ') as [string, string, string]
  const person = b.person(family, {
    ...athome,
    given,
    patronymic,
    family: surname,
    sex: 'f',
    born,
    birthPlace: family.homeTown,
    birthCountry: 'KZ',
    citizen: true,
    role: 'grandparent',
    location: homeIn(family.homeTown),
    statuses: ['at home'],
  })
  family.enquirerId = person.id
  family.enquirerSide = side
  return person
}

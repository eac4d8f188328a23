// Adults: born in Kazakhstan, gone abroad in 2013–2014; and the relatives at home who ask after them.

import { type Builder, type FullName, familyFor, homeIn, patronymicOf, writeName } from './builder.ts'
import { dateOf, dayNumber } from './dates.ts'
import { bareSurnames, menNames, surnames, womenNames } from './name-parts.ts'
import { towns } from './places.ts'
import type { Random } from './random.ts'
import type { Family, Location, Person, Role, Sex, Side, Status } from './types.ts'

/** A day drawn evenly between two days, both included. */
export const dayBetween = (rng: Random, from: string, to: string): string =>
  dateOf(rng.int(dayNumber(from), dayNumber(to)))

export const drawSurname = (rng: Random): string =>
  rng.chance(0.1) ? rng.pick(bareSurnames) : rng.pick(surnames)

export type AdultDraft = {
  sex: Sex
  /** Masculine form of the family name of birth. */
  surname: string
  /** Masculine form of the husband's family name, for a married woman. */
  married?: string
  born: string
  role: Role
  location: Location
  mission: number | null
  statuses: Status[]
}

const pets: readonly [RegExp, string, string][] = [
  [/^Ай|^Әй/, 'Айка', 'Айдик'],
  [/^Гүл/, 'Гуля', 'Гулик'],
  [/^Жан|^Жұл|^Жаз/, 'Жанка', 'Жаник'],
  [/^Нұр/, 'Нурка', 'Нурик'],
  [/^Ер/, 'Ерка', 'Ерик'],
  [/^Бек|^Бақ|^Бер/, 'Бека', 'Бека'],
  [/^Сәу|^Сал|^Сам/, 'Саля', 'Самик'],
]

function petName(given: string, sex: Sex): string | null {
  const found = pets.find(([start]) => start.test(given))
  return found ? (sex === 'f' ? found[1] : found[2]) : null
}

/** A grown-up born in Kazakhstan, with parents at home who are remembered. */
export function addAdult(builder: Builder, family: Family, rng: Random, draft: AdultDraft): Person {
  const parents = builder.parents(draft.surname, rng)
  const given = rng.pick(draft.sex === 'f' ? womenNames : menNames)
  const maiden = familyFor(draft.surname, draft.sex)
  const married = draft.married === undefined ? null : familyFor(draft.married, draft.sex)
  // Many marriages were never registered: the law then knows only the maiden name.
  const takesName = married !== null && rng.chance(0.5)
  const person = builder.person(family, {
    given,
    patronymic: patronymicOf(parents.father.given, draft.sex),
    family: takesName ? married : maiden,
    otherFamily: married === null || married === maiden ? null : takesName ? maiden : married,
    nickname: rng.chance(0.5) ? petName(given, draft.sex) : null,
    sex: draft.sex,
    born: draft.born,
    birthPlace: rng.chance(0.7) ? family.homeTown : rng.pick(towns).kk,
    birthCountry: 'KZ',
    motherId: null,
    fatherId: null,
    motherName: writeName(parents.mother),
    fatherName: writeName(parents.father),
    citizen: true,
    role: draft.role,
    location: draft.location,
    mission: draft.mission,
    statuses: draft.statuses,
  })
  builder.rememberParents(person.id, parents)
  return person
}

/** The father or mother of an adult, at home, who asks after the family. */
export function addEnquirer(
  builder: Builder,
  family: Family,
  rng: Random,
  through: Person,
  side: Side,
): Person {
  const parents = builder.parentsOf(through.id)
  if (!parents) throw new Error(`no parents are known of ${through.id}`)
  const sex: Sex = rng.chance(0.7) ? 'f' : 'm'
  const name: FullName = sex === 'f' ? parents.mother : parents.father
  const latest = Number(through.born.slice(0, 4)) - 19
  const year = rng.int(latest - 14, latest)
  const person = builder.person(family, {
    ...name,
    sex,
    born: dayBetween(rng, `${year}-01-01`, `${year}-12-31`),
    birthPlace: rng.chance(0.6) ? family.homeTown : rng.pick(towns).kk,
    birthCountry: 'KZ',
    motherId: null,
    fatherId: null,
    motherName: null,
    fatherName: null,
    citizen: true,
    role: 'grandparent',
    location: homeIn(family.homeTown),
    mission: null,
    statuses: ['at home'],
  })
  if (sex === 'f') through.motherId = person.id
  else through.fatherId = person.id
  family.enquirerId = person.id
  family.enquirerSide = side
  return person
}

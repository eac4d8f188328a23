// Makes persons and families one by one, with ids in order, and remembers the parents at home of each adult,
// so that a grandmother who enquires is the very mother named in the civil registry.

import { fictionalIin } from './iin.ts'
import { oldMen, oldWomen, surnames } from './name-parts.ts'
import type { Random } from './random.ts'
import type { Family, Location, Person, Sex } from './types.ts'

/** A full name in Kazakh, as the registry writes it. */
export type FullName = { given: string; patronymic: string; family: string }
export type Parents = { father: FullName; mother: FullName }

export const writeName = (name: FullName): string =>
  [name.family, name.given, name.patronymic].filter((part) => part !== '').join(' ')

export const feminine = (surname: string): string => (/(ов|ев|ин)$/.test(surname) ? `${surname}а` : surname)
export const familyFor = (surname: string, sex: Sex): string => (sex === 'f' ? feminine(surname) : surname)
export const patronymicOf = (fatherGiven: string, sex: Sex): string =>
  fatherGiven + (sex === 'f' ? 'қызы' : 'ұлы')

export const nowhere: Location = { kind: 'unknown', place: null, section: null, tent: null }
export const dead: Location = { kind: 'deceased', place: null, section: null, tent: null }
export const homeIn = (place: string): Location => ({ kind: 'home', place, section: null, tent: null })

type Draft = Omit<Person, 'id' | 'generated' | 'iin' | 'statuses' | 'otherFamily' | 'kunya' | 'nickname'> &
  Partial<Pick<Person, 'otherFamily' | 'kunya' | 'nickname' | 'statuses'>>

export type Builder = {
  people: Person[]
  families: Family[]
  family(surname: string, homeTown: string, mission: number | null): Family
  person(family: Family, draft: Omit<Draft, 'familyId'>): Person
  /** Parents at home of an adult, drawn once. */
  parents(surname: string, rng: Random): Parents
  rememberParents(personId: string, parents: Parents): void
  parentsOf(personId: string): Parents | undefined
}

/** An empty builder. Registration numbers run on with the persons. */
export function createBuilder(): Builder {
  const people: Person[] = []
  const families: Family[] = []
  const lineage = new Map<string, Parents>()

  return {
    people,
    families,
    family(surname, homeTown, mission) {
      const family: Family = {
        id: `F${String(families.length + 1).padStart(3, '0')}`,
        generated: true,
        surname,
        homeTown,
        memberIds: [],
        enquirerId: null,
        enquirerSide: null,
        mission,
      }
      families.push(family)
      return family
    },
    person(family, draft) {
      const number = people.length + 1
      const registered = draft.citizen && draft.birthCountry === 'KZ'
      const person: Person = {
        id: `P${String(number).padStart(4, '0')}`,
        generated: true,
        familyId: family.id,
        given: draft.given,
        patronymic: draft.patronymic,
        family: draft.family,
        otherFamily: draft.otherFamily ?? null,
        kunya: draft.kunya ?? null,
        nickname: draft.nickname ?? null,
        sex: draft.sex,
        born: draft.born,
        birthPlace: draft.birthPlace,
        birthCountry: draft.birthCountry,
        motherId: draft.motherId,
        fatherId: draft.fatherId,
        motherName: draft.motherName,
        fatherName: draft.fatherName,
        citizen: draft.citizen,
        role: draft.role,
        location: draft.location,
        mission: draft.mission,
        statuses: [...(draft.statuses ?? [])],
        iin: registered ? fictionalIin(draft.born, draft.sex, number) : null,
      }
      people.push(person)
      family.memberIds.push(person.id)
      return person
    },
    parents(surname, rng) {
      const grandfather = rng.pick(oldMen)
      const otherSurname = rng.chance(0.6) ? surname : rng.pick(surnames)
      return {
        father: {
          given: rng.pick(oldMen),
          patronymic: patronymicOf(grandfather, 'm'),
          family: surname,
        },
        mother: {
          given: rng.pick(oldWomen),
          patronymic: patronymicOf(rng.pick(oldMen), 'f'),
          family: feminine(otherSurname),
        },
      }
    },
    rememberParents: (personId, parents) => void lineage.set(personId, parents),
    parentsOf: (personId) => lineage.get(personId),
  }
}

// The civil registry's extract, in Kazakh: exact, but silent about every child born abroad, and full of people
// who never left and happen to bear the same name. Its numbers fail their check digit on purpose (iin.ts).

import { dotted } from '../dates.ts'
import { towns } from '../places.ts'
import type { Random } from '../random.ts'
import { GENERATED, type Person } from '../types.ts'
import { type Collected, type Entry, finish, holds, type Population } from './collect.ts'

export const registryColumns = [
  'ЖСН',
  'Тегі',
  'Аты',
  'Әкесінің аты',
  'Жынысы',
  'Туған күні',
  'Туған жері',
  'Азаматтығы',
  'Әкесінің аты-жөні',
  'Анасының аты-жөні',
  'Тіркелген мекенжайы',
]

const streets = [
  'Бейбітшілік көшесі',
  'Дала көшесі',
  'Бәйтерек көшесі',
  'Шұғыла көшесі',
  'Жусан көшесі',
  'Арай көшесі',
]

const written = (place: string): string => {
  const town = towns.find((one) => one.kk === place)
  return town ? `${town.region}, ${town.kk}` : place
}

const rateOf = (person: Person): number =>
  person.role === 'namesake' ? 1 : person.role === 'grandparent' ? 0.85 : person.role === 'child' ? 0.9 : 0.94

/** The extract: most citizens born at home, and the namesakes. */
export function registryList({ people, families }: Population, rng: Random): Collected {
  const addresses = new Map(
    families.map((family) => [
      family.id,
      `${written(family.homeTown)}, ${rng.pick(streets)}, ${rng.int(1, 90)}`,
    ]),
  )
  const entries: Entry[] = []
  for (const person of people) {
    if (person.iin === null || !holds('registry', person, rng, rateOf(person))) continue
    const cells = [
      person.iin,
      person.family,
      person.given,
      person.patronymic,
      person.sex === 'f' ? 'әйел' : 'ер',
      dotted(person.born),
      written(person.birthPlace),
      'Қазақстан Республикасы',
      person.fatherName ?? '',
      person.motherName ?? '',
      addresses.get(person.familyId) ?? '',
    ]
    entries.push({ cells, personId: person.id, claimId: null, order: `${person.family} ${person.given}` })
  }

  const about = {
    key: 'registry',
    name: `Betege: азаматтық хал актілерінің үзіндісі (${GENERATED})`,
    publisher: 'Азаматтық хал актілерін тіркеу (ойдан шығарылған)',
    fileName: 'betege-civil-registry.csv',
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    rtl: false,
    language: 'kk',
  } as const
  return finish({ ...about, columns: [...registryColumns] }, entries, null)
}

// The families' enquiries: what relatives wrote in Russian to the consular service. One letter asks after
// several people, so rows share the number of the letter; the file is windows-1251, as the old office saves it.

import { dayBetween } from '../adults.ts'
import { dotted } from '../dates.ts'
import { abroadTowns, camps, towns } from '../places.ts'
import type { Random } from '../random.ts'
import { maybeSlip } from '../slips.ts'
import { fatherGivenOf, russian, russianPatronymic } from '../spell-russian.ts'
import { type Family, GENERATED, type Person } from '../types.ts'
import { type Collected, type Entry, finish, holds, inStory, type Population } from './collect.ts'

export const enquiryColumns = [
  '№ п/п',
  '№ обращения',
  'Дата обращения',
  'ФИО (разыскиваемого)',
  'Пол',
  'Дата рождения',
  'Место рождения',
  'Кем приходится заявителю',
  'ФИО заявителя',
  'Телефон заявителя',
  'Местонахождение (последнее известное)',
  'Примечание',
]

/** A made-up number: 799 is no network's code. Written with 8, since a cell that begins with + runs as a formula. */
const phone = (rng: Random) => `8 (799) 000-${rng.int(10, 99)}-${rng.int(10, 99)}`

const patronymic = (person: Person): string => {
  const father = fatherGivenOf(person.patronymic)
  return father ? russianPatronymic(father, person.sex) : ''
}

const join = (...words: string[]) => words.filter((word) => word !== '').join(' ')

function soughtName(person: Person, rng: Random): string {
  if (inStory(person)) return join(russian(person.family), russian(person.given), patronymic(person))
  const legal = russian(person.family)
  const other = person.otherFamily ? russian(person.otherFamily) : null
  const takesOther = other !== null && rng.chance(0.35)
  const family = maybeSlip(takesOther ? other : legal, 'cyrillic', rng, 0.05)
  const given = maybeSlip(russian(person.given), 'cyrillic', rng, 0.04)
  const middle = rng.chance(person.birthCountry === 'KZ' ? 0.85 : 0.5) ? patronymic(person) : ''
  const roll = rng.next()
  if (roll < 0.2) return join(given, middle, family)
  if (person.nickname && roll < 0.4) return `${join(family, given, middle)} (${person.nickname})`
  if (other && !takesOther && roll < 0.5) return `${join(family, given, middle)} (девичья ${other})`
  if (person.role === 'child' && roll < 0.5) return join(given, family)
  return join(family, given, middle)
}

function bornText(person: Person, rng: Random): string {
  if (inStory(person)) return dotted(person.born)
  const year = person.born.slice(0, 4)
  const roll = rng.next()
  // A grandmother has not seen a child born abroad.
  const sure = person.birthCountry === 'KZ' ? 0.7 : 0.25
  if (roll < sure) return dotted(person.born)
  if (roll < sure + 0.06)
    return dotted(`${year}-${person.born.slice(8, 10) > '12' ? '01' : person.born.slice(8, 10)}-01`)
  if (roll < 0.88) return year
  return roll < 0.94 ? `примерно ${Number(year) + rng.pick([-1, 0, 1])}` : ''
}

/** What the sought is to the enquirer: a daughter, a son-in-law, a grandchild. */
function relation(person: Person, family: Family, enquirer: Person): string {
  const f = person.sex === 'f'
  if (person.motherId === enquirer.id || person.fatherId === enquirer.id) return f ? 'дочь' : 'сын'
  if (person.role === 'child') return f ? 'внучка' : 'внук'
  return family.enquirerSide === 'maternal' ? (f ? 'дочь' : 'зять') : f ? 'невестка' : 'сын'
}

function lastPlace(rng: Random): string {
  const abroad = rng.pick(abroadTowns)
  const country = abroad.country === 'SY' ? 'Сирия' : 'Ирак'
  return rng.pick([
    `${country}, ${abroad.ru}`,
    `${country}, ${abroad.ru}, ${rng.int(2015, 2018)} г.`,
    'Турция, Стамбул, 2014 г.',
    `${rng.pick(camps).ru} (по слухам)`,
    'неизвестно',
    '',
  ])
}

const remarks = [
  'связь пропала в 2017 году',
  'звонила один раз в марте 2018 г.',
  'голосовое сообщение, номер не отвечает',
  'есть фотография',
  'свидетельство о рождении на руках у заявителя',
]

const fullName = (person: Person) => join(russian(person.family), russian(person.given), patronymic(person))

function birthplace(person: Person): string {
  const home = towns.find((town) => town.kk === person.birthPlace)
  return home ? home.ru : (abroadTowns.find((town) => town.kk === person.birthPlace)?.ru ?? '')
}

/** Who in a family the enquirer asks after, and how surely: grandchildren born abroad are often unknown. */
const asksAfter = (person: Person): number =>
  person.role === 'child' ? (person.birthCountry === 'KZ' ? 0.93 : 0.55) : 0.92

/** The enquiries of every family that has someone at home who asks. */
export function enquiryList({ people, families, claims }: Population, rng: Random): Collected {
  const byId = new Map(people.map((person) => [person.id, person]))
  const entries: Entry[] = []
  const letters: { family: Family; enquirer: Person; on: string; again: boolean }[] = []
  for (const family of families) {
    const enquirer = family.enquirerId ? byId.get(family.enquirerId) : undefined
    if (!enquirer) continue
    letters.push({ family, enquirer, on: dayBetween(rng, '2017-10-02', '2018-12-14'), again: false })
    // The same family writes again a year later, as if for the first time.
    if (family.mission !== 5 && rng.chance(0.05)) {
      letters.push({ family, enquirer, on: dayBetween(rng, '2018-12-15', '2019-04-30'), again: true })
    }
  }
  letters.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

  letters.forEach(({ family, enquirer, on, again }, i) => {
    const number = `О-${String(i + 1).padStart(4, '0')}`
    const call = phone(rng)
    const place = lastPlace(rng)
    for (const id of family.memberIds) {
      const person = byId.get(id)!
      if (person.id === enquirer.id || !holds('enquiries', person, rng, asksAfter(person))) continue
      if (person.born > on || (again && rng.chance(0.4))) continue
      const sex = rng.chance(0.1) && !inStory(person) ? '' : person.sex === 'f' ? 'ж' : 'м'
      const cells = [
        number,
        dotted(on),
        soughtName(person, rng),
        sex,
        bornText(person, rng),
        rng.chance(0.75) ? birthplace(person) : '',
        relation(person, family, enquirer),
        fullName(enquirer),
        call,
        place,
        !inStory(person) && rng.chance(0.25) ? rng.pick(remarks) : '',
      ]
      entries.push({ cells, personId: person.id, claimId: null, order: number })
    }
  })
  claims
    .filter((claim) => claim.lists.includes('enquiries'))
    .forEach((claim, i) => {
      const number = `О-${String(letters.length + i + 1).padStart(4, '0')}`
      const sex = claim.sex === 'f' ? 'ж' : 'м'
      const kin = claim.sex === 'f' ? 'племянница' : 'племянник'
      const asker = join(
        rng.pick(['Токсанбаева', 'Аманова', 'Садыкова']),
        rng.pick(['Сара', 'Жамал', 'Райхан']),
      )
      const on = dotted(dayBetween(rng, '2018-12-15', '2019-04-30'))
      const born = claim.born.slice(0, 4)
      const tail = [kin, asker, phone(rng), lastPlace(rng), '']
      const cells = [number, on, claim.russian, sex, born, '', ...tail]
      entries.push({ cells, personId: null, claimId: claim.id, order: number })
    })

  const about = {
    key: 'enquiries',
    name: `Betege: обращения родственников, 2017–2019 (${GENERATED})`,
    publisher: 'Консульская служба, приём обращений (вымышлено)',
    fileName: 'betege-enquiries.csv',
    format: 'csv',
    encoding: 'windows-1251',
    delimiter: ';',
    rtl: false,
    language: 'ru',
  } as const
  return finish({ ...about, columns: [...enquiryColumns] }, entries, (place) => String(place))
}

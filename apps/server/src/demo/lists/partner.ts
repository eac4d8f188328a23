// The partner's list: people held, in hospital or put down for transport, in English. Each facility has its own
// order of day and month, its own Latin spelling and its own idea of which name is the family name.

import { dayBetween } from '../adults.ts'
import { dayFirst, monthFirst, parts } from '../dates.ts'
import { hospitals, prisons } from '../places.ts'
import type { Random } from '../random.ts'
import { maybeSlip } from '../slips.ts'
import { type LatinHabit, latin } from '../spell-latin.ts'
import { fatherGivenOf } from '../spell-russian.ts'
import { GENERATED, type Person } from '../types.ts'
import { type Collected, type Entry, finish, holds, inStory, type Population } from './collect.ts'

export const partnerColumns = [
  'Ref',
  'Surname',
  'Given names',
  "Father's name",
  'Sex',
  'Date of birth',
  'Nationality',
  'Facility',
  'Legal status',
  'Entry date',
  'Remarks',
]

type Facility = { name: string; write: (date: string) => string; habits: readonly LatinHabit[] }

const transport = 'Transport list, north road'
const facilities: readonly Facility[] = [
  { name: prisons[0], write: monthFirst, habits: ['passport', 'plain', 'heard'] },
  { name: prisons[1], write: dayFirst, habits: ['plain', 'plain', 'qazaq'] },
  { name: prisons[2], write: monthFirst, habits: ['heard', 'plain', 'passport'] },
  { name: hospitals[0], write: dayFirst, habits: ['plain', 'heard', 'passport'] },
  { name: hospitals[1], write: dayFirst, habits: ['heard', 'plain'] },
  { name: transport, write: dayFirst, habits: ['passport', 'passport', 'qazaq', 'plain'] },
]
const facilityOf = (name: string): Facility => facilities.find((one) => one.name === name)!

function bornText(born: string, facility: Facility, rng: Random): string {
  const roll = rng.next()
  if (roll < 0.18) return facility.write(`${born.slice(0, 4)}-01-01`)
  if (roll < 0.23) return born.slice(0, 4)
  if (roll < 0.29) return ''
  // Now and then a clerk keeps the order of the facility that sent the person.
  if (roll < 0.36) return facility.write === dayFirst ? monthFirst(born) : dayFirst(born)
  return facility.write(born)
}

function legalStatus(person: Person, facility: Facility, rng: Random): string {
  if (facility.name === transport) return 'Not detained'
  if (hospitals.some((name) => name === facility.name)) return 'Patient, not detained'
  if (inStory(person)) return 'Held without charge'
  if (person.role === 'child') return 'Minor, held without charge'
  return rng.pick([
    'Held without charge',
    'Held without charge',
    'Suspected',
    'Suspected',
    'Accused',
    'Convicted',
  ])
}

function personCells(person: Person, facility: Facility, entered: string, rng: Random): string[] {
  const plain = inStory(person)
  const habit: LatinHabit = plain ? 'passport' : rng.pick(facility.habits)
  const family = person.otherFamily && !plain && rng.chance(0.25) ? person.otherFamily : person.family
  const surname = maybeSlip(latin(family, habit), 'latin', rng, plain ? 0 : 0.08)
  const given = maybeSlip(latin(person.given, habit), 'latin', rng, plain ? 0 : 0.06)
  const father = fatherGivenOf(person.patronymic)
  const shout = !plain && rng.chance(0.25)
  const order = !plain && rng.chance(0.09) ? [given, surname] : [surname, given]
  const [first, second] = order.map((word) => (shout ? word.toUpperCase() : word)) as [string, string]
  const nations = ['KAZ', 'KAZ', 'Kazakhstan', 'Kazakh', 'Kazakhstani', 'unknown', '']
  return [
    first,
    second,
    father && (plain || rng.chance(0.5)) ? latin(father, habit) : '',
    person.sex === 'f' ? 'F' : 'M',
    plain ? facility.write(person.born) : bornText(person.born, facility, rng),
    plain ? 'KAZ' : person.citizen ? rng.pick(nations) : 'unknown',
    facility.name,
    legalStatus(person, facility, rng),
    facility.write(entered),
    !plain && rng.chance(0.12)
      ? rng.pick(['documents lost', 'speaks Russian', 'asks for consul', 'transferred in'])
      : '',
  ]
}

const facilityFor = (person: Person, rng: Random): Facility => {
  if (person.location.kind === 'prison') return facilityOf(person.location.place!)
  return rng.chance(0.25) ? facilityOf(rng.pick(hospitals)) : facilityOf(transport)
}

/** The partner's list: most of the held, and a quarter of those in camps, in hospital or put down for transport. */
export function partnerList({ people, claims }: Population, rng: Random): Collected {
  const entries: Entry[] = []
  const order = (facility: Facility) =>
    `${facilities.indexOf(facility)}${String(rng.int(0, 99999)).padStart(5, '0')}`
  const byFamily = new Map<string, { rate: number; entered: string }>()
  for (const person of people) {
    const { kind } = person.location
    if (kind !== 'prison' && kind !== 'camp') continue
    // A family is put down for transport together, or not at all.
    const shared = byFamily.get(person.familyId) ?? {
      rate: rng.chance(0.24) ? 0.9 : 0.05,
      entered: dayBetween(rng, '2018-09-01', '2018-12-15'),
    }
    byFamily.set(person.familyId, shared)
    const rate = kind === 'prison' ? 0.86 : shared.rate
    const facility = inStory(person) && kind === 'camp' ? facilityOf(transport) : facilityFor(person, rng)
    if (!holds('partner', person, rng, rate)) continue
    const entered = kind === 'prison' ? dayBetween(rng, '2017-09-01', '2018-12-15') : shared.entered
    const add = (at: Facility) =>
      entries.push({
        cells: personCells(person, at, entered, rng),
        personId: person.id,
        claimId: null,
        order: order(at),
      })
    add(facility)
    // Moved from one prison to another and left standing in both.
    if (kind === 'prison' && !inStory(person) && rng.chance(0.05)) add(facilityOf(rng.pick(prisons)))
  }
  for (const claim of claims.filter((one) => one.lists.includes('partner'))) {
    const held = claim.location.kind === 'prison'
    const facility = facilityOf(held ? claim.location.place! : transport)
    const { year } = parts(claim.born)
    const cells = [
      claim.latin.family,
      claim.latin.given,
      '',
      claim.sex === 'f' ? 'F' : 'M',
      rng.chance(0.5) ? facility.write(`${year}-01-01`) : facility.write(claim.born),
      rng.pick(['KAZ', 'Kazakhstan', 'claims Kazakhstan']),
      facility.name,
      held ? 'Held without charge' : 'Not detained',
      facility.write(dayBetween(rng, '2017-09-01', '2018-12-15')),
      '',
    ]
    entries.push({ cells, personId: null, claimId: claim.id, order: order(facility) })
  }

  const about = {
    key: 'partner',
    name: `Betege: held, in hospital or for transport, December 2018 (${GENERATED})`,
    publisher: 'Partner liaison office (fictional)',
    fileName: 'betege-partner-list.csv',
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    rtl: false,
    language: 'en',
  } as const
  const ref = (place: number) => `BX-${String(40000 + place * 7)}`
  return finish({ ...about, columns: [...partnerColumns] }, entries, ref)
}

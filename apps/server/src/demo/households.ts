// Families abroad: a mother with one to seven children, orphans, children of a detained mother, men alone.
// Every child here stays under eighteen until 2028, so that the demonstration's children are children on
// whatever day it is shown; the few adolescents among the detained are drawn in population.ts.

import { addAdult, addEnquirer, dayBetween, drawSurname } from './adults.ts'
import { type Builder, dead, familyFor, nowhere, patronymicOf, writeName } from './builder.ts'
import { addDays, addYears, dateOf, dayNumber } from './dates.ts'
import { boysAbroad, boysHome, girlsAbroad, girlsHome } from './name-parts.ts'
import { abroadTowns, camps, prisons, towns } from './places.ts'
import type { Random } from './random.ts'
import { arabic } from './spell-arabic.ts'
import type { Family, Location, Person, Sex, Status } from './types.ts'

const FIRST_BIRTH = '2010-02-01'
const LAST_BIRTH = '2018-08-20'

export type FatherFate = 'same mission' | 'deceased' | 'detained' | 'whereabouts unknown'

export type HouseholdPlan = {
  mission: number | null
  children: number
  kind: 'with mother' | 'orphans' | 'mother detained'
  father: FatherFate
  /** The children's and present mother's status where no mission carried them. */
  staying?: 'located' | 'declined return' | 'whereabouts unknown'
  foreignMother?: boolean
}

export function drawCamp(rng: Random): Location {
  const roll = rng.next()
  const camp = camps.find((one) => roll < one.share) ?? camps[0]
  const section = rng.int(1, 8)
  return { kind: 'camp', place: camp.place, section: String(section), tent: `${section}-${rng.int(1, 240)}` }
}

export const drawPrison = (rng: Random): Location => ({
  kind: 'prison',
  place: rng.pick(prisons),
  section: rng.pick(['A', 'B', 'C', 'D']),
  tent: null,
})

/** Days of birth of n children of a mother, oldest first, at least eleven months apart. */
function births(n: number, motherBorn: string, rng: Random): string[] {
  const adult = addYears(motherBorn, 18)
  const from = dayNumber(adult > FIRST_BIRTH ? adult : FIRST_BIRTH)
  const room = dayNumber(LAST_BIRTH) - from - (n - 1) * 330
  return Array.from({ length: n }, () => rng.int(0, room))
    .sort((a, b) => a - b)
    .map((offset, i) => dateOf(from + offset + i * 330))
}

/** The day a family left: children born later were born abroad. */
const drawLeaving = (rng: Random): string => dayBetween(rng, '2013-02-01', '2015-02-28')

function fatherState(fate: FatherFate, rng: Random): { location: Location; statuses: Status[] } {
  if (fate === 'deceased') return { location: dead, statuses: ['deceased'] }
  if (fate === 'whereabouts unknown') return { location: nowhere, statuses: ['whereabouts unknown'] }
  return { location: drawPrison(rng), statuses: ['detained'] }
}

function addMother(b: Builder, family: Family, rng: Random, plan: HouseholdPlan, camp: Location): Person {
  const latest = 1997 - Math.ceil(plan.children * 0.6)
  const born = dayBetween(rng, '1979-01-01', `${latest}-12-31`)
  const mission = plan.kind === 'with mother' ? plan.mission : null
  const [location, statuses]: [Location, Status[]] =
    plan.kind === 'orphans'
      ? [dead, ['deceased']]
      : plan.kind === 'mother detained'
        ? [drawPrison(rng), ['detained']]
        : [camp, [mission ? 'returned' : (plan.staying ?? 'located')]]
  if (plan.kind === 'with mother' && plan.father === 'deceased') statuses.push('widowed')
  if (!plan.foreignMother) {
    const surname = drawSurname(rng)
    const draft = { sex: 'f', surname, married: family.surname, born, role: 'mother' } as const
    return addAdult(b, family, rng, { ...draft, location, mission, statuses })
  }
  return b.person(family, {
    given: rng.pick(girlsAbroad),
    patronymic: '',
    family: rng.pick(['Халаби', 'Дагестани', 'Шами', 'Мосули', 'Бухари']),
    sex: 'f',
    born,
    birthPlace: 'белгісіз',
    birthCountry: 'other',
    motherId: null,
    fatherId: null,
    motherName: null,
    fatherName: null,
    citizen: false,
    role: 'mother',
    location,
    mission: null,
    statuses,
  })
}

function addFather(b: Builder, family: Family, rng: Random, mother: Person, plan: HouseholdPlan): Person {
  const born = addDays(mother.born, -rng.int(-300, 2600))
  const surname = family.surname
  const mission = plan.father === 'same mission' ? plan.mission : null
  const state = fatherState(plan.father, rng)
  if (mission) state.statuses.push('returned')
  return addAdult(b, family, rng, { sex: 'm', surname, born, role: 'father', mission, ...state })
}

/** A family after a plan: parents, children, and often a grandparent at home who asks after them. */
export function addHousehold(b: Builder, rng: Random, plan: HouseholdPlan): Family {
  const family = b.family(drawSurname(rng), rng.pick(towns).kk, plan.mission)
  const found = drawCamp(rng)
  const camp = plan.staying === 'whereabouts unknown' ? nowhere : found
  const mother = addMother(b, family, rng, plan, camp)
  const fathers = [addFather(b, family, rng, mother, plan)]
  // A widow who married again: her later children have another patronymic.
  const again = plan.children > 2 && plan.kind === 'with mother' && rng.chance(0.14)
  if (again) fathers.unshift(addFather(b, family, rng, mother, { ...plan, father: 'deceased' }))

  const leaving = drawLeaving(rng)
  // UASC: separated children are with other kin, unaccompanied ones with no adult responsible for them.
  const parted: Status | null =
    plan.kind === 'with mother' ? null : rng.chance(0.5) ? 'separated' : 'unaccompanied'
  const children = births(plan.children, mother.born, rng).map((born, i) => {
    const father = fathers[again && i < Math.floor(plan.children / 2) ? 0 : fathers.length - 1]!
    const statuses: Status[] = [plan.mission ? 'returned' : (plan.staying ?? 'located')]
    if (plan.kind === 'orphans') statuses.push('orphan')
    if (parted) statuses.push(parted)
    return addChild(b, family, rng, {
      mother,
      father,
      born,
      abroad: born > leaving || plan.foreignMother === true,
      camp,
      statuses,
      plan,
    })
  })

  nameKunyas(rng, mother, fathers, children)
  const asks = plan.kind === 'with mother' ? 0.52 : 0.9
  if (rng.chance(asks)) {
    const maternal = mother.citizen && rng.chance(0.6)
    const through = maternal ? mother : fathers[fathers.length - 1]!
    addEnquirer(b, family, rng, through, maternal ? 'maternal' : 'paternal')
  }
  return family
}

type ChildDraft = {
  mother: Person
  father: Person
  born: string
  abroad: boolean
  camp: Location
  statuses: Status[]
  plan: HouseholdPlan
}

function addChild(b: Builder, family: Family, rng: Random, draft: ChildDraft): Person {
  const sex: Sex = rng.chance(0.5) ? 'f' : 'm'
  const names = draft.abroad ? (sex === 'f' ? girlsAbroad : boysAbroad) : sex === 'f' ? girlsHome : boysHome
  const taken = new Set(family.memberIds.map((id) => b.people[Number(id.slice(1)) - 1]!.given))
  const place = rng.pick(abroadTowns)
  return b.person(family, {
    given: rng.pick(names.filter((name) => !taken.has(name))),
    patronymic: patronymicOf(draft.father.given, sex),
    family: familyFor(draft.father.family, sex),
    sex,
    born: draft.born,
    birthPlace: draft.abroad ? place.kk : family.homeTown,
    birthCountry: draft.abroad ? place.country : 'KZ',
    motherId: draft.mother.id,
    fatherId: draft.father.id,
    motherName: writeName(draft.mother),
    fatherName: writeName(draft.father),
    citizen: true,
    role: 'child',
    location: draft.camp,
    mission: draft.plan.mission,
    statuses: draft.statuses,
  })
}

function nameKunyas(rng: Random, mother: Person, fathers: readonly Person[], children: readonly Person[]) {
  const son = children.find((child) => child.sex === 'm') ?? children[0]
  // Some took a kunya before they had a child, or of a child that is not on any list.
  const invented = () => arabic(rng.pick([...boysAbroad, ...girlsAbroad]))
  const name = son && rng.chance(0.85) ? arabic(son.given) : invented()
  if (rng.chance(0.75)) mother.kunya = `أم ${name}`
  for (const father of fathers)
    if (rng.chance(0.5)) father.kunya = `أبو ${rng.chance(0.7) ? name : invented()}`
}

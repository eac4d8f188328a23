// The whole population: the families of each mission so that its men, women, children and orphans come out to
// the number, those who stayed behind, men alone, kin at home, and namesakes who never left.

import { addAdult, addEnquirer, dayBetween, drawSurname } from './adults.ts'
import { type Builder, createBuilder, dead, familyFor, homeIn, nowhere, patronymicOf } from './builder.ts'
import { addYears } from './dates.ts'
import { addHousehold, drawPrison, type FatherFate } from './households.ts'
import { missions } from './missions.ts'
import { boysHome, menNames, oldMen } from './name-parts.ts'
import { towns } from './places.ts'
import type { Random } from './random.ts'
import { addStory } from './story.ts'
import type { Family, Mission, Person, Sex, Status } from './types.ts'

/** The size the population is filled up to, with namesakes; never fewer than MIN_NAMESAKES of these. */
export const POPULATION = 1200
const MIN_NAMESAKES = 40

/** How many of a mission's children are those of a mother who is held and does not fly. */
const childrenOfDetained: Record<number, number> = { 1: 0, 2: 6, 3: 3, 4: 0 }

/** All persons and families, from a stream. */
export function populate(rng: Random): { people: Person[]; families: Family[] } {
  const b = createBuilder()
  addStory(b)
  for (const mission of missions) {
    if (mission.number < 5) fillMission(b, rng.fork(`mission ${mission.number}`), mission)
  }
  addThoseStaying(b, rng.fork('staying'))
  addMenAlone(b, rng.fork('men'))
  addAdolescents(b, rng.fork('adolescents'))
  addNamesakes(b, rng.fork('namesakes'))
  return { people: b.people, families: b.families }
}

/** Splits a total into n parts of 1 to 7. */
function split(total: number, n: number, rng: Random): number[] {
  const sizes = Array.from({ length: n }, () => 1)
  for (let left = total - n; left > 0; ) {
    const i = rng.int(0, n - 1)
    // Large families are rarer than an even scattering would make them common.
    const max = rng.chance(0.15) ? 7 : 4
    if (sizes[i]! >= max) continue
    sizes[i]!++
    left--
  }
  return sizes
}

/** Splits a total into sibling groups of one to three. */
function siblingGroups(total: number, rng: Random): number[] {
  const groups: number[] = []
  for (let left = total; left > 0; ) {
    const size = Math.min(left, rng.pick([1, 2, 2, 3]))
    groups.push(size)
    left -= size
  }
  return groups
}

const drawFate = (rng: Random): FatherFate => {
  const roll = rng.next()
  return roll < 0.55 ? 'deceased' : roll < 0.75 ? 'detained' : 'whereabouts unknown'
}

function fillMission(b: Builder, rng: Random, mission: Mission): void {
  const number = mission.number
  const ofDetained = childrenOfDetained[number] ?? 0
  const withMothers = split(mission.children - mission.orphans - ofDetained, mission.women, rng)
  const husbands = Math.ceil(mission.men / 2)
  withMothers.forEach((children, i) => {
    const father = i < husbands ? 'same mission' : drawFate(rng)
    addHousehold(b, rng, { mission: number, children, kind: 'with mother', father })
  })
  for (const children of siblingGroups(ofDetained, rng)) {
    addHousehold(b, rng, { mission: number, children, kind: 'mother detained', father: drawFate(rng) })
  }
  for (const children of siblingGroups(mission.orphans, rng)) {
    addHousehold(b, rng, { mission: number, children, kind: 'orphans', father: 'deceased' })
  }
  for (let i = husbands; i < mission.men; i++) addManAlone(b, rng, ['detained', 'returned'], number)
}

function addManAlone(b: Builder, rng: Random, statuses: Status[], mission: number | null): void {
  const surname = drawSurname(rng)
  const family = b.family(surname, rng.pick(towns).kk, mission)
  const held = statuses.includes('detained')
  const location = held ? drawPrison(rng) : statuses.includes('deceased') ? dead : nowhere
  const born = dayBetween(rng, '1972-01-01', '1998-12-31')
  const role = 'single adult'
  const man = addAdult(b, family, rng, { sex: 'm', surname, born, role, location, mission, statuses })
  if (rng.chance(0.35))
    man.kunya = `أبو ${rng.pick(['عبدالله', 'حمزة', 'يوسف', 'عمر', 'مريم', 'محمد', 'بكر'])}`
  if (rng.chance(0.4)) addEnquirer(b, family, rng, man, 'paternal')
}

function addThoseStaying(b: Builder, rng: Random): void {
  for (let i = 0; i < 26; i++) {
    const staying = i < 15 ? 'located' : i < 19 ? 'declined return' : 'whereabouts unknown'
    const children = rng.pick([1, 1, 2, 2, 3, 3, 4, 5])
    // A foreign mother of citizen children goes to family-unity review; her children's father was a citizen.
    const foreignMother = i < 5
    const father = foreignMother ? 'deceased' : drawFate(rng)
    addHousehold(b, rng, { mission: null, children, kind: 'with mother', father, staying, foreignMother })
  }
  for (const children of [1, 2, 1, 2]) {
    const kind = children === 1 ? 'mother detained' : 'orphans'
    addHousehold(b, rng, { mission: null, children, kind, father: 'deceased', staying: 'located' })
  }
}

function addMenAlone(b: Builder, rng: Random): void {
  for (let i = 0; i < 28; i++) addManAlone(b, rng, ['detained'], null)
  for (let i = 0; i < 10; i++) addManAlone(b, rng, ['whereabouts unknown'], null)
  for (let i = 0; i < 6; i++) addManAlone(b, rng, ['deceased'], null)
}

/** Boys of fifteen to seventeen held among men: the range of their birth decides that they are children. */
function addAdolescents(b: Builder, rng: Random): void {
  for (let i = 0; i < 6; i++) {
    const surname = drawSurname(rng)
    const family = b.family(surname, rng.pick(towns).kk, null)
    const fatherGiven = rng.pick(menNames)
    b.person(family, {
      given: rng.pick(boysHome),
      patronymic: patronymicOf(fatherGiven, 'm'),
      family: surname,
      sex: 'm',
      born: dayBetween(rng, '2001-03-01', '2003-10-31'),
      birthPlace: family.homeTown,
      birthCountry: 'KZ',
      motherId: null,
      fatherId: null,
      motherName: null,
      fatherName: `${surname} ${fatherGiven} ${patronymicOf(rng.pick(oldMen), 'm')}`,
      citizen: true,
      role: 'child',
      location: drawPrison(rng),
      mission: null,
      statuses: ['detained', 'unaccompanied'],
    })
  }
}

/** People who share a name, and now and then a year of birth, with someone abroad, and never left. */
function addNamesakes(b: Builder, rng: Random): void {
  // The twelve and their kin have none: the browser story finds them by name.
  const story = new Set(b.families.filter((family) => family.mission === 5).map((family) => family.id))
  const abroad = b.people.filter(
    (one) =>
      !story.has(one.familyId) && one.citizen && ['mother', 'father', 'single adult'].includes(one.role),
  )
  const count = Math.max(POPULATION - b.people.length, MIN_NAMESAKES)
  for (const like of rng.shuffle(abroad).slice(0, count)) {
    const home = rng.pick(towns).kk
    const family = b.family(like.family.replace(/(ов|ев|ин)а$/, '$1'), home, null)
    const sex: Sex = like.sex
    const fatherGiven = rng.pick(oldMen)
    const samePatronymic = rng.chance(0.4)
    const base = addYears(like.born, rng.chance(0.3) ? 0 : rng.int(-9, 6))
    const year = base.slice(0, 4)
    b.person(family, {
      given: like.given,
      patronymic: samePatronymic ? like.patronymic : patronymicOf(fatherGiven, sex),
      family: like.family,
      sex,
      born: dayBetween(rng, `${year}-01-01`, `${year}-12-31`),
      birthPlace: home,
      birthCountry: 'KZ',
      motherId: null,
      fatherId: null,
      motherName: `${familyFor(family.surname, 'f')} ${rng.pick(['Жамал', 'Сара', 'Райхан', 'Бибіш'])}`,
      fatherName: `${family.surname} ${samePatronymic ? like.patronymic.replace(/(ұлы|қызы)$/, '') : fatherGiven}`,
      citizen: true,
      role: 'namesake',
      location: homeIn(home),
      mission: null,
      statuses: ['never left'],
    })
  }
}

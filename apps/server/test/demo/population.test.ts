import { describe, expect, it } from 'vitest'
import { ageOn, hijri } from '../../src/demo/dates.ts'
import { fictionalIin, iinCheckDigit } from '../../src/demo/iin.ts'
import { generateDemo } from '../../src/demo/index.ts'
import { createRandom } from '../../src/demo/random.ts'

const demo = generateDemo()
const byId = new Map(demo.people.map((person) => [person.id, person]))
const seeds = [20190105, 1, 2, 3, 77, 4294967295]

describe('the generated population', () => {
  it('is the same for the same seed and another for another, the twelve excepted', () => {
    expect(JSON.stringify(generateDemo())).toBe(JSON.stringify(demo))
    const other = generateDemo(7)
    expect(JSON.stringify(other.people)).not.toBe(JSON.stringify(demo.people))
    const twelve = (of: typeof demo) => of.people.filter((person) => person.mission === 5)
    expect(twelve(other)).toEqual(twelve(demo))
  })

  it('is made in well under a second', () => {
    const start = performance.now()
    generateDemo(5)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it.each(seeds)('has the missions’ men, women, children and orphans to the number (seed %i)', (seed) => {
    const { people, missions } = generateDemo(seed)
    expect(missions.map((mission) => mission.total)).toEqual([47, 231, 238, 71, 12])
    for (const mission of missions) {
      const aboard = people.filter((person) => person.mission === mission.number)
      const minor = (born: string) => ageOn(born, mission.departs) < 18
      const adults = aboard.filter((person) => !minor(person.born))
      const children = aboard.filter((person) => minor(person.born))
      expect({
        total: aboard.length,
        men: adults.filter((person) => person.sex === 'm').length,
        women: adults.filter((person) => person.sex === 'f').length,
        children: children.length,
        orphans: children.filter((person) => person.statuses.includes('orphan')).length,
      }).toEqual({
        total: mission.total,
        men: mission.men,
        women: mission.women,
        children: mission.children,
        orphans: mission.orphans,
      })
      expect(children.every((person) => person.role === 'child')).toBe(true)
    }
  })

  it.each(seeds)('has about 1,200 people, with ids and family in order (seed %i)', (seed) => {
    const { people, families } = generateDemo(seed)
    expect(people.length).toBeGreaterThanOrEqual(1150)
    expect(people.length).toBeLessThanOrEqual(1260)
    expect(new Set(people.map((person) => person.id)).size).toBe(people.length)
    expect(people.every((person) => person.generated && person.given !== '' && person.family !== '')).toBe(
      true,
    )
    const members = families.flatMap((family) => family.memberIds.map((id) => [id, family.id]))
    expect(members.map(([id]) => id).sort()).toEqual(people.map((person) => person.id))
    const familyOf = new Map(people.map((person) => [person.id, person.familyId]))
    expect(members.every(([id, family]) => familyOf.get(id!) === family)).toBe(true)
  })

  it('gives children parents who could be theirs, and mothers one to seven of them', () => {
    const perMother = new Map<string, number>()
    for (const child of demo.people.filter((person) => person.role === 'child' && person.motherId)) {
      const mother = byId.get(child.motherId!)!
      const father = byId.get(child.fatherId!)!
      expect(mother.sex).toBe('f')
      expect(father.sex).toBe('m')
      expect(ageOn(mother.born, child.born)).toBeGreaterThanOrEqual(18)
      expect(ageOn(father.born, child.born)).toBeGreaterThanOrEqual(16)
      expect(child.patronymic.startsWith(father.given)).toBe(true)
      perMother.set(mother.id, (perMother.get(mother.id) ?? 0) + 1)
    }
    const counts = [...perMother.values()]
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(5)
    expect(Math.max(...counts)).toBeLessThanOrEqual(7)
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(10)
  })

  it('keeps orphan, unaccompanied and separated apart', () => {
    const of = (status: string) =>
      demo.people.filter((person) => person.statuses.some((one) => one === status))
    for (const orphan of of('orphan')) {
      expect(byId.get(orphan.motherId!)!.statuses).toContain('deceased')
      expect(byId.get(orphan.fatherId!)!.statuses).toContain('deceased')
    }
    const apart = demo.people.filter(
      (person) => person.role === 'child' && !person.statuses.includes('orphan'),
    )
    expect(apart.some((child) => child.statuses.includes('unaccompanied'))).toBe(true)
    expect(apart.some((child) => child.statuses.includes('separated'))).toBe(true)
    expect(of('unaccompanied').some((child) => child.statuses.includes('separated'))).toBe(false)
    expect(of('widowed').length).toBeGreaterThan(30)
    expect(of('declined return').length).toBeGreaterThan(0)
  })

  it('lets grandparents at home be the parents that the registry names', () => {
    const enquirers = demo.families.filter((family) => family.enquirerId)
    expect(enquirers.length).toBeGreaterThan(100)
    for (const family of enquirers) {
      const enquirer = byId.get(family.enquirerId!)!
      expect(enquirer.statuses).toContain('at home')
      const child = demo.people.find((one) => [one.motherId, one.fatherId].includes(enquirer.id))!
      const named = enquirer.sex === 'f' ? child.motherName : child.fatherName
      expect(named).toBe(`${enquirer.family} ${enquirer.given} ${enquirer.patronymic}`)
    }
  })

  it('has foreign mothers, adolescents among the held, and namesakes who never left', () => {
    expect(demo.people.filter((person) => !person.citizen && person.role === 'mother').length).toBe(5)
    const held = demo.people.filter((person) => person.role === 'child' && person.location.kind === 'prison')
    expect(held.length).toBe(6)
    const namesakes = demo.people.filter((person) => person.role === 'namesake')
    expect(namesakes.length).toBeGreaterThanOrEqual(40)
    for (const one of namesakes) {
      const same = demo.people.filter((other) => other.given === one.given && other.family === one.family)
      expect(same.length).toBeGreaterThan(1)
    }
  })
})

describe('fictional numbers', () => {
  it('always carry a wrong check digit in a right structure', () => {
    const numbers = demo.people.flatMap((person) => (person.iin ? [{ person, iin: person.iin }] : []))
    expect(numbers.length).toBeGreaterThan(700)
    expect(new Set(numbers.map(({ iin }) => iin)).size).toBe(numbers.length)
    for (const { person, iin } of numbers) {
      expect(iin).toMatch(/^\d{12}$/)
      expect(iin.slice(0, 6)).toBe(person.born.slice(2).replaceAll('-', ''))
      expect(Number(iin[11])).not.toBe(iinCheckDigit(iin.slice(0, 11)))
    }
  })

  it('says century and sex in the seventh digit', () => {
    expect(fictionalIin('1990-03-14', 'f', 1)[6]).toBe('4')
    expect(fictionalIin('2013-02-21', 'm', 2)[6]).toBe('5')
  })
})

describe('the parts', () => {
  it('draws independent streams by label', () => {
    const draw = (seed: number, label: string) => createRandom(seed).fork(label).next()
    expect(draw(1, 'a')).toBe(draw(1, 'a'))
    expect(draw(1, 'a')).not.toBe(draw(1, 'b'))
    expect(draw(1, 'a')).not.toBe(draw(2, 'a'))
  })

  it('reckons Hijri dates in the tabular calendar', () => {
    // The same as ICU's islamic-civil.
    expect(hijri('1979-11-21')).toEqual({ year: 1400, month: 1, day: 1 })
    expect(hijri('2018-09-12')).toEqual({ year: 1440, month: 1, day: 1 })
    const format = new Intl.DateTimeFormat('en-u-ca-islamic-civil-nu-latn', { timeZone: 'UTC' })
    for (const date of ['1968-02-29', '1990-03-14', '2013-05-13', '2018-12-31']) {
      const { year, month, day } = hijri(date)
      expect(format.format(new Date(date))).toContain(`${month}/${day}/${year}`)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { demoStory, generateDemo, storyRows } from '../../src/demo/index.ts'

describe('the twelve of the fifth mission', () => {
  it('are four men, one woman and seven children, two of them orphans', () => {
    const count = (role: string) => demoStory.filter((person) => person.role === role).length
    expect(demoStory.length).toBe(12)
    expect([count('man'), count('woman'), count('child') + count('orphan'), count('orphan')]).toEqual([
      4, 1, 7, 2,
    ])
  })

  it.each([20190105, 8, 123456])(
    'stand in the lists told, each at least in two, exactly once (seed %i)',
    (seed) => {
      const demo = generateDemo(seed)
      expect(demo.people.filter((person) => person.mission === 5).map((person) => person.id)).toEqual(
        demoStory.map((person) => person.personId),
      )
      for (const person of storyRows(demo)) {
        const truth = demo.people.find((one) => one.id === person.personId)!
        expect(`${truth.family} ${truth.given} ${truth.patronymic}`).toBe(person.name.kk)
        expect(truth.born).toBe(person.born)
        expect(person.lists.length).toBeGreaterThanOrEqual(2)
        expect(person.rows.map((row) => row.list)).toEqual(person.lists)
      }
    },
  )

  it('are written plainly, with a full name and an exact birth date on which every list agrees', () => {
    for (const person of storyRows(generateDemo())) {
      const [year, month, day] = person.born.split('-') as [string, string, string]
      expect(Number(day)).toBeGreaterThan(12)
      for (const { list, cells } of person.rows) {
        if (list === 'camp') {
          expect(cells).toContain(person.name.arabic)
          expect(cells).toContain(`${year}/${month}/${day}`)
        } else if (list === 'enquiries') {
          expect(cells).toContain(person.name.ru)
          expect(cells).toContain(`${day}.${month}.${year}`)
        } else if (list === 'partner') {
          expect(`${cells[1]} ${cells[2]}`).toBe(person.name.latin)
          expect([`${day}/${month}/${year}`, `${month}/${day}/${year}`]).toContain(cells[5])
        } else {
          expect(cells.slice(1, 4).join(' ')).toBe(person.name.kk)
          expect(cells).toContain(`${day}.${month}.${year}`)
        }
      }
    }
  })

  it.each([20190105, 8, 123456])('bear names that nobody else bears (seed %i)', (seed) => {
    const demo = generateDemo(seed)
    const twelve = new Set(demoStory.map((person) => person.personId))
    const families = new Set(
      demo.people.filter((one) => twelve.has(one.id)).map((one) => one.family.replace(/а$/, '')),
    )
    const kin = new Set(demo.people.filter((one) => twelve.has(one.id)).map((one) => one.familyId))
    for (const other of demo.people) {
      if (!kin.has(other.familyId)) expect(families.has(other.family.replace(/а$/, ''))).toBe(false)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  appealRunsOut,
  classesBehind,
  daysAfter,
  mayFollow,
  monthsAfter,
  paperState,
  reviewCourse,
  reviewLimit,
  reviewNotice,
  reviewStanding,
  reviewsWaiting,
  tellsOfReturn,
} from '../src/index.ts'

/** Two years with a leap day in them, and every end of a month. */
const first = '2026-12-01'
const length = 800
const someDay = fc.integer({ min: 0, max: length - 1 }).map((count) => daysAfter(first, count))
const everyDay = Array.from({ length }, (_, count) => daysAfter(first, count))

describe('three months on', () => {
  it.each([
    ['2027-11-30', '2028-02-29'],
    ['2026-11-30', '2027-02-28'],
    ['2028-02-29', '2028-05-29'],
    ['2027-01-31', '2027-04-30'],
    ['2027-10-01', '2028-01-01'],
  ])('of %s is %s', (since, limit) => expect(reviewLimit(since)).toBe(limit))

  it('is never more than 92 days away, never fewer than 89, and does not go back when the day goes on', () => {
    for (const day of everyDay) {
      const gap = (Date.parse(reviewLimit(day)) - Date.parse(day)) / 86_400_000
      expect(gap).toBeGreaterThanOrEqual(89)
      expect(gap).toBeLessThanOrEqual(92)
      expect(reviewLimit(daysAfter(day, 1)) >= reviewLimit(day)).toBe(true)
      expect(mayFollow(day, reviewLimit(day))).toBe(true)
      expect(mayFollow(day, daysAfter(reviewLimit(day), 1))).toBe(false)
      expect(mayFollow(day, day)).toBe(false)
    }
  })

  it('is twelve months after four times, but for days that a month lacks', () =>
    fc.assert(
      fc.property(someDay, (day) => {
        let at = day
        for (let i = 0; i < 4; i++) at = reviewLimit(at)
        const year = monthsAfter(day, 12)
        expect(at <= year).toBe(true)
        expect(at.slice(0, 7)).toBe(year.slice(0, 7))
      }),
    ))
})

describe('the clock of a track, over two years of days', () => {
  /** A worker: how many days before or after it is due each review is held, and how far ahead the next is set. */
  const worker = fc.array(
    fc.record({ held: fc.integer({ min: -30, max: 40 }), ahead: fc.integer({ min: 20, max: 92 }) }),
    { minLength: 1, maxLength: 40 },
  )

  it('misses no review and doubles none', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }).map((count) => daysAfter(first, count)),
        worker,
        (openedOn, habits) => {
          const reviews: { heldOn: string; nextOn: string }[] = []
          let reviewOn = reviewLimit(openedOn)
          let since = openedOn
          let firstOverdue = 0
          /** For each promised day, on how many days it stood as due, and as overdue. */
          const seen = new Map<string, { due: number; overdue: number }>()
          for (const day of everyDay.filter((each) => each >= openedOn)) {
            const waiting = reviewsWaiting([{ reviewOn }], day)
            const standing = reviewStanding(reviewOn, day)
            // One track waits once or not at all, and waits exactly when its day is near or gone.
            expect(waiting.length).toBe(standing === 'ahead' ? 0 : 1)
            expect(standing === 'overdue').toBe(day > reviewOn)
            if (day === reviewOn) expect(standing).toBe('due')
            const counted = seen.get(`${since} ${reviewOn}`) ?? { due: 0, overdue: 0 }
            if (standing === 'due') counted.due += 1
            if (standing === 'overdue') counted.overdue += 1
            if (counted.overdue === 1 && standing === 'overdue') firstOverdue += 1
            seen.set(`${since} ${reviewOn}`, counted)
            const habit = habits[reviews.length % habits.length]!
            if (day >= daysAfter(reviewOn, habit.held) && day > since) {
              const limit = reviewLimit(day)
              const wished = daysAfter(day, habit.ahead)
              const [nextOn = limit] = [limit, wished].toSorted()
              expect(mayFollow(day, nextOn)).toBe(true)
              reviews.push({ heldOn: day, nextOn })
              since = day
              reviewOn = nextOn
            }
          }
          const last = everyDay.at(-1)!
          const course = reviewCourse(openedOn, reviews, { day: last })
          // Every review held keeps one promise, and one promise is always still to be kept.
          expect(course).toHaveLength(reviews.length + 1)
          expect(course.filter((each) => each.heldOn === null)).toEqual([course.at(-1)])
          expect(course.map((each) => each.heldOn).slice(0, -1)).toEqual(reviews.map((each) => each.heldOn))
          expect(course.at(-1)!.dueOn).toBe(reviewOn)
          // Late are those that stood as overdue on some day before they were held, each once.
          const lateByDays = course.filter((each) => each.late).length
          const overdueAtHolding = reviews.filter(({ heldOn }, at) => heldOn > course[at]!.dueOn).length
          expect(lateByDays).toBe(overdueAtHolding + (last > reviewOn ? 1 : 0))
          expect(firstOverdue).toBe(lateByDays)
          // Nobody was left for longer than three months, unless it showed as overdue.
          for (const [key, { due, overdue }] of seen) {
            const [from, upto] = key.split(' ') as [string, string]
            expect(upto <= reviewLimit(from)).toBe(true)
            expect(due).toBeLessThanOrEqual(reviewNotice + 1)
            if (overdue > 0) expect(due).toBeGreaterThan(0)
          }
          expect(reviewCourse(openedOn, reviews, { closed: true, day: last })).toHaveLength(reviews.length)
        },
      ),
      { numRuns: 150 },
    ))

  it('puts the longest overdue first', () =>
    fc.assert(
      fc.property(fc.array(someDay, { maxLength: 30 }), someDay, (dues, day) => {
        const found = reviewsWaiting(
          dues.map((reviewOn) => ({ reviewOn })),
          day,
        ).map((each) => each.reviewOn)
        expect(found).toEqual(dues.filter((due) => due <= daysAfter(day, reviewNotice)).toSorted())
      }),
    ))
})

describe('a pupil', () => {
  it.each([
    ['2018-04-01', 1, '2026-11-01', 2],
    ['2020-04-01', 1, '2026-11-01', 0],
    ['2020-10-01', 1, '2026-11-01', 0],
    ['2014-04-01', 3, '2027-03-01', 4],
    ['2008-01-01', 11, '2026-11-01', 0],
  ])('born by %s in class %i on %s is %i classes behind', (born, at, on, behind) =>
    expect(classesBehind(born, at, on)).toBe(behind),
  )
  it('whose birth is not known is not said to be behind', () =>
    expect(classesBehind(null, 1, '2026-11-01')).toBeNull())
})

describe('a paper', () => {
  const refused = {
    appliedOn: '2026-12-01',
    answer: 'refused' as const,
    appealUntil: '2027-03-01',
    appealedOn: null,
    appealAnswer: null,
  }
  it('that is refused can be appealed to the last day of its term, and the end of it is told before', () => {
    for (const day of everyDay) {
      expect(paperState(refused, day)).toBe(day <= '2027-03-01' ? 'refused' : 'refused for good')
      expect(appealRunsOut(refused, day)).toBe(day >= '2027-02-15' && day <= '2027-03-01')
    }
    const appealed = { ...refused, appealedOn: '2027-02-20' }
    expect(paperState(appealed, '2027-06-01')).toBe('appealed')
    expect(appealRunsOut(appealed, '2027-02-25')).toBe(false)
    expect(paperState({ ...appealed, appealAnswer: 'granted' }, '2027-06-01')).toBe('granted')
  })
})

describe('what goes to a school', () => {
  it.each([
    'School 7, former camp',
    'Центр реабилитации «Шанс»',
    'Жұсан мектебі',
    'مدرسة العائدين من مخيم الهول',
    'School of Operation Falcon',
  ])('does not say “%s”', (text) => expect(tellsOfReturn(text)).toBe(true))
  it.each([
    'Школа-лицей № 12, Актау',
    '№ 4 мектеп-гимназия',
    'Campbell School',
    'Лицей программирования имени Ираклия',
    'Rojina school',
    'مدرسة رقم 7',
  ])('may say “%s”', (text) => expect(tellsOfReturn(text)).toBe(false))
  it('names no operation that the writer knows of', () => {
    expect(tellsOfReturn('Lyceum Falcon', ['Falcon'])).toBe(true)
    expect(tellsOfReturn('Lyceum', ['Falcon'])).toBe(false)
  })
})

// The limit of a stay, the order in which rooms are proposed, and when an entry of the directory is stale.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysAfter,
  inOrderOfFit,
  isStale,
  keepsList,
  type RoomProposal,
  serviceKinds,
  speaksOfBelief,
  stayLimit,
  stayNotice,
  stayStanding,
} from '../src/index.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the limit of a stay', () => {
  it('is near from two weeks before it to the day itself, and over from the day after', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 500 }),
        (from, days, after) => {
          const limit = stayLimit(from, days)
          const left = days - after
          expect(stayStanding(limit, daysAfter(from, after))).toBe(
            left < 0 ? 'over' : left <= stayNotice ? 'near' : 'ahead',
          )
        },
      ),
    )
  })
  it('is moved by an extension, and never back', () => {
    expect(stayLimit('2026-01-01', 30, '2026-02-20')).toBe('2026-02-20')
    expect(stayLimit('2026-01-01', 30, '2026-01-05')).toBe('2026-01-31')
  })
})

describe('rooms', () => {
  const room = (label: string, more: Partial<RoomProposal>): RoomProposal => ({
    id: label,
    label,
    beds: 4,
    free: 4,
    kin: 0,
    gap: null,
    ...more,
  })
  it('are proposed where kin sleep, then where fewest beds are left over; those that will not do come last', () => {
    const rooms = [
      room('10', { free: 8 }),
      room('2', { free: 5 }),
      room('1', { free: 9, gap: 'women-and-men' }),
      room('7', { free: 6, kin: 2 }),
      room('9', { free: 5 }),
    ]
    expect(inOrderOfFit(rooms).map((each) => each.label)).toEqual(['7', '2', '9', '10', '1'])
  })
})

describe('the directory', () => {
  it('is stale after half a year', () => {
    expect([isStale('2026-01-31', '2026-07-31'), isStale('2026-01-31', '2026-08-01')]).toEqual([false, true])
  })
  it('keeps no list for what would tell too much', () => {
    expect(serviceKinds.filter((kind) => !keepsList([kind]))).toEqual([
      'health',
      'psychological help',
      'protection',
      'legal aid',
    ])
    expect(keepsList(['learning', 'health'])).toBe(false)
  })
})

it('knows belief in four languages, and leaves a helpline, a town and a lesson alone', () => {
  for (const title of [
    'Religious talk',
    'Deradicalisation',
    'Беседа с имамом',
    'Основы РЕЛИГИИ',
    'Діни сауат',
    'Намаз үйрену',
    'دروس في العقيدة',
    'القرآن الكريم',
  ])
    expect([title, speaksOfBelief(title)]).toEqual([title, true])
  for (const title of [
    'Сенім телефоны',
    'Reading aloud',
    'Sewing',
    'مدينة الألعاب',
    'Шеберлік',
    'Мектепке дайындық',
  ])
    expect([title, speaksOfBelief(title)]).toEqual([title, false])
})

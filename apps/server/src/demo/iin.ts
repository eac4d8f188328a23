// Numbers shaped like Kazakhstan's individual identification number (ЖСН/ИИН): six digits of the birth date,
// one for century and sex, four of a serial, one check digit. Every number made here carries a check digit that
// is wrong on purpose, so that none can be the number of a living person and any check refuses it.

import { parts, two } from './dates.ts'

const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const SECOND = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]

/** The right check digit of eleven digits, or null where the rule issues no such number. */
export function iinCheckDigit(eleven: string): number | null {
  const weigh = (weights: readonly number[]) =>
    weights.reduce((sum, weight, i) => sum + weight * Number(eleven[i]), 0) % 11
  const first = weigh(FIRST)
  if (first < 10) return first
  const second = weigh(SECOND)
  return second < 10 ? second : null
}

/** A fictional number: the structure is valid, the check digit is always one more than the right one. */
export function fictionalIin(born: string, sex: 'f' | 'm', serial: number): string {
  const { year, month, day } = parts(born)
  const century = (year < 2000 ? 3 : 5) + (sex === 'f' ? 1 : 0)
  const eleven = `${two(year % 100)}${two(month)}${two(day)}${century}${String(serial).padStart(4, '0')}`
  return `${eleven}${((iinCheckDigit(eleven) ?? 0) + 1) % 10}`
}

// Dates as the lists write them. A date here is 'YYYY-MM-DD' in the Gregorian calendar, without a time zone.

const DAY = 86_400_000

/** Days since 1 January 1970. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY)

/** The date of a day number. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** The date a number of days later (or earlier). */
export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days)

/** Year, month and day as numbers. */
export function parts(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** Completed years on a day. */
export function ageOn(born: string, on: string): number {
  const b = parts(born)
  const o = parts(on)
  const before = o.month < b.month || (o.month === b.month && o.day < b.day)
  return o.year - b.year - (before ? 1 : 0)
}

/** Completed months on a day, for small children. */
export function monthsOn(born: string, on: string): number {
  const b = parts(born)
  const o = parts(on)
  return (o.year - b.year) * 12 + o.month - b.month - (o.day < b.day ? 1 : 0)
}

/** The date moved by whole years, 29 February becoming the 28th. */
export function addYears(date: string, years: number): string {
  const { year, month, day } = parts(date)
  const kept = month === 2 && day === 29 ? 28 : day
  return `${String(year + years).padStart(4, '0')}-${two(month)}-${two(kept)}`
}

export const two = (n: number): string => String(n).padStart(2, '0')

/** 27.03.1990 */
export const dotted = (date: string): string => `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`

/** 27/03/1990 */
export const dayFirst = (date: string): string => dotted(date).replaceAll('.', '/')

/** 03/27/1990 */
export const monthFirst = (date: string): string =>
  `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`

/**
 * The date in the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of
 * thirty): Dershowitz and Reingold, Calendrical Calculations, ch. 7. It can differ by a day or two from a
 * sighted calendar, as the registrars' own reckoning does.
 */
export function hijri(date: string): { year: number; month: number; day: number } {
  const julianDay = dayNumber(date) + 2440588
  const fixed = julianDay - 1948440 + 10632
  const cycle = Math.floor((fixed - 1) / 10631)
  const inCycle = fixed - 10631 * cycle + 354
  const j =
    Math.floor((10985 - inCycle) / 5316) * Math.floor((50 * inCycle) / 17719) +
    Math.floor(inCycle / 5670) * Math.floor((43 * inCycle) / 15238)
  const rest =
    inCycle -
    Math.floor((30 - j) / 15) * Math.floor((17719 * j) / 50) -
    Math.floor(j / 16) * Math.floor((15238 * j) / 43) +
    29
  const month = Math.floor((24 * rest) / 709)
  return { year: 30 * cycle + j - 30, month, day: rest - Math.floor((709 * month) / 24) }
}

/** Arabic-Indic digits in place of 0–9. */
export const arabicDigits = (text: string): string => text.replace(/[0-9]/g, (d) => '٠١٢٣٤٥٦٧٨٩'[Number(d)]!)

function isLeap(y: number): boolean {
  return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
}

export function monthLength(y: number, m: number): number {
  return m === 2 ? (isLeap(y) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31
}

export function isDay(y: number, m: number, d: number): boolean {
  return y >= 1000 && y <= 2999 && m >= 1 && m <= 12 && d >= 1 && d <= monthLength(y, m)
}

export function iso(y: number, m: number, d: number): string {
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

/** Days since 1970-01-01 of an ISO date; NaN if it is none. */
export function dayOf(date: string): number {
  // by hand: this is asked for every pair that linkage looks at
  const y = digits(date, 0, 4)
  const m = digits(date, 5, 7)
  const d = digits(date, 8, 10)
  if (date[4] !== '-' || date[7] !== '-' || !isDay(y, m, d)) return Number.NaN
  return civil(y, m, d)
}

function digits(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i) - 48
    if (!(c >= 0 && c <= 9)) return Number.NaN
    n = n * 10 + c
  }
  return n
}

/** Howard Hinnant's days_from_civil (chrono-compatible low-level date algorithms). */
export function civil(y: number, m: number, d: number): number {
  const a = m <= 2 ? y - 1 : y
  const era = Math.floor(a / 400)
  const yoe = a - era * 400
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468
}

export function isoOf(day: number): string {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const m = mp < 10 ? mp + 3 : mp - 9
  return iso(yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - Math.floor((153 * mp + 2) / 5) + 1)
}

/**
 * Day number of a date of the tabular Islamic calendar, civil epoch (16 July 622 Julian), leap years
 * 2 5 7 10 13 16 18 21 24 26 29 of 30 (Reingold and Dershowitz, Calendrical Calculations, ch. 7). The
 * sighted calendar may differ by a day or two.
 */
export function hijriDay(y: number, m: number, d: number): number {
  const epoch = -492_148 // 622-07-19 Gregorian
  return epoch + (y - 1) * 354 + Math.floor((3 + 11 * y) / 30) + 29 * (m - 1) + Math.floor(m / 2) + d - 1
}

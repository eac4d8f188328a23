/** Is 'YYYY-MM-DD' a day of the calendar? */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/**
 * The year of two digits.
 * @param rest '', '-MM' or '-MM-DD', as far as it is known
 * @param kind past: not after today (a birth); near: within 50 years of it (an expiry)
 */
export function yearOf(yy: string, rest: string, kind: 'past' | 'near', today: string): string {
  const now = Number(today.slice(0, 4))
  const year = now - (now % 100) + Number(yy)
  if (kind === 'past') {
    const whole = `${year}${rest}`
    return String(whole > today.slice(0, whole.length) ? year - 100 : year)
  }
  if (year > now + 50) return String(year - 100)
  return String(year < now - 50 ? year + 100 : year)
}

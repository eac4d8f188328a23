// Days are those of the office's calendar, wherever the server or the reader is.

/** The zone of the office (Kazakhstan has one). The database's `access.day_of` says the same. */
export const officeZone = 'Asia/Almaty'

/** The day of an instant in a zone, YYYY-MM-DD. */
export const dayIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)

/** The day of an instant at the office, YYYY-MM-DD. */
export const dayOf = (instant: string): string => dayIn(officeZone, new Date(instant))

/** Today at the office, or a day so many days from it, YYYY-MM-DD. */
export const today = (days = 0): string => dayIn(officeZone, new Date(Date.now() + days * 86_400_000))

/** The same day of a later month, or that month's last. @param day YYYY-MM-DD */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The day so many days after another. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

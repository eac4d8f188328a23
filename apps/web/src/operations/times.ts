// A clock's reading in a zone, as <input type="datetime-local"> gives it, to an instant and back.

/** All zones that the browser knows, once. */
export const zones: readonly string[] = Intl.supportedValuesOf('timeZone')

const parts = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    .format(at)
    .replace(' ', 'T')

/** '2027-01-05T08:30' in a zone. */
export function clockIn(zone: string, instant: string | null | undefined): string {
  return instant ? parts(zone, new Date(instant).getTime()).slice(0, 16) : ''
}

/** The instant at which clocks of the zone show this; of two, the first. */
export function instantOf(clock: string, zone: string): string {
  const asIfUtc = Date.parse(`${clock.slice(0, 16)}:00Z`)
  const offset = (at: number) => Date.parse(`${parts(zone, at)}Z`) - at
  const guess = asIfUtc - offset(asIfUtc)
  return new Date(asIfUtc - offset(guess)).toISOString()
}

// Between which states a figure's mission went, for the writer of a communiqué to choose or not. It is told by the zones of
// time of the mission's first and last leg: the one thing of its legs that whoever writes for the public may be given.
import type { Journey } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { getFigureById } from './figure-queries.ts'

/** What Node already offers, and TypeScript does not know yet. */
type Region = Intl.Locale & { getTimeZones(): string[] | undefined }

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
let made: ReadonlyMap<string, string> | undefined

/** The state of each zone, asked for once; a code that went out of use stands for the state of today. */
function states(): ReadonlyMap<string, string> {
  made ??= new Map(
    letters
      .flatMap((a) => letters.map((b) => new Intl.Locale(`und-${a}${b}`) as Region))
      .flatMap((region) => (region.getTimeZones() ?? []).map((zone) => [zone, region.region!] as const)),
  )
  return made
}

/** The state of a zone of time by its ISO 3166-1 alpha-2 code, e.g. Asia/Aqtau: KZ. Zones of the sea have none. */
export const stateOfZone = (zone: string): string | undefined =>
  states().get(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone)

/** @throws Problem not-found for a figure that the reader does not see */
export async function suggestedJourney(db: Db, figureId: string): Promise<{ journey: Journey | null }> {
  await getFigureById(db, figureId)
  const { rows } = await sql<{
    from_zone: string
    to_zone: string
  }>`select * from figures.ends_of_journey(${figureId})`.execute(db)
  const [ends] = rows
  const from = ends && stateOfZone(ends.from_zone)
  const to = ends && stateOfZone(ends.to_zone)
  return { journey: from && to && from !== to ? { from: [from], to } : null }
}

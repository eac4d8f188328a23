// Numbered blanks of travel documents, beside the counts that the stock keeps of them.
import { type addBlanks, type BodyOf, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { moveStock } from '../stock.ts'

const kind = 'emergency travel document'

export async function receiveBlanks(db: Db, { place, prefix, first, count }: BodyOf<typeof addBlanks>) {
  const from = Number(first)
  const numbers = Array.from(
    { length: count },
    (_, at) => `${prefix}${String(from + at).padStart(first.length, '0')}`,
  )
  const last = numbers.at(-1)!
  if (last.length > 9)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.first', message: 'too-long' }],
    })
  await db
    .insertInto('operations.travel_blank')
    .values(numbers.map((number) => ({ number, place })))
    .execute()
  const { id } = await moveStock(db, {
    kind,
    place,
    what: 'received',
    count,
    numbers: `${numbers[0]}–${last}`,
  })
  return { id, count }
}

/** Takes the next blank of a place for an issue. @throws Problem step-not-open where none is left */
export async function takeBlank(db: Db, place: string): Promise<{ id: string; number: string }> {
  const blank = await db
    .selectFrom('operations.travel_blank')
    .select(['id', 'number'])
    .where('place', '=', place)
    .where('state', '=', 'on hand')
    .where('agency_id', '=', sql<string>`access.agency()`)
    .orderBy('number')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!blank)
    throw new Problem('step-not-open', {
      detail: 'No numbered blank is left at this place. Take blanks into the stock first.',
    })
  await use(db, blank.id, { state: 'issued' })
  await moveStock(db, { kind, place, what: 'issued', count: 1, numbers: blank.number })
  return blank
}

export async function spoil(db: Db, number: string, reason: string) {
  const blank = await db
    .selectFrom('operations.travel_blank')
    .select(['id', 'place'])
    .where('number', '=', number)
    .where('agency_id', '=', sql<string>`access.agency()`)
    .executeTakeFirst()
  if (!blank) throw new Problem('refers-to-nothing')
  await use(db, blank.id, { state: 'spoiled', spoil_reason: reason })
  await moveStock(db, { kind, place: blank.place, what: 'spoiled', count: 1, numbers: number })
  return { id: blank.id }
}

async function use(db: Db, id: string, to: { state: 'issued' | 'spoiled'; spoil_reason?: string }) {
  const { numUpdatedRows } = await db
    .updateTable('operations.travel_blank')
    .set(to)
    .where('id', '=', id)
    .where('state', '=', 'on hand')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('state-changed')
}

/** Blanks on hand by place, with the next number of each. */
export async function blanksByPlace(db: Db) {
  const rows = await db
    .selectFrom('operations.travel_blank')
    .select(['place', sql<number>`count(*)::int`.as('count'), sql<string>`min(number)`.as('next')])
    .where('state', '=', 'on hand')
    .where('agency_id', '=', sql<string>`access.agency()`)
    .groupBy('place')
    .orderBy('place')
    .execute()
  return rows
}

// What the pictures are drawn from: numbers from figures.flow() and figures.counted_by(), which tell nobody's identity.
import {
  flowDefinition,
  type getFlow,
  type getSaidOverTime,
  type QueryOf,
  type SaidPoint,
  today,
} from '@oralu/domain'
import { rangeSaid } from '@oralu/figures'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { answerOf, standing } from './claim-queries.ts'
import { endOf, ledgerSize } from './figure-queries.ts'
import { type FlowGroup, flowOf } from './flow.ts'

export async function getStages(db: Db, { was, known }: QueryOf<typeof getFlow>) {
  const { rows } = await sql<FlowGroup>`select * from figures.flow(${was ?? null}::date, ${endOf(
    known,
  )})`.execute(db)
  return {
    ...flowOf(rows),
    definition: flowDefinition,
    was: was ?? null,
    known: known ?? null,
    knownAt: new Date().toISOString(),
    ledgerSize: await ledgerSize(db),
  }
}

/** Statements on more than one mission that give a total, and the register's count as of the day of each, asked for once. */
export async function getSaid(db: Db, { known }: QueryOf<typeof getSaidOverTime>) {
  const rows = await standing(db)
    .where('claim.event', '=', 'repatriated')
    .where((eb) => eb.or([eb('claim.missions', 'is', null), sql<boolean>`cardinality(claim.missions) > 1`]))
    .orderBy('claim.stated_from')
    .orderBy('claim.seq')
    .execute()
  const day = today()
  const { rows: days } = await sql<{ day: string; total: number }>`select * from figures.counted_by(${[
    ...new Set([...rows.map((row) => row.stated_from), day]),
  ]}::date[], ${endOf(known)})`.execute(db)
  const on = new Map(days.map(({ day, total }) => [day, total]))
  const said = rows.map(answerOf).flatMap((claim): SaidPoint[] => {
    const total = claim.quantities.find(({ category }) => category === 'total')
    if (!total || total.kind === 'share') return []
    const { kind, value, upper, tolerance } = total
    const { low, high } = rangeSaid({
      category: 'total',
      kind,
      value,
      ...(upper === null ? {} : { upper }),
      ...(tolerance === null ? {} : { tolerance }),
    })
    return [
      {
        id: claim.id,
        key: claim.key,
        publisher: claim.publisher,
        note: claim.note,
        statedFrom: claim.statedFrom,
        statedTo: claim.statedTo,
        kind,
        value,
        low,
        high: Number.isFinite(high) ? high : null,
        uncertain: claim.readings !== null || (claim.missions === null && !claim.everyone),
        counted: on.get(claim.statedFrom)!,
      },
    ]
  })
  return {
    said,
    counted: days
      .filter(({ total }, at) => total !== (days[at - 1]?.total ?? 0))
      .map(({ day, total }) => ({ day, people: total })),
    today: day,
    known: known ?? null,
    knownAt: new Date().toISOString(),
  }
}

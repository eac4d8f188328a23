// What the course of a case tells of a child's family and care: from the care side alone.
import type { CaseEvent } from '@oralu/domain'
import type { Db } from '../../db/transaction.ts'
import { type KinFact, readKin } from './rows.ts'

type Told = Omit<CaseEvent, 'by'> & { byId?: string | null }
const steps = [
  ['opened', 'openedOn'],
  ['found', 'foundOn'],
  ['verified', 'verifiedOn'],
  ['reunified', 'reunifiedOn'],
  ['ended', 'endedOn'],
] as const

export async function kinshipEvents(db: Db, anchorIds: readonly string[]): Promise<Told[]> {
  const of = (kind: Parameters<typeof readKin>[1]) => readKin(db, kind, anchorIds)
  const told = (fact: KinFact, on: string, kind: CaseEvent['kind'], what: string, words: string | null) => ({
    at: on,
    kind,
    what,
    words,
    byId: fact.recordedBy,
  })
  return [
    ...(await of('standing')).map((each) =>
      told(each, each['fromOn'], 'standing', each['standing'], each['saidBy']),
    ),
    ...(await of('guardianship')).map((each) =>
      told(each, each['fromOn'], 'guardian', each['kind'], each['name']),
    ),
    ...(await of('placement')).flatMap((each) => [
      told(each, each['fromOn'], 'placement', each['kind'], each['carer']),
      ...(each['untilOn']
        ? [told(each, each['untilOn'], 'placement ended', each['endedHow'], each['carer'])]
        : []),
    ]),
    ...(await of('tracing')).flatMap((each) =>
      steps.flatMap(([what, column]) =>
        each[column] ? [told(each, each[column], 'tracing', what, each['soughtWords'])] : [],
      ),
    ),
  ]
}

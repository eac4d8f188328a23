// Works out what of a table others may have, in a thread of its own: linear programs take their time.
import { parentPort } from 'node:worker_threads'
import type { OutcomeCell } from '@oralu/domain'
import { protect, type TableCell } from '@oralu/figures'
import type { Order } from '../../jobs/standing-thread.ts'
import type { Counted, Table } from './outside.ts'

parentPort!.on('message', async ({ id, of }: Order<Table[]>) => {
  try {
    const answer: OutcomeCell[] = []
    for (const table of of) answer.push(...(await protectedTable(table)))
    parentPort!.postMessage({ id, answer })
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})

const yes = ({ cohort }: Counted) => `${cohort} yes`
const no = ({ cohort }: Counted) => `${cohort} no`

async function protectedTable(lines: Table): Promise<OutcomeCell[]> {
  const [first] = lines
  const rows: [cohort: string | null, of: Table][] = [
    ...lines.map((line): [string, Table] => [line.cohort, [line]]),
    // One cohort is all there is: its own line says it.
    ...(lines.length > 1 ? [[null, lines] as [null, Table]] : []),
  ]
  const table = rows.flatMap(([cohort, of]): TableCell[] => [
    { key: `${cohort} who`, atoms: of.flatMap((line) => [yes(line), no(line)]) },
    { key: `${cohort} yes`, atoms: of.map(yes) },
  ])
  const counts = new Map(
    lines.flatMap((line) => [
      [yes(line), line.yes],
      [no(line), line.who - line.yes],
    ]),
  )
  const { cells } = await protect(table, counts, [], {
    // Those of whom it does not hold are not printed, and must not follow either.
    alsoKept: rows.map(([cohort, of]) => ({ key: `${cohort} no`, atoms: of.map(no) })),
  })
  const printed = new Map(cells.map((cell) => [cell.key, cell.printed]))
  return rows.map(([cohort]) => ({
    cohort,
    months: first!.months,
    indicator: first!.indicator,
    who: printed.get(`${cohort} who`) ?? null,
    yes: printed.get(`${cohort} yes`) ?? null,
  }))
}

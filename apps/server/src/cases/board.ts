// The board of an office: who holds how many cases, and what is overdue in them.
import { type AnswerOf, type BoardLine, fullCaseload, type getBoard, today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { namesOf } from './queries.ts'

export async function boardOf(db: Db): Promise<AnswerOf<typeof getBoard>> {
  const { rows } = await sql<{
    worker_id: string | null
    cases: number
    reviews: number
    visits: number
    tasks: number
    needs: number | null
    without_carer: number
  }>`select * from cases.board(${today()}::date)`.execute(db)
  const named = await namesOf(
    db,
    rows.map((row) => row.worker_id),
  )
  const lines = rows.map(
    ({ worker_id, without_carer, ...owed }): BoardLine => ({
      worker: worker_id ? named(worker_id) : null,
      ...owed,
      withoutCarer: without_carer,
    }),
  )
  const sum = (of: (line: BoardLine) => number) => lines.reduce((all, line) => all + of(line), 0)
  return {
    full: fullCaseload,
    // Nobody's first, since they wait for someone; then by name, which ranks nobody.
    lines: lines.toSorted((a, b) =>
      a.worker && b.worker ? a.worker.name.localeCompare(b.worker.name) : a.worker ? 1 : -1,
    ),
    whole: {
      cases: sum((line) => line.cases),
      reviews: sum((line) => line.reviews),
      visits: sum((line) => line.visits),
      tasks: sum((line) => line.tasks),
      needs: lines.some((line) => line.needs === null) ? null : sum((line) => line.needs ?? 0),
      withoutCarer: sum((line) => line.withoutCarer),
    },
  }
}

// Rows for research without names: made and proposed by who answers for care, agreed to by the data-protection officer.
import {
  type AnswerOf,
  type BodyOf,
  type decideResearch,
  type Language,
  type listResearch,
  Problem,
  type proposeResearch,
  quarterEnd,
  type ResearchSummary,
  researchDays,
  today,
} from '@oralu/domain'
import { anonymous, type Coarsening, type Row } from '@oralu/figures'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { namesOf } from '../queries.ts'
import { sheetFile } from '../sheet.ts'

/** What others may know of a person, from as fine as it is ever told. */
const known: Coarsening[] = [
  { name: 'came', levels: [(year) => year, (year) => pairOf(year), () => ''] },
  { name: 'sex', levels: [(sex) => sex, () => ''] },
  {
    name: 'age',
    levels: [ageBand, (age) => (age === '' ? '' : Number(age) < 18 ? '0-17' : '18+'), () => ''],
  },
]
const pairOf = (year: string) => {
  const first = Number(year) - (Number(year) % 2)
  return `${first}-${first + 1}`
}
const bands = [
  [0, 5],
  [6, 11],
  [12, 17],
  [18, 29],
  [30, 44],
  [45, 200],
] as const
function ageBand(age: string): string {
  if (age === '') return ''
  const band = bands.find(([, to]) => Number(age) <= to) ?? bands.at(-1)!
  return band[1] === 200 ? `${band[0]}+` : `${band[0]}-${band[1]}`
}

const outcomes = ['plan_signed', 'carer', 'school', 'birth_paper', 'goal_met', 'closed'] as const
type Line = { came: string; sex: string; age: number | null; months: number } & Record<
  (typeof outcomes)[number],
  boolean | null
>
const columns = ['came', 'sex', 'age', 'months', ...outcomes] as const

/** Each line as texts; what does not apply is empty. */
const rowOf = (line: Line): Row =>
  Object.fromEntries(
    columns.map((name) => [
      name,
      line[name] === null
        ? ''
        : line[name] === true
          ? 'yes'
          : line[name] === false
            ? 'no'
            : String(line[name]),
    ]),
  )

/** @throws Problem body-invalid on a day that is too late, step-not-open where too few are alike for any row */
export async function propose(db: Db, body: BodyOf<typeof proposeResearch>): Promise<{ id: string }> {
  if (body.untilOn <= today() || body.untilOn > today(researchDays))
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.untilOn', message: 'a day to come, within a year' }],
    })
  const asOf = quarterEnd()
  const { rows: lines } = await sql<Line>`select * from cases.research_lines(${asOf}::date)`.execute(db)
  const { rows, ...told } = anonymous(lines.map(rowOf), known, { k: body.groupSize })
  if (rows.length === 0) throw new Problem('step-not-open')
  const summary: ResearchSummary = { rows: rows.length, ...told }
  const made = await db
    .insertInto('cases.research_release')
    .values({
      ...(body.id ? { id: body.id } : {}),
      title: body.title,
      recipient: body.recipient,
      purpose: body.purpose,
      legal_basis: body.legalBasis,
      as_of: asOf,
      group_size: body.groupSize,
      until_on: body.untilOn,
      summary: JSON.stringify(summary),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('cases.research_rows')
    .values({ id: made.id, rows: JSON.stringify(rows) })
    .execute()
  return made
}

export async function releases(db: Db, actor: Actor): Promise<AnswerOf<typeof listResearch>> {
  const rows = await db
    .selectFrom('cases.research_release')
    .selectAll()
    .orderBy('proposed_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  const named = await namesOf(
    db,
    rows.flatMap((row) => [row.proposed_by, row.decided_by]),
  )
  return {
    items: rows.map((row) => ({
      id: row.id,
      title: row.title,
      recipient: row.recipient,
      purpose: row.purpose,
      legalBasis: row.legal_basis,
      asOf: row.as_of,
      groupSize: row.group_size,
      untilOn: row.until_on,
      summary: row.summary as unknown as ResearchSummary,
      proposedBy: named(row.proposed_by),
      proposedAt: row.proposed_at,
      decision: row.decision as 'agreed' | 'refused' | null,
      decidedBy: row.decided_by ? named(row.decided_by) : null,
      decidedAt: row.decided_at,
      decisionWords: row.decision_words,
      open: row.decision === 'agreed' && row.until_on >= today() && roleHolds(actor.role, 'care.decide'),
    })),
  }
}

export async function decide(db: Db, actor: Actor, id: string, body: BodyOf<typeof decideResearch>) {
  const row = await db
    .selectFrom('cases.research_release')
    .select(['decision', 'proposed_by'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.decision) throw new Problem('step-not-open')
  if (row.proposed_by === actor.accountId) throw new Problem('same-person-twice')
  await db
    .updateTable('cases.research_release')
    .set({
      decision: body.decision,
      decided_by: actor.accountId,
      decided_at: new Date().toISOString(),
      decision_words: body.words,
    })
    .where('id', '=', id)
    .execute()
  return { id }
}

/** @throws Problem not-found where they are not agreed to, or their day has passed */
export async function rowsFile(db: Db, id: string, language: Language, as: 'csv' | 'xlsx') {
  const found = await db
    .selectFrom('cases.research_rows')
    .select('rows')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Problem('not-found')
  return await sheetFile(
    {
      name: `research-${id.slice(0, 8)}`,
      columns: columns.map((header) => ({ header })),
      rows: (found.rows as unknown as Row[]).map((row) => columns.map((name) => row[name] ?? '')),
    },
    language,
    as,
  )
}

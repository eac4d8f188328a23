// Code lists that the forms of an agency share.
import { type BodyOf, type CodeList, Problem, type saveCodeList } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { namesOf } from '../queries.ts'

export async function codeLists(db: Db) {
  const rows = await db.selectFrom('cases.code_list').selectAll().orderBy('name').orderBy('id').execute()
  const named = await namesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return {
    items: rows.map(
      (row): CodeList => ({
        id: row.id,
        name: row.name,
        choices: row.choices as unknown as CodeList['choices'],
        recorded: { by: named(row.recorded_by), at: row.recorded_at },
      }),
    ),
  }
}

export async function keepCodeList(db: Db, actor: Actor, id: string, body: BodyOf<typeof saveCodeList>) {
  const makes = (['care', 'health', 'protection', 'legal'] as const).some((part) =>
    roleHolds(actor.role, `${part}.write`),
  )
  if (!makes) throw new Problem('not-found')
  const names = body.choices.map(({ name }) => name)
  if (new Set(names).size < names.length)
    throw new Problem('body-invalid', { issues: [{ path: 'choices', message: 'each name once' }] })
  const values = { name: body.name, choices: JSON.stringify(body.choices) }
  const changed = await db
    .updateTable('cases.code_list')
    .set({ ...values, recorded_by: actor.accountId, recorded_at: sql<string>`now()` })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed)
    await db
      .insertInto('cases.code_list')
      .values({ id, ...values })
      .execute()
  return { id }
}

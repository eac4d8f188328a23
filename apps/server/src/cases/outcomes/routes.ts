import {
  decideResearch,
  exportOutcomes,
  exportResearch,
  getOutcomes,
  type Language,
  listResearch,
  proposeResearch,
  releaseOutcomes,
} from '@oralu/domain'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { type Served, serve } from '../../http/serve.ts'
import type { sheetFile } from './file.ts'
import { outcomesOf, release, releaseFile } from './indicators.ts'
import * as research from './research.ts'

/** A file in the language of whoever takes it; that it was taken is in the ledger. */
async function sent(
  { db, actor, reply }: { db: Db; actor: Actor; reply: FastifyReply },
  table: string,
  id: string,
  make: (language: Language) => ReturnType<typeof sheetFile>,
) {
  const { language } = await db
    .selectFrom('access.account')
    .select('language')
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  const { type, disposition, content } = await make(language as Language)
  await sql`select ledger.note('export', ${table}, array[${id}::uuid])`.execute(db)
  reply.type(type).header('content-disposition', disposition)
  return content
}

export const outcomeRoutes: Served[] = [
  serve(getOutcomes, ({ db, query }) => outcomesOf(db, query.asOf)),
  serve(releaseOutcomes, ({ db, body }) => release(db, body.asOf)),
  serve(exportOutcomes, (asked) =>
    sent(asked, 'cases.outcome_release', asked.params.id, (language) =>
      releaseFile(asked.db, asked.params.id, language, asked.query.as),
    ),
  ),
  serve(listResearch, ({ db, actor }) => research.releases(db, actor)),
  serve(proposeResearch, ({ db, body }) => research.propose(db, body)),
  serve(decideResearch, ({ db, actor, params, body }) => research.decide(db, actor, params.id, body)),
  serve(exportResearch, (asked) =>
    sent(asked, 'cases.research_rows', asked.params.id, (language) =>
      research.rowsFile(asked.db, asked.params.id, language, asked.query.as),
    ),
  ),
]

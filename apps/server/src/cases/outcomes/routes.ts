import {
  decideResearch,
  exportOutcomes,
  exportResearch,
  getOutcomes,
  listResearch,
  proposeResearch,
  releaseOutcomes,
} from '@oralu/domain'
import { type Served, serve } from '../../http/serve.ts'
import { sendSheet } from '../sheet.ts'
import { outcomesOf, release, releaseFile } from './indicators.ts'
import * as research from './research.ts'

export const outcomeRoutes: Served[] = [
  serve(getOutcomes, ({ db, query }) => outcomesOf(db, query.asOf)),
  serve(releaseOutcomes, ({ db, body }) => release(db, body.asOf)),
  serve(exportOutcomes, (asked) =>
    sendSheet(asked, 'cases.outcome_release', asked.params.id, (language) =>
      releaseFile(asked.db, asked.params.id, language, asked.query.as),
    ),
  ),
  serve(listResearch, ({ db, actor }) => research.releases(db, actor)),
  serve(proposeResearch, ({ db, body }) => research.propose(db, body)),
  serve(decideResearch, ({ db, actor, params, body }) => research.decide(db, actor, params.id, body)),
  serve(exportResearch, (asked) =>
    sendSheet(asked, 'cases.research_rows', asked.params.id, (language) =>
      research.rowsFile(asked.db, asked.params.id, language, asked.query.as),
    ),
  ),
]

import { randomUUID } from 'node:crypto'
import {
  actOnFact,
  addFact,
  approveCrossing,
  type CrossingSide,
  crossingEndpoints,
  crossingSides,
  type Endpoint,
  getJustice,
  getJusticeToday,
  type JusticeKind,
  justiceKinds,
  listCrossingsOverseen,
  listJustice,
  noticeOfCrossing,
  refuseCrossing,
  withdrawFact,
} from '@oralu/domain'
import { type Served, serve } from '../../http/serve.ts'
import { enter, say, withdraw } from '../facts.ts'
import * as crossings from './crossings.ts'
import { justiceOf, justiceToday, listJusticePeople } from './page.ts'

type Body = Record<string, unknown>

export const justiceRoutes: Served[] = [
  serve(listJustice, ({ db, query }) => listJusticePeople(db, query)),
  serve(getJusticeToday, ({ db }) => justiceToday(db)),
  serve(getJustice, ({ db, actor, params }) => justiceOf(db, actor, params.anchorId)),
  ...justiceKinds.flatMap((kind) => [
    serve(addFact[kind], ({ db, params, body }) => enter(db, kind, params.anchorId, body as Body)),
    serve(withdrawFact[kind], ({ db, params, body }) => withdraw(db, kind, params.id, body.why)),
  ]),
  ...Object.entries(actOnFact).flatMap(([kind, acts]) =>
    (Object.values(acts) as Endpoint[]).map((act) =>
      serve(act, ({ db, params, body }) =>
        say(db, kind as JusticeKind, (params as { id: string }).id, body as Body),
      ),
    ),
  ),
  ...crossingSides.flatMap(crossingRoutes),
  serve(listCrossingsOverseen, ({ db }) => crossings.crossingsOverseen(db)),
  serve(approveCrossing, ({ db, params, body }) => crossings.approve(db, params.id, body.days)),
  serve(refuseCrossing, ({ db, params, body }) => crossings.refuse(db, params.id, body.why)),
  serve(noticeOfCrossing, ({ db, params, body }) => crossings.notice(db, params.id, body)),
]

function crossingRoutes(side: CrossingSide): Served[] {
  const of = crossingEndpoints[side]
  return [
    serve(of.list, ({ db }) => crossings.crossingsOf(db)),
    serve(of.ask, async ({ db, body }) => {
      // Whoever asks does not see the row: its id is made here.
      const id = body.id ?? randomUUID()
      await crossings.ask(db, side, { ...body, id })
      return { id }
    }),
    serve(of.get, ({ db, params }) => crossings.askedBy(db, params.id)),
    serve(of.decide, ({ db, params }) => crossings.toDecide(db, params.id)),
    serve(of.propose, ({ db, params, body }) => crossings.propose(db, params.id, body)),
    serve(of.refuse, ({ db, params, body }) => crossings.refuse(db, params.id, body.why)),
    serve(of.notice, ({ db, params, body }) => crossings.notice(db, params.id, body)),
  ]
}

import * as it from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { sessionToken } from '../http/session-token.ts'
import { watch } from './live.ts'
import { place, receptionOf } from './reception.ts'
import { locate, roomOf } from './room.ts'

export const roomRoutes = [
  serve(it.getRoom, ({ db, params }) => roomOf(db, params.id)),
  serve(it.watchMission, async ({ db, actor, services, params, request, reply }) => {
    const token = sessionToken(request.headers)!
    const lastSeen = request.headers['last-event-id']?.toString()
    const stream = await watch(services, db, actor, params.id, { token, lastSeen })
    // A proxy hands each event on as it comes.
    reply.type('text/event-stream').header('x-accel-buffering', 'no')
    return stream as never
  }),
  serve(it.listReception, ({ db, params }) => receptionOf(db, params.id)),
  serve(it.placeGroup, ({ db, actor, params, body }) => place(db, actor, params.id, body)),
  serve(it.placeLeg, ({ db, actor, params, body }) => locate(db, actor, params.id, body)),
]

import {
  actOnKin,
  addKin,
  type Endpoint,
  getFamily,
  getProtectedFamily,
  type KinKind,
  kinKinds,
  withdrawKin,
} from '@oralu/domain'
import { type Served, serve } from '../../http/serve.ts'
import { enter, say, withdraw } from '../facts.ts'
import { familyOf } from './family.ts'
import { protectedFamilyOf } from './protected.ts'

type Body = Record<string, unknown>

export const kinshipRoutes: Served[] = [
  serve(getFamily, ({ db, actor, params }) => familyOf(db, actor, params.anchorId)),
  serve(getProtectedFamily, ({ db, actor, params }) => protectedFamilyOf(db, actor, params.anchorId)),
  ...kinKinds.flatMap((kind) => [
    serve(addKin[kind], ({ db, params, body }) => enter(db, kind, params.anchorId, body as Body)),
    serve(withdrawKin[kind], ({ db, params, body }) => withdraw(db, kind, params.id, body.why)),
  ]),
  ...Object.entries(actOnKin).flatMap(([kind, acts]) =>
    Object.entries(acts as Record<string, Endpoint>).map(([act, endpoint]) =>
      serve(endpoint, ({ db, params, body }) =>
        say(
          db,
          kind as KinKind,
          (params as { id: string }).id,
          act === 'sign' ? { signedAt: new Date().toISOString() } : (body as Body),
        ),
      ),
    ),
  ),
]

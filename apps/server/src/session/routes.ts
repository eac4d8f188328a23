import {
  endOtherSessions,
  endSession,
  getMe,
  getOwnSecurity,
  Problem,
  rights,
  setLanguage,
} from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { endOwnSessions, getOwnAccount, getSecurity, setOwnLanguage } from './queries.ts'

export const sessionRoutes = [
  serve(getMe, async ({ db, actor }) => {
    const own = await getOwnAccount(db, actor.accountId)
    return { ...own, role: actor.role, rights: rights(actor.role) }
  }),
  serve(setLanguage, async ({ db, actor, body }) => {
    await setOwnLanguage(db, actor.accountId, body.language)
    return { language: body.language }
  }),
  serve(getOwnSecurity, ({ db }) => getSecurity(db)),
  serve(endSession, async ({ db, params }) => {
    const ended = await endOwnSessions(db, params.id)
    if (ended === 0) throw new Problem('not-found')
    return { ended }
  }),
  serve(endOtherSessions, async ({ db }) => ({ ended: await endOwnSessions(db, null) })),
]

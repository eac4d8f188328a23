import { getMe, rights, setLanguage } from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { getOwnAccount, setOwnLanguage } from './queries.ts'

export const sessionRoutes = [
  serve(getMe, async ({ db, actor }) => {
    const own = await getOwnAccount(db, actor.accountId)
    return { ...own, role: actor.role, rights: rights(actor.role) }
  }),
  serve(setLanguage, async ({ db, actor, body }) => {
    await setOwnLanguage(db, actor.accountId, body.language)
    return { language: body.language }
  }),
]

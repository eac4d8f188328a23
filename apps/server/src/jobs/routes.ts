import { cancelJob, getJob } from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { askToCancel, getOwnJob } from './queries.ts'

export const jobRoutes = [
  serve(getJob, ({ db, params }) => getOwnJob(db, params.id)),
  serve(cancelJob, ({ db, params }) => askToCancel(db, params.id)),
]

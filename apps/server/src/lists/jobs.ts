// The import of a list as a job: one transaction for the whole list; how far it is, is told by others.
import { type ListTrial, Problem } from '@oralu/domain'
import { Cancelled, type Job, Stopped, type Task } from '../jobs/job.ts'
import { orderSuggestions } from '../people/queries.ts'
import { beginWork } from './at-work.ts'
import { type Imported, importList } from './import.ts'
import { getOwnList } from './queries.ts'

const troublesShown = 500

/** Carries the result of a try out of the transaction that it undoes. */
class Undone extends Error {
  readonly imported: Imported
  constructor(imported: Imported) {
    super('undone')
    this.imported = imported
  }
}

export const importTask: Task = async (job) => {
  const listId = await job.transaction(
    async (db) =>
      (await db.selectFrom('jobs.job').select('about_id').where('id', '=', job.id).executeTakeFirstOrThrow())
        .about_id!,
  )
  let dry = false
  try {
    return await job.transaction(async (db) => {
      await beginWork(db, listId)
      const list = await getOwnList(db, listId)
      // Another order has taken the place of this one.
      if (list.jobId !== job.id || list.state === 'imported' || !list.mapping) throw new Cancelled()
      dry = list.asked?.dry ?? false
      await job.progress(0, undefined, dry ? 'lists.job.trying' : 'lists.job.importing')
      const imported = await importList(
        db,
        job.services,
        { ...list, mapping: list.mapping },
        {
          complete: list.asked?.complete ?? false,
          onProgress: (read) => job.progress(read),
        },
      )
      if (dry) throw new Undone(imported)
      const { jobId } = await orderSuggestions(db)
      return { ...imported.counts, suggestionsJob: jobId }
    })
  } catch (error) {
    if (error instanceof Undone) return trialOf(error.imported)
    if (error instanceof Stopped) throw error
    if (!dry) await settle(job, listId, error instanceof Cancelled ? 'cancelled' : 'failed')
    throw withReason(error)
  }
}

const trialOf = ({ counts, troubles }: Imported): ListTrial => ({
  ...counts,
  troubles: troubles.slice(0, troublesShown),
})

const settle = (job: Job, listId: string, state: 'cancelled' | 'failed') =>
  job.transaction((db) =>
    db
      .updateTable('lists.list')
      .set({ state })
      .where('id', '=', listId)
      .where('job_id', '=', job.id)
      .where('state', '=', 'importing')
      .execute(),
  )

/** The job's row shows the reader's own reason. */
function withReason(error: unknown): unknown {
  const reason = error instanceof Problem ? error.params['reason'] : undefined
  return reason === undefined
    ? error
    : Object.assign(new Error('the file cannot be read'), { code: String(reason) })
}

import { CompiledQuery } from 'kysely'
import type { Task } from '../../jobs/job.ts'
import { carryOut } from './carry-out.ts'
import { spreadErasures } from './list.ts'
import { listedErasures } from './queries.ts'

/** What two decided is done, as the officer who ordered it. */
export const eraseTask: Task = async (job) => {
  const { database, files, settings } = job.services
  const id = await job.transaction(async (db) => {
    const { about_id } = await db
      .selectFrom('jobs.job')
      .select('about_id')
      .where('id', '=', job.id)
      .executeTakeFirstOrThrow()
    return about_id!
  })
  // Before anything goes: a backup that is restored halfway through must not bring it back.
  spreadErasures(settings.dataDir, await job.transaction((db) => listedErasures(db, id)))
  const owner = await database.owner()
  try {
    const { rows, cleared } = await carryOut(
      {
        ask: <T>(text: string, values: readonly unknown[]) =>
          job.transaction(
            async (db) => (await db.executeQuery(CompiledQuery.raw(text, [...values]))).rows as T[],
          ),
        owner,
        superuser: database.embedded?.connection('postgres'),
        files,
        told: (done, total, doing) => job.progress(done, total, doing),
      },
      id,
    )
    return { erasure: id, rows, log: cleared.log }
  } finally {
    await owner.end()
  }
}

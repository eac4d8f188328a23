// The tasks of the worker, by name; each stands in its subject's jobs.ts.
import { intersectTask } from '../cooperation/jobs.ts'
import { checkClaimsTask, estimateTask } from '../figures/jobs.ts'
import { importTask } from '../lists/jobs.ts'
import { assignTask } from '../operations/assignment/solve.ts'
import { suggestMatches } from '../people/jobs.ts'
import { eraseTask } from '../rights/erasure/task.ts'
import type { Task } from './job.ts'

export const tasks: Record<string, Task> = {
  'cooperation.intersect': intersectTask,
  'figures.consistency': checkClaimsTask,
  'figures.estimate': estimateTask,
  'lists.import': importTask,
  'operations.assign': assignTask,
  'people.suggest': suggestMatches,
  'rights.erase': eraseTask,
}

// One estimate in a thread of its own: it computes without a pause, and ending the thread is how it is called off.
import { parentPort, workerData } from 'node:worker_threads'
import { estimate, tablesOfLinks } from '@oralu/figures'
import type { ToEstimate } from './estimate-queries.ts'

const { records, joined, open, seed } = workerData as ToEstimate & { seed: number }
/** Ways of joining records that nobody decided on, drawn by their probabilities. */
const DRAWN = 100

const tables = tablesOfLinks(records, [...joined, ...open], open.length > 0 ? DRAWN : 0, seed)
const [table] = tables
const histories = table!.counts.flatMap((people, history) =>
  people > 0 ? [{ lists: table!.lists.filter((_, at) => history & (1 << at)), people }] : [],
)
parentPort!.postMessage({ answer: { histories, answer: estimate(tables, { seed }) } })

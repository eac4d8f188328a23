// Works out what readers could work out, in a thread of its own: it takes longer with every text that was published.
import { parentPort } from 'node:worker_threads'
import { attack, isSmall, isWithheld, newlyTold, protect } from '@oralu/figures'
import type { Order } from '../jobs/standing-thread.ts'
import type { Judged, ToJudge } from './disclosure.ts'

parentPort!.on('message', async ({ id, of }: Order<ToJudge>) => {
  try {
    parentPort!.postMessage({ id, answer: await judge(of) })
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})

async function judge({
  table,
  chosen,
  counts,
  before,
  kept,
  threshold,
  base,
  propose,
}: ToJudge): Promise<Judged> {
  const people = new Map(counts)
  const small = kept.filter((cell) => isSmall(cell, people, threshold))
  const withheld = chosen.filter(isWithheld)
  const withheldBefore = before.flat().filter(isWithheld)
  const [readers, told, proposal] = await Promise.all([
    attack([...before, chosen], withheld),
    newlyTold(before, chosen, [...withheld, ...withheldBefore, ...small], threshold),
    propose ? protect(table, people, before, { threshold, base, alsoKept: kept }).catch(() => null) : null,
  ])
  return {
    readers: withheld.map(({ key }, at) => [key, readers[at]!]),
    told: told.map(({ key, low, high }) => ({ key, low, high: high! })),
    proposed: proposal?.cells.map(({ key, why }) => [key, why]) ?? null,
  }
}

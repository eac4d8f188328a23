// One cycle: many writes at once over HTTP, a kill -9 in the middle, and what became of them.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type OraluProcess,
  parentOf,
  postmasterOf,
  processesOf,
  type Site,
  startOralu,
  verifySite,
  withRoot,
} from './oralu-process.ts'

/** server: Oralu's own process · postgres: the postmaster · session: one of PostgreSQL's sessions, which resets it */
export const kills = ['server', 'postgres', 'session'] as const
export type Kill = (typeof kills)[number]

export interface Outcome {
  killed: Kill
  writes: number
  /** Answered with 200 before and around the kill, without a repetition. */
  acknowledged: number
  /** Acknowledged, and not there afterwards. */
  lost: number
  /** Not acknowledged at first, then repeated under the same key. */
  repeated: number
  /** Rows, or entries of the ledger, that are there more than once. */
  twice: number
  /** Answers other than 200, 503 and a broken connection. */
  odd: string[]
  /** From the kill until the next write is acknowledged. */
  recoveryMs: number
  /** Database processes beyond the one server. */
  orphans: number
  ledger: string
}

interface Write {
  id: string
  key: string
  done: boolean
  status?: string
}

const abreast = 64

export async function killCycle(
  site: Site,
  running: OraluProcess,
  token: string,
  killed: Kill,
  count: number,
): Promise<{ outcome: Outcome; oralu: OraluProcess }> {
  let oralu = running
  const writes: Write[] = Array.from({ length: count }, () => ({
    id: randomUUID(),
    key: randomUUID(),
    done: false,
  }))
  const acknowledged = new Set<string>()
  const odd = new Set<string>()
  let killedAt = 0
  let recoveredAt = 0
  const send = async (write: Write): Promise<boolean> => {
    const startedAt = performance.now()
    const status = await post(site, token, write)
    if (status === 200) {
      write.done = true
      acknowledged.add(write.id)
      if (killedAt && !recoveredAt && startedAt > killedAt) recoveredAt = performance.now()
      return true
    }
    if (status !== 503 && status !== 'broken') odd.add(String(status))
    return false
  }

  // First wave: no repetition, so that what was acknowledged is told from what was not.
  const queue = [...writes]
  let stop = false
  const wave = Array.from({ length: abreast }, async () => {
    for (let write = queue.shift(); write && !stop; write = queue.shift()) {
      if (!(await send(write)) && killedAt) await sleep(20)
    }
  })
  while (acknowledged.size < count * 0.3) await sleep(2)
  killedAt = performance.now()
  if (killed === 'server') {
    oralu.child.kill('SIGKILL')
    stop = true
    await oralu.ended
    await Promise.all(wave)
  } else {
    process.kill(killed === 'postgres' ? postmasterOf(site) : await sessionOf(site), 'SIGKILL')
  }
  if (killed === 'server') oralu = await startOralu(site)
  await Promise.all(wave)
  const first = new Set(acknowledged)

  const repeated = writes.filter((write) => !write.done)
  const again = [...repeated]
  const deadline = Date.now() + 60_000
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      for (let write = again.shift(); write; write = again.shift())
        while (!(await send(write)) && Date.now() < deadline) await sleep(50)
    }),
  )

  const ids = writes.map(({ id }) => id)
  const there = await withRoot(site, async (client) => {
    const { rows } = await client.query<{ id: string; entries: number }>(
      `select s.id, (select count(*)::int from lists.source_history h join ledger.entry e on e.id = h.entry_id where h.row_id = s.id) as entries
       from lists.source s where s.id = any ($1)`,
      [ids],
    )
    return rows
  })
  const found = new Set(there.map(({ id }) => id))
  const { fault } = await verifySite(site)
  const outcome: Outcome = {
    killed,
    writes: count,
    acknowledged: first.size,
    lost: [...acknowledged].filter((id) => !found.has(id)).length,
    repeated: repeated.length,
    twice: there.filter(({ entries }) => entries !== 1).length + (there.length - found.size),
    odd: [
      ...odd,
      ...(acknowledged.size === count ? [] : [`${count - acknowledged.size} never acknowledged`]),
    ],
    recoveryMs: Math.round(recoveredAt - killedAt),
    orphans: strangers(site),
    ledger: fault ? `${fault.code} at ${fault.entry ?? fault.size}` : 'verified',
  }
  return { outcome, oralu }
}

async function post(site: Site, token: string, { id, key }: Write): Promise<number | 'broken'> {
  try {
    const answer = await fetch(`${site.url}/api/lists/sources`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ id, name: `Source ${id}`, kind: 'camp list' }),
      signal: AbortSignal.timeout(30_000),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 'broken'
  }
}

/** A session of the application's that is at work. */
const sessionOf = (site: Site) =>
  withRoot(site, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where usename = 'oralu_app' order by state = 'active' desc limit 1`,
    )
    return rows[0]!.pid
  })

/** Postmasters of this site beyond the one that serves; its sessions are its own. */
function strangers(site: Site): number {
  const master = postmasterOf(site)
  return processesOf(site).filter((pid) => pid !== master && parentOf(pid) !== master).length
}

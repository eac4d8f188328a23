// Live events of missions. PostgreSQL tells every process that a mission changed (db/0065-room.sql); each process asks,
// for each of its open streams and as the one who opened it, whether they may still read the mission and how often it
// has changed. A stream carries that number and nothing else.
import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { Problem } from '@oralu/domain'
import type { FastifyInstance } from 'fastify'
import { Listener } from '../db/listener.ts'
import { type Actor, type Db, inTransaction } from '../db/transaction.ts'
import type { Services } from '../services.ts'
import { getMissionRow } from './manifest.ts'

/** A browser has six connections to a server: some stay free for the account's other pages. */
const mostOfAccount = 4
/** Shorter than proxies wait; the session is looked at again at each. */
const heartbeatMs = 20_000
const againMs = 1_000

interface Watcher {
  missionId: string
  /** As PostgreSQL names the mission when it tells of a change. */
  name: string
  token: string
  accountId: string
  stream: PassThrough
  beats: number
  /** Undefined when nothing is being asked; else whether to ask once more afterwards. */
  asking: { again: boolean } | undefined
}

interface Hub {
  watchers: Set<Watcher>
  /** Listens as long as anyone watches. */
  listener: Listener
  heart: NodeJS.Timeout | undefined
  closed: boolean
}

const hubs = new WeakMap<Services, Hub>()

function hubOf(services: Services): Hub {
  let hub = hubs.get(services)
  if (!hub) {
    const made: Hub = {
      watchers: new Set(),
      listener: new Listener(services.database.app, 'mission', {
        news: (payload) => lookAt(services, made, ({ name }) => !payload || name === payload, false),
        lost: () => void again(services, made),
      }),
      heart: undefined,
      closed: false,
    }
    hub = made
    hubs.set(services, hub)
  }
  return hub
}

/** How often something of a mission has changed. @throws Problem not-found where the reader may not open it */
export async function beatsOf(db: Db, missionId: string): Promise<number> {
  // In one statement: a right that ends between two would let the mission be read and its changes not.
  const row = await db
    .selectFrom('operations.mission as mission')
    .leftJoin('operations.pulse as pulse', 'pulse.mission_id', 'mission.id')
    .select('pulse.beats')
    .where('mission.id', '=', missionId)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row.beats ?? 0
}

/**
 * A stream of server-sent events. The first comes at once, unless `lastSeen` says that nothing was missed.
 * @throws Problem not-found, too-many-requests where the account has four open here
 */
export async function watch(
  services: Services,
  db: Db,
  actor: Actor,
  missionId: string,
  { token, lastSeen }: { token: string; lastSeen: string | undefined },
): Promise<PassThrough> {
  const hub = hubOf(services)
  if (hub.closed) throw new Problem('not-ready')
  await getMissionRow(db, missionId)
  const own = [...hub.watchers].filter(({ accountId }) => accountId === actor.accountId)
  if (own.length >= mostOfAccount) throw new Problem('too-many-requests')
  const watcher: Watcher = {
    missionId,
    name: createHash('sha256')
      .update(Buffer.from(missionId.replaceAll('-', ''), 'hex'))
      .digest('hex'),
    token,
    accountId: actor.accountId,
    stream: new PassThrough(),
    beats: /^\d{1,15}$/.test(lastSeen ?? '') ? Number(lastSeen) : -1,
    asking: undefined,
  }
  hub.watchers.add(watcher)
  watcher.stream.on('close', () => leave(hub, watcher))
  watcher.stream.on('error', () => {})
  hub.heart ??= setInterval(() => lookAt(services, hub, () => true, true), heartbeatMs).unref()
  watcher.stream.write(`retry: ${againMs}\n\n`)
  // Asked when it listens, so that no change falls between.
  void hub.listener.listen().then(
    () => look(services, watcher, false),
    () => watcher.stream.end(),
  )
  return watcher.stream
}

function leave(hub: Hub, watcher: Watcher): void {
  hub.watchers.delete(watcher)
  if (hub.watchers.size > 0) return
  clearInterval(hub.heart)
  hub.heart = undefined
  void hub.listener.end()
}

/** The connection was lost: whatever changed meanwhile is asked for when there is one again. */
async function again(services: Services, hub: Hub): Promise<void> {
  if (hub.closed || hub.watchers.size === 0) return
  try {
    await hub.listener.listen()
    lookAt(services, hub, () => true, false)
  } catch {
    setTimeout(() => void again(services, hub), againMs).unref()
  }
}

function lookAt(services: Services, hub: Hub, which: (watcher: Watcher) => boolean, heart: boolean): void {
  for (const watcher of hub.watchers) if (which(watcher)) void look(services, watcher, heart)
}

/** Tells the number where it has grown; ends the stream of whoever may no longer read the mission. */
async function look(services: Services, watcher: Watcher, heart: boolean): Promise<void> {
  if (watcher.asking) {
    watcher.asking.again = true
    return
  }
  const { stream, missionId, token } = watcher
  do {
    watcher.asking = { again: false }
    try {
      const beats = await inTransaction(services.database.app, { token }, async (db, actor) =>
        actor?.accountId === watcher.accountId ? await beatsOf(db, missionId) : undefined,
      )
      if (beats === undefined) stream.end()
      else if (beats !== watcher.beats) stream.write(`id: ${beats}\ndata: ${beats}\n\n`)
      else if (heart) stream.write(':\n\n')
      if (beats !== undefined) watcher.beats = beats
    } catch (error) {
      // The database is away for a moment: asked again at the next heartbeat.
      if (error instanceof Problem) stream.end()
    }
  } while (watcher.asking.again && stream.writable)
  watcher.asking = undefined
}

/** When the server stops, streams end first: it would wait for them. */
export const liveEvents = (services: Services) => async (app: FastifyInstance) => {
  app.addHook('preClose', async () => {
    const hub = hubOf(services)
    hub.closed = true
    for (const { stream } of hub.watchers) stream.destroy()
  })
}

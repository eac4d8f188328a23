// What is published, kept in the memory of each process, so that readers never ask the database while nothing changes.
// PostgreSQL tells every process when something was published, corrected or withdrawn (db/0083-site.sql), and what is
// kept is dropped at once. It is kept for a minute at most, and only while this process can be told.
import { sql } from 'kysely'
import type pg from 'pg'
import { inTransaction } from '../../db/transaction.ts'
import type { Services } from '../../services.ts'
import { type PublishedClaims, publishedClaims } from './claims.ts'
import { type PublishedRow, published } from './published.ts'
import type { Tagged } from './site.ts'

const longestMs = 60_000
/** How long this process waits to hear of what it is itself about to publish. */
const awaitedMs = 5_000

export interface Edition {
  rows: readonly PublishedRow[]
  claims: readonly PublishedClaims[]
  /** The installation holds generated people, which every page says. */
  demonstration: boolean
  /** Pages made from these rows, by their address. */
  pages: Map<string, Tagged>
}

class Memory {
  private readonly services: Services
  private kept: { edition: Promise<Edition>; until: number } | undefined
  private listener: Promise<pg.PoolClient> | undefined
  private awaitedUntil = 0
  private closed = false

  constructor(services: Services) {
    this.services = services
  }

  async edition(): Promise<Edition> {
    if (this.closed) return this.read()
    // Listening comes first, so that no change falls between the reading and its being told.
    await this.listen()
    if (Date.now() < this.awaitedUntil) return this.read()
    if (!this.kept || Date.now() > this.kept.until) {
      const kept = { edition: this.read(), until: Date.now() + longestMs }
      this.kept = kept
      kept.edition.catch(() => {
        if (this.kept === kept) this.kept = undefined
      })
    }
    return this.kept.edition
  }

  /** Until the news of it arrives, nothing is answered from memory: whoever published sees it at once. */
  awaitNews(): void {
    this.awaitedUntil = Date.now() + awaitedMs
    this.kept = undefined
  }

  async close(): Promise<void> {
    this.closed = true
    this.kept = undefined
    const listener = this.listener
    this.listener = undefined
    // Ended, not given back: it would go on listening.
    await listener?.then(
      (client) => client.release(true),
      () => {},
    )
  }

  private async read(): Promise<Edition> {
    return inTransaction(this.services.database.app, {}, async (db) => {
      const { rows } = await sql<{
        demonstration: boolean
      }>`select access.has_demonstration() as demonstration`.execute(db)
      return {
        rows: await published(db),
        claims: await publishedClaims(db),
        demonstration: rows[0]?.demonstration ?? false,
        pages: new Map(),
      }
    })
  }

  private listen(): Promise<pg.PoolClient> {
    if (this.listener) return this.listener
    const made = (async () => {
      const client = await this.services.database.app.connect()
      client.on('notification', () => {
        this.kept = undefined
        this.awaitedUntil = 0
      })
      // Whatever breaks it also ends it.
      client.on('error', () => {})
      client.once('end', () => {
        if (this.listener !== made) return
        this.listener = undefined
        this.kept = undefined
        client.release(true)
      })
      await client.query('listen published')
      return client
    })()
    this.listener = made
    made.catch(() => {
      if (this.listener === made) this.listener = undefined
    })
    return made
  }
}

const memories = new WeakMap<Services, Memory>()

export function memoryOf(services: Services): Memory {
  let memory = memories.get(services)
  if (!memory) {
    memory = new Memory(services)
    memories.set(services, memory)
  }
  return memory
}

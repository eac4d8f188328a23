// What is published, kept in the memory of each process, so that readers never ask the database while nothing changes.
// PostgreSQL tells every process when something was published, corrected or withdrawn (db/0083-site.sql), and what is
// kept is dropped at once. It is kept for a minute at most, and only while this process can be told.
import { sql } from 'kysely'
import { Listener } from '../../db/listener.ts'
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
  private readonly listener: Listener
  private awaitedUntil = 0
  private closed = false

  constructor(services: Services) {
    this.services = services
    this.listener = new Listener(services.database.app, 'published', {
      news: () => {
        this.kept = undefined
        this.awaitedUntil = 0
      },
      lost: () => {
        this.kept = undefined
      },
    })
  }

  async edition(): Promise<Edition> {
    if (this.closed) return this.read()
    // Listening comes first, so that no change falls between the reading and its being told.
    await this.listener.listen()
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
    await this.listener.end()
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

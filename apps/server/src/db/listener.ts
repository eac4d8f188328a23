// One connection of a process that hears what PostgreSQL tells on a channel (LISTEN).
import type pg from 'pg'

interface Hears {
  news(payload: string | undefined): void
  /** The connection was lost: what was told meanwhile was not heard. */
  lost(): void
}

/** Listens from the first asking until it is ended. A connection that was lost is opened anew at the next asking. */
export class Listener {
  readonly #pool: pg.Pool
  readonly #channel: string
  readonly #hears: Hears
  #client: Promise<pg.PoolClient> | undefined

  constructor(pool: pg.Pool, channel: string, hears: Hears) {
    this.#pool = pool
    this.#channel = channel
    this.#hears = hears
  }

  /** Resolves once it listens. @throws Error where there is no connection */
  async listen(): Promise<void> {
    await (this.#client ?? this.#open())
  }

  async end(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    // Ended, not given back: it would go on listening.
    await client?.then(
      (each) => each.release(true),
      () => {},
    )
  }

  #open(): Promise<pg.PoolClient> {
    const made = (async () => {
      const client = await this.#pool.connect()
      client.on('notification', ({ payload }) => this.#hears.news(payload))
      // Whatever breaks it also ends it.
      client.on('error', () => {})
      client.once('end', () => {
        if (this.#client !== made) return
        this.#client = undefined
        client.release(true)
        this.#hears.lost()
      })
      await client.query(`listen ${this.#channel}`)
      return client
    })()
    this.#client = made
    made.catch(() => {
      if (this.#client === made) this.#client = undefined
    })
    return made
  }
}

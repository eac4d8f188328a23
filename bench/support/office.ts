// Officers at work on a running Oralu: each opens a person, a list or a search, looks at it for a while, and goes on.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Site } from '../../apps/server/test/durability/oralu-process.ts'
import { personOf } from './people.ts'

export const OFFICERS = 4
/** Milliseconds. */
export const LOOK = 100

/** At work from its making until it is stopped; `times` are milliseconds, in order once it has stopped. */
export class Office {
  readonly times: number[] = []
  private working = true
  private readonly all: Promise<unknown>
  private readonly url: string
  private readonly headers: Record<string, string>
  private readonly persons: string[]

  constructor(site: Site, token: string, persons: string[]) {
    this.url = `${site.url}/api`
    this.headers = { authorization: `Bearer ${token}` }
    this.persons = persons
    this.all = Promise.all(Array.from({ length: OFFICERS }, (_, i) => this.work(i)))
  }

  async stop(): Promise<void> {
    this.working = false
    await this.all
    this.times.sort((a, b) => a - b)
  }

  at(share: number): number {
    return this.times[Math.min(this.times.length - 1, Math.floor(this.times.length * share))] ?? 0
  }

  private async work(first: number): Promise<void> {
    for (let i = first; this.working; i++) {
      const person = this.persons[(i * 37) % this.persons.length]!
      const q = encodeURIComponent(
        personOf(i * 101)
          .form.split(' ')
          .slice(0, 2)
          .join(' '),
      )
      const path = [`/people/${person}`, `/people?status=detained&limit=50`, `/people?q=${q}`][i % 3]!
      const began = performance.now()
      const answer = await fetch(this.url + path, { headers: this.headers })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
      this.times.push(performance.now() - began)
      await sleep(LOOK)
    }
  }
}

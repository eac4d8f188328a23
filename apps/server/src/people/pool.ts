// The records that linkage looks at in one go, with all who are grouped with them, each read once.
import { compareAbove, type LinkModel, type Prepare } from '@oralu/linkage'
import type { Db } from '../db/transaction.ts'
import { type ComparedRecord, comparedRecords } from './blocks.ts'
import { groupedWith } from './describe.ts'

export class Pool {
  private readonly db: Db
  private readonly prepare: Prepare
  private readonly held = new Map<string, ComparedRecord>()
  private readonly groups = new Map<string, ComparedRecord[]>()

  constructor(db: Db, prepare: Prepare) {
    this.db = db
    this.prepare = prepare
  }

  /** @returns the ids that were not there before, those grouped with the given among them */
  async add(anchorIds: Iterable<string>): Promise<string[]> {
    const missing = [...new Set(anchorIds)].filter((id) => !this.held.has(id))
    if (missing.length === 0) return []
    const grouped = (await groupedWith(this.db, missing)).map(({ id }) => id)
    const added = grouped.filter((id) => !this.held.has(id))
    for (const record of await comparedRecords(this.db, added)) {
      this.held.set(record.id, record)
      this.groups.set(record.personId, [...(this.groups.get(record.personId) ?? []), record])
    }
    return added.filter((id) => this.held.has(id))
  }

  has = (id: string): boolean => this.held.has(id)
  of = (ids: readonly string[]): ComparedRecord[] => ids.flatMap((id) => this.held.get(id) ?? [])
  records = (): ComparedRecord[] => [...this.held.values()]
  groupOf = (id: string): ComparedRecord[] => this.groups.get(this.personOf(id)) ?? []
  personOf = (id: string): string => this.held.get(id)?.personId ?? id

  /** How likely two records by themselves are one person; undefined below the least. */
  likelihood(left: string, right: string, least: number, model: LinkModel): number | undefined {
    const [a, b] = [this.held.get(left), this.held.get(right)]
    return a && b && compareAbove(this.prepare(a), this.prepare(b), least, model)?.probability
  }
}

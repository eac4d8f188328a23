// An erasure as it is done: by a job, or when a backup is restored. Each step is a transaction of its own and does
// nothing when it is done again, so that it may be cut off anywhere.
import type pg from 'pg'
import { backupTables } from '../../backup/tables.ts'
import type { FileStore } from '../../files/store.ts'
import { type Cleared, clearDisk } from './disk.ts'

export interface Hands {
  /** One statement in a transaction of its own, as whoever erases. */
  ask<T>(text: string, values: readonly unknown[]): Promise<T[]>
  /** The owner's connection: the order of tables, and writing them anew. */
  owner: pg.Client
  superuser: pg.ClientConfig | undefined
  files: FileStore
  told(done: number, total: number, doing: 'rows' | 'disk'): Promise<void>
}

/** @returns how many rows went */
export async function carryOut(hands: Hands, id: string): Promise<{ rows: number; cleared: Cleared }> {
  const order = (await backupTables(hands.owner)).reverse()
  let rows = 0
  let concerned: string[] = []
  // Again, for what was added while it went on.
  for (;;) {
    await gather(hands, id)
    const tables = await hands.ask<{ table_name: string; derived: boolean; waiting: number }>(
      'select * from rights.erasure_tables($1)',
      [id],
    )
    concerned = tables.map(({ table_name }) => table_name)
    const waiting = tables.filter((each) => each.derived || each.waiting > 0)
    if (!waiting.some((each) => !each.derived)) break
    // What refers to another goes before it.
    waiting.sort((a, b) => order.indexOf(a.table_name) - order.indexOf(b.table_name))
    for (const [done, { table_name }] of waiting.entries()) {
      await hands.told(done, waiting.length, 'rows')
      const [gone] = await hands.ask<{ rows: number }>('select rights.erase_from($1, $2) as rows', [
        id,
        table_name,
      ])
      rows += gone!.rows
    }
  }
  for (const { file } of await hands.ask<{ file: string }>(
    'select f as file from rights.erased_files($1) f',
    [id],
  ))
    hands.files.remove(file)
  const total = concerned.length * 2
  const cleared = await clearDisk(hands.owner, hands.superuser, concerned, (done) =>
    hands.told(done, total, 'disk'),
  )
  await hands.ask('select rights.finish_erasure($1, $2)', [id, JSON.stringify(cleared)])
  return { rows, cleared }
}

async function gather(hands: Hands, id: string): Promise<void> {
  for (;;) {
    const [found] = await hands.ask<{ rows: number }>('select rights.gather_erasure($1) as rows', [id])
    if (found!.rows === 0) return
  }
}

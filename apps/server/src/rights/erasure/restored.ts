// After a backup was restored: what was erased since it was made is erased again, before anyone enters.
import type pg from 'pg'
import type { FileStore } from '../../files/store.ts'
import { carryOut } from './carry-out.ts'
import type { ListedErasure } from './list.ts'

/** @returns how many were applied */
export async function applyErasures(
  owner: pg.Client,
  superuser: pg.ClientConfig | undefined,
  files: FileStore,
  erasures: readonly ListedErasure[],
): Promise<number> {
  const ask = async <T>(text: string, values: readonly unknown[]): Promise<T[]> => {
    await owner.query('begin')
    try {
      await owner.query('set local role oralu_erasure')
      const { rows } = await owner.query(text, [...values])
      await owner.query('commit')
      return rows as T[]
    } catch (error) {
      await owner.query('rollback')
      throw error
    }
  }
  let applied = 0
  const once = new Map(erasures.map((each) => [each.id, each]))
  for (const erasure of once.values()) {
    // One of persons who came after the backup has nothing to erase there.
    const [made] = await ask<{ due: boolean }>('select rights.restore_erasure($1) as due', [
      JSON.stringify(erasure),
    ])
    if (!made!.due) continue
    await carryOut({ ask, owner, superuser, files, told: async () => {} }, erasure.id)
    applied++
  }
  return applied
}

// Seals the ledger: gives entries their final positions and signs a checkpoint over them. One process at a time does
// it, behind an advisory lock; every process watches that it gets done. No ledger, no service.
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { Frontier, signCheckpoint } from '@oralu/ledger'
import type pg from 'pg'
import type { Logger } from 'pino'
import { keptSecret } from '../keys.ts'

const lockNumber = 4602
const period = 2_000
const patience = 60_000

/** The key that signs checkpoints (Ed25519), made the first time. */
export function ledgerKey(keysDir: string): KeyObject {
  const pem = keptSecret(keysDir, 'ledger.key', () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  return createPrivateKey(pem)
}

/** Unset while this process does not seal. */
let lastWell: number | undefined

/** False when sealing has failed for a minute: nothing is written then. */
export const ledgerIsWell = (): boolean => lastWell === undefined || Date.now() - lastWell < patience

/**
 * Seals what can be sealed now.
 * @param origin the name of this ledger in its checkpoints
 * @returns how many entries got their position; 0 also when another process is at it
 */
export async function sealOnce(
  pool: pg.Pool,
  key: KeyObject,
  origin: string,
  most = 20_000,
): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows: locks } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_xact_lock($1) as held',
      [lockNumber],
    )
    if (!locks[0]!.held) {
      await client.query('commit')
      return 0
    }
    const { rows: last } = await client.query<{ size: number; frontier: Buffer[] }>(
      'select size, frontier from ledger.checkpoint order by size desc limit 1',
    )
    const { rows: leaves } = await client.query<{ hash: Buffer }>(
      'select hash from ledger.seal($1) order by place',
      [most],
    )
    if (leaves.length > 0) {
      const tree = new Frontier(last[0]?.size, last[0]?.frontier)
      for (const { hash } of leaves) tree.append(hash)
      const root = tree.root()
      const note = signCheckpoint({ origin, size: tree.size, root }, key)
      await client.query('select ledger.add_checkpoint($1, $2, $3, $4)', [tree.size, root, tree.hashes, note])
    }
    await client.query('commit')
    return leaves.length
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** Seals every two seconds until stopped. */
export function startSealer(
  pool: pg.Pool,
  key: KeyObject,
  origin: string,
  log: Logger,
): { stop(): Promise<void> } {
  let stopped = false
  let wake = () => {}
  lastWell = Date.now()
  const turning = (async () => {
    while (!stopped) {
      try {
        while ((await sealOnce(pool, key, origin)) > 0 && !stopped);
        lastWell = Date.now()
      } catch (error) {
        log.error({ code: (error as { code?: string }).code }, 'the ledger could not be sealed')
      }
      await new Promise<void>((done) => {
        const timer = setTimeout(done, period)
        wake = () => {
          clearTimeout(timer)
          done()
        }
      })
    }
  })()
  return {
    async stop() {
      stopped = true
      wake()
      await turning
      lastWell = undefined
    },
  }
}

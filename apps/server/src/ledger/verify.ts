// Recomputes the whole ledger from its entries, trusting nothing that is stored about it: positions, leaf hashes,
// roots, signatures, the salted commitment of each history row, and whether each present row is what its last entry
// says. It stops at the first thing that is wrong and names it.
import { createHash, type KeyObject } from 'node:crypto'
import { type Checkpoint, Frontier, leafHash, openCheckpoint } from '@oralu/ledger'
import type pg from 'pg'

export interface Fault {
  code:
    | 'position-missing'
    | 'entry-changed'
    | 'root-differs'
    | 'signature-wrong'
    | 'kept-checkpoint-differs'
    | 'ledger-too-short'
    | 'entry-outside-the-tree'
    | 'history-missing'
    | 'history-changed'
    | 'row-changed'
    | 'row-removed'
    | 'row-without-entry'
  /** The entry, where one can be named. */
  entry?: number
  table?: string
  row?: string
  /** The columns that differ, by name; never their values. */
  columns?: string[]
  size?: number
}

export interface Verification {
  entries: number
  sealed: number
  /** Entries of the tail that no checkpoint protects yet. */
  unprotected: number
  checkpoints: number
  tables: number
  rows: number
  fault: Fault | undefined
}

interface EntryRow {
  position: number
  hash: Buffer
  id: number | null
  at: string
  actor_id: string | null
  by: string
  act: string
  about: string
  row_ids: string
  commitment: string | null
}

const chunk = 10_000

/**
 * @param client a connection of the owner; its transaction is read-only and sees one moment
 * @param publicKey by which every stored checkpoint must be signed
 * @param kept a checkpoint that someone kept outside, already opened with the key
 */
export async function verifyLedger(
  client: pg.Client,
  publicKey: KeyObject,
  kept?: Checkpoint,
): Promise<Verification> {
  await client.query('begin isolation level repeatable read read only')
  try {
    await client.query('set local role oralu_backup')
    const { rows: counted } = await client.query<{ entries: number; sealed: number }>(
      'select (select count(*) from ledger.entry) as entries, (select count(*) from ledger.leaf) as sealed',
    )
    const { entries, sealed } = counted[0]!
    const { rows: notes } = await client.query<{ size: number; note: string }>(
      'select size, note from ledger.checkpoint order by size',
    )
    const { rows: covered } = await client.query<{ table_name: string }>(
      'select table_name from ledger.covered order by table_name',
    )
    const about = {
      entries,
      sealed,
      unprotected: entries - (notes.at(-1)?.size ?? 0),
      checkpoints: notes.length,
      tables: covered.length,
    }
    const treeFault = await walkTree(client, sealed, notes, publicKey, kept)
    if (treeFault) return { ...about, rows: 0, fault: treeFault }
    let rows = 0
    for (const { table_name } of covered) {
      const checked = await checkTable(client, table_name)
      if (typeof checked !== 'number') return { ...about, rows, fault: checked }
      rows += checked
    }
    return { ...about, rows, fault: undefined }
  } finally {
    await client.query('rollback')
  }
}

async function walkTree(
  client: pg.Client,
  sealed: number,
  notes: { size: number; note: string }[],
  publicKey: KeyObject,
  kept: Checkpoint | undefined,
): Promise<Fault | undefined> {
  if (kept && kept.size > sealed) return { code: 'ledger-too-short', size: kept.size }
  const stray = await client.query<{ id: number }>(
    `select e.id from ledger.entry e where e.xid < (select h.xid from ledger.horizon h)
       and not exists (select from ledger.leaf l where l.entry_id = e.id) order by e.id limit 1`,
  )
  if (stray.rows[0]) return { code: 'entry-outside-the-tree', entry: stray.rows[0].id }
  const checkpoints = new Map<number, Checkpoint>()
  for (const { size, note } of notes) {
    try {
      checkpoints.set(size, openCheckpoint(note, publicKey))
    } catch {
      return { code: 'signature-wrong', size }
    }
    if (checkpoints.get(size)!.size !== size) return { code: 'signature-wrong', size }
  }
  const tree = new Frontier()
  let last: EntryRow | undefined
  for (let from = 0; from < sealed; from += chunk) {
    const { rows } = await client.query<EntryRow>(
      `select l.position, l.hash, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at,
         e.actor_id, e.by, e.act, e.about, array_to_string(e.row_ids, ',') as row_ids, encode(e.commitment, 'hex') as commitment
       from ledger.leaf l left join ledger.entry e on e.id = l.entry_id
       where l.position >= $1 and l.position < $2 order by l.position`,
      [from, from + chunk],
    )
    for (const row of rows) {
      if (row.position !== tree.size) return { code: 'position-missing', size: tree.size }
      last = row
      const hash = row.id === null ? undefined : leafHash(Buffer.from(textOf(row)))
      if (!hash?.equals(row.hash))
        return { code: 'entry-changed', ...(row.id === null ? { size: row.position } : { entry: row.id }) }
      tree.append(hash)
      const stored = checkpoints.get(tree.size)
      if (stored && !stored.root.equals(tree.root()))
        return { code: 'root-differs', size: tree.size, entry: row.id! }
      if (kept?.size === tree.size && !kept.root.equals(tree.root()))
        return { code: 'kept-checkpoint-differs', size: tree.size, entry: row.id! }
    }
  }
  const ahead = notes.find(({ size }) => size > tree.size)
  if (ahead) return { code: 'ledger-too-short', size: ahead.size, ...(last?.id ? { entry: last.id } : {}) }
  return undefined
}

/** The same text as ledger.text_of() makes when it seals. */
const textOf = (row: EntryRow): string =>
  [row.id, row.at, row.actor_id ?? '', row.by, row.act, row.about, row.row_ids, row.commitment ?? ''].join(
    '|',
  )

async function checkTable(client: pg.Client, table: string): Promise<number | Fault> {
  const lost = await client.query<{ id: number; row: string }>(
    `select e.id, e.row_ids[1] as row from ledger.entry e left join ${table}_history h on h.entry_id = e.id
     where e.about = $1 and e.commitment is not null and h.entry_id is null order by e.id limit 1`,
    [table],
  )
  if (lost.rows[0]) return { code: 'history-missing', table, entry: lost.rows[0].id, row: lost.rows[0].row }
  let rows = 0
  for (let after = 0; ; ) {
    const { rows: history } = await client.query<{
      entry_id: number
      row_id: string
      image: string | null
      salt: Buffer | null
      commitment: Buffer | null
    }>(
      `select h.entry_id, h.row_id, h.image::text as image, h.salt, e.commitment
       from ${table}_history h left join ledger.entry e on e.id = h.entry_id and e.about = $2
       where h.entry_id > $1 order by h.entry_id limit ${chunk}`,
      [after, table],
    )
    const gone = await lastErasures(
      client,
      table,
      history.flatMap(({ image, salt, row_id }) => (image === null || salt === null ? [row_id] : [])),
    )
    for (const { entry_id, row_id, image, salt, commitment } of history) {
      // Content that a lawful erasure took away is missing with an entry that says so, made after it.
      if (image === null || salt === null) {
        if ((gone.get(row_id) ?? 0) > entry_id) continue
        return { code: 'history-changed', table, entry: entry_id, row: row_id }
      }
      const made = createHash('sha256').update(salt).update(image).digest()
      if (!commitment || !made.equals(commitment))
        return { code: 'history-changed', table, entry: entry_id, row: row_id }
    }
    rows += history.length
    if (history.length < chunk) break
    after = history.at(-1)!.entry_id
  }
  const { rows: differing } = await client.query<{
    row: string
    entry: number | null
    there: boolean
    columns: string[] | null
  }>(
    `with last as (select distinct on (row_id) row_id, entry_id, image, salt from ${table}_history order by row_id, entry_id desc)
     select coalesce(t.id, l.row_id) as row, l.entry_id as entry, t.id is not null as there,
       (select array_agg(o.key order by o.key) from jsonb_each(l.image) o
        where o.value is distinct from to_jsonb(t) -> o.key) as columns
     from ${table} t full join last l on l.row_id = t.id
     -- a row that a lawful erasure took away leaves a history without salts, which was looked at above
     where case when t.id is null then l.salt is not null else l.row_id is null or exists (
       select from jsonb_each(l.image) o where o.value is distinct from to_jsonb(t) -> o.key) end
     order by 2 nulls first limit 1`,
  )
  const found = differing[0]
  if (!found) return rows
  if (found.entry === null) return { code: 'row-without-entry', table, row: found.row }
  if (!found.there) return { code: 'row-removed', table, row: found.row, entry: found.entry }
  return { code: 'row-changed', table, row: found.row, entry: found.entry, columns: found.columns ?? [] }
}

/** The last entry that says of each row that its content was erased. */
async function lastErasures(client: pg.Client, table: string, rows: string[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map()
  const { rows: found } = await client.query<{ row: string; entry: number }>(
    `select r as row, max(e.id) as entry from ledger.entry e cross join unnest(e.row_ids) r
     where e.act = 'erase' and e.about = $1 and r = any ($2) group by r`,
    [table, rows],
  )
  return new Map(found.map(({ row, entry }) => [row, Number(entry)]))
}

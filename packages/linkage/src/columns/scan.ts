import { type Blocks, partnersOf } from './blocks.ts'
import { Comparer } from './compare.ts'
import { type ColumnModel, totalBits } from './model.ts'
import type { Table } from './table.ts'

export type Found = { left: Int32Array; right: Int32Array; compared: number }

/** Compares records with their partners in the blocks and keeps the pairs that are not out of the question. */
export class Scanner {
  private readonly table: Table
  private readonly blocks: Blocks
  private readonly mark: Int32Array
  private readonly partners: Int32Array
  private readonly comparer: Comparer

  constructor(table: Table, blocks: Blocks) {
    this.table = table
    this.blocks = blocks
    this.mark = new Int32Array(table.count).fill(-1)
    this.partners = new Int32Array(table.count)
    this.comparer = new Comparer(table)
  }

  /** Number of partners of record i; they stand in `partners`. */
  private meet(i: number): number {
    return partnersOf(i, this.blocks, this.table.split, this.table.count, this.mark, this.partners)
  }

  /** All pairs of every `step`-th record, not compared. */
  some(step: number): Found {
    const [left, right]: [number[], number[]] = [[], []]
    const end = Math.min(this.table.split, this.table.count)
    for (let i = 0; i < end; i += step) {
      const n = this.meet(i)
      for (let k = 0; k < n; k++) {
        left.push(i)
        right.push(this.partners[k]!)
      }
    }
    this.mark.fill(-1)
    return { left: Int32Array.from(left), right: Int32Array.from(right), compared: left.length }
  }

  /** Pairs of records `from` … `to` - 1 whose evidence is at least `least` bits. */
  range(from: number, to: number, model: ColumnModel, least: number): Found {
    const [left, right]: [number[], number[]] = [[], []]
    let compared = 0
    for (let i = from; i < to; i++) {
      const n = this.meet(i)
      compared += n
      for (let k = 0; k < n; k++) {
        const j = this.partners[k]!
        this.comparer.compare(i, j)
        if (totalBits(model, this.comparer.level, this.comparer.rarity, 0) < least) continue
        left.push(i)
        right.push(j)
      }
    }
    return { left: Int32Array.from(left), right: Int32Array.from(right), compared }
  }
}

export type ScanOptions = { done: (records: number, of: number) => void; signal?: AbortSignal | undefined }

/** Compares all records of a table that have partners in the blocks; keeps pairs of at least `least` bits, in order. */
export type Scan = (
  table: Table,
  blocks: Blocks,
  model: ColumnModel,
  least: number,
  options: ScanOptions,
) => Promise<Found>

/** Records taken at once. */
export const CHUNK = 1000

/** In this thread; yields to the event loop. */
export const scanHere: Scan = async (table, blocks, model, least, { done, signal }) => {
  const end = Math.min(table.split, table.count)
  const scanner = new Scanner(table, blocks)
  const found: Found[] = []
  for (let from = 0; from < end; from += CHUNK) {
    signal?.throwIfAborted()
    const to = Math.min(end, from + CHUNK)
    found.push(scanner.range(from, to, model, least))
    done(to, end)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return joinFound(found)
}

export function joinFound(parts: Found[]): Found {
  const size = parts.reduce((sum, part) => sum + part.left.length, 0)
  const whole: Found = { left: new Int32Array(size), right: new Int32Array(size), compared: 0 }
  let at = 0
  for (const part of parts) {
    whole.left.set(part.left, at)
    whole.right.set(part.right, at)
    whole.compared += part.compared
    at += part.left.length
  }
  return whole
}

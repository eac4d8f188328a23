import type { Reason } from '@oralu/names'
import type { RecordComparison } from '../types.ts'
import { Comparer } from './compare.ts'
import { type ColumnModel, fieldBits, probabilityOf } from './model.ts'
import type { Table } from './table.ts'
import { LEVELS, MISSING } from './types.ts'

const SAID: Record<string, string> = {
  same: 'is the same',
  slip: 'differs as by a slip of the pen',
  alike: 'is alike',
  part: 'agrees as far as the shorter says',
  partly: 'agrees in part and differs in part',
  swapped: 'is exchanged with another column',
  crossed: 'stands in another column',
  different: 'differs',
}

/**
 * What each column says on two records of a table, in bits: the prior and these sum to `weight`; `probability` is of
 * this pair alone, before clustering. Codes: `link.prior`, `link.column_same`, `link.column_slip` ….
 */
export function explainPair(table: Table, model: ColumnModel, left: number, right: number): RecordComparison {
  const comparer = new Comparer(table)
  comparer.compare(Math.min(left, right), Math.max(left, right))
  const why: Reason[] = [reason('link.prior', {}, model.prior, 'Before looking')]
  let weight = model.prior
  table.columns.forEach(({ name }, f) => {
    const level = comparer.level[f]!
    if (level === MISSING) return
    const bits = fieldBits(model, f, comparer.level, comparer.rarity, 0)
    weight += bits
    const code = LEVELS[level]!
    why.push(reason(`link.column_${code}`, { column: name }, bits, `${name} ${SAID[code]}`))
  })
  return { probability: probabilityOf(weight), weight, why }
}

function reason(code: string, params: Reason['params'], value: number, text: string): Reason {
  const bits = Math.round(value * 10) / 10
  return {
    code,
    params: { ...params, bits },
    text: `${text} (${bits < 0 ? '−' : '+'}${Math.abs(bits)} bits)`,
  }
}

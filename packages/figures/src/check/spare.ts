/** Which of some numbers can be spared from a conflict: one model, from which a number is taken and put back. */
import { type Component, holding, rowsWith } from './component.ts'
import type { Highs } from './highs.ts'

const EPS = 1e-6

/**
 * Narrows numbers that cannot all hold to some of which none can be spared: the deletion filter (Chinneck and Dravnieks,
 * Locating minimal infeasible constraint sets in linear programs, ORSA J. Computing 3, 1991).
 */
export function irreducible(highs: Highs, component: Component, members: readonly number[]): number[] {
  // One number alone can always hold, so of two none can be spared.
  if (members.length <= 2) return [...members]
  const rows = rowsWith(component, members)
  const number = new Map<number, number>()
  for (const { columns } of rows)
    for (const column of columns) if (!number.has(column)) number.set(column, number.size)
  const starts = [0]
  for (const { columns } of rows) starts.push(starts.at(-1)! + columns.length)
  const model = highs.createModel({
    numCols: number.size,
    numRows: rows.length,
    colCost: new Float64Array(number.size),
    colLower: new Float64Array(number.size),
    colUpper: new Float64Array(number.size).fill(Number.POSITIVE_INFINITY),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: number.size,
      starts,
      indices: rows.flatMap(({ columns }) => columns.map((column) => number.get(column)!)),
      values: rows.flatMap(({ coefficients }) => coefficients),
    },
  })
  const left = new Set(members)
  const bound = (member: number, free: boolean) =>
    rows.forEach((row, i) => {
      if (row.member !== member) return
      const [low, high] = free ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [row.low, row.high]
      model.changeRowBounds(i, low, high)
    })
  try {
    model.options.set({ output_flag: false, presolve: 'off' })
    for (const member of members) {
      if (left.size <= 2) break
      left.delete(member)
      bound(member, true)
      model.run()
      let holds = model.getModelStatus() === highs.constants.modelStatus.optimal
      if (holds && !model.getSolution().colValue.every((value) => Math.abs(value - Math.round(value)) < EPS))
        holds = holding(highs, component, [...left]) !== undefined
      if (!holds) continue
      left.add(member)
      bound(member, false)
    }
    return members.filter((member) => left.has(member))
  } finally {
    model.dispose()
  }
}

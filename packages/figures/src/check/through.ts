/**
 * Short proofs that numbers cannot all hold, of all of them or through one. Multipliers that prove a conflict form a
 * cone whose extreme rays are the irreducible sets (Gleeson and Ryan, Identifying minimally infeasible subsystems of
 * inequalities, ORSA J. Computing 2, 1990); one optimisation in it finds a short proof, or that there is none.
 */
import type { Component } from './component.ts'
import type { Highs } from './highs.ts'
import type { Row } from './system.ts'

const EPS = 1e-6

interface Multiplier {
  readonly row: Row
  readonly sign: 1 | -1
}

/** One model of all proofs in a component, asked again and again. It must be disposed of. */
export function proofsIn(highs: Highs, { members, rowsOf, structure }: Component) {
  const multipliers: Multiplier[] = [
    ...members.flatMap((member) => rowsOf.get(member)!),
    ...structure,
  ].flatMap((row) =>
    ([1, -1] as const).flatMap((sign) =>
      Number.isFinite(sign > 0 ? row.low : row.high) ? [{ row, sign }] : [],
    ),
  )
  const perColumn = new Map<number, { indices: number[]; values: number[] }>()
  multipliers.forEach(({ row, sign }, at) => {
    row.columns.forEach((column, i) => {
      if (!perColumn.has(column)) perColumn.set(column, { indices: [], values: [] })
      perColumn.get(column)!.indices.push(at)
      perColumn.get(column)!.values.push((sign * row.coefficients[i]!) / row.unit)
    })
  })
  const says = multipliers.map(({ row, sign }) => (sign * (sign > 0 ? row.low : row.high)) / row.unit)
  const rows = [...perColumn.values()]
  const starts = [0]
  for (const { indices } of rows) starts.push(starts.at(-1)! + indices.length)
  const count = multipliers.length
  const model = highs.createModel({
    numCols: count,
    numRows: rows.length + 1,
    // The lattice costs little: proofs are to be short in what was said.
    colCost: multipliers.map(({ row }) => (row.member < 0 ? 0.01 : 1)),
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    rowLower: [...rows.map(() => Number.NEGATIVE_INFINITY), 0.5],
    rowUpper: [...rows.map(() => 0), Number.POSITIVE_INFINITY],
    matrix: {
      format: 'csr',
      numRows: rows.length + 1,
      numCols: count,
      starts: [...starts, starts.at(-1)! + count],
      indices: [...rows.flatMap(({ indices }) => indices), ...says.keys()],
      values: [...rows.flatMap(({ values }) => values), ...says],
    },
  })
  model.options.set({ output_flag: false, presolve: 'off' })

  const run = (): number[] | undefined => {
    model.run()
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined
    const { colValue } = model.getSolution()
    const used = new Set<number>()
    multipliers.forEach(({ row: { member } }, at) => {
      if (member >= 0 && colValue[at]! > EPS) used.add(member)
    })
    return members.filter((member) => used.has(member))
  }
  return {
    /** Uses of each number, as too many and as too few: where its proofs can start. */
    uses: multipliers.flatMap(({ row }, at) => (row.member >= 0 ? [at] : [])),

    /** The numbers of a short proof among those not left out, or undefined where those can hold, but for whole people. */
    shortest(): number[] | undefined {
      model.changeRowBounds(rows.length, 1, Number.POSITIVE_INFINITY)
      return run()
    },

    /** From now on no proof uses the number. */
    leaveOut(member: number): void {
      multipliers.forEach(({ row }, at) => {
        if (row.member === member) model.changeColBounds(at, 0, 0)
      })
    },

    /** The numbers of a short proof that uses this; `costOf`: how unwelcome each number is. */
    through(use: number, costOf: (member: number) => number): number[] | undefined {
      model.changeRowBounds(rows.length, 0.5, Number.POSITIVE_INFINITY)
      multipliers.forEach(({ row }, at) => {
        model.changeColCost(at, row.member < 0 ? 0.01 : costOf(row.member))
      })
      model.changeColBounds(use, 1, 1)
      const found = run()
      model.changeColBounds(use, 0, Number.POSITIVE_INFINITY)
      return found
    },

    dispose: () => model.dispose(),
  }
}

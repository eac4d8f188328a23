// A mixed-integer model built row by row and handed to HiGHS, which must have been loaded by the caller.
import type { Highs } from './highs.ts'

export type Terms = readonly (readonly [column: number, coefficient: number])[]

export interface Solved {
  /** `late`: out of time, with the best values found, if any. */
  status: 'optimal' | 'infeasible' | 'late'
  values?: Float64Array
  value: number
  /** No solution can be below it. */
  bound: number
}

/** Binary variables; minimised. */
export class Milp {
  #cost: number[] = []
  #upper: number[] = []
  #rows: { terms: Terms; lower: number; upper: number }[] = []

  /** A binary variable; `fixed` to 0 where it may not be taken. @returns its column */
  add(cost = 0, allowed = true): number {
    this.#cost.push(cost)
    return this.#upper.push(allowed ? 1 : 0) - 1
  }

  /** lower ≤ Σ coefficient · column ≤ upper */
  row(terms: Terms, lower: number, upper: number): void {
    this.#rows.push({ terms, lower, upper })
  }

  /** Costs anew: 0 for every column not in `terms`. */
  minimise(terms: Terms): void {
    this.#cost.fill(0)
    for (const [column, coefficient] of terms) this.#cost[column]! += coefficient
  }

  /**
   * @param gap stop as soon as value − bound is at most this: 0.99 for costs that are whole numbers
   * @param deadline milliseconds as of `performance.now()`
   * @param start values of a solution known before
   */
  solve(highs: Highs, deadline: number, gap: number, start?: Float64Array): Solved {
    const seconds = (deadline - performance.now()) / 1000
    const late: Solved = { status: 'late', value: Number.POSITIVE_INFINITY, bound: Number.NEGATIVE_INFINITY }
    if (this.#cost.length === 0) {
      const holds = this.#rows.every(({ lower, upper }) => lower <= 0 && upper >= 0)
      return holds
        ? { status: 'optimal', values: new Float64Array(0), value: 0, bound: 0 }
        : { ...late, status: 'infeasible' }
    }
    if (seconds <= 0) return late
    const starts = [0]
    for (const { terms } of this.#rows) starts.push(starts.at(-1)! + terms.length)
    const flat = this.#rows.flatMap(({ terms }) => terms)
    const model = highs.createModel({
      numCols: this.#cost.length,
      numRows: this.#rows.length,
      colCost: this.#cost,
      colLower: new Float64Array(this.#cost.length),
      colUpper: this.#upper,
      rowLower: this.#rows.map(({ lower }) => lower),
      rowUpper: this.#rows.map(({ upper }) => upper),
      matrix: {
        format: 'csr',
        numRows: this.#rows.length,
        numCols: this.#cost.length,
        starts,
        indices: flat.map(([column]) => column),
        values: flat.map(([, coefficient]) => coefficient),
      },
      integrality: new Int32Array(this.#cost.length).fill(1),
    })
    try {
      model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: gap })
      if (start) model.setSolution({ colValue: start })
      model.run()
      const status = model.getModelStatus()
      if (status === highs.constants.modelStatus.infeasible) return { ...late, status: 'infeasible' }
      const optimal = status === highs.constants.modelStatus.optimal
      const found = optimal || model.info.get('primal_solution_status') === 2
      const bound = Number(model.info.get('mip_dual_bound'))
      if (!found) return { ...late, bound }
      const values = model.getSolution().colValue
      return { status: optimal ? 'optimal' : 'late', values, value: model.getObjectiveValue(), bound }
    } finally {
      model.dispose()
    }
  }
}

export function taken(values: Float64Array, column: number): boolean {
  return values[column]! > 0.5
}

/**
 * Numbers said of groups, as intervals over atomic groups. A column is an atomic group: people whom no claim tells
 * apart, a whole number from 0 up. A row is an interval for a sum of columns: one that the lattice gives holds always,
 * one that a claim gives may be corrected.
 */

/** `low ≤ Σ coefficient · column ≤ high`; ends may be infinite. */
export interface Row {
  readonly columns: readonly number[]
  readonly coefficients: readonly number[]
  readonly low: number
  readonly high: number
  /** Whose number it is: an index into `members`; -1 where the lattice gives it. */
  readonly member: number
  /** What one person more or less changes in the row: 1, and more only in a share written in whole numbers. */
  readonly unit: number
}

export interface System {
  readonly columns: number
  readonly rows: readonly Row[]
  /** What one person of correction costs, for each number said. */
  readonly weights: readonly number[]
}

/** Rows that hang together by a column, in the order of their first rows. What is said in one binds nobody in another. */
export function componentsOf(rows: readonly Row[], columns: number): number[][] {
  const parent = Int32Array.from({ length: columns }, (_, i) => i)
  const rootOf = (column: number): number => {
    let root = column
    while (parent[root] !== root) root = parent[root]!
    while (parent[column] !== root) [parent[column], column] = [root, parent[column]!]
    return root
  }
  for (const row of rows) for (const column of row.columns) parent[rootOf(column)] = rootOf(row.columns[0]!)
  const found = new Map<number, number[]>()
  rows.forEach(({ columns: [first], member }, index) => {
    // A row without columns says that nobody is some number: a component of its own.
    const root = first === undefined ? -2 - Math.max(member, 0) : rootOf(first)
    const component = found.get(root)
    if (component) component.push(index)
    else found.set(root, [index])
  })
  return [...found.values()]
}

/** Those of `structure` that reach the columns of `rows`, through each other too. */
export function bindingOn(rows: readonly Row[], structure: readonly Row[]): Row[] {
  const reached = new Set(rows.flatMap(({ columns }) => columns))
  let left = structure
  const taken: Row[] = []
  for (;;) {
    const [next, others]: [Row[], Row[]] = [[], []]
    for (const row of left) (row.columns.some((column) => reached.has(column)) ? next : others).push(row)
    if (next.length === 0) return taken
    taken.push(...next)
    for (const { columns } of next) for (const column of columns) reached.add(column)
    left = others
  }
}

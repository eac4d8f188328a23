/**
 * Best one-to-one assignment (Kuhn 1955, in Jonker and Volgenant's shortest augmenting path form, O(n³)):
 * `gain[i * columns + j]` ≥ 0, rows ≤ columns. Returns the column of each row.
 */
export function assign(gain: Float64Array, rows: number, columns: number): Int8Array {
  const rowPot = new Float64Array(rows + 1)
  const colPot = new Float64Array(columns + 1)
  const rowOf = new Int8Array(columns + 1)
  const way = new Int8Array(columns + 1)
  for (let i = 1; i <= rows; i++) {
    rowOf[0] = i
    let j0 = 0
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Uint8Array(columns + 1)
    do {
      used[j0] = 1
      const i0 = rowOf[j0] as number
      let delta = Number.POSITIVE_INFINITY
      let j1 = 0
      for (let j = 1; j <= columns; j++) {
        if (used[j]) continue
        const cost =
          -(gain[(i0 - 1) * columns + j - 1] as number) - (rowPot[i0] as number) - (colPot[j] as number)
        if (cost < (least[j] as number)) {
          least[j] = cost
          way[j] = j0
        }
        if ((least[j] as number) < delta) {
          delta = least[j] as number
          j1 = j
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (used[j]) {
          const r = rowOf[j] as number
          rowPot[r] = (rowPot[r] as number) + delta
          colPot[j] = (colPot[j] as number) - delta
        } else least[j] = (least[j] as number) - delta
      }
      j0 = j1
    } while (rowOf[j0] !== 0)
    do {
      const j1 = way[j0] as number
      rowOf[j0] = rowOf[j1] as number
      j0 = j1
    } while (j0)
  }
  const result = new Int8Array(rows)
  for (let j = 1; j <= columns; j++) if (rowOf[j]) result[(rowOf[j] as number) - 1] = j - 1
  return result
}

type Item = { value: number; a: number; b: number }

/** The pair with the highest value first; ties by the pair, so that the order of pushing does not matter. */
export class PairHeap {
  private readonly items: Item[] = []

  push(value: number, a: number, b: number): void {
    const { items } = this
    items.push(a < b ? { value, a, b } : { value, a: b, b: a })
    for (let i = items.length - 1; i > 0; ) {
      const up = (i - 1) >> 1
      if (!before(items[i]!, items[up]!)) break
      this.exchange(i, up)
      i = up
    }
  }

  pop(): Item | undefined {
    const { items } = this
    const top = items[0]
    const last = items.pop()
    if (items.length === 0 || !last) return top
    items[0] = last
    for (let i = 0; ; ) {
      let down = 2 * i + 1
      if (down >= items.length) break
      if (down + 1 < items.length && before(items[down + 1]!, items[down]!)) down++
      if (!before(items[down]!, items[i]!)) break
      this.exchange(i, down)
      i = down
    }
    return top
  }

  private exchange(i: number, j: number) {
    const item = this.items[i]!
    this.items[i] = this.items[j]!
    this.items[j] = item
  }
}

const before = (x: Item, y: Item) =>
  x.value > y.value || (x.value === y.value && (x.a < y.a || (x.a === y.a && x.b < y.b)))

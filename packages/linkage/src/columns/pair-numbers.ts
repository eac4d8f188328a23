/** Numbers unordered pairs of numbers, and counts how often each was asked for. */
export class PairNumbers {
  count = new Int32Array(1 << 16)
  size = 0
  private low = new Int32Array(1 << 16)
  private high = new Int32Array(1 << 16)
  private slots = new Int32Array(1 << 17).fill(-1)

  number(a: number, b: number): number {
    const [low, high] = a < b ? [a, b] : [b, a]
    let s = this.slot(low, high)
    let id = this.slots[s]!
    while (id !== -1) {
      if (this.low[id] === low && this.high[id] === high) {
        this.count[id]!++
        return id
      }
      s = (s + 1) & (this.slots.length - 1)
      id = this.slots[s]!
    }
    if (this.size === this.low.length) this.grow()
    id = this.size++
    this.low[id] = low
    this.high[id] = high
    this.count[id] = 1
    this.place(id)
    return id
  }

  private slot(low: number, high: number): number {
    let h = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)
    h ^= h >>> 15
    return Math.imul(h, 0x2c1b3c6d) & (this.slots.length - 1)
  }

  private place(id: number) {
    let s = this.slot(this.low[id]!, this.high[id]!)
    while (this.slots[s] !== -1) s = (s + 1) & (this.slots.length - 1)
    this.slots[s] = id
  }

  private grow() {
    const double = (x: Int32Array<ArrayBuffer>) => {
      const more = new Int32Array(x.length * 2)
      more.set(x)
      return more
    }
    this.low = double(this.low)
    this.high = double(this.high)
    this.count = double(this.count)
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    for (let id = 0; id < this.size; id++) this.place(id)
  }
}

// Bytes that come in pieces of any size, read in pieces that are wanted.

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export class ByteReader {
  /** Bytes read so far. */
  read = 0
  #source: AsyncIterator<Uint8Array> | Iterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array()

  constructor(source: Bytes) {
    this.#source = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  }

  /** Between one and `most` bytes; nothing at the end. */
  async some(most: number): Promise<Uint8Array | undefined> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#source.next()
      if (done) return undefined
      this.#rest = value
    }
    const piece = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(piece.length)
    this.read += piece.length
    return piece
  }

  /** `count` bytes, fewer only at the end. */
  async exactly(count: number): Promise<Buffer> {
    const pieces: Uint8Array[] = []
    for (let missing = count; missing > 0; ) {
      const piece = await this.some(missing)
      if (!piece) break
      pieces.push(piece)
      missing -= piece.length
    }
    return Buffer.concat(pieces)
  }

  /** Tells the source that no more is wanted. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }
}

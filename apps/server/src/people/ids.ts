// Ids made by the program, ordered by time (RFC 9562, version 7), so that a list's lines stay together in the index
// and the register keeps the order in which its people came.
import { randomFillSync } from 'node:crypto'

let last = 0
let count = 0

/** A new id, greater than every id this process made before. */
export function newId(): string {
  const now = Date.now()
  if (now > last) {
    last = now
    count = 0
  } else if (++count > 0xfff) {
    last++
    count = 0
  }
  const bytes = randomFillSync(Buffer.allocUnsafe(16))
  bytes.writeUIntBE(last, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

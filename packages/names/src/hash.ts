/**
 * Stable signed 64-bit hash of a short string (two 32-bit murmur3-style lanes). The values are stored in
 * databases: never change it; test/keys.test.ts pins examples.
 */
export function hash64(text: string): bigint {
  let h = 0x9747b28c
  let g = 0x3c6ef372
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    h = Math.imul(h ^ c, 0x85ebca6b)
    h = (h << 13) | (h >>> 19)
    g = Math.imul(g ^ c, 0xc2b2ae35)
    g = (g << 15) | (g >>> 17)
  }
  return BigInt.asIntN(64, (BigInt(finish(h ^ text.length)) << 32n) | BigInt(finish(g ^ h)))
}

function finish(x: number): number {
  let h = x
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

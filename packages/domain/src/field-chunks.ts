// Bytes as numbered pieces of text for QR codes, read in any order: `O1/SUM/NUMBER/OF/DATA`, all of it in the
// alphanumeric mode of ISO/IEC 18004. DATA is base 45 (RFC 9285), SUM the first eight digits of the SHA-256 of the
// whole.

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** RFC 9285, 4. */
export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length
    let rest = pair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!
    for (let digit = 0; digit < (pair ? 3 : 2); digit++) {
      text += alphabet[rest % 45]
      rest = Math.floor(rest / 45)
    }
  }
  return text
}

/** @throws SyntaxError where it is not base 45 */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((char) => alphabet.indexOf(char))
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0)
    const size = digits.length - 1
    if (digits.includes(-1) || size === 0 || value >= 256 ** size) throw new SyntaxError('not base 45')
    if (size === 2) bytes.push(value >> 8)
    bytes.push(value & 255)
  }
  return Uint8Array.from(bytes)
}

async function sumOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 4)
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

/** @param size bytes of data in one piece; 600 makes a QR code that a tablet reads from another's screen */
export async function toChunks(bytes: Uint8Array<ArrayBuffer>, size = 600): Promise<string[]> {
  const sum = await sumOf(bytes)
  const count = Math.max(1, Math.ceil(bytes.length / size))
  return Array.from({ length: count }, (_, at) => {
    const data = toBase45(bytes.subarray(at * size, (at + 1) * size))
    return `O1/${sum}/${at + 1}/${count}/${data}`
  })
}

const form = /^O1\/([0-9A-F]{8})\/(\d{1,4})\/(\d{1,4})\/(.*)$/s

/**
 * Puts pieces together, whatever their order and however often one was read.
 * @returns the bytes, or the numbers still missing; pieces of another transfer than the first are left out
 * @throws SyntaxError where all pieces are there and the sum is not theirs
 */
export async function fromChunks(
  chunks: readonly string[],
): Promise<{ bytes: Uint8Array<ArrayBuffer> } | { missing: number[]; of: number }> {
  const read = chunks.map((each) => form.exec(each)).filter((each) => each !== null)
  const first = read[0]
  if (!first) return { missing: [], of: 0 }
  const [, sum, , of] = first
  const parts = new Map(
    read.filter((each) => each[1] === sum && each[3] === of).map((each) => [Number(each[2]), each[4]!]),
  )
  const missing = Array.from({ length: Number(of) }, (_, at) => at + 1).filter((each) => !parts.has(each))
  if (missing.length > 0) return { missing, of: Number(of) }
  const data = Array.from({ length: Number(of) }, (_, at) => [...fromBase45(parts.get(at + 1)!)]).flat()
  const bytes = Uint8Array.from(data)
  if ((await sumOf(bytes)) !== sum) throw new SyntaxError('the pieces do not make the whole')
  return { bytes }
}

// A QR code (ISO/IEC 18004, model 2) of a short text, in byte mode with error correction M: drawn here, so that the
// secret of a second factor is given to nobody to draw. Versions 1 to 15, up to 412 bytes.

/** Codewords of one block's error correction, and data codewords of each block, by version (level M). */
const blocks: readonly (readonly [correction: number, ...data: number[]])[] = [
  [10, 16],
  [16, 28],
  [26, 44],
  [18, 32, 32],
  [24, 43, 43],
  [16, 27, 27, 27, 27],
  [18, 31, 31, 31, 31],
  [22, 38, 38, 39, 39],
  [22, 36, 36, 36, 37, 37],
  [26, 43, 43, 43, 43, 44],
  [30, 50, 51, 51, 51, 51],
  [22, 36, 36, 36, 36, 36, 36, 37, 37],
  [22, 37, 37, 37, 37, 37, 37, 37, 37, 38],
  [24, 40, 40, 40, 40, 41, 41, 41, 41, 41],
  [24, 41, 41, 41, 41, 41, 42, 42, 42, 42, 42],
]

const exponents = new Uint8Array(512)
const logarithms = new Uint8Array(256)
for (let power = 0, value = 1; power < 255; power++) {
  exponents[power] = exponents[power + 255] = value
  logarithms[value] = power
  value = value & 128 ? (value << 1) ^ 0x11d : value << 1
}
const times = (a: number, b: number) => (a && b ? exponents[logarithms[a]! + logarithms[b]!]! : 0)

/** The remainder of data by the generator polynomial of a degree: Reed–Solomon's correction codewords. */
function correctionOf(data: readonly number[], degree: number): number[] {
  let generator = [1]
  for (let i = 0; i < degree; i++) {
    const next = [...generator, 0]
    for (let j = 0; j < generator.length; j++) next[j + 1]! ^= times(generator[j]!, exponents[i]!)
    generator = next
  }
  const rest = [...data, ...Array<number>(degree).fill(0)]
  for (let i = 0; i < data.length; i++) {
    const factor = rest[i]!
    for (let j = 0; j < generator.length; j++) rest[i + j]! ^= times(generator[j]!, factor)
  }
  return rest.slice(data.length)
}

/** Data and correction codewords in the order in which they are drawn. */
function codewords(bytes: Uint8Array, version: number): number[] {
  const [degree, ...sizes] = blocks[version - 1]!
  const capacity = sizes.reduce((sum, size) => sum + size, 0)
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1)
  }
  put(4, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, capacity * 8 - bits.length))
  while (bits.length % 8) bits.push(0)
  const data: number[] = []
  for (let i = 0; i < bits.length; i += 8)
    data.push(bits.slice(i, i + 8).reduce((byte, bit) => byte * 2 + bit, 0))
  for (let pad = 0xec; data.length < capacity; pad ^= 0xec ^ 0x11) data.push(pad)

  const parts = sizes.map((size, index) => {
    const from = sizes.slice(0, index).reduce((sum, before) => sum + before, 0)
    return data.slice(from, from + size)
  })
  const corrections = parts.map((part) => correctionOf(part, degree))
  const out: number[] = []
  for (let i = 0; i < Math.max(...sizes); i++)
    for (const part of parts) if (i < part.length) out.push(part[i]!)
  for (let i = 0; i < degree; i++) for (const part of corrections) out.push(part[i]!)
  return out
}

/** Bose–Chaudhuri–Hocquenghem code: a value followed by its check bits. */
function withChecks(value: number, generator: number, checks: number): number {
  let rest = value << checks
  const degree = 31 - Math.clz32(generator)
  for (let bit = 31 - Math.clz32(rest || 1); rest && bit >= degree; bit = 31 - Math.clz32(rest || 1))
    rest ^= generator << (bit - degree)
  return (value << checks) | rest
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => ((r >> 1) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
]

type Grid = (boolean | undefined)[][]

/** Finders, timing, alignment and version; where format and data will stand is left undefined. */
function frame(version: number): Grid {
  const size = version * 4 + 17
  const grid: Grid = Array.from({ length: size }, () => Array<boolean | undefined>(size).fill(undefined))
  const set = (row: number, column: number, dark: boolean) => {
    if (row >= 0 && column >= 0 && row < size && column < size) grid[row]![column] = dark
  }
  for (const [row, column] of [
    [0, 0],
    [0, size - 7],
    [size - 7, 0],
  ] as const)
    for (let r = -1; r <= 7; r++)
      for (let c = -1; c <= 7; c++) {
        const ring = Math.max(Math.abs(r - 3), Math.abs(c - 3))
        set(row + r, column + c, ring !== 2 && ring !== 4)
      }
  for (let i = 8; i < size - 8; i++) {
    set(6, i, i % 2 === 0)
    set(i, 6, i % 2 === 0)
  }
  const count = version === 1 ? 0 : Math.floor(version / 7) + 2
  const step = count < 2 ? 0 : Math.ceil((size - 13) / (2 * count - 2)) * 2
  const centres = Array.from({ length: count }, (_, i) => (i === 0 ? 6 : size - 7 - (count - 1 - i) * step))
  for (const row of centres)
    for (const column of centres) {
      const corner =
        (row === 6 && (column === 6 || column === size - 7)) || (column === 6 && row === size - 7)
      if (corner) continue
      for (let r = -2; r <= 2; r++)
        for (let c = -2; c <= 2; c++) set(row + r, column + c, Math.max(Math.abs(r), Math.abs(c)) !== 1)
    }
  if (version >= 7) {
    const bits = withChecks(version, 0x1f25, 12)
    for (let i = 0; i < 18; i++) {
      const dark = ((bits >> i) & 1) === 1
      set(Math.floor(i / 3), size - 11 + (i % 3), dark)
      set(size - 11 + (i % 3), Math.floor(i / 3), dark)
    }
  }
  return grid
}

/** The format's fifteen bits, twice, and the module that is always dark. */
function setFormat(grid: Grid, mask: number): void {
  const size = grid.length
  // Level M is 00.
  const bits = withChecks(mask, 0x537, 10) ^ 0x5412
  for (let i = 0; i < 15; i++) {
    const dark = ((bits >> i) & 1) === 1
    const near = i < 6 ? i : i < 8 ? i + 1 : size - 15 + i
    grid[near]![8] = dark
    const across = i < 8 ? size - 1 - i : i < 9 ? 15 - i : 14 - i
    grid[8]![across] = dark
  }
  grid[size - 8]![8] = true
}

/** How hard a picture is to read (the standard's four rules). */
function penalty(grid: Grid): number {
  const size = grid.length
  let sum = 0
  let dark = 0
  const lines = [...grid, ...grid.map((_, column) => grid.map((row) => row[column]))]
  for (const line of lines) {
    for (let i = 0, run = 1; i < size; i++, run++) {
      if (line[i + 1] === line[i] && i + 1 < size) continue
      if (run >= 5) sum += run - 2
      run = 0
    }
    const text = line.map((each) => (each ? '1' : '0')).join('')
    sum +=
      40 * ((text.match(/(?=10111010000)/g)?.length ?? 0) + (text.match(/(?=00001011101)/g)?.length ?? 0))
  }
  for (let r = 0; r < size; r++)
    for (let c = 0; c < size; c++) {
      if (grid[r]![c]) dark++
      const here = grid[r]![c]
      if (
        r + 1 < size &&
        c + 1 < size &&
        here === grid[r]![c + 1] &&
        here === grid[r + 1]![c] &&
        here === grid[r + 1]![c + 1]
      )
        sum += 3
    }
  return sum + 10 * Math.floor(Math.abs((dark * 100) / (size * size) - 50) / 5)
}

/**
 * The modules of a QR code, true where dark, without the quiet zone (which the drawing adds: four modules).
 * @throws RangeError when the text is longer than 412 bytes in UTF-8
 */
export function qrCode(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text)
  const version =
    blocks.findIndex(([, ...sizes], index) => {
      const header = index + 1 < 10 ? 12 : 20
      return bytes.length * 8 + header <= sizes.reduce((sum, size) => sum + size, 0) * 8
    }) + 1
  if (version === 0) throw new RangeError('the text is too long for a QR code of version 15')
  const fixed = frame(version)
  setFormat(fixed, 0)
  const size = fixed.length
  const places: [number, number][] = []
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--
    for (let i = 0; i < size; i++)
      for (const column of [right, right - 1]) {
        const row = up ? size - 1 - i : i
        if (fixed[row]![column] === undefined) places.push([row, column])
      }
  }
  const bits = codewords(bytes, version).flatMap((byte) =>
    Array.from({ length: 8 }, (_, i) => (byte >> (7 - i)) & 1),
  )
  const pictures = masks.map((mask, number) => {
    const grid = fixed.map((row) => [...row])
    places.forEach(([row, column], index) => {
      grid[row]![column] = (bits[index] === 1) !== mask(row, column)
    })
    setFormat(grid, number)
    return grid as boolean[][]
  })
  const scores = pictures.map(penalty)
  return pictures[scores.indexOf(Math.min(...scores))]!
}

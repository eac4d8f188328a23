// How two holders of a mission's operations tell each other what they hold, and send the difference: batches of
// bounded size, compressed, in any order, as often as it takes. The same bytes travel to the server, in a file from
// tablet to tablet, and in pieces as QR codes.
import { z } from 'zod'
import { inOrder, place } from './field-causal.ts'
import { FieldOperation } from './field-operations.ts'
import { canonicalJson } from './field-signing.ts'
import { Id } from './shapes.ts'

const Count = z.number().int().min(0)

/** So many ranges behind gaps are told; of the others some is sent twice, which changes nothing. */
export const mostRanges = 50

/** Of each device: all from 1 to `upTo`, and further ranges behind a gap, both ends included. */
export const Have = z.record(
  Id,
  z.object({ upTo: Count, more: z.array(z.tuple([Count, Count])).max(mostRanges) }),
)
export type Have = z.infer<typeof Have>

/** What is held, told by device and sequence. */
export function haveOf(operations: Iterable<Pick<FieldOperation, 'device' | 'sequence'>>): Have {
  const sequences = new Map<string, number[]>()
  for (const { device, sequence } of operations) {
    const own = sequences.get(device)
    if (own) own.push(sequence)
    else sequences.set(device, [sequence])
  }
  const have: Have = {}
  for (const [device, all] of sequences) {
    const ranges: [number, number][] = []
    for (const sequence of all.sort((a, b) => a - b)) {
      const last = ranges.at(-1)
      if (last && sequence <= last[1] + 1) last[1] = sequence
      else ranges.push([sequence, sequence])
    }
    const upTo = ranges[0]?.[0] === 1 ? ranges.shift()![1] : 0
    have[device] = { upTo, more: ranges.slice(0, mostRanges) }
  }
  return have
}

export function holdsSequence(have: Have, device: string, sequence: number): boolean {
  const own = have[device]
  if (!own) return false
  return sequence <= own.upTo || own.more.some(([from, to]) => from <= sequence && sequence <= to)
}

/** The ranges of sequences that are known to exist and are not here: those before a range held. */
export function gapsIn(have: Have): { device: string; from: number; to: number }[] {
  return Object.entries(have).flatMap(([device, { upTo, more }]) =>
    more.map(([from], at) => ({ device, from: (more[at - 1]?.[1] ?? upTo) + 1, to: from - 1 })),
  )
}

/** What they lack of mine, causes first, so that a batch cut off still counts. */
export function missingFrom(mine: readonly FieldOperation[], theirs: Have): FieldOperation[] {
  const { placed } = place(mine)
  const rank = new Map(placed.sort(inOrder).map(({ operation }, at) => [operation.id, at]))
  return mine
    .filter(({ device, sequence }) => !holdsSequence(theirs, device, sequence))
    .sort(
      (a, b) =>
        (rank.get(a.id) ?? Number.POSITIVE_INFINITY) - (rank.get(b.id) ?? Number.POSITIVE_INFINITY) ||
        a.sequence - b.sequence,
    )
}

/** At most so many operations in one batch, and so many bytes of it once decompressed. */
export const batchLimits = { operations: 500, bytes: 2_000_000 } as const

/** Cuts into batches within the limits. An operation alone is always within them. */
export function batchesOf(operations: readonly FieldOperation[]): FieldOperation[][] {
  const batches: FieldOperation[][] = []
  let bytes = 0
  for (const each of operations) {
    const size = JSON.stringify(each).length * 3
    const last = batches.at(-1)
    if (!last || last.length >= batchLimits.operations || bytes + size > batchLimits.bytes) {
      batches.push([each])
      bytes = size
    } else {
      last.push(each)
      bytes += size
    }
  }
  return batches
}

/** A batch as bytes: JSON, deflated (RFC 1951). */
export async function encodeBatch(
  mission: Id,
  operations: readonly FieldOperation[],
): Promise<Uint8Array<ArrayBuffer>> {
  const text = JSON.stringify({ oralu: 'field batch 1', mission, operations })
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Halves of a character, and the null character, which no database keeps as text. */
const noText = /(?<!\\)(?:\\\\)*\\u(?:d[89a-f]|0000)/

const Batch = z.object({
  oralu: z.literal('field batch 1'),
  mission: Id,
  operations: z.array(z.unknown()).max(batchLimits.operations),
})

/**
 * Reads a batch.
 * @returns the operations that can be read, and the others as they came
 * @throws RangeError where it is larger than the limits, SyntaxError or ZodError where it is no batch
 */
export async function decodeBatch(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ mission: Id; operations: FieldOperation[]; unreadable: unknown[] }> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await inflated(bytes))
  const { mission, operations } = Batch.parse(JSON.parse(text))
  const good: FieldOperation[] = []
  const unreadable: unknown[] = []
  for (const each of operations) {
    const { data } = FieldOperation.safeParse(each)
    const text = canonicalJson(each)
    // What the shape would trim or drop was signed as it came: it is not ours to change.
    if (data && !noText.test(text) && canonicalJson(data) === text) good.push(data)
    else unreadable.push(each)
  }
  return { mission, operations: good, unreadable }
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stream as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > batchLimits.bytes) throw new RangeError('a batch larger than the limit')
    parts.push(part)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

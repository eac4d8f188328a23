/**
 * A private intersection of the demonstration's lists, beside linkage of the same lists in the clear and beside Bloom
 * filters: npm run bench -- psi [--theirs 1000,10000,100000] [--ours 10000] [--threads 2] [--bloom 10000] [--plain 10000]
 */
import { randomUUID } from 'node:crypto'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { suggestAll } from '@oralu/linkage'
import { machine, numbers, printTable } from '../../../bench/support/table.ts'
import { keyId, makePackageKeys, readPublicKey, readSigningKey } from '../src/index.ts'
import {
  INTERSECTION_KEYS,
  INTERSECTION_LIMITS,
  type IntersectionMessage,
  type IntersectionTerms,
  nameCandidates,
  offerIntersection,
  pairCandidates,
  readPairs,
  replyToOffer,
} from '../src/intersection/index.ts'
import { alike, filterOf } from './psi-bloom.ts'
import { type BenchRecord, demoLists } from './psi-lists.ts'

const { values } = parseArgs({
  options: {
    theirs: { type: 'string', default: '1000,10000,100000' },
    ours: { type: 'string', default: '10000' },
    threads: { type: 'string', default: '2' },
    // All pairs of filters, and all pairs in the clear, are not made for longer lists than this.
    bloom: { type: 'string', default: '100000' },
    plain: { type: 'string', default: '100000' },
  },
})
const [threads, ours, bloomMost, plainMost] = [
  Number(values.threads),
  Number(values.ours),
  Number(values.bloom),
  Number(values.plain),
]
type Lists = ReturnType<typeof demoLists>
type Found = [theirs: number, ours: number][]

const sideOf = async () => {
  const keys = await makePackageKeys()
  return { signing: readSigningKey(keys.signing), public: readPublicKey(keys.signingPublic) }
}
const [asking, answering] = [await sideOf(), await sideOf()]

async function intersect({ theirs, ours }: Lists) {
  const terms: IntersectionTerms = {
    format: 'oralu-intersection-terms',
    version: 1,
    agreement: randomUUID(),
    session: randomUUID(),
    asks: { key: keyId(asking.public), elements: INTERSECTION_LIMITS.elements },
    answers: { key: keyId(answering.public), elements: INTERSECTION_LIMITS.elements },
    keys: INTERSECTION_KEYS,
    threshold: 1,
    runs: { most: 1, days: 1 },
    until: '2100-01-01T00:00:00Z',
  }
  const covered = (record: BenchRecord) => ({ ...record, coveredBy: terms.agreement })
  const common = { now: new Date(), threads, past: [] }
  const asks = { ...common, signing: asking.signing, partner: answering.public }
  const answers = { ...common, signing: answering.signing, partner: asking.public }
  // The shorter list asks: it makes more keys a person.
  const [first, second] = theirs.length <= ours.length ? [theirs, ours] : [ours, theirs]
  const offer = await offerIntersection(terms, first.map(covered), asks)
  const reply = await replyToOffer(terms, second.map(covered), offer.message, answers)
  const named = await nameCandidates(offer.state, reply.message, asks)
  const paired = await pairCandidates(reply.state, named.message, answers)
  const read = await readPairs(named.state, paired.message, asks)
  const positions = new Map(paired.pairs.map(({ number, position }) => [number, position]))
  const pairs = read.map(({ position, other, agree }) => {
    const pair: Found[number] =
      first === theirs ? [position, positions.get(other)!] : [positions.get(other)!, position]
    return { pair, agree }
  })
  const bytes = [offer, reply, named, paired].reduce((sum, { message }) => sum + sizeOf(message), 0)
  return { pairs, bytes, elements: reply.message.parts.reduce((sum, part) => sum + part.length / 32, 0) }
}
const sizeOf = ({ head, parts }: IntersectionMessage) =>
  parts.reduce((sum, part) => sum + part.length, head.length)

function inTheClear({ theirs, ours }: Lists): Found {
  const places = new Map([...theirs, ...ours].map(({ id }, at) => [id, at]))
  return suggestAll(theirs, { against: ours }).map(({ left, right }) => [
    places.get(left)!,
    places.get(right)! - theirs.length,
  ])
}

/** By the threshold with the best F1: chosen by the truth, which nobody has in a real run. */
function byFilters(lists: Lists): { found: Found; dice: number } {
  const pairs = alike(lists.theirs.map(filterOf), lists.ours.map(filterOf), 0.65)
  let best = { f1: -1, found: [] as Found, dice: 0 }
  for (let dice = 0.65; dice < 1; dice += 0.01) {
    const found = pairs
      .filter((pair) => pair.dice >= dice)
      .map(({ left, right }): [number, number] => [left, right])
    const { precision, recall } = judge(lists, found)
    const f1 = (2 * precision * recall) / (precision + recall || 1)
    if (f1 > best.f1) best = { f1, found, dice }
  }
  return best
}

const isRight = ({ theirs, ours }: Lists, [a, b]: Found[number]) => theirs[a]!.person === ours[b]!.person

function judge(lists: Lists, found: Found) {
  const known = new Set(lists.ours.map(({ person }) => person))
  const true_ = lists.theirs.filter(({ person }) => known.has(person)).length
  const right = found.filter((pair) => isRight(lists, pair)).length
  return { recall: right / true_, precision: found.length ? right / found.length : 0 }
}

/** What came of it, the seconds it took, and those of all processors: with other work beside it the first say little. */
async function timed<T>(work: () => T | Promise<T>): Promise<[T, [number, number]]> {
  const started = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return [result, [(performance.now() - started) / 1000, (user + system) / 1e6]]
}

console.log(`${availableParallelism()} cores, ${threads} threads, load ${loadavg()[0]!.toFixed(1)} before\n`)
const rows: (string | number)[][] = []
for (const count of numbers(values.theirs)) {
  const lists = demoLists(count, ours)
  const size = `${count.toLocaleString('en')} / ${ours.toLocaleString('en')}`
  const plain = count <= plainMost ? await timed(() => inTheClear(lists)) : undefined
  const rightInTheClear = new Set(plain?.[0].filter((pair) => isRight(lists, pair)).map(String))
  const add = (
    by: string,
    found: Found,
    [seconds, cpu]: [number, number],
    bytes?: number,
    elements?: number,
  ) => {
    const { recall, precision } = judge(lists, found)
    const share = found.filter((pair) => rightInTheClear.has(String(pair))).length / rightInTheClear.size
    rows.push([
      size,
      by,
      found.length,
      recall.toFixed(3),
      precision.toFixed(3),
      plain ? share.toFixed(3) : '',
      seconds.toFixed(1),
      cpu.toFixed(1),
      elements ?? '',
      bytes === undefined ? '' : (bytes / 1e6).toFixed(1),
    ])
  }
  if (plain) add('linkage in the clear, .5', ...plain)
  const [{ pairs, bytes, elements }, took] = await timed(() => intersect(lists))
  // A higher threshold tells less of the same.
  for (const threshold of [1, 2]) {
    const found = pairs.filter(({ agree }) => agree >= threshold).map(({ pair }) => pair)
    add(`intersection, threshold ${threshold}`, found, took, bytes, elements)
  }
  if (count <= bloomMost) {
    const [{ found, dice }, seconds] = await timed(() => byFilters(lists))
    add(`Bloom filters, Dice ${dice.toFixed(2)}`, found, seconds, (count + ours) * 125)
  }
}
printTable(
  [
    'theirs / ours',
    'by',
    'pairs',
    'recall',
    'precision',
    'of the clear',
    'seconds',
    'CPU seconds',
    'elements',
    'MB',
  ],
  rows,
)
console.log(`\n${machine()}, load ${loadavg()[0]!.toFixed(1)} after`)

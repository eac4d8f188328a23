import { makeBlocks } from './blocks.ts'
import { type Clustering, cluster, type Edges, type Join } from './cluster.ts'
import { Comparer } from './compare.ts'
import type { Evidence } from './estimate.ts'
import { firstModel, fit, fitTo } from './fit.ts'
import { type ColumnModel, type Pairs, probabilityOf, totalBits } from './model.ts'
import { oneToOne } from './one-to-one.ts'
import { findParents } from './parents.ts'
import { estimateRecall } from './recall.ts'
import { comparePairs, drawSamples, recompare } from './sample.ts'
import { type Scan, Scanner, scanHere } from './scan.ts'
import { countRarity, type Table } from './table.ts'

export type LinkOptions = {
  /** least probability of a pair given back, default 0.5 */
  threshold?: number
  /** two lists, neither of which has a person twice */
  oneToOne?: boolean
  /** records (by number) that a human has told apart: never in one cluster */
  apart?: Iterable<readonly [number, number]>
  /** how records are compared, default in this thread; a caller may spread it over more */
  scan?: Scan
  progress?: (step: LinkStep) => void
  signal?: AbortSignal
}

export type LinkStep = {
  step: 'blocks' | 'learning' | 'comparing' | 'clustering'
  done?: number
  of?: number
}

export type LinkedPair = { left: number; right: number; probability: number }

/** `compared`: pairs met in blocks; `recall`: share of the true pairs that blocks are estimated to hold. */
export type LinkResult = {
  pairs: LinkedPair[]
  model: ColumnModel
  compared: number
  largestBlock: number
  recall: number
}

/** Pairs made by blocks: so many, and so many more a record. */
const BUDGET = 1_000_000
const BUDGET_PER_RECORD = 4
/** Pairs on which the first model is learnt. */
const PILOT = 400_000
/** Less evidence than this (bits) is not looked at again. */
const LEAST = -9
const STEPS = 5
/** Bits by which a lone record is likelier to be of a person than the mean over the person's records says. */
const LONE = 2

/** Links the records of a table: blocks, EM without labels, clusters. The same whatever the order of the rows. */
export async function linkTable(table: Table, options: LinkOptions = {}): Promise<LinkResult> {
  const { threshold = 0.5, scan = scanHere, progress = () => {}, signal } = options
  const linking = table.split < table.count
  const allPairs = Math.max(
    1,
    linking ? table.split * (table.count - table.split) : (table.count * (table.count - 1)) / 2,
  )
  await pause(signal)
  progress({ step: 'blocks' })
  const blocks = makeBlocks(table, BUDGET + BUDGET_PER_RECORD * table.count)
  await pause(signal)
  progress({ step: 'learning' })
  const comparer = new Comparer(table)
  const pilot = pilotPairs(new Scanner(table, blocks), table)
  const evidence: Evidence = {
    candidates: comparePairs(pilot.left, pilot.right, comparer),
    share: 1 / pilot.step,
    samples: drawSamples(table, comparer),
    allPairs,
    chance: table.columns.map((c) => c.chance),
    weight: new Float32Array(table.count).fill(1),
  }
  const model = firstModel(evidence)
  fit(model, evidence, STEPS)
  await pause(signal)
  const found = await scan(table, blocks, model, LEAST, {
    signal,
    done: (done, of) => progress({ step: 'comparing', done, of }),
  })
  progress({ step: 'clustering' })
  const pairs = comparePairs(found.left, found.right, comparer)
  evidence.candidates = pairs
  evidence.share = 1
  const bitsOf = (i: number, j: number) => {
    comparer.compare(i, j)
    return totalBits(model, comparer.level, comparer.rarity, 0)
  }
  countPersons(table, evidence, cluster(edgesOf(pairs, model, -3), bitsOf, 0).clusters, comparer)
  fit(model, evidence, STEPS)
  findParents(model, evidence)
  fit(model, evidence, STEPS)
  await pause(signal)
  // records of one cluster show how spellings of a person differ, also those that no pair alone would have told
  const { clusters } = cluster(edgesOf(pairs, model, -3), bitsOf, 0)
  countPersons(table, evidence, clusters, comparer)
  evidence.candidates = pairsWithin(clusters, table, comparer)
  if (evidence.candidates.size > 0) fitTo(model, evidence)
  const least = Math.log2(0.005) - LONE
  const edges = edgesOf(pairs, model, least)
  const linked =
    options.oneToOne && linking
      ? oneToOne(crossing(edges, table))
      : read(cluster(edges, bitsOf, least, options.apart), table)
  return {
    pairs: linked.filter((p) => p.probability >= threshold),
    model,
    compared: found.compared,
    largestBlock: Math.max(blocks.largest, blocks.largestJoint),
    recall: estimateRecall(
      blocks,
      linked.filter((p) => p.probability >= 0.5),
    ),
  }
}

/** Lets a signal come through between two long steps. */
async function pause(signal: AbortSignal | undefined) {
  await new Promise<void>((resolve) => setImmediate(resolve))
  signal?.throwIfAborted()
}

function pilotPairs(scanner: Scanner, table: Table) {
  const few = scanner.some(Math.max(1, Math.ceil(table.count / 2000)))
  const perRecord = few.left.length / Math.min(table.count, 2000)
  const step = Math.max(1, Math.ceil((perRecord * table.count) / PILOT))
  return { ...scanner.some(step), step }
}

/** Rarity by persons instead of records: a person listed ten times makes no common name. */
function countPersons(table: Table, evidence: Evidence, clusters: number[][], comparer: Comparer) {
  evidence.weight.fill(1)
  for (const members of clusters) for (const i of members) evidence.weight[i] = 1 / members.length
  countRarity(table, evidence.weight)
  evidence.chance = table.columns.map((c) => c.chance)
  recompare(evidence.candidates, comparer)
  for (const { pairs } of evidence.samples) recompare(pairs, comparer)
}

function edgesOf(pairs: Pairs, model: ColumnModel, least: number): Edges {
  const fields = model.fields.length
  const kept: number[] = []
  const bits: number[] = []
  for (let p = 0; p < pairs.size; p++) {
    const b = totalBits(model, pairs.level, pairs.rarity, p * fields)
    if (b < least) continue
    kept.push(p)
    bits.push(b)
  }
  return {
    left: Int32Array.from(kept, (p) => pairs.left[p]!),
    right: Int32Array.from(kept, (p) => pairs.right[p]!),
    bits: Float32Array.from(bits),
  }
}

/** Pairs of one cluster; of two lists only those across. */
function pairsWithin(clusters: number[][], table: Table, comparer: Comparer): Pairs {
  const left: number[] = []
  const right: number[] = []
  for (const members of clusters)
    for (let x = 0; x < members.length; x++)
      for (let y = x + 1; y < members.length; y++) {
        const [i, j] = [Math.min(members[x]!, members[y]!), Math.max(members[x]!, members[y]!)]
        if (!across(i, j, table)) continue
        left.push(i)
        right.push(j)
      }
  return comparePairs(Int32Array.from(left), Int32Array.from(right), comparer)
}

const across = (i: number, j: number, { split, count }: Table) => split === count || i < split !== j < split

function crossing(edges: Edges, table: Table): Edges {
  const kept = Array.from(edges.left.keys()).filter((e) => across(edges.left[e]!, edges.right[e]!, table))
  return {
    left: Int32Array.from(kept, (e) => edges.left[e]!),
    right: Int32Array.from(kept, (e) => edges.right[e]!),
    bits: Float32Array.from(kept, (e) => edges.bits[e]!),
  }
}

/**
 * What is said of two clusters, from what joined them or did not, by the fewer records of the two. The mean over all pairs
 * understates a lone record, which most spellings of its person miss; two clusters of many had many pairs to be alike in,
 * and the best of these overstates. What was joined stays at even odds or above, what was not below.
 */
function told({ a, b, bits }: Join): number {
  const moved = bits + LONE - Math.log2(Math.min(a.length, b.length))
  return bits >= 0 ? Math.max(0, moved) : Math.min(-0.01, moved)
}

/** Each pair of records with the probability at which their clusters were joined, or would be. */
function read({ joins, ties }: Clustering, table: Table): LinkedPair[] {
  const pairs: LinkedPair[] = []
  for (const { a, b, bits } of [...joins, ...ties].map((join) => ({ ...join, bits: told(join) }))) {
    const probability = probabilityOf(bits)
    for (const i of a)
      for (const j of b)
        if (across(i, j, table)) pairs.push({ left: Math.min(i, j), right: Math.max(i, j), probability })
  }
  return pairs.sort((x, y) => x.left - y.left || x.right - y.right)
}

// The Merkle tree of RFC 9162, section 2.1: leaves and nodes are hashed with different prefixes, and the tree over n
// leaves splits at the largest power of two below n.
import { createHash } from 'node:crypto'

/** Hash of a leaf's data: SHA-256(0x00 || data), 32 bytes. RFC 9162 §2.1.1. */
export const leafHash = (data: Uint8Array): Buffer =>
  createHash('sha256').update(Uint8Array.of(0)).update(data).digest()

/** Hash of an inner node: SHA-256(0x01 || left || right), 32 bytes. RFC 9162 §2.1.1. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest()

/** Root of the empty tree. RFC 9162 §2.1.1. */
export const emptyRoot = createHash('sha256').digest()

/**
 * A tree that only grows. It keeps the roots of the complete subtrees (at most log2 n hashes), largest first, which
 * is all that is needed to append and to give the root.
 */
export class Frontier {
  size: number
  readonly hashes: Buffer[]

  /**
   * @param size leaves so far
   * @param hashes roots of the complete subtrees that make up `size`, largest first
   * @throws RangeError when their number does not fit the size
   */
  constructor(size = 0, hashes: readonly Uint8Array[] = []) {
    if (hashes.length !== ones(size))
      throw new RangeError(`A tree of ${size} leaves has ${ones(size)} subtrees, not ${hashes.length}.`)
    this.size = size
    this.hashes = hashes.map((hash) => Buffer.from(hash))
  }

  /** Appends a leaf's hash. */
  append(leaf: Uint8Array): void {
    let hash: Buffer = Buffer.from(leaf)
    for (let n = this.size; n % 2 === 1; n = Math.floor(n / 2)) hash = nodeHash(this.hashes.pop()!, hash)
    this.hashes.push(hash)
    this.size++
  }

  /** Root over all leaves so far. */
  root(): Buffer {
    let root: Buffer | undefined
    for (let i = this.hashes.length - 1; i >= 0; i--)
      root = root ? nodeHash(this.hashes[i]!, root) : this.hashes[i]
    return root ?? emptyRoot
  }
}

function ones(n: number): number {
  let count = 0
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/** Root over leaf hashes, all at once. */
export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const frontier = new Frontier()
  for (const leaf of leaves) frontier.append(leaf)
  return frontier.root()
}

/** Largest power of two below n (n ≥ 2). */
const splitOf = (n: number): number => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/**
 * Proof that leaf `index` is in the tree over `leaves`: sibling hashes from the leaf up. RFC 9162 §2.1.3.1.
 * @throws RangeError when the index is not of this tree
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Buffer[] {
  if (!(index >= 0 && index < leaves.length))
    throw new RangeError(`No leaf ${index} in a tree of ${leaves.length}.`)
  if (leaves.length === 1) return []
  const k = splitOf(leaves.length)
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), rootOf(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), rootOf(leaves.slice(0, k))]
}

/** Checks an inclusion proof. RFC 9162 §2.1.3.2. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!(index >= 0 && index < size)) return false
  let fn = index
  let sn = size - 1
  let hash: Buffer = Buffer.from(leaf)
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2)
        sn = Math.floor(sn / 2)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && hash.equals(root)
}

/**
 * Proof that the tree over the first `from` leaves is a beginning of the tree over all. RFC 9162 §2.1.4.1.
 * @throws RangeError unless 0 < from ≤ leaves.length
 */
export function consistencyProof(leaves: readonly Uint8Array[], from: number): Buffer[] {
  if (!(from > 0 && from <= leaves.length))
    throw new RangeError(`No tree of ${from} within one of ${leaves.length}.`)
  const walk = (part: readonly Uint8Array[], m: number, whole: boolean): Buffer[] => {
    if (m === part.length) return whole ? [] : [rootOf(part)]
    const k = splitOf(part.length)
    return m <= k
      ? [...walk(part.slice(0, k), m, whole), rootOf(part.slice(k))]
      : [...walk(part.slice(k), m - k, false), rootOf(part.slice(0, k))]
  }
  return walk(leaves, from, true)
}

/** Checks a consistency proof. RFC 9162 §2.1.4.2. */
export function verifyConsistency(
  from: number,
  to: number,
  proof: readonly Uint8Array[],
  fromRoot: Uint8Array,
  toRoot: Uint8Array,
): boolean {
  if (!(from > 0 && from <= to)) return false
  if (from === to) return proof.length === 0 && Buffer.from(fromRoot).equals(toRoot)
  const path = Number.isInteger(Math.log2(from)) ? [fromRoot, ...proof] : [...proof]
  if (path.length === 0) return false
  let fn = from - 1
  let sn = to - 1
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  let fr: Buffer = Buffer.from(path[0]!)
  let sr: Buffer = Buffer.from(path[0]!)
  for (const hash of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(hash, fr)
      sr = nodeHash(hash, sr)
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2)
        sn = Math.floor(sn / 2)
      }
    } else {
      sr = nodeHash(sr, hash)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && fr.equals(fromRoot) && sr.equals(toRoot)
}

// What a package may hold at most, in bytes where nothing else is said. The same for writing and for reading, so that
// what we seal can be opened.

const MiB = 1024 * 1024

export const PACKAGE_LIMITS = {
  /** Everything inside, filled up. A package of this size is refused only when something is added. */
  inside: 256 * MiB,
  /** package.json, which is held in memory. */
  document: 32 * MiB,
  /** manifest.jws, which is held in memory. */
  manifest: MiB,
  /** A receipt's file. */
  receipt: 4 * MiB,
  /** The age header: room for some 500 recipients. */
  sealHeader: 64 * 1024,
  files: 1000,
  persons: 10_000,
  recipients: 64,
} as const

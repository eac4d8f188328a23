// What an intersection may hold at most; the terms of each set less.

export const INTERSECTION_LIMITS = {
  /** Elements of one set: some 700,000 persons. */
  elements: 4_194_304,
  /** Elements in one part of a message: 512 KiB. */
  part: 16_384,
  /** Keys of one person; a name is never longer than a hostile one. */
  keys: 64,
  /** Persons of one list, candidates and pairs of one message. */
  persons: 1_000_000,
  /** A message's head, in characters. */
  head: 64 * 1024 * 1024,
} as const

/** Bytes of an element in its canonical encoding (RFC 9496). */
export const ELEMENT = 32

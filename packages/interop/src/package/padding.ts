// Filling up, so that the size of a sealed file tells little. Powers of two rather than Padmé: a list's size tells how
// many people are on it, and Padmé's steps (3 % at this size) would give that away; a package at most doubles.

const SMALLEST = 64 * 1024

/** The size to which `size` bytes are filled up: the next power of two, at least 64 KiB. */
export function paddedSize(size: number): number {
  let padded = SMALLEST
  while (padded < size) padded *= 2
  return padded
}

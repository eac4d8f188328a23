/** Numbers to the nearest multiple of a base, halves upwards, and what a reader knows of one. */

export const nearest = (value: number, base: number): number => Math.floor(value / base + 0.5) * base

/** The whole numbers that are printed as this one is: least and most. Base 1: the number itself. */
export function roundedTo(value: number, base: number): { low: number; high: number } {
  const printed = nearest(value, base)
  return {
    low: Math.max(0, printed - Math.floor(base / 2)),
    high: printed + Math.ceil(base / 2) - 1,
  }
}

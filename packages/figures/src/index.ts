/** Claims, their sums, compositions and small cells, and the feed of what was published. Pure: no I/O. */
export { type AtomAuthor, type AtomEntry, type AtomFeed, type AtomLink, atomFeed } from './atom.ts'
export { Category, Claim, ClaimEvent, Period, Quantity, QuantityKind, Scope } from './claim.ts'
export { compareSums } from './compare-sums.ts'
export {
  type AgeDecision,
  type Composition,
  composition,
  type Definition,
  definitions,
  isChildOn,
  type Line,
  type Sex,
} from './composition.ts'
export { rangeOf } from './figure.ts'
export type { FindingParam, SumCode, SumFinding } from './finding.ts'
export { ClaimsError, parseClaims } from './parse.ts'
export { publicRecord } from './public-record.ts'
export {
  type Cell,
  DEFAULT_THRESHOLD,
  type SmallCell,
  type SmallCellReason,
  type SmallCells,
  smallCells,
} from './small-cells.ts'

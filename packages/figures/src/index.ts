/** Claims, their sums, compositions, small cells, whom no list holds, and the feed of what was published. Pure: no I/O. */
export { type AtomAuthor, type AtomEntry, type AtomFeed, type AtomLink, atomFeed } from './atom.ts'
export type {
  Bound,
  Change,
  CheckCode,
  Consistency,
  InFour,
  IrreducibleSet,
  NumberSaid,
  ProofTerm,
  ReadingFound,
} from './check/answer.ts'
export { type CheckOptions, checkConsistency, MOST_ASKED, unpublished } from './check/check.ts'
export { type Asked, MOST_PEOPLE, rangeSaid } from './check/compile.ts'
export { TooHard } from './check/solve.ts'
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
export { type Anonymous, anonymous, type Coarsening, type Row } from './disclosure/anonymous.ts'
export { attack } from './disclosure/attack.ts'
export {
  type Protected,
  type ProtectedCell,
  type ProtectOptions,
  protect,
  type WithheldWhy,
} from './disclosure/protect.ts'
export type { Interval, Publication, PublishedCell, TableCell } from './disclosure/publication.ts'
export { asPublished, isSmall, isWithheld } from './disclosure/publication.ts'
export { newlyTold, type ToldCell } from './disclosure/told.ts'
export type { EstimateAnswer, EstimateCode, EstimateFinding } from './estimate/answer.ts'
export { DEFAULT_DRAWS, type EstimateOptions, estimate } from './estimate/estimate.ts'
export { type LinkedPair, type ListedRecord, tablesOfLinks } from './estimate/linkage.ts'
export { HistoriesError, parseHistories } from './estimate/parse.ts'
export type { HistoryTable } from './estimate/table.ts'
export { rangeOf } from './figure.ts'
export type { FindingParam, SumCode, SumFinding } from './finding.ts'
export { ClaimsError, parseClaims, parseStatements } from './parse.ts'
export { publicRecord, publicStatements } from './public-record.ts'
export {
  type Cell,
  DEFAULT_THRESHOLD,
  type SmallCell,
  type SmallCellReason,
  type SmallCells,
  smallCells,
} from './small-cells.ts'
export {
  Group,
  plainClaims,
  Reading,
  StatedCategory,
  StatedEvent,
  type StatedQuantity,
  type StatedScope,
  Statement,
  type Statements,
} from './statement.ts'

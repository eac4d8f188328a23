export { type Block, type BlockKeys, blockKeys } from './block-keys.ts'
export { LinkConfigError, parseLinkConfig } from './columns/config.ts'
export { explainPair } from './columns/explain.ts'
export {
  type LinkedPair,
  type LinkOptions,
  type LinkResult,
  type LinkStep,
  linkTable,
} from './columns/link.ts'
export type { ColumnModel } from './columns/model.ts'
export { CHUNK, type Found, joinFound, type Scan, Scanner, scanHere } from './columns/scan.ts'
export { type Table, TableBuilder } from './columns/table.ts'
export { KINDS, type Kind, type LinkConfig } from './columns/types.ts'
export { compareAbove, compareRecords } from './compare.ts'
export { type Components, type Conflict, components, type Pair } from './components.ts'
export {
  type ContradictionCode,
  contradictionsOf,
  type FoundContradiction,
  type Relation,
  type Statement,
} from './contradictions.ts'
export { type KinRecord, kinKeys, MAX_FAMILY } from './kin.ts'
export { type Decision, learn } from './learn.ts'
export { DEFAULT_MODEL, type Level, type LinkModel, NAME_ONLY_CEILING, type NameLevel } from './model.ts'
export { type Prepare, type PreparedRecord, prepareRecord, preparing } from './prepare.ts'
export { type Suggestion, type SuggestOptions, suggest, suggestAll } from './suggest.ts'
export { type Teaching, teachings, type WaitingPair } from './teaching.ts'
export { type TogetherOptions, weighTogether } from './together.ts'
export { Turns } from './turns.ts'
export type { FieldName, KeyedRecord, LinkRecord, RecordComparison } from './types.ts'

import type { SpreadsheetErrorCode } from './errors.ts'
import type { Limits } from './limits.ts'
import type { OpenOptions, SheetHead, SheetRow } from './types.ts'

/** What the parent asks of the child. The child sends one batch for each `next`. */
export type ToChild = { kind: 'open'; path: string; options: ReadOptions; limits: Limits } | { kind: 'next' }

export type FromChild =
  | { kind: 'ready' }
  | { kind: 'head'; head: SheetHead }
  | { kind: 'rows'; rows: SheetRow[] }
  | { kind: 'end' }
  | { kind: 'error'; code: SpreadsheetErrorCode; detail: string }

export type ReadOptions = Omit<OpenOptions, 'limits' | 'signal'>

/** What a parser calls. `rows` resolves when more may be sent: that is the back pressure. */
export interface Sink {
  head(head: SheetHead): void
  row(row: SheetRow): Promise<void> | undefined
}

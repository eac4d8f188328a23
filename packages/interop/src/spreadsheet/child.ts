/**
 * The process in which files from outside are parsed. It has no network use, no rights beyond reading (see
 * open.ts), little memory, and nobody loses work when it dies.
 */
import { SpreadsheetError } from './errors.ts'
import { parseFile } from './parse.ts'
import type { FromChild, ToChild } from './protocol.ts'
import type { SheetRow } from './types.ts'

const BATCH_ROWS = 500
const BATCH_CHARS = 512 * 1024

let credits = 0
let wake: (() => void) | undefined

function send(message: FromChild): void {
  process.send?.(message)
}

let batch: SheetRow[] = []
let batchChars = 0

async function flush(): Promise<void> {
  if (batch.length === 0) return
  while (credits === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  credits--
  const rows = batch
  batch = []
  batchChars = 0
  send({ kind: 'rows', rows })
}

async function run(message: Extract<ToChild, { kind: 'open' }>): Promise<void> {
  try {
    await parseFile(message.path, message.options, message.limits, {
      head: (head) => send({ kind: 'head', head }),
      row: (row) => {
        batch.push(row)
        for (const cell of row.cells) batchChars += cell.length
        return batch.length >= BATCH_ROWS || batchChars >= BATCH_CHARS ? flush() : undefined
      },
    })
    await flush()
    send({ kind: 'end' })
  } catch (error) {
    // Rows read before the fault are sent first, so that the caller sees how far the file was sound.
    if (error instanceof SpreadsheetError) {
      await flush()
      send({ kind: 'error', code: error.code, detail: error.detail })
    } else {
      const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'unknown'
      send({ kind: 'error', code: 'reader-failed', detail })
    }
  }
}

process.on('message', (message: ToChild) => {
  if (message.kind === 'next') {
    credits++
    wake?.()
    wake = undefined
  } else {
    void run(message)
  }
})
// A parent that is gone wants nothing more.
process.on('disconnect', () => process.exit(0))
send({ kind: 'ready' })

import { type ChildProcess, fork } from 'node:child_process'
import { access, constants, realpath, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SpreadsheetError } from './errors.ts'
import { completeLimits, type Limits } from './limits.ts'
import type { FromChild, ReadOptions, ToChild } from './protocol.ts'
import type { OpenOptions, OpenSheet, Sheet, SheetHead, SheetRow } from './types.ts'

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url))
/** Batches asked for ahead of the reader: one being worked on, one on its way. */
const AHEAD = 2

/**
 * Opens an XLSX or CSV file from outside for reading row by row. The parsing is done in a process of its
 * own with little memory and the right to read this one file; the parent holds at most two batches
 * (about 1000 rows). What the file is, is decided by its content, not by its name.
 *
 * Throws `SpreadsheetError`, here and from the iteration of `rows`. Faults of single rows are in
 * `row.problems` instead.
 */
export async function openSpreadsheet(path: string, options: OpenOptions = {}): Promise<OpenSheet> {
  const { limits: given, signal, ...rest } = options
  const limits = completeLimits(given)
  const real = await checkFile(path, limits)
  if (signal?.aborted) throw new SpreadsheetError('aborted')

  const reader = new ChildReader(real, limits, signal)
  try {
    const head = await reader.open(rest)
    return { ...head, rows: reader.rows(), close: () => reader.close() }
  } catch (error) {
    reader.close()
    throw error
  }
}

/** Reads a whole sheet into memory: for small lists and tests. Prefer `openSpreadsheet` for import. */
export async function readSpreadsheet(path: string, options: OpenOptions = {}): Promise<Sheet> {
  const { rows, close, ...head } = await openSpreadsheet(path, options)
  try {
    const all: SheetRow[] = []
    for await (const row of rows) all.push(row)
    return { ...(head as SheetHead), rows: all }
  } finally {
    close()
  }
}

async function checkFile(path: string, limits: Limits): Promise<string> {
  let size: number
  let real: string
  try {
    real = await realpath(path)
    const info = await stat(real)
    if (!info.isFile()) throw new SpreadsheetError('unreadable', 'not a file')
    await access(real, constants.R_OK)
    size = info.size
  } catch (error) {
    if (error instanceof SpreadsheetError) throw error
    throw new SpreadsheetError('unreadable', (error as NodeJS.ErrnoException).code ?? '')
  }
  if (size === 0) throw new SpreadsheetError('empty', '0 bytes')
  if (size > limits.fileBytes) {
    throw new SpreadsheetError('file-too-large', `${size} bytes, limit ${limits.fileBytes}`)
  }
  return real
}

class ChildReader {
  readonly #child: ChildProcess
  readonly #path: string
  readonly #limits: Limits
  readonly #signal: AbortSignal | undefined
  readonly #inbox: FromChild[] = []
  #failure: SpreadsheetError | null = null
  #wake: (() => void) | null = null
  #timeLeft: number
  #stderr = ''
  readonly #onAbort = (): void => this.#fail(new SpreadsheetError('aborted'))

  constructor(path: string, limits: Limits, signal: AbortSignal | undefined) {
    this.#path = path
    this.#limits = limits
    this.#signal = signal
    this.#timeLeft = limits.wallTimeMs
    this.#child = fork(CHILD, [], {
      // Only what the parser needs: no inherited inspector, no secrets in the environment.
      execArgv: [`--max-old-space-size=${Math.ceil(limits.memoryMb)}`, '--no-warnings', ...permissions(path)],
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    })
    this.#child.on('message', (message: FromChild) => {
      this.#inbox.push(message)
      this.#stir()
    })
    this.#child.on('error', (error) => this.#fail(new SpreadsheetError('reader-failed', error.message)))
    // `close` comes after the pipe is drained, so a heap failure can be told from other deaths.
    this.#child.on('close', (code, killedBy) => this.#fail(this.#death(code, killedBy)))
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      if (this.#stderr.length < 4000) this.#stderr += chunk.toString('latin1')
    })
    signal?.addEventListener('abort', this.#onAbort, { once: true })
  }

  async open(options: ReadOptions): Promise<SheetHead> {
    await this.#receive()
    this.#send({ kind: 'open', path: this.#path, options, limits: this.#limits })
    for (let n = 0; n < AHEAD; n++) this.#send({ kind: 'next' })
    const message = await this.#receive()
    if (message.kind !== 'head') throw new SpreadsheetError('reader-failed', `unexpected ${message.kind}`)
    return message.head
  }

  async *rows(): AsyncGenerator<SheetRow, void, undefined> {
    try {
      for (;;) {
        const message = await this.#receive()
        if (message.kind === 'end') return
        if (message.kind !== 'rows') throw new SpreadsheetError('reader-failed', `unexpected ${message.kind}`)
        yield* message.rows
        this.#send({ kind: 'next' })
      }
    } finally {
      this.close()
    }
  }

  close(): void {
    this.#fail(new SpreadsheetError('aborted', 'closed'))
  }

  /** The next message. The clock runs only while the parent waits, so a slow consumer is not punished. */
  async #receive(): Promise<FromChild> {
    const started = performance.now()
    const timer = setTimeout(() => this.#fail(new SpreadsheetError('timeout')), this.#timeLeft)
    try {
      for (;;) {
        if (this.#signal?.aborted) throw new SpreadsheetError('aborted')
        const message = this.#inbox.shift()
        if (message?.kind === 'error') throw new SpreadsheetError(message.code, message.detail)
        if (message) return message
        if (this.#failure) throw this.#failure
        await new Promise<void>((wake) => {
          this.#wake = wake
        })
      }
    } finally {
      clearTimeout(timer)
      this.#timeLeft = Math.max(1, this.#timeLeft - (performance.now() - started))
    }
  }

  #send(message: ToChild): void {
    // The child may have ended in the meantime; its last messages are in the inbox and say why.
    if (this.#child.connected) this.#child.send(message, () => {})
  }

  #fail(error: SpreadsheetError): void {
    if (this.#failure) return
    this.#failure = error
    this.#signal?.removeEventListener('abort', this.#onAbort)
    this.#child.kill('SIGKILL')
    this.#stir()
  }

  #stir(): void {
    this.#wake?.()
    this.#wake = null
  }

  #death(code: number | null, killedBy: NodeJS.Signals | null): SpreadsheetError {
    // SIGKILL not sent by us is the kernel's: the machine itself ran out of memory.
    if (killedBy === 'SIGKILL' || /heap out of memory|Allocation failed|heap limit/i.test(this.#stderr)) {
      return new SpreadsheetError('out-of-memory', `limit ${this.#limits.memoryMb} MiB`)
    }
    return new SpreadsheetError('reader-failed', `exit ${code ?? killedBy ?? 'unknown'}`)
  }
}

/**
 * Node's permission model for the child: it may read its own code, the libraries it parses with, and the one
 * file. It may write nothing and start nothing.
 */
function permissions(path: string): string[] {
  return ['--permission', ...[path, ...codeFolders()].map((allowed) => `--allow-fs-read=${allowed}`)]
}

let folders: string[] | null = null
function codeFolders(): string[] {
  if (folders) return folders
  const require = createRequire(import.meta.url)
  const found = [resolve(dirname(CHILD), '../..')]
  for (const name of ['saxen', 'papaparse', 'iconv-lite', 'safer-buffer']) {
    const entry = require.resolve(name)
    found.push(entry.slice(0, entry.lastIndexOf(`node_modules/${name}`) + `node_modules/${name}`.length))
  }
  folders = found
  return folders
}

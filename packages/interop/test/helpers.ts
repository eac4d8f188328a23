import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { SpreadsheetError, type SpreadsheetErrorCode } from '../src/index.ts'

/** A folder that lives as long as the test process. */
const folder = mkdtempSync(join(tmpdir(), 'oralu-interop-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

let count = 0
export function pathFor(name: string): string {
  return join(folder, `${count++}-${name}`)
}

export function fileWith(name: string, bytes: Buffer | string): string {
  const path = pathFor(name)
  writeFileSync(path, bytes)
  return path
}

export async function expectRefused(
  work: Promise<unknown>,
  code: SpreadsheetErrorCode,
): Promise<SpreadsheetError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(SpreadsheetError)
  expect((error as SpreadsheetError).code).toBe(code)
  return error as SpreadsheetError
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpreadsheet, SpreadsheetError } from '../src/index.ts'
import { BREAKAGES, type BrokenSpreadsheet, brokenSpreadsheets } from '../test-support/broken.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oralu-broken-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Outcome {
  code: string | null
  rows: number
  rowErrors: number
}

async function outcomeOf(file: BrokenSpreadsheet): Promise<Outcome> {
  const path = join(folder, file.name)
  await writeFile(path, file.bytes)
  const outcome: Outcome = { code: null, rows: 0, rowErrors: 0 }
  try {
    const sheet = await openSpreadsheet(path, { limits: { wallTimeMs: 20_000 } })
    for await (const row of sheet.rows) {
      expect(row.cells).toHaveLength(sheet.columns.length)
      outcome.rows++
      if (row.problems.some((problem) => problem.level === 'error')) outcome.rowErrors++
    }
  } catch (error) {
    // Anything but a SpreadsheetError is a crash.
    if (!(error instanceof SpreadsheetError)) throw error
    outcome.code = error.code
  } finally {
    await rm(path)
  }
  return outcome
}

const KINDS = Object.keys(BREAKAGES).length

describe('broken spreadsheets', () => {
  test('each is refused with its reason, or gives rows with their errors; the parent stays small', async () => {
    const before = process.memoryUsage().rss
    let peak = before
    const wrong: string[] = []
    const work = (function* () {
      // Every kind once, and some again with other details.
      for (const file of brokenSpreadsheets(1, KINDS + 15)) yield { seed: 1, file }
    })()
    const worker = async (): Promise<void> => {
      for (const { seed, file } of work) {
        const outcome = await outcomeOf(file)
        peak = Math.max(peak, process.memoryUsage().rss)
        const { expect: wanted } = file
        const right =
          (wanted.kind === 'either' &&
            !['reader-failed', 'timeout', 'out-of-memory'].includes(outcome.code ?? '')) ||
          (wanted.kind === 'refused' && wanted.codes.includes(outcome.code as SpreadsheetError['code'])) ||
          (wanted.kind === 'rows' &&
            outcome.code === null &&
            outcome.rows > 0 &&
            (wanted.rowErrors === undefined || outcome.rowErrors > 0))
        if (!right)
          wrong.push(`${seed} ${file.name}: ${JSON.stringify(outcome)}, wanted ${JSON.stringify(wanted)}`)
      }
    }
    await Promise.all(Array.from({ length: 4 }, worker))
    expect(wrong).toEqual([])
    // The generator's own 64 MB bomb is most of this.
    expect(peak - before).toBeLessThan(300 * 1024 * 1024)
  }, 120_000)

  test('the generator is deterministic', () => {
    const once = [...brokenSpreadsheets(7, 30)]
    const again = [...brokenSpreadsheets(7, 30)]
    expect(again.every((file, n) => file.bytes.equals(once[n]?.bytes as Buffer))).toBe(true)
  })
})

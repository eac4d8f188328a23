// What a benchmark prints: one table, in Markdown, and on what it was measured.
import { cpus, totalmem } from 'node:os'

export type Cell = string | number

export function printTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const cells = [columns, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)),
  )
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`
  const [head, ...body] = cells
  console.log(
    [line(head!), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join(
      '\n',
    ),
  )
}

const shown = (value: number) =>
  Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(Math.abs(value) < 10 ? 2 : 1)

/** The machine, for under the table. */
export function machine(): string {
  const processors = cpus()
  return `Node ${process.version}, ${processors.length} × ${processors[0]?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${new Date().toISOString().slice(0, 10)}`
}

/** Whole numbers separated by commas. @throws Error with a sentence */
export function numbers(text: string): number[] {
  return text.split(',').map((each) => {
    const value = Number(each)
    if (!Number.isInteger(value) || value < 1) throw new Error(`'${each}' is not a whole number above zero.`)
    return value
  })
}

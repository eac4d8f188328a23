// The lines of a zone out of what was pasted: capitals, no spaces, parted where they came as one.
import { layouts, type MrzFormat } from './layout.ts'
import { type MrzProblem, problem } from './problems.ts'

export function tidy(text: string): { format?: MrzFormat; lines: string[]; problems: MrzProblem[] } {
  const problems: MrzProblem[] = []
  let lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replaceAll('«', '<<').replaceAll('‹', '<'))
    .filter((line) => line !== '')
  if (lines.some((line) => /[a-z]/.test(line))) problems.push(problem('note', 'lower-case'))
  if (lines.some((line) => /\s/.test(line))) problems.push(problem('note', 'spaces'))
  lines = lines.map((line) => line.replace(/\s+/g, '').toUpperCase())
  const only = lines.length === 1 ? lines[0]! : undefined
  const parts = only && { 88: 44, 72: 36, 90: 30 }[only.length]
  if (only && parts) {
    problems.push(problem('note', 'no-line-breaks'))
    lines = only.match(new RegExp(`.{${parts}}`, 'g'))!
  }
  const format = formatOf(lines)
  if (!format)
    return { lines: [], problems: [...problems, problem('error', 'no-zone', { found: text.slice(0, 120) })] }
  const { width } = layouts[format]
  for (const [line, each] of lines.entries()) {
    if (each.length !== width)
      problems.push(
        problem('error', 'wrong-length', {
          line: line + 1,
          found: each,
          position: Math.min(each.length, width) + 1,
        }),
      )
    for (const { 0: letter, index } of each.matchAll(/[^A-Z0-9<]/gu))
      problems.push(problem('error', 'bad-character', { line: line + 1, position: index + 1, found: letter }))
  }
  return { format, lines: lines.map((line) => line.padEnd(width, '<').slice(0, width)), problems }
}

/** By the number of lines and their length, give or take two characters, so that a slip is told as one. */
function formatOf(lines: readonly string[]): MrzFormat | undefined {
  const near = (width: number) => lines.every((line) => Math.abs(line.length - width) <= 2)
  const visa = lines[0]?.startsWith('V')
  if (lines.length === 3 && near(30)) return 'TD1'
  if (lines.length !== 2) return undefined
  if (near(44)) return visa ? 'MRV-A' : 'TD3'
  if (near(36)) return visa ? 'MRV-B' : 'TD2'
  return undefined
}

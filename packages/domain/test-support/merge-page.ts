// The merge table as docs/decisions/field-merge.md shows it. `node packages/domain/test-support/merge-page.ts` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mergeTable } from '../src/index.ts'

export const mergePage = join(import.meta.dirname, '../../../docs/decisions/field-merge.md')

export function mergeRows(): string {
  const rows = mergeTable.map(({ kind, situation, effect, raises, duty, why }) => {
    const raised = raises === 'question' ? `question to ${duty?.replaceAll('_', ' ')}` : raises
    return `| ${kind} | ${situation} | ${effect} | ${raised} | ${why} |`
  })
  return ['| kind | situation | effect | raises | why |', '|---|---|---|---|---|', ...rows].join('\n')
}

if (import.meta.main) {
  const page = readFileSync(mergePage, 'utf8')
  writeFileSync(mergePage, `${page.slice(0, page.indexOf('| kind |'))}${mergeRows()}\n`)
}

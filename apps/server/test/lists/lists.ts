// Sends lists over HTTP as an officer at a screen would.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ListMapping } from '@oralu/domain'
import { exportDemo } from '../../src/demo/export.ts'
import { ledgerKey, startSealer } from '../../src/ledger/sealer.ts'
import type { Answer, Person, Stage } from '../support/oralu.ts'

/** A story longer than a minute needs the ledger sealed meanwhile: nothing is written otherwise. */
export const keepSealing = ({ services }: Stage) =>
  startSealer(services.database.jobs, ledgerKey(services.settings.keysDir), 'test/ledger', services.log)

/** The four lists of the demonstration as files: name → bytes. */
export async function demoFiles(): Promise<
  Record<'camp' | 'enquiries' | 'partner' | 'registry', { name: string; bytes: Buffer }>
> {
  const paths = await exportDemo(mkdtempSync(join(tmpdir(), 'oralu-lists-')))
  const [camp, enquiries, partner, registry] = paths.map((path) => ({
    name: path.split('/').at(-1)!,
    bytes: readFileSync(path),
  }))
  return { camp: camp!, enquiries: enquiries!, partner: partner!, registry: registry! }
}

export async function sourceOf(officer: Person, name: string, kind = 'camp list'): Promise<string> {
  const { status, body } = await officer.post('/lists/sources', { name, kind })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.id
}

export const send = (
  officer: Person,
  source: string,
  bytes: Buffer,
  name = 'list.csv',
  more = '',
): Promise<Answer> =>
  officer.upload(`/lists?source=${source}&name=${encodeURIComponent(name)}${more}`, bytes, 'text/csv')

export interface Wish {
  mapping?: ListMapping
  /** Columns placed otherwise than guessed: heading → compartment and field, or 'withheld'. */
  place?: Record<string, string>
  dayFirst?: string
  complete?: boolean
  dry?: boolean
}

/** Looks at the preview, confirms the guess (with changes), and orders the import. */
export async function order(
  officer: Person,
  list: string,
  { mapping, place = {}, dayFirst, complete = false, dry = false }: Wish = {},
): Promise<string> {
  const preview = await officer.get(`/lists/${list}/preview`)
  if (preview.status !== 200) throw new Error(JSON.stringify(preview.body))
  const chosen = mapping ?? {
    ...preview.body.guess,
    ...(dayFirst ? { dayFirst } : {}),
    columns: preview.body.guess.columns.map((each: { column: string }) => {
      const said = place[each.column]
      if (!said) return each
      const [compartment, field] = said.split('.')
      return { column: each.column, compartment, ...(field ? { field } : {}) }
    }),
  }
  const mapped = await officer.send('PUT', `/lists/${list}/mapping`, chosen)
  if (mapped.status !== 200) throw new Error(JSON.stringify(mapped.body))
  const ordered = await officer.post(`/lists/${list}/import`, { complete, dry })
  if (ordered.status !== 200) throw new Error(JSON.stringify(ordered.body))
  return ordered.body.id
}

/** From the bytes to the counts. */
export async function bring(
  stage: Stage,
  officer: Person,
  source: string,
  bytes: Buffer,
  name?: string,
  wish?: Wish,
) {
  const sent = await send(officer, source, bytes, name)
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
  const jobId = await order(officer, sent.body.id, wish)
  const job = await stage.jobEnds(jobId)
  return {
    list: sent.body.id as string,
    jobId,
    job,
    counts: job['result'] as Record<string, number> & {
      reasons: Record<string, number>
      notes: Record<string, number>
    },
  }
}

export const csv = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`)

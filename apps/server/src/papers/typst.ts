// Papers as PDF, set in one thread.
import { StandingThread } from '../jobs/standing-thread.ts'

export const templates = [
  'manifest',
  'boarding-cards',
  'family-labels',
  'head-count',
  'handover',
  'travel-document',
  'meeting-brief',
  'note-verbale',
  'package',
  'enrolment-note',
  'erasure-certificate',
] as const
export type Template = (typeof templates)[number]

export interface Paper {
  template: Template
  /** JSON. */
  data: string
  /** Ids that the paper shows as QR codes. */
  codes: readonly string[]
}

const thread = new StandingThread<Paper, Uint8Array>(new URL('./typst-worker.ts', import.meta.url), 60_000)

/** @throws Error when the paper cannot be set, or takes more than a minute */
export async function setPaper(
  template: Template,
  data: object,
  codes: readonly string[] = [],
): Promise<Buffer> {
  return Buffer.from(await thread.ask({ template, data: JSON.stringify(data), codes }))
}

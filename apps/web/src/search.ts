// What Ctrl-K searches. A subject exports a Searcher from its folder and adds it to the list here.
import type { Right } from '@oralu/domain'
import { people } from './people/search.ts'

export interface Found {
  id: string
  /** The first line: a name, a title. */
  label: string
  /** The second line: what it is. */
  about?: string
  /** The address it opens. */
  to: string
}

export interface Searcher {
  /** The message that heads its results. */
  title: string
  /** Asked only when the account holds this right. */
  right: Right
  /** At most eight; throws when the server refuses. Load what it needs lazily. */
  find(text: string, signal: AbortSignal): Promise<Found[]>
}

export const searchers: readonly Searcher[] = [people]

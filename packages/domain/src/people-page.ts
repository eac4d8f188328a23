// A person's page, made of records.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PersonLine, RecordFacts } from './people.ts'
import { AgeDecision, Family, StatusFact } from './people-facts.ts'
import { Decision } from './people-matches.ts'
import { Id, Instant } from './shapes.ts'

/** A cell of the line as it was sent, with readable Latin where it is in another script. */
export const SaidCell = z.object({ column: z.string(), value: z.string(), latin: z.string().nullable() })

export const PersonRecord = RecordFacts.extend({ said: z.array(SaidCell) })
export type PersonRecord = z.infer<typeof PersonRecord>

export const PersonPage = PersonLine.omit({ closeness: true }).extend({
  records: z.array(PersonRecord),
  statuses: z.array(StatusFact),
  ages: z.array(AgeDecision),
  families: z.array(Family),
  decisions: z.array(Decision),
  /** Suggestions on any of its records that nobody has decided. */
  openMatches: z.number().int(),
  openQuestions: z.number().int(),
})
export type PersonPage = z.infer<typeof PersonPage>

export const getPerson = endpoint('GET', '/people/:id', {
  grant: 'identity.read',
  summary: 'A person, made of records; the id is the person’s, or that of any anchor',
  params: z.object({ id: Id }),
  answer: PersonPage,
})

/** One change of what was known: which fields became what. */
export const KnownChange = z.object({
  at: Instant,
  /** The table, e.g. 'people.record'. */
  about: z.string(),
  rowId: Id,
  by: z.string().nullable(),
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})
export type KnownChange = z.infer<typeof KnownChange>

export const personHistory = endpoint('GET', '/people/:id/history', {
  grant: 'identity.read',
  summary: 'What was known of a person and when, the newest first',
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(KnownChange) }),
})

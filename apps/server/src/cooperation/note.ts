// A note verbale of a request: the office's own words around what is asked, in two languages side by side.
import { dayInWords, fillNote, hasPlace, type Language, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { type Pair, sidesOf } from '../papers/sides.ts'
import { setPaper } from '../papers/typst.ts'
import { getOwnAccount } from '../session/queries.ts'
import { getRequestPage } from './requests.ts'
import { templateOf } from './templates.ts'
import { type Written, words, written } from './words.ts'

export async function printNoteOf(db: Db, actor: Actor, id: string, pair: Pair): Promise<Buffer> {
  if (pair[0] === pair[1])
    throw new Problem('body-invalid', {
      detail: 'Choose two languages that differ.',
      issues: [{ path: 'query.right', message: 'two languages that differ' }],
    })
  const request = await getRequestPage(db, actor, id)
  // What a partner asks is the partner's to write.
  if (request.direction !== 'ours') throw new Problem('step-not-open')
  if (!request.own) throw new Problem('not-allowed')
  const { agency } = await getOwnAccount(db, actor.accountId)
  const { rows } = await sql<{ today: string }>`select access.today()::text as today`.execute(db)
  const column = async (language: Language): Promise<Written[]> => {
    const { opening, closing } = await templateOf(db, actor.agencyId, language)
    const values = {
      partner: request.partner,
      agency: agency.name,
      subject: request.subject,
      text: request.text,
      due: request.dueOn && dayInWords(request.dueOn, language),
    }
    const own = (text: string) => fillNote(text, values).map((line) => ({ lang: language, text: line }))
    const asked = request.text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => written(line, language))
    const placed = hasPlace(opening, 'text') || hasPlace(closing, 'text')
    return [...own(opening), ...(placed ? [] : asked), ...own(closing)]
  }
  const [one, two] = sidesOf(pair)
  return await setPaper('note-verbale', {
    languages: [one, two],
    words: { [one]: words[one], [two]: words[two] },
    title: 'note-verbale',
    foot: [],
    columns: [await column(one), await column(two)],
    date: [one, two].map((language) => dayInWords(rows[0]!.today, language)),
    partner: written(request.partner, one),
  })
}

// The certificate that the person is given: that it was done, when, by whom, and how anyone can have it checked. Nothing on
// it says who the person is; they hold its number.
import { dayOf, type Language, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { sidesOf } from '../../papers/sides.ts'
import { setPaper } from '../../papers/typst.ts'
import { certificateOf, getErasure } from './queries.ts'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import kk from './words/kk.json' with { type: 'json' }
import ru from './words/ru.json' with { type: 'json' }

type Word = keyof typeof en
const words: Record<Language, Record<Word, string>> = { kk, ru, en, ar }

/** @throws Problem not-found, and step-not-open before it is done */
export async function printOf(
  db: Db,
  actor: Actor,
  id: string,
  pair: readonly [Language, Language],
): Promise<Buffer> {
  const erasure = await getErasure(db, actor, id)
  if (erasure.doneAt === null) throw new Problem('step-not-open')
  const proof = await certificateOf(db, erasure.number)
  await sql`select ledger.note('print', 'rights.erasure', array[${id}::uuid])`.execute(db)
  const [one, two] = sidesOf(pair)
  const both = (say: (language: Language) => string): [string, string] => [say(one), say(two)]
  const same = (text: string) => both(() => text)
  const day = dayOf(erasure.doneAt).split('-').reverse().join('.')
  const facts: { key: Word; value: [string, string] }[] = [
    { key: 'number', value: same(erasure.number) },
    { key: 'done-on', value: same(day) },
    { key: 'by', value: same(proof.agency) },
    {
      key: 'basis',
      value: both((language) => words[language][erasure.basis === 'asked for' ? 'asked-for' : 'term-over']),
    },
    { key: 'agreed', value: same(erasure.holders.map(({ name }) => name).join(', ')) },
    { key: 'erased', value: both((language) => words[language]['erased-what']) },
    { key: 'rows', value: same(String(erasure.rows ?? 0)) },
    { key: 'stays', value: both((language) => words[language]['stays-what']) },
    {
      key: 'backups',
      value: both(
        (language) =>
          words[language]['backups-what'] +
          (erasure.log === 'operator' ? ` ${words[language]['log-operator']}` : ''),
      ),
    },
    {
      key: 'partners',
      value: erasure.partners.length
        ? same(erasure.partners.map(({ name }) => name).join(', '))
        : both((language) => words[language].none),
    },
    {
      key: 'ledger',
      value: same(
        `${proof.entry}${proof.position === null ? '' : ` · ${proof.position}`}${
          proof.checkpoint === null ? '' : ` · ${proof.checkpoint.split('\n').slice(1, 3).join(' ')}`
        }`,
      ),
    },
  ]
  return await setPaper('erasure-certificate', {
    languages: [one, two],
    words: { [one]: words[one], [two]: words[two] },
    title: 'certificate',
    foot: [erasure.number],
    facts,
  })
}

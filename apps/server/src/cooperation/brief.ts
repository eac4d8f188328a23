// The brief before a meeting: what is late, what each side promised, what each asked of the other, which agreements end.
import type { Language } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { type Pair, sidesOf } from '../papers/sides.ts'
import { setPaper } from '../papers/typst.ts'
import { getMeetingRow, type MeetingRow, participantsOf } from './meetings.ts'
import { type Word, type Written, words, written } from './words.ts'

interface Row {
  section: Word
  who: string
  what: string
  due: string
  standing: Word
  note: string
}

const sections: readonly Word[] = [
  'late',
  'we-promised',
  'they-promised',
  'we-asked',
  'they-asked',
  'agreements-end',
]
/** How far ahead an agreement's end is worth a word in the room. */
const daysAhead = 90

export async function printBriefOf(db: Db, id: string, pair: Pair): Promise<Buffer> {
  const meeting = await getMeetingRow(db, id)
  const [one, two] = sidesOf(pair)
  const rows = await rowsOf(db, meeting)
  const { rows: clock } = await sql<{
    now: string
  }>`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as now`.execute(db)
  return await setPaper('meeting-brief', {
    languages: [one, two],
    words: { [one]: words[one], [two]: words[two] },
    title: 'meeting-brief',
    name: written(meeting.title),
    foot: [`${words[one].printed}: ${clock[0]!.now} UTC`],
    facts: factsOf(meeting, [one, two]),
    sections: sections.map((key) => ({
      key,
      rows: rows
        .filter(({ section }) => section === key)
        .map(({ who, what, due, standing, note }) => ({
          who: written(who),
          what: written(what),
          due,
          standing,
          note: written(note),
        })),
    })),
  })
}

function factsOf(meeting: MeetingRow, [one, two]: readonly [Language, Language]) {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: meeting.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(meeting.starts_at))
  const of = (side: 'ours' | 'theirs') =>
    participantsOf(meeting)
      .filter((each) => each.side === side)
      .map(({ office, name }) => written(name ? `${office}: ${name}` : office))
  const facts: { key: Word; lines: Written[] }[] = [
    { key: 'with', lines: meeting.partners.map(({ name }) => written(name)) },
    { key: 'when', lines: [written(`${clock} ${meeting.zone}`)] },
    {
      key: 'place',
      lines: meeting.place
        ? [written(meeting.place)]
        : [one, two].map((language) => ({ lang: language, text: words[language].online })),
    },
    { key: 'from-us', lines: of('ours') },
    { key: 'from-them', lines: of('theirs') },
    { key: 'agenda', lines: (meeting.agenda ?? '').split('\n').map((line) => written(line)) },
  ]
  return facts.filter(({ lines }) => lines.some(({ text }) => text !== ''))
}

/** Commitments closed since the last meeting with one of the same partners are said too: it is asked what became of them. */
async function rowsOf(db: Db, meeting: MeetingRow): Promise<Row[]> {
  const partners = sql`any (${meeting.partner_ids}::uuid[])`
  const { rows } = await sql<Row>`
    with before as (
      select max(m.starts_at) as at from cooperation.meeting m
      where m.state = 'held' and m.partner_ids && ${meeting.partner_ids}::uuid[]
        and m.starts_at < ${meeting.starts_at}::timestamptz and m.id <> ${meeting.id}::uuid)
    select * from (
      select case when c.state = 'open' and c.due_on < access.today() then 'late'
          when c.side = 'ours' then 'we-promised' else 'they-promised' end as section,
        c.office as who, c.what, coalesce(coalesce(c.closed_on, c.due_on)::text, '–') as due,
        case when c.state = 'open' and c.due_on < access.today() then 'late-' || c.side else replace(c.state, ' ', '-') end as standing,
        coalesce(c.closed_note, (select e.text from cooperation.commitment_entry e where e.commitment_id = c.id
          order by e.recorded_at desc limit 1), '') as note
      from cooperation.commitment c
      where c.partner_id = ${partners} and (c.state = 'open' or c.closed_at > (select at from before))
      union all
      select case r.direction when 'ours' then 'we-asked' else 'they-asked' end, p.name, r.subject, coalesce(r.due_on::text, '–'),
        replace(r.state, ' ', '-'), ''
      from cooperation.request r join cooperation.partner p on p.id = r.partner_id
      where r.partner_id = ${partners} and r.closed_at is null and r.state <> 'drafted'
      union all
      select 'agreements-end', p.name, a.reference || ': ' || a.title, a.ends_on::text, 'ends', ''
      from cooperation.agreement a join cooperation.partner p on p.id = a.partner_id
      where a.partner_id = ${partners} and a.ended_at is null and a.second_signed_at is not null
        and a.ends_on between access.today() and greatest(access.today(), access.day_of(${meeting.starts_at}::timestamptz)) + ${daysAhead}::int
    ) t order by section, due, what`.execute(db)
  return rows
}

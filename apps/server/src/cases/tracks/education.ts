// School: what a case worker enters, and the one paper that goes to a school.
import {
  type addSchoolIncident,
  type BodyOf,
  classesBehind,
  dayOf,
  type Enrolment,
  type enrol,
  type Language,
  overAgeFrom,
  Problem,
  type planCatchUp,
  type SchoolIncident,
  tellsOfReturn,
  today,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { bornText, nameIn } from '../../operations/queries.ts'
import { sidesOf } from '../../papers/sides.ts'
import { setPaper } from '../../papers/typst.ts'
import { describePeople } from '../../people/queries.ts'
import { anchorsOf, namesOf } from '../queries.ts'
import { change, mustOpen, put, rowsOf } from './rows.ts'
import { words } from './words.ts'

export async function educationOf(db: Db, actor: Actor, anchorId: string) {
  const { ids } = await anchorsOf(db, anchorId)
  const among = sql<string>`any(${ids}::uuid[])`
  const person = (await describePeople(db, [anchorId])).get(anchorId) ?? null
  const enrolments = await db
    .selectFrom('cases.enrolment')
    .selectAll()
    .where('anchor_id', '=', among)
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .execute()
  const catchUps = await db
    .selectFrom('cases.catch_up')
    .selectAll()
    .where('anchor_id', '=', among)
    .orderBy('recorded_at', 'desc')
    .execute()
  const named = await namesOf(
    db,
    catchUps.map((row) => row.recorded_by),
  )
  const day = today()
  return {
    enrolments: enrolments.map((row): Enrolment => {
      const on = row.until_on && row.until_on < day ? row.until_on : day
      const behind = classesBehind(person?.bornTo ?? null, row.class_number, on)
      return {
        id: row.id,
        school: row.school,
        classNumber: row.class_number,
        classLetter: row.class_letter,
        language: row.teaching_language as Enrolment['language'],
        fromOn: row.from_on,
        untilOn: row.until_on,
        behind,
        overAge: behind !== null && behind >= overAgeFrom,
        own: row.agency_id === actor.agencyId,
      }
    }),
    catchUps: catchUps.map((row) => ({
      id: row.id,
      subjects: row.subjects,
      lessonsAWeek: row.lessons_a_week,
      aimClass: row.aim_class,
      untilOn: row.until_on,
      words: row.words,
      by: named(row.recorded_by),
      setOn: dayOf(row.recorded_at),
    })),
  }
}

/** Names of operations and missions that the actor may know: they tell of the return as well. */
export async function tellingNames(db: Db): Promise<string[]> {
  const operations = await db.selectFrom('operations.operation').select('name').execute()
  const missions = await db
    .selectFrom('operations.mission')
    .select('name')
    .where('name', 'is not', null)
    .execute()
  return [...operations, ...missions].flatMap(({ name }) => name ?? [])
}

async function mayGoToSchool(db: Db, texts: readonly (string | null)[]): Promise<void> {
  const names = await tellingNames(db)
  if (texts.some((text) => text && tellsOfReturn(text, names))) throw new Problem('tells-of-return')
}

export async function enter(db: Db, anchorId: string, body: BodyOf<typeof enrol>) {
  await mayGoToSchool(db, [body.school, body.classLetter])
  return await put(db, 'enrolment', {
    id: body.id,
    anchor_id: anchorId,
    school: body.school,
    class_number: body.classNumber,
    class_letter: body.classLetter,
    teaching_language: body.language,
    from_on: body.fromOn,
  })
}

export const leave = (db: Db, id: string, on: string) => change(db, 'enrolment', id, { until_on: on })

/** The facts of an enrolment and a place for the guardian's signature. It names no office: an office's name would tell. */
export async function printNote(db: Db, id: string, pair: readonly [Language, Language]): Promise<Buffer> {
  const row = await db.selectFrom('cases.enrolment').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  const person = (await describePeople(db, [row.anchor_id])).get(row.anchor_id) ?? null
  if (!person) throw new Problem('refers-to-nothing')
  const [one, two] = sidesOf(pair)
  const both = (say: (language: Language) => string): [string, string] => [say(one), say(two)]
  const teaching = (language: Language) =>
    words[language][`language-${row.teaching_language}` as keyof (typeof words)['en']]
  const name = both((language) => nameIn(person, language))
  // Asked again as it goes: an operation may have got its name since.
  await mayGoToSchool(db, [row.school, row.class_letter])
  await sql`select ledger.note('print', 'cases.enrolment', array[${row.id}::uuid])`.execute(db)
  const dotted = (day: string) => day.split('-').reverse().join('.')
  return await setPaper('enrolment-note', {
    languages: [one, two],
    words: { [one]: words[one], [two]: words[two] },
    title: 'enrolment',
    foot: [],
    facts: [
      { key: 'name', value: name },
      { key: 'born', value: both(() => bornText(person)) },
      { key: 'school', value: both(() => row.school) },
      {
        key: 'class',
        value: both(() => [row.class_number, row.class_letter].filter((each) => each !== null).join(' ')),
      },
      { key: 'teaching', value: both(teaching) },
      { key: 'from', value: both(() => dotted(row.from_on)) },
      ...(row.until_on ? [{ key: 'until', value: both(() => dotted(row.until_on!)) }] : []),
    ],
  })
}

export const catchUp = (db: Db, anchorId: string, body: BodyOf<typeof planCatchUp>) =>
  put(db, 'catch_up', {
    id: body.id,
    anchor_id: anchorId,
    subjects: body.subjects,
    lessons_a_week: body.lessonsAWeek,
    aim_class: body.aimClass,
    until_on: body.untilOn,
    words: body.words,
  })

interface IncidentRow {
  id: string
  happened_on: string
  kind: string
  told_by: string
  words: string
  done: string | null
  supersedes: string | null
  recorded_by: string
}

export async function incidentsOf(
  db: Db,
  actor: Actor,
  anchorId: string,
): Promise<{ items: SchoolIncident[] }> {
  const { ids } = await anchorsOf(db, anchorId)
  await mustOpen(db, actor, 'protection', ids)
  const rows = await rowsOf<IncidentRow>(db, 'protection', 'school_incident', ids)
  const named = await namesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  const corrected = new Map(rows.flatMap((row) => (row.supersedes ? [[row.supersedes, row.id]] : [])))
  return {
    items: rows
      .map((row) => ({
        id: row.id,
        happenedOn: row.happened_on,
        kind: row.kind as SchoolIncident['kind'],
        toldBy: row.told_by as SchoolIncident['toldBy'],
        words: row.words,
        done: row.done,
        by: named(row.recorded_by),
        supersededBy: corrected.get(row.id) ?? null,
      }))
      .toReversed(),
  }
}

export const recordIncident = (db: Db, anchorId: string, body: BodyOf<typeof addSchoolIncident>) =>
  put(db, 'school_incident', {
    id: body.id,
    anchor_id: anchorId,
    happened_on: body.happenedOn,
    kind: body.kind,
    told_by: body.toldBy,
    words: body.words,
    done: body.done,
    supersedes: body.supersedes,
  })

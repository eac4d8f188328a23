// A person's proceedings, the list of those who have some, and the morning.
import {
  Day,
  Id,
  type JusticeLine,
  type JusticePage,
  type JusticeToday,
  justiceKinds,
  type Matter,
  Problem,
  toldInTheMorning,
} from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../../db/cursor.ts'
import type { Actor, Db } from '../../db/transaction.ts'
import { describePeople, groupedWith } from '../../people/queries.ts'
import { anchorsOf, namesOf } from '../queries.ts'
import { type Facts, type MatterOf, mattersOf } from './matters.ts'
import { type Fact, factOf, readFacts } from './rows.ts'

const kinds = [...justiceKinds, 'legal_erasure'] as const

async function factsOf(db: Db, anchorIds: string[]): Promise<Facts> {
  const found: Facts = {}
  for (const kind of kinds) found[kind] = await readFacts(db, kind, anchorIds)
  return found
}

const now = () => new Date().toISOString()

export async function justiceOf(db: Db, actor: Actor, anchorId: string): Promise<JusticePage> {
  const { ids, visible } = await anchorsOf(db, anchorId)
  const facts = await factsOf(db, ids)
  if (!visible && Object.values(facts).every((each) => each.length === 0)) throw new Problem('not-found')
  const person = (await describePeople(db, [anchorId])).get(anchorId) ?? null
  const named = await namesOf(
    db,
    Object.values(facts).flatMap((each) => each.map(({ recordedBy }) => recordedBy)),
  )
  const shown = (each: Fact) => ({ ...each, recordedBy: named(each.recordedBy) })
  // Whose birth is not open to the reader is a child until it is.
  const matters = mattersOf(facts, () => person?.child ?? true, now())
  return {
    anchorId,
    person,
    matters: matters
      .toSorted((a, b) => (a.proceeding['openedOn'] < b.proceeding['openedOn'] ? 1 : -1))
      .map((each) => matterOf(each, actor, shown)),
    assessments: facts['individual_assessment']!.map(shown) as unknown as JusticePage['assessments'],
  }
}

function matterOf(
  { proceeding, facts, terms, state, since, due }: MatterOf,
  actor: Actor,
  shown: (fact: Fact) => object,
): Matter {
  const all = (kind: string) => (facts[kind] ?? []).map(shown)
  const erasure = facts['legal_erasure']?.[0]
  return {
    proceeding: shown(proceeding),
    state,
    since,
    due,
    suspicions: all('suspicion'),
    charges: all('charge'),
    convictions: all('conviction'),
    acquittals: all('acquittal'),
    appeals: all('appeal'),
    counsel: all('counsel'),
    interpreters: all('interpreter'),
    detentions: (facts['detention'] ?? []).map((each) => {
      const { maximum, runsOut, extendable, state: stands } = terms.get(each.id)!
      return {
        ...shown(each),
        extensions: (facts['detention_extension'] ?? [])
          .filter((more) => more['detentionId'] === each.id)
          .map(shown),
        maximum,
        runsOut,
        extendable,
        state: stands,
      }
    }),
    measures: all('legal_measure'),
    hearings: all('hearing').toSorted((a, b) => ((a as Fact)['at'] < (b as Fact)['at'] ? -1 : 1)),
    releases: all('release'),
    diversions: all('diversion'),
    erasure: erasure
      ? { eraseBy: erasure['eraseBy'], startedOn: erasure['startedOn'], erasedAt: erasure['erasedAt'] }
      : null,
    own: proceeding.agencyId === actor.agencyId,
  } as unknown as Matter
}

const key = z.tuple([Day, Id])

export async function listJusticePeople(
  db: Db,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: JusticeLine[]; next: string | null }> {
  const [on, id] = readCursor(after, key) ?? []
  const { rows } = await sql<{ anchor_id: string; opened_on: string }>`
    select * from cases.justice_people(${on ?? null}::date, ${id ?? null}::uuid, ${limit + 1})`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const anchors = shown.map((row) => row.anchor_id)
  const grouped = await groupedWith(db, anchors)
  const personOf = new Map(grouped.map(({ id: anchor, person_id }) => [anchor, person_id]))
  const key_ = (anchor: string) => personOf.get(anchor) ?? anchor
  const people = await describePeople(db, anchors, grouped)
  const facts = await factsOf(db, [...new Set([...anchors, ...personOf.keys()])])
  const children = new Map([...people.values()].map(({ personId, child }) => [personId, child]))
  const matters = Map.groupBy(
    mattersOf(facts, (anchor) => children.get(key_(anchor)) ?? true, now()),
    ({ proceeding }) => key_(proceeding.anchorId),
  )
  return {
    items: shown.map(({ anchor_id, opened_on }) => {
      const of = matters.get(key_(anchor_id)) ?? []
      return {
        anchorId: anchor_id,
        person: people.get(anchor_id) ?? null,
        openedOn: opened_on,
        matters: of.map(({ proceeding, state, since }) => ({ number: proceeding['number'], state, since })),
        next: of.flatMap(({ due }) => due).toSorted((a, b) => (a.on < b.on ? -1 : 1))[0] ?? null,
      }
    }),
    next: rows.length > limit && last ? cursorOf(last.opened_on, last.anchor_id) : null,
  }
}

/** Most lines that the home page shows. */
const most = 40

export async function justiceToday(db: Db): Promise<JusticeToday> {
  const { rows } = await sql<{ kind: string; fact: Record<string, unknown> }>`
    select * from cases.justice_running()`.execute(db)
  const facts: Facts = Object.fromEntries(
    [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, of]) => [
      kind,
      of.map(({ fact }) => factOf(fact)),
    ]),
  )
  // What is to be erased outlives the proceedings that it is of.
  const known = new Set((facts['proceeding'] ?? []).map(({ id }) => id))
  const over = (facts['legal_erasure'] ?? []).filter(({ proceedingId }) => !known.has(proceedingId))
  facts['proceeding'] = [
    ...(facts['proceeding'] ?? []),
    ...over.map((each) => ({
      ...each,
      id: each.proceedingId,
      number: null,
      openedOn: each['startedOn'],
      endedOn: each['startedOn'],
      endedHow: each['why'],
    })),
  ]
  const anchors = [...new Set(Object.values(facts).flatMap((each) => each.map(({ anchorId }) => anchorId)))]
  const people = await describePeople(db, anchors)
  const at = now()
  const told = mattersOf(facts, (anchor) => people.get(anchor)?.child ?? true, at)
    .flatMap(({ proceeding, due }) =>
      due
        .filter((each) => toldInTheMorning(each, at))
        .map((each) => ({
          ...each,
          anchorId: proceeding.anchorId,
          person: people.get(proceeding.anchorId) ?? null,
          number: (proceeding['number'] as string | null) ?? null,
        })),
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return { count: told.length, items: told.slice(0, most) }
}

// The steps of a communiqué, from the first draft to the public site. Each is checked here for a good answer, and
// again in the database.
import { randomUUID } from 'node:crypto'
import {
  type CommuniqueState,
  type CommuniqueTexts,
  type Figure,
  type InFourLanguages,
  type Journey,
  type Printing,
  Problem,
  placesBreakdown,
  valuesOf,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import {
  choiceOf,
  getRow,
  hashOf,
  tellsOf,
  textsOf,
  type VersionRow,
  versions,
} from './communique-queries.ts'
import { alone, keyOf, review } from './disclosure.ts'
import { getFigureById } from './figure-queries.ts'
import { refusePlaced, renderTexts, slugOf } from './rules.ts'

/** The newest version, locked against another's step at the same moment. Readable but not one's own agency's: refused. */
async function getNewest(db: Db, id: string, actor: Actor): Promise<VersionRow> {
  const row = await getRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.withdrawn_at) throw new Problem('step-not-open')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`figures.communique ${id}`}, 0))`.execute(db)
  return await versions(db)
    .where('version.communique_id', '=', id)
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

export async function addCommunique(
  db: Db,
  {
    id = randomUUID(),
    figureId,
    texts,
    journey,
    ...printing
  }: { id?: string | undefined } & Omit<Written, 'note'>,
) {
  const figure = await figureToUse(db, figureId)
  refusePlaced(texts, printing)
  const { en } = renderTexts(texts, valuesOf(figure, printing.roundedTo))
  await db
    .insertInto('figures.communique')
    .values({ id, slug: slugOf(en.title, id) })
    .execute()
  await addVersion(db, id, 1, { figureId, texts, journey, note: null, ...printing })
  return id
}

/** A figure to draft from; what is not there for the writer is refused like what does not exist. */
async function figureToUse(db: Db, id: string): Promise<Figure> {
  try {
    return await getFigureById(db, id)
  } catch (error) {
    throw error instanceof Problem && error.code === 'not-found' ? new Problem('refers-to-nothing') : error
  }
}

interface Written extends Printing {
  figureId: string
  texts: CommuniqueTexts
  journey: Journey | null
  note: InFourLanguages | null
}

const columnsOf = (journey: Journey | null) => ({
  journey_from: journey?.from ?? null,
  journey_to: journey?.to ?? null,
})

async function addVersion(
  db: Db,
  communiqueId: string,
  number: number,
  { figureId, texts, journey, note, withheld, roundedTo }: Written,
) {
  await db
    .insertInto('figures.communique_version')
    .values({
      communique_id: communiqueId,
      number,
      figure_id: figureId,
      texts: JSON.stringify(texts),
      breakdown: placesBreakdown(texts),
      withheld: [...withheld],
      rounded_to: roundedTo,
      ...columnsOf(journey),
      correction_note: note ? JSON.stringify(note) : null,
    })
    .execute()
}

export async function writeDraft(
  db: Db,
  id: string,
  actor: Actor,
  {
    texts,
    correctionNote: note,
    journey,
    ...printing
  }: Omit<Written, 'figureId' | 'note'> & { correctionNote?: InFourLanguages | undefined },
): Promise<void> {
  const newest = await getNewest(db, id, actor)
  refusePlaced(texts, printing)
  if (newest.state !== 'drafted') throw new Problem('step-not-open')
  if (note && newest.number === 1)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.correctionNote', message: 'belongs to a correction' }],
    })
  await db
    .updateTable('figures.communique_version')
    .set({
      texts: JSON.stringify(texts),
      breakdown: placesBreakdown(texts),
      withheld: [...printing.withheld],
      rounded_to: printing.roundedTo,
      ...columnsOf(journey),
      ...(note ? { correction_note: JSON.stringify(note) } : {}),
      written_by: newest.written_by.includes(actor.accountId)
        ? newest.written_by
        : [...newest.written_by, actor.accountId],
    })
    .where('id', '=', newest.id)
    .execute()
}

/** What an officer read before a step. */
interface Read {
  versionId: string
  textHash: string
}

async function getToStep(
  db: Db,
  id: string,
  actor: Actor,
  read: Read,
  state: VersionRow['state'],
): Promise<VersionRow> {
  const newest = await getNewest(db, id, actor)
  if (newest.state !== state) throw new Problem('step-not-open')
  if (newest.id !== read.versionId || hashOf(newest) !== read.textHash) throw new Problem('state-changed')
  return newest
}

export async function approve(db: Db, id: string, actor: Actor, read: Read): Promise<void> {
  const newest = await getToStep(db, id, actor, read, 'drafted')
  if (newest.written_by.includes(actor.accountId)) throw new Problem('same-person-twice')
  const { tells } = await review(db, newest.figure_id, choiceOf(newest))
  await change(db, newest, {
    state: 'approved',
    tells: JSON.stringify(tells),
    approved_by: actor.accountId,
    approved_at: sql`now()`,
  })
}

export async function sign(db: Db, id: string, actor: Actor, read: Read): Promise<void> {
  if (actor.role !== 'data_protection_officer') {
    await getNewest(db, id, actor)
    throw new Problem('not-allowed')
  }
  const newest = await getToStep(db, id, actor, read, 'approved')
  if (!newest.small_cells || newest.signed_by) throw new Problem('step-not-open')
  if (newest.written_by.includes(actor.accountId) || newest.approved_by === actor.accountId)
    throw new Problem('same-person-twice')
  await change(db, newest, { signed_by: actor.accountId, signed_at: sql`now()` })
}

export async function reopen(db: Db, id: string, actor: Actor, versionId: string): Promise<void> {
  const newest = await getNewest(db, id, actor)
  if (newest.state !== 'approved' || newest.id !== versionId) throw new Problem('step-not-open')
  await change(db, newest, {
    state: 'drafted',
    tells: '[]',
    approved_by: null,
    approved_at: null,
    signed_by: null,
    signed_at: null,
  })
}

export async function publish(db: Db, id: string, actor: Actor, read: Read): Promise<string> {
  const newest = await getToStep(db, id, actor, read, 'approved')
  if (newest.small_cells && !newest.signed_by)
    throw new Problem('gate-unmet', {
      detail: 'Some cells are so small that the data-protection officer must sign first.',
    })
  await alone(db)
  const { tells } = await review(db, newest.figure_id, choiceOf(newest))
  const known = new Set(tellsOf(newest).map(keyOf))
  if (tells.some((each) => !known.has(keyOf(each))))
    throw new Problem('state-changed', {
      detail:
        'Since this was approved, something else was published; with it, this text tells small numbers. Give it back for changes, and approve it again.',
    })
  const figure = await getFigureById(db, newest.figure_id)
  const words = renderTexts(textsOf(newest), valuesOf(figure, newest.rounded_to))
  await change(db, newest, {
    state: 'published',
    published_by: actor.accountId,
    published_at: sql`now()`,
    published_texts: JSON.stringify(words),
  })
  return (await getRow(db, id)).slug
}

async function change(db: Db, version: VersionRow, values: Record<string, unknown>): Promise<void> {
  await db.updateTable('figures.communique_version').set(values).where('id', '=', version.id).execute()
}

export async function correct(db: Db, id: string, actor: Actor, written: Written): Promise<void> {
  const newest = await getNewest(db, id, actor)
  if (newest.state !== 'published') throw new Problem('step-not-open')
  await figureToUse(db, written.figureId)
  refusePlaced(written.texts, written)
  await addVersion(db, id, newest.number + 1, written)
}

export async function withdraw(db: Db, id: string, actor: Actor, note: InFourLanguages): Promise<void> {
  await getNewest(db, id, actor)
  const published = await versions(db)
    .where('version.communique_id', '=', id)
    .where('version.state', '=', 'published')
    .execute()
  if (published.length === 0) throw new Problem('step-not-open')
  await db
    .updateTable('figures.communique')
    .set({ withdrawn_by: actor.accountId, withdrawn_at: sql`now()`, withdrawal_note: JSON.stringify(note) })
    .where('id', '=', id)
    .execute()
}

/** The state that an answer to a write tells. */
export async function stateOf(db: Db, id: string): Promise<{ id: string; state: CommuniqueState }> {
  const row = await getRow(db, id)
  const { state } = await versions(db)
    .where('version.communique_id', '=', id)
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { id, state: row.withdrawn_at ? 'withdrawn' : (state as CommuniqueState) }
}

// The closest names of the register in any script: candidates by keys (people.name_key) under row-level security, the
// likelier ones by the sketch of their sounds, then compared as names.
import { type KeyRange, type NameSearch, nameKeys, prepareName, searchKeys, similarityOf } from '@oralu/names'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../db/transaction.ts'

/** How many candidates are compared as names. */
const COMPARED = 40
/** How many are looked at by their sketch: of one range of keys (one of single words, which are many), and with a filter before it narrows them. */
const OF_RANGE = 1_000
const OF_WORD = 200
const OF_FILTERED = 2_000
/** From here on a name is close enough for the search to stop. */
const CLOSE = 0.8
/** What the beginning of a word counts. */
const BEGUN = 0.9

interface Candidate {
  anchor_id: string
  form: string
  /** of a person opened singly: not found by keys */
  opened: boolean
}

/**
 * Anchors with the similarity (0..1, absolute) of their closest form, the closest first; among equals in a fixed order.
 * @param filter what an anchor must fulfil besides, given the expression of its id
 */
export async function closestNames(
  db: Db,
  q: string,
  filter?: (anchorId: Expression<unknown>) => Expression<SqlBool>,
): Promise<Map<string, number>> {
  const search = searchKeys(q)
  const likeness = comparison(q, search.words === 1)
  const best = new Map<string, number>()
  const look = async (ranges: KeyRange[]) => {
    for (const { anchor_id, form } of await candidates(db, ranges, search, filter))
      best.set(anchor_id, Math.max(best.get(anchor_id) ?? 0, likeness(form)))
  }
  // What is one letter off is read along where a single pair of words has to carry all.
  const along = search.words === 2
  await look(along ? [...search.close, ...search.near] : search.close)
  if (Math.max(0, ...best.values()) < CLOSE)
    await look(along ? search.part : [...search.near, ...search.part])
  return new Map([...best].toSorted((a, b) => b[1] - a[1]))
}

/** Similarity to what is asked; a single word may be the beginning of one. */
function comparison(q: string, beginning: boolean): (form: string) => number {
  const asked = prepareName(q)
  const letters = q.trim().length
  return (form) => {
    const whole = similarityOf(asked, prepareName(form))
    if (!beginning || whole >= CLOSE) return whole
    const begun = form.replace(/\S+/g, (word) => word.slice(0, letters))
    return Math.max(whole, BEGUN * similarityOf(asked, prepareName(begun)))
  }
}

async function candidates(
  db: Db,
  ranges: KeyRange[],
  { sketch, ...search }: NameSearch,
  filter: Parameters<typeof closestNames>[2],
): Promise<Candidate[]> {
  if (ranges.length === 0) return []
  const [from, to] = [ranges.map((range) => String(range[0])), ranges.map((range) => String(range[1]))]
  const asked = sql`${String(sketch)}::bigint`
  const kept = filter ? sql`and ${filter(sql`f.anchor_id`)}` : sql``
  // Bits that were asked for and are not there weigh more than those that nobody asked for.
  const { rows } = await sql<Candidate>`
    with open as materialized (select (select access.agencies('identity'))::uuid[] as agencies),
    keyed as (
      select k.name_form_id, min(4 * bit_count((${asked} & ~k.sketch)::bit(64)) + bit_count((k.sketch & ~${asked})::bit(64))) as away
      from unnest(${from}::bigint[], ${to}::bigint[]) as r (first, last), lateral (
        select name_form_id, sketch from people.name_key
        where agency_id = any ((select agencies from open)::uuid[]) and key between r.first and r.last limit ${search.words > 1 ? OF_RANGE : OF_WORD}) k
      group by k.name_form_id order by away, k.name_form_id limit ${filter ? OF_FILTERED : COMPARED})
    (select f.anchor_id, f.form, false as opened from keyed join people.name_form f on f.id = keyed.name_form_id
      where true ${kept} order by keyed.away, f.id limit ${COMPARED})
    union all
    select f.anchor_id, f.form, true from access.subjects('identity') g
      join people.name_form f on f.anchor_id = g.subject_id and f.agency_id = g.agency_id
    where f.ended_at is null and f.part not in ('mother', 'father') ${kept}`.execute(db)
  const all = [...search.close, ...search.near, ...search.part]
  const shares = (form: string) =>
    nameKeys(form).keys.some((key) => all.some(([first, last]) => key >= first && key <= last))
  return rows.filter((row) => !row.opened || shares(row.form))
}

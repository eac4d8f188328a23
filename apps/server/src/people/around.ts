// What stands around two records: relatives on both sides, near records, contradictions, rivals.
import { type Around, type Cluster, type PairContext, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { contradictionsBetween } from './contradictions.ts'
import { describePeople, groupedWith } from './describe.ts'
import { type Kin, kinOfAnchors } from './kin.ts'
import { newsOf } from './news.ts'
import { opinionsOn } from './opinions.ts'
import { anyOf } from './records.ts'

const MOST_NODES = 24

interface Edge {
  left: string
  right: string
  leftPerson: string
  rightPerson: string
  as: Cluster['edges'][number]['as']
  probability: number | null
}

export async function getContext(db: Db, actor: Actor, left: string, right: string): Promise<PairContext> {
  const anchors = await groupedWith(db, [left, right])
  const personOf = new Map(anchors.map(({ id, person_id }) => [id, person_id]))
  const [a, b] = [personOf.get(left), personOf.get(right)]
  if (!a || !b || left === right) throw new Problem('not-found')
  const side = (person: string) => anchors.filter((each) => each.person_id === person).map(({ id }) => id)
  const [leftKin, rightKin] = [await kinOfAnchors(db, side(a)), await kinOfAnchors(db, side(b))]
  const [first, second] = [left, right].toSorted() as [string, string]
  const family = await familyAround(db, leftKin, rightKin)
  const edges = await edgesAt(db, [a, b])
  const opinions = await opinionsOn(db, first, second)
  const names = await namesOf(
    db,
    opinions.map((each) => each.recorded_by),
  )
  return {
    family,
    cluster: await clusterOf(db, [a, b], edges),
    contradictions: await contradictionsBetween(
      db,
      { anchors: side(a), kin: leftKin },
      { anchors: side(b), kin: rightKin },
    ),
    rivals: await rivalsOf(db, { left, right }, edges),
    news:
      a === b
        ? []
        : await newsOf(
            db,
            anchors.map(({ id }) => id),
            [a, b],
          ),
    asked: opinions.map((each) => ({
      id: each.id,
      by: names.get(each.recorded_by) ?? '',
      mine: each.recorded_by === actor.accountId,
      recordedAt: each.recorded_at,
    })),
    settles: settledBy(edges, a, b, [left, right]),
  }
}

/** Open pairs and decisions that touch any of the persons. */
async function edgesAt(db: Db, persons: readonly string[]): Promise<Edge[]> {
  const among = anyOf(persons)
  const { rows } = await sql<Edge>`
    with near as (select id from people.anchor where person_id = ${among}),
    said as (
      select m.left_anchor_id, m.right_anchor_id, 'suggested' as kind, m.probability from people.match m
        where m.state = 'open' and (m.left_anchor_id in (select id from near) or m.right_anchor_id in (select id from near))
      union all
      select d.left_anchor_id, d.right_anchor_id,
        case when d.verdict = 'same' and d.needs_second and d.confirmed_at is null then 'waiting' else d.verdict end, null
        from people.decision d where d.undone_at is null
          and (d.left_anchor_id in (select id from near) or d.right_anchor_id in (select id from near)))
    select s.left_anchor_id as left, s.right_anchor_id as right, l.person_id as "leftPerson", r.person_id as "rightPerson",
      s.kind as "as", s.probability
    from said s join people.anchor l on l.id = s.left_anchor_id join people.anchor r on r.id = s.right_anchor_id
    order by s.probability desc nulls first`.execute(db)
  return rows
}

/** Other open pairs that a decision settles at most: between the two persons, or with a third common to both. */
function settledBy(edges: readonly Edge[], a: string, b: string, pair: readonly string[]): number {
  const open = edges.filter((edge) => edge.as === 'suggested' && edge.leftPerson !== edge.rightPerson)
  const other = (edge: Edge, person: string) =>
    edge.leftPerson === person ? edge.rightPerson : edge.rightPerson === person ? edge.leftPerson : undefined
  const between = open.filter(
    (edge) => other(edge, a) === b && !(pair.includes(edge.left) && pair.includes(edge.right)),
  ).length
  const thirds = (person: string) =>
    Map.groupBy(
      open.filter((edge) => other(edge, person) !== undefined && other(edge, a) !== b),
      (edge) => other(edge, person)!,
    )
  const [ofA, ofB] = [thirds(a), thirds(b)]
  let common = 0
  for (const [third, list] of ofA) common += Math.min(list.length, ofB.get(third)?.length ?? 0)
  return between + common
}

async function clusterOf(
  db: Db,
  persons: readonly [string, string],
  edges: readonly Edge[],
): Promise<Cluster> {
  const ids = new Set<string>((await grouped(db, persons)).map(({ id }) => id))
  let more = false
  for (const edge of edges)
    for (const id of [edge.left, edge.right]) {
      if (ids.size < MOST_NODES) ids.add(id)
      else if (!ids.has(id)) more = true
    }
  const [briefs, sources] = [await describePeople(db, [...ids]), await sourcesOf(db, [...ids])]
  return {
    nodes: [...ids].flatMap((id) => {
      const [brief, source] = [briefs.get(id), sources.get(id)]
      if (!brief || !source) return []
      const side = brief.personId === persons[0] ? 'left' : brief.personId === persons[1] ? 'right' : 'other'
      return [{ ...brief, side, source: source.name, kind: source.kind } as Cluster['nodes'][number]]
    }),
    edges: edges
      .filter((edge) => ids.has(edge.left) && ids.has(edge.right))
      .map((edge) => ({ from: edge.left, to: edge.right, as: edge.as, probability: edge.probability })),
    more,
  }
}

const grouped = (db: Db, persons: readonly string[]) =>
  db.selectFrom('people.anchor').select('id').where('person_id', '=', anyOf(persons)).orderBy('id').execute()

async function sourcesOf(db: Db, anchors: readonly string[]) {
  const rows = await db
    .selectFrom('people.record as record')
    .innerJoin('lists.source as source', 'source.id', 'record.source_id')
    .select(['record.anchor_id', 'source.id', 'source.name', 'source.kind'])
    .where('record.anchor_id', '=', anyOf(anchors))
    .execute()
  return new Map(rows.map((row) => [row.anchor_id, row]))
}

/** Relatives on both sides, and which of them are, or may be, one person. */
async function familyAround(db: Db, left: readonly Kin[], right: readonly Kin[]): Promise<Around> {
  const persons = [...new Set([...left, ...right].map(({ personId }) => personId))]
  const edges = persons.length > 0 ? await edgesAt(db, persons) : []
  const shared: Around['shared'] = []
  for (const x of left)
    for (const y of right) {
      if (x.personId === y.personId) {
        shared.push({ left: x, right: y, as: 'one', probability: null })
        continue
      }
      const of = edges.filter((edge) =>
        [edge.leftPerson, edge.rightPerson].every((person) => person === x.personId || person === y.personId),
      )
      const apart = of.some((edge) => edge.as === 'not same')
      const open = of.find((edge) => edge.as === 'suggested' && edge.leftPerson !== edge.rightPerson)
      if (apart) shared.push({ left: x, right: y, as: 'apart', probability: null })
      else if (open) shared.push({ left: x, right: y, as: 'suggested', probability: open.probability })
    }
  return { left: [...left], right: [...right], shared }
}

/** Records of the same source as one of the two, which fit the other as well. */
async function rivalsOf(
  db: Db,
  pair: { left: string; right: string },
  edges: readonly Edge[],
): Promise<PairContext['rivals']> {
  const candidates = edges.flatMap((edge) => {
    if (edge.as !== 'suggested' || edge.leftPerson === edge.rightPerson) return []
    return (['left', 'right'] as const).flatMap((of) => {
      const own = pair[of]
      const other = edge.left === own ? edge.right : edge.right === own ? edge.left : undefined
      return other && other !== pair.left && other !== pair.right
        ? [{ of, other, probability: edge.probability ?? 0 }]
        : []
    })
  })
  const sources = await sourcesOf(db, [pair.left, pair.right, ...candidates.map(({ other }) => other)])
  const briefs = await describePeople(
    db,
    candidates.map(({ other }) => other),
  )
  return candidates.flatMap(({ of, other, probability }) => {
    const opposite = sources.get(of === 'left' ? pair.right : pair.left)
    const [source, person] = [sources.get(other), briefs.get(other)]
    if (!person || source?.id !== opposite?.id) return []
    return [{ of, person, source: source?.name ?? '', probability }]
  })
}

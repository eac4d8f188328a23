// Relatives of a person, as families hold them and as a source tells them by name: a parent's own line, the lines that
// name the person as a parent, and the other children of the same parents.
import type { FamilyRole, PersonBrief } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { describePeople } from './describe.ts'
import { anyOf } from './records.ts'

export type Kin = PersonBrief & { role: FamilyRole; source: string }

const MOST = 60

interface Row {
  anchor_id: string
  role: FamilyRole
  source: string
}

/**
 * Each relative with its place as seen from the person: of two children of a family, the one is the other's sibling.
 * @param anchors all of one person
 */
export async function kinOfAnchors(db: Db, anchors: readonly string[]): Promise<Kin[]> {
  const among = anyOf(anchors)
  const { rows } = await sql<Row>`
    with own as (select f.part, f.form, r.source_id, s.name from people.name_form f
      join people.record r on r.id = f.record_id join lists.source s on s.id = r.source_id
      where f.anchor_id = ${among} and f.ended_at is null and f.form like '% %'),
    kin as (
      select m.anchor_id, case
          when mine.role = 'child' then case m.role when 'child' then 'sibling' when 'mother' then 'mother' when 'father' then 'father'
            when 'grandparent' then 'grandparent' when 'guardian' then 'guardian' else 'other kin' end
          when mine.role in ('mother', 'father') and m.role = 'child' then 'child'
          when mine.role = 'sibling' and m.role = 'sibling' then 'sibling'
          else 'other kin' end as role, coalesce(s.name, m.basis) as source, 1 as place
      from people.family_member mine join people.family_member m on m.family_id = mine.family_id and m.withdrawn_at is null
      join people.family f on f.id = m.family_id left join lists.source s on s.id = f.source_id
      where mine.anchor_id = ${among} and mine.withdrawn_at is null
      union all
      select f.anchor_id, own.part, own.name, 2 from own join people.name_form f on f.form = own.form
        join people.record r on r.id = f.record_id and r.source_id = own.source_id
      where own.part in ('mother', 'father') and f.part = 'full' and f.ended_at is null
      union all
      select f.anchor_id, 'child', own.name, 3 from own join people.name_form f on f.form = own.form
        join people.record r on r.id = f.record_id and r.source_id = own.source_id
      where own.part = 'full' and f.part in ('mother', 'father') and f.ended_at is null
      union all
      select f.anchor_id, 'sibling', own.name, 4 from own join people.name_form f on f.form = own.form and f.part = own.part
        join people.record r on r.id = f.record_id and r.source_id = own.source_id
      where own.part = 'mother' and f.ended_at is null)
    select distinct on (a.person_id) k.anchor_id, k.role, k.source from kin k join people.anchor a on a.id = k.anchor_id
    where k.anchor_id <> all (${[...anchors]}::uuid[])
    order by a.person_id, k.place, k.anchor_id limit ${MOST}`.execute(db)
  const briefs = await describePeople(
    db,
    rows.map((row) => row.anchor_id),
  )
  return rows.flatMap(({ anchor_id, role, source }) => {
    const brief = briefs.get(anchor_id)
    return brief ? [{ ...brief, role, source }] : []
  })
}

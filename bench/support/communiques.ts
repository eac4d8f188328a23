// An installation with published communiqués, for what measures the public site.
import type pg from 'pg'

/** How many are published. */
export const communiques = 20

/** Published communiqués with a figure each, past the triggers: who signed them is not what is measured. */
export async function publish(
  client: pg.Client,
  { id, agencyId }: { id: string; agencyId: string },
): Promise<void> {
  const texts = Object.fromEntries(
    ['kk', 'ru', 'en', 'ar'].map((each) => [
      each,
      { title: 'Citizens came home', body: 'They came home. '.repeat(60) },
    ]),
  )
  await client.query('begin')
  await client.query(`set local session_replication_role = replica`)
  await client.query(
    `with figure as (
       insert into figures.figure (agency_id, name, definitions, total, men, women, children, adults_sex_unknown,
         as_it_was, ledger_size, manifest_ids, recorded_by)
       select $1, 'Figure ' || n, '[{"id":"total","version":1}]', 60 + 3 * n, 20 + n, 20 + n, 20 + n, 0,
         date '2021-01-01' + n, n, array[gen_random_uuid()], $2 from generate_series(1, $3::int) n
       returning id, total),
     communique as (
       insert into figures.communique (id, agency_id, slug, recorded_by)
       select id, $1, 'citizens-came-home-' || left(id::text, 8), $2 from figure returning id)
     insert into figures.communique_version (agency_id, communique_id, number, figure_id, texts, breakdown, state,
       written_by, small_cells, approved_by, approved_at, published_by, published_at, published_texts)
     select $1, id, 1, id, $4, true, 'published', array[$2::uuid], false, gen_random_uuid(), now(), gen_random_uuid(),
       now(), $4 from communique`,
    [agencyId, id, communiques, texts],
  )
  await client.query('commit')
}

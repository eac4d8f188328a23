import type pg from 'pg'

/** Asks one of the mailbox's own functions. */
export async function call(client: pg.PoolClient, name: string, values: unknown[]): Promise<string> {
  const places = values.map((_, at) => `$${at + 1}`).join(', ')
  const { rows } = await client.query<{ said: string }>(
    `select cooperation.${name}(${places}) as said`,
    values,
  )
  return rows[0]!.said
}

// A list brought in as an officer would: uploaded, its columns named, imported.
import { expect, vi } from 'vitest'
import { must } from '../../apps/server/test/cooperation/states.ts'
import type { State } from './state.ts'

const fields: Record<string, string> = {
  Number: 'sourceKey',
  Family: 'familyGroup',
  Name: 'fullName',
  Sex: 'sex',
  Born: 'born',
}

/** @returns the id of its source */
export async function bringList(
  { consul, installation }: Pick<State, 'consul' | 'installation'>,
  name: string,
  kind: string,
  lines: string[],
): Promise<string> {
  const { id: source } = must(await consul.post('/lists/sources', { name, kind }))
  const sent = await fetch(`${installation.url}/api/lists?source=${source}&name=list.csv`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${consul.token}`,
      'content-type': 'text/csv',
      'idempotency-key': crypto.randomUUID(),
    },
    body: lines.join('\r\n'),
  })
  const { id } = (await sent.json()) as { id: string }
  const columns = Object.entries(fields).map(([column, field]) => ({
    column,
    compartment: 'identity',
    field,
  }))
  must(await consul.send('PUT', `/lists/${id}/mapping`, { version: 1, dayFirst: 'unknown', columns }))
  must(await consul.post(`/lists/${id}/import`, { dry: false, complete: false }))
  await vi.waitFor(async () => expect(must(await consul.get(`/lists/${id}`)).state).toBe('imported'), {
    timeout: 30_000,
    interval: 200,
  })
  return source
}

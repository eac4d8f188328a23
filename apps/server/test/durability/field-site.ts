// The field on a site of its own: a frozen mission, tablets with a day's queue, and whether all of it arrived.
import { randomUUID } from 'node:crypto'
import {
  decodeBatch,
  encodeBatch,
  type FieldAct,
  type FieldOperation,
  fold,
  haveOf,
  headsOf,
  makeDeviceKey,
  place,
  signOperation,
  type UnsignedOperation,
} from '@oralu/domain'
import { type Site, withRoot } from './oralu-process.ts'

export interface Officer {
  id: string
  token: string
}

/** A frozen mission with its manifest, put there past all gates: what is measured comes after. */
export async function frozenMission(site: Site, agency: string, size: number) {
  const mission = randomUUID()
  const lines = Array.from({ length: size }, () => randomUUID())
  await withRoot(site, async (client) => {
    await client.query(`set session_replication_role = replica`)
    await client.query(
      `with o as (insert into operations.operation (agency_id, name, purpose, recorded_by) values ($1, $2, 'bench', $3) returning id)
       insert into operations.mission (id, agency_id, operation_id, number, state, recorded_by) select $2::uuid, $1, id, 1, 'frozen', $3 from o`,
      [agency, mission, randomUUID()],
    )
    await client.query(
      `with p as (insert into people.person (agency_id) select $1 from unnest($3::uuid[]) returning id),
        a as (insert into people.anchor (agency_id, person_id, home_person_id) select $1, id, id from p returning id),
        n as (select id, row_number() over () as at from a),
        l as (select line, row_number() over () as at from unnest($3::uuid[]) line)
       insert into operations.manifest_line (id, agency_id, mission_id, anchor_id, state_by, recorded_by)
       select line, $1, $2, n.id, $2, $2 from l join n using (at)`,
      [agency, mission, lines],
    )
  })
  return { mission, lines }
}

async function call(site: Site, officer: Officer, method: string, path: string, body?: object) {
  const answer = await fetch(`${site.url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${officer.token}`,
      'idempotency-key': randomUUID(),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any endpoint
  return (await answer.json()) as any
}

async function fetchAll(site: Site, officer: Officer, mission: string): Promise<FieldOperation[]> {
  const held: FieldOperation[] = []
  for (let more = true; more; ) {
    const have = encodeURIComponent(JSON.stringify(haveOf(held)))
    const answer = await call(site, officer, 'GET', `/field/missions/${mission}/operations?have=${have}`)
    held.push(...(await decodeBatch(Uint8Array.from(Buffer.from(answer.batch, 'base64')))).operations)
    more = answer.more
  }
  return held
}

export interface Queue {
  officer: Officer
  device: string
  operations: FieldOperation[]
}

/** A day's work of one tablet: a part of the manifest boarded, some of it twice, notes and the watch log. */
export async function queue(
  site: Site,
  officer: Officer,
  mission: string,
  lines: readonly string[],
  count: number,
  [tablet, tablets]: [tablet: number, of: number],
): Promise<Queue> {
  const device = randomUUID()
  const { key, publicKey } = await makeDeviceKey()
  await call(site, officer, 'POST', `/field/missions/${mission}/devices`, {
    id: device,
    name: 'Tablet',
    key: publicKey,
  })
  const parents = headsOf(place(await fetchAll(site, officer, mission)).placed)
  const operations: FieldOperation[] = []
  const own = lines.filter((_, at) => at % tablets === tablet || at % 50 === 0)
  for (let at = 0; at < count; at++) {
    const line = own[at % own.length]!
    const unsigned: UnsignedOperation = {
      id: randomUUID(),
      mission,
      device,
      sequence: at + 1,
      parents,
      officer: officer.id,
      at: new Date(Date.UTC(2026, 0, 10) + at * 20_000).toISOString(),
      ...actOf(line, Math.floor(at / own.length), at),
    }
    operations.push((await signOperation(unsigned, key.privateKey)) as FieldOperation)
  }
  return { officer, device, operations }
}

function actOf(line: string, round: number, at: number): FieldAct {
  if (round === 0) return { kind: 'board', body: { line, by: 'QR', vehicle: 'Bus 2', unmet: [] } }
  if (round === 1 && at % 20 === 0) return { kind: 'unboard', body: { line, reason: 'fetches a bag' } }
  if (at % 11 === 0)
    return { kind: 'urgency', body: { line, urgency: 'medium', followUpBy: '2026-02-01', need: null } }
  if (at % 7 === 0) return { kind: 'watch log', body: { text: `Convoy at kilometre ${at}, all quiet.` } }
  return { kind: 'note', body: { line, text: `Asked after water and a blanket, given (${at}).` } }
}

/** Sends one batch. Gives its bytes as they travel. @throws Error where it is not taken */
export async function sendBatch(
  site: Site,
  mission: string,
  { officer, device }: Pick<Queue, 'officer' | 'device'>,
  operations: readonly FieldOperation[],
): Promise<number> {
  const batch = Buffer.from(await encodeBatch(mission, operations)).toString('base64')
  await call(site, officer, 'POST', `/field/missions/${mission}/batches`, { device, batch })
  return batch.length
}

/** Is every operation of the field there once, and the office's manifest what the fold of all says? */
export async function isRight(
  site: Site,
  officer: Officer,
  mission: string,
  count: number,
): Promise<boolean> {
  const all = await fetchAll(site, officer, mission)
  const state = fold(all)
  const office = await withRoot(site, async (client) => {
    const { rows } = await client.query<{ id: string; state: string }>(
      'select id, state from operations.manifest_line where mission_id = $1',
      [mission],
    )
    return rows
  })
  const fromField = all.filter(({ device }) => device !== mission)
  return (
    new Set(fromField.map(({ id }) => id)).size === count &&
    fromField.length === count &&
    state.pending.length === 0 &&
    office.every(({ id, state: is }) => state.lines[id]?.state === is)
  )
}

// What the others did, for whoever asks what they lack.
import {
  batchesOf,
  batchLimits,
  encodeBatch,
  type getOperations,
  Have,
  Problem,
  type QueryOf,
} from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import type { Services } from '../services.ts'
import { hearFrom } from './devices.ts'
import { officeSigner } from './keys.ts'
import { getLog, haveOfLog, operationOf } from './log.ts'

/** Causes first; what waits for its past comes last. */
const place = sql<number>`coalesce(rank, 2000000000)`

/** A batch of what a holder lacks, causes first. */
export async function sendLacking(
  db: Db,
  actor: Actor,
  services: Services,
  missionId: string,
  { device, have, after }: QueryOf<typeof getOperations>,
) {
  const log = await getLog(db, missionId)
  const wipe = device ? await hearFrom(db, actor, missionId, device) : false
  const held = readHave(have)
  const from = readCursor(after, z.tuple([z.int(), z.uuid(), z.int()]))
  const rows = await db
    .selectFrom('field.operation')
    .select(['content', place.as('place')])
    .where('mission_id', '=', missionId)
    .where(
      sql<boolean>`not exists (
        select from jsonb_to_recordset(${JSON.stringify(rangesOf(held))}::jsonb) as h (device uuid, "from" int, "to" int)
        where h.device = device_id and sequence between h."from" and h."to")`,
    )
    .$if(from !== undefined, (query) =>
      query.where(
        sql<boolean>`(${place}, device_id, sequence) > (${from![0]}::int, ${from![1]}::uuid, ${from![2]}::int)`,
      ),
    )
    .orderBy(place)
    .orderBy('device_id')
    .orderBy('sequence')
    .limit(batchLimits.operations + 1)
    .execute()
  const sign = await officeSigner(services, log)
  const all = rows.slice(0, batchLimits.operations).map(({ content }) => operationOf(content))
  const signed = all.map((each) => (each.device === missionId ? sign(each) : each))
  const sent = batchesOf(signed)[0] ?? []
  const last = sent.at(-1)
  return {
    batch: Buffer.from(await encodeBatch(missionId, sent)).toString('base64'),
    count: sent.length,
    more: rows.length > sent.length,
    next: last ? cursorOf(rows[sent.length - 1]!.place, last.device, last.sequence) : null,
    have: await haveOfLog(db, missionId),
    wipe,
  }
}

function readHave(text: string): Have {
  try {
    return Have.parse(JSON.parse(text))
  } catch {
    throw new Problem('body-invalid', { issues: [{ path: 'query.have', message: 'what is held, as JSON' }] })
  }
}

function rangesOf(have: Have) {
  return Object.entries(have).flatMap(([device, { upTo, more }]) => [
    { device, from: 1, to: upTo },
    ...more.map(([from, to]) => ({ device, from, to })),
  ])
}

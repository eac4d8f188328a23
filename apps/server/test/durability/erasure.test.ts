// The last byte, on a real server: what was erased is in no file of the database, in no backup made afterwards, and comes
// back with no backup made before; through two kill -9 in the middle. Frozen figures are the same to the digit.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { today } from '@oralu/domain'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { register } from '../cases/register.ts'
import type { Stage } from '../support/oralu.ts'
import { prepareData } from '../support/prepared.ts'
import {
  connectTo,
  makeAccount,
  newSite,
  type OraluProcess,
  type Site,
  startOralu,
  verifySite,
  withRoot,
} from './oralu-process.ts'

const canary = 'CanaryZhoqtau'
const shim = join(import.meta.dirname, '../../bin/oralu.js')
const site = await newSite()
const restoredOld = await newSite()
const restoredNew = await newSite()
let oralu: OraluProcess
let officer: { token: string; agencyId: string }
let dpo: { token: string; id: string }
let anchor: string

beforeAll(async () => {
  await prepareData(site.dataDir)
  oralu = await startOralu(site)
  await withRoot(site, async (client) => {
    officer = await makeAccount(client, 'consular_officer')
    dpo = await makeAccount(client, 'data_protection_officer', officer.agencyId)
    anchor = await arrive(client, officer.agencyId, canary)
    await arrive(client, officer.agencyId, 'Another')
    await client.query('analyze')
    await client.query('checkpoint')
  })
}, 180_000)
afterAll(async () => {
  await oralu?.stop()
  for (const each of [site, restoredOld, restoredNew]) each.clear()
})

/** Someone who came home on a mission: found, counted, received. */
async function arrive(client: pg.Client, agency: string, name: string): Promise<string> {
  const root = { root: client } as unknown as Stage
  const made = await register(root, agency, name, '1990-04-01')
  const [operation, mission, line, who] = Array.from({ length: 4 }, () => randomUUID())
  await client.query(`update people.record set said = $2, mother_name = $3 where anchor_id = $1`, [
    made,
    { name },
    name,
  ])
  await client.query(
    `insert into people.nationality (agency_id, anchor_id, finding, evidence_kind, evidence, recorded_by, confirmed_by, confirmed_at)
     values ($1, $2, 'citizen', 'civil registry', $3, $4, $5, now())`,
    [agency, made, name, who, randomUUID()],
  )
  await client.query(
    `insert into people.status (agency_id, anchor_id, status, valid_from, place, recorded_by) values ($1, $2, 'returned', '2024-01-02', $3, $4)`,
    [agency, made, name, who],
  )
  await client.query(
    `insert into operations.operation (id, agency_id, name, purpose, recorded_by) values ($1::uuid, $2, concat('Homeward ', $1::uuid), 'home', $3)`,
    [operation, agency, who],
  )
  await client.query(
    `insert into operations.mission (id, agency_id, operation_id, number, state, doors_closed_at, departed_at, arrived_at, recorded_by)
     values ($1, $2, $3, 1, 'arrived', '2024-01-01', '2024-01-01', '2024-01-02', $4)`,
    [mission, agency, operation, who],
  )
  await client.query(
    `insert into operations.manifest_line (id, agency_id, mission_id, anchor_id, state, state_reason, state_by, recorded_by) values ($1, $2, $3, $4, 'arrived', $5, $6, $6)`,
    [line, agency, mission, made, name, who],
  )
  await client.query(
    `insert into operations.manifest_version (agency_id, mission_id, number, lines, content_hash, reason, recorded_by) values ($1, $2, 1, $3, '', 'frozen', $4)`,
    [agency, mission, JSON.stringify([{ line, anchor: made, sex: 'male', child: false }]), who],
  )
  await client.query(
    `insert into operations.gate (agency_id, anchor_id, line_id, kind, evidence, details, recorded_by)
     values ($1, $2, $3, 'release', $4, '{"kind": "release"}', $5)`,
    [agency, made, line, name, who],
  )
  return made
}

const api = async (token: string, path: string, body?: unknown) => {
  const answer = await fetch(`${site.url}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(answer.status, `${path} ${await answer.clone().text()}`).toBe(200)
  return (await answer.json()) as { id: string; job: string }
}

/** What the agency's figures say, counted again from the histories. */
async function figures(where: Site): Promise<unknown> {
  const app = await connectTo(where, 'oralu_app')
  try {
    await app.query('begin')
    await app.query('select access.enter($1)', [dpo.token])
    const counted = await app.query('select * from figures.counted() order by manifest_id')
    const flow = await app.query(`select * from figures.flow() order by 1, 2, 3`)
    expect(counted.rows).toHaveLength(2)
    return { counted: counted.rows, flow: flow.rows }
  } finally {
    await app.end()
  }
}

/** Files under a folder in which the canary stands. */
function holding(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .filter((file) => readFileSync(file).includes(canary))
}

function run(where: Site, ...args: string[]): Record<string, unknown> {
  const out = execFileSync(process.execPath, [shim, ...args], {
    env: { ...process.env, DATABASE_URL: '', ORALU_DATA: where.dataDir, ORALU_KEYS: where.keysDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  return JSON.parse(out)
}

async function killedWhen(met: string): Promise<void> {
  const client = await connectTo(site)
  try {
    for (let turn = 0; ; turn++) {
      const { rows } = await client.query(`select ${met} as met`)
      if (rows[0].met) break
      if (turn > 20_000) throw new Error(`never: ${met}`)
      await sleep(3)
    }
  } finally {
    oralu.child.kill('SIGKILL')
    await oralu.ended
    await client.end().catch(() => {})
  }
  oralu = await startOralu(site)
}

it('is gone from every file after two kills; figures stand; the ledger verifies; no backup brings it back', async () => {
  expect(holding(site.dataDir).length).toBeGreaterThan(2)
  const before = await figures(site)
  const backups = join(site.folder, 'backups')
  const old = run(site, 'backup', backups)

  const request = await api(officer.token, '/rights/requests', {
    anchorId: anchor,
    kind: 'erasure',
    called: canary,
    askedBy: 'the person',
    asker: null,
    askedOn: today(),
    language: 'kk',
    words: canary,
  })
  await api(dpo.token, `/oversight/requests/${request.id}/identity`, { how: canary })
  const erasure = await api(dpo.token, `/oversight/requests/${request.id}/erasure`, {})
  await api(officer.token, `/rights/erasures/${erasure.id}/answer`, { agreed: true, words: null })
  const { job } = await api(dpo.token, `/oversight/erasures/${erasure.id}/run`, {})
  await killedWhen(
    `exists (select from rights.erasure_row where done) and exists (select from rights.erasure_row where not done)`,
  )
  await killedWhen(`exists (select from jobs.job where id = '${job}' and doing = 'disk')`)
  await withRoot(site, async (client) => {
    for (let turn = 0; turn < 900; turn++) {
      const { rows } = await client.query('select state from jobs.job where id = $1', [job])
      if (rows[0].state === 'done') return
      await sleep(100)
    }
    throw new Error('the erasure did not end')
  })

  expect(await figures(site)).toEqual(before)
  expect((await verifySite(site)).fault).toBeUndefined()
  const fresh = run(site, 'backup', backups)
  await oralu.stop()
  expect(holding(site.dataDir)).toEqual([])
  expect(holding(site.keysDir)).toEqual([])

  // One made afterwards holds nothing; one made before has it erased again, with the list that lies beside it.
  const identity = join(site.keysDir, 'backup.key')
  expect(run(restoredNew, 'restore', String(fresh['folder']), '--identity', identity)).toMatchObject({
    erased: 0,
  })
  expect(holding(restoredNew.dataDir)).toEqual([])
  expect(run(restoredOld, 'restore', String(old['folder']), '--identity', identity)).toMatchObject({
    erased: 1,
  })
  expect(holding(restoredOld.dataDir)).toEqual([])
  expect(holding(backups)).toEqual([])

  // What was restored serves, verifies, and numbers on from where the backup ended.
  oralu = await startOralu({ ...restoredOld })
  expect((await verifySite(restoredOld)).fault).toBeUndefined()
  await withRoot(restoredOld, async (client) => {
    const { rows } = await client.query(
      `select (select max(seq) from operations.gate) as last, nextval(pg_get_serial_sequence('operations.gate', 'seq')) as next`,
    )
    expect(Number(rows[0].next)).toBeGreaterThan(Number(rows[0].last))
    const { rows: tombs } = await client.query('select state, number from rights.erasure')
    expect(tombs).toMatchObject([{ state: 'done' }])
  })
}, 600_000)

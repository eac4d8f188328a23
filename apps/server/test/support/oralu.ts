// A story's stage: a real server on a database of its own, with people who sign in and speak HTTP.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@oralu/domain'
import type { FastifyInstance, InjectOptions } from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import type { Database } from '../../src/db/database.ts'
import { FileStore } from '../../src/files/store.ts'
import { buildServer } from '../../src/http/server.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { ledgerKey, sealOnce } from '../../src/ledger/sealer.ts'
import type { Services } from '../../src/services.ts'
import { readSettings } from '../../src/settings.ts'
import { freshDatabase, openTestServer } from './database.ts'

export interface Answer {
  status: number
  // The tests look into answers by name; their shapes are checked by the server itself.
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any endpoint
  body: any
  headers: Record<string, unknown>
}

/** Someone who is signed in. */
export interface Person {
  id: string
  agencyId: string
  role: Role
  token: string
  get(path: string): Promise<Answer>
  /** A write; a new idempotency key unless one is given. */
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer>
  post(path: string, body?: unknown, key?: string): Promise<Answer>
  /** Sends one file as it is. */
  upload(path: string, file: Buffer, mediaType?: string, key?: string): Promise<Answer>
}

export interface Stage {
  app: FastifyInstance
  services: Services
  /** Superuser's connection: sees and does all, for arranging and for checking. */
  root: pg.Client
  /** A connection as any role, for trying what it can do. The caller ends it. */
  connect(role: string): Promise<pg.Client>
  agency(name?: string): Promise<string>
  person(role: Role, agencyId: string): Promise<Person>
  /** A guest of a partner (a new one, unless one is given), let in by the agency. */
  guest(agencyId: string, partnerId?: string): Promise<Person & { partnerId: string }>
  /** A visitor without a session. */
  visitor: Pick<Person, 'get' | 'send' | 'post'>
  /** A confirmed grant of an agency's rows to another agency. */
  grant(
    from: string,
    to: string,
    compartment: string,
    more?: { subject?: string; ended?: boolean },
  ): Promise<void>
  /** Starts the worker of jobs; waits until a job has ended, and gives its row. */
  jobEnds(id: string): Promise<Record<string, unknown>>
  /** Seals once. */
  sealNow(): Promise<number>
  /** Seals until nothing is left, which waits for open transactions of the whole server. */
  seal(): Promise<void>
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const server = await openTestServer()
  const database = await freshDatabase(server)
  const folder = mkdtempSync(join(tmpdir(), 'oralu-test-'))
  const settings = readSettings({
    ORALU_DATA: join(folder, 'data'),
    ORALU_KEYS: join(folder, 'keys'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
  })
  const pool = (role: string, options?: string) => {
    const made = new pg.Pool({
      ...database.connection(role),
      max: 8,
      ...(options ? { options } : {}),
      pipeline: role === 'oralu_app',
    } as pg.PoolConfig)
    made.on('error', () => {})
    return made
  }
  const pools = {
    app: pool('oralu_app'),
    accounts: pool('oralu_accounts', '-c search_path=accounts'),
    jobs: pool('oralu_jobs'),
  }
  const connect = async (role: string) => {
    const client = new pg.Client(database.connection(role))
    client.on('error', () => {})
    await client.connect()
    return client
  }
  const db: Database = {
    ...pools,
    owner: () => connect('oralu_owner'),
    embedded: undefined,
    close: async () => {},
  }
  const services: Services = {
    settings,
    database: db,
    files: new FileStore(join(folder, 'files')),
    log: pino({ level: settings.logLevel }),
  }
  const app = await buildServer(services)
  const root = await connect('postgres')
  let worker: { stop(): Promise<void> } | undefined

  const speak = async (options: InjectOptions, token?: string): Promise<Answer> => {
    const answer = await app.inject({
      ...options,
      headers: { ...options.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    })
    const json = String(answer.headers['content-type'] ?? '').includes('json')
    return {
      status: answer.statusCode,
      body: json ? answer.json() : answer.rawPayload,
      headers: answer.headers,
    }
  }
  const speaker = (token?: string) => {
    const send: Person['send'] = (method, path, body, key = randomUUID()) =>
      speak(
        {
          method,
          url: `/api${path}`,
          headers: { 'idempotency-key': key },
          ...(body === undefined ? {} : { payload: body as object }),
        },
        token,
      )
    return {
      get: (path: string) => speak({ method: 'GET', url: `/api${path}` }, token),
      send,
      post: (path: string, body: unknown = {}, key?: string) => send('POST', path, body, key),
      upload: (
        path: string,
        file: Buffer,
        mediaType = 'application/octet-stream',
        key: string = randomUUID(),
      ) =>
        speak(
          {
            method: 'POST',
            url: `/api${path}`,
            headers: { 'idempotency-key': key, 'content-type': mediaType },
            payload: file,
          },
          token,
        ),
    }
  }
  const stage: Stage = {
    app,
    services,
    root,
    connect,
    visitor: speaker(),
    async agency(name = `Agency ${randomUUID().slice(0, 6)}`) {
      const { rows } = await root.query('insert into access.agency (name) values ($1) returning id', [name])
      return rows[0].id
    },
    async person(role, agencyId) {
      const id = randomUUID()
      const token = `test_${randomUUID().replaceAll('-', '')}`
      const email = `${role}.${id.slice(0, 6)}@example.org`
      await root.query(`insert into accounts."user" (id, name, email) values ($1, $2, $3)`, [id, role, email])
      await root.query(
        `insert into access.account (id, agency_id, role, name, email, state) values ($1, $2, $3, $4, $5, 'active')`,
        [id, agencyId, role, `${role} ${id.slice(0, 4)}`, email],
      )
      await root.query(
        `insert into accounts.session ("userId", token, "expiresAt") values ($1, $2, now() + interval '1 hour')`,
        [id, token],
      )
      return { id, agencyId, role, token, ...speaker(token) }
    },
    async guest(agencyId, partnerId) {
      const guest = await stage.person('partner_guest', agencyId)
      const [first, second] = [randomUUID(), randomUUID()]
      const partner =
        partnerId ??
        (
          await root.query(
            `insert into cooperation.partner (agency_id, name, kind, country, recorded_by) values ($1, $2, 'state', 'KG', $3) returning id`,
            [agencyId, `State ${guest.id.slice(0, 6)}`, first],
          )
        ).rows[0].id
      await root.query(
        `insert into cooperation.guest (id, agency_id, partner_id, proposed_by, confirmed_by, confirmed_at) values ($1, $2, $3, $4, $5, now())`,
        [guest.id, agencyId, partner, first, second],
      )
      return { ...guest, partnerId: partner }
    },
    async grant(from, to, compartment, { subject, ended } = {}) {
      const givers = await Promise.all([0, 1].map(() => stage.person('data_protection_officer', from)))
      await root.query(
        `insert into access.grant (agency_id, compartment, subject_id, to_agency_id, purpose, starts_at, ends_at, proposed_by, confirmed_by, confirmed_at)
         values ($1, $2, $3, $4, 'test', now() - interval '2 days', now() + case when $7 then interval '-1 day' else interval '1 day' end, $5, $6, now())`,
        [from, compartment, subject ?? null, to, givers[0]!.id, givers[1]!.id, ended ?? false],
      )
    },
    async jobEnds(id) {
      worker ??= await startWorker(services)
      for (let i = 0; i < 2_400; i++) {
        const { rows } = await root.query('select * from jobs.job where id = $1', [id])
        if (['done', 'failed', 'cancelled'].includes(rows[0]?.state)) return rows[0]
        await new Promise((done) => setTimeout(done, 50))
      }
      throw new Error(`job ${id} did not end`)
    },
    sealNow: () => sealOnce(pools.jobs, ledgerKey(settings.keysDir), 'test/ledger'),
    async seal() {
      for (let i = 0; i < 400; i++) {
        await stage.sealNow()
        const { rows } = await root.query(
          'select from ledger.entry e where not exists (select from ledger.leaf l where l.entry_id = e.id) limit 1',
        )
        if (rows.length === 0) return
        await new Promise((done) => setTimeout(done, 50))
      }
      throw new Error('the ledger could not be sealed within 20 s')
    },
    async close() {
      await worker?.stop()
      await app.close()
      await root.end()
      await Promise.all(Object.values(pools).map((each) => each.end()))
      await database.drop()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return stage
}

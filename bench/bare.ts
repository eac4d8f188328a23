// The peer of bench/api: a bare Fastify + pg on the same PostgreSQL, with neither row-level security nor ledger, no
// session, no transaction around a read, no shapes checked. For each address it learns once which statements Oralu's
// own handler sends, and from then on sends just these (the ids exchanged for those asked for) and answers the rows.
// So both do the same work in the database, and what differs is what Oralu adds. Run by bench/api.ts in a process.
import Fastify from 'fastify'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Actor, Db } from '../apps/server/src/db/transaction.ts'
import type { DB } from '../apps/server/src/db/types.generated.ts'
import { peopleRoutes } from '../apps/server/src/people/routes.ts'
import '../apps/server/src/db/values.ts'

const { socketDir, database, actor } = JSON.parse(process.env['BENCH_BARE']!) as {
  socketDir: string
  database: string
  actor: Actor
}
const pool = new pg.Pool({ host: socketDir, port: 5432, user: 'postgres', database, max: 20 })

interface Statement {
  text: string
  values: unknown[]
  rows: Record<string, unknown>[]
}

/** What Oralu's handler of an endpoint sends for one input. */
async function learn(
  path: string,
  method: string,
  input: { params?: unknown; query?: unknown; body?: unknown },
): Promise<Statement[]> {
  const served = peopleRoutes.find(({ endpoint }) => endpoint.path === path && endpoint.method === method)!
  const { endpoint } = served
  const statements: Statement[] = []
  const client = await pool.connect()
  const watched = {
    query: async (text: string, values: unknown[]) => {
      const result = await client.query(text, values)
      statements.push({ text, values, rows: result.rows })
      return result
    },
    release: () => {},
  }
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: { connect: async () => watched, end: async () => {} } as never }),
  }) as Db
  try {
    await served.handle({
      params: endpoint.params.parse(input.params ?? {}),
      query: endpoint.query.parse(input.query ?? {}),
      body: endpoint.body.parse(input.body ?? {}),
      db,
      actor,
    } as never)
  } finally {
    client.release()
  }
  return statements
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)

/** Sends what was learnt, with the ids of this request; ids that answers bring stand for those that came when learning. */
async function send(statements: Statement[], ids: Map<string, string>): Promise<unknown[]> {
  const swap = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(swap) : isId(value) ? (ids.get(value) ?? value) : value
  const answer: unknown[] = []
  for (const { text, values, rows: learnt } of statements) {
    const { rows } = await pool.query(text, values.map(swap))
    for (const [i, row] of learnt.entries())
      for (const [column, value] of Object.entries(row)) {
        const now = rows[i]?.[column]
        if (isId(value) && isId(now)) ids.set(value, now)
      }
    answer.push(rows)
  }
  return answer
}

const app = Fastify()
const known = new Map<string, Promise<Statement[]>>()
const learnt = (key: string, make: () => Promise<Statement[]>) => {
  if (!known.has(key)) known.set(key, make())
  return known.get(key)!
}
let sample = ''
app.get<{ Params: { id: string } }>('/api/people/:id', async ({ params }) => {
  sample ||= params.id
  const statements = await learnt('read', () => learn('/people/:id', 'GET', { params }))
  return send(statements, new Map([[sample, params.id]]))
})
app.get<{ Querystring: Record<string, string> }>('/api/people', async ({ query, url }) =>
  send(await learnt(url, () => learn('/people', 'GET', { query })), new Map()),
)
let written: Record<string, string> | undefined
app.post<{ Body: Record<string, string> }>('/api/people/statuses', async ({ body }) => {
  const first = written === undefined
  written ??= body
  const statements = await learnt('create', () => learn('/people/statuses', 'POST', { body }))
  // The first one was written while learning.
  if (first) return { id: body['id'] }
  await send(
    statements,
    new Map(
      Object.entries(written)
        .filter(([, value]) => isId(value))
        .map(([key, value]) => [value, body[key]!]),
    ),
  )
  return { id: body['id'] }
})
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
process.on('SIGTERM', () => process.exit(0))

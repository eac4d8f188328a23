// The load of bench/api and bench/public, in a process of its own: autocannon with 16 connections, or as many as are
// named; prints requests per second and latencies as JSON. Run by support/run-load.ts.
import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'

export interface Load {
  url: string
  token: string
  operation: 'read' | 'list' | 'create'
  seconds: number
  /** Persons, and anchors to write to. */
  persons: string[]
  anchors: string[]
  /** Addresses of lists. */
  lists: string[]
  connections?: number
  /** Most requests a second of each connection. */
  rate?: number
}

export interface Measured {
  perSecond: number
  p50: number
  p95: number
  p99: number
  failed: number
}

const any = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!

async function run({
  url,
  token,
  operation,
  seconds,
  persons,
  anchors,
  lists,
  ...of
}: Load): Promise<Measured> {
  const times: number[] = []
  let failed = 0
  const headers = { authorization: `Bearer ${token}` }
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    if (operation === 'read') return { ...request, path: `/api/people/${any(persons)}` }
    if (operation === 'list') return { ...request, path: any(lists) }
    return {
      ...request,
      path: '/api/people/statuses',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({
        id: randomUUID(),
        anchorId: any(anchors),
        status: 'located',
        validFrom: '2024-02-06',
      }),
    }
  }
  const options: autocannon.Options = {
    url,
    connections: of.connections ?? 16,
    ...(of.rate ? { connectionRate: of.rate } : {}),
    duration: seconds,
    timeout: 120,
    headers,
    requests: [{ method: operation === 'create' ? 'POST' : 'GET', headers, setupRequest }],
  }
  const result = await new Promise<autocannon.Result>((done, fail) => {
    const instance = autocannon(options, (error, ended) => (error ? fail(error) : done(ended)))
    instance.on('response', (_client, status, _bytes, milliseconds) => {
      if (status === 200) times.push(milliseconds)
      else failed++
    })
  })
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    perSecond: times.length / result.duration,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failed: failed + result.errors,
  }
}

if (process.env['BENCH_LOAD']) {
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  console.log(JSON.stringify(await run(JSON.parse(text) as Load)))
}

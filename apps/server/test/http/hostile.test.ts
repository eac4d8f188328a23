// What nobody should send, sent to every endpoint: a reason and a 4xx, never a 5xx; nothing written; memory bounded.

import type { Endpoint } from '@oralu/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { subjects } from '../../src/routes.ts'
import { openStage, type Stage } from '../support/oralu.ts'
import { hostileCases } from './hostile-cases.ts'
import { faultOf, roleFor, send, sendDeaf, sendRaw } from './hostile-run.ts'

let stage: Stage
let base: string
let endpoints: Endpoint[]
const tokens = new Map<string, string>()

beforeAll(async () => {
  stage = await openStage()
  base = await stage.app.listen({ port: 0, host: '127.0.0.1' })
  endpoints = subjects(stage.services).flatMap((subject) =>
    (subject.routes ?? []).map((served) => served.endpoint),
  )
  const agency = await stage.agency()
  for (const { grant } of endpoints) {
    const role = roleFor(grant)
    if (!tokens.has(role)) tokens.set(role, (await stage.person(role, agency)).token)
  }
})

afterAll(() => stage?.close())

/** All that requests can write: covered rows, remembered answers, jobs. A reading's entry is no change. */
const written = async () =>
  (
    await stage.root.query(
      `select (select count(*)::int from ledger.entry where act in ('insert', 'update')) as changes,
         (select count(*)::int from access.write) as answers, (select count(*)::int from jobs.job) as jobs`,
    )
  ).rows[0]

const tokenOf = (endpoint: Endpoint) =>
  endpoint.grant === 'public' ? undefined : tokens.get(roleFor(endpoint.grant))

test('every endpoint refuses twenty kinds of nonsense with a reason, and writes nothing', async () => {
  expect(endpoints.length).toBeGreaterThan(50)
  const before = await written()
  const faults: string[] = []
  let sent = 0
  for (const endpoint of endpoints) {
    for (const each of hostileCases(endpoint, 20, 7)) {
      sent++
      const fault = await send(base, each, tokenOf(endpoint)).then(
        (reply) => faultOf(each.expect, reply),
        (error: Error) => error.message,
      )
      if (fault)
        faults.push(`${each.name}: ${fault} (${each.url.slice(0, 120)} ${each.payload?.subarray(0, 200)})`)
    }
  }
  expect(faults).toEqual([])
  expect(sent).toBeGreaterThan(endpoints.length * 10)
  expect(await written()).toEqual(before)
}, 120_000)

const writeHead = (path: string, more: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${tokens.get('consular_officer')}\r\nIdempotency-Key: 4b7c2f39-5c39-4f6e-8a5b-0d0b7f5d3e11\r\n${more}`

const lies: [name: string, bytes: () => (string | Buffer)[], answer: RegExp][] = [
  [
    'a body of 1 GB, it says',
    () => [
      writeHead(
        '/api/lists/sources',
        'Content-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n{"name":',
      ),
    ],
    /^HTTP\/1\.1 413 /,
  ],
  [
    'a file of 1 GB, it says',
    () => [
      writeHead(
        '/api/files?compartment=identity&name=x',
        'Content-Type: text/plain\r\nContent-Length: 1073741824\r\n\r\nwords',
      ),
    ],
    /^HTTP\/1\.1 413 /,
  ],
  [
    'a length that is no number',
    () => [writeHead('/api/lists/sources', 'Content-Length: many\r\n\r\n{}')],
    /^HTTP\/1\.1 400 /,
  ],
  [
    'a negative length',
    () => [writeHead('/api/lists/sources', 'Content-Length: -1\r\n\r\n{}')],
    /^HTTP\/1\.1 400 /,
  ],
  [
    'two lengths',
    () => [writeHead('/api/lists/sources', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}')],
    /^HTTP\/1\.1 400 /,
  ],
  [
    'a length and chunks',
    () => [
      writeHead('/api/lists/sources', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
    ],
    /^HTTP\/1\.1 400 /,
  ],
  [
    'chunks that are none',
    () => [
      writeHead(
        '/api/lists/sources',
        'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n',
      ),
    ],
    /^HTTP\/1\.1 400 /,
  ],
  [
    'more than was said',
    () => [
      writeHead(
        '/api/lists/sources',
        'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}{"name":"x"}',
      ),
    ],
    /^HTTP\/1\.1 400 /,
  ],
  [
    'headers of 100 kB',
    () => [writeHead('/api/lists/sources', `X-Long: ${'x'.repeat(100_000)}\r\n\r\n`)],
    /^HTTP\/1\.1 431 /,
  ],
  [
    'an address of 100 kB',
    () => [`GET /api/people/${'x'.repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    /^HTTP\/1\.1 431 /,
  ],
  [
    'an address of 8 kB',
    () => [`GET /api/people/${'x'.repeat(8_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`],
    /^HTTP\/1\.1 4\d\d /,
  ],
  [
    'a null byte in a header',
    () => [`GET /api/people HTTP/1.1\r\nHost: localhost\r\nX-A: a\u0000b\r\n\r\n`],
    /^HTTP\/1\.1 400 /,
  ],
  [
    'no HTTP at all',
    () => [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01]), '\r\n\r\n'],
    /^HTTP\/1\.1 400 /,
  ],
  [
    'a method of another world',
    () => ['BREW /api/people HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    /^HTTP\/1\.1 40[045] /,
  ],
  [
    'an address of another machine',
    () => ['GET http://example.org/api/people HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n'],
    /^HTTP\/1\.1 4\d\d /,
  ],
]

test.each(lies)('%s', async (_name, bytes, answer) => {
  const before = await written()
  const got = await sendRaw(base, bytes())
  expect(got).toMatch(answer)
  const head = got.slice(0, got.indexOf('\r\n\r\n')).toLowerCase()
  expect(head).toContain('content-type: application/problem+json')
  expect(await written()).toEqual(before)
})

test('who sends too much, and listens only when done, hears so and not that the network broke', async () => {
  const before = await written()
  for (const [path, type] of [
    ['/api/lists/sources', 'application/json'],
    ['/api/files?compartment=identity&name=x', 'text/plain'],
  ] as const) {
    const size = 60 * 1024 * 1024
    const head = writeHead(path, `Content-Type: ${type}\r\nContent-Length: ${size}\r\n\r\n`)
    expect(await sendDeaf(base, head, Buffer.alloc(size, 'x'))).toMatch(/^HTTP\/1\.1 413 /)
  }
  expect(await written()).toEqual(before)
})

test('a body without end is cut off, and memory stays bounded', async () => {
  const before = process.memoryUsage().rss
  const head = writeHead(
    '/api/lists/sources',
    'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
  )
  const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      sendRaw(base, [head, ...Array.from({ length: 16 }, () => chunk)], 10_000),
    ),
  )
  // A connection that is cut while it still sends may lose the answer on the way; it is never taken.
  for (const answer of answers) expect(answer === '' || answer.startsWith('HTTP/1.1 413 ')).toBe(true)
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
  expect((await fetch(`${base}/readyz`)).status).toBe(200)
})

test('routes that are no endpoints (the accounts library, public pages) take nonsense as calmly', async () => {
  const posts = [
    'sign-in/email',
    'sign-out',
    'change-password',
    'two-factor/verify-totp',
    'passkey/verify-authentication',
  ]
  const bodies = [
    '',
    '{',
    '[]',
    'null',
    '{"email":{"$ne":null},"password":[]}',
    '{"email":"a\\u0000@b.c","password":"\\ud800"}',
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    `{"email":"${'a'.repeat(200_000)}"}`,
    '{"__proto__":{"a":1}}',
  ]
  const pages = [
    '/public',
    '/public/%00',
    '/public/kk/..%2f..%2fetc',
    '/public/xx',
    `/public/${'x'.repeat(3_000)}`,
    '/public/feed.atom?a[]=1',
    '/assets/..%2f..%2fpackage.json',
    '/%ff',
    '/api',
    '/api/',
    '/api//people',
    '/api/people/',
    '/api/openapi.json?x=%00',
    '/healthz?',
    '/metrics/../api/people',
  ]
  const faults: string[] = []
  for (const path of posts)
    for (const body of bodies)
      for (const type of ['application/json', 'text/plain']) {
        const { status } = await send(
          base,
          {
            method: 'POST',
            url: `/api/auth/${path}`,
            headers: { 'content-type': type },
            payload: Buffer.from(body),
          },
          tokens.get('consular_officer'),
        )
        if (status >= 500) faults.push(`${path} ${type} ${body.slice(0, 60)}: ${status}`)
      }
  for (const url of pages) {
    const { status, body } = await send(base, { method: 'GET', url, headers: {}, payload: undefined })
    if (status >= 500 || body.includes('"workspaces"')) faults.push(`${url}: ${status}`)
  }
  expect(faults).toEqual([])
})

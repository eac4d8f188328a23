// Requests that nobody should send: for every endpoint, wrong in shape, in text, in address or in header. The same
// seed gives the same cases. A case is `refused` when its endpoint's own shapes say so, else it must only do no harm.
import { type Endpoint, Problem } from '@oralu/domain'
import { checkGrant } from '../../src/http/serve.ts'
import { cursors, nasty, weirdIds } from './hostile-values.ts'
import { pick, type Random, randomFrom, sampleOf, uuid } from './sample.ts'

export interface HostileCase {
  name: string
  endpoint: Endpoint
  method: string
  url: string
  headers: Record<string, string>
  payload: Buffer | undefined
  /** refused: a 4xx, and nothing written; harmless: anything but a 5xx */
  expect: 'refused' | 'harmless'
}

/** `count` cases for an endpoint. */
export function hostileCases(endpoint: Endpoint, count: number, seed: number): HostileCase[] {
  const random = randomFrom(seed ^ hashOf(endpoint.method + endpoint.path))
  // Each kind once, in an order of the endpoint's own, so that few cases for each still show all kinds among them.
  const kinds = kindsOf(endpoint)
    .map((kind) => ({ kind, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ kind }) => kind)
  const cases: HostileCase[] = []
  for (let i = 0; cases.length < count && i < count * 20; i++) {
    const [name, make] = i < kinds.length ? kinds[i]! : pick(random, kinds)
    const made = make(random)
    if (made) cases.push({ name: `${endpoint.method} ${endpoint.path}: ${name}`, endpoint, ...made })
  }
  return cases
}

type Made = Omit<HostileCase, 'name' | 'endpoint'>
type Kind = [name: string, make: (random: Random) => Made | undefined]

function kindsOf(endpoint: Endpoint): Kind[] {
  const writes = endpoint.method !== 'GET'
  const kinds: Kind[] = []
  if (writes && endpoint.sends === 'json') kinds.push(...shapeKinds(endpoint), ...textKinds(endpoint))
  if (writes && endpoint.sends === 'file') kinds.push(...fileKinds(endpoint))
  if (endpoint.path.includes(':')) kinds.push(['a weird id', (random) => weirdId(endpoint, random)])
  kinds.push(['a weird query', (random) => weirdQuery(endpoint, random)])
  const query = sampleOf(endpoint.query, () => 0.1) as Record<string, unknown>
  if (query && typeof query === 'object' && 'after' in query)
    kinds.push([
      'a cursor of nobody',
      (random) => request(endpoint, random, { query: `after=${pick(random, cursors)}`, expect: 'harmless' }),
    ])
  if (writes && endpoint.grant !== 'public')
    kinds.push([
      'no key of the write',
      (random) =>
        request(endpoint, random, {
          headers: { 'idempotency-key': pick(random, ['', 'x', '1', "' or 1=1", 'null']) },
          expect: 'refused',
        }),
    ])
  kinds.push(['a token of nobody', (random) => strangerIn(endpoint, random)])
  kinds.push([
    'well-formed and about nothing',
    (random) => (writes ? undefined : request(endpoint, random, { expect: 'harmless' })),
  ])
  return kinds
}

/** Wrong in one place of the body. */
function shapeKinds(endpoint: Endpoint): Kind[] {
  const wrong = (name: string, change: (body: unknown, random: Random) => unknown): Kind => [
    name,
    (random) => {
      const body = change(sampleOf(endpoint.body, random), random)
      // A change that the shape still takes is no bad body.
      if (endpoint.body.safeParse(JSON.parse(JSON.stringify(body ?? null))).success) return undefined
      return json(endpoint, random, JSON.stringify(body ?? null))
    },
  ]
  return [
    wrong('a wrong value', (body, random) => changed(body, random, () => pick(random, nasty))),
    wrong('something missing', (body, random) => changed(body, random, () => undefined)),
    wrong('another body altogether', (_body, random) => pick(random, nasty)),
    wrong('two wrong values', (body, random) =>
      changed(
        changed(body, random, () => pick(random, nasty)),
        random,
        () => pick(random, nasty),
      ),
    ),
  ]
}

/** Wrong as a text, whatever it says. */
function textKinds(endpoint: Endpoint): Kind[] {
  const body = (random: Random) => JSON.stringify(sampleOf(endpoint.body, random))
  const text = (
    name: string,
    make: (random: Random) => string | Buffer,
    headers: Record<string, string> = {},
  ): Kind => [name, (random) => json(endpoint, random, make(random), headers)]
  return [
    text('cut short', (random) => body(random).slice(0, -1)),
    text('nested 10,000 deep', () => `${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    text('objects nested 10,000 deep', () => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
    text('not UTF-8', (random) =>
      Buffer.concat([
        Buffer.from('{"name":"'),
        Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
        Buffer.from(`${body(random)}`),
      ]),
    ),
    text('UTF-16', (random) => Buffer.from(`\ufeff${body(random)}`, 'utf16le')),
    text('a prototype', (random) => `{"__proto__":{"admin":true},${body(random).slice(1)}`),
    text('a constructor', () => '{"constructor":{"prototype":{"admin":true}}}'),
    text('nothing', () => ''),
    text('two documents', (random) => body(random) + body(random)),
    text('no JSON', () => '{name: undefined, id: NaN, // x\n}'),
    text(
      'XML',
      () => '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      { 'content-type': 'text/xml' },
    ),
    text('a form', () => 'name=x&kind=y', { 'content-type': 'application/x-www-form-urlencoded' }),
    text('a form of parts', () => '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--', {
      'content-type': 'multipart/form-data; boundary=x',
    }),
    text('compressed, it says', () => Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), {
      'content-encoding': 'gzip',
    }),
    text('2 MB', () => JSON.stringify({ name: 'x'.repeat(2_000_000) })),
    text(
      '100,000 keys',
      () => `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":${i}`).join(',')},"name":[}`,
    ),
    text('digits without end', () => `{"name":${'9'.repeat(100_000)}}x`),
  ]
}

function fileKinds(endpoint: Endpoint): Kind[] {
  const file = (name: string, bytes: () => Buffer, type = 'application/octet-stream'): Kind => [
    name,
    (random) =>
      request(endpoint, random, { payload: bytes(), headers: { 'content-type': type }, expect: 'refused' }),
  ]
  return [
    file('an empty file', () => Buffer.alloc(0)),
    file('a program', () =>
      Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(5_000)]),
    ),
    file('a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/html'),
    file(
      'a drawing with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'image/svg+xml',
    ),
    file(
      'half a picture',
      () => Buffer.from('89504e470d0a1a0a0000000d49484452000080000000800008060000', 'hex'),
      'image/png',
    ),
    file(
      'a picture that is none',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('not at all'.repeat(900))]),
      'image/jpeg',
    ),
    file('JSON in place of a file', () => Buffer.from('{"a":1}'), 'application/json'),
  ]
}

function weirdQuery(endpoint: Endpoint, random: Random): Made {
  const known = Object.keys((sampleOf(endpoint.query, () => 0.1) as object | undefined) ?? {})
  const name = pick(random, [...known, 'limit', 'after', '__proto__', 'constructor', 'a[b]'])
  const value = pick(random, [
    '',
    '-1',
    '1e9',
    'abc',
    '%00',
    '%ff',
    'null',
    "'--",
    '[]',
    '{}',
    'x'.repeat(3_000),
    '1&limit=2',
    '%F0%9F%98%80',
    '2024-02-30',
  ])
  const query = `${name}=${value}`
  const parsed: Record<string, unknown> = {}
  for (const [key, each] of new URLSearchParams(query))
    parsed[key] = key in parsed ? [parsed[key], each] : each
  const refused = !endpoint.query.safeParse(parsed).success
  // A write that is well-formed but for its query is not sent where the query is taken: it would be done.
  return request(endpoint, random, {
    query,
    expect: refused ? 'refused' : 'harmless',
    ...(refused || endpoint.method === 'GET' ? {} : { payload: Buffer.from('{"') }),
  })
}

function weirdId(endpoint: Endpoint, random: Random): Made | undefined {
  const id = pick(random, weirdIds)
  const names = [...endpoint.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]!)
  // Where the shape takes it (a code that anyone may try), it only must do no harm.
  const taken = endpoint.params.safeParse(
    Object.fromEntries(names.map((name) => [name, decoded(id)])),
  ).success
  if (taken && endpoint.method !== 'GET') return undefined
  return request(endpoint, random, { params: () => id, expect: taken ? 'harmless' : 'refused' })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function strangerIn(endpoint: Endpoint, random: Random): Made | undefined {
  try {
    checkGrant(endpoint.grant, undefined)
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
  const token = pick(random, [
    '',
    'null',
    'x'.repeat(20),
    'x'.repeat(5_000),
    "';select(1)--xxxxxxxx",
    'job_0000000000000000',
    '../../etc/passwd....',
  ])
  return request(endpoint, random, { headers: { authorization: `Bearer ${token}` }, expect: 'refused' })
}

const json = (
  endpoint: Endpoint,
  random: Random,
  payload: string | Buffer,
  headers: Record<string, string> = {},
): Made =>
  request(endpoint, random, {
    payload: Buffer.from(payload),
    headers: { 'content-type': 'application/json', ...headers },
    expect: 'refused',
  })

interface Parts {
  params?: () => string
  query?: string
  headers?: Record<string, string>
  payload?: Buffer
  expect: HostileCase['expect']
}

function request(
  endpoint: Endpoint,
  random: Random,
  { params, query, headers, payload, expect }: Parts,
): Made {
  const path = endpoint.path.replace(/:[A-Za-z]+/g, () => (params ? params() : uuid(random)))
  const writes = endpoint.method !== 'GET'
  const given = query ?? (payload && endpoint.sends === 'file' ? queryOf(endpoint, random) : '')
  const body =
    payload ??
    (writes && endpoint.sends === 'json'
      ? Buffer.from(JSON.stringify(sampleOf(endpoint.body, random) ?? {}))
      : writes
        ? Buffer.from('words')
        : undefined)
  return {
    method: endpoint.method,
    url: `/api${path}${given ? `?${given}` : ''}`,
    headers: {
      ...(writes
        ? {
            'idempotency-key': uuid(random),
            'content-type': endpoint.sends === 'file' ? 'text/plain' : 'application/json',
          }
        : {}),
      ...headers,
    },
    payload: body,
    expect,
  }
}

const queryOf = (endpoint: Endpoint, random: Random) =>
  new URLSearchParams(sampleOf(endpoint.query, random) as Record<string, string>).toString()

/** The body with one of its places (any depth) made anew; undefined takes it away. */
function changed(body: unknown, random: Random, make: () => unknown): unknown {
  if (body === null || typeof body !== 'object' || random() < 0.15) return make()
  const keys = Object.keys(body)
  if (keys.length === 0) return make()
  const key = pick(random, keys)
  const before = (body as Record<string, unknown>)[key]
  const after =
    typeof before === 'object' && before !== null && random() < 0.7 ? changed(before, random, make) : make()
  if (Array.isArray(body))
    return after === undefined ? body.toSpliced(Number(key), 1) : body.with(Number(key), after)
  const { [key]: _gone, ...rest } = body as Record<string, unknown>
  return after === undefined ? rest : { ...rest, [key]: after }
}

function hashOf(text: string): number {
  let hash = 0
  for (const char of text) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) | 0
  return hash
}

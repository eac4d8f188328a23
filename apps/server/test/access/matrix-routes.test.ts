// Role × route, made from the list of routes: a route without a stated grant, or one that answers a role what its
// grant does not say, fails here.
import { randomUUID } from 'node:crypto'
import {
  acts,
  compartments,
  type Endpoint,
  type Grant,
  type Right,
  type Role,
  rights,
  roles,
} from '@oralu/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subjects } from '../../src/routes.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

/** Routes that are no endpoints: each is public by its nature, or has tests of its own. */
const notEndpoints = [
  /^\/(healthz|readyz|metrics)$/,
  /^\/api\/(openapi\.json|docs.*)$/,
  // the accounts library: sign-in.test.ts
  /^\/api\/auth\/\*$/,
  // everything else: the page of the web application, or 404
  /^\*$/,
  // the built web application and the public site
  /^\/(\*|assets\/.*|index\.html|[a-z0-9-]+\.(js|json|svg|png|ico|webmanifest|txt|woff2))$/,
  /^\/$/,
  /^\/public(\/.*)?$/,
  // the mailbox of partners, by their signature: cooperation/mailbox.test.ts
  /^\/mailbox\/:agency$/,
]

let stage: Stage
let endpoints: Endpoint[]
const people = new Map<Role, Person>()

beforeAll(async () => {
  stage = await openStage()
  const agency = await stage.agency()
  for (const role of roles) people.set(role, await stage.person(role, agency))
  endpoints = subjects(stage.services)
    .flatMap((subject) => subject.routes ?? [])
    .map((served) => served.endpoint)
})
afterAll(() => stage?.close())

const known = new Set<string>([
  'signed-in',
  'own',
  'public',
  ...compartments.flatMap((compartment) => acts.map((act) => `${compartment}.${act}`)),
])

function addressOf(endpoint: Endpoint): string {
  return `/api${endpoint.path.replace(/:\w+/g, () => randomUUID())}`
}

/** Sends what is not well-formed: whether one may is answered before that. */
async function ask(endpoint: Endpoint, token?: string) {
  const file = endpoint.sends === 'file'
  const answer = await stage.app.inject({
    method: endpoint.method,
    url: addressOf(endpoint),
    headers: {
      'idempotency-key': randomUUID(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(file ? { 'content-type': 'application/octet-stream' } : {}),
    },
    ...(endpoint.method === 'GET' ? {} : { payload: file ? Buffer.from('x') : {} }),
  })
  return answer.statusCode
}

function expected(grant: Grant, role: Role): 'open' | 403 | 404 {
  const held = new Set<string>(rights(role))
  if (grant === 'own' || held.has(grant)) return 'open'
  if (grant === 'signed-in') return role === 'partner_guest' ? 404 : 'open'
  return held.has(`${grant.split('.')[0]}.read` as Right) ? 403 : 404
}

it('states a grant of the known form on every endpoint, each once', () => {
  expect(endpoints.length).toBeGreaterThan(20)
  expect(endpoints.filter((each) => !known.has(each.grant)).map((each) => each.path)).toEqual([])
  const names = endpoints.map((each) => `${each.method} ${each.path}`)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

it('serves nothing that is neither an endpoint nor named here', () => {
  const stated = new Set(endpoints.map((each) => `/api${each.path}`))
  const served = [...routesOf(stage.app.printRoutes({ commonPrefix: false }))]
  expect(served).toContain('/api/me')
  const strange = served.filter((path) => !stated.has(path) && !notEndpoints.some((each) => each.test(path)))
  expect(strange).toEqual([])
})

/** The addresses in fastify's picture of its tree of routes. */
function* routesOf(tree: string): Generator<string> {
  const path: string[] = []
  for (const line of tree.split('\n')) {
    const found = /^([│├└─\s]*)(.*?)( \(([A-Z, ]+)\))?$/.exec(line)
    if (!found?.[2]) continue
    const depth = found[1]!.length / 4
    path.length = depth
    path[depth] = found[2]
    if (found[4] && found[4] !== 'OPTIONS') yield path.join('')
  }
}

it('asks whoever has no session to sign in, but on public endpoints', async () => {
  for (const endpoint of endpoints) {
    for (const token of [undefined, `nosuch_${'x'.repeat(30)}`]) {
      const status = await ask(endpoint, token)
      const at = `${endpoint.method} ${endpoint.path}`
      if (endpoint.grant === 'public') expect([at, status === 401 || status >= 500]).toEqual([at, false])
      else expect([at, status]).toEqual([at, 401])
    }
  }
})

describe.each(roles)('%s', (role) => {
  it('is let through where its rights say so, and nowhere else', async () => {
    const wrong: string[] = []
    for (const endpoint of endpoints) {
      if (endpoint.grant === 'public') continue
      const status = await ask(endpoint, people.get(role)!.token)
      const wanted = expected(endpoint.grant, role)
      // 'signed-in' routes decide by the row or the body; they may refuse, but never for want of a session.
      const right =
        wanted === 'open'
          ? status !== 401 && status < 500 && (status !== 403 || endpoint.grant === 'signed-in')
          : status === wanted
      if (!right)
        wrong.push(`${endpoint.method} ${endpoint.path} (${endpoint.grant}): ${status}, not ${wanted}`)
    }
    expect(wrong).toEqual([])
  })
})

it('opens to a partner’s guest the portal and their own account, and no route besides', () => {
  const open = endpoints.filter(
    (each) => each.grant !== 'public' && expected(each.grant, 'partner_guest') === 'open',
  )
  expect(open.filter((each) => !/^\/(portal|me)(\/|$)/.test(each.path)).map((each) => each.path)).toEqual([])
  expect(open.length).toBeGreaterThan(10)
})

// The one way in which an endpoint is served: grant, shapes, transaction, repetition, answer.
import { createHash } from 'node:crypto'
import {
  type AnswerOf,
  type BodyOf,
  type Endpoint,
  type Grant,
  type ParamsOf,
  Problem,
  type QueryOf,
  type Right,
  type Role,
  rights,
} from '@oralu/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Db } from '../db/transaction.ts'
import type { Received } from '../files/receive.ts'
import type { Services } from '../services.ts'

export interface Input<E extends Endpoint> {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  /** What an endpoint that sends a file received: sealed already, not yet registered. */
  file: Received | undefined
  db: Db
  /** Who acts. Undefined only on public endpoints. */
  actor: Actor
  services: Services
  request: FastifyRequest
  reply: FastifyReply
}

export interface Served {
  endpoint: Endpoint
  // The handler is called with what the endpoint's own shapes have read.
  handle(input: Input<Endpoint>): Promise<unknown>
}

/** Binds a handler to an endpoint. For an endpoint that answers a file, the handler returns a Buffer or a stream. */
export function serve<E extends Endpoint>(
  endpoint: E,
  handle: (input: Input<E>) => Promise<AnswerOf<E>>,
): Served {
  return { endpoint, handle: handle as Served['handle'] }
}

const rightsByRole = new Map<Role, Set<string>>()

/** Does a role hold a right? The database asks again, row by row. */
export function roleHolds(role: Role, right: Right): boolean {
  let held = rightsByRole.get(role)
  if (!held) {
    held = new Set(rights(role))
    rightsByRole.set(role, held)
  }
  return held.has(right)
}

/**
 * @throws Problem not-signed-in without an actor; not-found where the role may not even read the compartment, so that
 *   nothing is betrayed; not-allowed where it may read but not do this
 */
export function checkGrant(grant: Grant, actor: Actor | undefined): void {
  if (grant === 'public') return
  if (!actor) throw new Problem('not-signed-in')
  if (grant === 'own') return
  // For a partner's guest there is nothing but the portal and their own account.
  if (grant === 'signed-in') {
    if (actor.role === 'partner_guest') throw new Problem('not-found')
    return
  }
  if (roleHolds(actor.role, grant)) return
  const compartment = grant.split('.')[0]
  throw new Problem(roleHolds(actor.role, `${compartment}.read` as Right) ? 'not-allowed' : 'not-found')
}

/** What a write's repetition is recognised by: all that the client sent (of a file, its hash). */
export function hashOfWrite(endpoint: Endpoint, url: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${endpoint.method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest()
}

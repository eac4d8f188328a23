// An endpoint is the contract of one route, shared by the server that serves it and the web client that calls
// it: method, path, who may (one line), and the shapes that travel. The permission matrix is made from this list.
import { z } from 'zod'
import type { Grant } from './access.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Shape = z.ZodType

export interface Endpoint<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Answer extends Shape = Shape,
> {
  readonly method: Method
  /** Path under /api, with `:name` for parameters. */
  readonly path: string
  /** Who may: a right of a compartment, 'signed-in', 'own', or 'public'. */
  readonly grant: Grant
  readonly summary: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly answer: Answer
  /** 'file': the body is one file sent as it is (query and params describe it); 'json' otherwise. */
  readonly sends: 'json' | 'file'
  /** 'file': the answer is bytes, not JSON. */
  readonly answers: 'json' | 'file'
}

const none = z.object({}).strict()
type None = typeof none

/**
 * Declares an endpoint. Every method but GET is a write: it carries an `Idempotency-Key` header (a UUID made by
 * the client) and its answer holds ids and states only, because the answer is remembered for repetition.
 */
export function endpoint<
  P extends Shape = None,
  Q extends Shape = None,
  B extends Shape = None,
  A extends Shape = None,
>(
  method: Method,
  path: string,
  about: {
    grant: Grant
    summary: string
    params?: P
    query?: Q
    body?: B
    answer?: A
    sends?: 'json' | 'file'
    answers?: 'json' | 'file'
  },
): Endpoint<P, Q, B, A> {
  const { grant, summary, sends = 'json', answers = 'json' } = about
  return {
    method,
    path,
    grant,
    summary,
    params: (about.params ?? none) as P,
    query: (about.query ?? none) as Q,
    body: (about.body ?? none) as B,
    answer: (about.answer ?? none) as A,
    sends,
    answers,
  }
}

export type ParamsOf<E> = E extends Endpoint<infer P, Shape, Shape, Shape> ? z.output<P> : never
export type QueryOf<E> = E extends Endpoint<Shape, infer Q, Shape, Shape> ? z.output<Q> : never
export type BodyOf<E> = E extends Endpoint<Shape, Shape, infer B, Shape> ? z.output<B> : never
export type AnswerOf<E> = E extends Endpoint<Shape, Shape, Shape, infer A> ? z.output<A> : never
/** What a caller gives (before defaults are filled in). */
export type Sent<E> =
  E extends Endpoint<infer P, infer Q, infer B, Shape>
    ? { params: z.input<P>; query: z.input<Q>; body: z.input<B> }
    : never

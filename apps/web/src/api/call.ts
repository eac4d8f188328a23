// One way to the server: an endpoint from the domain package, its input, its answer. Nothing here holds state.
import type { AnswerOf, Endpoint, ProblemCode, ProblemDocument, Sent } from '@oralu/domain'
import { reached, unreachable } from './reach.ts'

type Need<K extends string, V> = Record<never, never> extends V ? { [k in K]?: V } : { [k in K]: V }

/** What a call gives: params, query and body of its endpoint. A file goes as the body itself. */
export type Input<E extends Endpoint> = Need<'params', Sent<E>['params']> &
  Need<'query', Sent<E>['query']> &
  (Need<'body', Sent<E>['body']> | { body: Blob })

/** Arguments of a call: the input may be left out where the endpoint needs none. */
export type Args<E extends Endpoint, More extends unknown[]> =
  Record<never, never> extends Input<E> ? [input?: Input<E>, ...more: More] : [input: Input<E>, ...more: More]

/** 'unreachable' is ours: no answer came at all. The others come from the catalogue of the domain package. */
export type Trouble = ProblemCode | 'unreachable'

export class ProblemError extends Error {
  readonly code: Trouble
  readonly status: number
  readonly params: Record<string, string | number>
  readonly issues: { path: string; message: string }[]
  /** The number of the request, to tell an administrator. */
  readonly instance: string | undefined

  constructor(code: Trouble, more: Partial<ProblemDocument> = {}) {
    super(more.detail ?? code)
    this.name = 'ProblemError'
    this.code = code
    this.status = more.status ?? 0
    this.params = more.params ?? {}
    this.issues = more.issues ?? []
    this.instance = more.instance
  }

  /** Whether the same request, sent again with the same key, may yet succeed: the write may have been done. */
  get mayBeSentAgain(): boolean {
    return this.status === 0 || this.status === 401 || this.status === 429 || this.status >= 500
  }
}

export interface CallOptions {
  signal?: AbortSignal | undefined
  /** The Idempotency-Key of a write: the same for every attempt at one intent. `useSend` does this for you. */
  intent?: string | undefined
  /** Called while a file goes up, with the part sent, 0 to 1. */
  onProgress?: ((part: number) => void) | undefined
}

/** The address of an endpoint, e.g. for a link that downloads. */
export function addressOf<E extends Endpoint>(endpoint: E, ...[input]: Args<E, []>): string {
  const given = (input ?? {}) as { params?: Record<string, unknown>; query?: Record<string, unknown> }
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = given.params?.[name]
    if (value === undefined) throw new Error(`${endpoint.path}: '${name}' is missing`)
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  const search = query.toString()
  return `/api${path}${search && `?${search}`}`
}

/** Calls an endpoint. Throws ProblemError, or AbortError when the signal says so. */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...[input, options = {}]: Args<E, [options?: CallOptions]>
): Promise<AnswerOf<E>> {
  const address = addressOf(endpoint, ...([input] as Args<E, []>))
  const body = (input as { body?: unknown } | undefined)?.body
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (endpoint.method !== 'GET') headers['idempotency-key'] = options.intent ?? crypto.randomUUID()
  if (body instanceof Blob) headers['content-type'] = body.type || 'application/octet-stream'
  else if (endpoint.method !== 'GET') headers['content-type'] = 'application/json'

  const response =
    body instanceof Blob
      ? await upload(endpoint.method, address, headers, body, options)
      : await fetched(address, {
          method: endpoint.method,
          headers,
          // A write without fields is an empty object, as its shape says.
          body: endpoint.method === 'GET' ? null : JSON.stringify(body ?? {}),
          signal: options.signal ?? null,
        })
  if (!response.ok) throw await problemOf(response)
  if (endpoint.answers === 'file') return (await response.blob()) as AnswerOf<E>
  if (response.status === 204) return undefined as AnswerOf<E>
  const answer: unknown = await response.json()
  if (import.meta.env.DEV) {
    const checked = endpoint.answer.safeParse(answer)
    if (!checked.success)
      console.error(`${endpoint.method} ${endpoint.path} answered in another shape`, checked.error)
  }
  return answer as AnswerOf<E>
}

/** fetch with the session, telling the frame whether the server can be reached. */
export async function fetched(address: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(address, { ...init, credentials: 'same-origin' })
    reached()
    return response
  } catch (error) {
    if (init.signal?.aborted) throw error
    unreachable()
    throw new ProblemError('unreachable')
  }
}

/** XMLHttpRequest, because fetch still cannot say how much of a file has gone up. */
function upload(
  method: string,
  address: string,
  headers: Record<string, string>,
  body: Blob,
  { signal, onProgress }: CallOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    request.responseType = 'blob'
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      reached()
      const type = request.getResponseHeader('content-type')
      const hollow = request.status === 204 || request.status === 304
      resolve(
        new Response(hollow ? null : (request.response as Blob), {
          status: request.status,
          headers: type ? { 'content-type': type } : {},
        }),
      )
    }
    request.onerror = () => {
      unreachable()
      reject(new ProblemError('unreachable'))
    }
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (signal?.aborted) request.abort()
    else request.send(body)
  })
}

const codeOf: Record<number, ProblemCode> = {
  400: 'body-invalid',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  409: 'state-changed',
  413: 'too-large',
  415: 'wrong-type',
  429: 'too-many-requests',
  502: 'not-ready',
  503: 'not-ready',
  504: 'not-ready',
}

/** The problem that an answer states; a proxy's own page becomes the nearest code of the catalogue. */
async function problemOf(response: Response): Promise<ProblemError> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
    const document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>
    if (document.code) return new ProblemError(document.code, { ...document, status: response.status })
  }
  return new ProblemError(codeOf[response.status] ?? 'failed', { status: response.status })
}

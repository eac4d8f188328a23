// Requests that no route can take: not HTTP, an address that is none, a body of another kind or without bottom.
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { type Endpoint, Problem } from '@oralu/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { documentOf, sendProblem } from './problems.ts'

const deepest = 50

/**
 * Before anything is made of a body, whichever route it is for.
 * @throws Problem body-invalid when it is nested so deep that walking through it could exhaust the stack
 */
export function checkDepth(body: unknown): void {
  if (body instanceof Readable) return
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest)
      throw new Problem('body-invalid', { issues: [{ path: 'body', message: 'nested too deep' }] })
    level = level.flatMap((each) => (each !== null && typeof each === 'object' ? Object.values(each) : []))
  }
}

/** @throws Problem wrong-type when what should be JSON came as something else */
export function checkKind({ sends }: Endpoint, body: unknown): void {
  if (sends === 'file' || !(body instanceof Readable)) return
  body.resume()
  throw new Problem('wrong-type')
}

/** What Fastify refuses before any route: an address that cannot be decoded, or is too long. */
export function refuseAddress(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(error, request, reply)
}

/** What is no HTTP request. Node has no request for it, only the connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const [status, words, code] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ([431, 'Request Header Fields Too Large', 'too-large'] as const)
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ([408, 'Request Timeout', 'not-json'] as const)
        : ([400, 'Bad Request', 'body-invalid'] as const)
  const body = JSON.stringify({ ...documentOf(new Problem(code)), status })
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${status} ${words}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    )
  socket.destroySoon()
}

// Every error leaves as an RFC 9457 problem from the one catalogue. PostgreSQL's own errors are put into the user's
// terms; a message of the database never leaves, since it can hold a person's data.
import { Problem, type ProblemCode, type ProblemDocument, problems } from '@oralu/domain'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

const ofDatabase: Record<string, ProblemCode> = {
  '23505': 'state-changed',
  '23503': 'refers-to-nothing',
  '23514': 'step-not-open',
  '23502': 'body-invalid',
  '22P02': 'body-invalid',
  '22003': 'body-invalid',
  '22001': 'body-invalid',
  '22007': 'body-invalid',
  '22008': 'body-invalid',
  '22021': 'body-invalid',
  '22P05': 'body-invalid',
  // Row-level security refused a row: it is about someone or something that is not there for this actor.
  '42501': 'refers-to-nothing',
  P0002: 'not-found',
  '40001': 'state-changed',
  '40P01': 'state-changed',
  '57P01': 'not-ready',
  '57P02': 'not-ready',
  '57P03': 'not-ready',
  '08006': 'not-ready',
  '08003': 'not-ready',
  '53300': 'not-ready',
}

const ofFastify: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'not-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'not-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'not-json',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
  ERR_HTTP_REQUEST_TIMEOUT: 'not-json',
}

/** The database is away, or went away in the middle: what was asked may be asked again under the same key. */
const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])
const lostConnection =
  /Connection terminated|timeout exceeded when trying to connect|is not queryable|after calling end on the pool|Client was closed/

/** The problem that an error is. What is not recognised is `failed`: a fault of Oralu's. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { code, statusCode, message, syscall, hint } = error as FastifyError &
    NodeJS.ErrnoException & { hint?: string }
  // cooperation.refuse(): its hint is one of the codes of refusal.
  if (code === 'OA001') return new Problem('outside-agreement', { params: { reason: hint ?? '' } })
  // cases.refuse_consent(): its hint is one of the gaps of consent.
  if (code === 'OA002') return new Problem('consent-missing', { params: { reason: hint ?? '' } })
  // cases.refuse_by_law(): its hint is one of the domain's `lawFirst`.
  if (code === 'OA093') return new Problem('law-first', { params: { reason: hint ?? '' } })
  // cases.refuse_child(): its hint is one of the domain's `childFirst`.
  if (code === 'OA092') return new Problem('child-first', { params: { reason: hint ?? '' } })
  // cases.refuse_place(): its hint is one of the domain's `placeRefusals`.
  if (code === 'OA098') return new Problem('place-refused', { params: { reason: hint ?? '' } })
  // rights.refuse_erasure(): its hint is one of the domain's `erasureRefusals`.
  if (code === 'OA102') return new Problem('erasure-hindered', { params: { reason: hint ?? '' } })
  const known = code ? (ofDatabase[code] ?? ofFastify[code]) : undefined
  if (known) return new Problem(known)
  if (statusCode === 413) return new Problem('too-large')
  if (statusCode === 429) return new Problem('too-many-requests')
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Problem('body-invalid')
  if ((code && unreachable.has(code)) || syscall === 'connect' || lostConnection.test(message ?? ''))
    return new Problem('not-ready')
  return new Problem('failed')
}

export function documentOf(problem: Problem, instance?: string): ProblemDocument {
  const [status, title] = problems[problem.code]
  return {
    type: `/api/problems/${problem.code}`,
    title,
    status,
    detail: problem.message,
    code: problem.code,
    ...(instance ? { instance } : {}),
    ...(Object.keys(problem.params).length ? { params: problem.params } : {}),
    ...(problem.issues ? { issues: problem.issues } : {}),
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error)
  if (problem.status >= 500) {
    const { name, code, stack, message } = error as Error & { code?: string }
    // The message of a database error can quote a value; its code and place are enough to find the fault.
    request.log.error({ name, code, stack: code ? stack?.replace(message, '…') : stack }, 'request failed')
  }
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(documentOf(problem, request.id)))
}

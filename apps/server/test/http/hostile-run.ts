// Sends hostile requests to a real port and judges the answers.
import { request } from 'node:http'
import { connect } from 'node:net'
import { type Grant, problems, type Role, roles } from '@oralu/domain'
import { roleHolds } from '../../src/http/serve.ts'
import type { HostileCase } from './hostile-cases.ts'

export interface Reply {
  status: number
  type: string
  body: string
}

/** A role that may use the endpoint: a hostile request by a stranger gets no further than the door. */
export const roleFor = (grant: Grant): Role =>
  grant === 'public' || grant === 'signed-in' || grant === 'own'
    ? 'consular_officer'
    : roles.find((role) => roleHolds(role, grant))!

export function send(
  base: string,
  it: Pick<HostileCase, 'method' | 'url' | 'headers' | 'payload'>,
  token?: string,
): Promise<Reply> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(base)
    const headers = {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(it.payload ? { 'content-length': String(it.payload.length) } : {}),
      ...it.headers,
    }
    const sent = request(
      { hostname, port, method: it.method, path: it.url, headers, agent: false, timeout: 30_000 },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () =>
          done({
            status: answer.statusCode!,
            type: String(answer.headers['content-type'] ?? ''),
            body: Buffer.concat(chunks).toString('latin1'),
          }),
        )
        answer.on('error', fail)
      },
    )
    sent.on('timeout', () => sent.destroy(new Error('no answer within 30 s')))
    // The server may answer and close before it has read all: the answer counts.
    sent.on('error', (error: NodeJS.ErrnoException) =>
      ['EPIPE', 'ECONNRESET'].includes(error.code ?? '') ? setTimeout(() => fail(error), 200) : fail(error),
    )
    sent.end(it.payload)
  })
}

const leak =
  /\.ts:\d+|node_modules|\bselect \*? ?from\b|insert into|pg_catalog|relation "|violates|syntax error at|invalid input (syntax|value)/i

/** What is wrong with an answer, or undefined. */
export function faultOf(expect: HostileCase['expect'], { status, type, body }: Reply): string | undefined {
  if (status >= 500) return `${status}`
  if (expect === 'refused' && (status < 400 || status > 499)) return `${status} in place of a refusal`
  if (status < 400) return undefined
  if (!type.startsWith('application/problem+json')) return `${status} as ${type || 'nothing'}`
  const problem = JSON.parse(body) as { code: string; status: number }
  if (!(problem.code in problems) || problem.status !== status)
    return `${status} with the code ${problem.code}`
  if (body.length > 20_000) return `${status} with ${body.length} bytes`
  return leak.test(body) ? `${status} that tells ${leak.exec(body)![0]}` : undefined
}

/** Sends bytes as they are, and gives what came back before the server closed (or within `patience`). */
export function sendRaw(base: string, bytes: (string | Buffer)[], patience = 3_000): Promise<string> {
  return new Promise((done) => {
    const { hostname, port } = new URL(base)
    const socket = connect(Number(port), hostname)
    let answer = ''
    const end = () => {
      socket.destroy()
      done(answer)
    }
    const timer = setTimeout(end, patience)
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
    socket.on('close', () => {
      clearTimeout(timer)
      done(answer)
    })
    socket.on('error', () => {})
    for (const each of bytes) socket.write(each)
  })
}

/** Sends it all before it reads a byte of the answer, as browsers do with a form. */
export function sendDeaf(base: string, head: string, body: Buffer): Promise<string> {
  return new Promise((done) => {
    const { hostname, port } = new URL(base)
    const socket = connect(Number(port), hostname)
    let answer = ''
    const timer = setTimeout(() => socket.destroy(), 20_000)
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      socket.end()
    })
    socket.on('close', () => {
      clearTimeout(timer)
      done(answer)
    })
    socket.on('error', () => {})
    socket.pause()
    socket.write(head)
    socket.write(body, () => socket.resume())
  })
}

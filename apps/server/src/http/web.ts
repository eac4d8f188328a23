// The built web application: hashed files cached for long, every other path of the office answered by its page, with
// a fresh nonce for the style elements that its component library makes.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { Problem } from '@oralu/domain'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problems.ts'
import { contentSecurityPolicy } from './security.ts'

const folder = fileURLToPath(new URL('../../../web/dist', import.meta.url))

export async function webApplication(app: FastifyInstance): Promise<void> {
  const pageFile = join(folder, 'index.html')
  const page = existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : undefined
  if (page)
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      globIgnore: ['index.html'],
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  app.setNotFoundHandler((request, reply) => {
    if (!page || request.method !== 'GET' || /^\/(api|public|assets)(\/|$)/.test(request.url))
      return sendProblem(new Problem('not-found'), request, reply)
    const nonce = randomBytes(16).toString('base64')
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy(`'nonce-${nonce}'`))
      .header('cache-control', 'no-cache')
      .send(page.replaceAll('__CSP_NONCE__', nonce))
  })
}

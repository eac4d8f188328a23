// The built web application: hashed files cached for long, every other path of the office answered by its page.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { Problem } from '@oralu/domain'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problems.ts'

const folder = fileURLToPath(new URL('../../../web/dist', import.meta.url))

export async function webApplication(app: FastifyInstance): Promise<void> {
  const built = existsSync(folder)
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const page = built && request.method === 'GET' && !/^\/(api|public|assets)(\/|$)/.test(request.url)
    return page ? reply.sendFile('index.html') : sendProblem(new Problem('not-found'), request, reply)
  })
}

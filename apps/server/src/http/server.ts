// Builds the HTTP server from the subjects' routes.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import helmet from '@fastify/helmet'
import { Problem } from '@oralu/domain'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { inTransaction } from '../db/transaction.ts'
import { subjects } from '../routes.ts'
import type { Services } from '../services.ts'
import { ledgerIsWell } from '../ledger/sealer.ts'
import { healthRoutes } from './health.ts'
import { openApi } from './openapi.ts'
import { sendProblem } from './problems.ts'
import { checkGrant, hashOfWrite, type Served } from './serve.ts'
import { sessionToken } from './session-token.ts'
import { webApplication } from './web.ts'

const WriteId = z.uuid()

/** The whole server, not yet listening. */
export async function buildServer(services: Services): Promise<FastifyInstance> {
  const { settings } = services
  const app = Fastify({
    loggerInstance: services.log as never,
    disableRequestLogging: true,
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    requestTimeout: 120_000,
    trustProxy: settings.trustProxy || false,
    ...(settings.tls && { https: { cert: readFileSync(settings.tls.cert), key: readFileSync(settings.tls.key) } }),
  } as object) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Mantine sets custom properties in style attributes; styles carry no script.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: settings.publicUrl.startsWith('https') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  app.addHook('onSend', async (request, reply) => {
    // What an officer saw stays in no cache.
    if (request.url.startsWith('/api') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  await openApi(app)
  await healthRoutes(app, services)
  for (const subject of subjects(services)) {
    if (subject.plugin) await app.register(subject.plugin)
    for (const served of subject.routes ?? []) mount(app, services, served)
  }
  await webApplication(app)
  return app
}

function mount(app: FastifyInstance, services: Services, served: Served): void {
  const { endpoint } = served
  const writes = endpoint.method !== 'GET'
  // A GET's sensitive reading writes to the ledger as well; only a write is remembered for repetition.
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    schema: {
      summary: endpoint.summary,
      description: `Grant: \`${endpoint.grant}\``,
      tags: [endpoint.path.split('/')[1]!],
      params: endpoint.params,
      querystring: endpoint.query,
      ...(writes && endpoint.sends === 'json' ? { body: endpoint.body } : {}),
      ...(endpoint.answers === 'json' ? { response: { 200: endpoint.answer } } : {}),
    } as object,
    attachValidation: true,
    handler: async (request, reply) => {
      const invalid = request.validationError
      const write = writes && endpoint.grant !== 'public' ? writeOf(request, served) : undefined
      const outcome = await inTransaction(
        services.database.app,
        { token: endpoint.grant === 'public' ? undefined : sessionToken(request.headers), write },
        async (db, actor, before) => {
          // Whether one may comes before whether what one sent is well-formed: a stranger learns nothing of the form.
          checkGrant(endpoint.grant, actor)
          if (write && !ledgerIsWell()) throw new Problem('not-ready', { detail: 'The ledger cannot be sealed, so nothing is written until it can. Tell your administrator.' })
          if (invalid) throw problemOfValidation(invalid)
          if (before) {
            if (!before.same) throw new Problem('write-id-reused')
            return before.answer
          }
          const { params, query, body } = request
          return await served.handle({ params, query, body, db, actor: actor!, services, request, reply } as never)
        },
        (answer) => ({ status: 200, answer: answer ?? null }),
      )
      return reply.sent ? reply : reply.send(outcome)
    },
  })
}

function writeOf(request: FastifyRequest, { endpoint }: Served): { id: string; hash: Buffer } {
  const id = WriteId.safeParse(request.headers['idempotency-key'])
  if (!id.success) throw new Problem('write-id-missing')
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') throw new Problem('not-allowed')
  return { id: id.data, hash: hashOfWrite(endpoint, request.url, request.body) }
}

function problemOfValidation(error: NonNullable<FastifyRequest['validationError']>): Problem {
  const issues = (error.validation ?? []).slice(0, 50).map((each: { instancePath?: string; message?: string }) => ({
    path: `${error.validationContext ?? ''}${each.instancePath ?? ''}`.replaceAll('/', '.'),
    message: each.message ?? '',
  }))
  return new Problem('body-invalid', { issues })
}

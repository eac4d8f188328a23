// Builds the HTTP server from the subjects' routes.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import helmet from '@fastify/helmet'
import { Problem } from '@oralu/domain'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isOpened } from '../access/break-glass.ts'
import { type Actor, inTransaction } from '../db/transaction.ts'
import { type Received, receiveFile } from '../files/receive.ts'
import { installationKey } from '../files/seal.ts'
import { ledgerIsWell } from '../ledger/sealer.ts'
import { subjects } from '../routes.ts'
import type { Services } from '../services.ts'
import { healthRoutes } from './health.ts'
import { hearOut } from './hear-out.ts'
import { openApi } from './openapi.ts'
import { problemOf, sendProblem } from './problems.ts'
import { checkDepth, checkKind, refuseAddress, refuseConnection } from './refusals.ts'
import { contentSecurityPolicy } from './security.ts'
import { checkGrant, hashOfWrite, type Served } from './serve.ts'
import { sessionToken } from './session-token.ts'
import { webApplication } from './web.ts'

const WriteId = z.uuid()

/** The whole server, not yet listening. */
export async function buildServer(services: Services): Promise<FastifyInstance> {
  const { settings } = services
  const app = Fastify({
    loggerInstance: services.log as never,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    requestTimeout: 120_000,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
    trustProxy: settings.trustProxy || false,
    ...(settings.tls && {
      https: { cert: readFileSync(settings.tls.cert), key: readFileSync(settings.tls.key) },
    }),
  } as object) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  // A file comes as it is, under any type of its own; what it really is, is read from its bytes.
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.setErrorHandler(async (error, request, reply) => {
    if (problemOf(error).code === 'too-large') await hearOut(request.raw)
    return sendProblem(error, request, reply)
  })
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: settings.publicUrl.startsWith('https') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  app.addHook('preValidation', async (request) => checkDepth(request.body))
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', contentSecurityPolicy())
    // What an officer saw stays in no cache.
    if (request.url.startsWith('/api') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
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
    preValidation: async (request) => {
      if (writes) checkKind(endpoint, request.body)
    },
    handler: async (request, reply) => {
      const token = endpoint.grant === 'public' ? undefined : sessionToken(request.headers)
      const writeId = writes && endpoint.grant !== 'public' ? writeIdOf(request) : undefined
      const check = (actor: Actor | undefined, opened = false) => {
        // Whether one may comes before whether what one sent is well-formed: a stranger learns nothing of the form.
        if (!opened) checkGrant(endpoint.grant, actor)
        if (writeId && !ledgerIsWell()) throw new Problem('not-ready', { detail: unsealed })
        if (request.validationError) throw problemOfValidation(request.validationError)
      }
      // A file is taken in before the transaction, so that a slow sender holds no connection of the database.
      const file = endpoint.sends === 'file' ? await takeFile(services, token, request, check) : undefined
      const sent = file ? file.sha256.toString('hex') : request.body
      const write = writeId ? { id: writeId, hash: hashOfWrite(endpoint, request.url, sent) } : undefined
      let kept = false
      try {
        const outcome = await inTransaction(
          services.database.app,
          { token, write },
          async (db, actor, before) => {
            const opened = await isOpened(db, endpoint, actor)
            check(actor, opened)
            if (before) {
              if (!before.same) throw new Problem('write-id-reused')
              return before.answer
            }
            const { params, query, body } = request
            const answer = await served.handle({
              params,
              query,
              body,
              file,
              db,
              actor: actor!,
              services,
              request,
              reply,
            } as never)
            kept = true
            return answer
          },
          (answer) => ({ status: 200, answer: answer ?? null }),
        )
        return reply.sent ? reply : reply.send(outcome)
      } catch (error) {
        kept = false
        throw error
      } finally {
        if (!kept) file?.discard()
      }
    },
  })
}

const unsealed = 'The ledger cannot be sealed, so nothing is written until it can. Tell your administrator.'
const mostBytesOfFile = 50 * 1024 * 1024

async function takeFile(
  services: Services,
  token: string | undefined,
  request: FastifyRequest,
  check: (actor: Actor | undefined) => void,
): Promise<Received> {
  await inTransaction(services.database.app, { token }, async (_db, actor) => check(actor))
  if (!(request.body instanceof Readable)) throw new Problem('wrong-type')
  if (Number(request.headers['content-length']) > mostBytesOfFile)
    throw new Problem('too-large', { params: { most: mostBytesOfFile } })
  const { recipient } = await installationKey(services.settings.keysDir)
  return receiveFile(services.files, recipient, request.body, { most: mostBytesOfFile })
}

function writeIdOf(request: FastifyRequest): string {
  const id = WriteId.safeParse(request.headers['idempotency-key'])
  if (!id.success) throw new Problem('write-id-missing')
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') throw new Problem('not-allowed')
  return id.data
}

function problemOfValidation(error: NonNullable<FastifyRequest['validationError']>): Problem {
  const issues = (error.validation ?? [])
    .slice(0, 50)
    .map((each: { instancePath?: string; message?: string }) => ({
      path: `${error.validationContext ?? ''}${each.instancePath ?? ''}`.replaceAll('/', '.'),
      message: each.message ?? '',
    }))
  return new Problem('body-invalid', { issues })
}

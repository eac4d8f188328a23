// /healthz: the process lives. /readyz: it can serve. /metrics: Prometheus's form, on loopback only.
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { ledgerIsWell } from '../ledger/sealer.ts'
import type { Services } from '../services.ts'

export async function healthRoutes(app: FastifyInstance, { database }: Services): Promise<void> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'oralu_request_seconds',
    help: 'Time from request to answer, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  const hidden = { schema: { hide: true } as object }
  app.get('/healthz', hidden, async () => ({ status: 'ok' }))
  app.get('/readyz', hidden, async (_request, reply) => {
    const well = await database.app.query('select 1').then(ledgerIsWell, () => false)
    return reply.status(well ? 200 : 503).send({ status: well ? 'ready' : 'not ready' })
  })
  app.get('/metrics', hidden, async (request, reply) => {
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? ''))
      return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

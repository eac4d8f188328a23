// The subjects that this server serves. A test walks this list: every route states its grant.
import type { FastifyInstance } from 'fastify'
import { fileRoutes } from './files/routes.ts'
import type { Served } from './http/serve.ts'
import type { Services } from './services.ts'
import { accountsPlugin } from './session/accounts.ts'
import { sessionRoutes } from './session/routes.ts'

export interface Subject {
  name: string
  routes?: Served[]
  /** Routes that are not endpoints: the accounts library's own, the public site's pages. */
  plugin?: (app: FastifyInstance) => Promise<void>
}

export function subjects(services: Services): Subject[] {
  return [
    { name: 'session', routes: sessionRoutes, plugin: accountsPlugin(services) },
    { name: 'files', routes: fileRoutes },
  ]
}

// The subjects that this server serves. A test walks this list: every route states its grant.
import type { FastifyInstance } from 'fastify'
import { accessRoutes } from './access/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { mailboxDoor } from './cooperation/mailbox-door.ts'
import { cooperationRoutes } from './cooperation/routes.ts'
import { familyPages } from './enquiries/public.ts'
import { enquiriesRoutes } from './enquiries/routes.ts'
import { fieldRoutes } from './field/routes.ts'
import { figuresRoutes } from './figures/routes.ts'
import { publicSite } from './figures/site/routes.ts'
import { fileRoutes } from './files/routes.ts'
import type { Served } from './http/serve.ts'
import { jobRoutes } from './jobs/routes.ts'
import { listRoutes } from './lists/routes.ts'
import { documentRoutes } from './operations/documents/routes.ts'
import { liveEvents } from './operations/live.ts'
import { operationsRoutes } from './operations/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { rightsRoutes } from './rights/routes.ts'
import type { Services } from './services.ts'
import { accountsPlugin } from './session/library-routes.ts'
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
    { name: 'access', routes: accessRoutes },
    { name: 'files', routes: fileRoutes },
    { name: 'jobs', routes: jobRoutes },
    { name: 'lists', routes: listRoutes },
    { name: 'people', routes: peopleRoutes },
    { name: 'rights', routes: rightsRoutes },
    { name: 'operations', routes: operationsRoutes, plugin: liveEvents(services) },
    { name: 'documents', routes: documentRoutes },
    { name: 'field', routes: fieldRoutes },
    { name: 'figures', routes: figuresRoutes, plugin: publicSite(services) },
    { name: 'enquiries', routes: enquiriesRoutes, plugin: familyPages(services) },
    { name: 'cases', routes: caseRoutes },
    { name: 'cooperation', routes: cooperationRoutes, plugin: mailboxDoor(services) },
  ]
}

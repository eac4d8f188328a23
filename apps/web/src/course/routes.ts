import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/incoming',
      component: lazyRouteComponent(() => import('./IncomingPage.tsx'), 'IncomingPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/roster',
      component: lazyRouteComponent(() => import('./RosterPage.tsx'), 'RosterPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/later-access',
      component: lazyRouteComponent(() => import('./LaterAccessPage.tsx'), 'LaterAccessPage'),
    }),
  ] as const

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/legal/$anchorId',
      component: lazyRouteComponent(() => import('./PersonPage.tsx'), 'PersonPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/crossings',
      component: lazyRouteComponent(() => import('./CrossingsPage.tsx'), 'CrossingsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/crossings/$crossingId',
      component: lazyRouteComponent(() => import('./CrossingPage.tsx'), 'CrossingPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/crossings/$crossingId/decision',
      component: lazyRouteComponent(() => import('./CrossingDecisionPage.tsx'), 'CrossingDecisionPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/crossings',
      component: lazyRouteComponent(() => import('./OverseenPage.tsx'), 'OverseenPage'),
    }),
  ] as const

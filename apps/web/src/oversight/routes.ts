import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight',
      component: lazyRouteComponent(() => import('./MorningPage.tsx'), 'MorningPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/accounts',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./OverseenAccountsPage.tsx'), 'OverseenAccountsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/grants',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./GrantsPage.tsx'), 'GrantsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/break-glass',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./BreakGlassPage.tsx'), 'BreakGlassPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/ledger',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./LedgerPage.tsx'), 'LedgerPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/processing',
      component: lazyRouteComponent(() => import('./ProcessingPage.tsx'), 'ProcessingPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/processing/$activityId',
      component: lazyRouteComponent(() => import('./ActivityPage.tsx'), 'ActivityPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/breaches',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./BreachesPage.tsx'), 'BreachesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/breaches/$breachId',
      component: lazyRouteComponent(() => import('./BreachPage.tsx'), 'BreachPage'),
    }),
  ] as const

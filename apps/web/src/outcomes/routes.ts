import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/outcomes',
      component: lazyRouteComponent(() => import('./OutcomesPage.tsx'), 'OutcomesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/research',
      component: lazyRouteComponent(() => import('./ResearchPage.tsx'), 'ResearchPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/research',
      component: lazyRouteComponent(() => import('./ResearchPage.tsx'), 'OverseenResearchPage'),
    }),
  ] as const

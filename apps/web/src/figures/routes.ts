import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/figures',
      component: lazyRouteComponent(() => import('./CountsPage.tsx'), 'CountsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/flow',
      component: lazyRouteComponent(() => import('./FlowPage.tsx'), 'FlowPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/frozen/$figureId',
      component: lazyRouteComponent(() => import('./FigurePage.tsx'), 'FigurePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/claims',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./ClaimsPage.tsx'), 'ClaimsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/claims/$claimId',
      component: lazyRouteComponent(() => import('./ClaimPage.tsx'), 'ClaimPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/consistency',
      component: lazyRouteComponent(() => import('./ConsistencyPage.tsx'), 'ConsistencyPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/estimate',
      component: lazyRouteComponent(() => import('./EstimatePage.tsx'), 'EstimatePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/findings',
      component: lazyRouteComponent(() => import('./FindingsPage.tsx'), 'FindingsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/communiques',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./CommuniquesPage.tsx'), 'CommuniquesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/communiques/new/$figureId',
      component: lazyRouteComponent(() => import('./NewCommuniquePage.tsx'), 'NewCommuniquePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/communiques/$communiqueId',
      component: lazyRouteComponent(() => import('./CommuniquePage.tsx'), 'CommuniquePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/communiques/$communiqueId/correct',
      component: lazyRouteComponent(() => import('./CorrectPage.tsx'), 'CorrectPage'),
    }),
  ] as const

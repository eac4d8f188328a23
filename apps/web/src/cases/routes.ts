import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/cases',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./CasesPage.tsx'), 'CasesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/$caseId',
      component: lazyRouteComponent(() => import('./CasePage.tsx'), 'CasePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/arrivals/$missionId',
      component: lazyRouteComponent(() => import('./ArrivalsPage.tsx'), 'ArrivalsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/care-referrals',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./CareReferralsPage.tsx'), 'CareReferralsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/care-referrals/$referralId',
      component: lazyRouteComponent(() => import('./CareReferralPage.tsx'), 'CareReferralPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/board',
      component: lazyRouteComponent(() => import('../boards/BoardPage.tsx'), 'BoardPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/reception',
      component: lazyRouteComponent(() => import('./ReceptionPage.tsx'), 'ReceptionPage'),
    }),
  ] as const

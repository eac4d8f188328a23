import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/operations',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./OperationsPage.tsx'), 'OperationsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/referrals',
      component: lazyRouteComponent(() => import('./ReferralsPage.tsx'), 'ReferralsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/board',
      component: lazyRouteComponent(() => import('./BoardPage.tsx'), 'BoardPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/$operationId',
      component: lazyRouteComponent(() => import('./OperationPage.tsx'), 'OperationPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId',
      component: lazyRouteComponent(() => import('./MissionPage.tsx'), 'MissionPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId/manifest',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./ManifestPage.tsx'), 'ManifestPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId/seating',
      component: lazyRouteComponent(() => import('./assignment/AssignmentPage.tsx'), 'AssignmentPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId/boarding',
      component: lazyRouteComponent(() => import('./BoardingPage.tsx'), 'BoardingPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId/room',
      component: lazyRouteComponent(() => import('./room/RoomPage.tsx'), 'RoomPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId/reception',
      component: lazyRouteComponent(() => import('./ReceptionPage.tsx'), 'ReceptionPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId/handovers',
      component: lazyRouteComponent(() => import('./HandoversPage.tsx'), 'HandoversPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId/documents',
      component: lazyRouteComponent(() => import('./documents/DocumentsPage.tsx'), 'DocumentsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId/versions/$number',
      component: lazyRouteComponent(() => import('./VersionPage.tsx'), 'VersionPage'),
    }),
  ] as const

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/requests',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./RequestsPage.tsx'), 'RequestsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/requests/$requestId',
      component: lazyRouteComponent(() => import('./RequestPage.tsx'), 'RequestPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/erasures',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./ErasuresPage.tsx'), 'ErasuresPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/retention',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./RetentionPage.tsx'), 'RetentionPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/complaints',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./ComplaintsPage.tsx'), 'ComplaintsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/complaints/$complaintId',
      component: lazyRouteComponent(() => import('./ComplaintPage.tsx'), 'ComplaintPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/oversight/notices',
      component: lazyRouteComponent(() => import('./NoticesPage.tsx'), 'NoticesPage'),
    }),
  ] as const

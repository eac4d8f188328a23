import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/enquiries',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./EnquiriesPage.tsx'), 'EnquiriesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/enquiries/$enquiryId',
      component: lazyRouteComponent(() => import('./EnquiryPage.tsx'), 'EnquiryPage'),
    }),
  ] as const

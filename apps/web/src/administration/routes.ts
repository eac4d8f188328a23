import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/administration',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./AccountsPage.tsx'), 'AccountsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/administration/agencies',
      component: lazyRouteComponent(() => import('./AgenciesPage.tsx'), 'AgenciesPage'),
    }),
  ] as const

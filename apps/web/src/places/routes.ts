import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/places',
      component: lazyRouteComponent(() => import('./PlacesPage.tsx'), 'PlacesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/places/$placeId',
      component: lazyRouteComponent(() => import('./PlacePage.tsx'), 'PlacePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/places/$placeId/stays',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./StaysPage.tsx'), 'StaysPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/places/$placeId/day',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./DayPage.tsx'), 'DayPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/services',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./DirectoryPage.tsx'), 'DirectoryPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/services/$serviceId',
      component: lazyRouteComponent(() => import('./ServicePage.tsx'), 'ServicePage'),
    }),
  ] as const

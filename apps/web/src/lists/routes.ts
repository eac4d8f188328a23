import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

const source = (search: Record<string, unknown>): { source?: string } =>
  typeof search.source === 'string' ? { source: search.source } : {}

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/lists',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./ListsPage.tsx'), 'ListsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/lists/sources',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./SourcesPage.tsx'), 'SourcesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/lists/new',
      validateSearch: source,
      component: lazyRouteComponent(() => import('./NewListPage.tsx'), 'NewListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/lists/$listId',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./ListPage.tsx'), 'ListPage'),
    }),
  ] as const

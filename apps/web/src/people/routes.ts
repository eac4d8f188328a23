import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/people',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./PeoplePage.tsx'), 'PeoplePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/people/$personId',
      component: lazyRouteComponent(() => import('./PersonPage.tsx'), 'PersonPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/matches',
      validateSearch: (
        search: Record<string, unknown>,
      ): ReturnType<typeof listSearch> & { person?: string } => {
        const person = text(search.person)
        return { ...listSearch(search), ...(person ? { person } : {}) }
      },
      component: lazyRouteComponent(() => import('./MatchesPage.tsx'), 'MatchesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/matches/quality',
      component: lazyRouteComponent(() => import('./QualityPage.tsx'), 'QualityPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/matches/decisions',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./DecisionsPage.tsx'), 'DecisionsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/matches/questions',
      component: lazyRouteComponent(() => import('./QuestionsPage.tsx'), 'QuestionsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/matches/compare',
      validateSearch: (search: Record<string, unknown>): { left?: string; right?: string } => {
        const [left, right] = [text(search.left), text(search.right)]
        return { ...(left ? { left } : {}), ...(right ? { right } : {}) }
      },
      component: lazyRouteComponent(() => import('./ComparePage.tsx'), 'ComparePage'),
    }),
  ] as const

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage'),
    }),
  ] as const

// The portal of a partner's liaison. Its home is the address `/` (home/HomePage.tsx).
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/portal/requests/new',
      component: lazyRouteComponent(() => import('./AskPage.tsx'), 'AskPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/portal/requests/$requestId',
      component: lazyRouteComponent(() => import('./PortalRequestPage.tsx'), 'PortalRequestPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/portal/packages/$packageId',
      component: lazyRouteComponent(() => import('./PortalPackagePage.tsx'), 'PortalPackagePage'),
    }),
  ] as const

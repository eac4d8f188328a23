import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type Office, root } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/account',
      component: lazyRouteComponent(() => import('./AccountPage.tsx'), 'AccountPage'),
    }),
  ] as const

/** Outside of the office: whoever opens it has no password yet. */
export const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: lazyRouteComponent(() => import('./SetPasswordPage.tsx'), 'SetPasswordPage'),
})

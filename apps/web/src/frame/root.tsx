// The root of all addresses, the sign-in page, and the frame in which every subject stands.
import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { ProblemError } from '../api/call.ts'
import { Broken, NotFound } from './Broken.tsx'

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

/** Where to go after sign-in: an address of this site only. */
const backOf = (search: Record<string, unknown>): { back?: string } =>
  typeof search.back === 'string' && /^\/(?![/\\])/.test(search.back) ? { back: search.back } : {}

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: backOf,
  component: lazyRouteComponent(() => import('../sign-in/SignInPage.tsx'), 'SignInPage'),
})

export const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  beforeLoad: async ({ location }) => {
    const { enter } = await import('./me.ts')
    try {
      const me = await enter()
      // For a partner's guest there is nothing but the portal and their own account.
      if (me.role === 'partner_guest' && !/^\/(portal\/.*|account)?$/.test(location.pathname))
        throw redirect({ to: '/' })
      return { me }
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not-signed-in') {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } })
      }
      throw error
    }
  },
  component: lazyRouteComponent(() => import('./Frame.tsx'), 'Frame'),
  errorComponent: Broken,
})

/** The parent that a subject's `routes(parent)` is given. */
export type Office = typeof office

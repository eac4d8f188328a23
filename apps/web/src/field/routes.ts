import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../frame/root.tsx'

export const views = [
  'home',
  'people',
  'counts',
  'handover',
  'more',
  'add',
  'received',
  'notes',
  'report',
  'papers',
  'outbox',
] as const
export type View = (typeof views)[number]

/** The screen that is shown, and the mission to begin with: nothing of a person stands in an address. */
function searchOf({ view, mission }: Record<string, unknown>): { view?: View; mission?: string } {
  const known = views.find((each) => each === view)
  return {
    ...(known ? { view: known } : {}),
    ...(typeof mission === 'string' ? { mission } : {}),
  }
}

/** Outside of the office: it works without a server. */
export const field = createRoute({
  getParentRoute: () => root,
  path: '/field',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('./FieldPage.tsx'), 'FieldPage'),
})

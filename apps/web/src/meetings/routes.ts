import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/meetings',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./MeetingsPage.tsx'), 'MeetingsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/meetings/$meetingId',
      component: lazyRouteComponent(() => import('./MeetingPage.tsx'), 'MeetingPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/commitments',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./CommitmentsPage.tsx'), 'CommitmentsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/commitments/$commitmentId',
      component: lazyRouteComponent(() => import('./CommitmentPage.tsx'), 'CommitmentPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/note-templates',
      component: lazyRouteComponent(() => import('./TemplatesPage.tsx'), 'TemplatesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/figures/meetings',
      component: lazyRouteComponent(() => import('./PublicLinesPage.tsx'), 'PublicLinesPage'),
    }),
  ] as const

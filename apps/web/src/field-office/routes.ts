import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Office } from '../frame/root.tsx'

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/questions',
      component: lazyRouteComponent(() => import('./QuestionsPage.tsx'), 'QuestionsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/operations/missions/$missionId/field',
      component: lazyRouteComponent(() => import('./MissionFieldPage.tsx'), 'MissionFieldPage'),
    }),
  ] as const

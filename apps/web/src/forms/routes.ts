import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import type { Office } from '../frame/root.tsx'

const FillSearch = z.object({
  version: z.string().optional(),
  visit: z.string().optional(),
  track: z.string().optional(),
})

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/forms',
      component: lazyRouteComponent(() => import('./FormsPage.tsx'), 'FormsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/forms/lists',
      component: lazyRouteComponent(() => import('./CodeListsPage.tsx'), 'CodeListsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/forms/$formId',
      component: lazyRouteComponent(() => import('./FormPage.tsx'), 'FormPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/forms/$formId/report',
      component: lazyRouteComponent(() => import('./ReportPage.tsx'), 'ReportPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/forms/fill/$anchorId/$fillingId',
      validateSearch: (search) => FillSearch.parse(search),
      component: lazyRouteComponent(() => import('./FillPage.tsx'), 'FillPage'),
    }),
  ] as const

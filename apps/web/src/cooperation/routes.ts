import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { listSearch } from '../components/list-address.ts'
import type { Office } from '../frame/root.tsx'

/** What a page that begins something is about. */
const about = z.object({
  partner: z.string().optional(),
  agreement: z.string().optional(),
  request: z.string().optional(),
})

export const routes = (parent: Office) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation',
      component: lazyRouteComponent(() => import('./DayPage.tsx'), 'DayPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/partners',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./PartnersPage.tsx'), 'PartnersPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/partners/$partnerId',
      component: lazyRouteComponent(() => import('./PartnerPage.tsx'), 'PartnerPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/agreements',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./AgreementsPage.tsx'), 'AgreementsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/agreements/new',
      validateSearch: about,
      component: lazyRouteComponent(() => import('./NewAgreementPage.tsx'), 'NewAgreementPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/agreements/$agreementId',
      component: lazyRouteComponent(() => import('./AgreementPage.tsx'), 'AgreementPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/requests',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./RequestsPage.tsx'), 'RequestsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/requests/new',
      validateSearch: about,
      component: lazyRouteComponent(() => import('./NewRequestPage.tsx'), 'NewRequestPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/requests/$requestId',
      component: lazyRouteComponent(() => import('./RequestPage.tsx'), 'RequestPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/packages',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./PackagesPage.tsx'), 'PackagesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/packages/new',
      validateSearch: about,
      component: lazyRouteComponent(() => import('./NewPackagePage.tsx'), 'NewPackagePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/packages/$packageId',
      component: lazyRouteComponent(() => import('./PackagePage.tsx'), 'PackagePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/intersections',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./RunsPage.tsx'), 'RunsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/intersections/$runId',
      component: lazyRouteComponent(() => import('./RunPage.tsx'), 'RunPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cooperation/mail',
      validateSearch: listSearch,
      component: lazyRouteComponent(() => import('./MailPage.tsx'), 'MailPage'),
    }),
  ] as const

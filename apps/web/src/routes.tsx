// All addresses. A subject exports `routes(parent)` from its folder and adds one line here.
import { createRouter } from '@tanstack/react-router'
import { routes as cases } from './cases/routes.ts'
import { Skeletons } from './components/Skeletons.tsx'
import { parseSearch, stringifySearch } from './frame/address.ts'
import { routes as figures } from './figures/routes.ts'
import { Broken, NotFound } from './frame/Broken.tsx'
import { office, root, signIn } from './frame/root.tsx'
import { routes as home } from './home/routes.ts'
import { routes as people } from './people/routes.ts'

const tree = root.addChildren([signIn, office.addChildren([...home(office), ...figures(office), ...cases(office), ...people(office)])])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  scrollToTopSelectors: ['#main'],
  defaultPendingComponent: Skeletons,
  defaultPendingMs: 250,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  parseSearch,
  stringifySearch,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

// All addresses. A subject exports `routes(parent)` from its folder and adds one line here.
import { createRouter } from '@tanstack/react-router'
import { routes as administration } from './administration/routes.ts'
import { routes as cases } from './cases/routes.ts'
import { Skeletons } from './components/Skeletons.tsx'
import { routes as cooperation } from './cooperation/routes.ts'
import { routes as course } from './course/routes.ts'
import { routes as enquiries } from './enquiries/routes.ts'
import { field } from './field/routes.ts'
import { routes as fieldOffice } from './field-office/routes.ts'
import { routes as figures } from './figures/routes.ts'
import { routes as forms } from './forms/routes.ts'
import { parseSearch, stringifySearch } from './frame/address.ts'
import { Broken, NotFound } from './frame/Broken.tsx'
import { office, root, signIn } from './frame/root.tsx'
import { routes as home } from './home/routes.ts'
import { routes as justice } from './justice/routes.ts'
import { routes as lists } from './lists/routes.ts'
import { routes as meetings } from './meetings/routes.ts'
import { routes as operations } from './operations/routes.ts'
import { routes as outcomes } from './outcomes/routes.ts'
import { routes as oversight } from './oversight/routes.ts'
import { routes as people } from './people/routes.ts'
import { routes as places } from './places/routes.ts'
import { routes as portal } from './portal/routes.ts'
import { routes as rights } from './rights/routes.ts'
import { routes as session, setPassword } from './session/routes.ts'

const tree = root.addChildren([
  signIn,
  setPassword,
  field,
  office.addChildren([
    ...home(office),
    ...session(office),
    ...administration(office),
    ...oversight(office),
    ...rights(office),
    ...operations(office),
    ...fieldOffice(office),
    ...figures(office),
    ...cases(office),
    ...course(office),
    ...justice(office),
    ...forms(office),
    ...outcomes(office),
    ...places(office),
    ...enquiries(office),
    ...people(office),
    ...lists(office),
    ...cooperation(office),
    ...meetings(office),
    ...portal(office),
  ]),
])

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

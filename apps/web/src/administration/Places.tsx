import { SubjectPlaces } from '../components/SubjectPlaces.tsx'

const places = [
  { to: '/administration', title: 'administration.place.accounts' },
  { to: '/administration/agencies', title: 'administration.place.agencies' },
] as const

export const Places = () => <SubjectPlaces label="administration.places" places={places} />

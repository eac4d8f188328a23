import { SubjectPlaces } from '../components/SubjectPlaces.tsx'

const places = [
  { to: '/lists', title: 'lists.title' },
  { to: '/lists/sources', title: 'lists.sources' },
] as const

export const Places = () => <SubjectPlaces label="lists.places" places={places} />

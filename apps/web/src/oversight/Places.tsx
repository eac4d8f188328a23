import { SubjectPlaces } from '../components/SubjectPlaces.tsx'

const places = [
  { to: '/oversight', title: 'oversight.place.morning' },
  { to: '/oversight/accounts', title: 'oversight.place.accounts' },
  { to: '/oversight/grants', title: 'oversight.place.grants' },
  { to: '/oversight/break-glass', title: 'oversight.place.break-glass' },
  { to: '/oversight/requests', title: 'rights.requests.title' },
  { to: '/oversight/retention', title: 'rights.retention.title' },
  { to: '/oversight/complaints', title: 'rights.complaints.title' },
  { to: '/oversight/notices', title: 'rights.notices.title' },
  { to: '/oversight/later-access', title: 'course.later-access' },
  { to: '/oversight/breaches', title: 'oversight.breaches.title' },
  { to: '/oversight/processing', title: 'oversight.processing.title' },
  { to: '/oversight/crossings', title: 'justice.crossings' },
  { to: '/oversight/research', title: 'outcomes.research.title' },
  { to: '/oversight/ledger', title: 'oversight.place.ledger' },
  { to: '/matches/quality', title: 'people.quality' },
] as const

export const Places = () => <SubjectPlaces label="oversight.places" places={places} />

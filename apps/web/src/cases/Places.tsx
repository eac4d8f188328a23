import { SubjectPlaces } from '../components/SubjectPlaces.tsx'
import { useCan } from '../frame/me.ts'

const places = [
  { to: '/cases', title: 'cases.title' },
  { to: '/cases/board', title: 'boards.open' },
  { to: '/cases/roster', title: 'course.roster' },
  { to: '/cases/outcomes', title: 'outcomes.title' },
  { to: '/cases/places', title: 'places.title' },
  { to: '/cases/services', title: 'places.directory' },
  { to: '/cases/incoming', title: 'course.incoming' },
  { to: '/cases/care-referrals', title: 'cases.referrals' },
  { to: '/cases/crossings', title: 'justice.crossings' },
  { to: '/cases/forms', title: 'forms.title' },
] as const

/** Of care alone: whoever holds legal has no other places. */
export function Places() {
  const can = useCan()
  return can('care.read') ? <SubjectPlaces label="cases.places" places={places} /> : null
}

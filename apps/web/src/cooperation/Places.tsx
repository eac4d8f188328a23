import { SubjectPlaces } from '../components/SubjectPlaces.tsx'

const places = [
  { to: '/cooperation', title: 'cooperation.place.day' },
  { to: '/cooperation/partners', title: 'cooperation.partners' },
  { to: '/cooperation/agreements', title: 'cooperation.agreements' },
  { to: '/cooperation/requests', title: 'cooperation.requests' },
  { to: '/cooperation/packages', title: 'cooperation.packages' },
  { to: '/cooperation/intersections', title: 'cooperation.runs' },
  { to: '/cooperation/mail', title: 'cooperation.mail' },
  { to: '/cooperation/meetings', title: 'meetings.place.meetings' },
  { to: '/cooperation/commitments', title: 'meetings.place.commitments' },
  { to: '/cooperation/note-templates', title: 'meetings.place.notes' },
] as const

export const Places = () => <SubjectPlaces label="cooperation.places" places={places} />

// The places of this subject, above each of its pages.
import { Link } from '@tanstack/react-router'
import { useT } from '../i18n/index.tsx'
import classes from './cooperation.module.css'

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

export function Places() {
  const t = useT()
  return (
    <nav aria-label={t('cooperation.places')} className={`${classes.places} no-print`}>
      {places.map(({ to, title }) => (
        <Link
          key={to}
          to={to as '/'}
          activeOptions={{ exact: to === '/cooperation', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(title)}
        </Link>
      ))}
    </nav>
  )
}

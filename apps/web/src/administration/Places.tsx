import { Link } from '@tanstack/react-router'
import { useT } from '../i18n/index.tsx'
import classes from './administration.module.css'

const places = [
  { to: '/administration', title: 'administration.place.accounts' },
  { to: '/administration/agencies', title: 'administration.place.agencies' },
] as const

export function Places() {
  const t = useT()
  return (
    <nav aria-label={t('administration.places')} className={`${classes.places} no-print`}>
      {places.map(({ to, title }) => (
        <Link
          key={to}
          to={to as '/'}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(title)}
        </Link>
      ))}
    </nav>
  )
}

// The places of this subject, above each of its lists.
import { Link } from '@tanstack/react-router'
import { useT } from '../i18n/index.tsx'
import classes from './figures.module.css'

const places = [
  { to: '/figures', title: 'figures.place.counts' },
  { to: '/figures/flow', title: 'figures.flow.title' },
  { to: '/figures/claims', title: 'figures.place.claims' },
  { to: '/figures/consistency', title: 'figures.place.consistency' },
  { to: '/figures/findings', title: 'figures.place.findings' },
  { to: '/figures/estimate', title: 'figures.place.estimate' },
  { to: '/figures/communiques', title: 'figures.place.communiques' },
  { to: '/figures/meetings', title: 'meetings.lines.place' },
] as const

export function Places() {
  const t = useT()
  return (
    <nav aria-label={t('figures.places')} className={`${classes.places} no-print`}>
      {places.map(({ to, title }) => (
        <Link
          key={to}
          to={to as '/'}
          activeOptions={{ exact: to === '/figures', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(title)}
        </Link>
      ))}
    </nav>
  )
}

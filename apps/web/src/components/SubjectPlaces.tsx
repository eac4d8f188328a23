// The places of a subject, above each of its lists.
import { Link } from '@tanstack/react-router'
import { useT } from '../i18n/index.tsx'
import classes from './SubjectPlaces.module.css'

export interface SubjectPlace {
  to: string
  /** The message that names it. */
  title: string
}

/** @param label the message that names them together. The first place is the one at whose address the others begin. */
export function SubjectPlaces({ label, places }: { label: string; places: readonly SubjectPlace[] }) {
  const t = useT()
  return (
    <nav aria-label={t(label)} className={`${classes.places} no-print`}>
      {places.map(({ to, title }, at) => (
        <Link
          key={to}
          to={to as '/'}
          activeOptions={{ exact: at === 0, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(title)}
        </Link>
      ))}
    </nav>
  )
}

import { Link } from '@tanstack/react-router'
import { useT } from '../i18n/index.tsx'
import classes from './lists.module.css'

/** The two places of the subject. */
export function Places() {
  const t = useT()
  return (
    <nav className={classes.places} aria-label={t('lists.places')}>
      <Link to="/lists" activeOptions={{ exact: true, includeSearch: false }}>
        {t('lists.title')}
      </Link>
      <Link to="/lists/sources" activeOptions={{ includeSearch: false }}>
        {t('lists.sources')}
      </Link>
    </nav>
  )
}

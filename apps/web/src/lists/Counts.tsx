import type { ListCounts } from '@oralu/domain'
import { NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './lists.module.css'

const shown = ['read', 'new', 'repeated', 'revised', 'rejected', 'dropped'] as const

/** What came of the lines of a list. */
export function Counts({ counts }: { counts: ListCounts }) {
  const t = useT()
  return (
    <div className={classes.table}>
      <table aria-label={t('lists.counts')}>
        <thead>
          <tr>
            {shown.map((name) => (
              <th key={name} scope="col">
                {t(`lists.counts.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {shown.map((name) => (
              <td key={name}>
                <NumberText value={counts[name]} definition={t(`lists.counts.${name}-means`)} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {counts.notes['not-dropped'] && <p className={classes.quiet}>{t('lists.trouble.not-dropped')}</p>}
    </div>
  )
}

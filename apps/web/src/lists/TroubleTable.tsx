import type { LineTrouble } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import classes from './lists.module.css'

/** Lines that are not taken, or taken with a note. */
export function TroubleTable({ troubles }: { troubles: readonly LineTrouble[] }) {
  const t = useT()
  return (
    <section
      className={`${classes.table} ${classes.scroll}`}
      aria-label={t('lists.troubles')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('lists.row')}</th>
            <th scope="col">{t('lists.column')}</th>
            <th scope="col">{t('lists.outcome')}</th>
            <th scope="col">{t('lists.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {[...troubles]
            .sort((a, b) => Number(a.kept) - Number(b.kept) || a.row - b.row)
            .map(({ row, column, code, kept }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the table is drawn once for one answer
              <tr key={at}>
                <td data-number>{row}</td>
                <td>
                  <bdi>{column}</bdi>
                </td>
                <td>{t(kept ? 'lists.taken' : 'lists.not-taken')}</td>
                <td>{t(`lists.trouble.${code}`)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}
